// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.StateSource;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;

/** Writes valid streams, as the probe would, for cases that no kernel gives on demand. Times are in ns; each record moves the clock on by 1 µs. */
final class CaptureWriter {

    static final UUID ID = new UUID(0x0123456789abcdefL, 0x1122334455667788L);
    static final int ALLOWED = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    static final int MAPPED = ALLOWED | MapFlags.WALKED | MapFlags.DECODED;
    static final int V2 = Adapter.INTERCONNECT_V2.id();
    static final int SGT = Adapter.SGT.id();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, String> env = new LinkedHashMap<>();
    private UUID uuid = ID;
    private boolean headerWritten;
    private boolean first;
    private long now = 1_000_000_000L;
    private long begin;
    private int records;
    private long sequence;
    private long discarded;
    private long serial;

    CaptureWriter() {
        env.put("tracer_name", "\"rangescope-probe\"");
        env.put("tracer_version", "\"0.1.0\"");
        env.put("rangescope_major", "1");
        env.put("rangescope_minor", "1");
        env.put("hostname", "\"testbox\"");
        env.put("kernel_release", "\"6.12.117\"");
        env.put("architecture", "\"x86_64\"");
        env.put("adapters", "\"interconnect-v2,sgt\"");
        env.put("hooks_attached",
                "\"dma_buf_map_interconnect,dma_buf_unmap_interconnect,dma_buf_map_attachment,dma_buf_unmap_attachment,dma_buf_export,"
                        + "dma_buf_release,dma_buf_dynamic_attach,dma_buf_detach,dma_buf_move_notify\"");
        env.put("hooks_missing", "\"dma_buf_invalidate_mappings: no such function in this kernel\"");
        env.put("pointers", "\"hashed\"");
        env.put("range_times", "\"entry-allocation\"");
    }

    /** From now on as a probe of format 1.0 writes. */
    CaptureWriter firstFormat() {
        first = true;
        return env("rangescope_minor", "0");
    }

    /** The next recording of the same capture: dictionaries and numbers begin anew, time and the mappings' serials go on. */
    CaptureWriter nextPart() {
        CaptureWriter next = new CaptureWriter();
        next.env.putAll(env);
        next.uuid = uuid;
        next.now = now + 1_000_000;
        next.serial = serial;
        return next;
    }

    CaptureWriter env(String key, String value) {
        env.put(key, value);
        return this;
    }

    CaptureWriter without(String key) {
        env.remove(key);
        return this;
    }

    CaptureWriter uuid(UUID other) {
        uuid = other;
        return this;
    }

    String metadataText() {
        StringBuilder text = new StringBuilder("/* CTF 1.8 */\n\ntypealias integer { size = 32; align = 32; signed = false; } := u32;\n");
        text.append("trace {\n\tmajor = 1;\n\tminor = 8;\n\tuuid = \"").append(uuid)
                .append("\";\n\tbyte_order = le;\n\tpacket.header := struct { u32 magic; };\n};\nenv {\n");
        env.forEach((key, value) -> text.append('\t').append(key).append(" = ").append(value).append(";\n"));
        text.append("};\nclock {\n\tname = monotonic;\n\tfreq = 1000000000;\n\toffset_s = 1700000000;\n\toffset = 5;\n};\n");
        return text.toString();
    }

