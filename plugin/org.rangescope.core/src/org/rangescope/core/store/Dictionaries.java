// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.Saved;

/** Names, stacks, tasks and devices that the rows refer to by number. Number 0 is "none" or "not known" everywhere, and so is a number that was lost. */
public final class Dictionaries {

    private static final Symbol NO_SYMBOL = new Symbol("?", null, 0, 0);
    private static final Task NO_TASK = new Task(0, 0, "unknown");
    private static final Device NO_DEVICE = new Device("unknown device", "", "");
    private static final Interconnect NO_INTERCONNECT = new Interconnect("none", 0);
    private static final int[] NO_FRAMES = {};
    private static final Set<String> RELEASE_PATH = Set.of("__dentry_kill", "dentry_kill", "dput", "__fput", "____fput", "__fput_sync",
            "fput",
            "delayed_fput", "task_work_run", "close_fd", "filp_close", "filp_flush");

    private final Map<Integer, String> strings = new HashMap<>();
    private final Map<Integer, Symbol> symbols = new HashMap<>();
    private final Map<Integer, int[]> stacks = new HashMap<>();
    /** Of stacks that were asked for; forgotten when there are more names. Several threads may ask. */
    private final Map<Integer, Integer> callSites = new ConcurrentHashMap<>();
    private final Map<Integer, Task> tasks = new HashMap<>();
    private final Map<Integer, Device> devices = new HashMap<>();
    private final Map<Integer, Interconnect> interconnects = new HashMap<>();

    /**
     * Takes in a dictionary record; for the tracker. Records of other kinds are ignored.
     *
     * @param kind   its kind
     * @param record the record
     */
    public void add(EventKind kind, RecordView record) {
        callSites.clear();
        switch (kind) {
        case STRING -> strings.put(record.getInt(RecordLayout.STRING_ID), record.text());
        case SYMBOL -> {
            int module = record.getInt(RecordLayout.SYMBOL_MODULE);
            symbols.put(record.getInt(RecordLayout.SYMBOL_ID), new Symbol(named(record.getInt(RecordLayout.SYMBOL_NAME), "?"),
                    module == 0 ? null : string(module), record.getInt(RecordLayout.SYMBOL_OFFSET),
                    record.getInt(RecordLayout.SYMBOL_CODE_SIZE)));
        }
        case STACK -> {
            int length = record.frames();
            while (length > 0 && record.frame(length - 1) == 0) {
                length--;
            }
            int[] frames = new int[length];
            for (int i = 0; i < length; i++) {
                frames[i] = record.frame(i);
            }
            stacks.put(record.getInt(RecordLayout.STACK_ID), frames);
        }
        case TASK -> tasks.put(record.getInt(RecordLayout.TASK_ID), new Task(record.getInt(RecordLayout.TASK_PID),
                record.getInt(RecordLayout.TASK_TID), named(record.getInt(RecordLayout.TASK_COMM), "unknown")));
        case DEVICE -> devices.put(record.getInt(RecordLayout.DEVICE_ID),
                new Device(named(record.getInt(RecordLayout.DEVICE_NAME), "unknown device"),
                        string(record.getInt(RecordLayout.DEVICE_DRIVER)),
                        string(record.getInt(RecordLayout.DEVICE_BUS))));
        case INTERCONNECT -> interconnects.put(record.getInt(RecordLayout.INTERCONNECT_ID),
                new Interconnect(string(record.getInt(RecordLayout.INTERCONNECT_NAME)),
                        record.getLong(RecordLayout.INTERCONNECT_IDENTITY)));
        default -> {
            // not a dictionary record
        }
        }
    }

