// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.IncidentTable;

/** An incident while it is looked at: one object for all of them, for there may be tens of millions. */
final class Case {

    IncidentKind kind = IncidentKind.LIVE_AT_DETACH;
    long timeNs;
    int mapping;
    int attachment;
    int other;
    int task;
    int stack;
    long detail;
    boolean reused;

    void set(IncidentTable table, int index) {
        kind = table.kind(index);
        timeNs = table.timeNs(index);
        mapping = table.mapping(index);
        attachment = table.attachment(index);
        other = table.otherAttachment(index);
        task = table.task(index);
        stack = table.stack(index);
        detail = table.detail(index);
        reused = table.stackReused(index);
    }

    Incident keep() {
        return new Incident(kind, timeNs, mapping, attachment, other, task, stack, detail, reused);
    }
}
