// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.AbstractList;

import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.LongColumn;

/**
 * Incidents in columns of fixed width, only ever appended to: a driver that makes one mistake in a loop makes very many of them. Whoever looks at all of them
 * asks for their columns; {@link #get} makes an object.
 */
public final class IncidentTable extends AbstractList<Incident> {

    private static final IncidentKind[] KINDS = IncidentKind.values();
    private static final int REUSED = 1 << 8;

    private final IntColumn kinds = new IntColumn();
    private final LongColumn times = new LongColumn();
    private final IntColumn mappings = new IntColumn();
    private final IntColumn attachments = new IntColumn();
    private final IntColumn otherAttachments = new IntColumn();
    private final IntColumn tasks = new IntColumn();
    private final IntColumn stacks = new IntColumn();
    private final LongColumn details = new LongColumn();
    private final int[] counts = new int[KINDS.length];

    IncidentTable() {}

    void add(IncidentKind kind, long timeNs, int mapping, int attachment, int otherAttachment, int task, int stack, long detail,
            boolean stackReused) {
        counts[kind.ordinal()]++;
        kinds.add(kind.ordinal() | (stackReused ? REUSED : 0));
        times.add(timeNs);
        mappings.add(mapping);
        attachments.add(attachment);
        otherAttachments.add(otherAttachment);
        tasks.add(task);
        stacks.add(stack);
        details.add(detail);
    }

    /**
     * How many there are of a kind.
     *
     * @param kind which
     * @return incidents
     */
    public int count(IncidentKind kind) {
        return counts[kind.ordinal()];
    }

    /**
     * What it is.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return its kind
     */
    public IncidentKind kind(int index) {
        return KINDS[kinds.get(index) & REUSED - 1];
    }

    /**
     * When it happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return ns of the stream
     */
    public long timeNs(int index) {
        return times.get(index);
    }

    /**
     * What it happened to.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return mapping row, or -1
     */
    public int mapping(int index) {
        return mappings.get(index);
    }

    /**
     * Where it happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return attachment row, or -1
     */
    public int attachment(int index) {
        return attachments.get(index);
    }

    /**
     * Where it should have happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return attachment row, or -1
     */
    public int otherAttachment(int index) {
        return otherAttachments.get(index);
    }

    /**
     * Who did it.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return task, or 0
     */
    public int task(int index) {
        return tasks.get(index);
    }

    /**
     * Where in the code.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return stack, or 0
     */
    public int stack(int index) {
        return stacks.get(index);
    }

    /**
     * More about it.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return as {@link Incident#detail()} says
     */
    public long detail(int index) {
        return details.get(index);
    }

    /**
     * Whether only the call site of its stack was read.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return as {@link Incident#stackReused()} says
     */
    public boolean stackReused(int index) {
        return (kinds.get(index) & REUSED) != 0;
    }

    @Override
    public Incident get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Incident(kind(index), timeNs(index), mapping(index), attachment(index), otherAttachment(index), task(index),
                stack(index), detail(index), stackReused(index));
    }

    @Override
    public int size() {
        return kinds.size();
    }
}
