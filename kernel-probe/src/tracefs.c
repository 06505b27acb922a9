// SPDX-License-Identifier: GPL-2.0
#include <bpf/btf.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "hash.h"
#include "log.h"
#include "probe.h"
#include "sorter.h"
#include "tracefs.h"

#define PREFIX "rangescope_"		/* of the group of our events, before the process id */
#define INSTANCE "rangescope-"		/* of the instance, likewise */
#define RETURNS_MAX 64			/* calls of one function in flight */
#define BATCH_PAGES 64			/* of one CPU, before the others get their turn */
#define LOSSES_AGE 100000000ull		/* they are asked for more often than they change */
#define TASKS_AGE 1000000000ull		/* thread ids are used again */

/* What is fetched at a probe. Names are those in the definition of the event. */
#define ARGUMENTS(A) \
	A(comm) A(site) A(attach) A(buffer) A(inode) A(size) A(exporter) \
	A(allow_ic) A(peer2peer) A(importer) A(sgt) A(caches) A(ic_ops) A(map_op) A(unmap_op) \
	A(ic_match) A(ic) A(ic_name) \
	A(device) A(init_name) A(name) A(driver_at) A(driver) A(bus_at) A(bus) \
	A(second) A(direction) A(ret) A(nranges)

#define ARGUMENT_ENUM(name) A_##name,
#define ARGUMENT_NAME(name) #name,
enum argument { ARGUMENTS(ARGUMENT_ENUM) ARGUMENT_COUNT };

static const char *const argument_names[] = { ARGUMENTS(ARGUMENT_NAME) };

/* What an event is. Numbers of map calls are enum rs_adapter. */
enum what {
	W_MAP, W_UNMAP, W_EXPORT, W_RELEASE, W_ATTACH, W_DETACH, W_INVALIDATE, W_PIN, W_UNPIN,
};

struct field {
	uint16_t offset;
	uint8_t size;
	bool there;
	bool text;		/* the place of a string, not a number */
	bool negative;
};

/**
 * struct probe - an event of ours
 * @function: kernel function
 * @name: first part of the event's name
 * @what: what it tells
 * @part: which part it serves
 * @ret: it is at the return
 * @there: it exists
 * @id: as the buffer has it
 * @fields: where the arguments stand
 */
struct probe {
	const char *function;
	const char *name;
	enum what what;
	enum rs_part part;
	bool ret;
	bool there;
	uint16_t id;
	struct field fields[ARGUMENT_COUNT];
};

static const struct probe probes[] = {
	{ .function = "dma_buf_map_interconnect", .name = "ic_map", .what = W_MAP, .part = RS_PART_INTERCONNECT },
	{ .function = "dma_buf_map_interconnect", .name = "ic_map_ret", .what = W_MAP,
	  .part = RS_PART_INTERCONNECT, .ret = true },
	{ .function = "dma_buf_unmap_interconnect", .name = "ic_unmap", .what = W_UNMAP,
	  .part = RS_PART_INTERCONNECT },
	{ .function = "dma_buf_map_attachment", .name = "sgt_map", .what = W_MAP, .part = RS_PART_SGT },
	{ .function = "dma_buf_map_attachment", .name = "sgt_map_ret", .what = W_MAP,
	  .part = RS_PART_SGT, .ret = true },
	{ .function = "dma_buf_unmap_attachment", .name = "sgt_unmap", .what = W_UNMAP, .part = RS_PART_SGT },
	{ .function = "dma_buf_export", .name = "export", .what = W_EXPORT, .part = RS_PART_LIFE },
	{ .function = "dma_buf_export", .name = "export_ret", .what = W_EXPORT, .part = RS_PART_LIFE, .ret = true },
	{ .function = "dma_buf_release", .name = "release", .what = W_RELEASE, .part = RS_PART_LIFE },
	{ .function = "dma_buf_dynamic_attach", .name = "attach", .what = W_ATTACH, .part = RS_PART_LIFE },
	{ .function = "dma_buf_dynamic_attach", .name = "attach_ret", .what = W_ATTACH,
	  .part = RS_PART_LIFE, .ret = true },
	{ .function = "dma_buf_detach", .name = "detach", .what = W_DETACH, .part = RS_PART_LIFE },
	{ .function = "dma_buf_move_notify", .name = "move", .what = W_INVALIDATE, .part = RS_PART_LIFE },
	{ .function = "dma_buf_invalidate_mappings", .name = "invalidate", .what = W_INVALIDATE,
	  .part = RS_PART_LIFE },
	{ .function = "dma_buf_pin", .name = "pin", .what = W_PIN, .part = RS_PART_LIFE },
	{ .function = "dma_buf_pin", .name = "pin_ret", .what = W_PIN, .part = RS_PART_LIFE, .ret = true },
	{ .function = "dma_buf_unpin", .name = "unpin", .what = W_UNPIN, .part = RS_PART_LIFE },
};

#define PROBES (sizeof(probes) / sizeof(*probes))

/* An event on its way through the sorter. */
struct raw {
	uint64_t time;
	uint32_t cpu;
	uint32_t size;
	unsigned char data[];
};

/* State of an attachment, or what is known of a buffer, as an event has it. */
struct state {
	uint64_t attachment, buffer, inode, size, interconnect, sgt;
	uint32_t flags;
	bool caches;
	char device[RP_NAME_LEN], driver[RP_SHORT_LEN], bus[RP_SHORT_LEN];
	char interconnect_name[RP_SHORT_LEN];
	char exporter[RP_NAME_LEN];
};

/* A call that has not returned. */
struct flight {
	uint32_t tid;
	enum what what;
	enum rs_adapter adapter;	/* of map calls */
	uint32_t direction;
	uint64_t begin, serial;
	bool described;
	struct state state;
};

struct cpu {
	int fd;
	uint64_t newest;	/* time of the last event that was read */
};

struct rs_tracefs {
	char root[64];
	char instance[128];
	const struct rs_kernel *kernel;
	struct probe probes[PROBES];
	unsigned int count;
	bool enabled;
	/* the layout of a page of the ring buffer */
	size_t page_size, time_at, commit_at, data_at;
	unsigned char *page;
	struct cpu *cpus;
	unsigned int cpu_count;
	struct rs_sorter sorter;
	struct flight *flights;
	size_t flight_count, flight_capacity;
	struct rs_index attachments;	/* that the reader knows; by address */
	struct rs_index sites;		/* that the reader knows */
	struct rs_table interconnects;	/* likewise */
	struct rs_index tasks;		/* process of a thread */
	uint64_t tasks_since;
	struct rs_table live;		/* rp_live_key to its place in ... */
	struct rp_live *values;
	uint32_t value_count;
	uint32_t *free_values;
	size_t free_count, free_capacity;
	uint64_t serial;
	uint64_t unmatched;		/* calls whose return was not seen, or is not known to be theirs */
	struct rs_losses losses;	/* at ... */
	uint64_t losses_at;
	int stopped;			/* what @take said last */
};

