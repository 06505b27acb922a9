// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What became of a finding.
 *
 * @param ruleId       the rule
 * @param title        what it looks for
 * @param severity     how much it matters
 * @param verdict      how sure it is, in the recording after unless it is gone
 * @param leak         whether mappings are leaked by it
 * @param callSite     the driver's function and its module
 * @param exporter     the exporter; empty when not known
 * @param importer     the importer; empty when not known
 * @param before       how often it was found before
 * @param callsBefore  in so many map calls of this exporter and importer
 * @param after        how often it was found after
 * @param callsAfter   in so many map calls
 * @param status       what became of it
 * @param beyondChance whether the map calls of both recordings are so many that chance alone would hardly make such a difference
 * @param sentence     all this in words; function names stand in backquotes
 * @param suppression  says that nobody wants to hear of it, and why; {@code null} when it is to be heard of
 */
public record FindingChange(String ruleId, String title, Severity severity, Verdict verdict, boolean leak, String callSite,
        String exporter, String importer, long before, long callsBefore, long after, long callsAfter, Status status, boolean beyondChance,
        String sentence, @Nullable Suppression suppression) {

    /**
     * Whether somebody decided not to hear of it. It is then shown apart, and makes no recording worse than another.
     *
     * @return whether there is a {@link #suppression}
     */
    public boolean isSuppressed() {
        return suppression != null;
    }

    /** What became of a finding. */
    public enum Status {
        /** Not found before. */
        NEW("new"),
        /** Found more often for each map call. */
        MORE("more often"),
        /** No difference seen. */
        SAME("no difference seen"),
        /** Found less often for each map call. */
        FEWER("less often"),
        /** Not found after. */
        GONE("gone"),
        /** One of the recordings cannot tell: the rule did not apply to it. */
        NOT_COMPARABLE("cannot be compared");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /**
         * It in words.
         *
         * @return such as {@code less often}
         */
        public String words() {
            return words;
        }
    }
}
