// SPDX-License-Identifier: GPL-2.0
#include <bpf/bpf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>
#include "events.h"
#include "kernel.h"
#include "log.h"
#include "ranges.h"
#include "thread.h"

/* A map with its ranges, or any other raw event, while it waits to be written. */
struct event {
	size_t count;		/* of ranges */
	struct rp_entry *entries;
	uint64_t *times;
	union {
		struct rp_head head;
		struct rp_object object;
		struct rp_export export;
		struct rp_attach attach;
		struct rp_map map;
		struct rp_unmap unmap;
		struct {
			struct rp_head statistics;
			struct rs_losses losses;	/* up to that time */
		};
	};
};

#define NONE (~0u)
#define RECENT 1000000000ull

static const size_t sizes[RP_KINDS] = {
	[RP_EXPORT] = sizeof(struct rp_export),
	[RP_RELEASE] = sizeof(struct rp_object),
	[RP_ATTACH] = sizeof(struct rp_attach),
	[RP_DESCRIBE] = sizeof(struct rp_attach),
	[RP_DETACH] = sizeof(struct rp_object),
	[RP_MAP] = sizeof(struct rp_map),
	[RP_UNMAP] = sizeof(struct rp_unmap),
	[RP_INVALIDATE] = sizeof(struct rp_object),
};

void rs_events_init(struct rs_events *events, size_t cpus)
{
	memset(events, 0, sizeof(*events));
	events->cpus = cpus;
	events->known_free = NONE;
	events->pending = rs_alloc(cpus * sizeof(*events->pending));
}

static void free_event(struct event *e)
{
	free(e->entries);
	free(e->times);
	free(e);
}

void rs_events_free(struct rs_events *events)
{
	struct event *e;

	while ((e = rs_sorter_pop(&events->sorter, UINT64_MAX)))
		free_event(e);
	rs_sorter_free(&events->sorter);
	for (size_t i = 0; i < events->cpus; i++) {
		free(events->pending[i].entries);
		free(events->pending[i].allocs);
	}
	free(events->pending);
	rs_table_clear(&events->attachments);
	free(events->known);
	rs_table_clear(&events->names);
	free(events->texts);
	rs_table_clear(&events->stacks);
}

/* ---- from the ring ---- */

/* The ranges and allocations of the map call that @cpu is about to report. */
static struct rs_pending *pending_of(struct rs_events *events, uint32_t cpu, uint64_t serial)
{
	struct rs_pending *p;

	if (cpu >= events->cpus)
		return NULL;
	p = &events->pending[cpu];
	if (p->serial != serial) {
		/* what is left belongs to a map record that was lost */
		p->serial = serial;
		p->entry_count = 0;
		p->alloc_count = 0;
	}
	return p;
}

