// SPDX-License-Identifier: GPL-2.0
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/hw_breakpoint.h>
#include <linux/membarrier.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "loader.h"
#include "log.h"
#include "rangescope.skel.h"
#include "symbols.h"

/* What libbpf says is kept back until something fails. */
static char *said;
static size_t said_size;
static bool say_at_once;

static int on_print(enum libbpf_print_level level, const char *format, va_list args)
{
	char *text;
	int n;

	if (level == LIBBPF_DEBUG)
		return 0;
	/* a verifier's log is long, and its end matters */
	n = vasprintf(&text, format, args);
	if (n < 0)
		return n;
	if (say_at_once) {
		fputs(text, stderr);
	} else {
		said = rs_realloc(said, said_size + n + 1);
		memcpy(said + said_size, text, n + 1);
		said_size += n;
	}
	free(text);
	return n;
}

static void forget(void)
{
	free(said);
	said = NULL;
	said_size = 0;
}

/* The end of it holds the reason: a verifier's log is long. */
static void say_all(void)
{
	size_t limit = 6000;

	if (said)
		fputs(said_size > limit ? said + said_size - limit : said, stderr);
	forget();
}

static bool set_sizes(struct rangescope_bpf *s, const struct rs_loader_options *options, bool notes)
{
	int err = bpf_map__set_max_entries(s->maps.ring, options->ring_mib << 20);

	if (!err && !notes)
		err = bpf_map__set_max_entries(s->maps.note_slots, 1);
	if (err)
		rs_say("cannot set the size of a BPF table: %s", strerror(-err));
	return !err;
}

static bool is_k(const char *program)
{
	size_t n = strlen(program);

	return n > 2 && !strcmp(program + n - 2, "_k");
}

/* The row of a program, whichever its kind. */
static struct rs_hook *hook_of(const char *program)
{
	size_t n = strlen(program) - (is_k(program) ? 2 : 0);

	for (unsigned int i = 0; i < rs_hook_count; i++)
		if (!strncmp(rs_hooks[i].program, program, n) && !rs_hooks[i].program[n])
			return &rs_hooks[i];
	return NULL;
}

/* Is it a program that differs between fentry and kprobe? */
static bool hooks_function(const struct rs_hook *hook)
{
	return hook->kind == RS_HOOK_FUNCTION || hook->kind == RS_HOOK_FREES || hook->kind == RS_HOOK_STASH;
}

static bool loads(const struct rs_loader *loader, const struct rs_hook *hook, const char *program)
{
	if (!hook->wanted)
		return false;
	if (!hooks_function(hook))
		return true;
	return is_k(program) ? loader->mode == RS_ATTACH_KPROBE :
			       loader->mode == RS_ATTACH_FENTRY && hook->kind != RS_HOOK_STASH;
}

bool rs_loader_attached(const char *program)
{
	const struct rs_hook *hook = hook_of(program);

	return hook && hook->attached;
}

const char *rs_loader_mode(const struct rs_loader *loader)
{
	return loader->mode == RS_ATTACH_KPROBE ? "kprobe" : "fentry";
}

static bool wanted(const char *program)
{
	const struct rs_hook *hook = hook_of(program);

	return hook && hook->wanted;
}

/* Opens the programs of all hooks that are wanted, ready to be loaded. */
static bool prepare(struct rs_loader *loader)
{
	const struct rs_loader_options *options = loader->options;
	const struct rs_kernel *kernel = loader->kernel;
	LIBBPF_OPTS(bpf_object_open_opts, open, .btf_custom_path = options->btf);
	const struct rs_filter *filter = &options->filter;
	struct rangescope_bpf *s;
	struct bpf_program *program;
	bool notes;

	s = loader->skeleton = rangescope_bpf__open_opts(&open);
	if (!s) {
		rs_say("cannot open the BPF programs in this binary: %s; build it again", strerror(errno));
		return false;
	}
	notes = wanted("allocation") || wanted("freeing") || wanted("store");
	s->rodata->want_stacks = options->stacks != RS_STACKS_NONE;
	s->rodata->all_stacks = options->stacks == RS_STACKS_ALL;
	s->rodata->walk_max = options->max_ranges;
	s->rodata->range_cost = options->range_rate ? 1000000000ull / options->range_rate : 0;
	s->rodata->decode_ranges = kernel->decodes;
	s->rodata->iov_type = kernel->iov_type;
	if (kernel->found[RS_PART_INTERCONNECT])
		s->rodata->interconnect_adapter = kernel->found[RS_PART_INTERCONNECT];
	s->rodata->watch_notes = notes;
	s->rodata->watch_frees = wanted("freeing") && wanted("allocation") && wanted("interconnect_unmap_leave");
	s->rodata->watch_switches = wanted("switched");
	s->rodata->filter_pids = filter->pid_count;
	s->rodata->filter_comms = filter->comm_count;
	s->rodata->filter_exporters = filter->exporter_count;
	s->rodata->filter_devices = filter->device_count;
	bpf_object__for_each_program(program, s->obj) {
		const char *name = bpf_program__name(program);
		const struct rs_hook *hook = hook_of(name);

		if (!hook) {
			rs_say("BPF program %s is in no table of hooks; build both parts from the same source", name);
			return false;
		}
		bpf_program__set_autoload(program, loads(loader, hook, name));
	}
	return set_sizes(s, options, notes);
}

