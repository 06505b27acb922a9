// SPDX-License-Identifier: GPL-2.0
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

/* Any raw event while it waits to be written; a map with its ranges. */
struct rs_event {
	struct rs_event *next;
	size_t count, capacity;		/* of entries, and notes behind them */
	size_t note_count, note_capacity;
	struct rp_entry *entries;
	struct rp_note *notes;
	union {
		struct rp_head head;
		struct rp_object object;
		struct rp_exit exit;
		struct rp_export export;
		struct rp_buffer buffer;
		struct rp_attach attach;
		struct rp_map map;
		struct rp_unmap unmap;
		struct rp_unmap_end unmap_end;
		struct {
			struct rp_head statistics;
			struct rs_losses losses;	/* up to that time */
		};
		uint8_t room[256];
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
	[RP_UNMAP_END] = sizeof(struct rp_unmap_end),
	[RP_INVALIDATE] = sizeof(struct rp_object),
	[RP_MATCH] = sizeof(struct rp_object),
	[RP_PIN] = sizeof(struct rp_object),
	[RP_UNPIN] = sizeof(struct rp_object),
	[RP_EXIT] = sizeof(struct rp_exit),
	[RP_BUFFER_STATE] = sizeof(struct rp_buffer),
	[RP_ATTACHMENT_STATE] = sizeof(struct rp_attach),
};

void rs_events_init(struct rs_events *events, size_t cpus)
{
	memset(events, 0, sizeof(*events));
	events->cpus = cpus;
	events->known_free = NONE;
	events->holders_free = NONE;
	events->states_end = &events->states;
	events->pending = rs_alloc(cpus * sizeof(*events->pending));
}

/* Events are used again, with the room that they have for ranges. */
static struct rs_event *new_event(struct rs_events *events)
{
	struct rs_event *e = events->pool;

	if (!e)
		return rs_alloc(sizeof(*e));
	events->pool = e->next;
	e->next = NULL;
	e->count = 0;
	e->note_count = 0;
	return e;
}

static void free_event(struct rs_events *events, struct rs_event *e)
{
	e->next = events->pool;
	events->pool = e;
}

static void free_list(struct rs_event *e)
{
	while (e) {
		struct rs_event *next = e->next;

		free(e->entries);
		free(e->notes);
		free(e);
		e = next;
	}
}

void rs_events_free(struct rs_events *events)
{
	struct rs_event *e;

	while ((e = rs_sorter_pop(&events->sorter, UINT64_MAX)))
		free_event(events, e);
	rs_sorter_free(&events->sorter);
	free_list(events->pool);
	free_list(events->states);
	for (size_t i = 0; i < events->cpus; i++) {
		free(events->pending[i].entries);
		free(events->pending[i].notes);
	}
	free(events->pending);
	free(events->times);
	rs_table_clear(&events->attachments);
	free(events->known);
	rs_table_clear(&events->names);
	free(events->texts);
	rs_table_clear(&events->stacks);
	for (uint32_t i = 0; i < events->walked_count; i++)
		free(events->walked[i].frames);
	free(events->walked);
	rs_table_clear(&events->held);
	for (uint32_t i = 0; i < events->holders_count; i++)
		free(events->holders[i].addresses);
	free(events->holders);
}

/* Room for one more thing in an array that doubles. */
#define GROW(array, count) \
	do { \
		if (!((count) & ((count) - 1))) \
			(array) = rs_realloc((array), ((count) ? 2 * (size_t)(count) : 1) * sizeof(*(array))); \
	} while (0)

/* ---- from the ring ---- */

/* The ranges and notes of the call that @cpu is about to report. */
static struct rs_pending *pending_of(struct rs_events *events, uint32_t cpu, uint64_t serial)
{
	struct rs_pending *p;

