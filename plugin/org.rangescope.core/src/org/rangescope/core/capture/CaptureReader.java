// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Reads a stream packet by packet and hands its records on. The same for finished files, growing files and pipes. No length in the stream is trusted:
 * what does not fit becomes {@link Damage}, reading goes on at the next packet, and everything readable is handed on. Used by one thread.
 *
 * <p>Records are handed on in the order of their times, those of equal time in the order of the stream. The probe writes them so. Where they are not, a packet
 * is put in order with its neighbours: it is handed on when the next packet is known to begin no earlier than its last record, or nothing follows, or 64 packets
 * wait. The next packet of a live stream may be a long time in coming: after a moment in which nothing comes, what is there is handed on. A record that is older
 * than what was handed on before it comes as it is.
 */
public final class CaptureReader {

    /** Metadata beyond this size is none of ours. */
    private static final int METADATA_MAX = 4 << 20;
    /** A stream that has no packet in its first mebibyte is not a recording. */
    private static final int SEARCH_MAX = 1 << 20;
    /** So many stretches of damage are described, the others only counted. */
    private static final int DAMAGE_LISTED = 1_000;
    private static final long IMPLAUSIBLE_GAP = 1L << 32;
    /** How long a packet of a live stream waits for the one after it. */
    private static final long PATIENCE_MILLIS = 100;

    /** What a packet can be thought to have held. */
    private static final int LARGE_PACKET = 1 << 16;
    private static final int KINDS = EventKind.COUNT;
    private static final int[] MINIMUM = new int[KINDS];

    static {
        for (EventKind kind : EventKind.values()) {
            MINIMUM[kind.id()] = RecordLayout.of(kind).minimum();
        }
    }

    private final ByteSource source;
    private final long patienceMillis;
    private final RecordView view = new RecordView();
    /** The packet that is being read. */
    private long[] words = {};
    private final boolean sorting;
    private final HeldPackets held;
    /** Whether the packet that is there waits for the one after it. */
    private boolean lookingAhead;
    /** Since when something waits and nothing comes; UNKNOWN when nothing waits. */
    private long waitingSince = Units.UNKNOWN;
    /** Whether what waits has waited long enough. */
    private boolean overdue;
    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final List<Damage> damage = new ArrayList<>();
    private long damageCount;
    private long damagedBytes;
    private CaptureHeader header = CaptureHeader.NONE;
    private boolean headerDelivered;
    private @Nullable UUID uuid;
    private boolean foreign;
    private byte[] firstBytes = {};
    private boolean anyPacket;
    private long searchFrom = Units.UNKNOWN;
    private String searchReason = "";
    /** Records that the packet in which the search began has beyond that place. */
    private long searchLost;
    /** Where the packets begin that were read before, and which they are. */
    private long repeatFrom = Units.UNKNOWN;
    private long repeatedPackets;
    private long lastEndNs;
    /** What to say when no packet is found any more. */
    private String tornReason = "";
    /** 1 where the byte at which the search begins is known to begin nothing. */
    private int searchSkip;
    private int need = 4;
    private long nextSequence;
    private boolean done;

    /**
     * A reader.
     *
     * @param source bytes of a recording, at their start
     */
    public CaptureReader(ByteSource source) {
        this(source, PATIENCE_MILLIS);
    }

    /**
     * A reader that waits longer, or not as long, for what may have to be handed on first.
     *
     * @param source         bytes of a recording, at their start
     * @param patienceMillis how long a packet of a live stream waits for the one after it
     */
    public CaptureReader(ByteSource source, long patienceMillis) {
        this(source, patienceMillis, true);
    }

    private CaptureReader(ByteSource source, long patienceMillis, boolean sorting) {
        this.source = source;
        this.patienceMillis = patienceMillis;
        this.sorting = sorting;
        held = new HeldPackets(sorting);
    }

