// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A finished file, read piece by piece into two buffers: while one is looked at, another thread fills the other one. To map the file is as fast at best, and where
 * the page cache has small pages, or in a virtual machine, several times slower: each page is looked at once, and has to be brought into the program's memory for it.
 */
final class FileSource implements ByteSource {

    private static final ExecutorService READERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "rangescope read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    /** Large enough for few calls of the system, and small enough to stay in the cache. */
    private static final int PIECE = 1 << 20;
    /** In front of a piece: what is left of the one before it, less than can be asked for at once. */
    private static final int ROOM = RecordLayout.PACKET_MAX + 4096;

    /** Before anything was read. */
    private static final Piece NOTHING = new Piece(ROOM);

    private final Path file;
    private final FileChannel channel;
    private long size;
    private long vanished;
    private Piece window;
    private Piece other;
    /** Where in the recording the first byte of the window stands. */
    private long windowOffset;
    private int filled = ROOM;
    private int index = ROOM;
    /** How many bytes the other piece has behind its room, once it is filled; null when nobody fills it. */
    private @Nullable CompletableFuture<Integer> ahead;

    /** Bytes, and the same as words, which Java looks at with less ado. */
    private static final class Piece {

        final ByteBuffer bytes;
        final long[] words;

        Piece(int size) {
            bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
            words = new long[size / Long.BYTES];
        }

        /** Makes words of some bytes; what stands around them may become of no meaning, as far as it is in the same words. */
        void put(int from, int to) {
            int first = from / Long.BYTES;
            bytes.asLongBuffer().get(first, words, first, (to + Long.BYTES - 1) / Long.BYTES - first);
        }
    }

    FileSource(Path file) throws IOException {
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
        windowOffset = -ROOM;
        window = NOTHING;
        other = NOTHING;
    }

    private Piece piece() {
        return new Piece(ROOM + (int) ((Math.min(PIECE, size) + Long.BYTES - 1) / Long.BYTES * Long.BYTES));
    }

    @Override
    public int require(int bytes, long waitMillis) throws IOException {
        while (filled - index < bytes && windowOffset + filled < size) {
            next();
        }
        return filled - index;
    }

    /** Takes the next piece, with what is left of this one in front of it. */
    private void next() throws IOException {
        if (other == NOTHING) {
            other = piece();
        }
        long from = windowOffset + filled;
        int got;
        CompletableFuture<Integer> filling = ahead;
        ahead = null;
        try {
            if (filling == null) {
                got = fill(other, from);
            } else {
                got = filling.join();
            }
        } catch (CompletionException e) {
            throw unreadable(from, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (IOException e) {
            throw unreadable(from, e);
        }
        Piece piece = other;
        int left = filled - index;
        piece.bytes.put(ROOM - left, window.bytes, index, left);
        piece.put(ROOM - left, ROOM);
        other = window;
        window = piece;
        windowOffset = from - ROOM;
        index = ROOM - left;
        filled = ROOM + got;
        long end = from + got;
        if (got < Math.min(PIECE, size - from)) {
            // it has become shorter meanwhile
            vanished = size - end;
            size = end;
        } else if (end < size) {
            if (other == NOTHING) {
                other = piece();
            }
            Piece free = other;
            ahead = CompletableFuture.supplyAsync(() -> {
                try {
                    return fill(free, end);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            }, READERS);
        }
    }

    /** Reads a piece behind the room of a buffer; how many bytes there were. */
    private int fill(Piece piece, long from) throws IOException {
        // a channel closes itself when a thread that was interrupted uses it
        boolean interrupted = Thread.interrupted();
        try {
            ByteBuffer target = piece.bytes.duplicate().limit(ROOM + (int) Math.min(PIECE, size - from)).position(ROOM);
            while (target.hasRemaining() && channel.read(target, from + target.position() - ROOM) > 0) {
                // until it is full, or the file is shorter than it was
            }
            piece.put(ROOM, target.position());
            return target.position() - ROOM;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private IOException unreadable(long offset, IOException e) {
        return new IOException(file + ": cannot be read at byte " + offset + ": "
                + (e instanceof ClosedChannelException ? "it was closed" : e.getMessage()), e);
    }

    @Override
    public boolean ended() {
        return windowOffset + filled >= size;
    }

    @Override
    public ByteBuffer window() {
        return window.bytes;
    }

    @Override
    public long @Nullable [] words() {
        return window.words;
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
    public long vanished() {
        return vanished;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
