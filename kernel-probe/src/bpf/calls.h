/* SPDX-License-Identifier: GPL-2.0 */
/* The calls that each thread is in, and what it does in them. */
#ifndef RANGESCOPE_CALLS_H
#define RANGESCOPE_CALLS_H

#define DEPTH_MASK (RP_CALL_DEPTH - 1)

/* What a thread is at first. */
static const struct rp_thread no_calls = { .slot = RP_NO_SLOT };

static __always_inline struct rp_thread *thread_of(__u64 pid_tgid)
{
	__u32 tid = (__u32)pid_tgid, pid = pid_tgid >> 32, one = 1;
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);

	if (t)
		return t;
	if (bpf_map_update_elem(&processes, &pid, &one, BPF_ANY))
		count(&counters.lost_table, 1);
	if (bpf_map_update_elem(&threads, &tid, &no_calls, BPF_NOEXIST))
		return 0;
	return bpf_map_lookup_elem(&threads, &tid);
}

static __always_inline bool is_map(__u32 kind)
{
	return kind < RP_KIND_UNMAP;
}

static __always_inline void end_notes(struct rp_thread *t)
{
	__u32 slot = t->slot;

	if (!t->noting)
		return;
	t->noting = 0;
	__sync_fetch_and_add(&in_flight.noted, -1);
	if (slot < RP_NOTE_SLOTS)
		__sync_lock_test_and_set(&slot_owner[slot & (RP_NOTE_SLOTS - 1)], 0);
}

/* Takes the last call off; it has ended. */
static __always_inline void pop(struct rp_thread *t, __u32 kind)
{
	if (t->noting && t->noting >= t->depth)
		end_notes(t);
	t->depth--;
	if (is_map(kind))
		__sync_fetch_and_add(&in_flight.calls, -1);
}

/*
 * The two rare cases are global functions: the verifier looks at such a one by itself, once,
 * and not again on each way that leads to it.
 */

/* Takes off the calls that stand above the thread's entering one but not on its stack. */
__noinline int drop_ended(__u32 tid)
{
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);

	if (!t)
		return 0;
	for (int i = 0; i < RP_CALL_DEPTH; i++) {
		struct rp_call *c = &t->calls[(t->depth - 1) & DEPTH_MASK];

		if (!t->depth || c->frame > t->entering)
			break;
		pop(t, c->kind);
		count(&counters.lost_missed, 1);
	}
	return 0;
}

/* Takes off the calls above the last one that fits; none if there is no such call. */
__noinline int drop_above(__u32 tid, __u32 kind, __u32 any)
{
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);
	bool there = false;
	__u64 subject;

	if (!t)
		return 0;
	subject = t->leaving;
	for (int i = 0; i < RP_CALL_DEPTH; i++) {
		struct rp_call *c = &t->calls[i];

		if (i < (int)t->depth && c->kind == kind && (any || c->subject == subject))
			there = true;
	}
	for (int i = 0; there && i < RP_CALL_DEPTH; i++) {
		struct rp_call *c = &t->calls[(t->depth - 1) & DEPTH_MASK];

		if (!t->depth || (c->kind == kind && (any || c->subject == subject)))
			break;
		pop(t, c->kind);
		count(&counters.lost_missed, 1);
	}
	return 0;
}

/*
 * A new call of a thread. What stands above it on the thread's list but not on its stack
 * has ended without our being told. NULL when there are too many inside each other.
 */
static __always_inline struct rp_call *push(struct rp_thread *t, __u32 kind, __u64 subject, __u64 frame)
{
	struct rp_call *c;

	t->entering = frame;
	c = &t->calls[(t->depth - 1) & DEPTH_MASK];
	if (t->depth && c->frame <= t->entering)
		drop_ended((__u32)bpf_get_current_pid_tgid());
	if (t->depth >= RP_CALL_DEPTH) {
		count(&counters.lost_table, 1);
		return 0;
	}
	c = &t->calls[t->depth & DEPTH_MASK];
	t->depth++;
	c->kind = kind;
	c->subject = subject;
	c->frame = frame;
	c->second = 0;
	c->flags = 0;
	c->serial = 0;
	c->blocked = t->blocked;
	/* it runs, whatever was seen of it last */
	t->off_since = 0;
	if (is_map(kind))
		__sync_fetch_and_add(&in_flight.calls, 1);
	return c;
}

