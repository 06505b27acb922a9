// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.SourceLine;
import org.rangescope.core.symbol.SourceLocation;

/** A finding as plain text for a bug tracker or a mailing list: in lines of the kernel's width where it can be, without the name of the machine. */
final class BugReport {

    private static final int WIDTH = 75;

    private final StringBuilder text = new StringBuilder();

    private BugReport() {}

    /**
     * Writes one.
     *
     * @param recording under the session's lock
     * @param lines     of its stack, as far as they are known
     */
    static String of(Recording recording, Findings findings, Finding finding, Map<Symbol, SourceLocation> lines) {
        BugReport report = new BugReport();
        report.paragraph("", finding.plainSentence()); //$NON-NLS-1$
        report.text.append('\n');
        report.line("Rule:      " + finding.ruleId() + ", " + finding.verdict().name().toLowerCase(java.util.Locale.ROOT) + ": "
                + finding.certainty());
        report.line("Kernel:    Linux " + recording.header().kernelRelease() + " " + recording.header().architecture());
        report.line("Recording: " + recording.name() + ", "
                + findings.summaryLine().replace(" on " + recording.header().hostname(), ""));
        report.list("Evidence", finding.evidence());
        if (finding.stack() != 0) {
            report.line("");
            report.line("Call trace, innermost first:");
            for (Symbol symbol : recording.dictionaries().stack(finding.stack())) {
                report.frame(symbol, lines.get(symbol));
            }
        }
        if (!finding.explanation().isEmpty()) {
            report.line("");
            report.line("Why it matters:");
            report.paragraph("  ", finding.explanation());
        }
        report.list("To check", finding.checks());
        report.list("Related", findings.ofTheSameCause(finding.number()).stream()
                .map(other -> other.ruleId() + ": " + other.plainSentence()).toList());
        return report.text.toString();
    }

    private void frame(Symbol symbol, SourceLocation location) {
        if (location == null || !location.isKnown()) {
            line("  " + symbol);
            return;
        }
        List<SourceLine> of = location.lines();
        for (int i = 0; i < of.size(); i++) {
            boolean last = i == of.size() - 1;
            line("  " + (last ? symbol.toString() : of.get(i).function() + " (inlined)") + " at " + of.get(i));
        }
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("");
            line(title + ":");
            sentences.forEach(sentence -> paragraph("  - ", sentence));
        }
    }

    private void line(String words) {
        text.append(words.replace("`", "")).append('\n');
    }

    /** Breaks between words; what is indented goes on below its own beginning. */
    private void paragraph(String begin, String sentence) {
        StringBuilder line = new StringBuilder(begin);
        boolean empty = true;
        for (String word : sentence.replace("`", "").split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(begin.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line).append('\n');
    }
}
