// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;

import org.eclipse.core.runtime.ILog;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.RecordIndex;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.table.EventColumns;
import org.rangescope.core.table.TableSource;
import org.rangescope.ui.capture.Capture;

/** The raw records of a capture, read from its file. Keeps the file open for as long as somebody looks. */
final class EventSource implements TableSource {

    private final Capture capture;
    private final RecordIndex index;
    private final Recording recording;
    private final ArrayDeque<EventColumns> free = new ArrayDeque<>();
    private boolean closed;

    EventSource(Capture capture, RecordIndex index, Recording recording) {
        this.capture = capture;
        this.index = index;
        this.recording = recording;
    }

    @Override
    public synchronized EventColumns columns() {
        EventColumns kept = free.poll();
        if (kept != null) {
            return kept;
        }
        try {
            return new EventColumns(index, recording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void release(Columns columns) {
        EventColumns kept = (EventColumns) columns;
        if (closed) {
            close(kept);
        } else {
            free.add(kept);
        }
    }

    @Override
    public void look(Runnable what) {
        capture.read(now -> {
            what.run();
            return what;
        });
    }

    /** Nobody will begin to look any more. */
    synchronized void close() {
        closed = true;
        free.forEach(EventSource::close);
        free.clear();
    }

    private static void close(EventColumns columns) {
        try {
            columns.close();
        } catch (IOException e) {
            ILog.of(EventSource.class).warn("A recording could not be closed", e);
        }
    }
}