    /** Writes everything down. */
    void save(DataOutput out) throws IOException {
        out.writeInt(strings.size());
        for (Map.Entry<Integer, String> entry : strings.entrySet()) {
            out.writeInt(entry.getKey());
            Saved.text(out, entry.getValue());
        }
        out.writeInt(symbols.size());
        for (Map.Entry<Integer, Symbol> entry : symbols.entrySet()) {
            Symbol symbol = entry.getValue();
            out.writeInt(entry.getKey());
            Saved.text(out, symbol.name());
            String module = symbol.module();
            out.writeBoolean(module != null);
            Saved.text(out, module == null ? "" : module);
            out.writeInt(symbol.offset());
            out.writeInt(symbol.size());
        }
        out.writeInt(stacks.size());
        for (Map.Entry<Integer, int[]> entry : stacks.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue().length);
            for (int frame : entry.getValue()) {
                out.writeInt(frame);
            }
        }
        out.writeInt(tasks.size());
        for (Map.Entry<Integer, Task> entry : tasks.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue().pid());
            out.writeInt(entry.getValue().tid());
            Saved.text(out, entry.getValue().comm());
        }
        out.writeInt(devices.size());
        for (Map.Entry<Integer, Device> entry : devices.entrySet()) {
            out.writeInt(entry.getKey());
            Saved.text(out, entry.getValue().name());
            Saved.text(out, entry.getValue().driver());
            Saved.text(out, entry.getValue().bus());
        }
        out.writeInt(interconnects.size());
        for (Map.Entry<Integer, Interconnect> entry : interconnects.entrySet()) {
            out.writeInt(entry.getKey());
            Saved.text(out, entry.getValue().name());
            out.writeLong(entry.getValue().identity());
        }
    }

    /** Reads what {@link #save} wrote. */
    void load(DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            strings.put(in.readInt(), Saved.text(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            int id = in.readInt();
            String name = Saved.text(in);
            boolean hasModule = in.readBoolean();
            String module = Saved.text(in);
            symbols.put(id, new Symbol(name, hasModule ? module : null, in.readInt(), in.readInt()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            int id = in.readInt();
            int length = in.readInt();
            if (length < 0 || length > RecordLayout.STACK_MAX) {
                throw new IOException("a stack has " + length + " frames");
            }
            int[] frames = new int[length];
            for (int frame = 0; frame < length; frame++) {
                frames[frame] = in.readInt();
            }
            stacks.put(id, frames);
        }
        for (int i = in.readInt(); i > 0; i--) {
            tasks.put(in.readInt(), new Task(in.readInt(), in.readInt(), Saved.text(in)));
        }
        for (int i = in.readInt(); i > 0; i--) {
            devices.put(in.readInt(), new Device(Saved.text(in), Saved.text(in), Saved.text(in)));
        }
        for (int i = in.readInt(); i > 0; i--) {
            interconnects.put(in.readInt(), new Interconnect(Saved.text(in), in.readLong()));
        }
    }

    private String named(int id, String otherwise) {
        String name = string(id);
        return name.isEmpty() ? otherwise : name;
    }

    /**
     * A name.
     *
     * @param id its number
     * @return its text; empty for 0 and for one that was lost
     */
    public String string(int id) {
        return strings.getOrDefault(id, "");
    }

    /**
     * A place in kernel code.
     *
     * @param id its number
     * @return the symbol; named {@code ?} when it is not known
     */
    public Symbol symbol(int id) {
        return symbols.getOrDefault(id, NO_SYMBOL);
    }

    /**
     * A call stack.
     *
     * @param id its number
     * @return its frames, innermost first; empty when it is not known
     */
    public List<Symbol> stack(int id) {
        List<Symbol> frames = new ArrayList<>();
        for (int frame : frames(id)) {
            frames.add(symbol(frame));
        }
        return frames;
    }

    /**
     * The numbers of a call stack's symbols.
     *
     * @param id its number
     * @return symbols, innermost first; empty when it is not known. Not to be changed.
     */
    public int[] frames(int id) {
        int[] frames = stacks.get(id);
        return frames == null ? NO_FRAMES : frames;
    }

    /**
     * A thread.
     *
     * @param id its number
     * @return the task; called {@code unknown} when it is not known
     */
    public Task task(int id) {
        return tasks.getOrDefault(id, NO_TASK);
    }

    /**
     * An importer's device.
     *
     * @param id its number
     * @return the device; called {@code unknown device} when it is not known
     */
    public Device device(int id) {
        return devices.getOrDefault(id, NO_DEVICE);
    }

    /**
     * An interconnect.
     *
     * @param id its number
     * @return the interconnect; called {@code none} when there is none
     */
    public Interconnect interconnect(int id) {
        return interconnects.getOrDefault(id, NO_INTERCONNECT);
    }

    /**
     * The symbol by which a stack is told from others: its innermost frame outside the dma-buf core, and outside the file system that releases a buffer for
     * it; that is, the driver's function.
     *
     * @param stack its number
     * @return symbol's number, or 0 when the stack is not known or is the core's alone
     */
    public int callSiteSymbol(int stack) {
        Integer known = callSites.get(stack);
        if (known != null) {
            return known;
        }
        int symbol = findCallSite(stack);
        callSites.put(stack, symbol);
        return symbol;
    }

    private int findCallSite(int stack) {
        for (int frame : frames(stack)) {
            Symbol symbol = symbol(frame);
            if (symbol != NO_SYMBOL && !isCore(symbol.name())) {
                return frame;
            }
        }
        return 0;
    }

    private static boolean isCore(String name) {
        return name.startsWith("dma_buf_") || name.startsWith("__dma_buf_") || RELEASE_PATH.contains(name);
    }
}
