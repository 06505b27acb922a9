/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dma_buf_map_interconnect() of both generations. They differ in how an attachment names
 * its interconnect: by an enum in generation 1, by a pointer to its object in generation 2.
 */
#ifdef __bpf__

static __always_inline void interconnect_map_returned(void *ctx, struct returned *r, bool typed)
{
	struct dma_buf_ranges *ranges = r->mapping;
	__u64 interconnect, bytes = RS_UNKNOWN64;
	__u32 nranges = 0, zero = 0, size;
	struct scratch *s;
	struct walk *w;
	struct rp_map *e;
	bool iov;

	if (!map_leave(r, typed))
		return;
	s = bpf_map_lookup_elem(&scratches, &zero);
	if (!s)
		return;
	w = &s->walk;
	__builtin_memset(w, 0, sizeof(*w));
	interconnect = interconnect_of(r->attach, typed);
	iov = know_interconnect(interconnect, false) && decode_ranges;
	if (!r->failed) {
		w->serial = r->serial;
		w->decode = iov;
		w->send = !over_budget(r->now);
		nranges = GET(typed, ranges, nranges);
		walk((__u64)GET(typed, ranges, ranges.xa_head));
		r->flags |= RS_FLAG_WALKED;
		if (iov) {
			r->flags |= RS_FLAG_DECODED;
			if (w->decoded == w->entries && !w->truncated)
				bytes = w->bytes;
		}
		if (w->truncated) {
			r->flags |= RS_FLAG_TRUNCATED;
			count(&counters.truncated, 1);
		}
		if (w->send) {
			spend(r->now, w->decoded);
		} else if (w->decoded) {
			r->flags |= RS_FLAG_SAMPLED;
			count(&counters.sampled, 1);
		}
	}
	map_end(r, watch_frees || (!r->failed && iov && w->send));
	know_live(r);
	e = &s->out.map;
	fill_map(e, r, stack_of_site(ctx, POINT_INTERCONNECT_MAP, r->frame, r->site, r->device, &r->flags, typed), typed);
	e->flags = r->flags;
	e->interconnect = interconnect;
	e->bytes = r->failed ? 0 : bytes;
	e->nranges = nranges;
	e->entries = w->entries;
	e->tail = w->queued;
	size = w->queued;
	if (size > RP_CHUNK)
		size = RP_CHUNK;
	if (bpf_ringbuf_output(&ring, e, sizeof(*e) + size * sizeof(struct rp_entry), NO_WAKEUP))
		count(&counters.lost_ring, 1 + size);
}

static __always_inline int interconnect_unmapped(void *ctx, struct dma_buf_attachment *attach,
						 struct dma_buf_ranges *ranges, __u64 frame, bool typed)
{
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	struct rp_thread *t;
	struct rp_call *c;
	bool swallowed;
	__u32 flags;

	if (!enabled)
		return 0;
	flags = flags_of(attach, typed);
	swallowed = !(flags & RS_FLAG_ALLOW_IC) || !(flags & RS_FLAG_UNMAP_OP);
	if (watch_frees && !swallowed)
		flags |= RS_FLAG_WATCHED;
	if (!unmap_enter(ctx, attach, ranges, interconnect_adapter, 0, flags, GET(typed, ranges, nranges),
			 swallowed, POINT_INTERCONNECT_UNMAP, typed))
		return 0;
	/* what an exiting thread would be remembered for, nobody would forget */
	if (!watch_frees || swallowed || is_exiting())
		return 0;
	t = thread_of(pid_tgid);
	c = t ? push(t, RP_KIND_UNMAP + interconnect_adapter, (__u64)attach, frame) : 0;
	if (!c)
		return 0;
	c->second = (__u64)ranges;
	c->serial = __sync_fetch_and_add(&next_serial, 1) + 1;
	c->begin = bpf_ktime_get_ns();
	begin_notes(t, (__u32)pid_tgid);
	return 0;
}

