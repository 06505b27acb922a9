// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.SharedSelection;

/** Opens recordings and comparisons; on the UI thread. */
final class Opening {

    private Opening() {}

    /** Opens a comparison; null when that does not work, which the user is told. */
    static CompareEditor comparison(IWorkbenchPage page, CompareInput input) {
        try {
            return page.openEditor(input, CompareEditor.ID, true,
                    IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT) instanceof CompareEditor editor ? editor : null;
        } catch (PartInitException e) {
            ErrorDialog.openError(page.getWorkbenchWindow().getShell(), Messages.Handler_title, Messages.Handler_cannotOpen, e.getStatus());
            return null;
        }
    }

    /** Opens a recording, or brings it to the front; null when that does not work, which the user is told. */
    static RecordingEditor recording(IWorkbenchPage page, Path path) {
        try {
            IEditorPart editor = null;
            for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())) {
                if (editor == null && file.exists()) {
                    editor = IDE.openEditor(page, file, RecordingEditor.ID, true);
                }
            }
            if (editor == null) {
                editor = IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(path.toFile()));
            }
            return editor instanceof RecordingEditor recording ? recording : null;
        } catch (PartInitException e) {
            ErrorDialog.openError(page.getWorkbenchWindow().getShell(), Messages.Handler_title,
                    NLS.bind(Messages.Compare_unreadable, path, e.getMessage()), e.getStatus());
            return null;
        }
    }

    /** Opens a recording at a finding, as soon as it is read. */
    static void at(IWorkbenchPage page, Path path, Finding finding) {
        RecordingEditor editor = recording(page, path);
        if (editor == null) {
            return;
        }
        Capture capture = editor.capture();
        boolean[] done = new boolean[1];
        Runnable select = () -> {
            Digest digest = capture.state().digest();
            if (done[0] || capture.state().isRunning() || digest == null) {
                return;
            }
            done[0] = true;
            for (int i = 0; i < editor.pages().size(); i++) {
                if (editor.pages().get(i) instanceof FindingsPage) {
                    editor.showPage(i);
                }
            }
            int number = number(digest.findings().list(), finding);
            if (number > 0) {
                new PageContext(capture, editor.getSite().getService(SharedSelection.class), editor::showPage).selectFinding(number);
            }
        };
        select.run();
        if (!done[0]) {
            capture.listen(editor.banner(), select);
        }
    }

    /** The number by which the editor knows a finding: it may have read more by now. */
    private static int number(List<Finding> list, Finding wanted) {
        for (Finding each : list) {
            if (each.number() == wanted.number() && each.ruleId().equals(wanted.ruleId())
                    && Objects.equals(each.callSite(), wanted.callSite())) {
                return each.number();
            }
        }
        return list.stream().filter(each -> each.ruleId().equals(wanted.ruleId()) && Objects.equals(each.callSite(), wanted.callSite()))
                .mapToInt(Finding::number).findFirst().orElse(0);
    }
}
