// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLog;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.AttachmentStateEvent;
import org.rangescope.core.capture.event.BufferStateEvent;
import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.capture.event.MappingStateEvent;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.store.Storage;
import org.rangescope.core.store.Tables;
import org.rangescope.core.util.LongColumn;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/**
 * Turns records into rows: pairs each unmap with its map, and notes what went wrong on the way. The kernel uses addresses again, so an identity finds
 * the latest object that had it, and a row is one generation. Written by one thread.
 */
public final class MappingTracker implements EventSink, Recording {

    private static final int EINVAL = -22;
    private static final int EOPNOTSUPP = -95;
    /** A year: longer than any duration but a damaged one. */
    private static final long LONGEST_NS = 365L * 86_400_000_000_000L;
    private static final int DAMAGE_LISTED = 1_000;
    private static final int WINDOWS_LISTED = 10_000;

    private static final int MAX_KIND = Arrays.stream(EventKind.values()).mapToInt(EventKind::id).max().orElse(0) + 1;
    private static final int ADAPTERS = Adapter.values().length;

    private final String name;
    private CaptureHeader header = CaptureHeader.NONE;
    private final Tables tables;
    private final Dictionaries dictionaries;
    private final BufferTable buffers;
    private final AttachmentTable attachments;
    private final RangeTable ranges;
    private final MappingTable mappings;
    private final IncidentTable incidents = new IncidentTable();
    private final RecordLog events = new RecordLog();

    private final LongIntMap bufferByInode = new LongIntMap();
    private final LongIntMap attachmentByIdentity = new LongIntMap();
    private final LongIntMap[] mappingByIdentity = new LongIntMap[ADAPTERS];
    /** When an identity was unmapped of which no map was seen; found by -2 - index in place of a mapping row. */
    private final LongColumn unseenUnmapNs = new LongColumn();

    private final long[] counts = new long[MAX_KIND];
    private long unknownRecords;
    private volatile long records;
    private long recordsInPacket;
    private long startNs = Units.UNKNOWN;
    private long endNs = Units.UNKNOWN;
    private boolean started;
    private boolean complete;
    private boolean ended;
    private boolean stopped;
    private int currentMap = -1;
    private long currentSerial;

    private int part;
    private long states;
    private Losses losses = Losses.NONE;
    private Choices choices = Choices.NONE;
    private volatile long lost;
    private long discarded;
    private long statisticsNs = Units.UNKNOWN;
    private final List<LossWindow> windows = new ArrayList<>();
    private final List<Damage> damage = new ArrayList<>();
    private long damageCount;
    private long damagedBytes;
    private long unread;
    private long packetsMissing;
    private boolean lossPending;
    private long lossFromNs;
    private long lossCount;
    private String lossCause = "";

    private long unknownUnmaps;
    private long inFlight;
    private long unseenEnds;
    private long orphanRanges;
    private long liveRecords;
    private long liveAtStop = Units.UNKNOWN;
    private int stopReason;
    private final BitSet confirmed = new BitSet();

    /**
     * A tracker that has seen nothing yet, and whose tables nobody needs when it is gone.
     *
     * @param name of the recording, for a person
     */
    public MappingTracker(String name) {
        this(name, new Tables(Storage.temporary()));
    }

    /**
     * A tracker that has seen nothing yet.
     *
     * @param name   of the recording, for a person
     * @param tables empty ones, which it fills
     */
    public MappingTracker(String name, Tables tables) {
        this.name = name;
        this.tables = tables;
        dictionaries = tables.dictionaries();
        buffers = tables.buffers();
        attachments = tables.attachments();
        ranges = tables.ranges();
        mappings = tables.mappings();
        for (int i = 0; i < ADAPTERS; i++) {
            mappingByIdentity[i] = new LongIntMap();
        }
    }

    // what the reader calls

    @Override
    public void header(CaptureHeader newHeader) {
        header = newHeader;
    }

    @Override
    public void packet(PacketView packet) {
        records += recordsInPacket;
        recordsInPacket = 0;
        if (packet.missingBefore() > 0) {
            packetsMissing += packet.missingBefore();
            if (!lossPending) {
                lossBegins(Units.counted(packet.missingBefore(), "packet") + " missing");
            }
        }
        if (lossPending) {
            lossEnds(packet.beginNs());
        }
        discarded = Math.max(discarded, packet.eventsDiscarded());
        lost = Math.max(losses.total(), discarded) + unread;
    }

    @Override
    public void damaged(Damage found) {
        damageCount++;
        damagedBytes += found.length();
        if (damage.size() < DAMAGE_LISTED) {
            damage.add(found);
        }
        if (found.length() > 0 && !lossPending) {
            lossBegins("the recording is damaged");
        }
        if (found.lost() > 0) {
            unread += found.lost();
            lossCount += found.lost();
            lost = Math.max(losses.total(), discarded) + unread;
        }
    }

