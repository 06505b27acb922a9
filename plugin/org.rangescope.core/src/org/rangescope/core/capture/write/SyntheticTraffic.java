// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Recordings of traffic that never was, of any length: importers attach to buffers, map and unmap them in bursts, and detach; exporters make buffers, move
 * them and release them; processes come and go. Each attachment is driven by a thread of its own, so hundreds of mappings live at once and end in another
 * order. The same seed gives the same bytes. Nothing is wrong in it, unless mistakes are planted.
 *
 * <pre>new SyntheticTraffic(42).events(10_000_000).plant(Mistake.LEAKED_AT_DETACH, 3).write(path);</pre>
 */
public final class SyntheticTraffic {

    final long seed;
    long events = 100_000;
    int buffers = 192;
    int attachments = 256;
    int exporters = 5;
    int importers = 8;
    int processes = 12;
    int callSites = 24;
    int rangesMax = 64;
    double sgTables = 0.15;
    double failures = 0.0005;
    double pins = 0.1;
    int mapsPerAttachment = 200;
    int mapsPerInvalidate = 20_000;
    int mapsPerExit = 100_000;
    boolean watched;
    boolean leaveMapped;
    final Map<Mistake, Integer> mistakes = new EnumMap<>(Mistake.class);

    /** A mistake that can be planted: each is what one rule is there to find. */
    public enum Mistake {
        /** The importer detaches without unmapping. */
        LEAKED_AT_DETACH("RS01"),
        /** The buffer is released while it is mapped, and nobody ever detaches. */
        LEAKED_AT_RELEASE("RS02"),
        /** Unmap does nothing, for the interconnect is no longer allowed. */
        SWALLOWED_NOT_ALLOWED("RS03"),
        /** Unmap does nothing, for the exporter has no such operation. */
        SWALLOWED_NO_OP("RS04"),
        /** What was unmapped is unmapped again. */
        DOUBLE_UNMAP("RS06"),
        /** Something is unmapped that was never mapped. */
        UNKNOWN_UNMAP("RS07"),
        /** A mapping is unmapped on another attachment. */
        OTHER_ATTACHMENT("RS08"),
        /** A map call does not hold the buffer's reservation lock. */
        LOCK_NOT_HELD("RS11"),
        /** A map call is refused. */
        REFUSED("RS12"),
        /** The exporter says one range more than it stored. */
        RANGE_COUNT("RS13"),
        /** An index is left out. */
        SPARSE_INDEX("RS14"),
        /** A range ends before it starts. */
        MALFORMED_RANGE("RS15"),
        /** A range begins inside the one before. */
        OVERLAPPING_RANGE("RS16"),
        /** The last range is shorter than the buffer goes on. */
        SHORT_RANGES("RS17"),
        /** An unmap call does not free all that the map call allocated. */
        ENTRIES_KEPT("RS18"),
        /** A map call fails and does not free what it had allocated. */
        FAILED_KEPT("RS19"),
        /** The mapping has another interconnect than the match. */
        OTHER_INTERCONNECT("RS20");

        private final String ruleId;

        Mistake(String ruleId) {
            this.ruleId = ruleId;
        }

        /**
         * The rule that should find it.
         *
         * @return such as {@code RS01}
         */
        public String ruleId() {
            return ruleId;
        }

        /** Whether it is made by the map call, rather than where a mapping should end. */
        boolean atMap() {
            return switch (this) {
            case SWALLOWED_NO_OP, LOCK_NOT_HELD, REFUSED, RANGE_COUNT, SPARSE_INDEX, MALFORMED_RANGE, OVERLAPPING_RANGE, SHORT_RANGES,
                    FAILED_KEPT,
                    OTHER_INTERCONNECT ->
                true;
            case LEAKED_AT_DETACH, LEAKED_AT_RELEASE, SWALLOWED_NOT_ALLOWED, DOUBLE_UNMAP, UNKNOWN_UNMAP, OTHER_ATTACHMENT, ENTRIES_KEPT ->
                false;
            };
        }
    }

    /**
     * What was written.
     *
     * @param records all of them, dictionaries included
     * @param maps    map calls that succeeded
     * @param failed  map calls that failed
     * @param unmaps  unmap calls
     * @param ranges  range records
     * @param live    mappings that are live or leaked at the end
     * @param endNs   time of the last record
     */
    public record Written(long records, long maps, long failed, long unmaps, long ranges, int live, long endNs) {}

    /**
     * Traffic with a hundred thousand events, a few hundred attachments, and no mistakes.
     *
     * @param seed of the numbers by chance
     */
    public SyntheticTraffic(long seed) {
        this.seed = seed;
    }

    /**
     * How long it is.
     *
     * @param wanted records; a few hundred more come until everything is unmapped. Short traffic has fewer buffers and attachments than asked for
     * @return this
     */
    public SyntheticTraffic events(long wanted) {
        events = wanted;
        return this;
    }

