// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.ArrayList;
import java.util.List;

/**
 * What a target offers and what it lacks, as the probe found out there.
 *
 * @param target   name of the target
 * @param kernel   its kernel's release and machine; empty when it was not asked
 * @param result   what can be captured
 * @param sentence the same in one sentence
 * @param checks   one thing each, in order
 */
public record TargetReport(String target, String kernel, Result result, String sentence, List<Check> checks) {

    /** First line of what the probe prints. */
    static final String MAGIC = "rangescope-doctor\t";

    /** What can be captured. */
    public enum Result {
        /** Maps for an interconnect, with their ranges, and sg-table maps. */
        INTERCONNECT,
        /** Only sg-table maps. */
        SG_TABLE,
        /** Nothing. */
        NOTHING,
        /** It was not asked: it is known only when it runs. */
        UNKNOWN
    }

    /** How one thing is. */
    public enum Mark {
        /** As it should be. */
        OK,
        /** It works without. */
        LESS,
        /** It does not work without. */
        NO
    }

    /** What a thing is about. */
    public enum Part {
        /** Whether the target is reached. */
        TARGET,
        /** Whether its kernel may be observed. */
        ACCESS,
        /** Which ways to map it has. */
        ADAPTER,
        /** What else can be known. */
        EXTRA,
        /** One hook. */
        HOOK,
        /** What an earlier capture left behind. */
        LEFTOVER
    }

    /**
     * One thing.
     *
     * @param part   what it is about
     * @param mark   how it is
     * @param what   its name
     * @param state  how it is, in words
     * @param remedy what to do about it, empty when there is nothing
     */
    public record Check(Part part, Mark mark, String what, String state, String remedy) {}

    /** Takes a copy of the list. */
    public TargetReport {
        checks = List.copyOf(checks);
    }

    /**
     * Whether something is captured when the probe is started.
     *
     * @return false when it is known that nothing is
     */
    public boolean canCapture() {
        return result != Result.NOTHING && checks.stream().noneMatch(check -> check.part() == Part.TARGET && check.mark() == Mark.NO);
    }

    /**
     * Reads what {@code rangescope-probe --doctor=lines} printed.
     *
     * @param target name of the target
     * @param first  checks that go before those of the probe
     * @param lines  what was printed; lines of a kind that is not known are left out
     * @return the report
     * @throws TargetException if that is no such text
     */
    public static TargetReport parse(String target, List<Check> first, List<String> lines) throws TargetException {
        String kernel = "";
        String sentence = "";
        Result result = Result.UNKNOWN;
        boolean known = false;
        List<Check> checks = new ArrayList<>(first);
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            if (line.startsWith(MAGIC)) {
                known = true;
            } else if (known) {
                switch (fields[0]) {
                case "kernel" -> kernel = field(fields, 1) + " (" + field(fields, 2) + ")";
                case "result" -> {
                    result = switch (field(fields, 1)) {
                    case "interconnect" -> Result.INTERCONNECT;
                    case "sg-table" -> Result.SG_TABLE;
                    case "nothing" -> Result.NOTHING;
                    default -> Result.UNKNOWN;
                    };
                    sentence = field(fields, 2);
                }
                case "check" -> check(fields, checks);
                default -> {
                    // of a newer probe
                }
                }
            }
        }
        if (!known || sentence.isEmpty()) {
            throw new TargetException("The probe on " + target + " did not say what it found: "
                    + (lines.isEmpty() ? "it said nothing" : "\"" + lines.get(lines.size() - 1) + "\"")
                    + ". Try it there: rangescope-probe --doctor");
        }
        return new TargetReport(target, kernel, result, sentence, checks);
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }

    private static void check(String[] fields, List<Check> checks) {
        Part part = switch (field(fields, 1)) {
        case "access" -> Part.ACCESS;
        case "adapter" -> Part.ADAPTER;
        case "hook" -> Part.HOOK;
        case "leftover" -> Part.LEFTOVER;
        default -> Part.EXTRA;
        };
        Mark mark = switch (field(fields, 2)) {
        case "ok" -> Mark.OK;
        case "no" -> Mark.NO;
        default -> Mark.LESS;
        };
        checks.add(new Check(part, mark, field(fields, 3), field(fields, 4), field(fields, 5)));
    }

    /**
     * The report as lines of text, for a console.
     *
     * @param everything whether what is as it should be is named as well
     * @return the lines
     */
    public List<String> lines(boolean everything) {
        List<String> lines = new ArrayList<>();
        lines.add(target + (kernel.isEmpty() ? "" : ", kernel " + kernel) + ": " + sentence);
        for (Check check : checks) {
            if (everything || check.mark() != Mark.OK && check.part() != Part.HOOK) {
                String mark = switch (check.mark()) {
                case OK -> "ok";
                case LESS -> "-";
                case NO -> "NO";
                };
                lines.add(String.format("  %-3s %s: %s", mark, check.what(), check.state()));
                if (!check.remedy().isEmpty()) {
                    lines.add("      -> " + check.remedy());
                }
            }
        }
        return lines;
    }
}