static uint64_t clock_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* ---- files of tracefs ---- */

/* The whole of a file, or NULL with errno; the caller frees it. */
static char *read_file(const char *path)
{
	size_t size = 0, room = 4096;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *text;
	ssize_t n;

	if (fd < 0)
		return NULL;
	text = rs_alloc(room);
	while ((n = read(fd, text + size, room - size - 1)) > 0) {
		size += n;
		if (size == room - 1) {
			room *= 2;
			text = rs_realloc(text, room);
		}
	}
	close(fd);
	text[size] = 0;
	return text;
}

/* One write, as these files want it. Returns 0 or a negative errno. */
static int write_file(const char *directory, const char *name, const char *text)
{
	size_t size = strlen(text);
	char path[256];
	int fd, err = 0;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	/* appending: truncating the list of events would remove those of others */
	fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (write(fd, text, size) != (ssize_t)size)
		err = -errno;
	close(fd);
	return err;
}

static const char *find_root(void)
{
	static const char *const places[] = { "/sys/kernel/tracing", "/sys/kernel/debug/tracing" };
	char path[64];

	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/kprobe_events", places[i]);
		if (!access(path, F_OK))
			return places[i];
	}
	return NULL;
}

/* Does the process still run, and is it one of us? */
static bool in_use(int pid)
{
	char path[64], *comm;
	bool ours;

	snprintf(path, sizeof(path), "/proc/%d/comm", pid);
	comm = read_file(path);
	/* the kernel cuts the name */
	ours = comm && !strncmp(comm, RS_PROGRAM, 15);
	free(comm);
	return ours;
}

/* Removes the events of a group; an event that is in use stays. */
static void remove_events(const char *root, int pid)
{
	char path[128], group[32], *text, *line, *rest;

	snprintf(path, sizeof(path), "%s/kprobe_events", root);
	snprintf(group, sizeof(group), PREFIX "%d/", pid);
	text = read_file(path);
	for (line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		char *name = strchr(line, ':'), command[160];
		int length;

		if (!name || strncmp(name + 1, group, strlen(group)))
			continue;
		length = strcspn(name + 1, " \t");
		snprintf(command, sizeof(command), "-:%.*s\n", length, name + 1);
		write_file(root, "kprobe_events", command);
	}
	free(text);
}

static void remove_instance(const char *root, int pid)
{
	char path[128], enable[64];

	snprintf(path, sizeof(path), "%s/instances/" INSTANCE "%d", root, pid);
	snprintf(enable, sizeof(enable), "events/" PREFIX "%d/enable", pid);
	write_file(path, "tracing_on", "0");
	write_file(path, enable, "0");
	rmdir(path);
}

static unsigned int leftovers(const char *root, FILE *to)
{
	char path[128], *text, *line, *rest;
	unsigned int count = 0;
	struct dirent *entry;
	DIR *directory;

	snprintf(path, sizeof(path), "%s/instances", root);
	directory = opendir(path);
	while (directory && (entry = readdir(directory))) {
		int pid;

		if (sscanf(entry->d_name, INSTANCE "%d", &pid) != 1 || in_use(pid))
			continue;
		count++;
		if (to) {
			fprintf(to, "  %s/%s of a process that was killed\n", path, entry->d_name);
			continue;
		}
		remove_instance(root, pid);
		remove_events(root, pid);
	}
	if (directory)
		closedir(directory);
	/* of one that was killed before or after it had an instance */
	snprintf(path, sizeof(path), "%s/kprobe_events", root);
	text = read_file(path);
	for (line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		char *name = strchr(line, ':'), instance[160];
		int pid;

		if (!name || sscanf(name + 1, PREFIX "%d/", &pid) != 1 || in_use(pid))
			continue;
		snprintf(instance, sizeof(instance), "%s/instances/" INSTANCE "%d", root, pid);
		if (!access(instance, F_OK))
			continue;
		count++;
		if (to)
			fprintf(to, "  the event %.*s of a process that was killed\n",
				(int)strcspn(name + 1, " "), name + 1);
		else
			remove_events(root, pid);
	}
	free(text);
	return count;
}

unsigned int rs_tracefs_leftovers(FILE *to)
{
	const char *root = find_root();

	return root ? leftovers(root, to) : 0;
}

/* ---- definitions of events, by the kernel's types ---- */

/* Looks a member up, also in structs without a name; adds to @bits. Returns its type or 0. */
static int find_member(const struct btf *btf, int type, const char *name, size_t length, uint32_t *bits)
{
	const struct btf_type *t;

	type = btf__resolve_type(btf, type);
	t = type < 0 ? NULL : btf__type_by_id(btf, type);
	if (!t || !btf_is_composite(t))
		return 0;
	for (uint32_t i = 0; i < btf_vlen(t); i++) {
		const struct btf_member *m = btf_members(t) + i;
		const char *text = btf__name_by_offset(btf, m->name_off);
		uint32_t at = *bits + btf_member_bit_offset(t, i);

		if (!*text) {
			int found = find_member(btf, m->type, name, length, &at);

			if (found) {
				*bits = at;
				return found;
			}
		} else if (strlen(text) == length && !strncmp(text, name, length)) {
			if (btf_member_bitfield_size(t, i))
				return 0;
			*bits = at;
			return m->type;
		}
	}
	return 0;
}

/* Offset in bytes and size of "struct.member.member"; false when this kernel has it not. */
static bool find_field(const struct btf *btf, const char *path, size_t length, uint32_t *offset, size_t *size)
{
	const char *end = path + length, *dot = memchr(path, '.', length);
	uint32_t bits = 0;
	char name[64];
	int type;

	if (!btf || !dot)
		return false;
	snprintf(name, sizeof(name), "%.*s", (int)(dot - path), path);
	type = btf__find_by_name_kind(btf, name, BTF_KIND_STRUCT);
	while (type > 0 && dot < end) {
		const char *member = dot + 1;

		dot = memchr(member, '.', end - member);
		if (!dot)
			dot = end;
		type = find_member(btf, type, member, dot - member, &bits);
	}
	if (type <= 0)
		return false;
	*offset = bits / 8;
	*size = btf__resolve_size(btf, type);
	return true;
}

/* A definition while it is being written. */
struct definition {
	FILE *to;
	const struct btf *btf;
};

/*
 * Adds an argument: what is found from @base along "struct.member>struct.member", where >
 * follows a pointer. Nothing is added when the kernel has not all of these members.
 */
