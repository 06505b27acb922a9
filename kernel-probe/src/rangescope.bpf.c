// SPDX-License-Identifier: GPL-2.0
/*
 * The part of the probe that runs in the kernel.
 *
 * It needs no vmlinux.h: the few kernel types below name the members that are
 * read, and CO-RE finds them in the running kernel. Types with a suffix (___v1)
 * are the shape of one generation of the interconnect API; whatever is read
 * through them is guarded by bpf_core_field_exists().
 *
 * Programs only read kernel objects, write to their own tables and to the ring
 * buffer, and count what did not fit. Nothing here waits for user space.
 */
#include <linux/types.h>
#include <linux/bpf.h>
#include <stdbool.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "rangescope_stream.h"
#include "probe.h"

#define CORE __attribute__((preserve_access_index))
typedef __kernel_size_t size_t;

#define EEXIST 17
#define EINVAL 22

struct inode {
	unsigned long i_ino;
} CORE;

struct file {
	struct inode *f_inode;
} CORE;

struct kobject {
	const char *name;
} CORE;

struct device_driver {
	const char *name;
} CORE;

struct bus_type {
	const char *name;
} CORE;

struct device {
	struct kobject kobj;
	const char *init_name;
	struct device_driver *driver;
	const struct bus_type *bus;
} CORE;

struct dma_buf_interconnect_ops {
	void *map_interconnect;
	void *unmap_interconnect;
} CORE;

struct dma_buf_ops {
	const struct dma_buf_interconnect_ops *interconnect_ops;
} CORE;

struct dma_buf {
	__kernel_size_t size;
	struct file *file;
	const struct dma_buf_ops *ops;
	const char *exp_name;
} CORE;

struct dma_buf_export_info {
	const char *exp_name;
	__kernel_size_t size;
} CORE;

struct sg_table {
	unsigned int nents;
} CORE;

struct dma_buf_attachment {
	struct dma_buf *dmabuf;
	struct device *dev;
	bool peer2peer;
	bool allow_ic;
	const void *importer_ops;
	struct sg_table *sgt;
} CORE;

/* Generation 1: an enum in the attachment. */
enum dma_buf_interconnect_type {
	DMA_BUF_INTERCONNECT_NONE,
};

struct dma_buf_interconnect___v1 {
	enum dma_buf_interconnect_type type;
} CORE;

struct dma_buf_attachment___v1 {
	struct dma_buf_interconnect___v1 interconnect;
} CORE;

/* Generation 2: a pointer to the object that is the interconnect. */
struct dma_buf_interconnect___v2 {
	const char *name;
} CORE;

struct dma_buf_interconnect_match___v2 {
	const struct dma_buf_interconnect___v2 *type;
} CORE;

struct dma_buf_attachment___v2 {
	struct dma_buf_interconnect_match___v2 *ic_match;
} CORE;

struct xarray {
	void *xa_head;
} CORE;

struct xa_node {
	unsigned char shift;
	void *slots[1];
} CORE;

struct dma_buf_ranges {
	struct xarray ranges;
	unsigned int nranges;
} CORE;

struct dentry {
	void *d_fsdata;
} CORE;

struct task_struct {
	int pid;
} CORE;

char LICENSE[] SEC("license") = "GPL";

/* Set before load. */
const volatile bool want_stacks = true;
const volatile bool watch_allocs;	/* the kmalloc program is loaded */
const volatile bool watch_switches;	/* the sched_switch program is loaded */
const volatile bool decode_ranges;	/* struct range is what the probe knows */
const volatile __u32 interconnect_adapter = RS_ADAPTER_INTERCONNECT_V1;
const volatile __u64 iov_type = ~0ull;	/* generation 1: the enum value */
const volatile __u32 walk_max = 4096;	/* entries */
const volatile __u64 wake_at = 1 << 21;	/* bytes in the ring */

/* Generation 2: the address of dma_buf_iov_interconnect, or 0 when it is not known. */
__u64 iov_object = 0;
/* Set when every program is attached, so that history begins at one moment. */
__u32 enabled = 0;
__u64 next_serial = 0;
/*
 * Map calls in flight, and those of them whose allocations are of interest. Every
 * kmalloc and context switch of the machine reads them: they share no cache line with
 * anything that is written more often.
 */
