// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.project;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.rangescope.ui.help.CheatSheets;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.launch.CaptureFolder;

/** Name and place of the project, and what is in it from the start. */
final class ProjectPage extends WizardNewProjectCreationPage {

    private final Map<Sample, Button> samples = new EnumMap<>(Sample.class);
    private Button cheatSheet;

    ProjectPage() {
        super("project"); //$NON-NLS-1$
        setTitle(Messages.pageTitle);
        setDescription(Messages.pageDescription);
        setInitialProjectName(freeName());
    }

    private static String freeName() {
        String name = CaptureFolder.PROJECT;
        for (int i = 2; ResourcesPlugin.getWorkspace().getRoot().getProject(name).exists(); i++) {
            name = CaptureFolder.PROJECT + " " + i; //$NON-NLS-1$
        }
        return name;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        Composite area = (Composite) getControl();
        Group group = new Group(area, SWT.NONE);
        group.setText(Messages.begin);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().applyTo(group);
        for (Sample sample : Sample.values()) {
            samples.put(sample, check(group, sample.words(), sample == Sample.LEAKS));
        }
        cheatSheet = check(group, Messages.cheatSheet, CheatSheets.available());
        cheatSheet.setEnabled(CheatSheets.available());
        Help.set(area, Help.NEW_PROJECT);
    }

    private static Button check(Composite parent, String words, boolean on) {
        Button button = new Button(parent, SWT.CHECK);
        button.setText(words);
        button.setSelection(on);
        return button;
    }

    /** What is to be copied into the project. */
    List<Sample> samples() {
        return samples.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey).toList();
    }

    /** Whether the cheat sheet about leaks is to be opened. */
    boolean cheatSheet() {
        return cheatSheet.getSelection();
    }
}
