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
	uint32_t tid;
	struct rp_call call;
	uint64_t blocked;		/* in this call, or RS_UNKNOWN64 */
	uint32_t frame_count;		/* 0: where it is is not known */
	uint64_t frames[RP_STACK_DEPTH];
};

/* Totals since the start, as the statistics record has them. */
struct rs_losses {
	uint64_t ring, table, missed, stacks, truncated, filtered, sampled, reused;
};

/**
 * struct rs_events - the events of one capture on their way to the stream
 * @ctf: the stream
 * @dict: its dictionaries
 * @kernel: to name the interconnects of generation 1
 * @switches: context switches are seen, so that it is known how long a call was blocked
 * @part: number of the recording, when there are several of one capture
 * @losses: asked at the time of each statistics record
 * @context: for @losses
 * @late: events whose time had to be moved up
 * @seen: raw events taken from the ring
 * @orphaned: ranges and notes whose map record was lost
 * @newest: latest time of an event taken from the ring; while more is in the ring,
 *	nothing can be said about what happened after it
 */
struct rs_events {
	struct rs_ctf *ctf;
	struct rs_dict *dict;
	const struct rs_kernel *kernel;
	bool switches;
	uint32_t part;
	struct rs_losses (*losses)(void *context);
	void *context;
	uint64_t late;
	uint64_t seen;
	uint64_t newest;
	uint64_t orphaned;
	/* private: */
	struct rs_sorter sorter;
	struct rs_event *pool;		/* of events that are not in use */
	struct rs_pending {
		uint64_t serial;
		struct rp_entry *entries;
		size_t entry_count, entry_capacity;
		struct rp_note *notes;
		size_t note_count, note_capacity;
	} *pending;
	size_t cpus;
	struct rs_time *times;		/* room for those of one map */
	size_t times_capacity;
	struct rs_table attachments;	/* to their place in ... */
	struct rs_attachment {
		uint64_t buffer, inode, size, interconnect;
		uint32_t device, next_free;
	} *known;
	uint32_t known_count, known_free;
	struct rs_table names;		/* interconnect object to its place in ... */
	char (*texts)[RP_SHORT_LEN + 1];
	struct rs_table stacks;		/* hash to its place in ... */
	struct rs_walked {
		uint64_t *frames;
		uint32_t count;
		uint32_t id;		/* in the dictionary */
		unsigned int generation;
	} *walked;
	uint32_t walked_count;
	struct rs_table held;		/* mapping to its place in ... */
	struct rs_holders {
		uint64_t *addresses;
		uint32_t count, next_free;
	} *holders;
	uint32_t holders_count, holders_free;
	struct rs_event *states;	/* what existed at the start, until it is written */
	struct rs_event **states_end;
	uint32_t state_count;
};

void rs_events_init(struct rs_events *events, size_t cpus);
void rs_events_free(struct rs_events *events);

/* Takes one record from the ring; says so and drops it when it makes no sense. */
void rs_events_take(struct rs_events *events, const void *data, size_t size);
/* Puts a START or STATISTICS event in its place in time. */
void rs_events_mark(struct rs_events *events, enum rp_type type, uint64_t time);
/* Forgets what is said to have existed before: it is incomplete. */
void rs_events_forget_states(struct rs_events *events);
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
