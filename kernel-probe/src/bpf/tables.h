/* SPDX-License-Identifier: GPL-2.0 */
/* Settings, counters and tables that the programs share with user space. */
#ifndef RANGESCOPE_TABLES_H
#define RANGESCOPE_TABLES_H

/* Set before load. */
const volatile bool want_stacks = true;
const volatile bool all_stacks;	/* never reuse one */
const volatile bool watch_notes;	/* allocations, frees or stores are seen */
const volatile bool watch_frees;	/* the kfree program is loaded */
const volatile bool watch_switches;	/* the sched_switch program is loaded */
const volatile bool decode_ranges;	/* struct range is what the probe knows */
const volatile __u32 interconnect_adapter = RS_ADAPTER_INTERCONNECT_V1;
const volatile __u64 iov_type = ~0ull;	/* generation 1: the enum value */
const volatile __u32 walk_max = 4096;	/* entries */
const volatile __u64 range_cost;	/* ns for each range record; 0: no limit */
const volatile bool filter_pids, filter_comms, filter_exporters, filter_devices;

/* Generation 2: the address of dma_buf_iov_interconnect, or 0 when it is not known. */
__u64 iov_object = 0;
/* The kernel's list of all buffers, for the snapshot. */
__u64 buffer_list = 0;
__u64 snapshot_buffers = 0;
/* Set when every program is attached, so that history begins at one moment. */
__u32 enabled = 0;
__u64 next_serial = 0;
/* Entries of the table of live mappings, those out of use included. */
__u64 live_entries = 0;
/* Rises when an attachment is forgotten. */
__u64 forgotten = 0;
/*
 * Map calls in flight, and calls of which notes are taken. Every kmalloc and context
 * switch of the machine reads them: they share no cache line with anything that is
 * written more often.
 */
struct {
	__u32 calls;
	__u32 noted;
	__u8 rest[56];
} in_flight __attribute__((aligned(64))) = {};
struct rp_counters counters __attribute__((aligned(64))) = {};
/* Until when the range records that were sent use up what is allowed, ns. */
struct {
	__u64 until;
	__u8 rest[56];
} budget __attribute__((aligned(64))) = {};
/* Which thread has which place for notes. */
__u32 slot_owner[RP_NOTE_SLOTS] = {};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 23);
} ring SEC(".maps");

/* Stacks that user space has, by their hash. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_STACKS_MAX);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, __u64);
	__type(value, __u32);
} stacks SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_LIVE_MAX);
	__type(key, struct rp_live_key);
	__type(value, struct rp_live);
} live SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_ATTACHED_MAX);
	__type(key, __u64);
	__type(value, struct rp_attached);
} attached SEC(".maps");

/* Interconnects by identity. */
struct interconnect {
	union {
		char name[RP_SHORT_LEN];
		__u64 words[RP_SHORT_LEN / sizeof(__u64)];
	};
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, __u64);
	__type(value, struct interconnect);
} interconnects SEC(".maps");

/* Threads that have called one of the functions, until they exit. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_THREADS_MAX);
	__type(key, __u32);
	__type(value, struct rp_thread);
} threads SEC(".maps");

/* Processes of them. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_THREADS_MAX);
	__type(key, __u32);
	__type(value, __u32);
} processes SEC(".maps");

/* The notes of one thread, already in the form in which they are sent. */
struct note_slot {
	struct rp_notes chunks[RP_NOTE_CHUNKS];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, RP_NOTE_SLOTS);
	__type(key, __u32);
	__type(value, struct note_slot);
} note_slots SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u32);
} pass_pids SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, struct rp_filter_key);
	__type(value, __u32);
} pass_names SEC(".maps");

static __always_inline void count(__u64 *counter, __u64 n)
{
	__sync_fetch_and_add(counter, n);
}

/*
 * User space looks at the ring every few milliseconds by itself and is never woken: a
 * wakeup costs the traced call more than the record.
 */
#define NO_WAKEUP BPF_RB_NO_WAKEUP

/* Room in the ring, or a count of what was lost. */
#define RESERVE(p) \
	({ \
		(p) = bpf_ringbuf_reserve(&ring, sizeof(*(p)), 0); \
		if (!(p)) \
			count(&counters.lost_ring, 1); \
		(p); \
	})

static __always_inline bool is_error(const void *p)
{
	return (__u64)p >= (__u64)-4095;
}

static __always_inline void fill_head(struct rp_head *head, __u32 type, __u64 time, __u64 stack)
{
	__u64 id = bpf_get_current_pid_tgid();

	head->type = type;
	head->cpu = bpf_get_smp_processor_id();
	head->time = time;
	head->pid = id >> 32;
	head->tid = (__u32)id;
	bpf_get_current_comm(head->comm, sizeof(head->comm));
	head->stack = stack;
}

#endif