    private void lossBegins(String cause) {
        lossPending = true;
        lossFromNs = endNs == Units.UNKNOWN ? 0 : endNs;
        lossCause = cause;
        lossCount = 0;
    }

    private void lossEnds(long toNs) {
        lossPending = false;
        addWindow(new LossWindow(lossFromNs, Math.max(lossFromNs, toNs), lossCount > 0 ? lossCount : Units.UNKNOWN, lossCause));
    }

    private void addWindow(LossWindow window) {
        if (windows.size() < WINDOWS_LISTED) {
            windows.add(window);
        } else {
            // too many to keep apart: the last one grows
            LossWindow last = windows.remove(windows.size() - 1);
            windows.add(new LossWindow(last.fromNs(), Math.max(last.toNs(), window.toNs()),
                    last.lost() == Units.UNKNOWN || window.lost() == Units.UNKNOWN ? Units.UNKNOWN : last.lost() + window.lost(),
                    last.cause()));
        }
    }

    @Override
    public void record(RecordView record) {
        long timeNs = record.timestampNs();
        if (lossPending) {
            lossEnds(timeNs);
        }
        if (timeNs > endNs) {
            if (endNs == Units.UNKNOWN) {
                startNs = timeNs;
            }
            endNs = timeNs;
        }
        recordsInPacket++;
        int id = record.id();
        if (id < counts.length) {
            counts[id]++;
        }
        switch (id) {
        case RecordLayout.ID_MAP -> map(record);
        case RecordLayout.ID_RANGE -> range(record);
        case RecordLayout.ID_UNMAP -> unmap(record);
        case RecordLayout.ID_BUFFER_EXPORT -> export(record);
        case RecordLayout.ID_BUFFER_RELEASE -> release(record);
        case RecordLayout.ID_ATTACH -> attach(record);
        case RecordLayout.ID_DETACH -> detach(record);
        case RecordLayout.ID_INVALIDATE -> invalidate(record);
        case RecordLayout.ID_CAPTURE_START -> start(record);
        case RecordLayout.ID_BUFFER_STATE -> bufferState(BufferStateEvent.of(record));
        case RecordLayout.ID_ATTACHMENT_STATE -> attachmentState(AttachmentStateEvent.of(record));
        case RecordLayout.ID_MAPPING_STATE -> mappingState(MappingStateEvent.of(record));
        case RecordLayout.ID_TRIGGER, RecordLayout.ID_UNMAP_END, RecordLayout.ID_MATCH, RecordLayout.ID_PIN, RecordLayout.ID_UNPIN,
                RecordLayout.ID_TASK_EXIT ->
            events.append(record);
        case RecordLayout.ID_CAPTURE_STOP -> stop(record);
        case RecordLayout.ID_STATISTICS -> statistics(record);
        case RecordLayout.ID_LIVE -> live(record);
        default -> {
            EventKind kind = record.kind();
            if (kind == null) {
                unknownRecords++;
            } else {
                dictionaries.add(kind, record);
            }
        }
        }
    }

    /** No more records will come, for the recording was read to its end. */
    public void end() {
        if (ended || stopped) {
            return;
        }
        records += recordsInPacket;
        recordsInPacket = 0;
        if (lossPending) {
            lossEnds(Long.MAX_VALUE);
        }
        if (discarded > losses.total()) {
            addWindow(new LossWindow(Math.max(0, statisticsNs), Long.MAX_VALUE, discarded - losses.total(), "events were discarded"));
            lost = discarded + unread;
        }
        ended = true;
        if (knowsLiveSet()) {
            reconcile();
        }
        tables.finish();
    }

    /** No more records will be read, though there may be more: what is live stays live, and nothing is known about the end. */
    public void stop() {
        if (ended || stopped) {
            return;
        }
        records += recordsInPacket;
        recordsInPacket = 0;
        stopped = true;
        tables.finish();
    }

    /**
     * The probe's table in the kernel is the truth at the end: what it no longer holds was unmapped, though the event was lost or came after the last one
     * that was written. What was leaked stays in the table, so a leak that is not there is none either, if an unmap may have been lost.
     */
    private void reconcile() {
        Health health = health();
        for (Incident incident : incidents) {
            int row = incident.mapping();
            if ((incident.kind() == IncidentKind.LIVE_AT_DETACH || incident.kind() == IncidentKind.LIVE_AT_RELEASE) && !isHeld(row)
                    && mappings.unmapNs(row) == Units.UNKNOWN && health.isLossy(mappings.returnNs(row), endNs)) {
                mappings.ended(row, Units.UNKNOWN, MappingState.ENDED_UNSEEN);
                unseenEnds++;
            }
        }
        for (int attachment = 0; attachment < attachments.size(); attachment++) {
            int row = attachments.firstLive(attachment);
            while (row >= 0) {
                int next = mappings.nextLive(row);
                if (!mappings.has(row, MapFlags.CACHED) && !isHeld(row)) {
                    endUnseen(row);
                }
                row = next;
            }
        }
    }