static void add(struct definition *d, enum argument argument, const char *base, const char *path, bool text)
{
	char expression[128], inner[128];
	size_t size = sizeof(uint64_t);

	snprintf(expression, sizeof(expression), "%s", base);
	while (path && *path) {
		size_t length = strcspn(path, ">");
		uint32_t offset;

		if (!find_field(d->btf, path, length, &offset, &size))
			return;
		memcpy(inner, expression, sizeof(inner));
		if (snprintf(expression, sizeof(expression), "+%u(%.100s)", offset, inner) >= (int)sizeof(expression))
			return;
		path += length;
		if (*path)
			path++;
	}
	if (text)
		fprintf(d->to, " %s=+0(%s):string", argument_names[argument], expression);
	else if (size == 1 || size == 2 || size == 4 || size == 8)
		fprintf(d->to, " %s=%s:u%zu", argument_names[argument], expression, 8 * size);
}

#define NUMBER(argument, base, path) add(d, A_##argument, base, path, false)
#define TEXT(argument, base, path) add(d, A_##argument, base, path, true)

static void add_buffer(struct definition *d, const char *base)
{
	NUMBER(buffer, base, NULL);
	NUMBER(inode, base, "dma_buf.file>file.f_inode>inode.i_ino");
}

static void add_device(struct definition *d, const char *base)
{
	NUMBER(device, base, NULL);
	TEXT(init_name, base, "device.init_name");
	TEXT(name, base, "device.kobj.name");
	NUMBER(driver_at, base, "device.driver");
	TEXT(driver, base, "device.driver>device_driver.name");
	NUMBER(bus_at, base, "device.bus");
	TEXT(bus, base, "device.bus>bus_type.name");
}

static void add_attachment(struct definition *d, const char *base)
{
	char dev[64];
	uint32_t offset;
	size_t size;

	NUMBER(attach, base, NULL);
	NUMBER(buffer, base, "dma_buf_attachment.dmabuf");
	NUMBER(inode, base, "dma_buf_attachment.dmabuf>dma_buf.file>file.f_inode>inode.i_ino");
	NUMBER(size, base, "dma_buf_attachment.dmabuf>dma_buf.size");
	NUMBER(allow_ic, base, "dma_buf_attachment.allow_ic");
	NUMBER(peer2peer, base, "dma_buf_attachment.peer2peer");
	NUMBER(importer, base, "dma_buf_attachment.importer_ops");
	NUMBER(sgt, base, "dma_buf_attachment.sgt");
	NUMBER(caches, base, "dma_buf_attachment.dmabuf>dma_buf.ops>dma_buf_ops.cache_sgt_mapping");
	NUMBER(ic_ops, base, "dma_buf_attachment.dmabuf>dma_buf.ops>dma_buf_ops.interconnect_ops");
	NUMBER(map_op, base, "dma_buf_attachment.dmabuf>dma_buf.ops>dma_buf_ops.interconnect_ops>"
	       "dma_buf_interconnect_ops.map_interconnect");
	NUMBER(unmap_op, base, "dma_buf_attachment.dmabuf>dma_buf.ops>dma_buf_ops.interconnect_ops>"
	       "dma_buf_interconnect_ops.unmap_interconnect");
	if (find_field(d->btf, "dma_buf_attachment.ic_match", 27, &offset, &size)) {
		NUMBER(ic_match, base, "dma_buf_attachment.ic_match");
		NUMBER(ic, base, "dma_buf_attachment.ic_match>dma_buf_interconnect_match.type");
		TEXT(ic_name, base, "dma_buf_attachment.ic_match>dma_buf_interconnect_match.type>"
		     "dma_buf_interconnect.name");
	} else {
		NUMBER(ic, base, "dma_buf_attachment.interconnect.type");
	}
	if (find_field(d->btf, "dma_buf_attachment.dev", 22, &offset, &size)) {
		snprintf(dev, sizeof(dev), "+%u(%s)", offset, base);
		add_device(d, dev);
	}
}

/* The return address of the function that begins: the caller. */
static void add_site(struct definition *d)
{
#if defined(__x86_64__)
	NUMBER(site, "$stack0", NULL);
#elif defined(__aarch64__)
	NUMBER(site, "%lr", NULL);
#endif
}

static char *define(const struct rs_kernel *kernel, const struct probe *p)
{
	char *text = NULL;
	size_t size;
	struct definition definition = { .to = open_memstream(&text, &size), .btf = kernel->btf };
	struct definition *d = &definition;
	const char *mapping = p->part == RS_PART_SGT ? "sg_table.nents" : "dma_buf_ranges.nranges";

	if (!d->to)
		return NULL;
	if (p->ret)
		fprintf(d->to, "r%u:", RETURNS_MAX);
	else
		fprintf(d->to, "p:");
	fprintf(d->to, PREFIX "%d/%s_%d %s comm=$comm", getpid(), p->name, getpid(), p->function);
	if (p->ret)
		NUMBER(ret, "$retval", NULL);
	else
		add_site(d);
	switch (p->what) {
	case W_MAP:
		if (p->ret) {
			NUMBER(nranges, "$retval", mapping);
			break;
		}
		add_attachment(d, "$arg1");
		if (p->part == RS_PART_SGT)
			NUMBER(direction, "$arg2", NULL);
		break;
	case W_UNMAP:
		add_attachment(d, "$arg1");
		NUMBER(second, "$arg2", NULL);
		NUMBER(nranges, "$arg2", mapping);
		if (p->part == RS_PART_SGT)
			NUMBER(direction, "$arg3", NULL);
		break;
	case W_EXPORT:
		if (p->ret) {
			add_buffer(d, "$retval");
			break;
		}
		NUMBER(size, "$arg1", "dma_buf_export_info.size");
		TEXT(exporter, "$arg1", "dma_buf_export_info.exp_name");
		break;
	case W_RELEASE:
		NUMBER(buffer, "$arg1", "dentry.d_fsdata");
		NUMBER(inode, "$arg1", "dentry.d_fsdata>dma_buf.file>file.f_inode>inode.i_ino");
		break;
	case W_ATTACH:
		if (p->ret) {
			add_attachment(d, "$retval");
			break;
		}
		add_buffer(d, "$arg1");
		NUMBER(size, "$arg1", "dma_buf.size");
		add_device(d, "$arg2");
		NUMBER(importer, "$arg3", NULL);
		break;
	case W_DETACH:
		add_buffer(d, "$arg1");
		NUMBER(attach, "$arg2", NULL);
		break;
	case W_INVALIDATE:
		add_buffer(d, "$arg1");
		break;
	case W_PIN:
	case W_UNPIN:
		if (!p->ret)
			add_attachment(d, "$arg1");
		break;
	}
	fputc('\n', d->to);
	fclose(d->to);
	return text;
}

/* ---- reading the formats ---- */

/* Calls @each for every "field:TYPE NAME; offset:N; size:N; signed:N;" of a format file. */
static void each_field(const char *text, void (*each)(void *context, const char *name, bool located,
						      unsigned int offset, unsigned int size, bool is_signed),
		       void *context)
{
	const char *at = text;

	while ((at = strstr(at, "field:"))) {
		unsigned int offset, size, is_signed = 0;
		const char *end = strchr(at, ';'), *name;
		char plain[64];

		if (!end || sscanf(end, "; offset:%u; size:%u; signed:%u", &offset, &size, &is_signed) < 2)
			return;
		name = end;
		while (name > at && name[-1] != ' ')
			name--;
		snprintf(plain, sizeof(plain), "%.*s", (int)strcspn(name, "[;"), name);
		each(context, plain, !strncmp(at, "field:__data_loc", 16), offset, size, is_signed);
		at = end;
	}
}

