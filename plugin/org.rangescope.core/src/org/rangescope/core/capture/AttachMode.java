// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.util.Locale;

/** How the probe hooked the kernel's functions. */
public enum AttachMode {

    /** The recording does not say. */
    UNKNOWN("not known", ""),
    /** The cheapest: fentry and fexit. */
    FENTRY("fentry and fexit", ""),
    /** Where fentry is refused. */
    KPROBE("kprobe and kretprobe",
            "each call costs more than with fentry, and when very many are in flight at once the kernel skips some returns: lost_missed counts them"),
    /** The last resort, without BPF. */
    TRACEFS("kprobe events of tracefs, without BPF",
            "no ranges and no times of them, no time off the CPU, stacks end at the call site, nobody knows who holds the reservation lock, and what is live is told"
                    + " by the same events, so it is as good as what arrived");

    private final String meaning;
    private final String limits;

    AttachMode(String meaning, String limits) {
        this.meaning = meaning;
        this.limits = limits;
    }

    /**
     * What it is, for a person.
     *
     * @return such as {@code fentry and fexit}
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What it cannot give, for a person.
     *
     * @return half a sentence; empty when nothing is missing
     */
    public String limits() {
        return limits;
    }

    /**
     * Finds a mode by its name in the stream.
     *
     * @param name such as {@code fentry}
     * @return its mode, or {@link #UNKNOWN}
     */
    public static AttachMode of(String name) {
        for (AttachMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        return UNKNOWN;
    }
}
