// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.HandlerEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.ResourceUtil;

/** <em>Capture ▸ Stop</em>: ends in order the capture whose editor is in front, or else the one that was started last. */
public final class StopHandler extends AbstractHandler {

    private final RunningCaptures captures = PlatformUI.getWorkbench().getService(RunningCaptures.class);
    private final Runnable changed = () -> fireHandlerChanged(new HandlerEvent(this, true, false));

    /** Made by the framework. */
    public StopHandler() {
        captures.addListener(changed);
    }

    private List<CaptureProcess> running() {
        return captures.list().stream().filter(CaptureProcess::canTerminate).toList();
    }

    @Override
    public boolean isEnabled() {
        return !running().isEmpty();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        List<CaptureProcess> running = running();
        if (running.isEmpty()) {
            return null;
        }
        IEditorPart editor = HandlerUtil.getActiveEditor(event);
        CaptureProcess last = running.get(running.size() - 1);
        IFile front = editor == null ? null : ResourceUtil.getFile(editor.getEditorInput());
        CaptureProcess chosen = running.stream().filter(process -> front != null && front.equals(process.file())).findFirst().orElse(last);
        chosen.terminate();
        return null;
    }

    @Override
    public void dispose() {
        captures.removeListener(changed);
    }
}
