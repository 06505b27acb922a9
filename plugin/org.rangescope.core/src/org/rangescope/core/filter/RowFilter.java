// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Looks at the rows of a table, a block at a time and in each block a column at a time: what one column has ruled out, the next is not asked for. Makes no
 * object per row. Used by one thread at a time.
 */
public final class RowFilter {

    /** So many rows are looked at together at most. */
    public static final int BLOCK = 4_096;

    private static final int WORDS = BLOCK / Long.SIZE;

    private final Test test;
    private final long[] bits = new long[WORDS];

    RowFilter(@Nullable Node node, Columns columns) {
        test = node == null ? new Everything() : compile(node, columns);
    }

    /** Takes rows that fit. */
    @FunctionalInterface
    public interface Taker {

        /**
         * A row fits.
         *
         * @param row the row; they come in their order
         */
        void take(int row);
    }

    /**
     * Looks at rows.
     *
     * @param from  first row
     * @param to    row after the last; any number of them
     * @param taker takes those that fit
     * @throws TooComplexException if a regular expression takes too long
     */
    public void visit(int from, int to, Taker taker) {
        for (int block = from; block < to; block += BLOCK) {
            int count = Math.min(BLOCK, to - block);
            look(block, count);
            for (int word = 0; word * Long.SIZE < count; word++) {
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    taker.take(block + word * Long.SIZE + Long.numberOfTrailingZeros(left));
                }
            }
        }
    }

    /**
     * Looks at one row.
     *
     * @param row a row
     * @return whether it fits
     * @throws TooComplexException if a regular expression takes too long
     */
    public boolean test(int row) {
        look(row, 1);
        return bits[0] != 0;
    }

    /**
     * The first row that fits.
     *
     * @param from first row
     * @param to   row after the last
     * @return a row, or -1
     */
    public int first(int from, int to) {
        for (int block = from; block < to; block += BLOCK) {
            look(block, Math.min(BLOCK, to - block));
            for (int word = 0; word < WORDS; word++) {
                if (bits[word] != 0) {
                    return block + word * Long.SIZE + Long.numberOfTrailingZeros(bits[word]);
                }
            }
        }
        return -1;
    }

    /**
     * The last row that fits.
     *
     * @param from first row
     * @param to   row after the last
     * @return a row, or -1
     */
    public int last(int from, int to) {
        for (int end = to; end > from; end -= BLOCK) {
            int block = Math.max(from, end - BLOCK);
            look(block, end - block);
            for (int word = WORDS - 1; word >= 0; word--) {
                if (bits[word] != 0) {
                    return block + word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(bits[word]);
                }
            }
        }
        return -1;
    }

    private void look(int from, int count) {
        Arrays.fill(bits, 0);
        int whole = count / Long.SIZE;
        Arrays.fill(bits, 0, whole, -1L);
        if ((count & Long.SIZE - 1) != 0) {
            bits[whole] = (1L << count) - 1;
        }
        test.keep(from, bits);
    }

    /** Clears the bits of rows that do not fit, among those that are set. */
    private abstract static class Test {

        abstract void keep(int from, long[] rows);

        static boolean none(long[] rows) {
            for (long word : rows) {
                if (word != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Everything extends Test {

        @Override
        void keep(int from, long[] rows) {
            // all fit
        }
    }

    private static final class Both extends Test {

        private final Test left;
        private final Test right;

        Both(Test left, Test right) {
            this.left = left;
            this.right = right;
        }

        @Override
        void keep(int from, long[] rows) {
            left.keep(from, rows);
            if (!none(rows)) {
                right.keep(from, rows);
            }
        }
    }

    private static final class Either extends Test {

        private final Test left;
        private final Test right;
        private final long[] rest = new long[WORDS];

        Either(Test left, Test right) {
            this.left = left;
            this.right = right;
        }

        @Override
        void keep(int from, long[] rows) {
            System.arraycopy(rows, 0, rest, 0, WORDS);
            left.keep(from, rows);
            for (int i = 0; i < WORDS; i++) {
                rest[i] &= ~rows[i];
            }
            if (!none(rest)) {
                right.keep(from, rest);
                for (int i = 0; i < WORDS; i++) {
                    rows[i] |= rest[i];
                }
            }
        }
    }

    private static final class Except extends Test {

        private final Test of;
        private final long[] fits = new long[WORDS];

        Except(Test of) {
            this.of = of;
        }

        @Override
        void keep(int from, long[] rows) {
            System.arraycopy(rows, 0, fits, 0, WORDS);
            of.keep(from, fits);
            for (int i = 0; i < WORDS; i++) {
                rows[i] &= ~fits[i];
            }
        }
    }

    /** Asks for each row. */
    private abstract static class EachRow extends Test {

        abstract boolean fits(int row);

        @Override
        final void keep(int from, long[] rows) {
            for (int word = 0; word < WORDS; word++) {
                long out = 0;
                for (long left = rows[word]; left != 0; left &= left - 1) {
                    int bit = Long.numberOfTrailingZeros(left);
                    if (!fits(from + word * Long.SIZE + bit)) {
                        out |= 1L << bit;
                    }
                }
                rows[word] &= ~out;
            }
        }
    }

    /** Numbers between two bounds, or outside of them; one that is not known is outside. */
    private static final class Within extends EachRow {

        private final Column column;
        private final long least;
        private final long most;
        private final boolean inside;

        Within(Column column, long least, long most, boolean inside) {
            this.column = column;
            this.least = least;
            this.most = most;
            this.inside = inside;
        }

        @Override
        boolean fits(int row) {
            long value = column.value(row);
            return (value >= least && value <= most) == inside;
        }
    }

    /** Whether a text is what was looked for. */
    private interface TextTest {

        boolean fits(CharSequence text);
    }

    /** Looks once at each text of a column. */
    private static final class Keyed extends EachRow {

        private static final int DIRECT = 1 << 22;
        private static final int YES = 1;
        private static final int NO = 2;

        private final Column column;
        private final TextTest test;
        private final boolean ofNothing;
        private byte[] small = new byte[256];
        private @Nullable LongIntMap large;

        Keyed(Column column, TextTest test) {
            this.column = column;
            this.test = test;
            ofNothing = test.fits("");
        }

        @Override
        boolean fits(int row) {
            long key = column.value(row);
            if (key >= 0 && key < small.length && small[(int) key] != 0) {
                return small[(int) key] == YES;
            }
            return ask(key);
        }

        private boolean ask(long key) {
            if (key == Column.UNKNOWN) {
                return ofNothing;
            }
            if (key >= 0 && key < DIRECT) {
                if (key >= small.length) {
                    small = Arrays.copyOf(small, (int) Math.max(key + 1, Math.min(DIRECT, small.length * 2L)));
                }
                boolean fits = test.fits(column.text(key));
                small[(int) key] = (byte) (fits ? YES : NO);
                return fits;
            }
            LongIntMap known = large;
            if (known == null) {
                known = new LongIntMap();
                large = known;
            }
            int answer = known.get(key);
            if (answer == LongIntMap.ABSENT) {
                answer = test.fits(column.text(key)) ? YES : NO;
                known.put(key, answer);
            }
            return answer == YES;
        }
    }

    /** Looks at the text of each row. */
    private static final class PerRow extends EachRow {

        private final Column column;
        private final TextTest test;

        PerRow(Column column, TextTest test) {
            this.column = column;
            this.test = test;
        }

        @Override
        boolean fits(int row) {
            return test.fits(column.textAt(row));
        }
    }

    /** A regular expression, somewhere in the text. */
    private static final class Regex implements TextTest {

        private final FilterField field;
        private final String regex;
        private final Matcher matcher;
        private final Patient patient = new Patient();

        Regex(FilterField field, String regex) {
            this.field = field;
            this.regex = regex;
            matcher = Pattern.compile(regex).matcher("");
        }

        @Override
        public boolean fits(CharSequence text) {
            patient.text = text;
            patient.left = Patient.STEPS;
            try {
                return matcher.reset(patient).find();
            } catch (StackOverflowError | Impatient e) {
                throw new TooComplexException(field, regex);
            }
        }
    }

    /** A text that can only be looked at so often: some regular expressions would do it for ever. */
    private static final class Patient implements CharSequence {

        static final int STEPS = 2_000_000;

        private CharSequence text = "";
        private int left;

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Impatient();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Impatient extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Impatient() {
            super("too many steps", null, false, false);
        }
    }

    /** Free text, whatever the case. */
    private static final class Contains implements TextTest {

        private final String wanted;

        Contains(String words) {
            wanted = words.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean fits(CharSequence text) {
            int last = text.length() - wanted.length();
            for (int at = 0; at <= last; at++) {
                int i = 0;
                while (i < wanted.length() && Character.toLowerCase(text.charAt(at + i)) == wanted.charAt(i)) {
                    i++;
                }
                if (i == wanted.length()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Same implements TextTest {

        private final String wanted;

        Same(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean fits(CharSequence text) {
            return wanted.contentEquals(text);
        }
    }

    private static Test compile(Node node, Columns columns) {
        if (node instanceof Node.And and) {
            return new Both(compile(and.left(), columns), compile(and.right(), columns));
        } else if (node instanceof Node.Or or) {
            return new Either(compile(or.left(), columns), compile(or.right(), columns));
        } else if (node instanceof Node.Not not) {
            return new Except(compile(not.of(), columns));
        } else if (node instanceof Node.Number number) {
            return number(number, column(columns, number.field()));
        } else if (node instanceof Node.Text words) {
            return text(words, column(columns, words.field()));
        } else if (node instanceof Node.Words words) {
            return words(words.text(), columns);
        }
        throw new IllegalStateException("not a filter: " + node);
    }

    private static Column column(Columns columns, FilterField field) {
        Column column = columns.find(field.name());
        if (column == null) {
            throw new IllegalArgumentException("the filter was made for another table: there is no column " + field.name());
        }
        return column;
    }

    private static Test number(Node.Number node, Column column) {
        long value = node.value();
        long unknown = Column.UNKNOWN;
        if (value == unknown) {
            return switch (node.operator()) {
            case EQUAL -> new Within(column, unknown, unknown, true);
            case UNEQUAL -> new Within(column, unknown, unknown, false);
            // nothing is larger or smaller than what is not known
            default -> new Within(column, 1, 0, true);
            };
        }
        return switch (node.operator()) {
        case EQUAL -> new Within(column, value, value, true);
        case UNEQUAL -> new Within(column, value, value, false);
        case LESS -> new Within(column, unknown + 1, value - 1, true);
        case AT_MOST -> new Within(column, unknown + 1, value, true);
        case MORE -> value == Long.MAX_VALUE ? new Within(column, 1, 0, true) : new Within(column, value + 1, Long.MAX_VALUE, true);
        default -> new Within(column, value, Long.MAX_VALUE, true);
        };
    }

    private static Test text(Node.Text node, Column column) {
        boolean regex = node.operator() == Operator.MATCHES || node.operator() == Operator.LACKS;
        TextTest test = regex ? new Regex(node.field(), node.value()) : new Same(node.value());
        Test each = column.isPerRow() ? new PerRow(column, test) : new Keyed(column, test);
        return node.operator() == Operator.UNEQUAL || node.operator() == Operator.LACKS ? new Except(each) : each;
    }

    /** Any column of text, and numbers that tell one from another. */
    private static Test words(String text, Columns columns) {
        List<Test> any = new ArrayList<>();
        Long id = id(text);
        Test slow = null;
        TextTest contains = new Contains(text);
        for (Column column : columns.list()) {
            FilterField.Kind kind = column.field().kind();
            if (kind.isText() && column.isPerRow()) {
                Test each = new PerRow(column, contains);
                slow = slow == null ? each : new Either(slow, each);
            } else if (kind.isText()) {
                any.add(new Keyed(column, contains));
            } else if (id != null && kind == FilterField.Kind.ID) {
                any.add(new Within(column, id, id, true));
            }
        }
        if (slow != null) {
            any.add(slow);
        }
        Test all = any.isEmpty() ? new Except(new Everything()) : any.get(0);
        for (int i = 1; i < any.size(); i++) {
            all = new Either(all, any.get(i));
        }
        return all;
    }

    private static @Nullable Long id(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Long.valueOf(digits);
    }
}
