// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.rangescope.core.analysis.Losses;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.ui.theme.Palette.Tone;

/** Words, tones and icons that pages and views have in common. */
@NonNullByDefault
public final class Say {

    private Say() {}

    /** The tone of a severity. */
    public static Tone tone(Severity severity) {
        return switch (severity) {
        case ERROR -> Tone.ERROR;
        case WARNING -> Tone.WARNING;
        case PERF -> Tone.PERF;
        case INFO -> Tone.INFO;
        };
    }

    /** Name of the icon of a severity. */
    public static String icon(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** A severity in a word. */
    public static String word(Severity severity) {
        return switch (severity) {
        case ERROR -> "Error";
        case WARNING -> "Warning";
        case PERF -> "Performance";
        case INFO -> "Info";
        };
    }

    /** A verdict in a word. */
    public static String word(Verdict verdict) {
        return verdict == Verdict.DEFINITE ? "definite" : "suspected";
    }

    /** What mappings are grouped by, as it stands on a button. */
    public static String word(GroupBy by) {
        return by.label().toLowerCase(Locale.ROOT);
    }

    /** How sure a finding is, after its rule: "RS01 · certain: no events lost in the window". */
    public static String foot(Finding finding) {
        return finding.ruleId() + " · " + finding.certainty();
    }

    /** Which losses there were: "1,200 ring buffer full, 4 missed returns". */
    public static String losses(Losses losses) {
        List<String> parts = new ArrayList<>();
        add(parts, losses.ring(), "because the ring buffer was full");
        add(parts, losses.table(), "because a table in the kernel was full");
        add(parts, losses.missed(), "because a call or its return could not be observed");
        add(parts, losses.output(), "because the output was too slow");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String why) {
        if (count > 0) {
            parts.add(Units.count(count) + " " + why);
        }
    }
}
