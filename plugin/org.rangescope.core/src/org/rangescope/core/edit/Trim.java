// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.edit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.StateSource;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Makes a recording of a part of another one, such that it is judged truthfully. A cut in time is a part of a capture, as the probe writes them with
 * {@code --max-size}: what existed at its beginning stands there as state records, its end says that the capture went on, and what was still mapped then is no
 * leak. Mappings that were leaked before count as leaked earlier. What was not selected was left out by choice, as by the probe's filters.
 *
 * <p>Reads the recording once more. Memory depends on names and stacks, and on what existed at the same time.
 */
public final class Trim {

    /** Bits of {@link MapFlags} that the stream has. */
    private static final int STREAM_FLAGS = (1 << 18) - 1;

    /**
     * What to keep. A record is kept when both its time and what it is about are selected.
     *
     * @param fromNs      first time, ns of the stream; {@link Long#MIN_VALUE} for all
     * @param toNs        last time, ns of the stream; {@link Long#MAX_VALUE} for all
     * @param attachments rows of attachments of which everything is kept
     * @param mappings    rows of map calls that are kept, with what their attachments and buffers need; everything when there are no attachments either
     */
    public record Selection(long fromNs, long toNs, List<Integer> attachments, List<Integer> mappings) {

        /** Copies the lists. */
        public Selection {
            attachments = List.copyOf(attachments);
            mappings = List.copyOf(mappings);
        }

        /**
         * Whether only some attachments or mappings are kept.
         *
         * @return false when everything of that time is
         */
        public boolean isChosen() {
            return !attachments.isEmpty() || !mappings.isEmpty();
        }
    }

    /**
     * What was done.
     *
     * @param records  that are in the new recording, names and states included
     * @param events   of the old recording that are in it
     * @param states   what existed at its beginning
     * @param filtered map and unmap calls of that time that were not selected
     */
    public record Report(long records, long events, long states, long filtered) {}

    private Trim() {}

    /**
     * Writes a part of a recording.
     *
     * @param recording read to its end, under the session's lock
     * @param source    the same recording, at its start; not closed
     * @param selection what to keep
     * @param out       takes the new one; flushed, not closed
     * @param progress  told how far it is; asked whether to go on
     * @return what was done
     * @throws IOException                                if something cannot be read or written
     * @throws java.util.concurrent.CancellationException when progress says that it is no longer wanted
     */
    public static Report run(Recording recording, ByteSource source, Selection selection, OutputStream out, Progress progress)
            throws IOException {
        Cut cut = new Cut(recording, selection, out);
        cut.run(source, progress, "cutting");
        cut.writer.flush();
        out.flush();
        return new Report(cut.writer.written(), cut.events, cut.states, cut.left);
    }

    /** A stretch of time in which an identity means something that was selected. */
    private record Life(long fromNs, long toNs) {}

    /** Identities that were selected. */
    private static final class Lives {

        private final Map<Long, List<Life>> lives = new HashMap<>();

        void add(long identity, long fromNs, long toNs) {
            if (identity != 0) {
                lives.computeIfAbsent(identity, key -> new ArrayList<>())
                        .add(new Life(fromNs == Units.UNKNOWN ? Long.MIN_VALUE : fromNs, toNs == Units.UNKNOWN ? Long.MAX_VALUE : toNs));
            }
        }

        boolean has(long identity, long timeNs) {
            List<Life> found = lives.get(identity);
            return found != null && found.stream().anyMatch(life -> life.fromNs <= timeNs && timeNs <= life.toNs);
        }
    }

    private static final class Cut extends Rewriter {