#define APPEND(p, what, from, n) \
	do { \
		if ((p)->what##_count + (n) > (p)->what##_capacity) { \
			(p)->what##_capacity = 2 * ((p)->what##_count + (n)); \
			from##_grow(p); \
		} \
		memcpy((p)->from + (p)->what##_count, chunk->from, (n) * sizeof(*(p)->from)); \
		(p)->what##_count += (n); \
	} while (0)

static void entries_grow(struct rs_pending *p)
{
	p->entries = rs_realloc(p->entries, p->entry_capacity * sizeof(*p->entries));
}

static void allocs_grow(struct rs_pending *p)
{
	p->allocs = rs_realloc(p->allocs, p->alloc_capacity * sizeof(*p->allocs));
}

static bool take_ranges(struct rs_events *events, const struct rp_ranges *chunk, size_t size)
{
	size_t head = offsetof(struct rp_ranges, entries);
	struct rs_pending *p;

	if (size < head || chunk->count > RP_CHUNK || size < head + chunk->count * sizeof(*chunk->entries))
		return false;
	p = pending_of(events, chunk->cpu, chunk->serial);
	if (p)
		APPEND(p, entry, entries, chunk->count);
	return p;
}

static bool take_allocs(struct rs_events *events, const struct rp_allocs *chunk, size_t size)
{
	size_t head = offsetof(struct rp_allocs, allocs);
	struct rs_pending *p;

	if (size < head || chunk->count > RP_CHUNK || size < head + chunk->count * sizeof(*chunk->allocs))
		return false;
	p = pending_of(events, chunk->cpu, chunk->serial);
	if (p)
		APPEND(p, alloc, allocs, chunk->count);
	return p;
}

static void gather_ranges(struct rs_events *events, struct event *e)
{
	struct rs_pending *p = pending_of(events, e->head.cpu, e->map.serial);

	if (!p)
		return;
	if (p->entry_count) {
		size_t n = p->entry_count;

		e->count = n;
		e->entries = memcpy(rs_realloc(NULL, n * sizeof(*e->entries)), p->entries,
				    n * sizeof(*e->entries));
		e->times = rs_realloc(NULL, n * sizeof(*e->times));
		rs_ranges_time(p->entries, n, p->allocs, p->alloc_count, e->map.begin, e->times);
	}
	p->serial = 0;
}

/*
 * Names stand in the ring before the first event that uses them, whatever times the
 * events of several CPUs have: they are known from here on, not from a moment on.
 */
static bool take_name(struct rs_events *events, const struct rp_interconnect *raw, size_t size)
{
	uint32_t i;

	if (size < sizeof(*raw))
		return false;
	if (!rs_table_get(&events->names, &raw->interconnect, sizeof(raw->interconnect), &i)) {
		i = events->names.used;
		events->texts = rs_realloc(events->texts, (i + 1) * sizeof(*events->texts));
		rs_table_put(&events->names, &raw->interconnect, sizeof(raw->interconnect), i);
	}
	memcpy(events->texts[i], raw->name, RP_SHORT_LEN);
	events->texts[i][RP_SHORT_LEN] = 0;
	return true;
}

void rs_events_take(struct rs_events *events, const void *data, size_t size)
{
	uint32_t type = size >= sizeof(type) ? *(const uint32_t *)data : 0;
	struct event *e;
	bool ok = false;

	if (type == RP_RANGES) {
		ok = take_ranges(events, data, size);
	} else if (type == RP_ALLOCS) {
		ok = take_allocs(events, data, size);
	} else if (type == RP_INTERCONNECT) {
		ok = take_name(events, data, size);
	} else if (type < RP_KINDS && sizes[type] && size >= sizes[type]) {
		e = rs_alloc(sizeof(*e));
		memcpy(&e->head, data, sizes[type]);
		if (type == RP_MAP)
			gather_ranges(events, e);
		rs_sorter_push(&events->sorter, e->head.time, e);
		if (e->head.time > events->newest)
			events->newest = e->head.time;
		events->seen++;
		ok = true;
	}
	if (!ok)
		rs_say("the kernel sent a record of type %u and %zu bytes that this program does not know; "
		       "build both parts from the same source", type, size);
}

void rs_events_mark(struct rs_events *events, enum rp_type type, uint64_t time)
{
	struct event *e = rs_alloc(sizeof(*e));

	e->head.type = type;
	e->head.time = time;
	/* now, for more will have been lost by the time at which this is written */
	if (type == RP_STATISTICS)
		e->losses = events->losses(events->context);
	rs_sorter_push(&events->sorter, time, e);
}

/* ---- to the stream ---- */

static uint32_t stack_of(struct rs_events *events, const struct rp_head *head)
{
	uint64_t addresses[RP_STACK_DEPTH] = { 0 };
	uint32_t slot, first, count = 0, id;

	if (head->stack < 0)
		return 0;
	if (events->generation != events->dict->symbols->generation) {
		/* modules came or went: an address may mean something else now */
		events->generation = events->dict->symbols->generation;
		rs_table_clear(&events->stacks);
	}
	if (rs_table_get(&events->stacks, &head->stack, sizeof(head->stack), &id))
		return id;
	slot = head->stack & ((1 << RP_STACK_SKIP_SHIFT) - 1);
	if (bpf_map_lookup_elem(events->stacks_fd, &slot, addresses))
		return 0;
	while (count < RP_STACK_DEPTH && addresses[count])
		count++;
	/* the program's own frame and the trampoline's, unless they were skipped */
	first = 2 - (head->stack >> RP_STACK_SKIP_SHIFT);
	if (first >= count)
		return 0;
	id = rs_dict_stack(events->dict, addresses + first, count - first, head->cpu, head->time);
	rs_table_put(&events->stacks, &head->stack, sizeof(head->stack), id);
	return id;
}

static uint32_t task_of(struct rs_events *events, const struct rp_head *head)
{
	char comm[RP_COMM_LEN + 1] = { 0 };

	memcpy(comm, head->comm, RP_COMM_LEN);
	return rs_dict_task(events->dict, head->pid, head->tid, comm, head->cpu, head->time);
}

static uint32_t interconnect_of(struct rs_events *events, const struct rp_head *head, uint64_t raw)
{
	const char *name;
	uint32_t i;

	if (events->kernel->generation == RS_ADAPTER_INTERCONNECT_V1) {
		name = rs_kernel_interconnect_name(events->kernel, raw);
		return rs_dict_interconnect(events->dict, raw, name ? name : "", head->cpu, head->time);
	}
	/* if the record with its name was lost, it is known by its identity only */
	name = raw && rs_table_get(&events->names, &raw, sizeof(raw), &i) ? events->texts[i] : "";
	return rs_dict_interconnect(events->dict, rs_dict_identity(events->dict, raw), name, head->cpu, head->time);
}

/* Remembers what an attachment is, for the maps on it. */
static uint32_t know_attachment(struct rs_events *events, const struct rp_attach *raw)
{
	uint32_t i, device = rs_dict_device(events->dict, raw->device, raw->driver, raw->bus,
					    raw->head.cpu, raw->head.time);

	if (!raw->attachment)
		return device;
	if (!rs_table_get(&events->attachments, &raw->attachment, sizeof(raw->attachment), &i)) {
		i = events->known_free;
		if (i != NONE) {
			events->known_free = events->known[i].next_free;
		} else {
			i = events->known_count++;
			if (!(i & (i - 1)))
				events->known = rs_realloc(events->known, (i ? 2 * i : 1) * sizeof(*events->known));
		}
		rs_table_put(&events->attachments, &raw->attachment, sizeof(raw->attachment), i);
	}
	events->known[i] = (struct rs_attachment){
		.buffer = raw->buffer, .inode = raw->inode, .size = raw->size,
		.interconnect = raw->interconnect, .device = device,
	};
	return device;
}

/* What is known of an attachment; never NULL. */
static const struct rs_attachment *attachment_of(const struct rs_events *events, uint64_t raw)
{
	static const struct rs_attachment unknown;
	uint32_t i;

	return rs_table_get(&events->attachments, &raw, sizeof(raw), &i) ? &events->known[i] : &unknown;
}

static void forget_attachment(struct rs_events *events, uint64_t raw)
{
	uint32_t i;

	if (!rs_table_get(&events->attachments, &raw, sizeof(raw), &i))
		return;
	rs_table_remove(&events->attachments, &raw, sizeof(raw));
	events->known[i].next_free = events->known_free;
	events->known_free = i;
}

/* The sum of the ranges; not known when one of them makes no sense. */
static uint64_t exposed(const struct event *e)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < e->count; i++) {
		uint64_t last = e->entries[i].end - e->entries[i].start;

		if (e->entries[i].end < e->entries[i].start || last >= RS_UNKNOWN64 - 1 - sum)
			return RS_UNKNOWN64;
		sum += last + 1;
	}
	return sum;
}

