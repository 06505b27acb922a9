// SPDX-License-Identifier: GPL-2.0
#include <bpf/btf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "caps.h"
#include "kernel.h"
#include "log.h"


#include "adapters.h"

#define HOOK(what, name, prog, serves, need, purpose) \
	{ .kind = RS_HOOK_##what, .function = name, .program = prog, .part = RS_PART_##serves, \
	  .required = need, .gives = purpose },
#define HOOKS_OF(part, find, hooks) hooks

struct rs_hook rs_hooks[] = {
	RS_ADAPTER_TABLE(HOOKS_OF)
	HOOK(FUNCTION, "dma_buf_export", "buffer_export", LIFE, false, "buffers: size, exporter")
	HOOK(STASH, "dma_buf_export", "buffer_export_enter", LIFE, false, "")
	HOOK(FUNCTION, "dma_buf_release", "buffer_release", LIFE, false, "end of buffers")
	HOOK(FUNCTION, "dma_buf_dynamic_attach", "attach", LIFE, false,
	     "attachments: device, interconnect agreed on; also of dma_buf_attach")
	HOOK(STASH, "dma_buf_dynamic_attach", "attach_enter", LIFE, false, "")
	HOOK(FUNCTION, "dma_buf_detach", "detach", LIFE, false, "end of attachments")
	HOOK(FUNCTION, "dma_buf_move_notify", "move_notify", LIFE, false, "revocation by the exporter")
	HOOK(FUNCTION, "dma_buf_invalidate_mappings", "invalidate_mappings", LIFE, false,
	     "revocation by the exporter, in newer kernels")
	HOOK(FUNCTION, "dma_buf_pin", "pin", LIFE, false, "pinned buffers")
	HOOK(STASH, "dma_buf_pin", "pin_enter", LIFE, false, "")
	HOOK(FUNCTION, "dma_buf_unpin", "unpin", LIFE, false, "unpinned buffers")
	HOOK(TRACEPOINT, "sched_process_exit", "exiting", LIFE, false, "end of threads that have mapped")
	HOOK(TRACEPOINT, "sched_switch", "switched", LIFE, false, "how long a map was off the CPU")
	HOOK(ITERATOR, "bpf_iter_task", "find_hung", LIFE, false, "where a map call hangs when the capture ends")
	HOOK(ITERATOR, "bpf_iter_dmabuf", "iterate_buffers", LIFE, false, "buffers that exist at the start")
	HOOK(RUN, "list of buffers", "walk_buffers", LIFE, false, "buffers that exist at the start")
};

const unsigned int rs_hook_count = sizeof(rs_hooks) / sizeof(rs_hooks[0]);

/* The member of a struct by name, or NULL; @offset in bits. */
static const struct btf_type *member(const struct btf *btf, const char *type, const char *name, uint32_t *offset)
{
	int id = btf__find_by_name_kind(btf, type, BTF_KIND_STRUCT);
	const struct btf_type *t;

	if (id < 0)
		return NULL;
	t = btf__type_by_id(btf, id);
	for (uint32_t i = 0; i < btf_vlen(t); i++) {
		const struct btf_member *m = btf_members(t) + i;

		if (strcmp(btf__name_by_offset(btf, m->name_off), name))
			continue;
		if (offset)
			*offset = btf_member_bit_offset(t, i);
		return btf__type_by_id(btf, m->type);
	}
	return NULL;
}

const char *rs_kernel_interconnect_name(const struct rs_kernel *kernel, uint64_t type)
{
	static const char prefix[] = "DMA_BUF_INTERCONNECT_";
	const struct btf_type *t = kernel->interconnects;

	if (!t)
		return NULL;
	for (uint32_t i = 0; i < btf_vlen(t); i++) {
		const struct btf_enum *e = btf_enum(t) + i;
		const char *name;

		if ((uint32_t)e->val != type)
			continue;
		name = btf__name_by_offset(kernel->btf, e->name_off);
		return strncmp(name, prefix, sizeof(prefix) - 1) ? name : name + sizeof(prefix) - 1;
	}
	return NULL;
}

bool rs_kernel_member(const struct rs_kernel *kernel, const char *type, const char *name)
{
	return kernel->btf && member(kernel->btf, type, name, NULL);
}

/* "\nname\nname\n" of all functions, for kernels whose BTF has no functions. */
static void read_functions(struct rs_kernel *kernel)
{
	char line[512], name[256];
	size_t size;
	FILE *f = fopen("/proc/kallsyms", "re"), *to = open_memstream(&kernel->functions, &size);

	if (to)
		fputc('\n', to);
	while (f && to && fgets(line, sizeof(line), f)) {
		char type;

		if (sscanf(line, "%*s %c %255s", &type, name) == 2 && (type == 't' || type == 'T'))
			if (!strncmp(name, "dma_buf_", 8) || !strcmp(name, "xas_store"))
				fprintf(to, "%s\n", name);
	}
	if (f)
		fclose(f);
	if (to)
		fclose(to);
}

