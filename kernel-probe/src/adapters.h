/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The ways to map a dma-buf that the probe knows. To add one:
 *
 *   1. adapters/NAME.h: its BPF half has programs that call map_enter(), map_leave() and
 *      unmap_enter() of bpf/mapping.h; its user half says how to tell that a kernel has it
 *      (NAME_find) and lists its hooks (NAME_HOOKS);
 *   2. a row in the table below, and its number in enum rs_adapter of rangescope_stream.h.
 *
 * A part of its own needs a number in enum rs_part (kernel.h), and each program that takes stacks
 * one in enum point (bpf/stacks.h). What its unmap frees is in state.c, the function in which its map
 * calls hang in rs_events_pending(), and tracefs.c has its events, should it be seen without BPF.
 */
#include "adapters/interconnect.h"
#include "adapters/sgt.h"

/* A(PART, find, HOOKS): parts of the probe, each an adapter or generations of one */
#define RS_ADAPTER_TABLE(A) \
	A(INTERCONNECT, interconnect_find, INTERCONNECT_HOOKS) \
	A(SGT, sgt_find, SGT_HOOKS)
