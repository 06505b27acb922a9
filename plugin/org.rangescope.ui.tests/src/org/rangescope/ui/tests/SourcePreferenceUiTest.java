// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FileFieldEditor;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.ui.source.SourcePreferencePage;

/** The preference page for debug info: it says what is there before anything is kept. */
class SourcePreferenceUiTest {

    private static final String VMLINUX = "source.vmlinux";

    private final Display display = Display.getCurrent();
    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.rangescope.ui");

    @TempDir
    Path folder;

    @AfterEach
    void tidyUp() {
        preferences.remove(VMLINUX);
        Bench.closeAll();
    }

    private static PreferenceDialog open() {
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(null, SourcePreferencePage.ID,
                new String[]{SourcePreferencePage.ID}, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog;
    }

    private String detect(SourcePreferencePage page) {
        page.detectButton().notifyListeners(SWT.Selection, new Event());
        Until.holds("it has looked", display, () -> page.detectButton().isEnabled());
        return page.found();
    }

    @Test
    void itFitsOnASmallScreenAndPathsFitIntoItsFields() {
        PreferenceDialog dialog = open();
        try {
            SourcePreferencePage page = (SourcePreferencePage) dialog.getSelectedPage();
            dialog.getShell().setSize(900, 700);
            dialog.getShell().layout(true, true);
            int height = page.getControl().computeSize(620, SWT.DEFAULT).y;
            assertTrue(height <= 560, "height of the page: " + height + ", of its parts: " + sizes(page.getControl()));
            Until.holds("paths fit into the fields", display, () -> Parts.focusable(page.getControl()).stream()
                    .filter(each -> each instanceof Text text && (text.getStyle() & SWT.READ_ONLY) == 0)
                    .allMatch(each -> each.getSize().x >= 300));
        } finally {
            dialog.close();
        }
    }

    private static String sizes(Control root) {
        StringBuilder said = new StringBuilder();
        for (Control each : Parts.focusable(root)) {
            said.append(each).append(' ').append(each.getBounds()).append('\n');
        }
        return said.toString();
    }

    @Test
    void detectSaysWhatIsEnteredAndOkKeepsIt() throws Exception {
        Bench.open(Bench.recording("rs01-detach-live"));
        Path none = folder.resolve("vmlinux");
        PreferenceDialog dialog = open();
        try {
            SourcePreferencePage page = (SourcePreferencePage) dialog.getSelectedPage();
            FileFieldEditor field = (FileFieldEditor) page.vmlinuxField();
            field.setStringValue(none.toString());
            String nothing = detect(page);
            assertTrue(nothing.contains(none + " does not exist"), nothing);
            Files.writeString(none, "no kernel\n");
            String other = detect(page);
            assertTrue(other.contains(none.toString()) && !other.contains("does not exist") && !other.contains(none + " has debug info"),
                    other);
            // of the recording that is open, and of this machine
            assertTrue(other.contains("6.12.117-rangescope-v2") && other.contains(System.getProperty("os.version")), other);
            assertEquals("", preferences.get(VMLINUX, ""), "nothing is kept before OK");
            field.setStringValue(none.toString());
            assertTrue(page.performOk());
            assertEquals(none.toString(), preferences.get(VMLINUX, ""));
        } finally {
            dialog.close();
        }
        PreferenceDialog again = open();
        try {
            assertEquals(none.toString(),
                    ((FileFieldEditor) ((SourcePreferencePage) again.getSelectedPage()).vmlinuxField()).getStringValue());
        } finally {
            again.close();
        }
    }
}
