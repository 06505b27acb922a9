/* SPDX-License-Identifier: GPL-2.0 */
/* With kprobes: what a function was called with, kept until it returns. */
#ifndef RANGESCOPE_STASH_H
#define RANGESCOPE_STASH_H

static __always_inline int stash(__u32 kind, __u64 first, __u64 second, __u64 frame)
{
	struct rp_thread *t;
	struct rp_call *c;

	if (!enabled)
		return 0;
	t = thread_of(bpf_get_current_pid_tgid());
	if (!t) {
		count(&counters.lost_table, 1);
		return 0;
	}
	c = push(t, kind, first, frame);
	if (c)
		c->second = second;
	return 0;
}

/* False when it was called before the capture, or is counted as lost. */
static __always_inline bool unstash(__u32 kind, __u64 *first, __u64 *second)
{
	__u32 tid = (__u32)bpf_get_current_pid_tgid();
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);
	struct rp_call *c = t ? find_call(t, kind, 0, true) : 0;

	if (!c)
		return false;
	*first = c->subject;
	*second = c->second;
	pop(t, kind);
	return true;
}

#endif
