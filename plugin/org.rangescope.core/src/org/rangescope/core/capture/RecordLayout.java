// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.util.annotation.NonNull;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Where each field of each record stands, in bytes from the start of the record: the Java side of {@code kernel-probe/src/rangescope_stream.h}. A test
 * compares it with what the probe itself prints.
 */
public final class RecordLayout {

    /** The highest format this reader knows; a higher major is refused, a higher minor is read as far as it is known. */
    public static final int FORMAT_MAJOR = 1;
    /** Minor part of {@link #FORMAT_MAJOR}. */
    public static final int FORMAT_MINOR = 1;
    /** First four bytes of a data packet. */
    public static final int DATA_MAGIC = 0xC1FC1FC1;
    /** First four bytes of a packet of metadata. */
    public static final int METADATA_MAGIC = 0x75D11D57;
    /** No packet is larger than this many bytes. */
    public static final int PACKET_MAX = 256 * 1024;
    /** Bytes of a data packet's header. */
    public static final int PACKET_HEADER_SIZE = 80;
    /** Bytes of a metadata packet's header. */
    public static final int METADATA_HEADER_SIZE = 37;
    /** No string is longer than this many bytes. */
    public static final int STRING_MAX = 1024;
    /** No stack has more frames. */
    public static final int STACK_MAX = 128;

    /** Kind of a string record. */
    public static final int ID_STRING = 1;
    /** Kind of a symbol record. */
    public static final int ID_SYMBOL = 2;
    /** Kind of a stack record. */
    public static final int ID_STACK = 3;
    /** Kind of a task record. */
    public static final int ID_TASK = 4;
    /** Kind of a device record. */
    public static final int ID_DEVICE = 5;
    /** Kind of an interconnect record. */
    public static final int ID_INTERCONNECT = 6;
    /** Kind of a capture_start record. */
    public static final int ID_CAPTURE_START = 10;
    /** Kind of a capture_stop record. */
    public static final int ID_CAPTURE_STOP = 11;
    /** Kind of a statistics record. */
    public static final int ID_STATISTICS = 12;
    /** Kind of a live record. */
    public static final int ID_LIVE = 13;
    /** Kind of a buffer_export record. */
    public static final int ID_BUFFER_EXPORT = 20;
    /** Kind of a buffer_release record. */
    public static final int ID_BUFFER_RELEASE = 21;
    /** Kind of an attach record. */
    public static final int ID_ATTACH = 22;
    /** Kind of a detach record. */
    public static final int ID_DETACH = 23;
    /** Kind of a map record. */
    public static final int ID_MAP = 24;
    /** Kind of a range record. */
    public static final int ID_RANGE = 25;
    /** Kind of an unmap record. */
    public static final int ID_UNMAP = 26;
    /** Kind of an invalidate record. */
    public static final int ID_INVALIDATE = 27;
    /** Kind of a buffer_state record. */
    public static final int ID_BUFFER_STATE = 14;
    /** Kind of an attachment_state record. */
    public static final int ID_ATTACHMENT_STATE = 15;
    /** Kind of a mapping_state record. */
    public static final int ID_MAPPING_STATE = 16;
    /** Kind of a trigger record. */
    public static final int ID_TRIGGER = 17;
    /** Kind of an unmap_end record. */
    public static final int ID_UNMAP_END = 28;
    /** Kind of a match record. */
    public static final int ID_MATCH = 29;
    /** Kind of a pin record. */
    public static final int ID_PIN = 30;
    /** Kind of an unpin record. */
    public static final int ID_UNPIN = 31;
    /** Kind of a task_exit record. */
    public static final int ID_TASK_EXIT = 32;

    /** Of struct rs_event_header: u16. */
    public static final int HEADER_ID = 0;
    /** Of struct rs_event_header: u16, of the whole record, in bytes. */
    public static final int HEADER_RECORD_SIZE = 2;
    /** Of struct rs_event_header: u32. */
    public static final int HEADER_CPU = 4;
    /** Of struct rs_event_header: u64, ns. */
    public static final int HEADER_TIMESTAMP = 8;
    /** Bytes of a record's header. */
    public static final int HEADER_SIZE = 16;

    /** Number of this string. */
    public static final int STRING_ID = 16;
    /** Bytes of text, a multiple of 8. */
    public static final int STRING_LENGTH = 20;
    /** UTF-8, padded with NUL. */
    public static final int STRING_TEXT = 24;
    /** Bytes of a string record, its tail not counted. */
    public static final int STRING_SIZE = 24;

    /** Number of this symbol. */
    public static final int SYMBOL_ID = 16;
    /** String: the function. */
    public static final int SYMBOL_NAME = 20;
    /** String: the module; 0 in the kernel itself. */
    public static final int SYMBOL_MODULE = 24;
    /** Bytes from the start of the function to the return address. */
    public static final int SYMBOL_OFFSET = 28;
    /** Bytes from this function to the next symbol; 0 if not known. */
    public static final int SYMBOL_CODE_SIZE = 32;
    /** 0. */
    public static final int SYMBOL_RESERVED = 36;
    /** Bytes of a symbol record. */
    public static final int SYMBOL_SIZE = 40;

