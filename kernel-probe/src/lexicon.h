/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All dictionary records of a capture, by number. A recording that begins later gets
 * those that its records refer to, each before the first record that needs it.
 */
#ifndef RANGESCOPE_LEXICON_H
#define RANGESCOPE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ctf.h"

#define RS_LEXICON_KINDS (RS_REC_interconnect + 1)

/**
 * struct rs_lexicon - what numbers mean
 * @recording: the one that is written now, counted from 1
 *
 * A zeroed lexicon is an empty one.
 */
struct rs_lexicon {
	uint32_t recording;
	/* private: */
	uint8_t *records;
	size_t size, capacity;
	struct rs_words {
		struct rs_word {
			uint64_t at;		/* in @records, counted from 1 */
			uint32_t sent;		/* the last recording that has it */
		} *words;
		uint32_t capacity;
	} kinds[RS_LEXICON_KINDS];
};

static inline bool rs_is_dictionary(uint32_t id)
{
	return id >= RS_REC_string && id <= RS_REC_interconnect;
}

/* Keeps a copy of a dictionary record. */
void rs_lexicon_keep(struct rs_lexicon *lexicon, const struct rs_event_header *record);
/* The present recording has it already. */
void rs_lexicon_sent(struct rs_lexicon *lexicon, const struct rs_event_header *record);
/* Does the present recording have all that @record refers to? */
bool rs_lexicon_complete(const struct rs_lexicon *lexicon, const struct rs_event_header *record);
/* Writes what is missing of it, with the time and CPU of @record. */
void rs_lexicon_send(struct rs_lexicon *lexicon, struct rs_ctf *ctf, const struct rs_event_header *record);
/* The text of a string, or @otherwise. */
const char *rs_lexicon_string(const struct rs_lexicon *lexicon, uint32_t id, const char *otherwise);
/* The dictionary record of a kind and number, or NULL. */
const void *rs_lexicon_find(const struct rs_lexicon *lexicon, enum rs_record kind, uint32_t id);
void rs_lexicon_free(struct rs_lexicon *lexicon);

/*
 * The kind of dictionary record that a field of this name refers to, or 0. All records
 * name their fields alike.
 */
enum rs_record rs_lexicon_kind(const char *field);

#endif
