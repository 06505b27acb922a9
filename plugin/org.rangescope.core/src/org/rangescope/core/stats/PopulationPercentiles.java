// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Makes {@link PercentileCurve}s. */
public final class PopulationPercentiles {

    private static final int DIGITS = 3;

    private PopulationPercentiles() {}

    /**
     * How long successful map calls took, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @return a curve for each group, the largest group first
     */
    public static List<PercentileCurve> of(Recording recording, GroupBy by) {
        MappingTable mappings = recording.mappings();
        Groups groups = new Groups(recording, by);
        List<Durations> durations = new ArrayList<>();
        for (int row = 0; row < mappings.size(); row++) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN) {
                int group = groups.of(row);
                while (durations.size() <= group) {
                    durations.add(new Durations(DIGITS));
                }
                durations.get(group).record(duration);
            }
        }
        List<PercentileCurve> curves = new ArrayList<>();
        for (int group = 0; group < durations.size(); group++) {
            curves.add(durations.get(group).curve(groups.label(group)));
        }
        curves.sort((a, b) -> Long.compare(b.count(), a.count()));
        return List.copyOf(curves);
    }

    /**
     * How long all successful map calls took.
     *
     * @param recording under the session's lock
     * @return one curve; its count is 0 when no duration is known
     */
    public static PercentileCurve all(Recording recording) {
        MappingTable mappings = recording.mappings();
        Durations durations = new Durations(DIGITS);
        for (int row = 0; row < mappings.size(); row++) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN) {
                durations.record(duration);
            }
        }
        return durations.curve("all");
    }
}
