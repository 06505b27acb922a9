/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The capture stream: every record that the probe writes, in one place.
 *
 * The stream is a CTF 1.8 trace. It starts with packetised metadata (TSDL text)
 * and goes on with data packets. This header is the authority on the layout of
 * the records in them: the structs below, the TSDL text and the table printed by
 * `rangescope-probe --layout` are all generated from the RS_FIELDS_* lists, and
 * the Java reader's table is compared with that output by a test.
 *
 * Rules for all records
 *   - fixed size but for `string` and `stack`; little-endian; every record starts
 *     and ends on a multiple of 8 bytes; fields stand at their natural alignment;
 *   - struct rs_event_header comes first; `size` counts the whole record, so a
 *     reader can step over what it does not know;
 *   - times are CLOCK_MONOTONIC in ns, and never go back from record to record;
 *   - names, stacks, tasks and devices are sent once, before their first use, and
 *     referred to by a number; 0 is "none" or "not known" in every such field;
 *   - `h64` fields are identities of kernel objects: keyed hashes of their
 *     addresses, or the addresses themselves with --raw-pointers. 0 is NULL. An
 *     address is reused by the kernel, so an identity means one object only
 *     between its creation and its end;
 *   - new fields are added at the end of a record with a higher minor version;
 *     anything else needs a higher major version.
 */
#ifndef RANGESCOPE_STREAM_H
#define RANGESCOPE_STREAM_H

#include <linux/types.h>

#define RS_FORMAT_MAJOR 1
#define RS_FORMAT_MINOR 1

#define RS_CTF_MAGIC 0xC1FC1FC1u
#define RS_TSDL_MAGIC 0x75D11D57u
/* No packet is larger. A reader refuses a larger size as damage. */
#define RS_PACKET_MAX (256u * 1024)
#define RS_STRING_MAX 1024u
#define RS_STACK_MAX 128u

/* "Not known" in a 64-bit duration or size; a measured 0 is 0. */
#define RS_UNKNOWN64 (~0ull)
/* Likewise in a 32-bit count. */
#define RS_UNKNOWN32 (~0u)

/* struct rs_*.adapter: which generation of the kernel API an event came from. */
#define RS_ADAPTERS(A) \
	A(SGT, 1, "sgt") \
	A(INTERCONNECT_V1, 2, "interconnect-v1") \
	A(INTERCONNECT_V2, 3, "interconnect-v2")

#define RS_ADAPTER_ENUM(name, number, text) RS_ADAPTER_##name = number,
enum rs_adapter { RS_ADAPTERS(RS_ADAPTER_ENUM) };

/* Flags of attach, map and unmap: the state of the attachment as the call saw it. */
enum rs_flag {
	RS_FLAG_ALLOW_IC = 1u << 0,	/* attach->allow_ic */
	RS_FLAG_DYNAMIC = 1u << 1,	/* importer has move_notify */
	RS_FLAG_MAP_OP = 1u << 2,	/* exporter has the map op */
	RS_FLAG_UNMAP_OP = 1u << 3,	/* exporter has the unmap op */
	RS_FLAG_PEER2PEER = 1u << 4,	/* attach->peer2peer */
	RS_FLAG_WALKED = 1u << 5,	/* map: `entries` was counted */
	RS_FLAG_TRUNCATED = 1u << 6,	/* map: more entries than were walked */
	RS_FLAG_DECODED = 1u << 7,	/* map: entries were understood as ranges */
	RS_FLAG_NOT_LIVE = 1u << 8,	/* unmap: the probe knew no such live mapping */
	RS_FLAG_OTHER_ATTACH = 1u << 9,	/* unmap: mapped on another attachment */
	/*
	 * sg-table map and unmap: the table is the one that the core keeps in
	 * attach->sgt until detach. The same table may be mapped again before it is
	 * unmapped, unmap does nothing, and detach frees it: not a leak.
	 */
	RS_FLAG_CACHED = 1u << 10,
	/*
	 * map, just before the capture_stop: the call had not returned when the capture
	 * ended. `error` is -EINPROGRESS, which no exporter returned, `begin_ns` says when
	 * it began, `stack` where its thread was then (0 while it was running).
	 */
	RS_FLAG_PENDING = 1u << 11,
	/*
	 * map and unmap: who held the buffer's reservation lock when the call began, where
	 * the kernel's layout of it is known. Neither OWNER nor TAKEN: nobody held it.
	 */
	RS_FLAG_LOCK_KNOWN = 1u << 12,
	RS_FLAG_LOCK_OWNER = 1u << 13,	/* the calling thread */
	RS_FLAG_LOCK_TAKEN = 1u << 14,	/* somebody */
	/* map: range records were left out to keep to --range-rate; the totals are exact */
	RS_FLAG_SAMPLED = 1u << 15,
	/*
	 * The stack was not walked for this event: it is the one that was last walked from
	 * the same return address at the same depth of the kernel stack for the same device.
	 * That return address was read for this event; without this flag all frames were.
	 */
	RS_FLAG_STACK_REUSED = 1u << 16,
	/* map: `allocated` and `kept` were counted; unmap: an unmap_end may follow */
	RS_FLAG_WATCHED = 1u << 17,
};

