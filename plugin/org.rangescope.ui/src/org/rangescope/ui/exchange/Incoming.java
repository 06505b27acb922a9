// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.report.Destination;
import org.rangescope.ui.capture.MonitorProgress;

/** Brings recordings into a folder of the workspace: copies or links files, makes recordings of CTF directories. Never on the UI thread. */
@NonNullByDefault
public final class Incoming {

    private static final String ENDING = ".rangescope"; //$NON-NLS-1$
    private static final int BUFFER = 1 << 20;
    private static final int STEPS = 1_000;

    /** What to do about a name that is taken. */
    public enum Taken {
        /** The one that is there is replaced, as soon as the new one is whole. */
        REPLACE,
        /** Both stay: the new one gets a number. */
        NUMBER
    }

    private final List<Path> sources;
    private final IContainer folder;
    private final boolean link;

    /**
     * @param sources recordings, and directories with a CTF trace
     * @param folder where to put them; exists
     * @param link whether to link recordings rather than copy them; directories are made into recordings always
     */
    public Incoming(List<Path> sources, IContainer folder, boolean link) {
        this.sources = List.copyOf(sources);
        this.folder = folder;
        this.link = link;
    }

    /** The name that a source has in the workspace. */
    static String name(Path source) {
        String name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
        return name.endsWith(ENDING) ? name : name + ENDING;
    }

    /** Names that are taken in the folder. */
    public List<String> taken() {
        return sources.stream().map(Incoming::name).distinct().filter(name -> isTaken(folder.getFile(IPath.fromPortableString(name))))
                .toList();
    }

    private static boolean isTaken(IFile file) {
        IPath location = file.getLocation();
        return file.exists() || location != null && location.toFile().exists();
    }

    /**
     * Brings them in.
     *
     * @param taken what to do about names that are taken
     * @param monitor shows the progress; canceling it leaves nothing that is not whole
     * @return the files that are there now, and what has to be said about them
     * @throws CancellationException when it was canceled; those that came before stay
     * @throws IOException when one cannot be read or written; the message names it
     * @throws CoreException when the workspace does not take one
     */
    public Map<IFile, String> run(Taken taken, IProgressMonitor monitor) throws IOException, CoreException {
        SubMonitor all = SubMonitor.convert(monitor, sources.size() * STEPS);
        Map<IFile, String> made = new LinkedHashMap<>();
        List<String> used = new ArrayList<>();
        for (Path source : sources) {
            SubMonitor each = all.split(STEPS);
            IFile target = target(name(source), taken, used);
            used.add(target.getName());
            MonitorProgress progress = MonitorProgress.part(each.setWorkRemaining(STEPS), STEPS,
                    MonitorProgress.of(String.valueOf(source.getFileName())));
            if (Files.isDirectory(source)) {
                made.put(target, join(source, target, progress));
            } else {
                check(source);
                if (link) {
                    if (target.exists() && !target.isLinked()) {
                        target.delete(true, each);
                    }
                    target.createLink(source.toAbsolutePath().toUri(), IResource.REPLACE, each);
                    made.put(target, ""); //$NON-NLS-1$
                } else {
                    copy(source, target, progress);
                    made.put(target, ""); //$NON-NLS-1$
                }
            }
            target.refreshLocal(IResource.DEPTH_ZERO, null);
        }
        return made;
    }

    private IFile target(String name, Taken taken, List<String> used) {
        String stem = name.substring(0, name.length() - ENDING.length());
        IFile file = folder.getFile(IPath.fromPortableString(name));
        for (int i = 2; used.contains(file.getName()) || taken == Taken.NUMBER && isTaken(file); i++) {
            file = folder.getFile(IPath.fromPortableString(stem + " (" + i + ")" + ENDING)); //$NON-NLS-1$ //$NON-NLS-2$
        }
        return file;
    }

    private Path location(IFile target) throws IOException, CoreException {
        if (target.isLinked()) {
            // what it leads to is somebody else's
            target.delete(true, null);
        }
        IPath location = target.getLocation();
        if (location == null) {
            throw new IOException(NLS.bind(Messages.Import_notLocal, target.getFullPath()));
        }
        return location.toPath();
    }

    private String join(Path source, IFile target, MonitorProgress progress) throws IOException, CoreException {
        try (Destination destination = Destination.file(location(target), true)) {
            CtfDirectory.Report report = CtfDirectory.join(source, destination.path(), progress);
            progress.stopIfCanceled();
            destination.commit();
            return report.droppedBytes() == 0
                    ? "" //$NON-NLS-1$
                    : NLS.bind(Messages.Import_damaged, target.getName(), report.dropped().isEmpty() ? "" : report.dropped().get(0)); //$NON-NLS-1$
        } catch (IOException e) {
            progress.stopIfCanceled();
            throw named(source, e);
        }
    }

    private void copy(Path source, IFile target, MonitorProgress progress) throws IOException, CoreException {
        Path to = location(target);
        if (Files.exists(to) && Files.isSameFile(source, to)) {
            return;
        }
        try (Destination destination = Destination.file(to, true); InputStream in = Files.newInputStream(source)) {
            OutputStream out = destination.stream();
            long size = Math.max(1, Files.size(source));
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
                done += got;
                progress.report(Math.min(1, (double) done / size), Messages.Import_copying);
                progress.stopIfCanceled();
            }
            destination.commit();
        } catch (IOException e) {
            throw named(source, e);
        }
    }

    /** Whether a file is a recording at all, which its first packets show. */
    private static void check(Path source) throws IOException {
        try (ByteSource bytes = ByteSource.file(source)) {
            CaptureReader reader = new CaptureReader(bytes);
            if (reader.await(0)) {
                reader.read(new Nothing(), 1);
            }
        } catch (IOException e) {
            throw named(source, e);
        }
    }

    private static IOException named(Path source, IOException e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        return why.contains(source.toString()) ? e : new IOException(NLS.bind(Messages.Import_failed, source, why), e);
    }

    /** Wants to know nothing of the records. */
    private static final class Nothing implements EventSink {

        @Override
        public void header(CaptureHeader header) {
            // that there is one is enough
        }

        @Override
        public void packet(PacketView packet) {
            // nothing
        }

        @Override
        public void record(RecordView record) {
            // nothing
        }

        @Override
        public void damaged(Damage damage) {
            // the editor says so
        }
    }
}
