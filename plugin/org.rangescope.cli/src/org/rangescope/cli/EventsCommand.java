// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.rangescope.core.capture.CaptureReader;
import org.rangescope.report.Condition;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rangescope events}: every record of a recording, one line each. */
@Command(name = "events", description = {"Prints every record of a recording, one line each, in the order of the stream:",
        "  timestamp name field=value field=value ...",
        "Timestamps are CLOCK_MONOTONIC in ns, numbers are decimal, texts are in double quotes with octets that cannot be seen as \\x1b or \\u{202e}, lists are [a,b,c]. Names of devices, functions and tasks are records of"
                + " their own, which others refer to by number."}, footer = { //
                        "  rangescope events mine.rangescope | grep ' map '", //
                        "  rangescope events mine.rangescope | head"})
final class EventsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    EventsCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        EventPrinter printer = new EventPrinter(output);
        CaptureReader reader;
        try {
            reader = Recordings.records(file, terminal, printer);
            output.flush();
        } catch (EventPrinter.Stopped e) {
            if (e.reason() instanceof Output.Gone) {
                return ExitCode.OK;
            }
            throw e.reason();
        } catch (Output.Gone e) {
            return ExitCode.OK;
        }
        List<String> notes = new ArrayList<>();
        if (!printer.sawStop()) {
            notes.add(printer.records() == 0 ? Condition.EMPTY : Condition.CUT_OFF);
        }
        Condition.lost(notes, printer.losses(), printer.discarded(), printer.packetsMissing());
        Condition.damaged(notes, reader.damage(), reader.damageCount(), reader.damagedBytes());
        for (String note : notes) {
            terminal.say(Recordings.name(file) + ": " + note);
        }
        return notes.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
