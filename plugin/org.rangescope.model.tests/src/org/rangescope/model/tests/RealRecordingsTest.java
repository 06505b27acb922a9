// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.util.Progress;
import org.rangescope.model.CaptureState;
import org.rangescope.model.Finding;
import org.rangescope.model.Mapping;
import org.rangescope.model.sync.CaptureModel;
import org.rangescope.model.sync.CaptureSnapshot;
import org.rangescope.model.text.ModelText;
import org.rangescope.model.text.ModelTree;
import org.rangescope.model.text.Property;

/** What the probe recorded of the exerciser in the test kernel, as the model shows it. */
class RealRecordingsTest {
    private static final Path RECORDINGS = Path.of(System.getProperty("rangescope.home"), "plugin", "org.rangescope.core.tests",
            "recordings");

    private static CaptureModel open(Path file) throws IOException {
        try (Session session = Session.open(ByteSource.file(file), String.valueOf(file.getFileName()))) {
            session.run(Progress.none());
            CaptureModel model = new CaptureModel();
            model.apply(CaptureSnapshot.of(session, model.wanted()));
            for (int row : session.read(recording -> new int[]{0, recording.mappings().size() / 2})) {
                model.wantRanges(row, 16);
            }
            model.apply(CaptureSnapshot.of(session, model.wanted()));
            assertTrue(model.apply(CaptureSnapshot.of(session, model.wanted())).isEmpty(), "a finished recording does not change");
            return model;
        }
    }

    @TestFactory
    List<DynamicTest> allOfThem() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".rangescope")).sorted()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> isShownWhole(file))).toList();
            assertFalse(tests.isEmpty(), "recordings in " + RECORDINGS);
            return tests;
        }
    }

    private static void isShownWhole(Path file) throws IOException {
        CaptureModel model = open(file);
        assertEquals(CaptureState.DONE, model.capture().getState(), model.capture().getReason());
        assertFalse(model.capture().getVerdict().isEmpty());
        assertTrue(model.capture().getBuffers().size() > 0);
        List<Object> open = new ArrayList<>(ModelTree.roots(model.capture()));
        assertEquals(1, open.size());
        while (!open.isEmpty()) {
            Object element = open.remove(open.size() - 1);
            String label = ModelText.label(element);
            assertFalse(label.isBlank() || label.contains("null") || label.contains("@"), label);
            for (Property property : ModelText.properties(element)) {
                String line = label + ": " + property.name() + " = " + property.value() + " (" + property.exact() + ")";
                assertFalse(property.value().isEmpty() || property.value().contains("null") || property.exact().contains("null"), line);
            }
            for (Object child : ModelTree.children(element)) {
                assertEquals(element, ModelTree.parent(child), ModelText.label(child));
                open.add(child);
            }
        }
        for (Finding finding : model.capture().getFindings()) {
            for (int row : finding.getMappingRows()) {
                Mapping mapping = model.mapping(row);
                assertNotNull(mapping, "mapping of finding " + finding.getNumber());
                assertTrue(mapping.getFindings().contains(finding));
                // the same mapping may be in findings that are none
                assertEquals(mapping.getFindings().stream().anyMatch(Finding::isLeak), mapping.isLeaked(), ModelText.label(finding));
                assertFalse(mapping.getStack().isEmpty(), "its stack");
            }
        }
    }

    @Test
    void anSgTableIsNotSaidToHaveRanges() throws IOException {
        Path file = RECORDINGS.resolve("rs12-refused.rangescope");
        try (Session session = Session.open(ByteSource.file(file), String.valueOf(file.getFileName()))) {
            session.run(Progress.none());
            int row = session.read(recording -> java.util.stream.IntStream.range(0, recording.mappings().size())
                    .filter(each -> recording.mappings().adapter(each) == Adapter.SGT.id() && recording.mappings().error(each) == 0)
                    .findFirst().orElseThrow(() -> new AssertionError("no importer fell back to the sg-table")));
            CaptureModel model = new CaptureModel();
            model.wantRanges(row, 16);
            model.apply(CaptureSnapshot.of(session, model.wanted()));
            Mapping mapping = model.mapping(row);
            assertNotNull(mapping);
            assertTrue(ModelText.label(mapping).matches("map #\\d+ · \\d+ sg entr(y|ies) · .*"), ModelText.label(mapping));
            Property contents = ModelText.properties(mapping).stream().filter(property -> property.name().equals("Sg-table")).findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is said of its contents"));
            assertTrue(contents.value().endsWith("; it has no ranges"), contents.value());
        }
    }

    @Test
    void mappingLeftAtDetachIsALeakWithItsCallSite() throws IOException {
        CaptureModel model = open(RECORDINGS.resolve("rs01-detach-live.rangescope"));
        Finding finding = model.finding(1);
        assertNotNull(finding);
        assertEquals("RS01", finding.getRuleId());
        Mapping mapping = model.mapping(finding.getMappingRows()[0]);
        assertNotNull(mapping);
        assertTrue(ModelText.label(mapping).endsWith(" · leaked"), ModelText.label(mapping));
        assertTrue(mapping.getCallSite().startsWith("ex_"), mapping.getCallSite());
        assertTrue(finding.getSentence().contains(mapping.getCallSite().substring(0, mapping.getCallSite().indexOf('+'))),
                finding.getSentence());
        assertTrue(mapping.getAttachment().getDetachedNs() > mapping.getMappedNs());
    }
}
