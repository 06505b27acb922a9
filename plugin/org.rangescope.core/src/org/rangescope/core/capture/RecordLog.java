// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.capture.event.MatchEvent;
import org.rangescope.core.capture.event.PinEvent;
import org.rangescope.core.capture.event.TaskExitEvent;
import org.rangescope.core.capture.event.TriggerEvent;
import org.rangescope.core.capture.event.UnmapEndEvent;
import org.rangescope.core.capture.event.UnpinEvent;

/**
 * Keeps records that have no table of their own (trigger, unmap_end, match, pin, unpin, task_exit) as the bytes they are, and makes a value of one when it is
 * asked for: a driver may pin on each frame for hours. Appended to by one thread.
 */
public final class RecordLog extends AbstractList<KernelEvent> {

    /** The longest of these kinds. */
    private static final int SLOT = RecordLayout.PIN_SIZE;
    private static final int PER_BLOCK = 1024;

    private final List<byte[]> blocks = new ArrayList<>();
    private int size;

    /**
     * Keeps a record.
     *
     * @param record of one of the kinds above
     */
    public void append(RecordView record) {
        if (size / PER_BLOCK == blocks.size()) {
            blocks.add(new byte[PER_BLOCK * SLOT]);
        }
        record.copy(blocks.get(size / PER_BLOCK), size % PER_BLOCK * SLOT, SLOT);
        size++;
    }

    @Override
    public KernelEvent get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("event " + index + " of " + size);
        }
        // of the kind of buffer that is read in all other places
        ByteBuffer block = ByteBuffer.allocateDirect(SLOT).order(ByteOrder.LITTLE_ENDIAN);
        block.put(0, blocks.get(index / PER_BLOCK), index % PER_BLOCK * SLOT, SLOT);
        int head = block.getInt(0);
        RecordView view = new RecordView();
        view.buffer(block, 0);
        view.move(0, head & 0xffff, head >>> 16, block.getLong(RecordLayout.HEADER_TIMESTAMP));
        return switch (view.id()) {
        case RecordLayout.ID_TRIGGER -> TriggerEvent.of(view);
        case RecordLayout.ID_UNMAP_END -> UnmapEndEvent.of(view);
        case RecordLayout.ID_MATCH -> MatchEvent.of(view);
        case RecordLayout.ID_PIN -> PinEvent.of(view);
        case RecordLayout.ID_UNPIN -> UnpinEvent.of(view);
        case RecordLayout.ID_TASK_EXIT -> TaskExitEvent.of(view);
        default -> throw new IllegalStateException("no record of kind " + view.id() + " is kept");
        };
    }

    @Override
    public int size() {
        return size;
    }
}
