// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.rangescope.core.filter.TooComplexException;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.table.ListColumns;
import org.rangescope.core.table.SummaryColumns;
import org.rangescope.core.util.Units;
import org.rangescope.ui.editor.Say;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.DataTable.Spec;

/** The table of findings, as the editor's page and the Findings view show it. */
public final class FindingsTable {

    private FindingsTable() {}

    /**
     * Makes one.
     *
     * @param parent as always
     * @param style of the table
     * @param wide whether there is room for more than the sentence
     */
    public static DataTable<Finding> create(Composite parent, int style, boolean wide) {
        DataTable<Finding> table = new DataTable<>(parent, style);
        Icons icons = new Icons(table);
        table.column(Spec.<Finding>of("#", finding -> String.valueOf(finding.number())).chars(4)
                .image(finding -> icons.get(Say.icon(finding.severity()))));
        table.column(Spec.<Finding>of("Finding", Finding::plainSentence).chars(wide ? 40 : 24).stretch(1).exact(Finding::plainSentence));
        table.column(Spec.<Finding>of("Rule", Finding::ruleId).chars(5));
        if (wide) {
            table.column(Spec.<Finding>of("Verdict", finding -> Say.word(finding.verdict())).chars(9).exact(Finding::certainty));
            table.column(Spec.<Finding>of("Exposed", finding -> finding.bytes() <= 0 ? "" : Units.bytes(finding.bytes())).chars(9)
                    .number(Finding::bytes)
                    .exact(finding -> Units.exactBytes(finding.bytes())));
            table.column(Spec.<Finding>of("Call site", Finding::callSite).chars(28).exact(Finding::callSite));
        }
        return table.remember(wide ? "findings" : "findings-narrow");
    }

    /** A field above such a table that shows only findings that fit; {@code changed} is called when others do. */
    public static FilterRow filter(Composite parent, Runnable changed) {
        FilterRow row = new FilterRow(parent, "text, or severity == error && exposed > 1MiB");
        row.setFields(SummaryColumns.findings(List.of()).fields());
        row.onChange(filter -> changed.run());
        return row;
    }

    /** The findings that a filter lets through. */
    public static List<Finding> fitting(FilterRow row, List<Finding> findings) {
        if (row.filter().isAll()) {
            return findings;
        }
        ListColumns<Finding> columns = SummaryColumns.findings(findings);
        List<Finding> fitting = new ArrayList<>();
        try {
            row.filter().on(columns).visit(0, columns.size(), index -> fitting.add(columns.get(index)));
        } catch (TooComplexException e) {
            row.setProblem(String.valueOf(e.getMessage()));
        }
        return fitting;
    }
}
