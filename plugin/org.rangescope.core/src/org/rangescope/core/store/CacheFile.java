// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

import org.rangescope.core.util.annotation.Nullable;

/**
 * What was made of a recording, in a hidden file beside it ({@code .NAME.cache}), so that it opens at once the next time. It is used only when the recording is
 * byte for byte as long, as old and, at both ends, the same as it was. Programs that read one recording at the same time each make a file of their own; the last
 * one that is finished stays, and nobody sees a file that is not finished. Whoever may read the recording may read its cache.
 *
 * <p>The file holds the pieces of a {@link Storage}, then what {@code save} methods wrote, then a trailer that says where that is. All numbers are in the order of
 * the machine; a file of another one, or of another version, is made anew.
 */
public final class CacheFile implements AutoCloseable {

    /** Increased with every change of what is written. */
    private static final int VERSION = 7;
    private static final long MAGIC = 0x31454843_41435352L;
    /** Recordings up to this size are read faster than a file is worth. */
    private static final long WORTHWHILE = 4L << 20;
    private static final int TRAILER = 5 * Long.BYTES;
    private static final int ENDS = 64 * 1024;
    /** A file that was changed this recently is in use, although nobody may hold a lock on it: it was just made, or is just being finished. */
    private static final long IN_USE_MILLIS = 60_000;
    /** What this program is at work on: to try the lock of such a file and close it again would give up the lock that is held. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** What tells one state of a recording from another. */
    private record Key(long size, long modifiedNs, long ends) {

