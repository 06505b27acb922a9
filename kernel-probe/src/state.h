/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What exists at one moment of the stream: buffers, attachments and mappings. It is
 * kept up to date from the records themselves, so that another recording can begin at
 * any record, and a definite leak is noticed when it happens.
 */
#ifndef RANGESCOPE_STATE_H
#define RANGESCOPE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ctf.h"
#include "hash.h"

/* Unmapped mappings that are remembered, to tell a double unmap. */
#define RS_STATE_PAST 8192

/**
 * struct rs_leak - what a record made definite
 * @rule: number in the rule catalogue, as in the trigger record; 0: nothing
 * @mappings: how many are concerned
 * @buffer: the dma-buf
 * @attachment: the attachment, 0 when the buffer was released
 * @mapping: the mapping, or one of them
 * @exporter: string, 0 if not known
 * @device: device of the importer, 0 if not known
 * @task: who did it
 */
struct rs_leak {
	uint32_t rule;
	uint32_t mappings;
	uint64_t buffer;
	uint64_t attachment;
	uint64_t mapping;
	uint32_t exporter;
	uint32_t device;
	uint32_t task;
};

/**
 * struct rs_state - everything that exists
 *
 * A zeroed state is an empty one. Each record costs a few look-ups; memory is taken only
 * when there is more than there ever was. Not for several threads.
 */
struct rs_state {
	/* private: */
	struct rs_index by_inode, by_attachment, by_mapping;
	struct rs_pool {
		uint32_t count;		/* places ever used */
		uint32_t capacity;
		uint32_t free;		/* list of unused ones, from 1; 0: none */
		uint32_t used;
	} buffer_pool, attachment_pool, mapping_pool;
	struct rs_state_buffer *buffers;
	struct rs_state_attachment *attachments;
	struct rs_state_mapping *mappings;
	uint32_t live;			/* mappings that were not unmapped */
	struct rs_past {
		uint32_t mapping, generation;
	} *past;
	size_t past_next;
};

/* What was there before is changed by @record. A definite leak is put into @leak. */
void rs_state_apply(struct rs_state *state, const struct rs_event_header *record, struct rs_leak *leak);
/* How many records rs_state_write() would write. */
uint32_t rs_state_count(const struct rs_state *state);
/* Hands each buffer, attachment and mapping to @write as a state record, without a time. */
void rs_state_write(const struct rs_state *state, void (*write)(void *context, struct rs_event_header *record),
		    void *context);
/* Likewise for the live mappings, as live records; returns their number. */
uint32_t rs_state_write_live(const struct rs_state *state,
			     void (*write)(void *context, struct rs_event_header *record), void *context);
void rs_state_free(struct rs_state *state);

#endif
