/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the map and unmap calls of all adapters have in common. An adapter's program calls
 * map_enter() at entry; at return map_leave(), then it finds out what the call yielded and
 * fills in a struct rp_map with fill_map(). Unmap is seen at entry, by unmap_enter().
 */
#ifndef RANGESCOPE_MAPPING_H
#define RANGESCOPE_MAPPING_H

static __always_inline int map_enter(struct dma_buf_attachment *attach, __u32 adapter, __u32 direction,
				     bool notes, __u64 frame, bool typed)
{
	__u64 pid_tgid = bpf_get_current_pid_tgid();
	struct rp_thread *t;
	enum known known;
	struct rp_call *c;

	if (!enabled)
		return 0;
	if (filtering() && !process_passes(pid_tgid)) {
		count(&counters.filtered, 1);
		return 0;
	}
	t = thread_of(pid_tgid);
	if (t && t->known == (__u64)attach && t->forgotten == forgotten) {
		known = KNOWN;
	} else {
		known = describe_if_new(attach);
		if (t && known == KNOWN) {
			t->forgotten = forgotten;
			t->known = (__u64)attach;
		}
	}
	if (known == KNOWN_LEFT_OUT) {
		count(&counters.filtered, 1);
		return 0;
	}
	c = t ? push(t, adapter, (__u64)attach, frame) : 0;
	if (!c) {
		if (!t)
			count(&counters.lost_table, 1);
		return 0;
	}
	c->flags = flags_of(attach, typed) | lock_of(attach, typed);
	if (known == KNOWN_NOT)
		c->flags |= RP_FLAG_UNDESCRIBED;
	c->second = direction;
	c->device = (__u64)GET(typed, attach, dev);
	c->serial = __sync_fetch_and_add(&next_serial, 1) + 1;
	c->begin = bpf_ktime_get_ns();
	if (notes && !over_budget(c->begin))
		begin_notes(t, (__u32)pid_tgid);
	return 0;
}

/* A map call that returned. */
struct returned {
	struct dma_buf_attachment *attach;
	void *mapping;		/* or an error */
	struct rp_thread *t;	/* NULL when its beginning was not seen */
	__u64 now;
	__u64 begin;
	__u64 blocked;
	__u64 serial;
	__u64 frame;
	__u64 device;
	__u64 site;		/* of a kretprobe: the return address */
	__u32 adapter;
	__u32 direction;
	__u32 flags;
	bool failed;
};

/*
 * Returns false when it is not to be recorded. The attachment is taken from the entry
 * where @r has none: at a kretprobe arguments are gone.
 */
static __always_inline bool map_leave(struct returned *r, bool typed)
{
	__u64 now = bpf_ktime_get_ns(), pid_tgid = bpf_get_current_pid_tgid();
	__u32 tid = (__u32)pid_tgid;
	struct rp_attached *known;
	struct rp_call *c = 0;
	struct rp_thread *t;
	__u64 key;

	if (!enabled)
		return false;
	r->now = now;
	r->failed = !r->mapping || is_error(r->mapping);
	r->begin = RS_UNKNOWN64;
	r->blocked = RS_UNKNOWN64;
	r->t = 0;
	t = bpf_map_lookup_elem(&threads, &tid);
	if (t)
		c = find_call(t, r->adapter, (__u64)r->attach, !typed);
	if (c) {
		r->t = t;
		if (!typed)
			r->attach = (void *)c->subject;
		r->serial = c->serial;
		r->begin = c->begin;
		r->direction = c->second;
		r->flags = c->flags;
		r->frame = c->frame;
		r->device = c->device;
		if (watch_switches)
			r->blocked = t->blocked - c->blocked;
		return true;
	}
	/* its attachment is not known; a filter may have left it out */
	if (!typed) {
		if (!filtering())
			count(&counters.lost_missed, 1);
		return false;
	}
	/* it began before the capture, or a filter left it out, or it is counted as lost */
	key = (__u64)r->attach;
	known = bpf_map_lookup_elem(&attached, &key);
	if (filtering() && ((known && known->left_out) || !process_passes(pid_tgid)))
		return false;
	r->serial = __sync_fetch_and_add(&next_serial, 1) + 1;
	r->flags = flags_of(r->attach, typed);
	if (!known)
		r->flags |= RP_FLAG_UNDESCRIBED;
	return true;
}

/* The notes of the call go before its record; then the call is over. */
static __always_inline void map_end(struct returned *r, bool notes)
{
	struct rp_thread *t = r->t;

	if (!t)
		return;
	if (t->noting && t->noting == t->depth) {
		if (notes && send_notes(t, r->serial) && watch_frees)
			r->flags |= RS_FLAG_WATCHED;
	}
	pop(t, r->adapter);
}

/*
 * The place of a mapping in the table is kept when it is unmapped, for the kernel's slabs
 * soon give its address to the next one. Only when half of the table is in use is it
 * given back.
 */
