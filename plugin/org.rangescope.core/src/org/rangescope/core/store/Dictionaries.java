// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

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
        switch (kind) {
        case STRING -> strings.put(record.getInt(RecordLayout.STRING_ID), record.text());
        case SYMBOL -> {
            int module = record.getInt(RecordLayout.SYMBOL_MODULE);
            symbols.put(record.getInt(RecordLayout.SYMBOL_ID), new Symbol(named(record.getInt(RecordLayout.SYMBOL_NAME), "?"),
                    module == 0 ? null : string(module), record.getInt(RecordLayout.SYMBOL_OFFSET),
                    record.getInt(RecordLayout.SYMBOL_CODE_SIZE)));
        }
        case STACK -> {
            int length = record.getInt(RecordLayout.STACK_LENGTH);
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
