// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.StateSource;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;

/**
 * Writes valid streams, as the probe would, for cases that no kernel gives on demand: a few words for each event, in memory. Times are in ns; each record
 * moves the clock on by 1 µs. The metadata has only what the reader looks at.
 */
final class CaptureWriter {

    static final UUID ID = new UUID(0x0123456789abcdefL, 0x1122334455667788L);
    static final int ALLOWED = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    static final int MAPPED = ALLOWED | MapFlags.WALKED | MapFlags.DECODED;
    static final int V2 = Adapter.INTERCONNECT_V2.id();
    static final int SGT = Adapter.SGT.id();

    private final ByteArrayOutputStream out;
    private final org.rangescope.core.capture.write.CaptureWriter to;
    private final Map<String, String> env = new LinkedHashMap<>();
    private UUID uuid = ID;
    private long serial;

    CaptureWriter() {
        this(new ByteArrayOutputStream());
    }

    private CaptureWriter(ByteArrayOutputStream out) {
        this(out, new org.rangescope.core.capture.write.CaptureWriter(out));
        to.uuid(ID).step(1_000);
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

    private CaptureWriter(ByteArrayOutputStream out, org.rangescope.core.capture.write.CaptureWriter to) {
        this.out = out;
        this.to = to.metadata(this::metadataText);
    }

    /** From now on as a probe of format 1.0 writes. */
    CaptureWriter firstFormat() {
        to.firstFormat();
        return env("rangescope_minor", "0");
    }

    /** The next recording of the same capture: dictionaries and numbers begin anew, time and the mappings' serials go on. */
    CaptureWriter nextPart() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CaptureWriter next = new CaptureWriter(bytes, to.nextPart(bytes));
        next.env.putAll(env);
        next.uuid = uuid;
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
        to.uuid(other);
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
        to.metadata(metadataText(), textPerPacket);
        return this;
    }

    CaptureWriter pause(long ns) {
        to.pause(ns);
        return this;
    }

    long now() {
        return to.now();
    }

    /** A record of a kind: its fields in order, of the types that the layout says. */
    CaptureWriter record(EventKind kind, long... fields) {
        to.record(kind, fields);
        return this;
    }

    /** A record with any id and size; the first 16 bytes of the body are filled in. */
    CaptureWriter raw(int id, byte[] body, byte[] tail) {
        byte[] whole = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, whole, body.length, tail.length);
        to.raw(id, whole);
        return this;
    }

    /** Ends the packet. */
    CaptureWriter flush() {
        to.flush();
        return this;
    }

    CaptureWriter skipSequence(int packets) {
        to.skipPackets(packets);
        return this;
    }

    CaptureWriter discarded(long events) {
        to.discarded(events);
        return this;
    }

    byte[] bytes() {
        flush();
        return out.toByteArray();
    }

    // dictionary

    int string(String text) {
        return to.string(text);
    }

    int symbol(String name) {
        return to.symbol(name, "", 0x4c, 0x100);
    }

    int stack(String... names) {
        return to.stack(Arrays.stream(names).mapToInt(this::symbol).toArray());
    }

    int task(String comm, int pid) {
        return to.task(comm, pid, pid);
    }

    int device(String name) {
        return to.device(name, "", "");
    }

    int interconnect(String name) {
        return to.interconnect(name, 77);
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
        return record(EventKind.MAP, buffer, inode(buffer), 1 << 20, attachment, mapping, ++serial, to.now() - 500, 100, 4096, adapter,
                error,
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
