// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rangescope.ui.editor.RecordingEditor;

/** Commands about two recordings: compare the selected ones with each other, one with another that is asked for; in the editor: swap, compare again. */
public final class CompareHandler extends AbstractHandler implements IExecutableExtension {

    /** What a command does. */
    private enum Action {
        EACH_OTHER, WITH, SWAP, AGAIN
    }

    private static final String ENDING = "rangescope"; //$NON-NLS-1$

    private Action action = Action.EACH_OTHER;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        action = Action.valueOf(String.valueOf(data));
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        switch (action) {
        case EACH_OTHER -> eachOther(window, HandlerUtil.getCurrentSelection(event));
        case WITH -> with(window, HandlerUtil.getCurrentSelection(event));
        case SWAP -> {
            if (window.getActivePage().getActiveEditor() instanceof CompareEditor editor) {
                editor.swap();
            }
        }
        case AGAIN -> {
            if (window.getActivePage().getActiveEditor() instanceof CompareEditor editor) {
                editor.again();
            }
        }
        }
        return null;
    }

    private static void eachOther(IWorkbenchWindow window, ISelection selection) {
        List<Path> chosen = recordings(selection);
        if (chosen.size() == 2) {
            Opening.comparison(window.getActivePage(), CompareInput.of(chosen.get(0), chosen.get(1)));
        } else {
            MessageDialog.openInformation(window.getShell(), Messages.Handler_title, Messages.Handler_two);
        }
    }

    private static void with(IWorkbenchWindow window, ISelection selection) {
        List<Path> chosen = recordings(selection);
        Path of = chosen.size() == 1
                ? chosen.get(0)
                : window.getActivePage().getActiveEditor() instanceof RecordingEditor editor ? editor.capture().file() : null;
        if (of == null) {
            MessageDialog.openInformation(window.getShell(), Messages.Handler_title, Messages.Handler_two);
            return;
        }
        Path other = ChooseRecordingDialog.ask(window.getShell(), of);
        if (other != null) {
            Opening.comparison(window.getActivePage(), CompareInput.of(of, other));
        }
    }

    /** The recordings that are selected, each once. */
    private static List<Path> recordings(ISelection selection) {
        List<Path> found = new ArrayList<>();
        if (selection instanceof IStructuredSelection several) {
            for (Object element : several) {
                IResource resource = Adapters.adapt(element, IResource.class);
                IPath location = resource == null ? null : resource.getLocation();
                if (location != null && ENDING.equals(resource.getFileExtension()) && !found.contains(location.toPath())) {
                    found.add(location.toPath());
                }
            }
        }
        return found;
    }
}
