// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A finished file, mapped in pieces of at most a gibibyte. */
final class MappedSource implements ByteSource {

    private static final long PIECE = 1L << 30;
    private static final int AHEAD_MIN = 16 << 20;
    private static final int PAGE = 4096;

    private final Path file;
    private final FileChannel channel;
    private long size;
    private ByteBuffer window = ByteBuffer.allocateDirect(0).order(ByteOrder.LITTLE_ENDIAN);
    private long windowOffset;
    private int index;
    private volatile boolean closed;

    MappedSource(Path file) throws IOException {
        this.file = file;
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory. A recording is one file; `join` makes one of a CTF directory.");
        }
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        size = channel.size();
    }

    @Override
    public int require(int bytes, long waitMillis) throws IOException {
        if (window.limit() - index < bytes && windowOffset + window.limit() < size) {
            windowOffset += index;
            index = 0;
            try {
                // it may have become shorter meanwhile
                size = Math.max(windowOffset, Math.min(size, channel.size()));
                window = channel.map(FileChannel.MapMode.READ_ONLY, windowOffset, Math.min(PIECE, size - windowOffset))
                        .order(ByteOrder.LITTLE_ENDIAN);
                readAhead(window);
            } catch (IOException e) {
                throw new IOException(file + ": cannot be read at byte " + windowOffset + ": " + e.getMessage(), e);
            }
        }
        return window.limit() - index;
    }

    /** Lets another thread bring the pages in while this one reads those before. */
    private void readAhead(ByteBuffer piece) {
        if (piece.limit() < AHEAD_MIN) {
            return;
        }
        Thread ahead = new Thread(() -> {
            int sum = 0;
            try {
                for (int page = 0; page < piece.limit() && !closed; page += PAGE) {
                    sum += piece.get(page);
                }
            } catch (InternalError e) {
                // the file was shortened; who reads it will notice
            }
            // or the loop would be left out
            Reference.reachabilityFence(Integer.valueOf(sum));
        }, "rangescope read-ahead");
        ahead.setDaemon(true);
        ahead.start();
    }

    @Override
    public boolean ended() {
        return windowOffset + window.limit() >= size;
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
        return windowOffset + index;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }
}
