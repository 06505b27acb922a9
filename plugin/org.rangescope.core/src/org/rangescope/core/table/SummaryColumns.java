// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.List;
import java.util.Locale;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.util.Units;

/** Tables of what is known in sum. */
public final class SummaryColumns {

    private SummaryColumns() {}

    /**
     * Attachments.
     *
     * @param rows one summary each
     * @return a table of them
     */
    public static ListColumns<AttachmentSummary> attachments(List<AttachmentSummary> rows) {
        ListColumns<AttachmentSummary> columns = new ListColumns<>(rows);
        columns.text(field("importer", "Importer", Kind.TEXT, "device of the importer"), AttachmentSummary::device);
        columns.text(field("exporter", "Exporter", Kind.TEXT, "name of the exporter"), AttachmentSummary::exporter);
        columns.number(field("inode", "Inode", Kind.ID, "inode of the buffer"), AttachmentSummary::inode);
        columns.text(field("interconnect", "Interconnect", Kind.TEXT, "the interconnect, or sg-table"), AttachmentSummary::interconnect);
        columns.number(field("maps", "Maps", Kind.NUMBER, "map calls"), AttachmentSummary::maps);
        columns.number(field("live", "Live", Kind.NUMBER, "mappings that are not unmapped so far"), AttachmentSummary::live);
        columns.number(field("leaked", "Leaked", Kind.NUMBER, "mappings that cannot be unmapped any more"), AttachmentSummary::leaked);
        columns.number(field("exposed", "Exposed", Kind.BYTES, "what live and leaked mappings expose"), AttachmentSummary::exposedBytes);
        columns.number(field("p50", "p50", Kind.DURATION, "half of the map calls took no longer"), row -> time(row, row.p50Ns()));
        columns.number(field("p99", "p99", Kind.DURATION, "of a hundred map calls one took longer"), row -> time(row, row.p99Ns()));
        columns.number(field("max", "Max", Kind.DURATION, "the slowest map call"), row -> time(row, row.maxNs()));
        columns.number(field("failed", "Failed", Kind.NUMBER, "map calls that were refused"), AttachmentSummary::failed);
        columns.number(field("fallback", "Fell back", Kind.FLAG, "whether it was mapped as sg-table after the interconnect was refused"),
                row -> row.fellBackToSgt() ? 1 : 0);
        columns.text(field("interface", "Interface", Kind.TEXT, "interfaces by which it was mapped"), AttachmentSummary::adapters);
        columns.number(field("attachment", "Attachment", Kind.ID, "number of the attachment in this recording"),
                AttachmentSummary::attachment);
        return columns;
    }

    private static long time(AttachmentSummary row, long ns) {
        return row.maps() == 0 || ns == Units.UNKNOWN ? Column.UNKNOWN : ns;
    }

    private static FilterField field(String name, String title, Kind kind, String description) {
        return new FilterField(name, title, kind, description);
    }

    /**
     * Findings.
     *
     * @param rows in the order of their numbers
     * @return a table of them
     */
    public static ListColumns<Finding> findings(List<Finding> rows) {
        ListColumns<Finding> columns = new ListColumns<>(rows);
        columns.number(field("number", "#", Kind.ID, "number of the finding"), Finding::number);
        columns.number(FilterField.choice("severity", "Severity", "how bad it is",
                List.of(Severity.values()).stream().map(value -> value.name().toLowerCase(Locale.ROOT)).toList()),
                row -> row.severity().ordinal());
        columns.text(field("finding", "Finding", Kind.TEXT, "what was found"), Finding::plainSentence);
        columns.text(field("rule", "Rule", Kind.TEXT, "the rule that found it"), Finding::ruleId);
        columns.number(FilterField.choice("verdict", "Verdict", "how sure it is",
                List.of(Verdict.values()).stream().map(value -> value.name().toLowerCase(Locale.ROOT)).toList()),
                row -> row.verdict().ordinal());
        columns.number(field("exposed", "Exposed", Kind.BYTES, "what it leaves exposed"),
                row -> row.bytes() <= 0 ? Column.UNKNOWN : row.bytes());
        columns.number(field("mappings", "Mappings", Kind.NUMBER, "mappings that it is about"), Finding::mappingCount);
        columns.text(field("site", "Call site", Kind.TEXT, "function of the driver"), Finding::callSite);
        return columns;
    }
}