	if (cpu >= events->cpus)
		return NULL;
	p = &events->pending[cpu];
	if (p->serial != serial) {
		/* what is left belongs to a map record that was lost */
		events->orphaned += p->entry_count + p->note_count;
		p->serial = serial;
		p->entry_count = 0;
		p->note_count = 0;
	}
	return p;
}

#define ROOM(array, wanted, capacity) \
	do { \
		if ((wanted) > (capacity)) { \
			(capacity) = 2 * (wanted); \
			(array) = rs_realloc((array), (capacity) * sizeof(*(array))); \
		} \
	} while (0)

static bool take_ranges(struct rs_events *events, const struct rp_ranges *chunk, size_t size)
{
	size_t head = offsetof(struct rp_ranges, entries);
	struct rs_pending *p;

	if (size < head || chunk->count > RP_CHUNK || size < head + chunk->count * sizeof(*chunk->entries))
		return false;
	p = pending_of(events, chunk->cpu, chunk->serial);
	if (!p)
		return false;
	ROOM(p->entries, p->entry_count + chunk->count, p->entry_capacity);
	memcpy(p->entries + p->entry_count, chunk->entries, chunk->count * sizeof(*chunk->entries));
	p->entry_count += chunk->count;
	return true;
}

static bool take_notes(struct rs_events *events, const struct rp_notes *chunk, size_t size)
{
	size_t head = offsetof(struct rp_notes, notes);
	struct rs_pending *p;

	if (size < head || chunk->count > RP_CHUNK || size < head + chunk->count * sizeof(*chunk->notes))
		return false;
	p = pending_of(events, chunk->cpu, chunk->serial);
	if (!p)
		return false;
	ROOM(p->notes, p->note_count + chunk->count, p->note_capacity);
	memcpy(p->notes + p->note_count, chunk->notes, chunk->count * sizeof(*chunk->notes));
	p->note_count += chunk->count;
	return true;
}

/* What came before the event belongs to it now; @tail are its last ranges. */
static void gather(struct rs_events *events, struct rs_event *e, uint64_t serial, const struct rp_entry *tail,
		   size_t tail_count)
{
	struct rs_pending *p = pending_of(events, e->head.cpu, serial);
	size_t before = p ? p->entry_count : 0;

	e->count = before + tail_count;
	ROOM(e->entries, e->count, e->capacity);
	if (before)
		memcpy(e->entries, p->entries, before * sizeof(*e->entries));
	if (tail_count)
		memcpy(e->entries + before, tail, tail_count * sizeof(*e->entries));
	if (!p)
		return;
	e->note_count = p->note_count;
	ROOM(e->notes, e->note_count, e->note_capacity);
	if (e->note_count)
		memcpy(e->notes, p->notes, e->note_count * sizeof(*e->notes));
	p->serial = 0;
	p->entry_count = 0;
	p->note_count = 0;
}

static bool take_map(struct rs_events *events, struct rs_event *e, const struct rp_map *raw, size_t size)
{
	if (raw->tail > RP_CHUNK || size < sizeof(*raw) + raw->tail * sizeof(*raw->entry))
		return false;
	gather(events, e, raw->serial, raw->entry, raw->tail);
	return true;
}

/* A stack that was walked; known from here on. */
static bool take_stack(struct rs_events *events, const struct rp_stack *raw, size_t size)
{
	size_t head = offsetof(struct rp_stack, frames);
	struct rs_walked *w;
	uint32_t i;

	if (size < head || raw->count > RP_STACK_DEPTH || size < head + raw->count * sizeof(*raw->frames))
		return false;
	if (rs_table_get(&events->stacks, &raw->hash, sizeof(raw->hash), &i))
		return true;
	i = events->walked_count;
	GROW(events->walked, i);
	events->walked_count++;
	rs_table_put(&events->stacks, &raw->hash, sizeof(raw->hash), i);
	w = &events->walked[i];
	memset(w, 0, sizeof(*w));
	w->count = raw->count;
	w->frames = rs_alloc(raw->count * sizeof(*raw->frames) + 1);
	memcpy(w->frames, raw->frames, raw->count * sizeof(*raw->frames));
	return true;
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
		GROW(events->texts, i);
		rs_table_put(&events->names, &raw->interconnect, sizeof(raw->interconnect), i);
	}
	memcpy(events->texts[i], raw->name, RP_SHORT_LEN);
	events->texts[i][RP_SHORT_LEN] = 0;
	return true;
}

