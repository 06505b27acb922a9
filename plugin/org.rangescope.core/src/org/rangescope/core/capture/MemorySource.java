// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A recording that is in memory already. */
final class MemorySource implements ByteSource {

    private final ByteBuffer window;
    private int index;

    MemorySource(byte[] bytes) {
        window = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
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
