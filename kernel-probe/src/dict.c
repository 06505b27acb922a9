// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include "dict.h"
#include "log.h"

enum { STRINGS, SYMBOLS, STACKS, TASKS, DEVICES, INTERCONNECTS };

void rs_dict_init(struct rs_dict *dict, struct rs_ctf *ctf, struct rs_symbols *symbols, bool raw)
{
	memset(dict, 0, sizeof(*dict));
	dict->ctf = ctf;
	dict->symbols = symbols;
	dict->raw = raw;
	if (getrandom(dict->key, sizeof(dict->key), 0) != sizeof(dict->key)) {
		rs_say("the kernel gave no random bytes; is the system still booting? Try again");
		exit(1);
	}
}

void rs_dict_free(struct rs_dict *dict)
{
	rs_table_clear(&dict->strings);
	rs_table_clear(&dict->places);
	rs_table_clear(&dict->addresses);
	rs_table_clear(&dict->stacks);
	rs_table_clear(&dict->tasks);
	rs_table_clear(&dict->devices);
	rs_table_clear(&dict->interconnects);
	memset(dict->key, 0, sizeof(dict->key));
}

static size_t place_in(size_t size, uint64_t value)
{
	return (size_t)(value * 0x9e3779b97f4a7c15ull >> 40) & (size - 1);
}

uint64_t rs_dict_identity(struct rs_dict *dict, uint64_t address)
{
	size_t place = place_in(RS_DICT_CACHE, address);
	uint64_t hash;

	if (dict->raw || !address)
		return address;
	if (dict->identity_cache[place].address == address)
		return dict->identity_cache[place].identity;
	/* the top bit is clear, so that no identity can be taken for an address */
	hash = rs_siphash(dict->key, &address, sizeof(address)) & ~(1ull << 63);
	hash = hash ? hash : 1;
	dict->identity_cache[place].address = address;
	dict->identity_cache[place].identity = hash;
	return hash;
}

static uint32_t next_id(struct rs_dict *dict, int kind)
{
	return ++dict->next[kind];
}

/* Bytes of the UTF-8 character that @text begins with; 0 when it begins with none. */
static size_t character(const unsigned char *text)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t code = text[0];
	size_t size;

	if (code < 0x80)
		return 1;
	size = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : 2;
	if (code < 0xc0 || code >= 0xf8)
		return 0;
	code &= 0x7f >> size;
	for (size_t i = 1; i < size; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (text[i] & 0x3f);
	}
	return code < least[size] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : size;
}

/*
 * Names in the kernel are bytes, and cut off anywhere; strings of the stream are UTF-8.
 * Each byte that is part of no character becomes a question mark.
 */
static size_t to_utf8(char *to, const char *from)
{
	size_t n = 0, size;

	while (*from && n + 4 < RS_STRING_MAX) {
		size = character((const unsigned char *)from);
		if (size)
			memcpy(to + n, from, size);
		else
			to[n] = '?';
		size = size ? size : 1;
		n += size;
		from += size;
	}
	return n;
}

uint32_t rs_dict_string(struct rs_dict *dict, const char *name, uint32_t cpu, uint64_t time)
{
	char text[RS_STRING_MAX];
	size_t length = to_utf8(text, name), padded;
	struct rs_string *r;
	uint32_t id;

	if (!length)
		return 0;
	if (rs_table_get(&dict->strings, text, length, &id))
		return id;
	id = next_id(dict, STRINGS);
	rs_table_put(&dict->strings, text, length, id);
	padded = (length + 1 + 7) & ~(size_t)7;
	r = rs_ctf_record(dict->ctf, RS_REC_string, sizeof(*r) + padded, cpu, time);
	r->id = id;
	r->length = padded;
	memcpy(r->text, text, length);
	return id;
}

static uint32_t new_task(struct rs_dict *dict, uint32_t pid, uint32_t tid, const char *comm,
			 uint32_t cpu, uint64_t time)
{
	struct {
		uint32_t pid, tid, comm;
	} key = { pid, tid, rs_dict_string(dict, comm, cpu, time) };
	struct rs_task *r;
	uint32_t id;

	if (rs_table_get(&dict->tasks, &key, sizeof(key), &id))
		return id;
	id = next_id(dict, TASKS);
	rs_table_put(&dict->tasks, &key, sizeof(key), id);
	r = RS_RECORD(dict->ctf, task, cpu, time);
	r->id = id;
	r->pid = pid;
	r->tid = tid;
	r->comm = key.comm;
	return id;
}

uint32_t rs_dict_task(struct rs_dict *dict, uint32_t pid, uint32_t tid, const char *comm,
		      uint32_t cpu, uint64_t time)
{
	size_t place = place_in(RS_DICT_CACHE, (uint64_t)pid << 32 | tid);
	uint32_t id;

	/* a kept name always ends with NUL, so a longer one is never equal to it */
	if (dict->task_cache[place].id && dict->task_cache[place].tid == tid && dict->task_cache[place].pid == pid &&
	    !strcmp(dict->task_cache[place].comm, comm))
		return dict->task_cache[place].id;
	id = new_task(dict, pid, tid, comm, cpu, time);
	if (strlen(comm) < sizeof(dict->task_cache[place].comm)) {
		dict->task_cache[place].pid = pid;
		dict->task_cache[place].tid = tid;
		dict->task_cache[place].id = id;
		strcpy(dict->task_cache[place].comm, comm);
	}
	return id;
}

