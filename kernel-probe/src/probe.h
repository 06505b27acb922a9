/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the BPF programs hand to user space: raw records, never written to a
 * recording as they are. All times are bpf_ktime_get_ns(), all pointers raw.
 */
#ifndef RANGESCOPE_PROBE_H
#define RANGESCOPE_PROBE_H

#include <linux/types.h>

#define RP_NAME_LEN 64		/* exporter and device names, NUL included */
#define RP_SHORT_LEN 32		/* driver, bus and interconnect names */
#define RP_COMM_LEN 16

#define RP_STACK_DEPTH 64	/* frames kept of each stack */
#define RP_STACKS_MAX 16384	/* different stacks that are sent only once */

#define RP_CHUNK 128		/* ranges or notes in one record */
#define RP_NOTE_CHUNKS 33	/* chunks of notes of one call */
#define RP_NOTE_SLOTS 32	/* threads of which notes are taken at once */
#define RP_NO_SLOT (~0u)

#define RP_LIVE_MAX 65536	/* mappings in the kernel-side table, half of it for unmapped ones */
#define RP_ATTACHED_MAX 65536	/* attachments known to the probe */
#define RP_THREADS_MAX 4096	/* threads that have mapped and still live */
#define RP_CALL_DEPTH 8		/* calls of one thread inside each other; a power of two */
#define RP_BUFFERS_MAX 65536	/* buffers and attachments of each in the snapshot */

/* In the flags of map calls, beside enum rs_flag, which has no such bits. */
#define RP_FLAG_UNDESCRIBED (1u << 31)	/* the ring had no room for what the attachment is */

enum rp_type {
	RP_EXPORT = 1,
	RP_RELEASE,
	RP_ATTACH,
	RP_DESCRIBE,		/* an attachment older than the capture */
	RP_DETACH,
	RP_INTERCONNECT,	/* the name of one; comes before all that refers to it */
	RP_STACK,		/* its frames; comes before all that refers to it */
	RP_RANGES,		/* chunks come before the map they belong to ... */
	RP_NOTES,		/* ... and stand in the ring in one CPU's order */
	RP_MAP,
	RP_UNMAP,
	RP_UNMAP_END,
	RP_INVALIDATE,
	RP_MATCH,
	RP_PIN,
	RP_UNPIN,
	RP_EXIT,
	RP_BUFFER_STATE,
	RP_ATTACHMENT_STATE,
	/* made in user space */
	RP_START,
	RP_STATISTICS,
	RP_KINDS
};

struct rp_head {
	__u32 type;		/* enum rp_type */
	__u32 cpu;
	__u64 time;
	__u32 pid;		/* thread group */
	__u32 tid;
	char comm[RP_COMM_LEN];
	__u64 stack;		/* hash of its frames; 0: none */
};

/* RP_RELEASE, RP_DETACH, RP_INVALIDATE, RP_MATCH, RP_PIN, RP_UNPIN */
struct rp_object {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 attachment;
	__u64 interconnect;	/* MATCH */
	__s32 result;		/* MATCH: whether; PIN: errno */
	__u32 flags;		/* PIN, UNPIN: enum rs_flag */
};

/* RP_EXIT */
struct rp_exit {
	struct rp_head head;
	__u32 last;
	__u32 reserved;
};

struct rp_stack {
	__u32 type;		/* RP_STACK */
	__u32 cpu;
	__u64 hash;
	__u32 count;
	__u32 reserved;
	__u64 frames[RP_STACK_DEPTH];
};

struct rp_export {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 size;
	__s32 error;
	__u32 reserved;
	char exporter[RP_NAME_LEN];
};

/* RP_BUFFER_STATE */
struct rp_buffer {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 size;
	__u32 attachments;
	__u32 source;		/* enum rs_source */
	char exporter[RP_NAME_LEN];
};

/* RP_ATTACH, RP_DESCRIBE, RP_ATTACHMENT_STATE */
struct rp_attach {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 size;
	__u64 attachment;
	__u64 interconnect;
	__s32 error;		/* ATTACHMENT_STATE: enum rs_source */
	__u32 flags;		/* enum rs_flag */
	char device[RP_NAME_LEN];
	char driver[RP_SHORT_LEN];
	char bus[RP_SHORT_LEN];
};

struct rp_interconnect {
	struct rp_head head;
	__u64 interconnect;
	char name[RP_SHORT_LEN];
};

struct rp_entry {
	__u64 index;
	__u64 entry;		/* the pointer in the xarray */
	__u64 start;
	__u64 end;
};

struct rp_ranges {
	__u32 type;		/* RP_RANGES */
	__u32 cpu;
	__u64 serial;
	__u32 count;
	__u32 reserved;
	struct rp_entry entries[RP_CHUNK];
};

/*
 * What a thread did during one call. What it is, is told by the top bits of `what`:
 * an allocation of so many bytes, a free, or a store at an index of an xarray.
 */
#define RP_NOTE_STORE (1ull << 63)
#define RP_NOTE_FREE (1ull << 62)

struct rp_note {
	__u64 address;		/* of the object */
	__u64 time;
	__u64 what;
};

struct rp_notes {
	__u32 type;		/* RP_NOTES */
	__u32 cpu;
	__u64 serial;
	__u32 count;
	__u32 reserved;
	struct rp_note notes[RP_CHUNK];
};