static __always_inline void know_live(const struct returned *r)
{
	struct rp_live_key key = { .mapping = (__u64)r->mapping, .adapter = r->adapter };
	struct rp_live value = { .attachment = (__u64)r->attach, .serial = r->serial }, *place;

	if (r->failed || r->flags & RS_FLAG_CACHED)
		return;
	place = bpf_map_lookup_elem(&live, &key);
	if (place) {
		place->serial = value.serial;
		place->attachment = value.attachment;
		return;
	}
	if (bpf_map_update_elem(&live, &key, &value, BPF_ANY)) {
		count(&counters.lost_table, 1);
		count(&counters.lost_live, 1);
		return;
	}
	count(&live_entries, 1);
}

static __always_inline void forget_live(struct rp_live_key *key, struct rp_live *place)
{
	if (live_entries < RP_LIVE_MAX / 2)
		place->attachment = 0;
	else if (!bpf_map_delete_elem(&live, key))
		count(&live_entries, -1);
}

static __always_inline void fill_map(struct rp_map *e, const struct returned *r, __u64 stack, bool typed)
{
	struct dma_buf_attachment *attach = r->attach;
	struct dma_buf *buffer;

	fill_head(&e->head, RP_MAP, r->now, stack);
	if (typed) {
		buffer = attach->dmabuf;
		e->inode = inode_of(buffer, TYPED);
		e->size = buffer->size;
	} else {
		buffer = BPF_CORE_READ(attach, dmabuf);
		e->inode = inode_of(buffer, PROBED);
		e->size = BPF_CORE_READ(buffer, size);
	}
	e->buffer = (__u64)buffer;
	e->attachment = (__u64)attach;
	e->mapping = r->failed ? 0 : (__u64)r->mapping;
	e->serial = r->serial;
	e->begin = r->begin;
	e->blocked = r->blocked;
	e->interconnect = 0;
	e->bytes = RS_UNKNOWN64;
	e->adapter = r->adapter;
	e->error = !r->mapping ? -EINVAL : r->failed ? (__s32)(__s64)r->mapping : 0;
	e->nranges = 0;
	e->entries = 0;
	e->flags = r->flags;
	e->direction = r->direction;
	e->tail = 0;
	e->reserved = 0;
}

/* Interconnects alone: whether an sg-table needs the lock depends on more than the call tells. */
static __always_inline bool unlocked(__u32 adapter, __u32 flags)
{
	return adapter != RS_ADAPTER_SGT && (flags & (RS_FLAG_LOCK_KNOWN | RS_FLAG_LOCK_OWNER)) == RS_FLAG_LOCK_KNOWN;
}

/*
 * @flags, @nranges: what the adapter knows of the call; @swallowed: the call will free
 * nothing. Returns false when it is not recorded.
 */
static __always_inline bool unmap_enter(void *ctx, struct dma_buf_attachment *attach, void *mapping, __u32 adapter,
					__u32 direction, __u32 flags, __u32 nranges, bool swallowed,
					__u32 point, bool typed)
{
	__u64 now = bpf_ktime_get_ns(), stack = 0;
	struct rp_live_key key = { .mapping = (__u64)mapping, .adapter = adapter };
	struct dma_buf *buffer;
	struct rp_live *known;
	struct rp_unmap *e;

	flags |= lock_of(attach, typed);
	if (!(flags & RS_FLAG_CACHED)) {
		known = bpf_map_lookup_elem(&live, &key);
		if (!known || !known->attachment)
			flags |= RS_FLAG_NOT_LIVE;
		else if (known->attachment != (__u64)attach)
			flags |= RS_FLAG_OTHER_ATTACH;
		if (known && !swallowed)
			forget_live(&key, known);
	}
	if (filtering() && flags & (RS_FLAG_CACHED | RS_FLAG_NOT_LIVE)) {
		__u64 attachment = (__u64)attach;
		struct rp_attached *a = bpf_map_lookup_elem(&attached, &attachment);

		if ((a && a->left_out) || !process_passes(bpf_get_current_pid_tgid())) {
			count(&counters.filtered, 1);
			return false;
		}
	}
	if (swallowed || flags & (RS_FLAG_NOT_LIVE | RS_FLAG_OTHER_ATTACH) || unlocked(adapter, flags))
		stack = take_stack(ctx, point, typed);
	if (!RESERVE(e))
		return true;
	fill_head(&e->head, RP_UNMAP, now, stack);
	if (typed) {
		buffer = attach->dmabuf;
		e->inode = inode_of(buffer, TYPED);
	} else {
		buffer = BPF_CORE_READ(attach, dmabuf);
		e->inode = inode_of(buffer, PROBED);
	}
	e->buffer = (__u64)buffer;
	e->attachment = (__u64)attach;
	e->mapping = (__u64)mapping;
	e->adapter = adapter;
	e->flags = flags;
	e->nranges = nranges;
	e->direction = direction;
	bpf_ringbuf_submit(e, NO_WAKEUP);
	return true;
}

#endif