    /** Number of this stack. */
    public static final int STACK_ID = 16;
    /** Frames, an even number. */
    public static final int STACK_LENGTH = 20;
    /** Symbols, innermost first; a 0 at the end is padding. */
    public static final int STACK_FRAMES = 24;
    /** Bytes of a stack record, its tail not counted. */
    public static final int STACK_SIZE = 24;

    /** Number of this task. */
    public static final int TASK_ID = 16;
    /** Process (thread group) id. */
    public static final int TASK_PID = 20;
    /** Thread id. */
    public static final int TASK_TID = 24;
    /** String: the thread's name. */
    public static final int TASK_COMM = 28;
    /** Bytes of a task record. */
    public static final int TASK_SIZE = 32;

    /** Number of this device. */
    public static final int DEVICE_ID = 16;
    /** String: the device's name. */
    public static final int DEVICE_NAME = 20;
    /** String: the driver bound to it. */
    public static final int DEVICE_DRIVER = 24;
    /** String: the bus it is on. */
    public static final int DEVICE_BUS = 28;
    /** Bytes of a device record. */
    public static final int DEVICE_SIZE = 32;

    /** Number of this interconnect. */
    public static final int INTERCONNECT_ID = 16;
    /** String: its name, where it has one. */
    public static final int INTERCONNECT_NAME = 20;
    /** Enum value in generation 1, identity of its object in generation 2. */
    public static final int INTERCONNECT_IDENTITY = 24;
    /** Bytes of an interconnect record. */
    public static final int INTERCONNECT_SIZE = 32;

    /** Wall clock (since 1970, UTC) at this record. */
    public static final int CAPTURE_START_REALTIME_NS = 16;
    /** Task: the probe. */
    public static final int CAPTURE_START_TASK = 24;
    /** 0. */
    public static final int CAPTURE_START_RESERVED = 28;
    /** 1, 2 ... when the capture is written to several recordings, else 0. */
    public static final int CAPTURE_START_PART = 32;
    /** How many state records follow at once. */
    public static final int CAPTURE_START_STATES = 36;
    /** Bytes of a capture_start record. */
    public static final int CAPTURE_START_SIZE = 40;
    /** Bytes of a capture_start record in format 1.0. */
    public static final int CAPTURE_START_SIZE_1_0 = 32;

    /** Enum rs_stop_reason. */
    public static final int CAPTURE_STOP_REASON = 16;
    /** How many live records came just before this one. */
    public static final int CAPTURE_STOP_LIVE = 20;
    /** Mappings that the table in the kernel could not hold. */
    public static final int CAPTURE_STOP_LIVE_LOST = 24;
    /** Bytes of a capture_stop record. */
    public static final int CAPTURE_STOP_SIZE = 32;

    /** Records in the stream, dictionaries included. */
    public static final int STATISTICS_WRITTEN = 16;
    /** Events lost because the ring buffer was full. */
    public static final int STATISTICS_LOST_RING = 24;
    /** Updates lost because a table in the kernel was full. */
    public static final int STATISTICS_LOST_TABLE = 32;
    /** Calls whose return or entry could not be observed. */
    public static final int STATISTICS_LOST_MISSED = 40;
    /** Events lost because the output did not take them in time. */
    public static final int STATISTICS_LOST_OUTPUT = 48;
    /** Stacks that could not be taken; their events are there. */
    public static final int STATISTICS_LOST_STACKS = 56;
    /** Events that came too late to be put in order; their time was moved up. */
    public static final int STATISTICS_LATE = 64;
    /** Maps whose ranges were not all walked. */
    public static final int STATISTICS_TRUNCATED = 72;
    /** Calls that the filters left out. */
    public static final int STATISTICS_FILTERED = 80;
    /** Maps whose range records were left out to keep to --range-rate. */
    public static final int STATISTICS_SAMPLED = 88;
    /** Events with RS_FLAG_STACK_REUSED. */
    public static final int STATISTICS_REUSED_STACKS = 96;
    /** Bytes of a statistics record. */
    public static final int STATISTICS_SIZE = 104;
    /** Bytes of a statistics record in format 1.0. */
    public static final int STATISTICS_SIZE_1_0 = 80;

    /** Attachment it was mapped on. */
    public static final int LIVE_ATTACHMENT = 16;
    /** The mapping. */
    public static final int LIVE_MAPPING = 24;
    /** Of its map record. */
    public static final int LIVE_SERIAL = 32;
    /** Enum rs_adapter. */
    public static final int LIVE_ADAPTER = 40;
    /** 0. */
    public static final int LIVE_RESERVED = 44;
    /** Bytes of a live record. */
    public static final int LIVE_SIZE = 48;

    /** The dma-buf. */
    public static final int BUFFER_EXPORT_BUFFER = 16;
    /** Its inode number, unique while it lives. */
    public static final int BUFFER_EXPORT_INODE = 24;
    /** Bytes. */
    public static final int BUFFER_EXPORT_BUFFER_SIZE = 32;
    /** String: exp_name. */
    public static final int BUFFER_EXPORT_EXPORTER = 40;
    /** 0, or a negative errno. */
    public static final int BUFFER_EXPORT_ERROR = 44;
    /** Task. */
    public static final int BUFFER_EXPORT_TASK = 48;
    /** Stack. */
    public static final int BUFFER_EXPORT_STACK = 52;
    /** Bytes of a buffer_export record. */
    public static final int BUFFER_EXPORT_SIZE = 56;

