// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** Where the virtual guest is found. */
public final class GuestPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** Identifier of the page, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.preferences";

    /** Makes the page. */
    public GuestPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, GuestHome.NODE));
        setDescription(
                "The virtual guest runs a patched kernel and the probe. It is built and booted by kernel-probe/guest/run in a checkout"
                        + " of Rangescope.");
    }

    @Override
    protected void createFieldEditors() {
        addField(new DirectoryFieldEditor(GuestHome.KEY, "Checkout of &Rangescope:", getFieldEditorParent()));
    }
}
