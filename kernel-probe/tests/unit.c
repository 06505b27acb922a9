// SPDX-License-Identifier: GPL-2.0
/*
 * Tests of the user-space parts that need no kernel. Each test stands by itself;
 * "unit NAME..." runs some of them, "unit --list" names them.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include "caps.h"
#include "ctf.h"
#include "dict.h"
#include "events.h"
#include "hash.h"
#include "kernel.h"
#include "lexicon.h"
#include "options.h"
#include "output.h"
#include "ranges.h"
#include "recorder.h"
#include "snapshot.h"
#include "sorter.h"
#include "state.h"
#include "symbols.h"
#include "thread.h"

static unsigned int failures;

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
			failures++; \
		} \
	} while (0)

#define CHECK_EQ(actual, expected) \
	do { \
		unsigned long long a_ = (unsigned long long)(actual), e_ = (unsigned long long)(expected); \
		if (a_ != e_) { \
			fprintf(stderr, "%s:%d: %s is %llu (0x%llx), not %llu (0x%llx)\n", \
				__FILE__, __LINE__, #actual, a_, a_, e_, e_); \
			failures++; \
		} \
	} while (0)

static uint64_t state = 0x9e3779b97f4a7c15ull;

/* The same numbers in every run. */
static uint64_t any(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static char *temporary(char path[64])
{
	int fd;

	strcpy(path, "/tmp/rangescope-unit-XXXXXX");
	fd = mkstemp(path);
	if (fd < 0) {
		perror(path);
		exit(2);
	}
	close(fd);
	return path;
}

static uint8_t *slurp(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	uint8_t *data;

	if (!f || fstat(fileno(f), &st)) {
		perror(path);
		exit(2);
	}
	*size = st.st_size;
	data = malloc(*size + 1);
	if (fread(data, 1, *size, f) != *size) {
		perror(path);
		exit(2);
	}
	fclose(f);
	return data;
}

/* ---- a reader of the stream, just enough to check what was written ---- */

struct record {
	struct rs_event_header header;
	uint8_t body[RS_STRING_MAX + 64];
};

struct contents {
	char *tsdl;
	struct record *records;
	size_t count;
	size_t packets;
};

static struct contents parse(const char *path)
{
	struct contents c = { .tsdl = calloc(1, 1) };
	size_t size, at = 0, text = 0;
	uint8_t *data = slurp(path, &size);
	uint64_t last = 0;

	while (at + 4 <= size) {
		uint32_t magic;

		memcpy(&magic, data + at, 4);
		if (magic == RS_TSDL_MAGIC) {
			struct rs_tsdl_header h;
			size_t n;

			memcpy(&h, data + at, sizeof(h));
			CHECK_EQ(h.packet_size % 64, 0);
			CHECK_EQ(h.major, 1);
			CHECK_EQ(h.minor, 8);
			n = h.content_size / 8 - sizeof(h);
			c.tsdl = realloc(c.tsdl, text + n + 1);
			memcpy(c.tsdl + text, data + at + sizeof(h), n);
			text += n;
			c.tsdl[text] = 0;
			at += h.packet_size / 8;
		} else {
			struct rs_packet_header h;
			size_t end, first = at;
			uint32_t in_packet = 0;

			CHECK_EQ(magic, RS_CTF_MAGIC);
			if (magic != RS_CTF_MAGIC)
				break;
			memcpy(&h, data + at, sizeof(h));
			CHECK_EQ(h.content_size, h.packet_size);
			CHECK_EQ(h.packet_size % 64, 0);
			CHECK(h.packet_size / 8 <= RS_PACKET_MAX);
			CHECK_EQ(h.packet_seq_num, c.packets);
			end = at + h.packet_size / 8;
			for (at += sizeof(h); at < end;) {
				struct rs_event_header e;

				memcpy(&e, data + at, sizeof(e));
				CHECK(e.size >= sizeof(e) && e.size % 8 == 0 && at + e.size <= end);
				if (e.size < sizeof(e) || at + e.size > end)
					exit(2);
				CHECK(e.timestamp >= last);
				if (at == first + sizeof(h))
					CHECK_EQ(h.timestamp_begin, e.timestamp);
				last = e.timestamp;
				/* at each power of two: the sanitizer copies on every call */
				if (!(c.count & (c.count - 1)))
					c.records = realloc(c.records, (c.count ? 2 * c.count : 1) *
							    sizeof(*c.records));
				memset(&c.records[c.count], 0, sizeof(*c.records));
				memcpy(&c.records[c.count], data + at, e.size);
				c.count++;
				in_packet++;
				at += e.size;
			}
			CHECK_EQ(h.timestamp_end, last);
			CHECK_EQ(h.record_count, in_packet);
			c.packets++;
		}
	}
	CHECK_EQ(at, size);
	free(data);
	return c;
}

static void drop(struct contents *c)
{
	free(c->tsdl);
	free(c->records);
}

static size_t count_of(const struct contents *c, enum rs_record id)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += c->records[i].header.id == id;
	return n;
}

/* The n-th record of a kind. */
static const void *nth(const struct contents *c, enum rs_record id, size_t n)
{
	static const struct record none;

	for (size_t i = 0; i < c->count; i++)
		if (c->records[i].header.id == id && !n--)
			return &c->records[i];
	CHECK(!"a record is missing");
	return &none;
}

static const char *string_of(const struct contents *c, uint32_t id)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct rs_string *s = (const void *)&c->records[i];

		if (s->header.id == RS_REC_string && s->id == id)
			return (const char *)s->text;
	}
	return "";
}

/* ---- hash ---- */

static void test_siphash_reference(void)
{
	/* from the paper: key 00 .. 0f, input 00 .. 0e */
	uint8_t key[16], input[64];

	for (int i = 0; i < 16; i++)
		key[i] = i;
	for (int i = 0; i < 64; i++)
		input[i] = i;
	CHECK_EQ(rs_siphash(key, input, 15), 0xa129ca6149be45e5ull);
	/* and the ends of the table of reference results */
	CHECK_EQ(rs_siphash(key, input, 0), 0x726fdb47dd0e0e31ull);
	CHECK_EQ(rs_siphash(key, input, 8), 0x93f5f5799a932462ull);
	CHECK_EQ(rs_siphash(key, input, 63), 0x958a324ceb064572ull);
}

static void test_table_against_array(void)
{
	enum { KEYS = 500 };
	uint32_t expected[KEYS] = { 0 }, value;
	struct rs_table table = { 0 };
	size_t used = 0;

	for (int i = 0; i < 50000; i++) {
		uint64_t key = any() % KEYS;

		if (any() % 3) {
			used += !expected[key];
			expected[key] = 1 + any() % 1000000;
			rs_table_put(&table, &key, sizeof(key), expected[key]);
		} else {
			used -= !!expected[key];
			expected[key] = 0;
			rs_table_remove(&table, &key, sizeof(key));
		}
	}
	for (uint64_t key = 0; key < KEYS; key++) {
		bool found = rs_table_get(&table, &key, sizeof(key), &value);

		CHECK_EQ(found, !!expected[key]);
		if (found)
			CHECK_EQ(value, expected[key]);
	}
	CHECK_EQ(table.used, used);
	rs_table_clear(&table);
	CHECK(!rs_table_get(&table, "a", 1, &value));
}

static void test_table_tells_sizes_apart(void)
{
	struct rs_table table = { 0 };
	uint32_t value = 0;

	rs_table_put(&table, "ab", 2, 1);
	rs_table_put(&table, "abc", 3, 2);
	rs_table_put(&table, "", 0, 3);
	CHECK(rs_table_get(&table, "ab", 2, &value) && value == 1);
	CHECK(rs_table_get(&table, "abc", 3, &value) && value == 2);
	CHECK(rs_table_get(&table, "", 0, &value) && value == 3);
	CHECK(!rs_table_get(&table, "a", 1, &value));
	rs_table_clear(&table);
}

/* ---- sorter ---- */

static void test_sorter_orders_and_is_stable(void)
{
	enum { N = 5000 };
	static uint64_t items[N];
	struct rs_sorter sorter = { 0 };
	uint64_t *item, last_time = 0, last_order = 0;
	size_t n = 0;

	for (uint64_t i = 0; i < N; i++) {
		items[i] = any() % 100 << 32 | i;
		rs_sorter_push(&sorter, items[i] >> 32, &items[i]);
	}
	while ((item = rs_sorter_pop(&sorter, UINT64_MAX))) {
		uint64_t time = *item >> 32, order = (uint32_t)*item;

		CHECK(time > last_time || (time == last_time && (!n || order > last_order)));
		last_time = time;
		last_order = order;
		n++;
	}
	CHECK_EQ(n, N);
	rs_sorter_free(&sorter);
}

static void test_sorter_keeps_what_may_be_overtaken(void)
{
	struct rs_sorter sorter = { 0 };
	int a, b, c;

	CHECK(!rs_sorter_pop(&sorter, UINT64_MAX));
	rs_sorter_push(&sorter, 30, &c);
	rs_sorter_push(&sorter, 10, &a);
	CHECK(!rs_sorter_pop(&sorter, 9));
	CHECK(rs_sorter_pop(&sorter, 20) == &a);
	CHECK(!rs_sorter_pop(&sorter, 20));
	rs_sorter_push(&sorter, 20, &b);
	CHECK(rs_sorter_pop(&sorter, 20) == &b);
	CHECK(!rs_sorter_pop(&sorter, 29));
	CHECK(rs_sorter_pop(&sorter, 30) == &c);
	rs_sorter_free(&sorter);
}

/* ---- population times ---- */

static void test_ranges_each_allocated(void)
{
	enum { N = 1000 };
	static struct rp_entry entries[N];
	static struct rp_note allocs[2 * N];
	static struct rs_time times[N];
	size_t n = 0;

	for (size_t i = 0; i < N; i++) {
		/* addresses in no order, and other allocations in between */
		entries[i].entry = 0xffff888000000000ull + (i * 7919 % N) * 32;
		allocs[n++] = (struct rp_note){ 0xffff999000000000ull + i * 64, 5000 + i, 64 };
		allocs[n++] = (struct rp_note){ entries[i].entry, 1000 + 10 * i, 16 };
	}
	rs_ranges_time(entries, N, allocs, n, 900, times);
	for (size_t i = 0; i < N; i++)
		CHECK_EQ(times[i].ns, 100 + 10 * i);
}

static void test_ranges_in_one_array_are_unknown(void)
{
	struct rp_entry entries[4];
	struct rp_note alloc = { 0x1000, 50, 64 };
	struct rs_time times[4];

	for (int i = 0; i < 4; i++)
		entries[i].entry = 0x1000 + 16 * i;
	rs_ranges_time(entries, 4, &alloc, 1, 10, times);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(times[i].ns, RS_UNKNOWN64);
	/* an array of one is an allocation of its own */
	alloc.what = 16;
	rs_ranges_time(entries, 1, &alloc, 1, 10, times);
	CHECK_EQ(times[0].ns, 40);
}

static void test_ranges_last_allocation_counts(void)
{
	struct rp_entry entry = { .entry = 0x1000 };
	struct rp_note allocs[] = { { 0x1000, 70, 16 }, { 0x1000, 30, 16 }, { 0x2000, 80, 16 } };
	struct rs_time time;

	rs_ranges_time(&entry, 1, allocs, 3, 20, &time);
	CHECK_EQ(time.ns, 50);
}

static void test_ranges_unknown_without_evidence(void)
{
	struct rp_entry entry = { .entry = 0x1000 };
	struct rp_note allocs[] = { { 0x1008, 70, 16 }, { 0xff8, 30, 32 } };
	struct rs_time time = { 0 };

	rs_ranges_time(&entry, 1, allocs, 2, 20, &time);
	CHECK_EQ(time.ns, RS_UNKNOWN64);
	time.ns = 0;
	rs_ranges_time(&entry, 1, NULL, 0, 20, &time);
	CHECK_EQ(time.ns, RS_UNKNOWN64);
	/* allocated before the map began: not made by it */
	allocs[0].address = 0x1000;
	allocs[1].address = 0;
	rs_ranges_time(&entry, 1, allocs, 2, 71, &time);
	CHECK_EQ(time.ns, RS_UNKNOWN64);
	/* and when nobody knows when the map began */
	rs_ranges_time(&entry, 1, allocs, 2, RS_UNKNOWN64, &time);
	CHECK_EQ(time.ns, RS_UNKNOWN64);
}

