// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;

/** Chrome's trace event format, which many viewers read. */
public final class ChromeFormat implements Format {

    @Override
    public String id() {
        return "chrome";
    }

    @Override
    public String title() {
        return "Chrome trace";
    }

    @Override
    public String description() {
        return "Trace events in JSON for chrome://tracing, Perfetto, speedscope and others: map calls by thread, mappings by attachment."
                + " One that was never unmapped has no end.";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        Work work = new Work(progress, "map call", 0, 1);
        OutputStream out = destination.stream();
        Work.look(session, recording -> new Writer(recording, session.findings(), out).write(work));
    }

    /** Writes one recording. */
    private static final class Writer implements Lives.Visitor {

        /** No process has such a number: attachments stand as processes beside those of the machine. */
        private static final int ATTACHMENTS = 1_000_000_000;
        private static final int CAPTURE = 999_999_999;

        private final Recording recording;
        private final Findings findings;
        private final MappingTable mappings;
        private final OutputStream out;
        private final StringBuilder line = new StringBuilder();
        private final BitSet attachments = new BitSet();
        private final Set<Long> threads = new HashSet<>();
        private boolean any;
        private long live;
        private long exposedBytes;

        Writer(Recording recording, Findings findings, OutputStream out) {
            this.recording = recording;
            this.findings = findings;
            this.out = out;
            mappings = recording.mappings();
        }

        void write(Work work) throws IOException {
            out.write("{\"displayTimeUnit\":\"ns\",\n\"otherData\":{".getBytes(StandardCharsets.UTF_8));
            text("recording", Labels.recording(recording)).text("hostname", recording.header().hostname())
                    .text("kernel", recording.header().kernelRelease()).text("verdict", findings.verdictLine())
                    .text("summary", findings.summaryLine());
            line.setLength(line.length() - 1);
            send("},\n\"traceEvents\":[");
            name("process_name", CAPTURE, 0, "capture");
            for (LossWindow window : recording.health().lossWindows()) {
                long from = Math.max(window.fromNs(), recording.startNs());
                long to = Math.max(from, Math.min(window.toNs(), recording.endNs()));
                event("X", "events lost", "loss", CAPTURE, 0, from);
                text("cause", window.cause());
                if (window.lost() != Units.UNKNOWN) {
                    number("lost", window.lost());
                }
                end(",\"dur\":" + micros(to - from));
            }
            for (Finding finding : findings.list()) {
                if (finding.firstNs() >= recording.startNs()) {
                    event("i", finding.ruleId(), "finding", CAPTURE, 0, finding.firstNs());
                    number("number", finding.number()).text("severity", Labels.word(finding.severity()))
                            .text("verdict", Labels.word(finding.verdict())).text("sentence", finding.plainSentence());
                    end(",\"s\":\"g\"");
                }
            }
            Lives.forEach(recording, work, this);
            send("\n]}\n");
        }

        @Override
        public void mapped(int row) throws IOException {
            MappingState state = mappings.state(row);
            long returned = mappings.returnNs(row);
            long begin = mappings.beginNs(row);
            int pid = pid(mappings.task(row));
            int tid = thread(mappings.task(row));
            if (begin != Units.UNKNOWN && begin <= returned) {
                event(state == MappingState.IN_FLIGHT ? "B" : "X", Labels.call(recording, row), "map", pid, tid, begin);
                details(row);
                end(state == MappingState.IN_FLIGHT ? "" : ",\"dur\":" + micros(returned - begin));
            }
            if (!Lives.isMapping(state)) {
                return;
            }
            int attachment = mappings.attachment(row);
            if (!attachments.get(attachment)) {
                attachments.set(attachment);
                name("process_name", ATTACHMENTS + attachment, 0, Labels.attachment(recording, attachment));
            }
            lifetime(row, "b", returned);
            details(row);
            end(id(row));
            if (state == MappingState.ENDED_UNSEEN) {
                // when it ended is not known: it has no length
                lifetime(row, "e", returned);
                end(id(row));
                return;
            }
            event("s", "mapping", "flow", pid, tid, returned);
            end(id(row));
            live++;
            exposedBytes += mappings.exposedBytes(row);
            counters(returned);
        }