    /** A reader that hands everything on in the order in which it stands there, for those who want packets rather than what is in them. */
    static CaptureReader unsorted(ByteSource source) {
        return new CaptureReader(source, 0, false);
    }

    /**
     * Whether everything was read.
     *
     * @return whether the end was reached
     */
    public boolean isDone() {
        return done;
    }

    /**
     * What the metadata says.
     *
     * @return the header; {@link CaptureHeader#NONE} until it was read
     */
    public CaptureHeader header() {
        return header;
    }

    /**
     * What could not be read so far: the first thousand of it.
     *
     * @return damage in the order of the stream
     */
    public List<Damage> damage() {
        return List.copyOf(damage);
    }

    /**
     * How much of the stream could not be read so far.
     *
     * @return number of stretches, also of those that {@link #damage()} leaves out
     */
    public long damageCount() {
        return damageCount;
    }

    /**
     * Bytes that could not be read so far.
     *
     * @return bytes
     */
    public long damagedBytes() {
        return damagedBytes;
    }

    /**
     * Waits until {@link #read} has something to do.
     *
     * @param waitMillis how long at most; 0 only looks
     * @return whether it has
     * @throws IOException if the source cannot be read
     */
    public boolean await(long waitMillis) throws IOException {
        if (done) {
            return false;
        }
        if (waitingSince == Units.UNKNOWN) {
            return source.require(need, waitMillis) >= need || source.ended();
        }
        long left = Math.max(0, patienceMillis - (System.nanoTime() - waitingSince) / 1_000_000);
        overdue = source.require(need, Math.min(waitMillis, left)) < need && !source.ended()
                && (System.nanoTime() - waitingSince) / 1_000_000 >= patienceMillis;
        return overdue || source.require(need, 0) >= need || source.ended();
    }

    /**
     * Reads to the end, waiting where the source is not finished.
     *
     * @param sink takes the records
     * @throws IOException if the source cannot be read, is no recording, or of an unsupported version
     */
    public void readAll(EventSink sink) throws IOException {
        while (!done) {
            if (await(1_000)) {
                read(sink, Long.MAX_VALUE);
            }
        }
    }

    /**
     * Reads whole packets as far as they are there, without waiting.
     *
     * @param sink     takes the records
     * @param maxBytes stops after the packet in which so many bytes are reached
     * @throws NotACaptureException        if the stream is no recording
     * @throws UnsupportedVersionException if a newer version is needed
     * @throws IOException                 if the source cannot be read
     */
    public void read(EventSink sink, long maxBytes) throws IOException {
        long from = source.offset();
        try {
            while (!done && source.offset() - from < maxBytes) {
                boolean more = step(sink);
                if (more || !lookingAhead && held.isEmpty()) {
                    waitingSince = Units.UNKNOWN;
                } else if (waitingSince == Units.UNKNOWN) {
                    waitingSince = System.nanoTime();
                }
                if (!more) {
                    return;
                }
            }
        } finally {
            overdue = false;
        }
    }

    /** One packet, or one stretch of search. False when more bytes are needed first. */
    private boolean step(EventSink sink) throws IOException {
        need = 4;
        lookingAhead = false;
        if (overdue) {
            held.release(sink);
        }
        int there = source.require(4, 0);
        if (there < 4) {
            return torn(sink, there, 4, "packet");
        }
        if (searchFrom != Units.UNKNOWN) {
            return search(sink);
        }
        int magic = source.window().getInt(source.index());
        if (magic == RecordLayout.DATA_MAGIC) {
            return dataPacket(sink);
        }
        if (magic == RecordLayout.METADATA_MAGIC) {
            return metadataPacket(sink);
        }
        startSearch(sink, anyPacket ? "no packet begins here" : "no packet at the start");
        return true;
    }

