/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From one capture to its recordings: one, or a part after another, or one for each
 * leak. Every recording is complete by itself: metadata, the dictionary records it
 * needs, and the state of everything that existed when it begins.
 */
#ifndef RANGESCOPE_RECORDER_H
#define RANGESCOPE_RECORDER_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include "ctf.h"
#include "lexicon.h"
#include "options.h"
#include "output.h"
#include "state.h"

/* Events that are kept for a leak to come, in bytes. */
#define RS_WINDOW_MAX (256ull << 20)

/**
 * struct rs_recorder - where the records of a capture go
 * @options: of the user
 * @out: the recording that is written now, if any
 * @ctf: the stream that all records are written to
 * @metadata: makes the metadata text of a recording; freed by the recorder
 * @statistics: writes a statistics record to a stream
 * @lost: how many events were lost so far
 * @hurry: asked while the reader is waited for
 * @context: for these functions
 * @failed: the capture cannot be recorded any more; the reason was said
 * @directory: where more files will be made, or ""
 * @files: recordings begun
 * @leaks: definite leaks seen with --trigger-on-leak
 * @packets: written, of all recordings; @bytes, @records and @unwritten likewise
 * @window_max: RS_WINDOW_MAX, unless a test sets another
 */
struct rs_recorder {
	const struct rs_options *options;
	struct rs_output out;
	struct rs_ctf *ctf;
	char *(*metadata)(void *context, const struct rs_ctf *ctf);
	void (*statistics)(void *context, struct rs_ctf *ctf, uint64_t time);
	uint64_t (*lost)(void *context);
	bool (*hurry)(void);
	void *context;
	bool failed;
	char directory[PATH_MAX];
	unsigned int files;
	uint64_t leaks;
	uint64_t packets, bytes, records, unwritten;
	uint64_t window_max;
	/* private: */
	struct rs_ctf_tap tap;
	struct rs_lexicon lexicon;
	struct rs_state state;		/* after the last record */
	struct rs_state before;		/* before the first record of the window */
	struct rs_ctf *copy;		/* the stream of a leak's recording */
	struct rs_chunk {
		struct rs_chunk *next;
		uint64_t begin_ns, end_ns;
		size_t size;
		uint8_t records[] __attribute__((aligned(8)));
	} *oldest, **newest;
	uint64_t window;		/* bytes in it */
	uint64_t cut_ns;		/* what the bound took away ended then, or 0 */
	uint64_t until_ns;		/* the recording of a leak ends then; 0: there is none */
	uint64_t more;			/* leaks in it beside the first */
	uint64_t floor;			/* bytes that a part began with */
	unsigned int first, number;	/* of the first and the present file */
	uint32_t task;			/* the probe */
	bool stopped;			/* the end of the capture is written */
	bool unwhole;			/* a recording was not finished */
	char base[PATH_MAX];
	char name[PATH_MAX + 24];
};

/*
 * Opens the output, or makes sure that files can be made there; nothing is written yet. Says
 * why when it fails. The functions and @ctf are set before, all else is zero.
 */
bool rs_recorder_open(struct rs_recorder *recorder);
/* From here on it is a new recording: writes the metadata, and sees all records of @ctf. */
bool rs_recorder_begin(struct rs_recorder *recorder);
/* Writes all there is, waiting so many milliseconds for a reader; returns whether all of it went out. */
bool rs_recorder_finish(struct rs_recorder *recorder, int ms);
void rs_recorder_close(struct rs_recorder *recorder);

#endif
