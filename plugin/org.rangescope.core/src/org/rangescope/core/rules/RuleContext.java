// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.BitSet;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;

/** What a rule works with: the recording, and which mappings the rules before it have explained already. */
public final class RuleContext {

    private final Recording recording;
    private final Health health;
    private final BitSet explained = new BitSet();

    RuleContext(Recording recording) {
        this.recording = recording;
        health = recording.health();
    }

    /**
     * The recording.
     *
     * @return what was captured
     */
    public Recording recording() {
        return recording;
    }

    /**
     * How far it can be trusted.
     *
     * @return the same for all rules of one evaluation
     */
    public Health health() {
        return health;
    }

    /**
     * Claims a leaked mapping for a finding, so that no other finding calls it a leak again.
     *
     * @param mapping mapping row
     * @return whether nobody has claimed it before
     */
    public boolean claim(int mapping) {
        if (explained.get(mapping)) {
            return false;
        }
        explained.set(mapping);
        return true;
    }

    /**
     * Whether a finding has explained a mapping already.
     *
     * @param mapping mapping row
     * @return whether it was claimed
     */
    public boolean isExplained(int mapping) {
        return explained.get(mapping);
    }
}
