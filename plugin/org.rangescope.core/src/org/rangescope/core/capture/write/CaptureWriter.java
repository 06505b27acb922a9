// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.util.annotation.NonNull;

/**
 * Writes a recording, as the probe would: metadata first, then records in packets, each name before its first use. A record costs no object: {@link #begin}
 * reserves it in the packet and {@link #putLong} and {@link #putInt} fill it. Times are CLOCK_MONOTONIC in ns. What the stream underneath refuses comes as
 * {@link UncheckedIOException}. Used by one thread.
 */
public final class CaptureWriter implements Closeable {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TEXT_PER_PACKET = 4096 - 40;
    private static final int PART_GAP_NS = 1_000_000;

    private final OutputStream out;
    private final byte[] packet = new byte[RecordLayout.PACKET_MAX];
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<Entry, Integer> entries = new HashMap<>();
    private final Map<EventKind, Integer> numbers = new EnumMap<>(EventKind.class);
    private UUID uuid = new UUID(0x0123456789abcdefL, 0x1122334455667788L);
    private long clockOffsetNs = 1_700_000_000_000_000_005L;
    private boolean first;
    private Supplier<String> otherMetadata = this::metadataText;
    private boolean metadataWritten;
    private int packetMax = RecordLayout.PACKET_MAX;
    private int recordsMax = Integer.MAX_VALUE;
    private int cpuCount = 2;
    private int cpu;
    private long now = 1_000_000_000L;
    private long stepNs;

    private int next = RecordLayout.PACKET_HEADER_SIZE;
    private int current;
    private int records;
    private long beginNs;
    private long endNs;
    private long sequence;
    private long discarded;
    private long written;
    private int liveBefore;

    private record Entry(EventKind kind, List<Object> fields) {}

    /**
     * Writes into a stream, in large pieces.
     *
     * @param out takes the recording; closed with the writer
     */
    public CaptureWriter(OutputStream out) {
        this.out = out;
        env("tracer_name", "rangescope-probe").env("tracer_version", "0.1.0").env("rangescope_major", RecordLayout.FORMAT_MAJOR)
                .env("rangescope_minor", RecordLayout.FORMAT_MINOR).env("hostname", "testbox").env("kernel_release", "6.12.117")
                .env("architecture", "x86_64").env("adapters", "interconnect-v2,sgt")
                .env("hooks_attached",
                        "dma_buf_map_interconnect,dma_buf_unmap_interconnect,dma_buf_map_attachment,dma_buf_unmap_attachment,"
                                + "dma_buf_export,dma_buf_release,dma_buf_dynamic_attach,dma_buf_detach,dma_buf_move_notify")
                .env("hooks_missing", "dma_buf_invalidate_mappings: no such function in this kernel").env("pointers", "hashed")
                .env("range_times", "entry-allocation");
    }

    /**
     * Writes a file.
     *
     * @param file made, or replaced
     * @return its writer
     * @throws IOException if it cannot be made
     */
    public static CaptureWriter file(Path file) throws IOException {
        return new CaptureWriter(Files.newOutputStream(file));
    }

    /**
     * The next recording of the same capture: dictionaries, counters and packet numbers begin anew; the metadata and the time go on. Call it when this one
     * has all its records.
     *
     * @param to takes it
     * @return its writer
     */
    public CaptureWriter nextPart(OutputStream to) {
        CaptureWriter part = new CaptureWriter(to);
        part.env.clear();
        part.env.putAll(env);
        part.uuid = uuid;
        part.clockOffsetNs = clockOffsetNs;
        part.first = first;
        part.packetMax = packetMax;
        part.recordsMax = recordsMax;
        part.cpuCount = cpuCount;
        part.stepNs = stepNs;
        part.now = now + PART_GAP_NS;
        return part;
    }

    // what the metadata says: before the first packet

