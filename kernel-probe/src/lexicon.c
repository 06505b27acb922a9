// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>
#include "lexicon.h"
#include "log.h"

#define REFERENCES_MAX 6

/* Where records refer to dictionary records. */
static struct references {
	uint8_t count;
	struct {
		uint8_t at;
		uint8_t kind;
	} fields[REFERENCES_MAX];
} references[64];
static bool known;

enum rs_record rs_lexicon_kind(const char *field)
{
	static const struct {
		const char *field;
		enum rs_record kind;
	} all[] = {
		{ "task", RS_REC_task }, { "stack", RS_REC_stack }, { "device", RS_REC_device },
		{ "interconnect", RS_REC_interconnect }, { "exporter", RS_REC_string }, { "comm", RS_REC_string },
		{ "name", RS_REC_string }, { "module", RS_REC_string }, { "driver", RS_REC_string },
		{ "bus", RS_REC_string },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (!strcmp(all[i].field, field))
			return all[i].kind;
	return 0;
}

static size_t note(enum rs_record id, const char *field, size_t at, size_t size)
{
	enum rs_record kind = rs_lexicon_kind(field);
	struct references *r = &references[id];

	at = (at + size - 1) & ~(size - 1);
	if (kind && size == sizeof(uint32_t) && r->count < REFERENCES_MAX) {
		r->fields[r->count].at = at;
		r->fields[r->count].kind = kind;
		r->count++;
	}
	return at + size;
}

#define NOTE_FIELD(type, name, doc) at = note(id, #name, at, sizeof(rs_##type));
#define NOTE_TAIL(type, name, length, doc)
#define NOTE_RECORD(name, number, doc) \
	{ \
		enum rs_record id = RS_REC_##name; \
		size_t at = sizeof(struct rs_event_header); \
		RS_FIELDS_##name(NOTE_FIELD, NOTE_TAIL) \
		(void)at; \
	}

static void note_all(void)
{
	RS_RECORDS(NOTE_RECORD)
	known = true;
}

static const struct references *references_of(uint32_t id)
{
	static const struct references none;

	if (!known)
		note_all();
	return id < sizeof(references) / sizeof(references[0]) ? &references[id] : &none;
}

static struct rs_word *word_of(const struct rs_lexicon *lexicon, uint32_t kind, uint32_t id)
{
	const struct rs_words *words = &lexicon->kinds[kind];

	return id < words->capacity && words->words[id].at ? &words->words[id] : NULL;
}

/* The number of a dictionary record is its first field. */
static uint32_t id_of(const struct rs_event_header *record)
{
	return ((const struct rs_symbol *)record)->id;
}

void rs_lexicon_keep(struct rs_lexicon *lexicon, const struct rs_event_header *record)
{
	struct rs_words *words = &lexicon->kinds[record->id];
	uint32_t id = id_of(record), capacity = words->capacity;

	if (id >= capacity) {
		while (id >= capacity)
			capacity = capacity ? 2 * capacity : 64;
		words->words = rs_realloc(words->words, capacity * sizeof(*words->words));
		memset(words->words + words->capacity, 0, (capacity - words->capacity) * sizeof(*words->words));
		words->capacity = capacity;
	}
	while (lexicon->size + record->size > lexicon->capacity) {
		lexicon->capacity = lexicon->capacity ? 2 * lexicon->capacity : 65536;
		lexicon->records = rs_realloc(lexicon->records, lexicon->capacity);
	}
	memcpy(lexicon->records + lexicon->size, record, record->size);
	words->words[id].at = lexicon->size + 1;
	lexicon->size += record->size;
}

void rs_lexicon_sent(struct rs_lexicon *lexicon, const struct rs_event_header *record)
{
	struct rs_word *word = word_of(lexicon, record->id, id_of(record));

	if (word)
		word->sent = lexicon->recording;
}

const void *rs_lexicon_find(const struct rs_lexicon *lexicon, enum rs_record kind, uint32_t id)
{
	const struct rs_word *word = word_of(lexicon, kind, id);

	return word ? lexicon->records + word->at - 1 : NULL;
}

const char *rs_lexicon_string(const struct rs_lexicon *lexicon, uint32_t id, const char *otherwise)
{
	const struct rs_string *string = rs_lexicon_find(lexicon, RS_REC_string, id);

	return string ? (const char *)string->text : otherwise;
}

static uint32_t field(const struct rs_event_header *record, size_t at)
{
	uint32_t value;

	memcpy(&value, (const uint8_t *)record + at, sizeof(value));
	return value;
}

static bool is_sent(const struct rs_lexicon *lexicon, uint32_t kind, uint32_t id)
{
	const struct rs_word *word = word_of(lexicon, kind, id);

	/* what is not known cannot be sent */
	return !word || word->sent == lexicon->recording;
}

bool rs_lexicon_complete(const struct rs_lexicon *lexicon, const struct rs_event_header *record)
{
	const struct references *r = references_of(record->id);
	const struct rs_stack *stack = (const void *)record;

	for (unsigned int i = 0; i < r->count; i++)
		if (!is_sent(lexicon, r->fields[i].kind, field(record, r->fields[i].at)))
			return false;
	for (uint32_t i = 0; record->id == RS_REC_stack && i < stack->length; i++)
		if (!is_sent(lexicon, RS_REC_symbol, stack->frames[i]))
			return false;
	return true;
}

static void send_word(struct rs_lexicon *lexicon, struct rs_ctf *ctf, uint32_t kind, uint32_t id,
		      const struct rs_event_header *for_record);

/* Writes what @record refers to, for the sake of @for_record. */
static void send_all(struct rs_lexicon *lexicon, struct rs_ctf *ctf, const struct rs_event_header *record,
		     const struct rs_event_header *for_record)
{
	const struct references *r = references_of(record->id);
	const struct rs_stack *stack = (const void *)record;

	for (unsigned int i = 0; i < r->count; i++)
		send_word(lexicon, ctf, r->fields[i].kind, field(record, r->fields[i].at), for_record);
	for (uint32_t i = 0; record->id == RS_REC_stack && i < stack->length; i++)
		send_word(lexicon, ctf, RS_REC_symbol, stack->frames[i], for_record);
}

static void send_word(struct rs_lexicon *lexicon, struct rs_ctf *ctf, uint32_t kind, uint32_t id,
		      const struct rs_event_header *for_record)
{
	const struct rs_event_header *record;
	uint8_t *to;

	if (is_sent(lexicon, kind, id))
		return;
	record = rs_lexicon_find(lexicon, kind, id);
	word_of(lexicon, kind, id)->sent = lexicon->recording;
	send_all(lexicon, ctf, record, for_record);
	to = rs_ctf_record(ctf, kind, record->size, for_record->cpu, for_record->timestamp);
	memcpy(to + sizeof(*record), record + 1, record->size - sizeof(*record));
}

void rs_lexicon_send(struct rs_lexicon *lexicon, struct rs_ctf *ctf, const struct rs_event_header *record)
{
	send_all(lexicon, ctf, record, record);
}

void rs_lexicon_free(struct rs_lexicon *lexicon)
{
	for (unsigned int i = 0; i < RS_LEXICON_KINDS; i++)
		free(lexicon->kinds[i].words);
	free(lexicon->records);
	memset(lexicon, 0, sizeof(*lexicon));
}
