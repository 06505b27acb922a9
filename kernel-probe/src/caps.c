// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "caps.h"
#include "log.h"

struct sets {
	uint64_t effective, permitted;
};

static bool get(struct sets *sets)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = { 0 };

	if (syscall(SYS_capget, &header, data))
		return false;
	sets->effective = data[0].effective | (uint64_t)data[1].effective << 32;
	sets->permitted = data[0].permitted | (uint64_t)data[1].permitted << 32;
	return true;
}

/* Nothing is inheritable afterwards. */
static bool set(const struct sets *sets)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = {
		{ .effective = (uint32_t)sets->effective, .permitted = (uint32_t)sets->permitted },
		{ .effective = sets->effective >> 32, .permitted = sets->permitted >> 32 },
	};

	return !syscall(SYS_capset, &header, data);
}

uint64_t rs_caps_effective(void)
{
	struct sets sets = { 0 };

	return get(&sets) ? sets.effective : 0;
}

uint64_t rs_caps_missing(void)
{
	uint64_t there = rs_caps_effective();

	/* the older one includes both */
	if (there & RS_CAP(SYS_ADMIN))
		return 0;
	return (RS_CAP(BPF) | RS_CAP(PERFMON)) & ~there;
}

const char *rs_caps_names(uint64_t set, char *text, size_t size)
{
	static const struct {
		int number;
		const char *name;
	} names[] = {
		{ CAP_BPF, "CAP_BPF" }, { CAP_PERFMON, "CAP_PERFMON" }, { CAP_SYSLOG, "CAP_SYSLOG" },
		{ CAP_SYS_ADMIN, "CAP_SYS_ADMIN" }, { CAP_SYS_PTRACE, "CAP_SYS_PTRACE" },
		{ CAP_DAC_OVERRIDE, "CAP_DAC_OVERRIDE" }, { CAP_DAC_READ_SEARCH, "CAP_DAC_READ_SEARCH" },
		{ CAP_KILL, "CAP_KILL" },
	};
	size_t used = 0;

	snprintf(text, size, "none");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (set >> names[i].number & 1 && used < size)
			used += snprintf(text + used, size - used, "%s%s", used ? ", " : "", names[i].name);
	return text;
}

bool rs_caps_may_write(const char *directory)
{
	const uint64_t override = RS_CAP(DAC_OVERRIDE) | RS_CAP(DAC_READ_SEARCH);
	struct sets sets, less;
	bool may;

	if (!get(&sets))
		return false;
	less = sets;
	less.effective &= ~override;
	/* inheritable ones are of no use to anybody here */
	if (!set(&less))
		return false;
	may = !faccessat(AT_FDCWD, directory, W_OK | X_OK, AT_EACCESS);
	set(&sets);
	return may;
}

bool rs_caps_drop(uint64_t keep)
{
	struct sets sets;
	int error;

	/* as long as it is allowed; without this set or privileged files nothing can be gained either */
	for (int i = 0; prctl(PR_CAPBSET_READ, i, 0, 0, 0) >= 0; i++)
		prctl(PR_CAPBSET_DROP, i, 0, 0, 0);
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || !get(&sets))
		goto failed;
	sets.permitted &= keep;
	sets.effective &= keep;
	if (set(&sets))
		return true;
failed:
	error = errno;
	rs_say("privileges cannot be given up: %s; a security module may forbid it. Nothing was recorded",
	       strerror(error));
	return false;
}