    /**
     * An entry of the env block.
     *
     * @param key  its name
     * @param text its value
     * @return this
     */
    public CaptureWriter env(String key, String text) {
        return envLiteral(key, Tsdl.literal(text));
    }

    /**
     * An entry of the env block.
     *
     * @param key   its name
     * @param value its value
     * @return this
     */
    public CaptureWriter env(String key, long value) {
        return envLiteral(key, Long.toString(value));
    }

    /**
     * An entry of the env block, in any form.
     *
     * @param key     its name
     * @param literal as it will stand in the metadata
     * @return this
     */
    public CaptureWriter envLiteral(String key, String literal) {
        env.put(key, literal);
        return this;
    }

    /**
     * Leaves an entry of the env block out.
     *
     * @param key its name
     * @return this
     */
    public CaptureWriter without(String key) {
        env.remove(key);
        return this;
    }

    /**
     * Names the capture.
     *
     * @param identifier of the capture
     * @return this
     */
    public CaptureWriter uuid(UUID identifier) {
        uuid = identifier;
        return this;
    }

    /**
     * What makes a time of the stream one of the wall clock.
     *
     * @param ns since 1970, UTC
     * @return this
     */
    public CaptureWriter clockOffset(long ns) {
        clockOffsetNs = ns;
        return this;
    }

    /**
     * Writes as a probe of format 1.0: records end where they ended then.
     *
     * @return this
     */
    public CaptureWriter firstFormat() {
        first = true;
        return env("rangescope_minor", 0);
    }

    /**
     * What the metadata will be.
     *
     * @return TSDL
     */
    public String metadataText() {
        return Tsdl.text(uuid, env, clockOffsetNs, first);
    }

    /**
     * Writes other metadata than {@link #metadataText()} before the first packet.
     *
     * @param text asked once; TSDL
     * @return this
     */
    public CaptureWriter metadata(Supplier<String> text) {
        otherMetadata = text;
        return this;
    }

