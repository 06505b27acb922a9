// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.ByteArrayInputStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Where recordings go: a folder of a project. */
public final class CaptureFolder {

    /** The project that recordings are kept in when nobody chose another one. */
    public static final String PROJECT = "Rangescope"; //$NON-NLS-1$
    /** The folder of the recordings in a project. */
    public static final String FOLDER = "captures"; //$NON-NLS-1$

    private static final String ENDING = ".rangescope"; //$NON-NLS-1$

    private CaptureFolder() {}

    /** The folder in {@link #PROJECT}, made with its project when it is missing. */
    public static IFolder get() throws CoreException {
        return get(PROJECT);
    }

    /** The folder in a project, both made when they are missing. */
    public static IFolder get(String projectName) throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        IProject project = workspace.getRoot().getProject(projectName);
        IFolder folder = project.getFolder(FOLDER);
        workspace.run(monitor -> {
            if (!project.exists()) {
                project.create(monitor);
            }
            if (!project.isOpen()) {
                project.open(monitor);
            }
            if (!folder.exists()) {
                folder.create(true, true, monitor);
            }
        }, workspace.getRuleFactory().createRule(project), IWorkspace.AVOID_UPDATE, new NullProgressMonitor());
        return folder;
    }

    /** An empty file for a recording, under that name or, when there is one already, a numbered one. */
    static IFile create(String projectName, String name) throws CoreException {
        IFolder folder = get(projectName);
        IFile file = folder.getFile(name);
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        for (int i = 2; file.exists() || file.getLocation().toFile().exists(); i++) {
            file = folder.getFile(stem + " (" + i + ")" + ENDING); //$NON-NLS-1$ //$NON-NLS-2$
        }
        file.create(new ByteArrayInputStream(new byte[0]), true, new NullProgressMonitor());
        return file;
    }
}