struct rp_map {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 size;
	__u64 attachment;
	__u64 mapping;
	__u64 serial;
	__u64 begin;		/* RS_UNKNOWN64 when it was before the capture, or missed */
	__u64 blocked;		/* RS_UNKNOWN64 when switches were not watched */
	__u64 interconnect;
	__u64 bytes;		/* of all ranges, or RS_UNKNOWN64 */
	__u32 adapter;		/* enum rs_adapter */
	__s32 error;
	__u32 nranges;
	__u32 entries;
	__u32 flags;		/* enum rs_flag */
	__u32 direction;
	__u32 tail;		/* of its ranges, the last ones, stand behind it */
	__u32 reserved;
	struct rp_entry entry[];
};

struct rp_unmap {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 attachment;
	__u64 mapping;
	__u32 adapter;
	__u32 flags;
	__u32 nranges;
	__u32 direction;
};

/* RP_UNMAP_END */
struct rp_unmap_end {
	struct rp_head head;
	__u64 attachment;
	__u64 mapping;
	__u64 serial;		/* of its notes */
	__u64 begin;
	__u32 adapter;
	__u32 reserved;
};

/* Key and value of the table of live mappings. */
struct rp_live_key {
	__u64 mapping;
	__u32 adapter;
	__u32 reserved;
};

struct rp_live {
	__u64 attachment;	/* 0: it was unmapped, and its place is kept for the next one here */
	__u64 serial;
};

/* What the probe knows of an attachment without asking the kernel again. */
struct rp_attached {
	__u32 left_out;		/* a filter says so */
	__u32 reserved;
};

/* Calls that a thread is in. */
enum rp_kind {
	RP_KIND_NONE,
	/* enum rs_adapter: a map call */
	RP_KIND_UNMAP = 16,	/* + enum rs_adapter */
	RP_KIND_EXPORT = 32,
	RP_KIND_ATTACH,
	RP_KIND_MATCH,
	RP_KIND_PIN,
};

struct rp_call {
	__u64 subject;		/* attachment, or what else it is about */
	__u64 second;		/* another argument that is wanted at its end */
	__u64 begin;
	__u64 serial;
	__u64 blocked;		/* of the thread, at entry */
	__u64 frame;		/* stack pointer at entry: calls inside have a lower one */
	__u64 device;		/* of the attachment */
	__u32 kind;
	__u32 flags;
};

struct rp_thread {
	__u32 depth;
	__u32 slot;		/* where its notes are, or RP_NO_SLOT */
	__u32 noting;		/* depth of the call that they are of; 0: none */
	__u32 notes;		/* taken so far */
	__u64 blocked;		/* off the CPU so far */
	__u64 off_since;	/* 0: running */
	__u64 entering;		/* stack pointer of a call that begins */
	__u64 leaving;		/* what a call that ends is about */
	__u64 known;		/* an attachment that user space knows ... */
	__u64 forgotten;	/* ... unless one was forgotten since */
	struct rp_call calls[RP_CALL_DEPTH];
};

/* What the iterator over threads in a call gives. */
struct rp_hung {
	__u32 tid;
	__u32 count;
	__u64 frames[RP_STACK_DEPTH];
};

/* Names that a filter lets pass. */
enum rp_filter_kind {
	RP_FILTER_COMM = 1,
	RP_FILTER_EXPORTER,
	RP_FILTER_DEVICE,
};

struct rp_filter_key {
	__u32 kind;
	char name[RP_NAME_LEN];
};

/* Counted in the kernel, read by user space. */
struct rp_counters {
	__u64 lost_ring;	/* records and ranges that found the ring full */
	__u64 lost_table;	/* updates of any table that was full */
	__u64 lost_live;	/* of those, live mappings */
	__u64 lost_missed;	/* calls whose return was not seen */
	__u64 lost_stacks;
	__u64 truncated;
	__u64 filtered;
	__u64 sampled;
	__u64 reused;
};

_Static_assert(sizeof(struct rp_head) == 48, "rp_head");
_Static_assert(sizeof(struct rp_object) == 88, "rp_object");
_Static_assert(sizeof(struct rp_exit) == 56, "rp_exit");
_Static_assert(sizeof(struct rp_export) == 144, "rp_export");
_Static_assert(sizeof(struct rp_buffer) == 144, "rp_buffer");
_Static_assert(sizeof(struct rp_attach) == 224, "rp_attach");
_Static_assert(sizeof(struct rp_interconnect) == 88, "rp_interconnect");
_Static_assert(sizeof(struct rp_entry) == 32, "rp_entry");
_Static_assert(sizeof(struct rp_note) == 24, "rp_note");
_Static_assert(sizeof(struct rp_ranges) == 24 + 32 * RP_CHUNK, "rp_ranges");
_Static_assert(sizeof(struct rp_notes) == 24 + 24 * RP_CHUNK, "rp_notes");
_Static_assert(sizeof(struct rp_stack) == 24 + 8 * RP_STACK_DEPTH, "rp_stack");
_Static_assert(sizeof(struct rp_map) == 160, "rp_map");
_Static_assert(sizeof(struct rp_unmap) == 96, "rp_unmap");
_Static_assert(sizeof(struct rp_unmap_end) == 88, "rp_unmap_end");
_Static_assert(sizeof(struct rp_call) == 64, "rp_call");

#endif
