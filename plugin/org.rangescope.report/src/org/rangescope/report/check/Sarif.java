// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.JsonWriter;
import org.rangescope.report.Safe;

/** What came of a check as SARIF 2.1.0, which code hosting sites and editors show as alerts. */
public final class Sarif {

    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String BUDGET = "BUDGET";
    private static final Pattern FRAME = Pattern.compile("(\\S+?)(?:\\+0x([0-9a-f]+))?(?:\\s+\\[([^\\]]+)\\])?");

    private final JsonWriter writer = new JsonWriter();
    private final CheckResult result;
    private final Map<String, Integer> ruleIndex = new HashMap<>();

    private Sarif(CheckResult result) {
        this.result = result;
    }

    /**
     * Writes it.
     *
     * @param result   what came of it
     * @param exitCode that the program ends with
     * @return a document
     */
    public static String of(CheckResult result, int exitCode) {
        return new Sarif(result).document(exitCode);
    }

    private String document(int exitCode) {
        writer.object().name("$schema").value(SCHEMA).name("version").value("2.1.0").name("runs").array().object();
        tool();
        writer.name("invocations").array().object().name("executionSuccessful").value(true).name("exitCode").value(exitCode)
                .name("toolExecutionNotifications").array();
        for (String lost : result.lost()) {
            notification(lost, "warning");
        }
        for (String note : result.notes()) {
            notification(note, "note");
        }
        writer.end().end().end();
        writer.name("artifacts").array().object().name("location").object().name("uri").value(uri(result.name())).end().end().end();
        writer.name("columnKind").value("utf16CodeUnits");
        writer.name("results").array();
        for (CheckResult.Judged each : result.judged()) {
            finding(each);
        }
        for (Budget.Result budget : result.budgets()) {
            budget(budget);
        }
        writer.end();
        writer.name("properties").object().name("outcome").value(Safe.line(result.outcome())).name("verdict")
                .value(Safe.line(result.verdict()))
                .name("summary").value(Safe.line(result.summary())).end();
        return writer.end().end().end().toString();
    }

    private void tool() {
        writer.name("tool").object().name("driver").object().name("name").value("Rangescope");
        String version = Sarif.class.getPackage().getImplementationVersion();
        if (version != null) {
            writer.name("version").value(version);
        }
        writer.name("rules").array();
        for (RuleResult each : result.rules()) {
            ruleIndex.put(each.rule().id(), ruleIndex.size());
            String explanation = each.rule().explanation();
            rule(each.rule().id(), each.rule().title(), explanation.isEmpty() ? each.rule().title() : explanation,
                    level(each.rule().severity()));
        }
        if (!result.budgets().isEmpty()) {
            ruleIndex.put(BUDGET, ruleIndex.size());
            rule(BUDGET, "Map calls take longer than they may", "A budget of this build says how long map calls may take.", "error");
        }
        writer.end().end().end();
    }

    private void rule(String id, String title, String explanation, String level) {
        writer.object().name("id").value(id).name("shortDescription");
        message(title);
        writer.name("fullDescription");
        message(explanation);
        writer.name("defaultConfiguration").object().name("level").value(level).end().end();
    }

    private void message(String sentence) {
        writer.object().name("text").value(Safe.visible(sentence.replace("`", ""))).end();
    }

    private void notification(String sentence, String level) {
        writer.object().name("level").value(level).name("message");
        message(sentence);
        writer.end();
    }

    private static String level(Severity severity) {
        return switch (severity) {
        case ERROR -> "error";
        case WARNING -> "warning";
        case PERF, INFO -> "note";
        };
    }

    private void finding(CheckResult.Judged each) {
        Finding finding = each.finding();
        writer.object().name("ruleId").value(finding.ruleId());
        Integer index = ruleIndex.get(finding.ruleId());
        if (index != null) {
            writer.name("ruleIndex").value(index);
        }
        writer.name("level").value(level(finding.severity())).name("message");
        message(finding.plainSentence() + (finding.evidence().isEmpty() ? "" : "\n- " + String.join("\n- ", finding.evidence())));
        location(finding.callSite());
        writer.name("partialFingerprints").object().name("rangescopeFinding/v1").value(hash(each.identity())).end();
        if (result.criteria().baseline() != Baseline.NONE) {
            writer.name("baselineState").value(each.standing() == CheckResult.Standing.KNOWN ? "unchanged" : "new");
        }
        if (each.standing() == CheckResult.Standing.SUPPRESSED) {
            writer.name("suppressions").array().object().name("kind").value("external").name("justification")
                    .value(Safe.line(each.reason()))
                    .end().end();
        }
        if (!each.stack().isEmpty()) {
            stack(each.stack());
        }
        writer.name("properties").object().name("standing").value(each.standing().words()).name("confidence")
                .value(CheckText.name(finding.verdict())).name("leak").value(finding.leak()).name("mappings").value(finding.mappingCount())
                .name("bytes").value(finding.bytes()).end();
        writer.end();
    }

    private void budget(Budget.Result budget) {
        boolean failed = result.failedBudgets().contains(budget);
        writer.object().name("ruleId").value(BUDGET).name("ruleIndex").value(ruleIndex.getOrDefault(BUDGET, 0)).name("kind")
                .value(failed ? "fail" : "pass").name("level").value(failed ? "error" : "none").name("message");
        message(budget.budget() + ": " + budget.sentence());
        location("");
        writer.end();
    }

    /** The recording, and in it the function; the line of its source is not known. */
    private void location(String callSite) {
        writer.name("locations").array().object().name("physicalLocation").object().name("artifactLocation").object().name("uri")
                .value(uri(result.name())).name("index").value(0).end().end();
        logical(callSite);
        writer.end().end();
    }

    private void logical(String frame) {
        Matcher matcher = FRAME.matcher(frame);
        if (!frame.isEmpty() && matcher.matches()) {
            String function = Safe.line(String.valueOf(matcher.group(1)));
            String module = matcher.group(3);
            writer.name("logicalLocations").array().object().name("name").value(function).name("fullyQualifiedName")
                    .value((module == null ? "vmlinux" : Safe.line(module)) + "!" + function).name("kind").value("function").end().end();
        }
    }

    private void stack(List<String> frames) {
        writer.name("stacks").array().object().name("frames").array();
        for (String frame : frames) {
            Matcher matcher = FRAME.matcher(frame);
            String module = matcher.matches() ? matcher.group(3) : null;
            writer.object().name("location").object().name("message");
            message(frame);
            logical(frame);
            writer.end();
            module(module);
            writer.end();
        }
        writer.end().end().end();
    }

    private void module(@Nullable String module) {
        if (module != null) {
            writer.name("module").value(Safe.line(module));
        }
    }

    /** A relative reference; a blank or a colon would make it something else. */
    private static String uri(String name) {
        StringBuilder uri = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append(String.format(java.util.Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return uri.toString();
    }

    private static String hash(String identity) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
