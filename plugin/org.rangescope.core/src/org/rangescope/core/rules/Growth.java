// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** RS25: what one call site has mapped grows and grows. */
public final class Growth implements Rule {

    private static final Parameter MAPPINGS = new Parameter("mappings", Unit.COUNT, 20, 2, "so many more mappings must be live in the end");
    private static final Parameter SPAN = new Parameter("span", Unit.TIME, 1_000_000_000L, 1_000_000, "so long it must grow");
    private static final int MOMENTS = 200;
    private static final int WINDOWS = 12;
    /** Of all pairs of windows, so many percent must rise. */
    private static final int RISING_PERCENT = 90;

    @Override
    public String id() {
        return "RS25";
    }

    @Override
    public String title() {
        return "Outstanding mappings grow";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP, EventKind.UNMAP);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(MAPPINGS, SPAN);
    }

    @Override
    public boolean needsEveryCall() {
        return true;
    }

    @Override
    public String explanation() {
        return "Even the lowest number of live mappings rises from one stretch of time to the next: some of them are never undone while the driver works,"
                + " only when it ends, if at all.";
    }

    private static final class Series {

        final long[] live = new long[MOMENTS];
        int stack;
        int device;
        int site;
    }

    private static final class Sampler implements Exposure.SampleVisitor {

        private final Recording recording;
        private final Populations cells;
        private final Map<Long, Series> bySite = new LinkedHashMap<>();
        private final @Nullable Series[] byCell;
        private final long[] times = new long[MOMENTS];
        private int count;

        Sampler(Recording recording) {
            this.recording = recording;
            cells = recording.populations();
            byCell = new @Nullable Series[cells.cells()];
        }

        @Override
        public void moment(long timeNs) {
            if (count < MOMENTS) {
                times[count] = timeNs;
            }
            count++;
        }

        @Override
        public void live(int cell, long live, long bytes) {
            if (count > MOMENTS) {
                return;
            }
            Series series = byCell[cell];
            if (series == null) {
                series = series(cell);
                byCell[cell] = series;
            }
            series.live[count - 1] += live;
        }

        private Series series(int cell) {
            int stack = cells.stack(cell);
            int site = recording.dictionaries().callSiteSymbol(stack);
            int device = cells.device(cell);
            return bySite.computeIfAbsent(RuleContext.site(site, device), key -> {
                Series made = new Series();
                made.stack = stack;
                made.site = site;
                made.device = device;
                return made;
            });
        }
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        List<Finding> findings = new ArrayList<>();
        long from = recording.startNs();
        long to = recording.endNs();
        if (from == Units.UNKNOWN || to - from < context.value(this, SPAN) || context.isLossy(from, to)
                || recording.mappings().size() < context.value(this, MAPPINGS)) {
            return findings;
        }
        Sampler sampler = new Sampler(recording);
        recording.exposure().samples(from, to, MOMENTS, sampler);
        int count = Math.min(MOMENTS, sampler.count);
        for (Series series : sampler.bySite.values()) {
            Finding finding = judge(context, series, sampler.times, count);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private @Nullable Finding judge(RuleContext context, Series series, long[] times, int count) {
        int begin = count / 5;
        int peak = begin;
        for (int i = begin; i < count; i++) {
            if (series.live[i] >= series.live[peak]) {
                peak = i;
            }
        }
        int length = peak + 1 - begin;
        if (length < count / 2 || length < WINDOWS * 2 || times[peak] - times[begin] < context.value(this, SPAN)) {
            return null;
        }
        long[] lowest = new long[WINDOWS];
        Arrays.fill(lowest, Long.MAX_VALUE);
        for (int i = 0; i < length; i++) {
            int window = i * WINDOWS / length;
            lowest[window] = Math.min(lowest[window], series.live[begin + i]);
        }
        int rising = 0;
        for (int i = 0; i < WINDOWS; i++) {
            for (int j = i + 1; j < WINDOWS; j++) {
                rising += lowest[j] > lowest[i] ? 1 : 0;
            }
        }
        long growth = lowest[WINDOWS - 1] - lowest[0];
        long late = lowest[WINDOWS - 1] - lowest[WINDOWS / 2];
        if (rising * 100 < WINDOWS * (WINDOWS - 1) / 2 * RISING_PERCENT || growth < context.value(this, MAPPINGS) || late * 4 < growth
                || growth * 4 < lowest[WINDOWS - 1]) {
            return null;
        }
        long leaked = context.leaked(series.site, series.device);
        return leaked * 2 >= growth ? null : finding(context.recording(), series, times[begin], times[peak], lowest, leaked);
    }

    private Finding finding(Recording recording, Series series, long fromNs, long toNs, long[] lowest, long leaked) {
        Symbol site = recording.callSite(series.stack);
        String who = site == null ? "an unknown place" : "`" + site.name() + "`";
        long growth = lowest[WINDOWS - 1] - lowest[0];
        List<String> evidence = new ArrayList<>();
        evidence.add("Lowest number of live mappings in twelve stretches of time one after the other: "
                + String.join(", ", Arrays.stream(lowest).mapToObj(Units::count).toList()) + ".");
        evidence.add("That is from " + Units.moment(recording.toRelativeNs(fromNs)) + " to " + Units.moment(recording.toRelativeNs(toNs))
                + "; the first fifth of the capture, in which a driver warms up, does not count. No event was lost.");
        if (leaked > 0) {
            evidence.add(Units.counted(leaked, "mapping") + " of the same call site " + (leaked == 1 ? "is a leak" : "are leaks")
                    + " by another finding, too few to explain it.");
        }
        return Finding
                .of(this, Verdict.SUSPECTED, "Mappings made by " + who + " on " + recording.dictionaries().device(series.device).name()
                        + " pile up: " + Units.count(growth) + " more were live after " + Units.duration(toNs - fromNs) + ", "
                        + String.format(Locale.ROOT, "%.1f", growth * 1e9 / Math.max(1, toNs - fromNs)) + " a second.")
                .because(evidence, List.of())
                .check(List
                        .of("Which of the mappings of " + who + " end only when everything ends? Look for a list or a cache that nothing is"
                                + " taken out of."),
                        Judge.suspected("a driver whose work grows maps more and more, and that is right; capture for longer to tell"))
                .about(growth, new int[0], 0, new int[0]).at(fromNs, toNs, series.stack, site == null ? "" : site.toString());
    }
}
