/* SPDX-License-Identifier: GPL-2.0 */
/* What buffers, attachments and interconnects are. */
#ifndef RANGESCOPE_DESCRIBE_H
#define RANGESCOPE_DESCRIBE_H

static __always_inline __u64 inode_of(struct dma_buf *buffer, bool typed)
{
	return GET(typed, buffer, file, f_inode, i_ino);
}

static __always_inline __u32 flags_of(struct dma_buf_attachment *attach, bool typed)
{
	__u32 flags = 0;

	if (bpf_core_field_exists(attach->allow_ic) && GET(typed, attach, allow_ic))
		flags |= RS_FLAG_ALLOW_IC;
	if (GET(typed, attach, importer_ops))
		flags |= RS_FLAG_DYNAMIC;
	if (bpf_core_field_exists(attach->peer2peer) && GET(typed, attach, peer2peer))
		flags |= RS_FLAG_PEER2PEER;
	if (bpf_core_field_exists(struct dma_buf_ops, interconnect_ops)) {
		const struct dma_buf_interconnect_ops *ops;

		ops = GET(typed, attach, dmabuf, ops, interconnect_ops);
		if (ops && GET(typed, ops, map_interconnect))
			flags |= RS_FLAG_MAP_OP;
		if (ops && GET(typed, ops, unmap_interconnect))
			flags |= RS_FLAG_UNMAP_OP;
	}
	return flags;
}

/* Who holds the reservation lock of the buffer. The low bits of the owner are flags. */
static __always_inline __u32 lock_of(struct dma_buf_attachment *attach, bool typed)
{
	struct dma_resv___rt *rt;
	__u64 owner;

	if (bpf_core_field_exists(struct mutex, owner) && bpf_core_field_exists(struct ww_mutex, base)) {
		owner = GET(typed, attach, dmabuf, resv, lock.base.owner.counter);
	} else if (bpf_core_field_exists(struct rt_mutex_base, owner)) {
		rt = (void *)GET(typed, attach, dmabuf, resv);
		owner = (__u64)BPF_CORE_READ(rt, lock.base.rtmutex.owner);
	} else {
		return 0;
	}
	owner &= ~7ull;
	if (!owner)
		return RS_FLAG_LOCK_KNOWN;
	if (owner == bpf_get_current_task())
		return RS_FLAG_LOCK_KNOWN | RS_FLAG_LOCK_TAKEN | RS_FLAG_LOCK_OWNER;
	return RS_FLAG_LOCK_KNOWN | RS_FLAG_LOCK_TAKEN;
}

static __always_inline bool is_exiting(void)
{
	struct task_struct *task = (void *)bpf_get_current_task();

	return BPF_CORE_READ(task, flags) & 4;	/* PF_EXITING */
}

/* The enum value in generation 1, the object's address in generation 2, else 0. */
static __always_inline __u64 interconnect_of(struct dma_buf_attachment *attach, bool typed)
{
	struct dma_buf_attachment___v1 *v1 = (void *)attach;
	struct dma_buf_attachment___v2 *v2 = (void *)attach;

	if (bpf_core_field_exists(v1->interconnect.type))
		return GET(typed, v1, interconnect.type);
	if (bpf_core_field_exists(v2->ic_match))
		return (__u64)GET(typed, v2, ic_match, type);
	return 0;
}

/* Where it cannot be told by its address: a name that only looks alike is another one. */
static __always_inline bool is_iov_name(const char *name)
{
	return name[0] == 'i' && name[1] == 'o' && name[2] == 'v' && name[3] == 0;
}

static __always_inline bool same_name(const struct interconnect *a, const struct interconnect *b)
{
	__u64 differ = 0;

	for (int i = 0; i < RP_SHORT_LEN / (int)sizeof(__u64); i++)
		differ |= a->words[i] ^ b->words[i];
	return !differ;
}

/*
 * Sees to it that user space knows the name of an interconnect. Returns whether
 * entries of its mappings are struct range. At an @attach its name is looked at again,
 * for the module that has the object may be another one by now.
 */
