// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

/** How far a long piece of work is, and whether it should go on. Called from the thread that works. */
public interface Progress {

    /**
     * Says how far the work is.
     *
     * @param fraction between 0 and 1, or NaN when the end is not known
     * @param message  what is being done, for a person
     */
    void report(double fraction, String message);

    /**
     * Asks whether somebody wants the work to end early. What was done until then is kept.
     *
     * @return whether to stop
     */
    boolean isCanceled();

    /**
     * For work that nobody watches.
     *
     * @return a progress that shows nothing and never cancels
     */
    static Progress none() {
        return new Progress() {

            @Override
            public void report(double fraction, String message) {
                // nobody watches
            }

            @Override
            public boolean isCanceled() {
                return false;
            }
        };
    }
}
