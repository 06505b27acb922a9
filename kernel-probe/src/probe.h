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
#define RP_STACK_SLOTS 8192	/* different stacks in one capture */
/* A stack is its slot in the table and how many frames were skipped to find it. */
#define RP_STACK_SKIP_SHIFT 16
#define RP_STACK_NONE (-1)
#define RP_STACK_TRIES 3	/* the frames that can be skipped: two of BPF and none */

#define RP_CHUNK 128		/* ranges or allocations in one record */
#define RP_ALLOC_CHUNKS 33	/* chunks of allocations remembered of one map */
#define RP_ALLOC_SLOTS 32	/* threads whose allocations are watched at once */
#define RP_NO_SLOT (~0u)

#define RP_LIVE_MAX 65536	/* live mappings in the kernel-side table */
#define RP_ATTACHED_MAX 65536	/* attachments known to the probe */
#define RP_CALLS_MAX 4096	/* map calls in flight */

/* In the flags of map calls, beside enum rs_flag, which has no such bits. */
#define RP_FLAG_UNDESCRIBED (1u << 31)	/* the ring had no room for what the attachment is */

enum rp_type {
	RP_EXPORT = 1,
	RP_RELEASE,
	RP_ATTACH,
	RP_DESCRIBE,		/* an attachment older than the capture */
	RP_DETACH,
	RP_INTERCONNECT,	/* the name of one; comes before all that refers to it */
	RP_RANGES,		/* chunks come before the map they belong to ... */
	RP_ALLOCS,		/* ... and stand in the ring in one CPU's order */
	RP_MAP,
	RP_UNMAP,
	RP_INVALIDATE,
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
	__s32 stack;		/* RP_STACK_NONE, or slot and skip */
	__u32 reserved;
};

/* RP_RELEASE, RP_DETACH, RP_INVALIDATE */
struct rp_object {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 attachment;
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

/* RP_ATTACH, RP_DESCRIBE */
struct rp_attach {
	struct rp_head head;
	__u64 buffer;
	__u64 inode;
	__u64 size;
	__u64 attachment;
	__u64 interconnect;
	__s32 error;
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

struct rp_alloc {
	__u64 entry;		/* what kmalloc returned */
	__u64 time;
	__u64 bytes;
};

struct rp_allocs {
	__u32 type;		/* RP_ALLOCS */
	__u32 cpu;
	__u64 serial;
	__u32 count;
	__u32 reserved;
	struct rp_alloc allocs[RP_CHUNK];
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
	__u32 adapter;		/* enum rs_adapter */
	__s32 error;
	__u32 nranges;
	__u32 entries;
	__u32 flags;		/* enum rs_flag */
	__u32 direction;
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

/* Key and value of the table of live mappings. */
struct rp_live_key {
	__u64 mapping;
	__u32 adapter;
	__u32 reserved;
};

struct rp_live {
	__u64 attachment;
	__u64 serial;
};

/* Key and value of the table of map calls in flight. */
struct rp_call_key {
	__u32 tid;
	__u32 adapter;
	__u64 attachment;
};

struct rp_call {
	__u64 begin;
	__u64 serial;
	__u64 blocked;		/* of the thread, at entry */
	__u32 flags;
	__u32 reserved;
};

/* A thread with at least one of them. */
struct rp_thread {
	__u32 depth;
	__u32 slot;		/* where its allocations are, or RP_NO_SLOT */
	__u64 blocked;		/* off the CPU so far */
	__u64 off_since;	/* 0: running */
};

/* Counted in the kernel, read by user space. */
struct rp_counters {
	__u64 lost_ring;	/* records and ranges that found the ring full */
	__u64 lost_table;	/* updates of any table that was full */
	__u64 lost_live;	/* of those, live mappings */
	__u64 lost_stacks;
	__u64 truncated;
};

_Static_assert(sizeof(struct rp_head) == 48, "rp_head");
_Static_assert(sizeof(struct rp_object) == 72, "rp_object");
_Static_assert(sizeof(struct rp_export) == 144, "rp_export");
_Static_assert(sizeof(struct rp_attach) == 224, "rp_attach");
_Static_assert(sizeof(struct rp_interconnect) == 88, "rp_interconnect");
_Static_assert(sizeof(struct rp_entry) == 32, "rp_entry");
_Static_assert(sizeof(struct rp_alloc) == 24, "rp_alloc");
_Static_assert(sizeof(struct rp_ranges) == 24 + 32 * RP_CHUNK, "rp_ranges");
_Static_assert(sizeof(struct rp_allocs) == 24 + 24 * RP_CHUNK, "rp_allocs");
_Static_assert(sizeof(struct rp_map) == 144, "rp_map");
_Static_assert(sizeof(struct rp_unmap) == 96, "rp_unmap");
_Static_assert(RP_STACK_SLOTS <= 1 << RP_STACK_SKIP_SHIFT, "stack slots");

#endif
