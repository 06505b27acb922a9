/* SPDX-License-Identifier: GPL-2.0 */
/* Life of buffers and attachments, pins, and the end of threads. */
#ifndef RANGESCOPE_LIFE_H
#define RANGESCOPE_LIFE_H

static __always_inline int exported(void *ctx, const struct dma_buf_export_info *info, struct dma_buf *ret,
				    bool typed)
{
	__u64 now = bpf_ktime_get_ns(), stack;
	struct rp_export *e;
	const char *name;

	if (!enabled)
		return 0;
	name = BPF_CORE_READ(info, exp_name);
	if (!exporter_passes(name)) {
		count(&counters.filtered, 1);
		return 0;
	}
	stack = take_stack(ctx, POINT_EXPORT, typed);
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
		e->inode = inode_of(ret, PROBED);
		e->error = 0;
	}
	__builtin_memset(e->exporter, 0, sizeof(e->exporter));
	bpf_probe_read_kernel_str(e->exporter, sizeof(e->exporter), name);
	bpf_ringbuf_submit(e, NO_WAKEUP);
	return 0;
}

SEC("fexit/dma_buf_export")
int BPF_PROG(buffer_export, const struct dma_buf_export_info *info, struct dma_buf *ret)
{
	return exported(ctx, info, ret, TYPED);
}

SEC("kprobe/dma_buf_export")
int BPF_KPROBE(buffer_export_enter_k, const struct dma_buf_export_info *info)
{
	return stash(RP_KIND_EXPORT, (__u64)info, 0, PT_REGS_SP(ctx));
}

SEC("kretprobe/dma_buf_export")
int BPF_KRETPROBE(buffer_export_k, struct dma_buf *ret)
{
	struct dma_buf_export_info *info;
	__u64 second;

	if (!unstash(RP_KIND_EXPORT, (__u64 *)&info, &second))
		return 0;
	return exported(ctx, info, ret, PROBED);
}

/* release, detach, invalidate and unpin: read at entry, while the objects are there */
static __always_inline int object_event(void *ctx, __u32 type, __u32 point, struct dma_buf *buffer,
					struct dma_buf_attachment *attach, __s32 result, bool typed)
{
	__u64 now = bpf_ktime_get_ns(), stack;
	struct rp_object *e;

	if (!enabled)
		return 0;
	if (attach) {
		if (filtering() && !attachment_passes(buffer, BPF_CORE_READ(attach, dev))) {
			count(&counters.filtered, 1);
			return 0;
		}
	} else if (!exporter_passes(BPF_CORE_READ(buffer, exp_name))) {
		count(&counters.filtered, 1);
		return 0;
	}
	stack = take_stack(ctx, point, typed);
	if (!RESERVE(e))
		return 0;
	fill_head(&e->head, type, now, stack);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer, PROBED);
	e->attachment = (__u64)attach;
	e->interconnect = 0;
	e->result = result;
	e->flags = type == RP_PIN || type == RP_UNPIN ? flags_of(attach, PROBED) | lock_of(attach, PROBED) : 0;
	bpf_ringbuf_submit(e, NO_WAKEUP);
	return 0;
}

static __always_inline int released(void *ctx, struct dentry *dentry, bool typed)
{
	struct dma_buf *buffer = BPF_CORE_READ(dentry, d_fsdata);

	/* an inode that never became a buffer */
	if (!buffer)
		return 0;
	return object_event(ctx, RP_RELEASE, POINT_RELEASE, buffer, 0, 0, typed);
}

SEC("fentry/dma_buf_release")
int BPF_PROG(buffer_release, struct dentry *dentry)
{
	return released(ctx, dentry, TYPED);
}

SEC("kprobe/dma_buf_release")
int BPF_KPROBE(buffer_release_k, struct dentry *dentry)
{
	return released(ctx, dentry, PROBED);
}

static __always_inline int attached_now(void *ctx, struct dma_buf *buffer, struct device *dev, bool dynamic,
					struct dma_buf_attachment *ret, bool typed)
{
	__u64 now = bpf_ktime_get_ns(), stack;
	bool failed = !ret || is_error(ret);
	struct rp_attach *e;

	if (!enabled)
		return 0;
	if (filtering() && !attachment_passes(buffer, dev)) {
		count(&counters.filtered, 1);
		if (!failed)
			know_attachment((__u64)ret, buffer, dev);
		return 0;
	}
	stack = take_stack(ctx, POINT_ATTACH, typed);
	if (!failed)
		know_interconnect(interconnect_of(ret, PROBED), true);
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
		if (dynamic)
			e->flags |= RS_FLAG_DYNAMIC;
	}
	bpf_ringbuf_submit(e, NO_WAKEUP);
	if (!failed)
		know_attachment((__u64)ret, buffer, dev);
	return 0;
}

SEC("fexit/dma_buf_dynamic_attach")
int BPF_PROG(attach, struct dma_buf *buffer, struct device *dev, const void *importer_ops,
	     void *importer_priv, struct dma_buf_attachment *ret)
{
	return attached_now(ctx, buffer, dev, importer_ops, ret, TYPED);
}

