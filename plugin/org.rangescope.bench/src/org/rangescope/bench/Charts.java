// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.PopulationOverTime;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;

/** What the charts ask for: of all that was recorded, and of windows as somebody who zooms gets them. */
final class Charts {

    private static final int COLUMNS = 1600;
    private static final int FULL = 10;
    private static final int WINDOWS = 100;
    private static final int WARM_UP = 20;

    private Charts() {}

    private interface Query {
        Object ask(Recording recording, long fromNs, long toNs);
    }

    /** Rows of the table: name, best, median, worst. */
    static List<Measured> measure(Session session) throws IOException {
        List<Measured> rows = new ArrayList<>();
        Query outstanding = (r, from, to) -> OutstandingSeries.of(r, session.findings().marks(), from, to, COLUMNS);
        Query overTime = (r, from, to) -> PopulationOverTime.of(r, from, to, COLUMNS, 40);
        rows.add(full(session, "outstanding", outstanding));
        rows.add(full(session, "population over time", overTime));
        rows.add(full(session, "population scatter", (r, from, to) -> PopulationScatter.of(r, GroupBy.EXPORTER, 800, 400)));
        rows.add(full(session, "population percentiles", (r, from, to) -> PopulationPercentiles.of(r, GroupBy.EXPORTER)));
        rows.add(zoomed(session, "outstanding", outstanding));
        rows.add(zoomed(session, "population over time", overTime));
        return rows;
    }

    private static Measured full(Session session, String name, Query query) throws IOException {
        long from = session.read(Recording::startNs);
        long to = session.read(Recording::endNs);
        Measured measured = new Measured("chart of everything: " + name);
        for (int i = -WARM_UP; i < FULL; i++) {
            measured.add(i >= 0, () -> session.read(r -> query.ask(r, from, to)));
        }
        return measured;
    }

    private static Measured zoomed(Session session, String name, Query query) throws IOException {
        long start = session.read(Recording::startNs);
        long span = Math.max(2, session.read(Recording::endNs) - start);
        SplittableRandom random = new SplittableRandom(1);
        Measured measured = new Measured("chart of " + WINDOWS + " windows: " + name);
        for (int i = -WARM_UP; i < WINDOWS; i++) {
            // from a millionth to all of it, each magnitude as often
            long width = Math.max(1, (long) (span * Math.pow(10, -6 * random.nextDouble())));
            long from = start + random.nextLong(Math.max(1, span - width));
            measured.add(i >= 0, () -> session.read(r -> query.ask(r, from, from + width)));
        }
        return measured;
    }
}
