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
 * struct rs_sorter - events in order
 * @heap: those that came far too late, earliest first
 * @count: events in it
 * @capacity: room in @heap
 * @run: all others, in order; a ring
 * @run_first: index of the earliest
 * @run_count: events in it
 * @run_capacity: room in @run, a power of two
 * @pushed: events pushed so far
 *
 * Events come almost in order, so most of them only have to be put at the end. A zeroed
 * sorter is an empty one. It owns nothing but the heap and the run themselves.
 */
struct rs_sorter {
	struct rs_sorted {
		uint64_t time;
		uint64_t order;
		void *item;
	} *heap, *run;
	size_t count;
	size_t capacity;
	size_t run_first;
	size_t run_count;
	size_t run_capacity;
	uint64_t pushed;
};

void rs_sorter_push(struct rs_sorter *sorter, uint64_t time, void *item);
/* The earliest item whose time is not after @until, or NULL. */
void *rs_sorter_pop(struct rs_sorter *sorter, uint64_t until);
void rs_sorter_free(struct rs_sorter *sorter);

#endif
