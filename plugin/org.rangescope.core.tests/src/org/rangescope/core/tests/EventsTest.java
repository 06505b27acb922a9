// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.RecordIndex;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.table.Cell;
import org.rangescope.core.table.EventColumns;
import org.rangescope.core.table.EventField;
import org.rangescope.core.table.RowList;
import org.rangescope.core.table.RowOrder;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.util.Progress;

/** Raw records are read from the file by their number, also around damage and while the file grows. */
class EventsTest {

    @TempDir
    private Path dir;

    private static byte[] traffic(int events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SyntheticTraffic(3).events(events).pins(0.2).watched(true).write(out);
        return out.toByteArray();
    }

    /** What stands in a recording: offset, kind and time of each record, and the damage between them. */
    private static List<String> read(ByteSource source) throws IOException {
        List<String> rows = new ArrayList<>();
        new CaptureReader(source, 1L << 40).readAll(new EventSink() {

            @Override
            public void header(CaptureHeader header) {
                // not a record
            }

            @Override
            public void record(RecordView record) {
                rows.add(told(record));
            }

            @Override
            public void damaged(Damage damage) {
                rows.add(damage.toString());
            }
        });
        return rows;
    }

    private static String told(RecordView record) {
        return record.offset() + " " + record.id() + " " + record.size() + " " + record.timestampNs() + " " + record.cpu();
    }

    private static String row(RecordIndex.Cursor cursor, int row) throws IOException {
        RecordView record = cursor.record(row);
        return record != null ? told(record) : String.valueOf(cursor.damage(row));
    }

    private static RecordIndex index(Path file) throws IOException {
        RecordIndex index = new RecordIndex(file);
        try (ByteSource source = ByteSource.file(file)) {
            assertTrue(index.run(source, Progress.none()));
        }
        return index;
    }

    private void assertSame(byte[] bytes, String name, boolean inOrder) throws IOException {
        Path file = Files.write(dir.resolve(name), bytes);
        List<String> wanted = read(ByteSource.memory(bytes));
        RecordIndex index = index(file);
        assertEquals(wanted.size(), index.size(), name);
        Random random = new Random(name.hashCode());
        List<String> found = new ArrayList<>();
        try (RecordIndex.Cursor cursor = index.open()) {
            for (int row = 0; row < index.size(); row++) {
                found.add(row(cursor, row));
            }
            for (int i = 0; i < 2_000; i++) {
                int row = random.nextInt(index.size());
                assertEquals(found.get(row), row(cursor, row), name + ", row " + row + " at once");
            }
        }
        // a time that is damaged makes the reader put records in another order than that of the file
        assertEquals(inOrder ? wanted : wanted.stream().sorted().toList(), inOrder ? found : found.stream().sorted().toList(), name);
    }

    @Test
    void readsTheRecordsThatTheReaderReads() throws IOException {
        assertSame(traffic(20_000), "whole", true);
    }

