// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.io.File;
import java.nio.file.Path;
import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.util.Units;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Names;

/** Asks for the other recording of a comparison: one of the workspace, newest first, or any file. */
final class ChooseRecordingDialog extends TitleAreaDialog {

    private static final String ENDING = "rangescope"; //$NON-NLS-1$

    /** A recording that may be chosen. */
    private record Candidate(Path file, String shown, long written, long bytes) {}

    private final Path of;
    private final List<Candidate> all;
    private DataTable<Candidate> table;
    private Path chosen;

    private ChooseRecordingDialog(Shell parent, Path of) {
        super(parent);
        this.of = of;
        all = candidates(of);
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    /** Asks; null when nothing is to be compared. */
    static Path ask(Shell parent, Path of) {
        ChooseRecordingDialog dialog = new ChooseRecordingDialog(parent, of.toAbsolutePath().normalize());
        return dialog.open() == Window.OK ? dialog.chosen : null;
    }

    private static List<Candidate> candidates(Path of) {
        List<Candidate> found = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
                if (proxy.getType() == IResource.FILE && proxy.getName().endsWith("." + ENDING) && !proxy.isHidden() //$NON-NLS-1$
                        && proxy.requestResource() instanceof IFile resource) {
                    IPath location = resource.getLocation();
                    File file = location == null ? null : location.toFile();
                    if (file != null && file.isFile() && !file.toPath().toAbsolutePath().normalize().equals(of)) {
                        found.add(new Candidate(file.toPath(), resource.getFullPath().makeRelative().toString(), file.lastModified(),
                                file.length()));
                    }
                }
                return proxy.isAccessible();
            }, IResource.NONE);
        } catch (CoreException e) {
            ILog.of(ChooseRecordingDialog.class).error("The recordings of the workspace cannot be listed", e); //$NON-NLS-1$
        }
        found.sort((a, b) -> Long.compare(b.written(), a.written()));
        return found;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Choose_title);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "org.rangescope.ui.compare"); //$NON-NLS-1$
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite outer = (Composite) super.createDialogArea(parent);
        Composite area = new Composite(outer, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 6).applyTo(area);
        setTitle(Messages.Choose_title);
        setMessage(all.isEmpty() ? Messages.Choose_none : NLS.bind(Messages.Choose_message, of.getFileName()));
        Text filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Choose_filter);
        Names.set(filter, Messages.Choose_filterName);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        table = new DataTable<>(area, SWT.BORDER);
        Names.set(table.table(), Messages.Choose_recordings);
        GridDataFactory.fillDefaults().grab(true, true).hint(520, 220).applyTo(table);
        table.column(Spec.of(Messages.Choose_recording, Candidate::shown).chars(34).stretch(1).exact(c -> c.file().toString()));
        DateFormat format = DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT);
        table.column(Spec.<Candidate>of(Messages.Choose_captured, c -> format.format(new Date(c.written()))).chars(22)
                .number(Candidate::written));
        table.column(Spec.<Candidate>of("", c -> Units.bytes(c.bytes())).chars(10).number(Candidate::bytes) //$NON-NLS-1$
                .exact(c -> Units.exactBytes(c.bytes())));
        table.setRows(all);
        table.onSelect(candidate -> update());
        table.onOpen(candidate -> okPressed());
        filter.addListener(SWT.Modify, e -> {
            String part = filter.getText().toLowerCase(Locale.ROOT);
            table.setRows(all.stream().filter(c -> c.shown().toLowerCase(Locale.ROOT).contains(part)).toList());
            update();
        });
        filter.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                table.setFocus();
                e.doit = false;
            }
        });
        return outer;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Button browse = createButton(parent, IDialogConstants.CLIENT_ID, Messages.Choose_browse, false);
        browse.addListener(SWT.Selection, e -> browse());
        super.createButtonsForButtonBar(parent);
        if (!all.isEmpty()) {
            table.select(candidate -> true);
        }
        update();
    }

    private void update() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(table.selection() != null);
        }
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterNames(new String[]{Messages.Choose_fileType});
        dialog.setFilterExtensions(new String[]{"*." + ENDING}); //$NON-NLS-1$
        Path folder = of.getParent();
        dialog.setFilterPath(folder == null ? null : folder.toString());
        String name = dialog.open();
        if (name == null) {
            return;
        }
        Path file = Path.of(name).toAbsolutePath().normalize();
        if (file.equals(of)) {
            setErrorMessage(Messages.Choose_another);
            return;
        }
        chosen = file;
        setReturnCode(Window.OK);
        close();
    }

    @Override
    protected void okPressed() {
        Candidate candidate = table.selection();
        if (candidate != null) {
            chosen = candidate.file();
            super.okPressed();
        }
    }

    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.max(620, size.x), Math.max(420, size.y));
    }
}
