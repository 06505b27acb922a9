// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How far a recording can be trusted.
 *
 * @param counts         records by kind; kinds that did not occur are not in it
 * @param records        records in all, also those of kinds that this version does not know
 * @param unknownRecords records of kinds that this version does not know, stepped over
 * @param losses         what the probe says it lost
 * @param damage         stretches that could not be read, the first thousand
 * @param damageCount    how many there are
 * @param damagedBytes   how much they make up
 * @param packetsMissing packets that the sequence numbers say are missing
 * @param lossWindows    when events are missing, in order of time
 * @param unknownUnmaps  unmaps of mappings that were never seen being mapped, most of them from before the capture
 * @param unseenEnds     mappings whose unmap was not seen although they are gone
 * @param orphanRanges   range records without their map record
 * @param liveAtStop     mappings that the probe's table in the kernel still held at the end; UNKNOWN before that
 * @param stopReason     why the capture ended, as in the stream's enum rs_stop_reason; 0 when it did not end in order
 * @param discarded      events that the packets' headers say were discarded; the probe's statistics count most of them too
 * @param inFlight       map calls that had not returned when the capture ended
 * @param unread         records that stood in stretches that could not be read, as far as their packets say how many
 * @param choices        what the probe left out because it was told to
 * @param oddities       what does not fit, by its name; what did not occur is not in it
 * @param unmaps         unmap records by what became of them; their sum is the number of all unmap records
 */
public record Health(Map<EventKind, Long> counts, long records, long unknownRecords, Losses losses, List<Damage> damage, long damageCount,
        long damagedBytes,
        long packetsMissing, List<LossWindow> lossWindows, long unknownUnmaps, long unseenEnds, long orphanRanges, long liveAtStop,
        int stopReason, long discarded, long inFlight, long unread, Choices choices, Map<Oddity, Long> oddities,
        Map<UnmapFate, Long> unmaps) {

    /** Copies the lists. */
    public Health {
        counts = Map.copyOf(counts);
        damage = List.copyOf(damage);
        lossWindows = List.copyOf(lossWindows);
        oddities = Map.copyOf(oddities);
        unmaps = Map.copyOf(unmaps);
    }

    /**
     * Events: records that say that something happened, not those that give a name to something.
     *
     * @return events
     */
    public long events() {
        long events = 0;
        for (Map.Entry<EventKind, Long> entry : counts.entrySet()) {
            if (!entry.getKey().isDictionary()) {
                events += entry.getValue();
            }
        }
        return events;
    }

    /**
     * Records of a kind.
     *
     * @param kind which
     * @return how many
     */
    public long count(EventKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /**
     * How often something did not fit.
     *
     * @param oddity what
     * @return how many
     */
    public long count(Oddity oddity) {
        return oddities.getOrDefault(oddity, 0L);
    }

    /**
     * Unmap records that had a fate.
     *
     * @param fate which
     * @return how many
     */
    public long count(UnmapFate fate) {
        return unmaps.getOrDefault(fate, 0L);
    }

    /**
     * Whether nothing is missing: no event lost, no byte damaged, no packet missing.
     *
     * @return whether every verdict stands on a whole history
     */
    public boolean isWhole() {
        return lost() == 0 && damage.isEmpty() && packetsMissing == 0 && lossWindows.isEmpty();
    }

    /**
     * Events that were lost: by the probe's statistics or by the headers of its packets, whichever knows of more, and those that can no longer be read.
     *
     * @return events; 0 also where packets are missing or bytes are damaged and nobody counted what was in them
     */
    public long lost() {
        return Math.max(losses.total(), discarded) + unread;
    }

    /**
     * Where the recording ends within a packet. What is there of that packet says nothing of how much is missing.
     *
     * @return the last of the damage, or {@code null} when the recording ends between packets
     */
    public @Nullable Damage cutOff() {
        Damage last = damage.isEmpty() ? null : damage.get(damage.size() - 1);
        return last != null && last.isCutOff() ? last : null;
    }

    /**
     * Whether there is no other damage than that the recording ends within a packet.
     *
     * @return whether it is only cut off
     */
    public boolean isOnlyCutOff() {
        return damageCount == 1 && cutOff() != null;
    }

    /**
     * What is missing, in a few words.
     *
     * @return such as {@code 1,204 lost, 2 packets missing}; {@code none lost} only when nothing is missing
     */
    public String lostWords() {
        if (isWhole()) {
            return "none lost";
        }
        List<String> words = new ArrayList<>();
        if (lost() > 0) {
            words.add(Units.count(lost()) + " lost");
        }
        if (packetsMissing > 0) {
            words.add(Units.counted(packetsMissing, "packet") + " missing");
        }
        Damage cut = cutOff();
        if (damageCount > (cut == null ? 0 : 1)) {
            long bytes = damagedBytes - (cut == null ? 0 : cut.length());
            words.add((bytes > 0 ? Units.bytes(bytes) : Units.counted(damageCount - (cut == null ? 0 : 1), "place")) + " damaged");
        }
        if (cut != null) {
            words.add("cut off at its end");
        }
        return words.isEmpty() ? "some lost" : String.join(", ", words);
    }

    /**
     * Events that were lost in a time, as far as they were counted. Windows count in full when they overlap it.
     *
     * @param fromNs first time
     * @param toNs   last time
     * @return events; {@link Units#UNKNOWN} when some were lost and nobody knows how many
     */
    public long lostIn(long fromNs, long toNs) {
        long lost = 0;
        boolean unknown = false;
        for (LossWindow window : lossWindows) {
            if (window.touches(fromNs, toNs)) {
                if (window.lost() == Units.UNKNOWN) {
                    unknown = true;
                } else {
                    lost += window.lost();
                }
            }
        }
        return unknown && lost == 0 ? Units.UNKNOWN : lost;
    }

    /**
     * When events may be missing; for those who ask often.
     *
     * @return the windows, searched at a cost that hardly grows with their number
     */
    public LossTimes lossTimes() {
        return new LossTimes(lossWindows);
    }
}
