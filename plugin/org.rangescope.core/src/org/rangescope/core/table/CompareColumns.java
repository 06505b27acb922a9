// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.List;
import java.util.Locale;

import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Key;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;

/** Tables of what changed from one recording to another. */
public final class CompareColumns {

    private CompareColumns() {}

    /**
     * How long map calls take.
     *
     * @param rows changes, in their order
     * @return a table of them
     */
    public static ListColumns<PopulationChange> populations(List<PopulationChange> rows) {
        ListColumns<PopulationChange> columns = new ListColumns<>(rows);
        columns.number(FilterField.choice("by", "By", "by what calls are put together",
                List.of(Key.Kind.values()).stream().map(Key.Kind::label).toList()), row -> row.key().kind().ordinal());
        columns.text(field("name", "Map calls of", Kind.TEXT, "name of the exporter, importer, interconnect, interface or call site"),
                row -> row.key().kind() == Key.Kind.ALL ? "all" : row.key().name());
        columns.text(field("ranges", "Ranges", Kind.TEXT, "how many ranges a map yields"), CompareColumns::ranges);
        columns.number(field("least", "Fewest ranges", Kind.NUMBER, "the smallest number of ranges in the row"), row -> {
            RangeClass ranges = row.ranges();
            return ranges == null ? Column.UNKNOWN : ranges.least();
        });
        columns.number(field("before", "Before", Kind.DURATION, "half of the calls before took no longer"),
                row -> known(row.before().p50Ns()));
        columns.number(field("after", "After", Kind.DURATION, "half of the calls after took no longer"), row -> known(row.after().p50Ns()));
        columns.number(field("change", "Change %", Kind.NUMBER, "by how many per cent calls take longer; less than 0 when they are faster"),
                row -> Double.isNaN(row.ratio()) ? Column.UNKNOWN : Math.round((row.ratio() - 1) * 100));
        columns.text(field("between", "95 % between", Kind.TEXT, "between which factors the change is with 95 % confidence"),
                CompareColumns::interval);
        columns.number(FilterField.choice("outcome", "Outcome", "what the comparison came to",
                List.of(Outcome.values()).stream().map(Outcome::words).toList()), row -> row.outcome().ordinal());
        columns.text(
                field("p", "p", Kind.TEXT, "how likely such a difference is where there is none, corrected for the number of comparisons"),
                row -> chance(row.corrected()));
        columns.text(field("effect", "Effect", Kind.TEXT, "how much the two differ, by Cliff's delta"), row -> {
            PopulationChange.Effect effect = row.effect();
            return effect == null ? "" : effect.word();
        });
        columns.number(field("callsBefore", "Maps before", Kind.NUMBER, "calls before whose duration is known"),
                row -> row.before().calls());
        columns.number(field("callsAfter", "Maps after", Kind.NUMBER, "calls after whose duration is known"), row -> row.after().calls());
        columns.number(field("p99Before", "p99 before", Kind.DURATION, "of a hundred calls before one took longer"),
                row -> known(row.before().p99Ns()));
        columns.number(field("p99After", "p99 after", Kind.DURATION, "of a hundred calls after one took longer"),
                row -> known(row.after().p99Ns()));
        columns.number(field("maxBefore", "Max before", Kind.DURATION, "the slowest call before"), row -> known(row.before().maxNs()));
        columns.number(field("maxAfter", "Max after", Kind.DURATION, "the slowest call after"), row -> known(row.after().maxNs()));
        return columns;
    }

    /**
     * What became of findings.
     *
     * @param rows changes, in their order
     * @return a table of them
     */
    public static ListColumns<FindingChange> findings(List<FindingChange> rows) {
        ListColumns<FindingChange> columns = new ListColumns<>(rows);
        columns.number(FilterField.choice("status", "Status", "what became of it",
                List.of(FindingChange.Status.values()).stream().map(FindingChange.Status::words).toList()), row -> row.status().ordinal());
        columns.number(FilterField.choice("severity", "Severity", "how bad it is",
                List.of(Severity.values()).stream().map(value -> value.name().toLowerCase(Locale.ROOT)).toList()),
                row -> row.severity().ordinal());
        columns.text(field("rule", "Rule", Kind.TEXT, "the rule that found it"), FindingChange::ruleId);
        columns.text(field("finding", "Finding", Kind.TEXT, "what the rule looks for"), FindingChange::title);
        columns.text(field("site", "Call site", Kind.TEXT, "function of the driver"), FindingChange::callSite);
        columns.text(field("importer", "Importer", Kind.TEXT, "device of the importer"), FindingChange::importer);
        columns.text(field("exporter", "Exporter", Kind.TEXT, "name of the exporter"), FindingChange::exporter);
        columns.number(FilterField.choice("verdict", "Verdict", "how sure it is",
                List.of(Verdict.values()).stream().map(value -> value.name().toLowerCase(Locale.ROOT)).toList()),
                row -> row.verdict().ordinal());
        columns.number(field("before", "Before", Kind.NUMBER, "how often it was found before"), FindingChange::before);
        columns.number(field("callsBefore", "Maps before", Kind.NUMBER, "map calls before in which it could have shown"),
                FindingChange::callsBefore);
        columns.number(field("after", "After", Kind.NUMBER, "how often it was found after"), FindingChange::after);
        columns.number(field("callsAfter", "Maps after", Kind.NUMBER, "map calls after in which it could have shown"),
                FindingChange::callsAfter);
        columns.number(field("certain", "Beyond chance", Kind.FLAG, "whether chance alone would hardly make such a difference"),
                row -> row.beyondChance() ? 1 : 0);
        columns.number(field("leak", "Leak", Kind.FLAG, "whether mappings are leaked by it"), row -> row.leak() ? 1 : 0);
        columns.text(field("reason", "Suppressed because", Kind.TEXT, "why nobody wants to hear of it; empty when it is not suppressed"),
                row -> {
                    Suppression suppression = row.suppression();
                    return suppression == null ? "" : suppression.reason().isEmpty() ? suppression.suppressed() : suppression.reason();
                });
        return columns;
    }

    private static long known(long ns) {
        return ns == Units.UNKNOWN ? Column.UNKNOWN : ns;
    }

    private static String ranges(PopulationChange row) {
        RangeClass ranges = row.ranges();
        return ranges == null ? "all" : ranges.label(row.entries() ? Adapter.SGT : Adapter.INTERCONNECT_V2);
    }

    private static String interval(PopulationChange row) {
        return Double.isNaN(row.low()) || Double.isNaN(row.high())
                ? ""
                : String.format(Locale.ROOT, "×%.2f and ×%.2f", row.low(), row.high());
    }

    private static String chance(double p) {
        return Double.isNaN(p) ? "" : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private static FilterField field(String name, String title, Kind kind, String description) {
        return new FilterField(name, title, kind, description);
    }
}