static __always_inline bool know_interconnect(__u64 identity, bool attach)
{
	struct dma_buf_interconnect___v2 *object = (void *)identity;
	struct interconnect fresh = {}, *known;
	struct rp_interconnect *e;
	const char *name = 0;
	bool iov;

	if (!bpf_core_field_exists(struct dma_buf_attachment___v2, ic_match))
		return identity == iov_type;
	if (!identity)
		return false;
	known = bpf_map_lookup_elem(&interconnects, &identity);
	if (known && !attach)
		return iov_object ? identity == iov_object : is_iov_name(known->name);
	if (bpf_core_field_exists(object->name))
		name = BPF_CORE_READ(object, name);
	bpf_probe_read_kernel_str(fresh.name, sizeof(fresh.name), name);
	iov = iov_object ? identity == iov_object : is_iov_name(fresh.name);
	if (known && same_name(known, &fresh))
		return iov;
	if (!RESERVE(e))
		return iov;
	fill_head(&e->head, RP_INTERCONNECT, bpf_ktime_get_ns(), 0);
	e->interconnect = identity;
	__builtin_memcpy(e->name, fresh.name, sizeof(e->name));
	bpf_ringbuf_submit(e, NO_WAKEUP);
	if (bpf_map_update_elem(&interconnects, &identity, &fresh, BPF_ANY))
		count(&counters.lost_table, 1);
	return iov;
}

static __always_inline const char *device_name(struct device *dev)
{
	const char *name = 0;

	if (bpf_core_field_exists(dev->init_name))
		name = BPF_CORE_READ(dev, init_name);
	if (!name)
		name = BPF_CORE_READ(dev, kobj.name);
	return name;
}

/* Everything about an attachment that does not change while it lives. */
static __always_inline void describe(struct rp_attach *e, struct dma_buf *buffer,
				     struct dma_buf_attachment *attach, struct device *dev)
{
	const char *name;

	e->buffer = (__u64)buffer;
	e->inode = inode_of(buffer, PROBED);
	e->size = BPF_CORE_READ(buffer, size);
	e->attachment = 0;
	e->interconnect = 0;
	e->error = 0;
	e->flags = 0;
	if (attach) {
		e->attachment = (__u64)attach;
		e->interconnect = interconnect_of(attach, PROBED);
		e->flags = flags_of(attach, PROBED);
	}
	__builtin_memset(e->device, 0, sizeof(e->device));
	__builtin_memset(e->driver, 0, sizeof(e->driver));
	__builtin_memset(e->bus, 0, sizeof(e->bus));
	name = device_name(dev);
	bpf_probe_read_kernel_str(e->device, sizeof(e->device), name);
	name = BPF_CORE_READ(dev, driver, name);
	if (name)
		bpf_probe_read_kernel_str(e->driver, sizeof(e->driver), name);
	name = BPF_CORE_READ(dev, bus, name);
	if (name)
		bpf_probe_read_kernel_str(e->bus, sizeof(e->bus), name);
}

static __always_inline bool attachment_passes(struct dma_buf *buffer, struct device *dev)
{
	if (filter_exporters && !exporter_passes(BPF_CORE_READ(buffer, exp_name)))
		return false;
	return !filter_devices || name_passes(RP_FILTER_DEVICE, device_name(dev));
}

/* Returns whether a filter leaves it out. */
static __always_inline bool know_attachment(__u64 key, struct dma_buf *buffer, struct device *dev)
{
	struct rp_attached known = { .left_out = !attachment_passes(buffer, dev) };

	if (bpf_map_update_elem(&attached, &key, &known, BPF_ANY))
		count(&counters.lost_table, 1);
	return known.left_out;
}

static __always_inline void forget_attachment(__u64 attach)
{
	count(&forgotten, 1);
	bpf_map_delete_elem(&attached, &attach);
}

enum known {
	KNOWN,
	KNOWN_LEFT_OUT,		/* by a filter */
	KNOWN_NOT,		/* what user space knows may be of an older one */
};

/* For attachments that were made before the capture began, or whose attach was lost. */
static __always_inline enum known describe_if_new(struct dma_buf_attachment *attach)
{
	__u64 key = (__u64)attach;
	struct rp_attached *known;
	struct dma_buf *buffer;
	struct rp_attach *e;
	struct device *dev;

	if (!attach)
		return KNOWN;
	known = bpf_map_lookup_elem(&attached, &key);
	if (known)
		return known->left_out ? KNOWN_LEFT_OUT : KNOWN;
	buffer = BPF_CORE_READ(attach, dmabuf);
	dev = BPF_CORE_READ(attach, dev);
	if (filtering() && !attachment_passes(buffer, dev)) {
		know_attachment(key, buffer, dev);
		return KNOWN_LEFT_OUT;
	}
	if (!RESERVE(e))
		return KNOWN_NOT;
	fill_head(&e->head, RP_DESCRIBE, bpf_ktime_get_ns(), 0);
	describe(e, buffer, attach, dev);
	bpf_ringbuf_submit(e, NO_WAKEUP);
	know_attachment(key, buffer, dev);
	return KNOWN;
}

#endif