/* Takes back the hooks that maps can be seen without. Returns whether there were any. */
static bool drop_extras(int err)
{
	bool any = false;

	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];

		if (hooks_function(hook) || !hook->wanted)
			continue;
		hook->wanted = false;
		snprintf(hook->why, sizeof(hook->why), "the kernel does not load programs with it: %s", strerror(-err));
		any = true;
	}
	return any;
}

/* What to do about a kernel that refuses the programs; the privileges were checked before. */
static const char *advice(int err)
{
	if (err == -EPERM)
		return "the privileges are there, so a container, a seccomp filter, a security module or the "
		       "kernel's own configuration forbids BPF. Run it on the machine itself, or record in the "
		       "guest with kernel-probe/guest/run";
	return "it must be Linux 5.17 or newer, for bpf_loop(). If it is, report the lines above";
}

static int try_load(struct rs_loader *loader)
{
	forget();
	rangescope_bpf__destroy(loader->skeleton);
	loader->skeleton = NULL;
	return prepare(loader) ? rangescope_bpf__load(loader->skeleton) : -ECANCELED;
}

/* A failure is answered by less: without extras, then with kprobes. */
static int load(struct rs_loader *loader)
{
	const struct rs_loader_options *options = loader->options;
	bool may_fall_back = options->mode == RS_ATTACH_AUTO && loader->mode == RS_ATTACH_FENTRY;
	int err = try_load(loader);

	if (err && err != -ECANCELED && err != -EPERM && may_fall_back) {
		loader->mode = RS_ATTACH_KPROBE;
		loader->fell_back = !try_load(loader);
		if (loader->fell_back)
			return 0;
		loader->mode = RS_ATTACH_FENTRY;
		err = try_load(loader);
	}
	/* whose fault it was is not told: most is better than nothing */
	if (err && err != -ECANCELED && drop_extras(err))
		err = try_load(loader);
	return err;
}

static bool fill(struct bpf_map *map, const void *key)
{
	__u32 one = 1;

	if (!bpf_map_update_elem(bpf_map__fd(map), key, &one, BPF_ANY))
		return true;
	rs_say("cannot fill a BPF table: %s; report this", strerror(errno));
	return false;
}

static bool fill_names(struct rangescope_bpf *s, enum rp_filter_kind kind, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct rp_filter_key key = { .kind = kind };

		strncpy(key.name, names[i], sizeof(key.name) - 1);
		if (!fill(s->maps.pass_names, &key))
			return false;
	}
	return true;
}

static bool fill_filters(struct rangescope_bpf *s, const struct rs_filter *filter)
{
	for (size_t i = 0; i < filter->pid_count; i++)
		if (!fill(s->maps.pass_pids, &filter->pids[i]))
			return false;
	return fill_names(s, RP_FILTER_COMM, filter->comms, filter->comm_count) &&
	       fill_names(s, RP_FILTER_EXPORTER, filter->exporters, filter->exporter_count) &&
	       fill_names(s, RP_FILTER_DEVICE, filter->devices, filter->device_count);
}

bool rs_loader_load(struct rs_loader *loader, const struct rs_kernel *kernel,
		    const struct rs_loader_options *options)
{
	int err;

	memset(loader, 0, sizeof(*loader));
	loader->kernel = kernel;
	loader->options = options;
	loader->mode = options->mode == RS_ATTACH_KPROBE || kernel->custom ? RS_ATTACH_KPROBE : RS_ATTACH_FENTRY;
	say_at_once = options->verbose;
	libbpf_set_print(on_print);
	err = load(loader);
	if (err == -ECANCELED)
		return false;
	if (err) {
		loader->advice = advice(err);
		/* what libbpf guesses about the rlimit would lead astray */
		if (err == -EPERM)
			forget();
		else
			say_all();
		rs_say("the kernel did not load the BPF programs: %s; %s", strerror(-err), loader->advice);
		return false;
	}
	forget();
	if (!fill_filters(loader->skeleton, &options->filter))
		return false;
	loader->links = rs_alloc(rs_hook_count * sizeof(*loader->links));
	return true;
}

