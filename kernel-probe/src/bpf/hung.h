/* SPDX-License-Identifier: GPL-2.0 */
/* Where the threads are that are in a map call: user space reads this when a capture ends. */
#ifndef RANGESCOPE_HUNG_H
#define RANGESCOPE_HUNG_H

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct rp_hung);
} hung SEC(".maps");

SEC("iter/task")
int find_hung(struct bpf_iter__task___rs *ctx)
{
	struct task_struct *task = ctx->task;
	struct rp_thread *t;
	__u32 tid, zero = 0;
	struct rp_hung *h;
	long bytes;

	if (!task)
		return 0;
	tid = task->pid;
	t = bpf_map_lookup_elem(&threads, &tid);
	if (!t || !t->depth)
		return 0;
	h = bpf_map_lookup_elem(&hung, &zero);
	if (!h)
		return 0;
	bytes = bpf_get_task_stack(task, h->frames, sizeof(h->frames), 0);
	h->tid = tid;
	h->count = bytes > 0 ? bytes / sizeof(__u64) : 0;
	bpf_seq_write(ctx->meta->seq, h, sizeof(*h));
	return 0;
}

#endif
