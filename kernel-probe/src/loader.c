// SPDX-License-Identifier: GPL-2.0
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/membarrier.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "loader.h"
#include "log.h"
#include "rangescope.skel.h"

/* What libbpf says is kept back until something fails. */
static char *said;
static size_t said_size;
static bool say_at_once;

static int on_print(enum libbpf_print_level level, const char *format, va_list args)
{
	char line[4096];
	int n;

	if (level == LIBBPF_DEBUG)
		return 0;
	n = vsnprintf(line, sizeof(line), format, args);
	if (n < 0)
		return n;
	if ((size_t)n >= sizeof(line))
		n = sizeof(line) - 1;
	if (say_at_once)
		return fprintf(stderr, "%s", line);
	said = rs_realloc(said, said_size + n + 1);
	memcpy(said + said_size, line, n + 1);
	said_size += n;
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

static bool set_sizes(struct rangescope_bpf *s, const struct rs_loader_options *options)
{
	int err = bpf_map__set_max_entries(s->maps.ring, options->ring_mib << 20);

	if (!err && !rs_part_wanted(RS_PART_INTERCONNECT)) {
		err = bpf_map__set_max_entries(s->maps.alloc_slots, 1);
		err = err ?: bpf_map__set_max_entries(s->maps.free_slots, 1);
	}
	if (err)
		rs_say("cannot set the size of a BPF table: %s", strerror(-err));
	return !err;
}

static const struct rs_hook *hook_of(const char *program)
{
	for (unsigned int i = 0; i < rs_hook_count; i++)
		if (!strcmp(rs_hooks[i].program, program))
			return &rs_hooks[i];
	return NULL;
}

bool rs_loader_attached(const char *program)
{
	const struct rs_hook *hook = hook_of(program);

	return hook && hook->attached;
}

/* Opens the programs of all hooks that are wanted, ready to be loaded. */
static bool prepare(struct rs_loader *loader, const struct rs_kernel *kernel,
		    const struct rs_loader_options *options)
{
	struct rangescope_bpf *s;
	struct bpf_program *program;

	s = loader->skeleton = rangescope_bpf__open();
	if (!s) {
		rs_say("cannot open the BPF programs in this binary: %s; build it again", strerror(errno));
		return false;
	}
	s->rodata->want_stacks = options->stacks != RS_STACKS_NONE;
	s->rodata->walk_max = options->max_ranges;
	s->rodata->wake_at = (__u64)options->ring_mib << 18;	/* a quarter */
	s->rodata->decode_ranges = kernel->decodes;
	s->rodata->iov_type = kernel->iov_type;
	if (kernel->generation)
		s->rodata->interconnect_adapter = kernel->generation;
	s->rodata->watch_allocs = hook_of("allocation")->wanted;
	s->rodata->watch_switches = hook_of("switched")->wanted;
	bpf_object__for_each_program(program, s->obj) {
		const struct rs_hook *hook = hook_of(bpf_program__name(program));

		if (!hook) {
			rs_say("BPF program %s is in no table of hooks; build both parts from the same source",
			       bpf_program__name(program));
			return false;
		}
		bpf_program__set_autoload(program, hook->wanted);
	}
	return set_sizes(s, options);
}

/* Takes back the hooks that maps can be seen without. Returns whether there were any. */
static bool drop_tracepoints(int err)
{
	bool any = false;

	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];

		if (hook->kind != RS_HOOK_TRACEPOINT || !hook->wanted)
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

bool rs_loader_load(struct rs_loader *loader, const struct rs_kernel *kernel,
		    const struct rs_loader_options *options)
{
	struct rangescope_bpf *s;
	unsigned int slots;
	int err;

	memset(loader, 0, sizeof(*loader));
	say_at_once = options->verbose;
	libbpf_set_print(on_print);
	if (!prepare(loader, kernel, options))
		return false;
	err = rangescope_bpf__load(loader->skeleton);
	if (err && drop_tracepoints(err)) {
		/* whose fault it was is not told: most is better than nothing */
		forget();
		rangescope_bpf__destroy(loader->skeleton);
		if (!prepare(loader, kernel, options))
			return false;
		err = rangescope_bpf__load(loader->skeleton);
	}
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
	s = loader->skeleton;
	forget();
	slots = bpf_map__max_entries(s->maps.free_slots);
	for (__u32 i = 0; i < slots; i++) {
		err = bpf_map_update_elem(bpf_map__fd(s->maps.free_slots), NULL, &i, BPF_ANY);
		if (err) {
			rs_say("cannot fill a BPF table: %s; report this", strerror(errno));
			return false;
		}
	}
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

bool rs_loader_attach(struct rs_loader *loader)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];
		struct bpf_program *program;

		if (!hook->wanted)
			continue;
		program = bpf_object__find_program_by_name(loader->skeleton->obj, hook->program);
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
	if (!rs_part_attached(RS_PART_INTERCONNECT) && !rs_part_attached(RS_PART_SGT)) {
		say_all();
		for (unsigned int i = 0; i < rs_hook_count; i++)
			if (rs_hooks[i].required && rs_hooks[i].why[0])
				rs_say("%s: %s", rs_hooks[i].function, rs_hooks[i].why);
		rs_say("neither interconnect nor sg-table maps can be seen in this kernel: "
		       "it needs CONFIG_DMA_SHARED_BUFFER=y, CONFIG_FUNCTION_TRACER=y and CONFIG_BPF_JIT=y");
		return false;
	}
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

void rs_loader_detach(struct rs_loader *loader)
{
	if (!loader->links)
		return;
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		bpf_link__destroy(loader->links[i]);
		loader->links[i] = NULL;
	}
	loader->attached = 0;
	/* a grace period: programs run inside RCU read sections */
	if (syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0))
		usleep(20000);
}