    private boolean metadataPacket(EventSink sink) throws IOException {
        need = RecordLayout.METADATA_HEADER_SIZE;
        int there = source.require(need, 0);
        if (there < need) {
            return torn(sink, there, need, "metadata packet");
        }
        ByteBuffer buffer = source.window();
        int at = source.index();
        int size = metadataSize(buffer, at);
        if (size < 0) {
            startSearch(sink, "metadata packet with an impossible size");
            return true;
        }
        need = size;
        there = source.require(size, 0);
        if (there < size) {
            return torn(sink, there, size, "metadata packet");
        }
        held.release(sink);
        buffer = source.window();
        at = source.index();
        UUID packetUuid = uuid(buffer, at + 4);
        UUID known = uuid;
        if (known != null && !known.equals(packetUuid) && anyPacket) {
            foreign = true;
            report(sink, source.offset(), size,
                    "the metadata of another recording (" + packetUuid + "): only the first one was read. Cut the file here to read it");
        } else if (!header.isKnown()) {
            uuid = packetUuid;
            int length = (int) (Integer.toUnsignedLong(buffer.getInt(at + 24)) / 8) - RecordLayout.METADATA_HEADER_SIZE;
            if (metadata.size() + length <= METADATA_MAX) {
                byte[] text = new byte[length];
                buffer.get(at + RecordLayout.METADATA_HEADER_SIZE, text);
                metadata.write(text, 0, length);
            }
        }
        anyPacket = true;
        source.advance(size);
        return true;
    }

    /** Size of a metadata packet in bytes, or -1 if its header makes no sense. */
    static int metadataSize(ByteBuffer buffer, int at) {
        long content = Integer.toUnsignedLong(buffer.getInt(at + 24));
        long size = Integer.toUnsignedLong(buffer.getInt(at + 28));
        int schemes = buffer.get(at + 32) | buffer.get(at + 33) | buffer.get(at + 34);
        boolean plausible = size % 8 == 0 && content % 8 == 0 && content <= size && content >= RecordLayout.METADATA_HEADER_SIZE * 8L
                && size <= RecordLayout.PACKET_MAX * 8L && schemes == 0;
        return plausible ? (int) (size / 8) : -1;
    }

    /** Size of a data packet in bytes, or -1 if its header makes no sense. */
    private static int dataSize(ByteBuffer buffer, int at) {
        long content = buffer.getLong(at + 40);
        long size = buffer.getLong(at + 48);
        boolean plausible = size % 64 == 0 && content % 64 == 0 && content <= size && content >= RecordLayout.PACKET_HEADER_SIZE * 8L
                && size <= RecordLayout.PACKET_MAX * 8L && size > 0;
        return plausible ? (int) (size / 8) : -1;
    }

    private static UUID uuid(ByteBuffer buffer, int at) {
        return new UUID(Long.reverseBytes(buffer.getLong(at)), Long.reverseBytes(buffer.getLong(at + 8)));
    }

    private boolean dataPacket(EventSink sink) throws IOException {
        need = RecordLayout.PACKET_HEADER_SIZE;
        int there = source.require(need, 0);
        if (there < need) {
            return torn(sink, there, need, "packet");
        }
        int size = dataSize(source.window(), source.index());
        if (size < 0) {
            startSearch(sink, "packet with an impossible size");
            return true;
        }
        need = size;
        there = source.require(size, 0);
        if (there < size && !source.ended()) {
            return false;
        }
        if (there >= size && sorting) {
            int ahead = size + RecordLayout.PACKET_HEADER_SIZE;
            there = source.require(ahead, 0);
            if (there < ahead && !source.ended() && !overdue) {
                need = ahead;
                lookingAhead = true;
                return false;
            }
        }
        ByteBuffer buffer = source.window();
        int at = source.index();
        UUID packetUuid = uuid(buffer, at + 4);
        if (!packetUuid.equals(uuid)) {
            if (foreign) {
                held.release(sink);
                int skipped = Math.min(there, size);
                report(sink, source.offset(), skipped, "packet of another recording (" + packetUuid + ")");
                source.advance(skipped);
                return true;
            }
            if (uuid == null) {
                uuid = packetUuid;
            } else {
                report(sink, source.offset(), 0,
                        "packet with the identifier " + packetUuid + " instead of " + uuid + "; its records were read all the same");
            }
        }
        deliverHeader(sink);
        anyPacket = true;
        if (there >= size && isRepeated(buffer, at)) {
            if (repeatFrom == Units.UNKNOWN) {
                repeatFrom = source.offset();
                report(sink, repeatFrom, 0, "packets that were read before begin again here, from number " + buffer.getLong(at + 64)
                        + ": this recording is in the file more than once. They are skipped, so nothing counts twice");
            }
            repeatedPackets++;
            source.advance(size);
            return true;
        }
        repeatFrom = Units.UNKNOWN;
        records(sink, buffer, at, size, there);
        return true;
    }

