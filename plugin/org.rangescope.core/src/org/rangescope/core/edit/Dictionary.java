// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLayout.Field;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Names, stacks, tasks and devices of a recording as they were written, and which of them the new recording has already: each goes into it before its first
 * use, under its old number.
 */
final class Dictionary {

    /** Fields that refer to a dictionary. */
    private static final Map<String, Integer> REFERS = Map.of("task", RecordLayout.ID_TASK, "stack", RecordLayout.ID_STACK, "device",
            RecordLayout.ID_DEVICE, "interconnect", RecordLayout.ID_INTERCONNECT, "exporter", RecordLayout.ID_STRING);

    private static final int MAX_ID = Arrays.stream(EventKind.values()).mapToInt(EventKind::id).max().orElse(0);
    private static final int[][][] REFERENCES = new int[MAX_ID + 1][][];

    static {
        for (EventKind kind : EventKind.values()) {
            List<int[]> found = new ArrayList<>();
            if (kind.id() > RecordLayout.ID_INTERCONNECT) {
                for (Field field : RecordLayout.of(kind).fields()) {
                    Integer to = REFERS.get(field.name());
                    if (to != null) {
                        found.add(new int[]{field.offset(), to});
                    }
                }
            }
            REFERENCES[kind.id()] = found.toArray(new int[0][]);
        }
    }

    private static final class Entry {

        private final RecordView record;
        private boolean written;

        Entry(RecordView record) {
            this.record = record;
        }
    }

    private final CaptureWriter writer;
    private final List<Map<Integer, Entry>> entries = new ArrayList<>();

    Dictionary(CaptureWriter writer) {
        this.writer = writer;
        for (int i = 0; i <= RecordLayout.ID_INTERCONNECT; i++) {
            entries.add(new HashMap<>());
        }
    }

    /** Whether a record belongs to a dictionary. */
    static boolean isEntry(RecordView record) {
        return record.id() >= RecordLayout.ID_STRING && record.id() <= RecordLayout.ID_INTERCONNECT;
    }

    /** Keeps an entry, which replaces one of that number. */
    void add(RecordView record) {
        long[] words = new long[record.size() / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = record.getLong(i * Long.BYTES);
        }
        // every entry has its number first
        entries.get(record.id()).put(record.getInt(RecordLayout.STRING_ID), new Entry(RecordView.of(words)));
    }

    /** Writes what a record refers to and the new recording does not have yet. */
    void before(RecordView record, long timeNs) {
        if (record.id() >= REFERENCES.length || REFERENCES[record.id()] == null) {
            return;
        }
        for (int[] reference : REFERENCES[record.id()]) {
            need(reference[1], record.getInt(reference[0], 0), timeNs);
        }
    }

    /** Writes an entry and what it refers to, unless the new recording has it. */
    void need(int dictionary, int id, long timeNs) {
        Entry entry = find(dictionary, id);
        if (entry == null || entry.written) {
            return;
        }
        entry.written = true;
        RecordView record = entry.record;
        switch (dictionary) {
        case RecordLayout.ID_SYMBOL -> strings(record, timeNs, RecordLayout.SYMBOL_NAME, RecordLayout.SYMBOL_MODULE);
        case RecordLayout.ID_TASK -> strings(record, timeNs, RecordLayout.TASK_COMM);
        case RecordLayout.ID_DEVICE -> strings(record, timeNs, RecordLayout.DEVICE_NAME, RecordLayout.DEVICE_DRIVER,
                RecordLayout.DEVICE_BUS);
        case RecordLayout.ID_INTERCONNECT -> strings(record, timeNs, RecordLayout.INTERCONNECT_NAME);
        case RecordLayout.ID_STACK -> {
            for (int i = 0; i < record.frames(); i++) {
                need(RecordLayout.ID_SYMBOL, record.frame(i), timeNs);
            }
        }
        default -> {
            // a string refers to nothing
        }
        }
        writer.copy(record, timeNs);
    }

    private void strings(RecordView record, long timeNs, int... fields) {
        for (int field : fields) {
            need(RecordLayout.ID_STRING, record.getInt(field), timeNs);
        }
    }

    private @Nullable Entry find(int dictionary, int id) {
        return id == 0 ? null : entries.get(dictionary).get(id);
    }
}