static void test_ranges_a_store_is_better(void)
{
	struct rp_entry entries[] = { { .index = 3, .entry = 0x1000 }, { .index = 4, .entry = 0x1010 } };
	struct rp_note notes[] = {
		{ 0x1000, 30, 16 },
		/* tried again, and another index of the same entry */
		{ 0x1000, 40, RP_NOTE_STORE | 3 }, { 0x1000, 45, RP_NOTE_STORE | 3 }, { 0x1000, 60, RP_NOTE_STORE | 9 },
		{ 0x1010, 50, 16 },
	};
	struct rs_time times[2];

	rs_ranges_time(entries, 2, notes, 5, 20, times);
	CHECK_EQ(times[0].ns, 25);
	CHECK_EQ(times[0].how, RS_HOW_STORE);
	CHECK_EQ(times[1].ns, 30);
	CHECK_EQ(times[1].how, RS_HOW_ALLOCATION);
}

static void test_notes_kept(void)
{
	struct rp_note notes[] = {
		{ 0x3000, 50, 64 }, { 0x1000, 10, 16 }, { 0x1000, 20, RP_NOTE_FREE }, { 0x1000, 30, 16 },
		{ 0x2000, 10, 16 }, { 0x2000, 40, RP_NOTE_FREE }, { 0x9000, 15, RP_NOTE_FREE }, { 0x3000, 60, RP_NOTE_STORE },
	};
	size_t kept;

	CHECK_EQ(rs_notes_kept(notes, 8, &kept), 4);
	CHECK_EQ(kept, 2);
	CHECK_EQ(rs_notes_kept(notes, 0, &kept), 0);
	CHECK_EQ(kept, 0);
}

static void test_notes_holders(void)
{
	struct rp_entry entries[] = { { .entry = 0x1000 }, { .entry = 0x1010 }, { .entry = 0x1020 }, { .entry = 0x5000 } };
	/* an array of two, one by itself, one from elsewhere, and something else */
	struct rp_note notes[] = { { 0x1000, 10, 32 }, { 0x1020, 11, 16 }, { 0x8000, 12, 16 } };
	struct rp_note frees[] = { { 0x1020, 90, RP_NOTE_FREE }, { 0x8000, 91, RP_NOTE_FREE } };
	uint64_t holders[4];

	CHECK_EQ(rs_notes_holders(entries, 4, notes, 3, holders), 2);
	CHECK_EQ(holders[0], 0x1000);
	CHECK_EQ(holders[1], 0x1020);
	CHECK_EQ(rs_notes_left(holders, 2, frees, 2), 1);
	CHECK_EQ(rs_notes_left(holders, 2, frees, 0), 2);
}

/* ---- symbols ---- */

static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
}

static void test_symbols_lookup(void)
{
	struct rs_symbols symbols = { 0 };
	struct rs_place place;
	char path[64];

	temporary(path);
	write_text(path, "ffffffff81000300 T third\nffffffff81000100 T first\nffffffff81000100 t alias\n"
			 "ffffffff81000200 D data\nffffffff81000180 W weak\n"
			 "ffffffffa0000000 t ex_bind\t[exerciser]\nnot a line\n");
	CHECK_EQ(rs_symbols_read(&symbols, path, "/dev/null"), 0);
	CHECK_EQ(symbols.count, 6);
	place = rs_symbols_find(&symbols, 0xffffffff81000110ull);
	CHECK(place.name && !strcmp(place.name, "first"));
	CHECK_EQ(place.offset, 0x10);
	place = rs_symbols_find(&symbols, 0xffffffff8100017full);
	CHECK_EQ(place.offset, 0x7f);
	/* a function ends where data begins, and data is no place in code */
	place = rs_symbols_find(&symbols, 0xffffffff810001ffull);
	CHECK(place.name && !strcmp(place.name, "weak"));
	CHECK_EQ(place.code_size, 0x80);
	CHECK(!rs_symbols_find(&symbols, 0xffffffff81000200ull).name);
	CHECK(!rs_symbols_find(&symbols, 0xffffffff810002ffull).name);
	CHECK_EQ(rs_symbols_address(&symbols, "data"), 0xffffffff81000200ull);
	CHECK_EQ(rs_symbols_address(&symbols, "ex_bind"), 0);
	place = rs_symbols_find(&symbols, 0xffffffffa0000044ull);
	CHECK(place.name && !strcmp(place.name, "ex_bind"));
	CHECK(place.module && !strcmp(place.module, "exerciser"));
	CHECK_EQ(place.offset, 0x44);
	CHECK_EQ(place.code_size, 0);
	/* below all, and far beyond the last one */
	CHECK(!rs_symbols_find(&symbols, 0x1000).name);
	CHECK(!rs_symbols_find(&symbols, 0xffffffffb0000000ull).name);
	rs_symbols_free(&symbols);
	unlink(path);
}

static void test_symbols_end_with_their_module(void)
{
	struct rs_symbols symbols = { 0 };
	char path[64], modules[64];

	temporary(path);
	temporary(modules);
	write_text(path, "ffffffffc0000000 t drv_a\t[a]\nffffffffc0090000 t drv_b\t[b]\n");
	write_text(modules, "a 8192 0 - Live 0xffffffffc0000000\nb 4096 1 a,c, Live 0xffffffffc0090000 (OE)\n");
	CHECK_EQ(rs_symbols_read(&symbols, path, modules), 0);
	CHECK(!strcmp(rs_symbols_find(&symbols, 0xffffffffc0001fffull).name, "drv_a"));
	/* where another module was before */
	CHECK(!rs_symbols_find(&symbols, 0xffffffffc0002000ull).name);
	CHECK(!rs_symbols_find(&symbols, 0xffffffffc0050123ull).name);
	CHECK(!strcmp(rs_symbols_find(&symbols, 0xffffffffc0090fffull).name, "drv_b"));
	CHECK(!rs_symbols_find(&symbols, 0xffffffffc0091000ull).name);
	rs_symbols_free(&symbols);
	unlink(path);
	unlink(modules);
}

static void test_symbols_hidden_or_missing(void)
{
	struct rs_symbols symbols = { 0 };
	char path[64];

	temporary(path);
	write_text(path, "0000000000000000 T first\n0000000000000000 T second\n");
	CHECK_EQ(rs_symbols_read(&symbols, path, "/dev/null"), -EPERM);
	CHECK(!rs_symbols_find(&symbols, 0xffffffff81000000ull).name);
	unlink(path);
	CHECK_EQ(rs_symbols_read(&symbols, path, "/dev/null"), -ENOENT);
	rs_symbols_free(&symbols);
}

/* ---- output ---- */

static void fill(uint8_t *packet, size_t size, uint8_t with)
{
	memset(packet, with, size);
}

static void test_output_cuts_back_to_whole_packets(void)
{
	struct rlimit old, small = { .rlim_cur = 25000, .rlim_max = RLIM_INFINITY };
	static uint8_t packet[10000];
	struct rs_output out;
	struct stat st;
	char path[64];

	temporary(path);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small.rlim_max = old.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
	for (int i = 0; i < 3; i++) {
		fill(packet, sizeof(packet), i);
		rs_output_packet(&out, packet, sizeof(packet), 3);
	}
	setrlimit(RLIMIT_FSIZE, &old);
	CHECK(out.failed);
	CHECK_EQ(out.packets, 2);
	CHECK(!rs_output_finish(&out, 10, NULL));
	CHECK_EQ(out.records, 6);
	CHECK_EQ(out.lost, 3);
	rs_output_close(&out);
	stat(path, &st);
	CHECK_EQ(st.st_size, 20000);
	unlink(path);
}

static void test_output_replaces_a_file_only_by_a_recording(void)
{
	struct rs_output out;
	struct stat st;
	char path[64];
	FILE *f;

	temporary(path);
	f = fopen(path, "w");
	fputs("precious", f);
	fclose(f);
	CHECK(rs_output_open(&out, path));
	rs_output_close(&out);
	stat(path, &st);
	CHECK_EQ(st.st_size, 8);
	CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
	rs_output_packet(&out, "new", 3, 1);
	rs_output_close(&out);
	stat(path, &st);
	CHECK_EQ(st.st_size, 3);
	unlink(path);
	CHECK(rs_output_open(&out, path));
	rs_output_close(&out);
	CHECK(stat(path, &st) && errno == ENOENT);
	CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
	rs_output_close(&out);
	CHECK(!stat(path, &st));
	CHECK_EQ(st.st_mode & 0777, 0600);
	unlink(path);
}

static void test_output_says_when_the_reader_is_gone(void)
{
	static uint8_t packet[4096];
	struct rs_output out;
	char path[64];
	int reader;

	temporary(path);
	unlink(path);
	mkfifo(path, 0600);
	reader = open(path, O_RDONLY | O_NONBLOCK);
	CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
	rs_output_packet(&out, packet, sizeof(packet), 3);
	CHECK(!out.failed);
	CHECK_EQ(out.packets, 1);
	close(reader);
	rs_output_packet(&out, packet, sizeof(packet), 3);
	CHECK(out.failed);
	rs_output_packet(&out, packet, sizeof(packet), 4);
	CHECK_EQ(out.records, 3);
	CHECK_EQ(out.lost, 7);
	CHECK_EQ(out.packets, 1);
	rs_output_close(&out);
	unlink(path);
}

static void test_output_never_waits_for_a_slow_reader(void)
{
	static uint8_t packet[200000];
	struct rs_output out;
	size_t got = 0, packets = 0;
	char path[64];
	int reader;

	temporary(path);
	unlink(path);
	mkfifo(path, 0600);
	reader = open(path, O_RDONLY | O_NONBLOCK);
	CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
	/* nobody reads: the queue fills up, the call returns all the same */
	while (!rs_output_full(&out)) {
		rs_output_packet(&out, packet, sizeof(packet), 3);
		packets++;
	}
	CHECK(!out.failed);
	/* then everything arrives, in order and whole */
	while (got < packets * sizeof(packet)) {
		static uint8_t buffer[65536];
		ssize_t n = read(reader, buffer, sizeof(buffer));

		if (n > 0)
			got += n;
		rs_output_pump(&out);
	}
	CHECK(rs_output_finish(&out, 0, NULL));
	CHECK_EQ(out.records, 3 * packets);
	CHECK_EQ(out.lost, 0);
	CHECK_EQ(out.bytes, got);
	rs_output_close(&out);
	close(reader);
	unlink(path);
}

static int slow_reader;

/* Reads a little each time it is asked. */
static bool read_some(void)
{
	static uint8_t buffer[65536];

	CHECK(read(slow_reader, buffer, sizeof(buffer)) > 0);
	return false;
}

static bool at_once(void)
{
	return true;
}

static void test_output_at_the_end(void)
{
	static uint8_t packet[200000];

	/* a reader that goes on reading gets all; one that does not is waited for in vain */
	for (int reads = 0; reads < 3; reads++) {
		struct rs_output out;
		char path[64];

		temporary(path);
		unlink(path);
		mkfifo(path, 0600);
		slow_reader = open(path, O_RDONLY | O_NONBLOCK);
		CHECK(rs_output_open(&out, path) && rs_output_begin(&out));
		for (int i = 0; i < 10; i++)
			rs_output_packet(&out, packet, sizeof(packet), 5);
		if (reads == 0) {
			CHECK(rs_output_finish(&out, 60000, read_some));
			CHECK_EQ(out.records, 50);
			CHECK_EQ(out.lost, 0);
		} else {
			CHECK(!rs_output_finish(&out, reads == 1 ? 0 : 60000, reads == 1 ? NULL : at_once));
			CHECK(out.failed);
			CHECK_EQ(out.records, 0);
			CHECK_EQ(out.lost, 50);
		}
		rs_output_close(&out);
		close(slow_reader);
		unlink(path);
	}
}

