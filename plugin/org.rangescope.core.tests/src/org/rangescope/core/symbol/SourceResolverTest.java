// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.SourceLocation.Missing;
import org.rangescope.core.util.Progress;

/** From function and offset to the line, with real files of the compiler and real symbolisers. */
class SourceResolverTest {

    private static final String RELEASE = "6.12.117-test";
    private static final String PATH = System.getenv("PATH");

    /** Of a module: a call that is inlined, one that is not, one in another section, and functions of one name. */
    private static final String DRIVER = """
            #include "../include/map.h"
            __attribute__((used, section(".modinfo"))) static const char vermagic[] = "vermagic=6.12.117-test SMP";
            static __attribute__((noinline)) int twice(int x)
            {
                return dma_map(x) * 2;
            }
            int ex_bind(int x)
            {
                int y = map_inlined(x);
                return y + twice(y);
            }
            __attribute__((section(".init.text"))) int ex_init(int x)
            {
                return dma_map(x) + 3;
            }
            """;
    private static final String HEADER = """
            extern int dma_map(int);
            static inline __attribute__((always_inline)) int map_inlined(int x)
            {
                return dma_map(x) + 1;
            }
            """;
    private static final String OTHER = """
            extern int dma_map(int);
            static __attribute__((noinline)) int twice(int x)
            {
                int a = dma_map(x + 1), b = dma_map(x + 2), c = dma_map(x + 3), d = dma_map(x + 4);
                return a * b + c * d + (a ^ b) * (c ^ d) + a / (b | 1) + c / (d | 1) + a % (c | 1) + b % (d | 1);
            }
            static __attribute__((noinline)) int same(int x)
            {
                return dma_map(x) + 5;
            }
            int ex_other(int x)
            {
                return twice(x) + same(x);
            }
            """;
    private static final String THIRD = """
            extern int dma_map(int);

            static __attribute__((noinline)) int same(int x)
            {
                return dma_map(x) + 5;
            }
            int ex_third(int x)
            {
                return same(x) + 1;
            }
            """;
    private static final String KERNEL = """
            const char linux_banner[] = "Linux version 6.12.117-test (me@here) #1 SMP";
            __attribute__((noinline)) int dma_map(int x)
            {
                return x ^ *(volatile int *)&linux_banner;
            }
            int ex_builtin(int x)
            {
                return dma_map(x) + 7;
            }
            void _start(void)
            {
                ex_builtin(1);
            }
            """;

    @TempDir
    private static Path folder = Path.of("");

    /** A file that was built, and what its own tools say of it. */
    private record Built(Path file, String module, String listing) {

        private static final Built NONE = new Built(Path.of(""), "", "");

        static Built of(Path file, String module) throws Exception {
            return new Built(file, module, run("objdump", "-d", "--no-show-raw-insn", "-z", file.toString()));
        }

        /** Where a function goes on after its call: what a stack has. */
        Symbol after(String function, String section, int which) {
            int from = listing.indexOf("Disassembly of section " + section + ":");
            int end = listing.indexOf("Disassembly of section", from + 1);
            String[] lines = listing.substring(from, end < 0 ? listing.length() : end).split("\n");
            Pattern begin = Pattern.compile("([0-9a-f]+) <(\\S+)>:");
            Pattern instruction = Pattern.compile("\\s*([0-9a-f]+):\\s+(\\S+).*");
            int seen = 0;
            long start = -1;
            long next = -1;
            long returned = -1;
            boolean inside = false;
            boolean called = false;
            for (String line : lines) {
                Matcher beginning = begin.matcher(line);
                if (beginning.matches()) {
                    if (inside) {
                        next = Long.parseLong(beginning.group(1), 16);
                        break;
                    }
                    inside = beginning.group(2).equals(function) && seen++ == which;
                    start = inside ? Long.parseLong(beginning.group(1), 16) : start;
                    continue;
                }
                Matcher one = instruction.matcher(line);
                if (inside && one.matches()) {
                    if (called && returned < 0) {
                        returned = Long.parseLong(one.group(1), 16);
                    }
                    called |= one.group(2).startsWith("call") || one.group(2).equals("bl");
                }
            }
            assertTrue(returned >= 0, () -> "no call in " + function + " of\n" + listing);
            return new Symbol(function, module.isEmpty() ? null : module, (int) (returned - start), next < 0 ? 0 : (int) (next - start));
        }
    }

