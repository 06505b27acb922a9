// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says something more in the metadata of a recording. */
final class Metadata {

    private static final Pattern ENV = Pattern.compile("(?m)^env\\s*\\{[ \\t]*\\n?");

    private Metadata() {}

    /** The text with an entry of the env block, which replaces one of that name. */
    static String with(String text, String key, String value) {
        String entry = key + " = \"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\";";
        Matcher known = Pattern.compile("(?m)^(\\s*)" + Pattern.quote(key) + "\\s*=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^;\"]*);")
                .matcher(text);
        if (known.find()) {
            return text.substring(0, known.start()) + known.group(1) + entry + text.substring(known.end());
        }
        Matcher env = ENV.matcher(text);
        return env.find() ? text.substring(0, env.end()) + "\t" + entry + "\n" + text.substring(env.end()) : text;
    }
}