    /** Whether a packet of this number and of an earlier time was read already: numbers and times both only grow. */
    private boolean isRepeated(ByteBuffer buffer, int at) {
        long sequence = buffer.getLong(at + 64);
        return sequence >= 0 && sequence < nextSequence && buffer.getLong(at + 24) < lastEndNs && buffer.getLong(at + 32) <= lastEndNs;
    }

    /**
     * Packets that were skipped because they had been read before.
     *
     * @return packets
     */
    public long repeatedPackets() {
        return repeatedPackets;
    }

    private void records(EventSink sink, ByteBuffer buffer, int at, int size, int there) {
        long packetOffset = source.offset();
        int content = (int) (buffer.getLong(at + 40) / 8);
        long begin = buffer.getLong(at + 24);
        long end = buffer.getLong(at + 32);
        int announced = buffer.getInt(at + 76);
        PacketView packet = packet(sink, buffer, at, size, packetOffset, begin, end, announced);
        if (!held.isEmpty() && begin >= held.lastNs()) {
            held.release(sink);
        }
        long[] asWords = there >= size && (at & Long.BYTES - 1) == 0 ? source.words() : null;
        if (asWords == null) {
            copy(buffer, at, Math.min(size, there));
        }
        if (there >= size && held.isEmpty() && begin >= held.deliveredNs()) {
            long[] packed = asWords != null ? asWords : words;
            int base = asWords != null ? at / Long.BYTES : 0;
            long last = lastInOrder(packed, base, content, begin, end, announced);
            if (last >= 0 && nextBegin(buffer, at + size, there - size) >= last) {
                sink.packet(packet);
                int first = base + RecordLayout.PACKET_HEADER_SIZE / Long.BYTES;
                int limit = base + content / Long.BYTES;
                if (first < limit) {
                    view.words(packed, packetOffset - (long) base * Long.BYTES, limit);
                    view.move(first);
                    sink.records(view);
                }
                held.delivered(last);
                lastEndNs = Math.max(lastEndNs, end);
                source.advance(size);
                return;
            }
        }
        if (asWords != null) {
            copy(buffer, at, size);
        }
        carefully(sink, buffer, at, packet, content, there);
    }

    /** Takes a packet out of the window as words, which Java looks at with less ado. */
    private void copy(ByteBuffer buffer, int at, int length) {
        int count = length / Long.BYTES;
        if (words.length <= count) {
            words = new long[Math.max(count + 1, LARGE_PACKET / Long.BYTES)];
        }
        ByteBuffer packet = buffer.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
        packet.asLongBuffer().get(words, 0, count);
        long rest = 0;
        for (int i = count * Long.BYTES; i < length; i++) {
            rest |= (packet.get(i) & 0xffL) << (i & 7) * Byte.SIZE;
        }
        words[count] = rest;
    }

