/* SPDX-License-Identifier: GPL-2.0 */
/* Privileges: which are needed, which are there, and how the others are given up. */
#ifndef RANGESCOPE_CAPS_H
#define RANGESCOPE_CAPS_H

#include <linux/capability.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RS_CAP(name) (1ull << CAP_##name)

/* Read names of functions, attach, and read tables: what a capture is made with. */
#define RS_CAPS_CAPTURE (RS_CAP(BPF) | RS_CAP(PERFMON) | RS_CAP(SYSLOG))

#define RS_CAPS_STEP "run it as root (sudo), or give it the capabilities: " \
	"setcap cap_bpf,cap_perfmon,cap_syslog+ep PROGRAM"

/* Capabilities that this process can use now, a bit for each. */
uint64_t rs_caps_effective(void);
/* Those without which programs cannot be loaded, as far as they are not there. */
uint64_t rs_caps_missing(void);
/* "CAP_BPF, CAP_PERFMON"; "none" for an empty set. */
const char *rs_caps_names(uint64_t set, char *text, size_t size);
/* Can files be made in a directory without overriding its permissions? */
bool rs_caps_may_write(const char *directory);
/*
 * Gives up all but @keep for good, in every set there is, and the ability to gain any by
 * executing something. Returns false, and says why, when the kernel does not let it.
 */
bool rs_caps_drop(uint64_t keep);

#endif
