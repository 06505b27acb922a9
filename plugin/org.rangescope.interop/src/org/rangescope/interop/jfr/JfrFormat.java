// SPDX-License-Identifier: EPL-2.0
package org.rangescope.interop.jfr;

import java.io.IOException;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.export.Work;

/** A flight recording. */
public final class JfrFormat implements Format {

    @Override
    public String id() {
        return "jfr";
    }

    @Override
    public String title() {
        return "JDK Flight Recording";
    }

    @Override
    public String description() {
        return "Events for JDK Mission Control: map calls and mappings with threads and kernel stacks, and findings. Its event browser, flame view and"
                + " rules work on them.";
    }

    @Override
    public String extension() {
        return "jfr";
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        Work work = new Work(progress, "map call", 0, 1);
        Work.look(session, recording -> new JfrWriter(recording, session.findings()).write(destination.stream(), work));
    }
}