        private final Recording recording;
        private final MappingTable mappings;
        private final AttachmentTable attachments;
        private final BufferTable buffers;
        private final Selection selection;
        private final boolean cutsStart;
        private final boolean cutsEnd;
        private final Dictionary dictionary;
        private final @Nullable Lives chosenBuffers;
        /** Of which at least something is kept. */
        private final Lives chosenAttachments = new Lives();
        /** Of which everything is kept. */
        private final Lives wholeAttachments = new Lives();
        private final Set<Integer> needed = new HashSet<>();
        private final Set<Integer> attachmentRows = new HashSet<>();
        private final Set<Integer> mappingRows = new HashSet<>();
        private final Set<Long> serials = new HashSet<>();
        /** Mappings that are in the new recording, by identity and interface, until another one has their address. */
        private final LongIntMap mine = new LongIntMap();
        private boolean begun;
        private boolean ended;
        private long currentSerial = Units.UNKNOWN;
        private boolean currentKept;
        private boolean anyMap;
        private @Nullable RecordView captureStart;
        private long events;
        private long states;
        private long left;
        private int live;

        Cut(Recording recording, Selection selection, OutputStream out) {
            super(out);
            this.recording = recording;
            this.selection = selection;
            mappings = recording.mappings();
            attachments = recording.attachments();
            buffers = recording.buffers();
            cutsStart = selection.fromNs() > recording.startNs();
            cutsEnd = selection.toNs() < recording.endNs();
            dictionary = new Dictionary(writer);
            chosenBuffers = selection.isChosen() ? choose() : null;
            begun = !cutsStart;
            if (cutsStart) {
                beSilent();
            }
        }

        private Lives choose() {
            Lives lives = new Lives();
            attachmentRows.addAll(selection.attachments());
            mappingRows.addAll(selection.mappings());
            needed.addAll(attachmentRows);
            for (int row : attachmentRows) {
                wholeAttachments.add(attachments.identity(row), attachments.attachNs(row), attachments.detachNs(row));
            }
            for (int row : mappingRows) {
                serials.add(mappings.serial(row));
                needed.add(mappings.attachment(row));
            }
            for (int row : needed) {
                chosenAttachments.add(attachments.identity(row), attachments.attachNs(row), attachments.detachNs(row));
                int buffer = attachments.buffer(row);
                lives.add(key(buffers.inode(buffer), buffers.identity(buffer)), buffers.exportNs(buffer), buffers.releaseNs(buffer));
            }
            return lives;
        }

        private static long key(long inode, long identity) {
            return inode != 0 ? inode : identity;
        }

        // what the new recording says of itself

        @Override
        String metadata(String text) {
            String with = text;
            if (cutsStart || cutsEnd) {
                with = Metadata.with(with, "trimmed", "from " + Units.relative(recording.toRelativeNs(Math.max(selection.fromNs(),
                        recording.startNs()))) + " to " + Units.relative(recording.toRelativeNs(
                                Math.min(selection.toNs(),
                                        recording.endNs())))
                        + " of " + recording.name().substring(recording.name().lastIndexOf('/') + 1));
            }
            if (selection.isChosen()) {
                String filters = recording.header().filters();
                with = Metadata.with(with, "filters",
                        (filters.isEmpty() ? "" : filters + " ") + chosen("attachment", selection.attachments())
                                + (selection.attachments().isEmpty() || selection.mappings().isEmpty() ? "" : ", ")
                                + chosen("mapping", selection.mappings()));
            }
            return with;
        }

        private static String chosen(String noun, List<Integer> rows) {
            if (rows.isEmpty()) {
                return "";
            }
            return rows.size() > 5
                    ? Units.counted(rows.size(), noun)
                    : noun + " " + String.join(", ", rows.stream().map(String::valueOf).toList());
        }

        @Override
        long filtered() {
            return left;
        }

        // record by record

