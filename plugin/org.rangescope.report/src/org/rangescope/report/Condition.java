// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Losses;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.util.Units;

/**
 * What is missing in a recording, in words.
 *
 * @param notes one sentence each; empty when nothing is missing
 */
public record Condition(List<String> notes) {

    private static final int DAMAGE_SHOWN = 20;

    /** Copies the list. */
    public Condition {
        notes = List.copyOf(notes);
    }

    /**
     * Looks at a recording that was read.
     *
     * @param recording under the session's lock
     * @return its condition
     */
    public static Condition of(Recording recording) {
        Health health = recording.health();
        List<String> notes = new ArrayList<>();
        if (!recording.isComplete()) {
            notes.add(health.records() == 0 ? Condition.EMPTY : CUT_OFF);
        } else if (StopReason.of(health.stopReason()) == StopReason.ERROR) {
            notes.add("Ended early: the probe could not go on; its own messages say why.");
        }
        lost(notes, health.losses(), health.discarded(), health.packetsMissing());
        if (health.unread() > 0) {
            notes.add("Unreadable: " + Units.counted(health.unread(), "record") + (health.unread() == 1 ? " stands" : " stand")
                    + " in damaged packets, and " + (health.unread() == 1 ? "counts" : "count") + " as lost.");
        }
        damaged(notes, health.damage(), health.damageCount(), health.damagedBytes());
        return new Condition(notes);
    }

    /** Nothing but metadata. */
    public static final String EMPTY = "Cut off: it ends after its header, before the first event.";
    /** Whole packets, but the last words are missing. */
    public static final String CUT_OFF = "Cut off: the probe did not end it in order. What is still mapped at its end may have been unmapped later.";

    /**
     * Says what was lost.
     *
     * @param notes     takes the sentences
     * @param losses    counted by the probe
     * @param discarded as the packets' headers say
     * @param packets   that are missing, as their numbers say
     */
    public static void lost(List<String> notes, Losses losses, long discarded, long packets) {
        if (losses.total() > 0) {
            String each = losses.byName().entrySet().stream()
                    .filter(e -> e.getValue() > 0 && e.getKey().startsWith("lost_") && !"lost_stacks".equals(e.getKey()))
                    .map(Condition::counter).collect(Collectors.joining(", "));
            notes.add("Lost: " + Units.counted(losses.total(), "event") + " (" + each + ").");
        }
        if (discarded > losses.total()) {
            notes.add("Lost: " + Units.counted(discarded, "event")
                    + " in all, as the packets say; which counter they belong to was not written.");
        }
        if (packets > 0) {
            notes.add("Missing: " + Units.counted(packets, "packet") + " of the stream never arrived or were removed.");
        }
    }

    private static String counter(Map.Entry<String, Long> entry) {
        return entry.getKey() + " " + Units.count(entry.getValue());
    }

    /**
     * Says what is damaged, and where.
     *
     * @param notes  takes the sentences
     * @param damage the first stretches
     * @param count  of all stretches
     * @param bytes  of all stretches
     */
    public static void damaged(List<String> notes, List<Damage> damage, long count, long bytes) {
        if (count == 0) {
            return;
        }
        notes.add("Damaged in " + Units.counted(count, "place") + "; " + Units.counted(bytes, "byte")
                + " could not be read, everything else was:");
        for (Damage stretch : damage.subList(0, Math.min(damage.size(), DAMAGE_SHOWN))) {
            notes.add("  " + stretch);
        }
        if (count > DAMAGE_SHOWN) {
            notes.add("  and " + Units.count(count - DAMAGE_SHOWN) + " more.");
        }
    }

    /**
     * Whether nothing is missing.
     *
     * @return whether there is nothing to say
     */
    public boolean isGood() {
        return notes.isEmpty();
    }
}
