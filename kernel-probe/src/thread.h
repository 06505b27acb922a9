/* SPDX-License-Identifier: GPL-2.0 */
/* What a thread is called, and where in the kernel it is now. */
#ifndef RANGESCOPE_THREAD_H
#define RANGESCOPE_THREAD_H

#include <stdbool.h>
#include <stdint.h>
#include "rangescope_stream.h"
#include "symbols.h"

#define RS_THREAD_TEXT 4096

/**
 * struct rs_thread - a thread in a call
 * @pid: its process
 * @comm: its name
 * @places: its stack, innermost frame first
 * @count: frames; 0 when it is running, or the kernel does not show its stack
 */
struct rs_thread {
	uint32_t pid;
	char comm[64];
	struct rs_place places[RS_STACK_MAX];
	uint32_t count;
	/* private: */
	char text[RS_THREAD_TEXT];
};

enum rs_where {
	RS_THREAD_GONE,		/* there is no such thread */
	RS_THREAD_ELSEWHERE,
	RS_THREAD_THERE,	/* in the function, or running, or it cannot be told */
};

/*
 * Where thread @tid is; fills in @thread unless it is gone. @frames is its stack, innermost
 * first, as far as it is known.
 */
enum rs_where rs_thread_read(struct rs_thread *thread, uint32_t tid, const struct rs_symbols *symbols,
			     const uint64_t *frames, uint32_t count, const char *function);
/*
 * Names @frames in thread->places: the frames of the probe are left out. Returns whether
 * @function is among them.
 */
bool rs_thread_stack(struct rs_thread *thread, const struct rs_symbols *symbols, const uint64_t *frames,
		     uint32_t count, const char *function);

#endif
