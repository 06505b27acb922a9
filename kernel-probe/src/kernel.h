/* SPDX-License-Identifier: GPL-2.0 */
/* What the running kernel offers, found out from its BTF and files, never from its version. */
#ifndef RANGESCOPE_KERNEL_H
#define RANGESCOPE_KERNEL_H

#include <stdbool.h>
#include <stdint.h>
#include "options.h"
#include "rangescope_stream.h"

/* What to do about a kernel without types of its own. */
#define RS_BTF_STEP "make them from its vmlinux with debug information, and attach by kprobes: " \
	"pahole --btf_encode_detached=full.btf vmlinux; " \
	"bpftool gen min_core_btf full.btf kernel.btf build/rangescope.bpf.o; then add --btf kernel.btf"

struct btf;
struct btf_type;

/* Which part of the probe a hook serves. */
enum rs_part {
	RS_PART_INTERCONNECT,
	RS_PART_SGT,
	RS_PART_LIFE,		/* buffers and attachments: for all of them */
	RS_PARTS
};

/**
 * struct rs_kernel - the running kernel
 * @btf: its types, or NULL
 * @btf_error: why there are none, a negative errno
 * @custom: the file that they come from, so that only kprobes can be used; NULL: the kernel itself
 * @by_name: functions are looked up in /proc/kallsyms, not in @btf
 * @found: for each part that is an adapter: which, or 0
 * @why: the evidence, in words
 * @interconnects: generation 1: the enum of interconnects, or NULL; looked up once, for
 *	finding a type by its name reads all names of the BTF
 * @iov_type: generation 1: the enum value whose entries are struct range, or ~0
 * @decodes: struct range looks as expected
 * @locks: the owner of a reservation lock can be told
 * @has: a bit for each adapter that was found
 * @only: and for those that were asked for, 0: all
 */
struct rs_kernel {
	struct btf *btf;
	int btf_error;
	const char *custom;
	bool by_name;
	enum rs_adapter found[RS_PARTS];
	const char *why[RS_PARTS];
	const struct btf_type *interconnects;
	uint64_t iov_type;
	bool decodes;
	bool locks;
	uint32_t has, only;
	/* private: */
	char *functions;
};

enum rs_hook_kind {
	RS_HOOK_FUNCTION,	/* entry or return of a function */
	RS_HOOK_STASH,		/* its entry, needed only with kprobes, to know the arguments */
	RS_HOOK_FREES,		/* as FUNCTION, needed only with --frees */
	RS_HOOK_TRACEPOINT,
	RS_HOOK_FREES_TRACEPOINT,	/* needed only with --frees */
	RS_HOOK_BREAKPOINT,	/* hardware breakpoint on a function, for --precise */
	RS_HOOK_ITERATOR,	/* run once, not attached */
	RS_HOOK_RUN,		/* likewise, without a hook of the kernel */
};

/**
 * struct rs_hook - one row of the table of hooks
 * @function: kernel function or tracepoint
 * @program: BPF program; the one for kprobes has _k behind its name
 * @kind: what @function is
 * @part: what it serves
 * @required: without it @part cannot be captured at all
 * @gives: what it is good for, for people
 * @wanted: to be loaded
 * @chosen: was to be loaded at first
 * @attached: is attached
 * @left_out: no option asked for it
 * @why: why it is not there, when it is not
 */
struct rs_hook {
	const char *function;
	const char *program;
	enum rs_hook_kind kind;
	enum rs_part part;
	bool required;
	const char *gives;
	bool wanted;
	bool chosen;
	bool attached;
	bool left_out;
	char why[160];
};

extern struct rs_hook rs_hooks[];
extern const unsigned int rs_hook_count;

/* Reads the kernel's types, finds its adapters and decides which hooks are wanted. */
void rs_kernel_read(struct rs_kernel *kernel, const struct rs_loader_options *options);
void rs_kernel_free(struct rs_kernel *kernel);
/* Does a struct have a member of this name? */
bool rs_kernel_member(const struct rs_kernel *kernel, const char *type, const char *name);
/* Is there a function of this name that can be hooked? */
bool rs_kernel_function(struct rs_kernel *kernel, const char *name);
/* "sgt", "interconnect-v1" ... */
const char *rs_adapter_name(enum rs_adapter adapter);
/* Generation 1: the name of an interconnect, or NULL. */
const char *rs_kernel_interconnect_name(const struct rs_kernel *kernel, uint64_t type);
/* Takes back all hooks of a part, because one that it cannot do without is missing. */
void rs_hooks_drop(enum rs_part part, const char *why);
bool rs_part_wanted(enum rs_part part);
bool rs_part_attached(enum rs_part part);

/* The lockdown mode: "none", "integrity", "confidentiality", or "unknown". */
const char *rs_lockdown(void);
/*
 * Says on stderr what forbids loading BPF programs: privileges, lockdown, no BTF.
 * Returns true when nothing does.
 */
bool rs_may_load(const struct rs_kernel *kernel);

#endif
