// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "hash.h"
#include "log.h"
#include "symbols.h"

/* Beyond this a function does not reach: the next symbol belongs to something else. */
#define CODE_MAX (1u << 20)

static char *read_all(const char *path, size_t *size)
{
	size_t capacity = 1 << 16, used = 0;
	char *text = rs_alloc(capacity);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		goto fail;
	for (;;) {
		ssize_t n = read(fd, text + used, capacity - used - 1);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			goto fail;
		if (!n)
			break;
		used += n;
		if (capacity - used < 4096) {
			capacity *= 2;
			text = rs_realloc(text, capacity);
		}
	}
	close(fd);
	text[used] = 0;
	*size = used;
	return text;
fail:
	if (fd >= 0)
		close(fd);
	free(text);
	return NULL;
}

static int by_address(const void *a, const void *b)
{
	const struct rs_ksym *x = a, *y = b;

	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	/* in the order of the list, for qsort() keeps none */
	return x->name < y->name ? -1 : x->name > y->name;
}

/* One line: "ffffffff81000000 T name\t[module]". Cuts @line into pieces. */
static bool parse_line(char *line, struct rs_ksym *sym)
{
	char *end, *name, *module;

	sym->address = strtoull(line, &end, 16);
	if (end == line || end[0] != ' ' || !end[1] || end[2] != ' ')
		return false;
	/* weak objects have letters of their own */
	sym->code = strchr("tTwW", end[1]);
	name = end + 3;
	module = strchr(name, '\t');
	sym->module = NULL;
	if (module) {
		*module++ = 0;
		if (*module == '[') {
			char *close = strchr(++module, ']');

			if (close)
				*close = 0;
			sym->module = module;
		}
	}
	sym->name = name;
	return *name;
}

/*
 * A line of /proc/modules: "name size users needed-by state address". The number of
 * users and who they are change all the time; the rest tells whether a module is the
 * same as before. Cuts @line into pieces.
 */
static bool parse_module(char *line, struct rs_module *module)
{
	char *rest, *word;

	memset(module, 0, sizeof(*module));
	module->name = strtok_r(line, " ", &rest);
	word = strtok_r(NULL, " ", &rest);
	if (!module->name || !word)
		return false;
	module->size = strtoull(word, NULL, 10);
	for (int i = 0; i < 4; i++)
		word = strtok_r(NULL, " ", &rest);
	module->base = word ? strtoull(word, NULL, 16) : 0;
	return true;
}

/* Reads the list of modules into @symbols, and returns a hash of what identifies them. */
static uint64_t read_modules(struct rs_symbols *symbols, const char *path)
{
	static const uint8_t key[16];
	char *line, *rest, *text;
	size_t size, capacity = 0;
	uint64_t hash = 0;

	free(symbols->modules_text);
	free(symbols->modules);
	symbols->modules = NULL;
	symbols->module_count = 0;
	text = symbols->modules_text = read_all(path, &size);
	for (line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		struct rs_module module;
		uint64_t words[4] = { hash };

		if (!parse_module(line, &module))
			continue;
		words[1] = rs_siphash(key, module.name, strlen(module.name));
		words[2] = module.base;
		words[3] = module.size;
		hash = rs_siphash(key, words, sizeof(words));
		if (symbols->module_count == capacity) {
			capacity = capacity ? 2 * capacity : 64;
			symbols->modules = rs_realloc(symbols->modules, capacity * sizeof(*symbols->modules));
		}
		symbols->modules[symbols->module_count++] = module;
	}
	return hash;
}

/* Where the module ends that has @symbol; UINT64_MAX when that is not known. */
static uint64_t end_of_module(const struct rs_symbols *symbols, const struct rs_ksym *symbol)
{
	for (size_t i = 0; i < symbols->module_count; i++) {
		const struct rs_module *module = &symbols->modules[i];

		if (symbol->address - module->base < module->size && !strcmp(module->name, symbol->module))
			return module->base + module->size;
	}
	return UINT64_MAX;
}

int rs_symbols_read(struct rs_symbols *symbols, const char *kallsyms, const char *modules)
{
	uint64_t any = 0;
	size_t size;
	char *text, *line, *next;

	symbols->modules_hash = read_modules(symbols, modules);
	text = read_all(kallsyms, &size);
	if (!text)
		return -errno;
	free(symbols->text);
	symbols->text = text;
	symbols->count = 0;
	symbols->generation++;
	for (line = text; *line; line = next) {
		struct rs_ksym sym;

		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		else
			next = line + strlen(line);
		if (!parse_line(line, &sym))
			continue;
		if (symbols->count == symbols->capacity) {
			symbols->capacity = symbols->capacity ? 2 * symbols->capacity : 1 << 14;
			symbols->syms = rs_realloc(symbols->syms, symbols->capacity * sizeof(*symbols->syms));
		}
		symbols->syms[symbols->count++] = sym;
		any |= sym.address;
	}
	if (!any) {
		symbols->count = 0;
		return -EPERM;
	}
	qsort(symbols->syms, symbols->count, sizeof(*symbols->syms), by_address);
	return 0;
}

int rs_symbols_refresh(struct rs_symbols *symbols)
{
	if (symbols->generation && read_modules(symbols, "/proc/modules") == symbols->modules_hash)
		return 0;
	return rs_symbols_read(symbols, "/proc/kallsyms", "/proc/modules");
}

struct rs_place rs_symbols_find(const struct rs_symbols *symbols, uint64_t address)
{
	struct rs_place place = { 0 };
	size_t low = 0, high = symbols->count, at;
	const struct rs_ksym *sym = NULL;
	uint64_t size = 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (symbols->syms[mid].address <= address)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return place;
	if (low < symbols->count)
		size = symbols->syms[low].address - symbols->syms[low - 1].address;
	/* of several names of functions at one address, the first in the list */
	for (at = low; at && symbols->syms[at - 1].address == symbols->syms[low - 1].address; at--)
		if (symbols->syms[at - 1].code)
			sym = &symbols->syms[at - 1];
	if (!sym || address - sym->address >= CODE_MAX)
		return place;
	if (sym->module && address >= end_of_module(symbols, sym))
		return place;
	place.name = sym->name;
	place.module = sym->module;
	place.offset = address - sym->address;
	place.code_size = size < CODE_MAX ? size : 0;
	return place;
}

uint64_t rs_symbols_address(const struct rs_symbols *symbols, const char *name)
{
	for (size_t i = 0; i < symbols->count; i++)
		if (!symbols->syms[i].module && !strcmp(symbols->syms[i].name, name))
			return symbols->syms[i].address;
	return 0;
}

void rs_symbols_free(struct rs_symbols *symbols)
{
	free(symbols->syms);
	free(symbols->text);
	free(symbols->modules);
	free(symbols->modules_text);
	memset(symbols, 0, sizeof(*symbols));
}
