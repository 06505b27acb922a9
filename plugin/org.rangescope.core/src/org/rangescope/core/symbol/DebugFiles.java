// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where debug info may be: where somebody said, and where distributions and kernel builds put it. One thread at a time.
 */
public final class DebugFiles {

    private static final List<String> ENDINGS = List.of(".ko.debug", ".ko", ".ko.xz", ".ko.zst", ".ko.gz");
    private static final int MOST_FILES = 200_000;

    private final Path root;
    private final SymbolSettings settings;
    private final Map<Path, Map<String, List<Path>>> modulesIn = new HashMap<>();

    /**
     * Looks on this machine.
     *
     * @param settings what somebody said
     */
    public DebugFiles(SymbolSettings settings) {
        this(settings, Path.of("/"));
    }

    /**
     * Looks below another root than that of this machine, such as that of a target's file system.
     *
     * @param settings what somebody said
     * @param root     stands for {@code /}
     */
    public DebugFiles(SymbolSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    /**
     * Where a kernel's vmlinux may be.
     *
     * @param release of the kernel; empty for the one that runs here
     * @return those that exist; the chosen one alone, if there is one, whether it exists or not
     */
    public List<Path> vmlinux(String release) {
        Path chosen = settings.vmlinux();
        if (chosen != null) {
            return List.of(chosen);
        }
        String of = release(release);
        return List.of("usr/lib/debug/boot/vmlinux-" + of, "usr/lib/debug/lib/modules/" + of + "/vmlinux",
                "usr/lib/debug/usr/lib/modules/" + of + "/vmlinux", "lib/modules/" + of + "/build/vmlinux",
                "usr/lib/modules/" + of + "/build/vmlinux", "boot/vmlinux-" + of).stream().map(root::resolve).filter(Files::isRegularFile)
                .toList();
    }

    /**
     * Folders that may have modules of a kernel.
     *
     * @param release of the kernel; empty for the one that runs here
     * @return those that exist, chosen ones first
     */
    public List<Path> moduleFolders(String release) {
        String of = release(release);
        Set<Path> folders = new LinkedHashSet<>(settings.moduleFolders());
        for (String each : List.of("usr/lib/debug/lib/modules/" + of, "usr/lib/debug/usr/lib/modules/" + of, "lib/modules/" + of,
                "usr/lib/modules/" + of)) {
            folders.add(root.resolve(each));
        }
        return folders.stream().filter(Files::isDirectory).toList();
    }

    /** No path from a recording may lead out of the folders that are looked into. */
    private static String release(String release) {
        String of = release.isEmpty() ? System.getProperty("os.version", "") : release;
        return of.isEmpty() || of.contains("/") || of.startsWith(".") ? "unknown" : of;
    }

    /**
     * Files of a module.
     *
     * @param module  its name
     * @param release of the kernel; empty for the one that runs here
     * @return those that exist, the ones of chosen folders first, with separate debug info before the module itself; compressed ones last
     */
    public List<Path> modules(String module, String release) {
        List<Path> found = new ArrayList<>();
        List<Path> compressed = new ArrayList<>();
        for (Path folder : moduleFolders(release)) {
            for (Path file : modulesIn.computeIfAbsent(folder, DebugFiles::index).getOrDefault(name(module), List.of())) {
                String name = String.valueOf(file.getFileName());
                (name.endsWith(".ko") || name.endsWith(".debug") ? found : compressed).add(file);
            }
        }
        found.sort((a, b) -> Boolean.compare(!a.toString().endsWith(".debug"), !b.toString().endsWith(".debug")));
        found.addAll(compressed);
        return found;
    }

    private static String name(String module) {
        return module.replace('-', '_');
    }

    private static Map<String, List<Path>> index(Path folder) {
        Map<String, List<Path>> index = new HashMap<>();
        ArrayDeque<Path> folders = new ArrayDeque<>(List.of(folder));
        int seen = 0;
        while (!folders.isEmpty() && seen < MOST_FILES) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folders.pop())) {
                for (Path file : files) {
                    seen++;
                    // links are not followed: /lib/modules/VERSION/build is a whole kernel
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                        folders.add(file);
                    } else {
                        add(index, file);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // what may not be read has nothing for us
            }
        }
        return index;
    }

    private static void add(Map<String, List<Path>> index, Path file) {
        String name = String.valueOf(file.getFileName());
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                index.computeIfAbsent(name(name.substring(0, name.length() - ending.length())), n -> new ArrayList<>()).add(file);
                return;
            }
        }
    }

    /**
     * What is wrong with a file that is to give lines.
     *
     * @param file vmlinux or a module
     * @return a sentence, with what to do; an empty text when it has debug info
     */
    public static String problem(Path file) {
        try {
            return ElfFile.ask(file, ElfFile::hasDebugInfo)
                    ? ""
                    : file + " has no debug info; build the kernel with CONFIG_DEBUG_INFO_DWARF5 (or _DWARF4), or install the package with"
                            + " its debug symbols.";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * The kernel that a file is or is for.
     *
     * @param file vmlinux or a module
     * @return its release; an empty text when it does not say
     */
    public static String kernelRelease(Path file) {
        try {
            return ElfFile.ask(file, ElfFile::kernelRelease);
        } catch (IOException e) {
            return "";
        }
    }
}
