// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.FileFieldEditor;
import org.eclipse.jface.preference.ListEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.rangescope.core.symbol.DebugFiles;
import org.rangescope.core.symbol.PathMapping;
import org.rangescope.core.symbol.SourceResolver;
import org.rangescope.core.symbol.SymbolSettings;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.help.Help;

/** Where debug info and sources are, with a button that looks for them and says of each what is there. */
public final class SourcePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** Identifier of the page, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.preferences.source"; //$NON-NLS-1$

    private static final int WIDTH = 320;

    private FileFieldEditor vmlinux;
    private FileFieldEditor symboliser;
    private Entries modules;
    private Entries roots;
    private Entries mappings;
    private Text found;
    private Button detect;

    /** Makes the page. */
    public SourcePreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, SourceSettings.NODE));
        setDescription(Messages.SourcePreferencePage_description);
    }

    /** A list of paths or mappings. */
    private static final class Entries extends ListEditor {

        private static final int HEIGHT = 60;

        private final boolean pairs;

        Entries(String name, String label, boolean pairs, Composite parent) {
            super(name, label, parent);
            this.pairs = pairs;
        }

        @Override
        protected void doFillIntoGrid(Composite parent, int numColumns) {
            super.doFillIntoGrid(parent, numColumns);
            // two rows of two, so that three lists and what is found fit on a screen
            if (getButtonBoxControl(parent).getLayout() instanceof GridLayout box) {
                box.numColumns = 2;
            }
            if (getListControl(parent).getLayoutData() instanceof GridData data) {
                data.heightHint = HEIGHT;
                data.widthHint = WIDTH;
            }
        }

        @Override
        protected String createList(String[] items) {
            return String.join(SourceSettings.SEPARATOR, items);
        }

        @Override
        protected String[] parseString(String text) {
            return text.lines().filter(line -> !line.isBlank()).toArray(String[]::new);
        }

        @Override
        protected String getNewInputObject() {
            DirectoryDialog folder = new DirectoryDialog(getShell(), SWT.SHEET);
            folder.setText(getLabelText());
            if (!pairs) {
                return folder.open();
            }
            InputDialog from = new InputDialog(getShell(), Messages.SourcePreferencePage_mappingTitle,
                    Messages.SourcePreferencePage_mappingFrom, "/", //$NON-NLS-1$
                    text -> text.isBlank() || text.contains(SourceSettings.ARROW) ? Messages.SourcePreferencePage_mappingNone : null);
            if (from.open() != Window.OK) {
                return null;
            }
            folder.setMessage(NLS.bind(Messages.SourcePreferencePage_mappingTo, from.getValue()));
            String to = folder.open();
            return to == null ? null : from.getValue().strip() + SourceSettings.ARROW + to;
        }

        List<String> items() {
            return List.of(getList().getItems());
        }
    }

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        Help.set(parent, Help.SOURCE);
        vmlinux = file(SourceSettings.VMLINUX, Messages.SourcePreferencePage_vmlinux, Messages.SourcePreferencePage_vmlinuxHint, parent);
        modules = entries(SourceSettings.MODULES, Messages.SourcePreferencePage_modules, false, parent);
        roots = entries(SourceSettings.ROOTS, Messages.SourcePreferencePage_roots, false, parent);
        mappings = entries(SourceSettings.MAPPINGS, Messages.SourcePreferencePage_mappings, true, parent);
        symboliser = file(SourceSettings.SYMBOLISER, Messages.SourcePreferencePage_symboliser,
                Messages.SourcePreferencePage_symboliserHint, parent);
    }

    private FileFieldEditor file(String key, String label, String hint, Composite parent) {
        FileFieldEditor editor = new FileFieldEditor(key, label, true, StringFieldEditor.VALIDATE_ON_KEY_STROKE, parent);
        // the label is short, so that there is room for a path
        editor.getTextControl(parent).setMessage(hint);
        editor.setEmptyStringAllowed(true);
        addField(editor);
        return editor;
    }

    private Entries entries(String key, String label, boolean pairs, Composite parent) {
        Entries editor = new Entries(key, label, pairs, parent);
        addField(editor);
        return editor;
    }

    @Override
    protected Control createContents(Composite parent) {
        Control fields = super.createContents(parent);
        Composite below = new Composite(parent, SWT.NONE);
        Help.set(below, Help.SOURCE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(below);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(below);
        detect = new Button(below, SWT.PUSH);
        detect.setText(Messages.SourcePreferencePage_detect);
        detect.setToolTipText(Messages.SourcePreferencePage_detectTip);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(detect);
        detect.addListener(SWT.Selection, e -> detect());
        found = new Text(below, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        found.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.SourcePreferencePage_found;
            }
        });
        found.setText(Messages.SourcePreferencePage_notLooked);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 60).applyTo(found);
        return fields;
    }

    /** The kernels of the recordings that are open, and the one that runs here. */
    private static List<String> releases() {
        List<String> releases = new ArrayList<>();
        for (Capture capture : PlatformUI.getWorkbench().getService(Captures.class).all()) {
            Digest digest = capture.state().digest();
            if (digest != null && !digest.header().kernelRelease().isEmpty() && !releases.contains(digest.header().kernelRelease())) {
                releases.add(digest.header().kernelRelease());
            }
        }
        String here = System.getProperty("os.version", ""); //$NON-NLS-1$ //$NON-NLS-2$
        if (!releases.contains(here)) {
            releases.add(here);
        }
        return releases;
    }

    private SymbolSettings entered() {
        List<PathMapping> pairs = mappings.items().stream().map(SourceSettings::mapping).filter(each -> each != null).toList();
        return new SymbolSettings(SourceSettings.path(vmlinux.getStringValue().strip()), paths(modules), paths(roots), pairs,
                SourceSettings.path(symboliser.getStringValue().strip()));
    }

    private static List<Path> paths(Entries entries) {
        return entries.items().stream().map(SourceSettings::path).filter(each -> each != null).toList();
    }

    /** Looks in a job at what is entered, and where distributions and kernel builds put things. */
    private void detect() {
        SymbolSettings settings = entered();
        List<String> releases = releases();
        Display display = found.getDisplay();
        detect.setEnabled(false);
        found.setText(Messages.SourcePreferencePage_looking);
        Job job = new Job(Messages.SourcePreferencePage_job) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                String text = String.join("\n", look(settings, releases)); //$NON-NLS-1$
                if (!display.isDisposed()) {
                    display.asyncExec(() -> {
                        if (!found.isDisposed()) {
                            found.setText(text);
                            detect.setEnabled(true);
                        }
                    });
                }
                return Status.OK_STATUS;
            }
        };
        job.setUser(false);
        job.schedule();
    }

    private static List<String> look(SymbolSettings settings, List<String> releases) {
        List<String> said = new ArrayList<>();
        Path program = SourceResolver.symboliser(settings);
        said.add(program == null
                ? Messages.SourcePreferencePage_noProgram
                : NLS.bind(Files.isExecutable(program) ? Messages.SourcePreferencePage_program : Messages.SourcePreferencePage_badProgram,
                        program));
        DebugFiles files = new DebugFiles(settings);
        for (String release : releases) {
            List<Path> kernels = files.vmlinux(release);
            if (kernels.isEmpty()) {
                said.add(NLS.bind(Messages.SourcePreferencePage_noVmlinux, release));
            }
            for (Path kernel : kernels) {
                String problem = DebugFiles.problem(kernel);
                String of = problem.isEmpty() ? DebugFiles.kernelRelease(kernel) : ""; //$NON-NLS-1$
                said.add(!problem.isEmpty()
                        ? problem
                        : of.isEmpty() || of.equals(release)
                                ? NLS.bind(Messages.SourcePreferencePage_goodVmlinux, release, kernel)
                                : NLS.bind(Messages.SourcePreferencePage_otherVmlinux, new Object[]{kernel, of, release}));
            }
            List<Path> folders = files.moduleFolders(release);
            said.add(folders.isEmpty()
                    ? NLS.bind(Messages.SourcePreferencePage_noModules, release)
                    : NLS.bind(Messages.SourcePreferencePage_someModules, release,
                            String.join(", ", folders.stream().map(Path::toString).toList()))); //$NON-NLS-1$
        }
        for (Path folder : settings.moduleFolders()) {
            if (!Files.isDirectory(folder)) {
                said.add(NLS.bind(Messages.SourcePreferencePage_noFolder, folder));
            }
        }
        for (Path folder : settings.sourceRoots()) {
            if (!Files.isDirectory(folder)) {
                said.add(NLS.bind(Messages.SourcePreferencePage_noFolder, folder));
            }
        }
        for (PathMapping mapping : settings.mappings()) {
            if (!Files.isDirectory(mapping.to())) {
                said.add(NLS.bind(Messages.SourcePreferencePage_noFolder, mapping.to()));
            }
        }
        return said;
    }

    @Override
    public boolean performOk() {
        boolean ok = super.performOk();
        // also when nothing was changed: what was missing may have been installed meanwhile
        PlatformUI.getWorkbench().getService(SourceLines.class).reset();
        return ok;
    }

    /** The button that looks for everything. */
    public Button detectButton() {
        return detect;
    }

    /** What was found. */
    public String found() {
        return found.getText();
    }

    /** The field of vmlinux. */
    public FieldEditor vmlinuxField() {
        return vmlinux;
    }
}