struct {
	__u32 calls;
	__u32 allocs;
	__u8 rest[56];
} in_flight __attribute__((aligned(64))) = {};
struct rp_counters counters = {};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 23);
} ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_STACK_TRACE);
	__uint(max_entries, RP_STACK_SLOTS);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, RP_STACK_DEPTH * sizeof(__u64));
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
	__type(value, __u32);
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

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_CALLS_MAX);
	__type(key, struct rp_call_key);
	__type(value, struct rp_call);
} calls SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, RP_CALLS_MAX);
	__type(key, __u32);
	__type(value, struct rp_thread);
} threads SEC(".maps");

/* The allocations of one thread, already in the form in which they are sent. */
struct alloc_slot {
	__u32 count;
	__u32 reserved;
	struct rp_allocs chunks[RP_ALLOC_CHUNKS];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, RP_ALLOC_SLOTS);
	__type(key, __u32);
	__type(value, struct alloc_slot);
} alloc_slots SEC(".maps");

/* Numbers of the free ones; filled by user space. */
struct {
	__uint(type, BPF_MAP_TYPE_STACK);
	__uint(max_entries, RP_ALLOC_SLOTS);
	__uint(value_size, sizeof(__u32));
} free_slots SEC(".maps");

/* Room for walking one xarray: a program never runs twice at once on one CPU. */
#define XA_CHUNK 64
#define XA_DEPTH 12

struct level {
	__u64 base;		/* index of its first slot */
	__u32 slot;		/* to be looked at next */
	__u32 shift;
	__u64 slots[XA_CHUNK];
};

struct scratch {
	struct level levels[XA_DEPTH];
	struct rp_ranges out;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct scratch);
} scratches SEC(".maps");

static __always_inline void count(__u64 *counter, __u64 n)
{
	__sync_fetch_and_add(counter, n);
}

/*
 * User space looks at the ring every few milliseconds by itself. It is woken only
 * when the ring fills up, for a wakeup costs the traced call more than the record.
 */
static __always_inline __u64 wake(void)
{
	return bpf_ringbuf_query(&ring, BPF_RB_AVAIL_DATA) > wake_at ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP;
}

static __always_inline bool is_error(const void *p)
{
	return (__u64)p >= (__u64)-4095;
}

/*
 * The table never replaces a stack by another one. When the slot of a stack is
 * taken, skipping a frame (one of BPF's own) makes it hash to another slot.
 */
static __always_inline __s32 take_stack(void *ctx)
{
	long id;

	if (!want_stacks)
		return RP_STACK_NONE;
	id = bpf_get_stackid(ctx, &stacks, 0);
	if (id >= 0)
		return id;
	if (id == -EEXIST) {
		id = bpf_get_stackid(ctx, &stacks, 1);
		if (id >= 0)
			return id | 1 << RP_STACK_SKIP_SHIFT;
	}
	if (id == -EEXIST) {
		id = bpf_get_stackid(ctx, &stacks, 2);
		if (id >= 0)
			return id | 2 << RP_STACK_SKIP_SHIFT;
	}
	count(&counters.lost_stacks, 1);
	return RP_STACK_NONE;
}

static __always_inline void fill_head(struct rp_head *head, __u32 type, __u64 time, __s32 stack)
{
	__u64 id = bpf_get_current_pid_tgid();

	head->type = type;
	head->cpu = bpf_get_smp_processor_id();
	head->time = time;
	head->pid = id >> 32;
	head->tid = (__u32)id;
	bpf_get_current_comm(head->comm, sizeof(head->comm));
	head->stack = stack;
	head->reserved = 0;
}

/* Room in the ring, or a count of what was lost. */
#define RESERVE(p) \
	({ \
		(p) = bpf_ringbuf_reserve(&ring, sizeof(*(p)), 0); \
		if (!(p)) \
			count(&counters.lost_ring, 1); \
		(p); \
	})

static __always_inline __u64 inode_of(struct dma_buf *buffer)
{
	return BPF_CORE_READ(buffer, file, f_inode, i_ino);
}

static __always_inline __u32 flags_of(struct dma_buf_attachment *attach)
{
	__u32 flags = 0;

	if (bpf_core_field_exists(attach->allow_ic) && BPF_CORE_READ(attach, allow_ic))
		flags |= RS_FLAG_ALLOW_IC;
	if (BPF_CORE_READ(attach, importer_ops))
		flags |= RS_FLAG_DYNAMIC;
	if (bpf_core_field_exists(attach->peer2peer) && BPF_CORE_READ(attach, peer2peer))
		flags |= RS_FLAG_PEER2PEER;
	if (bpf_core_field_exists(struct dma_buf_ops, interconnect_ops)) {
		const struct dma_buf_interconnect_ops *ops;

		ops = BPF_CORE_READ(attach, dmabuf, ops, interconnect_ops);
		if (ops && BPF_CORE_READ(ops, map_interconnect))
			flags |= RS_FLAG_MAP_OP;
		if (ops && BPF_CORE_READ(ops, unmap_interconnect))
			flags |= RS_FLAG_UNMAP_OP;
	}
	return flags;
}

