// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;

/** RS22: the same ranges were unmapped and mapped again at once, over and over. */
public final class Churn implements Rule {

    private static final Parameter TIMES = new Parameter("times", Unit.COUNT, 150, 2, "how often an attachment is mapped again at least");
    private static final Parameter RATE = new Parameter("rate", Unit.COUNT, 100, 1, "how often a second, on average");
    private static final Parameter SHARE = new Parameter("share", Unit.PERCENT, 80, 1, "how many of the attachment's map calls are such");

    @Override
    public String id() {
        return "RS22";
    }

    @Override
    public String title() {
        return "Map/unmap churn";
    }

    @Override
    public Severity severity() {
        return Severity.PERF;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP, EventKind.UNMAP);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(TIMES, RATE, SHARE);
    }

    @Override
    public String explanation() {
        return "Each map call asks the exporter for all ranges anew. A driver that uses the same buffer again and again can keep its mapping until it is"
                + " told to unmap, or detaches.";
    }

    private static final class Sum {

        long again;
        long maps;
        long perSecond;
        final RowSet attachments = new RowSet();
        long firstNs = Long.MAX_VALUE;
        long lastNs = Long.MIN_VALUE;
        int stack;
        int device;
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        AttachmentTable attachments = recording.attachments();
        Map<Long, Sum> sums = new LinkedHashMap<>();
        for (int row = 0; row < attachments.size(); row++) {
            int again = attachments.againCount(row);
            if (again < context.value(this, TIMES) || again * 100L < context.value(this, SHARE) * attachments.mapCount(row)) {
                continue;
            }
            long span = Math.max(1, attachments.lastAgainNs(row) - attachments.firstAgainNs(row));
            long perSecond = Math.round(again * 1e9 / span);
            if (perSecond >= context.value(this, RATE)) {
                int site = recording.dictionaries().callSiteSymbol(attachments.againStack(row));
                Sum sum = sums.computeIfAbsent(RuleContext.site(site, attachments.device(row)), key -> new Sum());
                sum.again += again;
                sum.maps += attachments.mapCount(row);
                sum.perSecond = Math.max(sum.perSecond, perSecond);
                sum.attachments.add(row);
                sum.firstNs = Math.min(sum.firstNs, attachments.firstAgainNs(row));
                sum.lastNs = Math.max(sum.lastNs, attachments.lastAgainNs(row));
                sum.stack = attachments.againStack(row);
                sum.device = attachments.device(row);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Sum sum : sums.values()) {
            findings.add(finding(recording, sum));
        }
        return findings;
    }

    private Finding finding(Recording recording, Sum sum) {
        Symbol site = recording.callSite(sum.stack);
        String who = site == null ? "somebody" : "`" + site.name() + "`";
        String device = recording.dictionaries().device(sum.device).name();
        int[] rows = sum.attachments.first(Finding.MOST_ROWS);
        List<String> evidence = new ArrayList<>();
        evidence.add(Units.count(sum.again) + " of " + Units.counted(sum.maps, "map call") + " on "
                + Units.counted(sum.attachments.size(), "attachment") + " came within "
                + Units.duration(AttachmentTable.SHORT_PAUSE_NS)
                + " after the unmap, with as many ranges as before, and nothing else mapped.");
        List<EvidenceRow> events = new ArrayList<>();
        for (int i = 0; i < Math.min(8, rows.length); i++) {
            events.add(
                    new EvidenceRow(recording.attachments().firstAgainNs(rows[i]), "mapped again at once, the first time", -1, rows[i], 0,
                            recording.attachments().againStack(rows[i])));
        }
        return Finding.of(this, Verdict.SUSPECTED, "The same ranges were mapped again right after their unmap " + Units.count(sum.again)
                + " times by " + who + " on " + device + (sum.lastNs - sum.firstNs < 1_000_000_000L
                        ? ", within " + Units.duration(sum.lastNs - sum.firstNs) + "."
                        : ", up to " + Units.count(sum.perSecond) + " times a second."))
                .because(evidence, events)
                .check(List.of("Keep the mapping in " + who
                        + " from one use to the next, and unmap it when the exporter invalidates it or at detach."),
                        Judge.suspected("the counts are exact; whether the driver could keep its mapping, only its author knows"))
                .about(sum.again, new int[0], 0, rows).at(sum.firstNs, sum.lastNs, sum.stack, site == null ? "" : site.toString());
    }
}