    /**
     * Whether there is nothing that is wrong with a packet, and its records are in order.
     *
     * @return the time of the last one; -1 when it has to be looked at more carefully
     */
    private long lastInOrder(long[] packet, int base, int content, long begin, long end, int announced) {
        if (begin < 0) {
            return -1;
        }
        int limit = base + content / Long.BYTES;
        int unknownKind = mayHaveUnknownKinds() ? RecordLayout.HEADER_SIZE : Integer.MAX_VALUE;
        int place = base + RecordLayout.PACKET_HEADER_SIZE / Long.BYTES;
        long last = begin;
        int count = 0;
        while (place + RecordLayout.HEADER_SIZE / Long.BYTES <= limit) {
            int head = (int) packet[place];
            int id = head & 0xffff;
            int recordSize = head >>> 16;
            int minimum = id < KINDS ? MINIMUM[id] : 0;
            if (minimum == 0) {
                minimum = unknownKind;
            }
            long timestamp = packet[place + RecordLayout.HEADER_TIMESTAMP / Long.BYTES];
            int next = place + recordSize / Long.BYTES;
            // negative when the time goes back, or the size is too small or too large
            long wrong = timestamp | timestamp - last | recordSize - minimum | limit - next;
            if (wrong < 0 || (recordSize & 7) != 0 || id <= 3 && !tailFits(packet, place, id, recordSize)) {
                return -1;
            }
            last = timestamp;
            place = next;
            count++;
        }
        return place == limit && last <= end && count == announced ? last : -1;
    }

    private boolean mayHaveUnknownKinds() {
        return !header.isKnown() || header.minor() > RecordLayout.FORMAT_MINOR;
    }

    /** When the packet that follows begins; as late as can be if no packet follows. */
    private long nextBegin(ByteBuffer buffer, int at, int there) {
        if (!sorting || there < RecordLayout.PACKET_HEADER_SIZE || buffer.getInt(at) != RecordLayout.DATA_MAGIC || dataSize(buffer, at) < 0
                || !uuid(buffer, at + 4).equals(uuid)) {
            return Long.MAX_VALUE;
        }
        long begin = buffer.getLong(at + 24);
        return begin < 0 ? Long.MAX_VALUE : begin;
    }

