// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;

import org.rangescope.core.Session;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.stats.CallTrees;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatOption;
import org.rangescope.report.FormatSettings;

/** Collapsed stacks of those who mapped. */
public final class StacksFormat implements Format {

    private static final FormatOption WEIGHT = new FormatOption("weight",
            "what stacks weigh: ns spent in map calls, bytes that are still exposed at the end, mappings that are, or map calls", "time",
            List.of("time", "bytes", "outstanding", "calls"));

    @Override
    public String id() {
        return "stacks";
    }

    @Override
    public String title() {
        return "Collapsed stacks";
    }

    @Override
    public String description() {
        return "A line for each stack that mapped: functions from the outermost on, and a weight. flamegraph.pl, speedscope and inferno read it.";
    }

    @Override
    public String extension() {
        return "folded";
    }

    @Override
    public List<FormatOption> options() {
        return List.of(WEIGHT);
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        ToLongFunction<CallTree.Node> weight = switch (settings.get(WEIGHT.name())) {
        case "bytes" -> CallTree.Node::outstandingBytes;
        case "outstanding" -> CallTree.Node::outstanding;
        case "calls" -> CallTree.Node::calls;
        default -> CallTree.Node::timeNs;
        };
        CallTree tree = session.read(CallTrees::of);
        Work work = new Work(progress, "stack", 0, 1);
        OutputStream out = destination.stream();
        List<String> lines = tree.collapsed(weight);
        for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            work.step(lines.size());
        }
    }
}
