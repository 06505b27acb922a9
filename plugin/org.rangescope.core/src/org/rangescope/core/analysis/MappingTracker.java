// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.HdrHistogram.Histogram;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.AttachmentStateEvent;
import org.rangescope.core.capture.event.BufferStateEvent;
import org.rangescope.core.capture.event.KernelEvent;
import org.rangescope.core.capture.event.MappingStateEvent;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.EventLog;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MapSite;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.store.Storage;
import org.rangescope.core.store.Tables;
import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.LongColumn;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Saved;
import org.rangescope.core.util.Units;

/**
 * Turns records into rows: pairs each unmap with its map, and notes what went wrong on the way. The kernel uses addresses again, so an identity finds
 * the latest object that had it, and a row is one generation. Written by one thread.
 */
public final class MappingTracker implements EventSink, Recording {

    private static final int EINVAL = -22;
    private static final int EOPNOTSUPP = -95;
    /** What an exporter answers whose buffer is revoked: -EPERM, -ENXIO, -EACCES, -ENODEV, -ESTALE. */
    private static final List<Integer> REVOKED = List.of(-1, -6, -13, -19, -116);
    /** What leaves a mapping leaked. */
    private static final Set<IncidentKind> LEAKS = EnumSet.of(IncidentKind.LIVE_AT_DETACH, IncidentKind.LIVE_AT_RELEASE,
            IncidentKind.SWALLOWED_NOT_ALLOWED, IncidentKind.SWALLOWED_NO_OP);
    private static final int LOCK = MapFlags.LOCK_KNOWN | MapFlags.LOCK_OWNER;
    /** How long a mapping may live on after the end of its process without being noted. */
    private static final long SOON_NS = 10_000_000;
    /** So many live mappings of an attachment are counted at most when its interconnect is disallowed. */
    private static final int MOST_COUNTED = 1_000;
    /** So many rows of one time are looked at for a map call that is told again. */
    private static final int MOST_OF_ONE_TIME = 64;
    /** Tasks are numbered from 1; a larger number is damage. */
    private static final int TASK_MAX = 1 << 24;
    private static final long PAGE_MASK = 4095;
    private static final int SPARSE = 1;
    private static final int MALFORMED = 2;
    private static final int UNSORTED = 4;
    private static final int NO_MAP = -1;
    private static final int TOLD_BEFORE = -2;
    /** A year: longer than any duration but a damaged one. */
    private static final long LONGEST_NS = 365L * 86_400_000_000_000L;
    /** More records than this cannot be missing: their number is damaged. */
    private static final long MISSING_MAX = 1L << 40;
    /** A power of two. */
    private static final int RELEASED_KEPT = 1 << 16;
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
    private final IncidentTable incidents;
    private final EventLog events;

    private final LongIntMap bufferByInode = new LongIntMap();
    /** The buffers that were released last, in a ring. */
    private final int[] released = new int[RELEASED_KEPT];
    private int releases;
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
    /** The map whose ranges come next, or {@link #NO_MAP} or {@link #TOLD_BEFORE}. */
    private int currentMap = NO_MAP;
    private long currentSerial;
    private int currentFlags;
    private int rangeFaults;
    private int rangesSeen;
    private int rangesExpected;
    private long currentSize;
    private long totalBytes;
    private long lastIndex;
    private long lastStart;
    private long lastEnd;

    /** Whether the record is older than one before it, or as old. */
    private boolean notNew;
    private final long[] oddities = new long[Oddity.values().length];
    private final long[] fates = new long[UnmapFate.values().length];
    private int mapFlags;
    private int unmapFlags;
    private boolean sgtNeedsLock = true;

    /** The attachments of each buffer that are not detached, in a list; those of {@link BufferTable#firstAttachment} are all that there ever were. */
    private final IntColumn firstAttached = new IntColumn();
    private final IntColumn nextAttached = new IntColumn();
    private final IntColumn previousAttached = new IntColumn();
    /** Attachments of which only the device is known. */
    private int anonymous;
    /** Where the map call that is being looked at was made. */
    private final MapSite site = new MapSite();
    /** Devices and buffers, one key for each pair, that were mapped as sg-table. */
    private final LongIntMap sgtOf = new LongIntMap();
    /** What the match agreed on for an attachment that is being made. */
    private final LongIntMap matched = new LongIntMap();

    /** Mappings that were live at an invalidation. */
    private final BitSet invalidated = new BitSet();
    private boolean invalidations;
    private int invalidateTask;
    private int lastStack;
    private boolean lastStackInvalidates;
    /** Buffers plus 1 whose sg-table maps were refused since they were invalidated, and since when; UNKNOWN when that is over. */
    private final LongIntMap refusedOf = new LongIntMap();
    private final LongColumn refusedNs = new LongColumn();
    private final BitSet accused = new BitSet();