bool rs_kernel_function(struct rs_kernel *kernel, const char *name)
{
	char key[128];

	if (!kernel->by_name)
		return kernel->btf && btf__find_by_name_kind(kernel->btf, name, BTF_KIND_FUNC) >= 0;
	if (!kernel->functions)
		read_functions(kernel);
	snprintf(key, sizeof(key), "\n%s\n", name);
	return kernel->functions && strstr(kernel->functions, key);
}

const char *rs_adapter_name(enum rs_adapter adapter)
{
	static const char *const names[] = {
#define ADAPTER_NAME(name, number, text) [number] = text,
		RS_ADAPTERS(ADAPTER_NAME)
	};

	return adapter < sizeof(names) / sizeof(*names) && names[adapter] ? names[adapter] : "unknown";
}

static void find_adapters(struct rs_kernel *kernel)
{
#define FIND(part, find, hooks) \
	kernel->found[RS_PART_##part] = find(kernel, &kernel->why[RS_PART_##part]);
	RS_ADAPTER_TABLE(FIND)
	if (kernel->found[RS_PART_INTERCONNECT] == RS_ADAPTER_INTERCONNECT_V1) {
		int id = btf__find_by_name_kind(kernel->btf, "dma_buf_interconnect_type", BTF_KIND_ENUM);

		kernel->interconnects = id < 0 ? NULL : btf__type_by_id(kernel->btf, id);
		for (uint64_t i = 0; i < 64; i++) {
			const char *name = rs_kernel_interconnect_name(kernel, i);

			if (name && !strcmp(name, "IOV"))
				kernel->iov_type = i;
		}
	}
}

static bool range_is_known(const struct btf *btf)
{
	uint32_t start, end;

	return member(btf, "range", "start", &start) && start == 0 &&
	       member(btf, "range", "end", &end) && end == 64;
}

static bool there(struct rs_kernel *kernel, const struct rs_hook *hook)
{
	char name[80];

	switch (hook->kind) {
	case RS_HOOK_TRACEPOINT:
	case RS_HOOK_FREES_TRACEPOINT:
		if (kernel->custom)
			return true;	/* attaching it will tell */
		snprintf(name, sizeof(name), "btf_trace_%s", hook->function);
		return btf__find_by_name_kind(kernel->btf, name, BTF_KIND_TYPEDEF) >= 0;
	case RS_HOOK_ITERATOR:
		return !kernel->custom && btf__find_by_name_kind(kernel->btf, hook->function, BTF_KIND_FUNC) >= 0;
	case RS_HOOK_RUN:
		return rs_kernel_member(kernel, "dma_buf", "list_node");
	case RS_HOOK_BREAKPOINT:
		return true;	/* attaching it will tell */
	default:
		return rs_kernel_function(kernel, hook->function);
	}
}

/* Left out by an option? Then it says by which. */
static const char *unwanted(const struct rs_kernel *kernel, const struct rs_hook *hook,
			    const struct rs_loader_options *options)
{
	enum rs_adapter adapter = kernel->found[hook->part];

	if (hook->part != RS_PART_LIFE && options->filter.adapters && !(options->filter.adapters >> adapter & 1))
		return "left out by --adapter";
	if ((hook->kind == RS_HOOK_FREES || hook->kind == RS_HOOK_FREES_TRACEPOINT) && !options->frees)
		return "only with --frees";
	if (hook->kind == RS_HOOK_BREAKPOINT && !options->precise)
		return "only with --precise";
	return NULL;
}

static void choose_hooks(struct rs_kernel *kernel, const struct rs_loader_options *options)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];
		const char *why;

		hook->wanted = false;
		hook->attached = false;
		hook->left_out = false;
		hook->why[0] = 0;
		if (!kernel->btf)
			why = "no BTF";
		else if (!there(kernel, hook))
			why = hook->kind == RS_HOOK_TRACEPOINT ? "no such tracepoint in this kernel" :
			      hook->kind == RS_HOOK_ITERATOR ? "no such iterator in this kernel" :
			      hook->kind == RS_HOOK_RUN ? "this kernel keeps none: CONFIG_DEBUG_FS is not set" :
			      "no such function in this kernel";
		else if (hook->part != RS_PART_LIFE && !kernel->found[hook->part])
			why = "no interface that is known";
		else if ((why = unwanted(kernel, hook, options)))
			hook->left_out = true;
		if (why)
			snprintf(hook->why, sizeof(hook->why), "%s", why);
		else
			hook->wanted = true;
	}
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		char why[160];

		if (!rs_hooks[i].required || rs_hooks[i].wanted)
			continue;
		snprintf(why, sizeof(why), "%.60s: %.80s", rs_hooks[i].function, rs_hooks[i].why);
		rs_hooks_drop(rs_hooks[i].part, why);
	}
	for (unsigned int i = 0; i < rs_hook_count; i++)
		rs_hooks[i].chosen = rs_hooks[i].wanted;
}

