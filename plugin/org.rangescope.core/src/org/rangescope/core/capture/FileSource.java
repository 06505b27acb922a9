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
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A finished file, read piece by piece: while one piece is looked at, another thread reads the next ones. To map the file is as fast at best, and where
 * the page cache has small pages, or in a virtual machine, several times slower: each page is looked at once, and has to be brought into the program's memory for it.
 */
final class FileSource implements ByteSource {

    private static final ExecutorService READERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "rangescope read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    /** Large enough for few calls of the system, and small enough to stay in the cache. */
    private static final int PIECE = 1 << 19;
    /** So many pieces there are. The reading thread sleeps until half of them are free, for to wake it takes longer than to read a small piece. */
    private static final int PIECES = 8;
    /** In front of a piece: what is left of the one before it, less than can be asked for at once. */
    private static final int ROOM = RecordLayout.PACKET_MAX + 4096;

    /** Before anything was read. */
    private static final Piece NOTHING = new Piece(ROOM);

    private final Path file;
    private final FileChannel channel;
    /** How long the file was when it was opened. */
    private final long total;
    private long size;
    private long vanished;
    private Piece window = NOTHING;
    /** Where in the recording the first byte of the window stands. */
    private long windowOffset;
    private int filled = ROOM;
    private int index = ROOM;

    // what both threads use; guarded by the first
    private final ArrayDeque<Piece> free = new ArrayDeque<>();
    private final ArrayDeque<Piece> read = new ArrayDeque<>();
    private boolean reading;
    private @Nullable IOException failure;
    /** Only for the one that reads. */
    private long next;

    /** Bytes, and the same as words, which Java looks at with less ado. */
    private static final class Piece {

        final ByteBuffer bytes;
        final long[] words;
        /** How many bytes were read behind its room. */
        int got;

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
        total = channel.size();
        size = total;
        windowOffset = -ROOM;
    }

    private Piece piece() {
        return new Piece(ROOM + (int) ((Math.min(PIECE, total) + Long.BYTES - 1) / Long.BYTES * Long.BYTES));
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
        long from = windowOffset + filled;
        Piece piece = take(from);
        int left = filled - index;
        piece.bytes.put(ROOM - left, window.bytes, index, left);
        piece.put(ROOM - left, ROOM);
        Piece done = window;
        window = piece;
        windowOffset = from - ROOM;
        index = ROOM - left;
        filled = ROOM + piece.got;
        if (piece.got < Math.min(PIECE, size - from)) {
            // it has become shorter meanwhile
            vanished = size - from - piece.got;
            size = from + piece.got;
        } else if (done != NOTHING) {
            release(done);
        }
        if (windowOffset + filled >= size) {
            synchronized (free) {
                // nobody needs them any more
                free.clear();
            }
        }
    }

    /** The piece that was read at some offset; waits for it. */
    private Piece take(long from) throws IOException {
        synchronized (free) {
            if (window == NOTHING) {
                for (int i = 0; i < PIECES && (i == 0 || (long) i * PIECE < size); i++) {
                    free.add(piece());
                }
                start();
            }
            boolean interrupted = false;
            while (read.isEmpty() && failure == null) {
                if (!reading) {
                    start();
                }
                try {
                    free.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Piece found = read.poll();
            IOException failed = failure;
            if (found == null && failed != null) {
                throw unreadable(from, failed);
            }
            return Objects.requireNonNull(found);
        }
    }

    /** Gives a piece back that was looked at. */
    private void release(Piece piece) {
        synchronized (free) {
            free.add(piece);
            if (!reading && free.size() >= PIECES / 2) {
                start();
            }
        }
    }

    private void start() {
        if (next < total && failure == null) {
            READERS.execute(this::readAhead);
            reading = true;
        }
    }

    /** Fills pieces as long as there are free ones, and something to read. */
    private void readAhead() {
        while (true) {
            Piece piece;
            synchronized (free) {
                piece = failure == null && next < total ? free.poll() : null;
                if (piece == null) {
                    reading = false;
                    return;
                }
            }
            IOException failed = null;
            try {
                piece.got = fill(piece, next);
                next += piece.got;
            } catch (IOException e) {
                failed = e;
            } catch (RuntimeException | Error e) {
                failed = new IOException(e);
            }
            synchronized (free) {
                if (failed == null) {
                    read.add(piece);
                    if (piece.got < PIECE) {
                        // the end, or what has become the end
                        next = total;
                    }
                } else {
                    failure = failed;
                }
                free.notifyAll();
            }
        }
    }

    /** Reads a piece behind the room of a buffer; how many bytes there were. */
    private int fill(Piece piece, long from) throws IOException {
        // a channel closes itself when a thread that was interrupted uses it
        boolean interrupted = Thread.interrupted();
        try {
            ByteBuffer target = piece.bytes.duplicate().limit(ROOM + (int) Math.min(PIECE, total - from)).position(ROOM);
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
        synchronized (free) {
            free.clear();
            read.clear();
            if (failure == null) {
                failure = new ClosedChannelException();
            }
            free.notifyAll();
        }
    }
}
