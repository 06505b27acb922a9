// SPDX-License-Identifier: GPL-2.0
#include <bpf/btf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "caps.h"
#include "kernel.h"
#include "log.h"

#define CAP_SYS_ADMIN 21
#define CAP_PERFMON 38
#define CAP_BPF 39

#define FUNCTION(name, prog, serves, need, what) \
	{ .function = name, .program = prog, .kind = RS_HOOK_FUNCTION, .part = RS_PART_##serves, \
	  .required = need, .gives = what }

struct rs_hook rs_hooks[] = {
	FUNCTION("dma_buf_map_interconnect", "interconnect_map_enter", INTERCONNECT, true,
		 "when a map began, state of the attachment"),
	FUNCTION("dma_buf_map_interconnect", "interconnect_map_leave", INTERCONNECT, true,
		 "map: result, ranges, population time, call stack"),
	FUNCTION("dma_buf_unmap_interconnect", "interconnect_unmap", INTERCONNECT, true,
		 "unmap: mapping, whether it frees anything"),
	FUNCTION("dma_buf_map_attachment", "sgt_map_enter", SGT, true,
		 "when an sg-table map began"),
	FUNCTION("dma_buf_map_attachment", "sgt_map_leave", SGT, true,
		 "sg-table map: result, entries, call stack; also of the _unlocked form"),
	FUNCTION("dma_buf_unmap_attachment", "sgt_unmap", SGT, true,
		 "sg-table unmap; also of the _unlocked form"),
	FUNCTION("dma_buf_export", "buffer_export", LIFE, false,
		 "buffers: size, exporter"),
	FUNCTION("dma_buf_release", "buffer_release", LIFE, false,
		 "end of buffers"),
	FUNCTION("dma_buf_dynamic_attach", "attach", LIFE, false,
		 "attachments: device, interconnect agreed on; also of dma_buf_attach"),
	FUNCTION("dma_buf_detach", "detach", LIFE, false,
		 "end of attachments"),
	FUNCTION("dma_buf_move_notify", "move_notify", LIFE, false,
		 "revocation by the exporter"),
	FUNCTION("dma_buf_invalidate_mappings", "invalidate_mappings", LIFE, false,
		 "revocation by the exporter, in newer kernels"),
	{ .function = "kmalloc", .program = "allocation", .kind = RS_HOOK_TRACEPOINT,
	  .part = RS_PART_INTERCONNECT, .gives = "when each range was populated" },
	{ .function = "sched_switch", .program = "switched", .kind = RS_HOOK_TRACEPOINT,
	  .part = RS_PART_LIFE, .gives = "how long a map was off the CPU" },
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

static void find_generation(struct rs_kernel *kernel)
{
	bool call = btf__find_by_name_kind(kernel->btf, "dma_buf_map_interconnect", BTF_KIND_FUNC) >= 0;
	bool v1 = member(kernel->btf, "dma_buf_attachment", "interconnect", NULL);
	bool v2 = member(kernel->btf, "dma_buf_attachment", "ic_match", NULL);

	kernel->generation = 0;
	if (!call) {
		kernel->generation_why = "this kernel has no dma_buf_map_interconnect(); "
					 "boot one with the interconnect patches to see interconnect mappings";
	} else if (v2) {
		kernel->generation = RS_ADAPTER_INTERCONNECT_V2;
		kernel->generation_why = "dma_buf_attachment.ic_match points to the interconnect";
	} else if (v1) {
		kernel->generation = RS_ADAPTER_INTERCONNECT_V1;
		kernel->generation_why = "dma_buf_attachment.interconnect holds an enum";
	} else {
		kernel->generation_why = "dma_buf_map_interconnect() is there, but dma_buf_attachment has neither "
					 "'interconnect' nor 'ic_match': this generation is not known to this probe; "
					 "look for a newer one";
	}
	kernel->iov_type = ~0ull;
	if (kernel->generation == RS_ADAPTER_INTERCONNECT_V1) {
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

static void choose_hooks(struct rs_kernel *kernel)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];
		char name[80];
		int id;

		hook->wanted = false;
		hook->attached = false;
		hook->why[0] = 0;
		if (!kernel->btf) {
			snprintf(hook->why, sizeof(hook->why), "no BTF");
			continue;
		}
		if (hook->kind == RS_HOOK_TRACEPOINT) {
			snprintf(name, sizeof(name), "btf_trace_%s", hook->function);
			id = btf__find_by_name_kind(kernel->btf, name, BTF_KIND_TYPEDEF);
		} else {
			id = btf__find_by_name_kind(kernel->btf, hook->function, BTF_KIND_FUNC);
		}
		if (id < 0)
			snprintf(hook->why, sizeof(hook->why), "no such %s in this kernel",
				 hook->kind == RS_HOOK_TRACEPOINT ? "tracepoint" : "function");
		else if (hook->part == RS_PART_INTERCONNECT && !kernel->generation)
			snprintf(hook->why, sizeof(hook->why), "no interconnect interface that is known");
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
}

void rs_kernel_read(struct rs_kernel *kernel)
{
	memset(kernel, 0, sizeof(*kernel));
	kernel->generation_why = "not known without BTF";
	kernel->iov_type = ~0ull;
	kernel->btf = btf__load_vmlinux_btf();
	if (!kernel->btf) {
		kernel->btf_error = -errno;
	} else {
		find_generation(kernel);
		kernel->decodes = range_is_known(kernel->btf);
	}
	choose_hooks(kernel);
}

void rs_kernel_free(struct rs_kernel *kernel)
{
	btf__free(kernel->btf);
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

bool rs_capable(int capability)
{
	unsigned long long effective = 0;
	char line[128];
	FILE *f = fopen("/proc/self/status", "re");

	if (!f)
		return false;
	while (fgets(line, sizeof(line), f))
		if (sscanf(line, "CapEff: %llx", &effective) == 1)
			break;
	fclose(f);
	return effective >> capability & 1;
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
	if (!kernel->btf) {
		rs_say("the kernel's types cannot be read (/sys/kernel/btf/vmlinux: %s): boot a kernel built with "
		       "CONFIG_DEBUG_INFO_BTF=y, or " RS_BTF_STEP, strerror(-kernel->btf_error));
		may = false;
	}
	return may;
}