/* Only where frees are watched. */
static __always_inline int interconnect_unmap_returned(void)
{
	__u64 now = bpf_ktime_get_ns();
	__u32 tid = (__u32)bpf_get_current_pid_tgid();
	struct rp_thread *t = bpf_map_lookup_elem(&threads, &tid);
	struct rp_unmap_end *e;
	struct rp_call *c;
	bool whole;

	if (!enabled || !t)
		return 0;
	c = find_call(t, RP_KIND_UNMAP + interconnect_adapter, 0, true);
	if (!c)
		return 0;
	whole = t->noting && t->noting == t->depth && send_notes(t, c->serial);
	if (whole && RESERVE(e)) {
		fill_head(&e->head, RP_UNMAP_END, now, 0);
		e->attachment = c->subject;
		e->mapping = c->second;
		e->serial = c->serial;
		e->begin = c->begin;
		e->adapter = interconnect_adapter;
		e->reserved = 0;
		bpf_ringbuf_submit(e, NO_WAKEUP);
	}
	pop(t, RP_KIND_UNMAP);
	return 0;
}

SEC("fentry/dma_buf_map_interconnect")
int BPF_PROG(interconnect_map_enter, struct dma_buf_attachment *attach)
{
	return map_enter(attach, interconnect_adapter, 0, true, (__u64)ctx, TYPED);
}

SEC("fexit/dma_buf_map_interconnect")
int BPF_PROG(interconnect_map_leave, struct dma_buf_attachment *attach, struct dma_buf_ranges *ret)
{
	struct returned r = {
		.attach = attach, .mapping = ret, .adapter = interconnect_adapter,
	};

	interconnect_map_returned(ctx, &r, TYPED);
	return 0;
}

SEC("fentry/dma_buf_unmap_interconnect")
int BPF_PROG(interconnect_unmap, struct dma_buf_attachment *attach, struct dma_buf_ranges *ranges)
{
	return interconnect_unmapped(ctx, attach, ranges, (__u64)ctx, TYPED);
}

SEC("fexit/dma_buf_unmap_interconnect")
int BPF_PROG(interconnect_unmap_leave)
{
	return interconnect_unmap_returned();
}

SEC("kprobe/dma_buf_map_interconnect")
int BPF_KPROBE(interconnect_map_enter_k, struct dma_buf_attachment *attach)
{
	return map_enter(attach, interconnect_adapter, 0, true, PT_REGS_SP(ctx), PROBED);
}

SEC("kretprobe/dma_buf_map_interconnect")
int BPF_KRETPROBE(interconnect_map_leave_k, struct dma_buf_ranges *ret)
{
	struct returned r = { .mapping = ret, .adapter = interconnect_adapter, .site = PT_REGS_IP(ctx) };

	interconnect_map_returned(ctx, &r, PROBED);
	return 0;
}

SEC("kprobe/dma_buf_unmap_interconnect")
int BPF_KPROBE(interconnect_unmap_k, struct dma_buf_attachment *attach, struct dma_buf_ranges *ranges)
{
	return interconnect_unmapped(ctx, attach, ranges, PT_REGS_SP(ctx), PROBED);
}

SEC("kretprobe/dma_buf_unmap_interconnect")
int BPF_KRETPROBE(interconnect_unmap_leave_k)
{
	return interconnect_unmap_returned();
}

/* ---- what importer and exporter agree on ---- */

static __always_inline int matched(void *ctx, struct dma_buf_attachment *attach, bool result, bool typed)
{
	__u64 now = bpf_ktime_get_ns(), interconnect = 0;
	struct dma_buf *buffer;
	struct rp_object *e;
	__u64 stack;

	if (!enabled)
		return 0;
	buffer = BPF_CORE_READ(attach, dmabuf);
	if (filtering() && !attachment_passes(buffer, BPF_CORE_READ(attach, dev))) {
		count(&counters.filtered, 1);
		return 0;
	}
	stack = take_stack(ctx, POINT_MATCH, typed);
	if (result) {
		interconnect = interconnect_of(attach, PROBED);
		know_interconnect(interconnect, true);
	}
	if (!RESERVE(e))
		return 0;
	fill_head(&e->head, RP_MATCH, now, stack);
	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer, PROBED);
	e->attachment = (__u64)attach;
	e->interconnect = interconnect;
	e->result = result;
	e->flags = 0;
	bpf_ringbuf_submit(e, NO_WAKEUP);
	return 0;
}

