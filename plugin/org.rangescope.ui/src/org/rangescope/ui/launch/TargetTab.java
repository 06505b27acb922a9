// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.model.WorkbenchLabelProvider;
import org.rangescope.core.target.CaptureJob;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetSession;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.Names;

/** Where to capture, what that target offers, and where the recording goes. */
final class TargetTab extends AbstractLaunchConfigurationTab {

    private final Map<TargetKind, Button> kinds = new EnumMap<>(TargetKind.class);
    private Text host;
    private Text file;
    private Button browse;
    private Text project;
    private Button showCheck;
    private Button checkNow;
    private CheckText list;
    private Icons icons;
    private boolean filling;
    private Job checking;
    private ILaunchConfiguration shown;

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
        createTarget(root);
        createRecording(root);
        createCheck(root);
        scrolled.setContent(root);
        // as narrow as the dialog: only the height needs its room
        scrolled.setMinHeight(root.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
    }

    private void createTarget(Composite root) {
        Group group = new Group(root, SWT.NONE);
        group.setText(Messages.TargetTab_target);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 6).applyTo(group);
        kind(group, TargetKind.LOCAL, Messages.TargetTab_local, Messages.TargetTab_localTip);
        note(group, Messages.TargetTab_localNote);
        kind(group, TargetKind.SSH, Messages.TargetTab_ssh, Messages.TargetTab_sshTip);
        host = text(group, Messages.TargetTab_hostHint, Messages.TargetTab_hostTip, 2);
        kind(group, TargetKind.GUEST, Messages.TargetTab_guest, Messages.TargetTab_guestTip);
        note(group, Messages.TargetTab_guestNote);
        kind(group, TargetKind.FILE, Messages.TargetTab_file, Messages.TargetTab_fileTip);
        file = text(group, Messages.TargetTab_fileHint, Messages.TargetTab_fileTip, 1);
        Names.byLabel(host, Messages.TargetTab_ssh);
        Names.byLabel(file, Messages.TargetTab_file);
        browse = new Button(group, SWT.PUSH);
        browse.setText(Messages.TargetTab_browse);
        browse.addListener(SWT.Selection, e -> browse());
    }

    private void kind(Composite parent, TargetKind kind, String label, String tip) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> {
            if (button.getSelection()) {
                enable();
                changed();
            }
        });
        kinds.put(kind, button);
    }

    private static void note(Composite parent, String words) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(words);
        GridDataFactory.fillDefaults().span(2, 1).align(SWT.FILL, SWT.CENTER).applyTo(label);
    }

    private Text text(Composite parent, String hint, String tip, int span) {
        Text text = new Text(parent, SWT.BORDER | SWT.SINGLE);
        text.setMessage(hint);
        text.setToolTipText(tip);
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).align(SWT.FILL, SWT.CENTER).applyTo(text);
        text.addListener(SWT.Modify, e -> changed());
        return text;
    }

    private void createRecording(Composite root) {
        Group group = new Group(root, SWT.NONE);
        group.setText(Messages.TargetTab_recording);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 6).applyTo(group);
        Label label = new Label(group, SWT.NONE);
        label.setText(Messages.TargetTab_project);
        project = text(group, CaptureFolder.PROJECT, Messages.TargetTab_projectTip, 1);
        Button choose = new Button(group, SWT.PUSH);
        choose.setText(Messages.TargetTab_choose);
        choose.addListener(SWT.Selection, e -> choose());
    }

    private void createCheck(Composite root) {
        Group group = new Group(root, SWT.NONE);
        group.setText(Messages.TargetTab_offers);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).applyTo(group);
        showCheck = new Button(group, SWT.CHECK);
        showCheck.setText(Messages.TargetTab_showCheck);
        showCheck.setToolTipText(Messages.TargetTab_showCheckTip);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(showCheck);
        showCheck.addListener(SWT.Selection, e -> changed());
        checkNow = new Button(group, SWT.PUSH);
        checkNow.setText(Messages.TargetTab_check);
        checkNow.setData("rangescope", "check"); //$NON-NLS-1$ //$NON-NLS-2$
        checkNow.addListener(SWT.Selection, e -> check());
        list = new CheckText(group);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(400, 150).applyTo(list.control());
        list.show(Messages.TargetTab_notChecked);
        list.control().addDisposeListener(e -> stopChecking());
    }

    private void changed() {
        if (!filling) {
            updateLaunchConfigurationDialog();
        }
    }

    private TargetKind kind() {
        return kinds.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey).findFirst()
                .orElse(TargetKind.LOCAL);
    }

    private void enable() {
        TargetKind kind = kind();
        host.setEnabled(kind == TargetKind.SSH);
        file.setEnabled(kind == TargetKind.FILE);
        browse.setEnabled(kind == TargetKind.FILE);
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.TargetTab_browseTitle);
        dialog.setFilterExtensions(new String[]{"*.rangescope", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
        String chosen = dialog.open();
        if (chosen != null) {
            file.setText(chosen);
        }
    }

    private void choose() {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(getShell(), new WorkbenchLabelProvider());
        dialog.setTitle(Messages.TargetTab_chooseTitle);
        dialog.setMessage(Messages.TargetTab_chooseMessage);
        dialog.setElements(Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).toArray());
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IProject chosen) {
            project.setText(chosen.getName());
        }
    }

    // ---- the check ----

    private void check() {
        if (checking != null) {
            stopChecking();
            return;
        }
        CaptureSettings settings;
        try {
            ILaunchConfigurationWorkingCopy copy = shown.getType().newInstance(null, shown.getName());
            copy.setAttributes(shown.getAttributes());
            performApply(copy);
            settings = CaptureSettings.of(copy);
        } catch (CoreException e) {
            list.showProblem(e.getMessage());
            return;
        }
        list.show(NLS.bind(Messages.TargetTab_checking, settings.target().label()));
        checkNow.setText(Messages.TargetTab_stop);
        Display display = getShell().getDisplay();
        CheckJob job = new CheckJob(settings, display);
        checking = job;
        job.setSystem(false);
        job.schedule();
    }

    private void stopChecking() {
        Job job = checking;
        checking = null;
        if (job != null) {
            job.cancel();
        }
        if (!checkNow.isDisposed()) {
            checkNow.setText(Messages.TargetTab_check);
            list.show(Messages.TargetTab_notChecked);
        }
    }

    private void checked(CheckJob job, TargetReport report, String problem) {
        if (checking != job || checkNow.isDisposed()) {
            return;
        }
        checking = null;
        checkNow.setText(Messages.TargetTab_check);
        checkNow.requestLayout();
        if (report == null) {
            list.showProblem(problem);
        } else {
            list.show(report);
        }
    }

    /** Whether a check is going on; for tests. */
    boolean isChecking() {
        return checking != null;
    }

    /** Asks the target; cancelling it cuts the connection. */
    private final class CheckJob extends Job {

        private final CaptureSettings settings;
        private final Display display;
        private volatile TargetSession session;

        CheckJob(CaptureSettings settings, Display display) {
            super(NLS.bind(Messages.TargetTab_checkJob, settings.target().label()));
            this.settings = settings;
            this.display = display;
        }

        @Override
        protected void canceling() {
            TargetSession now = session;
            if (now != null) {
                now.close();
            }
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            String problem;
            try (TargetSession opened = settings.target().open(new CaptureJob(settings.options(), settings.command(), Probes.files(),
                    words -> {}))) {
                session = opened;
                if (monitor.isCanceled()) {
                    return Status.CANCEL_STATUS;
                }
                TargetReport report = opened.check(true, MonitorProgress.messages(monitor));
                tell(report, ""); //$NON-NLS-1$
                return Status.OK_STATUS;
            } catch (IOException e) {
                problem = e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Status.CANCEL_STATUS;
            }
            tell(null, problem);
            // said in the tab
            return Status.OK_STATUS;
        }

        private void tell(TargetReport report, String problem) {
            if (!display.isDisposed()) {
                display.asyncExec(() -> checked(this, report, problem));
            }
        }
    }

    // ---- the configuration ----

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(CaptureSettings.TARGET, TargetKind.LOCAL.attribute());
        configuration.setAttribute(CaptureSettings.PROJECT, CaptureFolder.PROJECT);
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        boolean other = shown == null || !shown.getName().equals(configuration.getName());
        shown = configuration;
        filling = true;
        try {
            TargetKind kind;
            try {
                kind = TargetKind.of(configuration);
            } catch (CoreException e) {
                kind = TargetKind.LOCAL;
            }
            for (Map.Entry<TargetKind, Button> entry : kinds.entrySet()) {
                entry.getValue().setSelection(entry.getKey() == kind);
            }
            host.setText(configuration.getAttribute(CaptureSettings.HOST, "")); //$NON-NLS-1$
            file.setText(configuration.getAttribute(CaptureSettings.FILE, "")); //$NON-NLS-1$
            project.setText(configuration.getAttribute(CaptureSettings.PROJECT, CaptureFolder.PROJECT));
            showCheck.setSelection(configuration.getAttribute(CaptureSettings.SHOW_CHECK, false));
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
        } finally {
            filling = false;
        }
        enable();
        if (other) {
            stopChecking();
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(CaptureSettings.TARGET, kind().attribute());
        configuration.setAttribute(CaptureSettings.HOST, host.getText().strip());
        configuration.setAttribute(CaptureSettings.FILE, file.getText().strip());
        configuration.setAttribute(CaptureSettings.PROJECT, project.getText().strip());
        configuration.setAttribute(CaptureSettings.SHOW_CHECK, showCheck.getSelection());
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        setErrorMessage(null);
        try {
            ILaunchConfigurationWorkingCopy copy = configuration.getType().newInstance(null, configuration.getName());
            copy.setAttributes(configuration.getAttributes());
            // those of other tabs are for these to say
            for (org.rangescope.core.target.ProbeOption option : org.rangescope.core.target.ProbeOption.values()) {
                copy.removeAttribute(CaptureSettings.attribute(option));
            }
            copy.removeAttribute(CaptureSettings.MORE);
            CaptureSettings.of(copy);
            return true;
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
            return false;
        }
    }

    @Override
    public void activated(ILaunchConfigurationWorkingCopy workingCopy) {
        // what is shown is what is edited
    }

    @Override
    public String getName() {
        return Messages.TargetTab_name;
    }

    @Override
    public String getId() {
        return "org.rangescope.ui.launch.targetTab"; //$NON-NLS-1$
    }

    @Override
    public String getHelpContextId() {
        return CaptureTabGroup.HELP;
    }

    @Override
    public Image getImage() {
        return icons == null ? null : icons.get("target"); //$NON-NLS-1$
    }
}
