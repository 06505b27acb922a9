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
	bool code;
};

struct rs_module {
	const char *name;
	uint64_t base;
	uint64_t size;
};

/**
 * struct rs_symbols - what /proc/kallsyms and /proc/modules said
 * @syms: functions, and data as their bounds, by rising address
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
	struct rs_module *modules;
	size_t module_count;
	char *modules_text;
	uint64_t modules_hash;
};

struct rs_place {
	const char *name;	/* NULL when the address is in no known function */
	const char *module;
	uint32_t offset;
	uint32_t code_size;	/* 0 when not known */
};

/* Returns 0, -EPERM when the kernel hides addresses, or another negative errno. */
int rs_symbols_read(struct rs_symbols *symbols, const char *kallsyms, const char *modules);
/* Reads the lists again when a module came or went since; call before a new address. */
int rs_symbols_refresh(struct rs_symbols *symbols);
struct rs_place rs_symbols_find(const struct rs_symbols *symbols, uint64_t address);
/* The address of a symbol of the kernel itself, or 0. */
uint64_t rs_symbols_address(const struct rs_symbols *symbols, const char *name);
void rs_symbols_free(struct rs_symbols *symbols);

#endif
