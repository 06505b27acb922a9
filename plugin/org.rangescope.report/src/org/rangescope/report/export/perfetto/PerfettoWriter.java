// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;
import org.rangescope.report.export.Labels;
import org.rangescope.report.export.Lives;
import org.rangescope.report.export.Work;
import org.rangescope.report.export.perfetto.proto.Callstack;
import org.rangescope.report.export.perfetto.proto.ClockSnapshot;
import org.rangescope.report.export.perfetto.proto.CounterDescriptor;
import org.rangescope.report.export.perfetto.proto.DebugAnnotation;
import org.rangescope.report.export.perfetto.proto.Frame;
import org.rangescope.report.export.perfetto.proto.InternedData;
import org.rangescope.report.export.perfetto.proto.InternedName;
import org.rangescope.report.export.perfetto.proto.InternedString;
import org.rangescope.report.export.perfetto.proto.Mapping;
import org.rangescope.report.export.perfetto.proto.ProcessDescriptor;
import org.rangescope.report.export.perfetto.proto.ThreadDescriptor;
import org.rangescope.report.export.perfetto.proto.Trace;
import org.rangescope.report.export.perfetto.proto.TracePacket;
import org.rangescope.report.export.perfetto.proto.TracePacketDefaults;
import org.rangescope.report.export.perfetto.proto.TrackDescriptor;
import org.rangescope.report.export.perfetto.proto.TrackEvent;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;

/**
 * Writes a trace packet by packet. What repeats, names, texts and stacks, is interned: sent once, before or with its first use. Slices of one track must nest,
 * and lives of mappings do not, so that an attachment has as many tracks below it as it had mappings at once. Used by one thread, once.
 */
final class PerfettoWriter implements Lives.Visitor {

    private static final int SEQUENCE = 1;
    private static final int MONOTONIC = 3;
    private static final int REALTIME = 1;
    private static final int CLEARED = 1;
    private static final int NEEDS_STATE = 2;

    private static final long ATTACHMENT = 1L << 56;
    private static final long LANE = 2L << 56;
    private static final long THREAD = 3L << 56;
    private static final long PROCESS = 4L << 56;
    private static final long ONE = 5L << 56;
    private static final long FINDINGS = ONE;
    private static final long LOST = ONE + 1;
    private static final long LIVE = ONE + 2;
    private static final long BYTES = ONE + 3;
    private static final long MAPPINGS = ONE + 4;
    private static final long LOSSES = 6L << 56;
    private static final int LANES_SHIFT = 24;

    private final CodedOutputStream out;
    private Recording recording = new MappingTracker("");
    private Findings findings = Findings.NONE;
    private MappingTable mappings = recording.mappings();

    private InternedData.Builder interned = InternedData.newBuilder();
    private boolean interning;
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, Integer> annotations = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<String, Integer> modules = new HashMap<>();
    /** Numbers that were sent. A number may be anything where a recording is damaged. */
    private final Set<Integer> frames = new HashSet<>();
    private final Set<Integer> stacks = new HashSet<>();

    private final BitSet attachments = new BitSet();
    private final Set<Long> threads = new HashSet<>();
    /** Tracks in use, by attachment; an attachment on which nothing is mapped is not in it. */
    private final Map<Integer, BitSet> lanes = new HashMap<>();
    /** The tracks that live mappings are on. */
    private final LongIntMap laneOf = new LongIntMap();
    private long live;
    private long exposedBytes;

    PerfettoWriter(OutputStream out) {
        this.out = CodedOutputStream.newInstance(out, 1 << 16);
    }