    /**
     * How much there is at once.
     *
     * @param bufferCount     buffers
     * @param attachmentCount attachments, of which each has one mapping at most
     * @return this
     */
    public SyntheticTraffic population(int bufferCount, int attachmentCount) {
        buffers = Math.max(1, bufferCount);
        attachments = Math.max(1, attachmentCount);
        return this;
    }

    /**
     * Who takes part.
     *
     * @param exporterCount drivers that own buffers
     * @param importerCount devices that map them
     * @param processCount  processes on whose behalf they do
     * @param callSiteCount functions that map
     * @return this
     */
    public SyntheticTraffic parties(int exporterCount, int importerCount, int processCount, int callSiteCount) {
        exporters = Math.max(1, exporterCount);
        importers = Math.max(1, importerCount);
        processes = Math.max(1, processCount);
        callSites = Math.max(1, callSiteCount);
        return this;
    }

    /**
     * How many ranges a mapping has. Most have one to four.
     *
     * @param most at most
     * @return this
     */
    public SyntheticTraffic ranges(int most) {
        rangesMax = Math.max(1, most);
        return this;
    }

    /**
     * Attachments that map sg-tables.
     *
     * @param share from 0 to 1
     * @return this
     */
    public SyntheticTraffic sgTables(double share) {
        sgTables = share;
        return this;
    }

    /**
     * Map calls that fail for reasons of the day, such as a signal.
     *
     * @param share from 0 to 1
     * @return this
     */
    public SyntheticTraffic failures(double share) {
        failures = share;
        return this;
    }

    /**
     * Attachments that pin their buffer.
     *
     * @param share from 0 to 1
     * @return this
     */
    public SyntheticTraffic pins(double share) {
        pins = share;
        return this;
    }

    /**
     * How often what is rare happens.
     *
     * @param perAttachment map calls until an importer detaches, on average
     * @param perInvalidate map calls until a buffer is moved, on average
     * @param perExit       map calls until a process ends, on average
     * @return this
     */
    public SyntheticTraffic cycles(int perAttachment, int perInvalidate, int perExit) {
        mapsPerAttachment = Math.max(1, perAttachment);
        mapsPerInvalidate = Math.max(1, perInvalidate);
        mapsPerExit = Math.max(1, perExit);
        return this;
    }

    /**
     * Whether allocations and frees in the calls are counted, as the probe can do: map records say how many, and an unmap_end follows each unmap.
     *
     * @param yes whether they are
     * @return this
     */
    public SyntheticTraffic watched(boolean yes) {
        watched = yes;
        return this;
    }

    /**
     * Whether the capture ends in the midst of it.
     *
     * @param yes whether what is mapped then stays mapped
     * @return this
     */
    public SyntheticTraffic leaveMapped(boolean yes) {
        leaveMapped = yes;
        return this;
    }

    /**
     * Plants mistakes, evenly over the recording. Those that only counting shows switch {@link #watched} on.
     *
     * @param mistake which
     * @param count   how often
     * @return this
     */
    public SyntheticTraffic plant(Mistake mistake, int count) {
        mistakes.merge(mistake, count, Integer::sum);
        watched |= mistake == Mistake.ENTRIES_KEPT || mistake == Mistake.FAILED_KEPT;
        return this;
    }

    /**
     * Plants the mistakes of a rule.
     *
     * @param ruleId such as {@code RS01}
     * @param count  how often
     * @return this
     * @throws IllegalArgumentException if there is none for that rule
     */
    public SyntheticTraffic plant(String ruleId, int count) {
        for (Mistake mistake : Mistake.values()) {
            if (mistake.ruleId().equals(ruleId)) {
                return plant(mistake, count);
            }
        }
        throw new IllegalArgumentException("no mistake for " + ruleId + " can be planted");
    }

    /**
     * Writes it into a file.
     *
     * @param file made, or replaced
     * @return what was written
     * @throws IOException if it cannot be written
     */
    public Written write(Path file) throws IOException {
        try (CaptureWriter writer = CaptureWriter.file(file)) {
            return write(writer);
        }
    }

    /**
     * Writes it into a stream.
     *
     * @param out gets it, and is closed
     * @return what was written
     * @throws IOException if it cannot be written
     */
    public Written write(OutputStream out) throws IOException {
        try (CaptureWriter writer = new CaptureWriter(out)) {
            return write(writer);
        }
    }

    /**
     * Writes it with a writer that has written nothing yet.
     *
     * @param writer gets the records and is left open
     * @return what was written
     */
    public Written write(CaptureWriter writer) {
        writer.uuid(new UUID(0x52414e4745534350L, seed));
        return new TrafficModel(this, writer).run();
    }
}
