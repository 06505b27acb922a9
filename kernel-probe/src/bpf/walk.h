/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The walk of an xarray, without its lock: the map call has just returned. One slot of
 * one node per step; a node is left when all entries that it counts were met.
 */
#ifndef RANGESCOPE_WALK_H
#define RANGESCOPE_WALK_H

#define XA_CHUNK 64
#define XA_DEPTH 12
#define XA_HEAD 64		/* bytes of a node before its slots, at most */

struct level {
	__u64 at;		/* its address */
	__u64 base;		/* index of its first slot */
	__u32 slot;		/* to be looked at next */
	__u32 shift;
	__u32 left;		/* entries not met yet */
	__u32 there;		/* slots that were read */
	__u8 node[XA_HEAD + XA_CHUNK * sizeof(__u64)];
};

/*
 * What is sent: a chunk of ranges whenever there is one more than fits, at last the map
 * with those that are left.
 */
struct outgoing {
	union {
		struct rp_map map;
		struct {
			__u8 rest[sizeof(struct rp_map) - __builtin_offsetof(struct rp_ranges, entries)];
			struct rp_ranges ranges;
		};
	};
};

/* Where a walk is. It stands in a table, for what the verifier knows it counts through. */
struct walk {
	__u64 serial;
	__u64 bytes;		/* RS_UNKNOWN64: one of the ranges makes no sense */
	__u32 chunk;		/* slots in a node of this kernel */
	__u32 depth;
	__u32 entries;
	__u32 decoded;
	__u32 queued;
	bool decode;
	bool send;		/* range records are wanted */
	bool truncated;
};

struct scratch {
	struct walk walk;
	struct level levels[XA_DEPTH];
	struct outgoing out;
};

/* Room for one walk at a time: a program never runs twice at once on one CPU. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct scratch);
} scratches SEC(".maps");

struct walk_place {
	struct scratch *s;
};

static __always_inline void send_ranges(struct scratch *s)
{
	struct rp_ranges *out = &s->out.ranges;
	struct walk *w = &s->walk;
	__u32 n = w->queued;

	if (n > RP_CHUNK)
		n = RP_CHUNK;
	out->type = RP_RANGES;
	out->cpu = bpf_get_smp_processor_id();
	out->serial = w->serial;
	out->count = n;
	out->reserved = 0;
	if (bpf_ringbuf_output(&ring, out,
			       __builtin_offsetof(struct rp_ranges, entries) + n * sizeof(struct rp_entry),
			       NO_WAKEUP))
		count(&counters.lost_ring, n);
	w->queued = 0;
}

/* Returns false when no more entries are wanted. */
static __always_inline bool take_entry(struct scratch *s, __u64 index, __u64 entry)
{
	struct walk *w = &s->walk;
	struct rp_entry *e;
	__u64 last;
	__u32 n;

	if (w->entries >= walk_max) {
		w->truncated = true;
		return false;
	}
	w->entries++;
	if (!w->decode || entry & 3)
		return true;
	n = w->queued;
	if (n >= RP_CHUNK) {
		send_ranges(s);
		n = 0;
	}
	e = &s->out.ranges.entries[n & (RP_CHUNK - 1)];
	if (bpf_probe_read_kernel(&e->start, 2 * sizeof(__u64), (void *)entry))
		return true;
	e->index = index;
	e->entry = entry;
	w->decoded++;
	last = e->end - e->start;
	if (e->end < e->start || w->bytes == RS_UNKNOWN64 || last >= RS_UNKNOWN64 - 1 - w->bytes)
		w->bytes = RS_UNKNOWN64;
	else
		w->bytes += last + 1;
	if (w->send)
		w->queued = n + 1;
	return true;
}

static __always_inline bool is_node(__u64 entry)
{
	return (entry & 3) == 2 && entry > 4096;
}

/* Most nodes of a mapping have few entries: the other slots are read when they are needed. */
#define XA_AT_ONCE 16

static __always_inline bool read_node(struct level *level, __u64 node, __u32 slots)
{
	__u32 size = bpf_core_field_offset(struct xa_node, slots) + slots * sizeof(void *);

	if (size > sizeof(level->node))
		return false;
	level->there = slots;
	return !bpf_probe_read_kernel(level->node, size, (void *)node);
}

