// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.Session;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.capture.SuppressionFiles;

/** Writes a recording in another form. Never on the UI thread. */
@NonNullByDefault
public final class Outgoing {

    private static final int READ = 400;
    private static final int WRITTEN = 600;

    private final Path recording;
    private final Format format;
    private final Map<String, String> chosen;
    private final Path target;
    private final boolean replace;

    /**
     * @param recording what is written
     * @param format as what
     * @param chosen values of the format's options, by name
     * @param target the file, or the directory
     * @param replace whether a file that is there is replaced
     */
    public Outgoing(Path recording, Format format, Map<String, String> chosen, Path target, boolean replace) {
        this.recording = recording;
        this.format = format;
        this.chosen = Map.copyOf(chosen);
        this.target = target;
        this.replace = replace;
    }

    /**
     * Writes it.
     *
     * @param monitor shows the progress; when it is canceled nothing is left behind
     * @throws CancellationException when it was canceled
     * @throws IOException when something cannot be read or written; the message names it
     */
    public void run(IProgressMonitor monitor) throws IOException {
        SubMonitor all = SubMonitor.convert(monitor, READ + WRITTEN);
        String name = String.valueOf(recording.getFileName());
        try (Session session = Session.open(recording);
                Destination destination = format.shape() == Format.Shape.DIRECTORY
                        ? Destination.directory(target)
                        : Destination.file(target, replace)) {
            session.suppress(SuppressionFiles.read(recording));
            MonitorProgress reading = MonitorProgress.part(all.split(READ).setWorkRemaining(READ), READ, MonitorProgress.of(name));
            Session.State end = session.run(reading);
            reading.stopIfCanceled();
            if (end == Session.State.FAILED) {
                throw new IOException(NLS.bind(Messages.Export_unreadable, recording, session.failure()));
            }
            MonitorProgress writing = MonitorProgress.part(all.split(WRITTEN).setWorkRemaining(WRITTEN), WRITTEN,
                    MonitorProgress.of(String.valueOf(target.getFileName())));
            format.write(session, FormatSettings.of(format, chosen), destination, writing);
            writing.stopIfCanceled();
            destination.commit();
        }
    }
}