    /** The dma-buf. */
    public static final int BUFFER_RELEASE_BUFFER = 16;
    /** Its inode number. */
    public static final int BUFFER_RELEASE_INODE = 24;
    /** Task. */
    public static final int BUFFER_RELEASE_TASK = 32;
    /** Stack. */
    public static final int BUFFER_RELEASE_STACK = 36;
    /** Bytes of a buffer_release record. */
    public static final int BUFFER_RELEASE_SIZE = 40;

    /** The dma-buf. */
    public static final int ATTACH_BUFFER = 16;
    /** Its inode number. */
    public static final int ATTACH_INODE = 24;
    /** The attachment; 0 when it failed. */
    public static final int ATTACH_ATTACHMENT = 32;
    /** Device: the importer's. */
    public static final int ATTACH_DEVICE = 40;
    /** Interconnect agreed on. */
    public static final int ATTACH_INTERCONNECT = 44;
    /** Enum rs_flag. */
    public static final int ATTACH_FLAGS = 48;
    /** 0, or a negative errno. */
    public static final int ATTACH_ERROR = 52;
    /** Task. */
    public static final int ATTACH_TASK = 56;
    /** Stack. */
    public static final int ATTACH_STACK = 60;
    /** Bytes of an attach record. */
    public static final int ATTACH_SIZE = 64;

    /** The dma-buf. */
    public static final int DETACH_BUFFER = 16;
    /** Its inode number. */
    public static final int DETACH_INODE = 24;
    /** The attachment. */
    public static final int DETACH_ATTACHMENT = 32;
    /** Task. */
    public static final int DETACH_TASK = 40;
    /** Stack. */
    public static final int DETACH_STACK = 44;
    /** Bytes of a detach record. */
    public static final int DETACH_SIZE = 48;

    /** The dma-buf. */
    public static final int MAP_BUFFER = 16;
    /** Its inode number. */
    public static final int MAP_INODE = 24;
    /** Bytes. */
    public static final int MAP_BUFFER_SIZE = 32;
    /** The attachment. */
    public static final int MAP_ATTACHMENT = 40;
    /** Struct dma_buf_ranges or sg_table; 0 when the map failed. */
    public static final int MAP_MAPPING = 48;
    /** Number of this map call, from 1, in no particular order. */
    public static final int MAP_SERIAL = 56;
    /** When the call began; RS_UNKNOWN64 if before the capture; the record's time is when it returned. */
    public static final int MAP_BEGIN_NS = 64;
    /** Time off the CPU in between, or RS_UNKNOWN64. */
    public static final int MAP_BLOCKED_NS = 72;
    /** Of the buffer that the mapping exposes, or RS_UNKNOWN64. */
    public static final int MAP_BYTES = 80;
    /** Enum rs_adapter. */
    public static final int MAP_ADAPTER = 88;
    /** 0, or a negative errno. */
    public static final int MAP_ERROR = 92;
    /** As the exporter says; sg-table: entries that it says are mapped. */
    public static final int MAP_NRANGES = 96;
    /** Found in the xarray (RS_FLAG_WALKED); sg-table: as nranges. */
    public static final int MAP_ENTRIES = 100;
    /** Enum rs_flag. */
    public static final int MAP_FLAGS = 104;
    /** Sg-table: enum dma_data_direction. */
    public static final int MAP_DIRECTION = 108;
    /** Interconnect. */
    public static final int MAP_INTERCONNECT = 112;
    /** Device: the importer's. */
    public static final int MAP_DEVICE = 116;
    /** Task. */
    public static final int MAP_TASK = 120;
    /** Stack. */
    public static final int MAP_STACK = 124;
    /** Objects that the call allocated with kmalloc (RS_FLAG_WATCHED), else RS_UNKNOWN32. */
    public static final int MAP_ALLOCATED = 128;
    /** Of them, not freed when it returned (RS_FLAG_WATCHED), else RS_UNKNOWN32. */
    public static final int MAP_KEPT = 132;
    /** Bytes of a map record. */
    public static final int MAP_SIZE = 136;
    /** Bytes of a map record in format 1.0. */
    public static final int MAP_SIZE_1_0 = 128;

    /** Of the map record. */
    public static final int RANGE_SERIAL = 16;
    /** In the xarray. */
    public static final int RANGE_INDEX = 24;
    /** First byte, relative to the map's first range unless pointers are raw. */
    public static final int RANGE_START = 32;
    /** Last byte, inclusive, likewise. */
    public static final int RANGE_END = 40;
    /** Since the map began, or RS_UNKNOWN64. */
    public static final int RANGE_POPULATED_NS = 48;
    /** Enum rs_how: how populated_ns is known. */
    public static final int RANGE_HOW = 56;
    /** 0. */
    public static final int RANGE_RESERVED = 60;
    /** Bytes of a range record. */
    public static final int RANGE_SIZE = 64;

