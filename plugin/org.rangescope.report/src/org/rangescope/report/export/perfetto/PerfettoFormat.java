// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export.perfetto;

import java.io.IOException;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.export.Work;

/** A trace for ui.perfetto.dev and trace_processor. */
public final class PerfettoFormat implements Format {

    @Override
    public String id() {
        return "perfetto";
    }

    @Override
    public String title() {
        return "Perfetto trace";
    }

    @Override
    public String description() {
        return "A trace for Perfetto: mappings on a track for each attachment, map calls on their threads with stacks, flows from map to unmap,"
                + " exposed bytes as a counter. A mapping that was never unmapped stays open.";
    }

    @Override
    public String extension() {
        return "perfetto-trace";
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        Work work = new Work(progress, "map call", 0, 1);
        PerfettoWriter writer = new PerfettoWriter(destination.stream());
        Work.look(session, recording -> writer.write(recording, session.findings(), work));
    }
}
