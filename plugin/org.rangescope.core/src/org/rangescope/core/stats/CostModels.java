// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Populations;

/** Fits the cost model, for all map calls or by group. */
public final class CostModels {

    private CostModels() {}

    /**
     * What map calls cost, interconnect maps and sg-table maps each by themselves.
     *
     * @param recording under the session's lock
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return two fits: of interconnect maps, and of sg-table maps
     */
    public static List<CostFit> all(Recording recording, long fromNs, long toNs) {
        Populations populations = recording.populations();
        Calls calls = Calls.merged(recording, populations, null, fromNs, toNs);
        return List.of(of(populations, calls, true), of(populations, calls, false));
    }

    /**
     * What map calls cost, by group; interconnect maps and sg-table maps each by themselves.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return fits of those groups that have calls in that time, the largest first
     */
    public static List<CostFit> of(Recording recording, GroupBy by, long fromNs, long toNs) {
        Groups groups = new Groups(recording, by);
        Populations populations = groups.populations();
        int[][] begins = new int[1][];
        Calls calls = Calls.merged(recording, populations, groups, fromNs, toNs).byGroup(groups, begins);
        List<Line> lines = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            for (boolean interconnect : new boolean[]{true, false}) {
                Line line = new Line(groups.label(group), interconnect);
                for (int i = begins[0][group]; i < begins[0][group + 1]; i++) {
                    add(line, populations, calls, i, interconnect);
                }
                if (line.calls() > 0) {
                    lines.add(line);
                }
            }
        }
        lines.sort((a, b) -> Long.compare(b.calls(), a.calls()));
        return lines.stream().map(Line::fit).toList();
    }

    static CostFit of(Populations populations, Calls calls, boolean interconnect) {
        Line line = new Line("all", interconnect);
        for (int i = 0; i < calls.size; i++) {
            add(line, populations, calls, i, interconnect);
        }
        return line.fit();
    }

    private static void add(Line line, Populations populations, Calls calls, int i, boolean interconnect) {
        if (Adapter.of(populations.adapter(calls.cell[i])).isInterconnect() == interconnect) {
            line.add(populations.ranges(calls.cell[i]), calls.ns[i], calls.count[i]);
        }
    }
}
