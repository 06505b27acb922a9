// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.exchange.ExportRecordingWizard;
import org.rangescope.ui.exchange.ImportRecordingsWizard;
import org.rangescope.ui.project.NewCaptureProject;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.source.SourcePreferencePage;

/** All that somebody can have in front: pages, views, dialogs, wizards; and what a screen reader would say of the controls in them. */
final class Parts {

    private static final List<String> VIEWS = List.of("org.rangescope.ui.views.attachments", "org.rangescope.ui.views.findings",
            "org.rangescope.ui.views.bookmarks", "org.rangescope.help.ui.view", "org.eclipse.ui.views.PropertySheet",
            "org.eclipse.ui.views.ContentOutline");

    private Parts() {}

    /** The parts of a recording's editor that is open, and of the window around it, by name; each is shown when it is asked for. On the UI thread. */
    static Map<String, Supplier<Control>> of(RecordingEditor editor) {
        Map<String, Supplier<Control>> parts = new LinkedHashMap<>();
        Display display = Display.getCurrent();
        for (Page page : editor.pages()) {
            parts.put("page " + page.title(), () -> {
                Bench.page().activate(editor);
                editor.showPage(editor.pages().indexOf(page));
                Until.holds(page.title() + " is filled", display, page::isUpToDate);
                // the whole editor, banners and time included
                return editor.timeBar().getParent();
            });
        }
        for (String view : VIEWS) {
            parts.put("view " + view, () -> {
                try {
                    IViewPart part = Bench.page().showView(view);
                    return (Control) Objects.requireNonNull(Objects.requireNonNull(
                            part.getSite().getService(org.eclipse.e4.ui.model.application.ui.basic.MPart.class)).getWidget());
                } catch (PartInitException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return parts;
    }

    /** A dialog of ours by its name, opened while {@code look} looks at it, and closed again. On the UI thread. */
    static void dialogs(RecordingEditor editor, java.util.function.BiConsumer<String, Shell> look) {
        Shell shell = Bench.page().getWorkbenchWindow().getShell();
        Capture capture = editor.capture();
        PageContext context = new PageContext(capture, editor.getSite().getService(SharedSelection.class), editor::showPage);
        Bench.page().activate(editor);
        context.selectFinding(1);
        whileOpen("note", () -> SessionActions.note(shell, context), look);
        INewWizard wizard = new NewCaptureProject();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        whileOpen("wizard " + wizard.getWindowTitle(), () -> new WizardDialog(shell, wizard).open(), look);
        ILaunchConfigurationType type = DebugPlugin.getDefault().getLaunchManager()
                .getLaunchConfigurationType("org.rangescope.ui.launch.capture");
        whileOpen("launch", () -> {
            try {
                DebugUITools.openLaunchConfigurationPropertiesDialog(shell, type.newInstance(null, "manners"),
                        "org.eclipse.debug.ui.launchGroup.run");
            } catch (org.eclipse.core.runtime.CoreException e) {
                throw new IllegalStateException(e);
            }
        }, look);
        TargetReport report = new TargetReport("manners", "6.12", TargetReport.Result.SG_TABLE, "Maps with an sg-table.",
                List.of(new TargetReport.Check(TargetReport.Part.EXTRA, TargetReport.Mark.LESS, "stacks", "not there", "install them")));
        whileOpen("check of a target", () -> ask("launch.CheckDialog", List.of(TargetReport.class), report), look);
        whileOpen("choose a recording",
                () -> ask("compare.ChooseRecordingDialog", List.of(Shell.class, Path.class), shell, capture.file()), look);
        IImportWizard incoming = new ImportRecordingsWizard();
        incoming.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        whileOpen("wizard " + incoming.getWindowTitle(), () -> new WizardDialog(shell, incoming).open(), look);
        IExportWizard outgoing = new ExportRecordingWizard();
        outgoing.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        whileOpen("wizard " + outgoing.getWindowTitle(), () -> new WizardDialog(shell, outgoing).open(), look);
        for (String page : List.of("org.rangescope.ui.preferences", SourcePreferencePage.ID)) {
            PreferenceDialog preferences = PreferencesUtil.createPreferenceDialogOn(shell, page, new String[]{page}, null);
            preferences.setBlockOnOpen(false);
            preferences.open();
            look.accept("preferences " + page, preferences.getShell());
            preferences.close();
        }
    }

    /** Opens a dialog that only its own package can: by its method {@code ask}. */
    private static void ask(String dialog, List<Class<?>> types, Object... given) {
        try {
            Method ask = Class.forName("org.rangescope.ui." + dialog).getDeclaredMethod("ask", types.toArray(Class<?>[]::new));
            ask.setAccessible(true);
            ask.invoke(null, given);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(dialog, e);
        }
    }

    private static void whileOpen(String name, Runnable open, java.util.function.BiConsumer<String, Shell> look) {
        Display display = Display.getCurrent();
        List<Shell> before = List.of(display.getShells());
        List<Throwable> problems = new ArrayList<>();
        boolean[] seen = new boolean[1];
        Runnable peep = new Runnable() {
            private int patience = 500;

            @Override
            public void run() {
                Shell[] now = display.getShells();
                for (int i = now.length - 1; i >= 0 && !seen[0]; i--) {
                    Shell each = now[i];
                    if (!before.contains(each) && each.isVisible() && each.getData() instanceof Window) {
                        seen[0] = true;
                        try {
                            look.accept(name, each);
                        } catch (RuntimeException | Error e) {
                            problems.add(e);
                        }
                        each.close();
                    }
                }
                if (!seen[0] && patience-- > 0) {
                    display.timerExec(20, this);
                }
            }
        };
        display.timerExec(20, peep);
        open.run();
        if (!problems.isEmpty()) {
            throw new AssertionError(name + ": " + problems.get(0).getMessage(), problems.get(0));
        }
        if (!seen[0]) {
            throw new AssertionError(name + " did not open");
        }
    }

    /** The controls in one that can have the keyboard, and are seen. */
    static List<Control> focusable(Control root) {
        List<Control> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Control control, List<Control> found) {
        if (!control.getVisible()) {
            return;
        }
        boolean itself = control instanceof Table || control instanceof Tree || control instanceof Text || control instanceof StyledText
                || control instanceof Button || control instanceof Combo || control instanceof Spinner || control instanceof Link
                || control instanceof org.eclipse.swt.widgets.List
                || control instanceof Canvas && control.getListeners(SWT.KeyDown).length > 0 && !(control instanceof CLabel)
                        && !(control instanceof CTabFolder);
        if (itself) {
            found.add(control);
        } else if (control instanceof Composite composite) {
            for (Control each : composite.getChildren()) {
                collect(each, found);
            }
        }
    }

    /** The tool items in one without a word: no text and no tip. */
    static List<String> dumbItems(Control root) {
        List<String> dumb = new ArrayList<>();
        if (root instanceof ToolBar bar) {
            for (ToolItem item : bar.getItems()) {
                if ((item.getStyle() & SWT.SEPARATOR) == 0 && item.getText().isBlank()
                        && (item.getToolTipText() == null || item.getToolTipText().isBlank())) {
                    dumb.add(path(bar) + ": " + item);
                }
            }
        }
        if (root instanceof Composite composite && root.getVisible()) {
            for (Control each : composite.getChildren()) {
                dumb.addAll(dumbItems(each));
            }
        }
        return dumb;
    }

    /** What a screen reader calls a control; empty when it has nothing to say. */
    static String name(Control control) {
        String own = told(control);
        if (own != null && !own.isBlank()) {
            return own;
        }
        if (control instanceof Button button && !button.getText().isBlank()) {
            return button.getText();
        }
        if (control instanceof Link link && !link.getText().isBlank()) {
            return link.getText();
        }
        // the label that stands before it, or the group that it is in
        Composite parent = control.getParent();
        Control before = null;
        for (Control each : parent.getChildren()) {
            if (each == control) {
                break;
            }
            before = each;
        }
        String label = before instanceof Label plain ? plain.getText() : before instanceof CLabel plain ? plain.getText() : "";
        return !label.isBlank() ? label : parent instanceof Group group ? group.getText() : "";
    }

    /** What its accessible listeners say: SWT offers no way to ask. */
    private static @Nullable String told(Control control) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            List<?> listeners = (List<?>) field.get(control.getAccessible());
            AccessibleEvent event = new AccessibleEvent(control);
            for (Object each : listeners == null ? List.of() : listeners) {
                ((AccessibleListener) each).getName(event);
            }
            return event.result;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SWT keeps accessible listeners elsewhere by now", e);
        }
    }

    /** The help context of a control, or of what it is in. */
    static @Nullable String help(Control control) {
        for (Control each = control; each != null; each = each.getParent()) {
            if (each.getData("org.eclipse.ui.help") instanceof String id) {
                return id;
            }
        }
        return null;
    }

    /** Where a control is, for messages. */
    static String path(Control control) {
        StringBuilder path = new StringBuilder();
        for (Control each = control; each != null && !(each instanceof Shell); each = each.getParent()) {
            path.insert(0, "/" + each.getClass().getSimpleName());
        }
        return path.toString();
    }

    /** Whether one of these words stands on a label, a step or a link in there. */
    static boolean says(Composite root, String... any) {
        for (Control each : root.getChildren()) {
            String words = each instanceof org.eclipse.swt.widgets.Label label
                    ? label.getText()
                    : each instanceof org.eclipse.ui.forms.widgets.ExpandableComposite step
                            ? step.getText()
                            : each instanceof org.eclipse.ui.forms.widgets.Hyperlink link ? link.getText() : "";
            if (words != null && List.of(any).stream().anyMatch(words::contains)
                    || each instanceof org.eclipse.swt.widgets.Composite inner && says(inner, any)) {
                return true;
            }
        }
        return false;
    }
}
