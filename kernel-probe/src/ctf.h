/* SPDX-License-Identifier: GPL-2.0 */
/* Writes the capture stream: CTF 1.8 metadata and packets of records. */
#ifndef RANGESCOPE_CTF_H
#define RANGESCOPE_CTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include "output.h"
#include "rangescope_stream.h"

/* What the metadata says about where a recording comes from. All strings, never NULL. */
struct rs_env {
	const char *tracer_version;
	const char *hostname;
	const char *kernel_release;
	const char *kernel_version;
	const char *architecture;
	const char *adapters;
	const char *hooks_attached;
	const char *hooks_missing;
	const char *pointers;
	const char *range_times;
	const char *attach_mode;	/* how functions are hooked: fentry, kprobe or tracefs */
	const char *stacks;		/* all, reused (see RS_FLAG_STACK_REUSED) or none */
	const char *range_rate;		/* range records a second at most, or "unlimited" */
	const char *filters;		/* the options that left events out, or "" */
};

/**
 * struct rs_ctf_tap - somebody through whose hands all records go
 * @before: all records so far are complete, and one of this kind and time follows
 * @complete: this record, the last one, is complete; it may be changed or withdrawn
 * @packet: takes the records of a whole packet in place of the output; or NULL
 * @context: for all three
 *
 * What these functions write themselves does not come to them again.
 */
struct rs_ctf_tap {
	void (*before)(void *context, enum rs_record id, uint64_t time);
	void (*complete)(void *context, struct rs_event_header *record);
	void (*packet)(void *context, const uint8_t *records, size_t size, uint64_t begin_ns, uint64_t end_ns);
	void *context;
};

/**
 * struct rs_ctf - the stream being written
 * @out: where whole packets go
 * @uuid: of the trace
 * @cpu_count: of the machine
 * @discarded: events lost so far, for the packet headers; kept up to date by the caller
 * @last_ns: time of the last record; no later record has an earlier one
 * @records: written so far
 * @sequence: number of the next packet
 * @tap: sees all records, or NULL
 */
struct rs_ctf {
	struct rs_output *out;
	uint8_t uuid[16];
	uint32_t cpu_count;
	uint64_t discarded;
	uint64_t last_ns;
	uint64_t records;
	uint64_t sequence;
	const struct rs_ctf_tap *tap;
	/* private: */
	uint64_t begin_ns;
	uint32_t used;
	uint32_t in_packet;
	uint32_t open;			/* where the record is that the tap has not seen, or 0 */
	bool tapped;			/* the tap is at work */
	uint8_t packet[RS_PACKET_MAX] __attribute__((aligned(8)));
};

/* Picks a new trace uuid; @out is kept. */
void rs_ctf_init(struct rs_ctf *ctf, struct rs_output *out, uint32_t cpu_count);
/* The same stream goes on as another trace: a new uuid, packets count from 0, all else stays. */
void rs_ctf_restart(struct rs_ctf *ctf, struct rs_output *out);
/* The metadata text; the caller frees it. @realtime_offset_ns: wall clock minus monotonic. */
char *rs_ctf_tsdl(const struct rs_ctf *ctf, const struct rs_env *env, int64_t realtime_offset_ns);
/* Writes the metadata as one packet or several. */
void rs_ctf_metadata(struct rs_ctf *ctf, const char *tsdl);
/*
 * Room for one record of @size bytes, zeroed but for its header; valid until the
 * next call. A @time before the last record's is moved up to it.
 */
void *rs_ctf_record(struct rs_ctf *ctf, enum rs_record id, size_t size, uint32_t cpu, uint64_t time);
/* Takes the last record back and copies it to @to; for the tap's complete() only. */
size_t rs_ctf_withdraw(struct rs_ctf *ctf, void *to);
/* Bytes in the packet begun. */
size_t rs_ctf_waiting(const struct rs_ctf *ctf);
/* Hands the packet begun to the output, if it has records. */
void rs_ctf_flush(struct rs_ctf *ctf);
/* Time of the first record in the packet begun; UINT64_MAX: none. */
uint64_t rs_ctf_waiting_since(const struct rs_ctf *ctf);
/* The table of all records, as --layout prints it. */
void rs_ctf_print_layout(FILE *to);

#define RS_RECORD(ctf, name, cpu, time) \
	((struct rs_##name *)rs_ctf_record(ctf, RS_REC_##name, sizeof(struct rs_##name), cpu, time))

#endif