    /** Whether the table in the kernel held a mapping at the end. It has one entry for an sg-table that was handed out several times. */
    private boolean isHeld(int row) {
        if (confirmed.get(row)) {
            return true;
        }
        int latest = mappings.adapter(row) == Adapter.SGT.id() ? mappingByIdentity[Adapter.SGT.id()].get(mappings.identity(row)) : -1;
        return latest >= 0 && confirmed.get(latest);
    }

    // buffers and attachments

    private int buffer(long inode, long identity, long sizeBytes) {
        int row = bufferByInode.get(inode != 0 ? inode : identity);
        if (row >= 0 && buffers.releaseNs(row) == Units.UNKNOWN) {
            if (buffers.sizeBytes(row) == Units.UNKNOWN && sizeBytes != Units.UNKNOWN) {
                buffers.sizeBytes(row, sizeBytes);
            }
            if (buffers.identity(row) == 0) {
                buffers.identity(row, identity);
            }
            return row;
        }
        return newBuffer(inode, identity, sizeBytes, 0, Units.UNKNOWN, 0, 0, row);
    }

    /** The buffer of what may come after its release: the latest of that inode, released or not. */
    private int latestBuffer(long inode, long identity) {
        int row = bufferByInode.get(inode != 0 ? inode : identity);
        return row >= 0 ? row : buffer(inode, identity, Units.UNKNOWN);
    }

    private int newBuffer(long inode, long identity, long sizeBytes, int exporter, long exportNs, int task, int stack, int previous) {
        int generation = previous < 0 ? 0 : buffers.generation(previous) + 1;
        int row = buffers.add(inode, identity, sizeBytes, exporter, exportNs, task, stack, generation);
        bufferByInode.put(inode != 0 ? inode : identity, row);
        return row;
    }

    private int newAttachment(int buffer, long identity, int device, int interconnect, int flags, long attachNs, int task, int stack) {
        int row = attachments.add(buffer, identity, device, interconnect, flags, attachNs, task, stack, buffers.firstAttachment(buffer));
        buffers.firstAttachment(buffer, row);
        attachmentByIdentity.put(attachmentKey(identity, buffer), row);
        return row;
    }

    /** An attachment whose identity is not known stands for all of them on its buffer. */
    private static long attachmentKey(long identity, int buffer) {
        return identity != 0 ? identity : Long.MIN_VALUE + 1 + buffer;
    }

    private int liveAttachment(long identity, int buffer) {
        int row = attachmentByIdentity.get(attachmentKey(identity, buffer));
        return row >= 0 && attachments.buffer(row) == buffer && attachments.detachNs(row) == Units.UNKNOWN ? row : -1;
    }

    /** As {@link #liveAttachment}; or one of which only the device was known until now. */
    private int knownAttachment(long identity, int buffer, int device) {
        int live = liveAttachment(identity, buffer);
        if (live >= 0 || identity == 0) {
            return live;
        }
        int found = -1;
        for (int row = buffers.firstAttachment(buffer); row >= 0; row = attachments.nextOfBuffer(row)) {
            if (attachments.identity(row) == 0 && attachments.detachNs(row) == Units.UNKNOWN && attachments.firstLive(row) < 0) {
                if (device != 0 && attachments.device(row) == device) {
                    found = row;
                } else if (device == 0 && found >= 0 && attachments.device(found) != attachments.device(row)) {
                    // it could be either
                    return -1;
                } else if (device == 0) {
                    found = row;
                }
            }
        }
        if (found >= 0) {
            attachments.identity(found, identity);
            attachmentByIdentity.put(identity, found);
        }
        return found;
    }

    private void export(RecordView record) {
        if (record.getInt(RecordLayout.BUFFER_EXPORT_ERROR) != 0) {
            return;
        }
        long inode = record.getLong(RecordLayout.BUFFER_EXPORT_INODE);
        long identity = record.getLong(RecordLayout.BUFFER_EXPORT_BUFFER);
        newBuffer(inode, identity, record.getLong(RecordLayout.BUFFER_EXPORT_BUFFER_SIZE),
                record.getInt(RecordLayout.BUFFER_EXPORT_EXPORTER),
                record.timestampNs(), record.getInt(RecordLayout.BUFFER_EXPORT_TASK), record.getInt(RecordLayout.BUFFER_EXPORT_STACK),
                bufferByInode.get(inode != 0 ? inode : identity));
    }

