// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.project;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.wizards.newresource.BasicNewProjectResourceWizard;
import org.osgi.framework.FrameworkUtil;
import org.eclipse.core.runtime.IExecutableExtension;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.help.CheatSheets;
import org.rangescope.ui.launch.CaptureFolder;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.views.Reveal;

/** Makes a project for recordings, with a sample in it that shows what a leak looks like. */
public final class NewCaptureProject extends Wizard implements INewWizard, IExecutableExtension {

    /** Identifier of the wizard, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.wizards.project"; //$NON-NLS-1$

    private static final String SAMPLES = "sample/"; //$NON-NLS-1$

    private IWorkbench workbench;
    private ProjectPage page;
    private IConfigurationElement registered;

    /** Called by the workbench. */
    public NewCaptureProject() {
        setWindowTitle(Messages.title);
        setNeedsProgressMonitor(true);
        setDefaultPageImageDescriptor(Icons.descriptor("wizard")); //$NON-NLS-1$
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        registered = config;
    }

    @Override
    public void init(IWorkbench given, IStructuredSelection selection) {
        workbench = given;
    }

    @Override
    public void addPages() {
        page = new ProjectPage();
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IProject project = page.getProjectHandle();
        URI location = page.useDefaults() ? null : page.getLocationURI();
        List<Sample> samples = page.samples();
        List<IFile> made = new ArrayList<>();
        boolean done = run(monitor -> made.addAll(create(project, location, samples, monitor)));
        if (!done) {
            return false;
        }
        BasicNewProjectResourceWizard.updatePerspective(registered);
        IWorkbenchPage window = workbench.getActiveWorkbenchWindow().getActivePage();
        for (int i = made.size() - 1; i >= 0; i--) {
            try {
                IDE.openEditor(window, made.get(i), RecordingEditor.ID, true);
            } catch (PartInitException e) {
                ILog.of(NewCaptureProject.class).error(made.get(i) + " could not be opened", e); //$NON-NLS-1$
            }
        }
        if (!made.isEmpty()) {
            Reveal.inExplorer(window, made.get(0));
        }
        if (page.cheatSheet()) {
            // once this dialog is gone: over a modal one, cheat sheets open in its tray
            workbench.getDisplay().asyncExec(() -> CheatSheets.open(CheatSheets.LEAK));
        }
        return true;
    }

    private interface Work {
        void run(IProgressMonitor monitor) throws CoreException;
    }

    private boolean run(Work work) {
        try {
            getContainer().run(true, true, monitor -> {
                try {
                    work.run(monitor);
                } catch (CoreException e) {
                    throw new InvocationTargetException(e);
                }
            });
            return true;
        } catch (InterruptedException e) {
            // canceled: what was made so far stays, and the wizard too
            return false;
        } catch (InvocationTargetException e) {
            IStatus status = e.getCause() instanceof CoreException known
                    ? known.getStatus()
                    : Status.error(String.valueOf(e.getCause().getMessage()), e.getCause());
            ErrorDialog.openError(getShell(), Messages.title, Messages.failed, status);
            return false;
        }
    }

    /**
     * Makes a project.
     *
     * @param location where it lies; null for in the workspace
     * @param samples what is copied into it
     * @param monitor as always
     * @return the recordings in it
     * @throws CoreException when something could not be made
     */
    static List<IFile> create(IProject project, URI location, List<Sample> samples, IProgressMonitor monitor) throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        SubMonitor progress = SubMonitor.convert(monitor, NLS.bind(Messages.creating, project.getName()), 3 + samples.size());
        List<IFile> made = new ArrayList<>();
        if (!project.exists()) {
            IProjectDescription description = workspace.newProjectDescription(project.getName());
            description.setLocationURI(location);
            project.create(description, progress.split(1));
        }
        project.open(progress.split(1));
        IFolder folder = project.getFolder(IPath.fromPortableString(CaptureFolder.FOLDER));
        if (!folder.exists()) {
            folder.create(true, true, progress.split(1));
        }
        for (Sample sample : samples) {
            IFile file = folder.getFile(sample.file());
            if (!file.exists()) {
                try (InputStream in = stream(sample)) {
                    file.create(in, true, progress.split(1));
                } catch (IOException e) {
                    throw new CoreException(Status.error(NLS.bind(Messages.noSample, sample.file(), e.getMessage()), e));
                }
            }
            made.add(file);
        }
        return made;
    }

    private static InputStream stream(Sample sample) throws IOException {
        URL url = FileLocator.find(FrameworkUtil.getBundle(NewCaptureProject.class),
                IPath.fromPortableString(SAMPLES + sample.file()));
        if (url == null) {
            throw new IOException(Messages.notShipped);
        }
        return url.openStream();
    }

    /** Sets what is on the page, for tests. */
    void fill(Consumer<ProjectPage> how) {
        how.accept(page);
    }
}
