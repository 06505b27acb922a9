// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.rangescope.report.Destination;

/**
 * Standard output: UTF-8 whatever the locale is, one large buffer, and numbers written without an object each. Once the reader of the other end is gone,
 * {@link Gone} says so. Used by one thread.
 */
final class Output implements Closeable {

    private static final int CAPACITY = 1 << 16;
    private static final int NUMBER_MAX = 20;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    /** Nobody reads what is written any more, such as when {@code head} has seen enough. */
    static final class Gone extends Destination.Gone {

        private static final long serialVersionUID = 1L;

        Gone(IOException cause) {
            super(cause);
        }
    }

    /** What a first line is painted in. */
    enum Color {
        /** Green. */
        GOOD("\u001b[1;32m"),
        /** Red. */
        BAD("\u001b[1;31m"),
        /** Yellow. */
        UNSURE("\u001b[1;33m");

        private final String begin;

        Color(String begin) {
            this.begin = begin;
        }
    }

    private static final String PLAIN = "\u001b[0m";

    /**
     * Paints the first line of a text, where somebody sees it: on a terminal, unless NO_COLOR is set or the terminal is a dumb one.
     *
     * @param text  some lines
     * @param color of the first of them
     * @return the same, perhaps in colour
     */
    String colored(String text, Color color) {
        int end = text.indexOf('\n');
        return end > 0 && Terminal.isColorful(Terminal.STDOUT) ? color.begin + text.substring(0, end) + PLAIN + text.substring(end) : text;
    }

    /**
     * An output.
     *
     * @param out takes the bytes
     */
    Output(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes bytes.
     *
     * @param bytes as they are
     * @throws IOException if they cannot be written
     */
    void write(byte[] bytes) throws IOException {
        if (bytes.length > CAPACITY - used) {
            drain();
            if (bytes.length > CAPACITY) {
                send(bytes, bytes.length);
                return;
            }
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /**
     * Writes a byte.
     *
     * @param value its lowest eight bits
     * @throws IOException if it cannot be written
     */
    void write(int value) throws IOException {
        if (used == CAPACITY) {
            drain();
        }
        buffer[used++] = (byte) value;
    }

    /**
     * Writes text.
     *
     * @param text as it is
     * @throws IOException if it cannot be written
     */
    void print(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a line.
     *
     * @param format as of {@link String#format}, without a line end
     * @param values for it
     * @throws IOException if it cannot be written
     */
    void line(String format, Object... values) throws IOException {
        print(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        write('\n');
    }

    /**
     * Writes a signed number in decimal.
     *
     * @param value any number
     * @throws IOException if it cannot be written
     */
    void signed(long value) throws IOException {
        if (value < 0) {
            write('-');
            // the lowest number has no positive counterpart, but its bits are right when taken as unsigned
            unsigned(-value);
        } else {
            unsigned(value);
        }
    }

    /**
     * Writes an unsigned number in decimal.
     *
     * @param value its bits
     * @throws IOException if it cannot be written
     */
    void unsigned(long value) throws IOException {
        if (CAPACITY - used < NUMBER_MAX) {
            drain();
        }
        long rest = value;
        int digits = 1;
        if (rest < 0) {
            long tenth = Long.divideUnsigned(rest, 10);
            digits = digits(tenth) + 1;
            buffer[used + digits - 1] = (byte) ('0' + (rest - tenth * 10));
            put(tenth, digits - 1);
        } else {
            digits = digits(rest);
            put(rest, digits);
        }
        used += digits;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void put(long value, int digits) {
        long rest = value;
        for (int i = used + digits - 1; i >= used; i--) {
            long tenth = rest / 10;
            buffer[i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
    }

    private void drain() throws IOException {
        int length = used;
        used = 0;
        send(buffer, length);
    }

    private void send(byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw Terminal.isPipe(Terminal.STDOUT)
                    ? new Gone(e)
                    : new Destination.Unwritable("standard output", String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Hands on what is in the buffer.
     *
     * @throws IOException if it cannot be written
     */
    void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
