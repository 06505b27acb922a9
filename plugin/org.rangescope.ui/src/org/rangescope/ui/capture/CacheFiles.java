// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.store.CacheFile;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The files that are kept beside recordings, so that these open at once the next time: nobody sees them in the workspace, and they go when their recording
 * goes. What lies outside of the workspace is left alone.
 */
@NonNullByDefault
public final class CacheFiles {

    private static final String RECORDING = "rangescope";

    private CacheFiles() {}

    /** From now on they go with their recordings; until the workbench ends. */
    public static void follow() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(new Follower(), IResourceChangeEvent.POST_CHANGE);
    }

    /** Hides the file of a recording that was read, if there is one and it lies in the workspace. */
    public static void made(Path recording) {
        Path cache = CacheFile.of(recording);
        if (Files.exists(cache)) {
            inWorkspace(cache).forEach(file -> job(NLS.bind(Messages.hiding, file.getName()), file, () -> hide(file)));
        }
    }

    private static List<IFile> inWorkspace(Path cache) {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        return List.of(root.findFilesForLocationURI(cache.toUri(), IContainer.INCLUDE_HIDDEN));
    }

    private static void hide(IFile file) throws CoreException {
        if (file.getParent().isAccessible()) {
            file.refreshLocal(IResource.DEPTH_ZERO, null);
            if (file.exists()) {
                file.setDerived(true, null);
                file.setHidden(true);
            }
        }
    }

    private interface Change {
        void make() throws CoreException, IOException;
    }

    private static void job(String name, IFile file, Change change) {
        WorkspaceJob job = new WorkspaceJob(name) {
            @Override
            public IStatus runInWorkspace(@Nullable IProgressMonitor monitor) {
                try {
                    change.make();
                } catch (CoreException | IOException e) {
                    // it does no harm where it is
                    ILog.of(CacheFiles.class).warn(name + " did not work", e);
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(@Nullable Object family) {
                return family == CacheFiles.class;
            }
        };
        job.setRule(file.getProject());
        job.setSystem(true);
        job.schedule();
    }

    /** Notes which recordings are gone. */
    private static final class Follower implements IResourceChangeListener {

        @Override
        public void resourceChanged(@Nullable IResourceChangeEvent event) {
            IResourceDelta delta = event == null ? null : event.getDelta();
            if (delta == null) {
                return;
            }
            List<IFile> gone = new ArrayList<>();
            try {
                delta.accept(each -> {
                    if (each.getKind() == IResourceDelta.REMOVED && each.getResource() instanceof IFile file
                            && RECORDING.equals(file.getFileExtension())) {
                        gone.add(file);
                    }
                    return true;
                });
            } catch (CoreException e) {
                ILog.of(CacheFiles.class).warn("What became of recordings cannot be followed", e);
            }
            for (IFile recording : gone) {
                IPath location = recording.getLocation();
                if (location != null && recording.getProject().isAccessible()) {
                    job(NLS.bind(Messages.removing, recording.getName()), recording, () -> remove(recording, location.toPath()));
                }
            }
        }

        private static void remove(IFile recording, Path location) throws CoreException, IOException {
            // where only the link to a recording was removed, or it is there again
            if (!recording.exists() && !Files.exists(location)) {
                Path cache = CacheFile.of(location);
                Files.deleteIfExists(cache);
                for (IFile file : inWorkspace(cache)) {
                    if (file.exists()) {
                        file.refreshLocal(IResource.DEPTH_ZERO, null);
                    }
                }
            }
        }
    }
}
