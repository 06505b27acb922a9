// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "thread.h"

/* Reads a file of /proc/TID as text; false when there is none. */
static bool read_text(uint32_t tid, const char *name, char *text, size_t size)
{
	char path[64];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%u/%s", tid, name);
	f = fopen(path, "re");
	if (!f)
		return false;
	n = fread(text, 1, size - 1, f);
	text[n] = 0;
	fclose(f);
	return n;
}

bool rs_thread_stack(struct rs_thread *thread, const struct rs_symbols *symbols, const uint64_t *frames,
		     uint32_t count, const char *function)
{
	bool found = false;

	thread->count = 0;
	for (uint32_t i = 0; i < count && thread->count < RS_STACK_MAX; i++) {
		struct rs_place *place = &thread->places[thread->count];

		*place = rs_symbols_find(symbols, frames[i]);
		/* an address without a name, or code of a BPF program: the probe's own */
		if (!place->name || !strncmp(place->name, "bpf_trampoline_", 15) ||
		    !strncmp(place->name, "bpf_prog_", 9))
			continue;
		if (!strcmp(place->name, function)) {
			/* the trampoline stands between two frames of the function that is traced */
			if (found && !strcmp(place[-1].name, function))
				continue;
			found = true;
		}
		thread->count++;
	}
	return found;
}

enum rs_where rs_thread_read(struct rs_thread *thread, uint32_t tid, const struct rs_symbols *symbols,
			     const uint64_t *frames, uint32_t count, const char *function)
{
	const char *state, *pid;
	bool running;

	thread->count = 0;
	if (!read_text(tid, "status", thread->text, sizeof(thread->text)))
		return RS_THREAD_GONE;
	state = strstr(thread->text, "\nState:\t");
	pid = strstr(thread->text, "\nTgid:\t");
	if (!state || !pid)
		return RS_THREAD_GONE;
	running = state[8] == 'R';
	thread->pid = strtoul(pid + 7, NULL, 10);
	if (!read_text(tid, "comm", thread->comm, sizeof(thread->comm)))
		return RS_THREAD_GONE;
	thread->comm[strcspn(thread->comm, "\n")] = 0;
	/* the stack of one that runs is not what the kernel says it is */
	if (running || !count || !symbols->count)
		return RS_THREAD_THERE;
	return rs_thread_stack(thread, symbols, frames, count, function) ? RS_THREAD_THERE : RS_THREAD_ELSEWHERE;
}
