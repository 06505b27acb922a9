// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;
import java.util.BitSet;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.Units;

/**
 * How long the map calls of each attachment took. Goes on from where it was when a recording has grown, so that each map call is looked at once. Of an
 * attachment that is still there, or of which some calls were not yet looked at, durations are kept as 16-bit buckets to within 0.1 %; of one that is
 * gone only what is told of it. To be used by one thread at a time.
 */
public final class AttachmentDurations {

    private static final int BITS = 10;
    private static final short[] NONE = {};

    private long[] p50 = {};
    private long[] p99 = {};
    private long[] max = {};
    /** Buckets of each attachment that may still change, shifted so that shorts have their order. */
    private short[][] open = {};
    private int[] used = {};
    /** Calls that were looked at, whether they succeeded or not. */
    private int[] calls = {};
    private final BitSet changed = new BitSet();
    private final BitSet closed = new BitSet();
    private int seen;

    /**
     * Looks at the map calls that came after those of the last time.
     *
     * @param recording always the same one, under the session's lock
     * @param most      how many to look at, at most
     * @return whether all that the recording has were looked at
     */
    public boolean advance(Recording recording, int most) {
        room(recording.attachments().size());
        MappingTable mappings = recording.mappings();
        int size = mappings.size();
        int end = (int) Math.min(size, (long) seen + most);
        BitSet late = new BitSet();
        for (; seen < end; seen++) {
            int attachment = mappings.attachment(seen);
            if (closed.get(attachment)) {
                late.set(attachment);
            } else {
                add(mappings, attachment, seen);
            }
        }
        if (!late.isEmpty()) {
            again(mappings, late);
        }
        changed.stream().forEach(attachment -> sum(recording.attachments(), attachment));
        changed.clear();
        return seen == size;
    }

    /** A call was recorded after its attachment was gone, and the others of it were forgotten: they are looked for. */
    private void again(MappingTable mappings, BitSet late) {
        late.stream().forEach(attachment -> {
            calls[attachment] = 0;
            max[attachment] = Units.UNKNOWN;
        });
        closed.andNot(late);
        for (int row = 0; row < seen; row++) {
            int attachment = mappings.attachment(row);
            if (late.get(attachment)) {
                add(mappings, attachment, row);
            }
        }
    }

    private void room(int attachments) {
        int before = p50.length;
        if (attachments > before) {
            int room = Math.max(attachments, before + before / 2);
            p50 = Arrays.copyOf(p50, room);
            p99 = Arrays.copyOf(p99, room);
            max = Arrays.copyOf(max, room);
            open = Arrays.copyOf(open, room);
            used = Arrays.copyOf(used, room);
            calls = Arrays.copyOf(calls, room);
            Arrays.fill(p50, before, room, Units.UNKNOWN);
            Arrays.fill(p99, before, room, Units.UNKNOWN);
            Arrays.fill(max, before, room, Units.UNKNOWN);
            Arrays.fill(open, before, room, NONE);
        }
    }

    private void add(MappingTable mappings, int attachment, int row) {
        calls[attachment]++;
        changed.set(attachment);
        long duration = mappings.populationNs(row);
        if (duration == Units.UNKNOWN) {
            return;
        }
        short[] buckets = open[attachment];
        if (used[attachment] == buckets.length) {
            buckets = Arrays.copyOf(buckets, Math.max(8, buckets.length * 2));
            open[attachment] = buckets;
        }
        buckets[used[attachment]++] = (short) (LogBuckets.index(duration, BITS) + Short.MIN_VALUE);
        max[attachment] = Math.max(max[attachment], duration);
    }

    private void sum(AttachmentTable attachments, int attachment) {
        int known = used[attachment];
        if (known > 0) {
            // they need not stay in the order in which they came
            Arrays.sort(open[attachment], 0, known);
            p50[attachment] = percentile(open[attachment], known, 50, max[attachment]);
            p99[attachment] = percentile(open[attachment], known, 99, max[attachment]);
        }
        if (attachments.detachNs(attachment) != Units.UNKNOWN
                && calls[attachment] >= attachments.mapCount(attachment) + attachments.failedCount(attachment)) {
            open[attachment] = NONE;
            used[attachment] = 0;
            closed.set(attachment);
        }
    }

    private static long percentile(short[] buckets, int size, int percent, long max) {
        long rank = ((long) size * percent + 99) / 100;
        int bucket = buckets[(int) Math.max(1, rank) - 1] - Short.MIN_VALUE;
        return Math.min(max, LogBuckets.highest(bucket, BITS));
    }

    /**
     * How many map calls were looked at.
     *
     * @return calls
     */
    public int seen() {
        return seen;
    }

    /**
     * Half of the map calls that were looked at took no longer.
     *
     * @param attachment a row
     * @return ns, or {@link Units#UNKNOWN} when there were none
     */
    public long p50Ns(int attachment) {
        return attachment < p50.length ? p50[attachment] : Units.UNKNOWN;
    }

    /**
     * 99 % of the map calls that were looked at took no longer.
     *
     * @param attachment a row
     * @return ns, or {@link Units#UNKNOWN} when there were none
     */
    public long p99Ns(int attachment) {
        return attachment < p99.length ? p99[attachment] : Units.UNKNOWN;
    }

    /**
     * The longest map call that was looked at.
     *
     * @param attachment a row
     * @return ns, or {@link Units#UNKNOWN} when there was none
     */
    public long maxNs(int attachment) {
        return attachment < max.length ? max[attachment] : Units.UNKNOWN;
    }
}
