// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A live stream. A thread of its own reads it, keeps a copy if one is wanted, and hands the bytes on through a bounded queue: a reader that is too slow
 * makes the sender wait, and the sender counts what it loses.
 */
final class PipeSource extends BufferedSource {

    private static final int CHUNK = 64 * 1024;
    private static final int QUEUE = 64;
    private static final long HAND_MILLIS = 100;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final InputStream stream;
    private final @Nullable Path copyTo;
    private final @Nullable OutputStream copy;
    private final BlockingQueue<ByteBuffer> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread pump;
    private volatile @Nullable IOException failure;
    private volatile boolean closed;
    private volatile boolean abandoned;
    private @Nullable ByteBuffer current;

    PipeSource(InputStream stream) {
        this.stream = stream;
        copyTo = null;
        copy = null;
        pump = start();
    }

    private PipeSource(InputStream stream, Path copyTo, OutputStream copy) {
        this.stream = stream;
        this.copyTo = copyTo;
        this.copy = copy;
        pump = start();
    }

    static PipeSource recording(InputStream stream, Path copyTo) throws IOException {
        try {
            return new PipeSource(stream, copyTo, Files.newOutputStream(copyTo));
        } catch (IOException e) {
            throw new IOException(copyTo + ": the recording cannot be written there: " + e.getMessage(), e);
        }
    }

    private Thread start() {
        Thread thread = new Thread(this::pump, "rangescope stream");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void pump() {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = stream; OutputStream out = copy) {
            while (true) {
                int got = in.read(chunk);
                if (got < 0) {
                    break;
                }
                if (got > 0) {
                    keep(out, chunk, got);
                    hand(ByteBuffer.wrap(chunk.clone(), 0, got));
                }
            }
        } catch (IOException e) {
            if (!closed) {
                failure = e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (!hand(END)) {
                // nobody reads on, but somebody may still wait for the end
                queue.clear();
                queue.offer(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits while the reader is behind, but not for one that has gone. */
    private boolean hand(ByteBuffer chunk) throws InterruptedException {
        while (!closed && !abandoned) {
            if (queue.offer(chunk, HAND_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void keep(@Nullable OutputStream out, byte[] chunk, int length) throws IOException {
        if (out != null) {
            try {
                out.write(chunk, 0, length);
            } catch (IOException e) {
                throw new IOException(copyTo + ": the recording could not be written any further: " + e.getMessage(), e);
            }
        }
    }

    @Override
    int fill(ByteBuffer target, long waitMillis) throws IOException {
        ByteBuffer chunk = current;
        if (chunk == null || !chunk.hasRemaining()) {
            if (closed) {
                return -1;
            }
            try {
                chunk = queue.poll(waitMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
            if (chunk == null) {
                return 0;
            }
            if (chunk == END) {
                IOException e = failure;
                if (e != null) {
                    throw e;
                }
                return -1;
            }
            current = chunk;
        }
        int length = Math.min(chunk.remaining(), target.remaining());
        ByteBuffer part = chunk.slice(chunk.position(), length);
        target.put(part);
        chunk.position(chunk.position() + length);
        return length;
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    /** Ends the wait at once. The stream itself is closed too; a sender that does not notice keeps only a daemon thread waiting. */
    @Override
    public void close() throws IOException {
        closed = true;
        pump.interrupt();
        queue.clear();
        queue.offer(END);
        stream.close();
    }
}