static void take_header_field(void *context, const char *name, bool located, unsigned int offset, unsigned int size,
			      bool is_signed)
{
	struct rs_tracefs *t = context;

	(void)located;
	(void)is_signed;
	if (!strcmp(name, "timestamp")) {
		t->time_at = offset;
	} else if (!strcmp(name, "commit")) {
		t->commit_at = offset;
	} else if (!strcmp(name, "data")) {
		t->data_at = offset;
		t->page_size = offset + size;
	}
}

static void take_field(void *context, const char *name, bool located, unsigned int offset, unsigned int size,
		       bool is_signed)
{
	struct probe *p = context;
	enum argument i;

	for (i = 0; i < ARGUMENT_COUNT; i++)
		if (!strcmp(name, argument_names[i]))
			break;
	/* the address to which it returns is behind the call in the caller */
	if (!strcmp(name, "__probe_ret_ip"))
		i = A_site;
	if (i == ARGUMENT_COUNT || offset > 4000 || size > 8)
		return;
	p->fields[i] = (struct field){
		.there = true, .offset = offset, .size = size, .text = located, .negative = is_signed,
	};
}

static bool read_format(struct rs_tracefs *t, struct probe *p)
{
	char path[256], *text, *id;

	snprintf(path, sizeof(path), "%s/events/" PREFIX "%d/%s_%d/format", t->instance, getpid(), p->name, getpid());
	text = read_file(path);
	id = text ? strstr(text, "\nID: ") : NULL;
	if (id) {
		p->id = strtoul(id + 5, NULL, 10);
		each_field(text, take_field, p);
	}
	free(text);
	return id;
}

/* ---- making and removing it all ---- */

static bool make_probe(struct rs_tracefs *t, struct probe *p)
{
	char *text = define(t->kernel, p);
	int err;

	if (!text)
		return false;
	err = write_file(t->root, "kprobe_events", text);
	free(text);
	/* a function that is not there is no reason to fail */
	if (!err && !read_format(t, p))
		err = -EIO;
	p->there = !err;
	return p->there;
}

static void mark_hooks(const struct rs_tracefs *t)
{
	for (unsigned int i = 0; i < rs_hook_count; i++) {
		struct rs_hook *hook = &rs_hooks[i];
		bool known = false, there = false;

		for (size_t j = 0; j < PROBES; j++) {
			if (strcmp(hook->function, t->probes[j].function))
				continue;
			known = true;
			there |= t->probes[j].there;
		}
		if (hook->kind != RS_HOOK_FUNCTION && hook->kind != RS_HOOK_STASH)
			known = false;
		hook->attached = known && there && hook->wanted;
		if (!known && hook->wanted)
			snprintf(hook->why, sizeof(hook->why), "not with tracefs");
		else if (!there && hook->wanted)
			snprintf(hook->why, sizeof(hook->why), "tracefs takes no probe on it");
	}
}

/* An entry without its return, or the other way round, tells nothing. */
static bool in_pairs(struct rs_tracefs *t, size_t i)
{
	bool there = true;

	for (size_t j = 0; j < PROBES; j++)
		if (t->probes[j].what == t->probes[i].what && t->probes[j].part == t->probes[i].part &&
		    !strcmp(t->probes[j].function, t->probes[i].function))
			there &= t->probes[j].there;
	return there;
}

static bool wanted(const struct probe *p)
{
	for (unsigned int i = 0; i < rs_hook_count; i++)
		if (rs_hooks[i].wanted && !strcmp(rs_hooks[i].function, p->function))
			return true;
	return false;
}

static bool open_buffers(struct rs_tracefs *t, unsigned int ring_mib)
{
	long cpus = sysconf(_SC_NPROCESSORS_CONF);
	char path[256], size[32], *text;
	int err;

	snprintf(path, sizeof(path), "%s/events/header_page", t->root);
	text = read_file(path);
	if (text)
		each_field(text, take_header_field, t);
	free(text);
	if (t->page_size < 1024 || t->page_size > 1 << 20 || t->data_at < t->commit_at + 4) {
		rs_say("%s does not say how its pages look; report this", path);
		return false;
	}
	t->page = rs_alloc(t->page_size);
	err = write_file(t->instance, "trace_clock", "mono");
	if (err) {
		rs_say("%s/trace_clock has no \"mono\": %s; a newer kernel has", t->instance, strerror(-err));
		return false;
	}
	/* when they are full, the oldest are lost: only so the pages say where something is missing */
	write_file(t->instance, "options/overwrite", "1");
	snprintf(size, sizeof(size), "%lu", (ring_mib << 10) / (cpus > 0 ? cpus : 1) + 8);
	err = write_file(t->instance, "buffer_size_kb", size);
	if (err)
		rs_say("%s/buffer_size_kb: %s; its buffers are smaller than asked for", t->instance, strerror(-err));
	for (long i = 0; i < cpus; i++) {
		int fd;

		snprintf(path, sizeof(path), "%s/per_cpu/cpu%ld/trace_pipe_raw", t->instance, i);
		fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		if (fd < 0 && errno != ENOENT) {
			rs_say("%s: %s", path, strerror(errno));
			return false;
		}
		t->cpus = rs_realloc(t->cpus, (i + 1) * sizeof(*t->cpus));
		t->cpus[i] = (struct cpu){ .fd = fd };
		t->cpu_count = i + 1;
	}
	return true;
}

static bool make_all(struct rs_tracefs *t, const struct rs_loader_options *options)
{
	const char *what = !strcmp(rs_lockdown(), "confidentiality") ?
			   "lockdown is in confidentiality mode, which closes tracefs, too: boot with "
			   "lockdown=integrity" :
			   "run it as root (sudo)";

	if (mkdir(t->instance, 0700)) {
		rs_say("%s: %s; %s", t->instance, strerror(errno), what);
		return false;
	}
	for (size_t i = 0; i < PROBES; i++) {
		t->probes[i] = probes[i];
		if (wanted(&probes[i]))
			make_probe(t, &t->probes[i]);
	}
	for (size_t i = 0; i < PROBES; i++) {
		bool there = in_pairs(t, i);

		if (!there)
			t->probes[i].there = false;
		t->count += there;
	}
	mark_hooks(t);
	if (!rs_part_attached(RS_PART_INTERCONNECT) && !rs_part_attached(RS_PART_SGT)) {
		rs_say("tracefs takes no probe on the functions that map dma-bufs: the kernel needs "
		       "CONFIG_KPROBE_EVENTS=y and CONFIG_DMA_SHARED_BUFFER=y; %s", what);
		return false;
	}
	return open_buffers(t, options->ring_mib);
}

