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

#define RUN(sorter, n) (&(sorter)->run[((sorter)->run_first + (n)) & ((sorter)->run_capacity - 1)])
/* An event that overtakes more than this goes to the heap. */
#define STEPS_MAX 64

static void grow_run(struct rs_sorter *sorter)
{
	size_t capacity = sorter->run_capacity ? 2 * sorter->run_capacity : 1024;
	struct rs_sorted *run = rs_realloc(NULL, capacity * sizeof(*run));

	for (size_t i = 0; i < sorter->run_count; i++)
		run[i] = *RUN(sorter, i);
	free(sorter->run);
	sorter->run = run;
	sorter->run_first = 0;
	sorter->run_capacity = capacity;
}

/* Inserts it from the end, unless that is too far. */
static bool push_run(struct rs_sorter *sorter, const struct rs_sorted *one)
{
	size_t steps = 0, i;

	if (sorter->run_count == sorter->run_capacity)
		grow_run(sorter);
	while (steps < sorter->run_count && before(one, RUN(sorter, sorter->run_count - 1 - steps)))
		if (++steps > STEPS_MAX)
			return false;
	for (i = sorter->run_count++; steps; steps--, i--)
		*RUN(sorter, i) = *RUN(sorter, i - 1);
	*RUN(sorter, i) = *one;
	return true;
}

static void push_heap(struct rs_sorter *sorter, const struct rs_sorted *one)
{
	size_t i, up;

	if (sorter->count == sorter->capacity) {
		sorter->capacity = sorter->capacity ? 2 * sorter->capacity : 1024;
		sorter->heap = rs_realloc(sorter->heap, sorter->capacity * sizeof(*sorter->heap));
	}
	for (i = sorter->count++; i; i = up) {
		up = (i - 1) / 2;
		if (!before(one, &sorter->heap[up]))
			break;
		sorter->heap[i] = sorter->heap[up];
	}
	sorter->heap[i] = *one;
}

void rs_sorter_push(struct rs_sorter *sorter, uint64_t time, void *item)
{
	struct rs_sorted one = { .time = time, .order = sorter->pushed++, .item = item };

	if (!push_run(sorter, &one))
		push_heap(sorter, &one);
}

static void *pop_heap(struct rs_sorter *sorter)
{
	void *item = sorter->heap[0].item;
	struct rs_sorted last = sorter->heap[--sorter->count];
	size_t i, down;

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

void *rs_sorter_pop(struct rs_sorter *sorter, uint64_t until)
{
	struct rs_sorted *first = sorter->run_count ? RUN(sorter, 0) : NULL;
	void *item;

	if (sorter->count && (!first || before(&sorter->heap[0], first)))
		return sorter->heap[0].time <= until ? pop_heap(sorter) : NULL;
	if (!first || first->time > until)
		return NULL;
	item = first->item;
	sorter->run_first++;
	sorter->run_count--;
	return item;
}

void rs_sorter_free(struct rs_sorter *sorter)
{
	free(sorter->heap);
	free(sorter->run);
	memset(sorter, 0, sizeof(*sorter));
}