/* How the time at which a range was populated is known. */
enum rs_how {
	RS_HOW_UNAVAILABLE = 0,		/* populated_ns is RS_UNKNOWN64 */
	RS_HOW_ALLOCATION = 1,		/* the entry's own allocation was seen */
	RS_HOW_STORE = 2,		/* the store into the xarray was seen */
};

enum rs_stop_reason {
	RS_STOP_SIGNAL = 1,		/* SIGINT or SIGTERM */
	RS_STOP_COMMAND = 2,		/* the command given after -- ended */
	RS_STOP_DURATION = 3,		/* --duration is over */
	RS_STOP_ERROR = 4,		/* the probe could not go on */
	RS_STOP_SIZE = 5,		/* --max-size is reached; the capture goes on in another part */
	RS_STOP_TRIGGER = 6,		/* the time after a trigger is over */
};

/* How the state of an object that existed before is known. */
enum rs_source {
	RS_SOURCE_ITERATOR = 1,		/* the kernel's dmabuf iterator */
	RS_SOURCE_LIST = 2,		/* the kernel's list of buffers, read without its lock */
	RS_SOURCE_BUFINFO = 3,		/* debugfs; it gives no identities */
	RS_SOURCE_PROBE = 4,		/* an earlier part of this capture */
};

struct rs_event_header {
	__u16 id;		/* enum rs_record */
	__u16 size;		/* of the whole record, in bytes */
	__u32 cpu;		/* on which it happened */
	__u64 timestamp;	/* CLOCK_MONOTONIC, ns */
};

struct rs_packet_header {
	__u32 magic;		/* RS_CTF_MAGIC */
	__u8 uuid[16];		/* of the trace, as in the metadata */
	__u32 stream_id;	/* 0 */
	__u64 timestamp_begin;	/* of the first record, ns */
	__u64 timestamp_end;	/* of the last record, ns */
	__u64 content_size;	/* bits */
	__u64 packet_size;	/* bits; equals content_size */
	__u64 events_discarded;	/* since the capture began */
	__u64 packet_seq_num;	/* 0, 1, 2 ... */
	__u32 cpu_count;	/* of the machine */
	__u32 record_count;	/* in this packet */
};

/* Followed by TSDL text; the next packet starts at packet_size. */
struct rs_tsdl_header {
	__u32 magic;		/* RS_TSDL_MAGIC */
	__u8 uuid[16];
	__u32 checksum;		/* 0: none */
	__u32 content_size;	/* bits, this header included */
	__u32 packet_size;	/* bits */
	__u8 compression_scheme;
	__u8 encryption_scheme;
	__u8 checksum_scheme;
	__u8 major;		/* 1 */
	__u8 minor;		/* 8 */
} __attribute__((packed));