/* The enum value in generation 1, the object's address in generation 2, else 0. */
static __always_inline __u64 interconnect_of(struct dma_buf_attachment *attach)
{
	struct dma_buf_attachment___v1 *v1 = (void *)attach;
	struct dma_buf_attachment___v2 *v2 = (void *)attach;

	if (bpf_core_field_exists(v1->interconnect.type))
		return BPF_CORE_READ(v1, interconnect.type);
	if (bpf_core_field_exists(v2->ic_match))
		return (__u64)BPF_CORE_READ(v2, ic_match, type);
	return 0;
}

/* Where it cannot be told by its address: a name that only looks alike is another one. */
static __always_inline bool is_iov_name(const char *name)
{
	return name[0] == 'i' && name[1] == 'o' && name[2] == 'v' && name[3] == 0;
}

static __always_inline bool same_name(const struct interconnect *a, const struct interconnect *b)
{
	__u64 differ = 0;

	for (int i = 0; i < RP_SHORT_LEN / (int)sizeof(__u64); i++)
		differ |= a->words[i] ^ b->words[i];
	return !differ;
}

/*
 * Sees to it that user space knows the name of an interconnect. Returns whether
 * entries of its mappings are struct range. At an @attach its name is looked at again,
 * for the module that has the object may be another one by now.
 */
static __always_inline bool know_interconnect(__u64 identity, bool attach)
{
	struct dma_buf_interconnect___v2 *object = (void *)identity;
	struct interconnect fresh = {}, *known;
	struct rp_interconnect *e;
	const char *name = 0;
	bool iov;

	if (!bpf_core_field_exists(struct dma_buf_attachment___v2, ic_match))
		return identity == iov_type;
	if (!identity)
		return false;
	known = bpf_map_lookup_elem(&interconnects, &identity);
	if (known && !attach)
		return iov_object ? identity == iov_object : is_iov_name(known->name);
	if (bpf_core_field_exists(object->name))
		name = BPF_CORE_READ(object, name);
	bpf_probe_read_kernel_str(fresh.name, sizeof(fresh.name), name);
	iov = iov_object ? identity == iov_object : is_iov_name(fresh.name);
	if (known && same_name(known, &fresh))
		return iov;
	if (!RESERVE(e))
		return iov;
	fill_head(&e->head, RP_INTERCONNECT, bpf_ktime_get_ns(), RP_STACK_NONE);
	e->interconnect = identity;
	__builtin_memcpy(e->name, fresh.name, sizeof(e->name));
	bpf_ringbuf_submit(e, wake());
	if (bpf_map_update_elem(&interconnects, &identity, &fresh, BPF_ANY))
		count(&counters.lost_table, 1);
	return iov;
}

/* Everything about an attachment that does not change while it lives. */
static __always_inline void describe(struct rp_attach *e, struct dma_buf *buffer,
				     struct dma_buf_attachment *attach, struct device *dev)
{
	const char *name = 0;

	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer);
	e->size = BPF_CORE_READ(buffer, size);
	e->attachment = 0;
	e->interconnect = 0;
	e->error = 0;
	e->flags = 0;
	if (attach) {
		e->attachment = (__u64)attach;
		e->interconnect = interconnect_of(attach);
		e->flags = flags_of(attach);
	}
	__builtin_memset(e->device, 0, sizeof(e->device));
	__builtin_memset(e->driver, 0, sizeof(e->driver));
	__builtin_memset(e->bus, 0, sizeof(e->bus));
	if (bpf_core_field_exists(dev->init_name))
		name = BPF_CORE_READ(dev, init_name);
	if (!name)
		name = BPF_CORE_READ(dev, kobj.name);
	bpf_probe_read_kernel_str(e->device, sizeof(e->device), name);
	name = BPF_CORE_READ(dev, driver, name);
	if (name)
		bpf_probe_read_kernel_str(e->driver, sizeof(e->driver), name);
	name = BPF_CORE_READ(dev, bus, name);
	if (name)
		bpf_probe_read_kernel_str(e->bus, sizeof(e->bus), name);
}

static __always_inline void know_attachment(__u64 attach)
{
	__u32 one = 1;

	if (bpf_map_update_elem(&attached, &attach, &one, BPF_ANY))
		count(&counters.lost_table, 1);
}