static void test_output_to_a_socket(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char path[64], where[80], buffer[16];
	struct rs_output out;
	int server, client;

	temporary(path);
	unlink(path);
	snprintf(where, sizeof(where), "unix:%s", path);
	CHECK(!rs_output_open(&out, where));
	strcpy(address.sun_path, path);
	server = socket(AF_UNIX, SOCK_STREAM, 0);
	bind(server, (struct sockaddr *)&address, sizeof(address));
	listen(server, 1);
	CHECK(rs_output_open(&out, where) && rs_output_begin(&out));
	client = accept(server, NULL, NULL);
	rs_output_packet(&out, "whole one", 9, 1);
	CHECK_EQ(read(client, buffer, sizeof(buffer)), 9);
	close(client);
	rs_output_packet(&out, "gone", 4, 1);
	CHECK(out.failed);
	rs_output_close(&out);
	close(server);
	unlink(path);
}

/* ---- stream ---- */

struct bench {
	char path[64];
	struct rs_output out;
	struct rs_ctf *ctf;
	struct rs_symbols symbols;
	struct rs_dict dict;
	struct rs_kernel kernel;
	struct rs_events events;
};

static uint64_t losses_so_far = 1;

static struct rs_losses some_losses(void *context)
{
	(void)context;
	return (struct rs_losses){ .ring = losses_so_far, .table = 2, .missed = 3, .stacks = 5, .truncated = 6 };
}

static void set_up(struct bench *b, bool raw)
{
	memset(b, 0, sizeof(*b));
	temporary(b->path);
	CHECK(rs_output_open(&b->out, b->path) && rs_output_begin(&b->out));
	b->ctf = malloc(sizeof(*b->ctf));
	rs_ctf_init(b->ctf, &b->out, 2);
	rs_dict_init(&b->dict, b->ctf, &b->symbols, raw);
	rs_events_init(&b->events, 2);
	b->kernel.found[RS_PART_INTERCONNECT] = RS_ADAPTER_INTERCONNECT_V2;
	b->events.ctf = b->ctf;
	b->events.dict = &b->dict;
	b->events.kernel = &b->kernel;
	b->events.switches = true;
	b->events.losses = some_losses;
}

static struct contents tear_down(struct bench *b)
{
	struct contents c;

	rs_ctf_flush(b->ctf);
	CHECK(rs_output_finish(&b->out, 1000, NULL));
	rs_output_close(&b->out);
	rs_events_free(&b->events);
	rs_dict_free(&b->dict);
	rs_symbols_free(&b->symbols);
	free(b->ctf);
	c = parse(b->path);
	unlink(b->path);
	return c;
}

static void test_ctf_metadata_is_complete(void)
{
	struct rs_env env = {
		.tracer_version = "1", .hostname = "a\"b\\c\nd", .kernel_release = "6", .kernel_version = "#1",
		.architecture = "x", .adapters = "sgt", .hooks_attached = "h", .hooks_missing = "",
		.pointers = "hashed", .range_times = "unavailable",
		.attach_mode = "fentry", .stacks = "all", .range_rate = "unlimited", .filters = "",
	};
	struct contents c;
	struct bench b;
	char *tsdl;

	set_up(&b, false);
	tsdl = rs_ctf_tsdl(b.ctf, &env, 1795400059ll * 1000000000 + 42);
	rs_ctf_metadata(b.ctf, tsdl);
	c = tear_down(&b);
	CHECK(!strcmp(c.tsdl, tsdl));
	CHECK(!strncmp(tsdl, "/* CTF 1.8 */", 13));
	CHECK(strstr(tsdl, "hostname = \"a\\\"b\\\\c d\";"));
	CHECK(strstr(tsdl, "rangescope_major = 1;"));
	CHECK(strstr(tsdl, "offset_s = 1795400059;\n\toffset = 42;"));
#define HAS_EVENT(record, number, doc) CHECK(strstr(tsdl, "name = \"" #record "\";"));
	RS_RECORDS(HAS_EVENT)
	free(tsdl);
	drop(&c);
}

static void test_ctf_packets(void)
{
	enum { N = 20000 };
	struct contents c;
	struct bench b;

	set_up(&b, false);
	CHECK_EQ(rs_ctf_waiting_since(b.ctf), UINT64_MAX);
	for (uint64_t i = 0; i < N; i++) {
		/* every tenth comes with a time that is too early */
		struct rs_range *r = RS_RECORD(b.ctf, range, i & 1, 1000 + i - (i % 10 == 9 ? 5 : 0));

		r->serial = i;
	}
	CHECK_EQ(b.ctf->records, N);
	c = tear_down(&b);
	CHECK_EQ(c.count, N);
	CHECK(c.packets > N * sizeof(struct rs_range) / RS_PACKET_MAX);
	for (size_t i = 0; i < c.count; i++)
		CHECK_EQ(((struct rs_range *)&c.records[i])->serial, i);
	drop(&c);
}

static void test_dict_each_entry_once(void)
{
	uint64_t frames[RS_STACK_MAX + 10], other[3] = { 1, 2, 3 };
	struct contents c;
	uint32_t id;
	struct bench b;

	for (size_t i = 0; i < RS_STACK_MAX + 10; i++)
		frames[i] = 0xffffffff81000000ull + i;
	set_up(&b, false);
	CHECK_EQ(rs_dict_string(&b.dict, "", 0, 1), 0);
	id = rs_dict_string(&b.dict, "gpu0", 0, 1);
	CHECK_EQ(id, 1);
	CHECK_EQ(rs_dict_string(&b.dict, "gpu0", 0, 2), id);
	CHECK_EQ(rs_dict_string(&b.dict, "gpu01234", 0, 2), 2);
	id = rs_dict_task(&b.dict, 10, 11, "worker", 0, 3);
	CHECK_EQ(rs_dict_task(&b.dict, 10, 11, "worker", 0, 4), id);
	CHECK(rs_dict_task(&b.dict, 10, 11, "renamed", 0, 4) != id);
	id = rs_dict_device(&b.dict, "gpu0", "amdgpu", "pci", 0, 5);
	CHECK_EQ(rs_dict_device(&b.dict, "gpu0", "amdgpu", "pci", 0, 5), id);
	CHECK(rs_dict_device(&b.dict, "gpu0", "", "pci", 0, 5) != id);
	CHECK_EQ(rs_dict_device(&b.dict, "", "", "", 0, 5), 0);
	CHECK_EQ(rs_dict_interconnect(&b.dict, 0, "x", 0, 5), 0);
	CHECK_EQ(rs_dict_stack(&b.dict, frames, 0, 0, 6), 0);
	id = rs_dict_stack(&b.dict, other, 3, 0, 6);
	CHECK_EQ(rs_dict_stack(&b.dict, other, 3, 0, 6), id);
	/* too deep a stack is cut, not written past */
	rs_dict_stack(&b.dict, frames, RS_STACK_MAX + 10, 0, 7);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_task), 2);
	CHECK_EQ(count_of(&c, RS_REC_device), 2);
	CHECK_EQ(count_of(&c, RS_REC_stack), 2);
	CHECK(!strcmp(string_of(&c, 2), "gpu01234"));
	CHECK_EQ(((struct rs_stack *)nth(&c, RS_REC_stack, 0))->length, 4);
	CHECK_EQ(((struct rs_stack *)nth(&c, RS_REC_stack, 1))->length, RS_STACK_MAX);
	for (size_t i = 0; i < c.count; i++)
		if (c.records[i].header.id == RS_REC_string)
			CHECK_EQ(((struct rs_string *)&c.records[i])->length % 8, 0);
	drop(&c);
}

static void test_dict_strings_are_utf8(void)
{
	static const struct {
		const char *name, *text;
	} names[] = {
		{ "plain", "plain" },
		{ "m\xc3\xa4p \xe2\x82\xac \xf0\x9f\x98\x80", "m\xc3\xa4p \xe2\x82\xac \xf0\x9f\x98\x80" },
		{ "cut \xe2\x82", "cut ??" },
		{ "latin \xe4", "latin ?" },
		{ "\xa4 alone", "? alone" },
		{ "over\xc0\xaf long", "over?? long" },
		{ "half \xed\xa0\x80", "half ???" },
		{ "far \xf4\x90\x80\x80 \xff", "far ???? ?" },
	};
	char many[2 * RS_STRING_MAX + 1];
	struct contents c;
	struct bench b;

	set_up(&b, false);
	memset(many, 'm', sizeof(many) - 1);
	many[sizeof(many) - 1] = 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		CHECK_EQ(rs_dict_string(&b.dict, names[i].name, 0, 1000), i + 1);
	rs_dict_string(&b.dict, many, 0, 1000);
	c = tear_down(&b);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		CHECK(!strcmp(string_of(&c, i + 1), names[i].text));
	CHECK_EQ(((struct rs_string *)nth(&c, RS_REC_string, sizeof(names) / sizeof(names[0])))->length % 8, 0);
	drop(&c);
}

static void test_dict_identities(void)
{
	struct rs_dict a, b, raw;

	rs_dict_init(&a, NULL, NULL, false);
	rs_dict_init(&b, NULL, NULL, false);
	rs_dict_init(&raw, NULL, NULL, true);
	CHECK_EQ(rs_dict_identity(&a, 0), 0);
	for (uint64_t i = 0; i < 1000; i++) {
		uint64_t address = 0xffff888000000000ull + 64 * i, id = rs_dict_identity(&a, address);

		CHECK_EQ(rs_dict_identity(&a, address), id);
		CHECK(id != rs_dict_identity(&b, address));
		CHECK(id && !(id >> 63));
		CHECK_EQ(rs_dict_identity(&raw, address), address);
	}
}

/* ---- events ---- */

static struct rp_head head(uint32_t type, uint32_t cpu, uint64_t time)
{
	struct rp_head h = { .type = type, .cpu = cpu, .time = time, .pid = 7, .tid = 8 };

	strcpy(h.comm, "fifteen letters");
	h.comm[15] = 's';	/* the kernel always ends it with NUL; others may not */
	return h;
}

static void take_interconnect(struct bench *b, uint64_t time, uint64_t interconnect, const char *name)
{
	struct rp_interconnect raw = { .head = head(RP_INTERCONNECT, 0, time), .interconnect = interconnect };

	memcpy(raw.name, name, strnlen(name, RP_SHORT_LEN));
	rs_events_take(&b->events, &raw, sizeof(raw));
}

static void take_attach(struct bench *b, uint32_t cpu, uint64_t time, uint64_t attachment)
{
	struct rp_attach raw = {
		.head = head(RP_ATTACH, cpu, time), .buffer = 0x100, .inode = 5, .attachment = attachment,
		.flags = RS_FLAG_ALLOW_IC | RS_FLAG_DYNAMIC, .device = "gpu0", .driver = "drv", .bus = "pci",
	};

	rs_events_take(&b->events, &raw, sizeof(raw));
}

static void take_map_flagged(struct bench *b, uint32_t cpu, uint64_t time, uint64_t serial, uint32_t entries,
			     uint32_t flags)
{
	struct rp_map raw = {
		.head = head(RP_MAP, cpu, time), .buffer = 0x100, .inode = 5, .size = 1 << 20, .attachment = 0x200,
		.mapping = 0x300, .serial = serial, .begin = time - 100, .blocked = 0, .bytes = 4096 * entries,
		.adapter = RS_ADAPTER_INTERCONNECT_V2, .nranges = entries, .entries = entries,
		.flags = RS_FLAG_WALKED | RS_FLAG_DECODED | flags,
	};

	rs_events_take(&b->events, &raw, sizeof(raw));
}

static void take_map(struct bench *b, uint32_t cpu, uint64_t time, uint64_t serial, uint32_t entries)
{
	take_map_flagged(b, cpu, time, serial, entries, 0);
}

static void take_ranges_of(struct bench *b, uint32_t cpu, uint64_t serial, uint64_t first, uint32_t n)
{
	struct rp_ranges chunk = { .type = RP_RANGES, .cpu = cpu, .serial = serial, .count = n };

	for (uint32_t i = 0; i < n; i++)
		chunk.entries[i] = (struct rp_entry){ first + i, 0x5000 + 32 * (first + i),
						      0x40000000 + 4096 * (first + i),
						      0x40000000 + 4096 * (first + i) + 4095 };
	rs_events_take(&b->events, &chunk, offsetof(struct rp_ranges, entries) + n * sizeof(struct rp_entry));
}

