// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Progress;

/** A capture as a probe would write it, for what no kernel gives on demand. One device, one driver function, one process; 1 µs from record to record. */
final class MadeUp {
    private static final int FLAGS = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    private static final String ENV = """
            env { tracer_name = "rangescope-probe"; tracer_version = "0"; rangescope_major = 1; rangescope_minor = 0; hostname = "testbox";
            kernel_release = "6.12.117"; architecture = "x86_64"; adapters = "interconnect-v2,sgt"; pointers = "hashed"; range_times = "entry-allocation";
            hooks_attached = "dma_buf_map_interconnect,dma_buf_unmap_interconnect,dma_buf_export,dma_buf_release,dma_buf_dynamic_attach,dma_buf_detach";
            hooks_missing = "dma_buf_invalidate_mappings: no such function in this kernel"; };
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteBuffer packet = ByteBuffer.allocate(RecordLayout.PACKET_MAX).order(ByteOrder.LITTLE_ENDIAN);
    private final UUID uuid = new UUID(1, 2);
    private long now = 1_000_000_000L;
    private long begin;
    private long sequence;
    private int records;
    private long serial;

    MadeUp() {
        byte[] text = ("/* CTF 1.8 */\ntrace { major = 1; minor = 8; uuid = \"" + uuid + "\"; byte_order = le; };\n" + ENV
                + "clock { name = monotonic; freq = 1000000000; offset_s = 1700000000; offset = 0; };\n").getBytes(StandardCharsets.UTF_8);
        int size = RecordLayout.METADATA_HEADER_SIZE + text.length;
        ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(RecordLayout.METADATA_MAGIC);
        putUuid(header);
        header.putInt(0).putInt(size * 8).putInt(size * 8).put(new byte[]{0, 0, 0, 1, 8}).put(text);
        out.writeBytes(header.array());
        packet.position(RecordLayout.PACKET_HEADER_SIZE);
        text(1, "vfio-pci");
        text(2, "0000:03:00.0");
        text(3, "xe");
        text(4, "iov");
        text(5, "vm-manager");
        text(6, "dma_buf_map_interconnect");
        text(7, "ex_bind");
        record(EventKind.DEVICE, 1, 2, 3, 0);
        record(EventKind.INTERCONNECT, 1, 4, 77);
        record(EventKind.TASK, 1, 2214, 2214, 5);
        record(EventKind.SYMBOL, 1, 6, 0, 9, 64, 0);
        record(EventKind.SYMBOL, 2, 7, 0, 0x4c, 256, 0);
        ByteBuffer stack = ByteBuffer.allocate(RecordLayout.STACK_SIZE + 8).order(ByteOrder.LITTLE_ENDIAN);
        stack.putInt(RecordLayout.STACK_ID, 1).putInt(RecordLayout.STACK_LENGTH, 2).putInt(RecordLayout.STACK_FRAMES, 1)
                .putInt(RecordLayout.STACK_FRAMES + 4, 2);
        add(EventKind.STACK, stack.array());
        record(EventKind.CAPTURE_START, 1_700_000_001_000_000_000L, 1, 0);
    }

    private void putUuid(ByteBuffer buffer) {
        buffer.putLong(Long.reverseBytes(uuid.getMostSignificantBits())).putLong(Long.reverseBytes(uuid.getLeastSignificantBits()));
    }

    private void text(int id, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = (utf8.length + 7) / 8 * 8;
        ByteBuffer body = ByteBuffer.allocate(RecordLayout.STRING_SIZE + length).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(RecordLayout.STRING_ID, id).putInt(RecordLayout.STRING_LENGTH, length).put(RecordLayout.STRING_TEXT, utf8);
        add(EventKind.STRING, body.array());
    }

    private MadeUp record(EventKind kind, long... fields) {
        RecordLayout.Shape shape = RecordLayout.of(kind);
        ByteBuffer body = ByteBuffer.allocate(shape.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < fields.length; i++) {
            RecordLayout.Field field = shape.fields().get(i);
            if (field.type().size() == 8) {
                body.putLong(field.offset(), fields[i]);
            } else {
                body.putInt(field.offset(), (int) fields[i]);
            }
        }
        return add(kind, body.array());
    }

    private MadeUp add(EventKind kind, byte[] body) {
        now += 1_000;
        if (packet.remaining() < body.length) {
            flush();
        }
        begin = records == 0 ? now : begin;
        int at = packet.position();
        packet.put(body);
        packet.putShort(at + RecordLayout.HEADER_ID, (short) kind.id()).putShort(at + RecordLayout.HEADER_RECORD_SIZE, (short) body.length);
        packet.putInt(at + RecordLayout.HEADER_CPU, 0).putLong(at + RecordLayout.HEADER_TIMESTAMP, now);
        records++;
        return this;
    }

    private void flush() {
        int size = packet.position();
        packet.position(0);
        packet.putInt(RecordLayout.DATA_MAGIC);
        putUuid(packet);
        packet.putInt(0).putLong(begin).putLong(now).putLong(size * 8L).putLong(size * 8L).putLong(0).putLong(sequence++).putInt(2)
                .putInt(records);
        out.write(packet.array(), 0, size);
        Arrays.fill(packet.array(), (byte) 0);
        packet.position(RecordLayout.PACKET_HEADER_SIZE);
        records = 0;
    }

    MadeUp export(long buffer, long bytes) {
        return record(EventKind.BUFFER_EXPORT, buffer, buffer + 4000, bytes, 1, 0, 1, 1);
    }

    MadeUp release(long buffer) {
        return record(EventKind.BUFFER_RELEASE, buffer, buffer + 4000, 1, 1);
    }

    MadeUp attach(long buffer, long attachment) {
        return record(EventKind.ATTACH, buffer, buffer + 4000, attachment, 1, 1, FLAGS, 0, 1, 1);
    }

    MadeUp detach(long buffer, long attachment) {
        return record(EventKind.DETACH, buffer, buffer + 4000, attachment, 1, 1);
    }

    /** A map call that took 500 ns and yielded so many ranges of 4 KiB, each 10 ns after the other; so many of them are recorded. */
    MadeUp map(long buffer, long attachment, long mapping, int ranges, int recorded) {
        record(EventKind.MAP, buffer, buffer + 4000, 1 << 20, attachment, mapping, ++serial, now + 500, 100, ranges * 4096L,
                Adapter.INTERCONNECT_V2.id(), 0, ranges, ranges, FLAGS | MapFlags.WALKED | MapFlags.DECODED, 0, 1, 1, 1, 1);
        for (int i = 0; i < recorded; i++) {
            record(EventKind.RANGE, serial, i, i * 4096L, i * 4096L + 4095, i * 10L, 1, 0);
            now -= 1_000;
        }
        return this;
    }

    MadeUp map(long buffer, long attachment, long mapping) {
        return map(buffer, attachment, mapping, 4, 0);
    }

    MadeUp failedMap(long buffer, long attachment, int error) {
        return record(EventKind.MAP, buffer, buffer + 4000, 1 << 20, attachment, 0, ++serial, now + 500, 100, -1,
                Adapter.INTERCONNECT_V2.id(), error, 0, 0,
                FLAGS, 0, 1, 1, 1, 1);
    }

    MadeUp unmap(long buffer, long attachment, long mapping) {
        return record(EventKind.UNMAP, buffer, buffer + 4000, attachment, mapping, Adapter.INTERCONNECT_V2.id(), FLAGS, 4, 0, 1, 0);
    }

    MadeUp stop() {
        return record(EventKind.CAPTURE_STOP, 1, 0, 0);
    }

    byte[] bytes() {
        flush();
        byte[] bytes = out.toByteArray();
        return bytes;
    }

    /** A session that has read it all. Several mappings of one attachment are made up here, and are no finding. */
    Session session() throws IOException {
        RuleEngine engine = new RuleEngine(RuleEngine.installed().stream().filter(rule -> !"RS26".equals(rule.id())).toList());
        Session session = Session.open(ByteSource.pipe(new ByteArrayInputStream(bytes())), "made up", engine);
        session.run(Progress.none());
        session.close();
        return session;
    }
}
