// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.analysis.Recording;

/** Makes {@link PercentileCurve}s. What it costs depends on how many different calls there are, not on how many calls. */
public final class PopulationPercentiles {

    private PopulationPercentiles() {}

    /**
     * How long successful map calls took, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @return a curve for each group, the largest group first, but those of few ranges first if these make a group
     */
    public static List<PercentileCurve> of(Recording recording, GroupBy by) {
        return of(recording, by, Calls.FIRST, Calls.LAST);
    }

    /**
     * How long the successful map calls took that returned in a stretch of time, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return a curve for each group, the largest group first, but those of few ranges first if these make a group; groups without calls in that time are not there
     */
    public static List<PercentileCurve> of(Recording recording, GroupBy by, long fromNs, long toNs) {
        Groups groups = new Groups(recording, by);
        int[][] begins = new int[1][];
        Calls calls = Calls.merged(recording, groups.populations(), groups, fromNs, toNs).byGroup(groups, begins);
        int[] begin = begins[0];
        Durations durations = new Durations();
        List<PercentileCurve> curves = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            curves.add(curve(recording, calls, begin[group], begin[group + 1], durations, groups.label(group)));
        }
        return Arrays.stream(groups.inOrder(group -> curves.get(group).count())).mapToObj(curves::get).toList();
    }

    /**
     * How long all successful map calls took.
     *
     * @param recording under the session's lock
     * @return one curve; its count is 0 when no duration is known
     */
    public static PercentileCurve all(Recording recording) {
        return all(recording, Calls.FIRST, Calls.LAST);
    }

    /**
     * How long all successful map calls took that returned in a stretch of time.
     *
     * @param recording under the session's lock
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return one curve; its count is 0 when no duration is known
     */
    public static PercentileCurve all(Recording recording, long fromNs, long toNs) {
        Calls calls = Calls.merged(recording, recording.populations(), null, fromNs, toNs);
        return curve(recording, calls, 0, calls.size, new Durations(), "all");
    }

    private static PercentileCurve curve(Recording recording, Calls calls, int from, int to, Durations durations, String name) {
        durations.clear();
        fill(recording, calls, from, to, durations);
        return durations.curve(name);
    }

    static void fill(Recording recording, Calls calls, int from, int to, Durations durations) {
        for (int i = from; i < to; i++) {
            durations.record(calls.ns[i], calls.count[i]);
        }
        int slowest = calls.slowest(recording.mappings(), from, to);
        if (slowest >= 0) {
            durations.max(recording.mappings().durationNs(slowest));
        }
    }
}
