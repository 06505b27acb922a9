// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <linux/hw_breakpoint.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "caps.h"
#include "doctor.h"
#include "snapshot.h"
#include "symbols.h"
#include "tracefs.h"

/* What was found out, before any of it is printed. */
struct findings {
	const struct rs_loader_options *options;
	bool lines;		/* for a program to read */
	struct utsname u;
	struct rs_kernel kernel;
	struct rs_symbols symbols;
	int symbols_error;
	struct rs_loader loader;
	struct rs_tracefs *tracefs;
	bool may_load, loaded;
	enum rs_source source;
	uint64_t buffers;
	int bufinfo_error, breakpoint_error;
};

enum mark {
	OK,
	LESS,	/* it works without */
	NO,
};

/* One field of a line for programs: what would end the field or the line becomes a blank. */
static void field(const char *text, char end)
{
	for (; text && *text; text++)
		putchar((unsigned char)*text < ' ' ? ' ' : *text);
	putchar(end);
}

/* "check", its part of the examination, its mark, what it is about, how that is, and what to do. */
static void check(const char *part, enum mark mark, const char *what, const char *state, const char *step)
{
	static const char *const marks[] = { "ok", "less", "no" };

	field("check", '\t');
	field(part, '\t');
	field(marks[mark], '\t');
	field(what, '\t');
	if (mark == OK || !step || !*step) {
		field(state, '\n');
		return;
	}
	field(state, '\t');
	field(step, '\n');
}

static void line(const struct findings *f, const char *part, const char *what, enum mark mark, const char *state,
		 const char *step)
{
	static const char *const marks[] = { "ok", "-", "NO" };

	if (f->lines) {
		check(part, mark, what, state, step);
		return;
	}
	printf("  %-4s %-14s %s\n", marks[mark], what, state);
	if (mark != OK && step)
		printf("       %-14s -> %s\n", "", step);
}

static void title(const struct findings *f, const char *text)
{
	if (!f->lines)
		printf("\n%s\n", text);
}

/* One breakpoint for a moment, on what --precise would stop at. Returns 0 or a negative errno. */
static int try_breakpoint(const struct rs_symbols *symbols)
{
	uint64_t address = rs_symbols_address(symbols, "xas_store");
	struct perf_event_attr attr = {
		.type = PERF_TYPE_BREAKPOINT, .size = sizeof(attr), .bp_type = HW_BREAKPOINT_X, .bp_addr = address,
		.bp_len = sizeof(long), .sample_period = 1, .exclude_user = 1, .disabled = 1,
	};
	int fd;

	if (!address)
		return -ENOENT;
	fd = syscall(SYS_perf_event_open, &attr, -1, 0, -1, PERF_FLAG_FD_CLOEXEC);
	if (fd < 0)
		return -errno;
	close(fd);
	return 0;
}

static void find_out(struct findings *f)
{
	struct rs_known_buffer *buffers;
	size_t count;

	uname(&f->u);
	rs_kernel_read(&f->kernel, f->options);
	f->symbols_error = rs_symbols_read(&f->symbols, "/proc/kallsyms", "/proc/modules");
	f->breakpoint_error = try_breakpoint(&f->symbols);
	if (f->options->mode == RS_ATTACH_TRACEFS) {
		f->tracefs = rs_tracefs_open(&f->kernel, f->options);
		f->loaded = f->tracefs;
	} else {
		f->may_load = rs_may_load(&f->kernel);
		f->loaded = f->may_load && rs_loader_load(&f->loader, &f->kernel, f->options);
	}
	if (f->loaded && !f->tracefs) {
		rs_loader_attach(&f->loader, &f->symbols);
		f->source = rs_loader_snapshot(&f->loader, &f->symbols, &f->buffers);
	}
	if (f->source)
		return;
	f->bufinfo_error = rs_snapshot_bufinfo(RS_BUFINFO, &buffers, &count);
	if (!f->bufinfo_error) {
		f->source = RS_SOURCE_BUFINFO;
		f->buffers = count;
	}
	rs_snapshot_free(buffers, count);
}

static const char *mode(const struct findings *f)
{
	if (f->loader.mode != RS_ATTACH_KPROBE)
		return "fentry: the cheapest way, and this kernel takes it";
	if (f->options->mode == RS_ATTACH_KPROBE)
		return "kprobe: --attach asks for it";
	if (f->kernel.custom)
		return "kprobe: the types come from a file";
	return "kprobe: this kernel refuses fentry; calls cost more, and returns may be missed, which is counted";
}