        @Override
        void take(RecordView record) {
            if (Dictionary.isEntry(record)) {
                dictionary.add(record);
                return;
            }
            long timeNs = record.timestampNs();
            if (!begun && timeNs < selection.fromNs()) {
                if (record.id() == RecordLayout.ID_CAPTURE_START) {
                    captureStart = keep(record);
                }
                return;
            }
            if (!begun) {
                begin();
            }
            if (timeNs > selection.toNs()) {
                if (!ended) {
                    stop(selection.toNs());
                }
                if (record.id() == RecordLayout.ID_STATISTICS) {
                    // what was lost until then may have been lost in this part
                    statistics(record, selection.toNs());
                    finish();
                }
                return;
            }
            if (isWanted(record)) {
                dictionary.before(record, timeNs);
                write(record, timeNs);
            }
        }

        private static RecordView keep(RecordView record) {
            long[] words = new long[record.size() / Long.BYTES];
            Arrays.setAll(words, i -> record.getLong(i * Long.BYTES));
            return RecordView.of(words);
        }

        private void write(RecordView record, long timeNs) {
            switch (record.id()) {
            case RecordLayout.ID_STATISTICS -> statistics(record, timeNs);
            case RecordLayout.ID_CAPTURE_START -> {
                writer.copy(record, timeNs);
                if (cutsEnd && recording.part() == 0) {
                    writer.putInt(RecordLayout.CAPTURE_START_PART, 1);
                }
                if (selection.isChosen()) {
                    writer.putInt(RecordLayout.CAPTURE_START_STATES, 0);
                }
            }
            case RecordLayout.ID_CAPTURE_STOP -> {
                writer.copy(record, timeNs);
                if (selection.isChosen()) {
                    writer.putInt(RecordLayout.CAPTURE_STOP_LIVE, live);
                }
                ended = true;
            }
            default -> {
                writer.copy(record, timeNs);
                events++;
            }
            }
        }

        // what is selected

        private boolean isWanted(RecordView record) {
            Lives chosen = chosenBuffers;
            if (chosen == null) {
                if (record.id() == RecordLayout.ID_MAP) {
                    anyMap = true;
                }
                // ranges of a map call before the cut belong to nothing
                return record.id() != RecordLayout.ID_RANGE || anyMap || !cutsStart;
            }
            long timeNs = record.timestampNs();
            return switch (record.id()) {
            case RecordLayout.ID_BUFFER_EXPORT -> buffer(chosen, record, RecordLayout.BUFFER_EXPORT_INODE,
                    RecordLayout.BUFFER_EXPORT_BUFFER);
            case RecordLayout.ID_BUFFER_RELEASE -> buffer(chosen, record, RecordLayout.BUFFER_RELEASE_INODE,
                    RecordLayout.BUFFER_RELEASE_BUFFER);
            case RecordLayout.ID_INVALIDATE -> buffer(chosen, record, RecordLayout.INVALIDATE_INODE, RecordLayout.INVALIDATE_BUFFER);
            case RecordLayout.ID_BUFFER_STATE -> buffer(chosen, record, RecordLayout.BUFFER_STATE_INODE, RecordLayout.BUFFER_STATE_BUFFER);
            case RecordLayout.ID_ATTACHMENT_STATE -> buffer(chosen, record, RecordLayout.ATTACHMENT_STATE_INODE,
                    RecordLayout.ATTACHMENT_STATE_BUFFER)
                    && (record.getLong(RecordLayout.ATTACHMENT_STATE_ATTACHMENT) == 0
                            || chosenAttachments.has(record.getLong(RecordLayout.ATTACHMENT_STATE_ATTACHMENT), timeNs));
            case RecordLayout.ID_ATTACH -> chosenAttachments.has(record.getLong(RecordLayout.ATTACH_ATTACHMENT), timeNs);
            case RecordLayout.ID_DETACH -> chosenAttachments.has(record.getLong(RecordLayout.DETACH_ATTACHMENT), timeNs);
            case RecordLayout.ID_PIN -> chosenAttachments.has(record.getLong(RecordLayout.PIN_ATTACHMENT), timeNs);
            case RecordLayout.ID_UNPIN -> chosenAttachments.has(record.getLong(RecordLayout.UNPIN_ATTACHMENT), timeNs);
            case RecordLayout.ID_MATCH -> buffer(chosen, record, RecordLayout.MATCH_INODE, RecordLayout.MATCH_BUFFER);
            case RecordLayout.ID_TRIGGER -> chosenAttachments.has(record.getLong(RecordLayout.TRIGGER_ATTACHMENT), timeNs);
            case RecordLayout.ID_MAPPING_STATE -> state(record, timeNs);
            case RecordLayout.ID_MAP -> map(record, timeNs);
            case RecordLayout.ID_RANGE -> record.getLong(RecordLayout.RANGE_SERIAL) == currentSerial && currentKept;
            case RecordLayout.ID_UNMAP -> unmap(record, timeNs);
            case RecordLayout.ID_UNMAP_END -> chosenAttachments.has(record.getLong(RecordLayout.UNMAP_END_ATTACHMENT), timeNs);
            case RecordLayout.ID_LIVE -> {
                boolean kept = mine.get(identity(record.getLong(RecordLayout.LIVE_MAPPING),
                        record.getInt(RecordLayout.LIVE_ADAPTER))) >= 0;
                live += kept ? 1 : 0;
                yield kept;
            }
            default -> record.kind() != null;
            };
        }

