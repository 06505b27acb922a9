// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Progress;

/** Tables are searched, put in order and written. */
class TableTest {

    private static final FilterField NUMBER = new FilterField("number", "Number", Kind.DURATION, "a number");
    private static final FilterField TEXT = new FilterField("text", "Text", Kind.TEXT, "a text");

    /** A table of numbers, and of texts made of them. */
    private record Made(long[] values) implements Columns {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public List<Column> list() {
            return List.of(new Numbers(NUMBER, row -> values[row]), new Texts(TEXT, row -> values[row] & 15, key -> "t" + key));
        }
    }

    private static final class Cancelled implements Progress {

        private int left;

        Cancelled(int questions) {
            left = questions;
        }

        @Override
        public void report(double fraction, String message) {
            assertTrue(Double.isNaN(fraction) || fraction >= 0 && fraction <= 1, fraction + " " + message);
        }

        @Override
        public boolean isCanceled() {
            return --left < 0;
        }
    }

    private static List<Integer> rows(RowList list) {
        return IntStream.range(0, list.size()).mapToObj(list::row).toList();
    }

    private static RowList found(TableSource source, String filter) throws FilterException {
        RowSearch search = new RowSearch(source, Filter.parse(filter, source.columns().fields()));
        assertTrue(search.run(Progress.none()));
        return search.found();
    }