    private void release(RecordView record) {
        int buffer = buffer(record.getLong(RecordLayout.BUFFER_RELEASE_INODE), record.getLong(RecordLayout.BUFFER_RELEASE_BUFFER),
                Units.UNKNOWN);
        buffers.releaseNs(buffer, record.timestampNs());
        for (int attachment = buffers.firstAttachment(buffer); attachment >= 0; attachment = attachments.nextOfBuffer(attachment)) {
            leak(attachment, record.timestampNs(), IncidentKind.LIVE_AT_RELEASE, MappingState.LEAKED_RELEASE,
                    record.getInt(RecordLayout.BUFFER_RELEASE_TASK), record.getInt(RecordLayout.BUFFER_RELEASE_STACK));
        }
    }

    // what existed before the capture

    private void start(RecordView record) {
        if (!started) {
            startNs = record.timestampNs();
            part = record.getInt(RecordLayout.CAPTURE_START_PART, 0);
        }
        started = true;
        // another part of the same capture may follow in the same file: its end is what counts
        complete = false;
        liveRecords = 0;
        liveAtStop = Units.UNKNOWN;
        stopReason = 0;
        confirmed.clear();
        states += Integer.toUnsignedLong(record.getInt(RecordLayout.CAPTURE_START_STATES, 0));
    }

    private int bufferState(BufferStateEvent state) {
        int row = buffer(state.inode(), state.buffer(), state.sizeBytes());
        if (buffers.exporter(row) == 0) {
            buffers.exporter(row, state.exporter());
        }
        return row;
    }

    private void attachmentState(AttachmentStateEvent state) {
        int buffer = buffer(state.inode(), state.buffer(), Units.UNKNOWN);
        int row = state.attachment() == 0 ? -1 : liveAttachment(state.attachment(), buffer);
        if (row >= 0) {
            attachments.use(row, state.device(), state.interconnect());
        } else {
            newAttachment(buffer, state.attachment(), state.device(), state.interconnect(), state.flags(), Units.UNKNOWN, 0, 0);
        }
    }

    private void mappingState(MappingStateEvent state) {
        int adapter = Adapter.clean(state.adapter());
        int known = mappingByIdentity[adapter].get(state.mapping());
        if (known >= 0 && mappings.serial(known) == state.serial() && mappings.adapter(known) == adapter) {
            // the part before this one is in the same file
            return;
        }
        int buffer = buffer(state.inode(), state.buffer(), state.bufferSizeBytes());
        int attachment = state.attachment() == 0 ? -1 : liveAttachment(state.attachment(), buffer);
        // the attachments that exist come first; a mapping without one was leaked when it went away
        boolean leaked = attachment < 0;
        if (leaked) {
            attachment = goneAttachment(buffer, state);
        }
        int row = mappings.add(state, attachment, attachments.mapped(attachment, 1 << adapter, mappings.size(), 0),
                leaked ? MapFlags.LEAKED_EARLIER : 0);
        mappingByIdentity[adapter].put(state.mapping(), row);
    }

    /** Stands for the attachments of a device to a buffer on which an earlier part saw mappings being leaked. */
    private int goneAttachment(int buffer, MappingStateEvent state) {
        for (int row = buffers.firstAttachment(buffer); row >= 0; row = attachments.nextOfBuffer(row)) {
            if (attachments.identity(row) == 0 && attachments.firstLive(row) >= 0 && attachments.device(row) == state.device()) {
                return row;
            }
        }
        return newAttachment(buffer, 0, state.device(), state.interconnect(), state.flags(), Units.UNKNOWN, 0, 0);
    }

    private void attach(RecordView record) {
        if (record.getInt(RecordLayout.ATTACH_ERROR) != 0) {
            return;
        }
        int buffer = buffer(record.getLong(RecordLayout.ATTACH_INODE), record.getLong(RecordLayout.ATTACH_BUFFER), Units.UNKNOWN);
        newAttachment(buffer, record.getLong(RecordLayout.ATTACH_ATTACHMENT), record.getInt(RecordLayout.ATTACH_DEVICE),
                record.getInt(RecordLayout.ATTACH_INTERCONNECT), record.getInt(RecordLayout.ATTACH_FLAGS), record.timestampNs(),
                record.getInt(RecordLayout.ATTACH_TASK), record.getInt(RecordLayout.ATTACH_STACK));
    }

