// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.util.Arrays;
import java.util.Locale;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.write.SyntheticTraffic.Mistake;
import org.rangescope.core.capture.write.SyntheticTraffic.Written;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The machine behind {@link SyntheticTraffic}. A slot is a thread with at most one attachment, which has at most one mapping; a heap says which slot is next,
 * and when. All state is in arrays, so that an event costs no object.
 */
final class TrafficModel {

    private static final int DETACHED = 0;
    private static final int IDLE = 1;
    private static final int MAPPING = 2;
    private static final int LIVE = 3;
    private static final int PARKED = 4;

    private static final int SGT = 1;
    private static final int INTERCONNECT = 3;
    private static final long UNKNOWN = -1;
    private static final int PAGE = 4096;
    private static final int EINTR = -4;
    private static final int ENOMEM = -12;
    private static final int EINVAL = -22;
    private static final int CPUS = 8;

    private static final int ALLOWED = StreamFlags.ALLOW_IC | StreamFlags.DYNAMIC | StreamFlags.MAP_OP | StreamFlags.UNMAP_OP
            | StreamFlags.PEER2PEER;
    private static final int LOCKED = StreamFlags.LOCK_KNOWN | StreamFlags.LOCK_OWNER | StreamFlags.LOCK_TAKEN;

    private static final long SECOND = 1_000_000_000L;
    private static final long THINK_SHORT_NS = 60_000;
    private static final long THINK_LONG_NS = 4_000_000;
    private static final long LIFE_NS = 700_000;
    private static final long LIFE_MAX_NS = 2 * SECOND;
    private static final long CALL_MAX_NS = SECOND / 10;
    private static final long IDLE_EVERY_NS = 3 * SECOND;
    private static final long IDLE_NS = SECOND / 10;
    private static final int MISTAKES = Mistake.values().length;

    private static final String[] EXPORTERS = {"vfio-pci", "amdgpu", "system-heap", "i915", "xe", "cma-heap", "udmabuf", "virtio_gpu"};
    private static final String[] IMPORTERS = {"amdgpu", "mlx5_core", "i915", "xe", "nvme", "iommufd", "bnxt_en", "v4l2-codec"};
    private static final String[] COMMS = {"qemu-system-x86", "weston", "chrome", "ffmpeg", "trainer", "nccl-proxy", "gst-launch",
            "Xwayland"};
    private static final String[] VERBS = {"bind", "import", "pin_user", "prepare", "submit", "fault", "register", "resume"};

    private final SyntheticTraffic wish;
    private final CaptureWriter to;
    private final Draw draw;
    private final int slots;
    private final int buffers;
    private final int sgTables;
    private final int failures;
    private final int pinned;
    private final int[] rangeCounts = new int[256];

    private final int[] heap;
    private final int[] place;
    private final long[] due;
    private final int[] state;
    private final int[] bufferOf;
    private final long[] attachment;
    private final long[] mapping;
    private final long[] serialOf;
    private final long[] beginNs;
    private final int[] rangesOf;
    private final int[] adapter;
    private final int[] baseFlags;
    private final int[] error;
    private final int[] stack;
    private final int[] task;
    private final int[] pid;
    private final int[] device;
    private final int[] driver;
    private final int[] cyclesLeft;
    private final boolean[] pins;
    private final boolean[] moved;
    private final @Nullable Mistake[] mistake;

    private final long[] buffer;
    private final long[] inode;
    private final long[] pages;
    private final int[] exporterOf;
    private final int[] attached;
    private final int[] pinCount;
    private final boolean[] exported;
    private final long[] busyUntil;

    private final int[] exporterNames;
    private final int[] exportStacks;
    private final int[] devices;
    private final int[] mapStacks;
    private final int[] attachStacks;
    private final int[] detachStacks;
    private final int[] unmapStacks;
    private final int releaseStack;
    private final int invalidateStack;
    private final int interconnect;
    private final int otherInterconnect;
    private final int probe;
    private final boolean[] exiting;
    private final int[] runs;

    private final Slab bufferSlab;
    private final Slab attachmentSlab;
    private final Slab rangesSlab;
    private final Slab tableSlab;

    private final int[] planted = new int[MISTAKES];
    private final int[] ready = new int[MISTAKES];
    private final int[] wanted = new int[MISTAKES];
    private int readyAtMap;
    private int readyAtUnmap;
    private long nextMistake = Long.MAX_VALUE;

    private long[] leakedAttachment = new long[16];
    private long[] leakedMapping = new long[16];
    private long[] leakedSerial = new long[16];
    private int[] leakedAdapter = new int[16];
    private int leaked;

    private long now = 5 * SECOND;
    private long warp;
    private long nextIdle = now + IDLE_EVERY_NS;
    private long nextStatistics;
    private boolean ending;
    private boolean invalidating;
    private int kept;
    private int parked;
    private long serial;
    private long nextInode = 1_000;
    private int nextPid = 400;
    private long maps;
    private long failed;
    private long unmaps;
    private long ranges;

