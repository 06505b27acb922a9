// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Finds the few facts that matter in TSDL text: the assignments of the blocks {@code trace}, {@code env} and {@code clock}. The layout of the records is
 * fixed by the format's version, so their declarations are for other readers.
 */
final class MetadataText {

    private final String text;
    private int at;
    private final Map<String, Map<String, String>> blocks = new HashMap<>();

    private MetadataText(String text) {
        this.text = text;
    }

    static CaptureHeader parse(String text, UUID uuid) throws UnsupportedVersionException, NotACaptureException {
        MetadataText metadata = new MetadataText(text);
        metadata.scan();
        Map<String, String> env = metadata.block("env");
        String tracer = env.get("tracer_name");
        String major = env.get("rangescope_major");
        if (major == null) {
            throw new NotACaptureException(tracer == null
                    ? "This is a CTF trace, but not one of Rangescope's: its metadata has no rangescope_major."
                    : "This is a CTF trace made by " + tracer
                            + ", not by rangescope-probe. Open it with a tool for such traces, babeltrace2 for example.");
        }
        int majorNumber = number(major);
        int minorNumber = number(env.getOrDefault("rangescope_minor", "0"));
        if (majorNumber > RecordLayout.FORMAT_MAJOR || majorNumber < 1) {
            throw new UnsupportedVersionException("This recording has format " + major + "." + env.getOrDefault("rangescope_minor", "?")
                    + "; this version of Rangescope reads up to " + RecordLayout.FORMAT_MAJOR
                    + ".x. Use the Rangescope that belongs to the probe which made it"
                    + (env.containsKey("tracer_version") ? " (" + env.get("tracer_version") + ")." : "."));
        }
        if ("be".equals(metadata.block("trace").get("byte_order"))) {
            throw new UnsupportedVersionException(
                    "This recording was made on a big-endian machine, which Rangescope cannot read. Other CTF tools can: try babeltrace2.");
        }
        Map<String, String> clock = metadata.block("clock");
        long offsetNs = longNumber(clock.get("offset_s")) * 1_000_000_000L + longNumber(clock.get("offset"));
        return new CaptureHeader(uuid, majorNumber, minorNumber, env, offsetNs, text);
    }

    private Map<String, String> block(String name) {
        return blocks.getOrDefault(name, Map.of());
    }

    private static int number(String digits) {
        long value = longNumber(digits);
        return value < 0 || value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
    }

    private static long longNumber(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        try {
            return Long.decode(digits);
        } catch (NumberFormatException e) {
            return Units.UNKNOWN;
        }
    }

    /** Top-level {@code name { key = value; … };} blocks; nested braces and anything else are stepped over. */
    private void scan() {
        String name = "";
        while (true) {
            String token = next();
            if (token.isEmpty()) {
                return;
            }
            if ("{".equals(token)) {
                Map<String, String> entries = new LinkedHashMap<>();
                body(entries);
                blocks.putIfAbsent(name, entries);
                name = "";
            } else if (";".equals(token)) {
                name = "";
            } else if (name.isEmpty()) {
                name = token;
            }
        }
    }

    private void body(Map<String, String> entries) {
        int depth = 1;
        String last = "";
        while (depth > 0) {
            String token = next();
            if (token.isEmpty()) {
                return;
            }
            if ("{".equals(token)) {
                depth++;
            } else if ("}".equals(token)) {
                depth--;
            } else if ("=".equals(token) && depth == 1) {
                String value = next();
                if (value.isEmpty()) {
                    return;
                }
                entries.put(last, value.startsWith("\"") ? value.substring(1) : value);
            }
            last = token;
        }
    }

    /** The next token; a string literal starts with a quote and has its escapes undone; empty at the end. */
    private String next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == 0) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (c == '"') {
                return literal();
            } else if (word(c)) {
                int start = at;
                while (at < text.length() && word(text.charAt(at))) {
                    at++;
                }
                return text.substring(start, at);
            } else {
                at++;
                return String.valueOf(c);
            }
        }
        return "";
    }

    private String literal() {
        StringBuilder out = new StringBuilder("\"");
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                break;
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
                switch (c) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                default -> out.append(c);
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean word(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
    }
}
