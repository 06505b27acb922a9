// SPDX-License-Identifier: GPL-2.0
/*
 * The part of the probe that runs in the kernel.
 *
 * It needs no vmlinux.h: bpf/kernel_types.h names what is read. Programs only read kernel
 * objects, write to their own tables and to the ring buffer, and count what did not fit.
 * Nothing here waits for user space.
 *
 * Most hooks have two programs: one for fentry or fexit, and one whose name ends in _k for
 * kprobe or kretprobe. User space loads one kind.
 */
#include <linux/types.h>
#include <linux/bpf.h>
#include <linux/bpf_perf_event.h>
#include <linux/ptrace.h>
#include <stdbool.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "rangescope_stream.h"
#include "probe.h"

#define EINVAL 22

char LICENSE[] SEC("license") = "GPL";

#include "bpf/kernel_types.h"
#include "bpf/tables.h"
#include "bpf/stacks.h"
#include "bpf/calls.h"
#include "bpf/stash.h"
#include "bpf/filter.h"
#include "bpf/describe.h"
#include "bpf/walk.h"
#include "bpf/mapping.h"
#include "adapters.h"
#include "bpf/life.h"
#include "bpf/watch.h"
#include "bpf/snapshot.h"
#include "bpf/hung.h"