    /** Writes the metadata in packets of at most so many bytes of text. */
    CaptureWriter header(int textPerPacket) {
        byte[] text = metadataText().getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < text.length; at += textPerPacket) {
            int length = Math.min(textPerPacket, text.length - at);
            metadataPacket(java.util.Arrays.copyOfRange(text, at, at + length), 3);
        }
        headerWritten = true;
        return this;
    }

    CaptureWriter metadataPacket(byte[] text, int padding) {
        int size = RecordLayout.METADATA_HEADER_SIZE + text.length;
        ByteBuffer buffer = ByteBuffer.allocate(size + padding).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(RecordLayout.METADATA_MAGIC);
        putUuid(buffer, uuid);
        buffer.putInt(0).putInt(size * 8).putInt((size + padding) * 8);
        buffer.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) 8);
        buffer.put(text);
        out.writeBytes(buffer.array());
        return this;
    }

    private static void putUuid(ByteBuffer buffer, UUID uuid) {
        buffer.putLong(Long.reverseBytes(uuid.getMostSignificantBits())).putLong(Long.reverseBytes(uuid.getLeastSignificantBits()));
    }

    CaptureWriter pause(long ns) {
        now += ns;
        return this;
    }

    long now() {
        return now;
    }

    /** A record of a kind: its fields in order, of the types that the layout says. */
    CaptureWriter record(EventKind kind, long... fields) {
        RecordLayout.Shape shape = RecordLayout.of(kind);
        ByteBuffer body = ByteBuffer.allocate(first ? shape.minimum() : shape.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < fields.length; i++) {
            RecordLayout.Field field = shape.fields().get(i);
            if (field.length() == null && field.offset() < body.capacity()) {
                if (field.type().size() == 8) {
                    body.putLong(field.offset(), fields[i]);
                } else {
                    body.putInt(field.offset(), (int) fields[i]);
                }
            }
        }
        return raw(kind.id(), body.array(), new byte[0]);
    }

    /** A record with any id and size; the first 16 bytes of the body are filled in. */
    CaptureWriter raw(int id, byte[] body, byte[] tail) {
        now += 1_000;
        if (packet.size() + body.length + tail.length > RecordLayout.PACKET_MAX - RecordLayout.PACKET_HEADER_SIZE) {
            flush();
        }
        if (records == 0) {
            begin = now;
        }
        ByteBuffer buffer = ByteBuffer.allocate(body.length + tail.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(body).put(tail);
        buffer.putShort(RecordLayout.HEADER_ID, (short) id);
        buffer.putShort(RecordLayout.HEADER_RECORD_SIZE, (short) buffer.capacity());
        buffer.putInt(RecordLayout.HEADER_CPU, 0);
        buffer.putLong(RecordLayout.HEADER_TIMESTAMP, now);
        packet.writeBytes(buffer.array());
        records++;
        return this;
    }

    /** Ends the packet. */
    CaptureWriter flush() {
        if (!headerWritten) {
            header(Integer.MAX_VALUE);
        }
        if (records == 0) {
            return this;
        }
        int size = RecordLayout.PACKET_HEADER_SIZE + packet.size();
        ByteBuffer buffer = ByteBuffer.allocate(RecordLayout.PACKET_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(RecordLayout.DATA_MAGIC);
        putUuid(buffer, uuid);
        buffer.putInt(0).putLong(begin).putLong(now).putLong(size * 8L).putLong(size * 8L).putLong(discarded).putLong(sequence++);
        buffer.putInt(2).putInt(records);
        out.writeBytes(buffer.array());
        out.writeBytes(packet.toByteArray());
        packet.reset();
        records = 0;
        return this;
    }

    CaptureWriter skipSequence(int packets) {
        sequence += packets;
        return this;
    }

    CaptureWriter discarded(long events) {
        discarded = events;
        return this;
    }

    byte[] bytes() {
        flush();
        return out.toByteArray();
    }

    // dictionary

    int string(String text) {
        return strings.computeIfAbsent(text, t -> {
            int id = strings.size() + 1;
            byte[] utf8 = t.getBytes(StandardCharsets.UTF_8);
            byte[] padded = java.util.Arrays.copyOf(utf8, (utf8.length + 7) / 8 * 8);
            ByteBuffer body = ByteBuffer.allocate(RecordLayout.STRING_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(RecordLayout.STRING_ID, id).putInt(RecordLayout.STRING_LENGTH, padded.length);
            raw(EventKind.STRING.id(), body.array(), padded);
            return id;
        });
    }

    int symbol(String name) {
        int text = string(name);
        return number("symbol " + name, id -> record(EventKind.SYMBOL, id, text, 0, 0x4c, 0x100, 0));
    }

    int stack(String... names) {
        int[] symbols = new int[(names.length + 1) / 2 * 2];
        for (int i = 0; i < names.length; i++) {
            symbols[i] = symbol(names[i]);
        }
        return number("stack " + String.join(" ", names), id -> {
            ByteBuffer body = ByteBuffer.allocate(RecordLayout.STACK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(RecordLayout.STACK_ID, id).putInt(RecordLayout.STACK_LENGTH, symbols.length);
            ByteBuffer tail = ByteBuffer.allocate(symbols.length * 4).order(ByteOrder.LITTLE_ENDIAN);
            tail.asIntBuffer().put(symbols);
            raw(EventKind.STACK.id(), body.array(), tail.array());
        });
    }

    int task(String comm, int pid) {
        int text = string(comm);
        return number("task " + comm + pid, id -> record(EventKind.TASK, id, pid, pid, text));
    }

    int device(String name) {
        int text = string(name);
        return number("device " + name, id -> record(EventKind.DEVICE, id, text, 0, 0));
    }

    int interconnect(String name) {
        int text = string(name);
        return number("interconnect " + name, id -> record(EventKind.INTERCONNECT, id, text, 77));
    }

    private int number(String key, java.util.function.IntConsumer write) {
        Integer known = ids.get(key);
        if (known == null) {
            known = 1 + (int) ids.keySet().stream().filter(k -> k.startsWith(key.substring(0, key.indexOf(' ') + 1))).count();
            write.accept(known);
            ids.put(key, known);
        }
        return known;
    }

    // events

    CaptureWriter start() {
        return start(0, 0);
    }

    CaptureWriter start(int part, int states) {
        return record(EventKind.CAPTURE_START, 1_700_000_001_000_000_000L, task("rangescope-probe", 10), 0, part, states);
    }

    CaptureWriter bufferState(long buffer, long bytes, String exporter, StateSource source) {
        return record(EventKind.BUFFER_STATE, source == StateSource.BUFINFO ? 0 : buffer, inode(buffer), bytes, string(exporter), 1,
                source.ordinal(), 0);
    }

    CaptureWriter attachmentState(long buffer, long attachment, String device, StateSource source) {
        return record(EventKind.ATTACHMENT_STATE, source == StateSource.BUFINFO ? 0 : buffer, inode(buffer), attachment, device(device), 0,
                0, source.ordinal());
    }

    CaptureWriter mappingState(long buffer, long attachment, long mapping, long ofSerial, long mappedNs, String device, String function) {
        return record(EventKind.MAPPING_STATE, buffer, inode(buffer), 1 << 20, attachment, mapping, ofSerial, mappedNs - 700, mappedNs,
                4096,
                V2, 4, MAPPED, 0, interconnect("iov"), device(device), task("qemu", 100),
                stack("dma_buf_map_interconnect", function, "ioctl"));
    }

    CaptureWriter stop(int live) {
        return stop(StopReason.SIGNAL, live);
    }

    CaptureWriter stop(StopReason reason, int live) {
        return record(EventKind.CAPTURE_STOP, reason.ordinal(), live, 0);
    }

    CaptureWriter statistics(long lostRing) {
        return record(EventKind.STATISTICS, 0, lostRing);
    }

    CaptureWriter export(long buffer, long bytes) {
        return record(EventKind.BUFFER_EXPORT, buffer, inode(buffer), bytes, string("vfio-pci"), 0, task("qemu", 100),
                stack("dma_buf_export", "ex_export"));
    }

    CaptureWriter release(long buffer) {
        return record(EventKind.BUFFER_RELEASE, buffer, inode(buffer), task("qemu", 100),
                stack("dma_buf_release", "__dentry_kill", "ex_put"));
    }

    CaptureWriter attach(long buffer, long attachment, String device) {
        return record(EventKind.ATTACH, buffer, inode(buffer), attachment, device(device), interconnect("iov"), ALLOWED, 0,
                task("qemu", 100),
                stack("dma_buf_dynamic_attach", "ex_attach"));
    }

    CaptureWriter detach(long buffer, long attachment) {
        return record(EventKind.DETACH, buffer, inode(buffer), attachment, task("qemu", 100), stack("dma_buf_detach", "ex_detach"));
    }

    CaptureWriter map(long buffer, long attachment, long mapping, String device, String function) {
        return map(buffer, attachment, mapping, device, function, V2, 0, 4, 4, MAPPED);
    }

    CaptureWriter map(long buffer, long attachment, long mapping, String device, String function, int adapter, int error, int nranges,
            int entries, int flags) {
        int deviceId = device(device);
        int stack = function.isEmpty() ? 0 : stack("dma_buf_map_interconnect", function, "ioctl");
        int task = task("qemu", 100);
        int interconnect = adapter == SGT ? 0 : interconnect("iov");
        return record(EventKind.MAP, buffer, inode(buffer), 1 << 20, attachment, mapping, ++serial, now - 500, 100, 4096, adapter, error,
                nranges, entries, flags, 0,
                interconnect, deviceId, task, stack, (flags & MapFlags.WATCHED) != 0 ? 5 : -1, (flags & MapFlags.WATCHED) != 0 ? 3 : -1);
    }

    long serial() {
        return serial;
    }

    CaptureWriter range(long index, long populatedNs) {
        return record(EventKind.RANGE, serial, index, index * 4096, index * 4096 + 4095, populatedNs, populatedNs < 0 ? 0 : 1, 0);
    }

    CaptureWriter unmap(long buffer, long attachment, long mapping) {
        return unmap(buffer, attachment, mapping, V2, ALLOWED);
    }

    CaptureWriter unmap(long buffer, long attachment, long mapping, int adapter, int flags) {
        int stack = (flags & ALLOWED) == ALLOWED && (flags & (MapFlags.NOT_LIVE | MapFlags.OTHER_ATTACH)) == 0
                ? 0
                : stack("dma_buf_unmap_interconnect", "ex_unmap");
        return record(EventKind.UNMAP, buffer, inode(buffer), attachment, mapping, adapter, flags, 4, 0, task("qemu", 100), stack);
    }

    CaptureWriter live(long attachment, long mapping, long ofSerial, int adapter) {
        return record(EventKind.LIVE, attachment, mapping, ofSerial, adapter, 0);
    }

    static long inode(long buffer) {
        return buffer + 4_000;
    }
}
