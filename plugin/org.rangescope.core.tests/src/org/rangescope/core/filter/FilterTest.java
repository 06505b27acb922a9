// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.table.ListColumns;
import org.rangescope.core.util.annotation.Nullable;

/** What filters mean, what is said of those that mean nothing, and what is proposed while one is written. */
class FilterTest {

    private static final long MS = 1_000_000;

    private record Row(String exporter, String site, long durationNs, long bytes, int state, long serial, boolean leaked, long error) {}

    private static final List<String> STATES = List.of("live", "unmapped", "leaked-detach");
    private static final FilterField EXPORTER = new FilterField("exporter", "Exporter", Kind.TEXT, "name of the exporter");
    private static final FilterField DURATION = new FilterField("duration", "Population", Kind.DURATION, "time to populate");

    private static ListColumns<Row> table(List<Row> rows) {
        return new ListColumns<>(rows).text(EXPORTER, Row::exporter)
                .text(new FilterField("site", "Call site", Kind.TEXT, "call site"), Row::site)
                .number(DURATION, Row::durationNs)
                .number(new FilterField("bytes", "Exposed", Kind.BYTES, "exposed"), Row::bytes)
                .number(FilterField.choice("state", "State", "state", STATES), Row::state)
                .number(new FilterField("serial", "Map", Kind.ID, "map"), Row::serial)
                .number(new FilterField("leaked", "Leaked", Kind.FLAG, "leaked"), row -> row.leaked() ? 1 : 0)
                .number(new FilterField("error", "Error", Kind.NUMBER, "error", java.util.Map.of("EINVAL", -22L)), Row::error)
                .number(new FilterField("identity", "Identity", Kind.ADDRESS, "identity"), Row::serial);
    }

    private static final List<Row> ROWS = List.of(
            new Row("xe", "xe_bo_move+0x10 [xe]", 2 * MS, 64 << 10, 0, 8812, false, 0),
            new Row("vfio-pci", "vfio_map+0x2", 500_000, 4096, 1, 7, true, 0),
            new Row("udmabuf", "", Column.UNKNOWN, Column.UNKNOWN, 2, 12, true, -22),
            new Row("Xe", "a \"quoted\" \\ site", 0, 0, 1, 88, false, 0));
    private static final ListColumns<Row> TABLE = table(ROWS);
    private static final List<FilterField> FIELDS = TABLE.fields();

    private static int[] rows(String filter) throws FilterException {
        return rows(Filter.parse(filter, FIELDS), TABLE);
    }