        static Key of(Path recording) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(recording, BasicFileAttributes.class);
            CRC32C sum = new CRC32C();
            try (FileChannel channel = FileChannel.open(recording, StandardOpenOption.READ)) {
                ByteBuffer some = ByteBuffer.allocate(ENDS);
                for (long at : new long[]{0, Math.max(0, attributes.size() - ENDS)}) {
                    some.clear();
                    while (some.hasRemaining() && channel.read(some, at + some.position()) > 0) {
                        // until it is full, or the recording ends
                    }
                    sum.update(some.flip());
                }
            }
            return new Key(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), sum.getValue());
        }
    }

    private final Path recording;
    private final Key key;
    private final Storage storage;
    private final @Nullable DataInputStream kept;
    private @Nullable FileChannel lockChannel;
    private @Nullable Path own;

    private CacheFile(Path recording, Key key) {
        this.recording = recording;
        this.key = key;
        kept = null;
        storage = Storage.kept(this::make);
    }

    private CacheFile(Path recording, Key key, Storage storage, DataInputStream kept) {
        this.recording = recording;
        this.key = key;
        this.storage = storage;
        this.kept = kept;
    }

    /**
     * Where what was made of a recording is kept.
     *
     * @param recording the recording
     * @return a path beside it; there need not be a file
     */
    public static Path of(Path recording) {
        return recording.resolveSibling("." + recording.getFileName() + ".cache");
    }

    /**
     * Whether what is made of a recording is worth to be kept.
     *
     * @param recording the recording
     * @return whether it is large
     * @throws IOException if it is not there
     */
    public static boolean isWorthwhile(Path recording) throws IOException {
        return Files.isRegularFile(recording) && Files.size(recording) > WORTHWHILE;
    }

    /**
     * What was made of a recording before.
     *
     * @param recording the recording
     * @return it, or {@code null} when there is nothing, or what there is belongs to another state of the recording or to another version
     * @throws IOException if the recording cannot be read
     */
    public static @Nullable CacheFile find(Path recording) throws IOException {
        Path cache = of(recording);
        if (!Files.isRegularFile(cache)) {
            return null;
        }
        Key key = Key.of(recording);
        // opened once: another program may put a new file in its place meanwhile
        FileChannel channel = null;
        try {
            channel = FileChannel.open(cache, StandardOpenOption.READ);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(meta(channel)));
            if (in.readLong() == key.size() && in.readLong() == key.modifiedNs() && in.readLong() == key.ends()
                    && in.readUTF().equals(boot())) {
                CacheFile found = new CacheFile(recording, key, Storage.existing(cache, channel), in);
                found.removeAbandoned();
                return found;
            }
        } catch (IOException e) {
            // it is made anew
        }
        if (channel != null) {
            channel.close();
        }
        return null;
    }

    private static byte[] meta(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer trailer = read(channel, size - TRAILER, TRAILER);
        long offset = trailer.getLong(2 * Long.BYTES);
        long length = trailer.getLong(3 * Long.BYTES);
        if (trailer.getLong(0) != MAGIC || trailer.getLong(Long.BYTES) != VERSION || offset < 0 || length < 0
                || length > Integer.MAX_VALUE || offset > size - TRAILER - length) {
            throw new IOException("not of this version");
        }
        ByteBuffer meta = read(channel, offset, (int) length);
        CRC32C sum = new CRC32C();
        sum.update(meta.duplicate());
        if (sum.getValue() != trailer.getLong(4 * Long.BYTES)) {
            throw new IOException("damaged");
        }
        return meta.array();
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        if (offset < 0) {
            throw new IOException("too short");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("too short");
            }
        }
        return bytes.flip();
    }

    /** The pages of a file that was not forced to the disk are sure to be there only until the machine is started again. */
    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Begins to make something of a recording that is to be kept.
     *
     * @param recording the recording
     * @return an empty cache
     * @throws IOException if the recording cannot be read
     */
    public static CacheFile make(Path recording) throws IOException {
        return new CacheFile(recording, Key.of(recording));
    }

    /**
     * Where columns are, or are to be put.
     *
     * @return the storage; to be closed by who uses it
     */
    public Storage storage() {
        return storage;
    }

    /**
     * What was written when it was kept.
     *
     * @return what {@link #keep} was given
     */
    public DataInputStream kept() {
        DataInputStream in = kept;
        if (in == null) {
            throw new IllegalStateException("nothing was kept");
        }
        return in;
    }

    /**
     * Removes what was kept, for it cannot be used.
     *
     * @return where it was
     * @throws IOException if it cannot be removed; the message says what to do
     */
    public Path discard() throws IOException {
        Path cache = of(recording);
        try {
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            throw new IOException("What was kept of this recording is damaged, and cannot be removed: remove " + cache
                    + ", and open the recording again.", e);
        }
        return cache;
    }

    private static String prefix(Path recording) {
        return of(recording).getFileName() + ".";
    }

    private Path make() throws IOException {
        removeAbandoned();
        Path directory = recording.toAbsolutePath().getParent();
        Path made = null;
        // what is made of a recording is smaller than it; where there is no room for it, it is made elsewhere, and not kept
        if (directory != null && Files.isWritable(directory) && Files.getFileStore(directory).getUsableSpace() > key.size()) {
            try {
                made = Files.createTempFile(directory, prefix(recording), ".new");
            } catch (IOException e) {
                // it is made elsewhere, and not kept
            }
        }
        if (made == null) {
            made = Files.createTempFile("rangescope", ".columns");
            made.toFile().deleteOnExit();
            return made;
        }
        Path real = made.toRealPath();
        OWN.add(real);
        own = real;
        FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE);
        lockChannel = channel;
        try {
            // as long as it is held, others know that somebody is at work on this file
            channel.tryLock();
        } catch (IOException e) {
            // then they don't
        }
        return made;
    }

    /** Removes what programs left behind that did not come to an end. */
    private void removeAbandoned() {
        Path directory = recording.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory,
                path -> path.getFileName().toString().startsWith(prefix(recording))
                        && path.getFileName().toString().endsWith(".new"))) {
            for (Path path : found) {
                try {
                    removeAbandoned(path);
                } catch (IOException e) {
                    // somebody else may have removed it already
                }
            }
        } catch (IOException e) {
            // they only take up room
        }
    }

    private static void removeAbandoned(Path path) throws IOException {
        if (OWN.contains(path.toRealPath())
                || System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis() < IN_USE_MILLIS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (OverlappingFileLockException e) {
            // this program is at work on it
        }
    }

    /** Writes what belongs to the pieces in the storage. */
    @FunctionalInterface
    public interface Writing {

        /**
         * Writes it.
         *
         * @param out receives it
         * @throws IOException if it cannot be written
         */
        void write(DataOutputStream out) throws IOException;
    }

    /**
     * Keeps what was made. Nobody sees it before it is whole.
     *
     * @param writing writes what is not in the storage
     * @return whether it was kept; not when the recording was changed meanwhile, or nothing can be written beside it
     * @throws IOException if the disk is full, or fails
     */
    public boolean keep(Writing writing) throws IOException {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(meta)) {
            out.writeLong(key.size());
            out.writeLong(key.modifiedNs());
            out.writeLong(key.ends());
            out.writeUTF(boot());
            writing.write(out);
        }
        byte[] bytes = meta.toByteArray();
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        long offset = storage.write(ByteBuffer.wrap(bytes));
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.nativeOrder());
        trailer.putLong(MAGIC).putLong(VERSION).putLong(offset).putLong(bytes.length).putLong(sum.getValue()).flip();
        Path file = storage.file();
        if (file == null || lockChannel == null || !Key.of(recording).equals(key)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(trailer);
            if (boot().isEmpty()) {
                channel.force(true);
            }
        }
        permit(file);
        Files.move(file, of(recording), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** Lets those read it who may read the recording, and its owner write it. */
    private void permit(Path file) throws IOException {
        PosixFileAttributeView of = Files.getFileAttributeView(recording, PosixFileAttributeView.class);
        PosixFileAttributeView own = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (of != null && own != null) {
            PosixFileAttributes attributes = of.readAttributes();
            Set<PosixFilePermission> permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-------"));
            permissions.addAll(attributes.permissions());
            permissions.removeAll(PosixFilePermissions.fromString("--x-wx-wx"));
            if (!own.readAttributes().group().equals(attributes.group())) {
                try {
                    own.setGroup(attributes.group());
                } catch (IOException e) {
                    // another group must not read it
                    permissions.remove(PosixFilePermission.GROUP_READ);
                }
            }
            own.setPermissions(permissions);
        }
    }

    /** Gives up what was not kept. */
    @Override
    public void close() throws IOException {
        Path file = kept == null ? storage.file() : null;
        FileChannel lock = lockChannel;
        lockChannel = null;
        if (file != null && !file.equals(of(recording))) {
            Files.deleteIfExists(file);
        }
        if (lock != null) {
            lock.close();
        }
        Path mine = own;
        if (mine != null) {
            OWN.remove(mine);
        }
    }
}