    private void detach(RecordView record) {
        int buffer = latestBuffer(record.getLong(RecordLayout.DETACH_INODE), record.getLong(RecordLayout.DETACH_BUFFER));
        long identity = record.getLong(RecordLayout.DETACH_ATTACHMENT);
        int attachment = knownAttachment(identity, buffer, 0);
        if (attachment < 0) {
            attachment = newAttachment(buffer, identity, 0, 0, 0, Units.UNKNOWN, 0, 0);
        }
        int task = record.getInt(RecordLayout.DETACH_TASK);
        int stack = record.getInt(RecordLayout.DETACH_STACK);
        attachments.detachNs(attachment, record.timestampNs());
        attachments.detachTask(attachment, task);
        attachments.detachStack(attachment, stack);
        leak(attachment, record.timestampNs(), IncidentKind.LIVE_AT_DETACH, MappingState.LEAKED_DETACH, task, stack);
    }

    /** Whatever is live on an attachment is leaked, but for what the core frees by itself. */
    private void leak(int attachment, long timeNs, IncidentKind kind, MappingState state, int task, int stack) {
        int row = attachments.firstLive(attachment);
        while (row >= 0) {
            int next = mappings.nextLive(row);
            if (mappings.has(row, MapFlags.LEAKED_EARLIER)) {
                // that was told in the part that saw it
                row = next;
                continue;
            }
            mappings.unlink(row);
            if (mappings.has(row, MapFlags.CACHED)) {
                mappings.ended(row, timeNs, MappingState.UNMAPPED);
            } else {
                mappings.state(row, state);
                incidents.add(kind, timeNs, row, attachment, -1, task, stack, 0, false);
            }
            row = next;
        }
    }

    private void invalidate(RecordView record) {
        int buffer = latestBuffer(record.getLong(RecordLayout.INVALIDATE_INODE), record.getLong(RecordLayout.INVALIDATE_BUFFER));
        buffers.invalidated(buffer, record.timestampNs());
    }

    // mappings

    private void map(RecordView record) {
        int attachment = mappedAttachment(record);
        int adapter = Adapter.clean(record.getInt(RecordLayout.MAP_ADAPTER));
        boolean interconnected = adapter > Adapter.SGT.id();
        int error = record.getInt(RecordLayout.MAP_ERROR);
        int flags = record.getInt(RecordLayout.MAP_FLAGS);
        currentSerial = record.getLong(RecordLayout.MAP_SERIAL);
        if ((flags & MapFlags.PENDING) != 0) {
            currentMap = mappings.add(record, attachment, -1, buffers.sizeBytes(attachments.buffer(attachment)));
            mappings.state(currentMap, MappingState.IN_FLIGHT);
            inFlight++;
            return;
        }
        if (error != 0) {
            attachments.failed(attachment);
            currentMap = mappings.add(record, attachment, -1, buffers.sizeBytes(attachments.buffer(attachment)));
            if (interconnected && (error == EINVAL || error == EOPNOTSUPP)) {
                incident(IncidentKind.MAP_REFUSED, record, attachment, flags);
            }
            return;
        }
        int row = mappings.add(record, attachment, attachments.mapped(attachment, 1 << adapter, mappings.size(), 1),
                buffers.sizeBytes(attachments.buffer(attachment)));
        currentMap = row;
        int previous = mappingByIdentity[adapter].put(record.getLong(RecordLayout.MAP_MAPPING), row);
        if (previous >= 0 && interconnected && mappings.isLive(previous)) {
            // each interconnect mapping is an object of its own: this one was freed before its address came back
            endUnseen(previous);
        } else if (previous >= 0 && interconnected && mappings.state(previous).isLeak()) {
            // two objects cannot have one address: somebody has freed the leaked one by other means
            mappings.ended(previous, Units.UNKNOWN, MappingState.ENDED_UNSEEN);
            unseenEnds++;
        }
        if (interconnected && (flags & (MapFlags.WALKED | MapFlags.TRUNCATED)) == MapFlags.WALKED
                && record.getInt(RecordLayout.MAP_NRANGES) != record.getInt(RecordLayout.MAP_ENTRIES)) {
            incident(IncidentKind.RANGE_COUNT, record, attachment, flags);
        }
    }

    private void incident(IncidentKind kind, RecordView map, int attachment, int flags) {
        incidents.add(kind, map.timestampNs(), currentMap, attachment, -1, map.getInt(RecordLayout.MAP_TASK),
                map.getInt(RecordLayout.MAP_STACK), flags, (flags & MapFlags.STACK_REUSED) != 0);
    }