static __always_inline struct rp_call *top_call(struct rp_thread *t, __u32 kind, __u64 subject, bool any)
{
	struct rp_call *c = &t->calls[(t->depth - 1) & DEPTH_MASK];

	return t->depth && c->kind == kind && (any || c->subject == subject) ? c : 0;
}

/* The call that ends now, or NULL when its beginning was not seen. */
static __always_inline struct rp_call *find_call(struct rp_thread *t, __u32 kind, __u64 subject, bool any)
{
	struct rp_call *c = top_call(t, kind, subject, any);

	if (c || !t->depth)
		return c;
	t->leaving = subject;
	drop_above((__u32)bpf_get_current_pid_tgid(), kind, any);
	return top_call(t, kind, subject, any);
}

/* ---- notes ---- */

/* From here on until the call that was just begun ends. Only of one call at a time. */
static __always_inline void begin_notes(struct rp_thread *t, __u32 tid)
{
	__u32 slot = t->slot;

	if (!watch_notes || t->noting)
		return;
	/* the place that it had is likely to be free */
	for (int i = 0; i < RP_NOTE_SLOTS; i++) {
		slot = (slot == RP_NO_SLOT ? tid : slot) & (RP_NOTE_SLOTS - 1);
		if (!slot_owner[slot] && !__sync_val_compare_and_swap(&slot_owner[slot], 0, tid)) {
			t->slot = slot;
			t->notes = 0;
			t->noting = t->depth;
			__sync_fetch_and_add(&in_flight.noted, 1);
			return;
		}
		slot++;
	}
	count(&counters.lost_table, 1);
}

static __always_inline void note(__u64 address, __u64 what)
{
	__u32 tid, number, n, chunk;
	struct note_slot *slot;
	struct rp_thread *t;
	struct rp_note *a;

	if (!in_flight.noted)
		return;
	tid = (__u32)bpf_get_current_pid_tgid();
	t = bpf_map_lookup_elem(&threads, &tid);
	if (!t || !t->noting)
		return;
	/* an interrupt may free something while an allocation is noted */
	n = __sync_fetch_and_add(&t->notes, 1);
	number = t->slot;
	slot = bpf_map_lookup_elem(&note_slots, &number);
	chunk = n / RP_CHUNK;
	if (!slot || chunk >= RP_NOTE_CHUNKS)
		return;
	a = &slot->chunks[chunk].notes[n % RP_CHUNK];
	a->address = address;
	a->time = bpf_ktime_get_ns();
	a->what = what;
}

struct note_send {
	struct note_slot *slot;
	__u64 serial;
	__u32 total;
	bool failed;
};

/* Returns whether the ring took it. */
static __always_inline bool send_notes_chunk(struct rp_notes *chunk, __u64 serial, __u32 n)
{
	if (n > RP_CHUNK)
		n = RP_CHUNK;
	chunk->type = RP_NOTES;
	chunk->cpu = bpf_get_smp_processor_id();
	chunk->serial = serial;
	chunk->count = n;
	chunk->reserved = 0;
	if (bpf_ringbuf_output(&ring, chunk,
			       __builtin_offsetof(struct rp_notes, notes) + n * sizeof(struct rp_note), NO_WAKEUP)) {
		count(&counters.lost_ring, n);
		return false;
	}
	return true;
}

static long send_notes_step(__u32 i, struct note_send *send)
{
	__u32 first = (i + 1) * RP_CHUNK;

	if (i + 1 >= RP_NOTE_CHUNKS || first >= send->total)
		return 1;
	if (!send_notes_chunk(&send->slot->chunks[i + 1], send->serial, send->total - first))
		send->failed = true;
	return 0;
}

/* All notes of the call that ends. Returns whether none of them is missing. */
static __always_inline bool send_notes(struct rp_thread *t, __u64 serial)
{
	struct note_send send = { .serial = serial };
	__u32 number = t->slot;

	if (!t->notes)
		return true;
	send.total = t->notes;
	send.slot = bpf_map_lookup_elem(&note_slots, &number);
	if (!send.slot)
		return false;
	send.failed = !send_notes_chunk(&send.slot->chunks[0], serial, send.total);
	if (send.total > RP_CHUNK)
		bpf_loop(RP_NOTE_CHUNKS - 1, send_notes_step, &send, 0);
	return !send.failed && send.total <= RP_NOTE_CHUNKS * RP_CHUNK;
}

#endif
