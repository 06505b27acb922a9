// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>
#include "hash.h"
#include "log.h"

static uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void rounds(uint64_t v[4], int n)
{
	while (n--) {
		v[0] += v[1];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[0] = rotate(v[0], 32);
		v[2] += v[3];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] += v[3];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] += v[1];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[2] = rotate(v[2], 32);
	}
}

static uint64_t little_endian(const uint8_t *p, size_t size)
{
	uint64_t x = 0;

	for (size_t i = 0; i < size; i++)
		x |= (uint64_t)p[i] << (8 * i);
	return x;
}

uint64_t rs_siphash(const uint8_t key[16], const void *data, size_t size)
{
	uint64_t k0 = little_endian(key, 8), k1 = little_endian(key + 8, 8);
	uint64_t v[4] = {
		k0 ^ 0x736f6d6570736575ull, k1 ^ 0x646f72616e646f6dull,
		k0 ^ 0x6c7967656e657261ull, k1 ^ 0x7465646279746573ull,
	};
	const uint8_t *p = data;
	size_t left = size;
	uint64_t m;

	for (; left >= 8; left -= 8, p += 8) {
		m = little_endian(p, 8);
		v[3] ^= m;
		rounds(v, 2);
		v[0] ^= m;
	}
	m = little_endian(p, left) | (uint64_t)size << 56;
	v[3] ^= m;
	rounds(v, 2);
	v[0] ^= m;
	v[2] ^= 0xff;
	rounds(v, 4);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* FNV-1a: the table is fed by the kernel and by one's own threads, not by strangers. */
static uint32_t plain_hash(const void *key, size_t size)
{
	const uint8_t *p = key;
	uint64_t h = 0xcbf29ce484222325ull;

	for (size_t i = 0; i < size; i++)
		h = (h ^ p[i]) * 0x100000001b3ull;
	return (uint32_t)(h ^ h >> 32);
}

static struct rs_slot *find(const struct rs_table *table, const void *key, size_t size, uint32_t hash)
{
	size_t i = hash & (table->capacity - 1);

	for (;; i = (i + 1) & (table->capacity - 1)) {
		struct rs_slot *slot = &table->slots[i];

		if (!slot->key)
			return slot;
		if (slot->hash == hash && slot->size == size && !memcmp(slot->key, key, size))
			return slot;
	}
}

bool rs_table_get(const struct rs_table *table, const void *key, size_t size, uint32_t *value)
{
	struct rs_slot *slot;

	if (!table->used)
		return false;
	slot = find(table, key, size, plain_hash(key, size));
	if (!slot->key)
		return false;
	*value = slot->value;
	return true;
}

static void grow(struct rs_table *table)
{
	struct rs_table bigger = {
		.capacity = table->capacity ? 2 * table->capacity : 64,
		.used = table->used,
	};

	bigger.slots = rs_alloc(bigger.capacity * sizeof(*bigger.slots));
	for (size_t i = 0; i < table->capacity; i++) {
		struct rs_slot *slot = &table->slots[i];

		if (slot->key)
			*find(&bigger, slot->key, slot->size, slot->hash) = *slot;
	}
	free(table->slots);
	*table = bigger;
}

void rs_table_put(struct rs_table *table, const void *key, size_t size, uint32_t value)
{
	uint32_t hash = plain_hash(key, size);
	struct rs_slot *slot;

	if (table->used * 4 >= table->capacity * 3)
		grow(table);
	slot = find(table, key, size, hash);
	if (!slot->key) {
		slot->key = memcpy(rs_alloc(size ? size : 1), key, size);
		slot->size = size;
		slot->hash = hash;
		table->used++;
	}
	slot->value = value;
}

void rs_table_remove(struct rs_table *table, const void *key, size_t size)
{
	size_t mask = table->capacity - 1, i, j;
	struct rs_slot *slot;

	if (!table->used)
		return;
	slot = find(table, key, size, plain_hash(key, size));
	if (!slot->key)
		return;
	free(slot->key);
	table->used--;
	/* close the gap: move up whatever would no longer be found */
	i = slot - table->slots;
	for (j = (i + 1) & mask; table->slots[j].key; j = (j + 1) & mask) {
		size_t home = table->slots[j].hash & mask;

		if (((j - home) & mask) >= ((j - i) & mask)) {
			table->slots[i] = table->slots[j];
			i = j;
		}
	}
	memset(&table->slots[i], 0, sizeof(table->slots[i]));
}

void rs_table_clear(struct rs_table *table)
{
	for (size_t i = 0; i < table->capacity; i++)
		free(table->slots[i].key);
	free(table->slots);
	memset(table, 0, sizeof(*table));
}

/* Where @key is, or would be put. Addresses differ in their middle bits only. */
static size_t home(const struct rs_index *index, uint64_t key)
{
	return (size_t)((key * 0x9e3779b97f4a7c15ull) >> 32) & (index->capacity - 1);
}

static struct rs_cell *cell_of(const struct rs_index *index, uint64_t key)
{
	size_t i = home(index, key);

	while (index->cells[i].used && index->cells[i].key != key)
		i = (i + 1) & (index->capacity - 1);
	return &index->cells[i];
}

bool rs_index_get(const struct rs_index *index, uint64_t key, uint32_t *value)
{
	const struct rs_cell *cell;

	if (!index->used)
		return false;
	cell = cell_of(index, key);
	if (cell->used)
		*value = cell->value;
	return cell->used;
}

void rs_index_put(struct rs_index *index, uint64_t key, uint32_t value)
{
	struct rs_cell *cell;

	if (index->used * 2 >= index->capacity) {
		struct rs_index bigger = {
			.capacity = index->capacity ? 2 * index->capacity : 64,
			.used = index->used,
		};

		bigger.cells = rs_alloc(bigger.capacity * sizeof(*bigger.cells));
		for (size_t i = 0; i < index->capacity; i++)
			if (index->cells[i].used)
				*cell_of(&bigger, index->cells[i].key) = index->cells[i];
		free(index->cells);
		*index = bigger;
	}
	cell = cell_of(index, key);
	index->used += !cell->used;
	*cell = (struct rs_cell){ .key = key, .value = value, .used = 1 };
}

void rs_index_remove(struct rs_index *index, uint64_t key)
{
	size_t mask = index->capacity - 1, i, j;
	struct rs_cell *cell;

	if (!index->used)
		return;
	cell = cell_of(index, key);
	if (!cell->used)
		return;
	index->used--;
	i = cell - index->cells;
	for (j = (i + 1) & mask; index->cells[j].used; j = (j + 1) & mask) {
		if (((j - home(index, index->cells[j].key)) & mask) >= ((j - i) & mask)) {
			index->cells[i] = index->cells[j];
			i = j;
		}
	}
	memset(&index->cells[i], 0, sizeof(index->cells[i]));
}

void rs_index_clear(struct rs_index *index)
{
	free(index->cells);
	memset(index, 0, sizeof(*index));
}
