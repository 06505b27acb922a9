// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/**
 * A recording in the form that other CTF readers take: a directory with the files {@value #METADATA} and {@value #STREAM}. For a recording that is whole,
 * the way there and back gives the same bytes.
 */
public final class CtfDirectory {

    /** File with the TSDL text. */
    public static final String METADATA = "metadata";
    /** File with the data packets. */
    public static final String STREAM = "stream";

    private static final long BATCH_BYTES = 4L << 20;
    private static final int METADATA_MAX = 4 << 20;
    private static final int TEXT_PER_PACKET = 4096 - 40;
    private static final Pattern UUID_LINE = Pattern.compile("uuid\\s*=\\s*\"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"");

    private CtfDirectory() {}

    /**
     * What was copied.
     *
     * @param packets      data packets
     * @param bytes        of these packets
     * @param droppedBytes bytes that were left out
     * @param dropped      what cannot be read and is the reason why something was left out, the first thousand of it
     */
    public record Report(long packets, long bytes, long droppedBytes, List<Damage> dropped) {

        /** Copies the list. */
        public Report {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * Makes a directory of a recording. A torn last packet, and packets in which something cannot be read, are left out, for other readers would stop at
     * them. Files of an earlier split are replaced when everything is written, and not before. When it fails, nothing new stays, and nothing is
     * made when there is no packet at all.
     *
     * @param recording a finished recording; none of the files that are made
     * @param directory made if it is not there
     * @param progress  told how far it is; asked whether to go on
     * @return what was copied and what was left out
     * @throws NotACaptureException if it is no recording, or has lost its metadata
     * @throws IOException          if something cannot be read or written
     */
    public static Report split(Path recording, Path directory, Progress progress) throws IOException {
        Path metadata = directory.resolve(METADATA);
        Path stream = directory.resolve(STREAM);
        refuse(recording, metadata);
        refuse(recording, stream);
        Packets packets = new Packets(Files.size(recording));
        CaptureReader reader;
        try (ByteSource source = ByteSource.file(recording)) {
            reader = CaptureReader.unsorted(source);
            while (!reader.isDone()) {
                if (reader.await(0)) {
                    reader.read(packets, BATCH_BYTES);
                }
                // reading is cheap beside writing
                progress.report(source.offset() / 4.0 / Math.max(1, source.size()), "looking for packets");
                stopIfCanceled(progress, recording);
            }
            packets.end();
        }
        CaptureHeader header = reader.header();
        if (!header.isKnown()) {
            throw new NotACaptureException("It has lost its metadata, without which no other program can read its packets.");
        }
        if (packets.count == 0 && packets.droppedBytes == 0) {
            return new Report(0, 0, 0, packets.dropped);
        }
        boolean made = !Files.exists(directory);
        Files.createDirectories(directory);
        String ending = "." + UUID.randomUUID() + ".part";
        Path newMetadata = directory.resolve("." + METADATA + ending);
        Path newStream = directory.resolve("." + STREAM + ending);
        boolean whole = false;
        try (FileChannel from = FileChannel.open(recording, StandardOpenOption.READ)) {
            try (FileChannel to = create(newMetadata)) {
                long length = metadataLength(from);
                if (length > 0) {
                    copy(from, 0, length, to, metadata);
                } else {
                    write(to, header.text().getBytes(StandardCharsets.UTF_8), metadata);
                }
            }
            try (FileChannel to = create(newStream)) {
                for (long[] run : packets.runs) {
                    for (long at = run[0]; at < run[1]; at += BATCH_BYTES) {
                        copy(from, at, Math.min(BATCH_BYTES, run[1] - at), to, stream);
                        progress.report(0.25 + 0.75 * to.position() / Math.max(1, packets.bytes),
                                "copying " + Units.counted(packets.count, "packet"));
                        stopIfCanceled(progress, recording);
                    }
                }
            }
            // one after the other, as near to each other as can be: a reader never sees a file that is not finished
            Files.move(newMetadata, metadata, StandardCopyOption.REPLACE_EXISTING);
            Files.move(newStream, stream, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(newMetadata);
                Files.deleteIfExists(newStream);
                if (made) {
                    Files.deleteIfExists(metadata);
                    Files.deleteIfExists(directory);
                }
            }
        }
        return new Report(packets.count, packets.bytes, packets.droppedBytes, packets.dropped);
    }

    /**
     * Makes a recording of a directory. The recording is replaced if it exists. When it fails, no half-made file stays.
     *
     * @param directory with a metadata file, plain text or in packets, and one file with data packets
     * @param recording to make
     * @return what was copied; what the recording has in damage counts as not dropped
     * @throws NotACaptureException        if the directory is no trace of ours
     * @throws UnsupportedVersionException if a newer version is needed
     * @throws IOException                 if something cannot be read or written
     */
    public static Report join(Path directory, Path recording) throws IOException {
        return join(directory, recording, Progress.none());
    }

    /**
     * Makes a recording of a directory, as {@link #join(Path, Path)} does.
     *
     * @param directory with a metadata file, plain text or in packets, and one file with data packets
     * @param recording to make; none of these files
     * @param progress  told how far it is; asked whether to go on
     * @return what was copied; what the recording has in damage counts as not dropped
     * @throws NotACaptureException        if the directory is no trace of ours
     * @throws UnsupportedVersionException if a newer version is needed
     * @throws IOException                 if something cannot be read or written, or the work was given up
     */
    public static Report join(Path directory, Path recording, Progress progress) throws IOException {
        byte[] metadata = packets(readMetadata(directory.resolve(METADATA)));
        Path stream = stream(directory);
        refuse(recording, directory.resolve(METADATA));
        refuse(recording, stream);
        boolean whole = false;
        try (FileChannel from = FileChannel.open(stream, StandardOpenOption.READ); FileChannel to = create(recording)) {
            write(to, metadata, recording);
            long size = from.size();
            for (long at = 0; at < size; at += BATCH_BYTES) {
                copy(from, at, Math.min(BATCH_BYTES, size - at), to, recording);
                progress.report(0.75 * at / size, "copying packets");
                stopIfCanceled(progress, directory);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(recording);
            }
        }
        Packets packets = new Packets(Files.size(recording));
        whole = false;
        try (ByteSource source = ByteSource.file(recording)) {
            CaptureReader reader = CaptureReader.unsorted(source);
            while (!reader.isDone()) {
                if (reader.await(0)) {
                    reader.read(packets, BATCH_BYTES);
                }
                progress.report(0.75 + source.offset() / 4.0 / Math.max(1, source.size()), "checking packets");
                stopIfCanceled(progress, directory);
            }
            packets.end();
            whole = true;
        } finally {
            if (!whole && progress.isCanceled()) {
                Files.deleteIfExists(recording);
            }
        }
        return new Report(packets.count, packets.bytes, packets.droppedBytes, packets.dropped);
    }

    /** Where the packets are that another program can read, as stretches of the recording that touch each other as little as possible. */
    private static final class Packets implements EventSink {

        private static final int DROPPED_LISTED = 1_000;

        private final long size;
        private final List<long[]> runs = new ArrayList<>();
        private final List<Damage> dropped = new ArrayList<>();
        private long count;
        private long bytes;
        private long droppedBytes;
        private long droppedUntil;
        private long begin;
        private long end;
        private boolean readable;

        Packets(long size) {
            this.size = size;
        }

        @Override
        public void header(CaptureHeader header) {
            // the reader keeps it
        }

        @Override
        public void packet(PacketView packet) {
            end();
            begin = packet.offset();
            end = begin + packet.size();
            readable = true;
        }

        @Override
        public void record(RecordView record) {
            // goes with its packet
        }

        @Override
        public void damaged(Damage damage) {
            if (damage.length() > 0 || end > size) {
                if (dropped.size() < DROPPED_LISTED) {
                    dropped.add(damage);
                }
                if (damage.offset() < end && readable) {
                    readable = false;
                    drop(begin, end);
                }
                drop(damage.offset(), damage.offset() + damage.length());
            }
        }

        private void drop(long from, long to) {
            long until = Math.min(to, size);
            droppedBytes += Math.max(0, until - Math.max(from, droppedUntil));
            droppedUntil = Math.max(droppedUntil, until);
        }

        void end() {
            if (readable) {
                readable = false;
                count++;
                bytes += end - begin;
                long[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
                if (last != null && last[1] == begin) {
                    last[1] = end;
                } else {
                    runs.add(new long[]{begin, end});
                }
            }
        }
    }

    private static void stopIfCanceled(Progress progress, Path recording) throws IOException {
        if (progress.isCanceled()) {
            throw new IOException(recording + ": stopped before everything was copied");
        }
    }

    /** To write what is read would lose it. */
    private static void refuse(Path file, Path other) throws IOException {
        if (Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other)) {
            throw new IOException(file + " would be written and read at once; name another one");
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static void copy(FileChannel from, long at, long length, FileChannel to, Path made) throws IOException {
        long done = 0;
        while (done < length) {
            long got;
            try {
                got = from.transferTo(at + done, length - done, to);
            } catch (IOException e) {
                throw unwritable(made, e);
            }
            if (got <= 0) {
                throw new IOException("the file became shorter while it was copied");
            }
            done += got;
        }
    }

    private static void write(FileChannel to, byte[] bytes, Path made) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        } catch (IOException e) {
            throw unwritable(made, e);
        }
    }

    /** A full disk is said of what is made, not of what is read. */
    private static IOException unwritable(Path made, IOException e) {
        FileSystemException named = new FileSystemException(made.toString(), null, "cannot be written: " + e.getMessage());
        named.initCause(e);
        return named;
    }

    /** How long the metadata at the very start is, in whole packets; 0 if there is none. */
    private static long metadataLength(FileChannel from) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RecordLayout.METADATA_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        long length = 0;
        while (true) {
            header.clear();
            if (from.read(header, length) < header.capacity() || header.getInt(0) != RecordLayout.METADATA_MAGIC) {
                return length;
            }
            int size = CaptureReader.metadataSize(header, 0);
            if (size < 0 || length + size > from.size()) {
                return 0;
            }
            length += size;
        }
    }

    private static byte[] readMetadata(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null,
                    "there is no such file, so this is not a CTF directory; `split` makes one of a recording");
        }
        if (Files.size(file) > METADATA_MAX) {
            throw new NotACaptureException(file + " is not the metadata of a Rangescope trace: it is too large.");
        }
        return Files.readAllBytes(file);
    }

    /** Metadata as a recording has it: packets stay as they are, plain text is put into packets. */
    private static byte[] packets(byte[] metadata) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(metadata).order(ByteOrder.LITTLE_ENDIAN);
        if (metadata.length >= RecordLayout.METADATA_HEADER_SIZE && buffer.getInt(0) == RecordLayout.METADATA_MAGIC) {
            return metadata;
        }
        String text = new String(metadata, StandardCharsets.UTF_8);
        Matcher matcher = UUID_LINE.matcher(text);
        UUID uuid = matcher.find() ? UUID.fromString(matcher.group(1)) : CaptureHeader.NONE.uuid();
        MetadataText.parse(text, uuid);
        int packets = (metadata.length + TEXT_PER_PACKET - 1) / TEXT_PER_PACKET;
        ByteBuffer out = ByteBuffer.allocate(metadata.length + packets * (RecordLayout.METADATA_HEADER_SIZE + 8))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < metadata.length; at += TEXT_PER_PACKET) {
            int length = Math.min(TEXT_PER_PACKET, metadata.length - at);
            int content = RecordLayout.METADATA_HEADER_SIZE + length;
            int size = content + 7 & ~7;
            int begin = out.position();
            out.putInt(RecordLayout.METADATA_MAGIC);
            out.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits())
                    .order(ByteOrder.LITTLE_ENDIAN);
            // no checksum, no compression, no encryption, TSDL 1.8
            out.putInt(0).putInt(content * 8).putInt(size * 8).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) 8);
            out.put(metadata, at, length).position(begin + size);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** The one file of a directory that is not its metadata. */
    private static Path stream(Path directory) throws IOException {
        if (Files.isRegularFile(directory.resolve(STREAM))) {
            return directory.resolve(STREAM);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (!METADATA.equals(name) && !name.startsWith(".")) {
                    files.add(entry);
                }
            }
        }
        if (files.size() != 1) {
            throw new NoSuchFileException(directory.toString(), null, files.isEmpty()
                    ? "there is metadata in it, but no stream"
                    : "there are " + files.size() + " streams in it, a trace of Rangescope has one; call it `" + STREAM + "`");
        }
        return files.get(0);
    }
}