        private static boolean buffer(Lives chosen, RecordView record, int inode, int identity) {
            return chosen.has(key(record.getLong(inode), record.getLong(identity)), record.timestampNs());
        }

        private boolean isOfChosen(long attachment, long serial, long timeNs) {
            return serials.contains(serial) || wholeAttachments.has(attachment, timeNs);
        }

        private boolean state(RecordView record, long timeNs) {
            boolean kept = isOfChosen(record.getLong(RecordLayout.MAPPING_STATE_ATTACHMENT),
                    record.getLong(RecordLayout.MAPPING_STATE_SERIAL), timeNs);
            if (kept) {
                mine.put(identity(record.getLong(RecordLayout.MAPPING_STATE_MAPPING), record.getInt(RecordLayout.MAPPING_STATE_ADAPTER)),
                        1);
            }
            return kept;
        }

        private boolean map(RecordView record, long timeNs) {
            currentSerial = record.getLong(RecordLayout.MAP_SERIAL);
            currentKept = isOfChosen(record.getLong(RecordLayout.MAP_ATTACHMENT), currentSerial, timeNs);
            long identity = identity(record.getLong(RecordLayout.MAP_MAPPING), record.getInt(RecordLayout.MAP_ADAPTER));
            if (!currentKept) {
                left++;
                // from now on the address is another mapping
                mine.remove(identity);
            } else if (record.getInt(RecordLayout.MAP_ERROR) == 0) {
                mine.put(identity, 1);
            }
            return currentKept;
        }

        private boolean unmap(RecordView record, long timeNs) {
            long identity = identity(record.getLong(RecordLayout.UNMAP_MAPPING), record.getInt(RecordLayout.UNMAP_ADAPTER));
            boolean kept = mine.get(identity) >= 0 || wholeAttachments.has(record.getLong(RecordLayout.UNMAP_ATTACHMENT), timeNs);
            if (!kept) {
                left++;
            }
            return kept;
        }

        private static long identity(long mapping, int adapter) {
            return mapping * 0x9E3779B97F4A7C15L + adapter + 1;
        }

        // the cut's own ends