static void test_events_in_order_with_ranges(void)
{
	struct rp_notes notes = { .type = RP_NOTES, .cpu = 1, .serial = 1, .count = 1 };
	const struct rs_range *range;
	const struct rs_map *map;
	struct contents c;
	struct bench b;

	notes.notes[0] = (struct rp_note){ 0x5000 + 32, 1950, 16 };
	set_up(&b, false);
	rs_events_mark(&b.events, RP_START, 900);
	/* CPU 1's map arrives before CPU 0's older attach; chunks of both CPUs interleave */
	take_ranges_of(&b, 1, 1, 0, RP_CHUNK);
	take_ranges_of(&b, 0, 2, 0, 3);
	take_ranges_of(&b, 1, 1, RP_CHUNK, 2);
	rs_events_take(&b.events, &notes, offsetof(struct rp_notes, notes) + sizeof(struct rp_note));
	take_map(&b, 1, 2000, 1, RP_CHUNK + 2);
	take_map(&b, 0, 2500, 2, 3);
	take_attach(&b, 0, 1000, 0x200);
	CHECK_EQ(b.events.seen, 3);
	rs_events_write(&b.events, 2000);
	rs_events_stop(&b.events, 3000, RS_STOP_SIGNAL, NULL, NULL, 0, 0);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_attach), 1);
	CHECK_EQ(count_of(&c, RS_REC_map), 2);
	CHECK_EQ(count_of(&c, RS_REC_range), RP_CHUNK + 5);
	map = nth(&c, RS_REC_map, 0);
	CHECK_EQ(map->serial, 1);
	CHECK_EQ(map->header.timestamp, 2000);
	CHECK_EQ(map->bytes, (RP_CHUNK + 2) * 4096);
	CHECK_EQ(map->blocked_ns, 0);
	CHECK_EQ(map->device, 1);
	range = nth(&c, RS_REC_range, 1);
	CHECK_EQ(range->serial, 1);
	CHECK_EQ(range->start, 4096);
	CHECK_EQ(range->end, 8191);
	CHECK_EQ(range->populated_ns, 50);
	CHECK_EQ(range->how, RS_HOW_ALLOCATION);
	range = nth(&c, RS_REC_range, RP_CHUNK + 1);
	CHECK_EQ(range->index, RP_CHUNK + 1);
	CHECK_EQ(range->populated_ns, RS_UNKNOWN64);
	CHECK_EQ(range->how, RS_HOW_UNAVAILABLE);
	/* the ranges of a map come right after it */
	for (size_t i = 0; i + 1 < c.count; i++)
		if (c.records[i].header.id == RS_REC_map)
			CHECK_EQ(c.records[i + 1].header.id, RS_REC_range);
	drop(&c);
}

static void test_events_late_are_counted(void)
{
	const struct rs_statistics *stats;
	struct contents c;
	struct bench b;

	set_up(&b, false);
	take_attach(&b, 0, 1000, 0x200);
	rs_events_write(&b.events, 1000);
	take_map(&b, 1, 990, 1, 0);
	rs_events_write(&b.events, 1000);
	CHECK_EQ(b.events.late, 1);
	rs_events_mark(&b.events, RP_STATISTICS, 1001);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->header.timestamp, 1000);
	/* it still took 100 ns */
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->begin_ns, 900);
	stats = nth(&c, RS_REC_statistics, 0);
	CHECK_EQ(stats->late, 1);
	CHECK_EQ(stats->lost_ring, 1);
	CHECK_EQ(stats->lost_table, 2);
	CHECK_EQ(stats->lost_missed, 3);
	CHECK_EQ(stats->lost_output, 0);
	CHECK_EQ(stats->lost_stacks, 5);
	CHECK_EQ(stats->truncated, 6);
	CHECK_EQ(stats->written, c.count);
	drop(&c);
}

static void test_events_marks_do_not_tell_how_far_the_ring_was_read(void)
{
	struct contents c;
	struct bench b;

	set_up(&b, false);
	rs_events_mark(&b.events, RP_STATISTICS, 5000);
	CHECK_EQ(b.events.newest, 0);
	take_map(&b, 1, 2000, 1, 0);
	take_map(&b, 0, 1990, 2, 0);
	CHECK_EQ(b.events.newest, 2000);
	/* the mark has to wait for what is still in the ring, but counts what was lost until then */
	losses_so_far = 9;
	rs_events_write(&b.events, b.events.newest);
	take_map(&b, 0, 3000, 3, 0);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 2))->header.timestamp, 3000);
	CHECK_EQ(((struct rs_statistics *)nth(&c, RS_REC_statistics, 0))->header.timestamp, 5000);
	CHECK_EQ(((struct rs_statistics *)nth(&c, RS_REC_statistics, 0))->late, 0);
	CHECK_EQ(((struct rs_statistics *)nth(&c, RS_REC_statistics, 0))->lost_ring, 1);
	losses_so_far = 1;
	drop(&c);
}

static void test_events_ranges_of_a_lost_map(void)
{
	struct contents c;
	struct bench b;

	set_up(&b, false);
	take_ranges_of(&b, 0, 1, 0, 3);
	/* its map record was lost; the next map has ranges of its own */
	take_ranges_of(&b, 0, 2, 0, 2);
	take_map(&b, 0, 1000, 2, 2);
	/* and of one of which a chunk was lost, the bytes are still known */
	take_ranges_of(&b, 0, 3, 0, 2);
	take_map(&b, 0, 2000, 3, 130);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_range), 4);
	CHECK_EQ(((struct rs_range *)nth(&c, RS_REC_range, 0))->serial, 2);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->bytes, 8192);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 1))->bytes, 130 * 4096);
	drop(&c);
}

static void test_events_interconnect_has_one_name(void)
{
	struct rp_attach raw = { .head = head(RP_ATTACH, 0, 1000), .attachment = 0x200, .interconnect = 0x700 };
	const struct rs_interconnect *r;
	struct contents c;
	struct bench b;

	set_up(&b, false);
	/* the name has a later time than what it is needed for */
	take_interconnect(&b, 1001, 0x700, "fabric");
	take_interconnect(&b, 1002, 0x800, "a name that is much longer than 32 bytes");
	rs_events_take(&b.events, &raw, sizeof(raw));
	raw.attachment = 0x300;
	raw.head.time = 2000;
	rs_events_take(&b.events, &raw, sizeof(raw));
	raw.interconnect = 0x800;
	rs_events_take(&b.events, &raw, sizeof(raw));
	/* one whose name was lost, and none */
	raw.interconnect = 0x900;
	rs_events_take(&b.events, &raw, sizeof(raw));
	raw.interconnect = 0;
	rs_events_take(&b.events, &raw, sizeof(raw));
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_interconnect), 3);
	r = nth(&c, RS_REC_interconnect, 0);
	CHECK(!strcmp(string_of(&c, r->name), "fabric"));
	CHECK_EQ(((struct rs_attach *)nth(&c, RS_REC_attach, 0))->interconnect, r->id);
	CHECK_EQ(((struct rs_attach *)nth(&c, RS_REC_attach, 1))->interconnect, r->id);
	r = nth(&c, RS_REC_interconnect, 1);
	CHECK(!strcmp(string_of(&c, r->name), "a name that is much longer than "));
	CHECK_EQ(((struct rs_attach *)nth(&c, RS_REC_attach, 2))->interconnect, r->id);
	r = nth(&c, RS_REC_interconnect, 2);
	CHECK_EQ(r->name, 0);
	CHECK_EQ(((struct rs_attach *)nth(&c, RS_REC_attach, 3))->interconnect, r->id);
	CHECK_EQ(((struct rs_attach *)nth(&c, RS_REC_attach, 4))->interconnect, 0);
	drop(&c);
}

static void test_events_nonsense_is_refused(void)
{
	struct rp_ranges chunk = { .type = RP_RANGES, .cpu = 0, .count = RP_CHUNK + 1 };
	struct rp_map map = { .head = head(RP_MAP, 99, 1000) };
	uint32_t type = 1000;
	struct contents c;
	struct bench b;

	set_up(&b, false);
	rs_events_take(&b.events, &type, sizeof(type));
	rs_events_take(&b.events, &type, 1);
	rs_events_take(&b.events, &chunk, sizeof(chunk));
	chunk.count = RP_CHUNK;
	rs_events_take(&b.events, &chunk, sizeof(chunk) - 1);
	rs_events_take(&b.events, &map, sizeof(map) - 8);
	CHECK_EQ(b.events.seen, 0);
	/* a CPU that there should not be: the event counts, its ranges have no place */
	chunk.cpu = 99;
	rs_events_take(&b.events, &chunk, sizeof(chunk));
	rs_events_take(&b.events, &map, sizeof(map));
	CHECK_EQ(b.events.seen, 1);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_map), 1);
	drop(&c);
}

static void test_events_older_attachment_has_a_device(void)
{
	struct rp_attach raw = { .head = head(RP_DESCRIBE, 0, 900), .attachment = 0x200, .device = "nic0" };
	struct rp_object detach = { .head = head(RP_DETACH, 0, 1500), .attachment = 0x200 };
	struct contents c;
	struct bench b;

	set_up(&b, false);
	rs_events_take(&b.events, &raw, sizeof(raw));
	take_map(&b, 0, 1000, 1, 0);
	rs_events_take(&b.events, &detach, sizeof(detach));
	take_map(&b, 0, 2000, 2, 0);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	/* it is no attach event, for nobody saw one */
	CHECK_EQ(count_of(&c, RS_REC_attach), 0);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->device, 1);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 1))->device, 0);
	CHECK(!strcmp(string_of(&c, ((struct rs_device *)nth(&c, RS_REC_device, 0))->name), "nic0"));
	drop(&c);
}

static void test_events_blocked_time_is_known_or_not(void)
{
	struct contents c;
	struct bench b;

	set_up(&b, false);
	b.events.switches = false;
	take_map(&b, 0, 1000, 1, 0);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->blocked_ns, RS_UNKNOWN64);
	drop(&c);
}

static void test_events_device_of_a_lost_attach(void)
{
	struct contents c;
	struct bench b;

	set_up(&b, false);
	take_attach(&b, 0, 1000, 0x200);
	/* its detach was lost, and so was what the next one at that address is */
	take_map_flagged(&b, 0, 2000, 1, 0, RP_FLAG_UNDESCRIBED);
	take_map(&b, 0, 3000, 2, 0);
	rs_events_write(&b.events, UINT64_MAX);
	c = tear_down(&b);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->device, 0);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->flags, RS_FLAG_WALKED | RS_FLAG_DECODED);
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 1))->device, 1);
	drop(&c);
}

static void test_events_raw_addresses_only_when_asked(void)
{
	for (int raw = 0; raw < 2; raw++) {
		const struct rs_range *range;
		const struct rs_map *map;
		struct contents c;
		struct bench b;

		set_up(&b, raw);
		take_ranges_of(&b, 0, 1, 0, 2);
		take_map(&b, 0, 1000, 1, 2);
		rs_events_write(&b.events, UINT64_MAX);
		c = tear_down(&b);
		map = nth(&c, RS_REC_map, 0);
		range = nth(&c, RS_REC_range, 0);
		CHECK_EQ(map->mapping == 0x300, raw);
		CHECK_EQ(map->attachment == 0x200, raw);
		CHECK_EQ(map->buffer == 0x100, raw);
		CHECK_EQ(range->start, raw ? 0x40000000 : 0);
		drop(&c);
	}
}

