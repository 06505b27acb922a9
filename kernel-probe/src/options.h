/* SPDX-License-Identifier: GPL-2.0 */
/* What the user asked for, as the command line says it. */
#ifndef RANGESCOPE_OPTIONS_H
#define RANGESCOPE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RS_FILTER_MAX 16	/* of each kind */

/* How call stacks are taken. */
enum rs_stacks {
	RS_STACKS_REUSED,	/* the default: see RS_FLAG_STACK_REUSED */
	RS_STACKS_ALL,		/* walk it for every event */
	RS_STACKS_NONE,
};

/* How functions of the kernel are hooked. */
enum rs_attach_mode {
	RS_ATTACH_AUTO,		/* the first of the others that this kernel takes */
	RS_ATTACH_FENTRY,	/* fentry and fexit */
	RS_ATTACH_KPROBE,	/* kprobe and kretprobe */
	RS_ATTACH_TRACEFS,	/* kprobe events of tracefs, without BPF */
};

/**
 * struct rs_filter - which calls are recorded; an empty list lets all pass
 * @pids: processes (thread group ids)
 * @comms: names of processes, as /proc/PID/comm of the main thread has them
 * @exporters: exp_name of the buffer
 * @devices: name of the importer's device
 * @adapters: bit 1 << enum rs_adapter for each one wanted; 0: all
 *
 * A call is recorded when each kind that is not empty has a match. An unmap of a
 * mapping whose map was recorded always is, whoever calls it.
 */
struct rs_filter {
	uint32_t pids[RS_FILTER_MAX];
	const char *comms[RS_FILTER_MAX];
	const char *exporters[RS_FILTER_MAX];
	const char *devices[RS_FILTER_MAX];
	size_t pid_count, comm_count, exporter_count, device_count;
	uint32_t adapters;
};

/**
 * struct rs_loader_options - what concerns the kernel side
 * @stacks: how call stacks are taken
 * @mode: how functions are hooked
 * @btf: file with the kernel's types, or NULL for those of the running kernel
 * @verbose: show what libbpf says
 * @precise: see each store into an xarray with hardware breakpoints
 * @frees: watch what unmap and failed maps free
 * @ring_mib: size of the ring buffer
 * @max_ranges: walked of each map
 * @range_rate: range records a second at most; 0: no limit
 * @filter: which calls are recorded
 */
struct rs_loader_options {
	enum rs_stacks stacks;
	enum rs_attach_mode mode;
	const char *btf;
	bool verbose;
	bool precise;
	bool frees;
	unsigned int ring_mib;
	unsigned int max_ranges;
	unsigned int range_rate;
	struct rs_filter filter;
};

/**
 * struct rs_options - the whole command line
 * @output: where the recording goes: a path, "-" or "unix:PATH"
 * @raw: kernel addresses as they are
 * @doctor: explain this kernel, record nothing
 * @doctor_lines: for a program to read
 * @layout: print the layout of all records, record nothing
 * @duration_ns: stop after this time; 0: do not
 * @max_size: begin another file when one has so many bytes; 0: do not
 * @max_files: keep so many of them; 0: all
 * @trigger: record only what surrounds a definite leak
 * @before_ns: of it, before the leak
 * @after_ns: and after it
 * @command: run this while capturing; NULL: nothing
 * @loader: what concerns the kernel side
 */
struct rs_options {
	const char *output;
	bool raw;
	bool doctor;
	bool doctor_lines;
	bool layout;
	uint64_t duration_ns;
	uint64_t max_size;
	unsigned int max_files;
	bool trigger;
	uint64_t before_ns, after_ns;
	char **command;
	struct rs_loader_options loader;
};

#define RS_EXIT_USAGE 2

/*
 * Reads the command line. Returns -1 to go on, or an exit status: 0 when it was --help
 * or --version, RS_EXIT_USAGE when it makes no sense, which is said in one line.
 */
int rs_options_read(int argc, char **argv, struct rs_options *options);
/* The filters as options, "" when there are none; the caller frees it. */
char *rs_options_filters(const struct rs_filter *filter);

#endif
