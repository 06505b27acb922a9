/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sg-tables, which every kernel has. The _unlocked forms of both functions call the plain
 * ones, so those see all.
 */
#ifdef __bpf__

static __always_inline void sgt_map_returned(void *ctx, struct returned *r, bool typed)
{
	struct sg_table *sgt = r->mapping;
	struct dma_buf_attachment *attach;
	__u32 nents = 0;
	struct rp_map *e;
	__u64 stack;

	if (!map_leave(r, typed))
		return;
	attach = r->attach;
	if (!r->failed) {
		nents = GET(typed, sgt, nents);
		if (bpf_core_field_exists(attach->sgt) && GET(typed, attach, sgt) == sgt)
			r->flags |= RS_FLAG_CACHED;
	}
	map_end(r, false);
	know_live(r);
	stack = stack_of_site(ctx, POINT_SGT_MAP, r->frame, r->site, r->device, &r->flags, typed);
	if (!RESERVE(e))
		return;
	fill_map(e, r, stack, typed);
	e->nranges = nents;
	e->entries = nents;
	e->bytes = r->failed ? 0 : e->size;
	bpf_ringbuf_submit(e, NO_WAKEUP);
}

static __always_inline int sgt_unmapped(void *ctx, struct dma_buf_attachment *attach, struct sg_table *sgt,
					__u32 direction, bool typed)
{
	__u32 flags;

	if (!enabled)
		return 0;
	flags = flags_of(attach, typed);
	if (bpf_core_field_exists(attach->sgt) && sgt && GET(typed, attach, sgt) == sgt)
		flags |= RS_FLAG_CACHED;
	unmap_enter(ctx, attach, sgt, RS_ADAPTER_SGT, direction, flags, GET(typed, sgt, nents), false,
		    POINT_SGT_UNMAP, typed);
	return 0;
}

SEC("fentry/dma_buf_map_attachment")
int BPF_PROG(sgt_map_enter, struct dma_buf_attachment *attach, int direction)
{
	return map_enter(attach, RS_ADAPTER_SGT, direction, false, (__u64)ctx, TYPED);
}

SEC("fexit/dma_buf_map_attachment")
int BPF_PROG(sgt_map_leave, struct dma_buf_attachment *attach, int direction, struct sg_table *ret)
{
	struct returned r = {
		.attach = attach, .mapping = ret, .adapter = RS_ADAPTER_SGT,
		.direction = direction,
	};

	sgt_map_returned(ctx, &r, TYPED);
	return 0;
}

SEC("fentry/dma_buf_unmap_attachment")
int BPF_PROG(sgt_unmap, struct dma_buf_attachment *attach, struct sg_table *sgt, int direction)
{
	return sgt_unmapped(ctx, attach, sgt, direction, TYPED);
}

SEC("kprobe/dma_buf_map_attachment")
int BPF_KPROBE(sgt_map_enter_k, struct dma_buf_attachment *attach, int direction)
{
	return map_enter(attach, RS_ADAPTER_SGT, direction, false, PT_REGS_SP(ctx), PROBED);
}

SEC("kretprobe/dma_buf_map_attachment")
int BPF_KRETPROBE(sgt_map_leave_k, struct sg_table *ret)
{
	struct returned r = { .mapping = ret, .adapter = RS_ADAPTER_SGT, .site = PT_REGS_IP(ctx) };

	sgt_map_returned(ctx, &r, PROBED);
	return 0;
}

SEC("kprobe/dma_buf_unmap_attachment")
int BPF_KPROBE(sgt_unmap_k, struct dma_buf_attachment *attach, struct sg_table *sgt, int direction)
{
	return sgt_unmapped(ctx, attach, sgt, direction, PROBED);
}

#else /* user space */

static enum rs_adapter sgt_find(struct rs_kernel *kernel, const char **why)
{
	if (rs_kernel_function(kernel, "dma_buf_map_attachment")) {
		*why = "dma_buf_map_attachment() is there";
		return RS_ADAPTER_SGT;
	}
	*why = "this kernel has no dma_buf_map_attachment(): CONFIG_DMA_SHARED_BUFFER is not set";
	return 0;
}

#define SGT_HOOKS \
	HOOK(FUNCTION, "dma_buf_map_attachment", "sgt_map_enter", SGT, true, \
	     "when an sg-table map began, lock owner") \
	HOOK(FUNCTION, "dma_buf_map_attachment", "sgt_map_leave", SGT, true, \
	     "sg-table map: result, entries, call stack; also of the _unlocked form") \
	HOOK(FUNCTION, "dma_buf_unmap_attachment", "sgt_unmap", SGT, true, \
	     "sg-table unmap; also of the _unlocked form")

#endif
