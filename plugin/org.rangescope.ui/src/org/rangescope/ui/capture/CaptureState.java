// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.util.List;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.compare.FindingKeys;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How a capture stands, at one moment. Immutable.
 *
 * @param phase what is going on
 * @param message what is being done, or why it failed and what to do about it
 * @param fraction how far, 0 to 1; NaN when nobody knows
 * @param digest what is known so far; null before the first packet was read
 * @param revision grows whenever the digest changed
 */
@NonNullByDefault
public record CaptureState(Phase phase, String message, double fraction, @Nullable Digest digest, int revision) {

    /** What is going on with a capture. */
    public enum Phase {
        /** Being read from a file. */
        READING,
        /** Being followed while it grows. */
        LIVE,
        /** All of it is read. */
        DONE,
        /** Nothing can be read; the message says why. */
        FAILED,
        /** Reading was stopped by the user; what was read is kept. */
        CANCELED
    }

    /**
     * What the headline and the banners say.
     *
     * @param verdict one line: the leaks
     * @param summary one line: what was captured
     * @param findings all of them, in display order
     * @param health losses and damage
     * @param startNs when the capture began, CLOCK_MONOTONIC
     * @param endNs its last event
     * @param complete whether the probe's end mark was seen
     * @param mappings how many map calls
     * @param hooksAttached how many hooks the probe could attach
     * @param hooksMissing what could not be hooked, each with the reason
     * @param host where it was captured
     * @param rangeTimes how the time of a range is known
     * @param header what the recording says about itself
     * @param eventsPerSecond over the last second, while live
     * @param keys what each finding is called when it is judged anew, in order of their numbers; see {@link FindingKeys}
     */
    public record Digest(String verdict, String summary, Findings findings, Health health, long startNs, long endNs, boolean complete,
            int mappings, int hooksAttached, List<String> hooksMissing, String host, String rangeTimes, CaptureHeader header,
            double eventsPerSecond, List<String> keys) {

        /** What a finding is called when it is judged anew; empty when there is none of that number. */
        public String keyOf(int number) {
            return number < 1 || number > keys.size() ? "" : keys.get(number - 1);
        }

        /** The number of the first finding that is called so; 0 when there is none. */
        public int numberOf(String key) {
            return keys.indexOf(key) + 1;
        }
    }

    /** Whether more is expected to come. */
    public boolean isRunning() {
        return phase == Phase.READING || phase == Phase.LIVE;
    }
}
