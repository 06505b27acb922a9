// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.core.filter.TooComplexException;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.table.ListColumns;
import org.rangescope.core.table.SummaryColumns;
import org.rangescope.core.util.Units;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.Say;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette;
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
     * @param context of what is shown now; may give null while nothing is
     */
    public static DataTable<Finding> create(Composite parent, int style, boolean wide, Supplier<PageContext> context) {
        DataTable<Finding> table = new DataTable<>(parent, style);
        Icons icons = new Icons(table);
        table.column(Spec.<Finding>of("#", finding -> String.valueOf(finding.number())).chars(4)
                .image(finding -> finding.isSuppressed()
                        ? icons.muted(Say.icon(finding.severity()))
                        : icons.get(Say.icon(finding.severity()))));
        table.column(Spec.<Finding>of(Messages.finding, FindingsTable::words).chars(wide ? 40 : 24).stretch(1).exact(FindingsTable::words)
                .tone(FindingsTable::tone));
        table.column(Spec.<Finding>of(Messages.rule, Finding::ruleId).chars(5).tone(FindingsTable::tone));
        if (wide) {
            table.column(Spec.<Finding>of(Messages.verdict, finding -> Say.word(finding.verdict())).chars(9).exact(Finding::certainty));
            table.column(Spec.<Finding>of(Messages.exposed, finding -> finding.bytes() <= 0 ? "" : Units.bytes(finding.bytes())).chars(9)
                    .number(Finding::bytes)
                    .exact(finding -> Units.exactBytes(finding.bytes())));
            table.column(Spec.<Finding>of(Messages.callSite, Finding::callSite).chars(28).exact(Finding::callSite));
        }
        table.column(Spec.<Finding>of(Messages.note, finding -> note(context.get(), finding).replace('\n', ' ')).chars(wide ? 18 : 4)
                .exact(finding -> note(context.get(), finding)));
        SessionActions.addTo(table.table().getMenu(), context);
        return table.remember(wide ? "findings" : "findings-narrow");
    }

    /** What is suppressed says so, and is grey besides. */
    private static String words(Finding finding) {
        return finding.isSuppressed() ? NLS.bind(Messages.suppressed, finding.plainSentence()) : finding.plainSentence();
    }

    private static Palette.Tone tone(Finding finding) {
        return finding.isSuppressed() ? Palette.Tone.INFO : null;
    }

    private static String note(PageContext context, Finding finding) {
        return context == null ? "" : context.note(finding);
    }

    /** A field above such a table that shows only findings that fit; {@code changed} is called when others do. */
    public static FilterRow filter(Composite parent, Runnable changed) {
        FilterRow row = new FilterRow(parent, Messages.findingsHint);
        row.setFields(SummaryColumns.findings(List.of()).fields());
        row.onChange(filter -> changed.run());
        return row;
    }

    /** The findings that a filter lets through, those that are suppressed last. */
    public static List<Finding> fitting(FilterRow row, List<Finding> all) {
        List<Finding> findings = new ArrayList<>(all);
        findings.sort(Comparator.comparing(Finding::isSuppressed));
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