static void write_map(struct rs_events *events, struct event *e)
{
	const struct rp_map *raw = &e->map;
	uint32_t cpu = e->head.cpu;
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	uint32_t interconnect = interconnect_of(events, &e->head, raw->interconnect);
	uint64_t base = 0, bytes = RS_UNKNOWN64;
	struct rs_map *r;

	if (raw->error) {
		bytes = 0;
	} else if (raw->adapter == RS_ADAPTER_SGT) {
		bytes = raw->size;
	} else if (raw->flags & RS_FLAG_DECODED && !(raw->flags & RS_FLAG_TRUNCATED) &&
		   e->count == raw->entries) {
		bytes = exposed(e);
	}
	r = RS_RECORD(events->ctf, map, cpu, e->head.time);
	r->buffer = rs_dict_identity(events->dict, raw->buffer);
	r->inode = raw->inode;
	r->buffer_size = raw->size;
	r->attachment = rs_dict_identity(events->dict, raw->attachment);
	r->mapping = rs_dict_identity(events->dict, raw->mapping);
	r->serial = raw->serial;
	r->begin_ns = raw->begin;
	r->blocked_ns = events->switches ? raw->blocked : RS_UNKNOWN64;
	r->bytes = bytes;
	r->adapter = raw->adapter;
	r->error = raw->error;
	r->nranges = raw->nranges;
	r->entries = raw->entries;
	r->flags = raw->flags & ~RP_FLAG_UNDESCRIBED;
	r->direction = raw->direction;
	r->interconnect = interconnect;
	/* never that of an older attachment at the same address */
	if (!(raw->flags & RP_FLAG_UNDESCRIBED))
		r->device = attachment_of(events, raw->attachment)->device;
	r->task = task;
	r->stack = stack;
	r->allocated = RS_UNKNOWN32;
	r->kept = RS_UNKNOWN32;
	if (e->count && !events->dict->raw)
		base = e->entries[0].start;
	for (size_t i = 0; i < e->count; i++) {
		struct rs_range *range = RS_RECORD(events->ctf, range, cpu, e->head.time);

		range->serial = raw->serial;
		range->index = e->entries[i].index;
		range->start = e->entries[i].start - base;
		range->end = e->entries[i].end - base;
		range->populated_ns = e->times[i];
		range->how = e->times[i] == RS_UNKNOWN64 ? RS_HOW_UNAVAILABLE : RS_HOW_ALLOCATION;
	}
}

