/* SPDX-License-Identifier: GPL-2.0 */
/* When was each range of a map populated? */
#ifndef RANGESCOPE_RANGES_H
#define RANGESCOPE_RANGES_H

#include <stddef.h>
#include <stdint.h>
#include "probe.h"

/* When an entry was populated, and how that is known. */
struct rs_time {
	uint64_t ns;		/* since the map began, or RS_UNKNOWN64 */
	uint32_t how;		/* enum rs_how */
};

/**
 * rs_ranges_time - find out when the entries of one map were populated
 * @entries: as walked in the xarray
 * @count: of them
 * @notes: what the mapping thread did while the map was in flight; they get sorted
 * @note_count: of them
 * @begin: when the map began, ns
 * @times: result, one per entry
 *
 * The store into the xarray counts where it was seen. Else an entry's time is known when
 * it is itself what kmalloc returned, and no other entry lies in the same allocation: one
 * array for all ranges says nothing about when each of them was filled in. Of several
 * stores, or allocations at one address, the last one counts: the earlier ones were tried
 * again, respectively freed.
 */
void rs_ranges_time(const struct rp_entry *entries, size_t count, struct rp_note *notes, size_t note_count,
		    uint64_t begin, struct rs_time *times);

/*
 * Of what was allocated in a call, how much was not freed in it? @notes get sorted. Returns
 * how many allocations there were.
 */
size_t rs_notes_kept(struct rp_note *notes, size_t count, size_t *kept);

/*
 * The allocations that hold entries: their addresses go to @holders, which has room for
 * @count. Returns how many there are.
 */
size_t rs_notes_holders(const struct rp_entry *entries, size_t count, struct rp_note *notes, size_t note_count,
			uint64_t *holders);

/* How many of @holders were not freed according to @notes, which get sorted. */
size_t rs_notes_left(const uint64_t *holders, size_t count, struct rp_note *notes, size_t note_count);

#endif
