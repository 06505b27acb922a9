// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.rangescope.core.util.annotation.Nullable;

/** Finds sources on this machine by their path in debug info. One thread at a time. */
final class SourcePaths {

    /** A file's name alone is no evidence: there are hundreds of {@code main.c}. */
    private static final int LEAST_NAMES = 2;

    private final List<PathMapping> mappings;
    private final List<Path> roots;
    private final Map<String, Optional<Path>> known = new HashMap<>();

    SourcePaths(SymbolSettings settings) {
        mappings = settings.mappings().stream().sorted(Comparator.comparingInt((PathMapping each) -> each.from().length()).reversed())
                .toList();
        roots = settings.sourceRoots();
    }

    /** The file here: by the longest mapping that has it, as the path says, or below a root under at least its folder's name and its own. */
    @Nullable
    Path find(String file) {
        return known.computeIfAbsent(file, path -> {
            try {
                return Optional.ofNullable(look(path));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }).orElse(null);
    }

    private @Nullable Path look(String file) {
        for (PathMapping mapping : mappings) {
            if (mapping.isFor(file)) {
                Path mapped = mapping.map(file);
                if (Files.isRegularFile(mapped)) {
                    return mapped;
                }
            }
        }
        Path plain = Path.of(file).normalize();
        if (plain.isAbsolute() && Files.isRegularFile(plain)) {
            return plain;
        }
        for (Path root : roots) {
            for (int from = 0; from + (plain.isAbsolute() ? LEAST_NAMES : 1) <= plain.getNameCount(); from++) {
                Path below = root.resolve(plain.subpath(from, plain.getNameCount())).normalize();
                if (below.startsWith(root) && Files.isRegularFile(below)) {
                    return below;
                }
            }
        }
        return null;
    }
}
