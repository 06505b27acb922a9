// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rangescope.report.Format;
import org.rangescope.report.FormatOption;
import org.rangescope.report.Formats;
import org.rangescope.ui.widgets.Plain;

/** What is written, as what, and where to. */
final class ExportPage extends WizardPage {

    private static final String FORMAT = "format"; //$NON-NLS-1$

    private final List<Format> formats;
    private final Map<String, Supplier<String>> values = new LinkedHashMap<>();
    private Path initial;
    private Text recording;
    private org.eclipse.swt.widgets.List list;
    private Label description;
    private Group options;
    private Text target;
    /** The name that was proposed last, which another format may change. */
    private String proposed = ""; //$NON-NLS-1$

    ExportPage(Path recording) {
        super("format", Messages.Export_title, null); //$NON-NLS-1$
        initial = recording;
        setDescription(Messages.Export_description);
        Formats installed = Formats.installed();
        formats = installed.all();
        for (String problem : installed.problems()) {
            ILog.of(ExportPage.class).warn(problem);
        }
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        Label of = new Label(area, SWT.NONE);
        of.setText(Messages.Export_recording);
        recording = new Text(area, SWT.BORDER);
        recording.setText(initial == null ? "" : initial.toString()); //$NON-NLS-1$
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(recording);
        recording.addListener(SWT.Modify, e -> {
            propose();
            validate();
        });
        button(area, Messages.Export_browseRecording, this::browseRecording);
        Label as = new Label(area, SWT.NONE);
        as.setText(Messages.Export_format);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(as);
        list = new org.eclipse.swt.widgets.List(area, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL);
        formats.forEach(format -> list.add(format.title()));
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(460, 150).applyTo(list);
        list.addListener(SWT.Selection, e -> chosenFormat());
        description = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(460, description.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * 3)
                .applyTo(description);
        options = new Group(area, SWT.NONE);
        options.setText(Messages.Export_options);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(options);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(options);
        Label to = new Label(area, SWT.NONE);
        to.setText(Messages.Export_target);
        target = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(target);
        target.addListener(SWT.Modify, e -> validate());
        button(area, Messages.Export_browse, this::browse);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "org.rangescope.ui.exchange"); //$NON-NLS-1$
        setControl(area);
        IDialogSettings settings = getDialogSettings();
        String last = settings == null ? null : settings.get(FORMAT);
        for (int i = formats.size() - 1; i >= 0; i--) {
            if (i == 0 || formats.get(i).id().equals(last)) {
                list.select(i);
                break;
            }
        }
        chosenFormat();
        setErrorMessage(null);
    }

    private static void button(Composite parent, String words, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(words);
        GridDataFactory.fillDefaults().applyTo(button);
        button.addListener(SWT.Selection, e -> action.run());
    }

    private void chosenFormat() {
        Format format = format();
        for (Control child : options.getChildren()) {
            child.dispose();
        }
        values.clear();
        description.setText(format == null ? Messages.Export_noFormats : Plain.label(format.description()));
        if (format != null) {
            format.options().forEach(this::addOption);
        }
        boolean some = options.getChildren().length > 0;
        options.setVisible(some);
        ((org.eclipse.swt.layout.GridData) options.getLayoutData()).exclude = !some;
        propose();
        options.getParent().layout(true, true);
        validate();
    }

    private void addOption(FormatOption option) {
        Label label = new Label(options, SWT.NONE);
        label.setText(option.name() + ":"); //$NON-NLS-1$
        label.setToolTipText(option.meaning());
        if (option.choices().isEmpty()) {
            Text text = new Text(options, SWT.BORDER);
            text.setText(option.value());
            text.setMessage(option.meaning());
            text.setToolTipText(option.meaning());
            GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
            values.put(option.name(), text::getText);
        } else {
            Combo combo = new Combo(options, SWT.READ_ONLY);
            combo.setItems(option.choices().toArray(String[]::new));
            combo.setText(option.value());
            combo.setToolTipText(option.meaning());
            GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
            values.put(option.name(), combo::getText);
        }
    }

    /** Proposes a name beside the recording, unless somebody gave one. */
    private void propose() {
        Format format = format();
        Path of = path(recording.getText());
        if (format == null || of == null || !target.getText().equals(proposed)) {
            return;
        }
        String name = String.valueOf(of.getFileName());
        String stem = name.endsWith(".rangescope") ? name.substring(0, name.length() - ".rangescope".length()) : name; //$NON-NLS-1$ //$NON-NLS-2$
        String next = format.extension().isEmpty() ? stem + "-" + format.id() : stem + "." + format.extension(); //$NON-NLS-1$ //$NON-NLS-2$
        if (next.equals(name)) {
            next = stem + "-" + format.id() + "." + format.extension(); //$NON-NLS-1$ //$NON-NLS-2$
        }
        proposed = of.resolveSibling(next).toString();
        target.setText(proposed);
    }

    private static Path path(String words) {
        try {
            return words.isBlank() ? null : Path.of(words.trim()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void browseRecording() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterNames(new String[]{Messages.Import_recordings, Messages.Import_all});
        dialog.setFilterExtensions(new String[]{"*.rangescope", "*"}); //$NON-NLS-1$ //$NON-NLS-2$
        String name = dialog.open();
        if (name != null) {
            recording.setText(name);
        }
    }

    private void browse() {
        Format format = format();
        Path now = path(target.getText());
        String name;
        if (format != null && format.shape() == Format.Shape.DIRECTORY) {
            DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
            if (now != null && now.getParent() != null) {
                dialog.setFilterPath(now.getParent().toString());
            }
            name = dialog.open();
        } else {
            FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
            if (now != null && now.getParent() != null) {
                dialog.setFilterPath(now.getParent().toString());
                dialog.setFileName(String.valueOf(now.getFileName()));
            }
            name = dialog.open();
        }
        if (name != null) {
            target.setText(name);
        }
    }

    private void validate() {
        String problem = problem();
        setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
        setPageComplete(problem == null);
    }

    /** What is wrong; empty when only something is missing, null when nothing is. */
    private String problem() {
        if (recording.getText().isBlank() || target.getText().isBlank() || format() == null) {
            return ""; //$NON-NLS-1$
        }
        Path of = path(recording.getText());
        if (of == null || !Files.isRegularFile(of)) {
            return NLS.bind(Messages.Import_missing, recording.getText().trim());
        }
        Path to = path(target.getText());
        if (to == null || to.getParent() == null || !Files.isDirectory(to.getParent())) {
            return NLS.bind(Messages.Export_noFolder, target.getText().trim());
        }
        if (to.equals(of)) {
            return Messages.Export_itself;
        }
        if (format().shape() == Format.Shape.DIRECTORY && Files.exists(to) && !isEmpty(to)) {
            return NLS.bind(Messages.Export_directoryTaken, to);
        }
        return format().shape() != Format.Shape.DIRECTORY && Files.isDirectory(to) ? NLS.bind(Messages.Export_isDirectory, to) : null;
    }

    private static boolean isEmpty(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** What is written. */
    Path recording() {
        return path(recording.getText());
    }

    /** As what; null when nothing is chosen. */
    Format format() {
        int index = list.getSelectionIndex();
        return index < 0 ? null : formats.get(index);
    }

    /** Where to. */
    Path target() {
        return path(target.getText());
    }

    /** What was chosen of the format's options. */
    Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        values.forEach((name, value) -> chosen.put(name, value.get()));
        return chosen;
    }

    /** Keeps the format for the next time. */
    void remember() {
        IDialogSettings settings = getDialogSettings();
        if (settings != null) {
            settings.put(FORMAT, format().id());
        }
    }
}
