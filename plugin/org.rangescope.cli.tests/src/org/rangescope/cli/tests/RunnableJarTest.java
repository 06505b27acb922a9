// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Runs the jar that people get, the way they run it. */
class RunnableJarTest {

    private static final Path JAR = Path.of(System.getProperty("rangescope.home"), "plugin/org.rangescope.cli/target/rangescope.jar");

    @Test
    void saysItsVersion() throws Exception {
        Process process = new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "-jar", JAR.toString(), "--version"))
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.startsWith("rangescope 0.1.0"), output);
    }
}