    /** Reads a packet that is damaged or cut off, or whose records are to be put in order. */
    private void carefully(EventSink sink, ByteBuffer buffer, int at, PacketView packet, int content, int there) {
        int size = packet.size();
        boolean whole = there >= size;
        long begin = packet.beginNs();
        long end = packet.endNs();
        int announced = packet.recordCount();
        int limit = Math.min(content, there);
        int position = RecordLayout.PACKET_HEADER_SIZE;
        HeldPackets.Packet records = held.open(packet, words, Math.min(size, there) / Long.BYTES + 1);
        if (begin > end || begin < 0 || position + RecordLayout.HEADER_SIZE <= limit
                && (buffer.getLong(at + position + RecordLayout.HEADER_TIMESTAMP) < begin
                        || buffer.getLong(at + position + RecordLayout.HEADER_TIMESTAMP) > end)) {
            records.add(noted(packet.offset(), 0, "packet whose times do not fit its records; the records were read all the same"));
            begin = 0;
            end = Long.MAX_VALUE;
        }
        int count = 0;
        String stop = "";
        long lost = 0;
        while (limit - position >= RecordLayout.HEADER_SIZE) {
            int head = buffer.getInt(at + position);
            int recordSize = head >>> 16;
            if (recordSize < RecordLayout.HEADER_SIZE || (recordSize & 7) != 0 || recordSize > content - position) {
                if (whole) {
                    stop = "record with an impossible size (" + recordSize + " bytes)";
                    lost = rest(announced, count, content - position);
                }
                break;
            }
            if (recordSize > limit - position) {
                break;
            }
            long timestamp = buffer.getLong(at + position + RecordLayout.HEADER_TIMESTAMP);
            int id = head & 0xffff;
            if (timestamp < begin || timestamp > end) {
                records.add(noted(packet.offset() + position, recordSize, "record whose time is not within its packet; it was skipped"));
            } else if (id >= KINDS || MINIMUM[id] == 0) {
                if (!mayHaveUnknownKinds()) {
                    records.add(noted(packet.offset() + position, recordSize, "record of the unknown kind " + id + "; it was skipped"));
                }
                records.add(position / Long.BYTES, timestamp);
            } else if (recordSize < MINIMUM[id] || !tailFits(words, position / Long.BYTES, id, recordSize)) {
                records.add(noted(packet.offset() + position, recordSize,
                        EventKind.of(id) + " record that is too short (" + recordSize + " bytes); it was skipped"));
            } else {
                records.add(position / Long.BYTES, timestamp);
            }
            position += recordSize;
            count++;
        }
        if (!whole) {
            stop = "packet that claims to be longer than it is";
        } else if (stop.isEmpty() && position != limit) {
            stop = "packet that ends within a record";
            lost = rest(announced, count, content - position);
        }
        if (stop.isEmpty()) {
            if (end != Long.MAX_VALUE) {
                lastEndNs = Math.max(lastEndNs, end);
            }
            if (count != announced) {
                records.add(noted(new Damage(packet.offset(), 0, "packet that announces "
                        + Units.count(Integer.toUnsignedLong(announced)) + " records and has " + Units.count(count),
                        rest(announced, count, Math.max(size, LARGE_PACKET)))));
            }
            long next = nextBegin(buffer, at + size, there - size);
            source.advance(size);
            held.close(records, sink);
            if (next >= held.lastNs()) {
                held.release(sink);
            }
            return;
        }
        held.close(records, sink);
        stopped(sink, position, stop, lost);
        if (!whole) {
            tornReason = Damage.CUT_OFF + "packet: " + Units.count(there) + " of " + Units.count(size)
                    + " bytes; the recording was cut off here, everything before it was read"
                    + (count > 0 ? ", " + Units.counted(count, "record") + " of this packet too" : "");
        }
    }

    /** The rest of the packet cannot be read. Its size may be what is wrong, so the next packet is searched from here. */
    private void stopped(EventSink sink, int position, String reason, long lost) {
        source.advance(position);
        startSearch(sink, reason);
        searchLost = lost;
        searchSkip = 0;
    }

    /** Records that a packet still has, if its header can be believed. */
    private static long rest(int announced, int count, int bytes) {
        long rest = Integer.toUnsignedLong(announced) - count;
        return rest > 0 && rest <= bytes / RecordLayout.HEADER_SIZE ? rest : 0;
    }

    private PacketView packet(EventSink sink, ByteBuffer buffer, int at, int size, long offset, long begin, long end, int announced) {
        long sequence = buffer.getLong(at + 64);
        long missing = 0;
        if (sequence != nextSequence) {
            long gap = sequence - nextSequence;
            if (gap > 0 && gap < IMPLAUSIBLE_GAP) {
                missing = gap;
                nextSequence = sequence;
            } else if (sequence >= 0 && gap < 0) {
                report(sink, offset, 0,
                        "packet number " + sequence + " where number " + nextSequence + " should be; it was read all the same");
                nextSequence = sequence;
            } else {
                report(sink, offset, 0,
                        "packet with the impossible number " + Long.toUnsignedString(sequence) + "; it was read all the same");
            }
        }
        nextSequence++;
        return new PacketView(offset, size, begin, end, buffer.getLong(at + 56), sequence, missing, buffer.getInt(at + 72), announced);
    }

    private static boolean tailFits(long[] packet, int at, int id, int recordSize) {
        if (id == EventKind.STRING.id()) {
            int length = field(packet, at, RecordLayout.STRING_LENGTH);
            return length >= 0 && length <= RecordLayout.STRING_MAX && length <= recordSize - RecordLayout.STRING_SIZE;
        }
        if (id == EventKind.STACK.id()) {
            int length = field(packet, at, RecordLayout.STACK_LENGTH);
            return length >= 0 && length <= RecordLayout.STACK_MAX && length * 4 <= recordSize - RecordLayout.STACK_SIZE;
        }
        return true;
    }

