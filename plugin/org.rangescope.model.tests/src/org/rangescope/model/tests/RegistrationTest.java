// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.eclipse.emf.ecore.EPackage;
import org.junit.jupiter.api.Test;
import org.rangescope.model.ModelPackage;

/** The model is found by its namespace, as EMF finds it for everybody else. */
class RegistrationTest {

    @Test
    void namespaceLeadsToGeneratedPackage() {
        assertSame(ModelPackage.eINSTANCE, EPackage.Registry.INSTANCE.getEPackage("http://rangescope.org/model/1"));
    }
}
