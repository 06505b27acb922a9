// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.util.Locale;

import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/** Shows a bar, a rate and the time left on a terminal once the work takes more than a moment. Used by one thread. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long QUIET_NS = 500_000_000L;
    private static final long BETWEEN_NS = 100_000_000L;
    private static final int CELLS = 24;

    private final Terminal terminal;
    private final String what;
    /** What all of the work is in bytes; 0 when that is not known. */
    private final long bytes;
    private final long begin = System.nanoTime();
    private long next = begin + QUIET_NS;

    /**
     * A progress of work whose size is not known.
     *
     * @param terminal shows it
     * @param what     is being done to what, in a few words
     */
    TerminalProgress(Terminal terminal, String what) {
        this(terminal, what, 0);
    }

    /**
     * A progress.
     *
     * @param terminal shows it
     * @param what     is being done to what, in a few words
     * @param bytes    that all of the work is; 0 when that is not known
     */
    TerminalProgress(Terminal terminal, String what, long bytes) {
        this.terminal = terminal;
        this.what = what;
        this.bytes = bytes;
    }

    @Override
    public void report(double fraction, String message) {
        long now = System.nanoTime();
        if (!terminal.isInteractive() || now - next < 0) {
            return;
        }
        next = now + BETWEEN_NS;
        terminal.status(line(fraction, now - begin, bytes, what + (message.isEmpty() ? "" : ": " + message)));
    }

    /** The line: bar, share, rate and time left as far as they can be told, then words. */
    static String line(double fraction, long elapsedNs, long bytes, String words) {
        if (Double.isNaN(fraction)) {
            return words;
        }
        double share = Math.max(0, Math.min(1, fraction));
        int full = (int) Math.round(share * CELLS);
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "[%s%s] %3.0f %%  ", "#".repeat(full), ".".repeat(CELLS - full), share * 100));
        if (bytes > 0 && elapsedNs > 0) {
            line.append(Units.bytes(Math.round(share * bytes / elapsedNs * 1e9))).append("/s  ");
        }
        if (share > 0.01 && share < 1) {
            long left = Math.round(elapsedNs / share * (1 - share) / 1e9);
            line.append(left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s").append(" left  ");
        }
        return line.append(words).toString();
    }

    @Override
    public boolean isCanceled() {
        return Stopping.isAsked();
    }

    @Override
    public void close() {
        terminal.status("");
    }
}