static void access_to_kernel(const struct findings *f)
{
	uint64_t there = rs_caps_effective(), missing = rs_caps_missing();
	const char *lockdown = rs_lockdown();
	char text[200], names[80];

	title(f, "May it be observed?");
	snprintf(text, sizeof(text), "%s", !f->kernel.btf ? strerror(-f->kernel.btf_error) :
		 f->options->btf ? f->options->btf : "/sys/kernel/btf/vmlinux");
	line(f, "access", "types (BTF)", f->kernel.btf ? OK : NO, text,
	     "boot a kernel built with CONFIG_DEBUG_INFO_BTF=y, or " RS_BTF_STEP);
	line(f, "access", "lockdown", strcmp(lockdown, "confidentiality") ? OK : NO, lockdown,
	     "in confidentiality mode BPF cannot read kernel memory: boot with lockdown=integrity or without");
	snprintf(text, sizeof(text), "%s: %s", missing ? "missing" : "there",
		 missing ? rs_caps_names(missing, names, sizeof(names)) :
		 there & RS_CAP(BPF) ? "CAP_BPF, CAP_PERFMON" : "CAP_SYS_ADMIN");
	line(f, "access", "privileges", missing ? NO : OK, text, RS_CAPS_STEP);
	if (!f->symbols_error)
		snprintf(text, sizeof(text), "%zu functions in /proc/kallsyms", f->symbols.count);
	else
		snprintf(text, sizeof(text), "%s: call stacks will have no names", f->symbols_error == -EPERM ?
			 "/proc/kallsyms hides addresses" : strerror(-f->symbols_error));
	line(f, "access", "names", f->symbols_error ? LESS : OK, text,
	     there & RS_CAP(SYSLOG) ? "sysctl kernel.kptr_restrict=1; without the file, CONFIG_KALLSYMS=y" :
	     "add CAP_SYSLOG");
	if (f->options->mode == RS_ATTACH_TRACEFS)
		line(f, "access", "hooked by", f->tracefs ? LESS : NO, f->tracefs ?
		     "tracefs: --attach asks for it; no ranges, stacks and lock owners" :
		     "tracefs: refused, see the message above", "leave out --attach");
	if (!f->may_load)
		return;
	line(f, "access", "BPF programs", f->loaded ? OK : NO, f->loaded ? "loaded" : "refused by the kernel",
	     f->loader.advice ? f->loader.advice : "see the message above");
	if (f->loaded)
		line(f, "access", "hooked by", f->loader.mode == RS_ATTACH_KPROBE ? LESS : OK, mode(f), NULL);
}

static void adapters(const struct findings *f)
{
	static const char *const parts[] = {
		[RS_PART_INTERCONNECT] = "interconnect", [RS_PART_SGT] = "sg-table",
	};
	char text[200];

	title(f, "Ways to map that it has");
	for (unsigned int i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		enum rs_adapter adapter = f->kernel.found[i];

		if (adapter)
			snprintf(text, sizeof(text), "%s (%s)", rs_adapter_name(adapter), f->kernel.why[i]);
		line(f, "adapter", parts[i], adapter ? OK : LESS, adapter ? text : "none that is known", f->kernel.why[i]);
	}
}

static void extras(const struct findings *f)
{
	static const char *const sources[] = {
		[RS_SOURCE_ITERATOR] = "the kernel's dmabuf iterator",
		[RS_SOURCE_LIST] = "the kernel's list of buffers",
		[RS_SOURCE_BUFINFO] = "debugfs, without identities",
	};
	char text[200];

	title(f, "What else can be known");
	if (f->kernel.found[RS_PART_INTERCONNECT] && !f->tracefs)
		line(f, "extra", "ranges", f->kernel.decodes ? OK : LESS, f->kernel.decodes ?
		     "entries of the IOV interconnect are struct range" :
		     "struct range is not what this probe knows: entries are counted, not decoded",
		     "look for a newer probe");
	if (f->source)
		snprintf(text, sizeof(text), "%llu buffers exist now, by %s", (unsigned long long)f->buffers,
			 sources[f->source]);
	else
		snprintf(text, sizeof(text), "%s: buffers are known from their first map on",
			 strerror(-f->bufinfo_error));
	line(f, "extra", "older buffers", f->source ? OK : LESS, text, rs_snapshot_step(f->bufinfo_error));
	if (f->tracefs)
		return;
	line(f, "extra", "lock owner", f->kernel.locks ? OK : LESS, f->kernel.locks ?
	     "who holds the reservation lock at each map and unmap" :
	     "this kernel's lock is not known: whether it was held cannot be judged", NULL);
	if (!f->kernel.found[RS_PART_INTERCONNECT])
		return;
	if (f->breakpoint_error)
		snprintf(text, sizeof(text), "no hardware breakpoint: %s; a range's time is that of its allocation",
			 f->breakpoint_error == -ENOENT ? "xas_store has no known address" :
			 strerror(-f->breakpoint_error));
	line(f, "extra", "--precise", f->breakpoint_error ? LESS : OK, f->breakpoint_error ? text :
	     "possible: a hardware breakpoint can be set",
	     f->breakpoint_error == -ENOENT ? "add CAP_SYSLOG" :
	     f->breakpoint_error == -ENOSPC ? "another debugger or perf has all of them: end it" :
	     "virtual machines may have none; it needs CONFIG_PERF_EVENTS=y");
}