static __always_inline void forget_attachment(__u64 attach)
{
	bpf_map_delete_elem(&attached, &attach);
}

/*
 * For attachments that were made before the capture began, or whose attach was lost.
 * Returns whether user space knows it: if not, what it knows may be of an older one.
 */
static __always_inline bool describe_if_new(struct dma_buf_attachment *attach)
{
	__u64 key = (__u64)attach;
	struct rp_attach *e;

	if (!attach || bpf_map_lookup_elem(&attached, &key))
		return true;
	if (!RESERVE(e))
		return false;
	fill_head(&e->head, RP_DESCRIBE, bpf_ktime_get_ns(), RP_STACK_NONE);
	describe(e, BPF_CORE_READ(attach, dmabuf), attach, BPF_CORE_READ(attach, dev));
	bpf_ringbuf_submit(e, wake());
	know_attachment(key);
	return true;
}

/* ---- map calls in flight ---- */

static __always_inline void fly(__u32 adapter, __s32 by)
{
	__sync_fetch_and_add(&in_flight.calls, by);
	if (adapter != RS_ADAPTER_SGT)
		__sync_fetch_and_add(&in_flight.allocs, by);
}

static __always_inline struct rp_thread *thread_enter(__u32 tid, bool allocs)
{
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);

	if (!t) {
		struct rp_thread fresh = { .slot = RP_NO_SLOT };

		if (bpf_map_update_elem(&threads, &tid, &fresh, BPF_ANY)) {
			count(&counters.lost_table, 1);
			return 0;
		}
		t = bpf_map_lookup_elem(&threads, &tid);
		if (!t)
			return 0;
	}
	if (allocs && watch_allocs && t->slot == RP_NO_SLOT) {
		struct alloc_slot *slot;
		__u32 number;

		if (!bpf_map_pop_elem(&free_slots, &number)) {
			slot = bpf_map_lookup_elem(&alloc_slots, &number);
			if (slot) {
				slot->count = 0;
				t->slot = number;
			}
		} else {
			count(&counters.lost_table, 1);
		}
	}
	return t;
}

static __always_inline void thread_leave(__u32 tid, struct rp_thread *t)
{
	__u32 number = t->slot;

	if (t->depth > 1) {
		t->depth--;
		return;
	}
	bpf_map_delete_elem(&threads, &tid);
	if (number != RP_NO_SLOT)
		bpf_map_push_elem(&free_slots, &number, BPF_ANY);
}

static __always_inline int map_enter(struct dma_buf_attachment *attach, __u32 adapter)
{
	struct rp_call_key key = {
		.tid = (__u32)bpf_get_current_pid_tgid(),
		.adapter = adapter,
		.attachment = (__u64)attach,
	};
	struct rp_call call = {};
	struct rp_thread *t;
	bool stale;

	if (!enabled)
		return 0;
	call.flags = flags_of(attach);
	if (!describe_if_new(attach))
		call.flags |= RP_FLAG_UNDESCRIBED;
	call.serial = __sync_fetch_and_add(&next_serial, 1) + 1;
	/* A call that is still there never returned to us: its exit was missed. */
	stale = bpf_map_lookup_elem(&calls, &key);
	t = thread_enter(key.tid, adapter != RS_ADAPTER_SGT);
	if (t) {
		if (!stale)
			t->depth++;
		call.blocked = t->blocked;
	}
	if (!stale)
		fly(adapter, 1);
	call.begin = bpf_ktime_get_ns();
	if (bpf_map_update_elem(&calls, &key, &call, BPF_ANY)) {
		count(&counters.lost_table, 1);
		if (!stale)
			fly(adapter, -1);
		if (t)
			thread_leave(key.tid, t);
	}
	return 0;
}

struct alloc_send {
	struct alloc_slot *slot;
	__u64 serial;
	__u32 total;
};

static long send_chunk(__u32 i, struct alloc_send *send)
{
	struct rp_allocs *chunk;
	__u32 n, first = i * RP_CHUNK;

	if (i >= RP_ALLOC_CHUNKS || first >= send->total)
		return 1;
	n = send->total - first;
	if (n > RP_CHUNK)
		n = RP_CHUNK;
	chunk = &send->slot->chunks[i];
	chunk->type = RP_ALLOCS;
	chunk->cpu = bpf_get_smp_processor_id();
	chunk->serial = send->serial;
	chunk->count = n;
	if (bpf_ringbuf_output(&ring, chunk,
			       __builtin_offsetof(struct rp_allocs, allocs) + n * sizeof(struct rp_alloc), wake()))
		count(&counters.lost_ring, n);
	return 0;
}