    TrafficModel(SyntheticTraffic wish, CaptureWriter to) {
        this.wish = wish;
        this.to = to;
        draw = new Draw(wish.seed);
        slots = (int) Math.max(4, Math.min(wish.attachments, wish.events / 40));
        buffers = (int) Math.max(2, Math.min(wish.buffers, wish.events / 50));
        sgTables = (int) (wish.sgTables * 65_536);
        failures = (int) (wish.failures * 65_536);
        pinned = (int) (wish.pins * 65_536);
        heap = new int[slots];
        place = new int[slots];
        due = new long[slots];
        state = new int[slots];
        bufferOf = new int[slots];
        attachment = new long[slots];
        mapping = new long[slots];
        serialOf = new long[slots];
        beginNs = new long[slots];
        rangesOf = new int[slots];
        adapter = new int[slots];
        baseFlags = new int[slots];
        error = new int[slots];
        stack = new int[slots];
        task = new int[slots];
        pid = new int[slots];
        device = new int[slots];
        driver = new int[slots];
        cyclesLeft = new int[slots];
        pins = new boolean[slots];
        moved = new boolean[slots];
        mistake = new @Nullable Mistake[slots];
        buffer = new long[buffers];
        inode = new long[buffers];
        pages = new long[buffers];
        exporterOf = new int[buffers];
        attached = new int[buffers];
        pinCount = new int[buffers];
        exported = new boolean[buffers];
        busyUntil = new long[buffers];
        bufferSlab = new Slab(draw);
        attachmentSlab = new Slab(draw);
        rangesSlab = new Slab(draw);
        tableSlab = new Slab(draw);
        exiting = new boolean[wish.processes];
        runs = new int[wish.processes];
        nextPid += 10 * wish.processes;

        to.cpus(CPUS).at(now).env("adapters", "interconnect-v2,sgt").env("attach_mode", "fentry").env("stacks", "reused").env("range_rate",
                "unlimited")
                .env("hooks_attached",
                        "dma_buf_map_interconnect,dma_buf_unmap_interconnect,dma_buf_map_attachment,dma_buf_unmap_attachment,"
                                + "dma_buf_export,dma_buf_release,dma_buf_dynamic_attach,dma_buf_detach,dma_buf_move_notify,"
                                + "dma_buf_match_interconnects,dma_buf_pin,dma_buf_unpin,sched_process_exit,kmalloc,sched_switch"
                                + (wish.watched ? ",kfree" : ""));
        probe = to.task("rangescope-probe", 300, 300);
        to.start(probe, 0, 0);
        exporterNames = new int[wish.exporters];
        exportStacks = new int[wish.exporters];
        for (int i = 0; i < wish.exporters; i++) {
            String name = name(EXPORTERS, i);
            exporterNames[i] = to.string(name);
            exportStacks[i] = stack(name, "dma_buf_export", prefix(name) + "_export", "drm_gem_prime_handle_to_fd");
        }
        devices = new int[wish.importers];
        attachStacks = new int[wish.importers];
        detachStacks = new int[wish.importers];
        unmapStacks = new int[wish.importers];
        for (int i = 0; i < wish.importers; i++) {
            String name = name(IMPORTERS, i);
            devices[i] = to.device(String.format(Locale.ROOT, "0000:%02x:00.0", 0x40 + i), name, "pci");
            attachStacks[i] = stack(name, "dma_buf_dynamic_attach", prefix(name) + "_attach", "drm_ioctl");
            detachStacks[i] = stack(name, "dma_buf_detach", prefix(name) + "_close", "__fput");
            unmapStacks[i] = stack(name, "dma_buf_unmap_interconnect", prefix(name) + "_unbind", "drm_ioctl");
        }
        mapStacks = new int[wish.callSites];
        for (int i = 0; i < wish.callSites; i++) {
            String name = name(IMPORTERS, i % wish.importers);
            int nth = i / wish.importers;
            mapStacks[i] = stack(name, "dma_buf_map_interconnect", prefix(name) + '_' + VERBS[nth % VERBS.length] + (nth < VERBS.length
                    ? ""
                    : "_" + nth / VERBS.length), "drm_ioctl");
        }
        releaseStack = stack("", "dma_buf_release", "__dentry_kill", "__fput");
        invalidateStack = stack(name(EXPORTERS, 0), "dma_buf_move_notify", prefix(name(EXPORTERS, 0)) + "_move", "ttm_bo_validate");
        interconnect = to.interconnect("iov", draw.identity());
        otherInterconnect = to.interconnect("fabric", draw.identity());
        for (int i = 0; i < rangeCounts.length; i++) {
            rangeCounts[i] = Math.min(wish.rangesMax, i < 130
                    ? 1
                    : i < 195
                            ? 2
                            : i < 220
                                    ? 3
                                    : i < 235
                                            ? 4
                                            : i < 250
                                                    ? 5 + (i - 235) * 11 / 14
                                                    : 17 + (i - 250) * (wish.rangesMax - 17) / 5);
            rangeCounts[i] = Math.max(1, rangeCounts[i]);
        }
        for (int slot = 0; slot < slots; slot++) {
            if (slot < wish.processes) {
                runs[slot] = ++nextPid;
            }
            newTask(slot);
            heap[slot] = slot;
            place[slot] = slot;
            // the first millisecond is enough for all to come: what is outstanding does not grow for long
            due[slot] = now + (slot + 1L) * SECOND / 1_000 / slots;
        }
        wish.mistakes.forEach((which, count) -> wanted[which.ordinal()] = count);
        planNextMistake();
        nextStatistics = now + SECOND;
    }