static void hooks(const struct findings *f)
{
	title(f, f->loaded ? "Hooks, each attached and detached again" : "Hooks that the kernel has (none was tried)");
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		const struct rs_hook *hook = &rs_hooks[i];
		bool good = f->loaded ? hook->attached : hook->wanted;

		if (hook->kind == RS_HOOK_STASH || hook->kind == RS_HOOK_ITERATOR || hook->kind == RS_HOOK_RUN)
			continue;
		/* of a way to map that this kernel does not have: said above */
		if (f->kernel.btf && hook->part != RS_PART_LIFE && !f->kernel.found[hook->part])
			continue;
		if (f->lines) {
			check("hook", good ? OK : hook->left_out || hook->part == RS_PART_LIFE ? LESS : NO, hook->function,
			      hook->gives, hook->why);
			continue;
		}
		printf("  %-4s %-28s %s\n", good ? "ok" : hook->left_out ? "-" : "no", hook->function, hook->gives);
		if (!good && hook->why[0])
			printf("       %-28s -> %s\n", "", hook->why);
	}
}

/* BPF programs end with their process; events of tracefs do not. */
static void leftovers(const struct findings *f)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	unsigned int count = to ? rs_tracefs_leftovers(to) : 0;

	if (to)
		fclose(to);
	if (count && f->lines)
		check("leftover", LESS, "tracefs", text, "the next start with --attach tracefs removes it");
	else if (count)
		printf("\nLeft by --attach tracefs, and slowing the kernel down\n%s"
		       "       -> the next start with --attach tracefs removes it\n", text);
	free(text);
}

enum rs_health rs_doctor(const struct rs_loader_options *options, bool lines)
{
	static const char *const verdicts[] = {
		[RS_HEALTH_INTERCONNECT] = "This kernel shows interconnect maps with their ranges, and sg-table maps.",
		[RS_HEALTH_SGT] = "This kernel shows sg-table maps only. For interconnect maps, boot one with the "
				  "interconnect patches.",
		[RS_HEALTH_NOTHING] = "Nothing can be captured here; follow the arrows at NO.",
	};
	static const char *const results[] = {
		[RS_HEALTH_INTERCONNECT] = "interconnect",
		[RS_HEALTH_SGT] = "sg-table",
		[RS_HEALTH_NOTHING] = "nothing",
	};
	struct findings f = { .options = options, .lines = lines };
	enum rs_health health = RS_HEALTH_NOTHING;
	const char *verdict;

	find_out(&f);
	if (f.loaded && rs_part_attached(RS_PART_INTERCONNECT))
		health = RS_HEALTH_INTERCONNECT;
	else if (f.loaded && rs_part_attached(RS_PART_SGT))
		health = RS_HEALTH_SGT;
	verdict = f.tracefs && health == RS_HEALTH_INTERCONNECT ?
		  "Through tracefs, this kernel shows interconnect maps without their ranges, and sg-table maps." :
		  verdicts[health];
	if (lines) {
		puts("rangescope-doctor\t1");
		field("kernel", '\t');
		field(f.u.release, '\t');
		field(f.u.machine, '\t');
		field(f.u.version, '\n');
		field("result", '\t');
		field(results[health], '\t');
		field(verdict, '\n');
	} else {
		printf("Kernel %s (%s) %s\n%s\n", f.u.release, f.u.machine, f.u.version, verdict);
	}
	access_to_kernel(&f);
	adapters(&f);
	extras(&f);
	hooks(&f);
	rs_tracefs_close(f.tracefs);
	leftovers(&f);
	rs_loader_free(&f.loader);
	rs_symbols_free(&f.symbols);
	rs_kernel_free(&f.kernel);
	return health;
}
