// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.IOException;
import java.nio.file.Path;

import org.rangescope.core.Session;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;

/** The recording's own packets, as other CTF readers take them. */
public final class CtfFormat implements Format {

    @Override
    public String id() {
        return "ctf";
    }

    @Override
    public String title() {
        return "CTF directory";
    }

    @Override
    public String description() {
        return "A CTF 1.8 trace for babeltrace2 and Trace Compass: every event with all its fields. Packets that are torn or damaged are left out.";
    }

    @Override
    public String extension() {
        return "";
    }

    @Override
    public Shape shape() {
        return Shape.DIRECTORY;
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        Path file = session.file();
        if (file == null) {
            throw new IOException(
                    "A CTF directory is made of the recording's file, and this one came through a pipe. Save it to a file first.");
        }
        try {
            CtfDirectory.Report report = CtfDirectory.split(file, destination.path(), progress);
            if (report.packets() == 0 && report.droppedBytes() == 0) {
                throw new IOException(file + ": there is no packet of events in it");
            }
        } catch (IOException e) {
            Work.stopIfCanceled(progress);
            throw e;
        }
    }
}
