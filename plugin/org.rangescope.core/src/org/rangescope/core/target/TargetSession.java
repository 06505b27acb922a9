// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;

/**
 * One capture on a target: first {@link #check}, then {@link #start}, then {@link #await}. These three are called by one thread after the other and may
 * take long; the others may be called at any time from any thread, and return at once.
 */
public interface TargetSession extends Closeable {

    /**
     * How a capture ended.
     *
     * @param status  exit status of the program that ended
     * @param message what has to be said about it, or null when it was an ordinary end
     */
    record Ending(int status, @Nullable String message) {}

    /**
     * Reaches the target, brings the probe there and asks what it offers. To be called first.
     *
     * @param thorough whether to find out also what takes some seconds and is known to be well as a rule
     * @param progress is told what is done
     * @return what the target offers
     * @throws TargetException      if it cannot be reached or asked; says what to do
     * @throws IOException          if something on this machine fails
     * @throws InterruptedException if the thread is interrupted
     */
    TargetReport check(boolean thorough, Progress progress) throws IOException, InterruptedException;

    /**
     * Begins to capture. After {@link #check}.
     *
     * @return the recording as it comes in, to its end; to be read by the caller without a pause
     * @throws IOException if it cannot begin
     */
    InputStream start() throws IOException;

    /** Asks for the end of the capture, in order: what is on its way still comes. Does nothing the second time. */
    void stop();

    /** Ends the capture at once; what is on its way is lost. */
    void kill();

    /**
     * Waits until the capture has ended, and removes what was brought to the target. To be called after the recording was read to its end, or while
     * somebody else reads it.
     *
     * @return how it ended
     * @throws InterruptedException if the thread is interrupted
     */
    Ending await() throws InterruptedException;

    /** Ends everything that still runs, at once, and frees it; a call that waits comes back. */
    @Override
    void close();
}
