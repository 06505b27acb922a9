// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.analysis.MappingQuery;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.DurationGrid;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.Units;

/** The indexes answer as somebody would who looked at every row, whatever the stretch of time, and whatever went wrong in it. */
class IndexTest {

    private static final int FLAGS = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    private static final int ATTACHMENTS = 12;
    private static final int SLOTS = 600;
    private static final long UNKNOWN = Units.UNKNOWN;

    @TempDir
    private static Path dir;

    /** Mappings by chance: most are unmapped, some leaked, some never seen to end; some calls fail, some have no begin. */
    private static final class Chance {

        private final Random random;
        private final CaptureWriter to;
        private final boolean[] live = new boolean[SLOTS];
        private final int[] attached = new int[ATTACHMENTS];
        private final int[] device = new int[4];
        private final int[] task = new int[3];
        private final int[] stack = new int[5];
        private int serial;

        Chance(long seed, CaptureWriter to) {
            random = new Random(seed);
            this.to = to;
            to.packets(16 << 10, 200).step(0);
            for (int i = 0; i < device.length; i++) {
                device[i] = to.device("gpu" + i, "", "");
            }
            for (int i = 0; i < task.length; i++) {
                task[i] = to.task("task" + i, 100 + i, 100 + i);
            }
            for (int i = 0; i < stack.length; i++) {
                stack[i] = to.stack(to.symbol("map" + i, "", 1, 2), to.symbol("ioctl", "", 1, 2));
            }
            tick();
            to.start(task[0], 1, 3);
            for (int i = 0; i < 3; i++) {
                tick();
                int exporter = to.string("exporter" + i);
                to.record(EventKind.BUFFER_STATE, buffer(i), inode(i), (i + 1) << 16, exporter, 1, 0, 0);
            }
            // mapped before the capture, on attachments of which nothing else is known
            for (int i = 0; i < 3; i++) {
                tick();
                to.record(EventKind.MAPPING_STATE, buffer(i), inode(i), (i + 1) << 16, 0x7000 + i, 0x9000 + i, 0x7fff_0000 + i,
                        to.now() - 900_000 - i, to.now() - 800_000 - i, 4096, Adapter.INTERCONNECT_V2.id(), 4, FLAGS, 0, 1, device[i],
                        task[0], stack[0]);
            }
        }

        private static long buffer(int attachment) {
            return 0x100 + attachment % 3;
        }

        private static long inode(int attachment) {
            return 4_000 + attachment % 3;
        }

        private long attachment(int index) {
            return 0x1000 + index * 0x100L + attached[index] % 0x100;
        }

        private void tick() {
            to.pause(1 + random.nextInt(900));
        }

        void run(int calls) {
            for (int i = 0; i < calls;) {
                int slot = random.nextInt(SLOTS);
                int index = slot % ATTACHMENTS;
                boolean table = index == 3 || index == 7;
                tick();
                if (live[slot] && random.nextInt(1_000) != 0) {
                    to.begin(RecordLayout.ID_UNMAP, RecordLayout.UNMAP_SIZE).putLong(RecordLayout.UNMAP_BUFFER, buffer(index))
                            .putLong(RecordLayout.UNMAP_INODE, inode(index)).putLong(RecordLayout.UNMAP_ATTACHMENT, attachment(index))
                            .putLong(RecordLayout.UNMAP_MAPPING, 0x10_0000 + slot)
                            .putInt(RecordLayout.UNMAP_ADAPTER, (table ? Adapter.SGT : Adapter.INTERCONNECT_V2).id())
                            .putInt(RecordLayout.UNMAP_FLAGS, random.nextInt(20_000) == 0 ? FLAGS & ~MapFlags.UNMAP_OP : FLAGS)
                            .putInt(RecordLayout.UNMAP_TASK, task[slot % task.length]);
                    live[slot] = false;
                } else {
                    live[slot] = map(slot, index, table);
                    i++;
                }
                if (random.nextInt(40_000) == 0) {
                    tick();
                    to.record(EventKind.DETACH, buffer(index), inode(index), attachment(index), task[0], stack[0]);
                    for (int other = index; other < SLOTS; other += ATTACHMENTS) {
                        live[other] = false;
                    }
                    attached[index]++;
                }
            }
        }

