// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;

/** The mappings that are live and that no finding has explained. */
final class Live {

    private Live() {}

    /** Takes one of them. */
    interface Visitor {

        /** The case is of the map call. */
        void live(Case one, int row);
    }

    static void forEach(RuleContext context, Visitor visitor) {
        Recording recording = context.recording();
        MappingTable mappings = recording.mappings();
        AttachmentTable attachments = recording.attachments();
        Case one = new Case();
        for (int attachment = 0; attachment < attachments.size(); attachment++) {
            for (int row = attachments.firstLive(attachment); row >= 0; row = mappings.nextLive(row)) {
                if (!context.isExplained(row) && !mappings.has(row, MapFlags.CACHED)) {
                    one.timeNs = mappings.returnNs(row);
                    one.mapping = row;
                    one.attachment = attachment;
                    one.other = -1;
                    one.task = mappings.task(row);
                    one.stack = mappings.stack(row);
                    one.detail = 0;
                    one.reused = mappings.has(row, MapFlags.STACK_REUSED);
                    visitor.live(one, row);
                }
            }
        }
    }
}
