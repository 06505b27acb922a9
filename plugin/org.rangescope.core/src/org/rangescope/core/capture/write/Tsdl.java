// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLayout.Field;
import org.rangescope.core.capture.RecordLayout.FieldType;
import org.rangescope.core.capture.RecordLayout.Shape;

/** The metadata of a stream, as the probe writes it and other CTF readers want it. */
final class Tsdl {

    private Tsdl() {}

    /**
     * The whole text.
     *
     * @param env   values as they stand in TSDL, texts in quotes
     * @param first whether records have only the fields of format 1.0
     */
    static String text(UUID uuid, Map<String, String> env, long clockOffsetNs, boolean first) {
        StringBuilder text = new StringBuilder("/* CTF 1.8 */\n");
        integer(text, "u8", 8, "signed = false;");
        integer(text, "utf8", 8, "signed = false; encoding = UTF8;");
        integer(text, "u16", 16, "signed = false;");
        integer(text, "u32", 32, "signed = false;");
        integer(text, "s32", 32, "signed = true;");
        integer(text, "u64", 64, "signed = false;");
        integer(text, "s64", 64, "signed = true;");
        integer(text, "h64", 64, "signed = false; base = 16;");
        text.append("trace {\n\tmajor = 1;\n\tminor = 8;\n\tuuid = \"").append(uuid)
                .append("\";\n\tbyte_order = le;\n\tpacket.header := struct { u32 magic; u8 uuid[16]; u32 stream_id; };\n};\nenv {\n");
        env.forEach((key, value) -> text.append('\t').append(key).append(" = ").append(value).append(";\n"));
        text.append("};\nclock {\n\tname = monotonic;\n\tdescription = \"CLOCK_MONOTONIC\";\n\tfreq = 1000000000;\n\toffset_s = ")
                .append(Math.floorDiv(clockOffsetNs, 1_000_000_000L)).append(";\n\toffset = ")
                .append(Math.floorMod(clockOffsetNs, 1_000_000_000L)).append(";\n};\n");
        integer(text, "ts64", 64, "signed = false; map = clock.monotonic.value;");
        text.append("stream {\n\tid = 0;\n\tpacket.context := struct {\n\t\tts64 timestamp_begin;\n\t\tts64 timestamp_end;\n")
                .append("\t\tu64 content_size;\n\t\tu64 packet_size;\n\t\tu64 events_discarded;\n\t\tu64 packet_seq_num;\n")
                .append("\t\tu32 cpu_count;\n\t\tu32 record_count;\n\t};\n")
                .append("\tevent.header := struct { u16 id; u16 size; u32 cpu; ts64 timestamp; };\n};\n");
        for (EventKind kind : EventKind.values()) {
            event(text, RecordLayout.of(kind), first);
        }
        return text.toString();
    }

    private static void integer(StringBuilder text, String name, int bits, String more) {
        text.append("typealias integer { size = ").append(bits).append("; align = 8; ").append(more).append(" } := ").append(name)
                .append(";\n");
    }

    private static void event(StringBuilder text, Shape shape, boolean first) {
        EventKind kind = shape.kind();
        text.append("/* ").append(kind.meaning()).append(" */\nevent {\n\tid = ").append(kind.id())
                .append(";\n\tstream_id = 0;\n\tname = \"").append(kind.streamName()).append("\";\n\tfields := struct {\n");
        for (Field field : shape.fields()) {
            if (first && field.length() == null && field.offset() >= shape.minimum()) {
                continue;
            }
            String type = field.type() == FieldType.U8 ? "utf8" : field.type().name().toLowerCase(Locale.ROOT);
            text.append("\t\t").append(type).append(' ').append(field.name());
            if (field.length() != null) {
                text.append('[').append(field.length()).append(']');
            }
            text.append(";\n");
        }
        text.append("\t};\n};\n");
    }

    static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