/* ---- the walk of an xarray, without its lock: the map call has just returned ---- */

struct walk {
	struct scratch *s;
	__u64 serial;
	__u32 chunk;		/* slots in a node of this kernel */
	__u32 depth;
	__u32 entries;
	__u32 queued;
	bool decode;
	bool truncated;
};

static __always_inline void send_ranges(struct walk *w)
{
	struct rp_ranges *out = &w->s->out;
	__u32 n = w->queued;

	if (!n)
		return;
	if (n > RP_CHUNK)
		n = RP_CHUNK;
	out->type = RP_RANGES;
	out->cpu = bpf_get_smp_processor_id();
	out->serial = w->serial;
	out->count = n;
	out->reserved = 0;
	if (bpf_ringbuf_output(&ring, out,
			       __builtin_offsetof(struct rp_ranges, entries) + n * sizeof(struct rp_entry), wake()))
		count(&counters.lost_ring, n);
	w->queued = 0;
}

/* Returns false when no more entries are wanted. */
static __always_inline bool take_entry(struct walk *w, __u64 index, __u64 entry)
{
	struct rp_entry *e;
	__u32 n;

	if (w->entries >= walk_max) {
		w->truncated = true;
		return false;
	}
	w->entries++;
	if (!w->decode || entry & 3)
		return true;
	n = w->queued;
	if (n >= RP_CHUNK)
		return true;
	e = &w->s->out.entries[n];
	if (bpf_probe_read_kernel(&e->start, 2 * sizeof(__u64), (void *)entry))
		return true;
	e->index = index;
	e->entry = entry;
	w->queued = n + 1;
	if (w->queued == RP_CHUNK)
		send_ranges(w);
	return true;
}

static __always_inline bool is_node(__u64 entry)
{
	return (entry & 3) == 2 && entry > 4096;
}

/* Reads a node, to go on with its first slot. */
static __always_inline bool enter_node(struct walk *w, __u64 entry, __u64 base, __u32 depth)
{
	struct xa_node *node = (void *)(entry - 2);
	__u32 size = w->chunk * sizeof(void *);
	unsigned char shift;
	struct level *level;

	if (depth >= XA_DEPTH)
		return false;
	level = &w->s->levels[depth];
	if (size > sizeof(level->slots))
		return false;
	if (bpf_core_read(&shift, sizeof(shift), &node->shift))
		return false;
	if (bpf_probe_read_kernel(level->slots, size,
				  (void *)node + bpf_core_field_offset(struct xa_node, slots)))
		return false;
	level->shift = shift & 63;
	level->slot = 0;
	level->base = base;
	w->depth = depth;
	return true;
}

/* One slot of one node per step. */
static long walk_step(__u32 step, struct walk *w)
{
	__u32 slot, depth = w->depth;
	struct level *level;
	__u64 entry, index;

	if (depth >= XA_DEPTH)
		return 1;
	level = &w->s->levels[depth];
	slot = level->slot;
	if (slot >= w->chunk || slot >= XA_CHUNK) {
		/* this node is done */
		if (!depth)
			return 1;
		w->depth = depth - 1;
		return 0;
	}
	level->slot = slot + 1;
	entry = level->slots[slot];
	index = level->base + ((__u64)slot << (level->shift & 63));
	if (is_node(entry) && level->shift) {
		if (!enter_node(w, entry, index, depth + 1))
			w->truncated = true;
		return 0;
	}
	/* reserved and sibling slots read as empty, as they do to xa_for_each() */
	if (entry && (entry & 3) != 2 && !take_entry(w, index, entry))
		return 1;
	return 0;
}

/* Steps: each entry, and the empty slots of the nodes on the way to it. */
#define WALK_STEPS_PER_ENTRY 128
#define WALK_STEPS_MAX (1 << 20)

static __always_inline void walk(struct walk *w, __u64 head)
{
	__u32 steps;

	w->chunk = bpf_core_field_size(((struct xa_node *)0)->slots) / sizeof(void *);
	if (is_node(head)) {
		long done;

		if (!enter_node(w, head, 0, 0)) {
			w->truncated = true;
			return;
		}
		steps = 1024 + walk_max * WALK_STEPS_PER_ENTRY;
		if (steps > WALK_STEPS_MAX)
			steps = WALK_STEPS_MAX;
		done = bpf_loop(steps, walk_step, w, 0);
		if (done < 0 || (__u32)done >= steps)
			w->truncated = true;
	} else if (head && (head & 3) != 2) {
		take_entry(w, 0, head);
	}
	send_ranges(w);
}