        private boolean map(int slot, int index, boolean table) {
            long duration = (long) Math.exp(5 + random.nextDouble() * 13);
            boolean fails = random.nextInt(100) == 0;
            boolean unseen = random.nextInt(100) == 0;
            int ranges = 1 + random.nextInt(4);
            to.begin(RecordLayout.ID_MAP, RecordLayout.MAP_SIZE).putLong(RecordLayout.MAP_BUFFER, buffer(index))
                    .putLong(RecordLayout.MAP_INODE, inode(index)).putLong(RecordLayout.MAP_BUFFER_SIZE, (index % 3 + 1) << 16)
                    .putLong(RecordLayout.MAP_ATTACHMENT, attachment(index)).putLong(RecordLayout.MAP_MAPPING, fails ? 0 : 0x10_0000 + slot)
                    .putLong(RecordLayout.MAP_SERIAL, ++serial).putLong(RecordLayout.MAP_BEGIN_NS, unseen ? UNKNOWN : to.now() - duration)
                    .putLong(RecordLayout.MAP_BLOCKED_NS, random.nextInt(50) == 0 ? UNKNOWN : (long) (duration * random.nextDouble()))
                    .putLong(RecordLayout.MAP_BYTES, random.nextInt(30) == 0 ? UNKNOWN : 4096L * (1 + random.nextInt(9)))
                    .putInt(RecordLayout.MAP_ADAPTER, (table ? Adapter.SGT : Adapter.INTERCONNECT_V2).id())
                    .putInt(RecordLayout.MAP_ERROR, fails ? -4 : 0).putInt(RecordLayout.MAP_NRANGES, table ? 0 : ranges)
                    .putInt(RecordLayout.MAP_ENTRIES, table ? 0 : ranges).putInt(RecordLayout.MAP_FLAGS, FLAGS)
                    .putInt(RecordLayout.MAP_INTERCONNECT, table ? 0 : 1).putInt(RecordLayout.MAP_DEVICE, device[index % device.length])
                    .putInt(RecordLayout.MAP_TASK, task[slot % task.length])
                    .putInt(RecordLayout.MAP_STACK, stack[(slot + random.nextInt(2)) % stack.length])
                    .putInt(RecordLayout.MAP_ALLOCATED, -1).putInt(RecordLayout.MAP_KEPT, -1);
            return !fails;
        }

        void end() {
            tick();
            for (int i = 0; i < 4; i++) {
                to.begin(RecordLayout.ID_MAP, RecordLayout.MAP_SIZE).putLong(RecordLayout.MAP_BUFFER, buffer(i))
                        .putLong(RecordLayout.MAP_INODE, inode(i)).putLong(RecordLayout.MAP_ATTACHMENT, attachment(i))
                        .putLong(RecordLayout.MAP_SERIAL, ++serial).putLong(RecordLayout.MAP_BEGIN_NS, to.now() - 5_000)
                        .putInt(RecordLayout.MAP_ADAPTER, Adapter.INTERCONNECT_V2.id()).putInt(RecordLayout.MAP_FLAGS, MapFlags.PENDING);
                tick();
            }
            to.stop(StopReason.SIGNAL, 0);
        }
    }

    private static MappingTracker read(Path file) throws IOException {
        MappingTracker tracker = new MappingTracker("indexed");
        try (ByteSource source = ByteSource.file(file)) {
            new CaptureReader(source).readAll(tracker);
        }
        tracker.end();
        return tracker;
    }