static void test_thread_stack(void)
{
	static struct rs_thread t;
	struct rs_ksym syms[] = {
		{ 0x1000, "msleep", NULL, true }, { 0x1040, "dma_buf_map_interconnect", NULL, true },
		{ 0x1140, "recursion", NULL, true }, { 0x1160, "end_of_text", NULL, false },
		{ 0x8000, "ex_wait", "exerciser", true }, { 0x8020, "ex_bind", "exerciser", true },
		{ 0x80b0, "end_of_module", "exerciser", false },
		{ 0x9000, "bpf_trampoline_6442536853", "bpf", true }, { 0x9200, "end_of_bpf", "bpf", false },
	};
	struct rs_symbols symbols = { .syms = syms, .count = sizeof(syms) / sizeof(*syms) };
	static const uint64_t frames[] = { 0x102a, 0x8010, 0x10a0, 0x908d, 0xffffffffc0201234, 0x1049, 0x8053 };
	uint64_t deep[RS_STACK_MAX + 10];

	CHECK(rs_thread_stack(&t, &symbols, frames, 7, "dma_buf_map_interconnect"));
	CHECK_EQ(t.count, 4);
	CHECK(!strcmp(t.places[0].name, "msleep"));
	CHECK_EQ(t.places[0].offset, 0x2a);
	CHECK_EQ(t.places[0].code_size, 0x40);
	CHECK(!t.places[0].module);
	CHECK(!strcmp(t.places[1].module, "exerciser"));
	CHECK_EQ(t.places[2].offset, 0x60);
	CHECK(!strcmp(t.places[3].name, "ex_bind"));
	/* elsewhere, and more frames than there is room for */
	CHECK(!rs_thread_stack(&t, &symbols, frames, 7, "dma_buf_map_attachment"));
	for (unsigned int i = 0; i < RS_STACK_MAX + 10; i++)
		deep[i] = 0x1141;
	CHECK(!rs_thread_stack(&t, &symbols, deep, RS_STACK_MAX + 10, "dma_buf_map_interconnect"));
	CHECK_EQ(t.count, RS_STACK_MAX);
}

static void test_events_pending_at_stop(void)
{
	struct rs_pending_call calls[3] = {
		{ .tid = getpid(), .blocked = 30,
		  .call = { .kind = RS_ADAPTER_SGT, .subject = 0x200, .begin = 1500, .serial = 4, .flags = RS_FLAG_ALLOW_IC } },
		/* no thread has this number: it returned, unseen */
		{ .tid = 1u << 30, .call = { .kind = RS_ADAPTER_SGT, .subject = 0x200 } },
		/* nor this, but it may have returned just after the end */
		{ .tid = 1u << 30, .call = { .kind = RS_ADAPTER_SGT, .subject = 0x200, .begin = 4999999000, .serial = 5 } },
	};
	const struct rs_task *task;
	const struct rs_map *map;
	struct contents c;
	struct bench b;

	set_up(&b, true);
	take_attach(&b, 0, 1000, 0x200);
	CHECK_EQ(rs_events_pending(&b.events, 5000000000, calls, 3), 2);
	rs_events_stop(&b.events, 5000000000, RS_STOP_DURATION, NULL, NULL, 0, 0);
	c = tear_down(&b);
	CHECK_EQ(count_of(&c, RS_REC_map), 2);
	map = nth(&c, RS_REC_map, 0);
	CHECK_EQ(map->header.timestamp, 5000000000);
	CHECK_EQ(map->begin_ns, 1500);
	CHECK_EQ(map->blocked_ns, 30);
	CHECK_EQ(map->serial, 4);
	CHECK_EQ(map->error, (int32_t)-EINPROGRESS);
	CHECK_EQ(map->flags, RS_FLAG_ALLOW_IC | RS_FLAG_PENDING);
	CHECK_EQ(map->mapping, 0);
	CHECK_EQ(map->bytes, 0);
	CHECK_EQ(map->buffer, 0x100);
	CHECK_EQ(map->attachment, 0x200);
	CHECK_EQ(map->device, 1);
	CHECK_EQ(map->stack, 0);
	task = nth(&c, RS_REC_task, 1);
	CHECK_EQ(task->id, map->task);
	CHECK_EQ(task->pid, getpid());
	map = nth(&c, RS_REC_map, 1);
	CHECK_EQ(map->serial, 5);
	CHECK_EQ(map->task, 0);
	drop(&c);
}

static void test_events_live_at_stop(void)
{
	struct rp_live_key key = { .mapping = 0x300, .adapter = RS_ADAPTER_SGT };
	struct rp_live value = { .attachment = 0x200, .serial = 9 };
	const struct rs_capture_stop *stop;
	struct contents c;
	struct bench b;

	set_up(&b, true);
	rs_events_stop(&b.events, 5000, RS_STOP_DURATION, &key, &value, 1, 3);
	c = tear_down(&b);
	CHECK_EQ(c.count, 3);
	CHECK_EQ(c.records[0].header.id, RS_REC_live);
	CHECK_EQ(c.records[1].header.id, RS_REC_capture_stop);
	CHECK_EQ(c.records[2].header.id, RS_REC_statistics);
	CHECK_EQ(((struct rs_live *)nth(&c, RS_REC_live, 0))->serial, 9);
	stop = nth(&c, RS_REC_capture_stop, 0);
	CHECK_EQ(stop->live, 1);
	CHECK_EQ(stop->live_lost, 3);
	CHECK_EQ(stop->reason, RS_STOP_DURATION);
	drop(&c);
}

/* ---- privileges ---- */

static void test_caps_names(void)
{
	char text[64], small[12];

	CHECK(!strcmp(rs_caps_names(0, text, sizeof(text)), "none"));
	CHECK(!strcmp(rs_caps_names(RS_CAPS_CAPTURE, text, sizeof(text)), "CAP_BPF, CAP_PERFMON, CAP_SYSLOG"));
	CHECK_EQ(strlen(rs_caps_names(~0ull, small, sizeof(small))), sizeof(small) - 1);
}

