// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.rangescope.core.util.annotation.Nullable;

/** A file that somebody is still writing. */
final class GrowingSource extends BufferedSource {

    private static final long POLL_MILLIS = 20;

    private final Path file;
    private final BooleanSupplier writerDone;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable FileChannel channel;
    private long position;

    GrowingSource(Path file, BooleanSupplier writerDone) {
        this.file = file;
        this.writerDone = writerDone;
    }

    @Override
    int fill(ByteBuffer target, long waitMillis) throws IOException {
        long deadline = System.nanoTime() + waitMillis * 1_000_000L;
        while (true) {
            // asked before reading: what is written before the writer says so is read below
            boolean done = writerDone.getAsBoolean();
            int got = readSome(target);
            if (got > 0) {
                return got;
            }
            if (done || closed.getCount() == 0) {
                return -1;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000L;
            if (left <= 0) {
                return 0;
            }
            try {
                closed.await(Math.min(left, POLL_MILLIS), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
    }

    private int readSome(ByteBuffer target) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            if (closed.getCount() == 0) {
                return -1;
            }
            try {
                open = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return 0;
            }
            channel = open;
        }
        try {
            int got = open.read(target, position);
            if (got > 0) {
                position += got;
            }
            return got;
        } catch (ClosedChannelException e) {
            return -1;
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read at byte " + position + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        FileChannel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
