// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.table.MappingColumns;
import org.rangescope.core.table.TableSource;
import org.rangescope.ui.capture.Capture;

/** The map calls of a capture, of all attachments or of one. */
final class MappingSource implements TableSource {

    private static final MappingState[] STATES = MappingState.values();

    private final Capture capture;
    private final Recording recording;
    private final MappingColumns range;
    private final int attachment;

    /**
     * @param recording what is known of the capture now
     * @param attachment row of the attachment, or -1 for all
     */
    MappingSource(Capture capture, Recording recording, int attachment) {
        this.capture = capture;
        this.recording = recording;
        this.attachment = attachment;
        range = new MappingColumns(recording);
    }

    /** What a table of them is like. */
    static TableView.Setup setup(Recording recording) {
        Map<String, Integer> widths = Map.ofEntries(Map.entry("serial", 9), Map.entry("at", 15), Map.entry("duration", 10),
                Map.entry("blocked", 9), Map.entry("ranges", 8), Map.entry("bytes", 9), Map.entry("state", 15), Map.entry("device", 18),
                Map.entry("exporter", 16), Map.entry("interconnect", 12), Map.entry("task", 18), Map.entry("site", 24),
                Map.entry("unmapped", 15));
        return new TableView.Setup("mappings", Messages.Attachments_mappings, Messages.Attachments_mappingsHint,
                new MappingColumns(recording).fields(), widths, List.of("device", "site", "task"),
                List.of("state", "leaked", "outstanding", "unmapped", "held", "unmapper"), MappingSource::look);
    }

    private static TableView.Looks look(Columns columns, int row) {
        Column state = columns.find("state");
        MappingState now = state == null ? MappingState.UNMAPPED : STATES[(int) state.value(row)];
        return new TableView.Looks(now.isLeak()
                ? "mapping-leaked"
                : now == MappingState.LIVE ? "mapping-live" : now == MappingState.FAILED ? "mapping-failed" : "mapping-ended", null);
    }

    /** What lets only the mappings of this source's attachment through. */
    Filter scope() {
        if (attachment < 0) {
            return Filter.ALL;
        }
        try {
            return Filter.parse("attachment == " + attachment, range.fields());
        } catch (FilterException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Columns columns() {
        return new MappingColumns(recording);
    }

    @Override
    public void look(Runnable what) {
        capture.read(now -> {
            what.run();
            return what;
        });
    }

    @Override
    public int first() {
        return attachment < 0 ? 0 : range.firstOf(attachment);
    }

    @Override
    public int end(Columns columns) {
        return attachment < 0 ? columns.size() : Math.min(columns.size(), range.endOf(attachment));
    }
}
