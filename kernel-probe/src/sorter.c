// SPDX-License-Identifier: GPL-2.0
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "log.h"
#include "sorter.h"

static bool before(const struct rs_sorted *a, const struct rs_sorted *b)
{
	return a->time != b->time ? a->time < b->time : a->order < b->order;
}

void rs_sorter_push(struct rs_sorter *sorter, uint64_t time, void *item)
{
	struct rs_sorted one = { .time = time, .order = sorter->pushed++, .item = item };
	size_t i, up;

	if (sorter->count == sorter->capacity) {
		sorter->capacity = sorter->capacity ? 2 * sorter->capacity : 1024;
		sorter->heap = rs_realloc(sorter->heap, sorter->capacity * sizeof(*sorter->heap));
	}
	for (i = sorter->count++; i; i = up) {
		up = (i - 1) / 2;
		if (!before(&one, &sorter->heap[up]))
			break;
		sorter->heap[i] = sorter->heap[up];
	}
	sorter->heap[i] = one;
}

void *rs_sorter_pop(struct rs_sorter *sorter, uint64_t until)
{
	struct rs_sorted last;
	size_t i, down;
	void *item;

	if (!sorter->count || sorter->heap[0].time > until)
		return NULL;
	item = sorter->heap[0].item;
	last = sorter->heap[--sorter->count];
	for (i = 0; (down = 2 * i + 1) < sorter->count; i = down) {
		if (down + 1 < sorter->count && before(&sorter->heap[down + 1], &sorter->heap[down]))
			down++;
		if (!before(&sorter->heap[down], &last))
			break;
		sorter->heap[i] = sorter->heap[down];
	}
	if (sorter->count)
		sorter->heap[i] = last;
	return item;
}

void rs_sorter_free(struct rs_sorter *sorter)
{
	free(sorter->heap);
	memset(sorter, 0, sizeof(*sorter));
}
