// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.rangescope.core.target.VirtualGuest;
import org.rangescope.ui.guest.GuestHome;
import org.rangescope.ui.guest.GuestPreferencePage;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.Names;

/** What happens during the capture: a command on the target, or in the guest a scenario. */
final class ScenarioTab extends AbstractLaunchConfigurationTab {

    private Composite stack;
    private final StackLayout layout = new StackLayout();
    private Composite guestPane;
    private Composite commandPane;
    private Composite filePane;
    private org.eclipse.swt.widgets.List scenarios;
    private Text words;
    private Label noHome;
    private final Map<String, Button> generations = new LinkedHashMap<>();
    private Text command;
    private Icons icons;
    private GuestHome home;
    private boolean filling;

    @Override
    public void createControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        setControl(stack);
        Help.set(stack, Help.LAUNCH);
        layout.marginWidth = 8;
        layout.marginHeight = 8;
        stack.setLayout(layout);
        icons = new Icons(stack);
        createCommand();
        createGuest();
        createFile();
        layout.topControl = commandPane;
    }

    private void createCommand() {
        commandPane = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(commandPane);
        Label label = new Label(commandPane, SWT.WRAP);
        label.setText(Messages.ScenarioTab_command);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
        command = new Text(commandPane, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        Names.byLabel(command, Messages.ScenarioTab_command);
        command.setToolTipText(Messages.ScenarioTab_commandTip);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, 80).applyTo(command);
        command.addListener(SWT.Modify, e -> changed());
        command.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
    }

    private void createGuest() {
        guestPane = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(guestPane);
        Composite choices = new Composite(guestPane, SWT.NONE);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(choices);
        GridLayoutFactory.fillDefaults().numColumns(1 + VirtualGuest.GENERATIONS.size()).spacing(16, 0).applyTo(choices);
        Label generation = new Label(choices, SWT.NONE);
        generation.setText(Messages.ScenarioTab_generation);
        for (String name : VirtualGuest.GENERATIONS) {
            Button button = new Button(choices, SWT.RADIO);
            button.setText("v1".equals(name) ? Messages.ScenarioTab_v1 : Messages.ScenarioTab_v2); //$NON-NLS-1$
            button.addListener(SWT.Selection, e -> changed());
            generations.put(name, button);
        }
        Label label = new Label(guestPane, SWT.NONE);
        label.setText(Messages.ScenarioTab_scenario);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
        SashForm sash = new SashForm(guestPane, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(400, 260).applyTo(sash);
        scenarios = new org.eclipse.swt.widgets.List(sash, SWT.BORDER | SWT.V_SCROLL | SWT.SINGLE);
        words = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        sash.setWeights(40, 60);
        scenarios.addListener(SWT.Selection, e -> {
            describe();
            changed();
        });
        noHome = new Label(guestPane, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(300, SWT.DEFAULT).applyTo(noHome);
        Button preferences = new Button(guestPane, SWT.PUSH);
        preferences.setText(Messages.ScenarioTab_preferences);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(preferences);
        preferences.addListener(SWT.Selection, e -> {
            PreferencesUtil.createPreferenceDialogOn(getShell(), GuestPreferencePage.ID, null, null).open();
            String chosen = chosen();
            fill(chosen);
            changed();
        });
    }

    private void createFile() {
        filePane = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(filePane);
        Label label = new Label(filePane, SWT.WRAP);
        label.setText(Messages.ScenarioTab_file);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
    }

    private void changed() {
        if (!filling) {
            updateLaunchConfigurationDialog();
        }
    }

    private String chosen() {
        int index = scenarios.getSelectionIndex();
        return index < 0 ? "" : scenarios.getItem(index); //$NON-NLS-1$
    }

    private void fill(String chosen) {
        List<String> names = new ArrayList<>();
        try {
            home = GuestHome.find();
            names.addAll(home.scenarios());
            noHome.setText(NLS.bind(Messages.ScenarioTab_home, home.directory()));
        } catch (IOException e) {
            home = null;
            noHome.setText(e.getMessage());
        }
        if (!chosen.isEmpty() && !names.contains(chosen)) {
            names.add(0, chosen);
        }
        scenarios.setItems(names.toArray(String[]::new));
        scenarios.select(names.indexOf(chosen));
        scenarios.showSelection();
        describe();
        guestPane.layout();
    }

    private void describe() {
        words.setText(home == null || chosen().isEmpty() ? "" : home.describe(chosen())); //$NON-NLS-1$
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(CaptureSettings.SCENARIO, CaptureSettings.SCENARIO_PRESET);
        configuration.setAttribute(CaptureSettings.GENERATION, CaptureSettings.GENERATION_PRESET);
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        filling = true;
        try {
            command.setText(configuration.getAttribute(CaptureSettings.COMMAND, "")); //$NON-NLS-1$
            String generation = configuration.getAttribute(CaptureSettings.GENERATION, CaptureSettings.GENERATION_PRESET);
            generations.forEach((name, button) -> button.setSelection(name.equals(generation)));
            fill(configuration.getAttribute(CaptureSettings.SCENARIO, CaptureSettings.SCENARIO_PRESET));
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
        } finally {
            filling = false;
        }
        show(configuration);
    }

    private void show(ILaunchConfiguration configuration) {
        TargetKind kind;
        try {
            kind = TargetKind.of(configuration);
        } catch (CoreException e) {
            kind = TargetKind.LOCAL;
        }
        layout.topControl = switch (kind) {
        case LOCAL, SSH -> commandPane;
        case GUEST -> guestPane;
        case FILE -> filePane;
        };
        stack.layout();
        if (layout.topControl == guestPane) {
            scenarios.showSelection();
        }
    }

    @Override
    public void activated(ILaunchConfigurationWorkingCopy workingCopy) {
        // the target may be another one by now
        show(workingCopy);
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(CaptureSettings.COMMAND, command.getText().strip());
        generations.forEach((name, button) -> {
            if (button.getSelection()) {
                configuration.setAttribute(CaptureSettings.GENERATION, name);
            }
        });
        if (!chosen().isEmpty()) {
            configuration.setAttribute(CaptureSettings.SCENARIO, chosen());
        }
    }

    @Override
    public String getName() {
        return Messages.ScenarioTab_name;
    }

    @Override
    public String getId() {
        return "org.rangescope.ui.launch.scenarioTab"; //$NON-NLS-1$
    }

    @Override
    public String getHelpContextId() {
        return CaptureTabGroup.HELP;
    }

    @Override
    public Image getImage() {
        return icons == null ? null : icons.get("start"); //$NON-NLS-1$
    }
}
