// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.rangescope.ui.views.Reveal;

/** <em>Import ▸ dma-buf Recordings</em>: recordings and CTF directories come into a folder of the workspace. */
public final class ImportRecordingsWizard extends Wizard implements IImportWizard {

    private IWorkbench workbench;
    private IStructuredSelection selection;
    private ImportPage page;

    @Override
    public void init(IWorkbench bench, IStructuredSelection selected) {
        workbench = bench;
        selection = selected;
        setWindowTitle(Messages.Import_window);
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        page = new ImportPage(selection);
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IContainer folder;
        try {
            folder = page.folder();
        } catch (CoreException e) {
            page.setErrorMessage(e.getMessage());
            return false;
        }
        Incoming incoming = new Incoming(page.sources(), folder, page.isLink());
        Incoming.Taken taken = Incoming.Taken.NUMBER;
        List<String> names = incoming.taken();
        if (!names.isEmpty()) {
            int answer = MessageDialog.open(MessageDialog.QUESTION, getShell(), Messages.Import_window,
                    NLS.bind(Messages.Import_taken, String.join(", ", names), folder.getFullPath().makeRelative()), 0, //$NON-NLS-1$
                    Messages.Import_replace, Messages.Import_keepBoth, IDialogConstants.CANCEL_LABEL);
            if (answer != 0 && answer != 1) {
                return false;
            }
            taken = answer == 0 ? Incoming.Taken.REPLACE : Incoming.Taken.NUMBER;
        }
        Incoming.Taken how = taken;
        Map<IFile, String> made = new LinkedHashMap<>();
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    made.putAll(incoming.run(how, monitor));
                } catch (IOException | CoreException e) {
                    throw new InvocationTargetException(e, e.getMessage());
                } catch (CancellationException | OperationCanceledException e) {
                    throw new InterruptedException();
                }
            });
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            page.setErrorMessage(cause.getMessage() == null ? cause.toString() : cause.getMessage());
            return false;
        } catch (InterruptedException e) {
            page.setErrorMessage(Messages.Import_canceled);
            return false;
        }
        List<String> said = made.values().stream().filter(words -> !words.isEmpty()).toList();
        if (!said.isEmpty()) {
            MessageDialog.openWarning(getShell(), Messages.Import_window, String.join("\n", said)); //$NON-NLS-1$
        }
        IWorkbenchPage shown = workbench.getActiveWorkbenchWindow() == null ? null : workbench.getActiveWorkbenchWindow().getActivePage();
        if (shown != null && !made.isEmpty()) {
            Reveal.inExplorer(shown, made.keySet().iterator().next());
        }
        return true;
    }
}