    private static int field(long[] packet, int at, int field) {
        return (int) (packet[at + (field >>> 3)] >>> ((field & 4) << 3));
    }

    private String lostWords() {
        return searchLost == 0 ? "" : ", with " + Units.counted(searchLost, "record") + " in them";
    }

    private void startSearch(EventSink sink, String reason) {
        held.release(sink);
        searchFrom = source.offset();
        searchLost = 0;
        searchReason = reason;
        searchSkip = 1;
        tornReason = reason + "; no packet follows";
        if (!anyPacket && firstBytes.length == 0) {
            rememberFirstBytes();
        }
    }

    private void rememberFirstBytes() {
        try {
            firstBytes = new byte[Math.min(64, source.require(1, 0))];
            source.window().get(source.index(), firstBytes);
        } catch (IOException e) {
            firstBytes = new byte[0];
        }
    }

    /** Looks for the next thing that is a packet beyond doubt. */
    private boolean search(EventSink sink) throws IOException {
        int there = source.require(need, 0);
        ByteBuffer buffer = source.window();
        int at = source.index();
        int skip = searchSkip;
        searchSkip = 0;
        for (; skip + 4 <= there; skip++) {
            byte first = buffer.get(at + skip);
            if (first != (byte) RecordLayout.DATA_MAGIC && first != (byte) RecordLayout.METADATA_MAGIC) {
                continue;
            }
            int magic = buffer.getInt(at + skip);
            if (magic != RecordLayout.DATA_MAGIC && magic != RecordLayout.METADATA_MAGIC) {
                continue;
            }
            if (there - skip < RecordLayout.PACKET_HEADER_SIZE && !source.ended()) {
                break;
            }
            if (isPacket(buffer, at + skip, there - skip, magic)) {
                source.advance(skip);
                long skipped = source.offset() - searchFrom;
                report(sink, searchFrom, skipped, searchReason + (skipped == 0
                        ? "; every record in it was read"
                        : "; " + Units.counted(skipped, "byte") + " were skipped to the next packet" + lostWords()), searchLost);
                searchFrom = Units.UNKNOWN;
                return true;
            }
        }
        source.advance(Math.min(skip, there));
        if (!anyPacket && source.offset() > SEARCH_MAX) {
            throw notACapture();
        }
        if (source.ended() && source.require(4, 0) < 4) {
            source.advance(source.require(1, 0));
            if (!anyPacket) {
                throw notACapture();
            }
            report(sink, searchFrom, source.offset() - searchFrom, tornReason + lostWords(), searchLost);
            searchFrom = Units.UNKNOWN;
            finish(sink);
            return false;
        }
        need = Math.max(4, Math.min(RecordLayout.PACKET_HEADER_SIZE, source.require(4, 0) + 1));
        return source.require(need, 0) >= need || source.ended();
    }

    private boolean isPacket(ByteBuffer buffer, int at, int there, int magic) {
        if (magic == RecordLayout.METADATA_MAGIC) {
            return there >= RecordLayout.METADATA_HEADER_SIZE && metadataSize(buffer, at) > 0;
        }
        return there >= RecordLayout.PACKET_HEADER_SIZE && dataSize(buffer, at) > 0 && buffer.getInt(at + 20) == 0
                && (uuid == null || uuid(buffer, at + 4).equals(uuid));
    }

