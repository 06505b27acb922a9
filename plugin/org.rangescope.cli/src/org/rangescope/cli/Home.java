// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/** Finds the checkout of Rangescope in which the guest and the probe are. */
final class Home {

    private static final String VARIABLE = "RANGESCOPE_HOME";
    private static final Path RUN = Path.of("kernel-probe", "guest", "run");
    private static final Path PROBES = Path.of("plugin", "org.rangescope.probe", "os");
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

    /**
     * Where probes for other machines may be: in the checkout, if there is one, and beside this program.
     *
     * @param option what {@code --home} says, if anything
     * @return directories, which need not exist
     */
    static List<Path> probes(@Nullable Path option) {
        List<Path> directories = new ArrayList<>();
        String variable = System.getenv(VARIABLE);
        Path around = option != null
                ? given("--home", option).directory
                : variable != null && !variable.isEmpty() ? given(VARIABLE, Path.of(variable)).directory : jar();
        for (Path directory = around; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(RUN))) {
                directories.add(directory.resolve(PROBES));
                directories.add(directory.resolve(PROBE).getParent());
                break;
            }
        }
        Path jar = jar();
        if (jar != null) {
            directories.add(jar.resolve("probe"));
        }
        return directories;
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
     * Its top.
     *
     * @return an absolute path
     */
    Path directory() {
        return directory;
    }

    /**
     * A scenario of the checkout.
     *
     * @param name with or without its ending
     * @return its file, which need not exist
     */
    Path scenario(String name) {
        return directory.resolve("kernel-probe").resolve("kernel").resolve("scenarios")
                .resolve(name.endsWith(".scn") ? name : name + ".scn");
    }

    /**
     * The probe.
     *
     * @return its path; it was built
     */
    Path probe() {
        Path probe = directory.resolve(PROBE);
        if (!Files.isExecutable(probe)) {
            throw new Failure(ExitCode.TARGET,
                    "the probe is not built: " + probe + " is missing. Type: make -C " + directory.resolve("kernel-probe"));
        }
        return probe;
    }
}
