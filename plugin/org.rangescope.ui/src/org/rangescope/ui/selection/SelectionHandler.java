// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.RecordingEditor;

/** Commands about what is selected in the recording in front: back, forward, and what is done with the selected time. */
public final class SelectionHandler extends AbstractHandler implements IExecutableExtension {

    /** What a command does. */
    private enum Action {
        BACK, FORWARD, CLEAR, NAME, ZOOM, SLOWEST
    }

    private final Consumer<CaptureSelection> changed = now -> askAgain();
    private Action action = Action.BACK;
    private SharedSelection listened;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        action = Action.valueOf(String.valueOf(data).toUpperCase(java.util.Locale.ROOT));
    }

    /** Whoever shows the command asks again whether it can be used. */
    private static void askAgain() {
        IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
        if (broker != null) {
            broker.post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
        }
    }

    private static RecordingEditor editor() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IEditorPart editor = window == null || window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
        return editor instanceof RecordingEditor recording ? recording : null;
    }

    @Override
    public boolean isEnabled() {
        RecordingEditor editor = editor();
        if (editor == null) {
            return false;
        }
        SharedSelection selection = editor.getSite().getService(SharedSelection.class);
        if (selection != listened) {
            if (listened != null) {
                listened.ignore(changed);
            }
            listened = selection;
            selection.listen(changed);
        }
        Capture capture = editor.capture();
        CaptureSelection now = selection.current();
        Digest digest = capture.state().digest();
        boolean timed = now != null && now.capture() == capture && now.time() != null;
        return switch (action) {
        case BACK -> selection.canGoBack(capture);
        case FORWARD -> selection.canGoForward(capture);
        case CLEAR, NAME, ZOOM -> timed;
        case SLOWEST -> digest != null && digest.mappings() > 0;
        };
    }

    @Override
    public Object execute(ExecutionEvent event) {
        RecordingEditor editor = editor();
        if (editor != null && isEnabled()) {
            switch (action) {
            case BACK -> listened.goBack(editor.capture());
            case FORWARD -> listened.goForward(editor.capture());
            case CLEAR -> editor.timeBar().clear();
            case NAME -> editor.timeBar().askName();
            case ZOOM -> editor.zoomToTime();
            case SLOWEST -> editor.goToSlowest();
            }
        }
        return null;
    }

    @Override
    public void dispose() {
        if (listened != null) {
            listened.ignore(changed);
            listened = null;
        }
        super.dispose();
    }
}