        @Override
        public void unmapped(int row, boolean ends) throws IOException {
            long timeNs = mappings.unmapNs(row);
            int pid = pid(mappings.unmapTask(row));
            int tid = thread(mappings.unmapTask(row));
            event("X", Labels.uncall(recording, row), "unmap", pid, tid, timeNs);
            number("serial", mappings.serial(row)).number("freed", ends ? 1 : 0);
            end(",\"dur\":0");
            if (ends) {
                event("f", "mapping", "flow", pid, tid, timeNs);
                end(id(row) + ",\"bp\":\"e\"");
                lifetime(row, "e", timeNs);
                end(id(row));
                live--;
                exposedBytes -= mappings.exposedBytes(row);
                counters(timeNs);
            }
        }

        private void lifetime(int row, String phase, long timeNs) {
            event(phase, Labels.mapping(recording, row), "mapping", ATTACHMENTS + mappings.attachment(row), 0, timeNs);
        }

        /** The row rather than the probe's number, which may be damaged or of several parts. */
        private static String id(int row) {
            return ",\"id\":" + row;
        }

        private void details(int row) {
            number("serial", mappings.serial(row)).text("state", Labels.word(mappings.state(row)));
            number("exposed_bytes", mappings.exposedBytes(row)).number("ranges", Integer.toUnsignedLong(mappings.nranges(row)));
            text("interconnect", recording.interconnect(row));
            if (mappings.error(row) != 0) {
                number("error", mappings.error(row));
            }
            if (mappings.blockedNs(row) != Units.UNKNOWN) {
                number("blocked_ns", mappings.blockedNs(row));
            }
            int finding = findings.numberOf(row);
            if (finding != 0) {
                number("finding", finding);
            }
            StringBuilder stack = new StringBuilder();
            for (Symbol frame : recording.dictionaries().stack(mappings.stack(row))) {
                stack.append(stack.length() == 0 ? "" : "\n").append(frame);
            }
            if (stack.length() > 0) {
                text("stack", stack.toString());
            }
        }

        private void counters(long timeNs) throws IOException {
            event("C", "live mappings", "exposure", CAPTURE, 0, timeNs);
            number("mappings", live);
            end("");
            event("C", "exposed bytes", "exposure", CAPTURE, 0, timeNs);
            number("bytes", exposedBytes);
            end("");
        }

        private int pid(int task) {
            return recording.dictionaries().task(task).pid();
        }

        private int thread(int task) throws IOException {
            Task who = recording.dictionaries().task(task);
            if (threads.add((long) who.pid() << 32 | who.tid() & 0xffffffffL)) {
                name("thread_name", who.pid(), who.tid(), who.comm());
                if (who.pid() == who.tid()) {
                    name("process_name", who.pid(), who.tid(), who.comm());
                }
            }
            return who.tid();
        }

        private void name(String what, int pid, int tid, String name) throws IOException {
            event("M", what, "__metadata", pid, tid, recording.startNs());
            text("name", name);
            end("");
        }

        private void event(String phase, String name, String category, int pid, int tid, long timeNs) {
            line.append(any ? ",\n{" : "\n{");
            any = true;
            line.append("\"ph\":\"").append(phase).append("\",\"name\":");
            quoted(line, name);
            line.append(",\"cat\":\"").append(category).append("\",\"pid\":").append(pid).append(",\"tid\":").append(tid).append(",\"ts\":")
                    .append(micros(timeNs)).append(",\"args\":{");
        }

        private Writer text(String name, String value) {
            line.append('"').append(name).append("\":");
            quoted(line, value);
            line.append(',');
            return this;
        }

        private Writer number(String name, long value) {
            line.append('"').append(name).append("\":").append(value).append(',');
            return this;
        }

        private void end(String more) throws IOException {
            if (line.charAt(line.length() - 1) == ',') {
                line.setLength(line.length() - 1);
            }
            line.append('}').append(more);
            send("}");
        }

        private void send(String last) throws IOException {
            out.write(line.append(last).toString().getBytes(StandardCharsets.UTF_8));
            line.setLength(0);
        }

        /** The format has µs; three decimals make them exact. */
        private static String micros(long ns) {
            long rest = Math.floorMod(ns, 1_000L);
            return Math.floorDiv(ns, 1_000L) + "." + (char) ('0' + rest / 100) + (char) ('0' + rest / 10 % 10) + (char) ('0' + rest % 10);
        }

        private static void quoted(StringBuilder to, String text) {
            to.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    to.append('\\').append(c);
                } else if (c < ' ') {
                    to.append(String.format("\\u%04x", (int) c));
                } else {
                    to.append(c);
                }
            }
            to.append('"');
        }
    }
}
