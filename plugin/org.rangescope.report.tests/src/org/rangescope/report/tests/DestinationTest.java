// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.report.Destination;

/** Results appear whole or not at all. */
class DestinationTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("");

    @Test
    void aFileIsThereOnlyWhenItIsWhole() throws IOException {
        Path file = directory.resolve("result");
        try (Destination destination = Destination.file(file, false)) {
            destination.stream().write(NEW);
            assertFalse(Files.exists(file));
            destination.commit();
        }
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("result"), names());
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws IOException {
        Path file = directory.resolve("result");
        Files.writeString(file, "old");
        try (Destination destination = Destination.file(file, true)) {
            destination.stream().write(NEW);
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("result"), names());
    }

    @Test
    void replacesOnlyWhenTold() throws IOException {
        Path file = directory.resolve("result");
        Files.writeString(file, "old");
        try (Destination destination = Destination.file(file, false)) {
            IOException e = assertThrows(IOException.class, destination::stream);
            assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e::toString);
        }
        try (Destination destination = Destination.file(file, true)) {
            destination.stream().write(NEW);
            destination.commit();
        }
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = directory.resolve("result");
        Path link = directory.resolve("link");
        Files.writeString(file, "old");
        Files.createSymbolicLink(link, file);
        try (Destination destination = Destination.file(link, true)) {
            destination.stream().write(NEW);
            destination.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFullDiskIsNamed() throws IOException {
        try (Destination destination = Destination.file(Path.of("/dev/full"), false)) {
            destination.stream().write(NEW);
            IOException e = assertThrows(IOException.class, destination::commit);
            assertEquals("/dev/full cannot be written: No space left on device", e.getMessage());
        }
        assertTrue(Files.exists(Path.of("/dev/full")));
    }

    @Test
    void aDirectoryThatIsMissingIsNamed() throws IOException {
        Path file = directory.resolve("missing").resolve("result");
        try (Destination destination = Destination.file(file, false)) {
            IOException e = assertThrows(IOException.class, destination::stream);
            assertEquals(file + ": there is no directory " + file.getParent() + ". Make it first.", e.getMessage());
        }
    }

    @Test
    void aDirectoryIsThereOnlyWhenItIsWhole() throws IOException {
        Path result = directory.resolve("result");
        try (Destination destination = Destination.directory(result)) {
            Files.write(destination.path().resolve("one"), NEW);
            assertFalse(Files.exists(result));
        }
        assertEquals(List.of(), names());
        Files.createDirectory(result);
        try (Destination destination = Destination.directory(result)) {
            Files.write(destination.path().resolve("one"), NEW);
            destination.commit();
        }
        assertEquals("new", Files.readString(result.resolve("one")));
        try (Destination destination = Destination.directory(result)) {
            assertThrows(IOException.class, destination::path);
        }
        assertEquals(List.of("result"), names());
    }

    @Test
    void aStreamStaysOpenAndGetsWhatNeededAPath() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (Destination destination = Destination.stream(bytes, "standard output")) {
            destination.stream().write(NEW);
            destination.commit();
        }
        try (Destination destination = Destination.stream(bytes, "standard output")) {
            Files.write(destination.path(), NEW);
            assertEquals("new", bytes.toString(StandardCharsets.UTF_8));
            destination.commit();
        }
        assertEquals("newnew", bytes.toString(StandardCharsets.UTF_8));
        assertFalse(closed[0]);
    }

    @Test
    void aStreamThatTakesNothingIsNamed() throws IOException {
        OutputStream broken = new OutputStream() {

            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (Destination destination = Destination.stream(broken, "standard output")) {
            destination.stream().write(NEW);
            IOException e = assertThrows(IOException.class, destination::commit);
            assertEquals("standard output cannot be written: No space left on device", e.getMessage());
        }
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
    }
}