    private static String name(String[] names, int i) {
        return i < names.length ? names[i] : names[i % names.length] + '-' + i / names.length;
    }

    private static String prefix(String name) {
        return name.replaceAll("[^a-z0-9]+", "_");
    }

    private int stack(String module, String core, String function, String caller) {
        return to.stack(to.symbol(core, "", 0x9c, 0x240), to.symbol(function, module, 0x4c, 0x180),
                to.symbol(caller, caller.startsWith("drm") ? "drm" : "", 0xb4, 0x300),
                to.symbol("__x64_sys_ioctl", "", 0x94, 0xd0), to.symbol("do_syscall_64", "", 0x82, 0x190),
                to.symbol("entry_SYSCALL_64_after_hwframe", "", 0x76, 0));
    }

    private int process(int slot) {
        return slot % wish.processes;
    }

    private void newTask(int slot) {
        int process = process(slot);
        int thread = slot / wish.processes;
        pid[slot] = runs[process];
        task[slot] = to.task(name(COMMS, process), runs[process], runs[process] + thread * 100_000);
    }

    // time

    Written run() {
        while (!enough()) {
            step();
        }
        ending = true;
        while (parked < slots) {
            step();
        }
        end();
        return new Written(to.written(), maps, failed, unmaps, ranges, leaked, to.now());
    }

    private boolean enough() {
        if (to.written() + 3L * slots + buffers + 8 < wish.events) {
            return false;
        }
        for (int i = 0; i < MISTAKES; i++) {
            if (planted[i] < wanted[i]) {
                if (to.written() > 4 * wish.events + 1_000_000) {
                    throw new IllegalStateException("not every mistake found its place: " + Mistake.values()[i]);
                }
                return false;
            }
        }
        return true;
    }

    private void step() {
        int slot = heap[0];
        now = Math.max(now, due[slot]);
        if (now >= nextIdle) {
            warp += draw.waiting(IDLE_NS);
            nextIdle = now + draw.waiting(IDLE_EVERY_NS);
        }
        clock();
        if (now + warp >= nextStatistics) {
            to.statistics();
            nextStatistics = now + warp + SECOND / 2;
        }
        if (to.written() >= nextMistake) {
            nextMistakeIsReady();
        }
        to.cpu(slot % CPUS);
        switch (state[slot]) {
        case DETACHED -> attach(slot);
        case IDLE -> idle(slot);
        case MAPPING -> mapped(slot);
        case LIVE -> live(slot);
        default -> due[slot] = Long.MAX_VALUE;
        }
        sink(0);
        if (invalidating) {
            invalidating = false;
            invalidate(slot);
        }
    }

    /** What follows at once follows a little later. */
    private void later(long ns) {
        now += ns;
        clock();
    }

    private void clock() {
        to.at(now + warp);
    }

    private void sink(int from) {
        int at = from;
        int slot = heap[at];
        long time = due[slot];
        while (true) {
            int child = 2 * at + 1;
            if (child >= slots) {
                break;
            }
            if (child + 1 < slots && due[heap[child + 1]] < due[heap[child]]) {
                child++;
            }
            if (due[heap[child]] >= time) {
                break;
            }
            heap[at] = heap[child];
            place[heap[at]] = at;
            at = child;
        }
        heap[at] = slot;
        place[slot] = at;
    }