/* In a process of its own, for there is no way back. */
static void test_caps_dropped_for_good(void)
{
	int status = 0;
	pid_t child = fork();

	if (!child) {
		uint64_t had = rs_caps_effective(), keep = RS_CAP(SYSLOG) | RS_CAP(KILL);
		bool ok = rs_caps_drop(keep) && rs_caps_effective() == (had & keep);

		ok = ok && rs_caps_missing() == (RS_CAP(BPF) | RS_CAP(PERFMON));
		/* what is gone cannot come back, and less can still be given up */
		ok = ok && rs_caps_drop(~0ull) && rs_caps_effective() == (had & keep);
		ok = ok && rs_caps_drop(0) && !rs_caps_effective();
		_exit(ok ? 0 : 1);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK_EQ(status, 0);
}

/* ---- what debugfs says ---- */

static const char bufinfo[] =
	"\nDma-buf Objects:\n"
	"size    \tflags   \tmode    \tcount   \texp_name\tino     \tname\n"
	"00004096\t00000002\t000a0005\t00000003\tudmabuf\t00000123\t<none>\n"
	"\tkernel fence: drm seq 7 signalled\n"
	"\tAttached Devices:\n"
	"\t0000:03:00.0\n"
	"\tvgem\n"
	"Total 2 devices attached\n\n"
	/* a name that looks like what follows it, and one of an exporter with spaces */
	"12345678901\t00080002\t000a0005\t00000001\tmy own exporter\t4026531840\tx\n\tAttached Devices:\n\tevil\n"
	"\tAttached Devices:\n"
	"\tgpu with space\n"
	"Total 1 devices attached\n\n"
	"00008192\t00000002\t000a0005\t00000003\tsystem\t00000124\t\nTotal 0 devices attached\n\n\n"
	"\tAttached Devices:\n"
	"\ta\n"
	"Total 1 devices attached\n\n"
	"00008192\t00000002\t000a0005\t00000003\tsystem\t00000125\ta\tb\t00000999\tc\n"
	"\tAttached Devices:\n"
	"Total 0 devices attached\n\n"
	"\nTotal 4 objects, 12345699381 bytes\n";

static void test_snapshot_bufinfo(void)
{
	struct rs_known_buffer *b;
	char path[64];
	size_t count;
	FILE *f = fopen(temporary(path), "w");

	fputs(bufinfo, f);
	fclose(f);
	CHECK_EQ(rs_snapshot_bufinfo(path, &b, &count), 0);
	unlink(path);
	CHECK_EQ(count, 4);
	CHECK_EQ(b[0].size, 4096);
	CHECK_EQ(b[0].inode, 123);
	CHECK(!strcmp(b[0].exporter, "udmabuf"));
	CHECK_EQ(b[0].device_count, 2);
	CHECK(!strcmp(b[0].devices[0], "0000:03:00.0") && !strcmp(b[0].devices[1], "vgem"));
	CHECK_EQ(b[1].size, 12345678901);
	CHECK_EQ(b[1].inode, 4026531840);
	CHECK(!strcmp(b[1].exporter, "my own exporter"));
	CHECK_EQ(b[1].device_count, 1);
	CHECK(!strcmp(b[1].devices[0], "gpu with space"));
	CHECK_EQ(b[2].device_count, 1);
	CHECK(!strcmp(b[2].devices[0], "a"));
	CHECK_EQ(b[3].inode, 125);
	CHECK_EQ(b[3].device_count, 0);
	rs_snapshot_free(b, count);
	CHECK_EQ(rs_snapshot_bufinfo("/no/such/file", &b, &count), -ENOENT);
	CHECK_EQ(count, 0);
	CHECK(strstr(rs_snapshot_step(-ENOENT), "mount -t debugfs"));
}

/* Nobody answers: it does not wait for ever. */
static void test_snapshot_has_patience(void)
{
	struct rs_known_buffer *b;
	char path[64];
	size_t count;
	int fd;

	unlink(temporary(path));
	CHECK(!mkfifo(path, 0600));
	fd = open(path, O_RDWR);
	CHECK_EQ(rs_snapshot_bufinfo(path, &b, &count), -EINTR);
	close(fd);
	unlink(path);
}

/* The text with bytes changed, taken away and doubled: nothing is read beyond it. */
static void test_snapshot_any(void)
{
	for (int i = 0; i < 20000; i++) {
		size_t size = sizeof(bufinfo) - 1, from = any() % size, n = any() % 40;
		char *text = malloc(size + 64 + 1);
		struct rs_known_buffer *b;
		size_t count;

		memcpy(text, bufinfo, size);
		if (from + n > size)
			n = size - from;
		switch (any() % 4) {
		case 0:
			for (size_t j = 0; j < n; j++)
				text[any() % size] = any();
			break;
		case 1:
			memmove(text + from, text + from + n, size - from - n);
			size -= n;
			break;
		case 2:
			memmove(text + from + n, text + from, size - from);
			size += n;
			break;
		case 3:
			size = from;
			break;
		}
		/* just so much that the sanitizer sees a step too far */
		text = realloc(text, size + 1);
		text[size] = 0;
		count = rs_snapshot_parse(text, size, &b);
		CHECK(count <= 8);
		for (size_t j = 0; j < count; j++) {
			CHECK(b[j].exporter);
			CHECK(b[j].device_count == RS_UNKNOWN32 || b[j].device_count <= 8);
		}
		rs_snapshot_free(b, count);
		free(text);
	}
}

/* ---- options ---- */

/* Reads a command line given as one string; what is said about it goes nowhere. */
static int read_line(const char *line, struct rs_options *o)
{
	static char text[4096];
	char *argv[64] = { "rangescope-probe" }, *word, *rest;
	int argc = 1, status, saved = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	snprintf(text, sizeof(text), "%s", line);
	for (word = strtok_r(text, " ", &rest); word && argc < 63; word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	argv[argc] = NULL;
	dup2(null, STDERR_FILENO);
	status = rs_options_read(argc, argv, o);
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(null);
	return status;
}

static void test_options_defaults(void)
{
	struct rs_options o;
	char *filters;

	CHECK_EQ(read_line("", &o), -1);
	CHECK(!strcmp(o.output, "-"));
	CHECK_EQ(o.loader.ring_mib, 8);
	CHECK_EQ(o.loader.max_ranges, 4096);
	CHECK_EQ(o.loader.range_rate, 20000);
	CHECK_EQ(o.loader.mode, RS_ATTACH_AUTO);
	CHECK_EQ(o.max_size, 0);
	CHECK(!o.trigger && !o.raw && !o.command && !o.loader.btf && !o.loader.precise && !o.loader.frees);
	filters = rs_options_filters(&o.loader.filter);
	CHECK(!strcmp(filters, ""));
	free(filters);
}

static void test_options_all(void)
{
	struct rs_options o;
	char *filters;

	CHECK_EQ(read_line("-o x --stacks reused --attach kprobe --btf f --precise --frees --range-rate 0 --pid 7 --pid 8 "
			   "--process a=b --exporter drm --device 0000:03:00.0 --adapter sgt --adapter interconnect "
			   "--max-size 3M --max-files 4 --duration 1.5 -- cmd -o y", &o), -1);
	CHECK_EQ(o.loader.stacks, RS_STACKS_REUSED);
	CHECK_EQ(o.loader.mode, RS_ATTACH_KPROBE);
	CHECK(!strcmp(o.loader.btf, "f"));
	CHECK(o.loader.precise && o.loader.frees);
	CHECK_EQ(o.loader.range_rate, 0);
	CHECK_EQ(o.loader.filter.pid_count, 2);
	CHECK_EQ(o.loader.filter.adapters, 0xe);
	CHECK_EQ(o.max_size, 3 << 20);
	CHECK_EQ(o.max_files, 4);
	CHECK_EQ(o.duration_ns, 1500000000);
	CHECK(o.command && !strcmp(o.command[0], "cmd") && !strcmp(o.command[2], "y"));
	filters = rs_options_filters(&o.loader.filter);
	CHECK(!strcmp(filters, "--pid 7 --pid 8 --process 'a=b' --exporter drm --device 0000:03:00.0 "
		      "--adapter sgt --adapter interconnect-v1 --adapter interconnect-v2"));
	free(filters);
	CHECK_EQ(read_line("-o x --trigger-on-leak=0.5", &o), -1);
	CHECK(o.trigger);
	CHECK_EQ(o.before_ns, 500000000);
	CHECK_EQ(o.after_ns, 2000000000);
	CHECK_EQ(read_line("--no-stacks", &o), -1);
	CHECK_EQ(o.loader.stacks, RS_STACKS_NONE);
}

static void test_options_wrong(void)
{
	static const char *const lines[] = {
		"--stacks some", "--attach bpf", "--range-rate -1", "--range-rate 1.5", "--pid 0", "--pid x", "--pid 99999999",
		"--process sixteen-letters-", "--adapter v1", "--adapter", "-o x --max-size 1", "-o x --max-size 63K",
		"-o x --max-size 1MB", "-o x --max-size -1M", "-o x --max-size M", "-o x --max-size 99999999999G",
		"-o x --max-size 99999999999999999999999", "--max-size 1M", "--max-size 1M -o unix:/x", "--max-size 1M -o /dev/null",
		"--trigger-on-leak", "-o x --trigger-on-leak=0", "-o x --trigger-on-leak=nan", "-o x --trigger-on-leak=",
		"-o x --trigger-on-leak --max-size 1M", "--max-files 3", "--btf f --attach fentry", "--precise --attach tracefs",
		"--frees --attach tracefs", "--doctor -- x", "x", "--duration inf", "--duration nan",
		"--exporter 0123456789012345678901234567890123456789012345678901234567890123",
		"--pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 --pid 1 "
		"--pid 1 --pid 1 --pid 1 --pid 1",
	};
	struct rs_options o;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		int status = read_line(lines[i], &o);

		if (status != RS_EXIT_USAGE)
			fprintf(stderr, "%s: %d\n", lines[i], status);
		CHECK_EQ(status, RS_EXIT_USAGE);
	}
}

/* Whatever is on the command line: it is taken or refused, and the filters have bounds. */
static void test_options_any(void)
{
	static const char *const words[] = {
		"-o", "-", "--", "x", "--pid", "--process", "--device=d", "--exporter", "--adapter=sgt", "--max-size", "1M", "64K",
		"--max-files=2", "--trigger-on-leak", "--trigger-on-leak=9", "--stacks=all", "--doctor", "--duration", "1e3",
		"--ring-size", "512", "--range-rate=0", "1", "'", "--frees", "--attach=auto", "--process=''", "-ox", "--btf",
	};
	struct rs_options o;
	char line[2048];

	for (int i = 0; i < 3000; i++) {
		size_t n = any() % 24;
		int status;

		line[0] = 0;
		while (n--) {
			strcat(line, words[any() % (sizeof(words) / sizeof(words[0]))]);
			strcat(line, " ");
		}
		status = read_line(line, &o);
		CHECK(status == -1 || status == RS_EXIT_USAGE);
		CHECK(o.loader.filter.pid_count <= RS_FILTER_MAX && o.loader.filter.comm_count <= RS_FILTER_MAX);
		CHECK(status >= 0 || !(o.max_size && o.trigger));
		free(rs_options_filters(&o.loader.filter));
	}
}

/* ---- an index ---- */

static void test_index_against_array(void)
{
	uint32_t values[512] = { 0 }, value;
	struct rs_index index = { 0 };
	size_t used = 0;

	for (int i = 0; i < 200000; i++) {
		/* 0 is a key like any other; neighbours collide */
		uint64_t key = any() % 512;

		if (any() % 3) {
			used += !values[key];
			values[key] = any() % 1000 + 1;
			rs_index_put(&index, key << 6, values[key]);
		} else {
			used -= !!values[key];
			values[key] = 0;
			rs_index_remove(&index, key << 6);
		}
		key = any() % 512;
		CHECK_EQ(rs_index_get(&index, key << 6, &value), values[key] != 0);
		if (values[key])
			CHECK_EQ(value, values[key]);
		CHECK_EQ(index.used, used);
	}
	rs_index_clear(&index);
	CHECK(!rs_index_get(&index, 0, &value));
}

/* ---- what exists ---- */

#define MADE(kind, ...) \
	((struct rs_##kind){ .header = { .id = RS_REC_##kind, .size = sizeof(struct rs_##kind) }, __VA_ARGS__ })
#define APPLY(state, leak, kind, ...) \
	do { \
		struct rs_##kind made_ = MADE(kind, __VA_ARGS__); \
		rs_state_apply(state, &made_.header, leak); \
	} while (0)

#define ALLOWED (RS_FLAG_ALLOW_IC | RS_FLAG_UNMAP_OP | RS_FLAG_MAP_OP)
#define V2 .adapter = RS_ADAPTER_INTERCONNECT_V2

static void make_buffer(struct rs_state *state, struct rs_leak *leak)
{
	APPLY(state, leak, buffer_export, .buffer = 0x10, .inode = 5, .buffer_size = 4096, .exporter = 3);
	APPLY(state, leak, attach, .buffer = 0x10, .inode = 5, .attachment = 0x20, .device = 4);
}

static void map_one(struct rs_state *state, uint64_t mapping, uint64_t serial)
{
	struct rs_leak leak;

	APPLY(state, &leak, map, .buffer = 0x10, .inode = 5, .buffer_size = 4096, .attachment = 0x20,
	      .mapping = mapping, .serial = serial, V2, .flags = ALLOWED, .task = 9);
	CHECK_EQ(leak.rule, 0);
}

static void test_state_leaks(void)
{
	struct rs_state s = { 0 };
	struct rs_leak leak;

	make_buffer(&s, &leak);
	map_one(&s, 0x30, 1);
	map_one(&s, 0x31, 2);
	CHECK_EQ(rs_state_count(&s), 4);
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x31, V2, .flags = ALLOWED);
	CHECK_EQ(leak.rule, 0);
	CHECK_EQ(rs_state_count(&s), 3);
	/* RS06 */
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x31, V2, .flags = ALLOWED | RS_FLAG_NOT_LIVE);
	CHECK_EQ(leak.rule, 6);
	CHECK_EQ(leak.exporter, 3);
	CHECK_EQ(leak.device, 4);
	/* nobody saw it mapped: that is no double unmap */
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x39, V2, .flags = ALLOWED | RS_FLAG_NOT_LIVE);
	CHECK_EQ(leak.rule, 0);
	/* RS03, RS04 */
	map_one(&s, 0x32, 3);
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x32, V2, .flags = RS_FLAG_UNMAP_OP);
	CHECK_EQ(leak.rule, 3);
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x30, V2, .flags = RS_FLAG_ALLOW_IC);
	CHECK_EQ(leak.rule, 4);
	/* what was swallowed is still there, but no news */
	CHECK_EQ(rs_state_count(&s), 4);
	APPLY(&s, &leak, unmap, .attachment = 0x20, .inode = 5, .mapping = 0x32, V2, .flags = RS_FLAG_UNMAP_OP);
	CHECK_EQ(leak.rule, 0);
	/* RS08 */
	map_one(&s, 0x33, 4);
	APPLY(&s, &leak, unmap, .attachment = 0x21, .inode = 5, .mapping = 0x33, V2, .flags = ALLOWED | RS_FLAG_OTHER_ATTACH);
	CHECK_EQ(leak.rule, 8);
	/* RS01 */
	map_one(&s, 0x34, 5);
	map_one(&s, 0x35, 6);
	APPLY(&s, &leak, detach, .buffer = 0x10, .inode = 5, .attachment = 0x20, .task = 8);
	CHECK_EQ(leak.rule, 1);
	CHECK_EQ(leak.mappings, 2);
	CHECK_EQ(leak.task, 8);
	CHECK(leak.mapping == 0x34 || leak.mapping == 0x35);
	/* they were reported: the release is no other leak */
	APPLY(&s, &leak, buffer_release, .buffer = 0x10, .inode = 5);
	CHECK_EQ(leak.rule, 0);
	CHECK_EQ(rs_state_count(&s), 4);
	/* RS02 */
	make_buffer(&s, &leak);
	map_one(&s, 0x36, 7);
	APPLY(&s, &leak, buffer_release, .buffer = 0x10, .inode = 5);
	CHECK_EQ(leak.rule, 2);
	CHECK_EQ(leak.mappings, 1);
	CHECK_EQ(leak.attachment, 0);
	rs_state_free(&s);
}

static void test_state_is_no_leak(void)
{
	struct rs_state s = { 0 };
	struct rs_leak leak;

	make_buffer(&s, &leak);
	/* the core keeps this table until detach */
	for (int i = 0; i < 2; i++)
		APPLY(&s, &leak, map, .inode = 5, .attachment = 0x20, .mapping = 0x40, .adapter = RS_ADAPTER_SGT,
		      .flags = RS_FLAG_CACHED);
	/* an exporter hands out one table twice */
	for (int i = 0; i < 2; i++)
		APPLY(&s, &leak, map, .inode = 5, .attachment = 0x20, .mapping = 0x41, .adapter = RS_ADAPTER_SGT);
	APPLY(&s, &leak, unmap, .inode = 5, .attachment = 0x20, .mapping = 0x41, .adapter = RS_ADAPTER_SGT);
	APPLY(&s, &leak, unmap, .inode = 5, .attachment = 0x20, .mapping = 0x41, .adapter = RS_ADAPTER_SGT,
	      .flags = RS_FLAG_NOT_LIVE);
	CHECK_EQ(leak.rule, 0);
	/* failed, and not returned */
	APPLY(&s, &leak, map, .inode = 5, .attachment = 0x20, .error = -ENOMEM, V2);
	APPLY(&s, &leak, map, .inode = 5, .attachment = 0x20, .error = -EINPROGRESS, V2, .flags = RS_FLAG_PENDING);
	APPLY(&s, &leak, detach, .inode = 5, .attachment = 0x20);
	CHECK_EQ(leak.rule, 0);
	CHECK_EQ(rs_state_count(&s), 1);
	/* one that was unmapped on an attachment that is gone, and whose address came back */
	make_buffer(&s, &leak);
	map_one(&s, 0x42, 1);
	APPLY(&s, &leak, unmap, .inode = 5, .attachment = 0x20, .mapping = 0x42, V2, .flags = ALLOWED);
	APPLY(&s, &leak, detach, .inode = 5, .attachment = 0x20);
	APPLY(&s, &leak, unmap, .inode = 5, .attachment = 0x27, .mapping = 0x42, V2, .flags = ALLOWED | RS_FLAG_NOT_LIVE);
	CHECK_EQ(leak.rule, 0);
	APPLY(&s, &leak, buffer_release, .inode = 5);
	CHECK_EQ(leak.rule, 0);
	CHECK_EQ(rs_state_count(&s), 0);
	rs_state_free(&s);
}

static void count_record(void *context, struct rs_event_header *record)
{
	size_t *counts = context;

	counts[record->id]++;
}

