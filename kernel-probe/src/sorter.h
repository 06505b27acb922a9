/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Puts events of several CPUs in order of time. An event stays until the caller
 * says that nothing older can come any more; events of one time keep the order in
 * which they were pushed.
 */
#ifndef RANGESCOPE_SORTER_H
#define RANGESCOPE_SORTER_H

#include <stddef.h>
#include <stdint.h>

/**
 * struct rs_sorter - a heap of events
 * @heap: earliest first
 * @count: events in it
 * @capacity: room in @heap
 * @pushed: events pushed so far
 *
 * A zeroed sorter is an empty one. It owns nothing but the heap itself.
 */
struct rs_sorter {
	struct rs_sorted {
		uint64_t time;
		uint64_t order;
		void *item;
	} *heap;
	size_t count;
	size_t capacity;
	uint64_t pushed;
};

void rs_sorter_push(struct rs_sorter *sorter, uint64_t time, void *item);
/* The earliest item whose time is not after @until, or NULL. */
void *rs_sorter_pop(struct rs_sorter *sorter, uint64_t until);
void rs_sorter_free(struct rs_sorter *sorter);

#endif
