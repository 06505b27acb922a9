// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The files of suppressions that apply to a recording of the workspace: those beside it as everywhere, and that of the project in which it is shown, where it
 * may be no more than a link. Any thread.
 */
@NonNullByDefault
public final class SuppressionFiles {

    /** Which files there are, and of when; another value means that they have to be read again. */
    record Stamp(List<String> files) {}

    private SuppressionFiles() {}

    private static List<IFile> inWorkspace(Path recording) {
        List<IFile> found = new ArrayList<>();
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(recording.toUri())) {
            if (file.exists()) {
                found.add(file);
            }
        }
        return found;
    }

    private static @Nullable Path inProject(IFile recording) {
        IPath location = recording.getProject().getLocation();
        return location == null ? null : location.toPath().resolve(Suppressions.FILE_NAME);
    }

    /** The files that apply to a recording and exist, the nearest first. */
    public static List<Path> of(Path recording) {
        Set<Path> files = new LinkedHashSet<>(Suppressions.filesOf(recording));
        for (IFile file : inWorkspace(recording)) {
            @Nullable
            Path project = inProject(file);
            if (project != null && Files.exists(project)) {
                files.add(project);
            }
        }
        return List.copyOf(files);
    }

    /** Where a suppression for a recording is written: its project's file, or where {@link Suppressions#fileFor} says when it is in none. */
    public static Path fileFor(Path recording) {
        for (IFile file : inWorkspace(recording)) {
            @Nullable
            Path project = inProject(file);
            if (project != null) {
                return project;
            }
        }
        return Suppressions.fileFor(recording);
    }

    /** Reads all that apply to a recording. */
    public static Suppressions read(Path recording) {
        return Suppressions.read(of(recording));
    }

    static Stamp stamp(Path recording) {
        List<String> stamps = new ArrayList<>();
        for (Path file : of(recording)) {
            try {
                stamps.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                        + Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey());
            } catch (IOException e) {
                stamps.add(file + " " + e.getMessage());
            }
        }
        return new Stamp(stamps);
    }
}