struct rs_tracefs *rs_tracefs_open(const struct rs_kernel *kernel, const struct rs_loader_options *options)
{
	const struct rs_filter *f = &options->filter;
	const char *root = find_root();
	struct rs_tracefs *t;
	unsigned int old;

	if (!root) {
		rs_say("there is no tracefs with kprobe_events: mount -t tracefs tracefs /sys/kernel/tracing as root; "
		       "the kernel needs CONFIG_KPROBE_EVENTS=y");
		return NULL;
	}
	if (!kernel->btf) {
		rs_say("without the kernel's types, tracefs shows addresses only, which name no buffer: give a file "
		       "with its types as --btf FILE");
		return NULL;
	}
	if (f->pid_count || f->comm_count || f->exporter_count || f->device_count) {
		rs_say("filters by process, exporter and device need BPF: leave them out, or --attach tracefs");
		return NULL;
	}
	t = rs_alloc(sizeof(*t));
	t->kernel = kernel;
	snprintf(t->root, sizeof(t->root), "%s", root);
	snprintf(t->instance, sizeof(t->instance), "%s/instances/" INSTANCE "%d", root, getpid());
	old = leftovers(root, NULL);
	if (old)
		rs_say("removed what a killed process had left in %s (%u)", root, old);
	if (!make_all(t, options)) {
		rs_tracefs_close(t);
		return NULL;
	}
	return t;
}

void rs_tracefs_enable(struct rs_tracefs *t, bool enable)
{
	char name[64];

	/* all begin at one moment, and end at one */
	if (!enable)
		write_file(t->instance, "tracing_on", "0");
	for (size_t i = 0; i < PROBES; i++) {
		if (!t->probes[i].there || t->enabled == enable)
			continue;
		snprintf(name, sizeof(name), "events/" PREFIX "%d/%s_%d/enable", getpid(), t->probes[i].name,
			 getpid());
		if (enable && i == 0)
			write_file(t->instance, "tracing_on", "0");
		write_file(t->instance, name, enable ? "1" : "0");
	}
	if (enable)
		write_file(t->instance, "tracing_on", "1");
	t->enabled = enable;
}

unsigned int rs_tracefs_hooks(const struct rs_tracefs *t)
{
	return t->count;
}

void rs_tracefs_close(struct rs_tracefs *t)
{
	struct raw *raw;

	if (!t)
		return;
	for (unsigned int i = 0; i < t->cpu_count; i++)
		if (t->cpus[i].fd >= 0)
			close(t->cpus[i].fd);
	remove_instance(t->root, getpid());
	remove_events(t->root, getpid());
	while ((raw = rs_sorter_pop(&t->sorter, UINT64_MAX)))
		free(raw);
	rs_sorter_free(&t->sorter);
	rs_index_clear(&t->attachments);
	rs_index_clear(&t->sites);
	rs_index_clear(&t->tasks);
	rs_table_clear(&t->interconnects);
	rs_table_clear(&t->live);
	free(t->values);
	free(t->free_values);
	free(t->flights);
	free(t->cpus);
	free(t->page);
	free(t);
}

/* ---- from pages to events in the order of their times ---- */

static void push(struct rs_tracefs *t, uint32_t cpu, uint64_t time, const unsigned char *data, size_t size)
{
	struct raw *raw = rs_alloc(sizeof(*raw) + size);

	raw->time = time;
	raw->cpu = cpu;
	raw->size = size;
	if (size)
		memcpy(raw->data, data, size);
	rs_sorter_push(&t->sorter, time, raw);
	t->cpus[cpu].newest = time;
}

static uint32_t u32_at(const unsigned char *p)
{
	uint32_t value;

	memcpy(&value, p, sizeof(value));
	return value;
}

/* The events in one page; its layout is that of include/linux/ring_buffer.h. */
static void take_page(struct rs_tracefs *t, uint32_t cpu, size_t size)
{
	enum { PADDING = 29, TIME_EXTEND, TIME_STAMP };
	const uint64_t stamp_bits = (1ull << 59) - 1;
	const unsigned char *p, *end;
	uint64_t time;
	size_t used;

	if (size < t->data_at)
		return;
	memcpy(&time, t->page + t->time_at, sizeof(time));
	used = u32_at(t->page + t->commit_at);
	/* the top bit says that events before it were lost; the statistics count them */
	if (used >> 31)
		push(t, cpu, time, NULL, 0);
	used &= 0x3fffffff;
	p = t->page + t->data_at;
	if (used > size - t->data_at)
		used = size - t->data_at;
	end = p + used;
	while (end - p >= 8) {
		uint32_t head = u32_at(p), type = head & 31, delta = head >> 5, word = u32_at(p + 4);
		const unsigned char *body = p + 4;
		size_t length = 4 * type;

		if (type == PADDING) {
			if (!delta)
				return;
			length = word;
		} else if (type == TIME_EXTEND) {
			time += ((uint64_t)word << 27) + delta;
			length = 4;
		} else if (type == TIME_STAMP) {
			time = (((uint64_t)word << 27) + delta) | (time & ~stamp_bits);
			length = 4;
		} else {
			time += delta;
			if (!type) {
				length = word;
				body += 4;
			}
		}
		if (length < 4 || length > (size_t)(end - p - 4))
			return;
		if (type < PADDING)
			push(t, cpu, time, body, length - (body - p - 4));
		p += 4 + length;
	}
}

/*
 * Reads what there is. Returns the time up to which nothing more can come: that of the
 * oldest event that may still be in a buffer.
 */
static uint64_t fill(struct rs_tracefs *t, bool *all)
{
	uint64_t until = clock_ns();

	*all = true;
	for (unsigned int i = 0; i < t->cpu_count; i++) {
		struct cpu *cpu = &t->cpus[i];
		unsigned int pages;

		for (pages = 0; cpu->fd >= 0 && pages < BATCH_PAGES; pages++) {
			ssize_t n = read(cpu->fd, t->page, t->page_size);

			if (n <= 0)
				break;
			take_page(t, i, n);
		}
		if (pages == BATCH_PAGES) {
			*all = false;
			if (cpu->newest < until)
				until = cpu->newest;
		}
	}
	return until;
}

/* ---- what an event says ---- */

static uint64_t number(const struct probe *p, const struct raw *raw, enum argument argument)
{
	const struct field *f = &p->fields[argument];
	uint64_t value = 0;

	if (f->there && !f->text && f->offset + f->size <= raw->size)
		memcpy(&value, raw->data + f->offset, f->size);
	return value;
}

#define GET(argument) number(p, raw, A_##argument)

