/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The last resort: kprobe events of tracefs instead of BPF, for kernels that have or allow
 * no BPF. Turns what their ring buffers hold into the raw records of probe.h.
 *
 * What it cannot give is not there: ranges, times of their population, time off the CPU,
 * call stacks beyond the call site, who holds the lock. What is live is kept in this
 * process, so it is as good as what arrived.
 */
#ifndef RANGESCOPE_TRACEFS_H
#define RANGESCOPE_TRACEFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include "events.h"
#include "kernel.h"
#include "options.h"

struct rs_tracefs;

/* Takes a raw record; a result that is not 0 asks for a break. */
typedef int (*rs_tracefs_take)(void *context, void *data, size_t size);

/*
 * Makes an instance of tracefs and events of our own in it, on the functions of rs_hooks
 * that the kernel has, and says in rs_hooks which they are. First it removes what processes
 * that were killed have left. Returns NULL and says why when it cannot.
 */
struct rs_tracefs *rs_tracefs_open(const struct rs_kernel *kernel, const struct rs_loader_options *options);
/* From here on, respectively until here, events are recorded. */
void rs_tracefs_enable(struct rs_tracefs *tracefs, bool enable);
/* Number of functions and returns that are hooked. */
unsigned int rs_tracefs_hooks(const struct rs_tracefs *tracefs);
/*
 * Hands all records up to now to @take in the order of their times, after at most @wait_ms
 * of waiting for the first one. Returns whether that was all: not when @take asked for a break.
 */
bool rs_tracefs_read(struct rs_tracefs *tracefs, int wait_ms, rs_tracefs_take take, void *context);
struct rs_losses rs_tracefs_losses(struct rs_tracefs *tracefs);
/* Map calls that have not returned; the caller frees the array. */
size_t rs_tracefs_calls(const struct rs_tracefs *tracefs, struct rs_pending_call **calls);
/* Live mappings; the caller frees both arrays. @lost: as many more may be missing. */
size_t rs_tracefs_live(struct rs_tracefs *tracefs, struct rp_live_key **keys, struct rp_live **values,
		       uint64_t *lost);
/* Removes the events and the instance. */
void rs_tracefs_close(struct rs_tracefs *tracefs);

/*
 * Finds what killed processes have left in tracefs, names each on @to, or removes it when
 * @to is NULL. Returns how many there are.
 */
unsigned int rs_tracefs_leftovers(FILE *to);

#endif
