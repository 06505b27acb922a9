// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.List;
import java.util.stream.Collectors;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;

/**
 * Names findings by what they are about rather than by their numbers, just as a comparison of two recordings does: rule, call site without its offset,
 * exporter and importer. Such a name stays the same when a recording is judged anew, also by other parameters of the rules, and is the same for the same
 * mistake in another recording. Two findings of one recording have the same name when a comparison would take them for one.
 */
public final class FindingKeys {

    /** So many pairs of exporter and importer are named at most. */
    private static final int MOST_PAIRS = 8;

    private FindingKeys() {}

    /**
     * The name of a finding.
     *
     * @param recording that it is of; call this where it may be read
     * @param finding   one of the recording's
     * @return such as {@code RS01 | ex_gpu_prefetch_bo [ex_gpu] | dmabuf-exerciser > gpu1}
     */
    public static String of(Recording recording, Finding finding) {
        List<String> pairs = Profile.pairs(recording, finding).keySet().stream()
                .map(pair -> pair.exporter() + " > " + pair.importer()).sorted().toList();
        return finding.ruleId() + " | " + Profile.callSite(recording, finding.stack()) + " | "
                + pairs.stream().limit(MOST_PAIRS).collect(Collectors.joining(", "))
                + (pairs.size() > MOST_PAIRS ? ", …" : "");
    }

    /**
     * The names of all findings.
     *
     * @param recording that they are of; call this where it may be read
     * @param findings  what the rules say of it
     * @return in order of the findings' numbers: that of finding 1 first
     */
    public static List<String> of(Recording recording, Findings findings) {
        return findings.list().stream().map(finding -> of(recording, finding)).toList();
    }
}