static void detach_part(struct rs_loader *loader, enum rs_part part, const char *why)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		if (rs_hooks[i].part != part || !loader->links[i])
			continue;
		bpf_link__destroy(loader->links[i]);
		loader->links[i] = NULL;
		loader->attached--;
	}
	rs_hooks_drop(part, why);
}

/* One on each CPU. Returns whether all are there. */
static bool set_breakpoints(struct rs_loader *loader, struct rs_hook *hook, struct bpf_program *program,
			    uint64_t address)
{
	int cpus = libbpf_num_possible_cpus();

	if (!address) {
		snprintf(hook->why, sizeof(hook->why), "its address is not known: /proc/kallsyms hides it");
		return false;
	}
	if (cpus < 1)
		cpus = 1;
	loader->breakpoints = rs_alloc(cpus * sizeof(*loader->breakpoints));
	for (int cpu = 0; cpu < cpus; cpu++) {
		struct perf_event_attr attr = {
			.type = PERF_TYPE_BREAKPOINT, .size = sizeof(attr), .bp_type = HW_BREAKPOINT_X,
			.bp_addr = address, .bp_len = sizeof(long), .sample_period = 1, .exclude_user = 1,
		};
		int fd = syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
		struct bpf_link *link = NULL;

		if (fd < 0 && errno == ENODEV)
			continue;	/* not online */
		if (fd >= 0) {
			link = bpf_program__attach_perf_event(program, fd);
			if (!link)
				close(fd);
		}
		if (!link) {
			snprintf(hook->why, sizeof(hook->why), "cannot set a hardware breakpoint: %s%s", strerror(errno),
				 errno == ENOSPC ? " (a debugger uses all of them)" : "");
			return false;
		}
		loader->breakpoints[loader->breakpoint_count++] = link;
	}
	return loader->breakpoint_count;
}

static void remove_breakpoints(struct rs_loader *loader)
{
	for (int i = 0; i < loader->breakpoint_count; i++)
		bpf_link__destroy(loader->breakpoints[i]);
	free(loader->breakpoints);
	loader->breakpoints = NULL;
	loader->breakpoint_count = 0;
}

/* Returns whether all required ones of at least one adapter are there. */
static bool attach_all(struct rs_loader *loader, const struct rs_symbols *symbols)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];
		struct bpf_program *program;
		char name[80];

		if (!hook->wanted || hook->kind == RS_HOOK_RUN || hook->kind == RS_HOOK_ITERATOR)
			continue;
		if (hook->kind == RS_HOOK_STASH && loader->mode != RS_ATTACH_KPROBE)
			continue;
		snprintf(name, sizeof(name), "%s%s", hook->program,
			 hooks_function(hook) && loader->mode == RS_ATTACH_KPROBE ? "_k" : "");
		program = bpf_object__find_program_by_name(loader->skeleton->obj, name);
		if (hook->kind == RS_HOOK_BREAKPOINT) {
			uint64_t address = symbols ? rs_symbols_address(symbols, hook->function) : 0;

			hook->attached = set_breakpoints(loader, hook, program, address);
			loader->attached += hook->attached;
			if (!hook->attached)
				remove_breakpoints(loader);
			continue;
		}
		loader->links[i] = bpf_program__attach(program);
		if (loader->links[i]) {
			hook->attached = true;
			loader->attached++;
			continue;
		}
		snprintf(hook->why, sizeof(hook->why), "cannot attach: %s%s", strerror(errno),
			 errno == EBUSY ? " (not traceable, or a live patch is on it)" : "");
		if (hook->required) {
			char why[160];

			snprintf(why, sizeof(why), "%.60s: %.80s", hook->function, hook->why);
			detach_part(loader, hook->part, why);
		}
	}
	return rs_part_attached(RS_PART_INTERCONNECT) || rs_part_attached(RS_PART_SGT);
}