    private static Built module = Built.NONE;
    private static Built kernel = Built.NONE;

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said;
    }

    @BeforeAll
    static void build() throws Exception {
        Files.createDirectories(folder.resolve("src/drivers/ex"));
        Files.createDirectories(folder.resolve("src/drivers/include"));
        Files.createDirectories(folder.resolve("modules/drivers"));
        Files.writeString(folder.resolve("src/drivers/ex/driver.c"), DRIVER);
        Files.writeString(folder.resolve("src/drivers/include/map.h"), HEADER);
        Files.writeString(folder.resolve("src/drivers/ex/other.c"), OTHER);
        Files.writeString(folder.resolve("src/drivers/ex/third.c"), THIRD);
        Files.writeString(folder.resolve("src/kernel.c"), KERNEL);
        for (String name : List.of("driver", "other", "third")) {
            run("gcc", "-g", "-O2", "-fno-pic", "-fno-ipa-icf", "-c", folder.resolve("src/drivers/ex/" + name + ".c").toString(), "-o",
                    name + ".o");
        }
        run("ld", "-r", "--build-id", "-o", "modules/drivers/ex-gpu.ko", "driver.o", "other.o", "third.o");
        run("gcc", "-g", "-O2", "-fno-pic", "-no-pie", "-nostdlib", "-static", "-fno-optimize-sibling-calls", "-Wl,--build-id",
                folder.resolve("src/kernel.c").toString(), "-o", "vmlinux");
        module = Built.of(folder.resolve("modules/drivers/ex-gpu.ko"), "ex_gpu");
        kernel = Built.of(folder.resolve("vmlinux"), "");
    }

    private static SymbolSettings settings() {
        return new SymbolSettings(folder.resolve("vmlinux"), List.of(folder.resolve("modules")), List.of(), List.of(), null);
    }

    private static SourceResolver resolver(SymbolSettings settings) {
        return new SourceResolver(settings, null, new DebugFiles(settings, folder.resolve("nowhere")), PATH);
    }

    private static SourceLocation only(SourceResolver resolver, Symbol symbol) {
        return Objects.requireNonNull(resolver.resolve(RELEASE, List.of(symbol), Progress.none()).get(symbol));
    }

    private static SourceLocation found(Symbol symbol) {
        SourceLocation found = only(resolver(settings()), symbol);
        assertTrue(found.isKnown(), found::reason);
        return found;
    }

    private static List<String> places(SourceLocation found) {
        return found.lines().stream().map(line -> line.function() + " " + line.place()).toList();
    }

    private static int line(String text, String of) {
        return (int) text.substring(0, text.indexOf(of)).chars().filter(c -> c == '\n').count() + 1;
    }

    @Test
    void findsTheLineOfTheCallAndNotTheNextOne() {
        assertEquals(List.of("ex_builtin kernel.c:" + line(KERNEL, "return dma_map(x) + 7")),
                places(found(kernel.after("ex_builtin", ".text", 0))));
        assertEquals(List.of("twice driver.c:" + line(DRIVER, "return dma_map(x) * 2")), places(found(module.after("twice", ".text", 0))));
    }

    @Test
    void followsWhatIsInlinedAndGoesToTheDriversLine() {
        SourceLocation found = found(module.after("ex_bind", ".text", 0));
        assertEquals(List.of("map_inlined map.h:4", "ex_bind driver.c:" + line(DRIVER, "map_inlined(x)")), places(found));
        SourceLine driver = found.line();
        assertNotNull(driver);
        assertEquals("ex_bind", driver.function());
        assertEquals(folder.resolve("src/drivers/ex/driver.c"), driver.local());
        assertEquals(folder.resolve("src/drivers/include/map.h"), found.lines().get(0).local());
    }

    @Test
    void tellsTheSectionsOfAModuleApart() {
        // both begin at 0: only the section tells them apart
        assertEquals(List.of("ex_init driver.c:" + line(DRIVER, "return dma_map(x) + 3")),
                places(found(module.after("ex_init", ".init.text", 0))));
    }

    @Test
    void doesWithoutAProgramThatCannotTellSectionsApart() throws IOException {
        Path only = Files.createDirectories(folder.resolve("only-llvm"));
        Path llvm = Stream.of(PATH.split(":")).map(each -> Path.of(each, "llvm-symbolizer")).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("llvm-symbolizer is needed for this test: install llvm"));
        if (!Files.exists(only.resolve("llvm-symbolizer"))) {
            Files.createSymbolicLink(only.resolve("llvm-symbolizer"), llvm);
        }
        SourceResolver resolver = new SourceResolver(settings(), null, new DebugFiles(settings(), folder.resolve("nowhere")),
                only.toString());
        assertTrue(only(resolver, kernel.after("ex_builtin", ".text", 0)).isKnown());
        SourceLocation init = only(resolver, module.after("ex_init", ".init.text", 0));
        assertEquals(Missing.SYMBOLISER, init.missing());
        assertTrue(init.reason().contains("cannot tell the sections"), init::reason);
    }

    @Test
    void tellsFunctionsOfOneNameApartByTheirLength() {
        List<SourceLocation> found = List.of(found(module.after("twice", ".text", 0)), found(module.after("twice", ".text", 1)));
        assertEquals(List.of("driver.c", "other.c"),
                found.stream().map(each -> each.lines().get(0).place().replaceFirst(":.*", "")).toList());
    }

    @Test
    void saysThatItCannotTellRatherThanGuess() {
        Symbol symbol = module.after("same", ".text", 0);
        SourceLocation found = only(resolver(settings()), new Symbol("same", "ex_gpu", symbol.offset(), 0));
        assertEquals(Missing.AMBIGUOUS, found.missing());
        assertTrue(found.reason().startsWith("2 functions of ") && found.reason().contains("are called same"), found::reason);
        assertEquals(List.of(), found.lines());
    }

    @Test
    void noticesAFileOfAnotherBuild() {
        Symbol right = kernel.after("ex_builtin", ".text", 0);
        for (Symbol wrong : List.of(new Symbol(right.name(), null, right.offset(), 4096), new Symbol(right.name(), null, 4000, 0))) {
            SourceLocation found = only(resolver(settings()), wrong);
            assertEquals(Missing.OTHER_BUILD, found.missing());
            assertTrue(found.reason().contains("the file is of another build"), found::reason);
        }
        SourceLocation gone = only(resolver(settings()), new Symbol("ex_gone", null, 4, 16));
        assertEquals(Missing.FUNCTION, gone.missing());
        Symbol driver = module.after("twice", ".text", 0);
        for (Symbol each : List.of(right, driver)) {
            SourceLocation other = Objects
                    .requireNonNull(resolver(settings()).resolve("6.1.0", List.of(each), Progress.none()).get(each));
            assertEquals(Missing.OTHER_BUILD, other.missing());
            assertTrue(other.reason().contains("is of Linux 6.12.117-test, and the recording of 6.1.0"), other::reason);
        }
    }

    @Test
    void saysWhatToSetWhenSomethingIsMissing() throws Exception {
        SourceResolver nothing = resolver(SymbolSettings.DETECT);
        SourceLocation vmlinux = only(nothing, kernel.after("ex_builtin", ".text", 0));
        assertEquals(Missing.VMLINUX, vmlinux.missing());
        assertEquals("There is no vmlinux with debug info of Linux 6.12.117-test in the usual places: set the file vmlinux of that"
                + " kernel's build.", vmlinux.reason());
        assertEquals(Missing.MODULE, only(nothing, module.after("twice", ".text", 0)).missing());
        Path gone = folder.resolve("gone");
        SourceLocation chosen = only(resolver(new SymbolSettings(gone, List.of(), List.of(), List.of(), null)),
                kernel.after("ex_builtin", ".text", 0));
        assertEquals(Missing.VMLINUX, chosen.missing());
        assertEquals(gone + " does not exist: set another file, or none to look for it in the usual places.", chosen.reason());
        Path stripped = folder.resolve("stripped");
        run("strip", "-g", "-o", stripped.toString(), "vmlinux");
        SourceLocation none = only(resolver(new SymbolSettings(stripped, List.of(), List.of(), List.of(), null)),
                kernel.after("ex_builtin", ".text", 0));
        assertEquals(Missing.DEBUG_INFO, none.missing());
        assertTrue(none.reason().contains("CONFIG_DEBUG_INFO_DWARF5"), none::reason);
        SourceLocation programs = only(new SourceResolver(settings(), null, new DebugFiles(settings()), "/nowhere"),
                kernel.after("ex_builtin", ".text", 0));
        assertTrue(programs.reason().contains("install binutils or llvm"), programs::reason);
        Path no = folder.resolve("no-program");
        SourceLocation failed = only(resolver(new SymbolSettings(folder.resolve("vmlinux"), List.of(), List.of(), List.of(), no)),
                kernel.after("ex_builtin", ".text", 0));
        assertEquals(Missing.LINE, failed.missing());
        assertTrue(failed.reason().startsWith(no + " cannot be started"), failed::reason);
    }

    @Test
    void saysWhyAProgramFailed() throws IOException {
        Path program = script("bad-addr2line", "echo 'it is broken' >&2; exit 3");
        SourceLocation failed = only(resolver(new SymbolSettings(folder.resolve("vmlinux"), List.of(), List.of(), List.of(), program)),
                kernel.after("ex_builtin", ".text", 0));
        assertTrue(failed.reason().contains("(status 3): it is broken"), failed::reason);
    }

    private static Path script(String name, String text) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    @Test
    void canBeCanceledWhileTheProgramRuns() throws IOException {
        Path started = folder.resolve("started");
        Files.deleteIfExists(started);
        Path program = script("slow-addr2line", "echo $$ >'" + started + "'; exec sleep 600");
        Progress whenStarted = new Progress() {

            @Override
            public void report(double fraction, String message) {
                // nobody watches
            }

            @Override
            public boolean isCanceled() {
                return Files.exists(started);
            }
        };
        Symbol symbol = kernel.after("ex_builtin", ".text", 0);
        SymbolSettings slow = new SymbolSettings(folder.resolve("vmlinux"), List.of(), List.of(), List.of(), program);
        assertEquals(Missing.CANCELED,
                Objects.requireNonNull(resolver(slow).resolve(RELEASE, List.of(symbol), whenStarted).get(symbol)).missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"modules", "usr/lib/debug"})
    void findsSeparateDebugInfoWhereDistributionsPutIt(String where) throws Exception {
        Path root = folder.resolve("root-" + where.replace('/', '-'));
        boolean chosen = where.equals("modules");
        Path modules = Files.createDirectories(
                chosen ? root.resolve("chosen/extra") : root.resolve("usr/lib/debug/lib/modules/" + RELEASE + "/kernel/drivers"));
        run("objcopy", "--only-keep-debug", module.file().toString(), modules.resolve("ex-gpu.ko.debug").toString());
        Files.createDirectories(root.resolve("usr/lib/debug/boot"));
        Files.copy(kernel.file(), root.resolve("usr/lib/debug/boot/vmlinux-" + RELEASE));
        // a stripped module without debug info beside it must not be in the way
        Path loaded = Files.createDirectories(root.resolve("lib/modules/" + RELEASE + "/kernel/drivers"));
        run("strip", "-g", "-o", loaded.resolve("ex-gpu.ko").toString(), module.file().toString());
        SymbolSettings settings = new SymbolSettings(null, chosen ? List.of(root.resolve("chosen")) : List.of(), List.of(), List.of(),
                null);
        SourceResolver resolver = new SourceResolver(settings, null, new DebugFiles(settings, root), PATH);
        for (Symbol symbol : List.of(module.after("twice", ".text", 0), kernel.after("ex_builtin", ".text", 0))) {
            SourceLocation found = only(resolver, symbol);
            assertTrue(found.isKnown(), found::reason);
        }
    }

    @Test
    void choosesAmongFilesOfAModuleTheOneThatFits() throws Exception {
        Path several = Files.createDirectories(folder.resolve("several/new"));
        Files.copy(module.file(), Files.createDirectories(folder.resolve("several/old")).resolve("ex_gpu.ko"));
        Path source = folder.resolve("longer.c");
        Files.writeString(source, OTHER);
        run("gcc", "-g", "-O2", "-fno-pic", "-c", source.toString(), "-o", "longer.o");
        run("ld", "-r", "--build-id", "-o", several.resolve("ex_gpu.ko").toString(), "longer.o");
        SymbolSettings settings = new SymbolSettings(null, List.of(folder.resolve("several")), List.of(), List.of(), null);
        SourceLocation found = only(resolver(settings), module.after("ex_bind", ".text", 0));
        assertTrue(found.isKnown(), found::reason);
        SourceLocation unclear = only(resolver(settings), new Symbol("twice", "ex_gpu", 4, 0));
        assertEquals(Missing.AMBIGUOUS, unclear.missing());
        assertTrue(unclear.reason().startsWith("It cannot be told which of these files was loaded: "), unclear::reason);
    }

    @Test
    void findsSourcesByMappingOrBelowARoot() throws IOException {
        Path moved = Files.createDirectories(folder.resolve("checkout/drivers/ex"));
        Files.writeString(moved.resolve("driver.c"), DRIVER);
        SourcePaths mapped = new SourcePaths(new SymbolSettings(null, List.of(), List.of(),
                List.of(new PathMapping("/build/linux/", folder.resolve("checkout")), new PathMapping("/build", Path.of("/nowhere"))),
                null));
        assertEquals(moved.resolve("driver.c"), mapped.find("/build/linux/drivers/ex/driver.c"));
        assertNull(mapped.find("/build/linux-6/drivers/ex/driver.c"), "the beginning of a name is not a folder");
        SourcePaths rooted = new SourcePaths(
                new SymbolSettings(null, List.of(), List.of(folder.resolve("checkout")), List.of(), null));
        assertEquals(moved.resolve("driver.c"), rooted.find("/other/linux/drivers/ex/driver.c"));
        assertEquals(moved.resolve("driver.c"), rooted.find("drivers/ex/driver.c"));
        assertNull(rooted.find("/other/driver.c"), "a file's name alone is no evidence");
        assertNull(rooted.find("../../../../../../../../etc/passwd"), "nothing outside of the root");
    }

    @Test
    void asksOnceForWhatItKnowsAlready() throws IOException {
        Path count = folder.resolve("count");
        Path kept = folder.resolve("kept");
        String gnu = Stream.of(PATH.split(":")).map(each -> Path.of(each, "addr2line")).filter(Files::isExecutable).findFirst()
                .orElseThrow().toString();
        Path program = script("counting-addr2line", "echo asked >>'" + count + "'; exec " + gnu + " \"$@\"");
        SymbolSettings settings = new SymbolSettings(folder.resolve("vmlinux"), List.of(), List.of(), List.of(), program);
        Symbol symbol = kernel.after("ex_builtin", ".text", 0);
        SourceLocation first = only(new SourceResolver(settings, kept), symbol);
        assertTrue(first.isKnown(), first::reason);
        SourceResolver again = new SourceResolver(settings, kept);
        assertEquals(first, only(again, symbol));
        assertEquals(first, only(again, symbol));
        assertEquals(1, Files.readAllLines(count).size());
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[]{(byte) 0xff, 0, 1});
            }
        }
        assertEquals(first, only(new SourceResolver(settings, kept), symbol), "what was kept is damaged, and asked for again");
        assertEquals(2, Files.readAllLines(count).size());
    }

    @Test
    void survivesDamagedFiles() throws IOException {
        byte[] good = Files.readAllBytes(module.file());
        Path file = folder.resolve("damaged.ko");
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int j = 0; j < 8 && bytes.length > 0; j++) {
                bytes[random.nextInt(i % 2 == 0 ? Math.min(64, bytes.length) : bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                ElfFile.ask(file, elf -> Map.of(elf.buildId() + elf.kernelRelease(), elf.functions(Set.of("twice", "ex_bind"))));
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e::toString);
            }
        }
        Files.writeString(file, "text");
        IOException e = assertThrows(IOException.class, () -> ElfFile.ask(file, ElfFile::buildId));
        assertEquals(file + " is no ELF file.", e.getMessage());
    }

    @Test
    void readsWhatTellsBuildsApart() throws Exception {
        String notes = run("readelf", "-n", module.file().toString());
        Matcher matcher = Pattern.compile("Build ID: ([0-9a-f]+)").matcher(notes);
        assertTrue(matcher.find(), notes);
        assertEquals(matcher.group(1), ElfFile.ask(module.file(), ElfFile::buildId));
        assertEquals(RELEASE, DebugFiles.kernelRelease(module.file()));
        assertEquals(RELEASE, DebugFiles.kernelRelease(kernel.file()));
        assertEquals("", DebugFiles.problem(kernel.file()));
        Collection<Path> programs = List.of(Objects.requireNonNull(SourceResolver.symboliser(SymbolSettings.DETECT)));
        assertFalse(programs.isEmpty());
    }

    @Test
    void noticesThatAFileWasBuiltAnew() throws IOException {
        Path file = folder.resolve("changing");
        Files.copy(kernel.file(), file);
        SourceResolver resolver = resolver(new SymbolSettings(file, List.of(), List.of(), List.of(), null));
        Symbol symbol = kernel.after("ex_builtin", ".text", 0);
        assertTrue(only(resolver, symbol).isKnown());
        Files.writeString(file, "no longer a kernel");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertEquals(Missing.DEBUG_INFO, only(resolver, symbol).missing());
    }

    @Test
    void numbersThatAreNoneAreNotReadAsSuch() throws IOException {
        assertEquals(List.of(), Symboliser.parse(List.of("0x10", "f", "a.c:99999999999"), List.of(16L)).get(16L));
        assertThrows(IOException.class, () -> Symboliser.parse(List.of("0x123456789012345678901"), List.of(16L)));
        assertThrows(IOException.class, () -> Symboliser.parse(List.of("0xzz"), List.of(16L)));
    }
}
