// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.SuppressionFiles;
import org.rangescope.ui.widgets.Plain;

/** What can be done with a finding. Begun on the UI thread; what takes long is done in jobs. */
public final class FindingActions {

    /** Jobs of ours belong to it. */
    static final Object FAMILY = FindingActions.class;

    private record Frames(String release, List<Symbol> stack, Symbol site) {}

    private FindingActions() {}

    /**
     * Adds what can be done with a finding to a context menu.
     *
     * @param capture that the finding is of; may give null
     * @param finding may give null
     */
    public static void fill(Menu menu, Supplier<Capture> capture, Supplier<Finding> finding) {
        separate(menu);
        MenuItem open = item(menu, Messages.FindingActions_open, () -> goToSource(page(), capture.get(), finding.get()));
        MenuItem report = item(menu, Messages.FindingActions_report, () -> copyReport(capture.get(), finding.get()));
        MenuItem suppress = item(menu, Messages.FindingActions_suppress,
                () -> suppress(menu.getShell(), capture.get().file(), finding.get().ruleId(), finding.get().callSite()));
        menu.addListener(SWT.Show, e -> {
            Finding now = capture.get() == null ? null : finding.get();
            open.setEnabled(now != null && now.stack() != 0);
            report.setEnabled(now != null);
            suppress.setEnabled(canSuppress(now));
        });
    }

    /** Whether a line of a file can suppress a finding; may be null. */
    static boolean canSuppress(Finding finding) {
        return finding != null && !finding.isSuppressed() && Suppression.canName(finding.callSite());
    }

    private static MenuItem separate(Menu menu) {
        return new MenuItem(menu, SWT.SEPARATOR);
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    private static IWorkbenchPage page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? null : window.getActivePage();
    }

    /** Goes to the line of the driver at which a finding's mappings were made; some time later. */
    public static void goToSource(IWorkbenchPage page, Capture capture, Finding finding) {
        if (finding != null) {
            goToSource(page, capture, recording -> finding.stack());
        }
    }

    /** Goes to the line of the driver in a stack; some time later. */
    static void goToSource(IWorkbenchPage page, Capture capture, Function<Recording, Integer> stack) {
        if (page == null || capture == null) {
            return;
        }
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        SourceLines sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        run(Messages.FindingActions_openJob, monitor -> {
            Frames frames = capture.read(recording -> frames(recording, stack.apply(recording)));
            if (frames.site() != null) {
                SourceLocation location = sources.lookUp(frames.release(), List.of(frames.site()), monitor).get(frames.site());
                if (location != null && !display.isDisposed()) {
                    display.asyncExec(() -> SourceOpener.open(page, location));
                }
            }
        });
    }

    /**
     * Adds what can be done with a function of a flame graph to its context menu.
     *
     * @param capture  that the graph is of
     * @param function name and module under the pointer, such as {@code ex_gpu_bind_bo [ex_gpu]}; null where there is none
     */
    public static void fillFunction(Menu menu, Supplier<Capture> capture, Supplier<String> function) {
        separate(menu);
        String[] pointed = {null};
        MenuItem open = item(menu, Messages.FindingActions_openFunction, () -> goToFunction(page(), capture.get(), pointed[0]));
        menu.addListener(SWT.Show, e -> {
            pointed[0] = function.get();
            open.setEnabled(pointed[0] != null);
        });
    }

    /** Goes to the call in a function, when it makes one only, otherwise to the function's begin; some time later. */
    private static void goToFunction(IWorkbenchPage page, Capture capture, String function) {
        if (page == null || capture == null || function == null) {
            return;
        }
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        SourceLines sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        run(Messages.FindingActions_openJob, monitor -> {
            Frames frames = capture.read(recording -> calls(recording, function));
            if (frames.site() != null) {
                SourceLocation location = sources.lookUp(frames.release(), List.of(frames.site()), monitor).get(frames.site());
                if (location != null && !display.isDisposed()) {
                    display.asyncExec(() -> SourceOpener.open(page, location));
                }
            }
        });
    }