    private void sooner(int slot, long time) {
        due[slot] = time;
        int at = place[slot];
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (due[heap[parent]] <= time) {
                break;
            }
            heap[at] = heap[parent];
            place[heap[at]] = at;
            at = parent;
        }
        heap[at] = slot;
        place[slot] = at;
    }

    // mistakes

    private void planNextMistake() {
        nextMistake = Long.MAX_VALUE;
        for (int i = 0; i < MISTAKES; i++) {
            int done = planted[i] + ready[i];
            if (done < wanted[i]) {
                nextMistake = Math.min(nextMistake, wish.events * (done + 1) / (wanted[i] + 1));
            }
        }
    }

    private void nextMistakeIsReady() {
        for (int i = 0; i < MISTAKES; i++) {
            int done = planted[i] + ready[i];
            if (done < wanted[i] && to.written() >= wish.events * (done + 1) / (wanted[i] + 1)) {
                ready[i]++;
                if (Mistake.values()[i].atMap()) {
                    readyAtMap++;
                } else {
                    readyAtUnmap++;
                }
            }
        }
        planNextMistake();
    }

    private boolean isReady(Mistake which) {
        return ready[which.ordinal()] > 0;
    }

    private void made(Mistake which) {
        ready[which.ordinal()]--;
        planted[which.ordinal()]++;
        if (which.atMap()) {
            readyAtMap--;
        } else {
            readyAtUnmap--;
        }
    }

    private void leak(int slot) {
        if (leaked == leakedMapping.length) {
            leakedAttachment = Arrays.copyOf(leakedAttachment, leaked * 2);
            leakedMapping = Arrays.copyOf(leakedMapping, leaked * 2);
            leakedSerial = Arrays.copyOf(leakedSerial, leaked * 2);
            leakedAdapter = Arrays.copyOf(leakedAdapter, leaked * 2);
        }
        leakedAdapter[leaked] = adapter[slot];
        leakedAttachment[leaked] = attachment[slot];
        leakedMapping[leaked] = mapping[slot];
        leakedSerial[leaked++] = serialOf[slot];
    }

    // buffers and attachments

    private int chooseBuffer() {
        int chosen = draw.early(buffers);
        if (isReady(Mistake.LEAKED_AT_RELEASE)) {
            for (int i = 0; i < buffers; i++) {
                int other = (chosen + i) % buffers;
                if (attached[other] == 0) {
                    return other;
                }
            }
        }
        return chosen;
    }

    private void export(int which, int slot) {
        buffer[which] = bufferSlab.allocate();
        inode[which] = ++nextInode;
        exporterOf[which] = draw.early(wish.exporters);
        pages[which] = (long) Math.max(64, wish.rangesMax) << draw.early(6);
        pinCount[which] = 0;
        busyUntil[which] = 0;
        exported[which] = true;
        to.begin(RecordLayout.ID_BUFFER_EXPORT, RecordLayout.BUFFER_EXPORT_SIZE).putLong(RecordLayout.BUFFER_EXPORT_BUFFER, buffer[which])
                .putLong(RecordLayout.BUFFER_EXPORT_INODE, inode[which])
                .putLong(RecordLayout.BUFFER_EXPORT_BUFFER_SIZE, pages[which] * PAGE)
                .putInt(RecordLayout.BUFFER_EXPORT_EXPORTER, exporterNames[exporterOf[which]])
                .putInt(RecordLayout.BUFFER_EXPORT_TASK, task[slot])
                .putInt(RecordLayout.BUFFER_EXPORT_STACK, exportStacks[exporterOf[which]]);
        later(500 + draw.below(2_000));
    }

    private void release(int which, int slot) {
        to.begin(RecordLayout.ID_BUFFER_RELEASE, RecordLayout.BUFFER_RELEASE_SIZE)
                .putLong(RecordLayout.BUFFER_RELEASE_BUFFER, buffer[which])
                .putLong(RecordLayout.BUFFER_RELEASE_INODE, inode[which]).putInt(RecordLayout.BUFFER_RELEASE_TASK, task[slot])
                .putInt(RecordLayout.BUFFER_RELEASE_STACK, releaseStack);
        exported[which] = false;
        bufferSlab.free(buffer[which]);
        later(300);
    }

    private void attach(int slot) {
        if (ending) {
            park(slot);
            return;
        }
        if (exiting[process(slot)]) {
            exitIfLast(slot);
            return;
        }
        // after a move the importer attaches to the same buffer again
        int which = moved[slot] && exported[bufferOf[slot]] ? bufferOf[slot] : chooseBuffer();
        moved[slot] = false;
        if (!exported[which]) {
            export(which, slot);
        }
        bufferOf[slot] = which;
        int importer = draw.early(wish.importers);
        driver[slot] = importer;
        device[slot] = devices[importer];
        attachment[slot] = attachmentSlab.allocate();
        boolean table = draw.chance(sgTables);
        adapter[slot] = table ? SGT : INTERCONNECT;
        baseFlags[slot] = table ? draw.chance(16_384) ? StreamFlags.CACHED : StreamFlags.DYNAMIC : ALLOWED;
        int sites = (wish.callSites + wish.importers - 1 - importer) / wish.importers;
        stack[slot] = mapStacks[sites <= 0 ? importer % wish.callSites : importer + wish.importers * draw.early(sites)];
        cyclesLeft[slot] = 1 + (int) Math.min(1_000_000, draw.waiting(wish.mapsPerAttachment));
        mapping[slot] = table && baseFlags[slot] == StreamFlags.CACHED ? tableSlab.allocate() : 0;
        to.begin(RecordLayout.ID_MATCH, RecordLayout.MATCH_SIZE).putLong(RecordLayout.MATCH_BUFFER, buffer[which])
                .putLong(RecordLayout.MATCH_INODE, inode[which]).putLong(RecordLayout.MATCH_ATTACHMENT, attachment[slot])
                .putInt(RecordLayout.MATCH_INTERCONNECT, table ? 0 : interconnect).putInt(RecordLayout.MATCH_MATCHED, table ? 0 : 1)
                .putInt(RecordLayout.MATCH_TASK, task[slot]).putInt(RecordLayout.MATCH_STACK, attachStacks[importer]);
        later(200 + draw.below(1_000));
        to.begin(RecordLayout.ID_ATTACH, RecordLayout.ATTACH_SIZE).putLong(RecordLayout.ATTACH_BUFFER, buffer[which])
                .putLong(RecordLayout.ATTACH_INODE, inode[which]).putLong(RecordLayout.ATTACH_ATTACHMENT, attachment[slot])
                .putInt(RecordLayout.ATTACH_DEVICE, device[slot]).putInt(RecordLayout.ATTACH_INTERCONNECT, table ? 0 : interconnect)
                .putInt(RecordLayout.ATTACH_FLAGS, baseFlags[slot] & ~StreamFlags.CACHED).putInt(RecordLayout.ATTACH_TASK, task[slot])
                .putInt(RecordLayout.ATTACH_STACK, attachStacks[importer]);
        attached[which]++;
        pins[slot] = draw.chance(pinned);
        if (pins[slot]) {
            later(1_000);
            pinCount[which]++;
            to.begin(RecordLayout.ID_PIN, RecordLayout.PIN_SIZE).putLong(RecordLayout.PIN_BUFFER, buffer[which])
                    .putLong(RecordLayout.PIN_INODE, inode[which]).putLong(RecordLayout.PIN_ATTACHMENT, attachment[slot])
                    .putInt(RecordLayout.PIN_FLAGS, LOCKED).putInt(RecordLayout.PIN_TASK, task[slot])
                    .putInt(RecordLayout.PIN_STACK, attachStacks[importer]);
        }
        state[slot] = IDLE;
        due[slot] = now + think();
    }

    private long think() {
        return 2_000 + (draw.chance(14_000) ? draw.heavy(THINK_LONG_NS) : draw.waiting(THINK_SHORT_NS));
    }

    private void detach(int slot) {
        int which = bufferOf[slot];
        if (pins[slot]) {
            pins[slot] = false;
            pinCount[which]--;
            to.begin(RecordLayout.ID_UNPIN, RecordLayout.UNPIN_SIZE).putLong(RecordLayout.UNPIN_BUFFER, buffer[which])
                    .putLong(RecordLayout.UNPIN_INODE, inode[which]).putLong(RecordLayout.UNPIN_ATTACHMENT, attachment[slot])
                    .putInt(RecordLayout.UNPIN_FLAGS, LOCKED).putInt(RecordLayout.UNPIN_TASK, task[slot])
                    .putInt(RecordLayout.UNPIN_STACK, detachStacks[driver[slot]]);
            later(800);
        }
        to.begin(RecordLayout.ID_DETACH, RecordLayout.DETACH_SIZE).putLong(RecordLayout.DETACH_BUFFER, buffer[which])
                .putLong(RecordLayout.DETACH_INODE, inode[which]).putLong(RecordLayout.DETACH_ATTACHMENT, attachment[slot])
                .putInt(RecordLayout.DETACH_TASK, task[slot]).putInt(RecordLayout.DETACH_STACK, detachStacks[driver[slot]]);
        attached[which]--;
        attachmentSlab.free(attachment[slot]);
        if (baseFlags[slot] == StreamFlags.CACHED) {
            tableSlab.free(mapping[slot]);
        }
        later(400);
        if (attached[which] == 0 && !moved[slot] && (ending || draw.chance(20_000))) {
            release(which, slot);
        }
        state[slot] = DETACHED;
        due[slot] = now + (moved[slot] ? draw.waiting(THINK_SHORT_NS) : think());
    }

    private void park(int slot) {
        state[slot] = PARKED;
        due[slot] = Long.MAX_VALUE;
        parked++;
    }

    /** A slot of a process that ends has detached; when all have, the process's threads exit, and another process takes over. */
    private void exitIfLast(int slot) {
        int process = process(slot);
        for (int other = process; other < slots; other += wish.processes) {
            if (state[other] != DETACHED) {
                due[slot] = now + THINK_LONG_NS;
                return;
            }
        }
        for (int other = process; other < slots; other += wish.processes) {
            to.begin(RecordLayout.ID_TASK_EXIT, RecordLayout.TASK_EXIT_SIZE).putInt(RecordLayout.TASK_EXIT_TASK, task[other])
                    .putInt(RecordLayout.TASK_EXIT_LAST, other + wish.processes >= slots ? 1 : 0);
            later(100);
        }
        runs[process] = ++nextPid;
        exiting[process] = false;
        for (int other = process; other < slots; other += wish.processes) {
            newTask(other);
        }
        due[slot] = now + think();
    }

    /** The exporter moves a buffer: all importers unmap soon, and attach again before they map again. */
    private void invalidate(int slot) {
        int which = bufferOf[draw.below(slots)];
        if (!exported[which] || attached[which] == 0 || pinCount[which] > 0 || busyUntil[which] > now) {
            return;
        }
        to.begin(RecordLayout.ID_INVALIDATE, RecordLayout.INVALIDATE_SIZE).putLong(RecordLayout.INVALIDATE_BUFFER, buffer[which])
                .putLong(RecordLayout.INVALIDATE_INODE, inode[which]).putInt(RecordLayout.INVALIDATE_TASK, task[slot])
                .putInt(RecordLayout.INVALIDATE_STACK, invalidateStack);
        for (int other = 0; other < slots; other++) {
            if (bufferOf[other] == which && (state[other] == LIVE || state[other] == IDLE)) {
                moved[other] = true;
                sooner(other, Math.min(due[other], now + 5_000 + draw.waiting(100_000)));
            }
        }
        later(500);
    }

    // mappings

    private void idle(int slot) {
        if (ending || moved[slot] || cyclesLeft[slot] <= 0 || exiting[process(slot)]) {
            detach(slot);
            return;
        }
        int which = bufferOf[slot];
        if (busyUntil[which] > now) {
            due[slot] = busyUntil[which] + 100 + draw.below(4_000);
            return;
        }
        cyclesLeft[slot]--;
        boolean table = adapter[slot] == SGT;
        mistake[slot] = !table && readyAtMap > 0 ? mapMistake() : null;
        int count = rangeCounts[draw.word() >>> 24];
        if (mistake[slot] != null) {
            error[slot] = mistake[slot] == Mistake.REFUSED ? EINVAL : mistake[slot] == Mistake.FAILED_KEPT ? ENOMEM : 0;
        } else {
            error[slot] = draw.chance(failures) ? draw.chance(32_768) ? EINTR : ENOMEM : 0;
        }
        rangesOf[slot] = mistake[slot] == null ? count : Math.max(count, Math.min(3, wish.rangesMax));
        if (error[slot] == 0 && baseFlags[slot] != StreamFlags.CACHED) {
            mapping[slot] = table ? tableSlab.allocate() : rangesSlab.allocate();
        }
        serialOf[slot] = ++serial;
        beginNs[slot] = now + warp;
        int exporter = exporterOf[which];
        long typical = 1_300 + 400L * exporter + rangesOf[slot] * (150L + 60L * exporter);
        state[slot] = MAPPING;
        due[slot] = now + Math.min(CALL_MAX_NS, draw.heavy(typical));
        busyUntil[which] = due[slot];
    }

    private Mistake mapMistake() {
        for (Mistake which : Mistake.values()) {
            if (which.atMap() && isReady(which)) {
                return which;
            }
        }
        throw new IllegalStateException("no mistake is ready");
    }

    private void mapped(int slot) {
        int which = bufferOf[slot];
        boolean table = adapter[slot] == SGT;
        boolean works = error[slot] == 0;
        Mistake wrong = mistake[slot];
        if (wrong != null && !isReady(wrong)) {
            // another slot was quicker
            wrong = null;
        }
        if (wrong != null) {
            made(wrong);
        } else if (error[slot] == EINVAL) {
            error[slot] = EINTR;
        }
        mistake[slot] = wrong;
        long durationNs = now + warp - beginNs[slot];
        int count = rangesOf[slot];
        int flags = baseFlags[slot] | LOCKED | (draw.chance(62_000) ? StreamFlags.STACK_REUSED : 0);
        if (!table) {
            flags |= StreamFlags.WALKED | StreamFlags.DECODED | (wish.watched ? StreamFlags.WATCHED : 0);
        }
        if (wrong == Mistake.SWALLOWED_NO_OP) {
            flags &= ~StreamFlags.UNMAP_OP;
        } else if (wrong == Mistake.LOCK_NOT_HELD) {
            flags &= ~(StreamFlags.LOCK_OWNER | StreamFlags.LOCK_TAKEN);
        }
        long bytes = pages[which] * PAGE - (wrong == Mistake.SHORT_RANGES ? PAGE : 0);
        boolean sound = wrong != Mistake.MALFORMED_RANGE && wrong != Mistake.OVERLAPPING_RANGE;
        // the 95 of a hundred that are quick wait for nothing
        long blockedNs = durationNs > 20_000 ? durationNs * 7 / 8 : 0;
        to.begin(RecordLayout.ID_MAP, RecordLayout.MAP_SIZE).putLong(RecordLayout.MAP_BUFFER, buffer[which])
                .putLong(RecordLayout.MAP_INODE, inode[which]).putLong(RecordLayout.MAP_BUFFER_SIZE, pages[which] * PAGE)
                .putLong(RecordLayout.MAP_ATTACHMENT, attachment[slot]).putLong(RecordLayout.MAP_MAPPING, works ? mapping[slot] : 0)
                .putLong(RecordLayout.MAP_SERIAL, serialOf[slot]).putLong(RecordLayout.MAP_BEGIN_NS, beginNs[slot])
                .putLong(RecordLayout.MAP_BLOCKED_NS, blockedNs).putLong(RecordLayout.MAP_BYTES, !works ? 0 : sound ? bytes : UNKNOWN)
                .putInt(RecordLayout.MAP_ADAPTER, adapter[slot]).putInt(RecordLayout.MAP_ERROR, error[slot])
                .putInt(RecordLayout.MAP_NRANGES, works ? count + (wrong == Mistake.RANGE_COUNT ? 1 : 0) : 0)
                .putInt(RecordLayout.MAP_ENTRIES, works ? count : 0).putInt(RecordLayout.MAP_FLAGS, flags)
                .putInt(RecordLayout.MAP_INTERCONNECT,
                        table ? 0 : wrong == Mistake.OTHER_INTERCONNECT ? otherInterconnect : interconnect)
                .putInt(RecordLayout.MAP_DEVICE, device[slot]).putInt(RecordLayout.MAP_TASK, task[slot])
                .putInt(RecordLayout.MAP_STACK, stack[slot])
                .putInt(RecordLayout.MAP_ALLOCATED, wish.watched && !table ? count + 1 : -1)
                .putInt(RecordLayout.MAP_KEPT, wish.watched && !table ? works ? count + 1 : wrong == Mistake.FAILED_KEPT ? 1 : 0 : -1);
        if (!works) {
            failed++;
            state[slot] = IDLE;
            due[slot] = now + think();
            return;
        }
        maps++;
        if (!table) {
            ranges(slot, durationNs, wrong);
        }
        state[slot] = LIVE;
        due[slot] = now + Math.min(LIFE_MAX_NS, draw.heavy(LIFE_NS));
        rare(slot);
    }

    private void ranges(int slot, long durationNs, @Nullable Mistake wrong) {
        int which = bufferOf[slot];
        int count = rangesOf[slot];
        long each = pages[which] / count * PAGE;
        long gap = PAGE << draw.below(8);
        long start = 0;
        boolean timed = exporterOf[which] % 4 != 3;
        long perRange = durationNs / (count + 1);
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            long length = last ? pages[which] * PAGE - each * i : each;
            if (last && wrong == Mistake.SHORT_RANGES) {
                length -= PAGE;
            }
            long from = last && wrong == Mistake.OVERLAPPING_RANGE ? start - gap - PAGE : start;
            to.begin(RecordLayout.ID_RANGE, RecordLayout.RANGE_SIZE).putLong(RecordLayout.RANGE_SERIAL, serialOf[slot])
                    .putLong(RecordLayout.RANGE_INDEX, last && wrong == Mistake.SPARSE_INDEX ? i + 1 : i)
                    .putLong(RecordLayout.RANGE_START, from)
                    .putLong(RecordLayout.RANGE_END, last && wrong == Mistake.MALFORMED_RANGE ? from - PAGE - 1 : from + length - 1)
                    .putLong(RecordLayout.RANGE_POPULATED_NS, timed ? perRange * (i + 1) : UNKNOWN)
                    .putInt(RecordLayout.RANGE_HOW, timed ? 1 : 0);
            start += length + gap;
        }
        ranges += count;
    }

    private void rare(int slot) {
        if (draw.below(wish.mapsPerInvalidate) == 0) {
            invalidating = true;
        }
        if (draw.below(wish.mapsPerExit) == 0) {
            exiting[process(slot)] = true;
        }
    }

    private void live(int slot) {
        int which = bufferOf[slot];
        if (ending && wish.leaveMapped) {
            if (baseFlags[slot] != StreamFlags.CACHED) {
                leak(slot);
            }
            park(slot);
            return;
        }
        if (busyUntil[which] > now) {
            // whoever maps has the lock
            due[slot] = busyUntil[which] + 100 + draw.below(2_000);
            return;
        }
        Mistake wrong = mistake[slot] == Mistake.SWALLOWED_NO_OP
                ? Mistake.SWALLOWED_NO_OP
                : readyAtUnmap > 0 && mistake[slot] == null && adapter[slot] == INTERCONNECT && !ending ? unmapMistake(slot) : null;
        mistake[slot] = null;
        state[slot] = IDLE;
        if (wrong == null) {
            unmap(slot, attachment[slot], mapping[slot], 0, 0);
            free(slot);
        } else {
            liveWithMistake(slot, wrong);
        }
        if (state[slot] == IDLE) {
            due[slot] = now + think();
        }
    }

    private @Nullable Mistake unmapMistake(int slot) {
        for (Mistake which : Mistake.values()) {
            if (!which.atMap() && isReady(which) && (which != Mistake.LEAKED_AT_RELEASE || attached[bufferOf[slot]] == 1)
                    && (which != Mistake.OTHER_ATTACHMENT || neighbour(slot) >= 0)) {
                made(which);
                return which;
            }
        }
        return null;
    }

    /** Another slot that is attached to the same buffer. */
    private int neighbour(int slot) {
        for (int other = 0; other < slots; other++) {
            if (other != slot && bufferOf[other] == bufferOf[slot] && adapter[other] == INTERCONNECT && state[other] != DETACHED
                    && state[other] != PARKED) {
                return other;
            }
        }
        return -1;
    }

    private void liveWithMistake(int slot, Mistake wrong) {
        int which = bufferOf[slot];
        int place = unmapStacks[driver[slot]];
        switch (wrong) {
        case LEAKED_AT_DETACH -> {
            leak(slot);
            detach(slot);
        }
        case LEAKED_AT_RELEASE -> {
            leak(slot);
            if (pins[slot]) {
                pins[slot] = false;
                pinCount[which]--;
            }
            attached[which] = 0;
            release(which, slot);
            state[slot] = DETACHED;
            due[slot] = now + think();
        }
        case SWALLOWED_NOT_ALLOWED -> {
            unmap(slot, attachment[slot], mapping[slot], StreamFlags.ALLOW_IC, place);
            leak(slot);
            detach(slot);
        }
        case SWALLOWED_NO_OP -> {
            unmap(slot, attachment[slot], mapping[slot], StreamFlags.UNMAP_OP, place);
            leak(slot);
        }
        case DOUBLE_UNMAP -> {
            unmap(slot, attachment[slot], mapping[slot], 0, 0);
            later(1_500);
            unmap(slot, attachment[slot], mapping[slot], StreamFlags.NOT_LIVE, place);
            free(slot);
        }
        case UNKNOWN_UNMAP -> {
            unmap(slot, attachment[slot], draw.identity(), StreamFlags.NOT_LIVE, place);
            later(1_500);
            unmap(slot, attachment[slot], mapping[slot], 0, 0);
            free(slot);
        }
        case ENTRIES_KEPT -> {
            kept = 1;
            unmap(slot, attachment[slot], mapping[slot], 0, 0);
            kept = 0;
            free(slot);
        }
        case OTHER_ATTACHMENT -> {
            unmap(slot, attachment[neighbour(slot)], mapping[slot], StreamFlags.OTHER_ATTACH, place);
            free(slot);
        }
        default -> throw new IllegalStateException(wrong + " is made by the map call");
        }
    }

    private void free(int slot) {
        if (baseFlags[slot] != StreamFlags.CACHED) {
            (adapter[slot] == SGT ? tableSlab : rangesSlab).free(mapping[slot]);
        }
    }

    /** @param changed flags that differ from those of any other unmap */
    private void unmap(int slot, long on, long what, int changed, int place) {
        int which = bufferOf[slot];
        int flags = baseFlags[slot] | LOCKED;
        boolean table = adapter[slot] == SGT;
        boolean watched = wish.watched && !table && changed == 0;
        flags = (changed & ALLOWED) != 0 ? flags & ~changed : flags | changed;
        to.begin(RecordLayout.ID_UNMAP, RecordLayout.UNMAP_SIZE).putLong(RecordLayout.UNMAP_BUFFER, buffer[which])
                .putLong(RecordLayout.UNMAP_INODE, inode[which]).putLong(RecordLayout.UNMAP_ATTACHMENT, on)
                .putLong(RecordLayout.UNMAP_MAPPING, what).putInt(RecordLayout.UNMAP_ADAPTER, adapter[slot])
                .putInt(RecordLayout.UNMAP_FLAGS, flags | (watched ? StreamFlags.WATCHED : 0))
                .putInt(RecordLayout.UNMAP_NRANGES, rangesOf[slot]).putInt(RecordLayout.UNMAP_TASK, task[slot])
                .putInt(RecordLayout.UNMAP_STACK, place);
        unmaps++;
        if (watched) {
            long begin = now + warp;
            later(300 + 40L * rangesOf[slot]);
            to.begin(RecordLayout.ID_UNMAP_END, RecordLayout.UNMAP_END_SIZE).putLong(RecordLayout.UNMAP_END_ATTACHMENT, on)
                    .putLong(RecordLayout.UNMAP_END_MAPPING, what).putLong(RecordLayout.UNMAP_END_BEGIN_NS, begin)
                    .putInt(RecordLayout.UNMAP_END_ADAPTER, adapter[slot]).putInt(RecordLayout.UNMAP_END_WATCHED, rangesOf[slot] + 1)
                    .putInt(RecordLayout.UNMAP_END_KEPT, kept);
        }
    }

    private void end() {
        later(1_000);
        if (!wish.leaveMapped) {
            for (int which = 0; which < buffers; which++) {
                if (exported[which] && attached[which] == 0) {
                    release(which, 0);
                }
            }
        }
        to.cpu(0);
        to.statistics();
        for (int i = 0; i < leaked; i++) {
            to.live(leakedAttachment[i], leakedMapping[i], leakedSerial[i], leakedAdapter[i]);
        }
        to.stop(StopReason.SIGNAL, 0);
        to.statistics();
    }
}
