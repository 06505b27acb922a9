// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.AbstractList;

import org.rangescope.core.store.Rows;
import org.rangescope.core.store.Storage;

/**
 * Incidents in columns of fixed width, only ever appended to: a driver that makes one mistake in a loop makes very many of them. Whoever looks at all of them
 * asks for their columns; {@link #get} makes an object.
 */
public final class IncidentTable extends AbstractList<Incident> {

    private static final IncidentKind[] KINDS = IncidentKind.values();
    private static final int REUSED = 1 << 8;

    private static final int KIND = 0;
    private static final int MAPPING = 1;
    private static final int ATTACHMENT = 2;
    private static final int OTHER_ATTACHMENT = 3;
    private static final int TASK = 4;
    private static final int STACK = 5;
    private static final int INTS = 6;
    private static final int TIME = 0;
    private static final int DETAIL = 1;
    private static final int LONGS = 2;

    private final Rows rows;
    private final int[] counts = new int[KINDS.length];

    IncidentTable(Storage storage) {
        rows = new Rows(storage, LONGS, INTS);
    }

    void add(IncidentKind kind, long timeNs, int mapping, int attachment, int otherAttachment, int task, int stack, long detail,
            boolean stackReused) {
        counts[kind.ordinal()]++;
        int row = rows.append();
        rows.setInt(row, KIND, kind.ordinal() | (stackReused ? REUSED : 0));
        rows.setLong(row, TIME, timeNs);
        rows.setInt(row, MAPPING, mapping);
        rows.setInt(row, ATTACHMENT, attachment);
        rows.setInt(row, OTHER_ATTACHMENT, otherAttachment);
        rows.setInt(row, TASK, task);
        rows.setInt(row, STACK, stack);
        rows.setLong(row, DETAIL, detail);
    }

    void save(DataOutput out) throws IOException {
        rows.saveRows(out);
    }

    void load(DataInput in) throws IOException {
        rows.loadRows(in);
        for (int row = 0; row < rows.size(); row++) {
            counts[kind(row).ordinal()]++;
        }
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
        return KINDS[rows.getInt(index, KIND) & REUSED - 1];
    }

    /**
     * When it happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return ns of the stream
     */
    public long timeNs(int index) {
        return rows.getLong(index, TIME);
    }

    /**
     * What it happened to.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return mapping row, or -1
     */
    public int mapping(int index) {
        return rows.getInt(index, MAPPING);
    }

    /**
     * Where it happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return attachment row, or -1
     */
    public int attachment(int index) {
        return rows.getInt(index, ATTACHMENT);
    }

    /**
     * Where it should have happened.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return attachment row, or -1
     */
    public int otherAttachment(int index) {
        return rows.getInt(index, OTHER_ATTACHMENT);
    }

    /**
     * Who did it.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return task, or 0
     */
    public int task(int index) {
        return rows.getInt(index, TASK);
    }

    /**
     * Where in the code.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return stack, or 0
     */
    public int stack(int index) {
        return rows.getInt(index, STACK);
    }

    /**
     * More about it.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return as {@link Incident#detail()} says
     */
    public long detail(int index) {
        return rows.getLong(index, DETAIL);
    }

    /**
     * Whether only the call site of its stack was read.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return as {@link Incident#stackReused()} says
     */
    public boolean stackReused(int index) {
        return (rows.getInt(index, KIND) & REUSED) != 0;
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
        return rows.size();
    }
}
