// SPDX-License-Identifier: EPL-2.0
package org.rangescope.interop.jfr;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmc.flightrecorder.writer.api.Annotation;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypedFieldBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValue;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValueBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.TypeStructureBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.Types;
import org.openjdk.jmc.flightrecorder.writer.api.Types.Builtin;
import org.openjdk.jmc.flightrecorder.writer.api.Types.JDK;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.DefaultLocation;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.export.Labels;
import org.rangescope.report.export.Lives;
import org.rangescope.report.export.Work;

/** Writes events by chunks, so that only one of them is in memory. Used by one thread, once. */
final class JfrWriter {

    private static final String EVENT = "jdk.jfr.Event";
    /** So many map calls are in a chunk. */
    private static final int CHUNK = 1 << 15;

    private final Recording recording;
    private final Findings findings;
    private final MappingTable mappings;
    private final Map<Integer, TypedValue> stacks = new HashMap<>();
    private final Map<Integer, TypedValue> frames = new HashMap<>();
    private final Map<Integer, TypedValue> threads = new HashMap<>();
    private final Map<String, TypedValue> classes = new HashMap<>();

    JfrWriter(Recording recording, Findings findings) {
        this.recording = recording;
        this.findings = findings;
        mappings = recording.mappings();
    }

    void write(OutputStream out, Work work) throws IOException {
        int from = 0;
        do {
            int to = Math.min(mappings.size(), from + CHUNK);
            chunk(out, from, to, work);
            from = to;
        } while (from < mappings.size());
    }

    /** A file is one chunk after the other, each whole in itself. The library keeps a chunk in memory until it is closed. */
    private void chunk(OutputStream out, int from, int to, Work work) throws IOException {
        stacks.clear();
        frames.clear();
        threads.clear();
        classes.clear();
        long start = Math.max(0, recording.startNs());
        try (org.openjdk.jmc.flightrecorder.writer.api.Recording jfr = Recordings.newRecording(new Kept(out),
                settings -> settings.withTimestamp(start + recording.header().clockOffsetNs()).withStartTicks(start)
                        .withDuration(Math.max(1, recording.spanNs())))) {
            types(jfr.getTypes());
            Type call = jfr.registerType("rangescope.MapCall", EVENT, type -> {
                common(type, "Map call", "A call of dma_buf_map_interconnect() or dma_buf_map_attachment()");
                details(type);
                number(type, "error", "Error");
            });
            Type life = jfr.registerType("rangescope.Mapping", EVENT, type -> {
                common(type, "Mapping", "From the return of the map call to the unmap; to the end of the recording where there was none");
                details(type);
                type.addField("outstanding", Builtin.BOOLEAN, field -> field.addAnnotation(JDK.ANNOTATION_LABEL, "Never unmapped"));
            });
            Type finding = jfr.registerType("rangescope.Finding", EVENT, type -> {
                common(type, "Finding", "What a rule of Rangescope found");
                text(type, "rule", "Rule");
                text(type, "severity", "Severity");
                text(type, "verdict", "Verdict");
                text(type, "sentence", "Finding");
            });
            for (Finding each : from == 0 ? findings.list() : List.<Finding>of()) {
                long at = Math.max(start, each.firstNs());
                jfr.writeEvent(finding.asValue(value -> {
                    common(jfr, value, at, Math.max(0, each.lastNs() - at), 0, each.stack());
                    value.putField("rule", each.ruleId()).putField("severity", Labels.word(each.severity()))
                            .putField("verdict", Labels.word(each.verdict())).putField("sentence", each.plainSentence());
                }));
            }
            for (int row = from; row < to; row++) {
                work.step(mappings.size());
                events(jfr, call, life, row, start);
            }
        }
    }

