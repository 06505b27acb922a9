/* SPDX-License-Identifier: GPL-2.0 */
/* A keyed hash, and tables from byte strings and from 64-bit numbers to numbers. */
#ifndef RANGESCOPE_HASH_H
#define RANGESCOPE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* SipHash-2-4 of @size bytes at @data under the 16 bytes of @key. */
uint64_t rs_siphash(const uint8_t key[16], const void *data, size_t size);

/**
 * struct rs_table - numbers by byte string
 * @slots: open addressing; NULL while the table is empty
 * @capacity: number of slots, a power of two, or 0
 * @used: slots that hold a key
 *
 * A zeroed table is an empty one. Keys are copied. Not for several threads.
 */
struct rs_table {
	struct rs_slot {
		void *key;
		uint32_t size;
		uint32_t hash;
		uint32_t value;
	} *slots;
	size_t capacity;
	size_t used;
};

/* The number kept for a key; false when there is none. */
bool rs_table_get(const struct rs_table *table, const void *key, size_t size, uint32_t *value);
void rs_table_put(struct rs_table *table, const void *key, size_t size, uint32_t value);
void rs_table_remove(struct rs_table *table, const void *key, size_t size);
void rs_table_clear(struct rs_table *table);

/**
 * struct rs_index - numbers by a 64-bit key, such as an identity
 * @cells: open addressing; NULL while it is empty
 * @capacity: number of cells, a power of two, or 0
 * @used: cells in use
 *
 * A zeroed index is an empty one. It allocates only when it grows.
 */
struct rs_index {
	struct rs_cell {
		uint64_t key;
		uint32_t value;
		uint32_t used;
	} *cells;
	size_t capacity;
	size_t used;
};

/* The number kept for a key; false when there is none. */
bool rs_index_get(const struct rs_index *index, uint64_t key, uint32_t *value);
void rs_index_put(struct rs_index *index, uint64_t key, uint32_t value);
void rs_index_remove(struct rs_index *index, uint64_t key);
void rs_index_clear(struct rs_index *index);

#endif