    /** The attachment of a map call; made up when it was made before the capture began. */
    private int mappedAttachment(RecordView record) {
        return attachment(record.getLong(RecordLayout.MAP_ATTACHMENT), record.getLong(RecordLayout.MAP_INODE),
                record.getLong(RecordLayout.MAP_BUFFER), record.getLong(RecordLayout.MAP_BUFFER_SIZE),
                record.getInt(RecordLayout.MAP_DEVICE),
                record.getInt(RecordLayout.MAP_INTERCONNECT), record.getInt(RecordLayout.MAP_FLAGS));
    }

    private int attachment(long identity, long inode, long bufferIdentity, long sizeBytes, int device, int interconnect, int flags) {
        int attachment = attachmentByIdentity.get(identity);
        if (attachment >= 0 && inode != 0) {
            int buffer = attachments.use(attachment, device, interconnect);
            if (buffer >= 0 && buffers.isCurrent(buffer, inode)) {
                return attachment;
            }
        }
        int buffer = buffer(inode, bufferIdentity, sizeBytes);
        attachment = knownAttachment(identity, buffer, device);
        if (attachment >= 0) {
            attachments.use(attachment, device, interconnect);
            return attachment;
        }
        return newAttachment(buffer, identity, device, interconnect, flags, Units.UNKNOWN, 0, 0);
    }

    private void range(RecordView record) {
        if (currentMap >= 0 && record.getLong(RecordLayout.RANGE_SERIAL) == currentSerial) {
            ranges.add(record);
        } else {
            orphanRanges++;
        }
    }

    private void unmap(RecordView record) {
        long identity = record.getLong(RecordLayout.UNMAP_MAPPING);
        int adapter = Adapter.clean(record.getInt(RecordLayout.UNMAP_ADAPTER));
        int row = mappingByIdentity[adapter].get(identity);
        if (row >= 0 && mappings.isLiveOn(row, record.getLong(RecordLayout.UNMAP_ATTACHMENT))) {
            free(row, record);
            return;
        }
        int buffer = latestBuffer(record.getLong(RecordLayout.UNMAP_INODE), record.getLong(RecordLayout.UNMAP_BUFFER));
        long attachmentIdentity = record.getLong(RecordLayout.UNMAP_ATTACHMENT);
        int attachment = attachmentByIdentity.get(attachmentKey(attachmentIdentity, buffer));
        if (attachment < 0) {
            attachment = knownAttachment(attachmentIdentity, buffer, 0);
        }
        if (attachment < 0) {
            attachment = newAttachment(buffer, attachmentIdentity, 0, 0, record.getInt(RecordLayout.UNMAP_FLAGS), Units.UNKNOWN, 0, 0);
        }
        int same = adapter == Adapter.SGT.id() ? liveOn(attachment, identity) : -1;
        if (same >= 0) {
            // an exporter may hand out one table several times
            free(same, record);
        } else if ((record.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.CACHED) != 0) {
            // the core keeps the table until detach, so this call did nothing
            return;
        } else if (row == LongIntMap.ABSENT) {
            unmapUnseen(record, adapter, identity, attachment);
        } else if (row < 0) {
            if ((record.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.NOT_LIVE) == 0) {
                // the kernel's side knew it as mapped again, so the event of that map was lost
                unmapUnseen(record, adapter, identity, attachment);
            } else {
                doubleUnmap(record, -1, attachment, unseenUnmapNs.get(-2 - row));
            }
        } else {
            unmapKnown(record, row, attachment);
        }
    }

    private void unmapKnown(RecordView record, int row, int attachment) {
        switch (mappings.state(row)) {
        case LIVE -> {
            if (attachments.identity(mappings.attachment(row)) == 0) {
                // which one it was mapped on is not known
                free(row, record);
                return;
            }
            incidents.add(IncidentKind.OTHER_ATTACHMENT, record.timestampNs(), row, attachment, mappings.attachment(row),
                    record.getInt(RecordLayout.UNMAP_TASK), record.getInt(RecordLayout.UNMAP_STACK),
                    record.getInt(RecordLayout.UNMAP_FLAGS), reused(record));
            free(row, record);
        }
        case UNMAPPED, UNMAPPED_LATE -> {
            boolean mapped = (record.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.NOT_LIVE) == 0;
            int before = mappings.attachment(row);
            // an earlier part of the capture does not say how often an sg-table was handed out
            boolean handedOut = mappings.has(row, MapFlags.EARLIER) && mappings.adapter(row) == Adapter.SGT.id();
            if (mapped || handedOut || before != attachment && attachments.detachNs(before) != Units.UNKNOWN) {
                // the kernel's side knew it as mapped, so the event of its map was lost; or only its address was seen before, long ago
                unknownUnmaps++;
            } else {
                doubleUnmap(record, row, attachment, mappings.unmapNs(row));
            }
        }
        case SWALLOWED -> {
            if (!swallows(record)) {
                // a later call did free it
                mappings.unmapped(row, record, MappingState.UNMAPPED);
            }
        }
        case LEAKED_DETACH, LEAKED_RELEASE -> mappings.unmapped(row, record,
                swallows(record) ? mappings.state(row) : MappingState.UNMAPPED_LATE);
        case FAILED, IN_FLIGHT, ENDED_UNSEEN -> unknownUnmaps++;
        }
    }

