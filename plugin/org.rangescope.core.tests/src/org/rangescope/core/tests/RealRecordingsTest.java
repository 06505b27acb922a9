// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.store.Adapter;

/** Recordings that the probe made of the exerciser in the test kernel, and what they show. */
class RealRecordingsTest {

    static final Path RECORDINGS = Path.of("recordings").toAbsolutePath();
    private static final Path BUNDLED = Path.of("../../update-site/workbench/recordings").toAbsolutePath().normalize();

    static Stream<Path> recordings() throws IOException {
        return Stream.concat(in(RECORDINGS), in(BUNDLED));
    }

    private static Stream<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".rangescope")).sorted().toList().stream();
        }
    }

    @Test
    void accusesNobodyOnAKernelWithoutAnyPatch() throws IOException {
        List<Path> stock = in(BUNDLED).filter(file -> String.valueOf(file.getFileName()).startsWith("stock-")).toList();
        assertFalse(stock.isEmpty(), "recordings of such a kernel in " + BUNDLED);
        for (Path file : stock) {
            Opened opened = Opened.file(file);
            assertFalse(opened.session().findings().hasDefiniteError(), () -> opened.findings().toString());
            assertEquals(0, opened.session().findings().leakedMappings(), () -> opened.findings().toString());
            opened.read(recording -> {
                assertTrue(recording.header().hasNoInterconnects());
                assertEquals(List.of(), recording.header().hooksMissing(), "what such a kernel does not have is not missing");
                assertTrue(recording.mappings().size() > 0);
                for (int row = 0; row < recording.mappings().size(); row++) {
                    assertEquals(Adapter.SGT.id(), recording.mappings().adapter(row));
                    assertFalse(recording.exporter(recording.mappings().buffer(row)).startsWith("unknown"), "its exporter has a name");
                }
                return null;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isReadWhole(Path file) throws IOException {
        Opened opened = Opened.file(file);
        assertEquals(Session.State.DONE, opened.state(), opened.session().failure());
        assertTrue(opened.health().isWhole(), () -> opened.health().toString());
        assertTrue(opened.read(Recording::isComplete));
        assertEquals(0, opened.health().unknownRecords());
        assertEquals(0, opened.health().orphanRanges());
        assertEquals(0, opened.health().unseenEnds());
    }

    @Test
    void saysTheLeakInOneSentence() throws IOException {
        Opened opened = Opened.file(RECORDINGS.resolve("rs01-detach-live.rangescope"));
        Finding leak = opened.only("RS01");
        assertTrue(
                leak.sentence().startsWith(
                        "3 mappings (3.0 MiB) made by `ex_gpu_prefetch_bo` on gpu0 were never unmapped; all in one burst between "),
                leak.sentence());
        assertTrue(leak.callSite().startsWith("ex_gpu_prefetch_bo+0x"), leak.callSite());
        assertEquals("1 definite leak (3 mappings) keeps 3.0 MiB exposed", opened.session().findings().verdictLine());
        for (int mapping : leak.mappings()) {
            assertEquals(1, opened.session().findings().numberOf(mapping));
        }
    }
}
