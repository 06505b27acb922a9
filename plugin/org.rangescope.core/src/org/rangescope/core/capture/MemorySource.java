// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A recording that is in memory already. */
final class MemorySource implements ByteSource {

    private final ByteBuffer window;
    private int index;

    MemorySource(byte[] bytes) {
        // outside the heap like all other sources, so that the reader has one kind of buffer to deal with
        window = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        window.put(0, bytes);
    }

    @Override
    public int require(int bytes, long waitMillis) {
        return window.limit() - index;
    }

    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public ByteBuffer window() {
        return window;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void advance(int bytes) {
        index += bytes;
    }

    @Override
    public long offset() {
        return index;
    }

    @Override
    public long size() {
        return window.limit();
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
