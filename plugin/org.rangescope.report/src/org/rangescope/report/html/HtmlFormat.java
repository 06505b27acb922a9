// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;

/** A recording as one page for a browser: verdict, suspects, charts, and how far the capture can be trusted. */
public final class HtmlFormat implements Format {

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String title() {
        return "HTML report";
    }

    @Override
    public String description() {
        return "One page for a browser, to read, print or attach to a bug report: verdict, suspects with their evidence, charts, capture health."
                + " It needs no other file and no network.";
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        progress.report(Double.NaN, "drawing charts");
        String page = session.read(recording -> HtmlReport.of(recording, session.findings()));
        destination.stream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
