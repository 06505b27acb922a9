// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;

/** RS23: populating a mapping was waiting most of the time. */
public final class Blocked implements Rule {

    private static final Parameter SHARE = new Parameter("share", Unit.PERCENT, 10, 1,
            "how many of a call site's map calls are off the CPU for more than half of their time, and take a millisecond or more");

    private static final Parameter LEAST = new Parameter("least", Unit.TIME, 10_000_000, 1_000_000,
            "how long all of a call site's map calls are off the CPU together");

    @Override
    public String id() {
        return "RS23";
    }

    @Override
    public String title() {
        return "Population blocked";
    }

    @Override
    public Severity severity() {
        return Severity.PERF;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP);
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.of(Evidence.BLOCKED);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(SHARE, LEAST);
    }

    @Override
    public String explanation() {
        return "The thread that mapped was asleep or waiting for a CPU. It holds the reservation lock all the while, so that everybody else who uses the"
                + " buffer waits too.";
    }

    private record Key(int callSite, int device, int exporter, int adapter) {}

    private static final class Sum {

        long calls;
        long blocked;
        long blockedNs;
        long durationNs;
        int worst = -1;
        int stack;
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        Populations cells = recording.populations();
        Map<Key, Sum> sums = new LinkedHashMap<>();
        cells.sums(Long.MIN_VALUE, Long.MAX_VALUE, (cell, some) -> {
            if (some.blockedKnown() == 0) {
                return;
            }
            Key key = new Key(recording.dictionaries().callSiteSymbol(cells.stack(cell)), cells.device(cell), cells.exporter(cell),
                    cells.adapter(cell));
            Sum sum = sums.computeIfAbsent(key, k -> new Sum());
            sum.calls += some.blockedKnown();
            sum.blocked += some.mostlyBlocked();
            sum.blockedNs += some.blockedNs();
            sum.durationNs += some.blockedOfNs();
            if (some.worstBlocked() >= 0 && (sum.worst < 0
                    || recording.mappings().blockedNs(some.worstBlocked()) > recording.mappings().blockedNs(sum.worst))) {
                sum.worst = some.worstBlocked();
                sum.stack = cells.stack(cell);
            }
        });
        List<Finding> findings = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum.worst >= 0 && sum.blockedNs >= context.value(this, LEAST)
                    && sum.blocked * 100 >= sum.calls * context.value(this, SHARE)) {
                findings.add(finding(recording, key, sum));
            }
        });
        return findings;
    }

    private Finding finding(Recording recording, Key key, Sum sum) {
        MappingTable mappings = recording.mappings();
        Symbol site = recording.callSite(sum.stack);
        String exporter = recording.exporter(mappings.buffer(sum.worst));
        Adapter adapter = Adapter.of(key.adapter());
        long worstNs = mappings.durationNs(sum.worst);
        return Finding.of(this, Verdict.DEFINITE, Units.counted(sum.blocked, "map call") + " by "
                + (site == null ? "an unknown place" : "`" + site.name() + "`") + " on "
                + recording.dictionaries().device(key.device()).name() + " of buffers of exporter " + exporter
                + (sum.blocked == 1 ? " was" : " were") + " off the CPU for most of " + (sum.blocked == 1 ? "its" : "their") + " time, "
                + (sum.blocked == 1 ? "" : "up to ") + Units.duration(mappings.blockedNs(sum.worst)) + " of " + Units.duration(worstNs)
                + ".")
                .because(
                        List.of((sum.calls == 1 ? "The only call" : "All " + Units.counted(sum.calls, "call")) + " from there took "
                                + Units.duration(sum.durationNs)
                                + (sum.calls == 1 ? ", " : " together, ") + Units.duration(sum.blockedNs) + " of it off the CPU.",
                                "The worst is map call " + Units.count(mappings.serial(sum.worst)) + " through `" + adapter.mapFunction()
                                        + "`, with "
                                        + Units.counted(Math.max(0, mappings.nranges(sum.worst)), "range") + "."),
                        List.of(new EvidenceRow(mappings.returnNs(sum.worst), "mapped, mostly off the CPU", sum.worst,
                                mappings.attachment(sum.worst), mappings.task(sum.worst), mappings.stack(sum.worst))))
                .check(List.of(
                        "What does the map callback of " + exporter + " wait for? Allocate with what is at hand, and wait for fences before"
                                + " the lock is taken."),
                        "certain: the scheduler says when the thread was off the CPU")
                .about(sum.blocked, new int[]{sum.worst}, 1, new int[]{mappings.attachment(sum.worst)})
                .at(mappings.returnNs(sum.worst), mappings.returnNs(sum.worst), sum.stack, site == null ? "" : site.toString());
    }
}