/* ---- map ---- */

static __always_inline void map_leave(void *ctx, struct dma_buf_attachment *attach, void *ret,
				      __u32 adapter, __u32 direction)
{
	__u64 now = bpf_ktime_get_ns();
	struct rp_call_key key = {
		.tid = (__u32)bpf_get_current_pid_tgid(),
		.adapter = adapter,
		.attachment = (__u64)attach,
	};
	__u64 begin = RS_UNKNOWN64, blocked = RS_UNKNOWN64, serial, interconnect = 0;
	__u32 flags, nranges = 0, entries = 0, zero = 0;
	bool failed = !ret || is_error(ret);
	struct dma_buf *buffer;
	struct rp_thread *t;
	struct rp_map *e;
	struct rp_call *c;
	__s32 stack;

	if (!enabled)
		return;
	stack = take_stack(ctx);
	c = bpf_map_lookup_elem(&calls, &key);
	t = bpf_map_lookup_elem(&threads, &key.tid);
	if (c) {
		serial = c->serial;
		begin = c->begin;
		flags = c->flags;
		if (t && watch_switches)
			blocked = t->blocked - c->blocked;
		bpf_map_delete_elem(&calls, &key);
		fly(adapter, -1);
	} else {
		/* it began before the capture, or its entry is counted as lost already */
		serial = __sync_fetch_and_add(&next_serial, 1) + 1;
		flags = flags_of(attach);
		if (!bpf_map_lookup_elem(&attached, &key.attachment))
			flags |= RP_FLAG_UNDESCRIBED;
		t = 0;
	}
	if (adapter == RS_ADAPTER_SGT) {
		if (!failed) {
			nranges = entries = BPF_CORE_READ((struct sg_table *)ret, nents);
			if (bpf_core_field_exists(attach->sgt) && BPF_CORE_READ(attach, sgt) == ret)
				flags |= RS_FLAG_CACHED;
		}
	} else {
		struct scratch *s = bpf_map_lookup_elem(&scratches, &zero);
		bool iov;

		interconnect = interconnect_of(attach);
		iov = know_interconnect(interconnect, false) && decode_ranges;
		if (!failed && s) {
			struct dma_buf_ranges *ranges = ret;
			struct walk w = { .s = s, .serial = serial, .decode = iov };

			nranges = BPF_CORE_READ(ranges, nranges);
			walk(&w, (__u64)BPF_CORE_READ(ranges, ranges.xa_head));
			entries = w.entries;
			flags |= RS_FLAG_WALKED;
			if (iov)
				flags |= RS_FLAG_DECODED;
			if (w.truncated) {
				flags |= RS_FLAG_TRUNCATED;
				count(&counters.truncated, 1);
			}
			if (t && t->slot != RP_NO_SLOT && iov) {
				__u32 number = t->slot;
				struct alloc_send send = { .serial = serial };

				send.slot = bpf_map_lookup_elem(&alloc_slots, &number);
				if (send.slot) {
					send.total = send.slot->count;
					bpf_loop(RP_ALLOC_CHUNKS, send_chunk, &send, 0);
				}
			}
		}
	}
	if (t)
		thread_leave(key.tid, t);
	if (!failed && !(flags & RS_FLAG_CACHED)) {
		struct rp_live_key live_key = { .mapping = (__u64)ret, .adapter = adapter };
		struct rp_live value = { .attachment = (__u64)attach, .serial = serial };

		if (bpf_map_update_elem(&live, &live_key, &value, BPF_ANY)) {
			count(&counters.lost_table, 1);
			count(&counters.lost_live, 1);
		}
	}
	if (!RESERVE(e))
		return;
	fill_head(&e->head, RP_MAP, now, stack);
	buffer = BPF_CORE_READ(attach, dmabuf);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer);
	e->size = BPF_CORE_READ(buffer, size);
	e->attachment = (__u64)attach;
	e->mapping = failed ? 0 : (__u64)ret;
	e->serial = serial;
	e->begin = begin;
	e->blocked = blocked;
	e->interconnect = interconnect;
	e->adapter = adapter;
	e->error = !ret ? -EINVAL : failed ? (__s32)(__s64)ret : 0;
	e->nranges = nranges;
	e->entries = entries;
	e->flags = flags;
	e->direction = direction;
	bpf_ringbuf_submit(e, wake());
}

