// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.ElfFile.Function;
import org.rangescope.core.symbol.ElfFile.Section;
import org.rangescope.core.symbol.SourceLocation.Missing;
import org.rangescope.core.symbol.Symboliser.Line;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Finds the lines of stack frames. A recording has functions and offsets, which no address randomisation changes: the function's address comes from the
 * file's own symbols, the line from the symboliser. Where it is not certain which function is meant, or the file is of another build, it says so and gives no
 * line.
 * <p>
 * Any thread, but not the UI thread: it reads files and waits for programs. One batch is worked on at a time.
 */
public final class SourceResolver {

    /** A function's room ends with the next symbol, and functions begin at multiples of at most this. */
    private static final int MOST_PADDING = 64;
    private static final int NAMED = 3;

    /** What is known of a file, as long as it does not change. */
    private record Known(long size, long modified, String buildId, String release, boolean debugInfo, int machine, boolean relocatable) {}

    /** A file to take lines from, or why there is none. */
    private record Source(List<Path> files, @Nullable Missing missing, String reason) {}

    /** Where a frame may be. */
    private record Places(Symbol symbol, Path file, List<Function> functions) {

        long address(Function function) {
            return function.address() + Math.max(0, symbol.offset() - 1);
        }
    }

    private final SymbolSettings settings;
    private final DebugFiles debugFiles;
    private final String path;
    private final LineCache cache;
    private final Map<Path, Known> known = new HashMap<>();

    /**
     * A resolver that looks on this machine.
     *
     * @param settings where to look
     * @param folder   to keep lines in for the next time; {@code null} to keep them in memory only
     */
    public SourceResolver(SymbolSettings settings, @Nullable Path folder) {
        this(settings, folder, new DebugFiles(settings), System.getenv().getOrDefault("PATH", ""));
    }

    /**
     * A resolver that looks elsewhere.
     *
     * @param settings where to look
     * @param folder   to keep lines in for the next time; {@code null} to keep them in memory only
     * @param files    knows where distributions put debug info
     * @param path     folders of programs, with colons between them
     */
    public SourceResolver(SymbolSettings settings, @Nullable Path folder, DebugFiles files, String path) {
        this.settings = settings;
        this.path = path;
        debugFiles = files;
        cache = new LineCache(folder);
    }

    /**
     * Finds lines. Blocks, seconds with a kernel of which nothing is known yet.
     *
     * @param kernelRelease of the recording; empty when it does not say
     * @param symbols       frames
     * @param progress      asked whether to go on
     * @return for each frame its line, or why that is not known
     */
    public synchronized Map<Symbol, SourceLocation> resolve(String kernelRelease, Collection<Symbol> symbols, Progress progress) {
        Map<Symbol, SourceLocation> found = new LinkedHashMap<>();
        SourcePaths paths = new SourcePaths(settings);
        Map<String, List<Symbol>> byModule = new LinkedHashMap<>();
        for (Symbol symbol : new LinkedHashSet<>(symbols)) {
            String module = symbol.module();
            byModule.computeIfAbsent(module == null ? "" : module, m -> new ArrayList<>()).add(symbol);
        }
        byModule.forEach((module, of) -> {
            Source source = progress.isCanceled()
                    ? new Source(List.of(), Missing.CANCELED, "Looking for lines was canceled.")
                    : source(module, kernelRelease);
            Missing missing = source.missing();
            if (missing != null) {
                of.forEach(symbol -> found.put(symbol, SourceLocation.missing(symbol, missing, source.reason())));
            } else {
                resolve(source.files(), of, paths, progress, found);
            }
        });
        return found;
    }

