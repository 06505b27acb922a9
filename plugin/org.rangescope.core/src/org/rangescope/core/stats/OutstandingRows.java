// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.BitSet;
import java.util.function.IntConsumer;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.MappingTable;

/** The mapping rows that are outstanding now, found without a look at those that are gone. */
final class OutstandingRows {

    private OutstandingRows() {}

    /** Names each leaked mapping once: all of them were noted as incidents when they became leaks. */
    static void forEachLeaked(Recording recording, IntConsumer row) {
        MappingTable mappings = recording.mappings();
        BitSet seen = new BitSet();
        for (Incident incident : recording.incidents()) {
            int mapping = incident.mapping();
            switch (incident.kind()) {
            case LIVE_AT_DETACH, LIVE_AT_RELEASE, SWALLOWED_NOT_ALLOWED, SWALLOWED_NO_OP -> {
                if (mapping >= 0 && !seen.get(mapping) && mappings.state(mapping).isLeak()) {
                    seen.set(mapping);
                    row.accept(mapping);
                }
            }
            default -> {
                // leaks nothing
            }
            }
        }
    }

    /** Names each mapping that is live on an attachment. */
    static void forEachLive(Recording recording, IntConsumer row) {
        AttachmentTable attachments = recording.attachments();
        for (int attachment = 0; attachment < attachments.size(); attachment++) {
            for (int each = attachments.firstLive(attachment); each >= 0; each = recording.mappings().nextLive(each)) {
                row.accept(each);
            }
        }
    }
}
