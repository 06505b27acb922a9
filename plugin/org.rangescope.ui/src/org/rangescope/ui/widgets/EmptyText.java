// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.Map;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.rangescope.ui.help.CheatSheets;
import org.rangescope.ui.project.NewCaptureProject;

/**
 * What stands in a view that has nothing to show: why, and what to do next, as links that do it. A link's target is one of {@code open}, {@code project},
 * {@code sheet}, or one that its view knows.
 */
public final class EmptyText extends Composite {

    private final Link words;
    private final Map<String, Runnable> actions;

    /**
     * @param parent as always
     * @param actions what links of the view itself do, by their targets
     */
    public EmptyText(Composite parent, Map<String, Runnable> actions) {
        super(parent, SWT.NONE);
        this.actions = actions;
        GridLayoutFactory.fillDefaults().margins(8, 6).applyTo(this);
        words = new Link(this, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).hint(100, SWT.DEFAULT).applyTo(words);
        words.addListener(SWT.Selection, e -> follow(e.text));
    }

    private void follow(String target) {
        Runnable own = actions.get(target);
        if (own != null) {
            own.run();
            return;
        }
        switch (target) {
        case "open" -> open(getShell()); //$NON-NLS-1$
        case "project" -> { //$NON-NLS-1$
            NewCaptureProject wizard = new NewCaptureProject();
            wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
            new WizardDialog(getShell(), wizard).open();
        }
        case "sheet" -> CheatSheets.open(CheatSheets.LEAK); //$NON-NLS-1$
        default -> throw new IllegalArgumentException(target);
        }
    }

    private static void open(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(Messages.openTitle);
        dialog.setFilterExtensions(new String[]{"*.rangescope", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
        String chosen = dialog.open();
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (chosen != null && page != null) {
            try {
                IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(new java.io.File(chosen)));
            } catch (PartInitException e) {
                ILog.of(EmptyText.class).error(chosen + " could not be opened", e); //$NON-NLS-1$
            }
        }
    }

    /** Says this, with links as {@link Link} has them. */
    public void setText(String text) {
        if (!text.equals(words.getText())) {
            words.setText(text);
            layout(true);
        }
    }

    /** What it says. */
    public String getText() {
        return words.getText();
    }

    @Override
    public boolean setFocus() {
        return words.setFocus();
    }
}