    private static Frames calls(Recording recording, String function) {
        Set<Integer> seen = new HashSet<>();
        Set<Symbol> found = new LinkedHashSet<>();
        for (int cell = 0; cell < recording.populations().cells(); cell++) {
            if (seen.add(recording.populations().stack(cell))) {
                for (Symbol symbol : recording.dictionaries().stack(recording.populations().stack(cell))) {
                    String label = symbol.module() == null ? symbol.name() : symbol.name() + " [" + symbol.module() + "]"; //$NON-NLS-1$ //$NON-NLS-2$
                    if (label.equals(function)) {
                        found.add(symbol);
                    }
                }
            }
        }
        Symbol site = found.stream().findFirst().orElse(null);
        return new Frames(recording.header().kernelRelease(), List.copyOf(found),
                site == null || found.size() == 1 ? site : new Symbol(site.name(), site.module(), 0, site.size()));
    }

    private static Frames frames(Recording recording, int stack) {
        return new Frames(recording.header().kernelRelease(), recording.dictionaries().stack(stack), recording.callSite(stack));
    }

    /** Puts a report of a finding onto the clipboard; some time later. */
    public static void copyReport(Capture capture, Finding finding) {
        Digest digest = capture == null ? null : capture.state().digest();
        if (digest == null || finding == null) {
            return;
        }
        Display display = Display.getCurrent();
        SourceLines sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        run(Messages.FindingActions_reportJob, monitor -> copy(display, report(capture, digest.findings(), finding, sources, monitor)));
    }

    /** Writes a report; never on the UI thread. */
    static String report(Capture capture, Findings findings, Finding finding, SourceLines sources, IProgressMonitor monitor) {
        Frames frames = capture.read(recording -> frames(recording, finding.stack()));
        Map<Symbol, SourceLocation> lines = sources.lookUp(frames.release(), frames.stack(), monitor);
        return capture.read(recording -> BugReport.of(recording, findings, finding, lines));
    }

    static void copy(Display display, String text) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                Clipboard clipboard = new Clipboard(display);
                clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
                clipboard.dispose();
            });
        }
    }

    /**
     * Asks why, and suppresses findings of a rule at a call site, in the file of the recording's project.
     *
     * @param recording its file
     * @param callSite  as a finding has it
     */
    public static void suppress(Shell shell, Path recording, String ruleId, String callSite) {
        if (!Suppression.canName(callSite)) {
            MessageDialog.openInformation(shell, Messages.FindingActions_suppressTitle,
                    NLS.bind(Messages.FindingActions_noName, Plain.label(callSite)));
            return;
        }
        Path file = SuppressionFiles.fileFor(recording);
        String where = callSite.isEmpty() ? Messages.FindingActions_noSite : callSite.replaceFirst("\\+0x[0-9a-f]+", ""); //$NON-NLS-1$ //$NON-NLS-2$
        InputDialog dialog = new InputDialog(shell, Messages.FindingActions_suppressTitle,
                suppressMessage(recording, file, ruleId, where), "", //$NON-NLS-1$
                text -> text.isBlank() ? Messages.FindingActions_noReason : null);
        if (dialog.open() == Window.OK) {
            Suppression suppression = Suppression.of(ruleId, callSite, null, null, dialog.getValue());
            run(Messages.FindingActions_suppressJob, monitor -> {
                Suppressions.append(file, suppression);
                for (IFile each : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri(),
                        IContainer.INCLUDE_HIDDEN)) {
                    each.refreshLocal(IResource.DEPTH_ZERO, monitor);
                }
                FindingMarkers.applySuppressions();
            });
        }
    }

    /** What will become of it, and where: the headless program finds the file of a project only when the recording lies in the project as well. */
    static String suppressMessage(Path recording, Path file, String ruleId, String where) {
        return Suppressions.applies(file, recording)
                ? NLS.bind(Messages.FindingActions_suppressMessage, new Object[]{ruleId, where, file})
                : NLS.bind(Messages.FindingActions_suppressLinked,
                        new Object[]{ruleId, where, file, recording, recording.resolveSibling(Suppressions.FILE_NAME)});
    }

    /** What a job does. */
    interface Work {
        void run(IProgressMonitor monitor) throws IOException, CoreException;
    }

    /** Does something in a job; when that fails, whoever waits is told. */
    static void run(String name, Work work) {
        Job job = new Job(name) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    work.run(monitor);
                    return Status.OK_STATUS;
                } catch (IOException e) {
                    return Status.error(e.getMessage(), e);
                } catch (CoreException e) {
                    return e.getStatus();
                } catch (RuntimeException e) {
                    ILog.of(FindingActions.class).error(name, e);
                    return Status.error(String.valueOf(e.getMessage()), e);
                }
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY;
            }
        };
        job.setUser(false);
        job.schedule();
    }
}
