// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.QualifiedName;

/** Recordings that come with the product, as copies in a project: what is noted about one and suppressed lies beside the copy. Any thread but the UI's. */
public final class Copies {

    /** Of which file a copy was made. */
    private static final QualifiedName COPY_OF = new QualifiedName("org.rangescope.ui", "copyOf"); //$NON-NLS-1$ //$NON-NLS-2$

    private Copies() {}

    /**
     * Brings a copy of a recording up to date, without touching what lies beside it.
     *
     * @param folder   that the copy is in
     * @param original somebody else's, which is only read
     * @return the copy, under the original's name
     */
    public static IFile bring(IFolder folder, Path original) throws IOException, CoreException {
        IFile copy = place(folder, original);
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
        copy.setPersistentProperty(COPY_OF, original.toString());
        return copy;
    }

    /** A file that nobody else has put there: under the original's name, or a numbered one. */
    private static IFile place(IFolder folder, Path original) throws IOException, CoreException {
        String name = String.valueOf(original.getFileName());
        int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
        for (int i = 1;; i++) {
            IFile file = folder.getFile(i == 1 ? name : name.substring(0, dot) + "-" + i + name.substring(dot)); //$NON-NLS-1$
            Path there = folder.getLocation().toPath().resolve(file.getName());
            if (file.isLinked()
                    ? original.equals(file.getLocation().toPath())
                    : !Files.exists(there, LinkOption.NOFOLLOW_LINKS)
                            || file.exists() && original.toString().equals(file.getPersistentProperty(COPY_OF))
                            || Files.isRegularFile(there) && Files.mismatch(original, there) == -1) {
                return file;
            }
        }
    }
}