    /** The dma-buf. */
    public static final int UNMAP_BUFFER = 16;
    /** Its inode number. */
    public static final int UNMAP_INODE = 24;
    /** The attachment it was called on. */
    public static final int UNMAP_ATTACHMENT = 32;
    /** The mapping. */
    public static final int UNMAP_MAPPING = 40;
    /** Enum rs_adapter. */
    public static final int UNMAP_ADAPTER = 48;
    /** Enum rs_flag. */
    public static final int UNMAP_FLAGS = 52;
    /** As read when the call began. */
    public static final int UNMAP_NRANGES = 56;
    /** Sg-table: enum dma_data_direction. */
    public static final int UNMAP_DIRECTION = 60;
    /** Task. */
    public static final int UNMAP_TASK = 64;
    /** Stack: of calls that free nothing, or that do not fit the map; else 0. */
    public static final int UNMAP_STACK = 68;
    /** Bytes of an unmap record. */
    public static final int UNMAP_SIZE = 72;

    /** The dma-buf. */
    public static final int INVALIDATE_BUFFER = 16;
    /** Its inode number. */
    public static final int INVALIDATE_INODE = 24;
    /** Task. */
    public static final int INVALIDATE_TASK = 32;
    /** Stack. */
    public static final int INVALIDATE_STACK = 36;
    /** Bytes of an invalidate record. */
    public static final int INVALIDATE_SIZE = 40;

    /** The dma-buf; 0 when only its inode is known. */
    public static final int BUFFER_STATE_BUFFER = 16;
    /** Its inode number. */
    public static final int BUFFER_STATE_INODE = 24;
    /** Bytes. */
    public static final int BUFFER_STATE_BUFFER_SIZE = 32;
    /** String: exp_name. */
    public static final int BUFFER_STATE_EXPORTER = 40;
    /** That it had; RS_UNKNOWN32 if not known. */
    public static final int BUFFER_STATE_ATTACHMENTS = 44;
    /** Enum rs_source. */
    public static final int BUFFER_STATE_SOURCE = 48;
    /** 0. */
    public static final int BUFFER_STATE_RESERVED = 52;
    /** Bytes of a buffer_state record. */
    public static final int BUFFER_STATE_SIZE = 56;

    /** The dma-buf; 0 when only its inode is known. */
    public static final int ATTACHMENT_STATE_BUFFER = 16;
    /** Its inode number. */
    public static final int ATTACHMENT_STATE_INODE = 24;
    /** The attachment; 0 when only its device is known. */
    public static final int ATTACHMENT_STATE_ATTACHMENT = 32;
    /** Device: the importer's. */
    public static final int ATTACHMENT_STATE_DEVICE = 40;
    /** Interconnect agreed on. */
    public static final int ATTACHMENT_STATE_INTERCONNECT = 44;
    /** Enum rs_flag. */
    public static final int ATTACHMENT_STATE_FLAGS = 48;
    /** Enum rs_source. */
    public static final int ATTACHMENT_STATE_SOURCE = 52;
    /** Bytes of an attachment_state record. */
    public static final int ATTACHMENT_STATE_SIZE = 56;

    /** The dma-buf. */
    public static final int MAPPING_STATE_BUFFER = 16;
    /** Its inode number. */
    public static final int MAPPING_STATE_INODE = 24;
    /** Bytes. */
    public static final int MAPPING_STATE_BUFFER_SIZE = 32;
    /** The attachment. */
    public static final int MAPPING_STATE_ATTACHMENT = 40;
    /** The mapping. */
    public static final int MAPPING_STATE_MAPPING = 48;
    /** Of its map record in an earlier part. */
    public static final int MAPPING_STATE_SERIAL = 56;
    /** As in the map record. */
    public static final int MAPPING_STATE_BEGIN_NS = 64;
    /** When the map call returned. */
    public static final int MAPPING_STATE_MAPPED_NS = 72;
    /** As in the map record. */
    public static final int MAPPING_STATE_BYTES = 80;
    /** Enum rs_adapter. */
    public static final int MAPPING_STATE_ADAPTER = 88;
    /** As in the map record. */
    public static final int MAPPING_STATE_NRANGES = 92;
    /** Enum rs_flag, as in the map record. */
    public static final int MAPPING_STATE_FLAGS = 96;
    /** As in the map record. */
    public static final int MAPPING_STATE_DIRECTION = 100;
    /** Interconnect. */
    public static final int MAPPING_STATE_INTERCONNECT = 104;
    /** Device: the importer's. */
    public static final int MAPPING_STATE_DEVICE = 108;
    /** Task that mapped it. */
    public static final int MAPPING_STATE_TASK = 112;
    /** Stack at which it was mapped. */
    public static final int MAPPING_STATE_STACK = 116;
    /** Bytes of a mapping_state record. */
    public static final int MAPPING_STATE_SIZE = 120;