/* To go on with its first slot. */
static __always_inline bool enter_node(struct scratch *s, __u64 entry, __u64 base, __u32 depth)
{
	struct walk *w = &s->walk;
	struct level *level;

	if (depth >= XA_DEPTH)
		return false;
	level = &s->levels[depth];
	if (!read_node(level, entry - 2, w->chunk < XA_AT_ONCE ? w->chunk : XA_AT_ONCE))
		return false;
	level->at = entry - 2;
	level->shift = level->node[bpf_core_field_offset(struct xa_node, shift) & (XA_HEAD - 1)] & 63;
	level->left = level->node[bpf_core_field_offset(struct xa_node, count) & (XA_HEAD - 1)];
	level->slot = 0;
	level->base = base;
	w->depth = depth;
	return true;
}

/* Entries of a leaf that one step takes. */
#define LEAF_AT_ONCE 8

/* Returns false when no more entries are wanted. */
static __always_inline bool take_slots(struct scratch *s, struct level *level)
{
	__u32 head = bpf_core_field_offset(struct xa_node, slots);

	for (int i = 0; i < LEAF_AT_ONCE; i++) {
		__u32 slot = level->slot;
		__u64 entry;

		if (slot >= level->there || slot >= XA_CHUNK || head > XA_HEAD || !level->left)
			return true;
		level->slot = slot + 1;
		entry = *(__u64 *)(level->node + head + slot * sizeof(__u64));
		if (!entry)
			continue;
		level->left--;
		/* reserved and sibling slots read as empty, as they do to xa_for_each() */
		if ((entry & 3) != 2 && !take_entry(s, level->base + slot, entry))
			return false;
	}
	return true;
}

static long walk_step(__u32 step, struct walk_place *place)
{
	__u32 head = bpf_core_field_offset(struct xa_node, slots);
	struct scratch *s = place->s;
	struct walk *w = &s->walk;
	__u32 slot, depth = w->depth;
	struct level *level;
	__u64 entry, index;

	if (depth >= XA_DEPTH || head > XA_HEAD)
		return 1;
	level = &s->levels[depth];
	slot = level->slot;
	if (slot >= w->chunk || slot >= XA_CHUNK || !level->left) {
		/* this node is done */
		if (!depth)
			return 1;
		w->depth = depth - 1;
		return 0;
	}
	if (slot >= level->there && !read_node(level, level->at, w->chunk)) {
		w->truncated = true;
		return 1;
	}
	if (!level->shift)
		return !take_slots(s, level);
	level->slot = slot + 1;
	entry = *(__u64 *)(level->node + head + slot * sizeof(__u64));
	if (!entry)
		return 0;
	level->left--;
	index = level->base + ((__u64)slot << (level->shift & 63));
	if (is_node(entry)) {
		if (!enter_node(s, entry, index, depth + 1))
			w->truncated = true;
		return 0;
	}
	/* reserved and sibling slots read as empty, as they do to xa_for_each() */
	if ((entry & 3) != 2 && !take_entry(s, index, entry))
		return 1;
	return 0;
}

/* Steps: each entry, and the empty slots of the nodes on the way to it. */
#define WALK_STEPS_PER_ENTRY 128
#define WALK_STEPS_MAX (1 << 20)

/* A global function: the verifier looks at it by itself, once. */
__noinline int walk(__u64 head)
{
	struct walk_place place;
	__u32 zero = 0, steps;
	struct scratch *s;
	struct walk *w;

	s = bpf_map_lookup_elem(&scratches, &zero);
	if (!s)
		return 0;
	place.s = s;
	w = &s->walk;
	w->chunk = bpf_core_field_size(((struct xa_node *)0)->slots) / sizeof(void *);
	if (is_node(head)) {
		long done;

		if (!enter_node(s, head, 0, 0)) {
			w->truncated = true;
			return 0;
		}
		steps = 1024 + walk_max * WALK_STEPS_PER_ENTRY;
		if (steps > WALK_STEPS_MAX)
			steps = WALK_STEPS_MAX;
		done = bpf_loop(steps, walk_step, &place, 0);
		if (done < 0 || (__u32)done >= steps)
			w->truncated = true;
	} else if (head && (head & 3) != 2) {
		take_entry(s, 0, head);
	}
	return 0;
}

/* ---- how many range records there may be ---- */

/* So much may come at once after a pause. */
#define BURST_NS 100000000ull

static __always_inline bool over_budget(__u64 now)
{
	return range_cost && budget.until > now + BURST_NS;
}

static __always_inline void spend(__u64 now, __u32 n)
{
	if (!range_cost || !n)
		return;
	if (budget.until < now)
		budget.until = now;
	__sync_fetch_and_add(&budget.until, n * range_cost);
}

#endif
