// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Mapping;
import org.rangescope.model.Range;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;

/**
 * What is selected in a capture. Rows are those of the recording's tables, -1 for none.
 *
 * @param capture the capture
 * @param buffer row of the buffer
 * @param attachment row of the attachment
 * @param mapping row of the mapping
 * @param range index of the range in its mapping, as the kernel has it: 64 bits without a sign
 * @param finding number of the finding, from 1; 0 for none
 * @param time the stretch of time that is looked at, or null for all of it
 */
@NonNullByDefault
public record CaptureSelection(Capture capture, int buffer, int attachment, int mapping, long range, int finding,
        @Nullable TimeRange time) {

    /** Nothing of a capture. */
    public static CaptureSelection none(Capture capture) {
        return new CaptureSelection(capture, -1, -1, -1, -1, 0, null);
    }

    /**
     * The selection of an object of the model.
     *
     * @param before what was selected, whose stretch of time is kept
     * @param element the object
     * @return null when it is not something that can be selected
     */
    public static @Nullable CaptureSelection of(Capture capture, @Nullable CaptureSelection before, @Nullable Object element) {
        CaptureSelection base = before != null && before.capture() == capture ? before : none(capture);
        Digest digest = capture.state().digest();
        if (element instanceof Mapping mapping) {
            int number = digest == null ? 0 : digest.findings().numberOf(mapping.getRow());
            return number > 0 ? base.withFinding(number, mapping.getRow(), -1) : base.withMapping(mapping.getRow());
        } else if (element instanceof Range range && range.eContainer() instanceof Mapping mapping) {
            return base.withRange(mapping.getRow(), range.getIndex());
        } else if (element instanceof Attachment attachment) {
            return base.withAttachment(attachment.getRow());
        } else if (element instanceof Buffer buffer) {
            return base.withBuffer(buffer.getRow());
        }
        return null;
    }

    /** A mapping, and nothing else, in the same stretch of time. */
    public CaptureSelection withMapping(int row) {
        return new CaptureSelection(capture, -1, -1, row, -1, 0, time);
    }

    /** An attachment, and nothing else. */
    public CaptureSelection withAttachment(int row) {
        return new CaptureSelection(capture, -1, row, -1, -1, 0, time);
    }

    /** A buffer, and nothing else. */
    public CaptureSelection withBuffer(int row) {
        return new CaptureSelection(capture, row, -1, -1, -1, 0, time);
    }

    /** A range of a mapping. */
    public CaptureSelection withRange(int mappingRow, long rangeIndex) {
        return new CaptureSelection(capture, -1, -1, mappingRow, rangeIndex, 0, time);
    }

    /** A finding with the mapping and attachment that it is about. */
    public CaptureSelection withFinding(int number, int mappingRow, int attachmentRow) {
        return new CaptureSelection(capture, -1, attachmentRow, mappingRow, -1, number, time);
    }

    /** The same things in another stretch of time. */
    public CaptureSelection withTime(@Nullable TimeRange range) {
        return new CaptureSelection(capture, buffer, attachment, mapping, this.range, finding, range);
    }

    /** Whether the same things are selected, whatever the time. */
    public boolean sameThings(CaptureSelection other) {
        return withTime(null).equals(other.withTime(null));
    }
}
