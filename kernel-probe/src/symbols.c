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

	return x->address < y->address ? -1 : x->address > y->address;
}

/* One line: "ffffffff81000000 T name\t[module]". Cuts @line into pieces. */
static bool parse_line(char *line, struct rs_ksym *sym)
{
	char *end, *name, *module;

	sym->address = strtoull(line, &end, 16);
	if (end == line || end[0] != ' ' || !end[1] || end[2] != ' ')
		return false;
	if (!strchr("tTwW", end[1]))
		return false;
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

static uint64_t modules_now(void)
{
	static const uint8_t key[16];
	size_t size = 0;
	char *text = read_all("/proc/modules", &size);
	uint64_t hash = text ? rs_siphash(key, text, size) : 0;

	free(text);
	return hash;
}

int rs_symbols_read(struct rs_symbols *symbols, const char *path)
{
	uint64_t any = 0;
	size_t size;
	char *text, *line, *next;

	symbols->modules = modules_now();
	text = read_all(path, &size);
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
	if (symbols->generation && modules_now() == symbols->modules)
		return 0;
	return rs_symbols_read(symbols, "/proc/kallsyms");
}

struct rs_place rs_symbols_find(const struct rs_symbols *symbols, uint64_t address)
{
	struct rs_place place = { 0 };
	size_t low = 0, high = symbols->count;
	const struct rs_ksym *sym;
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
	/* of several names at one address, the first in the list */
	for (sym = &symbols->syms[low - 1]; sym > symbols->syms && sym[-1].address == sym->address; sym--)
		;
	if (address - sym->address >= CODE_MAX)
		return place;
	place.name = sym->name;
	place.module = sym->module;
	place.offset = address - sym->address;
	place.code_size = size < CODE_MAX ? size : 0;
	return place;
}

void rs_symbols_free(struct rs_symbols *symbols)
{
	free(symbols->syms);
	free(symbols->text);
	memset(symbols, 0, sizeof(*symbols));
}
