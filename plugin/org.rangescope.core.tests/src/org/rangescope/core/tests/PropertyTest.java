// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.UnmapFate;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.capture.write.SyntheticTraffic.Mistake;
import org.rangescope.core.capture.write.TakenApart;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;

/** However the bytes come and in whatever order the records stand in them, what is made of them is the same. */
class PropertyTest {

    private static final RuleEngine ENGINE = new RuleEngine();
    private static final int SEEDS = 16;
    /** Longer than any test takes: a packet waits until it is known what follows. */
    private static final long PATIENT = 1L << 40;
    /** A record comes so many records late at most, those of the same time counted once. */
    private static final int LATE = 25;

    @TempDir
    private Path dir;

    /** A recording that was read, and what is known of it. */
    private record Told(String all, Health health) {}

    private static Told told(MappingTracker tracker) {
        tracker.end();
        return new Told(Dump.of(tracker, ENGINE.evaluate(tracker)), tracker.health());
    }

    private static Told read(ByteSource source, long batchBytes) throws IOException {
        MappingTracker tracker = new MappingTracker("same");
        CaptureReader reader = new CaptureReader(source, PATIENT);
        while (!reader.isDone()) {
            if (reader.await(1_000)) {
                reader.read(tracker, batchBytes);
            }
        }
        return told(tracker);
    }

    private static Told read(byte[] bytes) throws IOException {
        return read(ByteSource.memory(bytes), Long.MAX_VALUE);
    }

    private static void assertSame(Told wanted, Told found, String what) {
        assertEquals("", Dump.difference(wanted.all(), found.all()), what);
    }

    /** Little traffic with some mistakes in it. */
    private static byte[] traffic(long seed, int events) throws IOException {
        Random random = new Random(seed);
        SyntheticTraffic traffic = new SyntheticTraffic(seed).events(events).population(8, 16).cycles(8, 60, 300).failures(0.02).pins(0.3)
                .ranges(6).leaveMapped(seed % 3 == 0).watched(seed % 4 == 0);
        for (int i = random.nextInt(5); i >= 0; i--) {
            traffic.plant(Mistake.values()[random.nextInt(Mistake.values().length)], 1 + random.nextInt(3));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        traffic.write(out);
        return out.toByteArray();
    }

    private static boolean isDictionary(byte[] record) {
        int id = TakenApart.id(record);
        EventKind kind = EventKind.of(id);
        return kind != null && kind.isDictionary() || id == RecordLayout.ID_CAPTURE_START;
    }

    /** The records of some traffic, of which some were lost and some are told twice, in order of time. */
    private static TakenApart incomplete(long seed, int events) throws IOException {
        Random random = new Random(-seed);
        TakenApart all = TakenApart.of(traffic(seed, events));
        List<byte[]> records = new ArrayList<>();
        for (byte[] record : all.records()) {
            int luck = isDictionary(record) ? 50 : random.nextInt(100);
            if (luck > 1) {
                records.add(record);
            }
            if (luck == 3) {
                records.add(record);
            }
        }
        records.sort(Comparator.comparingLong(TakenApart::timestampNs));
        return new TakenApart(all.header(), records, all.discarded());
    }

    /** Some records come late; those of the same time stay in their order, for nothing else says what it was. */
    private static List<byte[]> late(List<byte[]> records, Random random) {
        List<long[]> keys = new ArrayList<>();
        long time = Long.MIN_VALUE;
        long key = 0;
        long unit = -1;
        for (int i = 0; i < records.size(); i++) {
            long now = TakenApart.timestampNs(records.get(i));
            if (now != time) {
                time = now;
                unit++;
                key = unit + (random.nextInt(4) == 0 ? random.nextInt(LATE) : 0);
            }
            keys.add(new long[]{key, i});
        }
        keys.sort(Comparator.comparingLong(each -> each[0]));
        return keys.stream().map(each -> records.get((int) each[1])).toList();
    }

    /** A recording of packets of any size. */
    private static byte[] packed(TakenApart whole, List<byte[]> records, Random random, int least, int most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var writer = new org.rangescope.core.capture.write.CaptureWriter(bytes)) {
            writer.uuid(whole.header().uuid()).metadata(whole.header()::text);
            int left = 0;
            for (byte[] record : records) {
                if (left-- == 0) {
                    writer.flush();
                    left = least + random.nextInt(most - least + 1);
                }
                writer.raw(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void recordsThatComeLateAreAsGoodAsInOrder() throws IOException {
        long reordered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            TakenApart whole = incomplete(seed, 2_000);
            Told inOrder = read(whole.together(whole.records(), 500));
            assertEquals(0, inOrder.health().count(Oddity.REORDERED));
            List<byte[]> late = late(whole.records(), random);
            // a packet has more records than any of them is late
            Told found = read(packed(whole, late, random, LATE * 8, LATE * 30));
            assertSame(inOrder, found, "late records, seed " + seed);
            assertEquals(0, found.health().count(Oddity.CLOCK_BACK), "seed " + seed);
            reordered += found.health().count(Oddity.REORDERED);
            Told one = read(whole.together(late, Integer.MAX_VALUE));
            assertSame(inOrder, one, "late records in as few packets as can be, seed " + seed);
        }
        assertTrue(reordered > SEEDS * 200L, reordered + " records were put in order");
    }

    @Test
    void thePacketsAreOfNoInterest() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            TakenApart whole = incomplete(seed, 1_500);
            Told wanted = read(whole.together(whole.records(), Integer.MAX_VALUE));
            for (int most : new int[]{1, 3, 40, 700}) {
                assertSame(wanted, read(packed(whole, whole.records(), random, 1, most)), "packets of up to " + most + ", seed " + seed);
            }
        }
    }

    /** Gives bytes in pieces of any size. */
    private static InputStream inPieces(byte[] bytes, Random random, int most) {
        return new ByteArrayInputStream(bytes) {

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
            }

            @Override
            public synchronized int read(byte[] into) {
                return read(into, 0, into.length);
            }
        };
    }