uint32_t rs_dict_device(struct rs_dict *dict, const char *name, const char *driver, const char *bus,
			uint32_t cpu, uint64_t time)
{
	struct {
		uint32_t name, driver, bus;
	} key = { 0 };
	struct rs_device *r;
	uint32_t id;

	key.name = rs_dict_string(dict, name, cpu, time);
	key.driver = rs_dict_string(dict, driver, cpu, time);
	key.bus = rs_dict_string(dict, bus, cpu, time);
	if (!key.name)
		return 0;
	if (rs_table_get(&dict->devices, &key, sizeof(key), &id))
		return id;
	id = next_id(dict, DEVICES);
	rs_table_put(&dict->devices, &key, sizeof(key), id);
	r = RS_RECORD(dict->ctf, device, cpu, time);
	r->id = id;
	r->name = key.name;
	r->driver = key.driver;
	r->bus = key.bus;
	return id;
}

uint32_t rs_dict_interconnect(struct rs_dict *dict, uint64_t identity, const char *name,
			      uint32_t cpu, uint64_t time)
{
	struct {
		uint64_t identity;
		uint32_t name, reserved;
	} key = { .identity = identity };
	size_t place = place_in(16, identity);
	struct rs_interconnect *r;
	uint32_t id;

	if (!identity)
		return 0;
	if (dict->interconnect_cache[place].identity == identity && !strcmp(dict->interconnect_cache[place].name, name))
		return dict->interconnect_cache[place].id;
	key.name = rs_dict_string(dict, name, cpu, time);
	if (!rs_table_get(&dict->interconnects, &key, sizeof(key), &id)) {
		id = next_id(dict, INTERCONNECTS);
		rs_table_put(&dict->interconnects, &key, sizeof(key), id);
		r = RS_RECORD(dict->ctf, interconnect, cpu, time);
		r->id = id;
		r->name = key.name;
		r->identity = identity;
	}
	if (strlen(name) < sizeof(dict->interconnect_cache[place].name)) {
		dict->interconnect_cache[place].identity = identity;
		dict->interconnect_cache[place].id = id;
		strcpy(dict->interconnect_cache[place].name, name);
	}
	return id;
}

static uint32_t symbol(struct rs_dict *dict, struct rs_place place, uint32_t cpu, uint64_t time)
{
	struct {
		uint32_t name, module, offset, code_size;
	} key = { 0 };
	struct rs_symbol *r;
	uint32_t id;

	if (place.name) {
		key.name = rs_dict_string(dict, place.name, cpu, time);
		key.module = place.module ? rs_dict_string(dict, place.module, cpu, time) : 0;
		key.offset = place.offset;
		key.code_size = place.code_size;
	}
	if (!rs_table_get(&dict->places, &key, sizeof(key), &id)) {
		id = next_id(dict, SYMBOLS);
		rs_table_put(&dict->places, &key, sizeof(key), id);
		r = RS_RECORD(dict->ctf, symbol, cpu, time);
		r->id = id;
		r->name = key.name;
		r->module = key.module;
		r->offset = key.offset;
		r->code_size = key.code_size;
	}
	return id;
}

static uint32_t symbol_at(struct rs_dict *dict, uint64_t address, uint32_t cpu, uint64_t time)
{
	uint32_t id;

	if (rs_table_get(&dict->addresses, &address, sizeof(address), &id))
		return id;
	id = symbol(dict, rs_symbols_find(dict->symbols, address), cpu, time);
	rs_table_put(&dict->addresses, &address, sizeof(address), id);
	return id;
}

static uint32_t stack_of(struct rs_dict *dict, const uint32_t *frames, uint32_t count, uint32_t cpu, uint64_t time)
{
	struct rs_stack *r;
	uint32_t id, padded;

	if (rs_table_get(&dict->stacks, frames, count * sizeof(*frames), &id))
		return id;
	id = next_id(dict, STACKS);
	rs_table_put(&dict->stacks, frames, count * sizeof(*frames), id);
	padded = (count + 1) & ~1u;
	r = rs_ctf_record(dict->ctf, RS_REC_stack, sizeof(*r) + padded * sizeof(*r->frames), cpu, time);
	r->id = id;
	r->length = padded;
	memcpy(r->frames, frames, padded * sizeof(*frames));
	return id;
}

uint32_t rs_dict_stack(struct rs_dict *dict, const uint64_t *addresses, uint32_t count,
		       uint32_t cpu, uint64_t time)
{
	uint32_t frames[RS_STACK_MAX] = { 0 }, id;

	if (!count)
		return 0;
	if (count > RS_STACK_MAX)
		count = RS_STACK_MAX;
	for (uint32_t i = 0; i < count; i++) {
		/* an address that was not seen before may be in a module that is new */
		if (!rs_table_get(&dict->addresses, &addresses[i], sizeof(addresses[i]), &id)) {
			rs_symbols_refresh(dict->symbols);
			break;
		}
	}
	if (dict->generation != dict->symbols->generation) {
		dict->generation = dict->symbols->generation;
		rs_table_clear(&dict->addresses);
	}
	for (uint32_t i = 0; i < count; i++)
		frames[i] = symbol_at(dict, addresses[i], cpu, time);
	return stack_of(dict, frames, count, cpu, time);
}

uint32_t rs_dict_places(struct rs_dict *dict, const struct rs_place *places, uint32_t count,
			uint32_t cpu, uint64_t time)
{
	uint32_t frames[RS_STACK_MAX] = { 0 };

	if (!count)
		return 0;
	if (count > RS_STACK_MAX)
		count = RS_STACK_MAX;
	for (uint32_t i = 0; i < count; i++)
		frames[i] = symbol(dict, places[i], cpu, time);
	return stack_of(dict, frames, count, cpu, time);
}
