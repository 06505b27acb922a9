// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.ui.launch.CaptureFolder;

/** What comes in, and where to. */
final class ImportPage extends WizardPage {

    private final List<Path> sources = new ArrayList<>();
    private final IStructuredSelection selection;
    private org.eclipse.swt.widgets.List list;
    private Text folder;
    private Button link;

    ImportPage(IStructuredSelection selection) {
        super("recordings", Messages.Import_title, null); //$NON-NLS-1$
        this.selection = selection;
        setDescription(Messages.Import_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        Label what = new Label(area, SWT.NONE);
        what.setText(Messages.Import_sources);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(what);
        list = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(420, 160).applyTo(list);
        list.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.DEL) {
                remove();
            }
        });
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, Messages.Import_addFiles, this::addFiles);
        button(buttons, Messages.Import_addDirectory, this::addDirectory);
        button(buttons, Messages.Import_remove, this::remove);
        Label where = new Label(area, SWT.NONE);
        where.setText(Messages.Import_folder);
        folder = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(folder);
        folder.setText(initialFolder());
        folder.addListener(SWT.Modify, e -> validate());
        button(area, Messages.Import_browse, this::browse);
        link = new Button(area, SWT.CHECK);
        link.setText(Messages.Import_link);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(link);
        DropTarget drops = new DropTarget(list, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_LINK | DND.DROP_MOVE);
        drops.setTransfer(new Transfer[]{FileTransfer.getInstance()});
        drops.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names) {
                    for (String name : names) {
                        add(Path.of(name));
                    }
                }
            }
        });
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "org.rangescope.ui.exchange"); //$NON-NLS-1$
        setControl(area);
        validate();
        setErrorMessage(null);
    }

    private static void button(Composite parent, String words, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(words);
        GridDataFactory.fillDefaults().applyTo(button);
        button.addListener(SWT.Selection, e -> action.run());
    }

    private String initialFolder() {
        IResource resource = selection == null ? null : Adapters.adapt(selection.getFirstElement(), IResource.class);
        IContainer container = resource instanceof IContainer c ? c : resource == null ? null : resource.getParent();
        if (container == null || container instanceof IWorkspaceRoot) {
            return CaptureFolder.PROJECT + "/" + CaptureFolder.FOLDER; //$NON-NLS-1$
        }
        return container.getFullPath().makeRelative().toString();
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setFilterNames(new String[]{Messages.Import_recordings, Messages.Import_all});
        dialog.setFilterExtensions(new String[]{"*.rangescope", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                add(Path.of(dialog.getFilterPath(), name));
            }
        }
    }

    private void addDirectory() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setMessage(Messages.Import_directoryMessage);
        String name = dialog.open();
        if (name != null) {
            add(Path.of(name));
        }
    }

    /** Adds a recording or a CTF directory. */
    void add(Path source) {
        Path path = source.toAbsolutePath().normalize();
        if (!sources.contains(path)) {
            sources.add(path);
            list.add(path.toString());
        }
        validate();
    }

    private void remove() {
        int[] chosen = list.getSelectionIndices();
        for (int i = chosen.length - 1; i >= 0; i--) {
            sources.remove(chosen[i]);
            list.remove(chosen[i]);
        }
        validate();
    }

    private void browse() {
        ContainerSelectionDialog dialog = new ContainerSelectionDialog(getShell(), null, true, Messages.Import_folderMessage);
        dialog.open();
        Object[] result = dialog.getResult();
        if (result != null && result.length == 1 && result[0] instanceof IPath path) {
            folder.setText(path.makeRelative().toString());
        }
    }

    private void validate() {
        String problem = problem();
        setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
        setPageComplete(problem == null);
    }

    /** What is wrong; empty when only something is missing, null when nothing is. */
    private String problem() {
        for (Path source : sources) {
            if (!Files.exists(source)) {
                return NLS.bind(Messages.Import_missing, source);
            }
            if (Files.isDirectory(source) && !Files.isRegularFile(source.resolve(CtfDirectory.METADATA))) {
                return NLS.bind(Messages.Import_noMetadata, source);
            }
        }
        IPath path = IPath.fromPortableString(folder.getText().trim());
        if (path.segmentCount() == 0 || !ResourcesPlugin.getWorkspace()
                .validatePath(path.makeAbsolute().toString(), IResource.PROJECT | IResource.FOLDER).isOK()) {
            return Messages.Import_noFolder;
        }
        return sources.isEmpty() ? "" : null; //$NON-NLS-1$
    }

    /** What comes in. */
    List<Path> sources() {
        return List.copyOf(sources);
    }

    /** Whether recordings are linked. */
    boolean isLink() {
        return link.getSelection();
    }

    /** Where to, made with its project when it is missing. */
    IContainer folder() throws CoreException {
        IPath path = IPath.fromPortableString(folder.getText().trim()).makeAbsolute();
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(path.segment(0));
        if (!project.exists()) {
            project.create(new NullProgressMonitor());
        }
        if (!project.isOpen()) {
            project.open(new NullProgressMonitor());
        }
        IContainer at = project;
        for (int i = 1; i < path.segmentCount(); i++) {
            IFolder next = at.getFolder(IPath.fromPortableString(path.segment(i)));
            if (!next.exists()) {
                next.create(true, true, new NullProgressMonitor());
            }
            at = next;
        }
        return at;
    }
}
