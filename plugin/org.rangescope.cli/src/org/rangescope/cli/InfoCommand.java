// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Choices;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.MissingHook;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.capture.event.TriggerEvent;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;
import org.rangescope.report.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope info}: what is in a recording, and how far it can be trusted. */
@Command(name = "info", description = "Says what is in a recording, where it comes from, and how far it can be trusted.", footer = { //
        "  rangescope info mine.rangescope", //
        "  rangescope info --json mine.rangescope | jq .counts"})
final class InfoCommand implements Callable<Integer> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ROW = "  %-16s %s";
    private static final String COUNT = "  %-16s %,d";

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    InfoCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        try (Session session = Recordings.read(file, terminal, new RuleEngine())) {
            Condition condition = session.read(Condition::of);
            try {
                if (json) {
                    output.print(session.read(this::json));
                } else {
                    text(session, condition);
                }
                output.flush();
            } catch (Output.Gone e) {
                // the reader has seen enough
            }
            return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private void text(Session session, Condition condition) throws IOException {
        output.print(session.read(recording -> text(recording, condition)));
    }

    private String text(Recording recording, Condition condition) {
        CaptureHeader header = recording.header();
        Health health = recording.health();
        Lines lines = new Lines();
        lines.add("%s: %s", recording.name(), condition.isGood() ? "complete, nothing lost, nothing damaged" : "not everything is in it");
        for (String note : condition.notes()) {
            lines.add("  %s", note);
        }
        lines.add("");
        if (recording.startNs() != Units.UNKNOWN) {
            lines.add(ROW, "From", CLOCK.format(recording.wallClock(recording.startNs())));
            lines.add(ROW, "To",
                    CLOCK.format(recording.wallClock(recording.endNs())) + ", " + Units.duration(recording.spanNs()) + " later");
        }
        lines.add(ROW, "Host", known(header.hostname()));
        lines.add(ROW, "Kernel", known(header.kernelRelease()) + (header.architecture().isEmpty() ? "" : ", " + header.architecture()));
        lines.add(ROW, "Interfaces", header.adapters().isEmpty() ? "unknown" : String.join(", ", header.adapters()));
        lines.add(ROW, "Identities", header.isKnown() ? pointers(header) : "unknown");
        lines.add(ROW, "Range times", known(header.rangeTimes()));
        lines.add(ROW, "Hooked by", header.attachMode().meaning());
        if (!header.attachMode().limits().isEmpty()) {
            lines.add(ROW, "", header.attachMode().limits());
        }
        lines.add(ROW, "Stacks", stacks(header, health));
        lines.add(ROW, "Range records", rangeRate(header, health));
        lines.add(ROW, "Filters", filters(header, health));
        if (!header.trimmed().isEmpty()) {
            lines.add(ROW, "Cut out", header.trimmed());
        }
        if (header.isRepaired()) {
            lines.add(ROW, "Repaired", header.env("repaired"));
        }
        if (recording.part() > 0 && header.trimmed().isEmpty()) {
            lines.add(ROW, "Part", recording.part() + " of a capture that is written to several recordings");
        }
        if (recording.statesAtStart() > 0) {
            lines.add(ROW, "Before it", Units.counted(health.count(EventKind.BUFFER_STATE), "buffer") + ", "
                    + Units.counted(health.count(EventKind.ATTACHMENT_STATE), "attachment") + " and "
                    + Units.counted(health.count(EventKind.MAPPING_STATE), "mapping") + " existed when it began");
        }
        if (health.unknownUnmaps() > 0) {
            lines.add(ROW, "Unknown unmaps",
                    Units.count(health.unknownUnmaps()) + ", of what was mapped before it began or whose map was lost");
        }
        for (KernelEvent event : recording.events()) {
            if (event instanceof TriggerEvent trigger) {
                lines.add(ROW, "Trigger", trigger.ruleId() + " at " + Units.relative(recording.toRelativeNs(trigger.timeNs())) + ", "
                        + Units.counted(Integer.toUnsignedLong(trigger.mappings()), "mapping"));
            }
        }
        if (recording.isComplete()) {
            lines.add(ROW, "Ended because", StopReason.of(health.stopReason()).meaning());
        }
        lines.add(ROW, "Format", header.major() + "." + header.minor() + ", " + header.uuid());
        hooks(lines, header);
        lines.add("");
        lines.add("Records");
        for (EventKind kind : EventKind.values()) {
            if (health.count(kind) > 0) {
                lines.add(COUNT, kind.streamName(), health.count(kind));
            }
        }
        if (health.unknownRecords() > 0) {
            lines.add(COUNT + " of kinds that this version does not know", "(unknown)", health.unknownRecords());
        }
        lines.add(COUNT + ", %s of them events", "total", health.records(), Units.count(health.events()));
        lines.add("");
        if (!Choices.NONE.equals(health.choices())) {
            lines.add("Left out by choice, which is no loss: all totals are exact");
            lines.add(COUNT + " calls", "filtered", health.choices().filtered());
            lines.add(COUNT + " maps without their range records", "sampled", health.choices().sampled());
            lines.add(COUNT + " events whose stack was not walked beyond its call site", "reused_stacks", health.choices().reusedStacks());
            lines.add("");
        }
        lines.add("Losses");
        for (Map.Entry<String, Long> loss : health.losses().byName().entrySet()) {
            lines.add(COUNT + "%s", loss.getKey(), loss.getValue(), loss.getValue() == 0 ? "" : " " + meaning(loss.getKey()));
        }
        for (LossWindow window : health.lossWindows()) {
            lines.add("  between %s and %s: %s, %s", Units.relative(recording.toRelativeNs(window.fromNs())),
                    Units.relative(recording.toRelativeNs(window.toNs())),
                    window.lost() == Units.UNKNOWN ? "an unknown number of events" : Units.counted(window.lost(), "event"), window.cause());
        }
        return lines.toString();
    }

    private static void hooks(Lines lines, CaptureHeader header) {
        lines.add("");
        if (!header.knowsHooks()) {
            lines.add("Hooks: the recording does not say which kernel functions were observed");
            return;
        }
        lines.add("Hooks attached (%d)", header.hooksAttached().size());
        for (String hook : header.hooksAttached()) {
            lines.add("  %s", hook);
        }
        lines.add("Hooks missing (%d)", header.hooksMissing().size());
        for (MissingHook hook : header.hooksMissing()) {
            lines.add("  %s", hook);
        }
        if (!header.hooksMoot().isEmpty()) {
            lines.add("Hooks of interconnects, which this kernel does not have (%d)", header.hooksMoot().size());
            for (MissingHook hook : header.hooksMoot()) {
                lines.add("  %s", hook);
            }
        }
    }

    private static String stacks(CaptureHeader header, Health health) {
        return switch (header.stacks()) {
        case "all" -> "walked for every event";
        case "reused" -> "the call site is read for every event, the rest where it was not walked from there before ("
                + Units.counted(health.choices().reusedStacks(), "event") + " reused a stack)";
        case "none" -> "none taken: no finding can name a call site";
        default -> known(header.stacks());
        };
    }

    private static String rangeRate(CaptureHeader header, Health health) {
        return switch (header.rangeRate()) {
        case "" -> "unknown";
        case "unlimited", "0" -> "all";
        default -> "at most " + header.rangeRate() + " a second (" + Units.counted(health.choices().sampled(), "map") + " without)";
        };
    }

    private static String filters(CaptureHeader header, Health health) {
        if (header.isFiltered()) {
            return header.filters() + " (" + Units.counted(health.choices().filtered(), "call") + " left out)";
        }
        return header.isKnown() ? "none: every call was recorded" : "unknown";
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }

    private static String pointers(CaptureHeader header) {
        return header.pointersHashed() ? "hashed, no kernel address is in it" : "raw kernel addresses: do not give it away";
    }

    private static String meaning(String counter) {
        return switch (counter) {
        case "lost_ring" -> "events, the ring buffer was full; record with a larger --ring-size";
        case "lost_table" -> "updates, a table in the kernel was full";
        case "lost_missed" -> "calls whose entry or return could not be observed";
        case "lost_output" -> "events, the output did not take them in time";
        case "lost_stacks" -> "stacks could not be taken; their events are there";
        case "late" -> "events came too late to be put in order; their time was moved up";
        case "truncated" -> "maps whose ranges were not all walked";
        case "live_lost" -> "mappings that the table of live ones could not hold";
        default -> "";
        };
    }

    private String json(Recording recording) {
        CaptureHeader header = recording.header();
        Health health = recording.health();
        JsonWriter writer = new JsonWriter().object();
        writer.name("file").value(recording.name());
        writer.name("complete").value(recording.isComplete());
        writer.name("whole").value(health.isWhole());
        writer.name("notes").values(Condition.of(recording).notes().stream().map(String::strip).toList());
        writer.name("format").object().name("major").value(header.major()).name("minor").value(header.minor()).end();
        writer.name("uuid").value(header.uuid().toString());
        boolean known = recording.startNs() != Units.UNKNOWN;
        writer.name("start").value(known ? instant(recording, recording.startNs()) : null);
        writer.name("end").value(known ? instant(recording, recording.endNs()) : null);
        writer.name("startNs").known(recording.startNs());
        writer.name("endNs").known(recording.endNs());
        writer.name("spanNs").value(recording.spanNs());
        writer.name("clockOffsetNs").value(header.clockOffsetNs());
        writer.name("hostname").value(header.hostname());
        writer.name("kernel").value(header.kernelRelease());
        writer.name("architecture").value(header.architecture());
        writer.name("adapters").values(header.adapters());
        writer.name("pointers").value(!header.isKnown() ? null : header.pointersHashed() ? "hashed" : "raw");
        writer.name("rangeTimes").value(header.rangeTimes());
        writer.name("attachMode").value(header.env("attach_mode"));
        writer.name("stacks").value(header.stacks());
        writer.name("rangeRate").value(header.rangeRate());
        writer.name("filters").value(header.filters());
        writer.name("part").value(recording.part());
        writer.name("trimmed").value(header.trimmed());
        writer.name("repaired").value(header.isRepaired());
        writer.name("statesAtStart").value(recording.statesAtStart());
        writer.name("stopReason").value(recording.isComplete()
                ? StopReason.of(health.stopReason()).name().toLowerCase(Locale.ROOT)
                : null);
        writer.name("triggers").array();
        for (KernelEvent event : recording.events()) {
            if (event instanceof TriggerEvent trigger) {
                writer.object().name("rule").value(trigger.ruleId()).name("timeNs").value(trigger.timeNs()).name("mappings")
                        .value(Integer.toUnsignedLong(trigger.mappings())).end();
            }
        }
        writer.end();
        writer.name("hooks").object().name("attached").values(header.hooksAttached()).name("missing").array();
        for (MissingHook hook : header.hooksMissing()) {
            writer.object().name("name").value(hook.name()).name("reason").value(hook.reason()).end();
        }
        writer.end().name("moot").array();
        for (MissingHook hook : header.hooksMoot()) {
            writer.object().name("name").value(hook.name()).name("reason").value(hook.reason()).end();
        }
        writer.end().end();
        writer.name("records").value(health.records());
        writer.name("events").value(health.events());
        writer.name("counts").object();
        for (EventKind kind : EventKind.values()) {
            writer.name(kind.streamName()).value(health.count(kind));
        }
        writer.end();
        writer.name("unknownRecords").value(health.unknownRecords());
        writer.name("losses").object().name("total").value(health.losses().total());
        health.losses().byName().forEach((name, count) -> writer.name(name).value(count));
        writer.end();
        writer.name("choices").object().name("filtered").value(health.choices().filtered()).name("sampled")
                .value(health.choices().sampled()).name("reusedStacks").value(health.choices().reusedStacks()).end();
        writer.name("lossWindows").array();
        for (LossWindow window : health.lossWindows()) {
            writer.object().name("fromNs").value(window.fromNs()).name("toNs").value(window.toNs()).name("lost").known(window.lost())
                    .name("cause").value(window.cause())
                    .end();
        }
        writer.end();
        writer.name("packetsMissing").value(health.packetsMissing());
        writer.name("unreadRecords").value(health.unread());
        writer.name("unknownUnmaps").value(health.unknownUnmaps());
        writer.name("liveAtStop").known(health.liveAtStop());
        writer.name("damageCount").value(health.damageCount());
        writer.name("damagedBytes").value(health.damagedBytes());
        writer.name("damage").array();
        for (Damage damage : health.damage()) {
            writer.object().name("offset").value(damage.offset()).name("length").value(damage.length()).name("what").value(damage.what())
                    .end();
        }
        return writer.end().end().toString();
    }

    private static String instant(Recording recording, long timeNs) {
        Instant instant = recording.wallClock(timeNs);
        return instant.toString();
    }
}
