// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

/** Takes the records of a stream, in their order. Called from the one thread that reads. */
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
     * Something was not readable between the last record and the next.
     *
     * @param damage where and what
     */
    default void damaged(Damage damage) {
        // the reader collects them too
    }
}
