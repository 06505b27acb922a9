/* SPDX-License-Identifier: GPL-2.0 */
/* Kernel functions by address. */
#ifndef RANGESCOPE_SYMBOLS_H
#define RANGESCOPE_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rs_ksym {
	uint64_t address;
	const char *name;
	const char *module;	/* NULL: in the kernel itself */
};

/**
 * struct rs_symbols - what /proc/kallsyms said
 * @syms: functions by rising address
 * @count: of them
 * @generation: rises whenever the list was read again
 */
struct rs_symbols {
	struct rs_ksym *syms;
	size_t count;
	unsigned int generation;
	/* private: */
	size_t capacity;
	char *text;
	uint64_t modules;
};

struct rs_place {
	const char *name;	/* NULL when the address is in no known function */
	const char *module;
	uint32_t offset;
	uint32_t code_size;	/* 0 when not known */
};

/* Returns 0, -EPERM when the kernel hides addresses, or another negative errno. */
int rs_symbols_read(struct rs_symbols *symbols, const char *path);
/* Reads the list again when a module came or went since; call before a new address. */
int rs_symbols_refresh(struct rs_symbols *symbols);
struct rs_place rs_symbols_find(const struct rs_symbols *symbols, uint64_t address);
void rs_symbols_free(struct rs_symbols *symbols);

#endif
