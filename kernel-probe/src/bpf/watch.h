/* SPDX-License-Identifier: GPL-2.0 */
/* Only for threads in a call: what they allocate, free and store, and when they sleep. */
#ifndef RANGESCOPE_WATCH_H
#define RANGESCOPE_WATCH_H

/* not tp_btf: the verifier does not let a program read a pointer to const void there */
SEC("raw_tp/kmalloc")
int BPF_PROG(allocation, unsigned long call_site, const void *ptr, size_t bytes_req)
{
	note((__u64)ptr, bytes_req & ~(RP_NOTE_STORE | RP_NOTE_FREE));
	return 0;
}

SEC("raw_tp/kfree")
int BPF_PROG(freeing, unsigned long call_site, const void *ptr)
{
	if (ptr)
		note((__u64)ptr, RP_NOTE_FREE);
	return 0;
}

/* A hardware breakpoint on xas_store(xas, entry): it cannot be hooked in another way. */
SEC("perf_event")
int store(struct bpf_perf_event_data *ctx)
{
	struct xa_state *xas = (void *)PT_REGS_PARM1(&ctx->regs);
	__u64 entry = PT_REGS_PARM2(&ctx->regs);

	if (in_flight.noted && entry)
		note(entry, RP_NOTE_STORE | BPF_CORE_READ(xas, xa_index));
	return 0;
}

SEC("raw_tp/sched_switch")
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

#endif