    /** The tasks of each process, in a list. */
    private final LongIntMap taskOfProcess = new LongIntMap();
    private final LongIntMap taskBefore = new LongIntMap();
    private final BitSet tasksSeen = new BitSet();
    /** Tasks whose process has ended, and when. */
    private final BitSet endedTasks = new BitSet();
    private final LongIntMap exitOf = new LongIntMap();
    private final LongColumn exitTimes = new LongColumn();

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
    /** The last time before the packet that is being read. */
    private long packetFromNs;
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
        events = tables.events();
        incidents = new IncidentTable(tables.storage());
        for (int i = 0; i < ADAPTERS; i++) {
            mappingByIdentity[i] = new LongIntMap();
        }
    }

    // what the reader calls

    @Override
    public void header(CaptureHeader newHeader) {
        header = newHeader;
        sgtNeedsLock = !isBefore(newHeader.kernelRelease(), 6, 2);
    }

    /** Whether a kernel is older than another; one whose release cannot be read is not. */
    private static boolean isBefore(String release, int major, int minor) {
        String[] parts = release.split("[^0-9]", 3);
        try {
            int found = parts.length < 2 ? Integer.MAX_VALUE : Integer.parseInt(parts[0]);
            return found < major || found == major && Integer.parseInt(parts[1]) < minor;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void odd(Oddity oddity) {
        oddities[oddity.ordinal()]++;
    }

    private void fate(UnmapFate fate) {
        fates[fate.ordinal()]++;
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
        packetFromNs = endNs == Units.UNKNOWN ? 0 : Math.min(endNs, packet.beginNs());
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
        if ((found.length() > 0 || found.lost() > 0) && !lossPending) {
            lossBegins(LossWindow.DAMAGED);
            if (found.length() == 0) {
                // nobody knows where in its packet they were
                lossFromNs = Math.min(lossFromNs, packetFromNs);
            }
        }
        if (found.lost() > 0) {
            unread += found.lost();
            lossCount += found.lost();
            lost = Math.max(losses.total(), discarded) + unread;
        }
    }

    @Override
    public void reordered(long late) {
        oddities[Oddity.REORDERED.ordinal()] += late;
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
    public void records(RecordView record) {
        boolean more = true;
        while (more) {
            if (record.id() == RecordLayout.ID_RANGE && endNs != Units.UNKNOWN && !lossPending) {
                more = ranges(record);
            } else {
                record(record);
                more = record.next();
            }
        }
    }

    /** Ranges that follow each other, which most records are; whether there is another record behind them. */
    private boolean ranges(RecordView record) {
        int count = 0;
        boolean more;
        do {
            range(record);
            endNs = record.timestampNs();
            count++;
            more = record.next();
        } while (more && record.id() == RecordLayout.ID_RANGE);
        counts[RecordLayout.ID_RANGE] += count;
        recordsInPacket += count;
        return more;
    }

    @Override
    public void record(RecordView record) {
        long timeNs = record.timestampNs();
        if (lossPending) {
            lossEnds(timeNs);
        }
        notNew = timeNs <= endNs;
        if (!notNew) {
            if (endNs == Units.UNKNOWN) {
                startNs = timeNs;
            }
            endNs = timeNs;
        } else if (timeNs < endNs) {
            odd(Oddity.CLOCK_BACK);
            if (started && timeNs < startNs) {
                odd(Oddity.BEFORE_START);
            }
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
        case RecordLayout.ID_TRIGGER -> events.append(record);
        case RecordLayout.ID_UNMAP_END -> {
            events.append(record);
            unmapEnd(record);
        }
        case RecordLayout.ID_MATCH -> {
            events.append(record);
            matched.put(record.getLong(RecordLayout.MATCH_ATTACHMENT), Math.max(0, record.getInt(RecordLayout.MATCH_INTERCONNECT)));
        }
        case RecordLayout.ID_PIN -> {
            events.append(record);
            pin(record, record.getLong(RecordLayout.PIN_ATTACHMENT), record.getInt(RecordLayout.PIN_FLAGS),
                    record.getInt(RecordLayout.PIN_TASK), record.getInt(RecordLayout.PIN_STACK));
        }
        case RecordLayout.ID_UNPIN -> {
            events.append(record);
            pin(record, record.getLong(RecordLayout.UNPIN_ATTACHMENT), record.getInt(RecordLayout.UNPIN_FLAGS),
                    record.getInt(RecordLayout.UNPIN_TASK), record.getInt(RecordLayout.UNPIN_STACK));
        }
        case RecordLayout.ID_TASK_EXIT -> {
            events.append(record);
            exit(record);
        }
        case RecordLayout.ID_TASK -> {
            dictionaries.add(EventKind.TASK, record);
            task(record.getInt(RecordLayout.TASK_ID), record.getInt(RecordLayout.TASK_PID));
        }
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
        LossTimes times = new LossTimes(windows);
        boolean leaks = LEAKS.stream().anyMatch(kind -> incidents.count(kind) > 0);
        for (int i = 0; leaks && i < incidents.size(); i++) {
            int row = incidents.mapping(i);
            if (row >= 0 && LEAKS.contains(incidents.kind(i)) && !isHeld(row) && freedUnseen(times, row)) {
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

    /** Whether the call that freed a leaked mapping may be among what was lost. */
    private boolean freedUnseen(LossTimes times, int row) {
        return mappings.state(row) == MappingState.SWALLOWED
                ? times.isLossy(mappings.unmapNs(row), endNs)
                : mappings.state(row).isLeak() && mappings.unmapNs(row) == Units.UNKNOWN && times.isLossy(mappings.returnNs(row), endNs);
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
        firstAttached.add(-1);
        bufferByInode.put(inode != 0 ? inode : identity, row);
        return row;
    }

    private int newAttachment(int buffer, long identity, int device, int interconnect, int flags, long attachNs, int task, int stack) {
        int row = attachments.add(buffer, identity, device, interconnect, flags, attachNs, task, stack, buffers.firstAttachment(buffer));
        buffers.firstAttachment(buffer, row);
        int older = firstAttached.get(buffer);
        nextAttached.add(older);
        previousAttached.add(-1);
        if (older >= 0) {
            previousAttached.set(older, row);
        }
        firstAttached.set(buffer, row);
        if (identity == 0) {
            anonymous++;
        }
        attachmentByIdentity.put(attachmentKey(identity, buffer), row);
        return row;
    }

    /** Takes an attachment off the list of those that are not detached. */
    private void unlink(int attachment) {
        int newer = previousAttached.get(attachment);
        int older = nextAttached.get(attachment);
        if (newer >= 0) {
            nextAttached.set(newer, older);
        } else {
            firstAttached.set(attachments.buffer(attachment), older);
        }
        if (older >= 0) {
            previousAttached.set(older, newer);
        }
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
        if (live >= 0 || identity == 0 || anonymous == 0) {
            return live;
        }
        int found = -1;
        for (int row = firstAttached.get(buffer); row >= 0; row = nextAttached.get(row)) {
            if (attachments.identity(row) == 0 && attachments.firstLive(row) < 0) {
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
            anonymous--;
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
        int before = bufferByInode.get(inode != 0 ? inode : identity);
        if (before >= 0 && buffers.exportNs(before) == record.timestampNs()) {
            odd(Oddity.DUPLICATE_EXPORT);
            return;
        }
        if (before >= 0 && buffers.releaseNs(before) == Units.UNKNOWN) {
            odd(Oddity.UNSEEN_RELEASE);
        }
        newBuffer(inode, identity, record.getLong(RecordLayout.BUFFER_EXPORT_BUFFER_SIZE),
                record.getInt(RecordLayout.BUFFER_EXPORT_EXPORTER),
                record.timestampNs(), record.getInt(RecordLayout.BUFFER_EXPORT_TASK), record.getInt(RecordLayout.BUFFER_EXPORT_STACK),
                before);
    }

    private void release(RecordView record) {
        long inode = record.getLong(RecordLayout.BUFFER_RELEASE_INODE);
        long identity = record.getLong(RecordLayout.BUFFER_RELEASE_BUFFER);
        int before = bufferByInode.get(inode != 0 ? inode : identity);
        if (before >= 0 && buffers.releaseNs(before) == record.timestampNs()) {
            odd(Oddity.DUPLICATE_RELEASE);
            return;
        }
        int buffer = buffer(inode, identity, Units.UNKNOWN);
        buffers.releaseNs(buffer, record.timestampNs());
        forget(buffer);
        for (int attachment = firstAttached.get(buffer); attachment >= 0; attachment = nextAttached.get(attachment)) {
            leak(attachment, record.timestampNs(), IncidentKind.LIVE_AT_RELEASE, MappingState.LEAKED_RELEASE,
                    record.getInt(RecordLayout.BUFFER_RELEASE_TASK), record.getInt(RecordLayout.BUFFER_RELEASE_STACK));
        }
    }

    /**
     * A released buffer is found by its inode for as long as a late record about it may come: until so many others were released. Inode numbers do not come
     * again, and to know all that there ever were takes more memory than a long capture has.
     */
    private void forget(int buffer) {
        int old = released[releases & RELEASED_KEPT - 1];
        if (releases++ >= RELEASED_KEPT) {
            long key = buffers.inode(old) != 0 ? buffers.inode(old) : buffers.identity(old);
            if (bufferByInode.get(key) == old) {
                bufferByInode.remove(key);
            }
        }
        released[releases - 1 & RELEASED_KEPT - 1] = buffer;
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
            attachments.use(row, state.device(), state.interconnect(), site);
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
        look(attachment, 0, 0);
        int row = mappings.add(state, attachment, attachments.mapped(attachment, 1 << adapter, mappings.size(), 0), site,
                leaked ? MapFlags.LEAKED_EARLIER : 0);
        mappingByIdentity[adapter].put(state.mapping(), row);
    }

    /** Stands for the attachments of a device to a buffer on which an earlier part saw mappings being leaked. */
    private int goneAttachment(int buffer, MappingStateEvent state) {
        for (int row = firstAttached.get(buffer); row >= 0; row = nextAttached.get(row)) {
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
        long identity = record.getLong(RecordLayout.ATTACH_ATTACHMENT);
        int before = attachmentByIdentity.get(attachmentKey(identity, buffer));
        if (before >= 0 && attachments.attachNs(before) == record.timestampNs()) {
            odd(Oddity.DUPLICATE_ATTACH);
            return;
        }
        if (before >= 0 && identity != 0 && attachments.detachNs(before) == Units.UNKNOWN) {
            odd(Oddity.UNSEEN_DETACH);
        }
        int interconnect = record.getInt(RecordLayout.ATTACH_INTERCONNECT);
        int agreed = matched.size() == 0 ? 0 : matched.get(identity);
        int row = newAttachment(buffer, identity, record.getInt(RecordLayout.ATTACH_DEVICE), interconnect == 0 && agreed > 0
                ? agreed
                : interconnect, record.getInt(RecordLayout.ATTACH_FLAGS), record.timestampNs(), record.getInt(RecordLayout.ATTACH_TASK),
                record.getInt(RecordLayout.ATTACH_STACK));
        if (agreed > 0) {
            matched.put(identity, 0);
            if (interconnect != 0 && isAnother(agreed, interconnect)) {
                incidents.add(IncidentKind.INTERCONNECT_CHANGED, record.timestampNs(), -1, row, -1, record.getInt(RecordLayout.ATTACH_TASK),
                        record.getInt(RecordLayout.ATTACH_STACK), (long) agreed << 32 | interconnect, false);
            }
        }
    }

    /** Whether two numbers of the dictionary stand for two interconnects. */
    private boolean isAnother(int one, int other) {
        return one != other && !dictionaries.interconnect(one).equals(dictionaries.interconnect(other));
    }

    private void detach(RecordView record) {
        int buffer = latestBuffer(record.getLong(RecordLayout.DETACH_INODE), record.getLong(RecordLayout.DETACH_BUFFER));
        long identity = record.getLong(RecordLayout.DETACH_ATTACHMENT);
        int attachment = knownAttachment(identity, buffer, 0);
        if (attachment < 0) {
            int gone = attachmentByIdentity.get(attachmentKey(identity, buffer));
            if (gone >= 0 && attachments.buffer(gone) == buffer) {
                odd(Oddity.DUPLICATE_DETACH);
                return;
            }
            odd(Oddity.UNKNOWN_DETACH);
            attachment = newAttachment(buffer, identity, 0, 0, 0, Units.UNKNOWN, 0, 0);
        }
        int task = record.getInt(RecordLayout.DETACH_TASK);
        int stack = record.getInt(RecordLayout.DETACH_STACK);
        attachments.detachNs(attachment, record.timestampNs());
        attachments.detachTask(attachment, task);
        attachments.detachStack(attachment, stack);
        leak(attachment, record.timestampNs(), IncidentKind.LIVE_AT_DETACH, MappingState.LEAKED_DETACH, task, stack);
        unlink(attachment);
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
        long timeNs = record.timestampNs();
        buffers.invalidated(buffer, timeNs);
        invalidations = true;
        invalidateTask = record.getInt(RecordLayout.INVALIDATE_TASK);
        // what was refused before tells nothing of how it is after this
        int refusal = refusedOf.get(buffer + 1L);
        if (refusal >= 0) {
            refusedNs.set(refusal, Units.UNKNOWN);
        }
        for (int attachment = firstAttached.get(buffer); attachment >= 0; attachment = nextAttached.get(attachment)) {
            // the latest first: what is older than one that was live at an earlier invalidation was so too
            for (int row = attachments.firstLive(attachment); row >= 0 && !invalidated.get(row); row = mappings.nextLive(row)) {
                invalidated.set(row);
                if (!mappings.has(row, MapFlags.CACHED)
                        && (mappings.adapter(row) > Adapter.SGT.id() || mappings.has(row, MapFlags.DYNAMIC))) {
                    incidents.add(IncidentKind.LIVE_AT_INVALIDATE, timeNs, row, attachment, -1, invalidateTask,
                            record.getInt(RecordLayout.INVALIDATE_STACK), 0, false);
                }
            }
        }
    }

    private void pin(RecordView record, long identity, int flags, int task, int stack) {
        int attachment = attachmentByIdentity.get(identity);
        if (attachment >= 0 && attachments.detachNs(attachment) == Units.UNKNOWN) {
            allowed(attachment, record.timestampNs(), flags, task, stack);
        }
    }

    /** Notes whether the interconnect is allowed on an attachment, and who found it taken away from under a mapping. */
    private void allowed(int attachment, long timeNs, int flags, int task, int stack) {
        int before = attachments.flags(attachment);
        if (((before ^ flags) & MapFlags.ALLOW_IC) == 0) {
            return;
        }
        attachments.flags(attachment, before ^ MapFlags.ALLOW_IC);
        if ((flags & MapFlags.ALLOW_IC) != 0 || attachments.adapters(attachment) < 1 << Adapter.INTERCONNECT_V1.id()) {
            return;
        }
        int latest = -1;
        int live = 0;
        for (int row = attachments.firstLive(attachment); row >= 0 && live < MOST_COUNTED; row = mappings.nextLive(row)) {
            if (mappings.adapter(row) > Adapter.SGT.id() && mappings.has(row, MapFlags.ALLOW_IC)) {
                latest = latest < 0 ? row : latest;
                live++;
            }
        }
        if (latest >= 0) {
            incidents.add(IncidentKind.DISALLOWED_LIVE, timeNs, latest, attachment, -1, task, stack, live,
                    (flags & MapFlags.STACK_REUSED) != 0);
        }
    }

    // processes

    private void task(int task, int pid) {
        if (task > 0 && task < TASK_MAX && !tasksSeen.get(task)) {
            tasksSeen.set(task);
            int before = taskOfProcess.put(pid + 1L, task);
            if (before > 0) {
                taskBefore.put(task, before);
            }
        }
    }

    private void exit(RecordView record) {
        int exiting = record.getInt(RecordLayout.TASK_EXIT_TASK);
        if (record.getInt(RecordLayout.TASK_EXIT_LAST) == 0 || exiting <= 0 || exiting >= TASK_MAX || !tasksSeen.get(exiting)) {
            return;
        }
        int exit = exitTimes.add(record.timestampNs());
        for (int task = taskOfProcess.get(dictionaries.task(exiting).pid() + 1L); task > 0; task = taskBefore.get(task)) {
            // an earlier process of the same number has ended before
            if (task == exiting || !endedTasks.get(task)) {
                endedTasks.set(task);
                exitOf.put(task, exit);
            }
        }
    }

    @Override
    public long exitNs(int task) {
        int exit = task > 0 && endedTasks.get(task) ? exitOf.get(task) : -1;
        return exit < 0 ? Units.UNKNOWN : exitTimes.get(exit);
    }

    /** Whether a mapping that is unmapped now has lived on without the process that made it. */
    private void outlived(int row, RecordView unmap) {
        int task = mappings.task(row);
        long exit = exitNs(task);
        if (exit != Units.UNKNOWN && mappings.returnNs(row) < exit && unmap.timestampNs() - exit > SOON_NS
                && !mappings.has(row, MapFlags.CACHED)) {
            incidents.add(IncidentKind.OUTLIVED_PROCESS, unmap.timestampNs(), row, mappings.attachment(row), -1,
                    unmap.getInt(RecordLayout.UNMAP_TASK), unmap.getInt(RecordLayout.UNMAP_STACK), exit, reused(unmap));
        }
    }

    // mappings

    private void map(RecordView record) {
        int adapter = Adapter.clean(record.getInt(RecordLayout.MAP_ADAPTER));
        long identity = record.getLong(RecordLayout.MAP_MAPPING);
        currentSerial = record.getLong(RecordLayout.MAP_SERIAL);
        LongIntMap rows = mappingByIdentity[adapter];
        if (notNew && isToldAgain(record, rows.get(identity))) {
            odd(Oddity.DUPLICATE_MAP);
            currentMap = TOLD_BEFORE;
            return;
        }
        int attachment = mappedAttachment(record);
        int error = record.getInt(RecordLayout.MAP_ERROR);
        int flags = record.getInt(RecordLayout.MAP_FLAGS);
        mapFlags |= flags;
        currentFlags = 0;
        if (((flags & MapFlags.PENDING) | error) != 0) {
            mappedNothing(record, attachment, adapter, error, flags);
            return;
        }
        long timeNs = record.timestampNs();
        long beginNs = record.getLong(RecordLayout.MAP_BEGIN_NS);
        if (beginNs > timeNs || beginNs == Units.UNKNOWN) {
            odd(beginNs == Units.UNKNOWN ? Oddity.RETURN_WITHOUT_ENTRY : Oddity.BEGIN_AFTER_RETURN);
        }
        int row = mappings.size();
        int older = attachments.mapped(attachment, 1 << adapter, row, 1);
        mappings.add(record, attachment, older, site);
        currentMap = row;
        int previous = rows.put(identity, row);
        if (adapter == Adapter.SGT.id()) {
            if ((site.adapters() & 1 << adapter) == 0) {
                sgtMapped(site.buffer(), site.device());
            }
        } else if (previous >= 0 && adapter > Adapter.SGT.id() && !mappings.isUnmapped(previous)) {
            older = mappedAgain(previous, older);
        }
        judgeMap(record, attachment, adapter, older, flags, beginNs == Units.UNKNOWN ? timeNs : beginNs);
    }

    /** A map call that failed, or had not returned when the capture ended. */
    private void mappedNothing(RecordView record, int attachment, int adapter, int error, int flags) {
        currentMap = mappings.add(record, attachment, -1, site);
        if ((flags & MapFlags.PENDING) != 0) {
            mappings.state(currentMap, MappingState.IN_FLIGHT);
            inFlight++;
            return;
        }
        long beginNs = record.getLong(RecordLayout.MAP_BEGIN_NS);
        if (beginNs == Units.UNKNOWN) {
            odd(Oddity.RETURN_WITHOUT_ENTRY);
        } else if (beginNs > record.timestampNs()) {
            odd(Oddity.BEGIN_AFTER_RETURN);
        }
        attachments.failed(attachment);
        refused(record, attachment, adapter > Adapter.SGT.id(), error, flags);
    }

    /**
     * The address of an interconnect mapping came back of which no end was seen.
     *
     * @return the live mapping of the attachment that was made before, which may have been this one
     */
    private int mappedAgain(int previous, int older) {
        int found = older;
        if (mappings.isLive(previous)) {
            // each interconnect mapping is an object of its own: this one was freed before its address came back
            if (previous == older) {
                found = mappings.nextLive(previous);
            }
            endUnseen(previous);
        } else if (mappings.state(previous).isLeak()) {
            // two objects cannot have one address: somebody has freed the leaked one by other means
            mappings.ended(previous, Units.UNKNOWN, MappingState.ENDED_UNSEEN);
            unseenEnds++;
        }
        return found;
    }

    /** A device mapped a buffer as sg-table. Most buffers have one such device, which stands with them. */
    private void sgtMapped(int buffer, int device) {
        int first = buffers.sgtDevice(buffer);
        if (first == 0) {
            buffers.sgtDevice(buffer, device);
        } else if (first != device) {
            sgtOf.put(pair(buffer, device), 1);
        }
    }

    /** Whether a map call that comes out of order has a row already; the latest one of its identity is known. */
    private boolean isToldAgain(RecordView map, int previous) {
        if (previous >= 0 && mappings.serial(previous) == currentSerial) {
            return true;
        }
        long timeNs = map.timestampNs();
        int low = 0;
        int high = mappings.size();
        if (high == 0 || mappings.returnNs(high - 1) < timeNs) {
            // another record has the same time
            return false;
        }
        while (low < high) {
            int middle = low + high >>> 1;
            if (mappings.returnNs(middle) <= timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // the latest of that time: where a clock stands still all rows are of one time, and looking at all of them each time would never end
        for (int row = low - 1; row >= 0 && row >= low - MOST_OF_ONE_TIME && mappings.returnNs(row) == timeNs; row--) {
            if (mappings.serial(row) == currentSerial) {
                return true;
            }
        }
        return false;
    }

    /** What a map call that succeeded shows. */
    private void judgeMap(RecordView record, int attachment, int adapter, int older, int flags, long beginNs) {
        boolean interconnected = adapter > Adapter.SGT.id();
        int task = record.getInt(RecordLayout.MAP_TASK);
        if (older < 0) {
            attachments.mappedAlone(attachment, beginNs, record.getInt(RecordLayout.MAP_NRANGES) << 2 | adapter,
                    record.getInt(RecordLayout.MAP_STACK));
        } else if ((interconnected || (flags & MapFlags.CACHED) == 0 && !mappings.has(older, MapFlags.CACHED)
                && mappings.identity(older) != record.getLong(RecordLayout.MAP_MAPPING)) && mappings.isMappedBy(older, adapter, task)
                && attachments.overlapped(attachment)) {
            incident(IncidentKind.MAPPED_TWICE, record, attachment, older);
        }
        if ((flags & LOCK) == MapFlags.LOCK_KNOWN && (interconnected || sgtNeedsLock || (flags & MapFlags.DYNAMIC) != 0)) {
            incident(IncidentKind.LOCK_NOT_HELD, record, attachment, flags);
        }
        if (task == invalidateTask && task != 0 && isInvalidating(record.getInt(RecordLayout.MAP_STACK), flags)) {
            incident(IncidentKind.MAPPED_INVALIDATING, record, attachment, flags);
        }
        if (refusedNs.size() > 0) {
            mappedSinceRefusal(record, attachment, interconnected);
        }
        if (!interconnected) {
            if ((flags & MapFlags.ALLOW_IC) == 0 && (site.adapters() & ~(1 << adapter)) != 0) {
                allowed(attachment, record.timestampNs(), flags, task, record.getInt(RecordLayout.MAP_STACK));
            }
            return;
        }
        if ((site.flags() & MapFlags.ALLOW_IC) == 0) {
            allowed(attachment, record.timestampNs(), flags, task, record.getInt(RecordLayout.MAP_STACK));
        }
        int interconnect = record.getInt(RecordLayout.MAP_INTERCONNECT);
        int agreed = site.interconnect();
        if (agreed != interconnect && interconnect != 0 && site.attachNs() != Units.UNKNOWN && isAnother(agreed, interconnect)) {
            incident(IncidentKind.INTERCONNECT_CHANGED, record, attachment, (long) agreed << 32 | interconnect);
        }
        int how = flags & (MapFlags.WALKED | MapFlags.TRUNCATED | MapFlags.SAMPLED);
        int entries = record.getInt(RecordLayout.MAP_ENTRIES);
        boolean asMany = record.getInt(RecordLayout.MAP_NRANGES) == entries;
        if (!asMany && (how & ~MapFlags.SAMPLED) == MapFlags.WALKED) {
            incident(IncidentKind.RANGE_COUNT, record, attachment, flags);
        }
        if ((flags & MapFlags.DECODED) != 0) {
            currentFlags = flags;
            rangeFaults = 0;
            rangesSeen = 0;
            totalBytes = 0;
            rangesExpected = asMany && how == MapFlags.WALKED ? entries : -1;
            currentSize = site.sizeBytes();
        }
    }

    /** What a map call that failed shows. */
    private void refused(RecordView record, int attachment, boolean interconnected, int error, int flags) {
        if (interconnected && (error == EINVAL || error == EOPNOTSUPP)) {
            incident(IncidentKind.MAP_REFUSED, record, attachment, flags);
        }
        if (interconnected && (flags & LOCK) == MapFlags.LOCK_KNOWN) {
            incident(IncidentKind.LOCK_NOT_HELD, record, attachment, flags);
        }
        if (interconnected || (flags & MapFlags.ALLOW_IC) == 0) {
            allowed(attachment, record.timestampNs(), flags, record.getInt(RecordLayout.MAP_TASK), record.getInt(RecordLayout.MAP_STACK));
        }
        int kept = (flags & MapFlags.WATCHED) == 0 ? 0 : record.getInt(RecordLayout.MAP_KEPT, 0);
        if (kept > 0) {
            incident(IncidentKind.FAILED_KEPT, record, attachment, kept);
        }
        int buffer = attachments.buffer(attachment);
        if (!interconnected && buffers.lastInvalidateNs(buffer) != Units.UNKNOWN && REVOKED.contains(error)) {
            int refusal = refusedOf.get(buffer + 1L);
            if (refusal < 0) {
                refusedOf.put(buffer + 1L, refusedNs.add(record.timestampNs()));
            } else {
                refusedNs.set(refusal, record.timestampNs());
            }
        }
    }

    /** A map call that succeeded although one before it was refused: the buffer was restored, or the exporter forgets to look. */
    private void mappedSinceRefusal(RecordView record, int attachment, boolean interconnected) {
        int buffer = attachments.buffer(attachment);
        int refusal = refusedOf.get(buffer + 1L);
        long refused = refusal < 0 ? Units.UNKNOWN : refusedNs.get(refusal);
        if (refused == Units.UNKNOWN) {
            return;
        }
        if (!interconnected) {
            refusedNs.set(refusal, Units.UNKNOWN);
            if (accused.get(buffer)) {
                incident(IncidentKind.RESTORED, record, attachment, refused);
            }
        } else if (attachments.attachNs(attachment) < refused) {
            accused.set(buffer);
            incident(IncidentKind.MAPPED_REVOKED, record, attachment, refused);
        }
    }

    /** Whether a stack goes through the exporter's call that tells importers to drop their mappings. */
    private boolean isInvalidating(int stack, int flags) {
        if (stack == 0 || (flags & MapFlags.STACK_REUSED) != 0) {
            return false;
        }
        if (stack != lastStack) {
            lastStack = stack;
            lastStackInvalidates = false;
            for (int frame : dictionaries.frames(stack)) {
                String function = dictionaries.symbol(frame).name();
                if ("dma_buf_move_notify".equals(function) || "dma_buf_invalidate_mappings".equals(function)) {
                    lastStackInvalidates = true;
                }
            }
        }
        return lastStackInvalidates;
    }

    private void incident(IncidentKind kind, RecordView map, int attachment, long detail) {
        incidents.add(kind, map.timestampNs(), currentMap, attachment, -1, map.getInt(RecordLayout.MAP_TASK),
                map.getInt(RecordLayout.MAP_STACK), detail, (map.getInt(RecordLayout.MAP_FLAGS) & MapFlags.STACK_REUSED) != 0);
    }

    private static long pair(int buffer, int device) {
        return (long) device << 32 | buffer + 1L;
    }

    @Override
    public boolean sgtMapped(int attachment) {
        int device = attachments.device(attachment);
        return (attachments.adapters(attachment) & 1 << Adapter.SGT.id()) != 0
                || device != 0 && (buffers.sgtDevice(attachments.buffer(attachment)) == device
                        || sgtOf.get(pair(attachments.buffer(attachment), device)) >= 0);
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
        if (attachment >= 0 && inode != 0 && attachments.use(attachment, device, interconnect, site) && buffers.look(site, inode)) {
            return attachment;
        }
        int buffer = buffer(inode, bufferIdentity, sizeBytes);
        attachment = knownAttachment(identity, buffer, device);
        if (attachment < 0) {
            attachment = newAttachment(buffer, identity, device, interconnect, flags, Units.UNKNOWN, 0, 0);
        }
        look(attachment, device, interconnect);
        return attachment;
    }

    /** Fills in the site of a map call. */
    private void look(int attachment, int device, int interconnect) {
        attachments.use(attachment, device, interconnect, site);
        buffers.look(site, 0);
    }

    private void range(RecordView record) {
        if (record.getLong(RecordLayout.RANGE_SERIAL) != currentSerial || currentMap == NO_MAP) {
            orphanRanges++;
            return;
        }
        long index = record.getLong(RecordLayout.RANGE_INDEX);
        long start = record.getLong(RecordLayout.RANGE_START);
        long end = record.getLong(RecordLayout.RANGE_END);
        if (currentMap == TOLD_BEFORE
                || currentFlags != 0 && rangesSeen > 0 && index == lastIndex && start == lastStart && end == lastEnd) {
            odd(Oddity.DUPLICATE_RANGE);
            return;
        }
        ranges.add(record);
        if (currentFlags != 0) {
            judgeRange(record.timestampNs(), index, start, end);
        }
    }

    /** Looks at one range of a map call whose entries were understood as ranges; the first offence of each kind is noted. */
    private void judgeRange(long timeNs, long index, long start, long end) {
        if (index != rangesSeen) {
            rangeFault(SPARSE, IncidentKind.SPARSE_RANGES, timeNs, index);
        }
        if (end < start || end - start < 0 || ((start | end + 1) & PAGE_MASK) != 0) {
            rangeFault(MALFORMED, IncidentKind.MALFORMED_RANGE, timeNs, index);
        } else if (rangesSeen > 0 && start <= lastEnd && (rangeFaults & MALFORMED) == 0) {
            rangeFault(UNSORTED, IncidentKind.UNSORTED_RANGES, timeNs, index);
        }
        totalBytes += end - start + 1;
        rangesSeen++;
        lastIndex = index;
        lastStart = start;
        lastEnd = end;
        if (rangesSeen == rangesExpected && rangeFaults == 0 && currentSize > 0 && totalBytes != currentSize) {
            incidents.add(IncidentKind.TOTAL_LENGTH, timeNs, currentMap, mappings.attachment(currentMap), -1, mappings.task(currentMap),
                    mappings.stack(currentMap), totalBytes, (currentFlags & MapFlags.STACK_REUSED) != 0);
        }
    }

    private void rangeFault(int fault, IncidentKind kind, long timeNs, long index) {
        if ((rangeFaults & fault) == 0) {
            rangeFaults |= fault;
            incidents.add(kind, timeNs, currentMap, mappings.attachment(currentMap), -1, mappings.task(currentMap),
                    mappings.stack(currentMap), index, (currentFlags & MapFlags.STACK_REUSED) != 0);
        }
    }

    private void unmap(RecordView record) {
        long identity = record.getLong(RecordLayout.UNMAP_MAPPING);
        int adapter = Adapter.clean(record.getInt(RecordLayout.UNMAP_ADAPTER));
        int flags = record.getInt(RecordLayout.UNMAP_FLAGS);
        unmapFlags |= flags;
        int row = mappingByIdentity[adapter].get(identity);
        if (row >= 0 && notNew && (mappings.unmapNs(row) == record.timestampNs() || record.timestampNs() < mappings.returnNs(row))) {
            duplicateUnmap();
            return;
        }
        int on = row < 0 ? -1 : mappings.liveOn(row);
        if (on >= 0 && attachments.is(on, record.getLong(RecordLayout.UNMAP_ATTACHMENT))) {
            unlocked(record, row, on, flags);
            free(row, on, record, UnmapFate.PAIRED);
            return;
        }
        int buffer = latestBuffer(record.getLong(RecordLayout.UNMAP_INODE), record.getLong(RecordLayout.UNMAP_BUFFER));
        long attachmentIdentity = record.getLong(RecordLayout.UNMAP_ATTACHMENT);
        int attachment = attachmentByIdentity.get(attachmentKey(attachmentIdentity, buffer));
        if (attachment < 0) {
            attachment = knownAttachment(attachmentIdentity, buffer, 0);
        }
        if (attachment < 0) {
            attachment = newAttachment(buffer, attachmentIdentity, 0, 0, flags, Units.UNKNOWN, 0, 0);
        }
        unlocked(record, row < 0 ? -1 : row, attachment, flags);
        int same = adapter == Adapter.SGT.id() ? liveOn(attachment, identity) : -1;
        if (same >= 0) {
            // an exporter may hand out one table several times
            free(same, attachment, record, UnmapFate.PAIRED);
        } else if ((flags & MapFlags.CACHED) != 0) {
            // the core keeps the table until detach, so this call did nothing
            fate(UnmapFate.CACHED);
            odd(Oddity.CACHED_UNMAP);
        } else if (row == LongIntMap.ABSENT) {
            unmapUnseen(record, adapter, identity, attachment);
        } else if (row < 0) {
            if ((flags & MapFlags.NOT_LIVE) == 0) {
                // the kernel's side knew it as mapped again, so the event of that map was lost
                unmapUnseen(record, adapter, identity, attachment);
            } else if (unseenUnmapNs.get(-2 - row) == record.timestampNs()) {
                duplicateUnmap();
            } else {
                doubleUnmap(record, -1, attachment, unseenUnmapNs.get(-2 - row));
            }
        } else {
            unmapKnown(record, row, attachment);
        }
    }

    private void duplicateUnmap() {
        fate(UnmapFate.DUPLICATE);
        odd(Oddity.DUPLICATE_UNMAP);
    }

    private void unlocked(RecordView record, int row, int attachment, int flags) {
        if ((flags & LOCK) == MapFlags.LOCK_KNOWN && (record.getInt(RecordLayout.UNMAP_ADAPTER) != Adapter.SGT.id() || sgtNeedsLock
                || (flags & MapFlags.DYNAMIC) != 0)) {
            incidents.add(IncidentKind.LOCK_NOT_HELD, record.timestampNs(), row, attachment, -1, record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), Incident.OF_UNMAP | flags & 0xffff_ffffL, reused(record));
        }
    }

    private void unmapKnown(RecordView record, int row, int attachment) {
        switch (mappings.state(row)) {
        case LIVE -> {
            if (attachments.identity(mappings.attachment(row)) == 0) {
                // which one it was mapped on is not known
                free(row, mappings.attachment(row), record, UnmapFate.PAIRED);
                return;
            }
            incidents.add(IncidentKind.OTHER_ATTACHMENT, record.timestampNs(), row, attachment, mappings.attachment(row),
                    record.getInt(RecordLayout.UNMAP_TASK), record.getInt(RecordLayout.UNMAP_STACK),
                    record.getInt(RecordLayout.UNMAP_FLAGS), reused(record));
            free(row, mappings.attachment(row), record, UnmapFate.OTHER_ATTACHMENT);
        }
        case UNMAPPED, UNMAPPED_LATE -> {
            boolean mapped = (record.getInt(RecordLayout.UNMAP_FLAGS) & MapFlags.NOT_LIVE) == 0;
            int before = mappings.attachment(row);
            // an earlier part of the capture does not say how often an sg-table was handed out
            boolean handedOut = mappings.has(row, MapFlags.EARLIER) && mappings.adapter(row) == Adapter.SGT.id();
            if (mapped || handedOut || before != attachment && attachments.detachNs(before) != Units.UNKNOWN) {
                // the kernel's side knew it as mapped, so the event of its map was lost; or only its address was seen before, long ago
                unknownUnmaps++;
                fate(UnmapFate.UNKNOWN);
            } else {
                doubleUnmap(record, row, attachment, mappings.unmapNs(row));
            }
        }
        case SWALLOWED -> {
            if (swallows(record)) {
                fate(UnmapFate.SWALLOWED);
            } else {
                // a later call did free it
                mappings.unmapped(row, record, MappingState.UNMAPPED);
                fate(UnmapFate.PAIRED);
            }
        }
        case LEAKED_DETACH, LEAKED_RELEASE -> {
            mappings.unmapped(row, record, swallows(record) ? mappings.state(row) : MappingState.UNMAPPED_LATE);
            fate(UnmapFate.LATE);
        }
        case FAILED, IN_FLIGHT, ENDED_UNSEEN -> {
            unknownUnmaps++;
            fate(UnmapFate.UNKNOWN);
        }
        }
    }

    /** An unmap of what was mapped before the capture began, or whose map was lost; or that was never mapped. */
    private void unmapUnseen(RecordView record, int adapter, long identity, int attachment) {
        unknownUnmaps++;
        fate(UnmapFate.UNKNOWN);
        int flags = record.getInt(RecordLayout.UNMAP_FLAGS);
        if (swallows(record)) {
            incidents.add(swallowKind(record), record.timestampNs(), -1, attachment, -1, record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), flags, reused(record));
            return;
        }
        mappingByIdentity[adapter].put(identity, -2 - unseenUnmapNs.add(record.timestampNs()));
        long since = attachments.seenAttach(attachment)
                ? attachments.attachNs(attachment)
                : buffers.exportNs(attachments.buffer(attachment));
        if (since != Units.UNKNOWN && (flags & MapFlags.NOT_LIVE) != 0) {
            incidents.add(IncidentKind.UNKNOWN_UNMAP, record.timestampNs(), -1, attachment, -1, record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), since, reused(record));
        }
    }

    private void doubleUnmap(RecordView record, int row, int attachment, long firstNs) {
        fate(UnmapFate.DOUBLE);
        incidents.add(IncidentKind.DOUBLE_UNMAP, record.timestampNs(), row, attachment, row < 0 ? -1 : mappings.attachment(row),
                record.getInt(RecordLayout.UNMAP_TASK), record.getInt(RecordLayout.UNMAP_STACK),
                swallows(record) ? ~firstNs : firstNs, reused(record));
    }

    /** A live mapping is unmapped: it ends, unless the call frees nothing. */
    private void free(int row, int attachment, RecordView record, UnmapFate fate) {
        if (swallows(record)) {
            allowed(attachment, record.timestampNs(), record.getInt(RecordLayout.UNMAP_FLAGS), record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK));
            mappings.unlink(row);
            fate(fate == UnmapFate.PAIRED ? UnmapFate.SWALLOWED : fate);
            mappings.unmapped(row, record, MappingState.SWALLOWED);
            incidents.add(swallowKind(record), record.timestampNs(), row, attachment, -1, record.getInt(RecordLayout.UNMAP_TASK),
                    record.getInt(RecordLayout.UNMAP_STACK), record.getInt(RecordLayout.UNMAP_FLAGS), reused(record));
        } else {
            mappings.unlink(row);
            fate(fate);
            if (exitTimes.size() > 0) {
                outlived(row, record);
            }
            mappings.unmapped(row, record, MappingState.UNMAPPED);
            // mapping again after an invalidation is what an importer has to do
            attachments.unmapped(attachment, invalidations && invalidated.get(row) ? Units.UNKNOWN : record.timestampNs());
        }
    }

    /** An unmap call returned whose frees were watched. */
    private void unmapEnd(RecordView record) {
        int adapter = Adapter.clean(record.getInt(RecordLayout.UNMAP_END_ADAPTER));
        int row = mappingByIdentity[adapter].get(record.getLong(RecordLayout.UNMAP_END_MAPPING));
        if (row == LongIntMap.ABSENT) {
            odd(Oddity.END_WITHOUT_UNMAP);
        }
        int kept = record.getInt(RecordLayout.UNMAP_END_KEPT);
        if (kept <= 0) {
            return;
        }
        if (row >= 0
                && (mappings.unmapNs(row) == Units.UNKNOWN || mappings.unmapNs(row) > record.getLong(RecordLayout.UNMAP_END_BEGIN_NS))) {
            // its address was used again before the call had returned; the two records of one call have clocks read one after the other
            row = -1;
        }
        int attachment = row >= 0 ? mappings.attachment(row) : attachmentByIdentity.get(record.getLong(RecordLayout.UNMAP_END_ATTACHMENT));
        incidents.add(IncidentKind.ENTRIES_KEPT, record.timestampNs(), row, Math.max(-1, attachment), -1,
                row >= 0 ? mappings.unmapTask(row) : 0, row >= 0 ? mappings.unmapStack(row) : 0, kept, false);
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
        missing(record.getLong(RecordLayout.STATISTICS_WRITTEN), record.timestampNs());
        losses = now;
        choices = new Choices(counter(record, RecordLayout.STATISTICS_FILTERED, choices.filtered()),
                counter(record, RecordLayout.STATISTICS_SAMPLED, choices.sampled()),
                counter(record, RecordLayout.STATISTICS_REUSED_STACKS, choices.reusedStacks()));
        statisticsNs = record.timestampNs();
        lost = Math.max(losses.total(), discarded) + unread;
    }

    /** The probe counts what it writes, this record included: what is not there was taken out of the recording after that. */
    private void missing(long written, long timeNs) {
        long more = written - records - recordsInPacket - unread;
        // a part of a capture counts from the first part on, and what is damaged or missing in whole packets is told already
        if (part == 0 && more > 0 && more <= MISSING_MAX && damageCount == 0 && packetsMissing == 0) {
            unread += more;
            addWindow(new LossWindow(statisticsNs == Units.UNKNOWN ? startNs : statisticsNs, timeNs, more,
                    "records are missing that the probe had written"));
        }
    }

    /** Counters only grow; one that does not is damaged. */
    private static long counter(RecordView record, int field, long before) {
        return Math.max(before, record.getLong(field, 0));
    }

    private String cause(Losses before, Losses now) {
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
            causes.add(header.isRepaired() ? LossWindow.DAMAGED + " and repaired" : "the output was too slow");
        }
        return String.join(", ", causes);
    }

    private void live(RecordView record) {
        liveRecords++;
        int row = mappingByIdentity[Adapter.clean(record.getInt(RecordLayout.LIVE_ADAPTER))].get(record.getLong(RecordLayout.LIVE_MAPPING));
        if (row >= 0 && mappings.serial(row) == record.getLong(RecordLayout.LIVE_SERIAL)) {
            confirmed.set(row);
        } else {
            odd(Oddity.UNKNOWN_LIVE);
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

    // kept

    /**
     * Writes down what is known of a recording that was read to its end.
     *
     * @param out receives what is not in the storage
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        tables.save(out);
        incidents.save(out);
        out.writeLong(header.uuid().getMostSignificantBits());
        out.writeLong(header.uuid().getLeastSignificantBits());
        Saved.text(out, header.text());
        Saved.longs(out, counts);
        Saved.longs(out, oddities);
        Saved.longs(out, fates);
        Saved.longs(out, unknownRecords, records, startNs, endNs, complete ? 1 : 0, mapFlags, unmapFlags, part, states, lost, discarded,
                damageCount, damagedBytes, unread, packetsMissing, unknownUnmaps, inFlight, unseenEnds, orphanRanges, liveRecords,
                liveAtStop, stopReason);
        Saved.longs(out, losses.ring(), losses.table(), losses.missed(), losses.output(), losses.stacks(), losses.late(),
                losses.truncated(), losses.liveTable());
        Saved.longs(out, choices.filtered(), choices.sampled(), choices.reusedStacks());
        out.writeInt(windows.size());
        for (LossWindow window : windows) {
            Saved.longs(out, window.fromNs(), window.toNs(), window.lost());
            Saved.text(out, window.cause());
        }
        out.writeInt(damage.size());
        for (Damage each : damage) {
            Saved.longs(out, each.offset(), each.length(), each.lost());
            Saved.text(out, each.what());
        }
        Saved.bits(out, confirmed);
        Saved.bits(out, endedTasks);
        Saved.map(out, exitOf);
        Saved.map(out, sgtOf);
        out.writeInt(exitTimes.size());
        for (int i = 0; i < exitTimes.size(); i++) {
            out.writeLong(exitTimes.get(i));
        }
    }

    /**
     * What is known of a recording that was read before.
     *
     * @param name   of the recording, for a person
     * @param tables empty ones over the storage in which it was saved
     * @param in     gives what {@link #save} wrote
     * @return the recording, read to its end
     * @throws IOException if it cannot be read
     */
    public static MappingTracker load(String name, Tables tables, DataInput in) throws IOException {
        MappingTracker tracker = new MappingTracker(name, tables);
        tracker.load(in);
        return tracker;
    }

    private void load(DataInput in) throws IOException {
        tables.load(in);
        incidents.load(in);
        UUID uuid = new UUID(in.readLong(), in.readLong());
        String text = Saved.text(in);
        header = text.isEmpty() ? CaptureHeader.NONE : CaptureHeader.parse(text, uuid);
        fill(counts, Saved.longs(in));
        fill(oddities, Saved.longs(in));
        fill(fates, Saved.longs(in));
        long[] n = Saved.longs(in);
        if (n.length != 22) {
            throw new IOException("it has other numbers");
        }
        unknownRecords = n[0];
        records = n[1];
        startNs = n[2];
        endNs = n[3];
        complete = n[4] != 0;
        mapFlags = (int) n[5];
        unmapFlags = (int) n[6];
        part = (int) n[7];
        states = n[8];
        lost = n[9];
        discarded = n[10];
        damageCount = n[11];
        damagedBytes = n[12];
        unread = n[13];
        packetsMissing = n[14];
        unknownUnmaps = n[15];
        inFlight = n[16];
        unseenEnds = n[17];
        orphanRanges = n[18];
        liveRecords = n[19];
        liveAtStop = n[20];
        stopReason = (int) n[21];
        long[] l = Saved.longs(in);
        losses = new Losses(l[0], l[1], l[2], l[3], l[4], l[5], l[6], l[7]);
        long[] c = Saved.longs(in);
        choices = new Choices(c[0], c[1], c[2]);
        for (int i = Saved.length(in); i > 0; i--) {
            long[] window = Saved.longs(in);
            windows.add(new LossWindow(window[0], window[1], window[2], Saved.text(in)));
        }
        for (int i = Saved.length(in); i > 0; i--) {
            long[] each = Saved.longs(in);
            damage.add(new Damage(each[0], each[1], Saved.text(in), each[2]));
        }
        confirmed.or(Saved.bits(in));
        endedTasks.or(Saved.bits(in));
        Saved.map(in, exitOf);
        Saved.map(in, sgtOf);
        for (int i = Saved.length(in); i > 0; i--) {
            exitTimes.add(in.readLong());
        }
        started = true;
        ended = true;
    }

    private static void fill(long[] into, long[] from) throws IOException {
        if (into.length != from.length) {
            throw new IOException("it has other counters");
        }
        System.arraycopy(from, 0, into, 0, into.length);
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
    public IncidentTable incidents() {
        return incidents;
    }

    @Override
    public int mapFlags() {
        return mapFlags;
    }

    @Override
    public int unmapFlags() {
        return unmapFlags;
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
        long[] slowest = {Units.UNKNOWN};
        populations().sums(Long.MIN_VALUE, Long.MAX_VALUE, (cell, sums) -> {
            if (sums.timed() > 0) {
                slowest[0] = Math.max(slowest[0], sums.maxNs());
            }
        });
        if (percent >= 100 || slowest[0] == Units.UNKNOWN) {
            return slowest[0];
        }
        // as large as can be: one that grows is copied again and again
        Histogram durations = new Histogram(1, LONGEST_NS, 3);
        populations().durations(Long.MIN_VALUE, Long.MAX_VALUE,
                (cell, durationNs, count, row) -> durations.recordValueWithCount(Math.min(durationNs, LONGEST_NS), count));
        return Math.min(slowest[0], durations.getValueAtPercentile(percent));
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
        long[] odd = oddities.clone();
        odd[Oddity.UNKNOWN_UNMAP.ordinal()] = unknownUnmaps;
        odd[Oddity.UNSEEN_END.ordinal()] = unseenEnds;
        odd[Oddity.ORPHAN_RANGE.ordinal()] = orphanRanges;
        return new Health(byKind, all, unknownRecords, losses, damage, damageCount, damagedBytes, packetsMissing, windows, unknownUnmaps,
                unseenEnds,
                orphanRanges, liveAtStop, stopReason, discarded, inFlight, unread, choices, nonZero(Oddity.class, odd),
                nonZero(UnmapFate.class, fates));
    }

    private static <E extends Enum<E>> Map<E, Long> nonZero(Class<E> type, long[] counts) {
        Map<E, Long> map = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            if (counts[each.ordinal()] > 0) {
                map.put(each, counts[each.ordinal()]);
            }
        }
        return map;
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
