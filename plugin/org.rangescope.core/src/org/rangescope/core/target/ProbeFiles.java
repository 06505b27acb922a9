// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where probes are to be found that can be copied to a target.
 *
 * @param directories each with {@code linux/MACHINE/rangescope-probe}, where MACHINE is what {@code uname -m} says, or with {@code rangescope-probe} as it
 *                    was built for this machine; the first that has it is taken
 */
public record ProbeFiles(List<Path> directories) {

    /** Name of the program. */
    public static final String NAME = "rangescope-probe";
    /** The machines that a probe can be built for, as {@code uname -m} names them. */
    public static final List<String> MACHINES = List.of("x86_64", "aarch64");

    /** Takes a copy of the list. */
    public ProbeFiles {
        directories = List.copyOf(directories);
    }

    /**
     * The probe for a machine.
     *
     * @param machine what {@code uname -m} says there
     * @return the file; it need not be executable
     */
    public Optional<Path> find(String machine) {
        if (!MACHINES.contains(machine)) {
            return Optional.empty();
        }
        return directories.stream()
                .flatMap(directory -> Stream.concat(Stream.of(directory.resolve("linux").resolve(machine).resolve(NAME)),
                        machine.equals(here()) ? Stream.of(directory.resolve(NAME)) : Stream.empty()))
                .filter(Files::isRegularFile).findFirst();
    }

    /** What {@code uname -m} says of this machine. */
    private static String here() {
        String machine = System.getProperty("os.arch", "");
        return "amd64".equals(machine) ? "x86_64" : machine;
    }

    /**
     * The probe for a machine, which must be there.
     *
     * @param machine what {@code uname -m} says there
     * @param target  name of the target, for the message
     * @return the file
     * @throws TargetException if there is none; says which there are
     */
    Path need(String machine, String target) throws TargetException {
        Optional<Path> found = find(machine);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> there = MACHINES.stream().filter(name -> find(name).isPresent()).toList();
        if (MACHINES.contains(machine)) {
            String how = "aarch64".equals(machine)
                    ? "on Debian: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross"
                    : "see kernel-probe/README.md for what that needs";
            throw new TargetException(target + " is a " + machine + " machine, and this installation was built without the probe for it ("
                    + (there.isEmpty() ? "it has none at all" : "it has " + String.join(", ", there))
                    + "). Build it again in a checkout of Rangescope where the compiler for it is installed; " + how + ".");
        }
        throw new TargetException(target + " is a " + machine + " machine; there is a probe for " + String.join(" and ", MACHINES)
                + " only. Record on another target.");
    }
}