/* What existed at the start waits for the capture_start record. */
static void take_state(struct rs_events *events, struct rs_event *e)
{
	*events->states_end = e;
	events->states_end = &e->next;
	events->state_count++;
}

void rs_events_forget_states(struct rs_events *events)
{
	while (events->states) {
		struct rs_event *e = events->states;

		events->states = e->next;
		free_event(events, e);
	}
	events->states_end = &events->states;
	events->state_count = 0;
}

static bool take_event(struct rs_events *events, uint32_t type, const void *data, size_t size)
{
	struct rs_event *e = new_event(events);

	memcpy(&e->head, data, sizes[type]);
	if (type == RP_BUFFER_STATE || type == RP_ATTACHMENT_STATE) {
		take_state(events, e);
		return true;
	}
	if (type == RP_MAP && !take_map(events, e, data, size)) {
		free_event(events, e);
		return false;
	}
	if (type == RP_UNMAP_END)
		gather(events, e, e->unmap_end.serial, NULL, 0);
	rs_sorter_push(&events->sorter, e->head.time, e);
	if (e->head.time > events->newest)
		events->newest = e->head.time;
	events->seen++;
	return true;
}

void rs_events_take(struct rs_events *events, const void *data, size_t size)
{
	uint32_t type = size >= sizeof(type) ? *(const uint32_t *)data : 0;
	bool ok = false;

	if (type == RP_RANGES)
		ok = take_ranges(events, data, size);
	else if (type == RP_NOTES)
		ok = take_notes(events, data, size);
	else if (type == RP_INTERCONNECT)
		ok = take_name(events, data, size);
	else if (type == RP_STACK)
		ok = take_stack(events, data, size);
	else if (type < RP_KINDS && sizes[type] && size >= sizes[type])
		ok = take_event(events, type, data, size);
	if (!ok)
		rs_say("the kernel sent a record of type %u and %zu bytes that this program does not know; "
		       "build both parts from the same source", type, size);
}

void rs_events_mark(struct rs_events *events, enum rp_type type, uint64_t time)
{
	struct rs_event *e = new_event(events);

	memset(&e->head, 0, sizeof(e->head));
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
	unsigned int generation = events->dict->symbols->generation;
	struct rs_walked *w;
	uint32_t i;

	/* the record with its frames may have been lost */
	if (!head->stack || !rs_table_get(&events->stacks, &head->stack, sizeof(head->stack), &i))
		return 0;
	w = &events->walked[i];
	/* when modules came or went, an address may mean something else */
	if (!w->id || w->generation != generation) {
		w->id = rs_dict_stack(events->dict, w->frames, w->count, head->cpu, head->time);
		w->generation = generation;
	}
	return w->id;
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

	if (events->kernel->found[RS_PART_INTERCONNECT] == RS_ADAPTER_INTERCONNECT_V1) {
		name = rs_kernel_interconnect_name(events->kernel, raw);
		return rs_dict_interconnect(events->dict, raw, name ? name : "", head->cpu, head->time);
	}
	/* if the record with its name was lost, it is known by its identity only */
	name = raw && rs_table_get(&events->names, &raw, sizeof(raw), &i) ? events->texts[i] : "";
	return rs_dict_interconnect(events->dict, rs_dict_identity(events->dict, raw), name, head->cpu, head->time);
}

static void copy(char *to, const char *from, size_t size)
{
	memcpy(to, from, size);
	to[size] = 0;
}

