// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;

/** Core is an ordinary jar, and its packages import only downward: facade, rules, stats, analysis, store, capture, util. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("org/rangescope/core/tests/"))
            .importPackages("org.rangescope.core");

    @Test
    void needsOnlyJavaAndHdrHistogram() {
        classes().that().resideInAPackage("org.rangescope.core..").should()
                .onlyDependOnClassesThat().resideInAnyPackage("java..", "org.HdrHistogram..", "org.rangescope.core..").check(CLASSES);
    }

    @Test
    void importsDownward() {
        Architectures.layeredArchitecture().consideringOnlyDependenciesInAnyPackage("org.rangescope.core..")
                .layer("facade").definedBy("org.rangescope.core")
                .layer("rules").definedBy("org.rangescope.core.rules..")
                .layer("stats").definedBy("org.rangescope.core.stats..")
                .layer("analysis").definedBy("org.rangescope.core.analysis..")
                .layer("store").definedBy("org.rangescope.core.store..")
                .layer("capture").definedBy("org.rangescope.core.capture..")
                .layer("util").definedBy("org.rangescope.core.util..")
                .whereLayer("facade").mayNotBeAccessedByAnyLayer()
                .whereLayer("rules").mayOnlyBeAccessedByLayers("facade")
                .whereLayer("stats").mayOnlyBeAccessedByLayers("facade", "rules")
                .whereLayer("analysis").mayOnlyBeAccessedByLayers("facade", "rules", "stats")
                .whereLayer("store").mayOnlyBeAccessedByLayers("facade", "rules", "stats", "analysis")
                .whereLayer("capture").mayOnlyBeAccessedByLayers("facade", "rules", "stats", "analysis", "store")
                .check(CLASSES);
    }
}
