// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;

/** Commands about the selected finding or mapping of the recording in front: go to its source, report it, suppress it, show when it happened. */
public final class FindingHandler extends AbstractHandler implements IExecutableExtension {

    private static final int TIMELINE = 3;

    /** What a command does. */
    private enum Action {
        OPEN, REPORT, SUPPRESS, TIMELINE
    }

    private Action action = Action.OPEN;

    /** Called by the workbench. */
    public FindingHandler() {
        // as it is registered in plugin.xml
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        action = Action.valueOf(String.valueOf(data).toUpperCase(java.util.Locale.ROOT));
    }

    private static RecordingEditor editor() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.getActiveEditor() instanceof RecordingEditor editor ? editor : null;
    }

    private static CaptureSelection selected(RecordingEditor editor) {
        if (editor == null) {
            return null;
        }
        CaptureSelection now = editor.getSite().getService(SharedSelection.class).current();
        return now != null && now.capture() == editor.capture() ? now : null;
    }

    private static Finding finding(CaptureSelection selected) {
        Digest digest = selected == null ? null : selected.capture().state().digest();
        int number = selected == null ? 0 : selected.finding();
        return digest == null || number < 1 || number > digest.findings().list().size() ? null : digest.findings().list().get(number - 1);
    }

    @Override
    public boolean isEnabled() {
        CaptureSelection selected = selected(editor());
        Finding finding = finding(selected);
        return switch (action) {
        case OPEN -> selected != null && (finding != null && finding.stack() != 0 || selected.mapping() >= 0);
        case SUPPRESS -> FindingActions.canSuppress(finding);
        case REPORT, TIMELINE -> finding != null;
        };
    }

    @Override
    public Object execute(ExecutionEvent event) {
        RecordingEditor editor = editor();
        CaptureSelection selected = selected(editor);
        if (selected == null || !isEnabled()) {
            return null;
        }
        Capture capture = editor.capture();
        Finding finding = finding(selected);
        switch (action) {
        case OPEN -> {
            if (finding != null && finding.stack() != 0) {
                FindingActions.goToSource(editor.getSite().getPage(), capture, finding);
            } else {
                FindingActions.goToSource(editor.getSite().getPage(), capture, recording -> recording.mappings().stack(selected.mapping()));
            }
        }
        case REPORT -> FindingActions.copyReport(capture, finding);
        case SUPPRESS -> FindingActions.suppress(editor.getSite().getShell(), capture.file(), finding.ruleId(), finding.callSite());
        case TIMELINE -> editor.showPage(TIMELINE);
        }
        return null;
    }
}