static void write_unmap(struct rs_events *events, struct event *e)
{
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	struct rs_unmap *r = RS_RECORD(events->ctf, unmap, e->head.cpu, e->head.time);

	r->buffer = rs_dict_identity(events->dict, e->unmap.buffer);
	r->inode = e->unmap.inode;
	r->attachment = rs_dict_identity(events->dict, e->unmap.attachment);
	r->mapping = rs_dict_identity(events->dict, e->unmap.mapping);
	r->adapter = e->unmap.adapter;
	r->flags = e->unmap.flags;
	r->nranges = e->unmap.nranges;
	r->direction = e->unmap.direction;
	r->task = task;
	r->stack = stack;
}

static void write_export(struct rs_events *events, struct event *e)
{
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	uint32_t exporter = rs_dict_string(events->dict, e->export.exporter, e->head.cpu, e->head.time);
	struct rs_buffer_export *r = RS_RECORD(events->ctf, buffer_export, e->head.cpu, e->head.time);

	r->buffer = rs_dict_identity(events->dict, e->export.buffer);
	r->inode = e->export.inode;
	r->buffer_size = e->export.size;
	r->exporter = exporter;
	r->error = e->export.error;
	r->task = task;
	r->stack = stack;
}

static void write_attach(struct rs_events *events, struct event *e)
{
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	uint32_t interconnect = interconnect_of(events, &e->head, e->attach.interconnect);
	uint32_t device = know_attachment(events, &e->attach);
	struct rs_attach *r = RS_RECORD(events->ctf, attach, e->head.cpu, e->head.time);

	r->buffer = rs_dict_identity(events->dict, e->attach.buffer);
	r->inode = e->attach.inode;
	r->attachment = rs_dict_identity(events->dict, e->attach.attachment);
	r->device = device;
	r->interconnect = interconnect;
	r->flags = e->attach.flags;
	r->error = e->attach.error;
	r->task = task;
	r->stack = stack;
}

