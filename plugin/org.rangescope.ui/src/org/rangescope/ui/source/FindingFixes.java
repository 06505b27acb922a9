// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.editor.RecordingEditor;

/** The quick fixes of markers for findings. */
public final class FindingFixes implements IMarkerResolutionGenerator2 {

    private static final int TIMELINE = 3;

    /** Called by the workbench. */
    public FindingFixes() {
        // as it is registered in plugin.xml
    }

    @Override
    public boolean hasResolutions(IMarker marker) {
        return FindingMarkers.recording(marker) != null;
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        if (!hasResolutions(marker)) {
            return new IMarkerResolution[0];
        }
        List<IMarkerResolution> fixes = new ArrayList<>();
        fixes.add(new Fix(Messages.FindingFixes_timeline, Messages.FindingFixes_timelineAbout, FindingFixes::showInTimeline));
        fixes.add(new Fix(Messages.FindingFixes_report, Messages.FindingFixes_reportAbout, FindingFixes::copyReport));
        fixes.add(new Fix(Messages.FindingFixes_suppress, Messages.FindingFixes_suppressAbout, FindingFixes::suppress));
        return fixes.toArray(IMarkerResolution[]::new);
    }

    private record Fix(String label, String description, BiConsumer<IFile, IMarker> action) implements IMarkerResolution2 {

        @Override
        public String getLabel() {
            return label;
        }

        @Override
        public String getDescription() {
            return description;
        }

        @Override
        public Image getImage() {
            return null;
        }

        @Override
        public void run(IMarker marker) {
            IFile file = FindingMarkers.recording(marker);
            if (file != null) {
                action.accept(file, marker);
            }
        }
    }

    private static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    }

    private static void showInTimeline(IFile file, IMarker marker) {
        IWorkbenchPage page = window().getActivePage();
        try {
            if (IDE.openEditor(page, file, RecordingEditor.ID) instanceof RecordingEditor editor) {
                editor.reveal(finding -> isOf(finding, marker), TIMELINE);
            }
        } catch (PartInitException e) {
            MessageDialog.openError(window().getShell(), Messages.FindingFixes_timeline, e.getMessage());
        }
    }

    /** Whether a marker is of a finding. */
    public static boolean isOf(Finding finding, IMarker marker) {
        return finding.ruleId().equals(marker.getAttribute(FindingMarkers.RULE, "")) //$NON-NLS-1$
                && finding.callSite().equals(marker.getAttribute(FindingMarkers.SITE, "")) //$NON-NLS-1$
                && String.join(FindingMarkers.BETWEEN, finding.devices()).equals(marker.getAttribute(FindingMarkers.DEVICES, "")); //$NON-NLS-1$
    }

    /** The recording need not be open: it is read for the report. */
    private static void copyReport(IFile file, IMarker marker) {
        Display display = Display.getCurrent();
        Captures captures = PlatformUI.getWorkbench().getService(Captures.class);
        SourceLines sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        Capture capture = captures.open(file.getLocation().toPath());
        FindingActions.run(Messages.FindingActions_reportJob, monitor -> {
            try {
                if (!capture.isLive()) {
                    capture.awaitEnd();
                }
                Digest digest = capture.state().digest();
                Findings findings = digest == null ? Findings.NONE : digest.findings();
                Finding finding = findings.list().stream().filter(each -> isOf(each, marker)).findFirst()
                        .orElseThrow(() -> new java.io.IOException(NLS.bind(Messages.FindingFixes_gone, file.getFullPath())));
                FindingActions.copy(display, FindingActions.report(capture, findings, finding, sources, monitor));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                captures.release(capture);
            }
        });
    }

    private static void suppress(IResource file, IMarker marker) {
        FindingActions.suppress(window().getShell(), file.getLocation().toPath(), marker.getAttribute(FindingMarkers.RULE, ""), //$NON-NLS-1$
                marker.getAttribute(FindingMarkers.SITE, "")); //$NON-NLS-1$
    }
}
