/* SPDX-License-Identifier: GPL-2.0 */
/* When was each range of a map populated? */
#ifndef RANGESCOPE_RANGES_H
#define RANGESCOPE_RANGES_H

#include <stddef.h>
#include <stdint.h>
#include "probe.h"

/**
 * rs_ranges_time - find out when the entries of one map were allocated
 * @entries: as walked in the xarray
 * @count: of them
 * @allocs: what the mapping thread allocated while the map was in flight
 * @alloc_count: of them
 * @begin: when the map began, ns
 * @times: result, one per entry: ns since @begin, or RS_UNKNOWN64
 *
 * An entry's time is known when it is itself what kmalloc returned, and no other
 * entry lies in the same allocation: one array for all ranges says nothing about
 * when each of them was filled in. Of several allocations at one address the last
 * one counts, for the earlier ones were freed.
 */
void rs_ranges_time(const struct rp_entry *entries, size_t count,
		    struct rp_alloc *allocs, size_t alloc_count, uint64_t begin, uint64_t *times);

#endif
