// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.Units;

/**
 * How long the map calls of each attachment took. Durations are kept as 16-bit buckets to within 0.1 %, those of one attachment beside each other; so many
 * attachments at a time as there is room for.
 */
final class AttachmentDurations {

    private static final int BITS = 10;

    private final long[] p50;
    private final long[] p99;
    private final long[] max;

    private AttachmentDurations(int attachments) {
        p50 = new long[attachments];
        p99 = new long[attachments];
        max = new long[attachments];
        Arrays.fill(p50, Units.UNKNOWN);
        Arrays.fill(p99, Units.UNKNOWN);
        Arrays.fill(max, Units.UNKNOWN);
    }

    /**
     * Looks at each map call, once for each piece.
     *
     * @param recording under the session's lock
     * @param piece     map calls to keep at a time; an attachment with more than that gets a piece of its own
     */
    static AttachmentDurations of(Recording recording, int piece) {
        AttachmentTable attachments = recording.attachments();
        int size = attachments.size();
        AttachmentDurations durations = new AttachmentDurations(size);
        for (int from = 0; from < size;) {
            long calls = attachments.mapCount(from);
            int to = from + 1;
            while (to < size && calls + attachments.mapCount(to) <= piece) {
                calls += attachments.mapCount(to++);
            }
            if (calls > 0) {
                durations.fill(recording, from, to, calls);
            }
            from = to;
        }
        return durations;
    }

    private void fill(Recording recording, int from, int to, long calls) {
        AttachmentTable attachments = recording.attachments();
        MappingTable mappings = recording.mappings();
        short[] buckets = new short[Math.toIntExact(calls)];
        int[] end = new int[to - from];
        int[] next = new int[to - from];
        int begin = 0;
        for (int attachment = from; attachment < to; attachment++) {
            next[attachment - from] = begin;
            begin += attachments.mapCount(attachment);
            end[attachment - from] = begin;
        }
        int rows = mappings.size();
        for (int row = 0; row < rows; row++) {
            int attachment = mappings.attachment(row);
            if (attachment < from || attachment >= to) {
                continue;
            }
            long duration = mappings.populationNs(row);
            int at = attachment - from;
            if (duration != Units.UNKNOWN && next[at] < end[at]) {
                // shifted so that shorts have the order of the buckets
                buckets[next[at]++] = (short) (LogBuckets.index(duration, BITS) + Short.MIN_VALUE);
                max[attachment] = Math.max(max[attachment], duration);
            }
        }
        begin = 0;
        for (int attachment = from; attachment < to; attachment++) {
            int known = next[attachment - from];
            if (known > begin) {
                Arrays.sort(buckets, begin, known);
                p50[attachment] = percentile(buckets, begin, known, 50, max[attachment]);
                p99[attachment] = percentile(buckets, begin, known, 99, max[attachment]);
            }
            begin = end[attachment - from];
        }
    }

    private static long percentile(short[] buckets, int begin, int end, int percent, long max) {
        long rank = ((long) (end - begin) * percent + 99) / 100;
        int bucket = buckets[begin + (int) Math.max(1, rank) - 1] - Short.MIN_VALUE;
        return Math.min(max, LogBuckets.highest(bucket, BITS));
    }

    long p50Ns(int attachment) {
        return p50[attachment];
    }

    long p99Ns(int attachment) {
        return p99[attachment];
    }

    long maxNs(int attachment) {
        return max[attachment];
    }
}
