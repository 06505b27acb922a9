// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rangescope.core.Session;
import org.rangescope.model.Mapping;
import org.rangescope.model.sync.CaptureModel;
import org.rangescope.model.sync.CaptureSnapshot;
import org.rangescope.model.text.Icon;
import org.rangescope.model.text.ModelText;
import org.rangescope.model.text.ModelTree;
import org.rangescope.model.text.More;
import org.rangescope.model.text.Property;

/** The tree and the properties read as a person would say it. */
class ModelTextTest {
    private static CaptureModel model(Session session, int... rangesOf) {
        CaptureModel model = new CaptureModel();
        for (int row : rangesOf) {
            model.wantRanges(row, 2);
        }
        model.apply(CaptureSnapshot.of(session, model.wanted()));
        return model;
    }

    private static MadeUp busy() {
        MadeUp capture = new MadeUp().export(10, 256 << 20).attach(10, 20).export(11, 4096).attach(11, 21);
        capture.map(10, 20, 30, 64, 64).map(10, 20, 31, 64, 0).unmap(10, 20, 31).map(11, 21, 40).unmap(11, 21, 40);
        return capture.detach(11, 21).release(11);
    }

    private static void lines(Object element, int depth, List<String> lines) {
        lines.add("  ".repeat(depth) + ModelText.label(element));
        for (Object child : ModelTree.children(element)) {
            lines(child, depth + 1, lines);
        }
    }

    @Test
    void treeReadsFromTargetToRange() throws IOException {
        CaptureModel model = model(busy().session(), 0);
        List<String> lines = new ArrayList<>();
        ModelTree.roots(model.capture()).forEach(root -> lines(root, 0, lines));
        assertEquals("""
                testbox · 6.12.117 · interconnect-v2, sg-table
                  vfio-pci · inode 4010 · 256 MiB
                    0000:03:00.0 xe · iov
                      map #1 · 64 ranges · 500 ns
                        range 0 · 4.0 KiB · after 0 ns
                        range 1 · 4.0 KiB · after 10 ns
                        … 62 more ranges
                      … 1 ended
                  1 released buffer
                    vfio-pci · inode 4011 · 4.0 KiB · released
                      0000:03:00.0 xe · iov · detached
                        … 1 ended
                """.strip(), String.join("\n", lines));
    }

    @Test
    void everyChildKnowsItsParent() throws IOException {
        CaptureModel model = model(busy().session(), 0);
        List<Object> open = new ArrayList<>(ModelTree.roots(model.capture()));
        int seen = 0;
        while (!open.isEmpty()) {
            Object element = open.remove(0);
            seen++;
            assertEquals(!ModelTree.children(element).isEmpty(), ModelTree.hasChildren(element), ModelText.label(element));
            for (Object child : ModelTree.children(element)) {
                assertEquals(element, ModelTree.parent(child), ModelText.label(child));
                open.add(child);
            }
        }
        assertEquals(12, seen);
    }

    @Test
    void mappingWithRangesNotAskedForCanBeOpened() throws IOException {
        CaptureModel model = model(busy().session());
        Mapping mapping = model.mapping(0);
        assertNotNull(mapping);
        assertTrue(ModelTree.hasChildren(mapping));
        assertEquals(List.of(), ModelTree.children(mapping));
    }

    private static String value(List<Property> properties, String name) {
        return properties.stream().filter(p -> p.name().equals(name)).map(Property::value).findFirst().orElse("missing");
    }

    private static String exact(List<Property> properties, String name) {
        return properties.stream().filter(p -> p.name().equals(name)).map(Property::exact).findFirst().orElse("missing");
    }

    @Test
    void propertiesAreHumanAndExact() throws IOException {
        CaptureModel model = model(busy().session(), 0);
        Mapping mapping = model.mapping(0);
        assertNotNull(mapping);
        assertEquals("Mapping #1", ModelText.title(mapping));
        List<Property> properties = ModelText.properties(mapping);
        assertEquals("500 ns", value(properties, "Population"));
        assertEquals("64, dense, ascending, adjacent", value(properties, "Ranges"));
        assertEquals("256 KiB", value(properties, "Exposed"));
        assertEquals("262,144 B", exact(properties, "Exposed"));
        assertEquals("not so far", value(properties, "Unmapped"));
        assertEquals("live", value(properties, "State"));
        assertEquals("ex_bind+0x4c", value(properties, "Call site"));
        assertTrue(value(properties, "Mapped at").matches("0\\.000 \\d{3} s"), value(properties, "Mapped at"));
        assertTrue(exact(properties, "Mapped at").matches("1,000,\\d{3},\\d{3} ns, monotonic"), exact(properties, "Mapped at"));
    }

    @Test
    void leakSaysThatItWasNeverUnmapped() throws IOException {
        CaptureModel model = model(new MadeUp().export(10, 1 << 20).attach(10, 20).map(10, 20, 30).detach(10, 20).stop().session());
        Mapping mapping = model.mapping(0);
        assertNotNull(mapping);
        assertEquals("map #1 · 4 ranges · leaked", ModelText.label(mapping));
        assertEquals("0000:03:00.0 xe · iov · detached · 1 leaked", ModelText.label(mapping.getAttachment()));
        assertEquals("vfio-pci · inode 4010 · 1.0 MiB · 1 leaked", ModelText.label(mapping.getAttachment().getBuffer()));
        assertEquals(Icon.MAPPING_LEAKED, ModelText.icon(mapping));
        List<Property> properties = ModelText.properties(mapping);
        assertTrue(value(properties, "Unmapped").startsWith("never; detached at 0.000 "), value(properties, "Unmapped"));
        assertEquals("leaked: still mapped when the importer detached", value(properties, "State"));
        assertTrue(value(properties, "Finding 1").contains("ex_bind"), value(properties, "Finding 1"));
        assertTrue(!value(properties, "Finding 1").contains("`"));
        assertEquals(Icon.FINDING_ERROR, ModelText.icon(mapping.getFindings().get(0)));
        assertEquals("RS01", value(ModelText.properties(mapping.getFindings().get(0)), "Rule"));
    }

    @Test
    void failedMapNamesItsError() throws IOException {
        CaptureModel model = new CaptureModel();
        model.want(0);
        model.apply(CaptureSnapshot.of(new MadeUp().export(10, 1 << 20).attach(10, 20).failedMap(10, 20, -95).session(), model.wanted()));
        Mapping mapping = model.mapping(0);
        assertNotNull(mapping);
        assertEquals("map #1 · failed: EOPNOTSUPP (-95)", ModelText.label(mapping));
        assertEquals("nothing to unmap", value(ModelText.properties(mapping), "Unmapped"));
        assertEquals(Icon.MAPPING_FAILED, ModelText.icon(mapping));
    }

    @Test
    void linesForTheRestStayTheSameWhenTheyCountMore() throws IOException {
        CaptureModel model = model(busy().session());
        Object before = new More(model.capture(), More.Kind.RELEASED, "1 released buffer");
        Object after = new More(model.capture(), More.Kind.RELEASED, "2 released buffers");
        assertEquals(before, after);
        assertEquals(before.hashCode(), after.hashCode());
    }

    @Test
    void targetTellsWhatItCouldNotSee() throws IOException {
        CaptureModel model = model(busy().session());
        List<Property> properties = ModelText.properties(model.capture().getTarget());
        assertEquals("6 attached, 1 missing", value(properties, "Hooks"));
        assertEquals("dma_buf_invalidate_mappings: no such function in this kernel", value(properties, "Missing"));
        assertEquals("0", value(properties, "lost ring"));
    }
}
