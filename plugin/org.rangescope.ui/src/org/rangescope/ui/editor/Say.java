// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Losses;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
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
        case ERROR -> Messages.severityError;
        case WARNING -> Messages.severityWarning;
        case PERF -> Messages.severityPerf;
        case INFO -> Messages.severityInfo;
        };
    }

    /** A verdict in a word. */
    public static String word(Verdict verdict) {
        return verdict == Verdict.DEFINITE ? Messages.definite : Messages.suspected;
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
        add(parts, losses.ring(), Messages.lostRing);
        add(parts, losses.table(), Messages.lostTable);
        add(parts, losses.missed(), Messages.lostMissed);
        add(parts, losses.output(), Messages.lostOutput);
        return String.join(", ", parts);
    }

    /** What is missing beside stretches that are damaged, in a sentence: "1,204 events were lost (because …). 2 packets are missing."; empty when nothing is. */
    public static String missing(Health health) {
        List<String> sentences = new ArrayList<>();
        long lost = health.lost();
        if (lost > 0) {
            String why = losses(health.losses());
            sentences.add(why.isEmpty()
                    ? NLS.bind(lost == 1 ? Messages.oneLost : Messages.manyLost, Units.count(lost))
                    : NLS.bind(lost == 1 ? Messages.oneLostWhy : Messages.manyLostWhy, Units.count(lost), why));
        }
        long packets = health.packetsMissing();
        if (packets > 0) {
            sentences.add(NLS.bind(packets == 1 ? Messages.onePacketMissing : Messages.manyPacketsMissing, Units.count(packets)));
        }
        return String.join(" ", sentences);
    }

    /** What was left out because the probe was told to: "only --pid 214 (1,204 calls left out), ranges of 12 maps"; empty when nothing was. */
    public static String choices(CaptureHeader header, Health health) {
        List<String> parts = new ArrayList<>();
        if (header.isFiltered()) {
            long calls = health.choices().filtered();
            parts.add(NLS.bind(calls == 1 ? Messages.onlyOneLeftOut : Messages.onlyManyLeftOut, header.filters(), Units.count(calls)));
        }
        long maps = health.choices().sampled();
        if (maps > 0) {
            parts.add(NLS.bind(maps == 1 ? Messages.rangesOfOne : Messages.rangesOfMany, Units.count(maps)));
        }
        if ("none".equals(header.stacks())) {
            parts.add(Messages.stacks);
        }
        return String.join(", ", parts);
    }

    /** Rules that could not say all, by the reason: "RS03, RS04 (this kernel has no dma-buf interconnects)". */
    public static List<String> byReason(List<RuleResult> results) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (RuleResult result : results) {
            rules.computeIfAbsent(result.why().replace("`", ""), why -> new ArrayList<>()).add(result.rule().id());
        }
        return rules.entrySet().stream().map(entry -> NLS.bind(Messages.rulesWhy, String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }

    /** Half a sentence as a whole one. */
    public static String sentence(String half) {
        return half.isEmpty() ? "" : NLS.bind(Messages.fullStop, Character.toUpperCase(half.charAt(0)) + half.substring(1));
    }

    /** What is suppressed, and which lines of its files suppress nothing, as sentences after others; empty when there is nothing to say. */
    static String suppressions(Findings findings) {
        StringBuilder words = new StringBuilder();
        int suppressed = findings.suppressed().size();
        if (suppressed > 0) {
            words.append('\n')
                    .append(NLS.bind(suppressed == 1 ? Messages.oneSuppressedLast : Messages.manySuppressedLast, Units.count(suppressed)));
        }
        findings.suppressionProblems().forEach(problem -> words.append('\n').append(NLS.bind(Messages.fullStop, problem)));
        return words.toString();
    }

    private static void add(List<String> parts, long count, String why) {
        if (count > 0) {
            parts.add(NLS.bind(why, Units.count(count)));
        }
    }
}
