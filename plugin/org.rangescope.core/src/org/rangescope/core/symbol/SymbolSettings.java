// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.nio.file.Path;
import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Where debug info and sources are.
 *
 * @param vmlinux       the kernel with debug info; {@code null} to look where distributions and kernel builds put it
 * @param moduleFolders folders that have modules with debug info, at any depth; looked into before the places where distributions and kernel builds put
 *                      them
 * @param sourceRoots   folders of sources, such as a checkout of the kernel
 * @param mappings      where the sources of a build lie here
 * @param symboliser    addr2line or llvm-symbolizer; {@code null} to look for one on the PATH
 */
public record SymbolSettings(@Nullable Path vmlinux, List<Path> moduleFolders, List<Path> sourceRoots, List<PathMapping> mappings,
        @Nullable Path symboliser) {

    /** Everything is looked for. */
    public static final SymbolSettings DETECT = new SymbolSettings(null, List.of(), List.of(), List.of(), null);

    /** Copies the lists. */
    public SymbolSettings {
        moduleFolders = List.copyOf(moduleFolders);
        sourceRoots = List.copyOf(sourceRoots);
        mappings = List.copyOf(mappings);
    }
}
