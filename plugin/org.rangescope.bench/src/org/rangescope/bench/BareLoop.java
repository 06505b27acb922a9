// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.rangescope.core.capture.RecordLayout;

/**
 * The peer that is hard to beat: it reads the file, steps from record to record, reads each field that matters, and pairs map with unmap in one hash table. No
 * check, no rows, no state but the table and sums that keep the compiler from leaving the work out. One thread.
 */
final class BareLoop {

    /** To read so much at once, and again and again to the same place, is as fast as a mapped file where that is fast, and faster where it is not. */
    private static final int PIECE = 1 << 20;

    private final long[] keys = new long[1 << 16];
    private final long[] begins = new long[1 << 16];
    private int used;
    private long sum;

    void run(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            boolean more = true;
            while (more) {
                more = channel.read(buffer) > 0;
                buffer.flip();
                buffer.position(packets(buffer, !more)).compact();
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
        if (keys[slot] == 0 && ++used > keys.length / 2) {
            throw new IllegalStateException("more mappings than the table of the bare loop is made for");
        }
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