/* Remembers what an attachment is, for the maps on it. Returns its device. */
static uint32_t know_attachment(struct rs_events *events, const struct rp_attach *raw)
{
	char name[RP_NAME_LEN + 1], driver[RP_SHORT_LEN + 1], bus[RP_SHORT_LEN + 1];
	uint32_t i, device;

	copy(name, raw->device, RP_NAME_LEN);
	copy(driver, raw->driver, RP_SHORT_LEN);
	copy(bus, raw->bus, RP_SHORT_LEN);
	device = rs_dict_device(events->dict, name, driver, bus, raw->head.cpu, raw->head.time);
	if (!raw->attachment)
		return device;
	if (!rs_table_get(&events->attachments, &raw->attachment, sizeof(raw->attachment), &i)) {
		i = events->known_free;
		if (i != NONE) {
			events->known_free = events->known[i].next_free;
		} else {
			i = events->known_count;
			GROW(events->known, i);
			events->known_count++;
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

/* ---- what unmap must free ---- */

static void forget_holders(struct rs_events *events, uint64_t mapping)
{
	uint32_t i;

	if (!rs_table_get(&events->held, &mapping, sizeof(mapping), &i))
		return;
	rs_table_remove(&events->held, &mapping, sizeof(mapping));
	free(events->holders[i].addresses);
	events->holders[i].addresses = NULL;
	events->holders[i].next_free = events->holders_free;
	events->holders_free = i;
}

static void know_holders(struct rs_events *events, struct rs_event *e)
{
	struct rs_holders *h;
	uint32_t i = events->holders_free;

	forget_holders(events, e->map.mapping);
	if (!e->count || !e->note_count)
		return;
	if (i != NONE) {
		events->holders_free = events->holders[i].next_free;
	} else {
		i = events->holders_count;
		GROW(events->holders, i);
		events->holders_count++;
	}
	h = &events->holders[i];
	h->addresses = rs_alloc(e->count * sizeof(*h->addresses));
	h->count = rs_notes_holders(e->entries, e->count, e->notes, e->note_count, h->addresses);
	rs_table_put(&events->held, &e->map.mapping, sizeof(e->map.mapping), i);
}

static void write_unmap_end(struct rs_events *events, struct rs_event *e)
{
	const struct rp_unmap_end *raw = &e->unmap_end;
	struct rs_unmap_end *r;
	uint32_t i;

	/* of a mapping whose allocations were not seen, nothing can be said */
	if (!rs_table_get(&events->held, &raw->mapping, sizeof(raw->mapping), &i))
		return;
	r = RS_RECORD(events->ctf, unmap_end, e->head.cpu, e->head.time);
	r->attachment = rs_dict_identity(events->dict, raw->attachment);
	r->mapping = rs_dict_identity(events->dict, raw->mapping);
	r->begin_ns = raw->begin;
	r->adapter = raw->adapter;
	r->watched = events->holders[i].count;
	r->kept = rs_notes_left(events->holders[i].addresses, events->holders[i].count, e->notes, e->note_count);
	forget_holders(events, raw->mapping);
}

static void write_map(struct rs_events *events, struct rs_event *e)
{
	const struct rp_map *raw = &e->map;
	uint32_t cpu = e->head.cpu;
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head);
	uint32_t interconnect = interconnect_of(events, &e->head, raw->interconnect);
	/* never that of an older attachment at the same address */
	uint32_t device = raw->flags & RP_FLAG_UNDESCRIBED ? 0 :
			  attachment_of(events, raw->attachment)->device;
	size_t allocated = RS_UNKNOWN32, kept = RS_UNKNOWN32;
	uint64_t base = 0;
	struct rs_map *r;

	ROOM(events->times, e->count, events->times_capacity);
	rs_ranges_time(e->entries, e->count, e->notes, e->note_count, raw->begin, events->times);
	if (raw->flags & RS_FLAG_WATCHED) {
		allocated = rs_notes_kept(e->notes, e->note_count, &kept);
		if (!raw->error)
			know_holders(events, e);
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
	r->bytes = raw->bytes;
	r->adapter = raw->adapter;
	r->error = raw->error;
	r->nranges = raw->nranges;
	r->entries = raw->entries;
	r->flags = raw->flags & ~RP_FLAG_UNDESCRIBED;
	r->direction = raw->direction;
	r->interconnect = interconnect;
	r->device = device;
	r->task = task;
	r->stack = stack;
	r->allocated = allocated;
	r->kept = kept;
	if (e->count && !events->dict->raw)
		base = e->entries[0].start;
	for (size_t i = 0; i < e->count; i++) {
		struct rs_range *range = RS_RECORD(events->ctf, range, cpu, e->head.time);

		range->serial = raw->serial;
		range->index = e->entries[i].index;
		range->start = e->entries[i].start - base;
		range->end = e->entries[i].end - base;
		range->populated_ns = events->times[i].ns;
		range->how = events->times[i].how;
	}
}

static void write_unmap(struct rs_events *events, struct rs_event *e)
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

static void write_export(struct rs_events *events, struct rs_event *e)
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

static void write_attach(struct rs_events *events, struct rs_event *e)
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

static void write_object(struct rs_events *events, struct rs_event *e)
{
	uint32_t task = task_of(events, &e->head), stack = stack_of(events, &e->head), cpu = e->head.cpu, interconnect;
	uint64_t buffer = rs_dict_identity(events->dict, e->object.buffer), time = e->head.time;
	uint64_t attachment = rs_dict_identity(events->dict, e->object.attachment);

#define OBJECT(name) \
	struct rs_##name *r = RS_RECORD(events->ctf, name, cpu, time); \
	r->buffer = buffer; \
	r->inode = e->object.inode; \
	r->task = task; \
	r->stack = stack

	switch (e->head.type) {
	case RP_DETACH: {
		OBJECT(detach);
		r->attachment = attachment;
		forget_attachment(events, e->object.attachment);
		break;
	}
	case RP_RELEASE: {
		OBJECT(buffer_release);
		break;
	}
	case RP_INVALIDATE: {
		OBJECT(invalidate);
		break;
	}
	case RP_MATCH: {
		interconnect = e->object.result ? interconnect_of(events, &e->head, e->object.interconnect) : 0;
		OBJECT(match);
		r->attachment = attachment;
		r->interconnect = interconnect;
		r->matched = e->object.result;
		break;
	}
	case RP_PIN: {
		OBJECT(pin);
		r->attachment = attachment;
		r->error = e->object.result;
		r->flags = e->object.flags;
		break;
	}
	case RP_UNPIN: {
		OBJECT(unpin);
		r->attachment = attachment;
		r->flags = e->object.flags;
		break;
	}
	}
#undef OBJECT
}

static void write_exit(struct rs_events *events, struct rs_event *e)
{
	uint32_t task = task_of(events, &e->head);
	struct rs_task_exit *r = RS_RECORD(events->ctf, task_exit, e->head.cpu, e->head.time);

	r->task = task;
	r->last = e->exit.last;
}

static void write_buffer_state(struct rs_events *events, const struct rp_buffer *raw, uint64_t time)
{
	char name[RP_NAME_LEN + 1];
	struct rs_buffer_state *r;
	uint32_t exporter;

	copy(name, raw->exporter, RP_NAME_LEN);
	exporter = rs_dict_string(events->dict, name, 0, time);
	r = RS_RECORD(events->ctf, buffer_state, 0, time);
	r->buffer = rs_dict_identity(events->dict, raw->buffer);
	r->inode = raw->inode;
	r->buffer_size = raw->size;
	r->exporter = exporter;
	r->attachments = raw->attachments;
	r->source = raw->source;
}

static void write_attachment_state(struct rs_events *events, struct rp_attach *raw, uint64_t time)
{
	uint32_t interconnect, device;
	struct rs_attachment_state *r;

	raw->head.time = time;
	interconnect = interconnect_of(events, &raw->head, raw->interconnect);
	device = know_attachment(events, raw);
	r = RS_RECORD(events->ctf, attachment_state, 0, time);
	r->buffer = rs_dict_identity(events->dict, raw->buffer);
	r->inode = raw->inode;
	r->attachment = rs_dict_identity(events->dict, raw->attachment);
	r->device = device;
	r->interconnect = interconnect;
	r->flags = raw->flags;
	r->source = raw->error;
}

/* Buffers first, for attachments refer to them. */
static void write_states(struct rs_events *events, uint64_t time)
{
	struct rs_event *e, *next;

	for (e = events->states; e; e = e->next)
		if (e->head.type == RP_BUFFER_STATE)
			write_buffer_state(events, &e->buffer, time);
	for (e = events->states; e; e = next) {
		next = e->next;
		if (e->head.type == RP_ATTACHMENT_STATE)
			write_attachment_state(events, &e->attach, time);
		free_event(events, e);
	}
	events->states = NULL;
	events->states_end = &events->states;
	events->state_count = 0;
}

static void write_start(struct rs_events *events, struct rs_event *e)
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
	r->part = events->part;
	r->states = events->state_count;
	write_states(events, e->head.time);
}

static void write_statistics(struct rs_events *events, struct rs_ctf *ctf, uint64_t time, struct rs_losses losses)
{
	struct rs_statistics *r = RS_RECORD(ctf, statistics, 0, time);

	r->written = ctf->records;
	r->lost_ring = losses.ring + events->orphaned;
	r->lost_table = losses.table;
	r->lost_missed = losses.missed;
	r->lost_output = 0;
	r->lost_stacks = losses.stacks;
	r->late = events->late;
	r->truncated = losses.truncated;
	r->filtered = losses.filtered;
	r->sampled = losses.sampled;
	r->reused_stacks = losses.reused;
	ctf->discarded = losses.ring + events->orphaned + losses.missed;
}

void rs_events_statistics(struct rs_events *events, struct rs_ctf *ctf, uint64_t time)
{
	write_statistics(events, ctf, time, events->losses(events->context));
}

static void write_event(struct rs_events *events, struct rs_event *e)
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
	case RP_MATCH:
	case RP_PIN:
	case RP_UNPIN:
		write_object(events, e);
		break;
	case RP_UNMAP_END:
		write_unmap_end(events, e);
		break;
	case RP_EXIT:
		write_exit(events, e);
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
	struct rs_event *e;

	while ((e = rs_sorter_pop(&events->sorter, until))) {
		write_event(events, e);
		free_event(events, e);
	}
}

size_t rs_events_pending(struct rs_events *events, uint64_t time, const struct rs_pending_call *calls,
			 size_t count)
{
	size_t pending = 0;

	rs_events_write(events, UINT64_MAX);
	for (size_t i = 0; i < count; i++) {
		const struct rp_call *call = &calls[i].call;
		uint64_t key = call->flags & RP_FLAG_UNDESCRIBED ? 0 : call->subject;
		const struct rs_attachment *attachment = attachment_of(events, key);
		struct rp_head head = { .time = time, .tid = calls[i].tid };
		uint32_t interconnect = 0, task = 0, stack = 0;
		struct rs_thread thread;
		enum rs_where where;
		struct rs_map *r;

		where = rs_thread_read(&thread, head.tid, events->dict->symbols, calls[i].frames, calls[i].frame_count,
				       call->kind == RS_ADAPTER_SGT ?
				       "dma_buf_map_attachment" : "dma_buf_map_interconnect");
		/* a young one may have returned just after the end */
		if (where != RS_THREAD_THERE && call->begin + RECENT < time)
			continue;
		if (call->kind != RS_ADAPTER_SGT)
			interconnect = interconnect_of(events, &head, attachment->interconnect);
		if (where != RS_THREAD_GONE)
			task = rs_dict_task(events->dict, thread.pid, head.tid, thread.comm, 0, time);
		if (where == RS_THREAD_THERE)
			stack = rs_dict_places(events->dict, thread.places, thread.count, 0, time);
		r = RS_RECORD(events->ctf, map, 0, time);
		r->buffer = rs_dict_identity(events->dict, attachment->buffer);
		r->inode = attachment->inode;
		r->buffer_size = attachment->size;
		r->attachment = rs_dict_identity(events->dict, call->subject);
		r->serial = call->serial;
		r->begin_ns = call->begin;
		r->blocked_ns = calls[i].blocked;
		r->adapter = call->kind;
		r->error = -EINPROGRESS;
		r->flags = (call->flags & ~RP_FLAG_UNDESCRIBED) | RS_FLAG_PENDING;
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
