// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.rangescope.ui.InterconnectPerspective;

/** What plugin.xml says is there, in words. */
class ManifestTest {

    @Test
    void perspectiveIsRegisteredWithTranslatedName() {
        IConfigurationElement found = null;
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.perspectives")) {
            if (InterconnectPerspective.ID.equals(element.getAttribute("id"))) {
                found = element;
            }
        }
        assertNotNull(found, "no perspective " + InterconnectPerspective.ID);
        assertEquals("Interconnect", found.getAttribute("name"));
    }
}