/* R(name, id, what it says) */
#define RS_RECORDS(R) \
	R(string, 1, "a name that later records refer to by id") \
	R(symbol, 2, "a place in kernel code, resolved when it was captured") \
	R(stack, 3, "a kernel call stack, innermost frame first") \
	R(task, 4, "a thread, by what it was called at the time") \
	R(device, 5, "an importer's device") \
	R(interconnect, 6, "an interconnect that importer and exporter agreed on") \
	R(capture_start, 10, "the probe is attached; history begins here") \
	R(capture_stop, 11, "the probe is about to detach; the last record but statistics") \
	R(statistics, 12, "how much was written and lost since the start") \
	R(live, 13, "at stop: a mapping that the probe's table in the kernel still holds") \
	R(buffer_state, 14, "after capture_start: a buffer that existed before") \
	R(attachment_state, 15, "after capture_start: an attachment that existed before") \
	R(mapping_state, 16, "after capture_start: a mapping that an earlier part of the capture saw") \
	R(trigger, 17, "the probe saw a definite leak; this recording was written because of it") \
	R(buffer_export, 20, "a dma-buf was created, or creating it failed") \
	R(buffer_release, 21, "a dma-buf is about to be freed") \
	R(attach, 22, "an importer attached, or failed to") \
	R(detach, 23, "an importer is about to detach") \
	R(map, 24, "a map call returned, its range records follow; or RS_FLAG_PENDING") \
	R(range, 25, "one entry that a map call yielded") \
	R(unmap, 26, "an unmap call began") \
	R(invalidate, 27, "the exporter tells importers to drop their mappings") \
	R(unmap_end, 28, "an unmap call returned; only where frees are watched") \
	R(match, 29, "importer and exporter looked for an interconnect that both have") \
	R(pin, 30, "an importer pinned the buffer, or failed to") \
	R(unpin, 31, "an importer unpins the buffer") \
	R(task_exit, 32, "a thread of a process that has mapped buffers ends")

/*
 * F(type, name, meaning) in order; V(type, name, length field, meaning) is the
 * variable tail. Types: u32 u64 s32 s64 u8, h64 (an identity, see above).
 */
#define RS_FIELDS_string(F, V) \
	F(u32, id, "number of this string") \
	F(u32, length, "bytes of text, a multiple of 8") \
	V(u8, text, length, "UTF-8, padded with NUL")

#define RS_FIELDS_symbol(F, V) \
	F(u32, id, "number of this symbol") \
	F(u32, name, "string: the function") \
	F(u32, module, "string: the module; 0 in the kernel itself") \
	F(u32, offset, "bytes from the start of the function to the return address") \
	F(u32, code_size, "bytes from this function to the next symbol; 0 if not known") \
	F(u32, reserved, "0")

#define RS_FIELDS_stack(F, V) \
	F(u32, id, "number of this stack") \
	F(u32, length, "frames, an even number") \
	V(u32, frames, length, "symbols, innermost first; a 0 at the end is padding")

#define RS_FIELDS_task(F, V) \
	F(u32, id, "number of this task") \
	F(u32, pid, "process (thread group) id") \
	F(u32, tid, "thread id") \
	F(u32, comm, "string: the thread's name")

#define RS_FIELDS_device(F, V) \
	F(u32, id, "number of this device") \
	F(u32, name, "string: the device's name") \
	F(u32, driver, "string: the driver bound to it") \
	F(u32, bus, "string: the bus it is on")

#define RS_FIELDS_interconnect(F, V) \
	F(u32, id, "number of this interconnect") \
	F(u32, name, "string: its name, where it has one") \
	F(h64, identity, "enum value in generation 1, identity of its object in generation 2")

#define RS_FIELDS_capture_start(F, V) \
	F(u64, realtime_ns, "wall clock (since 1970, UTC) at this record") \
	F(u32, task, "task: the probe") \
	F(u32, reserved, "0") \
	F(u32, part, "1, 2 ... when the capture is written to several recordings, else 0") \
	F(u32, states, "how many state records follow at once")

#define RS_FIELDS_capture_stop(F, V) \
	F(u32, reason, "enum rs_stop_reason") \
	F(u32, live, "how many live records came just before this one") \
	F(u64, live_lost, "mappings that the table in the kernel could not hold")

