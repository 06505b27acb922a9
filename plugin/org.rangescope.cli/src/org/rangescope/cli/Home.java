// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

import org.rangescope.core.util.annotation.Nullable;

/** Finds the checkout of Rangescope in which the guest and the probe are. */
final class Home {

    private static final String VARIABLE = "RANGESCOPE_HOME";
    private static final Path RUN = Path.of("kernel-probe", "guest", "run");
    private static final Path PROBE = Path.of("kernel-probe", "build", "rangescope-probe");

    private final Path directory;

    private Home(Path directory) {
        this.directory = directory;
    }

    /**
     * Finds it: where the option says, where the environment says, or around the jar that is running.
     *
     * @param option what {@code --home} says, if anything
     * @return the checkout
     */
    static Home find(@Nullable Path option) {
        if (option != null) {
            return given("--home", option);
        }
        String variable = System.getenv(VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return given(VARIABLE, Path.of(variable));
        }
        for (Path directory = jar(); directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(RUN))) {
                return new Home(directory);
            }
        }
        throw new Failure(ExitCode.USAGE,
                "the guest's files are not around this jar. Say where the checkout of Rangescope is, with --home or " + VARIABLE + ".");
    }

    private static Home given(String origin, Path directory) {
        Path absolute = directory.toAbsolutePath();
        if (!Files.isRegularFile(absolute.resolve(RUN))) {
            throw new Failure(ExitCode.USAGE,
                    origin + ": there is no " + RUN + " in " + directory + ". It must be a checkout of Rangescope.");
        }
        return new Home(absolute);
    }

    private static @Nullable Path jar() {
        CodeSource source = Home.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The program that boots the guest.
     *
     * @return its path
     */
    Path run() {
        return directory.resolve(RUN);
    }

    /**
     * The probe.
     *
     * @return its path; it was built
     */
    Path probe() {
        Path probe = directory.resolve(PROBE);
        if (!Files.isExecutable(probe)) {
            throw new Failure(ExitCode.GUEST,
                    "the probe is not built: " + probe + " is missing. Type: make -C " + directory.resolve("kernel-probe"));
        }
        return probe;
    }
}
