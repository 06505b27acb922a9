// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;

/** Core is an ordinary jar, and its packages import only downward: facade, table, filter, compare, rules, stats and decode, analysis, store,
 * capture, util. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
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
                .layer("table").definedBy("org.rangescope.core.table..")
                .layer("filter").definedBy("org.rangescope.core.filter..")
                .layer("edit").definedBy("org.rangescope.core.edit..")
                .layer("compare").definedBy("org.rangescope.core.compare..")
                .layer("rules").definedBy("org.rangescope.core.rules..")
                .layer("stats").definedBy("org.rangescope.core.stats..")
                .layer("decode").definedBy("org.rangescope.core.decode..")
                .layer("analysis").definedBy("org.rangescope.core.analysis..")
                .layer("store").definedBy("org.rangescope.core.store..")
                .layer("capture").definedBy("org.rangescope.core.capture..")
                .layer("target").definedBy("org.rangescope.core.target..")
                .layer("suppress").definedBy("org.rangescope.core.suppress..")
                .layer("symbol").definedBy("org.rangescope.core.symbol..")
                .layer("util").definedBy("org.rangescope.core.util..")
                .whereLayer("facade").mayNotBeAccessedByAnyLayer()
                .whereLayer("table").mayNotBeAccessedByAnyLayer()
                .whereLayer("filter").mayOnlyBeAccessedByLayers("table")
                .whereLayer("edit").mayNotBeAccessedByAnyLayer()
                .whereLayer("compare").mayOnlyBeAccessedByLayers("facade", "table")
                .whereLayer("rules").mayOnlyBeAccessedByLayers("facade", "table", "compare")
                .whereLayer("stats").mayOnlyBeAccessedByLayers("facade", "table", "compare", "rules")
                .whereLayer("decode").mayOnlyBeAccessedByLayers("facade", "compare", "rules")
                .whereLayer("analysis").mayOnlyBeAccessedByLayers("facade", "table", "edit", "compare", "rules", "stats", "decode")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("facade", "table", "edit", "compare", "rules", "stats", "decode", "analysis", "symbol")
                .whereLayer("capture")
                .mayOnlyBeAccessedByLayers("facade", "table", "edit", "compare", "rules", "stats", "decode", "analysis", "store")
                .whereLayer("target").mayOnlyBeAccessedByLayers("facade")
                .whereLayer("target").mayOnlyAccessLayers("util")
                .whereLayer("symbol").mayNotBeAccessedByAnyLayer()
                .whereLayer("symbol").mayOnlyAccessLayers("store", "util")
                .whereLayer("suppress").mayOnlyBeAccessedByLayers("facade", "table", "compare", "rules")
                .whereLayer("suppress").mayOnlyAccessLayers("util")
                .check(CLASSES);
    }
}
