// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts findings together that have one cause. */
final class Suspects {

    private static final int LINKS = 4;
    private static final Set<String> OF_TIME = Set.of("RS21", "RS22", "RS23", "RS25");
    /** What comes of one mistake when it happens on one attachment, though to other mappings. */
    private static final Set<Set<String>> CHAINS = Set.of(Set.of("RS03", "RS05"), Set.of("RS03", "RS06"), Set.of("RS05", "RS06"),
            Set.of("RS05", "RS12"), Set.of("RS04", "RS05"), Set.of("RS26", "RS01"), Set.of("RS26", "RS02"), Set.of("RS26", "RS03"),
            Set.of("RS26", "RS04"), Set.of("RS26", "RS27"), Set.of("RS07", "RS08"), Set.of("RS09", "RS10"));

    private final List<Finding> findings;
    private final int[] parents;
    private final Map<Integer, Map<Integer, String>> links = new HashMap<>();

    private Suspects(List<Finding> findings) {
        this.findings = findings;
        parents = new int[findings.size()];
        Arrays.setAll(parents, i -> i);
    }

    /** Findings in their order, numbered. */
    static List<Suspect> of(List<Finding> findings) {
        return new Suspects(findings).suspects();
    }

    private int root(int finding) {
        int root = finding;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    private void link(int one, int other, String reason) {
        links.computeIfAbsent(one, i -> new LinkedHashMap<>()).putIfAbsent(other, reason);
        links.computeIfAbsent(other, i -> new LinkedHashMap<>()).putIfAbsent(one, reason);
    }

    private boolean isOfTime(int finding) {
        return OF_TIME.contains(findings.get(finding).ruleId());
    }

    private List<Suspect> suspects() {
        sameMappings();
        sameAttachments();
        sameCallSite();
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < findings.size(); i++) {
            groups.computeIfAbsent(root(i), root -> new ArrayList<>()).add(i);
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        groups.keySet().forEach(root -> numbers.put(root, numbers.size() + 1));
        List<Suspect> suspects = new ArrayList<>();
        groups.forEach((root, members) -> {
            Map<Integer, String> others = new TreeMap<>();
            for (int member : members) {
                links.getOrDefault(member, Map.of()).forEach((other, reason) -> {
                    int number = numbers.getOrDefault(root(other), 0);
                    if (root(other) != root && others.size() < LINKS) {
                        others.putIfAbsent(number, reason);
                    }
                });
            }
            suspects.add(new Suspect(suspects.size() + 1, findings.get(root).number(),
                    members.subList(1, members.size()).stream().map(i -> findings.get(i).number()).toList(), sentence(members),
                    others.entrySet().stream().map(e -> new Suspect.Link(e.getKey(), e.getValue())).toList()));
        });
        return suspects;
    }

    private String sentence(List<Integer> members) {
        String head = findings.get(members.get(0)).sentence();
        if (members.size() == 1) {
            return head;
        }
        String own = findings.get(members.get(0)).ruleId();
        Map<String, Integer> counts = new TreeMap<>();
        members.subList(1, members.size()).forEach(i -> counts.merge(findings.get(i).ruleId(), 1, Integer::sum));
        List<String> also = counts.entrySet().stream()
                .map(e -> !e.getKey().equals(own) ? e.getKey() : e.getValue() == 1 ? "another " + own : e.getValue() + " more " + own)
                .toList();
        return (head.endsWith(".") ? head.substring(0, head.length() - 1) : head) + "; of the same cause: " + String.join(", ", also) + ".";
    }

    private void sameMappings() {
        Map<Integer, Integer> ofMapping = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            for (int mapping : findings.get(i).mappings()) {
                Integer first = ofMapping.putIfAbsent(mapping, i);
                if (first != null && first != i) {
                    if (isOfTime(i) || isOfTime(first)) {
                        link(first, i, "about the same mapping");
                    } else {
                        join(first, i);
                    }
                }
            }
        }
    }

    private void sameAttachments() {
        Map<Integer, List<Integer>> ofAttachment = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            for (int attachment : findings.get(i).attachments()) {
                List<Integer> others = ofAttachment.computeIfAbsent(attachment, row -> new ArrayList<>());
                for (int other : others) {
                    if (CHAINS.contains(pair(findings.get(i).ruleId(), findings.get(other).ruleId()))) {
                        join(i, other);
                    } else {
                        link(other, i, "on the same attachment");
                    }
                }
                if (others.size() < LINKS * 2) {
                    others.add(i);
                }
            }
        }
    }

    private static Set<String> pair(String one, String other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    private void sameCallSite() {
        Map<String, Integer> ofSite = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            String site = findings.get(i).callSite();
            if (!site.isEmpty()) {
                Integer first = ofSite.putIfAbsent(site, i);
                if (first != null) {
                    link(first, i, "at the same call site");
                }
            }
        }
    }
}