SEC("fexit/dma_buf_match_interconnects")
int BPF_PROG(match, struct dma_buf_attachment *attach)
{
	__u64 ret = 0;

	bpf_get_func_ret(ctx, &ret);
	return matched(ctx, attach, ret & 1, TYPED);
}

SEC("kprobe/dma_buf_match_interconnects")
int BPF_KPROBE(match_enter_k, struct dma_buf_attachment *attach)
{
	return stash(RP_KIND_MATCH, (__u64)attach, 0, PT_REGS_SP(ctx));
}

SEC("kretprobe/dma_buf_match_interconnects")
int BPF_KRETPROBE(match_k, __u64 ret)
{
	struct dma_buf_attachment *attach;
	__u64 second;

	if (!unstash(RP_KIND_MATCH, (__u64 *)&attach, &second))
		return 0;
	return matched(ctx, attach, ret & 1, PROBED);
}

#else /* user space */

/* The generation, or 0 and why it is none. */
static enum rs_adapter interconnect_find(struct rs_kernel *kernel, const char **why)
{
	bool v1 = rs_kernel_member(kernel, "dma_buf_attachment", "interconnect");
	bool v2 = rs_kernel_member(kernel, "dma_buf_attachment", "ic_match");

	if (!rs_kernel_function(kernel, "dma_buf_map_interconnect")) {
		*why = "this kernel has no dma_buf_map_interconnect(); "
		       "boot one with the interconnect patches to see interconnect mappings";
		return 0;
	}
	if (v2) {
		*why = "dma_buf_attachment.ic_match points to the interconnect";
		return RS_ADAPTER_INTERCONNECT_V2;
	}
	if (v1) {
		*why = "dma_buf_attachment.interconnect holds an enum";
		return RS_ADAPTER_INTERCONNECT_V1;
	}
	*why = "dma_buf_map_interconnect() is there, but dma_buf_attachment has neither "
	       "'interconnect' nor 'ic_match': this generation is not known to this probe; "
	       "look for a newer one";
	return 0;
}

#define INTERCONNECT_HOOKS \
	HOOK(FUNCTION, "dma_buf_map_interconnect", "interconnect_map_enter", INTERCONNECT, true, \
	     "when a map began, state of the attachment, lock owner") \
	HOOK(FUNCTION, "dma_buf_map_interconnect", "interconnect_map_leave", INTERCONNECT, true, \
	     "map: result, ranges, call stack") \
	HOOK(FUNCTION, "dma_buf_unmap_interconnect", "interconnect_unmap", INTERCONNECT, true, \
	     "unmap: mapping, whether it frees anything") \
	HOOK(FREES, "dma_buf_unmap_interconnect", "interconnect_unmap_leave", INTERCONNECT, false, \
	     "what unmap left behind") \
	HOOK(FUNCTION, "dma_buf_match_interconnects", "match", INTERCONNECT, false, \
	     "what importer and exporter agreed on") \
	HOOK(STASH, "dma_buf_match_interconnects", "match_enter", INTERCONNECT, false, "") \
	HOOK(TRACEPOINT, "kmalloc", "allocation", INTERCONNECT, false, \
	     "when each range was populated") \
	HOOK(FREES_TRACEPOINT, "kfree", "freeing", INTERCONNECT, false, \
	     "what unmap and failed maps free") \
	HOOK(BREAKPOINT, "xas_store", "store", INTERCONNECT, false, \
	     "the true time of each store of a range")

#endif