/* To be read at the end, when there are no privileges left to make it. */
static int open_iterator(struct bpf_program *program)
{
	struct bpf_link *link = bpf_program__attach_iter(program, NULL);
	int fd;

	if (!link)
		return -1;
	fd = bpf_iter_create(bpf_link__fd(link));
	bpf_link__destroy(link);
	return fd;
}

bool rs_loader_attach(struct rs_loader *loader, const struct rs_symbols *symbols)
{
	bool ok = attach_all(loader, symbols);

	if (!ok && loader->options->mode == RS_ATTACH_AUTO && loader->mode == RS_ATTACH_FENTRY) {
		rs_loader_detach(loader);
		for (unsigned int i = 0; i < rs_hook_count; i++) {
			struct rs_hook *hook = &rs_hooks[i];

			hook->wanted = hook->chosen;
			hook->attached = false;
		}
		loader->mode = RS_ATTACH_KPROBE;
		ok = !load(loader) && fill_filters(loader->skeleton, &loader->options->filter) &&
		     attach_all(loader, symbols);
		loader->fell_back = ok;
	}
	if (!ok) {
		say_all();
		for (unsigned int i = 0; i < rs_hook_count; i++)
			if (rs_hooks[i].required && rs_hooks[i].why[0])
				rs_say("%s: %s", rs_hooks[i].function, rs_hooks[i].why);
		rs_say("neither interconnect nor sg-table maps can be seen in this kernel: "
		       "it needs CONFIG_DMA_SHARED_BUFFER=y, CONFIG_BPF_JIT=y, and CONFIG_FUNCTION_TRACER=y or "
		       "CONFIG_KPROBES=y");
		return false;
	}
	loader->hung_fd = wanted("find_hung") ? open_iterator(loader->skeleton->progs.find_hung) : 0;
	if (loader->fell_back)
		rs_say("fentry is refused by this kernel: using kprobes, which cost more");
	forget();
	return true;
}

void rs_loader_iov(struct rs_loader *loader, uint64_t address)
{
	loader->skeleton->bss->iov_object = address;
}

void rs_loader_enable(struct rs_loader *loader, bool enable)
{
	__atomic_store_n(&loader->skeleton->bss->enabled, enable, __ATOMIC_SEQ_CST);
}

/* Runs an iterator to its end; what it finds goes to the ring. */
static bool run_iterator(struct bpf_program *program)
{
	struct bpf_link *link = bpf_program__attach_iter(program, NULL);
	char nothing[256];
	ssize_t n = -1;
	int fd;

	if (!link)
		return false;
	fd = bpf_iter_create(bpf_link__fd(link));
	if (fd >= 0) {
		do {
			n = read(fd, nothing, sizeof(nothing));
		} while (n > 0 || (n < 0 && errno == EINTR));
		close(fd);
	}
	bpf_link__destroy(link);
	return !n;
}

/* Tells the calls where their threads are. */
static void find_hung(const struct rs_loader *loader, struct rs_pending_call *calls, size_t count)
{
	struct rp_hung one;
	size_t have = 0;
	ssize_t n;

	while (count && loader->hung_fd > 0) {
		n = read(loader->hung_fd, (char *)&one + have, sizeof(one) - have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		have += n;
		if (have < sizeof(one))
			continue;
		have = 0;
		for (size_t i = 0; i < count; i++) {
			if (calls[i].tid != one.tid || one.count > RP_STACK_DEPTH)
				continue;
			calls[i].frame_count = one.count;
			memcpy(calls[i].frames, one.frames, one.count * sizeof(*one.frames));
		}
	}
}

enum rs_source rs_loader_snapshot(struct rs_loader *loader, const struct rs_symbols *symbols, uint64_t *buffers)
{
	/* what the list was called, newest kernel first */
	static const char *const names[] = { "dmabuf_list", "debugfs_list", "db_list" };
	struct rangescope_bpf *s = loader->skeleton;
	enum rs_source source = 0;

	if (wanted("iterate_buffers") && run_iterator(s->progs.iterate_buffers))
		source = RS_SOURCE_ITERATOR;
	for (size_t i = 0; !source && wanted("walk_buffers") && i < sizeof(names) / sizeof(*names); i++) {
		LIBBPF_OPTS(bpf_test_run_opts, run);

		s->bss->buffer_list = rs_symbols_address(symbols, names[i]);
		if (s->bss->buffer_list && !bpf_prog_test_run_opts(bpf_program__fd(s->progs.walk_buffers), &run) &&
		    !run.retval)
			source = RS_SOURCE_LIST;
	}
	*buffers = s->bss->snapshot_buffers;
	return source;
}

void rs_loader_detach(struct rs_loader *loader)
{
	if (!loader->links)
		return;
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		bpf_link__destroy(loader->links[i]);
		loader->links[i] = NULL;
	}
	remove_breakpoints(loader);
	loader->attached = 0;
	/* a grace period: programs run inside RCU read sections */
	if (syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0))
		usleep(20000);
}