static void write_object(struct rs_events *events, struct event *e)
{
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	uint64_t buffer = rs_dict_identity(events->dict, e->object.buffer);

	if (e->head.type == RP_DETACH) {
		struct rs_detach *r = RS_RECORD(events->ctf, detach, e->head.cpu, e->head.time);

		r->buffer = buffer;
		r->inode = e->object.inode;
		r->attachment = rs_dict_identity(events->dict, e->object.attachment);
		r->task = task;
		r->stack = stack;
		forget_attachment(events, e->object.attachment);
	} else if (e->head.type == RP_RELEASE) {
		struct rs_buffer_release *r = RS_RECORD(events->ctf, buffer_release, e->head.cpu, e->head.time);

		r->buffer = buffer;
		r->inode = e->object.inode;
		r->task = task;
		r->stack = stack;
	} else {
		struct rs_invalidate *r = RS_RECORD(events->ctf, invalidate, e->head.cpu, e->head.time);

		r->buffer = buffer;
		r->inode = e->object.inode;
		r->task = task;
		r->stack = stack;
	}
}

static void write_start(struct rs_events *events, struct event *e)
{
	struct rs_capture_start *r;
	struct timespec wall, mono;
	char comm[RP_COMM_LEN] = { 0 };
	uint32_t task;

	prctl(PR_GET_NAME, comm);
	task = rs_dict_task(events->dict, getpid(), gettid(), comm, 0, e->head.time);
	clock_gettime(CLOCK_MONOTONIC, &mono);
	clock_gettime(CLOCK_REALTIME, &wall);
	r = RS_RECORD(events->ctf, capture_start, 0, e->head.time);
	r->realtime_ns = (uint64_t)wall.tv_sec * 1000000000 + wall.tv_nsec -
			 ((uint64_t)mono.tv_sec * 1000000000 + mono.tv_nsec - r->header.timestamp);
	r->task = task;
}

static void write_statistics(struct rs_events *events, struct rs_ctf *ctf, uint64_t time, struct rs_losses losses)
{
	struct rs_statistics *r = RS_RECORD(ctf, statistics, 0, time);

	r->written = ctf->records;
	r->lost_ring = losses.ring;
	r->lost_table = losses.table;
	r->lost_missed = losses.missed;
	r->lost_output = 0;
	r->lost_stacks = losses.stacks;
	r->late = events->late;
	r->truncated = losses.truncated;
	ctf->discarded = losses.ring + losses.missed;
}

void rs_events_statistics(struct rs_events *events, struct rs_ctf *ctf, uint64_t time)
{
	write_statistics(events, ctf, time, events->losses(events->context));
}

static void write_event(struct rs_events *events, struct event *e)
{
	uint64_t by;

	if (e->head.time < events->ctf->last_ns) {
		by = events->ctf->last_ns - e->head.time;
		if (e->head.type < RP_START)
			events->late++;
		e->head.time += by;
		/* the whole call moves: how long it took is still known */
		if (e->head.type == RP_MAP && e->map.begin != RS_UNKNOWN64)
			e->map.begin += by;
	}
	switch (e->head.type) {
	case RP_EXPORT:
		write_export(events, e);
		break;
	case RP_ATTACH:
		write_attach(events, e);
		break;
	case RP_DESCRIBE:
		know_attachment(events, &e->attach);
		break;
	case RP_RELEASE:
	case RP_DETACH:
	case RP_INVALIDATE:
		write_object(events, e);
		break;
	case RP_MAP:
		write_map(events, e);
		break;
	case RP_UNMAP:
		write_unmap(events, e);
		break;
	case RP_START:
		write_start(events, e);
		break;
	case RP_STATISTICS:
		write_statistics(events, events->ctf, e->head.time, e->losses);
		break;
	}
}

