// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.rangescope.charts.Chart;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.SlowestMaps;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Latest;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.chart.Notes;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;

/**
 * What pages work with.
 *
 * @param capture what they show
 * @param selection what they share
 * @param goTo brings the page with this index to the front
 */
@NonNullByDefault
public record PageContext(Capture capture, SharedSelection selection, IntConsumer goTo) {

    /** How much hurry there is. */
    public enum Pace {
        /** Somebody did something and waits for the answer. */
        NOW,
        /** The recording has grown: when answers take long this waits, and leaves the recording to those who read it. */
        IN_TIME
    }

    /** Questions to the recording, of which only the latest answer matters. */
    public static final class Query<T> {
        private final Latest<T> latest;
        private final Capture capture;

        private Query(Latest<T> latest, Capture capture) {
            this.latest = latest;
            this.capture = capture;
        }

        /** Asks; the answer comes on the UI thread. */
        public void ask(Function<Recording, T> question) {
            latest.request(() -> capture.read(question));
        }

        /** Asks at once, or in its time; the answer comes on the UI thread. */
        public void ask(Pace pace, Function<Recording, T> question) {
            if (pace == Pace.IN_TIME && capture.state().isRunning()) {
                latest.requestPaced(() -> capture.read(question));
            } else {
                ask(question);
            }
        }

        /** Whether no answer is outstanding. */
        public boolean isIdle() {
            return latest.isIdle();
        }
    }

    /** Makes something that asks the recording for as long as {@code owner} lives. */
    public <T> Query<T> query(Control owner, Consumer<T> show) {
        return query(owner, show, problem -> {});
    }

    /**
     * Makes something that asks for what a chart shows, for as long as the chart lives. When that fails the chart says why.
     *
     * @param chart shows the answer
     */
    public Query<Chart> chart(ChartCanvas chart) {
        return query(chart, chart::setChart, chart::fail);
    }

    /**
     * Makes something that asks the recording for as long as {@code owner} lives.
     *
     * @param failed is told of what went wrong, on the UI thread; it is in the log already
     */
    public <T> Query<T> query(Control owner, Consumer<T> show, Consumer<Throwable> failed) {
        Display display = owner.getDisplay();
        Executor ui = task -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!owner.isDisposed()) {
                        task.run();
                    }
                });
            }
        };
        Latest<T> latest = new Latest<>(capture.worker(), ui, show, problem -> {
            ILog.of(PageContext.class).error("A page of " + capture.name() + " could not be filled", problem);
            failed.accept(problem);
        });
        owner.addListener(SWT.Dispose, e -> latest.close());
        return new Query<>(latest, capture);
    }

    /** What is selected in this capture, perhaps nothing. */
    public CaptureSelection selected() {
        CaptureSelection now = selection.current();
        return now != null && now.capture() == capture ? now : CaptureSelection.none(capture);
    }

    /** Selects a mapping, everywhere. */
    public void selectMapping(int row) {
        int number = findings().numberOf(row);
        CaptureSelection next = selected().withMapping(row);
        selection.select(number > 0 ? next.withFinding(number, row, -1) : next);
    }

    /** Selects an attachment, everywhere. */
    public void selectAttachment(int row) {
        selection.select(selected().withAttachment(row));
    }

    /** Selects a finding by its number, with the first mapping that it is about, everywhere. */
    public void selectFinding(int number) {
        Finding finding = finding(number);
        if (finding != null) {
            int mapping = finding.mappings().length > 0 ? finding.mappings()[0] : -1;
            int attachment = mapping < 0 && finding.attachments().length > 0 ? finding.attachments()[0] : -1;
            selection.select(selected().withFinding(number, mapping, attachment));
        }
    }

    /** Selects a stretch of time, or all of it with null. */
    public void selectTime(@Nullable TimeRange range) {
        selection.select(selected().withTime(range));
    }

    /** Selects the map call that took longest, in the selected time if there is one; some time later, if {@code owner} still lives then. */
    public void goToSlowest(Control owner, Runnable then) {
        TimeRange time = selected().time();
        Display display = owner.getDisplay();
        capture.worker().execute(() -> {
            try {
                int[] rows = capture.read(recording -> time == null
                        ? SlowestMaps.of(recording, 1)
                        : SlowestMaps.of(recording, 1, time.fromNs(), time.toNs()));
                if (rows.length > 0 && !display.isDisposed()) {
                    display.asyncExec(() -> {
                        if (!owner.isDisposed()) {
                            selectMapping(rows[0]);
                            then.run();
                        }
                    });
                }
            } catch (CancellationException e) {
                // it was closed
            } catch (RuntimeException e) {
                ILog.of(PageContext.class).error("The slowest map of " + capture.name() + " could not be found", e);
            }
        });
    }

    /** Lets a chart do what all charts do: select, and say what has to be said of the capture. */
    public void connect(ChartCanvas chart) {
        chart.onMapping(this::selectMapping);
        chart.onFinding(this::selectFinding);
        chart.onTime(this::selectTime);
        chart.onClearTime(() -> selectTime(null));
        chart.onSlowest(() -> goToSlowest(chart, () -> chart.zoomTo(Zoom.NONE)));
        chart.setNote(Notes.of(capture.state()));
        capture.listen(chart, () -> chart.setNote(Notes.of(capture.state())));
        chart.setSelectedTime(selected().time());
        selection.listen(chart, now -> chart.setSelectedTime(now.capture() == capture ? now.time() : null));
    }

    /** What somebody wrote about a finding; empty when nobody did. */
    public String note(Finding finding) {
        Digest digest = capture.state().digest();
        return digest == null ? "" : capture.session().note(digest.keyOf(finding.number()));
    }

    /** The findings as they stand. */
    public Findings findings() {
        Digest digest = capture.state().digest();
        return digest == null ? Findings.NONE : digest.findings();
    }

    /** The finding with a number, from 1; null when there is none. */
    public @Nullable Finding finding(int number) {
        List<Finding> list = findings().list();
        return number < 1 || number > list.size() ? null : list.get(number - 1);
    }

    /** The time that a zoom shows: its begin, and its end, which is later; call it where the recording may be read. */
    static long[] shown(Recording recording, Zoom zoom) {
        long start = recording.startNs();
        long end = Math.max(start + 1, recording.endNs());
        long from = Double.isNaN(zoom.fromX()) ? start : Math.max(start, Math.round(zoom.fromX()));
        long to = Double.isNaN(zoom.toX()) ? end : Math.min(end, Math.round(zoom.toX()));
        return new long[]{from, Math.max(from + 1, to)};
    }

    /** How long populating took, of all maps or of those of a time; call it where the recording may be read. */
    static PercentileChart percentiles(Recording recording, GroupBy by, @Nullable TimeRange time) {
        return time == null
                ? new PercentileChart(PopulationPercentiles.of(recording, by))
                : new PercentileChart(PopulationPercentiles.of(recording, by, time.fromNs(), time.toNs()), true);
    }

    /** How the ranges of a mapping came in; call it where the recording may be read. */
    public static MapStepsChart steps(Recording recording, int mapping) {
        boolean traced = !"unavailable".equals(recording.header().rangeTimes());
        return new MapStepsChart(MapSteps.of(recording, mapping), traced ? MapStepsChart.ONE_ARRAY : MapStepsChart.NOT_TRACED);
    }
}
