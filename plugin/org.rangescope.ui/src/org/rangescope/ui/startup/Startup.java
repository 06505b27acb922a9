// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.intro.IIntroManager;
import org.rangescope.ui.InterconnectPerspective;
import org.rangescope.ui.capture.CacheFiles;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.guest.Messages;
import org.rangescope.ui.launch.CaptureFolder;
import org.rangescope.ui.launch.StartGuestHandler;
import org.rangescope.ui.source.FindingMarkers;
import org.rangescope.ui.views.Reveal;

/**
 * What the command line asked for, once the workbench stands:
 * <ul>
 * <li>{@code -Drangescope.open.1=FILE}, {@code .2} and so on, and recordings among the program's arguments: linked into the project and opened;</li>
 * <li>{@code -Drangescope.sample.1=FILE} and so on: copied into the project and opened, see {@link Copies};</li>
 * <li>{@code -Drangescope.compare.1=FILE}, {@code .2}: linked into the project as well, and compared with each other;</li>
 * <li>{@code -Drangescope.live=true}: a capture on the virtual guest is started, with the scenario that {@code rangescope.scenario} names;</li>
 * <li>{@code -Drangescope.pictures=DIR}: a picture of each page is saved there, and the workbench ends.</li>
 * </ul>
 * Besides, files that are dropped anywhere on a window are opened.
 */
public final class Startup implements IStartup {

    private static final String ENDING = ".rangescope";

    @Override
    public void earlyStartup() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        display.syncExec(() -> Drops.everywhere(workbench));
        CacheFiles.follow();
        FindingMarkers.follow();
        Set<Path> files = files();
        boolean live = Boolean.getBoolean("rangescope.live");
        String pictures = System.getProperty("rangescope.pictures");
        List<Path> compared = List.copyOf(named("rangescope.compare"));
        Set<Path> samples = named("rangescope.sample");
        if (files.isEmpty() && samples.isEmpty() && !live && pictures == null && compared.isEmpty()) {
            return;
        }
        IWorkbenchWindow[] window = new IWorkbenchWindow[1];
        try {
            display.syncExec(() -> window[0] = prepare(workbench));
            List<IFile> shown = new ArrayList<>();
            for (Path sample : samples) {
                shown.add(Copies.bring(CaptureFolder.get(), sample));
            }
            shown.addAll(link(files));
            display.syncExec(() -> open(window[0], shown));
            link(new LinkedHashSet<>(compared));
            if (compared.size() == 2 && pictures == null) {
                display.syncExec(() -> CompareEditor.open(window[0].getActivePage(), compared.get(0), compared.get(1)));
            }
            if (live) {
                display.syncExec(() -> startLive(window[0]));
            }
            if (pictures != null) {
                new Pictures(window[0], Path.of(pictures)).take();
                if (compared.size() == 2) {
                    new Pictures(window[0], Path.of(pictures)).takeComparison(compared.get(0), compared.get(1));
                }
                new LaunchPictures(window[0], Path.of(pictures)).take();
                display.asyncExec(workbench::close);
            }
        } catch (IOException | CoreException e) {
            if (pictures != null) {
                System.err.println("rangescope: no pictures: " + e.getMessage());
                System.err.flush();
                Runtime.getRuntime().halt(1);
            }
            ILog.of(Startup.class).error("What the command line asked for could not be done", e);
            display.asyncExec(() -> MessageDialog.openError(window[0].getShell(), "Rangescope", e.getMessage()));
        } catch (RuntimeException | Error e) {
            if (pictures != null) {
                // whoever waits for the pictures must not wait for ever
                System.err.println("rangescope: no pictures: " + e);
                e.printStackTrace();
                System.err.flush();
                Runtime.getRuntime().halt(1);
            }
            throw e;
        }
    }

    /**
     * The files that properties name, one each: no character could part them that may not be in their names.
     *
     * @param property such as {@code rangescope.open}, for {@code rangescope.open.1} and so on
     * @return absolute paths, in order
     */
    public static Set<Path> named(String property) {
        Set<Path> files = new LinkedHashSet<>();
        for (int i = 1;; i++) {
            String name = System.getProperty(property + "." + i);
            if (name == null) {
                return files;
            }
            if (!name.isBlank()) {
                files.add(Path.of(name).toAbsolutePath().normalize());
            }
        }
    }

    private static Set<Path> files() {
        Set<Path> files = named("rangescope.open");
        for (String argument : Platform.getApplicationArgs()) {
            if (argument.endsWith(ENDING) && Files.isRegularFile(Path.of(argument))) {
                files.add(Path.of(argument).toAbsolutePath().normalize());
            }
        }
        return files;
    }

    private static IWorkbenchWindow prepare(IWorkbench workbench) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow() != null
                ? workbench.getActiveWorkbenchWindow()
                : workbench.getWorkbenchWindows()[0];
        IIntroManager intro = workbench.getIntroManager();
        if (intro.getIntro() != null) {
            intro.closeIntro(intro.getIntro());
        }
        window.getShell().setMaximized(true);
        try {
            workbench.showPerspective(InterconnectPerspective.ID, window);
        } catch (WorkbenchException e) {
            ILog.of(Startup.class).error("The perspective could not be shown", e);
        }
        return window;
    }

    private static List<IFile> link(Set<Path> files) throws IOException, CoreException {
        List<IFile> linked = new ArrayList<>();
        if (files.isEmpty()) {
            return linked;
        }
        IFolder folder = CaptureFolder.get();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IOException(file + " cannot be read: " + (Files.exists(file) ? "no permission." : "there is no such file."));
            }
            linked.add(link(folder, file));
        }
        return linked;
    }

    private static IFile link(IFolder folder, Path file) throws CoreException {
        URI location = file.toUri();
        String name = String.valueOf(file.getFileName());
        for (int i = 1;; i++) {
            int dot = name.lastIndexOf('.');
            String numbered = i == 1
                    ? name
                    : dot < 0 ? name + " (" + i + ")" : name.substring(0, dot) + " (" + i + ")" + name.substring(dot);
            IFile candidate = folder.getFile(numbered);
            if (!candidate.exists()) {
                candidate.createLink(location, IResource.REPLACE, new NullProgressMonitor());
                return candidate;
            }
            if (location.equals(candidate.getLocationURI())) {
                candidate.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
                return candidate;
            }
        }
    }

    private static void open(IWorkbenchWindow window, List<IFile> files) {
        IWorkbenchPage page = window.getActivePage();
        for (IFile file : files) {
            open(page, file);
        }
        if (files.size() > 1) {
            // the tabs stand in the order of the files, and the first is in front
            open(page, files.get(0));
        }
    }

    private static void open(IWorkbenchPage page, IFile file) {
        try {
            IDE.openEditor(page, file, RecordingEditor.ID, true);
            Reveal.inExplorer(page, file);
        } catch (PartInitException e) {
            ILog.of(Startup.class).error(file + " could not be opened", e);
        }
    }

    private static void startLive(IWorkbenchWindow window) {
        try {
            StartGuestHandler.start(System.getProperty("rangescope.scenario", "live.scn"));
        } catch (CoreException e) {
            MessageDialog.openError(window.getShell(), Messages.dialogShell, e.getMessage());
        }
    }
}
