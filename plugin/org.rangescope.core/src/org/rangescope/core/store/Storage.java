// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where the large columns of a recording live: a file, so that they cost no heap and outlive the program where that is wanted. New rows are written into memory
 * that is used again and again; when they are old they are written to the file in one go, for to fill a mapped file page by page costs several times as much, and
 * mapped when somebody looks at them. The file is made when the first piece is written; what is small never needs one.
 *
 * <p>One thread fills the columns. What can be done beside it is done by another thread, one thing after the other, in the order in which it was asked for.
 */
public final class Storage implements Closeable {

    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "rangescope store");
        thread.setDaemon(true);
        return thread;
    });

    private static final int PAGE = 4096;
    /** Larger writes make the kernel look for larger pages, which takes longer than it saves. */
    private static final int WRITE = 64 * 1024;
    private static final int ROWS_AT_ONCE = WRITE / Long.BYTES;
    private static final ThreadLocal<ByteBuffer> WRITING = ThreadLocal
            .withInitial(() -> ByteBuffer.allocateDirect(WRITE).order(ByteOrder.nativeOrder()));
    /** So much may wait to be done before the thread that asks for more has to wait, too. */
    private static final int WAITING_MAX = 8;

    /** Makes the file. */
    @FunctionalInterface
    public interface Place {

        /**
         * Makes an empty file.
         *
         * @return its path
         * @throws IOException if it cannot be made; the message names it
         */
        Path make() throws IOException;
    }

    /** No table's piece is larger, and sums are mapped before; the whole file is mapped in stretches of twice that. */
    private static final long HALF = 1L << 29;

    private final @Nullable Place place;
    private final boolean temporary;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long used;
    /** The whole file, once it is closed. */
    private MappedByteBuffer @Nullable [] whole;
    private final Semaphore waiting = new Semaphore(WAITING_MAX);
    /** What is asked for last; guarded by the semaphore, for what is being done may ask for more. */
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    /** The thread that does what was asked for, while it does. */
    private volatile @Nullable Thread worker;
    private final Map<Shape, ArrayDeque<Block.Arrayed>> pool = new HashMap<>();
    /** What is being made for the pool; guarded by it. */
    private final Set<Shape> making = new HashSet<>();
    private boolean closed;

    /** What memory must have in common to be used again: as many bytes may stand for other columns. */
    private record Shape(int rows, int longColumns, int intColumns) {}

    private Storage(@Nullable Place place, boolean temporary) {
        this.place = place;
        this.temporary = temporary;
    }

    /**
     * For columns that nobody needs again: in a temporary file without a name, if they become large.
     *
     * @return a storage
     */
    public static Storage temporary() {
        return new Storage(() -> Files.createTempFile("rangescope", ".columns"), true);
    }

    /**
     * For columns that are to be kept.
     *
     * @param place makes the file when it is needed
     * @return a storage
     */
    static Storage kept(Place place) {
        return new Storage(place, false);
    }

    /** Columns that were kept; they are only read. */
    static Storage existing(Path file, FileChannel open) throws IOException {
        Storage storage = new Storage(null, false);
        storage.file = file;
        storage.channel = open;
        storage.used = open.size();
        return storage;
    }

    /** The file, or null while there is none or when it has no name. */
    synchronized @Nullable Path file() {
        return temporary ? null : file;
    }

    /**
     * How large the file is.
     *
     * @return bytes; 0 while there is none
     */
    public synchronized long used() {
        return used;
    }

    // memory

    /**
     * Memory for rows that may have been used before; what is in it is of no meaning. To make it takes long, so the next one is made by another thread meanwhile.
     */
    Block.Arrayed reused(int rows, int longColumns, int intColumns) {
        Shape shape = new Shape(rows, longColumns, intColumns);
        Block.Arrayed found;
        boolean last;
        synchronized (pool) {
            ArrayDeque<Block.Arrayed> free = pool.computeIfAbsent(shape, key -> new ArrayDeque<>());
            found = free.pollLast();
            last = free.isEmpty() && making.add(shape);
        }
        if (last) {
            WORKERS.execute(() -> spare(shape));
        }
        return found == null ? new Block.Arrayed(rows, longColumns, intColumns) : found;
    }

    private void spare(Shape shape) {
        Block.Arrayed made = null;
        try {
            made = new Block.Arrayed(shape.rows(), shape.longColumns(), shape.intColumns());
        } catch (OutOfMemoryError e) {
            // whoever needs it will say so
        }
        synchronized (pool) {
            making.remove(shape);
            if (made != null && !closed) {
                pool.computeIfAbsent(shape, key -> new ArrayDeque<>()).addLast(made);
            }
        }
    }

    /** Gives memory back when everything that was asked for so far is done, and nobody else looks at it. */
    void reuse(Block.Arrayed memory) {
        Shape shape = new Shape(memory.rows, memory.longColumns, memory.intColumns);
        synchronized (waiting) {
            work = work.thenRun(() -> {
                synchronized (pool) {
                    pool.computeIfAbsent(shape, key -> new ArrayDeque<>()).addLast(memory);
                }
            });
        }
    }

    // work beside the thread that fills the columns

    /** Does something later, by another thread. For the thread that fills the columns, and for what is being done by the other one, which never waits. */
    CompletableFuture<Void> later(Runnable task) {
        boolean waits = Thread.currentThread() != worker;
        if (waits) {
            waiting.acquireUninterruptibly();
        }
        synchronized (waiting) {
            work = work.thenRunAsync(() -> {
                worker = Thread.currentThread();
                try {
                    task.run();
                } finally {
                    worker = null;
                }
            }, WORKERS).whenComplete((nothing, failure) -> {
                if (waits) {
                    waiting.release();
                }
            });
            return work;
        }
    }

    /** Waits until everything is done, also what is asked for meanwhile. For the thread that fills the columns. */
    void finish() {
        for (CompletableFuture<Void> last = last(); !last.isDone() || last != last(); last = last()) {
            join(last);
        }
        join(last());
    }

    private CompletableFuture<Void> last() {
        synchronized (waiting) {
            return work;
        }
    }

    static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    // the file

    /** Writes rows to a place of their own, column by column, and says where. */
    long write(Block.Arrayed rows) {
        int bytes = rows.bytes();
        try {
            FileChannel open;
            long offset;
            synchronized (this) {
                open = open();
                offset = used;
                used += (bytes + PAGE - 1L) / PAGE * PAGE;
            }
            ByteBuffer some = WRITING.get();
            // so few rows at a time that they stay in the cache while one column after the other is taken out of them
            for (int from = 0; from < rows.rows; from += ROWS_AT_ONCE) {
                int count = Math.min(ROWS_AT_ONCE, rows.rows - from);
                for (int column = 0; column < rows.longColumns; column++) {
                    LongBuffer longs = some.clear().asLongBuffer();
                    for (int i = 0, at = from * rows.step + column; i < count; i++, at += rows.step) {
                        longs.put(i, rows.words[at]);
                    }
                    writeAll(open, some.limit(count * Long.BYTES),
                            offset + Block.longColumnAt(rows.rows, column) + (long) from * Long.BYTES);
                }
                for (int column = 0; column < rows.intColumns; column++) {
                    IntBuffer ints = some.clear().asIntBuffer();
                    int shift = (column & 1) << 5;
                    for (int i = 0, at = from * rows.step + rows.longColumns + (column >>> 1); i < count; i++, at += rows.step) {
                        ints.put(i, (int) (rows.words[at] >>> shift));
                    }
                    writeAll(open, some.limit(count * Integer.BYTES),
                            offset + Block.intColumnAt(rows.rows, rows.longColumns, column) + (long) from * Integer.BYTES);
                }
            }
            // what stands behind the last column belongs to it, too
            fill(open, offset + bytes);
            return offset;
        } catch (IOException e) {
            throw full(bytes, e);
        }
    }

    private static long writeAll(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long written = 0;
        while (bytes.hasRemaining()) {
            written += to.write(bytes, at + written);
        }
        return written;
    }

    /** Writes bytes to a place of their own, and says where. */
    long write(ByteBuffer bytes) {
        int length = bytes.remaining();
        ByteBuffer rest = bytes.duplicate();
        try {
            long offset;
            FileChannel open;
            synchronized (this) {
                open = open();
                offset = used;
                used += (length + PAGE - 1L) / PAGE * PAGE;
            }
            int end = rest.limit();
            long at = offset;
            while (rest.position() < end) {
                rest.limit(Math.min(end, rest.position() + WRITE));
                at += writeAll(open, rest, at);
            }
            return offset;
        } catch (IOException e) {
            throw full(length, e);
        }
    }

    private UncheckedIOException full(long bytes, IOException e) {
        Path named = file;
        return new UncheckedIOException(new IOException("The columns of this recording need " + Units.bytes(bytes) + " more"
                + (named == null ? "" : " in " + named.toAbsolutePath().getParent()) + ", and cannot have it (" + e.getMessage()
                + "). Make room there, or " + (temporary
                        ? "set another place for temporary files with -Djava.io.tmpdir=DIR."
                        : "copy the recording to a place that has more."),
                e));
    }

    /** Refuses a piece that is not in the file. */
    void check(long offset, int bytes) throws IOException {
        if (offset < 0 || bytes < 0 || offset > used() - bytes) {
            throw new IOException("a piece of " + bytes + " bytes at " + offset + " is not in it");
        }
    }

    /** A piece that was written; it can be changed if the storage is not an old one. Any thread. */
    ByteBuffer map(long offset, int bytes) {
        // a channel closes itself when a thread that was interrupted uses it, and others still write
        boolean interrupted = Thread.interrupted();
        try {
            check(offset, bytes);
            synchronized (this) {
                MappedByteBuffer[] all = whole;
                if (all != null) {
                    return all[(int) (offset / HALF)].slice((int) (offset % HALF), bytes).order(ByteOrder.nativeOrder());
                }
                FileChannel open = open();
                fill(open, offset + bytes);
                return open.map(mode(), offset, bytes).order(ByteOrder.nativeOrder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FileChannel.MapMode mode() {
        return place == null ? FileChannel.MapMode.READ_ONLY : FileChannel.MapMode.READ_WRITE;
    }

    /** The last page may not be full. */
    private static void fill(FileChannel open, long to) throws IOException {
        if (open.size() < to) {
            open.write(ByteBuffer.wrap(new byte[1]), to - 1);
        }
    }

    /** Maps the whole file, in stretches that overlap by half, so that each piece is in one of them. */
    private MappedByteBuffer[] mapWhole(FileChannel open) throws IOException {
        long size = open.size();
        MappedByteBuffer[] all = new MappedByteBuffer[(int) ((size + HALF - 1) / HALF)];
        for (int i = 0; i < all.length; i++) {
            all[i] = open.map(mode(), i * HALF, Math.min(2 * HALF, size - i * HALF));
        }
        return all;
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        Place where = place;
        if (open == null) {
            if (where == null) {
                throw new IOException("it is closed");
            }
            Path made = where.make();
            file = made;
            open = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
            if (temporary) {
                // the space is given back when the last piece is no longer mapped
                Files.delete(made);
            }
        }
        return open;
    }

    /** Nothing will be written any more. What is in the file can be looked at as before. */
    @Override
    public synchronized void close() throws IOException {
        FileChannel open = channel;
        if (open != null && open.isOpen()) {
            whole = mapWhole(open);
            open.close();
        }
        synchronized (pool) {
            closed = true;
            pool.clear();
        }
    }
}
