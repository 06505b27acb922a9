// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/** Looks at a session's recording, and says now and then how far it is. Used by one thread. */
public final class Work {

    private static final int BETWEEN = 1 << 12;

    private final Progress progress;
    private final String what;
    private final double from;
    private final double part;
    private long steps;

    /**
     * A part of the work.
     *
     * @param progress is told
     * @param what     is counted, in the singular
     * @param from     how much is done before, between 0 and 1
     * @param part     how much of the whole this is
     */
    public Work(Progress progress, String what, double from, double part) {
        this.progress = progress;
        this.what = what;
        this.from = from;
        this.part = part;
    }

    /** What is done with a recording. */
    public interface Look {

        /**
         * Looks at it.
         *
         * @param recording under the session's lock
         * @throws IOException if what is made of it cannot be written
         */
        void at(Recording recording) throws IOException;
    }

    /**
     * Looks at a session's recording while nobody writes it.
     *
     * @param session it ran
     * @param look    what to do
     * @throws IOException if the look does
     */
    public static void look(Session session, Look look) throws IOException {
        try {
            session.read(recording -> {
                try {
                    look.at(recording);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return Boolean.TRUE;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * One step was done.
     *
     * @param of how many there are, about
     * @throws CancellationException when nobody wants it any more
     */
    public void step(long of) {
        if ((steps++ & BETWEEN - 1) == 0) {
            stopIfCanceled(progress);
            progress.report(from + part * Math.min(1, (double) steps / Math.max(1, of)), Units.counted(steps, what) + " written");
        }
    }

    /**
     * Asks whether to go on.
     *
     * @param progress is asked
     * @throws CancellationException when nobody wants it any more
     */
    public static void stopIfCanceled(Progress progress) {
        if (progress.isCanceled()) {
            throw new CancellationException();
        }
    }
}
