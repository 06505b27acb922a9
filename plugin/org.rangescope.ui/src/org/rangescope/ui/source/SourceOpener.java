// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.rangescope.core.symbol.SourceLine;
import org.rangescope.core.symbol.SourceLocation;

/** Shows lines of source in an editor. Only for the UI thread. */
public final class SourceOpener {

    private static final String TEXT_EDITOR = "org.eclipse.ui.DefaultTextEditor"; //$NON-NLS-1$

    private SourceOpener() {}

    /**
     * Goes to the line of a frame; when that is not possible, says why and offers the preferences.
     *
     * @return whether a line is shown
     */
    public static boolean open(IWorkbenchPage page, SourceLocation location) {
        SourceLine line = location.line();
        if (line == null) {
            offerPreferences(page.getWorkbenchWindow().getShell(), location.reason());
            return false;
        }
        return open(page, line);
    }

    /** Goes to a line. */
    static boolean open(IWorkbenchPage page, SourceLine line) {
        Path local = line.local();
        Shell shell = page.getWorkbenchWindow().getShell();
        if (local == null) {
            offerPreferences(shell, NLS.bind(Messages.SourceOpener_notHere, line));
            return false;
        }
        try {
            IFile file = inWorkspace(local);
            IEditorPart editor = file != null
                    ? IDE.openEditor(page, file)
                    // what the desktop would start for it can go to no line
                    : IDE.openEditor(page, new FileStoreEditorInput(EFS.getLocalFileSystem().fromLocalFile(local.toFile())), TEXT_EDITOR);
            ITextEditor text = Adapters.adapt(editor, ITextEditor.class);
            if (text != null) {
                IDocument document = text.getDocumentProvider().getDocument(text.getEditorInput());
                if (document != null && line.line() <= document.getNumberOfLines()) {
                    IRegion region = document.getLineInformation(line.line() - 1);
                    text.selectAndReveal(region.getOffset(), region.getLength());
                } else {
                    MessageDialog.openWarning(shell, Messages.SourceOpener_title,
                            NLS.bind(Messages.SourceOpener_shorter, local, String.valueOf(line.line())));
                }
            }
            return true;
        } catch (PartInitException | BadLocationException e) {
            ILog.of(SourceOpener.class).error(local + " could not be opened", e); //$NON-NLS-1$
            MessageDialog.openError(shell, Messages.SourceOpener_title,
                    NLS.bind(Messages.SourceOpener_failed, local, e.getMessage()));
            return false;
        }
    }

    /** The file of the workspace at a place, or null; any thread. */
    static IFile inWorkspace(Path local) {
        IFile found = find(local);
        if (found == null) {
            try {
                found = find(local.toRealPath());
            } catch (IOException e) {
                // it has gone
            }
        }
        return found;
    }

    private static IFile find(Path local) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(local.toUri())) {
            if (file.exists() && !file.isHidden(IResource.CHECK_ANCESTORS)) {
                return file;
            }
        }
        return null;
    }

    private static void offerPreferences(Shell shell, String reason) {
        MessageDialog dialog = new MessageDialog(shell, Messages.SourceOpener_title, null, reason, MessageDialog.INFORMATION, 0,
                Messages.SourceOpener_preferences, IDialogConstants.CANCEL_LABEL);
        if (dialog.open() == 0) {
            openPreferences(shell);
        }
    }

    /** Opens the page on which is set where debug info and sources are. */
    static void openPreferences(Shell shell) {
        PreferencesUtil.createPreferenceDialogOn(shell, SourcePreferencePage.ID, null, null).open();
    }
}
