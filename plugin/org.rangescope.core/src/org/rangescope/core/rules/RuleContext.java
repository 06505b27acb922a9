// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.IncidentTable;
import org.rangescope.core.analysis.LossTimes;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.util.Units;

/** What a rule works with: the recording, its settings, and which mappings the rules before it have explained already. */
public final class RuleContext {

    private final Recording recording;
    private final Health health;
    private final RuleSettings settings;
    private final boolean tableInKernel;
    private final BitSet explained = new BitSet();
    private final Map<Long, Long> leaksOfSite = new HashMap<>();
    private final Map<Long, Long> restored = new HashMap<>();
    private static final long NEAR_NS = 50_000_000;

    private final LossTimes lossTimes;
    private final LossTimes damage;

    RuleContext(Recording recording, RuleSettings settings) {
        this.recording = recording;
        this.settings = settings;
        health = recording.health();
        tableInKernel = recording.hasTableInKernel();
        lossTimes = health.lossTimes();
        damage = new LossTimes(health.lossWindows().stream()
                .filter(window -> window.cause().equals(LossWindow.DAMAGED) && window.toNs() != Long.MAX_VALUE).toList());
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
     * The value of a parameter.
     *
     * @param rule      whose it is
     * @param parameter of this rule
     * @return as it was set, or its default
     */
    public long value(Rule rule, Parameter parameter) {
        return settings.value(rule, parameter);
    }

    /**
     * Whether an event in a time may be missing, at a cost that hardly grows with the number of losses.
     *
     * @param fromNs first time
     * @param toNs   last time
     * @return whether it may
     */
    public boolean isLossy(long fromNs, long toNs) {
        return lossTimes.isLossy(fromNs, toNs);
    }

    /**
     * Whether the recording is damaged close to a moment: what was read just before and after a damaged place may be wrong.
     *
     * @param timeNs the moment, ns of the stream
     * @return whether a damaged place is within a twentieth of a second; a recording that only lacks its end is not damaged
     */
    public boolean isDamagedNear(long timeNs) {
        return damage.isLossy(timeNs - NEAR_NS, timeNs + NEAR_NS);
    }

    boolean hasTableInKernel() {
        return tableInKernel;
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

    /** When a buffer was restored whose sg-table map had been refused at a time, or UNKNOWN. */
    long restoredNs(long refusedNs) {
        IncidentTable incidents = recording.incidents();
        if (incidents.count(IncidentKind.RESTORED) == 0) {
            return Units.UNKNOWN;
        }
        if (restored.isEmpty()) {
            for (int i = 0; i < incidents.size(); i++) {
                if (incidents.kind(i) == IncidentKind.RESTORED) {
                    restored.put(incidents.detail(i), incidents.timeNs(i));
                }
            }
        }
        return restored.getOrDefault(refusedNs, Units.UNKNOWN);
    }

    /** Notes how many mappings of a call site and device a finding calls leaks. */
    void leaked(int callSite, int device, long mappings) {
        leaksOfSite.merge(site(callSite, device), mappings, Long::sum);
    }

    /** How many mappings of a call site and device are leaks by the findings so far. */
    long leaked(int callSite, int device) {
        return leaksOfSite.getOrDefault(site(callSite, device), 0L);
    }

    static long site(int callSite, int device) {
        return (long) callSite << 32 | device & 0xffff_ffffL;
    }
}
