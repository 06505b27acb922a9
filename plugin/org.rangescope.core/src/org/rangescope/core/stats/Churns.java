// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** Makes {@link Churn}s. Of very many map calls it looks at some that are evenly picked. */
public final class Churns {

    /** So many map calls are looked at, at most. */
    private static final int MOST = 1 << 16;
    /** Fewer lifetimes than this make no median. */
    private static final int FEWEST = 5;

    private Churns() {}

    /**
     * The churn of the map calls that returned in a stretch of time, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return groups, the one with most calls first
     */
    public static List<Churn> of(Recording recording, GroupBy by, long fromNs, long toNs) {
        Groups groups = new Groups(recording, by);
        List<Totals> totals = Totals.byGroup(recording, groups, fromNs, toNs);
        MappingTable mappings = recording.mappings();
        AttachmentTable attachments = recording.attachments();
        List<Lifetimes> lifetimes = new ArrayList<>();
        for (int row : pick(recording, fromNs, toNs)) {
            int group = groups.ofMapping(row);
            while (lifetimes.size() <= group) {
                lifetimes.add(new Lifetimes());
            }
            Lifetimes of = lifetimes.get(group);
            of.add(recording, row);
            int first = attachments.first(mappings.attachment(row));
            of.remapped += first == row
                    ? 0
                    : first < 0 || mappings.state(first) != MappingState.FAILED
                            ? 1
                            // which one was the first that succeeded is not known: over all calls that adds up to all but one
                            : 1 - 1.0 / Math.max(1, attachments.mapCount(mappings.attachment(row)));
        }
        long over = Math.max(0, Math.min(toNs, recording.endNs()) - Math.max(fromNs, recording.startNs()));
        List<Churn> churns = new ArrayList<>();
        for (int group = 0; group < totals.size(); group++) {
            Lifetimes of = group < lifetimes.size() ? lifetimes.get(group) : new Lifetimes();
            if (totals.get(group).calls > 0) {
                churns.add(of.churn(groups.label(group), -1, totals.get(group).calls, over,
                        of.looked == 0 ? Double.NaN : of.remapped / of.looked));
            }
        }
        churns.sort((a, b) -> Long.compare(b.calls(), a.calls()));
        return List.copyOf(churns);
    }

    /**
     * The attachments that were mapped most often.
     *
     * @param recording under the session's lock
     * @param n         how many at most
     * @return attachments, the one with most calls first; the time is that for which it was attached
     */
    public static List<Churn> ofAttachments(Recording recording, int n) {
        AttachmentTable attachments = recording.attachments();
        Comparator<Integer> fewestFirst = (a, b) -> attachments.mapCount(a) != attachments.mapCount(b)
                ? Integer.compare(attachments.mapCount(a), attachments.mapCount(b))
                : Integer.compare(b, a);
        PriorityQueue<Integer> busiest = new PriorityQueue<>(fewestFirst);
        for (int row = 0; row < attachments.size() && n > 0; row++) {
            if (attachments.mapCount(row) > 0
                    && (busiest.size() < n || attachments.mapCount(row) > attachments.mapCount(busiest.element()))) {
                busiest.add(row);
                if (busiest.size() > n) {
                    busiest.remove();
                }
            }
        }
        List<Integer> rows = new ArrayList<>(busiest);
        rows.sort(fewestFirst.reversed());
        LongIntMap places = new LongIntMap();
        List<Lifetimes> lifetimes = new ArrayList<>();
        for (int attachment : rows) {
            places.put(attachment + 1L, lifetimes.size());
            lifetimes.add(new Lifetimes());
        }
        for (int mapping : pick(recording, Calls.FIRST, Calls.LAST)) {
            int place = places.get(recording.mappings().attachment(mapping) + 1L);
            if (place >= 0) {
                lifetimes.get(place).add(recording, mapping);
            }
        }
        List<Churn> churns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            long calls = attachments.mapCount(row);
            long from = attachments.seenAttach(row) ? attachments.attachNs(row) : recording.startNs();
            long to = attachments.detachNs(row) == Units.UNKNOWN ? recording.endNs() : attachments.detachNs(row);
            churns.add(lifetimes.get(i).churn(recording.dictionaries().device(attachments.device(row)).name(), row, calls,
                    Math.max(0, to - Math.max(from, recording.startNs())), (calls - 1.0) / calls));
        }
        return List.copyOf(churns);
    }

    /** Rows of successful calls that returned in a time, all of them or evenly picked ones. */
    private static int[] pick(Recording recording, long fromNs, long toNs) {
        MappingTable mappings = recording.mappings();
        int from = fromNs == Calls.FIRST ? 0 : firstAfter(mappings, fromNs - 1);
        int to = toNs == Calls.LAST ? mappings.size() : firstAfter(mappings, toNs);
        int count = Math.max(0, to - from);
        int picked = Math.min(MOST, count);
        int[] rows = new int[picked];
        int used = 0;
        for (int i = 0; i < picked; i++) {
            // one of each stretch, and not always its first: calls may take turns
            long jitter = (i * 0x9e3779b9) >>> 28;
            int row = from + (int) (((long) i * 16 + jitter) * count / (16L * picked));
            MappingState state = mappings.state(row);
            if (state != MappingState.FAILED && state != MappingState.IN_FLIGHT && !mappings.has(row, MapFlags.EARLIER)) {
                rows[used++] = row;
            }
        }
        return Arrays.copyOf(rows, used);
    }

    /** The first row that returned after a time; rows are in the order in which they returned. */
    private static int firstAfter(MappingTable mappings, long timeNs) {
        int low = 0;
        int high = mappings.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (mappings.returnNs(middle) > timeNs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Lifetimes, of which those that have not ended are known to be at least so long: their median by Kaplan and Meier. */
    private static final class Lifetimes {

        /** Twice the lifetime, plus 1 when it has not ended: at the same time, ends come first. */
        private long[] lifetimes = new long[16];
        private int size;
        private int looked;
        private double remapped;

        void add(Recording recording, int row) {
            MappingTable mappings = recording.mappings();
            looked++;
            boolean ended = !mappings.state(row).isOutstanding();
            if (ended && mappings.unmapNs(row) == Units.UNKNOWN) {
                // gone, and nobody saw when
                return;
            }
            if (size == lifetimes.length) {
                lifetimes = Arrays.copyOf(lifetimes, size * 2);
            }
            long end = ended ? mappings.unmapNs(row) : recording.endNs();
            long lived = Math.max(0, end - mappings.returnNs(row));
            lifetimes[size++] = mappings.state(row).isLeak() ? Long.MAX_VALUE : lived << 1 | (ended ? 0 : 1);
        }

        Churn churn(String group, int attachment, long calls, long overNs, double share) {
            Arrays.sort(lifetimes, 0, size);
            double alive = 1;
            long longest = 0;
            for (int i = 0; i < size && size >= FEWEST; i++) {
                if (lifetimes[i] != Long.MAX_VALUE) {
                    longest = lifetimes[i] >>> 1;
                }
                if ((lifetimes[i] & 1) == 0) {
                    alive *= 1 - 1.0 / (size - i);
                    if (alive <= 0.5 + 1e-9) {
                        return new Churn(group, attachment, calls, overNs, share, longest, false, looked);
                    }
                }
            }
            return new Churn(group, attachment, calls, overNs, share, size < FEWEST ? Units.UNKNOWN : longest, size >= FEWEST, looked);
        }
    }
}