    private void events(org.openjdk.jmc.flightrecorder.writer.api.Recording jfr, Type call, Type life, int row, long start) {
        long returned = mappings.returnNs(row);
        long begin = mappings.beginNs(row);
        if (begin != Units.UNKNOWN && begin <= returned && begin >= start) {
            jfr.writeEvent(call.asValue(value -> {
                common(jfr, value, begin, returned - begin, mappings.task(row), mappings.stack(row));
                details(value, row);
                value.putField("error", (long) mappings.error(row));
            }));
        }
        if (Lives.isMapping(mappings.state(row))) {
            boolean outstanding = mappings.state(row).isOutstanding();
            long from = Math.max(start, returned);
            long to = outstanding ? recording.endNs() : mappings.unmapNs(row) == Units.UNKNOWN ? from : mappings.unmapNs(row);
            jfr.writeEvent(life.asValue(value -> {
                common(jfr, value, from, Math.max(0, to - from), mappings.task(row), mappings.stack(row));
                details(value, row);
                value.putField("outstanding", outstanding);
            }));
        }
    }

    /**
     * What Java's own events refer to, by Java's names. The library can make these types too, but puts frames into a constant pool, where Java's reader does not
     * look for them.
     */
    private static void types(Types types) {
        String annotation = Annotation.ANNOTATION_SUPER_TYPE_NAME;
        for (JDK each : List.of(JDK.ANNOTATION_LABEL, JDK.ANNOTATION_DESCRIPTION, JDK.ANNOTATION_TIMESTAMP, JDK.ANNOTATION_TIMESPAN)) {
            types.getOrAdd(each, annotation, type -> type.addField("value", Builtin.STRING));
        }
        types.getOrAdd(JDK.ANNOTATION_CATEGORY, annotation, type -> type.addField("value", Builtin.STRING, TypedFieldBuilder::asArray));
        types.getOrAdd(JDK.THREAD, type -> type.addField("osName", Builtin.STRING).addField("osThreadId", Builtin.LONG)
                .addField("javaName", Builtin.STRING).addField("javaThreadId", Builtin.LONG));
        Type symbol = types.getOrAdd(JDK.SYMBOL, type -> type.addField("string", Builtin.STRING));
        Type owner = types.getOrAdd(JDK.CLASS, type -> type.addField("name", symbol).addField("modifiers", Builtin.INT));
        Type method = types.getOrAdd(JDK.METHOD, type -> type.addField("type", owner).addField("name", symbol)
                .addField("descriptor", symbol).addField("modifiers", Builtin.INT).addField("hidden", Builtin.BOOLEAN));
        Type kind = types.getOrAdd(JDK.FRAME_TYPE, type -> type.addField("description", Builtin.STRING));
        Type frame = types.getOrAdd(JDK.STACK_FRAME.getTypeName(), false, type -> type.addField("method", method)
                .addField("lineNumber", Builtin.INT).addField("bytecodeIndex", Builtin.INT).addField("type", kind));
        types.getOrAdd(JDK.STACK_TRACE, type -> type.addField("truncated", Builtin.BOOLEAN)
                .addField("frames", frame, TypedFieldBuilder::asArray));
    }

    private static void common(TypeStructureBuilder type, String label, String description) {
        type.addAnnotation(JDK.ANNOTATION_LABEL, label).addAnnotation(JDK.ANNOTATION_DESCRIPTION, description);
        type.addAnnotation(JDK.ANNOTATION_CATEGORY, value -> value.putField("value", new String[]{"DMA-BUF"}));
        // in this order, for Java's own reader goes by it
        type.addField("startTime", Builtin.LONG, field -> field.addAnnotation(JDK.ANNOTATION_TIMESTAMP, "TICKS"));
        type.addField("duration", Builtin.LONG, field -> field.addAnnotation(JDK.ANNOTATION_TIMESPAN, "TICKS"));
        type.addField("eventThread", JDK.THREAD);
        type.addField("stackTrace", JDK.STACK_TRACE);
    }

    private void common(org.openjdk.jmc.flightrecorder.writer.api.Recording jfr, TypedValueBuilder value, long startNs, long durationNs,
            int task, int stack) {
        value.putField("startTime", startNs).putField("duration", durationNs).putField("eventThread", thread(jfr, task))
                .putField("stackTrace", stack(jfr, stack));
    }

