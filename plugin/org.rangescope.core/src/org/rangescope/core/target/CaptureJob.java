// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.List;
import java.util.function.Consumer;

/**
 * What is to be captured, and with what.
 *
 * @param options  options for the probe
 * @param command  a line for the shell of the target, which is run during the capture and whose end is the end of the capture; empty: none
 * @param probes   where the probe is
 * @param ssh      the program that reaches other machines, and its first arguments
 * @param messages gets what the probe and its helpers say, a line at a time, from any thread
 */
public record CaptureJob(ProbeOptions options, String command, ProbeFiles probes, List<String> ssh, Consumer<String> messages) {

    /** The ssh on the path. */
    public static final List<String> SSH = List.of("ssh");

    /** Takes a copy of the list. */
    public CaptureJob {
        ssh = List.copyOf(ssh);
    }

    /**
     * A job that reaches other machines through the ssh on the path.
     *
     * @param options  options for the probe
     * @param command  a line for the shell of the target, or nothing
     * @param probes   where the probe is
     * @param messages gets what is said
     */
    public CaptureJob(ProbeOptions options, String command, ProbeFiles probes, Consumer<String> messages) {
        this(options, command, probes, SSH, messages);
    }
}
