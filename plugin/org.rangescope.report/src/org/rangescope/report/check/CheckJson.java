// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.report.JsonWriter;

/** What came of a check, for a program. Its schema is {@code check.schema.json} beside this class. */
public final class CheckJson {

    /** Increased when a member changes its meaning or goes; new members do not increase it. */
    public static final int VERSION = 1;

    private CheckJson() {}

    /**
     * The schema of what {@link #of} writes, JSON Schema draft 2020-12.
     *
     * @return its text
     */
    public static String schema() {
        try (InputStream in = CheckJson.class.getResourceAsStream("check.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("check.schema.json is missing in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes it.
     *
     * @param result what came of it
     * @return a document
     */
    public static String of(CheckResult result) {
        JsonWriter writer = new JsonWriter().object();
        writer.name("version").value(VERSION);
        writer.name("file").value(result.name());
        writer.name("passed").value(result.isPassed());
        writer.name("outcome").value(result.outcome());
        writer.name("verdict").value(result.verdict());
        writer.name("summary").value(result.summary());
        writer.name("startNs").known(result.startNs());
        writer.name("criteria").object().name("failOn").value(CheckText.name(result.criteria().severity())).name("confidence")
                .value(CheckText.name(result.criteria().confidence())).name("rules")
                .values(result.criteria().rules().stream().sorted().toList()).name("failOnLost").value(result.criteria().lost()).end();
        writer.name("evidenceLost").values(result.lost());
        writer.name("findings").array();
        result.judged().forEach(each -> finding(writer, each));
        writer.end();
        writer.name("budgets").array();
        for (Budget.Result budget : result.budgets()) {
            writer.object().name("budget").value(budget.budget().toString()).name("measure").value(budget.budget().measure().words())
                    .name("group").value(budget.group()).name("limitNs").value(budget.budget().ns()).name("calls").value(budget.calls())
                    .name("actualNs").known(budget.actualNs()).name("failed").value(result.failedBudgets().contains(budget))
                    .name("sentence").value(budget.sentence()).end();
        }
        writer.end();
        writer.name("rules").array();
        for (RuleResult rule : result.rules()) {
            writer.object().name("rule").value(rule.rule().id()).name("title").value(rule.rule().title()).name("status")
                    .value(CheckText.name(rule.status())).name("why").value(rule.why().replace("`", "")).end();
        }
        writer.end();
        writer.name("notes").values(result.notes());
        return writer.end().toString();
    }

    private static void finding(JsonWriter writer, CheckResult.Judged each) {
        Finding finding = each.finding();
        writer.object().name("number").value(finding.number()).name("standing").value(each.standing().words()).name("reason")
                .value(each.reason()).name("rule").value(finding.ruleId()).name("severity").value(CheckText.name(finding.severity()))
                .name("confidence").value(CheckText.name(finding.verdict())).name("leak").value(finding.leak()).name("sentence")
                .value(finding.plainSentence()).name("evidence").values(finding.evidence().stream().map(s -> s.replace("`", "")).toList())
                .name("certainty").value(finding.certainty().replace("`", "")).name("identity").value(each.identity()).name("callSite")
                .value(finding.callSite()).name("exporters").values(finding.exporters()).name("devices").values(finding.devices())
                .name("stack").values(each.stack()).name("mappings").array();
        each.serials().forEach(writer::value);
        writer.end().name("mappingCount").value(finding.mappingCount()).name("bytes").value(finding.bytes()).name("firstNs")
                .known(finding.firstNs()).name("lastNs").known(finding.lastNs()).end();
    }
}