    void write(Recording from, Findings said, Work work) throws IOException {
        recording = from;
        findings = said;
        mappings = from.mappings();
        long start = Math.max(0, recording.startNs());
        packet(TracePacket.newBuilder().setFirstPacketOnSequence(true).setSequenceFlags(CLEARED)
                .setTracePacketDefaults(TracePacketDefaults.newBuilder().setTimestampClockId(MONOTONIC))
                .setClockSnapshot(ClockSnapshot.newBuilder().setPrimaryTraceClock(MONOTONIC)
                        .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(MONOTONIC).setTimestamp(start))
                        .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(REALTIME)
                                .setTimestamp(start + recording.header().clockOffsetNs()))));
        track(TrackDescriptor.newBuilder().setUuid(FINDINGS).setName("findings"));
        track(TrackDescriptor.newBuilder().setUuid(LOST).setName("events lost"));
        track(TrackDescriptor.newBuilder().setUuid(LIVE).setName("live mappings")
                .setCounter(CounterDescriptor.newBuilder().setUnit(CounterDescriptor.Unit.UNIT_COUNT)));
        track(TrackDescriptor.newBuilder().setUuid(BYTES).setName("exposed bytes")
                .setCounter(CounterDescriptor.newBuilder().setUnit(CounterDescriptor.Unit.UNIT_SIZE_BYTES)));
        track(TrackDescriptor.newBuilder().setUuid(MAPPINGS).setName("mappings of " + Labels.recording(recording)));
        losses();
        for (Finding finding : findings.list()) {
            TrackEvent.Builder event = event(TrackEvent.Type.TYPE_INSTANT, FINDINGS, "finding", finding.ruleId());
            number(event, "number", finding.number());
            text(event, "severity", Labels.word(finding.severity()));
            text(event, "verdict", Labels.word(finding.verdict()));
            text(event, "sentence", finding.plainSentence());
            stack(event, finding.stack());
            send(Math.max(start, finding.firstNs()), event);
        }
        Lives.forEach(recording, work, this);
        out.flush();
    }

    /** Where the trace is silent because nobody knows what happened. */
    private void losses() throws IOException {
        long busyUntil = Long.MIN_VALUE;
        int extra = 0;
        for (LossWindow window : recording.health().lossWindows()) {
            long from = Math.max(window.fromNs(), recording.startNs());
            long to = Math.max(from, Math.min(window.toNs(), recording.endNs()));
            long track = LOST;
            if (from < busyUntil) {
                track = LOSSES + extra++;
                track(TrackDescriptor.newBuilder().setUuid(track).setParentUuid(LOST).setName("events lost"));
            } else {
                busyUntil = to;
            }
            TrackEvent.Builder event = event(TrackEvent.Type.TYPE_SLICE_BEGIN, track, "loss", "events lost");
            text(event, "cause", window.cause());
            if (window.lost() != Units.UNKNOWN) {
                number(event, "lost", window.lost());
            }
            send(from, event);
            send(to, TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_SLICE_END).setTrackUuid(track));
        }
    }

    @Override
    public void mapped(int row) throws IOException {
        MappingState state = mappings.state(row);
        boolean isMapping = Lives.isMapping(state);
        long returned = mappings.returnNs(row);
        long begin = mappings.beginNs(row);
        if (begin != Units.UNKNOWN && begin <= returned) {
            long thread = thread(mappings.task(row));
            TrackEvent.Builder call = event(TrackEvent.Type.TYPE_SLICE_BEGIN, thread, "map", Labels.call(recording, row));
            details(call, row);
            if (isMapping) {
                call.addFlowIds(flow(row));
            }
            send(begin, call);
            if (state != MappingState.IN_FLIGHT) {
                send(returned, TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_SLICE_END).setTrackUuid(thread));
            }
        }
        if (!isMapping) {
            return;
        }
        long track = open(row);
        TrackEvent.Builder life = event(TrackEvent.Type.TYPE_SLICE_BEGIN, track, "mapping", Labels.mapping(recording, row));
        details(life, row);
        life.addFlowIds(flow(row));
        send(returned, life);
        if (state == MappingState.ENDED_UNSEEN) {
            // when it ended is not known: it has no length
            close(row, returned);
            return;
        }
        live++;
        exposedBytes += mappings.exposedBytes(row);
        counters(returned);
    }

    @Override
    public void unmapped(int row, boolean ends) throws IOException {
        long timeNs = mappings.unmapNs(row);
        TrackEvent.Builder call = event(TrackEvent.Type.TYPE_INSTANT, thread(mappings.unmapTask(row)), "unmap",
                Labels.uncall(recording, row));
        number(call, "serial", mappings.serial(row));
        flag(call, "freed", ends);
        stack(call, mappings.unmapStack(row));
        call.addTerminatingFlowIds(flow(row));
        send(timeNs, call);
        if (ends) {
            close(row, timeNs);
            live--;
            exposedBytes -= mappings.exposedBytes(row);
            counters(timeNs);
        }
    }

    /** Flows are numbered from 1. */
    private static long flow(int row) {
        return row + 1L;
    }

    /** A free track of the mapping's attachment. */
    private long open(int row) throws IOException {
        int attachment = mappings.attachment(row);
        if (!attachments.get(attachment)) {
            attachments.set(attachment);
            track(TrackDescriptor.newBuilder().setUuid(ATTACHMENT | attachment).setParentUuid(MAPPINGS)
                    .setName(Labels.attachment(recording, attachment)));
        }
        BitSet used = lanes.computeIfAbsent(attachment, key -> new BitSet());
        int lane = used.nextClearBit(0);
        used.set(lane);
        laneOf.put(row + 1L, lane);
        long uuid = lane(attachment, lane);
        // said again where it was said before, so that nobody has to remember
        track(TrackDescriptor.newBuilder().setUuid(uuid).setParentUuid(ATTACHMENT | attachment).setName("mapped"));
        return uuid;
    }

    private static long lane(int attachment, int lane) {
        return LANE | (long) attachment << LANES_SHIFT | lane & (1 << LANES_SHIFT) - 1;
    }

    private void close(int row, long timeNs) throws IOException {
        int attachment = mappings.attachment(row);
        int lane = laneOf.get(row + 1L);
        laneOf.remove(row + 1L);
        BitSet used = lanes.get(attachment);
        if (used == null || lane < 0) {
            return;
        }
        send(timeNs, TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_SLICE_END).setTrackUuid(lane(attachment, lane)));
        used.clear(lane);
        if (used.isEmpty()) {
            lanes.remove(attachment);
        }
    }

    private long thread(int task) throws IOException {
        Task who = recording.dictionaries().task(task);
        long uuid = THREAD | (who.pid() & 0xffffffL) << LANES_SHIFT | who.tid() & 0xffffffL;
        if (threads.add(uuid)) {
            long process = PROCESS | who.pid() & 0xffffffL;
            if (threads.add(process)) {
                track(TrackDescriptor.newBuilder().setUuid(process)
                        .setProcess(ProcessDescriptor.newBuilder().setPid(who.pid()).setProcessName(who.comm())));
            }
            track(TrackDescriptor.newBuilder().setUuid(uuid).setParentUuid(process)
                    .setThread(ThreadDescriptor.newBuilder().setPid(who.pid()).setTid(who.tid()).setThreadName(who.comm())));
        }
        return uuid;
    }

    private void details(TrackEvent.Builder event, int row) {
        number(event, "serial", mappings.serial(row));
        text(event, "state", Labels.word(mappings.state(row)));
        number(event, "exposed_bytes", mappings.exposedBytes(row));
        number(event, "ranges", Integer.toUnsignedLong(mappings.nranges(row)));
        text(event, "interconnect", recording.interconnect(row));
        if (mappings.error(row) != 0) {
            number(event, "error", mappings.error(row));
        }
        if (mappings.blockedNs(row) != Units.UNKNOWN) {
            number(event, "blocked_ns", mappings.blockedNs(row));
        }
        if (findings.numberOf(row) != 0) {
            number(event, "finding", findings.numberOf(row));
        }
        stack(event, mappings.stack(row));
    }

    private void counters(long timeNs) throws IOException {
        send(timeNs, TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_COUNTER).setTrackUuid(LIVE).setCounterValue(live));
        send(timeNs, TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_COUNTER).setTrackUuid(BYTES).setCounterValue(exposedBytes));
    }

    private TrackEvent.Builder event(TrackEvent.Type type, long track, String category, String name) {
        return TrackEvent.newBuilder().setType(type).setTrackUuid(track).addCategoryIids(intern(categories, category, Kind.CATEGORY))
                .setNameIid(intern(names, name, Kind.NAME));
    }

    private void number(TrackEvent.Builder event, String name, long value) {
        event.addDebugAnnotations(DebugAnnotation.newBuilder().setNameIid(intern(annotations, name, Kind.ANNOTATION)).setIntValue(value));
    }

    private void flag(TrackEvent.Builder event, String name, boolean value) {
        event.addDebugAnnotations(DebugAnnotation.newBuilder().setNameIid(intern(annotations, name, Kind.ANNOTATION)).setBoolValue(value));
    }

    private void text(TrackEvent.Builder event, String name, String value) {
        event.addDebugAnnotations(DebugAnnotation.newBuilder().setNameIid(intern(annotations, name, Kind.ANNOTATION))
                .setStringValueIid(intern(texts, value, Kind.TEXT)));
    }

    private void stack(TrackEvent.Builder event, int stack) {
        int[] symbols = recording.dictionaries().frames(stack);
        if (stack <= 0 || symbols.length == 0) {
            return;
        }
        if (stacks.add(stack)) {
            Callstack.Builder callstack = Callstack.newBuilder().setIid(stack);
            for (int i = symbols.length - 1; i >= 0; i--) {
                callstack.addFrameIds(frame(symbols[i]));
            }
            interned.addCallstacks(callstack);
            interning = true;
        }
        event.setCallstackIid(stack);
    }

    /** Symbols are numbered from 1; one that was lost stands as 2^31. */
    private long frame(int symbol) {
        long iid = symbol > 0 ? symbol : 1L << 31;
        if (frames.add(Math.max(0, symbol))) {
            Symbol place = recording.dictionaries().symbol(symbol);
            String module = place.module();
            interned.addFrames(Frame.newBuilder().setIid(iid).setFunctionNameId(intern(functions, place.name(), Kind.FUNCTION))
                    .setMappingId(intern(modules, module == null ? "[kernel]" : module, Kind.MODULE))
                    .setRelPc(Integer.toUnsignedLong(place.offset())));
            interning = true;
        }
        return iid;
    }

    private enum Kind {
        CATEGORY, NAME, ANNOTATION, TEXT, FUNCTION, MODULE
    }

    private int intern(Map<String, Integer> known, String text, Kind kind) {
        Integer found = known.get(text);
        if (found != null) {
            return found;
        }
        int iid = known.size() + 1;
        known.put(text, iid);
        interning = true;
        InternedName name = InternedName.newBuilder().setIid(iid).setName(text).build();
        InternedString string = InternedString.newBuilder().setIid(iid).setStr(ByteString.copyFromUtf8(text)).build();
        switch (kind) {
        case CATEGORY -> interned.addEventCategories(name);
        case NAME -> interned.addEventNames(name);
        case ANNOTATION -> interned.addDebugAnnotationNames(name);
        case TEXT -> interned.addDebugAnnotationStringValues(string);
        case FUNCTION -> interned.addFunctionNames(string);
        case MODULE -> interned.addMappingPaths(string).addMappings(Mapping.newBuilder().setIid(iid).addPathStringIds(iid));
        }
        return iid;
    }

    private void send(long timeNs, TrackEvent.Builder event) throws IOException {
        packet(TracePacket.newBuilder().setTimestamp(Math.max(0, timeNs)).setTrackEvent(event).setSequenceFlags(NEEDS_STATE));
    }

    private void track(TrackDescriptor.Builder descriptor) throws IOException {
        packet(TracePacket.newBuilder().setTrackDescriptor(descriptor));
    }

    private void packet(TracePacket.Builder packet) throws IOException {
        packet.setTrustedPacketSequenceId(SEQUENCE);
        if (interning) {
            packet.setInternedData(interned);
            interned = InternedData.newBuilder();
            interning = false;
        }
        out.writeMessage(Trace.PACKET_FIELD_NUMBER, packet.build());
    }
}
