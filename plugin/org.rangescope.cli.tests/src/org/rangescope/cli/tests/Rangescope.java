// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Runs the jar that people get, the way they run it. */
final class Rangescope {

    static final Path HOME = Path.of(System.getProperty("rangescope.home"));
    static final Path JAR = HOME.resolve("plugin/org.rangescope.cli/target/rangescope.jar");
    /** Made by the probe in the guest; one per scenario of kernel-probe/kernel/scenarios. */
    private static final Path RECORDINGS = HOME.resolve("plugin/org.rangescope.core.tests/recordings");
    private static final Path OWN_RECORDINGS = HOME.resolve("plugin/org.rangescope.cli.tests/recordings");
    private static final long LIMIT_SECONDS = 120;

    private Rangescope() {}

    /** What came of a run. */
    record Result(List<String> command, int exit, String out, String err) {

        /** Checks the exit status, and that nobody gets to see a stack trace. */
        Result exits(int expected) {
            assertEquals(expected, exit, this::toString);
            assertFalse(err.contains("\tat ") || err.contains("Exception"), this::toString);
            return this;
        }

        /** Checks what is on standard error. */
        Result says(String... parts) {
            for (String part : parts) {
                assertTrue(err.contains(part), () -> "no \"" + part + "\" on standard error of " + this);
            }
            return this;
        }

        /** Checks what is on standard output. */
        Result prints(String... parts) {
            for (String part : parts) {
                assertTrue(out.contains(part), () -> "no \"" + part + "\" on standard output of " + this);
            }
            return this;
        }

        /** Checks that there is no message. */
        Result silent() {
            assertEquals("", err, this::toString);
            return this;
        }

        JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }

        @Override
        public String toString() {
            return command + "\nexit status " + exit + "\nstandard output:\n" + out + "\nstandard error:\n" + err;
        }
    }

    static Path recording(String scenario) {
        Path own = OWN_RECORDINGS.resolve(scenario + ".rangescope");
        return Files.exists(own) ? own : RECORDINGS.resolve(scenario + ".rangescope");
    }

    static List<String> command(Object... args) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-jar", JAR.toString()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        return command;
    }

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("RANGESCOPE_") || "JAVA_TOOL_OPTIONS".equals(name));
        return builder;
    }

    static Result run(Object... args) throws IOException, InterruptedException {
        return run(Path.of("/dev/null"), args);
    }

    static Result run(Path input, Object... args) throws IOException, InterruptedException {
        List<String> command = command(args);
        return finish(command, builder(command).redirectInput(input.toFile()));
    }

    static Result shell(String script) throws IOException, InterruptedException {
        List<String> command = List.of("/bin/bash", "-c", script);
        ProcessBuilder builder = builder(command);
        builder.environment().put("RANGESCOPE", String.join(" ", command()));
        return finish(command, builder);
    }

    private static Result finish(List<String> command, ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("rangescope", ".out");
        Path err = Files.createTempFile("rangescope", ".err");
        try {
            Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail("waited " + LIMIT_SECONDS + " s for the end of " + command + "; standard error: " + text(err));
            }
            return new Result(command, process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Offset and size of each data packet of a recording that is whole. */
    static List<int[]> dataPackets(byte[] recording) {
        List<int[]> packets = new ArrayList<>();
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(recording).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < recording.length;) {
            boolean data = bytes.getInt(at) == 0xC1FC1FC1;
            int size = data ? (int) (bytes.getLong(at + 48) / 8) : bytes.getInt(at + 28) / 8;
            if (data) {
                packets.add(new int[]{at, size});
            }
            at += size;
        }
        return packets;
    }
}
