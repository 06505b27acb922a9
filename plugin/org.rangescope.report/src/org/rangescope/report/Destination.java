// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;

import org.rangescope.core.util.annotation.DefaultLocation;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where a result goes. A file or directory gets its name when {@link #commit()} is called, and not before: until then it lies beside, hidden, and
 * {@link #close()} without a commit removes it. What was there before stays until then. Used by one thread.
 */
public final class Destination implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** Nobody reads what is written to a stream any more: no mistake, so it comes out of here as it went in. */
    public static class Gone extends IOException {

        private static final long serialVersionUID = 1L;

        /**
         * The end of a stream's reader.
         *
         * @param cause what the system says
         */
        public Gone(IOException cause) {
            super(cause);
        }
    }

    /** A result cannot be written. Its message says already which one, so it comes out of here as it went in. */
    public static final class Unwritable extends IOException {

        private static final long serialVersionUID = 1L;

        /**
         * A result that cannot be written.
         *
         * @param name   of the destination
         * @param reason such as what the system says
         * @param cause  what was thrown
         */
        public Unwritable(String name, String reason, IOException cause) {
            super(name + " cannot be written: " + reason, cause);
        }
    }

    private final String name;
    /** Where the result lies in the end; null for a stream. */
    private final @Nullable Path file;
    private final @Nullable OutputStream pipe;
    private final boolean directory;
    private final boolean replace;
    private @Nullable Path made;
    private @Nullable OutputStream open;
    private boolean committed;

    private Destination(String name, @Nullable Path file, @Nullable OutputStream pipe, boolean directory, boolean replace) {
        this.name = name;
        this.file = file;
        this.pipe = pipe;
        this.directory = directory;
        this.replace = replace;
    }

    /**
     * A file. What is no ordinary file, such as a device or a named pipe, is written directly.
     *
     * @param file    the file
     * @param replace whether to replace one that is there
     * @return a destination
     */
    public static Destination file(Path file, boolean replace) {
        return new Destination(file.toString(), file, null, false, replace);
    }

    /**
     * A directory, which must not be there, or be empty.
     *
     * @param directory the directory
     * @return a destination
     */
    public static Destination directory(Path directory) {
        return new Destination(directory.toString(), directory, null, true, false);
    }

    /**
     * A stream, such as standard output.
     *
     * @param stream takes the result; flushed, not closed
     * @param name   of it, for messages
     * @return a destination
     */
    public static Destination stream(OutputStream stream, String name) {
        return new Destination(name, null, stream, false, false);
    }

    /**
     * Its name, for messages.
     *
     * @return such as a path
     */
    public String name() {
        return name;
    }

    /**
     * The result as bytes in order. Buffered; need not be closed. Messages of its exceptions name the destination.
     *
     * @return the stream, always the same
     * @throws IOException if it cannot be opened
     */
    public OutputStream stream() throws IOException {
        OutputStream stream = open;
        if (stream == null) {
            OutputStream to = pipe;
            stream = new Named(new BufferedOutputStream(to != null ? new Kept(to) : Files.newOutputStream(path()), BUFFER));
            open = stream;
        }
        return stream;
    }

    /**
     * The result as a path, for what cannot be written in order.
     *
     * @return of an ordinary file that is not there yet, of a special file, or of an empty directory
     * @throws IOException if it cannot be made
     */
    public Path path() throws IOException {
        Path there = made;
        if (there != null) {
            return there;
        }
        Path target = file;
        if (target == null) {
            // written to the stream by commit
            there = Files.createTempDirectory("rangescope").resolve("result");
        } else if (isSpecial(target)) {
            there = target;
        } else {
            refuse(target);
            Path parent = target.toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new IOException(target + ": there is no directory " + parent + ". Make it first.");
            }
            there = parent.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                if (directory) {
                    Files.createDirectory(there);
                } else {
                    // whether it can be made is known now, before much work is done
                    Files.newOutputStream(there, StandardOpenOption.CREATE_NEW).close();
                    Files.delete(there);
                }
            } catch (IOException e) {
                throw named(e);
            }
        }
        made = there;
        return there;
    }

    private void refuse(Path target) throws IOException {
        if (directory) {
            if (Files.isDirectory(target)) {
                try (var entries = Files.newDirectoryStream(target)) {
                    if (entries.iterator().hasNext()) {
                        throw new FileAlreadyExistsException(target.toString(), null, "is not empty; name another directory");
                    }
                }
            } else if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString(), null, "is a file; name a directory");
            }
        } else if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is a directory; name a file");
        } else if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already");
        }
    }

    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /**
     * The result is whole: puts it in its place. To be called once, when everything is written.
     *
     * @throws IOException if that fails; then nothing is left behind, and what was there before still is
     */
    public void commit() throws IOException {
        OutputStream stream = open;
        if (stream != null) {
            open = null;
            stream.close();
        }
        Path from = made;
        Path to = file;
        OutputStream out = pipe;
        if (from != null && out != null) {
            try {
                Files.copy(from, out);
                out.flush();
            } catch (IOException e) {
                throw named(e);
            }
        } else if (from != null && to != null && !from.equals(to)) {
            refuse(to);
            move(from, to);
        }
        committed = true;
    }

    private void move(Path from, Path to) throws IOException {
        // a link stays a link: what it leads to is replaced
        Path target = Files.isSymbolicLink(to) && Files.exists(to) ? to.toRealPath() : to;
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Without a commit before, removes what was written. */
    @Override
    public void close() throws IOException {
        OutputStream stream = open;
        open = null;
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // nobody wants what is left
        }
        Path left = made;
        made = null;
        if (left != null && pipe != null) {
            remove(left.getParent());
        } else if (left != null && !committed && !left.equals(file)) {
            remove(left);
        }
    }

    private static void remove(@Nullable Path left) throws IOException {
        if (left == null || !Files.exists(left, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(left)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** What a system says of a hidden file is said of the one that was asked for. */
    private IOException named(IOException e) {
        if (e instanceof Gone || e instanceof Unwritable) {
            return e;
        }
        if (e instanceof AccessDeniedException) {
            return new Unwritable(name, "permission denied", e);
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return new Unwritable(name, reason == null ? e.toString() : reason, e);
    }

    /** Says which destination it is that cannot be written. */
    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
    private final class Named extends FilterOutputStream {

        Named(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            try {
                out.write(value);
            } catch (IOException e) {
                throw named(e);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw named(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw named(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                throw named(e);
            }
        }
    }

    /** Stays open. */
    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