        /** What existed when the cut begins. */
        private void begin() {
            begun = true;
            countFromHere();
            long timeNs = selection.fromNs();
            List<Integer> buffersThen = new ArrayList<>();
            List<Integer> attachmentsThen = new ArrayList<>();
            for (int row = 0; row < attachments.size(); row++) {
                if (isChosenRow(row) && existed(row, timeNs)) {
                    attachmentsThen.add(row);
                }
            }
            for (int row = 0; row < buffers.size(); row++) {
                long exported = buffers.exportNs(row);
                long released = buffers.releaseNs(row);
                if ((released == Units.UNKNOWN || released >= timeNs) && (exported != Units.UNKNOWN
                        ? exported < timeNs
                        : isUsedBefore(row, timeNs)) && isChosenBuffer(row, timeNs)) {
                    buffersThen.add(row);
                }
            }
            // first those that live on as they are, then what was leaked before and has no attachment any more
            int mapped = 0;
            for (int row = 0; row < mappings.size(); row++) {
                mapped += isMappedThen(row, timeNs) ? 1 : 0;
            }
            states = buffersThen.size() + attachmentsThen.size() + mapped;
            writer.at(timeNs);
            captureStart(timeNs);
            buffersThen.forEach(this::bufferState);
            attachmentsThen.forEach(this::attachmentState);
            for (int row = 0; row < mappings.size(); row++) {
                if (isMappedThen(row, timeNs)) {
                    mappingState(row, timeNs);
                }
            }
        }

        private void captureStart(long timeNs) {
            RecordView start = captureStart;
            int task = start == null ? 0 : start.getInt(RecordLayout.CAPTURE_START_TASK);
            dictionary.need(RecordLayout.ID_TASK, task, timeNs);
            writer.record(EventKind.CAPTURE_START, timeNs + recording.header().clockOffsetNs(), task, 0, Math.max(2, recording.part()),
                    states);
        }

        private boolean isChosenRow(int attachment) {
            return chosenBuffers == null || needed.contains(attachment);
        }

        private boolean isChosenBuffer(int row, long timeNs) {
            Lives chosen = chosenBuffers;
            return chosen == null || chosen.has(key(buffers.inode(row), buffers.identity(row)), timeNs);
        }

        private boolean existed(int row, long timeNs) {
            long attached = attachments.attachNs(row);
            long detached = attachments.detachNs(row);
            long released = buffers.releaseNs(attachments.buffer(row));
            if (detached != Units.UNKNOWN && detached < timeNs || released != Units.UNKNOWN && released < timeNs) {
                return false;
            }
            if (attached != Units.UNKNOWN) {
                return attached < timeNs;
            }
            int first = attachments.first(row);
            return recording.statesAtStart() > 0 || first >= 0 && mappings.returnNs(first) < timeNs;
        }

        /** Whether a buffer of which the export was not seen was seen otherwise. */
        private boolean isUsedBefore(int buffer, long timeNs) {
            for (int row = buffers.firstAttachment(buffer); row >= 0; row = attachments.nextOfBuffer(row)) {
                if (existed(row, timeNs)) {
                    return true;
                }
            }
            return recording.statesAtStart() > 0 && buffers.firstAttachment(buffer) < 0;
        }

        /** Whether a mapping that was made before still exposed its buffer then. */
        private boolean isMappedThen(int row, long timeNs) {
            if (mappings.returnNs(row) >= timeNs
                    || chosenBuffers != null && !mappingRows.contains(row) && !attachmentRows.contains(mappings.attachment(row))) {
                return false;
            }
            return switch (mappings.state(row)) {
            case FAILED, IN_FLIGHT, ENDED_UNSEEN -> false;
            case UNMAPPED, UNMAPPED_LATE -> mappings.unmapNs(row) >= timeNs;
            case LIVE, SWALLOWED, LEAKED_DETACH, LEAKED_RELEASE -> true;
            };
        }

        private void bufferState(int row) {
            long timeNs = selection.fromNs();
            dictionary.need(RecordLayout.ID_STRING, buffers.exporter(row), timeNs);
            writer.record(EventKind.BUFFER_STATE, buffers.identity(row), buffers.inode(row), buffers.sizeBytes(row), buffers.exporter(row),
                    Units.UNKNOWN, StateSource.PROBE.ordinal());
        }