/* Whatever comes in whatever order: what is written is what was counted, and memory has bounds. */
static void test_state_any(void)
{
	struct rs_state s = { 0 };
	size_t counts[64];

	for (int i = 0; i < 300000; i++) {
		uint64_t inode = any() % 4, attachment = any() % 8, mapping = any() % 64 + 1;
		uint32_t adapter = any() % 3 + 1, flags = any() & 0x7ff;
		struct rs_leak leak;

		switch (any() % 10) {
		case 0:
			APPLY(&s, &leak, buffer_export, .buffer = any() % 3, .inode = inode);
			break;
		case 1:
			APPLY(&s, &leak, buffer_release, .buffer = any() % 3, .inode = inode);
			break;
		case 2:
			APPLY(&s, &leak, attach, .inode = inode, .attachment = attachment);
			break;
		case 3:
			APPLY(&s, &leak, detach, .inode = inode, .attachment = attachment);
			break;
		case 4:
			APPLY(&s, &leak, attachment_state, .inode = inode, .attachment = attachment);
			break;
		case 5:
		case 6:
		case 7:
			APPLY(&s, &leak, map, .inode = inode, .attachment = attachment, .mapping = mapping,
			      .adapter = adapter, .flags = flags);
			break;
		default:
			APPLY(&s, &leak, unmap, .inode = inode, .attachment = attachment, .mapping = mapping,
			      .adapter = adapter, .flags = flags);
			break;
		}
		if (i % 1000)
			continue;
		memset(counts, 0, sizeof(counts));
		rs_state_write(&s, count_record, counts);
		CHECK_EQ(counts[RS_REC_buffer_state] + counts[RS_REC_attachment_state] +
			 counts[RS_REC_mapping_state], rs_state_count(&s));
		CHECK(rs_state_write_live(&s, count_record, counts) <= counts[RS_REC_mapping_state]);
		CHECK(counts[RS_REC_buffer_state] <= 8 && counts[RS_REC_attachment_state] <= 8);
		CHECK(counts[RS_REC_mapping_state] <= 3 * 64);
	}
	rs_state_free(&s);
}

/* ---- dictionary records again ---- */

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

static void check_reference(const char *record, const char *field, const char *doc)
{
	enum rs_record kind = begins(doc, "string:") ? RS_REC_string : begins(doc, "task") ? RS_REC_task :
			      begins(doc, "stack") ? RS_REC_stack : begins(doc, "device:") ? RS_REC_device :
			      begins(doc, "interconnect") && !begins(doc, "interconnect-") ? RS_REC_interconnect : 0;

	if (rs_lexicon_kind(field) == kind)
		return;
	fprintf(stderr, "%s.%s: \"%s\": it refers to kind %d, not %d\n", record, field, doc, rs_lexicon_kind(field), kind);
	failures++;
}

