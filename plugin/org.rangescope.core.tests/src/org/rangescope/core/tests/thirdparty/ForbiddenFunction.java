// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests.thirdparty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleContext;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;

/**
 * An example of a rule that comes from elsewhere: a driver's own convention, here that one of its functions must not map. It asks for map calls in sum, so
 * what it costs does not grow with the recording.
 */
public final class ForbiddenFunction implements Rule {

    /** The function that must not map. */
    public static final String FORBIDDEN = "tp_probe_only";

    @Override
    public String id() {
        return "TP01";
    }

    @Override
    public String title() {
        return "Mapped by a function that must not";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP);
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        Populations populations = recording.populations();
        // a cell may come several times, and several cells have this function
        Map<Integer, Long> calls = new TreeMap<>();
        populations.sums(Long.MIN_VALUE, Long.MAX_VALUE, (cell, sums) -> {
            Symbol site = recording.callSite(populations.stack(cell));
            if (site != null && site.name().equals(FORBIDDEN) && sums.calls() > 0) {
                calls.merge(populations.stack(cell), sums.calls(), Long::sum);
            }
        });
        List<Finding> findings = new ArrayList<>();
        calls.forEach((stack, count) -> findings.add(Finding
                .of(this, Verdict.DEFINITE, "`" + FORBIDDEN + "` made " + Units.counted(count, "map call") + ".")
                .check(List.of("Call the function that is meant for it."), "certain: the calls themselves show it")
                .about(count, new int[0], 0, new int[0])
                .at(recording.startNs(), recording.endNs(), stack, String.valueOf(recording.callSite(stack)))));
        return findings;
    }
}
