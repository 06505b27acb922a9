// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.edit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/**
 * Writes a recording anew as it is read. What cannot be read is not in it, and is told as the format tells losses: where the number of events is known,
 * statistics records stand before and after the place; where it is not, the packets' numbers have a gap. Subclasses choose. Used by one thread, once.
 */
abstract class Rewriter implements EventSink {

    private static final long BATCH_BYTES = 4L << 20;
    private static final long WAIT_MILLIS = 100;

    /** Counters of a statistics record, which count from the start of the capture. */
    private static final int[] COUNTERS = {RecordLayout.STATISTICS_LOST_RING, RecordLayout.STATISTICS_LOST_TABLE,
            RecordLayout.STATISTICS_LOST_MISSED, RecordLayout.STATISTICS_LOST_OUTPUT, RecordLayout.STATISTICS_LOST_STACKS,
            RecordLayout.STATISTICS_LATE, RecordLayout.STATISTICS_TRUNCATED, RecordLayout.STATISTICS_FILTERED,
            RecordLayout.STATISTICS_SAMPLED, RecordLayout.STATISTICS_REUSED_STACKS};

    final CaptureWriter writer;
    private CaptureHeader header = CaptureHeader.NONE;
    private final long[] latest = new long[COUNTERS.length];
    private final long[] base = new long[COUNTERS.length];
    private long discarded;
    private long discardedBase;
    private long read;
    private long missing;
    private long missingBase;
    private boolean damaged;
    /** Records that damage took from the new recording. */
    private long lost;
    private boolean pending;
    private boolean pendingUnknown;
    private boolean pendingAnywhere;
    private long pendingCount;
    private long lastNs = Units.UNKNOWN;
    private boolean silent;
    private boolean finished;

    Rewriter(OutputStream out) {
        writer = new CaptureWriter(out);
    }

    /** Reads everything, or as far as is wanted. */
    final CaptureReader run(ByteSource source, Progress progress, String what) throws IOException {
        CaptureReader reader = new CaptureReader(source);
        try {
            while (!reader.isDone() && !finished) {
                if (progress.isCanceled()) {
                    throw new java.util.concurrent.CancellationException();
                }
                if (reader.await(WAIT_MILLIS)) {
                    reader.read(this, BATCH_BYTES);
                }
                long size = source.size();
                progress.report(size > 0 ? (double) source.offset() / size : Double.NaN, what + ", " + Units.bytes(source.offset()));
            }
            if (pending) {
                // a moment later, so that the loss has a length: nobody knows what it would have ended
                long afterNs = Math.max(0, lastNs) + 1;
                if (!mark(afterNs)) {
                    // what follows the gap shows it
                    statistics(afterNs);
                }
            }
            end();
            writer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return reader;
    }

    /** The new recording's metadata. */
    abstract String metadata(String text);

    /** Takes a record: writes it, or does not. */
    abstract void take(RecordView record);

    /** Everything was read. */
    void end() {
        // nothing follows
    }

    /** Nothing of what follows is wanted. */
    final void finish() {
        finished = true;
    }

    final long lastNs() {
        return lastNs;
    }

    @Override
    public final void header(CaptureHeader found) {
        header = found;
        writer.uuid(found.uuid());
        if (found.isKnown()) {
            String text = metadata(found.text());
            writer.metadata(() -> text);
            return;
        }
        // nothing but the format is known; the probe's own words would be lies
        for (String key : List.of("tracer_version", "hostname", "kernel_release", "architecture", "adapters", "hooks_attached",
                "hooks_missing", "pointers", "range_times")) {
            writer.without(key);
        }
        writer.clockOffset(0);
        writer.metadata(() -> metadata(writer.metadataText()));
    }

    /** What is known of the recording that is read. */
    final CaptureHeader header() {
        return header;
    }

    @Override
    public final void packet(PacketView packet) {
        if (finished) {
            return;
        }
        writer.flush().cpus(packet.cpuCount());
        discarded = Math.max(discarded, packet.eventsDiscarded());
        writer.discarded(Math.max(0, discarded - discardedBase) + lost);
        if (packet.missingBefore() > 0) {
            damaged = true;
        }
        if (packet.missingBefore() > 0 && !silent) {
            gap((int) Math.min(packet.missingBefore(), 1 << 20));
        }
    }

    /** Packets that are missing. */
    private void gap(int packets) {
        writer.flush().skipPackets(packets);
    }

    @Override
    public final void record(RecordView record) {
        if (finished) {
            return;
        }
        read++;
        if (record.kind() == null && !(header.isKnown() && header.minor() > RecordLayout.FORMAT_MINOR)) {
            // no probe of this format writes such a record: it is damage, which was told
            return;
        }
        if (pending && !silent) {
            mark(record.timestampNs());
        }
        if (record.id() == RecordLayout.ID_STATISTICS) {
            for (int i = 0; i < COUNTERS.length; i++) {
                latest[i] = Math.max(latest[i], record.getLong(COUNTERS[i], 0));
            }
            missing = Math.max(0, record.getLong(RecordLayout.STATISTICS_WRITTEN) - read);
        }
        take(record);
        lastNs = Math.max(lastNs, record.timestampNs());
    }

    @Override
    public void damaged(Damage damage) {
        if (damage.length() > 0 || damage.lost() > 0) {
            damaged = true;
            pending = true;
            pendingCount += damage.lost();
            pendingUnknown |= damage.lost() == 0;
            pendingAnywhere |= damage.length() == 0;
        }
    }

    /** Tells the loss that was met, of which the other end is known now; whether anything was written after it. */
    private boolean mark(long timeNs) {
        boolean counted = pendingCount > 0;
        if (counted) {
            if (!pendingAnywhere && lastNs != Units.UNKNOWN) {
                statistics(lastNs);
            }
            lost += pendingCount;
            writer.flush().discarded(Math.max(0, discarded - discardedBase) + lost);
            if (pendingUnknown) {
                gap(1);
            }
            statistics(timeNs);
        } else {
            gap(1);
        }
        forget();
        return counted;
    }

    private void forget() {
        pending = false;
        pendingCount = 0;
        pendingAnywhere = false;
        pendingUnknown = false;
    }

    /** What was counted until now is not of the new recording. */
    final void countFromHere() {
        System.arraycopy(latest, 0, base, 0, latest.length);
        discardedBase = discarded;
        missingBase = missing;
        lost = 0;
        forget();
        silent = false;
    }

    /** What is read from now on is not written, and what is lost in it is not told. */
    final void beSilent() {
        silent = true;
    }

    /** Calls that the subclass has left out. */
    long filtered() {
        return 0;
    }

    /** A statistics record of the new recording. */
    final void statistics(long timeNs) {
        writer.at(timeNs).begin(RecordLayout.ID_STATISTICS, RecordLayout.STATISTICS_SIZE);
        counters();
    }

    /** A statistics record of the recording that is read, as it is true of the new one. */
    final void statistics(RecordView record, long timeNs) {
        writer.copy(record, timeNs);
        counters();
    }

    private void counters() {
        // records that the probe wrote and that nobody found stay missing
        long gone = damaged ? 0 : Math.max(0, missing - missingBase);
        writer.putLong(RecordLayout.STATISTICS_WRITTEN, writer.written() + gone);
        for (int i = 0; i < COUNTERS.length; i++) {
            long more = COUNTERS[i] == RecordLayout.STATISTICS_LOST_OUTPUT
                    ? lost
                    : COUNTERS[i] == RecordLayout.STATISTICS_FILTERED ? filtered() : 0;
            writer.putLong(COUNTERS[i], Math.max(0, latest[i] - base[i]) + more);
        }
    }
}
