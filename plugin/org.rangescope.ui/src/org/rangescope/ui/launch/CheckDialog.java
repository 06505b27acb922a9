// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.target.TargetReport;
import org.rangescope.ui.help.Help;

/** Shows what a target offers, and asks whether to begin when something can be captured. */
final class CheckDialog extends TitleAreaDialog {

    private final TargetReport report;

    CheckDialog(Shell shell, TargetReport report) {
        super(shell);
        this.report = report;
    }

    /**
     * Asks; from any thread.
     *
     * @return whether to begin; always false when nothing can be captured
     */
    static boolean ask(TargetReport report) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        boolean[] begin = new boolean[1];
        display.syncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            begin[0] = new CheckDialog(window == null ? null : window.getShell(), report).open() == Window.OK && report.canCapture();
        });
        return begin[0];
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.CheckDialog_shell);
        Help.set(shell, Help.LAUNCH);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        if (report.canCapture()) {
            setTitle(NLS.bind(Messages.CheckDialog_title, report.target()));
            setMessage(Messages.CheckDialog_message);
        } else {
            setTitle(NLS.bind(Messages.CheckDialog_titleNothing, report.target()));
            setMessage(Messages.CheckDialog_messageNothing, IMessageProvider.ERROR);
        }
        Composite area = (Composite) super.createDialogArea(parent);
        Composite body = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(body);
        CheckText list = new CheckText(body);
        GridDataFactory.fillDefaults().grab(true, true).hint(680, 380).applyTo(list.control());
        list.show(report);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (report.canCapture()) {
            createButton(parent, IDialogConstants.OK_ID, Messages.CheckDialog_start, true);
            createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        } else {
            createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
        }
    }
}
