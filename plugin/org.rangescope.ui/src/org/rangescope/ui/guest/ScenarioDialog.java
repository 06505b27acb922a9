// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.widgets.Names;

/** Asks which scenario the guest is to run. */
public final class ScenarioDialog extends TitleAreaDialog {

    private static final String PREFERRED = "live.scn";

    private final GuestHome home;
    private final List<String> scenarios;
    private org.eclipse.swt.widgets.List list;
    private Text words;
    private String chosen = "";

    /** Made for one question. */
    public ScenarioDialog(Shell shell, GuestHome home, List<String> scenarios) {
        super(shell);
        this.home = home;
        this.scenarios = scenarios;
    }

    /** The scenario that was chosen. */
    public String scenario() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.dialogShell);
        Help.set(shell, Help.LAUNCH);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.dialogTitle);
        setMessage(Messages.dialogMessage);
        Composite area = (Composite) super.createDialogArea(parent);
        Composite body = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 220).applyTo(body);
        GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(body);
        SashForm sash = new SashForm(body, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        list = new org.eclipse.swt.widgets.List(sash, SWT.BORDER | SWT.V_SCROLL | SWT.SINGLE);
        words = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        Names.set(list, Messages.scenarios);
        Names.set(words, Messages.scenarioWords);
        sash.setWeights(40, 60);
        scenarios.forEach(list::add);
        list.addListener(SWT.Selection, e -> selected());
        list.addListener(SWT.DefaultSelection, e -> okPressed());
        list.select(Math.max(0, scenarios.indexOf(PREFERRED)));
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.start, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        selected();
    }

    private void selected() {
        int index = list.getSelectionIndex();
        chosen = index < 0 ? "" : scenarios.get(index);
        words.setText(index < 0 ? Messages.noScenario : home.describe(chosen));
        getButton(IDialogConstants.OK_ID).setEnabled(index >= 0);
    }
}