static __always_inline void unmap_enter(void *ctx, struct dma_buf_attachment *attach, void *mapping,
					__u32 adapter, __u32 direction)
{
	__u64 now = bpf_ktime_get_ns();
	struct rp_live_key key = { .mapping = (__u64)mapping, .adapter = adapter };
	__s32 stack = RP_STACK_NONE;
	bool swallowed = false;
	struct dma_buf *buffer;
	struct rp_live *known;
	struct rp_unmap *e;
	__u32 flags;

	if (!enabled)
		return;
	flags = flags_of(attach);
	if (adapter == RS_ADAPTER_SGT) {
		if (bpf_core_field_exists(attach->sgt) && mapping && BPF_CORE_READ(attach, sgt) == mapping)
			flags |= RS_FLAG_CACHED;
	} else {
		swallowed = !(flags & RS_FLAG_ALLOW_IC) || !(flags & RS_FLAG_UNMAP_OP);
	}
	if (!(flags & RS_FLAG_CACHED)) {
		known = bpf_map_lookup_elem(&live, &key);
		if (!known)
			flags |= RS_FLAG_NOT_LIVE;
		else if (known->attachment != (__u64)attach)
			flags |= RS_FLAG_OTHER_ATTACH;
		if (known && !swallowed)
			bpf_map_delete_elem(&live, &key);
	}
	if (swallowed || flags & (RS_FLAG_NOT_LIVE | RS_FLAG_OTHER_ATTACH))
		stack = take_stack(ctx);
	if (!RESERVE(e))
		return;
	fill_head(&e->head, RP_UNMAP, now, stack);
	buffer = BPF_CORE_READ(attach, dmabuf);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer);
	e->attachment = (__u64)attach;
	e->mapping = (__u64)mapping;
	e->adapter = adapter;
	e->flags = flags;
	if (adapter == RS_ADAPTER_SGT)
		e->nranges = BPF_CORE_READ((struct sg_table *)mapping, nents);
	else
		e->nranges = BPF_CORE_READ((struct dma_buf_ranges *)mapping, nranges);
	e->direction = direction;
	bpf_ringbuf_submit(e, wake());
}

SEC("fentry/dma_buf_map_interconnect")
int BPF_PROG(interconnect_map_enter, struct dma_buf_attachment *attach)
{
	return map_enter(attach, interconnect_adapter);
}

SEC("fexit/dma_buf_map_interconnect")
int BPF_PROG(interconnect_map_leave, struct dma_buf_attachment *attach, struct dma_buf_ranges *ret)
{
	map_leave(ctx, attach, ret, interconnect_adapter, 0);
	return 0;
}

SEC("fentry/dma_buf_unmap_interconnect")
int BPF_PROG(interconnect_unmap, struct dma_buf_attachment *attach, struct dma_buf_ranges *ranges)
{
	unmap_enter(ctx, attach, ranges, interconnect_adapter, 0);
	return 0;
}

SEC("fentry/dma_buf_map_attachment")
int BPF_PROG(sgt_map_enter, struct dma_buf_attachment *attach)
{
	return map_enter(attach, RS_ADAPTER_SGT);
}

SEC("fexit/dma_buf_map_attachment")
int BPF_PROG(sgt_map_leave, struct dma_buf_attachment *attach, int direction, struct sg_table *ret)
{
	map_leave(ctx, attach, ret, RS_ADAPTER_SGT, direction);
	return 0;
}

SEC("fentry/dma_buf_unmap_attachment")
int BPF_PROG(sgt_unmap, struct dma_buf_attachment *attach, struct sg_table *sgt, int direction)
{
	unmap_enter(ctx, attach, sgt, RS_ADAPTER_SGT, direction);
	return 0;
}

/* ---- life of buffers and attachments ---- */

SEC("fexit/dma_buf_export")
int BPF_PROG(buffer_export, const struct dma_buf_export_info *info, struct dma_buf *ret)
{
	__u64 now = bpf_ktime_get_ns();
	struct rp_export *e;
	const char *name;
	__s32 stack;

	if (!enabled)
		return 0;
	stack = take_stack(ctx);
	if (!RESERVE(e))
		return 0;
	fill_head(&e->head, RP_EXPORT, now, stack);
	e->reserved = 0;
	e->size = BPF_CORE_READ(info, size);
	if (is_error(ret)) {
		e->buffer = 0;
		e->inode = 0;
		e->error = (__s32)(__s64)ret;
	} else {
		e->buffer = (__u64)ret;
		e->inode = inode_of(ret);
		e->error = 0;
	}
	__builtin_memset(e->exporter, 0, sizeof(e->exporter));
	name = BPF_CORE_READ(info, exp_name);
	bpf_probe_read_kernel_str(e->exporter, sizeof(e->exporter), name);
	bpf_ringbuf_submit(e, wake());
	return 0;
}