    private static int[] rows(Filter filter, Columns table) {
        List<Integer> found = new ArrayList<>();
        filter.on(table).visit(0, table.size(), found::add);
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void assertRows(String filter, int... wanted) throws FilterException {
        assertArrayEquals(wanted, rows(filter), filter);
    }

    private static void assertWrong(String filter, String message) {
        FilterException wrong = assertThrows(FilterException.class, () -> Filter.parse(filter, FIELDS), filter);
        assertEquals(message, wrong.what(), filter);
        assertTrue(wrong.from() >= 0 && wrong.from() <= wrong.to() && wrong.to() <= filter.length(), filter + " " + wrong.from());
    }

    @Test
    void nothingIsEverything() throws FilterException {
        assertRows("  ", 0, 1, 2, 3);
        assertTrue(Filter.parse("", FIELDS).isAll());
    }

    @Test
    void comparesWithUnits() throws FilterException {
        assertRows("duration > 1ms", 0);
        assertRows("duration >= 0.5 ms", 0, 1);
        assertRows("duration<500µs", 3);
        assertRows("duration <= 500 us", 1, 3);
        assertRows("duration == 2000000ns", 0);
        assertRows("duration != 2ms", 1, 2, 3);
        assertRows("duration > 0.0005 s", 0);
        assertRows("duration < 1min", 0, 1, 3);
        assertRows("bytes >= 64KiB", 0);
        assertRows("bytes == 4096", 1);
        assertRows("bytes == 4 KiB", 1);
        assertRows("bytes > 0.5 MiB");
        assertRows("serial == 0x58", 3);
        assertRows("identity == 0x58", 3);
    }

    @Test
    void whatIsNotKnownIsNeitherMoreNorLess() throws FilterException {
        assertRows("duration < 1h || duration >= 1h", 0, 1, 3);
        assertRows("duration == unknown", 2);
        assertRows("duration != unknown", 0, 1, 3);
        assertRows("duration > unknown");
    }

    @Test
    void comparesTexts() throws FilterException {
        assertRows("exporter == \"xe\"", 0);
        assertRows("exporter = xe", 0);
        assertRows("exporter != xe", 1, 2, 3);
        assertRows("exporter ~ \"^[xX]e$\"", 0, 3);
        assertRows("exporter !~ e", 1, 2);
        assertRows("site ~ \"\\+0x\\d+\"", 0, 1);
        assertRows("site == \"a \\\"quoted\\\" \\\\ site\"", 3);
        assertRows("site == \"\"", 2);
    }

    @Test
    void comparesChoicesFlagsAndNames() throws FilterException {
        assertRows("state == live", 0);
        assertRows("state != LIVE", 1, 2, 3);
        assertRows("state ~ leak", 2);
        assertRows("leaked", 1, 2);
        assertRows("!leaked", 0, 3);
        assertRows("leaked == no", 0, 3);
        assertRows("error == EINVAL", 2);
        assertRows("error == -22", 2);
        assertRows("error < 0", 2);
    }

    @Test
    void findsFreeTextInAnyColumnWhateverTheCase() throws FilterException {
        assertRows("XE", 0, 3);
        assertRows("live", 0);
        assertRows("88", 3);
        assertRows("#7", 1);
        assertRows("xe live", 0);
        assertRows("\"bo_move+0x10 [xe]\"", 0);
        assertRows("nothing");
        assertRows("xe || udmabuf", 0, 2, 3);
        assertRows("a&b");
    }

    @Test
    void bindsAndBeforeOr() throws FilterException {
        assertRows("serial == 7 || serial == 12 && exporter == xe", 1);
        assertRows("(serial == 7 || serial == 12) && !(exporter == udmabuf)", 1);
        assertRows("!!leaked", 1, 2);
        assertRows("leaked duration < 1ms", 1);
        assertRows("!leaked&&duration>1ms", 0);
    }

    @Test
    void saysWhichColumnAndWhatWasExpected() {
        assertWrong("exporte == xe", "exporte is no column here; did you mean exporter?");
        assertWrong("zzz == xe",
                "zzz is no column here; the columns are exporter, site, duration, bytes, state, serial, leaked, error, identity");
        assertWrong("duration >", "duration: a duration, such as 1.5 ms is expected after >");
        assertWrong("duration > && leaked", "duration: a duration, such as 1.5 ms is expected after >");
        assertWrong("duration > 5", "duration: 5 needs a unit; ns, µs, ms, s, min or h is expected");
        assertWrong("duration > 5KiB", "duration: KiB is no unit here; ns, µs, ms, s, min or h is expected");
        assertWrong("duration > soon", "duration: soon is not a duration, such as 1.5 ms");
        assertWrong("duration > 0.5ns", "duration: 0.5ns is not a whole number of ns");
        assertWrong("duration > 99999999999999h", "duration: 99999999999999h is more than any value can be");
    }

    @Test
    void saysWhatDoesNotFit() {
        assertWrong("bytes > 5MB", "bytes: MB is no unit here; B, KiB, MiB, GiB or TiB is expected");
        assertWrong("exporter < xe", "exporter: < does not work with text; ==, !=, ~ or !~ is expected");
        assertWrong("exporter ==", "exporter: a text, such as \"xe\" is expected after ==");
        assertWrong("exporter ~ \"[\"", "exporter: the regular expression [ is not complete: unclosed character class");
        assertWrong("exporter == \"xe", "exporter: the text has no closing \"");
        assertWrong("duration ~ 1", "duration: ~ does not work with numbers; <, <=, >, >=, == or != is expected");
        assertWrong("state == lve", "state: lve is none of its values; live, unmapped or leaked-detach is expected");
        assertWrong("state ==", "state: live, unmapped or leaked-detach is expected after ==");
        assertWrong("leaked == maybe", "leaked: yes or no is expected, not maybe");
        assertWrong("serial > 1.5", "serial: 1.5 is not a whole number");
        assertWrong("serial > 5ms", "serial: ms after a number means nothing here; a whole number is expected");
        assertWrong("(leaked", "This ( has no )");
        assertWrong("leaked)", ") has no ( before it");
        assertWrong("leaked &&", "Something is expected after &&");
        assertWrong("|| leaked", "Something is expected before ||");
        assertWrong("== 5", "A column is expected before ==");
        assertWrong("\"exporter\" == 5", "A column is expected before ==, without quotes");
        assertWrong("\"open", "The text has no closing \"");
        assertWrong("(".repeat(200), "More than 100 parentheses or ! are inside each other");
    }

    @Test
    void givesUpARegularExpressionThatTakesForEver() throws FilterException {
        ListColumns<Row> hard = table(List.of(new Row("a".repeat(60) + "!", "", 0, 0, 0, 0, false, 0)));
        Filter filter = Filter.parse("exporter ~ \".*.*.*.*.*.*.*.*.*.*z\"", FIELDS);
        TooComplexException e = assertThrows(TooComplexException.class, () -> rows(filter, hard));
        assertTrue(String.valueOf(e.getMessage()).startsWith("exporter: the regular expression .*.*.*.*.*.*.*.*.*.*z takes too long"),
                e.getMessage());
    }

    @Test
    void knowsWhatItAsksFor() throws FilterException {
        Filter filter = Filter.parse("xe && !(duration > 1ms || exporter ~ a)", FIELDS);
        assertEquals(Set.of("duration", "exporter"), filter.fields());
        assertTrue(filter.hasWords());
        assertFalse(Filter.parse("duration > 1ms", FIELDS).hasWords());
        assertArrayEquals(new int[]{1},
                rows(Filter.parse("leaked", FIELDS).and(Filter.parse("serial == 7 || serial == 88", FIELDS)), TABLE));
        assertEquals("exporter == \"a b\"", Filter.equal(EXPORTER, "a b"));
    }

    // ---- properties

    private static String randomFilter(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String left = randomFilter(random, depth - 1);
            return switch (random.nextInt(4)) {
            case 0 -> "!(" + left + ")";
            case 1 -> "(" + left + ") || " + randomFilter(random, depth - 1);
            case 2 -> left + " (" + randomFilter(random, depth - 1) + ")";
            default -> left + "&&" + randomFilter(random, depth - 1);
            };
        }
        return switch (random.nextInt(7)) {
        case 0 -> "duration " + List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6)) + " " + random.nextInt(9) + " ns";
        case 1 -> "bytes" + List.of("<", ">=", "==").get(random.nextInt(3)) + random.nextInt(5);
        case 2 -> "exporter " + List.of("==", "!=", "~", "!~").get(random.nextInt(4)) + " \"" + (char) ('a' + random.nextInt(3)) + "\"";
        case 3 -> "state == " + STATES.get(random.nextInt(3));
        case 4 -> random.nextBoolean() ? "leaked" : "!leaked";
        case 5 -> "duration == unknown";
        default -> String.valueOf((char) ('a' + random.nextInt(4)));
        };
    }

    private static ListColumns<Row> randomTable(Random random, int size) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(new Row(random.nextInt(3) == 0 ? "ab" : String.valueOf((char) ('a' + random.nextInt(4))),
                    "c".repeat(random.nextInt(2)),
                    random.nextInt(4) == 0 ? Column.UNKNOWN : random.nextInt(9), random.nextInt(5), random.nextInt(3), random.nextInt(9),
                    random.nextBoolean(), 0));
        }
        return table(rows);
    }

    /** What a filter means, said in the plainest way: its parts by themselves, and sets of rows. */
    private static boolean means(@Nullable Node node, Columns table, int row) {
        if (node instanceof Node.And and) {
            return means(and.left(), table, row) && means(and.right(), table, row);
        } else if (node instanceof Node.Or or) {
            return means(or.left(), table, row) || means(or.right(), table, row);
        } else if (node instanceof Node.Not not) {
            return !means(not.of(), table, row);
        }
        return new RowFilter(node, table).test(row);
    }

    @Test
    void blocksGiveWhatEachRowGives() throws FilterException {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            ListColumns<Row> table = randomTable(random, random.nextInt(200) + (seed % 10 == 0 ? RowFilter.BLOCK : 0));
            String text = randomFilter(random, 4);
            Node node = new Parser(text, FIELDS).parse();
            int from = random.nextInt(table.size() + 1);
            List<Integer> found = new ArrayList<>();
            RowFilter filter = Filter.parse(text, FIELDS).on(table);
            filter.visit(from, table.size(), found::add);
            assertEquals(IntStream.range(from, table.size()).filter(row -> means(node, table, row)).boxed().toList(), found, text);
            assertEquals(found.isEmpty() ? -1 : found.get(0), filter.first(from, table.size()), text);
            assertEquals(found.isEmpty() ? -1 : found.get(found.size() - 1), filter.last(from, table.size()), text);
        }
    }

    @Test
    void whatIsWrittenOutMeansTheSame() throws FilterException {
        for (int seed = 0; seed < 500; seed++) {
            String text = randomFilter(new Random(seed), 4);
            String normal = Filter.parse(text, FIELDS).normal();
            assertEquals(normal, Filter.parse(normal, FIELDS).normal(), text);
        }
    }

    private static final String[] PIECES = {"duration", "exporter", "state", "leaked", "xe", "==", "!=", "<", "~", "!", "(", ")", "&&",
            "||",
            "\"", "\\", " ", " ", "1", ".5", "ms", "0x", "KiB", "µs", "-", "live", "é", "\t", "[", "*", "unknown", "#", "=", "&", "|"};

    private static String junk(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void anyTextIsAFilterOrSaysWhatIsWrong() {
        int understood = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            String text = junk(new Random(seed));
            try {
                rows(Filter.parse(text, FIELDS), TABLE);
                understood++;
            } catch (FilterException e) {
                assertFalse(e.what().isBlank(), text);
                assertTrue(e.from() >= 0 && e.from() <= e.to() && e.to() <= text.length(), text + ": " + e.from() + " to " + e.to());
            }
        }
        assertTrue(understood > 1_000, understood + " were understood");
    }

    private static List<Proposal> proposals(String text, int offset) {
        return Completion.at(text, offset, FIELDS,
                field -> field.name().equals("exporter") ? List.of("xe", "vfio-pci", "a \"b\"") : List.of("xe_bo_move+0x10 [xe]"));
    }

    @Test
    void proposalsFitAnywhereInAnyText() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = junk(random);
            int offset = random.nextInt(text.length() + 1);
            for (Proposal proposal : proposals(text, offset)) {
                assertTrue(proposal.from() >= 0 && proposal.from() <= offset && offset <= proposal.to() && proposal.to() <= text.length(),
                        text + " at " + offset + ": " + proposal);
                String after = proposal.applyTo(text);
                assertTrue(proposal.caret() <= after.length() && after.startsWith(text.substring(0, proposal.from())), after);
            }
        }
    }

    /** The texts after choosing each proposal at a | in a text. */
    private static List<String> completed(String text) {
        int offset = text.indexOf('|');
        String filter = text.substring(0, offset) + text.substring(offset + 1);
        return proposals(filter, offset).stream().map(proposal -> proposal.applyTo(filter)).toList();
    }

    private static void assertProposes(String text, String... wanted) {
        List<String> found = completed(text);
        assertEquals(List.of(wanted), found.subList(0, Math.min(wanted.length, found.size())), () -> text + ": " + found);
    }

    @Test
    void proposesWhatFits() {
        assertProposes("du|", "duration ");
        assertProposes("duration |", "duration < ", "duration <= ", "duration > ", "duration >= ", "duration == ", "duration != ");
        assertProposes("duration|", "duration ", "duration < ");
        assertProposes("duration > 5|", "duration > 5 ns", "duration > 5 µs", "duration > 5 ms");
        assertProposes("duration > 5 m|", "duration > 5 ms", "duration > 5 min");
        assertProposes("duration > 5ms |", "duration > 5ms && ", "duration > 5ms || ");
        assertProposes("exporter == |", "exporter == \"xe\"", "exporter == \"vfio-pci\"", "exporter == \"a \\\"b\\\"\"");
        assertProposes("exporter ==|", "exporter == \"xe\"");
        assertProposes("exporter == \"v|\" && leaked", "exporter == \"vfio-pci\" && leaked");
        assertProposes("exporter == v|", "exporter == \"vfio-pci\"");
        assertProposes("site ~ |", "site ~ \"xe_bo_move\\\\+0x10 \\\\[xe\\\\]\"");
        assertProposes("state == |", "state == live", "state == unmapped", "state == leaked-detach");
        assertProposes("leaked == |", "leaked == yes", "leaked == no");
        assertProposes("leaked && ex|", "leaked && exporter ");
        assertProposes("vfi|", "exporter == \"vfio-pci\"");
        assertProposes("(|", "(exporter ");
        assertProposes("error == |", "error == EINVAL");
        assertTrue(completed("|").contains("!"), () -> completed("|").toString());
    }

    @Test
    void aChosenValueOfAnyColumnIsAFilter() throws FilterException {
        for (String text : completed("xe|")) {
            if (text.contains("==")) {
                Filter.parse(text, FIELDS);
            }
        }
        for (String text : completed("site ~ |")) {
            assertArrayEquals(text.contains("unknown") ? new int[0] : new int[]{0}, rows(text), text);
        }
    }
}
