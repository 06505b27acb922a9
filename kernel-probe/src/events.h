/* SPDX-License-Identifier: GPL-2.0 */
/* From raw records of the BPF programs to records of the stream. */
#ifndef RANGESCOPE_EVENTS_H
#define RANGESCOPE_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ctf.h"
#include "dict.h"
#include "hash.h"
#include "probe.h"
#include "sorter.h"

struct rs_kernel;

/* A map call that has not returned. */
struct rs_pending_call {
	struct rp_call_key key;
	struct rp_call call;
	uint64_t blocked;		/* in this call, or RS_UNKNOWN64 */
};

/* Totals since the start, as the statistics record has them. */
struct rs_losses {
	uint64_t ring, table, missed, stacks, truncated;
};

/**
 * struct rs_events - the events of one capture on their way to the stream
 * @ctf: the stream
 * @dict: its dictionaries
 * @kernel: to name the interconnects of generation 1
 * @stacks_fd: the BPF table of stacks
 * @switches: context switches are seen, so that it is known how long a call was blocked
 * @losses: asked at the time of each statistics record
 * @context: for @losses
 * @late: events whose time had to be moved up
 * @seen: raw events taken from the ring
 * @newest: latest time of an event taken from the ring; while more is in the ring,
 *	nothing can be said about what happened after it
 */
struct rs_events {
	struct rs_ctf *ctf;
	struct rs_dict *dict;
	const struct rs_kernel *kernel;
	int stacks_fd;
	bool switches;
	struct rs_losses (*losses)(void *context);
	void *context;
	uint64_t late;
	uint64_t seen;
	uint64_t newest;
	/* private: */
	struct rs_sorter sorter;
	struct rs_pending {
		uint64_t serial;
		struct rp_entry *entries;
		size_t entry_count, entry_capacity;
		struct rp_alloc *allocs;
		size_t alloc_count, alloc_capacity;
	} *pending;
	size_t cpus;
	struct rs_table attachments;	/* to their place in ... */
	struct rs_attachment {
		uint64_t buffer, inode, size, interconnect;
		uint32_t device, next_free;
	} *known;
	uint32_t known_count, known_free;
	struct rs_table names;		/* interconnect object to its place in ... */
	char (*texts)[RP_SHORT_LEN + 1];
	struct rs_table stacks;		/* slot in the BPF table to stack */
	unsigned int generation;
};

void rs_events_init(struct rs_events *events, size_t cpus);
void rs_events_free(struct rs_events *events);

/* Takes one record from the ring; says so and drops it when it makes no sense. */
void rs_events_take(struct rs_events *events, const void *data, size_t size);
/* Puts a START or STATISTICS event in its place in time. */
void rs_events_mark(struct rs_events *events, enum rp_type type, uint64_t time);
/* Writes all events up to @until to the stream. */
void rs_events_write(struct rs_events *events, uint64_t until);
/* Writes the statistics up to now to any stream. */
void rs_events_statistics(struct rs_events *events, struct rs_ctf *ctf, uint64_t time);
/*
 * Writes a map record for each call that had not returned at @time, and returns how many
 * those are. Of @calls, it leaves out old ones whose thread is elsewhere by now: their
 * return was missed.
 */
size_t rs_events_pending(struct rs_events *events, uint64_t time, const struct rs_pending_call *calls,
			 size_t count);
/* The last records: what is still live, that the capture ends, and the statistics. */
void rs_events_stop(struct rs_events *events, uint64_t time, enum rs_stop_reason reason,
		    const struct rp_live_key *keys, const struct rp_live *values, size_t live,
		    uint64_t live_lost);

#endif
