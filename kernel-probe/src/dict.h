/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Dictionaries: names, call stacks, threads and devices get a number, and a record
 * of their own before the first record that uses it. Number 0 is "none".
 */
#ifndef RANGESCOPE_DICT_H
#define RANGESCOPE_DICT_H

#include <stdbool.h>
#include <stdint.h>
#include "ctf.h"
#include "hash.h"
#include "symbols.h"

#define RS_DICT_CACHE 1024	/* a power of two */

/**
 * struct rs_dict - what was written to one stream
 * @ctf: the stream
 * @symbols: to name addresses by
 * @raw: identities are addresses, not hashes
 * @key: of the hash; never leaves the process
 *
 * @cpu and @time of each call are those of the event that needs the entry.
 */
struct rs_dict {
	struct rs_ctf *ctf;
	struct rs_symbols *symbols;
	bool raw;
	uint8_t key[16];
	/* private: */
	struct rs_table strings, places, addresses, stacks, tasks, devices, interconnects;
	unsigned int generation;
	uint32_t next[16];
	/* what was asked for lately, so that it need not be hashed again */
	struct {
		uint64_t address, identity;
	} identity_cache[RS_DICT_CACHE];
	struct {
		uint32_t pid, tid, id;
		char comm[16];
	} task_cache[RS_DICT_CACHE];
	struct {
		uint64_t identity;
		uint32_t id;
		char name[36];
	} interconnect_cache[16];
};

/* Picks a new key. */
void rs_dict_init(struct rs_dict *dict, struct rs_ctf *ctf, struct rs_symbols *symbols, bool raw);
void rs_dict_free(struct rs_dict *dict);

/* The identity of the kernel object at @address; 0 for NULL. */
uint64_t rs_dict_identity(struct rs_dict *dict, uint64_t address);
uint32_t rs_dict_string(struct rs_dict *dict, const char *name, uint32_t cpu, uint64_t time);
uint32_t rs_dict_task(struct rs_dict *dict, uint32_t pid, uint32_t tid, const char *comm,
		      uint32_t cpu, uint64_t time);
uint32_t rs_dict_device(struct rs_dict *dict, const char *name, const char *driver, const char *bus,
			uint32_t cpu, uint64_t time);
/* @identity as it is to stand in the stream; @name may be empty. */
uint32_t rs_dict_interconnect(struct rs_dict *dict, uint64_t identity, const char *name,
			      uint32_t cpu, uint64_t time);
/* @addresses innermost first; @count up to RS_STACK_MAX. 0 for an empty stack. */
uint32_t rs_dict_stack(struct rs_dict *dict, const uint64_t *addresses, uint32_t count,
		       uint32_t cpu, uint64_t time);
/* The same for one whose frames have names already. */
uint32_t rs_dict_places(struct rs_dict *dict, const struct rs_place *places, uint32_t count,
			uint32_t cpu, uint64_t time);

#endif
