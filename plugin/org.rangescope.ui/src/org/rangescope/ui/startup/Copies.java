// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Recordings that come with the product, as copies in a project: what is noted about one and suppressed lies beside the copy. Any thread but the UI's. */
public final class Copies {

    private Copies() {}

    /**
     * Brings a copy of a recording up to date, without touching what lies beside it.
     *
     * @param folder   that the copy is in
     * @param original somebody else's, which is only read
     * @return the copy, under the original's name
     */
    public static IFile bring(IFolder folder, Path original) throws IOException, CoreException {
        IFile copy = folder.getFile(String.valueOf(original.getFileName()));
        if (copy.isLinked()) {
            // as it was once; only the link goes
            copy.delete(IResource.NONE, new NullProgressMonitor());
        }
        Path to = folder.getLocation().toPath().resolve(copy.getName());
        if (!Files.isRegularFile(to) || Files.mismatch(original, to) != -1) {
            // an editor that still reads the one that was there keeps it until it closes it
            Path beside = Files.createTempFile(to.getParent(), ".", ".copied"); //$NON-NLS-1$ //$NON-NLS-2$
            try {
                Files.copy(original, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        copy.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
        return copy;
    }
}
