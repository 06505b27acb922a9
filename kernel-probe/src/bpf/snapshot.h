/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The buffers and attachments that exist when the capture begins: user space runs one of
 * these once, and their records arrive like any others.
 */
#ifndef RANGESCOPE_SNAPSHOT_H
#define RANGESCOPE_SNAPSHOT_H

struct attachment_walk {
	struct dma_buf *buffer;
	__u64 head;
	__u64 node;
	__u32 found;
	__u32 source;
};

static long attachment_step(__u32 step, struct attachment_walk *w)
{
	struct dma_buf_attachment *attach;
	struct list_head *node = (void *)w->node;
	struct rp_attach *e;

	if (!node || w->node == w->head)
		return 1;
	attach = (void *)node - bpf_core_field_offset(struct dma_buf_attachment, node);
	w->node = (__u64)BPF_CORE_READ(node, next);
	if (BPF_CORE_READ(attach, dmabuf) != w->buffer)
		return 1;	/* the list changed under our eyes */
	w->found++;
	if (filtering() && !attachment_passes(w->buffer, BPF_CORE_READ(attach, dev))) {
		know_attachment((__u64)attach, w->buffer, BPF_CORE_READ(attach, dev));
		return 0;
	}
	know_interconnect(interconnect_of(attach, PROBED), true);
	if (!RESERVE(e))
		return 0;
	fill_head(&e->head, RP_ATTACHMENT_STATE, bpf_ktime_get_ns(), 0);
	describe(e, w->buffer, attach, BPF_CORE_READ(attach, dev));
	e->error = w->source;
	bpf_ringbuf_submit(e, NO_WAKEUP);
	know_attachment((__u64)attach, w->buffer, BPF_CORE_READ(attach, dev));
	return 0;
}

static __always_inline void buffer_state(struct dma_buf *buffer, __u32 source)
{
	struct attachment_walk w = { .buffer = buffer, .source = source };
	const char *name = BPF_CORE_READ(buffer, exp_name);
	struct rp_buffer *e;

	if (!exporter_passes(name))
		return;
	w.head = (__u64)buffer + bpf_core_field_offset(struct dma_buf, attachments);
	w.node = (__u64)BPF_CORE_READ(buffer, attachments.next);
	bpf_loop(RP_BUFFERS_MAX, attachment_step, &w, 0);
	snapshot_buffers++;
	if (!RESERVE(e))
		return;
	fill_head(&e->head, RP_BUFFER_STATE, bpf_ktime_get_ns(), 0);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer, PROBED);
	e->size = BPF_CORE_READ(buffer, size);
	e->attachments = w.found;
	e->source = source;
	__builtin_memset(e->exporter, 0, sizeof(e->exporter));
	bpf_probe_read_kernel_str(e->exporter, sizeof(e->exporter), name);
	bpf_ringbuf_submit(e, NO_WAKEUP);
}

struct buffer_walk {
	__u64 head;
	__u64 node;
	bool broken;
};

static long buffer_step(__u32 step, struct buffer_walk *w)
{
	struct list_head *node = (void *)w->node;
	struct dma_buf *buffer;

	if (!node || w->node == w->head)
		return 1;
	buffer = (void *)node - bpf_core_field_offset(struct dma_buf, list_node);
	w->node = (__u64)BPF_CORE_READ(node, next);
	/* what is no buffer, or none any more, does not point back to itself */
	if (BPF_CORE_READ(buffer, file, private_data) != buffer) {
		w->broken = true;
		return 1;
	}
	buffer_state(buffer, RS_SOURCE_LIST);
	return 0;
}

/* Returns 0, or 1 when the list could not be walked to its end. */
SEC("raw_tp")
int walk_buffers(void *ctx)
{
	struct list_head *head = (void *)buffer_list;
	struct buffer_walk w = { .head = buffer_list };

	if (!head || !bpf_core_field_exists(struct dma_buf, list_node))
		return 1;
	w.node = (__u64)BPF_CORE_READ(head, next);
	bpf_loop(RP_BUFFERS_MAX, buffer_step, &w, 0);
	return w.broken || (w.node && w.node != w.head);
}

SEC("iter/dmabuf")
int iterate_buffers(struct bpf_iter__dmabuf *ctx)
{
	struct dma_buf *buffer = ctx->dmabuf;

	if (buffer)
		buffer_state(buffer, RS_SOURCE_ITERATOR);
	return 0;
}

#endif