#define RS_FIELDS_statistics(F, V) \
	F(u64, written, "records in the stream, dictionaries included") \
	F(u64, lost_ring, "events lost because the ring buffer was full") \
	F(u64, lost_table, "updates lost because a table in the kernel was full") \
	F(u64, lost_missed, "calls whose return or entry could not be observed") \
	F(u64, lost_output, "0: what the output does not take in time stays in the ring, and is lost there") \
	F(u64, lost_stacks, "stacks that could not be taken; their events are there") \
	F(u64, late, "events that came too late to be put in order; their times were moved up, a map's begin too") \
	F(u64, truncated, "maps whose ranges were not all walked") \
	F(u64, filtered, "calls that the filters left out") \
	F(u64, sampled, "maps whose range records were left out to keep to --range-rate") \
	F(u64, reused_stacks, "events with RS_FLAG_STACK_REUSED")

#define RS_FIELDS_live(F, V) \
	F(h64, attachment, "attachment it was mapped on") \
	F(h64, mapping, "the mapping") \
	F(u64, serial, "of its map record") \
	F(u32, adapter, "enum rs_adapter") \
	F(u32, reserved, "0")

#define RS_FIELDS_buffer_state(F, V) \
	F(h64, buffer, "the dma-buf; 0 when only its inode is known") \
	F(u64, inode, "its inode number") \
	F(u64, buffer_size, "bytes") \
	F(u32, exporter, "string: exp_name") \
	F(u32, attachments, "that it had; RS_UNKNOWN32 if not known") \
	F(u32, source, "enum rs_source") \
	F(u32, reserved, "0")

#define RS_FIELDS_attachment_state(F, V) \
	F(h64, buffer, "the dma-buf; 0 when only its inode is known") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment; 0 when only its device is known") \
	F(u32, device, "device: the importer's") \
	F(u32, interconnect, "interconnect agreed on") \
	F(u32, flags, "enum rs_flag") \
	F(u32, source, "enum rs_source")

#define RS_FIELDS_mapping_state(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(u64, buffer_size, "bytes") \
	F(h64, attachment, "the attachment") \
	F(h64, mapping, "the mapping") \
	F(u64, serial, "of its map record in an earlier part") \
	F(u64, begin_ns, "as in the map record") \
	F(u64, mapped_ns, "when the map call returned") \
	F(u64, bytes, "as in the map record") \
	F(u32, adapter, "enum rs_adapter") \
	F(u32, nranges, "as in the map record") \
	F(u32, flags, "enum rs_flag, as in the map record") \
	F(u32, direction, "as in the map record") \
	F(u32, interconnect, "interconnect") \
	F(u32, device, "device: the importer's") \
	F(u32, task, "task that mapped it") \
	F(u32, stack, "stack at which it was mapped")

#define RS_FIELDS_trigger(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(h64, attachment, "the attachment; 0 when the buffer was released") \
	F(h64, mapping, "the mapping, or one of them") \
	F(u32, rule, "1, 2, 3, 4, 6 or 8: RS01, RS02 ... of the rule catalogue") \
	F(u32, mappings, "how many are concerned")

