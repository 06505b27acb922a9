// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.AttachMode;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** What a rule needs besides the events themselves: the probe can see it on some kernels only, or only when it is told to. */
public enum Evidence {

    /** Who holds the reservation lock. */
    LOCK {

        @Override
        String missing(Recording recording) {
            return ((recording.mapFlags() | recording.unmapFlags()) & MapFlags.LOCK_KNOWN) != 0
                    ? ""
                    : recording.header().attachMode() == AttachMode.TRACEFS
                            ? "who holds the reservation lock was not recorded: record with BPF, not with `--attach tracefs`"
                            : "who holds the reservation lock was not recorded: that takes a kernel with BTF, and a probe of today";
        }
    },
    /** What calls allocate and free. */
    FREES {

        @Override
        String missing(Recording recording) {
            return (recording.mapFlags() & MapFlags.WATCHED) != 0
                    ? ""
                    : "what map and unmap calls allocate and free was not watched: record with `--frees`";
        }
    },
    /** The ranges themselves. */
    RANGES {

        @Override
        String missing(Recording recording) {
            boolean tracefs = recording.header().attachMode() == AttachMode.TRACEFS;
            // without a map for the interconnect that succeeded there is nothing to understand
            return (recording.mapFlags() & MapFlags.DECODED) != 0 || !tracefs && (recording.mapFlags() & MapFlags.WALKED) == 0
                    ? ""
                    : tracefs
                            ? "no ranges were recorded: record with BPF, not with `--attach tracefs`"
                            : "no entry of a mapping was understood as a range";
        }

        @Override
        String partly(Recording recording) {
            if ((recording.mapFlags() & MapFlags.SAMPLED) != 0) {
                return "the ranges of " + Units.counted(recording.health().choices().sampled(), "map call")
                        + " were left out: record with a higher `--range-rate`";
            }
            return (recording.mapFlags() & MapFlags.TRUNCATED) == 0 ? "" : "not all entries of the largest mappings were walked";
        }
    },
    /** Time off the CPU. */
    BLOCKED {

        @Override
        String missing(Recording recording) {
            return !recording.header().knowsHooks() || recording.header().hooksAttached().contains("sched_switch")
                    ? ""
                    : "how long map calls were off the CPU was not recorded: sched_switch was not observed";
        }
    };

    /** Why there is none of it in a recording, or an empty text. */
    abstract String missing(Recording recording);

    /** Why there is less of it than there should be, or an empty text. */
    String partly(Recording recording) {
        return "";
    }

    /** Whether a recording has any call that could have it. */
    static boolean isAsked(Recording recording) {
        return recording.health().count(EventKind.MAP) > 0;
    }
}