static void text(const struct probe *p, const struct raw *raw, enum argument argument, char *to, size_t room)
{
	const struct field *f = &p->fields[argument];
	uint32_t where, at, length;

	memset(to, 0, room);
	if (!f->there || !f->text || f->offset + 4u > raw->size)
		return;
	where = u32_at(raw->data + f->offset);
	at = where & 0xffff;
	length = where >> 16;
	if (at > raw->size || length > raw->size - at)
		return;
	if (length >= room)
		length = room - 1;
	memcpy(to, raw->data + at, strnlen((const char *)raw->data + at, length));
}

#define COPY(argument, to) text(p, raw, A_##argument, to, sizeof(to))

static bool is_error(uint64_t pointer)
{
	return pointer >= (uint64_t)-4095;
}

/* The process of a thread, while it is there to be asked; else the thread's own number. */
static uint32_t process_of(struct rs_tracefs *t, uint32_t tid)
{
	uint64_t now = clock_ns();
	char path[64], *status, *line;
	uint32_t pid = tid;

	if (now - t->tasks_since > TASKS_AGE) {
		rs_index_clear(&t->tasks);
		t->tasks_since = now;
	}
	if (rs_index_get(&t->tasks, tid, &pid))
		return pid;
	snprintf(path, sizeof(path), "/proc/%u/status", tid);
	status = read_file(path);
	line = status ? strstr(status, "\nTgid:") : NULL;
	if (line)
		pid = strtoul(line + 6, NULL, 10);
	free(status);
	rs_index_put(&t->tasks, tid, pid);
	return pid;
}

struct output {
	struct rs_tracefs *t;
	rs_tracefs_take take;
	void *context;
};

static void give(struct output *o, void *record, size_t size)
{
	int said = o->take(o->context, record, size);

	if (said)
		o->t->stopped = said;
}

#define GIVE(o, record) give(o, &(record), sizeof(record))

/* A call site is a stack of one frame. */
static uint64_t know_site(struct output *o, uint32_t cpu, uint64_t site)
{
	struct rp_stack stack = { .type = RP_STACK, .cpu = cpu, .hash = site, .count = 1, .frames = { site } };
	uint32_t known;

	if (site && !rs_index_get(&o->t->sites, site, &known)) {
		rs_index_put(&o->t->sites, site, 1);
		GIVE(o, stack);
	}
	return site;
}

static struct rp_head head_of(struct output *o, const struct probe *p, const struct raw *raw, enum rp_type type,
			      bool site)
{
	struct rp_head head = { .type = type, .cpu = raw->cpu, .time = raw->time, .tid = u32_at(raw->data + 4) };
	char comm[RP_COMM_LEN + 1];

	head.pid = process_of(o->t, head.tid);
	COPY(comm, comm);
	memcpy(head.comm, comm, RP_COMM_LEN);
	if (site)
		head.stack = know_site(o, raw->cpu, GET(site));
	return head;
}

static void read_device(const struct probe *p, const struct raw *raw, struct state *s)
{
	COPY(init_name, s->device);
	if (!s->device[0])
		COPY(name, s->device);
	/* what is behind a pointer that is NULL was not fetched, and is whatever stood there */
	if (GET(driver_at))
		COPY(driver, s->driver);
	if (GET(bus_at))
		COPY(bus, s->bus);
}

static struct state read_state(const struct probe *p, const struct raw *raw)
{
	struct state s = {
		.attachment = GET(attach), .buffer = GET(buffer), .inode = GET(inode), .size = GET(size),
		.sgt = GET(sgt), .caches = GET(caches),
	};

	if (GET(allow_ic))
		s.flags |= RS_FLAG_ALLOW_IC;
	if (GET(importer))
		s.flags |= RS_FLAG_DYNAMIC;
	if (GET(peer2peer))
		s.flags |= RS_FLAG_PEER2PEER;
	if (GET(ic_ops)) {
		if (GET(map_op))
			s.flags |= RS_FLAG_MAP_OP;
		if (GET(unmap_op))
			s.flags |= RS_FLAG_UNMAP_OP;
	}
	if (!p->fields[A_ic_match].there) {
		s.interconnect = GET(ic);
	} else if (GET(ic_match)) {
		s.interconnect = GET(ic);
		if (s.interconnect)
			COPY(ic_name, s.interconnect_name);
	}
	read_device(p, raw, &s);
	return s;
}

static void know_interconnect(struct output *o, const struct rp_head *head, const struct state *s)
{
	struct rp_interconnect e = { .head = *head, .interconnect = s->interconnect };
	struct {
		uint64_t interconnect;
		char name[RP_SHORT_LEN];
	} key = { .interconnect = s->interconnect };
	uint32_t known;

	if (!s->interconnect || !s->interconnect_name[0])
		return;
	memcpy(key.name, s->interconnect_name, sizeof(key.name));
	if (rs_table_get(&o->t->interconnects, &key, sizeof(key), &known))
		return;
	rs_table_put(&o->t->interconnects, &key, sizeof(key), 1);
	e.head.type = RP_INTERCONNECT;
	memcpy(e.name, s->interconnect_name, sizeof(e.name));
	GIVE(o, e);
}

static void describe(struct output *o, const struct rp_head *head, enum rp_type type, const struct state *s,
		     int32_t error)
{
	struct rp_attach e = {
		.head = *head, .buffer = s->buffer, .inode = s->inode, .size = s->size,
		.attachment = s->attachment, .interconnect = s->interconnect, .flags = s->flags, .error = error,
	};

	e.head.type = type;
	memcpy(e.device, s->device, sizeof(e.device));
	memcpy(e.driver, s->driver, sizeof(e.driver));
	memcpy(e.bus, s->bus, sizeof(e.bus));
	know_interconnect(o, head, s);
	GIVE(o, e);
}

/* ---- calls in flight, live mappings ---- */

static struct flight *begin(struct rs_tracefs *t, const struct probe *p, const struct raw *raw)
{
	struct flight *f;

	if (t->flight_count == t->flight_capacity) {
		t->flight_capacity = t->flight_capacity ? 2 * t->flight_capacity : 16;
		t->flights = rs_realloc(t->flights, t->flight_capacity * sizeof(*t->flights));
	}
	f = &t->flights[t->flight_count++];
	memset(f, 0, sizeof(*f));
	f->tid = u32_at(raw->data + 4);
	f->what = p->what;
	f->begin = raw->time;
	if (p->what == W_MAP) {
		f->adapter = p->part == RS_PART_SGT ? RS_ADAPTER_SGT : t->kernel->found[RS_PART_INTERCONNECT];
		f->serial = ++t->serial;
	}
	return f;
}

/* Events are missing here: a return that comes now may be that of another call. */
static void forget_flights(struct rs_tracefs *t)
{
	t->unmatched += t->flight_count;
	t->flight_count = 0;
}