    /** The dma-buf. */
    public static final int TRIGGER_BUFFER = 16;
    /** The attachment; 0 when the buffer was released. */
    public static final int TRIGGER_ATTACHMENT = 24;
    /** The mapping, or one of them. */
    public static final int TRIGGER_MAPPING = 32;
    /** 1, 2, 3, 4, 6 or 8: RS01, RS02 ... of the rule catalogue. */
    public static final int TRIGGER_RULE = 40;
    /** How many are concerned. */
    public static final int TRIGGER_MAPPINGS = 44;
    /** Bytes of a trigger record. */
    public static final int TRIGGER_SIZE = 48;

    /** The attachment. */
    public static final int UNMAP_END_ATTACHMENT = 16;
    /** The mapping; its object is gone. */
    public static final int UNMAP_END_MAPPING = 24;
    /** When the call began: the time of the unmap record. */
    public static final int UNMAP_END_BEGIN_NS = 32;
    /** Enum rs_adapter. */
    public static final int UNMAP_END_ADAPTER = 40;
    /** Entries of the mapping that were allocated while it was mapped. */
    public static final int UNMAP_END_WATCHED = 44;
    /** Of them, not freed in this call. */
    public static final int UNMAP_END_KEPT = 48;
    /** 0. */
    public static final int UNMAP_END_RESERVED = 52;
    /** Bytes of an unmap_end record. */
    public static final int UNMAP_END_SIZE = 56;

    /** The dma-buf. */
    public static final int MATCH_BUFFER = 16;
    /** Its inode number. */
    public static final int MATCH_INODE = 24;
    /** The attachment, which is still being made. */
    public static final int MATCH_ATTACHMENT = 32;
    /** Interconnect agreed on; 0 for none. */
    public static final int MATCH_INTERCONNECT = 40;
    /** 1 when they agreed, else 0. */
    public static final int MATCH_MATCHED = 44;
    /** Task. */
    public static final int MATCH_TASK = 48;
    /** Stack. */
    public static final int MATCH_STACK = 52;
    /** Bytes of a match record. */
    public static final int MATCH_SIZE = 56;

    /** The dma-buf. */
    public static final int PIN_BUFFER = 16;
    /** Its inode number. */
    public static final int PIN_INODE = 24;
    /** The attachment. */
    public static final int PIN_ATTACHMENT = 32;
    /** 0, or a negative errno. */
    public static final int PIN_ERROR = 40;
    /** Enum rs_flag. */
    public static final int PIN_FLAGS = 44;
    /** Task. */
    public static final int PIN_TASK = 48;
    /** Stack. */
    public static final int PIN_STACK = 52;
    /** Bytes of a pin record. */
    public static final int PIN_SIZE = 56;

    /** The dma-buf. */
    public static final int UNPIN_BUFFER = 16;
    /** Its inode number. */
    public static final int UNPIN_INODE = 24;
    /** The attachment. */
    public static final int UNPIN_ATTACHMENT = 32;
    /** Enum rs_flag. */
    public static final int UNPIN_FLAGS = 40;
    /** 0. */
    public static final int UNPIN_RESERVED = 44;
    /** Task. */
    public static final int UNPIN_TASK = 48;
    /** Stack. */
    public static final int UNPIN_STACK = 52;
    /** Bytes of an unpin record. */
    public static final int UNPIN_SIZE = 56;

    /** Task. */
    public static final int TASK_EXIT_TASK = 16;
    /** 1 when it was the last thread of its process, else 0. */
    public static final int TASK_EXIT_LAST = 20;
    /** Bytes of a task_exit record. */
    public static final int TASK_EXIT_SIZE = 24;

    private static final Map<EventKind, Shape> TABLE = table();

    private RecordLayout() {}

    /** What a field holds. */
    public enum FieldType {
        /** Text bytes. */
        U8(1),
        /** Unsigned, four bytes. */
        U32(4),
        /** Signed, four bytes. */
        S32(4),
        /** Unsigned, eight bytes. */
        U64(8),
        /** Signed, eight bytes. */
        S64(8),
        /** Identity of a kernel object: a keyed hash of its address, or the address itself. */
        H64(8);

        private final int size;

        FieldType(int size) {
            this.size = size;
        }

        /**
         * Bytes of one value.
         *
         * @return 1, 4 or 8
         */
        public int size() {
            return size;
        }
    }

    /**
     * One field.
     *
     * @param name   as in the stream's metadata
     * @param type   of one value
     * @param offset bytes from the start of the record
     * @param length name of the field that counts the values of a variable tail; {@code null} for a single value
     */
    public record Field(String name, FieldType type, int offset, @Nullable String length) {}

    /**
     * One kind of record.
     *
     * @param kind    which
     * @param size    bytes, a variable tail not counted
     * @param minimum bytes at least: what the first version of the format had of it
     * @param fields  in order; those beyond the minimum may be missing in a record
     */
    public record Shape(EventKind kind, int size, int minimum, List<Field> fields) {

        /**
         * Whether the record ends with a variable number of values.
         *
         * @return whether it has a tail
         */
        public boolean hasTail() {
            return fields.get(fields.size() - 1).length() != null;
        }
    }

    /**
     * The layout of a kind of record.
     *
     * @param kind which
     * @return its fields
     */
    public static Shape of(EventKind kind) {
        Shape layout = TABLE.get(kind);
        if (layout == null) {
            throw new IllegalStateException("no layout for " + kind);
        }
        return layout;
    }