SEC("kprobe/dma_buf_dynamic_attach")
int BPF_KPROBE(attach_enter_k, struct dma_buf *buffer, struct device *dev, const void *importer_ops)
{
	/* an address is even */
	return stash(RP_KIND_ATTACH, (__u64)buffer, (__u64)dev | !!importer_ops, PT_REGS_SP(ctx));
}

SEC("kretprobe/dma_buf_dynamic_attach")
int BPF_KRETPROBE(attach_k, struct dma_buf_attachment *ret)
{
	struct dma_buf *buffer;
	__u64 second;

	if (!unstash(RP_KIND_ATTACH, (__u64 *)&buffer, &second))
		return 0;
	return attached_now(ctx, buffer, (void *)(second & ~1ull), second & 1, ret, PROBED);
}

SEC("fentry/dma_buf_detach")
int BPF_PROG(detach, struct dma_buf *buffer, struct dma_buf_attachment *attach)
{
	object_event(ctx, RP_DETACH, POINT_DETACH, buffer, attach, 0, TYPED);
	forget_attachment((__u64)attach);
	return 0;
}

SEC("kprobe/dma_buf_detach")
int BPF_KPROBE(detach_k, struct dma_buf *buffer, struct dma_buf_attachment *attach)
{
	object_event(ctx, RP_DETACH, POINT_DETACH, buffer, attach, 0, PROBED);
	forget_attachment((__u64)attach);
	return 0;
}

SEC("fentry/dma_buf_move_notify")
int BPF_PROG(move_notify, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, POINT_INVALIDATE, buffer, 0, 0, TYPED);
}

SEC("kprobe/dma_buf_move_notify")
int BPF_KPROBE(move_notify_k, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, POINT_INVALIDATE, buffer, 0, 0, PROBED);
}

/* The same call in newer kernels. */
SEC("fentry/dma_buf_invalidate_mappings")
int BPF_PROG(invalidate_mappings, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, POINT_INVALIDATE, buffer, 0, 0, TYPED);
}

SEC("kprobe/dma_buf_invalidate_mappings")
int BPF_KPROBE(invalidate_mappings_k, struct dma_buf *buffer)
{
	return object_event(ctx, RP_INVALIDATE, POINT_INVALIDATE, buffer, 0, 0, PROBED);
}

SEC("fexit/dma_buf_pin")
int BPF_PROG(pin, struct dma_buf_attachment *attach, int ret)
{
	return object_event(ctx, RP_PIN, POINT_PIN, BPF_CORE_READ(attach, dmabuf), attach, ret, TYPED);
}

SEC("kprobe/dma_buf_pin")
int BPF_KPROBE(pin_enter_k, struct dma_buf_attachment *attach)
{
	return stash(RP_KIND_PIN, (__u64)attach, 0, PT_REGS_SP(ctx));
}

SEC("kretprobe/dma_buf_pin")
int BPF_KRETPROBE(pin_k, int ret)
{
	struct dma_buf_attachment *attach;
	__u64 second;

	if (!unstash(RP_KIND_PIN, (__u64 *)&attach, &second))
		return 0;
	return object_event(ctx, RP_PIN, POINT_PIN, BPF_CORE_READ(attach, dmabuf), attach, ret, PROBED);
}

SEC("fentry/dma_buf_unpin")
int BPF_PROG(unpin, struct dma_buf_attachment *attach)
{
	return object_event(ctx, RP_UNPIN, POINT_UNPIN, BPF_CORE_READ(attach, dmabuf), attach, 0, TYPED);
}

SEC("kprobe/dma_buf_unpin")
int BPF_KPROBE(unpin_k, struct dma_buf_attachment *attach)
{
	return object_event(ctx, RP_UNPIN, POINT_UNPIN, BPF_CORE_READ(attach, dmabuf), attach, 0, PROBED);
}

/* ---- threads ---- */

SEC("raw_tp/sched_process_exit")
int BPF_PROG(exiting, struct task_struct *task)
{
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	__u32 tid = (__u32)pid_tgid, pid = pid_tgid >> 32;
	struct rp_thread *t;
	struct rp_exit *e;
	bool last;

	/* even if its process is forgotten already: several threads may exit at once */
	t = bpf_map_lookup_elem(&threads, &tid);
	if (t) {
		for (int i = 0; i < RP_CALL_DEPTH && t->depth; i++) {
			pop(t, t->calls[(t->depth - 1) & DEPTH_MASK].kind);
			count(&counters.lost_missed, 1);
		}
		bpf_map_delete_elem(&threads, &tid);
	}
	if (!bpf_map_lookup_elem(&processes, &pid))
		return 0;
	last = !BPF_CORE_READ(task, signal, live.counter);
	if (last)
		bpf_map_delete_elem(&processes, &pid);
	if (!enabled || !RESERVE(e))
		return 0;
	fill_head(&e->head, RP_EXIT, bpf_ktime_get_ns(), 0);
	e->last = last;
	e->reserved = 0;
	bpf_ringbuf_submit(e, NO_WAKEUP);
	return 0;
}

#endif