    @Test
    void hasARowForEachStretchOfDamage() throws IOException {
        byte[] bytes = traffic(10_000);
        Random random = new Random(5);
        for (int seed = 0; seed < 12; seed++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i <= seed; i++) {
                damaged[5_000 + random.nextInt(damaged.length - 5_000)] ^= 1 << random.nextInt(8);
            }
            if (seed % 3 == 0) {
                damaged = java.util.Arrays.copyOf(damaged, damaged.length - 1 - random.nextInt(30_000));
            }
            assertSame(damaged, "damaged" + seed, false);
        }
    }

    @Test
    void followsAFileThatGrows() throws IOException, InterruptedException {
        byte[] bytes = traffic(20_000);
        Path file = Files.createFile(dir.resolve("growing"));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                for (int at = 0; at < bytes.length; at += 7_001) {
                    out.write(bytes, at, Math.min(7_001, bytes.length - at));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.set(true);
            }
        });
        RecordIndex index = new RecordIndex(file);
        writer.start();
        try (ByteSource source = ByteSource.growing(file, done::get)) {
            assertTrue(index.run(source, Progress.none()));
        } finally {
            writer.join();
        }
        List<String> wanted = read(ByteSource.memory(bytes));
        assertEquals(wanted.size(), index.size());
        try (RecordIndex.Cursor cursor = index.open()) {
            for (int row = 0; row < index.size(); row++) {
                assertEquals(wanted.get(row), row(cursor, row), "row " + row);
            }
            assertThrows(IndexOutOfBoundsException.class, () -> cursor.record(index.size()));
        }
    }

    @Test
    void findsATime() throws IOException {
        RecordIndex index = index(Files.write(dir.resolve("times"), traffic(5_000)));
        try (RecordIndex.Cursor cursor = index.open()) {
            long last = cursor.timeNs(index.size() - 1);
            long first = cursor.timeNs(0);
            for (long time = first - 1; time <= last + 1; time += (last - first) / 97) {
                int row = index.rowAt(time, cursor);
                assertTrue(row == index.size() || cursor.timeNs(row) >= time, "row " + row);
                assertTrue(row == 0 || cursor.timeNs(row - 1) < time, "row before " + row);
            }
            assertEquals(index.size(), index.rowAt(last + 1, cursor));
        }
    }

    @Test
    void saysWhenTheFileIsNotTheOneThatWasIndexed() throws IOException {
        Path file = Files.write(dir.resolve("shortened"), traffic(5_000));
        RecordIndex index = index(file);
        Files.write(file, new byte[0]);
        try (RecordIndex.Cursor cursor = index.open()) {
            IOException e = assertThrows(IOException.class, () -> cursor.record(index.size() - 1));
            assertTrue(String.valueOf(e.getMessage()).contains("has changed since it was read"), e.getMessage());
        }
    }

    private interface Look {

        void at(EventColumns columns) throws IOException, FilterException;
    }

    private static void look(Path file, Look look) throws IOException, FilterException {
        RecordIndex index = index(file);
        try (Session session = Session.open(ByteSource.file(file), "events")) {
            session.run(Progress.none());
            try (EventColumns columns = session.read(recording -> {
                try {
                    return new EventColumns(index, recording);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            })) {
                look.at(columns);
            }
        }
    }

    @Test
    void everyRecordHasASentenceAndFields() throws IOException, FilterException {
        for (String name : List.of("rs01-detach-live", "rs03-swallowed", "rs12-refused", "clean", "format-1.0")) {
            look(Path.of("recordings", name + ".rangescope"), columns -> {
                Column event = columns.find("event");
                assertNotNull(event);
                for (int row = 0; row < columns.size(); row++) {
                    String sentence = event.textAt(row).toString();
                    assertFalse(sentence.isBlank() || sentence.contains("unknown_") || sentence.endsWith("."), sentence);
                    for (EventField field : columns.details(row)) {
                        assertFalse(field.exact().isBlank() && !field.name().equals("text"), sentence + " " + field);
                    }
                    for (Column column : columns.list()) {
                        Cell.exact(columns, column, row);
                        Cell.shown(column, row);
                    }
                }
            });
        }
    }

    private static List<String> sentences(EventColumns columns, String filter) throws FilterException {
        Column event = columns.find("event");
        assertNotNull(event);
        List<String> found = new ArrayList<>();
        Filter.parse(filter, columns.fields()).on(columns).visit(0, columns.size(), row -> found.add(event.textAt(row).toString()));
        return found;
    }

    @Test
    void asksForRecords() throws IOException, FilterException {
        look(Path.of("recordings/rs01-detach-live.rangescope"), columns -> {
            List<String> maps = sentences(columns, "kind == map");
            assertFalse(maps.isEmpty());
            assertTrue(maps.stream().allMatch(map -> map.startsWith("map #")), maps.toString());
            assertEquals(maps.size(), sentences(columns, "kind == map && duration > 0ns").size());
            assertEquals(maps, sentences(columns, "kind == map && \"map #\""));
            assertEquals(List.of(), sentences(columns, "kind == damage"));
            assertEquals(columns.size(), sentences(columns, "").size());
            assertNull(columns.damage(0));
            assertEquals(0, columns.rowAt(Long.MIN_VALUE / 2));
            TableSource source = TableSource.of(columns);
            RowList sorted = RowOrder.by(source, "event", false, RowList.all(columns.size()), Progress.none());
            assertNotNull(sorted);
            assertEquals(columns.size(), sorted.size());
        });
    }
}
