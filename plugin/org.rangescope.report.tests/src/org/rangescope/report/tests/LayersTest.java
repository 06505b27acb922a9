// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Report needs core and charts, never Eclipse; core and charts do not know of it. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.rangescope");

    @Test
    void neverNeedsEclipse() {
        noClasses().that().resideInAPackage("org.rangescope.report..").should()
                .dependOnClassesThat().resideInAnyPackage("org.eclipse..", "org.rangescope.ui..", "org.rangescope.model..").check(CLASSES);
    }

    @Test
    void nobodyUpstreamKnowsIt() {
        classes().that().resideInAnyPackage("org.rangescope.report..").should()
                .onlyBeAccessed().byAnyPackage("org.rangescope.report..").check(CLASSES);
    }
}
