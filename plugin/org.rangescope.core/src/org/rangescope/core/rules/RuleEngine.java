// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.RuleResult.Status;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.Services;

/** Applies every rule to a recording. Stateless but for the list of rules. */
public final class RuleEngine {

    private static final int RELATED_LISTED = 4;

    /** Swallowed unmaps tell more than the detach that follows, so they have the first word on a leak. */
    private static final List<String> FIRST = List.of("RS03", "RS04", "RS01", "RS02");

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity).thenComparing(finding -> !finding.leak())
            .thenComparing(Finding::verdict).thenComparing(Comparator.comparingLong(Finding::bytes).reversed())
            .thenComparingLong(Finding::firstNs)
            .thenComparing(Finding::ruleId).thenComparing(Finding::sentence);

    private final List<Rule> rules;
    private final RuleSettings settings;
    private final List<String> problems;

    /** With all rules that the ServiceLoader finds beside this class, as they want to be set. */
    public RuleEngine() {
        this(RuleSettings.DEFAULTS);
    }

    /**
     * With all rules that the ServiceLoader finds beside this class.
     *
     * @param settings of their parameters
     */
    public RuleEngine(RuleSettings settings) {
        this(new ArrayList<>(), List.of(), settings);
    }

    /**
     * With chosen rules.
     *
     * @param rules in any order
     */
    public RuleEngine(List<Rule> rules) {
        this(rules, RuleSettings.DEFAULTS);
    }

    /**
     * With chosen rules and settings.
     *
     * @param rules    in any order
     * @param settings of their parameters
     */
    public RuleEngine(List<Rule> rules, RuleSettings settings) {
        this.settings = settings;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        problems = List.of();
    }

    /**
     * All rules that there are.
     *
     * @return those that the ServiceLoader finds beside this class, in the order of their ids
     */
    public static List<Rule> installed() {
        return new RuleEngine().rules();
    }

    private RuleEngine(List<String> broken, List<ClassLoader> more, RuleSettings settings) {
        this.settings = settings;
        rules = unique(Services.load(Rule.class, more, broken), broken);
        problems = List.copyOf(broken);
    }

    /**
     * With our own rules and those of others.
     *
     * @param more class loaders of the jars or bundles that have rules, named in {@code META-INF/services}
     * @return an engine with all of them; {@link #problems} says which could not be taken in
     */
    public static RuleEngine with(List<ClassLoader> more) {
        return with(more, RuleSettings.DEFAULTS);
    }

    /**
     * With our own rules and those of others.
     *
     * @param more     class loaders of the jars or bundles that have rules, named in {@code META-INF/services}
     * @param settings of all their parameters
     * @return an engine with all of them; {@link #problems} says which could not be taken in
     */
    public static RuleEngine with(List<ClassLoader> more, RuleSettings settings) {
        return new RuleEngine(new ArrayList<>(), more, settings);
    }

    /** Findings are told apart by the rule's id, so the second rule of an id, and one that cannot say its own, are left out. */
    private static List<Rule> unique(List<Rule> found, List<String> broken) {
        Map<String, Rule> byId = new TreeMap<>();
        for (Rule rule : found) {
            try {
                Rule first = byId.putIfAbsent(rule.id(), rule);
                if (first != null) {
                    broken.add("Rule " + rule.getClass().getName() + " is left out: " + first.getClass().getName() + " has the id "
                            + rule.id() + " already.");
                }
            } catch (RuntimeException | LinkageError e) {
                broken.add("Rule " + rule.getClass().getName() + " is left out: it does not say its id: " + e);
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * Which rules could not be taken in.
     *
     * @return one sentence each; empty when all is well
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * The rules.
     *
     * @return in the order of their ids
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Judges a recording; call it under the session's lock.
     *
     * @param recording what was captured
     * @return what all rules have to say
     */
    public Findings evaluate(Recording recording) {
        RuleContext context = new RuleContext(recording, settings);
        Map<String, String> missing = new HashMap<>();
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        List<Finding> all = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Rule rule : rules.stream().sorted(Comparator.comparingInt(RuleEngine::turn)).toList()) {
            String reason = Hooks.missing(recording, rule);
            if (reason.isEmpty()) {
                try {
                    all.addAll(rule.evaluate(context));
                } catch (RuntimeException | StackOverflowError | LinkageError e) {
                    // rules come from others too; one that fails must not silence the rest
                    reason = "the rule itself failed: " + e;
                    failed.add(rule.id());
                }
            }
            missing.put(rule.id(), reason);
        }
        all.sort(ORDER);
        List<Finding> numbered = related(all).stream().map(finding -> named(recording, finding)).toList();
        for (Finding finding : numbered) {
            byRule.computeIfAbsent(finding.ruleId(), id -> new ArrayList<>()).add(finding);
        }
        List<RuleResult> results = new ArrayList<>();
        for (Rule rule : rules) {
            results.add(result(rule, missing.getOrDefault(rule.id(), ""), byRule.getOrDefault(rule.id(), List.of()), context));
        }
        return new Findings(numbered, Suspects.of(numbered), results, Lines.facts(recording, context.health(), numbered, failed),
                Lines.summary(recording, context.health()), Suppressions.NONE);
    }

    /** Adds the names of exporters and importers, as far as rows say them. */
    private static Finding named(Recording recording, Finding finding) {
        Set<Integer> devices = new LinkedHashSet<>();
        Set<Integer> exporters = new LinkedHashSet<>();
        for (int mapping : finding.mappings()) {
            int device = recording.mappings().device(mapping);
            int attachment = recording.mappings().attachment(mapping);
            devices.add(device != 0 || attachment < 0 ? device : recording.attachments().device(attachment));
            int buffer = recording.mappings().buffer(mapping);
            exporters.add(buffer < 0 ? 0 : recording.buffers().exporter(buffer));
        }
        if (finding.mappings().length == 0) {
            for (int attachment : finding.attachments()) {
                devices.add(recording.attachments().device(attachment));
                int buffer = recording.attachments().buffer(attachment);
                exporters.add(buffer < 0 ? 0 : recording.buffers().exporter(buffer));
            }
        }
        return finding.of(exporters.stream().map(recording.dictionaries()::string)
                .map(name -> name.isEmpty() ? "unknown exporter" : name).distinct().toList(),
                devices.stream().map(device -> recording.dictionaries().device(device).name()).distinct().toList());
    }

    /** Rules about leaks in their order, then the others, and what nobody has explained last. */
    private static int turn(Rule rule) {
        int first = FIRST.indexOf(rule.id());
        return first >= 0 ? first : "RS27".equals(rule.id()) ? Integer.MAX_VALUE : FIRST.size();
    }

    private static RuleResult result(Rule rule, String missing, List<Finding> findings, RuleContext context) {
        if (!missing.isEmpty()) {
            return new RuleResult(rule, Status.NOT_APPLICABLE, missing, findings);
        }
        Health health = context.health();
        if (!health.isWhole()) {
            return new RuleResult(rule, Status.EVIDENCE_LOST, Lines.lost(health) + ": there may be more than was found", findings);
        }
        String partly = rule.evidence().stream().map(each -> each.partly(context.recording())).filter(words -> !words.isEmpty())
                .findFirst().orElse("");
        return new RuleResult(rule, partly.isEmpty() ? Status.APPLIED : Status.EVIDENCE_LOST, partly, findings);
    }

    /** Numbers the findings, and names to each the others on the same attachment. */
    private static List<Finding> related(List<Finding> findings) {
        Map<Integer, List<Integer>> byAttachment = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            for (int attachment : findings.get(i).attachments()) {
                byAttachment.computeIfAbsent(attachment, row -> new ArrayList<>()).add(i);
            }
        }
        List<Finding> numbered = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Set<Integer> others = new LinkedHashSet<>();
            for (int attachment : finding.attachments()) {
                for (int other : byAttachment.getOrDefault(attachment, List.of())) {
                    if (other != i && others.size() < RELATED_LISTED) {
                        others.add(other);
                    }
                }
                if (others.size() == RELATED_LISTED) {
                    break;
                }
            }
            List<String> related = new ArrayList<>(finding.related());
            for (int other : others) {
                related.add("Finding " + (other + 1) + " (" + findings.get(other).ruleId() + ") is about the same attachment.");
            }
            numbered.add(finding.numbered(i + 1).related(related));
        }
        return numbered;
    }
}
