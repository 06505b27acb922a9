// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.edit.Trim;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;
import org.rangescope.report.Destination;
import org.rangescope.report.export.Work;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope trim}: a part of a recording as a recording. */
@Command(name = "trim", description = "Makes a recording of a part of another one: of a time, of some attachments, of some map calls, or all of these."
        + " What existed when the part begins is in it, and what is still mapped when it ends is no leak.", footer = { //
                "  rangescope trim --from 1.2s --to 3s -o part.rangescope mine.rangescope", //
                "  rangescope trim --attachment 4 -o one.rangescope mine.rangescope", //
                "  rangescope query mine.rangescope \\", //
                "    'SELECT serial FROM mappings WHERE leaked'    # numbers for --mapping"})
final class TrimCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "TIME", description = "First time, since the start, such as 1.2s or 300ms.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "Last time, since the start.")
    private String to = "";

    @Option(names = "--attachment", paramLabel = "NUMBER", description = "Keep everything about this attachment; number as in tables. Can be repeated.")
    private List<Integer> attachments = List.of();

    @Option(names = "--mapping", paramLabel = "NUMBER", description = "Keep this map call; number as findings and reports have it, such as 107 or #107, which is the column serial in tables. Can be repeated.")
    private List<String> mappings = List.of();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "OUT", description = "The recording to make; - for standard output.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace OUT if it exists.")
    private boolean force;

    TrimCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (Path.of("-").equals(file)) {
            throw new Failure(ExitCode.USAGE, "trim reads the recording twice: save it to a file first.");
        }
        long first = from.isEmpty() ? Long.MIN_VALUE : Moments.parse("--from", from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Moments.parse("--to", to);
        if (first > last) {
            throw new Failure(ExitCode.USAGE, "--from " + from + " is after --to " + to + ".");
        }
        if (from.isEmpty() && to.isEmpty() && attachments.isEmpty() && mappings.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "say what to keep, with --from, --to, --attachment or --mapping.");
        }
        Results.check(out.toString(), file, force);
        try (Session session = Recordings.read(file, terminal, new RuleEngine())) {
            List<Integer> rows = session.read(recording -> {
                check(recording, first);
                return rows(recording);
            });
            Trim.Report[] report = new Trim.Report[1];
            try (ByteSource source = Recordings.open(file);
                    Destination destination = Results.destination(out.toString(), output);
                    TerminalProgress progress = new TerminalProgress(terminal, "writing " + out)) {
                Work.look(session, recording -> report[0] = Trim.run(recording, source,
                        new Trim.Selection(at(recording, first), at(recording, last), attachments, rows), destination.stream(),
                        progress));
                destination.commit();
            } catch (CancellationException e) {
                throw new Failure(ExitCode.UNREADABLE, out + ": stopped before everything was written");
            } catch (Output.Gone e) {
                return ExitCode.OK;
            }
            Trim.Report done = report[0];
            Results.tell(out.toString(), output, Units.counted(done.events(), "event") + ", " + Units.counted(done.states(), "object")
                    + " from before" + (done.filtered() == 0 ? "" : "; " + Units.counted(done.filtered(), "call") + " not selected"));
            Condition condition = session.read(Condition::of);
            condition.notes().forEach(note -> terminal.say(file + ": " + note));
            return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private void check(Recording recording, long first) {
        if (recording.startNs() == Units.UNKNOWN) {
            throw new Failure(ExitCode.UNREADABLE, file + ": there is no event in it to keep.");
        }
        if (first != Long.MIN_VALUE && first > recording.spanNs()) {
            throw new Failure(ExitCode.USAGE, "--from " + from + " is after the end of " + file + ", which lasts "
                    + Units.relative(recording.spanNs()) + ".");
        }
        inRange("--attachment", attachments, recording.attachments().size());
    }

    /** The rows of the map calls that were named by their numbers. */
    private List<Integer> rows(Recording recording) {
        if (mappings.isEmpty()) {
            return List.of();
        }
        Map<Long, String> wanted = new LinkedHashMap<>();
        for (String mapping : mappings) {
            try {
                wanted.put(Long.parseUnsignedLong(mapping.startsWith("#") ? mapping.substring(1) : mapping), mapping);
            } catch (NumberFormatException e) {
                throw new Failure(ExitCode.USAGE, "--mapping: \"" + mapping + "\" is no number of a map call such as #107.");
            }
        }
        List<Integer> rows = new ArrayList<>();
        Set<Long> found = new HashSet<>();
        for (int row = 0; row < recording.mappings().size(); row++) {
            long serial = recording.mappings().serial(row);
            if (wanted.containsKey(serial)) {
                rows.add(row);
                found.add(serial);
            }
        }
        wanted.forEach((serial, mapping) -> {
            if (!found.contains(serial)) {
                throw new Failure(ExitCode.USAGE,
                        "--mapping " + mapping + ": " + file + " has no map call #" + Long.toUnsignedString(serial) + ".");
            }
        });
        return rows;
    }

    private void inRange(String option, List<Integer> rows, int size) {
        for (int row : rows) {
            if (row < 0 || row >= size) {
                throw new Failure(ExitCode.USAGE, option + " " + row + ": " + file + " has " + (size == 0 ? "none" : "0 to " + (size - 1))
                        + ".");
            }
        }
    }

    private static long at(Recording recording, long relativeNs) {
        return relativeNs == Long.MIN_VALUE || relativeNs == Long.MAX_VALUE ? relativeNs : recording.startNs() + relativeNs;
    }
}
