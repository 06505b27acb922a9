// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a recording is made. Reaching it begins with {@link #open}. */
public sealed interface Target permits ThisMachine, SshHost, VirtualGuest, GrowingFile {

    /**
     * How people call it.
     *
     * @return a short name
     */
    String label();

    /**
     * Prepares a capture there; nothing is done yet.
     *
     * @param job   what is to be captured, and with what
     * @return the capture; to be closed
     */
    TargetSession open(CaptureJob job);

    /**
     * Name of a recording that is made there.
     *
     * @param time when it began, on this machine's clock
     * @return a file name without blanks at its ends, with the ending of recordings
     */
    default String recordingName(LocalDateTime time) {
        String name = label().replaceAll("[^A-Za-z0-9._@+-]+", "-").replaceAll("^[.-]+|-+$", "");
        if (name.length() > 80) {
            name = name.substring(0, 80);
        }
        return (name.isEmpty() ? "capture" : name) + time.format(DateTimeFormatter.ofPattern(" yyyy-MM-dd HH.mm.ss", Locale.ROOT))
                + ".rangescope";
    }
}
