// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rangescope.core.target.ProbeOption;
import org.rangescope.core.target.ProbeOption.Kind;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.Names;

/** What is asked of the probe: one field for each of its options. */
final class ProbeTab extends AbstractLaunchConfigurationTab {

    private static final List<ProbeOption> FILTERS = List.of(ProbeOption.PID, ProbeOption.PROCESS, ProbeOption.EXPORTER, ProbeOption.DEVICE,
            ProbeOption.ADAPTER);
    private static final List<ProbeOption> DETAIL = List.of(ProbeOption.STACKS, ProbeOption.MAX_RANGES, ProbeOption.RANGE_RATE,
            ProbeOption.PRECISE, ProbeOption.FREES, ProbeOption.RAW_POINTERS);
    private static final List<ProbeOption> KERNEL = List.of(ProbeOption.ATTACH, ProbeOption.BTF, ProbeOption.RING_SIZE,
            ProbeOption.DURATION,
            ProbeOption.VERBOSE);

    private final Map<ProbeOption, Control> fields = new EnumMap<>(ProbeOption.class);
    private Text more;
    private Icons icons;
    private boolean filling;

    @Override
    public void createControl(Composite parent) {
        ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        setControl(scrolled);
        Help.set(scrolled, Help.LAUNCH);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        Composite root = new Composite(scrolled, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 8).applyTo(root);
        icons = new Icons(root);
        group(root, Messages.ProbeTab_filters, FILTERS);
        group(root, Messages.ProbeTab_detail, DETAIL);
        group(root, Messages.ProbeTab_kernel, KERNEL);
        Group group = new Group(root, SWT.NONE);
        group.setText(Messages.ProbeTab_more);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.fillDefaults().margins(8, 6).applyTo(group);
        more = new Text(group, SWT.BORDER | SWT.SINGLE);
        Names.byLabel(more, Messages.ProbeTab_more);
        more.setMessage(Messages.ProbeTab_moreHint);
        more.setToolTipText(Messages.ProbeTab_moreTip);
        more.addListener(SWT.Modify, e -> changed());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(more);
        scrolled.setContent(root);
        scrolled.setMinSize(root.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    private void group(Composite root, String title, List<ProbeOption> options) {
        Group group = new Group(root, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).applyTo(group);
        for (ProbeOption option : options) {
            fields.put(option, field(group, option));
        }
    }

    private Control field(Composite parent, ProbeOption option) {
        String tip = Messages.tip(option) + " (--" + option.optionName() + ")"; //$NON-NLS-1$ //$NON-NLS-2$
        if (option.kind() == Kind.FLAG) {
            Button button = new Button(parent, SWT.CHECK);
            button.setText(Messages.label(option));
            button.setToolTipText(tip);
            GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
            button.addListener(SWT.Selection, e -> changed());
            return button;
        }
        Label label = new Label(parent, SWT.NONE);
        label.setText(Messages.label(option));
        label.setToolTipText(tip);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(label);
        if (option.kind() == Kind.CHOICE) {
            Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
            if (option.preset().isEmpty()) {
                combo.add(Messages.ProbeTab_all);
            }
            option.choices().forEach(combo::add);
            combo.setToolTipText(tip);
            combo.addListener(SWT.Selection, e -> changed());
            return combo;
        }
        Text text = new Text(parent, SWT.BORDER | SWT.SINGLE);
        text.setToolTipText(tip);
        text.setMessage(option.preset().isEmpty() ? Messages.hint(option) : option.preset());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        text.addListener(SWT.Modify, e -> changed());
        return text;
    }

    private void changed() {
        if (!filling) {
            updateLaunchConfigurationDialog();
        }
    }

    private static void put(ProbeOption option, Control field, String value) {
        if (field instanceof Button button) {
            button.setSelection("true".equals(value)); //$NON-NLS-1$
        } else if (field instanceof Combo combo) {
            String chosen = value.isEmpty() ? option.preset() : value;
            int index = combo.indexOf(chosen);
            combo.select(Math.max(0, index));
        } else if (field instanceof Text text) {
            text.setText(value);
        }
    }

    private static String value(ProbeOption option, Control field) {
        if (field instanceof Button button) {
            return button.getSelection() ? "true" : ""; //$NON-NLS-1$ //$NON-NLS-2$
        }
        if (field instanceof Combo combo) {
            boolean preset = option.preset().isEmpty() ? combo.getSelectionIndex() <= 0 : combo.getText().equals(option.preset());
            return preset ? "" : combo.getText(); //$NON-NLS-1$
        }
        return ((Text) field).getText().strip();
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // the probe's own
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        filling = true;
        try {
            for (Map.Entry<ProbeOption, Control> entry : fields.entrySet()) {
                put(entry.getKey(), entry.getValue(), configuration.getAttribute(CaptureSettings.attribute(entry.getKey()), "")); //$NON-NLS-1$
            }
            more.setText(configuration.getAttribute(CaptureSettings.MORE, "")); //$NON-NLS-1$
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
        } finally {
            filling = false;
        }
        enable(configuration);
    }

    private void enable(ILaunchConfiguration configuration) {
        boolean probe;
        try {
            probe = TargetKind.of(configuration) != TargetKind.FILE;
        } catch (CoreException e) {
            probe = true;
        }
        boolean asked = probe;
        fields.values().forEach(field -> field.setEnabled(asked));
        more.setEnabled(asked);
        setMessage(asked ? null : Messages.ProbeTab_notAsked);
    }

    @Override
    public void activated(ILaunchConfigurationWorkingCopy workingCopy) {
        // the target may be another one by now
        enable(workingCopy);
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        for (Map.Entry<ProbeOption, Control> entry : fields.entrySet()) {
            put(configuration, CaptureSettings.attribute(entry.getKey()), value(entry.getKey(), entry.getValue()));
        }
        put(configuration, CaptureSettings.MORE, more.getText().strip());
    }

    private static void put(ILaunchConfigurationWorkingCopy configuration, String attribute, String value) {
        if (value.isEmpty()) {
            configuration.removeAttribute(attribute);
        } else {
            configuration.setAttribute(attribute, value);
        }
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        setErrorMessage(null);
        try {
            CaptureSettings.options(configuration);
            return true;
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
            return false;
        }
    }

    @Override
    public String getName() {
        return Messages.ProbeTab_name;
    }

    @Override
    public String getId() {
        return "org.rangescope.ui.launch.probeTab"; //$NON-NLS-1$
    }

    @Override
    public String getHelpContextId() {
        return CaptureTabGroup.HELP;
    }

    @Override
    public Image getImage() {
        return icons == null ? null : icons.get("perf"); //$NON-NLS-1$
    }
}
