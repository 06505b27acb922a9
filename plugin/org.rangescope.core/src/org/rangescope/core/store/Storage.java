// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.rangescope.core.util.Spare;
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

    /** Memory of storages that are closed, for others. */
    private static final Map<Shape, Spare<Block.Arrayed>> SPARE = new ConcurrentHashMap<>();
    /** So much memory of one shape is spared at most. */
    private static final int SPARE_MAX = 4;

    private static final int PAGE = 4096;
    private static final int WRITE = 1 << 20;
    /** So much may wait to be done before the thread that asks for more has to wait, too. */
    static final int WAITING_MAX = 4;

    /** Where something stands in the file. */
    record Piece(long offset, int bytes) {}

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
    /** What stands in the file is written by one thread at a time; guarded by itself. */
    private final Packed.Packer packer = new Packed.Packer();
    /** The whole file, once it is closed. */
    private MappedByteBuffer @Nullable [] whole;
    private final Semaphore waiting = new Semaphore(WAITING_MAX);
    /** What was asked for and is not done; guarded by itself. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    /** Whether somebody is at work on them; guarded by them. */
    private boolean working;
    /** The end of what was asked for last; guarded by the tasks. */
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    /** Why nothing is done any more. */
    private volatile @Nullable Throwable failed;
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
            try {
                WORKERS.execute(() -> spare(shape));
            } catch (OutOfMemoryError e) {
                // there is no thread for it: it is made when it is needed
                synchronized (pool) {
                    making.remove(shape);
                }
            }
        }
        if (found == null) {
            found = others(shape).take();
        }
        return found == null ? new Block.Arrayed(rows, longColumns, intColumns) : found;
    }

    /** Memory that other storages had used. */
    private static Spare<Block.Arrayed> others(Shape shape) {
        return SPARE.computeIfAbsent(shape, key -> new Spare<>(SPARE_MAX));
    }

    private void spare(Shape shape) {
        Block.Arrayed made = others(shape).take();
        try {
            made = made != null ? made : new Block.Arrayed(shape.rows(), shape.longColumns(), shape.intColumns());
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

    /** Gives memory back at which nobody looks any more when everything is done that was asked for so far. */
    void reuse(Block.Arrayed memory) {
        Shape shape = new Shape(memory.rows, memory.longColumns, memory.intColumns);
        soon(() -> {
            synchronized (pool) {
                if (closed) {
                    others(shape).give(memory);
                } else {
                    pool.computeIfAbsent(shape, key -> new ArrayDeque<>()).addLast(memory);
                }
            }
        });
    }

    // work beside the thread that fills the columns

    /** Does something later, by another thread. For the thread that fills the columns, and for what is being done by the other one, which never waits. */
    CompletableFuture<Void> later(Runnable task) {
        if (Thread.currentThread() == worker) {
            return soon(task);
        }
        waiting.acquireUninterruptibly();
        try {
            return soon(task).whenComplete((nothing, failure) -> waiting.release());
        } catch (OutOfMemoryError e) {
            waiting.release();
            throw e;
        }
    }

    /** Does something later, by another thread, and never waits: for what takes no memory until it is done. */
    CompletableFuture<Void> soon(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (tasks) {
            if (!working) {
                // before anything is noted: there may be no thread for it
                WORKERS.execute(this::work);
                working = true;
            }
            last = done;
            tasks.add(() -> {
                Throwable failure = failed;
                if (failure == null) {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        failure = e;
                        failed = e;
                    }
                }
                try {
                    if (failure == null) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(failure);
                    }
                } catch (OutOfMemoryError e) {
                    // there was not even memory to say so
                    failed = e;
                    done.complete(null);
                }
            });
        }
        return done;
    }

    /** Does what was asked for, one thing after the other, until there is nothing left. */
    private void work() {
        worker = Thread.currentThread();
        while (true) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    worker = null;
                    working = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (OutOfMemoryError e) {
                // somebody could not be told of an end
                failed = e;
            }
        }
    }

    /** Waits until everything is done, also what is asked for meanwhile. For the thread that fills the columns. */
    void finish() {
        for (CompletableFuture<Void> some = last(); !some.isDone() || some != last(); some = last()) {
            join(some);
        }
        join(last());
        Throwable failure = failed;
        if (failure != null) {
            throw new CompletionException(failure);
        }
    }

    private CompletableFuture<Void> last() {
        synchronized (tasks) {
            return last;
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

    /**
     * Writes the first rows of a block to a place of their own, packed. Any thread.
     *
     * @param changed see {@link Packed.Packer#pack}
     * @return where they are
     */
    Piece write(Block.Arrayed block, int rows, Layout layout, long @Nullable [] changed) {
        long most = (long) Long.BYTES * block.step * rows;
        // a channel closes itself when a thread that was interrupted uses it, and others still write
        boolean interrupted = Thread.interrupted();
        try {
            synchronized (packer) {
                FileChannel open = opened(most);
                long offset = used();
                long[] at = {offset};
                int bytes = packer.pack(block, rows, layout, changed, some -> at[0] += writeAll(open, some, at[0]));
                take(bytes);
                return new Piece(offset, bytes);
            }
        } catch (IOException e) {
            throw full(most, e);
        } finally {
            resume(interrupted);
        }
    }

    /** Writes bytes to a place of their own, and says where. Any thread. */
    long write(ByteBuffer bytes) {
        int length = bytes.remaining();
        boolean interrupted = Thread.interrupted();
        try {
            synchronized (packer) {
                FileChannel open = opened(length);
                long offset = used();
                ByteBuffer rest = bytes.duplicate();
                int end = rest.limit();
                long at = offset;
                while (rest.position() < end) {
                    rest.limit(Math.min(end, rest.position() + WRITE));
                    at += writeAll(open, rest, at);
                }
                take(length);
                return offset;
            }
        } catch (IOException e) {
            throw full(length, e);
        } finally {
            resume(interrupted);
        }
    }

    /** What was written behind everything else is used; for who writes. */
    private synchronized void take(long bytes) {
        used += (bytes + PAGE - 1L) / PAGE * PAGE;
    }

    private synchronized FileChannel opened(long bytes) {
        try {
            return open();
        } catch (IOException e) {
            throw full(bytes, e);
        }
    }

    private static void resume(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long writeAll(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long written = 0;
        while (bytes.hasRemaining()) {
            written += to.write(bytes, at + written);
        }
        return written;
    }

    private UncheckedIOException full(long bytes, IOException e) {
        Path named = file;
        return new UncheckedIOException(new IOException("The columns of this recording need " + Units.bytes(bytes) + " more"
                + (named == null ? "" : " in " + named.toAbsolutePath().getParent()) + ", and cannot have it ("
                + (e.getMessage() == null ? e : e.getMessage())
                + "). Make room there, or " + (temporary
                        ? "set another place for temporary files with -Djava.io.tmpdir=DIR."
                        : "copy the recording to a place that has more."),
                e));
    }

    /** What stands in the file is not what was written. */
    UncheckedIOException damaged(Piece piece, IOException e) {
        Path named = file();
        return new UncheckedIOException(new IOException("What was kept of this recording is damaged"
                + (named == null ? "" : ", in " + named.toAbsolutePath() + " at byte " + piece.offset()) + ": " + e.getMessage()
                + (named == null ? "." : ". Remove that file, and open the recording again."), e));
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
            resume(interrupted);
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
            pool.forEach((shape, free) -> free.forEach(others(shape)::give));
            pool.clear();
        }
    }
}
