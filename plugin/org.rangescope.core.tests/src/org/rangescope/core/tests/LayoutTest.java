// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;

/** The reader's table of records is the one that the probe prints. */
class LayoutTest {

    private static final Path PROBE = Path.of("../../kernel-probe/src/rangescope_stream.layout");

    @Test
    void agreesWithTheProbe() throws IOException {
        List<String> probe = Files.readAllLines(PROBE).stream().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        List<String> reader = java.util.Arrays.stream(EventKind.values()).map(LayoutTest::line).toList();
        assertEquals(String.join("\n", probe), String.join("\n", reader));
    }

    @Test
    void knowsTheFormatThatTheProbeWrites() throws IOException {
        String first = Files.readAllLines(PROBE).get(0);
        assertEquals("# rangescope stream " + RecordLayout.FORMAT_MAJOR + "." + RecordLayout.FORMAT_MINOR,
                first.substring(0, first.indexOf(':')));
    }

    @Test
    void offsetsFollowFromTheFieldsBefore() {
        for (EventKind kind : EventKind.values()) {
            int offset = RecordLayout.HEADER_SIZE;
            for (RecordLayout.Field field : RecordLayout.of(kind).fields()) {
                assertEquals(offset, field.offset(), kind + "." + field.name());
                offset += field.length() == null ? field.type().size() : 0;
            }
            assertEquals(RecordLayout.of(kind).size(), offset, kind.streamName());
        }
    }

    private static String line(EventKind kind) {
        RecordLayout.Shape shape = RecordLayout.of(kind);
        StringBuilder line = new StringBuilder(kind.streamName() + " " + kind.id() + " " + shape.size());
        for (RecordLayout.Field field : shape.fields()) {
            line.append(' ').append(field.name()).append(':').append(field.type().name().toLowerCase(Locale.ROOT));
            if (field.length() != null) {
                line.append('[').append(field.length()).append(']');
            }
        }
        return line.toString();
    }
}
