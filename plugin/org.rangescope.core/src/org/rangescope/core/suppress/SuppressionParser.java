// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.suppress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.rangescope.core.util.annotation.Nullable;

/** Reads the lines of a file of suppressions. */
final class SuppressionParser {

    private static final String FORM = "write: RULE FUNCTION [MODULE] exporter=NAME device=NAME  # reason; MODULE, exporter and device may be left out";
    /** A function's name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z_.$][A-Za-z0-9_.$]*");

    /** What is wrong with a line. */
    private static final class Mistake extends Exception {

        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }

        String words() {
            String message = getMessage();
            return message == null ? "it cannot be read" : message;
        }
    }

    private final Path file;
    private final List<Suppression> suppressions;
    private final List<SuppressionProblem> problems;

    SuppressionParser(Path file, List<Suppression> suppressions, List<SuppressionProblem> problems) {
        this.file = file;
        this.suppressions = suppressions;
        this.problems = problems;
    }

    void parse(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 && lines[i].startsWith("\uFEFF") ? lines[i].substring(1) : lines[i];
            try {
                Suppression suppression = line(line.strip(), i + 1);
                if (suppression != null) {
                    suppressions.add(suppression);
                }
            } catch (Mistake e) {
                problems.add(new SuppressionProblem(file, i + 1, e.words()));
            }
        }
    }

    private @Nullable Suppression line(String line, int number) throws Mistake {
        List<String> words = new ArrayList<>();
        String reason = split(line, words);
        if (words.isEmpty()) {
            return null;
        }
        String rule = words.get(0);
        if (words.size() < 2) {
            throw new Mistake("the call site is missing after " + rule + ": write the driver's function, " + Suppression.ANY
                    + " for each, or " + Suppression.NONE + " for findings without one");
        }
        String function = words.get(1);
        boolean special = Suppression.ANY.equals(function) || Suppression.NONE.equals(function);
        if (!special) {
            function = name(function);
        }
        String module = null;
        String exporter = null;
        String device = null;
        for (String word : words.subList(2, words.size())) {
            if (word.startsWith("[") && word.endsWith("]") && word.length() > 2) {
                module = once("module", module, Suppression.module(word.substring(1, word.length() - 1)));
            } else if (word.startsWith("exporter=")) {
                exporter = once("exporter", exporter, word.substring("exporter=".length()));
            } else if (word.startsWith("device=")) {
                device = once("device", device, word.substring("device=".length()));
            } else {
                throw new Mistake("'" + word + "' is not understood; " + FORM);
            }
        }
        if (module != null && Suppression.NONE.equals(function)) {
            throw new Mistake("a finding without a call site has no module; leave [" + module + "] out");
        }
        if (reason == null || reason.isEmpty()) {
            throw new Mistake("there is no reason: say why after a #");
        }
        return new Suppression(rule, function, module, exporter, device, reason, file, number);
    }

    private static String name(String word) throws Mistake {
        int plus = word.indexOf("+0x");
        if (plus > 0) {
            throw new Mistake("leave the offset out and write " + word.substring(0, plus) + ": " + word.substring(plus)
                    + " is another place after the next build");
        }
        if (!NAME.matcher(word).matches()) {
            throw new Mistake("'" + word + "' is no function's name; " + FORM);
        }
        return Suppression.function(word);
    }

    private static String once(String what, @Nullable String before, String now) throws Mistake {
        if (before != null) {
            throw new Mistake("there are two " + what + "s: write a line for each");
        }
        if (now.isEmpty()) {
            throw new Mistake("the " + what + " has no name; leave it out to mean each");
        }
        return now;
    }

    /** Takes a line apart into words, and gives back what stands after the {@code #}; {@code null} without one. */
    private static @Nullable String split(String line, List<String> words) throws Mistake {
        StringBuilder word = new StringBuilder();
        boolean started = false;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                at = quoted(line, at + 1, word);
                started = true;
            } else if (c == '#' && !started) {
                return line.substring(at + 1).strip();
            } else if (Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
                at++;
            } else {
                word.append(c);
                started = true;
                at++;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return null;
    }

    private static int quoted(String line, int from, StringBuilder word) throws Mistake {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < line.length()) {
                at++;
                word.append(line.charAt(at));
            } else {
                word.append(c);
            }
        }
        throw new Mistake("a quotation mark is never closed");
    }
}