void rs_loader_free(struct rs_loader *loader)
{
	rs_loader_detach(loader);
	if (loader->hung_fd > 0)
		close(loader->hung_fd);
	free(loader->links);
	rangescope_bpf__destroy(loader->skeleton);
	memset(loader, 0, sizeof(*loader));
	forget();
}

int rs_loader_ring_fd(const struct rs_loader *loader)
{
	return bpf_map__fd(loader->skeleton->maps.ring);
}

/* Calls that the kernel did not run a program for, since it was running already. */
static uint64_t missed(const struct rs_loader *loader)
{
	struct bpf_program *program;
	uint64_t sum = 0;

	bpf_object__for_each_program(program, loader->skeleton->obj) {
		const struct rs_hook *hook = hook_of(bpf_program__name(program));
		struct bpf_prog_info info = { 0 };
		__u32 size = sizeof(info);

		if (bpf_program__fd(program) < 0 || !hooks_function(hook))
			continue;
		if (!bpf_obj_get_info_by_fd(bpf_program__fd(program), &info, &size))
			sum += info.recursion_misses;
	}
	return sum;
}

struct rs_losses rs_loader_losses(const struct rs_loader *loader)
{
	const struct rp_counters *c = &loader->skeleton->bss->counters;

	return (struct rs_losses){
		.ring = c->lost_ring,
		.table = c->lost_table,
		.missed = missed(loader) + c->lost_missed,
		.stacks = c->lost_stacks,
		.truncated = c->truncated,
		.filtered = c->filtered,
		.sampled = c->sampled,
		.reused = c->reused,
	};
}

size_t rs_loader_calls(const struct rs_loader *loader, uint64_t time, struct rs_pending_call **calls)
{
	int fd = bpf_map__fd(loader->skeleton->maps.threads);
	bool switched = rs_loader_attached("switched");
	size_t count = 0, capacity = 0;
	__u32 tid, *last = NULL;

	*calls = NULL;
	while (!bpf_map_get_next_key(fd, last, &tid)) {
		struct rp_thread thread;

		last = &tid;
		if (bpf_map_lookup_elem(fd, &tid, &thread))
			continue;
		for (__u32 i = 0; i < thread.depth && i < RP_CALL_DEPTH; i++) {
			const struct rp_call *call = &thread.calls[i];
			struct rs_pending_call *one;

			if (call->kind >= RP_KIND_UNMAP)
				continue;
			if (count == capacity) {
				capacity = capacity ? 2 * capacity : 16;
				*calls = rs_realloc(*calls, capacity * sizeof(**calls));
			}
			one = &(*calls)[count++];
			one->tid = tid;
			one->call = *call;
			one->blocked = RS_UNKNOWN64;
			one->frame_count = 0;
			if (!switched)
				continue;
			one->blocked = thread.blocked - call->blocked;
			if (thread.off_since && thread.off_since < time)
				one->blocked += time - thread.off_since;
		}
	}
	find_hung(loader, *calls, count);
	return count;
}

size_t rs_loader_live(const struct rs_loader *loader, struct rp_live_key **keys, struct rp_live **values,
		      uint64_t *lost)
{
	int fd = bpf_map__fd(loader->skeleton->maps.live);
	struct rp_live_key *last = NULL;
	size_t count = 0, capacity = 0;

	*keys = NULL;
	*values = NULL;
	*lost = loader->skeleton->bss->counters.lost_live;
	for (;;) {
		struct rp_live_key next;

		if (bpf_map_get_next_key(fd, last, &next))
			return count;
		if (count == capacity) {
			capacity = capacity ? 2 * capacity : 256;
			*keys = rs_realloc(*keys, capacity * sizeof(**keys));
			*values = rs_realloc(*values, capacity * sizeof(**values));
		}
		last = &(*keys)[count];
		*last = next;
		if (bpf_map_lookup_elem(fd, last, &(*values)[count])) {
			/* gone in between: nothing runs any more, so it cannot be */
			(*lost)++;
			continue;
		}
		/* unmapped, its place is kept */
		count += (*values)[count].attachment != 0;
	}
}