    /**
     * Writes metadata now, instead of before the first packet. A recording may have it several times.
     *
     * @param text          TSDL
     * @param textPerPacket bytes of text in a packet at most
     * @return this
     */
    public CaptureWriter metadata(String text, int textPerPacket) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += textPerPacket) {
            int length = Math.min(textPerPacket, bytes.length - at);
            int content = RecordLayout.METADATA_HEADER_SIZE + length;
            int size = content + 7 & ~7;
            ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(RecordLayout.METADATA_MAGIC).putLong(Long.reverseBytes(uuid.getMostSignificantBits()))
                    .putLong(Long.reverseBytes(uuid.getLeastSignificantBits()));
            // no checksum, no compression, no encryption, TSDL 1.8
            buffer.putInt(0).putInt(content * 8).putInt(size * 8).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) 8);
            buffer.put(bytes, at, length);
            write(buffer.array(), size);
        }
        metadataWritten = true;
        return this;
    }

    // packets and time

    /**
     * How large packets become.
     *
     * @param bytes   of a packet at most, its header included
     * @param atOnce  records in a packet at most
     * @return this
     */
    public CaptureWriter packets(int bytes, int atOnce) {
        packetMax = Math.max(RecordLayout.PACKET_HEADER_SIZE + RecordLayout.MAP_SIZE, Math.min(RecordLayout.PACKET_MAX, bytes));
        recordsMax = Math.max(1, atOnce);
        return this;
    }

    /**
     * The machine.
     *
     * @param count its CPUs
     * @return this
     */
    public CaptureWriter cpus(int count) {
        cpuCount = count;
        return this;
    }

    /**
     * Where the next records happen.
     *
     * @param number of a CPU
     * @return this
     */
    public CaptureWriter cpu(int number) {
        cpu = number;
        return this;
    }

    /**
     * Moves the clock on before each record.
     *
     * @param ns by so much; 0, as at first, for a clock that only {@link #at} and {@link #pause} move
     * @return this
     */
    public CaptureWriter step(long ns) {
        stepNs = ns;
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param ns time of the next record
     * @return this
     */
    public CaptureWriter at(long ns) {
        now = ns;
        return this;
    }

    /**
     * Lets time pass.
     *
     * @param ns how much
     * @return this
     */
    public CaptureWriter pause(long ns) {
        now += ns;
        return this;
    }

    /**
     * What the clock says.
     *
     * @return ns
     */
    public long now() {
        return now;
    }

    /**
     * Records so far, dictionaries included.
     *
     * @return records
     */
    public long written() {
        return written;
    }

    /**
     * Events that the packets from now on say were lost since the capture began.
     *
     * @param events lost
     * @return this
     */
    public CaptureWriter discarded(long events) {
        discarded = events;
        return this;
    }

    /**
     * Leaves packets out: the numbers go on as if they had been there.
     *
     * @param count packets
     * @return this
     */
    public CaptureWriter skipPackets(int count) {
        sequence += count;
        return this;
    }

    /**
     * Ends the packet, if it has records; and writes the metadata, if nobody has.
     *
     * @return this
     */
    public CaptureWriter flush() {
        if (!metadataWritten) {
            metadata(otherMetadata.get(), TEXT_PER_PACKET);
        }
        if (records == 0) {
            return this;
        }
        INT.set(packet, 0, RecordLayout.DATA_MAGIC);
        LONG.set(packet, 4, Long.reverseBytes(uuid.getMostSignificantBits()));
        LONG.set(packet, 12, Long.reverseBytes(uuid.getLeastSignificantBits()));
        INT.set(packet, 20, 0);
        LONG.set(packet, 24, beginNs);
        LONG.set(packet, 32, endNs);
        LONG.set(packet, 40, next * 8L);
        LONG.set(packet, 48, next * 8L);
        LONG.set(packet, 56, discarded);
        LONG.set(packet, 64, sequence++);
        INT.set(packet, 72, cpuCount);
        INT.set(packet, 76, records);
        write(packet, next);
        next = RecordLayout.PACKET_HEADER_SIZE;
        records = 0;
        return this;
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the packet and closes the stream. */
    @Override
    public void close() throws IOException {
        try (OutputStream closed = out) {
            flush();
            closed.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // records

    /**
     * Begins a record; all its fields are 0 until they are put.
     *
     * @param id   of its kind
     * @param size bytes, a multiple of 8
     * @return this
     */
    public CaptureWriter begin(int id, int size) {
        now += stepNs;
        reserve(size, now);
        Arrays.fill(packet, current, next, (byte) 0);
        SHORT.set(packet, current + RecordLayout.HEADER_ID, (short) id);
        SHORT.set(packet, current + RecordLayout.HEADER_RECORD_SIZE, (short) size);
        INT.set(packet, current + RecordLayout.HEADER_CPU, cpu);
        LONG.set(packet, current + RecordLayout.HEADER_TIMESTAMP, now);
        if (id == RecordLayout.ID_LIVE) {
            liveBefore++;
        } else if (id > RecordLayout.ID_INTERCONNECT && id != RecordLayout.ID_CAPTURE_STOP) {
            liveBefore = 0;
        }
        return this;
    }

    private void reserve(int size, long timeNs) {
        if (records > 0 && (next + size > packetMax || records >= recordsMax)) {
            flush();
        }
        if (next + size > RecordLayout.PACKET_MAX || size < RecordLayout.HEADER_SIZE) {
            throw new IllegalArgumentException("no record has " + size + " bytes");
        }
        if (records == 0) {
            beginNs = timeNs;
            endNs = timeNs;
        } else if (timeNs > endNs) {
            endNs = timeNs;
        } else if (timeNs < beginNs) {
            beginNs = timeNs;
        }
        current = next;
        next += size;
        records++;
        written++;
    }

    /**
     * Puts an eight-byte field of the record that was begun last. One that the record is too short for is left out.
     *
     * @param field constant of {@link RecordLayout}
     * @param value its bits
     * @return this
     */
    public CaptureWriter putLong(int field, long value) {
        if (field + Long.BYTES <= next - current) {
            LONG.set(packet, current + field, value);
        }
        return this;
    }

    /**
     * Puts a four-byte field of the record that was begun last. One that the record is too short for is left out.
     *
     * @param field constant of {@link RecordLayout}
     * @param value its bits
     * @return this
     */
    public CaptureWriter putInt(int field, int value) {
        if (field + Integer.BYTES <= next - current) {
            INT.set(packet, current + field, value);
        }
        return this;
    }

    /**
     * A record of any kind but those with a tail.
     *
     * @param kind   which
     * @param fields in the order of its layout, as many as there are; the others are 0
     * @return this
     */
    public CaptureWriter record(EventKind kind, long... fields) {
        RecordLayout.Shape shape = RecordLayout.of(kind);
        begin(kind.id(), first ? shape.minimum() : shape.size());
        for (int i = 0; i < fields.length; i++) {
            RecordLayout.Field field = shape.fields().get(i);
            if (field.length() == null && field.type().size() == Long.BYTES) {
                putLong(field.offset(), fields[i]);
            } else if (field.length() == null) {
                putInt(field.offset(), (int) fields[i]);
            }
        }
        return this;
    }

    /**
     * A record with any id and body, at the time of the clock.
     *
     * @param id   of its kind, known or not
     * @param body all of it; its first 16 bytes are replaced
     * @return this
     */
    public CaptureWriter raw(int id, byte[] body) {
        begin(id, body.length);
        System.arraycopy(body, RecordLayout.HEADER_SIZE, packet, current + RecordLayout.HEADER_SIZE,
                body.length - RecordLayout.HEADER_SIZE);
        return this;
    }

    /**
     * A record as it is, with its own id, size, CPU and time, whatever the clock says. The packet's times are those of the earliest and the latest record.
     *
     * @param bytes all of it
     * @return this
     */
    public CaptureWriter raw(byte[] bytes) {
        reserve(bytes.length, (long) LONG.get(bytes, RecordLayout.HEADER_TIMESTAMP));
        System.arraycopy(bytes, 0, packet, current, bytes.length);
        return this;
    }

    /**
     * A record as it was read, with its own id, size and CPU, whatever the clock says. Its fields can be put after that.
     *
     * @param record of another recording
     * @param timeNs when it happened
     * @return this
     */
    public CaptureWriter copy(RecordView record, long timeNs) {
        reserve(record.size(), timeNs);
        for (int at = 0; at < record.size(); at += Long.BYTES) {
            LONG.set(packet, current + at, record.getLong(at));
        }
        LONG.set(packet, current + RecordLayout.HEADER_TIMESTAMP, timeNs);
        return this;
    }

    // dictionaries: written once, before their first use

    /**
     * The number of a text.
     *
     * @param text any; an empty one is number 0
     * @return its number
     */
    public int string(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        Integer known = strings.get(text);
        if (known != null) {
            return known;
        }
        int id = strings.size() + 1;
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(RecordLayout.STRING_MAX, utf8.length + 7 & ~7);
        begin(RecordLayout.ID_STRING, RecordLayout.STRING_SIZE + length).putInt(RecordLayout.STRING_ID, id)
                .putInt(RecordLayout.STRING_LENGTH, length);
        System.arraycopy(utf8, 0, packet, current + RecordLayout.STRING_TEXT, Math.min(length, utf8.length));
        strings.put(text, id);
        return id;
    }

    /**
     * The number of a place in the kernel's code.
     *
     * @param name   the function
     * @param module its module; empty in the kernel itself
     * @param offset bytes from the start of the function
     * @param size   bytes of the function, or 0
     * @return its number
     */
    public int symbol(String name, String module, int offset, int size) {
        int text = string(name);
        int of = string(module);
        return number(EventKind.SYMBOL, id -> record(EventKind.SYMBOL, id, text, of, offset, size, 0), name, module, offset, size);
    }

    /**
     * The number of a call stack.
     *
     * @param symbols their numbers, innermost first
     * @return its number
     */
    public int stack(int... symbols) {
        int[] frames = Arrays.copyOf(symbols, symbols.length + 1 & ~1);
        return number(EventKind.STACK, id -> {
            begin(RecordLayout.ID_STACK, RecordLayout.STACK_SIZE + frames.length * Integer.BYTES).putInt(RecordLayout.STACK_ID, id)
                    .putInt(RecordLayout.STACK_LENGTH, frames.length);
            for (int i = 0; i < frames.length; i++) {
                putInt(RecordLayout.STACK_FRAMES + i * Integer.BYTES, frames[i]);
            }
        }, Arrays.stream(symbols).boxed().toArray());
    }

    /**
     * The number of a thread.
     *
     * @param comm its name
     * @param pid  of its process
     * @param tid  its own
     * @return its number
     */
    public int task(String comm, int pid, int tid) {
        int text = string(comm);
        return number(EventKind.TASK, id -> record(EventKind.TASK, id, pid, tid, text), comm, pid, tid);
    }

    /**
     * The number of an importer's device.
     *
     * @param name   its name
     * @param driver the driver bound to it, or empty
     * @param bus    the bus it is on, or empty
     * @return its number
     */
    public int device(String name, String driver, String bus) {
        int text = string(name);
        int by = string(driver);
        int on = string(bus);
        return number(EventKind.DEVICE, id -> record(EventKind.DEVICE, id, text, by, on), name, driver, bus);
    }

    /**
     * The number of an interconnect.
     *
     * @param name     its name
     * @param identity enum value or identity of its object
     * @return its number
     */
    public int interconnect(String name, long identity) {
        int text = string(name);
        return number(EventKind.INTERCONNECT, id -> record(EventKind.INTERCONNECT, id, text, identity), name, identity);
    }

    private int number(EventKind kind, IntConsumer write, @NonNull Object... fields) {
        Entry entry = new Entry(kind, List.of(fields));
        Integer known = entries.get(entry);
        if (known != null) {
            return known;
        }
        int id = numbers.merge(kind, 1, Integer::sum);
        write.accept(id);
        entries.put(entry, id);
        return id;
    }

    // the capture itself

    /**
     * The first record.
     *
     * @param task   the probe
     * @param part   1, 2 … of a capture in several recordings, else 0
     * @param states state records that follow
     * @return this
     */
    public CaptureWriter start(int task, int part, int states) {
        return record(EventKind.CAPTURE_START, clockOffsetNs + now + stepNs, task, 0, part, states);
    }

    /**
     * What was written, and what was lost.
     *
     * @param losses counters in the order of the layout, from lost_ring on, as many as there are; the others are 0
     * @return this
     */
    public CaptureWriter statistics(long... losses) {
        long[] fields = new long[losses.length + 1];
        System.arraycopy(losses, 0, fields, 1, losses.length);
        fields[0] = written + 1;
        return record(EventKind.STATISTICS, fields);
    }

    /**
     * At the end: a mapping that is still there.
     *
     * @param attachment it was mapped on
     * @param mapping    its identity
     * @param serial     of its map record
     * @param adapter    enum rs_adapter
     * @return this
     */
    public CaptureWriter live(long attachment, long mapping, long serial, int adapter) {
        return record(EventKind.LIVE, attachment, mapping, serial, adapter);
    }

    /**
     * The capture ends. Says how many live records came just before.
     *
     * @param reason   why it ended
     * @param liveLost mappings of which nothing is known
     * @return this
     */
    public CaptureWriter stop(StopReason reason, long liveLost) {
        return record(EventKind.CAPTURE_STOP, reason.ordinal(), liveBefore, liveLost);
    }
}