void rs_kernel_read(struct rs_kernel *kernel, const struct rs_loader_options *options)
{
	memset(kernel, 0, sizeof(*kernel));
	for (unsigned int i = 0; i < RS_PARTS; i++)
		kernel->why[i] = "not known without BTF";
	kernel->iov_type = ~0ull;
	kernel->custom = options->btf;
	kernel->by_name = options->btf || options->mode == RS_ATTACH_KPROBE || options->mode == RS_ATTACH_TRACEFS;
	kernel->btf = options->btf ? btf__parse(options->btf, NULL) : btf__load_vmlinux_btf();
	if (!kernel->btf) {
		kernel->btf_error = -errno;
	} else {
		find_adapters(kernel);
		kernel->decodes = range_is_known(kernel->btf);
		kernel->locks = rs_kernel_member(kernel, "mutex", "owner") ||
				rs_kernel_member(kernel, "rt_mutex_base", "owner");
	}
	kernel->only = options->filter.adapters;
	for (unsigned int i = 0; i < RS_PARTS; i++)
		if (kernel->found[i])
			kernel->has |= 1u << kernel->found[i];
	choose_hooks(kernel, options);
}

void rs_kernel_free(struct rs_kernel *kernel)
{
	btf__free(kernel->btf);
	free(kernel->functions);
	kernel->functions = NULL;
	kernel->btf = NULL;
	kernel->interconnects = NULL;
}

void rs_hooks_drop(enum rs_part part, const char *why)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];

		if (hook->part != part || !hook->wanted)
			continue;
		hook->wanted = false;
		hook->attached = false;
		snprintf(hook->why, sizeof(hook->why), "not used without %s", why);
	}
}

static bool any(enum rs_part part, bool attached)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		const struct rs_hook *hook = &rs_hooks[i];

		if (hook->part == part && hook->required && (attached ? hook->attached : hook->wanted))
			return true;
	}
	return false;
}

bool rs_part_wanted(enum rs_part part)
{
	return any(part, false);
}

bool rs_part_attached(enum rs_part part)
{
	return any(part, true);
}

const char *rs_lockdown(void)
{
	static char mode[32];
	char line[128] = "", *open, *close;
	FILE *f = fopen("/sys/kernel/security/lockdown", "re");

	snprintf(mode, sizeof(mode), "%s", f || errno == ENOENT ? "none" : "unknown");
	if (!f)
		return mode;
	if (fgets(line, sizeof(line), f)) {
		open = strchr(line, '[');
		close = open ? strchr(open, ']') : NULL;
		if (close) {
			*close = 0;
			snprintf(mode, sizeof(mode), "%s", open + 1);
		}
	}
	fclose(f);
	return mode;
}

bool rs_may_load(const struct rs_kernel *kernel)
{
	bool may = true;

	if (rs_caps_missing()) {
		char names[80];

		rs_say("not allowed to load BPF programs without %s: " RS_CAPS_STEP,
		       rs_caps_names(rs_caps_missing(), names, sizeof(names)));
		may = false;
	}
	if (!strcmp(rs_lockdown(), "confidentiality")) {
		rs_say("lockdown is in confidentiality mode, in which BPF cannot read kernel memory: "
		       "boot with lockdown=integrity or without lockdown");
		may = false;
	}
	if (!kernel->btf && kernel->custom) {
		rs_say("--btf %s: %s; make one with: pahole --btf_encode_detached FILE VMLINUX", kernel->custom,
		       kernel->btf_error <= -4000 ? "this is no file with BTF" : strerror(-kernel->btf_error));
		may = false;
	} else if (!kernel->btf) {
		rs_say("the kernel's types cannot be read (/sys/kernel/btf/vmlinux: %s): boot a kernel built with "
		       "CONFIG_DEBUG_INFO_BTF=y, or " RS_BTF_STEP, strerror(-kernel->btf_error));
		may = false;
	}
	if (may && kernel->only && !(kernel->only & kernel->has)) {
		rs_say("--adapter leaves nothing: this kernel has %s%s%s", rs_adapter_name(kernel->found[RS_PART_SGT]),
		       kernel->found[RS_PART_INTERCONNECT] ? ", " : "", kernel->found[RS_PART_INTERCONNECT] ?
		       rs_adapter_name(kernel->found[RS_PART_INTERCONNECT]) : " only");
		may = false;
	}
	return may;
}