/* Every field that says that it is a number of something is known to be one. */
static void test_lexicon_knows_all_references(void)
{
#define CHECK_FIELD(type, name, doc) \
	if (!strcmp(#type, "u32")) \
		check_reference(record, #name, doc);
#define CHECK_TAIL(type, name, length, doc)
#define CHECK_RECORD(name, number, doc) \
	{ \
		const char *record = #name; \
		RS_FIELDS_##name(CHECK_FIELD, CHECK_TAIL) \
	}
	RS_RECORDS(CHECK_RECORD)
}

/* Is everything that the records of a recording refer to in it, before them? */
static void check_complete(const struct contents *c)
{
	struct rs_lexicon seen = { .recording = 1 };

	for (size_t i = 0; i < c->count; i++) {
		const struct rs_event_header *r = &c->records[i].header;

		/* what is known and not sent would be a second one; what is not known is not complete */
		if (r->id == RS_REC_task)
			CHECK(rs_lexicon_find(&seen, RS_REC_string, ((const struct rs_task *)r)->comm));
		if (r->id == RS_REC_device)
			CHECK(rs_lexicon_find(&seen, RS_REC_string, ((const struct rs_device *)r)->name));
		if (r->id == RS_REC_map) {
			CHECK(rs_lexicon_find(&seen, RS_REC_task, ((const struct rs_map *)r)->task));
			CHECK(rs_lexicon_find(&seen, RS_REC_device, ((const struct rs_map *)r)->device));
			CHECK(rs_lexicon_find(&seen, RS_REC_stack, ((const struct rs_map *)r)->stack));
		}
		if (r->id == RS_REC_mapping_state)
			CHECK(rs_lexicon_find(&seen, RS_REC_stack, ((const struct rs_mapping_state *)r)->stack));
		if (r->id == RS_REC_stack)
			for (uint32_t j = 0; j < ((const struct rs_stack *)r)->length; j++)
				CHECK(!((const struct rs_stack *)r)->frames[j] ||
				      rs_lexicon_find(&seen, RS_REC_symbol, ((const struct rs_stack *)r)->frames[j]));
		if (r->id == RS_REC_buffer_state && ((const struct rs_buffer_state *)r)->exporter)
			CHECK(rs_lexicon_find(&seen, RS_REC_string, ((const struct rs_buffer_state *)r)->exporter));
		if (rs_is_dictionary(r->id)) {
			CHECK(!rs_lexicon_find(&seen, r->id, ((const struct rs_task *)r)->id));
			rs_lexicon_keep(&seen, r);
		}
	}
	rs_lexicon_free(&seen);
}

/* ---- several recordings of one capture ---- */

struct studio {
	struct rs_options options;
	struct rs_recorder recorder;
	struct rs_ctf *ctf;
	struct rs_symbols symbols;
	struct rs_dict dict;
	char dir[64], output[96];
	uint64_t lost;
};

static char *studio_metadata(void *context, const struct rs_ctf *ctf)
{
	static const struct rs_env env = {
		"1", "host", "6", "#1", "x", "sgt", "h", "", "hashed", "unavailable", "fentry", "all", "unlimited", "",
	};

	(void)context;
	return rs_ctf_tsdl(ctf, &env, 0);
}

static void studio_statistics(void *context, struct rs_ctf *ctf, uint64_t time)
{
	(void)context;
	RS_RECORD(ctf, statistics, 0, time)->written = ctf->records;
}

static uint64_t studio_lost(void *context)
{
	return ((struct studio *)context)->lost;
}

static void studio_begin(struct studio *s)
{
	uint32_t task;

	if (!*s->dir) {
		strcpy(s->dir, "/tmp/rangescope-unit-XXXXXX");
		CHECK(mkdtemp(s->dir));
	}
	snprintf(s->output, sizeof(s->output), "%s/my.rangescope", s->dir);
	s->options.output = s->output;
	s->ctf = calloc(1, sizeof(*s->ctf));
	rs_ctf_init(s->ctf, &s->recorder.out, 2);
	rs_dict_init(&s->dict, s->ctf, &s->symbols, true);
	s->recorder.options = &s->options;
	s->recorder.ctf = s->ctf;
	s->recorder.metadata = studio_metadata;
	s->recorder.statistics = studio_statistics;
	s->recorder.lost = studio_lost;
	s->recorder.context = s;
	CHECK(rs_recorder_open(&s->recorder));
	CHECK(rs_recorder_begin(&s->recorder));
	task = rs_dict_task(&s->dict, 1, 1, "probe", 0, 100);
	RS_RECORD(s->ctf, capture_start, 0, 100)->task = task;
}

static bool studio_end(struct studio *s, uint64_t time)
{
	bool whole;

	RS_RECORD(s->ctf, capture_stop, 0, time)->reason = RS_STOP_SIGNAL;
	studio_statistics(s, s->ctf, time);
	whole = rs_recorder_finish(&s->recorder, 1000);
	rs_recorder_close(&s->recorder);
	rs_dict_free(&s->dict);
	rs_symbols_free(&s->symbols);
	free(s->ctf);
	return whole;
}

static void studio_file(const struct studio *s, unsigned int number, char path[160])
{
	snprintf(path, 160, "%s/my.%05u.rangescope", s->dir, number);
}

static bool studio_has(const struct studio *s, unsigned int number)
{
	char path[160];

	studio_file(s, number, path);
	return !access(path, F_OK);
}

static struct contents studio_read(const struct studio *s, unsigned int number)
{
	struct contents c;
	char path[160];

	studio_file(s, number, path);
	c = parse(path);
	check_complete(&c);
	return c;
}

static void studio_drop(const struct studio *s)
{
	for (unsigned int i = 1; i < 1000; i++) {
		char path[160];

		studio_file(s, i, path);
		unlink(path);
	}
	CHECK(!rmdir(s->dir));
}

static void studio_attach(struct studio *s, uint64_t time, uint64_t attachment)
{
	uint32_t device = rs_dict_device(&s->dict, "gpu0", "drv", "pci", 0, time), exporter;
	struct rs_buffer_export *b;
	struct rs_attach *a;

	exporter = rs_dict_string(&s->dict, "vram", 0, time);
	b = RS_RECORD(s->ctf, buffer_export, 0, time);
	b->buffer = attachment + 1;
	b->inode = attachment;
	b->exporter = exporter;
	a = RS_RECORD(s->ctf, attach, 0, time);
	a->buffer = attachment + 1;
	a->inode = attachment;
	a->attachment = attachment;
	a->device = device;
}

/* A map with three ranges, by one of some tasks. */
static void studio_map(struct studio *s, uint64_t time, uint64_t attachment, uint64_t serial)
{
	char name[16];
	uint64_t frames[2] = { 0x1000, 0x2000 + serial % 50 };
	uint32_t device = rs_dict_device(&s->dict, "gpu0", "drv", "pci", 0, time), task, stack;
	struct rs_map *m;

	snprintf(name, sizeof(name), "worker%u", (unsigned int)(serial % 30));
	task = rs_dict_task(&s->dict, 100 + serial % 30, 100 + serial % 30, name, 0, time);
	stack = rs_dict_stack(&s->dict, frames, 2, 0, time);
	m = RS_RECORD(s->ctf, map, 0, time);
	m->buffer = attachment + 1;
	m->inode = attachment;
	m->attachment = attachment;
	m->mapping = 0x1000000 + serial;
	m->serial = serial;
	m->adapter = RS_ADAPTER_INTERCONNECT_V2;
	m->flags = ALLOWED;
	m->device = device;
	m->task = task;
	m->stack = stack;
	for (int i = 0; i < 3; i++)
		RS_RECORD(s->ctf, range, 0, time)->serial = serial;
}

static void studio_unmap(struct studio *s, uint64_t time, uint64_t attachment, uint64_t serial)
{
	struct rs_unmap *u = RS_RECORD(s->ctf, unmap, 0, time);

	u->inode = attachment;
	u->attachment = attachment;
	u->mapping = 0x1000000 + serial;
	u->adapter = RS_ADAPTER_INTERCONNECT_V2;
	u->flags = ALLOWED;
}

static void studio_detach(struct studio *s, uint64_t time, uint64_t attachment)
{
	struct rs_detach *d = RS_RECORD(s->ctf, detach, 0, time);

	d->inode = attachment;
	d->buffer = attachment + 1;
	d->attachment = attachment;
}

static void test_rotation_loses_nothing(void)
{
	enum { MAPS = 20000 };
	struct studio s = { .options = { .max_size = 300 << 10 } };
	uint64_t serial = 0, kept = 0, live = 0, time = 100, end = 0;
	size_t parts = 0;

	studio_begin(&s);
	studio_attach(&s, 200, 0x700);
	studio_attach(&s, 200, 0x800);
	for (uint64_t i = 1; i <= MAPS; i++) {
		time = 1000 + 10 * i;
		studio_map(&s, time, 0x700, i);
		/* every thousandth stays */
		if (i % 1000)
			studio_unmap(&s, time, 0x700, i);
	}
	CHECK(studio_end(&s, time));
	while (studio_has(&s, parts + 1)) {
		struct contents c = studio_read(&s, ++parts);
		const struct rs_capture_start *start = nth(&c, RS_REC_capture_start, 0);
		const struct rs_capture_stop *stop = nth(&c, RS_REC_capture_stop, 0);
		size_t states = 0;

		CHECK_EQ(count_of(&c, RS_REC_capture_start), 1);
		CHECK_EQ(start->part, parts);
		CHECK(start->header.timestamp >= end);
		end = stop->header.timestamp;
		CHECK_EQ(stop->reason, studio_has(&s, parts + 1) ? RS_STOP_SIZE : RS_STOP_SIGNAL);
		for (size_t i = 0; i < c.count; i++) {
			const struct rs_map *m = (const void *)&c.records[i];

			states += m->header.id >= RS_REC_buffer_state && m->header.id <= RS_REC_mapping_state;
			live -= m->header.id == RS_REC_unmap;
			if (m->header.id != RS_REC_map)
				continue;
			CHECK_EQ(m->serial, serial + 1);
			serial++;
			live++;
			for (size_t j = 1; j <= 3; j++)
				CHECK_EQ(((const struct rs_range *)&c.records[i + j])->serial, serial);
		}
		CHECK_EQ(start->states, states);
		CHECK_EQ(states, parts == 1 ? 0 : 4 + kept);
		CHECK_EQ(count_of(&c, RS_REC_mapping_state), kept);
		kept = live;
		if (stop->reason == RS_STOP_SIZE) {
			CHECK_EQ(stop->live, kept);
			CHECK_EQ(count_of(&c, RS_REC_live), kept);
		}
		drop(&c);
	}
	CHECK_EQ(serial, MAPS);
	CHECK_EQ(live, MAPS / 1000);
	CHECK(parts > 10);
	CHECK_EQ(s.recorder.files, parts);
	for (size_t i = 1; i <= parts; i++) {
		struct stat st;
		char path[160];

		studio_file(&s, i, path);
		CHECK(!stat(path, &st) && st.st_size <= 300 << 10);
		CHECK_EQ(st.st_mode & 0777, 0600);
	}
	studio_drop(&s);
}

static void test_rotation_keeps_the_newest(void)
{
	struct studio s = { .options = { .max_size = 100 << 10, .max_files = 3 } }, later;
	unsigned int last;

	studio_begin(&s);
	for (uint64_t i = 1; i <= 5000; i++)
		studio_map(&s, 1000 + i, 0x700, i % 10);
	CHECK(studio_end(&s, 9000));
	last = s.recorder.number;
	CHECK(last > 5);
	for (unsigned int i = 1; i <= last; i++)
		CHECK_EQ(studio_has(&s, i), i > last - 3);
	/* another capture goes on after them, and leaves them alone */
	later = (struct studio){ .options = s.options };
	strcpy(later.dir, s.dir);
	studio_begin(&later);
	CHECK(studio_end(&later, 9000));
	CHECK(studio_has(&s, last + 1) && studio_has(&s, last) && studio_has(&s, last - 2));
	CHECK(!studio_has(&s, last + 2));
	studio_drop(&s);
}

/* So much exists that it alone is larger than a part may be. */
static void test_rotation_of_much_state(void)
{
	struct studio s = { .options = { .max_size = 64 << 10 } };

	studio_begin(&s);
	for (uint64_t i = 1; i <= 5000; i++)
		studio_map(&s, 1000 + i, 0x700, i);
	CHECK(studio_end(&s, 9000));
	CHECK(s.recorder.files > 2 && s.recorder.files < 100);
	studio_drop(&s);
}

#define SECOND 1000000000ull

static void test_trigger_surrounds_a_leak(void)
{
	struct studio s = { .options = { .trigger = true, .before_ns = 5 * SECOND, .after_ns = 2 * SECOND } };
	const struct rs_capture_stop *stop;
	const struct rs_trigger *trigger;
	uint64_t time = 0, serial = 1;
	struct contents c;

	studio_begin(&s);
	studio_attach(&s, 200, 0x700);
	studio_attach(&s, 200, 0x800);
	studio_map(&s, 300, 0x800, 5000);
	for (; time < 20 * SECOND; time += SECOND / 10) {
		studio_map(&s, time, 0x700, serial);
		studio_unmap(&s, time + 1000, 0x700, serial++);
		rs_ctf_flush(s.ctf);
	}
	CHECK(!studio_has(&s, 1));
	studio_map(&s, time, 0x700, 6000);
	studio_detach(&s, time, 0x700);
	for (uint64_t end = time + 10 * SECOND; time < end; time += SECOND / 10) {
		studio_map(&s, time, 0x800, serial);
		studio_unmap(&s, time + 1000, 0x800, serial++);
	}
	CHECK(!studio_has(&s, 2));
	/* and again */
	studio_detach(&s, time, 0x800);
	CHECK(studio_end(&s, time + 1));
	CHECK_EQ(s.recorder.leaks, 2);
	CHECK(studio_has(&s, 2) && !studio_has(&s, 3));

	c = studio_read(&s, 1);
	trigger = nth(&c, RS_REC_trigger, 0);
	CHECK_EQ(trigger->rule, 1);
	CHECK_EQ(trigger->mappings, 1);
	CHECK_EQ(trigger->mapping, 0x1000000 + 6000);
	CHECK_EQ(trigger->attachment, 0x700);
	CHECK_EQ(trigger->header.timestamp, 20 * SECOND);
	/* what there was when the window began, and what happened in it */
	CHECK_EQ(count_of(&c, RS_REC_buffer_state), 2);
	CHECK_EQ(count_of(&c, RS_REC_attachment_state), 2);
	CHECK_EQ(count_of(&c, RS_REC_mapping_state), 1);
	CHECK_EQ(((struct rs_mapping_state *)nth(&c, RS_REC_mapping_state, 0))->serial, 5000);
	CHECK_EQ(((struct rs_capture_start *)nth(&c, RS_REC_capture_start, 0))->states, 5);
	CHECK_EQ(count_of(&c, RS_REC_capture_start), 1);
	CHECK(((struct rs_map *)nth(&c, RS_REC_map, 0))->header.timestamp <= 15 * SECOND);
	CHECK(((struct rs_map *)nth(&c, RS_REC_map, 0))->header.timestamp >= 14 * SECOND);
	CHECK_EQ(count_of(&c, RS_REC_map), 51 + 1 + 20);
	stop = nth(&c, RS_REC_capture_stop, 0);
	CHECK_EQ(stop->reason, RS_STOP_TRIGGER);
	CHECK_EQ(stop->header.timestamp, 22 * SECOND);
	/* the last map's unmap comes just after the end */
	CHECK_EQ(stop->live, 3);
	drop(&c);

	/* the capture ended before the time after the leak did */
	c = studio_read(&s, 2);
	CHECK_EQ(((struct rs_capture_stop *)nth(&c, RS_REC_capture_stop, 0))->reason, RS_STOP_SIGNAL);
	CHECK_EQ(count_of(&c, RS_REC_capture_stop), 1);
	CHECK_EQ(((struct rs_trigger *)nth(&c, RS_REC_trigger, 0))->attachment, 0x800);
	CHECK_EQ(((struct rs_capture_start *)nth(&c, RS_REC_capture_start, 0))->part, 2);
	drop(&c);
	studio_drop(&s);
}

static void test_trigger_without_a_leak(void)
{
	struct studio s = { .options = { .trigger = true, .before_ns = SECOND, .after_ns = SECOND } };

	studio_begin(&s);
	studio_attach(&s, 200, 0x700);
	for (uint64_t i = 1; i < 5000; i++) {
		studio_map(&s, i * SECOND / 100, 0x700, i);
		studio_unmap(&s, i * SECOND / 100, 0x700, i);
	}
	studio_detach(&s, 5000 * SECOND, 0x700);
	CHECK(studio_end(&s, 5000 * SECOND));
	CHECK_EQ(s.recorder.leaks, 0);
	CHECK(!studio_has(&s, 1));
	studio_drop(&s);
}

/* More than may be kept: the window is shorter, and its state fits it. */
static void test_trigger_within_bounds(void)
{
	struct studio s = {
		.options = { .trigger = true, .before_ns = 100 * SECOND, .after_ns = SECOND, .max_files = 1 },
		.recorder = { .window_max = 1 << 20 },
	};
	struct contents c;
	size_t maps;

	studio_begin(&s);
	studio_attach(&s, 200, 0x700);
	for (uint64_t i = 1; i <= 10000; i++) {
		studio_map(&s, 1000 + i, 0x700, i);
		if (i > 100)
			studio_unmap(&s, 1000 + i, 0x700, i);
	}
	studio_detach(&s, 20000, 0x700);
	/* two at once, and one too many */
	studio_attach(&s, 20001, 0x900);
	studio_map(&s, 20002, 0x900, 7);
	studio_detach(&s, 20003, 0x900);
	studio_attach(&s, 10 * SECOND, 0x900);
	studio_map(&s, 10 * SECOND, 0x900, 8);
	studio_detach(&s, 10 * SECOND, 0x900);
	CHECK(studio_end(&s, 11 * SECOND));
	CHECK_EQ(s.recorder.leaks, 3);
	CHECK(studio_has(&s, 1) && !studio_has(&s, 2));
	c = studio_read(&s, 1);
	CHECK_EQ(((struct rs_trigger *)nth(&c, RS_REC_trigger, 0))->mappings, 100);
	CHECK_EQ(count_of(&c, RS_REC_trigger), 2);
	/* the window may begin between a map and its unmap */
	maps = count_of(&c, RS_REC_mapping_state);
	CHECK(maps == 100 || maps == 101);
	maps = count_of(&c, RS_REC_map);
	CHECK(maps > 1000 && maps < 5000);
	/* the first one is the one after those that are gone */
	CHECK_EQ(((struct rs_map *)nth(&c, RS_REC_map, 0))->serial, 10000 - (maps - 1) + 1);
	drop(&c);
	studio_drop(&s);
}

#define TESTS(T) \
	T(index_against_array) T(state_leaks) T(state_is_no_leak) T(state_any) T(lexicon_knows_all_references) \
	T(rotation_loses_nothing) T(rotation_keeps_the_newest) T(rotation_of_much_state) \
	T(trigger_surrounds_a_leak) T(trigger_without_a_leak) T(trigger_within_bounds) \
	T(snapshot_bufinfo) T(snapshot_has_patience) T(snapshot_any) \
	T(caps_names) T(caps_dropped_for_good) T(options_defaults) T(options_all) T(options_wrong) T(options_any) \
	T(siphash_reference) T(table_against_array) T(table_tells_sizes_apart) \
	T(sorter_orders_and_is_stable) T(sorter_keeps_what_may_be_overtaken) \
	T(ranges_each_allocated) T(ranges_in_one_array_are_unknown) T(ranges_last_allocation_counts) \
	T(ranges_unknown_without_evidence) T(ranges_a_store_is_better) T(notes_kept) T(notes_holders) T(symbols_lookup) T(symbols_end_with_their_module) T(symbols_hidden_or_missing) \
	T(output_cuts_back_to_whole_packets) T(output_replaces_a_file_only_by_a_recording) \
	T(output_says_when_the_reader_is_gone) \
	T(output_never_waits_for_a_slow_reader) T(output_at_the_end) T(output_to_a_socket) \
	T(ctf_metadata_is_complete) T(ctf_packets) T(dict_each_entry_once) T(dict_strings_are_utf8) T(dict_identities) \
	T(events_in_order_with_ranges) T(events_late_are_counted) \
	T(events_marks_do_not_tell_how_far_the_ring_was_read) T(events_ranges_of_a_lost_map) \
	T(events_interconnect_has_one_name) \
	T(events_nonsense_is_refused) T(events_older_attachment_has_a_device) \
	T(events_raw_addresses_only_when_asked) T(events_device_of_a_lost_attach) \
	T(events_blocked_time_is_known_or_not) T(events_live_at_stop) T(thread_stack) T(events_pending_at_stop)

static const struct {
	const char *name;
	void (*run)(void);
} tests[] = {
#define ENTRY(name) { #name, test_##name },
	TESTS(ENTRY)
};

int main(int argc, char **argv)
{
	unsigned int ran = 0;

	signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		bool wanted = argc < 2;

		if (argc == 2 && !strcmp(argv[1], "--list")) {
			puts(tests[i].name);
			ran++;
			continue;
		}
		for (int j = 1; j < argc; j++)
			wanted |= !strcmp(argv[j], tests[i].name);
		if (!wanted)
			continue;
		tests[i].run();
		ran++;
	}
	if (!ran)
		fprintf(stderr, "no such test\n");
	return failures || !ran;
}
