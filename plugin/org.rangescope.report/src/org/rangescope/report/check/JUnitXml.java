// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.rules.RuleResult;
import org.rangescope.report.Safe;

/** What came of a check as JUnit XML, which nearly every build server shows: a test for each rule and budget. */
public final class JUnitXml {

    private static final String CLASS = "rangescope.";

    private record Case(String name, String classname, String kind, String message, String text) {}

    private JUnitXml() {}

    /**
     * Writes it.
     *
     * @param result what came of it
     * @return a document
     */
    public static String of(CheckResult result) {
        List<Case> cases = cases(result);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        xml.append("<testsuite package=\"rangescope\" id=\"0\" name=\"").append(escaped(Safe.line(result.name()))).append("\" timestamp=\"")
                .append(result.start()).append("\" hostname=\"")
                .append(escaped(result.host().isBlank() ? "localhost" : Safe.line(result.host())))
                .append("\" tests=\"").append(cases.size()).append("\" failures=\"").append(count(cases, "failure"))
                .append("\" errors=\"0\" skipped=\"").append(count(cases, "skipped")).append("\" time=\"0\">\n<properties>\n");
        property(xml, "outcome", result.outcome());
        property(xml, "verdict", result.verdict());
        property(xml, "summary", result.summary());
        xml.append("</properties>\n");
        for (Case each : cases) {
            xml.append("<testcase name=\"").append(escaped(Safe.line(each.name()))).append("\" classname=\"").append(each.classname())
                    .append("\" time=\"0\"");
            if (each.kind().isEmpty()) {
                xml.append("/>\n");
            } else {
                xml.append("><").append(each.kind()).append(" message=\"").append(escaped(Safe.line(each.message()))).append('"')
                        .append("failure".equals(each.kind()) ? " type=\"" + each.classname() + "\"" : "").append('>')
                        .append(escaped(Safe.visible(each.text()))).append("</").append(each.kind()).append("></testcase>\n");
            }
        }
        xml.append("<system-out>").append(escaped(CheckText.of(result))).append("</system-out>\n<system-err>")
                .append(escaped(Safe.visible(String.join("\n", result.lost())))).append("</system-err>\n");
        return xml.append("</testsuite>\n</testsuites>\n").toString();
    }

    private static List<Case> cases(CheckResult result) {
        List<Case> cases = new ArrayList<>();
        for (RuleResult rule : result.rules()) {
            String id = rule.rule().id();
            String name = id + " " + rule.rule().title();
            String classname = CLASS + id;
            List<CheckResult.Judged> failing = result.of(CheckResult.Standing.FAILS).stream()
                    .filter(each -> each.finding().ruleId().equals(id)).toList();
            if (!failing.isEmpty()) {
                StringBuilder text = new StringBuilder();
                for (CheckResult.Judged each : failing) {
                    text.append(each.finding().plainSentence()).append('\n');
                    each.finding().evidence().forEach(sentence -> text.append("  - ").append(sentence.replace("`", "")).append('\n'));
                    each.stack().forEach(frame -> text.append("    ").append(frame).append('\n'));
                }
                cases.add(new Case(name, classname, "failure", failing.get(0).finding().plainSentence()
                        + (failing.size() > 1 ? " (and " + (failing.size() - 1) + " more)" : ""), text.toString()));
            } else if (rule.status() == RuleResult.Status.NOT_APPLICABLE) {
                cases.add(new Case(name, classname, "skipped", rule.why().replace("`", ""), ""));
            } else {
                cases.add(new Case(name, classname, "", "", ""));
            }
        }
        for (Budget.Result budget : result.budgets()) {
            boolean failed = result.failedBudgets().contains(budget);
            cases.add(new Case(budget.budget().toString() + (budget.budget().name().contains("*") ? " " + budget.group() : ""),
                    CLASS + "budget",
                    failed ? "failure" : "", failed ? budget.sentence() : "", failed ? budget.sentence() : ""));
        }
        if (result.criteria().lost()) {
            cases.add(new Case("no evidence was lost", CLASS + "evidence", result.lost().isEmpty() ? "" : "failure",
                    result.lost().isEmpty() ? "" : result.lost().get(0), String.join("\n", result.lost())));
        }
        return cases;
    }

    private static long count(List<Case> cases, String kind) {
        return cases.stream().filter(each -> each.kind().equals(kind)).count();
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("<property name=\"").append(name).append("\" value=\"").append(escaped(Safe.line(value))).append("\"/>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
