// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.project.NewCaptureProject;
import org.rangescope.ui.project.Sample;

/** New ▸ Capture Project, as somebody goes through it who has nothing yet. */
class ProjectUiTest {

    private static final String NAME = "leaks of mine";

    private final Display display = Display.getCurrent();
    private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(NAME);

    @AfterEach
    void remove() throws CoreException {
        Bench.closeAll();
        IViewPart sheet = Bench.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView");
        if (sheet != null) {
            Bench.page().hideView(sheet);
        }
        project.delete(true, true, null);
    }

    @Test
    void projectHasTheSampleAndOpensIt() throws Exception {
        NewCaptureProject wizard = new NewCaptureProject();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        WizardDialog dialog = new WizardDialog(Bench.page().getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        List<Control> controls = Parts.focusable(dialog.getShell());
        Text name = controls.stream().filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow();
        assertEquals("Rangescope", name.getText(), "a name is proposed");
        name.setText(NAME);
        List<Button> samples = controls.stream().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> List.of(Sample.values()).stream().anyMatch(sample -> sample.words().equals(button.getText()))).toList();
        assertEquals(Sample.values().length, samples.size());
        assertTrue(controls.stream().anyMatch(control -> control instanceof Button button && button.getText().contains("cheat sheet")
                && button.isEnabled() && button.getSelection()), "the cheat sheet is offered");
        assertTrue(samples.get(0).getSelection(), "the sample that leaks is copied unless somebody does not want it");
        Button finish = dialog.getShell().getDefaultButton();
        Until.holds("the page is complete", display, wizard::canFinish);
        assertEquals(IDialogConstants.FINISH_LABEL, finish.getText());
        finish.notifyListeners(SWT.Selection, new Event());
        Until.holds("the sample is open and read", display, () -> Bench.page().getActiveEditor() instanceof RecordingEditor editor
                && !editor.capture().state().isRunning() && Bench.digest(editor).findings().list().size() > 3);
        IFile file = project.getFile("captures/" + Sample.LEAKS.file());
        Path original = Path.of(System.getProperty("rangescope.home"), "update-site/workbench/recordings", Sample.LEAKS.file());
        assertEquals(-1, Files.mismatch(original, file.getLocation().toPath()), "it is the sample, whole");
        assertTrue(!project.getFile("captures/" + Sample.STOCK.file()).exists(), "the other one was not wanted");
    }
}