#define RS_FIELDS_buffer_export(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number, unique while it lives") \
	F(u64, buffer_size, "bytes") \
	F(u32, exporter, "string: exp_name") \
	F(s32, error, "0, or a negative errno") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_buffer_release(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_attach(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment; 0 when it failed") \
	F(u32, device, "device: the importer's") \
	F(u32, interconnect, "interconnect agreed on") \
	F(u32, flags, "enum rs_flag") \
	F(s32, error, "0, or a negative errno") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_detach(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_map(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(u64, buffer_size, "bytes") \
	F(h64, attachment, "the attachment") \
	F(h64, mapping, "struct dma_buf_ranges or sg_table; 0 when the map failed") \
	F(u64, serial, "number of this map call, from 1, in no particular order") \
	F(u64, begin_ns, "when the call began; RS_UNKNOWN64 if before the capture; the record's time is when it returned") \
	F(u64, blocked_ns, "time off the CPU in between, or RS_UNKNOWN64") \
	F(u64, bytes, "of the buffer that the mapping exposes; RS_UNKNOWN64 unless all ranges are known and sound") \
	F(u32, adapter, "enum rs_adapter") \
	F(s32, error, "0, or a negative errno") \
	F(u32, nranges, "as the exporter says; sg-table: entries that it says are mapped") \
	F(u32, entries, "found in the xarray (RS_FLAG_WALKED); sg-table: as nranges") \
	F(u32, flags, "enum rs_flag") \
	F(u32, direction, "sg-table: enum dma_data_direction") \
	F(u32, interconnect, "interconnect") \
	F(u32, device, "device: the importer's") \
	F(u32, task, "task") \
	F(u32, stack, "stack") \
	F(u32, allocated, "objects that the call allocated with kmalloc (RS_FLAG_WATCHED), else RS_UNKNOWN32") \
	F(u32, kept, "of them, not freed when it returned (RS_FLAG_WATCHED), else RS_UNKNOWN32")

#define RS_FIELDS_range(F, V) \
	F(u64, serial, "of the map record") \
	F(u64, index, "in the xarray") \
	F(s64, start, "first byte, relative to the map's first range unless pointers are raw") \
	F(s64, end, "last byte, inclusive, likewise") \
	F(u64, populated_ns, "since the map began, or RS_UNKNOWN64") \
	F(u32, how, "enum rs_how: how populated_ns is known") \
	F(u32, reserved, "0")

#define RS_FIELDS_unmap(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment it was called on") \
	F(h64, mapping, "the mapping") \
	F(u32, adapter, "enum rs_adapter") \
	F(u32, flags, "enum rs_flag") \
	F(u32, nranges, "as read when the call began") \
	F(u32, direction, "sg-table: enum dma_data_direction") \
	F(u32, task, "task") \
	F(u32, stack, "stack: of calls that free nothing, or that do not fit the map; else 0")

#define RS_FIELDS_invalidate(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_unmap_end(F, V) \
	F(h64, attachment, "the attachment") \
	F(h64, mapping, "the mapping; its object is gone") \
	F(u64, begin_ns, "when the call began: the time of the unmap record") \
	F(u32, adapter, "enum rs_adapter") \
	F(u32, watched, "entries of the mapping that were allocated while it was mapped") \
	F(u32, kept, "of them, not freed in this call") \
	F(u32, reserved, "0")

#define RS_FIELDS_match(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment, which is still being made") \
	F(u32, interconnect, "interconnect agreed on; 0 for none") \
	F(u32, matched, "1 when they agreed, else 0") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_pin(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment") \
	F(s32, error, "0, or a negative errno") \
	F(u32, flags, "enum rs_flag") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_unpin(F, V) \
	F(h64, buffer, "the dma-buf") \
	F(u64, inode, "its inode number") \
	F(h64, attachment, "the attachment") \
	F(u32, flags, "enum rs_flag") \
	F(u32, reserved, "0") \
	F(u32, task, "task") \
	F(u32, stack, "stack")

#define RS_FIELDS_task_exit(F, V) \
	F(u32, task, "task") \
	F(u32, last, "1 when it was the last thread of its process, else 0")

typedef __u64 rs_u64, rs_h64;
typedef __s64 rs_s64;
typedef __u32 rs_u32;
typedef __s32 rs_s32;
typedef __u8 rs_u8;

#define RS_ENUM(name, id, doc) RS_REC_##name = id,
enum rs_record { RS_RECORDS(RS_ENUM) };

#define RS_MEMBER(type, name, doc) rs_##type name;
#define RS_TAIL(type, name, len, doc) rs_##type name[];
#define RS_STRUCT(name, id, doc) \
	struct rs_##name { \
		struct rs_event_header header; \
		RS_FIELDS_##name(RS_MEMBER, RS_TAIL) \
	};
RS_RECORDS(RS_STRUCT)

#define RS_CHECK(name, id, doc) \
	_Static_assert(sizeof(struct rs_##name) % 8 == 0, "rs_" #name " must end on 8 bytes");
RS_RECORDS(RS_CHECK)
_Static_assert(sizeof(struct rs_event_header) == 16, "event header");
_Static_assert(sizeof(struct rs_packet_header) == 80, "packet header");
_Static_assert(sizeof(struct rs_tsdl_header) == 37, "metadata packet header");
_Static_assert(sizeof(struct rs_map) == 136, "map record");
_Static_assert(sizeof(struct rs_range) == 64, "range record");

#endif
