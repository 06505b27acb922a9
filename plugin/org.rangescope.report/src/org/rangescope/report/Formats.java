// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Services;

/** The formats that there are. */
public final class Formats {

    private final List<Format> all;
    private final List<String> problems;

    private Formats(List<Format> all, List<String> problems) {
        this.all = List.copyOf(all);
        this.problems = List.copyOf(problems);
    }

    /**
     * Looks for formats beside this class.
     *
     * @return those that are there
     */
    public static Formats installed() {
        return with(List.of());
    }

    /**
     * Looks for formats beside this class and elsewhere.
     *
     * @param more class loaders to look into, such as those of other bundles
     * @return those that are there
     */
    public static Formats with(List<ClassLoader> more) {
        List<String> problems = new ArrayList<>();
        List<Format> all = Services.load(Format.class, more, problems);
        all.sort(Comparator.comparing(Format::id));
        return new Formats(all, problems);
    }

    /**
     * All formats.
     *
     * @return in order of their ids
     */
    public List<Format> all() {
        return all;
    }

    /**
     * What could not be loaded.
     *
     * @return a sentence each
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * A format.
     *
     * @param id its name
     * @return the format
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public Format get(String id) {
        for (Format format : all) {
            if (format.id().equals(id)) {
                return format;
            }
        }
        throw new IllegalArgumentException("There is no format \"" + id + "\". There are: "
                + all.stream().map(Format::id).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * Writes a recording so that its file is there whole or not at all.
     *
     * @param format      as what
     * @param session     it ran
     * @param settings    what was chosen
     * @param destination where to; finished and closed by this
     * @param progress    told how far it is; asked whether to go on
     * @throws IOException as {@link Format#write}
     */
    public static void write(Format format, Session session, FormatSettings settings, Destination destination, Progress progress)
            throws IOException {
        try (destination) {
            format.write(session, settings, destination, progress);
            destination.commit();
        }
    }
}
