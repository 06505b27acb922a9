// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>
#include "log.h"
#include "state.h"

/* Objects refer to each other by place, counted from 1; 0 is none. */
struct rs_state_buffer {
	uint32_t next_free;		/* also: in use when it is IN_USE */
	uint32_t exporter;
	uint64_t identity;
	uint64_t inode;
	uint64_t size;
	uint32_t first;			/* attachment */
	uint32_t attachments;		/* as a snapshot said */
};

struct rs_state_attachment {
	uint32_t next_free;
	uint32_t buffer;
	uint64_t identity;
	uint64_t buffer_identity;
	uint64_t inode;
	uint32_t device;
	uint32_t interconnect;
	uint32_t flags;
	uint32_t next, previous;	/* on the buffer */
	uint32_t first;			/* mapping that is live and nobody leaked */
};

enum fate {
	LIVE,
	LEAKED,				/* reported, and still there */
	UNMAPPED,
};

struct rs_state_mapping {
	uint32_t next_free;
	uint32_t generation;
	uint32_t attachment;		/* whose list it is on, or 0 */
	uint32_t next, previous;
	uint32_t times;			/* sg-table: that it was handed out */
	enum fate fate;
	struct rs_mapping_state record;
};

#define IN_USE (~0u)

#define AT(state, what, place) (&(state)->what##s[(place) - 1])

/* Takes a place in the pool whose things are at *@things. */
static uint32_t take(struct rs_pool *pool, void **things, size_t size)
{
	uint32_t place = pool->free;
	uint8_t *thing;

	if (!place) {
		if (pool->count == pool->capacity) {
			pool->capacity = pool->capacity ? 2 * pool->capacity : 64;
			*things = rs_realloc(*things, pool->capacity * size);
		}
		place = ++pool->count;
		memset((uint8_t *)*things + (place - 1) * size, 0, size);
	}
	thing = (uint8_t *)*things + (place - 1) * size;
	if (place == pool->free)
		memcpy(&pool->free, thing, sizeof(pool->free));
	memset(thing, 0, size);
	memset(thing, 0xff, sizeof(uint32_t));
	pool->used++;
	return place;
}