    private Known known(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " does not exist: set another file, or none to look for it in the usual places.");
        }
        long size = Files.size(file);
        long modified = Files.getLastModifiedTime(file).toMillis();
        Known before = known.get(file);
        if (before != null && before.size() == size && before.modified() == modified) {
            return before;
        }
        Known now = ElfFile.ask(file, elf -> new Known(size, modified, elf.buildId(), elf.kernelRelease(), elf.hasDebugInfo(),
                elf.machine(), elf.isRelocatable()));
        known.put(file, now);
        return now;
    }

    /** The files that are of the right kernel and have debug info; several only when nothing tells them apart. */
    private Source source(String module, String release) {
        String what = module.isEmpty() ? "vmlinux" : "module " + module;
        List<Path> files = module.isEmpty() ? debugFiles.vmlinux(release) : debugFiles.modules(module, release);
        if (files.isEmpty()) {
            String of = release.isEmpty() ? "" : " of Linux " + release;
            return module.isEmpty()
                    ? new Source(List.of(), Missing.VMLINUX, "There is no vmlinux with debug info" + of
                            + " in the usual places: set the file vmlinux of that kernel's build.")
                    : new Source(List.of(), Missing.MODULE, "There is no " + module + ".ko" + of
                            + " in the usual places: set the folder in which the module was built.");
        }
        List<Path> good = new ArrayList<>();
        Set<String> builds = new LinkedHashSet<>();
        Missing missing = null;
        String reason = "";
        for (Path file : files) {
            try {
                Known of = known(file);
                if (!of.debugInfo()) {
                    if (missing == null) {
                        missing = Missing.DEBUG_INFO;
                        reason = DebugFiles.problem(file);
                    }
                } else if (!release.isEmpty() && !of.release().isEmpty() && !of.release().equals(release)) {
                    missing = Missing.OTHER_BUILD;
                    reason = file + " is of Linux " + of.release() + ", and the recording of " + release + ": set the " + what
                            + " of that kernel.";
                } else if (builds.add(of.buildId().isEmpty() ? file.toString() : of.buildId())) {
                    good.add(file);
                }
            } catch (IOException e) {
                if (missing == null) {
                    missing = Files.exists(file) ? Missing.DEBUG_INFO : module.isEmpty() ? Missing.VMLINUX : Missing.MODULE;
                    reason = String.valueOf(e.getMessage());
                }
            }
        }
        return good.isEmpty() ? new Source(List.of(), missing == null ? Missing.DEBUG_INFO : missing, reason) : new Source(good, null, "");
    }

    private void resolve(List<Path> files, List<Symbol> symbols, SourcePaths paths, Progress progress,
            Map<Symbol, SourceLocation> found) {
        Path file = files.get(0);
        if (files.size() > 1) {
            List<Path> fitting = files.stream().filter(each -> fits(each, symbols)).toList();
            if (fitting.size() != 1) {
                String names = files.stream().limit(NAMED).map(Path::toString).collect(Collectors.joining(", "))
                        + (files.size() > NAMED ? ", …" : "");
                String reason = (fitting.isEmpty()
                        ? "None of these files fits the recording, they are of other builds: "
                        : "It cannot be told which of these files was loaded: ") + names + ". Set the folder of the right one alone.";
                symbols.forEach(symbol -> found.put(symbol,
                        SourceLocation.missing(symbol, fitting.isEmpty() ? Missing.OTHER_BUILD : Missing.AMBIGUOUS, reason)));
                return;
            }
            file = fitting.get(0);
        }
        try {
            String build = LineCache.key(file, known(file).buildId());
            List<Symbol> asked = new ArrayList<>();
            for (Symbol symbol : symbols) {
                List<Line> lines = cache.find(build, symbol);
                if (lines != null) {
                    found.put(symbol, location(symbol, lines, paths));
                } else {
                    asked.add(symbol);
                }
            }
            if (!asked.isEmpty()) {
                ask(file, build, asked, paths, progress, found);
            }
        } catch (IOException e) {
            for (Symbol symbol : symbols) {
                found.putIfAbsent(symbol, SourceLocation.missing(symbol, Missing.LINE, String.valueOf(e.getMessage())));
            }
        } catch (InterruptedException e) {
            if (!progress.isCanceled()) {
                Thread.currentThread().interrupt();
            }
            for (Symbol symbol : symbols) {
                found.putIfAbsent(symbol, SourceLocation.missing(symbol, Missing.CANCELED, "Looking for lines was canceled."));
            }
        }
    }

    /** Whether a file has each of these functions, as long as it is in the recording. */
    private static boolean fits(Path file, List<Symbol> symbols) {
        try {
            Map<String, List<Function>> functions = ElfFile.ask(file, elf -> elf.functions(names(symbols)));
            return symbols.stream().allMatch(symbol -> functions.getOrDefault(symbol.name(), List.of()).stream()
                    .anyMatch(function -> fits(function, symbol)));
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<String> names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).collect(Collectors.toSet());
    }

    /** A recording says how far it is to the next symbol: as long as the function, with what it takes to begin the next one at its place. */
    private static boolean fits(Function function, Symbol symbol) {
        if (symbol.offset() > (function.size() > 0 ? function.size() : function.room())) {
            return false;
        }
        long room = symbol.size();
        return room == 0 || room == function.room() || function.room() == Long.MAX_VALUE && room >= function.size()
                || function.size() > 0 && room >= function.size() && room - function.size() < MOST_PADDING;
    }

    private void ask(Path file, String build, List<Symbol> symbols, SourcePaths paths, Progress progress, Map<Symbol, SourceLocation> found)
            throws IOException, InterruptedException {
        Map<String, List<Function>> functions = ElfFile.ask(file, elf -> elf.functions(names(symbols)));
        List<Places> places = new ArrayList<>();
        for (Symbol symbol : symbols) {
            List<Function> named = functions.getOrDefault(symbol.name(), List.of());
            List<Function> fitting = named.stream().filter(function -> fits(function, symbol)).toList();
            if (named.isEmpty()) {
                found.put(symbol, SourceLocation.missing(symbol, Missing.FUNCTION,
                        file + " has no function " + symbol.name()
                                + ": it is of another build. Set that of the kernel that was recorded."));
            } else if (fitting.isEmpty()) {
                found.put(symbol, SourceLocation.missing(symbol, Missing.OTHER_BUILD, symbol.name() + " has "
                        + Units.counted(named.get(0).size(), "byte") + " in " + file + ", which does not fit " + symbol + " of "
                        + Units.count(symbol.size()) + " in the recording: the file is of another build. Set that of the kernel that was"
                        + " recorded."));
            } else {
                places.add(new Places(symbol, file, fitting));
            }
        }
        if (places.isEmpty()) {
            return;
        }
        Map<Section, Map<Long, List<Line>>> lines = lines(file, places, progress, found);
        boolean learnt = false;
        for (Places each : places) {
            List<List<Line>> answers = each.functions().stream()
                    .map(function -> lines.getOrDefault(function.section(), Map.of()).get(each.address(function))).distinct().toList();
            List<Line> answer = answers.get(0);
            if (found.containsKey(each.symbol())) {
                continue;
            }
            if (answers.size() > 1) {
                found.put(each.symbol(), SourceLocation.missing(each.symbol(), Missing.AMBIGUOUS, each.functions().size()
                        + " functions of " + file + " are called " + each.symbol().name()
                        + ", and each could be the one: which one it was cannot be told."));
            } else if (answer == null || answer.isEmpty()) {
                found.put(each.symbol(), SourceLocation.missing(each.symbol(), Missing.LINE,
                        "The debug info of " + file + " has no line for " + each.symbol() + "."));
            } else {
                cache.add(build, each.symbol(), answer);
                learnt = true;
                found.put(each.symbol(), location(each.symbol(), answer, paths));
            }
        }
        if (learnt) {
            cache.save(build);
        }
    }

    /** Asks a symboliser, one time for each section of a module, and once for a kernel. */
    private Map<Section, Map<Long, List<Line>>> lines(Path file, List<Places> places, Progress progress,
            Map<Symbol, SourceLocation> found) throws IOException, InterruptedException {
        Map<Section, TreeSet<Long>> addresses = new LinkedHashMap<>();
        for (Places each : places) {
            for (Function function : each.functions()) {
                addresses.computeIfAbsent(function.section(), s -> new TreeSet<>()).add(each.address(function));
            }
        }
        Known of = known(file);
        Map<Section, Map<Long, List<Line>>> lines = new HashMap<>();
        if (!of.relocatable()) {
            TreeSet<Long> all = new TreeSet<>();
            addresses.values().forEach(all::addAll);
            Symboliser symboliser = symboliser(file, of, null, 0);
            Map<Long, List<Line>> answer = symboliser.lines(file, null, List.copyOf(all), progress);
            addresses.keySet().forEach(section -> lines.put(section, answer));
            return lines;
        }
        for (Map.Entry<Section, TreeSet<Long>> entry : addresses.entrySet()) {
            Section section = entry.getKey();
            try {
                Symboliser symboliser = symboliser(file, of, section, entry.getValue().last());
                lines.put(section, symboliser.lines(file, section, List.copyOf(entry.getValue()), progress));
            } catch (IOException e) {
                for (Places each : places) {
                    if (each.functions().stream().anyMatch(function -> function.section().equals(section))) {
                        found.put(each.symbol(), SourceLocation.missing(each.symbol(), Missing.SYMBOLISER, String.valueOf(e.getMessage())));
                    }
                }
            }
        }
        return lines;
    }

    private Symboliser symboliser(Path file, Known of, @Nullable Section section, long highest) throws IOException {
        Path chosen = settings.symboliser();
        List<Symboliser> all = chosen != null ? List.of(Symboliser.of(chosen)) : Symboliser.onPath(path, of.machine());
        if (all.isEmpty()) {
            throw new IOException(
                    "There is neither llvm-symbolizer nor addr2line on the PATH: install binutils or llvm, or set the program.");
        }
        for (Symboliser each : all) {
            if (section == null || ElfFile.ask(file, elf -> each.knows(elf, section, highest))) {
                return each;
            }
        }
        throw new IOException(
                all.get(0).program() + " cannot tell the sections of " + file + " apart: install the addr2line of binutils, or"
                        + " set it as the program.");
    }

    private static SourceLocation location(Symbol symbol, List<Line> lines, SourcePaths paths) {
        return new SourceLocation(symbol,
                lines.stream().map(line -> new SourceLine(line.function(), line.file(), line.line(), paths.find(line.file()))).toList(),
                null, "");
    }

    /**
     * The symboliser that would be used for the kernels of this machine.
     *
     * @param settings says it, or leaves it to be looked for
     * @return its file; {@code null} when there is none
     */
    public static @Nullable Path symboliser(SymbolSettings settings) {
        if (settings.symboliser() != null) {
            return settings.symboliser();
        }
        List<Symboliser> found = Symboliser.onPath(System.getenv().getOrDefault("PATH", ""), host());
        return found.isEmpty() ? null : found.get(0).program();
    }

    private static int host() {
        return "aarch64".equals(System.getProperty("os.arch", "")) ? ElfFile.EM_AARCH64 : ElfFile.EM_X86_64;
    }
}