    @Test
    void answersAreThoseOfSomebodyWhoLooksAtEveryRow() throws IOException {
        Path file = dir.resolve("large");
        try (CaptureWriter to = CaptureWriter.file(file)) {
            Chance chance = new Chance(1, to);
            chance.run(1_120_000);
            chance.end();
        }
        Recording recording = read(file);
        assertTrue(recording.mappings().size() > 17 * 65_536);
        Scanned scanned = new Scanned(recording);
        assertEquals(scanned.cells(), recording.populations().cells());
        Random random = new Random(2);
        for (long[] window : windows(recording, random, 8)) {
            String what = Arrays.toString(window);
            durations(recording, scanned, window[0], window[1], what);
            sums(recording, scanned, window[0], window[1], what);
            for (int columns : new int[]{1, 7, 1 + random.nextInt(1_500)}) {
                overTime(recording, scanned, window[0], window[1], columns, what + " in " + columns);
                extremes(recording, scanned, window[0], window[1], columns, what + " in " + columns);
            }
        }
        for (long[] window : windows(recording, random, 5)) {
            samples(recording, scanned, window[0], window[1], 1 + random.nextInt(6));
        }
        for (long[] window : windows(recording, random, 40)) {
            queries(recording, window[0], window[1], random);
        }
        // what an earlier part saw and what did not return is there, too, although it does not count
        assertEquals(3, MappingQuery.all().returned(Long.MIN_VALUE, recording.startNs()).count(recording));
        assertEquals(4, MappingQuery.all().in(Set.of(MappingState.IN_FLIGHT)).count(recording));
        assertEquals(recording.mappings().size(), MappingQuery.all().count(recording));
    }

    @Test
    void recordsThatComeTooLateCountWhenTheyWereMade() throws IOException {
        Path file = dir.resolve("late");
        try (CaptureWriter to = CaptureWriter.file(file)) {
            Chance chance = new Chance(3, to);
            for (int i = 0; i < 150; i++) {
                chance.run(1_500);
                // several packets back: too late to be put in order with them
                to.flush().pause(i % 3 == 0 ? -400_000 : 0);
            }
            to.pause(2_000_000);
            chance.end();
        }
        Recording recording = read(file);
        Scanned scanned = new Scanned(recording);
        assertTrue(recording.mappings().size() > 3 * 65_536);
        Random random = new Random(4);
        for (long[] window : windows(recording, random, 8)) {
            String what = "late, " + Arrays.toString(window);
            durations(recording, scanned, window[0], window[1], what);
            sums(recording, scanned, window[0], window[1], what);
            overTime(recording, scanned, window[0], window[1], 1 + random.nextInt(900), what);
        }
        // what is mapped at a moment is the same from wherever somebody looks
        for (int i = 0; i < 60; i++) {
            long moment = recording.startNs() + (long) ((recording.endNs() - recording.startNs()) * random.nextDouble());
            var near = Scanned.samples(recording, moment, moment, 1);
            var far = Scanned.samples(recording, recording.startNs(), moment, 2);
            assertEquals(far.lastEntry().getValue(), near.lastEntry().getValue(), "at " + moment);
        }
    }

    private static List<long[]> windows(Recording recording, Random random, int count) {
        MappingTable mappings = recording.mappings();
        long start = recording.startNs();
        long span = recording.endNs() - start;
        List<long[]> windows = new ArrayList<>(List.of(new long[]{start - 2_000_000, recording.endNs() + 5},
                new long[]{start + span + 1_000, start + span + 2_000}, new long[]{start - 10, start - 5}));
        int row = mappings.size() / 2;
        windows.add(new long[]{mappings.returnNs(row), mappings.returnNs(row)});
        for (int i = 0; i < count; i++) {
            long width = (long) (span * Math.pow(random.nextDouble(), 3));
            long from = start + (long) ((span - width) * random.nextDouble());
            windows.add(new long[]{from, from + width});
        }
        return windows;
    }

    private static int[] numbers(Recording recording, Scanned scanned) {
        Populations populations = recording.populations();
        int[] numbers = new int[populations.cells()];
        Arrays.setAll(numbers, cell -> scanned.cell(Scanned.Key.of(populations, cell)));
        return numbers;
    }