#define TAKE(state, what) \
	take(&(state)->what##_pool, (void **)&(state)->what##s, sizeof(*(state)->what##s))

#define GIVE(state, what, place) \
	do { \
		AT(state, what, place)->next_free = (state)->what##_pool.free; \
		(state)->what##_pool.free = (place); \
		(state)->what##_pool.used--; \
	} while (0)

/* ---- keys ---- */

static uint64_t buffer_key(uint64_t inode, uint64_t identity)
{
	/* an identity never looks like an inode number, which is small */
	return inode ? inode : identity | 1ull << 62;
}

/* Identities of two adapters may be equal, and are two mappings then. */
static uint64_t mapping_key(uint64_t identity, uint32_t adapter)
{
	return identity ^ (uint64_t)adapter << 59;
}

static uint32_t find(const struct rs_index *index, uint64_t key)
{
	uint32_t place;

	return rs_index_get(index, key, &place) ? place : 0;
}

/* ---- mappings ---- */

static void unlink_mapping(struct rs_state *s, uint32_t place)
{
	struct rs_state_mapping *m = AT(s, mapping, place);

	if (!m->attachment)
		return;
	if (m->previous)
		AT(s, mapping, m->previous)->next = m->next;
	else
		AT(s, attachment, m->attachment)->first = m->next;
	if (m->next)
		AT(s, mapping, m->next)->previous = m->previous;
	m->attachment = 0;
	m->next = 0;
	m->previous = 0;
}

static void forget_mapping(struct rs_state *s, uint32_t place)
{
	const struct rs_state_mapping *m = AT(s, mapping, place);

	unlink_mapping(s, place);
	rs_index_remove(&s->by_mapping, mapping_key(m->record.mapping, m->record.adapter));
	GIVE(s, mapping, place);
}

/* It is no more, and for a while it is remembered that it was. */
static void end_mapping(struct rs_state *s, uint32_t place)
{
	struct rs_state_mapping *m = AT(s, mapping, place);
	struct rs_past *past;

	unlink_mapping(s, place);
	m->fate = UNMAPPED;
	m->generation++;
	s->live--;
	if (!s->past)
		s->past = rs_alloc(RS_STATE_PAST * sizeof(*s->past));
	past = &s->past[s->past_next++ % RS_STATE_PAST];
	/* whoever stood there is forgotten, unless it was mapped again since */
	if (past->mapping) {
		const struct rs_state_mapping *old = AT(s, mapping, past->mapping);

		if (old->next_free == IN_USE && old->fate == UNMAPPED && old->generation == past->generation)
			forget_mapping(s, past->mapping);
	}
	past->mapping = place;
	past->generation = AT(s, mapping, place)->generation;
}

/* ---- attachments and buffers ---- */

static uint32_t know_buffer(struct rs_state *s, uint64_t inode, uint64_t identity, uint64_t size)
{
	uint64_t key = buffer_key(inode, identity);
	uint32_t place = find(&s->by_inode, key);
	struct rs_state_buffer *b;

	if (!inode && !identity)
		return 0;
	if (!place) {
		place = TAKE(s, buffer);
		b = AT(s, buffer, place);
		b->inode = inode;
		b->size = RS_UNKNOWN64;
		b->attachments = RS_UNKNOWN32;
		rs_index_put(&s->by_inode, key, place);
	}
	b = AT(s, buffer, place);
	if (identity)
		b->identity = identity;
	if (size != RS_UNKNOWN64)
		b->size = size;
	return place;
}

/* Its mappings stay, without an attachment. */
static void forget_attachment(struct rs_state *s, uint32_t place)
{
	struct rs_state_attachment *a = AT(s, attachment, place);

	while (a->first)
		unlink_mapping(s, a->first);
	if (a->buffer) {
		if (a->previous)
			AT(s, attachment, a->previous)->next = a->next;
		else
			AT(s, buffer, a->buffer)->first = a->next;
		if (a->next)
			AT(s, attachment, a->next)->previous = a->previous;
	}
	rs_index_remove(&s->by_attachment, a->identity);
	GIVE(s, attachment, place);
}

static void forget_buffer(struct rs_state *s, uint32_t place)
{
	struct rs_state_buffer *b = AT(s, buffer, place);

	while (b->first)
		forget_attachment(s, b->first);
	rs_index_remove(&s->by_inode, buffer_key(b->inode, b->inode ? 0 : b->identity));
	GIVE(s, buffer, place);
}

static uint32_t new_attachment(struct rs_state *s, uint64_t identity, uint64_t inode, uint64_t buffer_identity)
{
	uint32_t place = find(&s->by_attachment, identity);
	struct rs_state_attachment *a;
	struct rs_state_buffer *b;

	if (place)
		forget_attachment(s, place);
	place = TAKE(s, attachment);
	a = AT(s, attachment, place);
	a->identity = identity;
	a->inode = inode;
	a->buffer_identity = buffer_identity;
	a->buffer = know_buffer(s, inode, buffer_identity, RS_UNKNOWN64);
	if (a->buffer) {
		b = AT(s, buffer, a->buffer);
		a->next = b->first;
		if (b->first)
			AT(s, attachment, b->first)->previous = place;
		b->first = place;
	}
	rs_index_put(&s->by_attachment, identity, place);
	return place;
}

/* ---- records ---- */

static void on_export(struct rs_state *s, const struct rs_buffer_export *r)
{
	uint32_t place;

	if (r->error)
		return;
	place = find(&s->by_inode, buffer_key(r->inode, r->buffer));
	if (place)
		forget_buffer(s, place);
	place = know_buffer(s, r->inode, r->buffer, r->buffer_size);
	if (place)
		AT(s, buffer, place)->exporter = r->exporter;
}

static void on_buffer_state(struct rs_state *s, const struct rs_buffer_state *r)
{
	uint32_t place = know_buffer(s, r->inode, r->buffer, r->buffer_size);

	if (!place)
		return;
	AT(s, buffer, place)->exporter = r->exporter;
	AT(s, buffer, place)->attachments = r->attachments;
}

static void describe(struct rs_state *s, uint32_t place, uint32_t device, uint32_t interconnect, uint32_t flags)
{
	struct rs_state_attachment *a = AT(s, attachment, place);

	a->device = device;
	a->interconnect = interconnect;
	a->flags = flags;
}

static void on_attach(struct rs_state *s, const struct rs_attach *r)
{
	uint32_t place;

	if (r->error || !r->attachment)
		return;
	place = new_attachment(s, r->attachment, r->inode, r->buffer);
	describe(s, place, r->device, r->interconnect, r->flags);
}

static void on_attachment_state(struct rs_state *s, const struct rs_attachment_state *r)
{
	uint32_t place;

	/* one without an identity could not be found again when it goes away */
	if (!r->attachment) {
		know_buffer(s, r->inode, r->buffer, RS_UNKNOWN64);
		return;
	}
	place = new_attachment(s, r->attachment, r->inode, r->buffer);
	describe(s, place, r->device, r->interconnect, r->flags);
}

static void link_mapping(struct rs_state *s, uint32_t place, uint32_t attachment)
{
	struct rs_state_mapping *m = AT(s, mapping, place);
	struct rs_state_attachment *a = AT(s, attachment, attachment);

	m->attachment = attachment;
	m->previous = 0;
	m->next = a->first;
	if (a->first)
		AT(s, mapping, a->first)->previous = place;
	a->first = place;
}

static uint32_t attachment_of(struct rs_state *s, const struct rs_mapping_state *r)
{
	uint32_t place = find(&s->by_attachment, r->attachment);

	/* one that is older than the capture, or at the address of one whose end was lost */
	if (!place || (r->inode && AT(s, attachment, place)->inode != r->inode)) {
		place = new_attachment(s, r->attachment, r->inode, r->buffer);
		describe(s, place, r->device, r->interconnect, r->flags);
	}
	return place;
}

static void know_mapping(struct rs_state *s, const struct rs_mapping_state *r)
{
	uint64_t key = mapping_key(r->mapping, r->adapter);
	uint32_t place = find(&s->by_mapping, key), attachment = attachment_of(s, r), times = 1, generation = 0;
	struct rs_state_mapping *m;

	if (place) {
		m = AT(s, mapping, place);
		/* an exporter may hand out one sg-table several times; every other mapping is an object of its own */
		if (m->fate == LIVE && r->adapter == RS_ADAPTER_SGT && m->attachment == attachment)
			times = m->times + 1;
		if (m->fate != UNMAPPED)
			s->live--;
		generation = m->generation + 1;
		unlink_mapping(s, place);
	} else {
		place = TAKE(s, mapping);
		m = AT(s, mapping, place);
		rs_index_put(&s->by_mapping, key, place);
	}
	m->generation = generation;
	m->times = times;
	m->fate = LIVE;
	m->record = *r;
	s->live++;
	link_mapping(s, place, attachment);
}

static void on_map(struct rs_state *s, const struct rs_map *r)
{
	struct rs_mapping_state m = {
		.buffer = r->buffer, .inode = r->inode, .buffer_size = r->buffer_size, .attachment = r->attachment,
		.mapping = r->mapping, .serial = r->serial, .begin_ns = r->begin_ns, .mapped_ns = r->header.timestamp,
		.bytes = r->bytes, .adapter = r->adapter, .nranges = r->nranges, .flags = r->flags,
		.direction = r->direction, .interconnect = r->interconnect, .device = r->device, .task = r->task,
		.stack = r->stack,
	};

	if (r->error || !r->mapping)
		return;
	know_buffer(s, r->inode, r->buffer, r->buffer_size);
	know_mapping(s, &m);
}

static void on_mapping_state(struct rs_state *s, const struct rs_mapping_state *r)
{
	know_buffer(s, r->inode, r->buffer, r->buffer_size);
	know_mapping(s, r);
}

/* Who it was, as far as it is known. */
static void name_leak(const struct rs_state *s, struct rs_leak *leak, uint32_t rule, uint64_t inode, uint64_t buffer,
		      uint64_t attachment, uint32_t task)
{
	uint32_t b = find(&s->by_inode, buffer_key(inode, buffer)), a = find(&s->by_attachment, attachment);

	leak->rule = rule;
	leak->buffer = buffer;
	leak->attachment = attachment;
	leak->task = task;
	if (b)
		leak->exporter = AT(s, buffer, b)->exporter;
	if (a && attachment)
		leak->device = AT(s, attachment, a)->device;
}

static void on_unmap(struct rs_state *s, const struct rs_unmap *r, struct rs_leak *leak)
{
	bool interconnected = r->adapter != RS_ADAPTER_SGT, unknown = r->flags & RS_FLAG_NOT_LIVE;
	uint32_t place = find(&s->by_mapping, mapping_key(r->mapping, r->adapter)), rule = 0;
	struct rs_state_mapping *m = place ? AT(s, mapping, place) : NULL;
	bool swallowed = interconnected && (r->flags & (RS_FLAG_ALLOW_IC | RS_FLAG_UNMAP_OP)) !=
			 (RS_FLAG_ALLOW_IC | RS_FLAG_UNMAP_OP);

	if (unknown && m && m->fate == UNMAPPED && !(r->flags & RS_FLAG_CACHED)) {
		/* unless it was on another attachment that is gone: then only the address came back */
		if (m->record.attachment == r->attachment || find(&s->by_attachment, m->record.attachment))
			rule = 6;
	} else if (swallowed && !(m && m->fate == LEAKED) && (!unknown || (m && m->fate == LIVE))) {
		rule = r->flags & RS_FLAG_ALLOW_IC ? 4 : 3;
	} else if (r->flags & RS_FLAG_OTHER_ATTACH && m && m->fate == LIVE && m->record.attachment != r->attachment &&
		   (interconnected || m->times == 1)) {
		rule = 8;
	}
	if (rule) {
		name_leak(s, leak, rule, r->inode, r->buffer, r->attachment, r->task);
		leak->mapping = r->mapping;
		leak->mappings = 1;
	}
	if (!m || m->fate == UNMAPPED)
		return;
	if (swallowed) {
		m->fate = LEAKED;
		unlink_mapping(s, place);
	} else if (!--m->times || interconnected) {
		end_mapping(s, place);
	}
}

/* Whatever is live on an attachment is leaked, but for what the core frees by itself. */
static uint32_t leak_all(struct rs_state *s, uint32_t attachment, struct rs_leak *leak)
{
	uint32_t place, count = 0;

	while ((place = AT(s, attachment, attachment)->first)) {
		struct rs_state_mapping *m = AT(s, mapping, place);

		if (m->record.flags & RS_FLAG_CACHED) {
			end_mapping(s, place);
			continue;
		}
		m->fate = LEAKED;
		leak->mapping = m->record.mapping;
		count++;
		unlink_mapping(s, place);
	}
	return count;
}

static void on_detach(struct rs_state *s, const struct rs_detach *r, struct rs_leak *leak)
{
	uint32_t place = find(&s->by_attachment, r->attachment), count;

	if (!place)
		return;
	/* another one at that address: the events of its end and of this one's beginning were lost */
	if (r->inode && AT(s, attachment, place)->inode != r->inode) {
		forget_attachment(s, place);
		return;
	}
	count = leak_all(s, place, leak);
	if (count) {
		name_leak(s, leak, 1, r->inode, r->buffer, r->attachment, r->task);
		leak->mappings = count;
	}
	forget_attachment(s, place);
}

static void on_release(struct rs_state *s, const struct rs_buffer_release *r, struct rs_leak *leak)
{
	uint32_t place = find(&s->by_inode, buffer_key(r->inode, r->buffer)), count = 0;

	if (!place)
		return;
	for (uint32_t a = AT(s, buffer, place)->first; a; a = AT(s, attachment, a)->next) {
		uint32_t some = leak_all(s, a, leak);

		if (some)
			leak->device = AT(s, attachment, a)->device;
		count += some;
	}
	if (count) {
		name_leak(s, leak, 2, r->inode, r->buffer, 0, r->task);
		leak->mappings = count;
	}
	forget_buffer(s, place);
}

void rs_state_apply(struct rs_state *s, const struct rs_event_header *record, struct rs_leak *leak)
{
	const void *r = record;

	memset(leak, 0, sizeof(*leak));
	switch (record->id) {
	case RS_REC_map:
		on_map(s, r);
		break;
	case RS_REC_unmap:
		on_unmap(s, r, leak);
		break;
	case RS_REC_attach:
		on_attach(s, r);
		break;
	case RS_REC_detach:
		on_detach(s, r, leak);
		break;
	case RS_REC_buffer_export:
		on_export(s, r);
		break;
	case RS_REC_buffer_release:
		on_release(s, r, leak);
		break;
	case RS_REC_buffer_state:
		on_buffer_state(s, r);
		break;
	case RS_REC_attachment_state:
		on_attachment_state(s, r);
		break;
	case RS_REC_mapping_state:
		on_mapping_state(s, r);
		break;
	}
}

uint32_t rs_state_count(const struct rs_state *s)
{
	return s->buffer_pool.used + s->attachment_pool.used + s->live;
}

static void head(struct rs_event_header *header, enum rs_record id, size_t size)
{
	header->id = id;
	header->size = size;
}

void rs_state_write(const struct rs_state *s, void (*write)(void *context, struct rs_event_header *record),
		    void *context)
{
	for (uint32_t i = 1; i <= s->buffer_pool.count; i++) {
		const struct rs_state_buffer *b = AT(s, buffer, i);
		struct rs_buffer_state r = {
			.buffer = b->identity, .inode = b->inode, .buffer_size = b->size, .exporter = b->exporter,
			.source = RS_SOURCE_PROBE,
		};

		if (b->next_free != IN_USE)
			continue;
		head(&r.header, RS_REC_buffer_state, sizeof(r));
		for (uint32_t a = b->first; a; a = AT(s, attachment, a)->next)
			r.attachments++;
		/* there may be more, which were there before the capture */
		if (b->attachments == RS_UNKNOWN32 || b->attachments > r.attachments)
			r.attachments = RS_UNKNOWN32;
		write(context, &r.header);
	}
	for (uint32_t i = 1; i <= s->attachment_pool.count; i++) {
		const struct rs_state_attachment *a = AT(s, attachment, i);
		struct rs_attachment_state r = {
			.buffer = a->buffer_identity, .inode = a->inode, .attachment = a->identity, .device = a->device,
			.interconnect = a->interconnect, .flags = a->flags, .source = RS_SOURCE_PROBE,
		};

		if (a->next_free != IN_USE)
			continue;
		head(&r.header, RS_REC_attachment_state, sizeof(r));
		write(context, &r.header);
	}
	for (uint32_t i = 1; i <= s->mapping_pool.count; i++) {
		const struct rs_state_mapping *m = AT(s, mapping, i);
		struct rs_mapping_state r = m->record;

		if (m->next_free != IN_USE || m->fate == UNMAPPED)
			continue;
		head(&r.header, RS_REC_mapping_state, sizeof(r));
		write(context, &r.header);
	}
}

uint32_t rs_state_write_live(const struct rs_state *s, void (*write)(void *context, struct rs_event_header *record),
			     void *context)
{
	uint32_t count = 0;

	for (uint32_t i = 1; i <= s->mapping_pool.count; i++) {
		const struct rs_state_mapping *m = AT(s, mapping, i);
		struct rs_live r = {
			.attachment = m->record.attachment, .mapping = m->record.mapping, .serial = m->record.serial,
			.adapter = m->record.adapter,
		};

		if (m->next_free != IN_USE || m->fate == UNMAPPED || m->record.flags & RS_FLAG_CACHED)
			continue;
		head(&r.header, RS_REC_live, sizeof(r));
		write(context, &r.header);
		count++;
	}
	return count;
}

void rs_state_free(struct rs_state *s)
{
	rs_index_clear(&s->by_inode);
	rs_index_clear(&s->by_attachment);
	rs_index_clear(&s->by_mapping);
	free(s->buffers);
	free(s->attachments);
	free(s->mappings);
	free(s->past);
	memset(s, 0, sizeof(*s));
}
