// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.edit.Repair;
import org.rangescope.core.util.Units;
import org.rangescope.report.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope repair}: a damaged recording without its damage. */
@Command(name = "repair", description = "Makes a recording that every reader takes of one that is damaged or was cut off: keeps every record that can be"
        + " read, marks what cannot as lost, and says where it was. What was lost stays lost, and is told by whoever reads the result.", footer = { //
                "  rangescope repair torn.rangescope -o whole.rangescope"})
final class RepairCommand implements Callable<Integer> {

    private static final int SHOWN = 50;

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "OUT", description = "The recording to make; - for standard output.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace OUT if it exists.")
    private boolean force;

    RepairCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Results.check(out.toString(), file, force);
        Repair.Report report;
        try (ByteSource source = Recordings.open(file);
                Destination destination = Results.destination(out.toString(), output);
                TerminalProgress progress = new TerminalProgress(terminal, "repairing " + Recordings.name(file))) {
            destination.stream();
            try {
                report = Repair.run(source, destination.stream(), progress);
            } catch (Output.Gone e) {
                return ExitCode.OK;
            } catch (Destination.Unwritable e) {
                throw e;
            } catch (IOException e) {
                throw Recordings.unreadable(file, e);
            }
            destination.commit();
        } catch (Output.Gone e) {
            return ExitCode.OK;
        } catch (CancellationException e) {
            throw new Failure(ExitCode.UNREADABLE, out + ": stopped before everything was written");
        }
        String name = Recordings.name(file);
        for (Damage damage : report.damage().subList(0, Math.min(SHOWN, report.damage().size()))) {
            terminal.say(name + ": " + damage);
        }
        if (report.damageCount() > SHOWN) {
            terminal.say(name + ": and " + Units.count(report.damageCount() - SHOWN) + " more such places");
        }
        Results.tell(out.toString(), output, Repair.sentence(report));
        return report.damageCount() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
