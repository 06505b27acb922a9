// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.osgi.framework.Bundle;
import org.rangescope.core.target.ProbeFiles;

/** The probes that this installation brings along. */
final class Probes {

    private static final String BUNDLE = "org.rangescope.probe"; //$NON-NLS-1$
    private static final String DIRECTORY = "os/"; //$NON-NLS-1$

    private Probes() {}

    /** Where they are; not on the UI thread, for they may have to be taken out of a jar. */
    static ProbeFiles files() {
        List<Path> directories = new ArrayList<>();
        Bundle bundle = Platform.getBundle(BUNDLE);
        URL entry = bundle == null ? null : bundle.getEntry(DIRECTORY);
        if (entry != null) {
            try {
                directories.add(Path.of(URIUtil.toURI(FileLocator.toFileURL(entry))));
            } catch (IOException | URISyntaxException | IllegalArgumentException e) {
                ILog.of(Probes.class).error("The probe that comes with this installation cannot be read", e); //$NON-NLS-1$
            }
        }
        return new ProbeFiles(directories);
    }
}
