// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * A checkout of Rangescope with the virtual guest in it.
 *
 * @param directory its top
 */
@NonNullByDefault
public record GuestHome(Path directory) {

    /** Preference node and key of the directory. */
    static final String NODE = "org.rangescope.ui";
    static final String KEY = "home";
    /** System property that names the directory; it goes before the preference. */
    static final String PROPERTY = "rangescope.home";

    /** Why the guest cannot be started, and what to do about it. */
    public static final class NotFound extends IOException {
        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message);
        }
    }

    /** The checkout that the system property or else the preference names. */
    public static GuestHome find() throws NotFound {
        @Nullable
        String named = System.getProperty(PROPERTY);
        String source = NLS.bind(Messages.sourceProperty, PROPERTY);
        if (named == null || named.isBlank()) {
            named = Platform.getPreferencesService().getString(NODE, KEY, "", null);
            source = Messages.sourcePreference;
        }
        if (named == null || named.isBlank()) {
            throw new NotFound(
                    Messages.noCheckout);
        }
        GuestHome home = new GuestHome(Path.of(named));
        if (!Files.isExecutable(home.script())) {
            throw new NotFound(NLS.bind(Messages.noScript, home.script(), source));
        }
        return home;
    }

    /** The script that boots the guest. */
    public Path script() {
        return directory.resolve("kernel-probe/guest/run");
    }

    /** The probe that the guest runs, built by the Makefile beside it. */
    public Path probe() {
        return directory.resolve("kernel-probe/build/rangescope-probe");
    }

    /** The file of a scenario. */
    public Path scenario(String name) {
        return directory.resolve("kernel-probe/kernel/scenarios").resolve(name);
    }

    /** Names of the scenarios that the guest can run, in alphabetical order. */
    public List<String> scenarios() throws IOException {
        Path folder = scenario("");
        if (!Files.isDirectory(folder)) {
            throw new NotFound(NLS.bind(Messages.incomplete, folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".scn")).sorted().toList();
        }
    }

    /** The first words of a scenario: its leading comment, a line for each of its paragraphs, or nothing. */
    public String describe(String scenario) {
        Path file = scenario(scenario);
        try (Stream<String> lines = Files.lines(file)) {
            StringBuilder words = new StringBuilder();
            lines.takeWhile(line -> line.startsWith("#") || line.isBlank()).map(line -> line.replaceFirst("^#\\s?", ""))
                    .filter(line -> !line.startsWith("SPDX-")).forEach(line -> {
                        // the lines of a paragraph are as long as the file is wide, which is nobody's window
                        boolean goesOn = !line.isBlank() && !line.startsWith(" ") && !line.matches("[a-z]+: .*");
                        words.append(goesOn && !words.isEmpty() && words.charAt(words.length() - 1) != '\n' ? " " : "\n").append(line);
                    });
            return words.toString().strip();
        } catch (IOException | UncheckedIOException e) {
            // gone, or no text in UTF-8: the guest may run it all the same
            return "";
        }
    }
}
