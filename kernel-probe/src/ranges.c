// SPDX-License-Identifier: GPL-2.0
#include <stdbool.h>
#include <stdlib.h>
#include "log.h"
#include "ranges.h"
#include "rangescope_stream.h"

static int kind_of(const struct rp_note *note)
{
	return note->what & RP_NOTE_STORE ? 2 : note->what & RP_NOTE_FREE ? 1 : 0;
}

/* Stores last; allocations and frees of an address by their time. */
static int by_address(const void *a, const void *b)
{
	const struct rp_note *x = a, *y = b;
	bool store_x = x->what & RP_NOTE_STORE, store_y = y->what & RP_NOTE_STORE;

	if (store_x != store_y)
		return store_x ? 1 : -1;
	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* How many of the sorted notes are allocations and frees. */
static size_t sort_notes(struct rp_note *notes, size_t count)
{
	size_t objects = 0;

	qsort(notes, count, sizeof(*notes), by_address);
	while (objects < count && kind_of(&notes[objects]) != 2)
		objects++;
	return objects;
}

/* Index of the first note beyond @address. */
static size_t notes_up_to(const struct rp_note *notes, size_t count, uint64_t address)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (notes[mid].address <= address)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Is there another entry in (address, address + bytes)? */
static bool shared(const uint64_t *pointers, size_t count, uint64_t address, uint64_t bytes)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pointers[mid] <= address)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && pointers[low] - address < bytes;
}

/* The time of the last store of this entry at this index, or 0. */
static uint64_t stored(const struct rp_note *stores, size_t count, const struct rp_entry *entry)
{
	for (size_t i = notes_up_to(stores, count, entry->entry); i; i--) {
		if (stores[i - 1].address != entry->entry)
			break;
		if ((stores[i - 1].what & ~RP_NOTE_STORE) == entry->index)
			return stores[i - 1].time;
	}
	return 0;
}

/* The allocation that is @entry itself and is not shared, or NULL. */
static const struct rp_note *own_allocation(const struct rp_note *notes, size_t count, const uint64_t *pointers,
					    size_t entries, uint64_t entry)
{
	size_t after = notes_up_to(notes, count, entry);

	/* a free after it says that the memory went through other hands */
	while (after && notes[after - 1].address == entry && kind_of(&notes[after - 1]))
		after--;
	if (!after || notes[after - 1].address != entry ||
	    shared(pointers, entries, entry, notes[after - 1].what))
		return NULL;
	return &notes[after - 1];
}

void rs_ranges_time(const struct rp_entry *entries, size_t count, struct rp_note *notes, size_t note_count,
		    uint64_t begin, struct rs_time *times)
{
	size_t objects, stores;
	uint64_t *pointers;

	for (size_t i = 0; i < count; i++)
		times[i] = (struct rs_time){ RS_UNKNOWN64, RS_HOW_UNAVAILABLE };
	if (!count || !note_count || begin == RS_UNKNOWN64)
		return;
	objects = sort_notes(notes, note_count);
	stores = note_count - objects;
	pointers = rs_alloc(count * sizeof(*pointers));
	for (size_t i = 0; i < count; i++)
		pointers[i] = entries[i].entry;
	qsort(pointers, count, sizeof(*pointers), by_number);
	for (size_t i = 0; i < count; i++) {
		uint64_t time = stored(notes + objects, stores, &entries[i]);
		const struct rp_note *own;

		if (time >= begin && time) {
			times[i] = (struct rs_time){ time - begin, RS_HOW_STORE };
			continue;
		}
		own = own_allocation(notes, objects, pointers, count, entries[i].entry);
		if (own && own->time >= begin)
			times[i] = (struct rs_time){ own->time - begin, RS_HOW_ALLOCATION };
	}
	free(pointers);
}

size_t rs_notes_kept(struct rp_note *notes, size_t count, size_t *kept)
{
	size_t objects = sort_notes(notes, count), allocated = 0;

	*kept = 0;
	for (size_t i = 0; i < objects; i++) {
		bool last = i + 1 == objects || notes[i + 1].address != notes[i].address;

		if (kind_of(&notes[i]))
			continue;
		allocated++;
		*kept += last;
	}
	return allocated;
}

size_t rs_notes_holders(const struct rp_entry *entries, size_t count, struct rp_note *notes, size_t note_count,
			uint64_t *holders)
{
	size_t objects = sort_notes(notes, note_count), found = 0, unique = 0;

	for (size_t i = 0; i < count; i++) {
		size_t after = notes_up_to(notes, objects, entries[i].entry);
		const struct rp_note *note = after ? &notes[after - 1] : NULL;

		if (note && !kind_of(note) && entries[i].entry - note->address < note->what)
			holders[found++] = note->address;
	}
	qsort(holders, found, sizeof(*holders), by_number);
	for (size_t i = 0; i < found; i++)
		if (!i || holders[i] != holders[i - 1])
			holders[unique++] = holders[i];
	return unique;
}

size_t rs_notes_left(const uint64_t *holders, size_t count, struct rp_note *notes, size_t note_count)
{
	size_t objects = sort_notes(notes, note_count), left = 0;

	for (size_t i = 0; i < count; i++) {
		size_t after = notes_up_to(notes, objects, holders[i]);
		bool freed = false;

		while (after && notes[after - 1].address == holders[i])
			freed |= kind_of(&notes[--after]) == 1;
		left += !freed;
	}
	return left;
}