    private static void details(TypeStructureBuilder type) {
        number(type, "serial", "Map");
        number(type, "exposedBytes", "Exposed bytes");
        number(type, "ranges", "Ranges");
        text(type, "state", "State");
        text(type, "importer", "Importer");
        text(type, "exporter", "Exporter");
        text(type, "interconnect", "Interconnect");
        text(type, "callSite", "Call site");
        number(type, "attachment", "Attachment");
        number(type, "finding", "Finding");
    }

    private void details(TypedValueBuilder value, int row) {
        Symbol site = recording.callSite(mappings.stack(row));
        value.putField("serial", mappings.serial(row)).putField("exposedBytes", mappings.exposedBytes(row))
                .putField("ranges", Integer.toUnsignedLong(mappings.nranges(row))).putField("state", Labels.word(mappings.state(row)))
                .putField("importer", recording.dictionaries().device(mappings.device(row)).toString())
                .putField("exporter", recording.exporter(mappings.buffer(row))).putField("interconnect", recording.interconnect(row))
                .putField("callSite", site == null ? "" : site.toString()).putField("attachment", (long) mappings.attachment(row))
                .putField("finding", (long) findings.numberOf(row));
    }

    private static void text(TypeStructureBuilder type, String name, String label) {
        type.addField(name, Builtin.STRING, field -> field.addAnnotation(JDK.ANNOTATION_LABEL, label));
    }

    private static void number(TypeStructureBuilder type, String name, String label) {
        type.addField(name, Builtin.LONG, field -> field.addAnnotation(JDK.ANNOTATION_LABEL, label));
    }

    // what events refer to: made once

    private TypedValue thread(org.openjdk.jmc.flightrecorder.writer.api.Recording jfr, int task) {
        TypedValue known = threads.get(task);
        if (known == null) {
            Task who = recording.dictionaries().task(task);
            known = jfr.getType(JDK.THREAD).asValue(value -> value.putField("osName", who.comm()).putField("osThreadId", (long) who.tid())
                    .putField("javaName", who.comm()).putField("javaThreadId", (long) who.tid()));
            threads.put(task, known);
        }
        return known;
    }

    private TypedValue stack(org.openjdk.jmc.flightrecorder.writer.api.Recording jfr, int stack) {
        TypedValue known = stacks.get(stack);
        if (known == null) {
            List<TypedValue> list = new ArrayList<>();
            for (int symbol : recording.dictionaries().frames(stack)) {
                list.add(frame(jfr, symbol));
            }
            Type type = jfr.getType(JDK.STACK_TRACE);
            known = list.isEmpty()
                    ? type.nullValue()
                    : type.asValue(value -> value.putField("frames", list.toArray(TypedValue[]::new)).putField("truncated", false));
            stacks.put(stack, known);
        }
        return known;
    }

    private TypedValue frame(org.openjdk.jmc.flightrecorder.writer.api.Recording jfr, int symbol) {
        TypedValue known = frames.get(symbol);
        if (known == null) {
            Types types = jfr.getTypes();
            Symbol place = recording.dictionaries().symbol(symbol);
            TypedValue method = types.getType(JDK.METHOD).asValue(value -> value.putField("type", module(types, place.module()))
                    .putField("name", symbol(types, place.name())).putField("descriptor", symbol(types, "()V")).putField("modifiers", 0)
                    .putField("hidden", false));
            known = types.getType(JDK.STACK_FRAME).asValue(value -> value.putField("method", method).putField("lineNumber", 0)
                    .putField("bytecodeIndex", place.offset())
                    .putField("type", types.getType(JDK.FRAME_TYPE).asValue(kind -> kind.putField("description", "Native"))));
            frames.put(symbol, known);
        }
        return known;
    }

    /** A module stands as a class, so that Mission Control groups by it. */
    private TypedValue module(Types types, @Nullable String module) {
        String name = module == null ? "kernel" : module;
        TypedValue known = classes.get(name);
        if (known == null) {
            known = types.getType(JDK.CLASS).asValue(value -> value.putField("name", symbol(types, name)).putField("modifiers", 0));
            classes.put(name, known);
        }
        return known;
    }

    private static TypedValue symbol(Types types, String text) {
        return types.getType(JDK.SYMBOL).asValue(value -> value.putField("string", text));
    }

    /** The library closes what it writes to, and the next chunk follows. */
    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