    private static Map<EventKind, Shape> table() {
        Map<EventKind, Shape> table = new EnumMap<>(EventKind.class);
        put(table, EventKind.STRING, STRING_SIZE, field("id", FieldType.U32, STRING_ID), field("length", FieldType.U32, STRING_LENGTH),
                tail("text", FieldType.U8, STRING_TEXT, "length"));
        put(table, EventKind.SYMBOL, SYMBOL_SIZE, field("id", FieldType.U32, SYMBOL_ID), field("name", FieldType.U32, SYMBOL_NAME),
                field("module", FieldType.U32, SYMBOL_MODULE), field("offset", FieldType.U32, SYMBOL_OFFSET),
                field("code_size", FieldType.U32, SYMBOL_CODE_SIZE), field("reserved", FieldType.U32, SYMBOL_RESERVED));
        put(table, EventKind.STACK, STACK_SIZE, field("id", FieldType.U32, STACK_ID), field("length", FieldType.U32, STACK_LENGTH),
                tail("frames", FieldType.U32, STACK_FRAMES, "length"));
        put(table, EventKind.TASK, TASK_SIZE, field("id", FieldType.U32, TASK_ID), field("pid", FieldType.U32, TASK_PID),
                field("tid", FieldType.U32, TASK_TID), field("comm", FieldType.U32, TASK_COMM));
        put(table, EventKind.DEVICE, DEVICE_SIZE, field("id", FieldType.U32, DEVICE_ID), field("name", FieldType.U32, DEVICE_NAME),
                field("driver", FieldType.U32, DEVICE_DRIVER), field("bus", FieldType.U32, DEVICE_BUS));
        put(table, EventKind.INTERCONNECT, INTERCONNECT_SIZE, field("id", FieldType.U32, INTERCONNECT_ID),
                field("name", FieldType.U32, INTERCONNECT_NAME), field("identity", FieldType.H64, INTERCONNECT_IDENTITY));
        put(table, EventKind.CAPTURE_START, CAPTURE_START_SIZE, CAPTURE_START_SIZE_1_0,
                field("realtime_ns", FieldType.U64, CAPTURE_START_REALTIME_NS),
                field("task", FieldType.U32, CAPTURE_START_TASK), field("reserved", FieldType.U32, CAPTURE_START_RESERVED),
                field("part", FieldType.U32, CAPTURE_START_PART),
                field("states", FieldType.U32, CAPTURE_START_STATES));
        put(table, EventKind.CAPTURE_STOP, CAPTURE_STOP_SIZE, field("reason", FieldType.U32, CAPTURE_STOP_REASON),
                field("live", FieldType.U32, CAPTURE_STOP_LIVE), field("live_lost", FieldType.U64, CAPTURE_STOP_LIVE_LOST));
        put(table, EventKind.STATISTICS, STATISTICS_SIZE, STATISTICS_SIZE_1_0, field("written", FieldType.U64, STATISTICS_WRITTEN),
                field("lost_ring", FieldType.U64, STATISTICS_LOST_RING), field("lost_table", FieldType.U64, STATISTICS_LOST_TABLE),
                field("lost_missed", FieldType.U64, STATISTICS_LOST_MISSED), field("lost_output", FieldType.U64, STATISTICS_LOST_OUTPUT),
                field("lost_stacks", FieldType.U64, STATISTICS_LOST_STACKS), field("late", FieldType.U64, STATISTICS_LATE),
                field("truncated", FieldType.U64, STATISTICS_TRUNCATED),
                field("filtered", FieldType.U64, STATISTICS_FILTERED),
                field("sampled", FieldType.U64, STATISTICS_SAMPLED),
                field("reused_stacks", FieldType.U64, STATISTICS_REUSED_STACKS));
        put(table, EventKind.LIVE, LIVE_SIZE, field("attachment", FieldType.H64, LIVE_ATTACHMENT),
                field("mapping", FieldType.H64, LIVE_MAPPING), field("serial", FieldType.U64, LIVE_SERIAL),
                field("adapter", FieldType.U32, LIVE_ADAPTER), field("reserved", FieldType.U32, LIVE_RESERVED));
        put(table, EventKind.BUFFER_EXPORT, BUFFER_EXPORT_SIZE, field("buffer", FieldType.H64, BUFFER_EXPORT_BUFFER),
                field("inode", FieldType.U64, BUFFER_EXPORT_INODE), field("buffer_size", FieldType.U64, BUFFER_EXPORT_BUFFER_SIZE),
                field("exporter", FieldType.U32, BUFFER_EXPORT_EXPORTER), field("error", FieldType.S32, BUFFER_EXPORT_ERROR),
                field("task", FieldType.U32, BUFFER_EXPORT_TASK), field("stack", FieldType.U32, BUFFER_EXPORT_STACK));
        put(table, EventKind.BUFFER_RELEASE, BUFFER_RELEASE_SIZE, field("buffer", FieldType.H64, BUFFER_RELEASE_BUFFER),
                field("inode", FieldType.U64, BUFFER_RELEASE_INODE), field("task", FieldType.U32, BUFFER_RELEASE_TASK),
                field("stack", FieldType.U32, BUFFER_RELEASE_STACK));
        put(table, EventKind.ATTACH, ATTACH_SIZE, field("buffer", FieldType.H64, ATTACH_BUFFER),
                field("inode", FieldType.U64, ATTACH_INODE), field("attachment", FieldType.H64, ATTACH_ATTACHMENT),
                field("device", FieldType.U32, ATTACH_DEVICE), field("interconnect", FieldType.U32, ATTACH_INTERCONNECT),
                field("flags", FieldType.U32, ATTACH_FLAGS), field("error", FieldType.S32, ATTACH_ERROR),
                field("task", FieldType.U32, ATTACH_TASK), field("stack", FieldType.U32, ATTACH_STACK));
        put(table, EventKind.DETACH, DETACH_SIZE, field("buffer", FieldType.H64, DETACH_BUFFER),
                field("inode", FieldType.U64, DETACH_INODE), field("attachment", FieldType.H64, DETACH_ATTACHMENT),
                field("task", FieldType.U32, DETACH_TASK), field("stack", FieldType.U32, DETACH_STACK));
        put(table, EventKind.MAP, MAP_SIZE, MAP_SIZE_1_0, field("buffer", FieldType.H64, MAP_BUFFER),
                field("inode", FieldType.U64, MAP_INODE),
                field("buffer_size", FieldType.U64, MAP_BUFFER_SIZE), field("attachment", FieldType.H64, MAP_ATTACHMENT),
                field("mapping", FieldType.H64, MAP_MAPPING), field("serial", FieldType.U64, MAP_SERIAL),
                field("begin_ns", FieldType.U64, MAP_BEGIN_NS), field("blocked_ns", FieldType.U64, MAP_BLOCKED_NS),
                field("bytes", FieldType.U64, MAP_BYTES), field("adapter", FieldType.U32, MAP_ADAPTER),
                field("error", FieldType.S32, MAP_ERROR), field("nranges", FieldType.U32, MAP_NRANGES),
                field("entries", FieldType.U32, MAP_ENTRIES), field("flags", FieldType.U32, MAP_FLAGS),
                field("direction", FieldType.U32, MAP_DIRECTION), field("interconnect", FieldType.U32, MAP_INTERCONNECT),
                field("device", FieldType.U32, MAP_DEVICE), field("task", FieldType.U32, MAP_TASK),
                field("stack", FieldType.U32, MAP_STACK),
                field("allocated", FieldType.U32, MAP_ALLOCATED),
                field("kept", FieldType.U32, MAP_KEPT));
        put(table, EventKind.RANGE, RANGE_SIZE, field("serial", FieldType.U64, RANGE_SERIAL), field("index", FieldType.U64, RANGE_INDEX),
                field("start", FieldType.S64, RANGE_START), field("end", FieldType.S64, RANGE_END),
                field("populated_ns", FieldType.U64, RANGE_POPULATED_NS), field("how", FieldType.U32, RANGE_HOW),
                field("reserved", FieldType.U32, RANGE_RESERVED));
        put(table, EventKind.UNMAP, UNMAP_SIZE, field("buffer", FieldType.H64, UNMAP_BUFFER), field("inode", FieldType.U64, UNMAP_INODE),
                field("attachment", FieldType.H64, UNMAP_ATTACHMENT), field("mapping", FieldType.H64, UNMAP_MAPPING),
                field("adapter", FieldType.U32, UNMAP_ADAPTER), field("flags", FieldType.U32, UNMAP_FLAGS),
                field("nranges", FieldType.U32, UNMAP_NRANGES), field("direction", FieldType.U32, UNMAP_DIRECTION),
                field("task", FieldType.U32, UNMAP_TASK), field("stack", FieldType.U32, UNMAP_STACK));
        put(table, EventKind.INVALIDATE, INVALIDATE_SIZE, field("buffer", FieldType.H64, INVALIDATE_BUFFER),
                field("inode", FieldType.U64, INVALIDATE_INODE), field("task", FieldType.U32, INVALIDATE_TASK),
                field("stack", FieldType.U32, INVALIDATE_STACK));
        put(table, EventKind.BUFFER_STATE, BUFFER_STATE_SIZE, field("buffer", FieldType.H64, BUFFER_STATE_BUFFER),
                field("inode", FieldType.U64, BUFFER_STATE_INODE), field("buffer_size", FieldType.U64, BUFFER_STATE_BUFFER_SIZE),
                field("exporter", FieldType.U32, BUFFER_STATE_EXPORTER), field("attachments", FieldType.U32, BUFFER_STATE_ATTACHMENTS),
                field("source", FieldType.U32, BUFFER_STATE_SOURCE), field("reserved", FieldType.U32, BUFFER_STATE_RESERVED));
        put(table, EventKind.ATTACHMENT_STATE, ATTACHMENT_STATE_SIZE, field("buffer", FieldType.H64, ATTACHMENT_STATE_BUFFER),
                field("inode", FieldType.U64, ATTACHMENT_STATE_INODE), field("attachment", FieldType.H64, ATTACHMENT_STATE_ATTACHMENT),
                field("device", FieldType.U32, ATTACHMENT_STATE_DEVICE),
                field("interconnect", FieldType.U32, ATTACHMENT_STATE_INTERCONNECT), field("flags", FieldType.U32, ATTACHMENT_STATE_FLAGS),
                field("source", FieldType.U32, ATTACHMENT_STATE_SOURCE));
        put(table, EventKind.MAPPING_STATE, MAPPING_STATE_SIZE, field("buffer", FieldType.H64, MAPPING_STATE_BUFFER),
                field("inode", FieldType.U64, MAPPING_STATE_INODE), field("buffer_size", FieldType.U64, MAPPING_STATE_BUFFER_SIZE),
                field("attachment", FieldType.H64, MAPPING_STATE_ATTACHMENT), field("mapping", FieldType.H64, MAPPING_STATE_MAPPING),
                field("serial", FieldType.U64, MAPPING_STATE_SERIAL), field("begin_ns", FieldType.U64, MAPPING_STATE_BEGIN_NS),
                field("mapped_ns", FieldType.U64, MAPPING_STATE_MAPPED_NS), field("bytes", FieldType.U64, MAPPING_STATE_BYTES),
                field("adapter", FieldType.U32, MAPPING_STATE_ADAPTER), field("nranges", FieldType.U32, MAPPING_STATE_NRANGES),
                field("flags", FieldType.U32, MAPPING_STATE_FLAGS), field("direction", FieldType.U32, MAPPING_STATE_DIRECTION),
                field("interconnect", FieldType.U32, MAPPING_STATE_INTERCONNECT), field("device", FieldType.U32, MAPPING_STATE_DEVICE),
                field("task", FieldType.U32, MAPPING_STATE_TASK), field("stack", FieldType.U32, MAPPING_STATE_STACK));
        put(table, EventKind.TRIGGER, TRIGGER_SIZE, field("buffer", FieldType.H64, TRIGGER_BUFFER),
                field("attachment", FieldType.H64, TRIGGER_ATTACHMENT), field("mapping", FieldType.H64, TRIGGER_MAPPING),
                field("rule", FieldType.U32, TRIGGER_RULE), field("mappings", FieldType.U32, TRIGGER_MAPPINGS));
        put(table, EventKind.UNMAP_END, UNMAP_END_SIZE, field("attachment", FieldType.H64, UNMAP_END_ATTACHMENT),
                field("mapping", FieldType.H64, UNMAP_END_MAPPING), field("begin_ns", FieldType.U64, UNMAP_END_BEGIN_NS),
                field("adapter", FieldType.U32, UNMAP_END_ADAPTER), field("watched", FieldType.U32, UNMAP_END_WATCHED),
                field("kept", FieldType.U32, UNMAP_END_KEPT), field("reserved", FieldType.U32, UNMAP_END_RESERVED));
        put(table, EventKind.MATCH, MATCH_SIZE, field("buffer", FieldType.H64, MATCH_BUFFER), field("inode", FieldType.U64, MATCH_INODE),
                field("attachment", FieldType.H64, MATCH_ATTACHMENT), field("interconnect", FieldType.U32, MATCH_INTERCONNECT),
                field("matched", FieldType.U32, MATCH_MATCHED), field("task", FieldType.U32, MATCH_TASK),
                field("stack", FieldType.U32, MATCH_STACK));
        put(table, EventKind.PIN, PIN_SIZE, field("buffer", FieldType.H64, PIN_BUFFER), field("inode", FieldType.U64, PIN_INODE),
                field("attachment", FieldType.H64, PIN_ATTACHMENT), field("error", FieldType.S32, PIN_ERROR),
                field("flags", FieldType.U32, PIN_FLAGS), field("task", FieldType.U32, PIN_TASK), field("stack", FieldType.U32, PIN_STACK));
        put(table, EventKind.UNPIN, UNPIN_SIZE, field("buffer", FieldType.H64, UNPIN_BUFFER), field("inode", FieldType.U64, UNPIN_INODE),
                field("attachment", FieldType.H64, UNPIN_ATTACHMENT), field("flags", FieldType.U32, UNPIN_FLAGS),
                field("reserved", FieldType.U32, UNPIN_RESERVED), field("task", FieldType.U32, UNPIN_TASK),
                field("stack", FieldType.U32, UNPIN_STACK));
        put(table, EventKind.TASK_EXIT, TASK_EXIT_SIZE, field("task", FieldType.U32, TASK_EXIT_TASK),
                field("last", FieldType.U32, TASK_EXIT_LAST));
        return table;
    }

    private static void put(Map<EventKind, Shape> table, EventKind kind, int size, @NonNull Field... fields) {
        put(table, kind, size, size, fields);
    }

    private static void put(Map<EventKind, Shape> table, EventKind kind, int size, int minimum, @NonNull Field... fields) {
        table.put(kind, new Shape(kind, size, minimum, List.of(fields)));
    }

    private static Field field(String name, FieldType type, int offset) {
        return new Field(name, type, offset, null);
    }

    private static Field tail(String name, FieldType type, int offset, String length) {
        return new Field(name, type, offset, length);
    }
}