/* The call that returns; those that the thread began in it and are still there were missed. */
static bool end(struct rs_tracefs *t, const struct probe *p, const struct raw *raw, struct flight *out)
{
	enum rs_adapter adapter = p->what != W_MAP ? 0 : p->part == RS_PART_SGT ? RS_ADAPTER_SGT :
				  t->kernel->found[RS_PART_INTERCONNECT];
	uint32_t tid = u32_at(raw->data + 4);
	size_t i, kept;

	for (i = t->flight_count; i; i--)
		if (t->flights[i - 1].tid == tid && t->flights[i - 1].what == p->what &&
		    t->flights[i - 1].adapter == adapter)
			break;
	if (!i)
		return false;	/* it began before the capture, or its entry is counted as lost */
	*out = t->flights[i - 1];
	kept = i - 1;
	for (; i < t->flight_count; i++) {
		if (t->flights[i].tid == tid)
			t->unmatched++;
		else
			t->flights[kept++] = t->flights[i];
	}
	t->flight_count = kept;
	return true;
}

static void live_put(struct rs_tracefs *t, const struct rp_live_key *key, const struct rp_live *value)
{
	uint32_t i;

	if (!rs_table_get(&t->live, key, sizeof(*key), &i)) {
		if (t->free_count) {
			i = t->free_values[--t->free_count];
		} else {
			i = t->value_count++;
			if (!(i & (i - 1)))
				t->values = rs_realloc(t->values, (i ? 2 * i : 1) * sizeof(*t->values));
		}
		rs_table_put(&t->live, key, sizeof(*key), i);
	}
	t->values[i] = *value;
}

static void live_remove(struct rs_tracefs *t, const struct rp_live_key *key, uint32_t place)
{
	rs_table_remove(&t->live, key, sizeof(*key));
	if (t->free_count == t->free_capacity) {
		t->free_capacity = t->free_capacity ? 2 * t->free_capacity : 16;
		t->free_values = rs_realloc(t->free_values, t->free_capacity * sizeof(*t->free_values));
	}
	t->free_values[t->free_count++] = place;
}

/* ---- events ---- */

static void map_began(struct output *o, const struct probe *p, const struct raw *raw)
{
	struct flight *f = begin(o->t, p, raw);
	struct rp_head head;
	uint32_t known;

	f->state = read_state(p, raw);
	f->direction = GET(direction);
	if (rs_index_get(&o->t->attachments, f->state.attachment, &known))
		return;
	head = head_of(o, p, raw, RP_DESCRIBE, false);
	describe(o, &head, RP_DESCRIBE, &f->state, 0);
	rs_index_put(&o->t->attachments, f->state.attachment, 1);
}

static void map_returned(struct output *o, const struct probe *p, const struct raw *raw)
{
	uint64_t ret = GET(ret);
	bool failed = !ret || is_error(ret);
	struct rp_map e = { 0 };
	struct flight f;

	if (!end(o->t, p, raw, &f))
		return;
	e.head = head_of(o, p, raw, RP_MAP, true);
	e.buffer = f.state.buffer;
	e.inode = f.state.inode;
	e.size = f.state.size;
	e.attachment = f.state.attachment;
	e.mapping = failed ? 0 : ret;
	e.serial = f.serial;
	e.begin = f.begin;
	e.blocked = RS_UNKNOWN64;
	e.bytes = RS_UNKNOWN64;
	e.adapter = f.adapter;
	e.error = !ret ? -EINVAL : failed ? (int32_t)(int64_t)ret : 0;
	e.nranges = failed ? 0 : GET(nranges);
	e.flags = f.state.flags;
	e.direction = f.direction;
	if (failed) {
		e.bytes = 0;
	} else if (f.adapter == RS_ADAPTER_SGT) {
		e.bytes = f.state.size;
		e.entries = e.nranges;
		if (f.state.sgt == ret || f.state.caches)
			e.flags |= RS_FLAG_CACHED;
	}
	if (f.adapter != RS_ADAPTER_SGT) {
		e.interconnect = f.state.interconnect;
		know_interconnect(o, &e.head, &f.state);
	}
	if (!failed && !(e.flags & RS_FLAG_CACHED)) {
		struct rp_live_key key = { .mapping = ret, .adapter = f.adapter };
		struct rp_live value = { .attachment = e.attachment, .serial = e.serial };

		live_put(o->t, &key, &value);
	}
	GIVE(o, e);
}

static void unmapped(struct output *o, const struct probe *p, const struct raw *raw)
{
	struct state s = read_state(p, raw);
	struct rp_unmap e = {
		.buffer = s.buffer, .inode = s.inode, .attachment = s.attachment, .mapping = GET(second),
		.adapter = p->part == RS_PART_SGT ? RS_ADAPTER_SGT : o->t->kernel->found[RS_PART_INTERCONNECT],
		.flags = s.flags, .nranges = GET(nranges), .direction = GET(direction),
	};
	struct rp_live_key key = { .mapping = e.mapping, .adapter = e.adapter };
	bool swallowed = false;
	uint32_t place;

	if (p->part != RS_PART_SGT)
		swallowed = !(e.flags & RS_FLAG_ALLOW_IC) || !(e.flags & RS_FLAG_UNMAP_OP);
	else if (e.mapping && s.sgt == e.mapping)
		e.flags |= RS_FLAG_CACHED;
	if (!(e.flags & RS_FLAG_CACHED)) {
		if (!rs_table_get(&o->t->live, &key, sizeof(key), &place)) {
			e.flags |= RS_FLAG_NOT_LIVE;
		} else {
			if (o->t->values[place].attachment != e.attachment)
				e.flags |= RS_FLAG_OTHER_ATTACH;
			if (!swallowed)
				live_remove(o->t, &key, place);
		}
	}
	e.head = head_of(o, p, raw, RP_UNMAP, swallowed || e.flags & (RS_FLAG_NOT_LIVE | RS_FLAG_OTHER_ATTACH));
	GIVE(o, e);
}

static void exported(struct output *o, const struct probe *p, const struct raw *raw)
{
	uint64_t ret = GET(ret);
	struct rp_export e = { 0 };
	struct flight f;

	if (!end(o->t, p, raw, &f))
		return;
	e.head = head_of(o, p, raw, RP_EXPORT, true);
	e.size = f.state.size;
	memcpy(e.exporter, f.state.exporter, sizeof(e.exporter));
	if (is_error(ret)) {
		e.error = (int32_t)(int64_t)ret;
	} else {
		e.buffer = ret;
		e.inode = GET(inode);
	}
	GIVE(o, e);
}

static void attached(struct output *o, const struct probe *p, const struct raw *raw)
{
	uint64_t ret = GET(ret);
	struct rp_head head;
	struct flight f;

	if (!end(o->t, p, raw, &f))
		return;
	head = head_of(o, p, raw, RP_ATTACH, true);
	if (!ret || is_error(ret)) {
		describe(o, &head, RP_ATTACH, &f.state, ret ? (int32_t)(int64_t)ret : -EINVAL);
		return;
	}
	f.state = read_state(p, raw);
	describe(o, &head, RP_ATTACH, &f.state, 0);
	rs_index_put(&o->t->attachments, ret, 1);
}

