// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.AbstractList;
import java.util.BitSet;

import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.LongColumn;

/** Incidents in columns: a driver that makes one mistake in a loop makes very many of them. */
final class IncidentTable extends AbstractList<Incident> {

    private static final IncidentKind[] KINDS = IncidentKind.values();

    private final IntColumn kinds = new IntColumn();
    private final LongColumn times = new LongColumn();
    private final IntColumn mappings = new IntColumn();
    private final IntColumn attachments = new IntColumn();
    private final IntColumn otherAttachments = new IntColumn();
    private final IntColumn tasks = new IntColumn();
    private final IntColumn stacks = new IntColumn();
    private final LongColumn details = new LongColumn();
    private final BitSet reused = new BitSet();

    void add(IncidentKind kind, long timeNs, int mapping, int attachment, int otherAttachment, int task, int stack, long detail,
            boolean stackReused) {
        reused.set(kinds.size(), stackReused);
        kinds.add(kind.ordinal());
        times.add(timeNs);
        mappings.add(mapping);
        attachments.add(attachment);
        otherAttachments.add(otherAttachment);
        tasks.add(task);
        stacks.add(stack);
        details.add(detail);
    }

    @Override
    public Incident get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Incident(KINDS[kinds.get(index)], times.get(index), mappings.get(index), attachments.get(index),
                otherAttachments.get(index),
                tasks.get(index), stacks.get(index), details.get(index), reused.get(index));
    }

    @Override
    public int size() {
        return kinds.size();
    }
}
