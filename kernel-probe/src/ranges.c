// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include "log.h"
#include "ranges.h"
#include "rangescope_stream.h"

static int by_address(const void *a, const void *b)
{
	const struct rp_alloc *x = a, *y = b;

	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* Index of the first allocation beyond @address. */
static size_t allocs_up_to(const struct rp_alloc *allocs, size_t count, uint64_t address)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (allocs[mid].entry <= address)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Is there another entry in (address, address + bytes)? */
static int shared(const uint64_t *pointers, size_t count, uint64_t address, uint64_t bytes)
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

void rs_ranges_time(const struct rp_entry *entries, size_t count,
		    struct rp_alloc *allocs, size_t alloc_count, uint64_t begin, uint64_t *times)
{
	uint64_t *pointers;

	for (size_t i = 0; i < count; i++)
		times[i] = RS_UNKNOWN64;
	if (!count || !alloc_count || begin == RS_UNKNOWN64)
		return;
	pointers = rs_alloc(count * sizeof(*pointers));
	for (size_t i = 0; i < count; i++)
		pointers[i] = entries[i].entry;
	qsort(pointers, count, sizeof(*pointers), by_number);
	qsort(allocs, alloc_count, sizeof(*allocs), by_address);
	for (size_t i = 0; i < count; i++) {
		size_t after = allocs_up_to(allocs, alloc_count, entries[i].entry);
		const struct rp_alloc *a;

		if (!after)
			continue;
		a = &allocs[after - 1];
		if (a->entry != entries[i].entry || a->time < begin)
			continue;
		if (shared(pointers, count, a->entry, a->bytes))
			continue;
		times[i] = a->time - begin;
	}
	free(pointers);
}
