// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import java.util.List;
import org.rangescope.charts.Chart;
import org.rangescope.charts.DistributionChart;
import org.rangescope.charts.FlameChart;
import org.rangescope.charts.HeatMapChart;
import org.rangescope.charts.LeaksChart;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.Moments;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.ScatterChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.compare.Distribution;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.stats.LeakBars;
import org.rangescope.core.stats.OutstandingStack;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OverTime;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.PopulationSource;

/** A small chart of each kind. */
final class Made {
    static final long S = 1_000_000_000L;
    static final long START = 5_000 * S;
    static final long MIB = 1 << 20;

    private Made() {}

    /** Ten seconds, of which the sixth is without some events. */
    static Moments moments() {
        return new Moments(START, START + 10 * S, null, null, List.of(new TimeRange(START + 5 * S, START + 6 * S)));
    }

    /** Two exporters: 30 MiB by three mappings, and from the fifth second on 10 MiB by one. */
    static OutstandingStack stack() {
        int moments = 10;
        long[] time = new long[moments];
        long[] live = new long[moments];
        long[] bytes = new long[moments];
        long[] fewer = new long[moments];
        long[] less = new long[moments];
        for (int i = 0; i < moments; i++) {
            time[i] = START + i * S;
            live[i] = 3;
            bytes[i] = 30 * MIB;
            fewer[i] = i < 5 ? 0 : 1;
            less[i] = fewer[i] * 10 * MIB;
        }
        return new OutstandingStack(time,
                List.of(new OutstandingStack.Layer("vfio-pci", 1, live, bytes),
                        new OutstandingStack.Layer("=udmabuf, \"x\"", 1, fewer, less)));
    }

    static Outstanding outstanding() {
        long[] live = new long[10];
        long[] bytes = new long[10];
        long[] leaked = new long[10];
        long[] leakedBytes = new long[10];
        for (int i = 0; i < 10; i++) {
            live[i] = i < 5 ? 3 : 4;
            bytes[i] = live[i] * 10 * MIB;
            leaked[i] = i < 5 ? 0 : 1;
            leakedBytes[i] = leaked[i] * 10 * MIB;
        }
        return new Outstanding(START, S, live, bytes, leaked, leakedBytes, List.of(new Outstanding.Mark(START + 5 * S, 1, "leak")));
    }

    /** Two mappings that were never unmapped: mapped at 2 s and 4 s, leaks from 3 s and 8 s on. */
    static LeakBars leaks() {
        return new LeakBars(2, 15 * MIB,
                List.of(new LeakBars.Bar(7, 8812, START + 2 * S, START + 2 * S, START + 3 * S, 10 * MIB, 1, "ex_map",
                        MappingState.LEAKED_DETACH),
                        new LeakBars.Bar(9, 8820, START + 4 * S, START + 4 * S, START + 8 * S, 5 * MIB, 1, "ex_map",
                                MappingState.LEAKED_RELEASE)));
    }

    /** A system call that goes 3 : 1 through two drivers. */
    static CallTree tree() {
        CallTree.Node map = node("dma_buf_map_interconnect", null, 300, 3, 30);
        CallTree.Node bind = node("ex_gpu_bind_bo", "ex_gpu", 300, 3, 30, map);
        CallTree.Node other = node("mlx_reg_mr", "mlx", 100, 1, 10);
        CallTree.Node ioctl = node("__x64_sys_ioctl", null, 400, 4, 40, bind, other);
        return new CallTree(node("", null, 400, 4, 40, ioctl));
    }

    private static CallTree.Node node(String name, String module, long timeUs, long calls, long mib, CallTree.Node... children) {
        return new CallTree.Node(name, module, timeUs * 1_000, calls, calls, mib * MIB, List.of(children));
    }

    /** So many calls, a third of them each of 4/5, 1 and 6/5 of a duration. */
    static Distribution distribution(long ns, long calls) {
        long third = calls / 3;
        return new Distribution(new long[]{ns * 4 / 5, ns, ns * 6 / 5}, new long[]{third, calls - 2 * third, third}, calls, ns, ns * 6 / 5,
                ns * 6 / 5);
    }

    static List<Chart> charts() {
        Scatter.Series series = new Scatter.Series("vfio-pci", new double[]{1, 64, 512}, new double[]{5_000, 400_000, 3_300_000},
                new int[]{0, 1, 2}, new long[]{1, 2, 3}, new boolean[]{false, true, false}, 3);
        int[] count = new int[10 * 5];
        int[] slowest = new int[10 * 5];
        for (int i = 0; i < count.length; i++) {
            count[i] = i % 7;
            slowest[i] = count[i] == 0 ? -1 : i;
        }
        return List.of(
                new ScatterChart(new Scatter(List.of(series), null, 3, 3_300_000, 5_000, 512, 2, Scatter.Contents.RANGES), null, null),
                new PercentileChart(List.of(new PercentileCurve("vfio-pci", 500, 10_000, 20_000, 90_000, 400_000, 500_000,
                        new double[]{0, 50, 90, 99, 100}, new long[]{1_000, 10_000, 20_000, 90_000, 500_000}))),
                new OutstandingChart(outstanding(), OutstandingChart.Measure.BYTES, null, moments()),
                new OutstandingChart(outstanding(), OutstandingChart.Measure.MAPPINGS, stack(), moments()),
                new LeaksChart(leaks(), moments(), false), new FlameChart(tree(), FlameChart.Measure.BYTES, "", ""),
                new HeatMapChart(new OverTime(START, S, 10, 5, 1_000, 5, count, slowest, 147), moments()),
                new MapStepsChart(new Steps(10_000, 2_000, new long[]{0, 1}, new long[]{3_000, 9_000}, PopulationSource.STORE, 2, false,
                        Steps.Absence.NONE)),
                new DistributionChart("map calls of exporter =udmabuf", distribution(50_000, 400), distribution(90_000, 300)));
    }
}
