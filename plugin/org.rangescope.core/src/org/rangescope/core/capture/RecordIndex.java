// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where in a recording its records stand, so that any of them can be read from the file when it is asked for. Keeps one place for {@value #EVERY} records, some
 * bytes in all for each thousand. Records have rows in the order in which they stand there; a stretch that cannot be read has a row of its own among them.
 *
 * <p>One thread makes it, with {@link #run}; any number of others look at what is there so far, each with a {@link Cursor} of its own.
 */
public final class RecordIndex {

    /** A place is kept for so many records, or fewer. */
    static final int EVERY = 512;

    private static final long WAIT_MILLIS = 100;
    private static final long BATCH_BYTES = 8L << 20;

    private final Path file;
    private long[] offsets = new long[64];
    private long[] times = new long[64];
    private int[] firstRows = new int[64];
    private int places;
    private volatile int size;
    private final List<Damage> damage = new ArrayList<>();

    /**
     * An empty index.
     *
     * @param file the recording
     */
    public RecordIndex(Path file) {
        this.file = file;
    }

    /**
     * The recording.
     *
     * @return its file
     */
    public Path file() {
        return file;
    }

    /**
     * How many rows there are so far: records and stretches of damage.
     *
     * @return rows; never fewer than before
     */
    public int size() {
        return size;
    }

    /**
     * Goes through the recording once. Called once.
     *
     * @param source   its bytes, at their start; a file that still grows is followed until its end is known
     * @param progress told how far it is; asked whether to go on
     * @return whether it came to the end
     * @throws IOException if it cannot be read, or is no recording
     */
    public boolean run(ByteSource source, Progress progress) throws IOException {
        CaptureReader reader = CaptureReader.unsorted(source);
        Sink sink = new Sink();
        while (!reader.isDone()) {
            if (progress.isCanceled()) {
                return false;
            }
            if (reader.await(WAIT_MILLIS)) {
                reader.read(sink, BATCH_BYTES);
            }
            long all = source.size();
            progress.report(all > 0 ? Math.min(1, (double) source.offset() / all) : Double.NaN, Units.counted(size, "record") + " indexed");
        }
        return true;
    }

    /** Notes where records stand. */
    private final class Sink implements EventSink {

        /** Where the next record has to stand to follow the last one. */
        private long next = Units.UNKNOWN;
        private int sincePlace;
        private long lastNs = Units.UNKNOWN;

        @Override
        public void header(CaptureHeader header) {
            // not a record
        }

        @Override
        public void record(RecordView record) {
            long offset = record.offset();
            lastNs = record.timestampNs();
            if (offset != next || sincePlace == EVERY) {
                place(offset, lastNs, null);
                sincePlace = 0;
            }
            sincePlace++;
            next = offset + record.size();
            added();
        }

        @Override
        public void damaged(Damage found) {
            place(0, lastNs, found);
            next = Units.UNKNOWN;
            added();
        }

        private void added() {
            int now = size;
            if (now == Integer.MAX_VALUE) {
                throw new IllegalStateException("The recording has more records than can be numbered. Record in parts with --max-size.");
            }
            size = now + 1;
        }
    }

    private synchronized void place(long offset, long timeNs, @Nullable Damage found) {
        if (places == offsets.length) {
            int more = places + (places >> 1);
            offsets = Arrays.copyOf(offsets, more);
            times = Arrays.copyOf(times, more);
            firstRows = Arrays.copyOf(firstRows, more);
        }
        if (found != null) {
            damage.add(found);
        }
        // the complement of a number stands for damage
        offsets[places] = found == null ? offset : -damage.size();
        times[places] = timeNs;
        firstRows[places] = size;
        places++;
    }

    /** Rows that follow each other in the file. */
    private record Stretch(int firstRow, int rows, long offset, long timeNs, @Nullable Damage damage) {}

    private synchronized Stretch stretch(int row) {
        int found = Arrays.binarySearch(firstRows, 0, places, row);
        int place = found >= 0 ? found : -2 - found;
        int end = place + 1 < places ? firstRows[place + 1] : size;
        long offset = offsets[place];
        return new Stretch(firstRows[place], end - firstRows[place], offset, times[place],
                offset < 0 ? damage.get((int) (-1 - offset)) : null);
    }

    /**
     * The first row at a time or after it.
     *
     * @param timeNs ns of the stream
     * @param cursor reads the records around it
     * @return a row; {@link #size()} when all are before
     * @throws IOException if the recording cannot be read
     */
    public int rowAt(long timeNs, Cursor cursor) throws IOException {
        int place = lastPlaceBefore(timeNs);
        int from;
        int to;
        synchronized (this) {
            from = place < 0 ? 0 : firstRows[place];
            to = size;
        }
        for (int row = from; row < to; row++) {
            RecordView record = cursor.record(row);
            if (record != null && record.timestampNs() >= timeNs) {
                return row;
            }
            if (row - from > 4 * EVERY) {
                // out of order: nobody can say better
                return from;
            }
        }
        return to;
    }

    private synchronized int lastPlaceBefore(long timeNs) {
        int low = 0;
        int high = places - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (times[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low - 1;
    }

    /**
     * Opens the recording to read records from it.
     *
     * @return a cursor, to be closed
     * @throws IOException if it cannot be opened
     */
    public Cursor open() throws IOException {
        return new Cursor(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Reads records. Used by one thread at a time. Rows that follow each other are read at once. */
    public final class Cursor implements Closeable {

        private final FileChannel channel;
        private ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        private final int[] starts = new int[EVERY + 1];
        private final RecordView view = new RecordView();
        private int firstRow;
        private int rows;
        private long damageNs = Units.UNKNOWN;
        private @Nullable Damage damage;

        private long[] words = {};

        private Cursor(FileChannel channel) {
            this.channel = channel;
        }

        /**
         * The record of a row.
         *
         * @param row from 0 to {@link RecordIndex#size()} - 1
         * @return the record, until the next call; {@code null} for a stretch that cannot be read
         * @throws IOException if the file cannot be read, or is no longer the one that was indexed
         */
        public @Nullable RecordView record(int row) throws IOException {
            if (row < firstRow || row >= firstRow + rows) {
                load(row);
            }
            if (damage != null) {
                return null;
            }
            view.move(starts[row - firstRow] / Long.BYTES);
            return view;
        }

        /**
         * The damage of a row.
         *
         * @param row a row for which {@link #record} gave {@code null}
         * @return what is wrong there
         * @throws IOException if the file cannot be read
         */
        public @Nullable Damage damage(int row) throws IOException {
            return record(row) == null ? damage : null;
        }

        /**
         * When a row happened: its own time, or that of the record before a stretch of damage.
         *
         * @param row a row
         * @return ns of the stream, or UNKNOWN
         * @throws IOException if the file cannot be read
         */
        public long timeNs(int row) throws IOException {
            RecordView record = record(row);
            return record == null ? damageNs : record.timestampNs();
        }

        private void load(int row) throws IOException {
            if (row < 0 || row >= size) {
                throw new IndexOutOfBoundsException("row " + row + " of " + size);
            }
            Stretch stretch = stretch(row);
            rows = 0;
            damage = stretch.damage;
            damageNs = stretch.timeNs;
            if (damage == null) {
                int have = 0;
                int at = 0;
                int number = 0;
                bytes.clear();
                while (number < stretch.rows) {
                    int need = have - at < RecordLayout.HEADER_SIZE ? RecordLayout.HEADER_SIZE : bytes.getInt(at) >>> 16;
                    if (need < RecordLayout.HEADER_SIZE || need > have - at) {
                        if (need < RecordLayout.HEADER_SIZE || !fill(stretch.offset, have, at + need)) {
                            throw new IOException(file + " has changed since it was read. Close it and open it again.");
                        }
                        have = bytes.position();
                        continue;
                    }
                    starts[number++] = at;
                    at += need;
                }
                int count = at / Long.BYTES;
                if (words.length < count) {
                    words = new long[count];
                }
                bytes.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words, 0, count);
                view.words(words, stretch.offset, 0);
            }
            firstRow = stretch.firstRow;
            rows = stretch.rows;
        }

        /** Reads on until there are so many bytes, and what comes with them. */
        private boolean fill(long offset, int have, int wanted) throws IOException {
            if (wanted > bytes.capacity()) {
                ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(wanted, bytes.capacity() * 2)).order(ByteOrder.LITTLE_ENDIAN);
                larger.put(0, bytes, 0, have);
                bytes = larger;
            }
            bytes.position(have).limit(bytes.capacity());
            while (bytes.position() < wanted) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
