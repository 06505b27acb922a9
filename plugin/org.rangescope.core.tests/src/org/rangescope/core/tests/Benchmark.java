// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.util.Progress;

/**
 * How fast a recording is read, paired and judged, as a ratio to a bare loop over the same file in the same run: the loop maps the file, steps from record
 * to record, reads each field that matters and pairs map with unmap in one hash table.
 *
 * <pre>java -Xmx6g -cp … org.rangescope.core.tests.Benchmark [millions of events] [rounds]</pre>
 */
public final class Benchmark {

    private static final int LIVE = 512;
    private static final int RANGES = 2;

    private Benchmark() {}

    /**
     * Generates a recording, measures, and removes it.
     *
     * @param args millions of events (10), rounds (5)
     * @throws IOException if the recording cannot be written
     */
    public static void main(String[] args) throws IOException {
        int millions = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path file = Files.createTempFile("benchmark", ".rangescope");
        try {
            long events = generate(file, millions * 1_000_000L);
            print("%,d events, %,d bytes, best of %d rounds", events, Files.size(file), rounds);
            double[] bare = new double[rounds];
            double[] ours = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                bare[round] = seconds(() -> new BareLoop().run(file));
                ours[round] = seconds(() -> read(file, events));
            }
            double bareRate = events / min(bare) / 1e6;
            double ourRate = events / min(ours) / 1e6;
            print("bare loop  %6.1f M events/s", bareRate);
            print("session    %6.1f M events/s: %.2f of the bare loop", ourRate, ourRate / bareRate);
            figures(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void print(String format, Object... args) {
        System.out.printf(Locale.ROOT, format + "%n", args);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static void read(Path file, long events) throws IOException {
        try (Session session = Session.open(ByteSource.file(file), "benchmark")) {
            if (session.run(Progress.none()) != Session.State.DONE) {
                throw new IllegalStateException(session.failure());
            }
            if (session.read(recording -> recording.health().events()) < events || !session.findings().list().isEmpty()) {
                throw new IllegalStateException(
                        "not everything was read: " + session.read(recording -> recording.health()) + session.findings().list());
            }
        }
    }

    private static void figures(Path file) throws IOException {
        try (Session session = Session.open(ByteSource.file(file), "benchmark")) {
            session.run(Progress.none());
            for (int round = 0; round < 2; round++) {
                double scatter = seconds(() -> session.read(r -> PopulationScatter.of(r, GroupBy.EXPORTER, 800, 400)));
                double percentiles = seconds(() -> session.read(r -> PopulationPercentiles.of(r, GroupBy.EXPORTER)));
                double outstanding = seconds(
                        () -> session.read(r -> OutstandingSeries.of(r, session.findings().marks(), r.startNs(), r.endNs(), 1600)));
                if (round == 1) {
                    print("charts of all mappings: scatter %.0f ms, percentiles %.0f ms, outstanding %.0f ms", scatter * 1e3,
                            percentiles * 1e3,
                            outstanding * 1e3);
                }
            }
        }
    }

    /** Maps and unmaps in turn, with ranges, at addresses that come again. */
    private static long generate(Path file, long wanted) throws IOException {
        CaptureWriter head = new CaptureWriter();
        head.start();
        int device = head.device("gpu0");
        int stack = head.stack("dma_buf_map_interconnect", "ex_gpu_bind_bo");
        int task = head.task("gpu", 7);
        for (int attachment = 0; attachment < 64; attachment++) {
            head.export(attachment + 1, RANGES * 4096L).attach(attachment + 1, (attachment + 1) * 4096L, "gpu0");
        }
        long events = 1 + 128;
        byte[] first = head.bytes();
        ByteBuffer packet = ByteBuffer.allocate(RecordLayout.PACKET_MAX).order(ByteOrder.LITTLE_ENDIAN);
        long now = head.now();
        long sequence = 1;
        long serial = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(first);
            long count = 0;
            while (events < wanted) {
                packet.clear().position(RecordLayout.PACKET_HEADER_SIZE);
                long begin = now + 100;
                int records = 0;
                while (packet.remaining() >= RecordLayout.MAP_SIZE + RANGES * RecordLayout.RANGE_SIZE + RecordLayout.UNMAP_SIZE) {
                    int attachment = (int) (count * 7 % 64);
                    now += 100;
                    if (count >= LIVE) {
                        long old = count - LIVE;
                        unmap(packet, now, (int) (old * 7 % 64), old % (2 * LIVE), task);
                        records++;
                    }
                    map(packet, now, attachment, count % (2 * LIVE), ++serial, device, task, stack);
                    records += 1 + RANGES;
                    count++;
                }
                events += records;
                header(packet, begin, now, sequence++, records);
                out.write(packet.array(), 0, packet.position());
            }
            // what is live at the end is unmapped
            packet.clear().position(RecordLayout.PACKET_HEADER_SIZE);
            now += 100;
            for (long old = count - LIVE; old < count; old++) {
                unmap(packet, now, (int) (old * 7 % 64), old % (2 * LIVE), task);
            }
            header(packet, now, now, sequence, LIVE);
            out.write(packet.array(), 0, packet.position());
        }
        return events + LIVE;
    }

    private static void header(ByteBuffer packet, long begin, long end, long sequence, int records) {
        int size = packet.position();
        packet.putInt(0, RecordLayout.DATA_MAGIC);
        packet.putLong(4, Long.reverseBytes(CaptureWriter.ID.getMostSignificantBits())).putLong(12,
                Long.reverseBytes(CaptureWriter.ID.getLeastSignificantBits()));
        packet.putInt(20, 0).putLong(24, begin).putLong(32, end).putLong(40, size * 8L).putLong(48, size * 8L).putLong(56, 0).putLong(64,
                sequence);
        packet.putInt(72, 2).putInt(76, records);
    }

    private static long identity(long slot) {
        return (slot + 1) * 0x9E3779B97F4A7C15L >>> 1;
    }

    private static void map(ByteBuffer out, long now, int attachment, long slot, long serial, int device, int task, int stack) {
        int at = out.position();
        begin(out, RecordLayout.ID_MAP, RecordLayout.MAP_SIZE, now);
        out.putLong(at + RecordLayout.MAP_BUFFER, attachment + 1).putLong(at + RecordLayout.MAP_INODE, CaptureWriter.inode(attachment + 1));
        out.putLong(at + RecordLayout.MAP_BUFFER_SIZE, RANGES * 4096L).putLong(at + RecordLayout.MAP_ATTACHMENT, (attachment + 1) * 4096L);
        out.putLong(at + RecordLayout.MAP_MAPPING, identity(slot)).putLong(at + RecordLayout.MAP_SERIAL, serial);
        out.putLong(at + RecordLayout.MAP_BEGIN_NS, now - 1_000 - serial % 977).putLong(at + RecordLayout.MAP_BLOCKED_NS, 0);
        out.putLong(at + RecordLayout.MAP_BYTES, 8192).putInt(at + RecordLayout.MAP_ADAPTER, CaptureWriter.V2)
                .putInt(at + RecordLayout.MAP_ERROR, 0);
        out.putInt(at + RecordLayout.MAP_NRANGES, RANGES).putInt(at + RecordLayout.MAP_ENTRIES, RANGES);
        out.putInt(at + RecordLayout.MAP_FLAGS, CaptureWriter.MAPPED).putInt(at + RecordLayout.MAP_DIRECTION, 0);
        out.putInt(at + RecordLayout.MAP_INTERCONNECT, 1).putInt(at + RecordLayout.MAP_DEVICE, device);
        out.putInt(at + RecordLayout.MAP_TASK, task).putInt(at + RecordLayout.MAP_STACK, stack);
        out.position(at + RecordLayout.MAP_SIZE);
        for (int range = 0; range < RANGES; range++) {
            int next = out.position();
            begin(out, RecordLayout.ID_RANGE, RecordLayout.RANGE_SIZE, now);
            out.putLong(next + RecordLayout.RANGE_SERIAL, serial).putLong(next + RecordLayout.RANGE_INDEX, range);
            out.putLong(next + RecordLayout.RANGE_START, range * 4096L).putLong(next + RecordLayout.RANGE_END, range * 4096L + 4095);
            out.putLong(next + RecordLayout.RANGE_POPULATED_NS, 100 + range).putInt(next + RecordLayout.RANGE_HOW, 1);
            out.position(next + RecordLayout.RANGE_SIZE);
        }
    }

    private static void unmap(ByteBuffer out, long now, int attachment, long slot, int task) {
        int at = out.position();
        begin(out, RecordLayout.ID_UNMAP, RecordLayout.UNMAP_SIZE, now);
        out.putLong(at + RecordLayout.UNMAP_BUFFER, attachment + 1).putLong(at + RecordLayout.UNMAP_INODE,
                CaptureWriter.inode(attachment + 1));
        out.putLong(at + RecordLayout.UNMAP_ATTACHMENT, (attachment + 1) * 4096L).putLong(at + RecordLayout.UNMAP_MAPPING, identity(slot));
        out.putInt(at + RecordLayout.UNMAP_ADAPTER, CaptureWriter.V2).putInt(at + RecordLayout.UNMAP_FLAGS, CaptureWriter.ALLOWED);
        out.putInt(at + RecordLayout.UNMAP_NRANGES, RANGES).putInt(at + RecordLayout.UNMAP_DIRECTION, 0);
        out.putInt(at + RecordLayout.UNMAP_TASK, task).putInt(at + RecordLayout.UNMAP_STACK, 0);
        out.position(at + RecordLayout.UNMAP_SIZE);
    }

    private static void begin(ByteBuffer out, int id, int size, long now) {
        int at = out.position();
        out.putShort(at, (short) id).putShort(at + 2, (short) size).putInt(at + 4, 0).putLong(at + 8, now);
    }

    /** The peer: no check, no table, no state but one hash table and sums that keep the compiler from leaving the work out. */
    private static final class BareLoop {

        private final long[] keys = new long[1 << 16];
        private final long[] begins = new long[1 << 16];
        private long sum;

        void run(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = channel.size();
                long offset = 0;
                while (offset < size) {
                    long piece = Math.min(size - offset, 1L << 30);
                    MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_ONLY, offset, piece);
                    buffer.order(ByteOrder.LITTLE_ENDIAN);
                    offset += packets(buffer, offset + piece == size);
                }
            }
            if (sum == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }

        private int packets(ByteBuffer buffer, boolean last) {
            int at = 0;
            while (buffer.limit() - at >= RecordLayout.PACKET_MAX || last && at < buffer.limit()) {
                if (buffer.getInt(at) == RecordLayout.METADATA_MAGIC) {
                    at += buffer.getInt(at + 28) / 8;
                } else {
                    int size = (int) (buffer.getLong(at + 48) / 8);
                    records(buffer, at + RecordLayout.PACKET_HEADER_SIZE, at + size);
                    at += size;
                }
            }
            return at;
        }

        private void records(ByteBuffer buffer, int from, int to) {
            long total = 0;
            int at = from;
            while (at < to) {
                int head = buffer.getInt(at);
                long time = buffer.getLong(at + 8);
                switch (head & 0xffff) {
                case RecordLayout.ID_MAP -> total += map(buffer, at, time);
                case RecordLayout.ID_UNMAP -> total += unmap(buffer, at, time);
                case RecordLayout.ID_RANGE ->
                    total += buffer.getLong(at + RecordLayout.RANGE_SERIAL) + buffer.getLong(at + RecordLayout.RANGE_INDEX)
                            + buffer.getLong(at + RecordLayout.RANGE_START) + buffer.getLong(at + RecordLayout.RANGE_END)
                            + buffer.getLong(at + RecordLayout.RANGE_POPULATED_NS) + buffer.getInt(at + RecordLayout.RANGE_HOW);
                default -> total += time;
                }
                at += head >>> 16;
            }
            sum += total;
        }

        private long map(ByteBuffer buffer, int at, long time) {
            long key = buffer.getLong(at + RecordLayout.MAP_MAPPING);
            int slot = slot(key);
            keys[slot] = key;
            begins[slot] = time;
            long total = buffer.getLong(at + RecordLayout.MAP_BUFFER) + buffer.getLong(at + RecordLayout.MAP_INODE)
                    + buffer.getLong(at + RecordLayout.MAP_BUFFER_SIZE) + buffer.getLong(at + RecordLayout.MAP_ATTACHMENT)
                    + buffer.getLong(at + RecordLayout.MAP_SERIAL) + buffer.getLong(at + RecordLayout.MAP_BEGIN_NS)
                    + buffer.getLong(at + RecordLayout.MAP_BLOCKED_NS) + buffer.getLong(at + RecordLayout.MAP_BYTES);
            for (int field = RecordLayout.MAP_ADAPTER; field <= RecordLayout.MAP_STACK; field += 4) {
                total += buffer.getInt(at + field);
            }
            return total;
        }

        private long unmap(ByteBuffer buffer, int at, long time) {
            int slot = slot(buffer.getLong(at + RecordLayout.UNMAP_MAPPING));
            long total = buffer.getLong(at + RecordLayout.UNMAP_BUFFER) + buffer.getLong(at + RecordLayout.UNMAP_INODE)
                    + buffer.getLong(at + RecordLayout.UNMAP_ATTACHMENT);
            for (int field = RecordLayout.UNMAP_ADAPTER; field <= RecordLayout.UNMAP_STACK; field += 4) {
                total += buffer.getInt(at + field);
            }
            return total + time - begins[slot];
        }

        private int slot(long key) {
            int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 48);
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & keys.length - 1;
            }
            return slot;
        }
    }
}
