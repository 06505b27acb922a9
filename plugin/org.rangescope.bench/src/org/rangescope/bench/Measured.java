// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long something took, each time. */
final class Measured {

    /** What came of the last work, so that nobody may leave the work out. */
    static volatile Object last = "";

    private final String name;
    private final List<Double> seconds = new ArrayList<>();

    Measured(String name) {
        this.name = name;
    }

    /** What is measured. */
    interface Work {
        Object run() throws IOException;
    }

    /**
     * Does it.
     *
     * @param counts false to warm up
     */
    void add(boolean counts, Work work) throws IOException {
        long begin = System.nanoTime();
        last = work.run();
        if (counts) {
            add((System.nanoTime() - begin) / 1e9);
        }
    }

    void add(double took) {
        seconds.add(took);
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    double best() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    double worst() {
        return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    double median() {
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** A line of a Markdown table; the rate where events are given. */
    String row(long events) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |", name, time(best()), time(median()), time(worst()),
                events > 0 && median() > 0 ? String.format(Locale.ROOT, "%.2f M", events / median() / 1e6) : "");
    }

    static String time(double took) {
        return Double.isNaN(took)
                ? "–"
                : took < 1 ? String.format(Locale.ROOT, "%.2f ms", took * 1e3) : String.format(Locale.ROOT, "%.3f s", took);
    }
}
