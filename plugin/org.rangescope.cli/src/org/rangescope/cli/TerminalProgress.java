// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.util.Locale;

import org.rangescope.core.util.Progress;

/** Shows a bar on a terminal once the work takes more than a moment. Used by one thread. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long QUIET_NS = 500_000_000L;
    private static final long BETWEEN_NS = 100_000_000L;
    private static final int CELLS = 24;

    private final Terminal terminal;
    private final String what;
    private long next = System.nanoTime() + QUIET_NS;

    /**
     * A progress.
     *
     * @param terminal shows it
     * @param what     is being done to what, in a few words
     */
    TerminalProgress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    @Override
    public void report(double fraction, String message) {
        long now = System.nanoTime();
        if (!terminal.isInteractive() || now - next < 0) {
            return;
        }
        next = now + BETWEEN_NS;
        String bar = "";
        if (!Double.isNaN(fraction)) {
            int full = (int) Math.round(Math.max(0, Math.min(1, fraction)) * CELLS);
            bar = String.format(Locale.ROOT, "[%s%s] %3.0f %%  ", "#".repeat(full), ".".repeat(CELLS - full), fraction * 100);
        }
        terminal.status(bar + what + ": " + message);
    }

    @Override
    public boolean isCanceled() {
        return false;
    }

    @Override
    public void close() {
        terminal.status("");
    }
}
