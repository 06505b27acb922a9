/* SPDX-License-Identifier: GPL-2.0 */
/* The BPF side of the probe: open, set up, load, attach, and away again. */
#ifndef RANGESCOPE_LOADER_H
#define RANGESCOPE_LOADER_H

#include <stdbool.h>
#include <stddef.h>
#include "events.h"
#include "kernel.h"
#include "options.h"

struct rangescope_bpf;
struct rs_symbols;
struct bpf_link;

/**
 * struct rs_loader - the BPF programs of one capture
 * @skeleton: programs and tables
 * @mode: how functions are hooked: RS_ATTACH_FENTRY or RS_ATTACH_KPROBE
 * @links: one per row of rs_hooks, NULL where it is not attached
 * @attached: number of links
 * @advice: what to do when the kernel refused the programs
 */
struct rs_loader {
	struct rangescope_bpf *skeleton;
	enum rs_attach_mode mode;
	struct bpf_link **links;
	unsigned int attached;
	const char *advice;
	/* private: */
	const struct rs_kernel *kernel;
	const struct rs_loader_options *options;
	struct bpf_link **breakpoints;
	int breakpoint_count;
	bool fell_back;
	int hung_fd;			/* iterator over threads in a call; 0 or less: none */
};

/*
 * Opens and loads the programs that the kernel has hooks for. Says why when it fails.
 * @kernel and @options are used until rs_loader_free().
 */
bool rs_loader_load(struct rs_loader *loader, const struct rs_kernel *kernel,
		    const struct rs_loader_options *options);
/*
 * Attaches all of them; false when neither interconnect nor sg-table maps can be seen.
 * With RS_ATTACH_AUTO, kprobes take over when fentry is refused. @symbols finds the place of
 * breakpoints; it may be NULL when there are none.
 */
bool rs_loader_attach(struct rs_loader *loader, const struct rs_symbols *symbols);
/* Generation 2: the address of the IOV interconnect; 0 to tell it by its name. */
void rs_loader_iov(struct rs_loader *loader, uint64_t address);
/* From here on, respectively until here, events are recorded. */
void rs_loader_enable(struct rs_loader *loader, bool enable);
/*
 * Lets the kernel side send what buffers and attachments there are. Returns how it did, and
 * 0 when it cannot; @buffers is how many it found.
 */
enum rs_source rs_loader_snapshot(struct rs_loader *loader, const struct rs_symbols *symbols, uint64_t *buffers);
/* Detaches; programs that still run have ended when this returns. */
void rs_loader_detach(struct rs_loader *loader);
void rs_loader_free(struct rs_loader *loader);

/* "fentry" or "kprobe" */
const char *rs_loader_mode(const struct rs_loader *loader);
/* Is a BPF program of this name attached? */
bool rs_loader_attached(const char *program);
int rs_loader_ring_fd(const struct rs_loader *loader);
struct rs_losses rs_loader_losses(const struct rs_loader *loader);
/* Map calls that had not returned at @time; the caller frees the array. */
size_t rs_loader_calls(const struct rs_loader *loader, uint64_t time, struct rs_pending_call **calls);
/* The table of live mappings; the caller frees both arrays. */
size_t rs_loader_live(const struct rs_loader *loader, struct rp_live_key **keys, struct rp_live **values,
		      uint64_t *lost);

#endif
