// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import org.rangescope.core.util.annotation.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code rangescope}: picks the subcommand and turns its result into an exit code. */
@Command(name = "rangescope", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, description = "Looks into recordings of dma-buf mappings.")
public final class Main implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Runs the program.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandSpec commands = spec;
        if (commands != null) {
            throw new ParameterException(commands.commandLine(), "Say which command to run.");
        }
    }

    /** Reads the version from the manifest of the jar that is running. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"rangescope " + (version == null ? "(development build)" : version)};
        }
    }
}
