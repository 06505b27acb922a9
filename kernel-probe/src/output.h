/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where packets go: a file, a pipe, a device or a socket. Writing never blocks for
 * long: what the other side does not take waits in a queue of whole packets, and
 * while that is full the caller leaves events in the kernel's ring, which counts
 * what it cannot hold.
 */
#ifndef RANGESCOPE_OUTPUT_H
#define RANGESCOPE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * struct rs_output - an open output
 * @fd: where it goes
 * @name: for messages
 * @regular: a regular file, which can be cut back to whole packets
 * @socket: written with send()
 * @failed: nothing more can be written; the reason has been said
 * @packets: packets written whole
 * @bytes: of them
 * @records: in them
 * @lost: records in packets that were refused, or given up
 */
struct rs_output {
	int fd;
	const char *name;
	bool regular;
	bool socket;
	bool failed;
	uint64_t packets;
	uint64_t bytes;
	uint64_t records;
	uint64_t lost;
	/* private: */
	bool created;
	bool replaces;
	struct rs_queued {
		struct rs_queued *next;
		size_t size;
		size_t done;
		uint32_t records;
		uint8_t data[];
	} *first, **last;
	size_t queued;
	uint64_t taken;
};

/*
 * @where: a path, "-" for stdout, or "unix:PATH". Says why when it fails. What is in a
 * file stays there until rs_output_begin(), and a file that it made goes away if that
 * is never called.
 */
bool rs_output_open(struct rs_output *out, const char *where);
/* From here on it is a new recording: empties a file that was there. */
bool rs_output_begin(struct rs_output *out);
/* Queues one whole packet of so many records and writes what can be written now. */
void rs_output_packet(struct rs_output *out, const void *data, size_t size, uint32_t records);
void rs_output_pump(struct rs_output *out);
/* Is so much waiting that no more should be produced? */
bool rs_output_full(const struct rs_output *out);
/* Waits until something can be written, at most @ms. */
void rs_output_wait(struct rs_output *out, int ms);
/*
 * Writes what is queued. Gives up, and says so, when the other side takes nothing for
 * @ms, or when @hurry is not NULL and becomes true. Returns whether all of it went out.
 */
bool rs_output_finish(struct rs_output *out, int ms, bool (*hurry)(void));
void rs_output_close(struct rs_output *out);

#endif
