// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.session;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.rangescope.model.persist.SessionFile;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.widgets.Names;
import org.rangescope.ui.widgets.Plain;

/** Where a note on a finding is written. Ctrl+Enter is OK. */
final class NoteDialog extends Dialog {

    private static final int WIDTH = 520;
    private static final int LINES = 9;

    private final String title;
    private final String sentence;
    private String text;
    private Text field;

    NoteDialog(Shell parent, String title, String sentence, String text) {
        super(parent);
        this.title = title;
        this.sentence = sentence;
        this.text = text;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        Help.set(shell, Help.BOOKMARKS);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Label about = new Label(area, SWT.WRAP);
        about.setText(Plain.label(sentence));
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(about);
        field = new Text(area, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        field.setTextLimit(SessionFile.LONGEST_TEXT);
        field.setText(text);
        field.setSelection(text.length());
        Names.set(field, Messages.noteAccessible);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, LINES * field.getLineHeight()).applyTo(field);
        field.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
                e.doit = true;
            }
        });
        field.addListener(SWT.KeyDown, e -> {
            if (e.character == SWT.CR && (e.stateMask & SWT.MOD1) != 0) {
                e.doit = false;
                okPressed();
            }
        });
        Label hint = new Label(area, SWT.WRAP);
        hint.setText(Messages.noteMessage);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(hint);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        // the default button has its place; Enter belongs to the text all the same, which has several lines
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        text = field.getText();
        super.okPressed();
    }

    /** What was written. */
    String text() {
        return text;
    }
}
