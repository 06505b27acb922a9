// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.rangescope.core.symbol.PathMapping;
import org.rangescope.core.symbol.SymbolSettings;

/** What the preferences say about debug info and sources. */
final class SourceSettings {

    /** Preference node of all that is ours. */
    static final String NODE = "org.rangescope.ui"; //$NON-NLS-1$
    static final String PREFIX = "source."; //$NON-NLS-1$
    static final String VMLINUX = PREFIX + "vmlinux"; //$NON-NLS-1$
    static final String MODULES = PREFIX + "modules"; //$NON-NLS-1$
    static final String ROOTS = PREFIX + "roots"; //$NON-NLS-1$
    static final String MAPPINGS = PREFIX + "mappings"; //$NON-NLS-1$
    static final String SYMBOLISER = PREFIX + "symboliser"; //$NON-NLS-1$
    /** Between the entries of a list. */
    static final String SEPARATOR = "\n"; //$NON-NLS-1$
    /** Between the two sides of a mapping. */
    static final String ARROW = "="; //$NON-NLS-1$

    private SourceSettings() {}

    static SymbolSettings load() {
        List<PathMapping> mappings = new ArrayList<>();
        for (String each : list(MAPPINGS)) {
            PathMapping mapping = mapping(each);
            if (mapping != null) {
                mappings.add(mapping);
            }
        }
        return new SymbolSettings(path(text(VMLINUX)), paths(MODULES), paths(ROOTS), mappings, path(text(SYMBOLISER)));
    }

    private static String text(String key) {
        return Platform.getPreferencesService().getString(NODE, key, "", null).strip(); //$NON-NLS-1$
    }

    private static List<String> list(String key) {
        return text(key).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Path> paths(String key) {
        List<Path> paths = new ArrayList<>();
        for (String each : list(key)) {
            Path path = path(each);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** A path; null for an empty text and one that is none. */
    static Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Such as {@code /build/linux=/home/me/linux}; null for what is none. */
    static PathMapping mapping(String text) {
        int arrow = text.indexOf(ARROW);
        Path to = arrow <= 0 ? null : path(text.substring(arrow + 1).strip());
        return to == null || !to.isAbsolute() ? null : new PathMapping(text.substring(0, arrow).strip(), to);
    }
}