void rs_loader_free(struct rs_loader *loader)
{
	rs_loader_detach(loader);
	free(loader->links);
	rangescope_bpf__destroy(loader->skeleton);
	memset(loader, 0, sizeof(*loader));
	forget();
}

int rs_loader_ring_fd(const struct rs_loader *loader)
{
	return bpf_map__fd(loader->skeleton->maps.ring);
}

int rs_loader_stacks_fd(const struct rs_loader *loader)
{
	return bpf_map__fd(loader->skeleton->maps.stacks);
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

		if (bpf_program__fd(program) < 0 || hook->kind != RS_HOOK_FUNCTION)
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
		.missed = missed(loader),
		.stacks = c->lost_stacks,
		.truncated = c->truncated,
	};
}

size_t rs_loader_calls(const struct rs_loader *loader, uint64_t time, struct rs_pending_call **calls)
{
	int fd = bpf_map__fd(loader->skeleton->maps.calls), threads = bpf_map__fd(loader->skeleton->maps.threads);
	bool switched = rs_loader_attached("switched");
	struct rp_call_key key, *last = NULL;
	size_t count = 0, capacity = 0;

	*calls = NULL;
	while (!bpf_map_get_next_key(fd, last, &key)) {
		struct rs_pending_call *one;
		struct rp_thread thread;

		if (count == capacity) {
			capacity = capacity ? 2 * capacity : 16;
			*calls = rs_realloc(*calls, capacity * sizeof(**calls));
		}
		one = &(*calls)[count];
		one->key = key;
		one->blocked = RS_UNKNOWN64;
		last = &one->key;
		if (bpf_map_lookup_elem(fd, &key, &one->call))
			continue;
		if (switched && !bpf_map_lookup_elem(threads, &key.tid, &thread)) {
			one->blocked = thread.blocked - one->call.blocked;
			if (thread.off_since && thread.off_since < time)
				one->blocked += time - thread.off_since;
		}
		count++;
	}
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
		count++;
	}
}