    @Test
    void whereItComesFromIsOfNoInterest() throws IOException, InterruptedException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            TakenApart whole = incomplete(seed, 1_500);
            byte[] bytes = packed(whole, seed % 2 == 0 ? whole.records() : late(whole.records(), random), random, LATE * 8, LATE * 12);
            if (seed % 5 == 0) {
                bytes[bytes.length / 2 + random.nextInt(100)] ^= 0x10;
            }
            if (seed % 7 == 0) {
                bytes = java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(20_000));
            }
            Told wanted = read(bytes);
            Path file = Files.write(dir.resolve("whole" + seed), bytes);
            try (ByteSource source = ByteSource.file(file)) {
                assertSame(wanted, read(source, Long.MAX_VALUE), "file, seed " + seed);
            }
            try (ByteSource source = ByteSource.pipe(inPieces(bytes, random, 1 + random.nextInt(5_000)))) {
                assertSame(wanted, read(source, Long.MAX_VALUE), "pipe, seed " + seed);
            }
            assertSame(wanted, growing(bytes, random, seed), "growing file, seed " + seed);
        }
    }

    private Told growing(byte[] bytes, Random random, int seed) throws IOException, InterruptedException {
        Path file = dir.resolve("growing" + seed);
        AtomicBoolean done = new AtomicBoolean();
        int piece = 1 + random.nextInt(9_000);
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int at = 0; at < bytes.length; at += piece) {
                    out.write(bytes, at, Math.min(piece, bytes.length - at));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.set(true);
            }
        });
        writer.start();
        try (ByteSource source = ByteSource.growing(file, done::get)) {
            return read(source, 1 + random.nextInt(50_000));
        } finally {
            writer.join();
        }
    }

    @Test
    void howMuchIsReadAtOnceIsOfNoInterest() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            TakenApart whole = incomplete(seed, 1_500);
            byte[] bytes = packed(whole, late(whole.records(), random), random, LATE * 8, LATE * 12);
            Told wanted = read(bytes);
            assertSame(wanted, read(ByteSource.memory(bytes), 1), "a packet at once, seed " + seed);
            assertSame(wanted, read(ByteSource.memory(bytes), 1 + random.nextInt(bytes.length)), "some at once, seed " + seed);
            assertSame(wanted, read(ByteSource.pipe(inPieces(bytes, random, 700)), 1), "a packet of a pipe at once, seed " + seed);
        }
    }

    @Test
    void everyMapAndUnmapIsARowOrHasAName() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            TakenApart whole = incomplete(seed, 3_000);
            // many of them far too late
            byte[] bytes = packed(whole, late(whole.records(), random), random, 1, 5);
            MappingTracker tracker = new MappingTracker("paired");
            new CaptureReader(ByteSource.memory(bytes)).readAll(tracker);
            tracker.end();
            Health health = tracker.health();
            String what = "seed " + seed + ": " + health.oddities() + health.unmaps();
            long rows = 0;
            long[] states = new long[MappingState.values().length];
            for (int row = 0; row < tracker.mappings().size(); row++) {
                rows += tracker.mappings().has(row, MapFlags.EARLIER) ? 0 : 1;
                states[tracker.mappings().state(row).ordinal()]++;
            }
            assertEquals(health.count(EventKind.MAP), rows + health.count(Oddity.DUPLICATE_MAP), what);
            long fates = 0;
            for (UnmapFate fate : UnmapFate.values()) {
                fates += health.count(fate);
            }
            assertEquals(health.count(EventKind.UNMAP), fates, what);
            assertEquals(health.count(UnmapFate.DUPLICATE), health.count(Oddity.DUPLICATE_UNMAP), what);
            assertEquals(health.unknownUnmaps(), health.count(UnmapFate.UNKNOWN), what);
            // an unmap that was paired ended one mapping; the core ends those that it keeps
            assertTrue(states[MappingState.UNMAPPED.ordinal()] >= health.count(UnmapFate.PAIRED), what);
            assertEquals(health.unseenEnds(), states[MappingState.ENDED_UNSEEN.ordinal()], what);
            assertEquals(health.count(EventKind.RANGE),
                    tracker.ranges().size() + health.orphanRanges() + health.count(Oddity.DUPLICATE_RANGE), what);
        }
    }

    // what cannot wait any longer

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").flush();
    }

    @Test
    void whatComesAfterALongWaitIsCountedAsLate() throws IOException {
        CaptureWriter w = attached();
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").statistics(0);
        byte[] before = w.bytes();
        w.pause(-1_500).record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), 0, 0).pause(10_000).stop(0);
        byte[] all = w.bytes();
        MappingTracker tracker = new MappingTracker("late");
        try (PipedOutputStream out = new PipedOutputStream(); PipedInputStream in = new PipedInputStream(out, 1 << 16)) {
            CaptureReader reader = new CaptureReader(ByteSource.pipe(in), 1);
            out.write(before);
            out.flush();
            while (tracker.health().count(EventKind.STATISTICS) == 0) {
                if (reader.await(1_000)) {
                    reader.read(tracker, Long.MAX_VALUE);
                }
            }
            out.write(all, before.length, all.length - before.length);
            out.close();
            reader.readAll(tracker);
        }
        tracker.end();
        assertEquals(1, tracker.health().count(Oddity.CLOCK_BACK));
        assertEquals(0, tracker.health().count(Oddity.REORDERED));
        // a file says at once what follows
        Health whole = Opened.file(Files.write(dir.resolve("whole"), all)).health();
        assertEquals(0, whole.count(Oddity.CLOCK_BACK));
        assertEquals(1, whole.count(Oddity.REORDERED));
    }

    @Test
    void onlySoManyPacketsWait() throws IOException {
        CaptureWriter w = attached();
        int packets = 200;
        for (int i = 0; i < packets; i++) {
            // each begins before the one before has ended
            w.record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), 0, 0).record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), 0, 0)
                    .flush().pause(-1_500);
        }
        w.pause(-150_000).record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), 0, 0).pause(1_000_000).stop(0);
        List<Long> times = new ArrayList<>();
        Health health = read(w.bytes()).health();
        new CaptureReader(ByteSource.memory(w.bytes())).readAll(new ReaderTest.Trace() {

            @Override
            public void record(org.rangescope.core.capture.RecordView record) {
                times.add(record.timestampNs());
            }
        });
        long back = 0;
        long latest = 0;
        for (long time : times) {
            back += time < latest ? 1 : 0;
            latest = Math.max(latest, time);
        }
        assertEquals(1, back);
        assertEquals(1, health.count(Oddity.CLOCK_BACK));
        assertEquals(packets - 1, health.count(Oddity.REORDERED));
        assertEquals(2 * packets + 1, health.count(EventKind.INVALIDATE));
    }

    @Test
    void damageAmongLateRecordsIsSaidWhereItIs() throws IOException {
        CaptureWriter w = attached();
        w.pause(5_000).statistics(0).pause(-3_000).statistics(0).pause(-3_000).statistics(0);
        byte[] bytes = w.bytes();
        int packet = ReaderTest.packetAt(bytes, 1);
        int second = packet + RecordLayout.PACKET_HEADER_SIZE + RecordLayout.STATISTICS_SIZE;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(second + RecordLayout.HEADER_TIMESTAMP, 5);
        CaptureReader reader = new CaptureReader(ByteSource.memory(bytes));
        ReaderTest.Trace trace = new ReaderTest.Trace();
        reader.readAll(trace);
        assertEquals(
                List.of(new Damage(second, RecordLayout.STATISTICS_SIZE, "record whose time is not within its packet; it was skipped")),
                reader.damage());
        assertEquals(2, trace.records.stream().filter(record -> record.startsWith(String.valueOf(EventKind.STATISTICS))).count());
    }
}