    @Test
    void putsNumbersInOrderWhateverTheyAre() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int bits = 1 + random.nextInt(63);
            long[] values = new long[random.nextInt(3_000)];
            for (int i = 0; i < values.length; i++) {
                int luck = random.nextInt(20);
                values[i] = luck == 0
                        ? Column.UNKNOWN
                        : luck == 1 ? Long.MAX_VALUE : luck == 2 ? Long.MIN_VALUE + 1 : random.nextLong() >> bits;
                if (seed % 2 == 0) {
                    values[i] = luck == 0 ? Column.UNKNOWN : random.nextLong() >>> bits;
                }
            }
            for (boolean down : new boolean[]{false, true}) {
                TableSource source = TableSource.of(new Made(values));
                RowList sorted = RowOrder.by(source, "number", down, RowList.all(values.length), new Cancelled(Integer.MAX_VALUE));
                assertNotNull(sorted);
                Comparator<Integer> order = Comparator.comparingLong(row -> values[row]);
                assertEquals(IntStream.range(0, values.length).boxed().sorted(down ? order.reversed() : order).toList(), rows(sorted),
                        "seed " + seed + ", down " + down);
            }
        }
    }

    @Test
    void putsManyRowsInOrderAndTextsByTheirLetters() {
        Random random = new Random(1);
        long[] values = random.longs(2_500_000, 0, 1_000_000_000).toArray();
        TableSource source = TableSource.of(new Made(values));
        RowList sorted = RowOrder.by(source, "number", false, RowList.all(values.length), Progress.none());
        assertNotNull(sorted);
        for (int i = 1; i < sorted.size(); i++) {
            long before = values[sorted.row(i - 1)];
            long now = values[sorted.row(i)];
            assertTrue(before < now || before == now && sorted.row(i - 1) < sorted.row(i), "at " + i);
        }
        RowList byText = RowOrder.by(source, "text", true, RowList.all(1_000), Progress.none());
        assertNotNull(byText);
        assertEquals(
                IntStream.range(0, 1_000).boxed().sorted(Comparator.<Integer, String>comparing(row -> "t" + (values[row] & 15)).reversed())
                        .toList(),
                rows(byText));
        assertNull(RowOrder.by(source, "number", false, RowList.all(values.length), new Cancelled(20)), "it was given up");
    }

    @Test
    void searchesOnWhereItStopped() throws FilterException {
        List<Long> values = new ArrayList<>(List.of(1L, 5L, 2L));
        ListColumns<Long> columns = new ListColumns<>(values).number(NUMBER, Long::longValue);
        RowSearch search = new RowSearch(TableSource.of(columns), Filter.parse("number > 1ns", columns.fields()));
        assertTrue(search.run(Progress.none()));
        assertEquals(List.of(1, 2), rows(search.found()));
        values.addAll(List.of(0L, 7L));
        assertTrue(search.run(Progress.none()));
        assertEquals(List.of(1, 2, 4), rows(search.found()));
        assertEquals(2, search.found().indexOf(4));
        assertEquals(-1 - 2, search.found().indexOf(3));
        RowSearch all = new RowSearch(TableSource.of(columns), Filter.ALL);
        assertTrue(all.run(Progress.none()));
        assertEquals(5, all.found().size());
        assertTrue(all.found().isAll());
    }

    @Test
    void findsTheNextAndThePreviousOneAroundTheEnd() throws FilterException {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            long[] values = random.longs(1 + random.nextInt(40), 0, 6).toArray();
            TableSource source = TableSource.of(new Made(values));
            RowList rows = seed % 2 == 0 ? RowList.all(values.length) : found(source, "number > 0ns");
            Filter wanted = Filter.parse("number == 3ns", source.columns().fields());
            int from = random.nextInt(rows.size() + 1) - 1;
            for (boolean backward : new boolean[]{false, true}) {
                int expected = -1;
                int begin = backward && from < 0 ? 0 : from;
                for (int i = 1; i <= rows.size() && expected < 0; i++) {
                    int index = Math.floorMod(backward ? begin - i : begin + i, rows.size());
                    expected = values[rows.row(index)] == 3 ? index : -1;
                }
                assertEquals(expected, RowSearch.next(source, wanted, rows, from, backward, Progress.none()),
                        "seed " + seed + " " + backward);
            }
        }
    }

    @Test
    void writesWhatOtherProgramsRead() throws IOException {
        FilterField flag = new FilterField("flag", "Flag", Kind.FLAG, "");
        ListColumns<String> columns = new ListColumns<>(List.of("plain", "with, comma", "with \"quotes\"", "two\nlines\tand a tab"))
                .text(TEXT, text -> text).number(NUMBER, text -> text.length() == 5 ? Column.UNKNOWN : 1_500_000L + text.length())
                .number(flag, text -> text.length() & 1);
        TableSource source = TableSource.of(columns);
        StringBuilder csv = new StringBuilder();
        assertTrue(new TableWriter(TableWriter.Format.CSV, false).write(source, List.of("number", "text"), RowList.all(4), 0, 4, csv,
                Progress.none()));
        assertEquals("""
                Number [ns],Text
                ,plain
                1500011,"with, comma"
                1500013,"with ""quotes\"""
                1500019,"two
                lines\tand a tab"
                """, csv.toString());
        StringBuilder tsv = new StringBuilder();
        assertTrue(new TableWriter(TableWriter.Format.TSV, true).write(source, List.of("text", "number", "flag"), RowList.all(4), 2, 9, tsv,
                Progress.none()));
        assertEquals("Text\tNumber\tFlag\nwith \"quotes\"\t1.50 ms\tyes\ntwo lines and a tab\t1.50 ms\tyes\n", tsv.toString());
    }

    /** A session that was run on made-up traffic. */
    private static Session traffic(int events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SyntheticTraffic(7).events(events).failures(0.01).plant(SyntheticTraffic.Mistake.LEAKED_AT_DETACH, 4).write(out);
        Session session = Session.open(ByteSource.memory(out.toByteArray()), "made up");
        session.run(Progress.none());
        return session;
    }

    private static TableSource mappings(Session session) {
        return new TableSource() {

            @Override
            public Columns columns() {
                return session.read(MappingColumns::new);
            }

            @Override
            public void look(Runnable what) {
                session.read(recording -> {
                    what.run();
                    return "";
                });
            }
        };
    }

    @Test
    void asksForMappings() throws IOException, FilterException {
        try (Session session = traffic(20_000)) {
            TableSource source = mappings(session);
            MappingTable table = session.read(recording -> recording.mappings());
            assertEquals(IntStream.range(0, table.size()).filter(row -> table.populationNs(row) > 20_000).boxed().toList(),
                    rows(found(source, "duration > 20 µs")));
            assertEquals(IntStream.range(0, table.size()).filter(row -> table.state(row).isLeak()).boxed().toList(),
                    rows(found(source, "leaked")));
            assertTrue(found(source, "leaked").size() >= 4);
            assertEquals(IntStream.range(0, table.size()).filter(row -> table.error(row) != 0).boxed().toList(),
                    rows(found(source, "error != 0")));
            assertEquals(1, found(source, "serial == " + table.serial(17)).size());
            Map<String, List<String>> seen = ValuesSeen.in(source, Progress.none());
            int of = 0;
            for (String exporter : seen.getOrDefault("exporter", List.of())) {
                int count = found(source, Filter.equal(new FilterField("exporter", "", Kind.TEXT, ""), exporter)).size();
                assertTrue(count > 0, exporter);
                of += count;
            }
            assertEquals(table.size(), of + found(source, "exporter == \"\"").size(), seen.toString());
        }
    }

    @Test
    void everyCellHasWordsAndItsValueFindsItAgain() throws IOException, FilterException {
        try (Session session = traffic(3_000)) {
            TableSource source = mappings(session);
            Columns columns = source.columns();
            for (Column column : columns.list()) {
                for (int row = 0; row < columns.size(); row += 97) {
                    String filter = Filter.equal(column.field(), Cell.inFilter(column, row));
                    assertTrue(rows(found(source, filter)).contains(row), filter + " finds row " + row);
                    assertTrue(!Cell.exact(columns, column, row).isEmpty() || Cell.shown(column, row).isEmpty(), column.field().name());
                }
            }
        }
    }
}