    /** Cell and duration of each call, sorted. */
    private static long[] sorted(List<long[]> cellDurationCount) {
        long total = cellDurationCount.stream().mapToLong(each -> each[2]).sum();
        long[] all = new long[(int) total];
        int next = 0;
        for (long[] each : cellDurationCount) {
            Arrays.fill(all, next, next += (int) each[2], each[0] << 44 | each[1]);
        }
        Arrays.sort(all);
        return all;
    }

    private static void durations(Recording recording, Scanned scanned, long from, long to, String what) {
        int[] numbers = numbers(recording, scanned);
        MappingTable mappings = recording.mappings();
        List<long[]> found = new ArrayList<>();
        recording.populations().durations(from, to, (cell, duration, count, slowest) -> {
            found.add(new long[]{numbers[cell], duration, count});
            assertTrue(mappings.durationNs(slowest) * 1.01 + 1 >= duration && mappings.returnNs(slowest) >= from
                    && mappings.returnNs(slowest) <= to, () -> what + ": the slowest of " + duration + " ns is row " + slowest);
        });
        List<long[]> wanted = new ArrayList<>();
        scanned.durations(from, to, (cell, duration, count, slowest) -> wanted.add(new long[]{cell, duration, count}));
        long[] ours = sorted(found);
        long[] theirs = sorted(wanted);
        assertEquals(theirs.length, ours.length, what);
        long mask = (1L << 44) - 1;
        for (int i = 0; i < ours.length; i++) {
            long exact = theirs[i] & mask;
            if (ours[i] >>> 44 != theirs[i] >>> 44 || Math.abs((ours[i] & mask) - exact) > exact / 100 + 1) {
                throw new AssertionError(what + ": " + (ours[i] & mask) + " ns for " + exact);
            }
        }
    }

    private static void add(Map<Integer, long[]> all, MappingTable mappings, int cell, Populations.Sums sums) {
        long[] to = all.computeIfAbsent(cell, each -> new long[11]);
        to[0] += sums.calls();
        to[1] += sums.failed();
        to[2] += sums.timed();
        to[3] += sums.durationNs();
        to[4] = Math.max(to[4], sums.maxNs());
        to[5] += sums.blockedKnown();
        to[6] += sums.blockedNs();
        to[7] += sums.blockedOfNs();
        to[8] += sums.mostlyBlocked();
        to[9] += sums.exposedBytes();
        to[10] = Math.max(to[10], sums.worstBlocked() < 0 ? 0 : mappings.blockedNs(sums.worstBlocked()));
    }

    private static void sums(Recording recording, Scanned scanned, long from, long to, String what) {
        int[] numbers = numbers(recording, scanned);
        Map<Integer, long[]> found = new HashMap<>();
        recording.populations().sums(from, to, (cell, sums) -> add(found, recording.mappings(), numbers[cell], sums));
        Map<Integer, long[]> wanted = new HashMap<>();
        scanned.sums(from, to, (cell, sums) -> add(wanted, recording.mappings(), cell, sums));
        found.values().removeIf(sums -> sums[0] == 0 && sums[1] == 0);
        assertEquals(wanted.keySet(), found.keySet(), what);
        wanted.forEach((cell, sums) -> assertArrayEquals(sums, found.get(cell), what + ", cell " + cell));
    }

