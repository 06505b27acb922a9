// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds what implements an extension point, our own and that of others. */
public final class Services {

    /** After so many broken entries of one class loader, the rest of it is given up. */
    private static final int MOST_BROKEN = 100;

    private Services() {}

    /**
     * Finds implementations by {@link ServiceLoader}. One that cannot be loaded does not keep the others from being found.
     *
     * @param <T>      the extension point
     * @param type     the extension point
     * @param more     class loaders to look into besides the one of the extension point, such as those of other bundles
     * @param problems receives a sentence for each that cannot be loaded
     * @return implementations, each class once: first those beside the extension point
     */
    public static <T> List<T> load(Class<T> type, List<ClassLoader> more, List<String> problems) {
        List<T> found = new ArrayList<>();
        Set<Class<?>> known = new HashSet<>();
        load(ServiceLoader.load(type, type.getClassLoader()), known, found, type, problems);
        for (ClassLoader loader : more) {
            load(ServiceLoader.load(type, loader), known, found, type, problems);
        }
        return found;
    }

    private static <T> void load(ServiceLoader<T> loader, Set<Class<?>> known, List<T> found, Class<T> type, List<String> problems) {
        Iterator<T> each = loader.iterator();
        int broken = 0;
        while (broken < MOST_BROKEN) {
            try {
                if (!each.hasNext()) {
                    return;
                }
                T next = each.next();
                if (known.add(next.getClass())) {
                    found.add(next);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                problems.add("A " + type.getSimpleName() + " cannot be loaded: " + e.getMessage());
            }
        }
    }
}
