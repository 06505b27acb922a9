// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.rangescope.report.Format;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.editor.RecordingEditor;

/** <em>Export ▸ dma-buf Recording</em>: a recording in each form that there is a {@link Format} for. */
public final class ExportRecordingWizard extends Wizard implements IExportWizard {

    private Path recording;
    private ExportPage page;

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        setWindowTitle(Messages.Export_window);
        setNeedsProgressMonitor(true);
        setDialogSettings(DialogSettings.getOrCreateSection(
                PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(ExportRecordingWizard.class)).getDialogSettings(), "export")); //$NON-NLS-1$
        recording = selected(workbench, selection);
    }

    private static Path selected(IWorkbench workbench, IStructuredSelection selection) {
        IResource resource = selection == null ? null : Adapters.adapt(selection.getFirstElement(), IResource.class);
        IPath location = resource != null && "rangescope".equals(resource.getFileExtension()) ? resource.getLocation() : null; //$NON-NLS-1$
        if (location != null) {
            return location.toPath();
        }
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (window != null && window.getActivePage() != null) {
            if (window.getActivePage().getActiveEditor() instanceof RecordingEditor editor) {
                return editor.capture().file();
            }
            if (window.getActivePage().getActiveEditor() instanceof CompareEditor editor) {
                return editor.comparing().input().second();
            }
        }
        return null;
    }

    @Override
    public void addPages() {
        page = new ExportPage(recording);
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Format format = page.format();
        Path target = page.target();
        boolean replace = false;
        if (format.shape() != Format.Shape.DIRECTORY && Files.exists(target)) {
            replace = MessageDialog.openQuestion(getShell(), Messages.Export_window, NLS.bind(Messages.Export_taken, target));
            if (!replace) {
                return false;
            }
        }
        Outgoing outgoing = new Outgoing(page.recording(), format, page.chosen(), target, replace);
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    outgoing.run(monitor);
                    refresh(target);
                } catch (IOException | RuntimeException e) {
                    if (e instanceof CancellationException || e instanceof OperationCanceledException) {
                        throw new InterruptedException();
                    }
                    throw new InvocationTargetException(e, e.getMessage());
                }
            });
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof RuntimeException) {
                ILog.of(ExportRecordingWizard.class).error(NLS.bind(Messages.Export_failed, page.recording(), format.title()), cause);
            }
            page.setErrorMessage(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            return false;
        } catch (InterruptedException e) {
            page.setErrorMessage(Messages.Export_canceled);
            return false;
        }
        page.remember();
        return true;
    }

    /** Shows what was written where the workspace has it. */
    private static void refresh(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        for (IContainer container : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(parent.toUri())) {
            try {
                container.refreshLocal(IResource.DEPTH_INFINITE, null);
            } catch (CoreException e) {
                // it is there all the same, and is found later
                ILog.of(ExportRecordingWizard.class).warn(e.getMessage(), e);
            }
        }
    }
}
