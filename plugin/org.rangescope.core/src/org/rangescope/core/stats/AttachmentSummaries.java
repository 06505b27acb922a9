// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MappingTable;

/** Makes {@link AttachmentSummary}s. */
public final class AttachmentSummaries {

    private AttachmentSummaries() {}

    /**
     * All attachments in numbers. Looks once at each map call.
     *
     * @param recording under the session's lock
     * @return a summary for each attachment row, in their order
     */
    public static List<AttachmentSummary> of(Recording recording) {
        AttachmentDurations durations = new AttachmentDurations();
        durations.advance(recording, Integer.MAX_VALUE);
        return of(recording, durations);
    }

    /**
     * All attachments in numbers. Looks at no map call but those that are outstanding.
     *
     * @param recording under the session's lock
     * @param durations what is known of durations so far
     * @return a summary for each attachment row, in their order
     */
    public static List<AttachmentSummary> of(Recording recording, AttachmentDurations durations) {
        AttachmentTable attachments = recording.attachments();
        int size = attachments.size();
        int[] live = new int[size];
        int[] leaked = new int[size];
        long[] exposed = new long[size];
        MappingTable mappings = recording.mappings();
        OutstandingRows.forEachLive(recording, row -> {
            live[mappings.attachment(row)]++;
            exposed[mappings.attachment(row)] += recording.exposedBytes(row);
        });
        OutstandingRows.forEachLeaked(recording, row -> {
            leaked[mappings.attachment(row)]++;
            exposed[mappings.attachment(row)] += recording.exposedBytes(row);
        });
        List<AttachmentSummary> summaries = new ArrayList<>(size);
        for (int row = 0; row < size; row++) {
            int buffer = attachments.buffer(row);
            summaries.add(new AttachmentSummary(row, buffer, recording.buffers().inode(buffer), recording.exporter(buffer),
                    recording.dictionaries().device(attachments.device(row)).name(), interconnect(recording, row),
                    adapters(attachments.adapters(row)), attachments.mapCount(row), live[row], leaked[row], exposed[row],
                    durations.p50Ns(row), durations.p99Ns(row), durations.maxNs(row), attachments.failedCount(row),
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
        if (Integer.bitCount(bits) == 1) {
            Adapter only = Adapter.of(Integer.numberOfTrailingZeros(bits));
            return only == Adapter.UNKNOWN ? "" : only.label();
        }
        List<String> names = new ArrayList<>();
        for (Adapter adapter : List.of(Adapter.INTERCONNECT_V2, Adapter.INTERCONNECT_V1, Adapter.SGT)) {
            if ((bits & 1 << adapter.id()) != 0) {
                names.add(adapter.label());
            }
        }
        return String.join(", ", names);
    }
}
