// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.rangescope.core.util.Units;

/** What a growing file and a pipe share: a buffer that is filled behind and emptied in front. */
abstract class BufferedSource implements ByteSource {

    private static final int CAPACITY = 4 * RecordLayout.PACKET_MAX;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
    private long bufferOffset;
    private int index;
    private int filled;
    private volatile boolean ended;

    /**
     * Puts what there is into the buffer.
     *
     * @param target     bytes go to its position
     * @param waitMillis how long to wait for the first byte at most
     * @return bytes, 0 when there are none yet, -1 when there will be none
     */
    abstract int fill(ByteBuffer target, long waitMillis) throws IOException;

    @Override
    public final int require(int bytes, long waitMillis) throws IOException {
        long deadline = System.nanoTime() + waitMillis * 1_000_000L;
        while (filled - index < bytes && !ended) {
            if (buffer.capacity() - index < bytes || index == filled) {
                buffer.limit(filled).position(index);
                buffer.compact();
                bufferOffset += index;
                filled -= index;
                index = 0;
            }
            buffer.limit(buffer.capacity()).position(filled);
            long left = (deadline - System.nanoTime()) / 1_000_000L;
            int got = fill(buffer, Math.max(0, left));
            if (got < 0) {
                ended = true;
            } else if (got == 0) {
                if (left <= 0) {
                    break;
                }
            } else {
                filled += got;
            }
        }
        return filled - index;
    }

    @Override
    public final boolean ended() {
        return ended;
    }

    @Override
    public final ByteBuffer window() {
        buffer.clear();
        return buffer;
    }

    @Override
    public final int index() {
        return index;
    }

    @Override
    public final void advance(int bytes) {
        index += bytes;
    }

    @Override
    public final long offset() {
        return bufferOffset + index;
    }

    @Override
    public final long size() {
        return ended ? bufferOffset + filled : Units.UNKNOWN;
    }

    @Override
    public final boolean isLive() {
        return true;
    }
}