    /** An unmap of what was mapped before the capture began, or whose map was lost. */
    private void unmapUnseen(RecordView record, int adapter, long identity, int attachment) {
        unknownUnmaps++;
        if (swallows(record)) {
            incidents.add(swallowKind(record), record.timestampNs(), -1, attachment, -1, record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), record.getInt(RecordLayout.UNMAP_FLAGS), reused(record));
        } else {
            mappingByIdentity[adapter].put(identity, -2 - unseenUnmapNs.add(record.timestampNs()));
        }
    }

    private void doubleUnmap(RecordView record, int row, int attachment, long firstNs) {
        incidents.add(IncidentKind.DOUBLE_UNMAP, record.timestampNs(), row, attachment, row < 0 ? -1 : mappings.attachment(row),
                record.getInt(RecordLayout.UNMAP_TASK), record.getInt(RecordLayout.UNMAP_STACK),
                swallows(record) ? ~firstNs : firstNs, reused(record));
    }

    /** A live mapping is unmapped: it ends, unless the call frees nothing. */
    private void free(int row, RecordView record) {
        mappings.unlink(row);
        if (swallows(record)) {
            mappings.unmapped(row, record, MappingState.SWALLOWED);
            incidents.add(swallowKind(record), record.timestampNs(), row, mappings.attachment(row), -1,
                    record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), record.getInt(RecordLayout.UNMAP_FLAGS), reused(record));
        } else {
            mappings.unmapped(row, record, MappingState.UNMAPPED);
        }
    }

    private static boolean reused(RecordView unmap) {
        return (unmap.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.STACK_REUSED) != 0;
    }

    private static boolean swallows(RecordView unmap) {
        return Adapter.clean(unmap.getInt(RecordLayout.UNMAP_ADAPTER)) > Adapter.SGT.id()
                && (unmap.getInt(RecordLayout.UNMAP_FLAGS) & (MapFlags.ALLOW_IC | MapFlags.UNMAP_OP)) != (MapFlags.ALLOW_IC
                        | MapFlags.UNMAP_OP);
    }

    private static IncidentKind swallowKind(RecordView unmap) {
        return (unmap.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.ALLOW_IC) == 0
                ? IncidentKind.SWALLOWED_NOT_ALLOWED
                : IncidentKind.SWALLOWED_NO_OP;
    }

    private void endUnseen(int row) {
        mappings.unlink(row);
        mappings.ended(row, Units.UNKNOWN, MappingState.ENDED_UNSEEN);
        unseenEnds++;
    }

    private int liveOn(int attachment, long identity) {
        int row = attachments.firstLive(attachment);
        while (row >= 0 && mappings.identity(row) != identity) {
            row = mappings.nextLive(row);
        }
        return row;
    }

    // the capture itself

    private void statistics(RecordView record) {
        Losses now = new Losses(counter(record, RecordLayout.STATISTICS_LOST_RING, losses.ring()),
                counter(record, RecordLayout.STATISTICS_LOST_TABLE, losses.table()),
                counter(record, RecordLayout.STATISTICS_LOST_MISSED, losses.missed()),
                counter(record, RecordLayout.STATISTICS_LOST_OUTPUT, losses.output()),
                counter(record, RecordLayout.STATISTICS_LOST_STACKS, losses.stacks()),
                counter(record, RecordLayout.STATISTICS_LATE, losses.late()),
                counter(record, RecordLayout.STATISTICS_TRUNCATED, losses.truncated()),
                losses.liveTable());
        long more = now.total() - losses.total();
        if (more > 0) {
            addWindow(
                    new LossWindow(statisticsNs == Units.UNKNOWN ? startNs : statisticsNs, record.timestampNs(), more, cause(losses, now)));
        }
        losses = now;
        choices = new Choices(counter(record, RecordLayout.STATISTICS_FILTERED, choices.filtered()),
                counter(record, RecordLayout.STATISTICS_SAMPLED, choices.sampled()),
                counter(record, RecordLayout.STATISTICS_REUSED_STACKS, choices.reusedStacks()));
        statisticsNs = record.timestampNs();
        lost = Math.max(losses.total(), discarded) + unread;
    }

    /** Counters only grow; one that does not is damaged. */
    private static long counter(RecordView record, int field, long before) {
        return Math.max(before, record.getLong(field, 0));
    }

    private static String cause(Losses before, Losses now) {
        List<String> causes = new ArrayList<>();
        if (now.ring() > before.ring()) {
            causes.add("the ring buffer was full");
        }
        if (now.table() > before.table()) {
            causes.add("a table in the kernel was full");
        }
        if (now.missed() > before.missed()) {
            causes.add("calls could not be observed");
        }
        if (now.output() > before.output()) {
            causes.add("the output was too slow");
        }
        return String.join(", ", causes);
    }

    private void live(RecordView record) {
        liveRecords++;
        int row = mappingByIdentity[Adapter.clean(record.getInt(RecordLayout.LIVE_ADAPTER))].get(record.getLong(RecordLayout.LIVE_MAPPING));
        if (row >= 0 && mappings.serial(row) == record.getLong(RecordLayout.LIVE_SERIAL)) {
            confirmed.set(row);
        }
    }

    private void stop(RecordView record) {
        complete = true;
        stopReason = record.getInt(RecordLayout.CAPTURE_STOP_REASON);
        liveAtStop = Integer.toUnsignedLong(record.getInt(RecordLayout.CAPTURE_STOP_LIVE));
        losses = new Losses(losses.ring(), losses.table(), losses.missed(), losses.output(), losses.stacks(), losses.late(),
                losses.truncated(),
                Math.max(0, record.getLong(RecordLayout.CAPTURE_STOP_LIVE_LOST)));
    }

    // what others ask

    @Override
    public String name() {
        return name;
    }

    @Override
    public CaptureHeader header() {
        return header;
    }

    @Override
    public Dictionaries dictionaries() {
        return dictionaries;
    }

    @Override
    public BufferTable buffers() {
        return buffers;
    }

    @Override
    public AttachmentTable attachments() {
        return attachments;
    }

    @Override
    public MappingTable mappings() {
        return mappings;
    }

    @Override
    public RangeTable ranges() {
        return ranges;
    }

    @Override
    public Populations populations() {
        return tables.populations();
    }

    @Override
    public Exposure exposure() {
        return tables.exposure();
    }

    @Override
    public List<Incident> incidents() {
        return Collections.unmodifiableList(incidents);
    }

    @Override
    public List<KernelEvent> events() {
        return Collections.unmodifiableList(events);
    }

    @Override
    public int part() {
        return part;
    }

    @Override
    public long statesAtStart() {
        return states;
    }

    @Override
    public long startNs() {
        return startNs;
    }

    @Override
    public long endNs() {
        return endNs;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public boolean knowsLiveSet() {
        return complete && losses.liveTable() == 0 && liveRecords == liveAtStop && (hasTableInKernel() || lost == 0 && windows.isEmpty());
    }

    @Override
    public boolean confirmedLive(int mapping) {
        return confirmed.get(mapping);
    }

    @Override
    public long populationNs(double percent) {
        Histogram durations = new Histogram(3);
        long[] slowest = {Units.UNKNOWN};
        populations().durations(Long.MIN_VALUE, Long.MAX_VALUE, (cell, durationNs, count, row) -> {
            durations.recordValueWithCount(Math.min(durationNs, LONGEST_NS), count);
            slowest[0] = Math.max(slowest[0], mappings.durationNs(row));
        });
        return percent >= 100 || slowest[0] == Units.UNKNOWN
                ? slowest[0]
                : Math.min(slowest[0], durations.getValueAtPercentile(percent));
    }

    @Override
    public Health health() {
        Map<EventKind, Long> byKind = new EnumMap<>(EventKind.class);
        long all = unknownRecords;
        for (EventKind kind : EventKind.values()) {
            long count = counts[kind.id()];
            if (count > 0) {
                byKind.put(kind, count);
                all += count;
            }
        }
        return new Health(byKind, all, unknownRecords, losses, damage, damageCount, damagedBytes, packetsMissing, windows, unknownUnmaps,
                unseenEnds,
                orphanRanges, liveAtStop, stopReason, discarded, inFlight, unread, choices);
    }

    /**
     * How many records came so far. Any thread.
     *
     * @return records of all packets but the one being read
     */
    public long records() {
        return records;
    }

    /**
     * How many events the probe says it lost so far. Any thread.
     *
     * @return events
     */
    public long lost() {
        return lost;
    }

    /**
     * How many incidents were noted so far. Only for the thread that reads.
     *
     * @return incidents
     */
    public int incidentCount() {
        return incidents.size();
    }
}