    private static int bucket(long duration) {
        int low = 0;
        int high = DurationGrid.BUCKETS - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (DurationGrid.lowerNs(middle) <= duration) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static void overTime(Recording recording, Scanned scanned, long from, long to, int columns, String what) {
        long step = Math.max(1, (to - from + columns) / columns);
        DurationGrid grid = new DurationGrid(columns);
        recording.populations().overTime(from, step, grid);
        int[][] counts = new int[columns][DurationGrid.BUCKETS];
        long[] min = new long[columns];
        long[] max = new long[columns];
        Arrays.fill(min, Long.MAX_VALUE);
        Arrays.fill(max, UNKNOWN);
        MappingTable mappings = recording.mappings();
        for (int row = 0; row < mappings.size(); row++) {
            long at = mappings.returnNs(row);
            if (scanned.isTimed(row) && at >= from && at < from + step * columns) {
                int column = (int) ((at - from) / step);
                long duration = mappings.populationNs(row);
                counts[column][bucket(duration)]++;
                min[column] = Math.min(min[column], duration);
                max[column] = Math.max(max[column], duration);
            }
        }
        for (int column = 0; column < columns; column++) {
            int[] ours = new int[DurationGrid.BUCKETS];
            for (int bucket = 0; bucket < ours.length; bucket++) {
                ours[bucket] = grid.count(column, bucket);
            }
            assertArrayEquals(counts[column], ours, what + ", column " + column);
            assertEquals(Arrays.stream(counts[column]).sum(), grid.count(column), what);
            assertEquals(min[column] == Long.MAX_VALUE ? UNKNOWN : min[column], grid.minNs(column), what + ", column " + column);
            assertEquals(max[column], grid.maxNs(column), what + ", column " + column);
            int slowest = grid.slowest(column);
            assertEquals(max[column] == UNKNOWN, slowest < 0, what);
            if (slowest >= 0) {
                assertEquals(max[column], mappings.durationNs(slowest), what);
                assertEquals(column, (mappings.returnNs(slowest) - from) / step, what);
            }
        }
    }

    private static void extremes(Recording recording, Scanned scanned, long from, long to, int columns, String what) {
        long step = Math.max(1, (to - from) / columns);
        long[][] found = new long[4][columns];
        recording.exposure().extremes(from, step, found[0], found[1], found[2], found[3]);
        long[][] wanted = new long[4][columns];
        scanned.extremes(from, step, wanted[0], wanted[1], wanted[2], wanted[3]);
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(wanted[i], found[i], what + ", " + List.of("least live", "most live", "least bytes", "most bytes").get(i));
        }
    }

    /** Any combination of what can be asked for, row by row and with the indexes. */
    private static void queries(Recording recording, long from, long to, Random random) {
        MappingTable mappings = recording.mappings();
        MappingQuery query = MappingQuery.all();
        IntPredicate wanted = row -> true;
        if (random.nextInt(4) != 0) {
            query = query.returned(from, to);
            wanted = wanted.and(row -> mappings.returnNs(row) >= from && mappings.returnNs(row) <= to);
        }
        if (random.nextInt(2) == 0) {
            int attachment = random.nextInt(recording.attachments().size());
            query = query.on(attachment);
            wanted = wanted.and(row -> mappings.attachment(row) == attachment);
        }
        if (random.nextInt(2) == 0) {
            int stack = random.nextInt(8);
            query = query.from(each -> each == stack);
            wanted = wanted.and(row -> mappings.stack(row) == stack);
        } else if (random.nextInt(2) == 0) {
            int symbol = recording.dictionaries().callSiteSymbol(1 + random.nextInt(5));
            query = query.from(recording.dictionaries(), symbol);
            wanted = wanted.and(row -> recording.dictionaries().callSiteSymbol(mappings.stack(row)) == symbol);
        }
        if (random.nextInt(2) == 0) {
            Set<MappingState> states = EnumSet.of(MappingState.values()[random.nextInt(MappingState.values().length)],
                    MappingState.ENDED_UNSEEN);
            query = query.in(states);
            wanted = wanted.and(row -> states.contains(mappings.state(row)));
        }
        int most = random.nextInt(4) == 0 ? 1 + random.nextInt(1_000) : Integer.MAX_VALUE;
        IntStream.Builder found = IntStream.builder();
        int[] count = new int[1];
        query.visit(recording, row -> {
            found.add(row);
            return ++count[0] < most;
        });
        assertArrayEquals(IntStream.range(0, mappings.size()).filter(wanted).limit(most).toArray(), found.build().toArray());
    }

    private static void samples(Recording recording, Scanned scanned, long from, long to, int moments) {
        Scanned.samples(recording, from, to, moments).forEach((moment, found) -> {
            assertTrue(moment >= from && moment <= to, () -> moment + " is not from " + from + " to " + to);
            assertEquals(scanned.at(moment), found, () -> "mapped at " + moment);
        });
    }
}