/* release, detach and invalidate: read at entry, while the objects are there */
static __always_inline int object_event(void *ctx, __u32 type, struct dma_buf *buffer, __u64 attach)
{
	__u64 now = bpf_ktime_get_ns();
	struct rp_object *e;
	__s32 stack;

	if (!enabled)
		return 0;
	stack = take_stack(ctx);
	if (!RESERVE(e))
		return 0;
	fill_head(&e->head, type, now, stack);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer);
	e->attachment = attach;
	bpf_ringbuf_submit(e, wake());
	return 0;
}

SEC("fentry/dma_buf_release")
int BPF_PROG(buffer_release, struct dentry *dentry)
{
	struct dma_buf *buffer = BPF_CORE_READ(dentry, d_fsdata);

	/* an inode that never became a buffer */
	if (!buffer)
		return 0;
	return object_event(ctx, RP_RELEASE, buffer, 0);
}

SEC("fexit/dma_buf_dynamic_attach")
int BPF_PROG(attach, struct dma_buf *buffer, struct device *dev, const void *importer_ops,
	     void *importer_priv, struct dma_buf_attachment *ret)
{
	__u64 now = bpf_ktime_get_ns();
	bool failed = !ret || is_error(ret);
	struct rp_attach *e;
	__s32 stack;

	if (!enabled)
		return 0;
	stack = take_stack(ctx);
	if (!failed)
		know_interconnect(interconnect_of(ret), true);
	if (!RESERVE(e)) {
		/* its first map describes it */
		if (!failed)
			forget_attachment((__u64)ret);
		return 0;
	}
	fill_head(&e->head, RP_ATTACH, now, stack);
	describe(e, buffer, failed ? 0 : ret, dev);
	if (failed) {
		e->error = ret ? (__s32)(__s64)ret : -EINVAL;
		if (importer_ops)
			e->flags |= RS_FLAG_DYNAMIC;
	}
	bpf_ringbuf_submit(e, wake());
	if (!failed)
		know_attachment((__u64)ret);
	return 0;
}

SEC("fentry/dma_buf_detach")
int BPF_PROG(detach, struct dma_buf *buffer, struct dma_buf_attachment *attach)
{
	forget_attachment((__u64)attach);
	return object_event(ctx, RP_DETACH, buffer, (__u64)attach);
}

SEC("fentry/dma_buf_move_notify")
int BPF_PROG(move_notify, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, buffer, 0);
}

/* The same call in newer kernels. */
SEC("fentry/dma_buf_invalidate_mappings")
int BPF_PROG(invalidate_mappings, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, buffer, 0);
}

/* ---- only for threads with a map call in flight ---- */

/* not tp_btf: the verifier does not let a program read a pointer to const void there */
SEC("raw_tp/kmalloc")
int BPF_PROG(allocation, unsigned long call_site, const void *ptr, size_t bytes_req)
{
	struct alloc_slot *slot;
	struct rp_alloc *a;
	struct rp_thread *t;
	__u32 tid, n, number, chunk;

	if (!in_flight.allocs)
		return 0;
	tid = (__u32)bpf_get_current_pid_tgid();
	t = bpf_map_lookup_elem(&threads, &tid);
	if (!t || t->slot == RP_NO_SLOT)
		return 0;
	number = t->slot;
	slot = bpf_map_lookup_elem(&alloc_slots, &number);
	if (!slot)
		return 0;
	n = slot->count;
	chunk = n / RP_CHUNK;
	if (chunk >= RP_ALLOC_CHUNKS)
		return 0;
	a = &slot->chunks[chunk].allocs[n % RP_CHUNK];
	a->entry = (__u64)ptr;
	a->time = bpf_ktime_get_ns();
	a->bytes = bytes_req;
	slot->count = n + 1;
	return 0;
}

SEC("tp_btf/sched_switch")
int BPF_PROG(switched, bool preempt, struct task_struct *prev, struct task_struct *next)
{
	struct rp_thread *t;
	__u64 now;
	__u32 tid;

	if (!in_flight.calls || !enabled)
		return 0;
	now = bpf_ktime_get_ns();
	tid = BPF_CORE_READ(prev, pid);
	t = bpf_map_lookup_elem(&threads, &tid);
	if (t)
		t->off_since = now;
	tid = BPF_CORE_READ(next, pid);
	t = bpf_map_lookup_elem(&threads, &tid);
	if (t && t->off_since) {
		t->blocked += now - t->off_since;
		t->off_since = 0;
	}
	return 0;
}