void rs_events_write(struct rs_events *events, uint64_t until)
{
	struct event *e;

	while ((e = rs_sorter_pop(&events->sorter, until))) {
		write_event(events, e);
		free_event(e);
	}
}

size_t rs_events_pending(struct rs_events *events, uint64_t time, const struct rs_pending_call *calls,
			 size_t count)
{
	size_t pending = 0;

	rs_events_write(events, UINT64_MAX);
	for (size_t i = 0; i < count; i++) {
		const struct rp_call_key *key = &calls[i].key;
		bool described = !(calls[i].call.flags & RP_FLAG_UNDESCRIBED);
		const struct rs_attachment *attachment = attachment_of(events, described ? key->attachment : 0);
		struct rp_head head = { .time = time, .tid = key->tid };
		uint32_t interconnect = 0, task = 0, stack = 0;
		struct rs_thread thread;
		enum rs_where where;
		struct rs_map *r;

		where = rs_thread_read(&thread, key->tid, key->adapter == RS_ADAPTER_SGT ?
				       "dma_buf_map_attachment" : "dma_buf_map_interconnect");
		/* a young one may have returned just after the end */
		if (where != RS_THREAD_THERE && calls[i].call.begin + RECENT < time)
			continue;
		if (key->adapter != RS_ADAPTER_SGT)
			interconnect = interconnect_of(events, &head, attachment->interconnect);
		if (where != RS_THREAD_GONE)
			task = rs_dict_task(events->dict, thread.pid, key->tid, thread.comm, 0, time);
		if (where == RS_THREAD_THERE)
			stack = rs_dict_places(events->dict, thread.places, thread.count, 0, time);
		r = RS_RECORD(events->ctf, map, 0, time);
		r->buffer = rs_dict_identity(events->dict, attachment->buffer);
		r->inode = attachment->inode;
		r->buffer_size = attachment->size;
		r->attachment = rs_dict_identity(events->dict, key->attachment);
		r->serial = calls[i].call.serial;
		r->begin_ns = calls[i].call.begin;
		r->blocked_ns = calls[i].blocked;
		r->adapter = key->adapter;
		r->error = -EINPROGRESS;
		r->flags = (calls[i].call.flags & ~RP_FLAG_UNDESCRIBED) | RS_FLAG_PENDING;
		r->interconnect = interconnect;
		r->device = attachment->device;
		r->task = task;
		r->stack = stack;
		r->allocated = RS_UNKNOWN32;
		r->kept = RS_UNKNOWN32;
		pending++;
	}
	return pending;
}

void rs_events_stop(struct rs_events *events, uint64_t time, enum rs_stop_reason reason,
		    const struct rp_live_key *keys, const struct rp_live *values, size_t live,
		    uint64_t live_lost)
{
	struct rs_capture_stop *stop;

	rs_events_write(events, UINT64_MAX);
	for (size_t i = 0; i < live; i++) {
		struct rs_live *r = RS_RECORD(events->ctf, live, 0, time);

		r->attachment = rs_dict_identity(events->dict, values[i].attachment);
		r->mapping = rs_dict_identity(events->dict, keys[i].mapping);
		r->serial = values[i].serial;
		r->adapter = keys[i].adapter;
	}
	stop = RS_RECORD(events->ctf, capture_stop, 0, time);
	stop->reason = reason;
	stop->live = live;
	stop->live_lost = live_lost;
	rs_events_statistics(events, events->ctf, time);
	rs_ctf_flush(events->ctf);
}
