// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

/** Takes the records of a stream, in the order of their times as far as they came early enough. Called from the one thread that reads. */
public interface EventSink {

    /**
     * The stream's metadata was read. Comes before the first record.
     *
     * @param header what it says
     */
    void header(CaptureHeader header);

    /**
     * A data packet begins.
     *
     * @param packet its header; valid only during the call
     */
    default void packet(PacketView packet) {
        // most sinks look at records only
    }

    /**
     * The next record. All lengths in it were checked.
     *
     * @param record valid only during the call: it is moved on to the next one
     */
    void record(RecordView record);

    /**
     * The next records: all of a packet in which nothing is wrong, in the order of their times, none of them older than any record before. For sinks that can
     * do better than to be handed one after the other.
     *
     * @param record at the first of them; {@link RecordView#next()} moves it on. Valid only during the call
     */
    default void records(RecordView record) {
        do {
            record(record);
        } while (record.next());
    }

    /**
     * Records that came after later ones were put in order: they were handed on before those. Which ones they were is of no interest.
     *
     * @param records how many since the last call
     */
    default void reordered(long records) {
        // the order is right
    }

    /**
     * Something was not readable between the last record and the next.
     *
     * @param damage where and what
     */
    default void damaged(Damage damage) {
        // the reader collects them too
    }
}
