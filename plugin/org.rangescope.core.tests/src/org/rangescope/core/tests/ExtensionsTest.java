// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.decode.DecodedEntry;
import org.rangescope.core.decode.DecodedField;
import org.rangescope.core.decode.Decoders;
import org.rangescope.core.decode.Decoding;
import org.rangescope.core.decode.InterconnectDecoder;
import org.rangescope.core.decode.IovDecoder;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.tests.thirdparty.ForbiddenFunction;
import org.rangescope.core.tests.thirdparty.TileDecoder;

/** Rules and decoders that come from elsewhere, and the decoder that is our own. */
class ExtensionsTest {

    private static CaptureWriter tiles(CaptureWriter w) {
        return w.record(EventKind.MAP, 1, CaptureWriter.inode(1), 1 << 20, 0x1000, 9, w.serial() + 1, w.now(), 0, 4096, CaptureWriter.V2, 0,
                1,
                1, CaptureWriter.MAPPED, 0, w.interconnect("tp-tiles"), w.device("gpu0"), w.task("qemu", 100),
                w.stack("dma_buf_map_interconnect", "ex_bind"));
    }

    @Test
    void aRuleFromElsewhereJudges() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0");
        w.map(1, 0x1000, 1, "gpu0", ForbiddenFunction.FORBIDDEN).map(1, 0x1000, 2, "gpu0", ForbiddenFunction.FORBIDDEN)
                .map(1, 0x1000, 3, "gpu0", "ex_bind");
        Opened opened = Opened.of(w);
        // a session's own engine finds what stands beside core
        assertEquals("`tp_probe_only` made 2 map calls.", opened.only("TP01").sentence());
        assertTrue(opened.session().findings().results().stream().anyMatch(result -> result.rule() instanceof ForbiddenFunction));
    }

    @Test
    void aDecoderFromElsewhereDecodes() throws IOException {
        CaptureWriter w = tiles(new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0"));
        w.record(EventKind.RANGE, 1, 7, 0x4000, 64, -1, 0, 0);
        Opened opened = Opened.of(w);
        Decoders decoders = new Decoders();
        assertTrue(decoders.list().stream().anyMatch(TileDecoder.class::isInstance));
        opened.read(recording -> {
            Decoding decoding = decoders.of(recording, 0);
            assertEquals("tiles", decoding.decoder());
            assertEquals(1, decoding.size());
            DecodedEntry entry = decoding.entry(0);
            assertEquals("tile 7, 64.0 KiB", entry.description());
            assertEquals(List.of("7", "0x4000", "64.0 KiB"), entry.fields().stream().map(DecodedField::text).toList());
            assertTrue(entry.isWellFormed());
            assertThrows(IndexOutOfBoundsException.class, () -> decoding.entry(1));
            return null;
        });
    }

    @Test
    void entriesOfAnUnknownInterconnectAreNotDecoded() throws IOException {
        CaptureWriter w = tiles(new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0"));
        w.record(EventKind.RANGE, 1, 7, 0x4000, 64, -1, 0, 0);
        w.map(1, 0x1000, 2, "gpu0", "ex_sg", CaptureWriter.SGT, 0, 1, 1, 0);
        Decoders ours = new Decoders(List.of(new IovDecoder()));
        Opened.of(w).read(recording -> {
            Decoding unknown = ours.of(recording, 0);
            assertFalse(unknown.isDecoded());
            assertEquals("Unknown interconnect: entries are not decoded (tp-tiles).", unknown.why());
            assertEquals(0, unknown.size());
            assertThrows(IndexOutOfBoundsException.class, () -> unknown.entry(0));
            assertEquals("An sg-table has no ranges.", ours.of(recording, 1).why());
            return null;
        });
    }

    @Test
    void rangesOfIovAreDecoded() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").map(1, 0x1000, 1, "gpu0", "ex_bind")
                .range(2, 100);
        Opened.of(w).read(recording -> {
            Decoding decoding = new Decoders().of(recording, 0);
            assertEquals("IOV ranges", decoding.decoder());
            assertEquals("", decoding.why());
            DecodedEntry entry = decoding.entry(0);
            assertEquals("0x2000 to 0x2fff, 4.0 KiB", entry.description());
            assertEquals(List.of("2", "0x2000", "0x2fff", "4,096 B"), entry.fields().stream().map(DecodedField::exact).toList());
            return null;
        });
    }

    @Test
    void malformedRangesAreFlagged() {
        IovDecoder iov = new IovDecoder();
        assertFalse(iov.knows(Adapter.SGT, "iov"));
        assertFalse(iov.knows(Adapter.INTERCONNECT_V2, "fabric"));
        assertTrue(iov.knows(Adapter.INTERCONNECT_V1, "IOV"));
        assertTrue(iov.decode(0, 5, 5).isWellFormed(), "the end is included: one byte");
        assertEquals(List.of("It ends before it starts: the end 0x3 is included, and lies below the start 0x4."),
                iov.decode(0, 4, 3).malformed());
        assertTrue(iov.decode(0, -4096, -1).isWellFormed(), "addresses have no sign");
        assertFalse(iov.decode(0, 0, -1).isWellFormed(), "all of memory");
        assertFalse(iov.decode(0, -1, 0).isWellFormed());
    }

    @Test
    void aDecoderThatFailsSaysSo() throws IOException {
        InterconnectDecoder broken = new InterconnectDecoder() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public boolean knows(Adapter adapter, String interconnect) {
                if (interconnect.equals("iov")) {
                    return true;
                }
                throw new IllegalStateException("no idea");
            }

            @Override
            public DecodedEntry decode(long index, long start, long end) {
                throw new IllegalStateException("out of cheese");
            }
        };
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").map(1, 0x1000, 1, "gpu0", "ex_bind")
                .range(0, 100);
        Decoders decoders = new Decoders(List.of(broken, new TileDecoder()));
        DecodedEntry entry = Opened.of(w).read(recording -> decoders.of(recording, 0).entry(0));
        assertEquals(List.of("The decoder for broken itself failed: java.lang.IllegalStateException: out of cheese"), entry.malformed());
        InterconnectDecoder found = decoders.find(Adapter.INTERCONNECT_V2, "tp-tiles");
        assertNotNull(found);
        assertEquals("tiles", found.name());
        assertNull(decoders.find(Adapter.INTERCONNECT_V2, "nobody's"));
    }

    /** A class path of its own, as another bundle has: it sees core, and core does not see it. */
    private static URLClassLoader elsewhere(Path folder, String service, String text) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(service), text);
        List<URL> urls = new ArrayList<>();
        urls.add(url(folder));
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (entry.contains("core.tests")) {
                urls.add(url(Path.of(entry)));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Rule.class.getClassLoader());
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    @Test
    void otherClassLoadersAreAsked(@TempDir Path folder) throws IOException {
        try (URLClassLoader loader = elsewhere(folder, Rule.class.getName(),
                "org.rangescope.core.tests.ExtensionsTest$Late\norg.example.Missing\norg.rangescope.core.tests.ExtensionsTest$Copy\n")) {
            RuleEngine engine = RuleEngine.with(List.of(loader, loader));
            assertEquals(1, engine.rules().stream().filter(rule -> rule.id().equals("ZZ99")).count(), "each class once");
            assertEquals(new RuleEngine().rules().size() + 1, engine.rules().size());
            assertTrue(engine.problems().stream().anyMatch(problem -> problem.contains("org.example.Missing")),
                    engine.problems().toString());
            assertTrue(engine.problems().stream().anyMatch(problem -> problem.contains("RS01")), engine.problems().toString());
            assertEquals(List.of(), new RuleEngine().problems());
        }
        try (URLClassLoader loader = elsewhere(folder, InterconnectDecoder.class.getName(), "org.example.Missing\n")) {
            Decoders decoders = Decoders.with(List.of(loader));
            assertEquals(new Decoders().list().size(), decoders.list().size());
            assertEquals(1, decoders.problems().size());
        }
    }

    /** A rule that only another class loader names. */
    public static final class Late extends Plain {

        /** For the ServiceLoader. */
        public Late() {
            super("ZZ99");
        }
    }

    /** A rule that has the id of another. */
    public static final class Copy extends Plain {

        /** For the ServiceLoader. */
        public Copy() {
            super("RS01");
        }
    }

    /** A rule that finds nothing. */
    public abstract static class Plain implements Rule {

        private final String id;

        Plain(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "plain";
        }

        @Override
        public org.rangescope.core.rules.Severity severity() {
            return org.rangescope.core.rules.Severity.INFO;
        }

        @Override
        public List<EventKind> needs() {
            return List.of();
        }

        @Override
        public List<org.rangescope.core.rules.Finding> evaluate(org.rangescope.core.rules.RuleContext context) {
            return List.of();
        }
    }
}
