// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Makes {@link AttachmentSummary}s. */
public final class AttachmentSummaries {

    private AttachmentSummaries() {}

    /**
     * All attachments in numbers.
     *
     * @param recording under the session's lock
     * @return a summary for each attachment row, in their order
     */
    public static List<AttachmentSummary> of(Recording recording) {
        AttachmentTable attachments = recording.attachments();
        MappingTable mappings = recording.mappings();
        Numbers[] numbers = new Numbers[attachments.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = new Numbers(2);
        }
        for (int row = 0; row < mappings.size(); row++) {
            numbers[mappings.attachment(row)].add(recording, row);
        }
        List<AttachmentSummary> summaries = new ArrayList<>();
        for (int row = 0; row < numbers.length; row++) {
            Numbers n = numbers[row];
            int buffer = attachments.buffer(row);
            summaries.add(new AttachmentSummary(row, buffer, recording.buffers().inode(buffer), recording.exporter(buffer),
                    recording.dictionaries().device(attachments.device(row)).name(), interconnect(recording, row),
                    adapters(attachments.adapters(row)),
                    n.maps, n.live, n.leaked, n.exposedBytes, n.percentile(50), n.percentile(99), n.max(), n.failed,
                    fellBack(recording, row)));
        }
        return summaries;
    }

    /**
     * Whether the importer of an attachment, refused on the interconnect, mapped the same buffer as sg-table instead.
     *
     * @param recording  under the session's lock
     * @param attachment attachment row
     * @return whether it fell back
     */
    public static boolean fellBack(Recording recording, int attachment) {
        return recording.attachments().failedCount(attachment) > 0
                && (recording.attachments().adapters(attachment) & interconnectBits()) == 0
                && recording.sgtMapped(attachment);
    }

    private static int interconnectBits() {
        return 1 << Adapter.INTERCONNECT_V1.id() | 1 << Adapter.INTERCONNECT_V2.id();
    }

    private static String interconnect(Recording recording, int attachment) {
        int interconnect = recording.attachments().interconnect(attachment);
        if (interconnect != 0) {
            return recording.dictionaries().interconnect(interconnect).toString();
        }
        int adapters = recording.attachments().adapters(attachment);
        return (adapters & interconnectBits()) == 0 && (adapters & 1 << Adapter.SGT.id()) != 0 ? Adapter.SGT.label() : "";
    }

    private static String adapters(int bits) {
        List<String> names = new ArrayList<>();
        for (Adapter adapter : List.of(Adapter.INTERCONNECT_V2, Adapter.INTERCONNECT_V1, Adapter.SGT)) {
            if ((bits & 1 << adapter.id()) != 0) {
                names.add(adapter.label());
            }
        }
        return String.join(", ", names);
    }

    /** Adds up mappings, for an attachment or an exporter. */
    static final class Numbers {

        long maps;
        long live;
        long leaked;
        long exposedBytes;
        long failed;
        private final int digits;
        private @Nullable Durations durations;

        /** @param digits significant digits of percentiles; a digit more takes ten times the memory */
        Numbers(int digits) {
            this.digits = digits;
        }

        void add(Recording recording, int mapping) {
            MappingTable mappings = recording.mappings();
            if (mappings.state(mapping) == MappingState.IN_FLIGHT) {
                return;
            }
            if (mappings.error(mapping) != 0) {
                failed++;
                return;
            }
            if (!mappings.has(mapping, MapFlags.EARLIER)) {
                maps++;
            }
            switch (mappings.state(mapping)) {
            case LIVE -> {
                live++;
                exposedBytes += recording.exposedBytes(mapping);
            }
            case SWALLOWED, LEAKED_DETACH, LEAKED_RELEASE -> {
                leaked++;
                exposedBytes += recording.exposedBytes(mapping);
            }
            default -> {
                // gone
            }
            }
            long duration = mappings.populationNs(mapping);
            if (duration != Units.UNKNOWN) {
                Durations into = durations;
                if (into == null) {
                    into = new Durations(digits);
                    durations = into;
                }
                into.record(duration);
            }
        }

        long percentile(double percent) {
            Durations from = durations;
            return from == null ? Units.UNKNOWN : from.percentile(percent);
        }

        long max() {
            Durations from = durations;
            return from == null ? Units.UNKNOWN : from.max();
        }
    }
}
