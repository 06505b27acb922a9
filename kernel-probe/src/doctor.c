// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include "doctor.h"
#include "symbols.h"

#define CAP_SYS_ADMIN 21
#define CAP_SYSLOG 34
#define CAP_PERFMON 38
#define CAP_BPF 39

static void line(const char *what, bool ok, const char *state, const char *step)
{
	printf("  %-4s %-14s %s\n", ok ? "ok" : "NO", what, state);
	if (!ok && step)
		printf("       %-14s -> %s\n", "", step);
}

static void privileges(void)
{
	bool may = rs_capable(CAP_SYS_ADMIN) || (rs_capable(CAP_BPF) && rs_capable(CAP_PERFMON));
	const char *lockdown = rs_lockdown();
	char text[80];

	line("privileges", may, may ? "CAP_BPF and CAP_PERFMON are there" : "CAP_BPF and CAP_PERFMON are missing",
	     "run it as root (sudo), or: setcap cap_bpf,cap_perfmon,cap_syslog+ep PROGRAM");
	snprintf(text, sizeof(text), "%s", lockdown);
	line("lockdown", strcmp(lockdown, "confidentiality"), text,
	     "in confidentiality mode BPF cannot read kernel memory: boot with lockdown=integrity or without");
}

static void symbols(void)
{
	struct rs_symbols syms = { 0 };
	int err = rs_symbols_read(&syms, "/proc/kallsyms", "/proc/modules");
	char text[80];

	snprintf(text, sizeof(text), "%zu functions in /proc/kallsyms", syms.count);
	if (err == -EPERM)
		snprintf(text, sizeof(text), "/proc/kallsyms hides addresses: call stacks will have no names");
	else if (err)
		snprintf(text, sizeof(text), "/proc/kallsyms: %s: call stacks will have no names", strerror(-err));
	line("symbols", !err, text, "add CAP_SYSLOG, or: sysctl kernel.kptr_restrict=1; without the file, CONFIG_KALLSYMS=y");
	rs_symbols_free(&syms);
}

static void hooks(bool tried)
{
	printf("\nHooks%s\n", tried ? ", each attached and detached again" : " that the kernel has (none was tried)");
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		const struct rs_hook *hook = &rs_hooks[i];
		bool good = tried ? hook->attached : hook->wanted;

		if (hook->kind == RS_HOOK_STASH || hook->kind == RS_HOOK_ITERATOR || hook->kind == RS_HOOK_RUN)
			continue;
		printf("  %-4s %-28s %s\n", good ? "ok" : hook->left_out ? "-" : "no", hook->function, hook->gives);
		if (!good && hook->why[0])
			printf("       %-28s -> %s\n", "", hook->why);
	}
}

enum rs_health rs_doctor(const struct rs_loader_options *options)
{
	enum rs_health health = RS_HEALTH_NOTHING;
	struct rs_loader loader = { 0 };
	struct rs_kernel kernel;
	struct utsname u = { 0 };
	bool tried = false;
	char text[160];

	rs_kernel_read(&kernel, options);
	uname(&u);
	printf("Kernel %s (%s) %s\n", u.release, u.machine, u.version);
	snprintf(text, sizeof(text), "%s", kernel.btf ? "/sys/kernel/btf/vmlinux" : strerror(-kernel.btf_error));
	line("types (BTF)", kernel.btf, text, "boot a kernel built with CONFIG_DEBUG_INFO_BTF=y");
	privileges();
	symbols();
	for (unsigned int i = 0; i < RS_PARTS; i++) {
		static const char *const parts[] = { "interconnect", "sg-table" };
		enum rs_adapter adapter = kernel.found[i];

		if (i == RS_PART_LIFE)
			continue;
		if (adapter)
			snprintf(text, sizeof(text), "%s (%s)", rs_adapter_name(adapter), kernel.why[i]);
		line(parts[i], adapter, adapter ? text : "none that is known", kernel.why[i]);
	}
	if (kernel.found[RS_PART_INTERCONNECT])
		line("ranges", kernel.decodes, kernel.decodes ? "entries of the IOV interconnect are struct range" :
		     "struct range is not what this probe knows: entries are counted, not decoded", NULL);
	fflush(stdout);
	if (rs_may_load(&kernel)) {
		bool loaded = rs_loader_load(&loader, &kernel, options);

		line("BPF programs", loaded, loaded ? "loaded" : "refused by the kernel",
		     loader.advice ? loader.advice : "see the message above");
		if (loaded) {
			tried = true;
			rs_loader_attach(&loader, NULL);
		}
	}
	hooks(tried);
	if (tried && rs_part_attached(RS_PART_INTERCONNECT))
		health = RS_HEALTH_INTERCONNECT;
	else if (tried && rs_part_attached(RS_PART_SGT))
		health = RS_HEALTH_SGT;
	printf("\n%s\n", health == RS_HEALTH_INTERCONNECT ?
	       "This kernel shows interconnect maps with their ranges, and sg-table maps." :
	       health == RS_HEALTH_SGT ?
	       "This kernel shows sg-table maps only. For interconnect maps, boot one with the interconnect patches." :
	       "Nothing can be captured here; follow the arrows above.");
	rs_loader_free(&loader);
	rs_kernel_free(&kernel);
	return health;
}