    /** Too few bytes for a packet: wait for more, or say that the recording was cut off. */
    private boolean torn(EventSink sink, int there, int wanted, String what) throws IOException {
        if (!source.ended()) {
            return false;
        }
        if (there == 0 && searchFrom == Units.UNKNOWN) {
            finish(sink);
            return false;
        }
        if (searchFrom != Units.UNKNOWN) {
            source.advance(there);
            if (!anyPacket) {
                throw notACapture();
            }
            report(sink, searchFrom, source.offset() - searchFrom, tornReason + lostWords(), searchLost);
            searchFrom = Units.UNKNOWN;
        } else if (!anyPacket) {
            if ("metadata packet".equals(what)) {
                throw new NotACaptureException("This recording is cut off within its header (" + Units.counted(there, "byte") + " of "
                        + (wanted > RecordLayout.METADATA_HEADER_SIZE ? Units.count(wanted) : "more than " + Units.count(wanted))
                        + "), so nothing in it can be read. Record again, and let the probe end by itself or with Ctrl-C.");
            }
            rememberFirstBytes();
            throw notACapture();
        } else {
            report(sink, source.offset(), there,
                    Damage.CUT_OFF + what + ": " + Units.count(there) + " of "
                            + (wanted > RecordLayout.PACKET_HEADER_SIZE ? "" : "at least ")
                            + Units.count(wanted) + " bytes; the recording was cut off here, everything before it was read");
            source.advance(there);
        }
        finish(sink);
        return false;
    }

    private NotACaptureException notACapture() {
        return new NotACaptureException("This is not a Rangescope recording: " + looksLike(firstBytes)
                + ". Recordings are made by rangescope-probe, or with `rangescope record`; a CTF directory is made into one with `rangescope join`.");
    }

    private static String looksLike(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            return "it is compressed with gzip; unpack it first";
        }
        if (bytes.length >= 4 && bytes[0] == 0x28 && bytes[1] == (byte) 0xb5 && bytes[2] == 0x2f && bytes[3] == (byte) 0xfd) {
            return "it is compressed with zstd; unpack it first";
        }
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b >= ' ' && b < 127) {
                text.append((char) b);
            } else if (b == '\n' || b == '\r' || b == '\t') {
                text.append(' ');
            } else {
                return "it does not begin with CTF metadata, and no packet was found in it";
            }
        }
        String start = text.length() > 40 ? text.substring(0, 40) + "…" : text.toString();
        return start.startsWith("/* CTF")
                ? "it is the metadata file of a CTF directory, without its events"
                : "it is a text file that begins with \"" + start.strip() + "\"";
    }

    private void deliverHeader(EventSink sink) throws IOException {
        if (headerDelivered && (header.isKnown() || metadata.size() == 0)) {
            return;
        }
        if (metadata.size() > 0) {
            UUID known = uuid;
            header = MetadataText.parse(metadata.toString(StandardCharsets.UTF_8), known == null ? CaptureHeader.NONE.uuid() : known);
        } else {
            report(sink, 0, 0, "the metadata is missing: which kernel, hooks and clock it was is not known");
        }
        headerDelivered = true;
        sink.header(header);
    }

    private void finish(EventSink sink) throws IOException {
        held.release(sink);
        if (!anyPacket) {
            throw new NotACaptureException(
                    "It is empty: no byte was ever written to it. Record again; `rangescope-probe --doctor` says whether the kernel can be observed.");
        }
        if (metadata.size() > 0) {
            deliverHeader(sink);
        }
        if (source.vanished() > 0) {
            report(sink, source.offset(), source.vanished(), "the file was shortened while it was being read");
        }
        done = true;
    }

    private void report(EventSink sink, long offset, long length, String what) {
        report(sink, offset, length, what, 0);
    }

    private void report(EventSink sink, long offset, long length, String what, long lost) {
        sink.damaged(noted(new Damage(offset, length, what, lost)));
    }

    /** Something that is wrong, of which the sink is told later. */
    private Damage noted(long offset, long length, String what) {
        return noted(new Damage(offset, length, what));
    }

    private Damage noted(Damage found) {
        damageCount++;
        damagedBytes += found.length();
        if (damage.size() < DAMAGE_LISTED) {
            damage.add(found);
        }
        return found;
    }
}
