// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.rangescope.ui.help.Help;

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
                Messages.preferences);
    }

    @Override
    protected void createFieldEditors() {
        Help.set(getFieldEditorParent(), Help.PREFERENCES);
        addField(new DirectoryFieldEditor(GuestHome.KEY, Messages.checkout, getFieldEditorParent()));
    }
}
