/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Call stacks. Walking one costs more than everything else that a hook does. So it is
 * walked for the first events of a call site and for some of the later ones; between them
 * the event says that the stack is the one that was last walked from the same return
 * address at the same depth of the kernel stack for the same device. A site from which two different stacks
 * were walked is walked for every event from then on.
 */
#ifndef RANGESCOPE_STACKS_H
#define RANGESCOPE_STACKS_H

#define SITE_FIRST 3		/* walked again after the first time */
#define SITE_EVERY 256		/* one of so many later; a power of two */

/* Programs that take stacks: a place for each, for they may interrupt each other. */
enum point {
	POINT_INTERCONNECT_MAP,
	POINT_INTERCONNECT_UNMAP,
	POINT_SGT_MAP,
	POINT_SGT_UNMAP,
	POINT_EXPORT,
	POINT_RELEASE,
	POINT_ATTACH,
	POINT_DETACH,
	POINT_INVALIDATE,
	POINT_MATCH,
	POINT_PIN,
	POINT_UNPIN,
	POINTS
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, POINTS);
	__type(key, __u32);
	__type(value, struct rp_stack);
} walked SEC(".maps");

/*
 * What the stack of a call site was. Each CPU has its own, and each program its part of
 * them, so that nobody changes an entry under the eyes of another. A site that finds
 * another one in its place takes it over: it is only walked more often.
 */
#define SITES 128		/* of each program; a power of two */

struct site {
	__u64 site;
	__u64 depth;
	__u64 stack;
	__u32 seen;
	__u32 ambiguous;	/* two ways lead here at the same depth: always walk */
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, POINTS * SITES);
	__type(key, __u32);
	__type(value, struct site);
} sites SEC(".maps");

/*
 * Where in the frame of its trampoline a program finds the return address of the traced
 * function, in words from its context; learnt from stacks that were walked. 0: not known
 * yet, WORD_NONE: not there.
 */
#define WORD_FIRST 2
#define WORD_LAST 12
#define WORD_NONE (~0u)

__u32 site_words[16] = {};	/* at least POINTS, a power of two */

static __always_inline __u64 word_at(void *ctx, __u32 word)
{
	__u64 value = 0;

	bpf_probe_read_kernel(&value, sizeof(value), ctx + word * sizeof(__u64));
	return value;
}

/* Frames of a trampoline: its own two are skipped, then the traced function, then ... */
#define BPF_FRAMES 2
#define CALLER 1

static __always_inline void learn_word(void *ctx, __u32 point, const struct rp_stack *s)
{
	__u32 word = site_words[point & 15];

	if (word == WORD_NONE || s->count <= CALLER)
		return;
	if (word) {
		if (word_at(ctx, word) != s->frames[CALLER])
			site_words[point & 15] = WORD_NONE;
		return;
	}
	for (word = WORD_FIRST; word <= WORD_LAST; word++) {
		if (word_at(ctx, word) == s->frames[CALLER]) {
			site_words[point & 15] = word;
			return;
		}
	}
	site_words[point & 15] = WORD_NONE;
}

struct hashing {
	const struct rp_stack *s;
	__u64 hash;
};

/* As a callback the verifier looks at it once, not 64 times on each way that leads here. */
static long hash_frame(__u32 i, struct hashing *h)
{
	if (i >= RP_STACK_DEPTH)
		return 1;
	h->hash = (h->hash ^ h->s->frames[i]) * 0x9e3779b97f4a7c15ull;
	h->hash ^= h->hash >> 29;
	return 0;
}

/* Walks it, and sends it when user space does not have it. Returns its hash, 0 on failure. */
static __always_inline __u64 walk_stack(void *ctx, __u32 point, bool typed)
{
	struct rp_stack *s = bpf_map_lookup_elem(&walked, &point);
	struct hashing hashing = { .s = s, .hash = 0xcbf29ce484222325ull };
	__u32 known = 1, n;
	__u64 hash;
	long bytes;

	if (!s)
		return 0;
	bytes = bpf_get_stack(ctx, s->frames, sizeof(s->frames), typed ? BPF_FRAMES : 0);
	if (bytes < (long)sizeof(__u64)) {
		count(&counters.lost_stacks, 1);
		return 0;
	}
	n = (__u32)bytes / sizeof(__u64);
	if (n > RP_STACK_DEPTH)
		n = RP_STACK_DEPTH;
	s->count = n;
	bpf_loop(n, hash_frame, &hashing, 0);
	hash = hashing.hash;
	if (!hash)
		hash = 1;
	if (typed)
		learn_word(ctx, point, s);
	if (bpf_map_lookup_elem(&stacks, &hash))
		return hash;
	s->type = RP_STACK;
	s->cpu = bpf_get_smp_processor_id();
	s->hash = hash;
	s->reserved = 0;
	if (bpf_ringbuf_output(&ring, s, __builtin_offsetof(struct rp_stack, frames) + n * sizeof(__u64), NO_WAKEUP)) {
		count(&counters.lost_stacks, 1);
		return 0;
	}
	/* when the table is full, it is only sent more often */
	bpf_map_update_elem(&stacks, &hash, &known, BPF_ANY);
	return hash;
}

/*
 * The stack of an event of which there may be many. @frame is the stack pointer at entry,
 * @whose tells users of one site apart, @site the return address or 0, where it must be found by @ctx.
 */
static __always_inline __u64 stack_of_site(void *ctx, __u32 point, __u64 frame, __u64 site, __u64 whose,
					   __u32 *flags, bool typed)
{
	/* importers that call through the same helper of the core are told apart by their device */
	__u64 hash, depth = (frame & 0x3fff) ^ whose;
	struct site *s;
	__u32 key;

	if (!want_stacks)
		return 0;
	if (typed) {
		__u32 word = site_words[point & 15];

		if (word && word != WORD_NONE)
			site = word_at(ctx, word);
	}
	if (all_stacks || !site || !frame)
		return walk_stack(ctx, point, typed);
	key = point * SITES + (((site ^ depth) * 0x9e3779b97f4a7c15ull) >> 57 & (SITES - 1));
	s = bpf_map_lookup_elem(&sites, &key);
	if (!s)
		return 0;
	if (s->site != site || s->depth != depth) {
		s->site = 0;
		s->stack = 0;
		s->seen = 0;
		s->ambiguous = 0;
		s->depth = depth;
		s->site = site;
	}
	if (!s->ambiguous && s->stack) {
		__u32 seen = s->seen++;

		if (seen >= SITE_FIRST && seen & (SITE_EVERY - 1)) {
			*flags |= RS_FLAG_STACK_REUSED;
			count(&counters.reused, 1);
			return s->stack;
		}
	}
	hash = walk_stack(ctx, point, typed);
	if (hash && s->stack != hash) {
		if (s->stack)
			s->ambiguous = 1;
		s->stack = hash;
	}
	return hash;
}

static __always_inline __u64 take_stack(void *ctx, __u32 point, bool typed)
{
	return want_stacks ? walk_stack(ctx, point, typed) : 0;
}

#endif
