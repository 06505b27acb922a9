// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where the large columns of a recording live: a file that is mapped into memory, so that they cost no heap and outlive the program where that is wanted. The
 * file is made when the first large piece is asked for; what is small never needs one. Pieces stay mapped as long as somebody uses them, also when this is
 * closed. Pieces may be asked for by several threads.
 */
public final class Storage implements Closeable {

    /** For work beside the thread that reads; its threads end by themselves. */
    static final ExecutorService WORKERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "rangescope store");
        thread.setDaemon(true);
        return thread;
    });

    private static final int PAGE = 4096;

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

    /** A piece of the file. */
    record Piece(long offset, ByteBuffer bytes) {}

    private final @Nullable Place place;
    private final boolean temporary;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long used;

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
    static Storage existing(Path file) throws IOException {
        Storage storage = new Storage(null, false);
        storage.file = file;
        FileChannel open = FileChannel.open(file, StandardOpenOption.READ);
        storage.channel = open;
        storage.used = open.size();
        return storage;
    }

    /** The file, or null while there is none or when it has no name. */
    synchronized @Nullable Path file() {
        return temporary ? null : file;
    }

    /** Bytes of the file. */
    public synchronized long used() {
        return used;
    }

    /**
     * A piece of zeros that is written through to the file. All of its pages are there when it is returned, so a full disk is noticed here, not when it is
     * written to.
     */
    Piece allocate(long bytes) {
        long offset;
        FileChannel open;
        try {
            synchronized (this) {
                open = open();
                offset = used;
                used += (bytes + PAGE - 1) / PAGE * PAGE;
            }
            ByteBuffer mapped = open.map(FileChannel.MapMode.READ_WRITE, offset, bytes).order(ByteOrder.nativeOrder());
            for (int page = 0; page < bytes; page += PAGE) {
                mapped.put(page, (byte) 0);
            }
            return new Piece(offset, mapped);
        } catch (IOException | InternalError e) {
            throw full(bytes, e);
        }
    }

    private UncheckedIOException full(long bytes, Throwable e) {
        Path named = file;
        return new UncheckedIOException(new IOException("The columns of this recording need " + Units.bytes(bytes) + " more"
                + (named == null ? "" : " in " + named.toAbsolutePath().getParent()) + ", and cannot have it (" + e.getMessage()
                + "). Make room there, or set another place for temporary files with -Djava.io.tmpdir=DIR.", e));
    }

    /** A piece that was kept. */
    ByteBuffer map(long offset, long bytes) throws IOException {
        FileChannel open = channel;
        if (open == null || offset < 0 || bytes < 0 || bytes > Integer.MAX_VALUE || offset > used - bytes) {
            throw new IOException("a piece of " + bytes + " bytes at " + offset + " is not in it");
        }
        return open.map(FileChannel.MapMode.READ_ONLY, offset, bytes).order(ByteOrder.nativeOrder());
    }

    /** Memory for what is small. */
    static ByteBuffer small(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        Place where = place;
        if (open == null) {
            if (where == null) {
                throw new IOException("it is only read");
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

    /** Appends bytes that are no columns. */
    synchronized long append(ByteBuffer bytes) throws IOException {
        FileChannel open = open();
        long offset = used;
        while (bytes.hasRemaining()) {
            used += open.write(bytes, used);
        }
        used = (used + PAGE - 1) / PAGE * PAGE;
        return offset;
    }

    /** No piece will be asked for any more. Those that were stay as they are. */
    @Override
    public synchronized void close() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
