// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Charts are painted without a workbench: the report has none. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rangescope.charts");

    @Test
    void needsOnlyCoreAndJFreeChart() {
        classes().that().resideInAPackage("org.rangescope.charts..").should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax..", "org.jfree..", "org.rangescope.core..", "org.rangescope.charts..").check(CLASSES);
    }
}