        private void attachmentState(int row) {
            long timeNs = selection.fromNs();
            int buffer = attachments.buffer(row);
            dictionary.need(RecordLayout.ID_DEVICE, attachments.device(row), timeNs);
            dictionary.need(RecordLayout.ID_INTERCONNECT, attachments.interconnect(row), timeNs);
            writer.record(EventKind.ATTACHMENT_STATE, buffers.identity(buffer), buffers.inode(buffer), attachments.identity(row),
                    attachments.device(row), attachments.interconnect(row), attachments.flags(row) & STREAM_FLAGS,
                    StateSource.PROBE.ordinal());
        }

        private void mappingState(int row, long timeNs) {
            int attachment = mappings.attachment(row);
            int buffer = mappings.buffer(row);
            boolean swallowed = mappings.state(row) == MappingState.SWALLOWED && mappings.unmapNs(row) < timeNs;
            // a mapping without an attachment that exists was leaked earlier
            boolean leaked = swallowed || mappings.has(row, MapFlags.LEAKED_EARLIER) || !existed(attachment, timeNs);
            dictionary.need(RecordLayout.ID_INTERCONNECT, mappings.interconnect(row), timeNs);
            dictionary.need(RecordLayout.ID_DEVICE, mappings.device(row), timeNs);
            dictionary.need(RecordLayout.ID_TASK, mappings.task(row), timeNs);
            dictionary.need(RecordLayout.ID_STACK, mappings.stack(row), timeNs);
            writer.record(EventKind.MAPPING_STATE, buffers.identity(buffer), buffers.inode(buffer), buffers.sizeBytes(buffer),
                    leaked ? 0 : attachments.identity(attachment), mappings.identity(row), mappings.serial(row), mappings.beginNs(row),
                    mappings.returnNs(row), mappings.has(row, MapFlags.BYTES_OF_BUFFER) ? Units.UNKNOWN : mappings.bytes(row),
                    mappings.adapter(row), mappings.nranges(row), mappings.flags(row) & STREAM_FLAGS, mappings.direction(row),
                    mappings.interconnect(row), mappings.device(row), mappings.task(row), mappings.stack(row));
            mine.put(identity(mappings.identity(row), mappings.adapter(row)), 1);
        }

        @Override
        void end() {
            if (!begun && recording.startNs() != Units.UNKNOWN) {
                begin();
            }
            if (cutsEnd && !ended) {
                stop(selection.toNs());
            }
        }

        /** The capture goes on elsewhere. What was surely mapped is named, as the probe's table would. */
        private void stop(long timeNs) {
            ended = true;
            boolean known = recording.knowsLiveSet();
            LongIntMap held = new LongIntMap();
            List<Integer> rows = new ArrayList<>();
            long unsure = 0;
            for (int row = 0; row < mappings.size(); row++) {
                if (mappings.returnNs(row) > timeNs || chosenBuffers != null && !mappingRows.contains(row)
                        && !attachmentRows.contains(mappings.attachment(row))) {
                    continue;
                }
                MappingState state = mappings.state(row);
                long unmapped = mappings.unmapNs(row);
                boolean sure = unmapped != Units.UNKNOWN && unmapped > timeNs && state != MappingState.ENDED_UNSEEN;
                if (sure || state.isOutstanding() && known && recording.confirmedLive(row)) {
                    long identity = identity(mappings.identity(row), mappings.adapter(row));
                    int before = held.get(identity);
                    if (before >= 0) {
                        rows.set(before, row);
                    } else {
                        held.put(identity, rows.size());
                        rows.add(row);
                    }
                } else if (state.isOutstanding() && !mappings.has(row, MapFlags.CACHED)) {
                    unsure++;
                }
            }
            writer.at(timeNs);
            for (int row : rows) {
                writer.live(attachments.identity(mappings.attachment(row)), mappings.identity(row), mappings.serial(row),
                        mappings.adapter(row));
            }
            writer.stop(StopReason.SIZE, unsure);
        }
    }
}