static void pinned(struct output *o, const struct probe *p, const struct raw *raw)
{
	struct rp_object e = { 0 };
	struct flight f;

	if (!end(o->t, p, raw, &f))
		return;
	e.head = head_of(o, p, raw, RP_PIN, true);
	e.buffer = f.state.buffer;
	e.inode = f.state.inode;
	e.attachment = f.state.attachment;
	e.flags = f.state.flags;
	e.result = (int32_t)GET(ret);
	GIVE(o, e);
}

static void object(struct output *o, const struct probe *p, const struct raw *raw, enum rp_type type)
{
	struct rp_object e = { .buffer = GET(buffer), .inode = GET(inode), .attachment = GET(attach) };

	/* an inode that never became a buffer */
	if (!e.buffer)
		return;
	e.head = head_of(o, p, raw, type, true);
	if (type == RP_DETACH)
		rs_index_remove(&o->t->attachments, e.attachment);
	if (type == RP_UNPIN)
		e.flags = read_state(p, raw).flags;
	GIVE(o, e);
}

static void process(struct output *o, const struct raw *raw)
{
	const struct probe *p = NULL;
	struct flight *f;
	uint16_t id;

	memcpy(&id, raw->data, sizeof(id));
	for (size_t i = 0; i < PROBES && !p; i++)
		if (o->t->probes[i].there && o->t->probes[i].id == id)
			p = &o->t->probes[i];
	if (!p)
		return;
	switch (p->what) {
	case W_MAP:
		if (p->ret)
			map_returned(o, p, raw);
		else
			map_began(o, p, raw);
		break;
	case W_UNMAP:
		unmapped(o, p, raw);
		break;
	case W_EXPORT:
		if (p->ret) {
			exported(o, p, raw);
			break;
		}
		f = begin(o->t, p, raw);
		f->state.size = GET(size);
		COPY(exporter, f->state.exporter);
		break;
	case W_ATTACH:
		if (p->ret) {
			attached(o, p, raw);
			break;
		}
		f = begin(o->t, p, raw);
		f->state.buffer = GET(buffer);
		f->state.inode = GET(inode);
		f->state.size = GET(size);
		f->state.flags = GET(importer) ? RS_FLAG_DYNAMIC : 0;
		read_device(p, raw, &f->state);
		break;
	case W_PIN:
		if (p->ret) {
			pinned(o, p, raw);
			break;
		}
		f = begin(o->t, p, raw);
		f->state = read_state(p, raw);
		break;
	case W_RELEASE:
		object(o, p, raw, RP_RELEASE);
		break;
	case W_DETACH:
		object(o, p, raw, RP_DETACH);
		break;
	case W_INVALIDATE:
		object(o, p, raw, RP_INVALIDATE);
		break;
	case W_UNPIN:
		object(o, p, raw, RP_UNPIN);
		break;
	}
}

bool rs_tracefs_read(struct rs_tracefs *t, int wait_ms, rs_tracefs_take take, void *context)
{
	struct output o = { .t = t, .take = take, .context = context };
	struct raw *raw;
	uint64_t until;
	bool all;

	until = fill(t, &all);
	if (!t->sorter.count && wait_ms) {
		poll(NULL, 0, wait_ms);
		until = fill(t, &all);
	}
	t->stopped = 0;
	while (!t->stopped && (raw = rs_sorter_pop(&t->sorter, until))) {
		if (raw->size >= 8)
			process(&o, raw);
		else
			forget_flights(t);
		free(raw);
	}
	return all && !t->stopped;
}

/* ---- the end, and what was lost ---- */

/* The sum of the numbers behind a word in all statistics of the instance's CPUs. */
static uint64_t count_lost(const struct rs_tracefs *t)
{
	static const char *const words[] = { "\noverrun: ", "\ndropped events: " };
	uint64_t sum = 0;

	for (unsigned int i = 0; i < t->cpu_count; i++) {
		char path[256], *stats;

		snprintf(path, sizeof(path), "%s/per_cpu/cpu%u/stats", t->instance, i);
		stats = read_file(path);
		for (size_t j = 0; stats && j < 2; j++) {
			const char *found = strstr(stats, words[j]);

			if (found)
				sum += strtoull(found + strlen(words[j]), NULL, 10);
		}
		free(stats);
	}
	return sum;
}

static uint64_t count_missed(const struct rs_tracefs *t)
{
	char path[128], end[32], *profile, *line, *rest;
	uint64_t sum = 0;

	snprintf(path, sizeof(path), "%s/kprobe_profile", t->root);
	snprintf(end, sizeof(end), "_%d", getpid());
	profile = read_file(path);
	for (line = profile ? strtok_r(profile, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		unsigned long long hits, missed;
		char name[128], *at;

		if (sscanf(line, "%127s %llu %llu", name, &hits, &missed) != 3)
			continue;
		at = strrchr(name, '_');
		if (at && !strcmp(at, end))
			sum += missed;
	}
	free(profile);
	return sum;
}

struct rs_losses rs_tracefs_losses(struct rs_tracefs *t)
{
	uint64_t now = clock_ns();

	/* the files are not cheap, and nothing is lost any more at the end */
	if (t->enabled && now - t->losses_at < LOSSES_AGE)
		return t->losses;
	t->losses = (struct rs_losses){ .ring = count_lost(t), .missed = count_missed(t) + t->unmatched };
	t->losses_at = now;
	return t->losses;
}

size_t rs_tracefs_calls(const struct rs_tracefs *t, struct rs_pending_call **calls)
{
	size_t count = 0;

	*calls = rs_alloc((t->flight_count + 1) * sizeof(**calls));
	for (size_t i = 0; i < t->flight_count; i++) {
		const struct flight *f = &t->flights[i];

		if (f->what != W_MAP)
			continue;
		(*calls)[count++] = (struct rs_pending_call){
			.tid = f->tid, .blocked = RS_UNKNOWN64,
			.call = {
				.subject = f->state.attachment, .begin = f->begin, .serial = f->serial,
				.kind = f->adapter, .flags = f->state.flags,
			},
		};
	}
	return count;
}

size_t rs_tracefs_live(struct rs_tracefs *t, struct rp_live_key **keys, struct rp_live **values, uint64_t *lost)
{
	size_t count = 0;

	*keys = rs_alloc((t->live.used + 1) * sizeof(**keys));
	*values = rs_alloc((t->live.used + 1) * sizeof(**values));
	for (size_t i = 0; i < t->live.capacity; i++) {
		const struct rs_slot *slot = &t->live.slots[i];

		if (!slot->key)
			continue;
		memcpy(&(*keys)[count], slot->key, sizeof(**keys));
		(*values)[count++] = t->values[slot->value];
	}
	/* each event that was lost may have been a map */
	*lost = count_lost(t);
	return count;
}
