// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What all charts over time have in common. Immutable.
 *
 * @param startNs start of the capture, ns CLOCK_MONOTONIC: the origin of the time axis
 * @param endNs its end so far
 * @param selected mapping to point at, or null
 * @param band selected stretch of time, or null
 * @param lost when events may be missing, in order of time; the chart says so there
 */
public record Moments(long startNs, long endNs, @Nullable MappingPoint selected, @Nullable TimeRange band, List<TimeRange> lost) {
    /** Copies the list. */
    public Moments {
        lost = List.copyOf(lost);
    }

    /** Where nothing was lost. */
    public Moments(long startNs, long endNs, @Nullable MappingPoint selected, @Nullable TimeRange band) {
        this(startNs, endNs, selected, band, List.of());
    }

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static Moments of(Recording recording, int selectedRow, @Nullable TimeRange band) {
        return new Moments(recording.startNs(), recording.endNs(), MappingPoint.of(recording, selectedRow), band,
                lost(recording.health().lossWindows(), recording.startNs(), recording.endNs()));
    }

    /** Windows that touch one another become one, so that few of them are left however often something was lost. */
    private static List<TimeRange> lost(List<LossWindow> windows, long startNs, long endNs) {
        long near = Math.max(1, (endNs - startNs) / 5_000);
        List<TimeRange> lost = new ArrayList<>();
        for (LossWindow window : windows) {
            if (window.lost() == 0) {
                continue;
            }
            long from = Math.max(startNs, window.fromNs());
            long to = Math.min(endNs, window.toNs());
            TimeRange last = lost.isEmpty() ? null : lost.get(lost.size() - 1);
            if (to < from) {
                continue;
            }
            if (last != null && from - last.toNs() <= near && from >= last.fromNs()) {
                lost.set(lost.size() - 1, new TimeRange(last.fromNs(), Math.max(last.toNs(), to)));
            } else {
                lost.add(new TimeRange(from, to));
            }
        }
        return lost;
    }

    /** Whether events may be missing at a time, ns CLOCK_MONOTONIC. */
    boolean isLossy(double timeNs) {
        for (TimeRange each : lost) {
            if (timeNs >= each.fromNs() && timeNs <= each.toNs()) {
                return true;
            }
        }
        return false;
    }

    /** What is to be said about a place in time beside its value: nothing, or that events were lost there. */
    String caveat(double timeNs) {
        return isLossy(timeNs) ? "\nevents were lost here: what is not seen may still be so" : "";
    }

    /** How often events were lost, for a description; nothing when none were. */
    String describeLosses() {
        return lost.isEmpty()
                ? ""
                : lost.size() == 1
                        ? " Events were lost in 1 stretch of time."
                        : " Events were lost in " + lost.size()
                                + " stretches of time.";
    }
}
