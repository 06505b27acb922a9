// SPDX-License-Identifier: GPL-2.0
/*
 * Real dma-buf traffic in known numbers, through drivers that any kernel may have.
 *
 * Buffers come from every exporter that is there: the system heap, udmabuf, and
 * the DRM devices of those drivers that can make a dumb buffer. Each is written and
 * read by the CPU, imported by PRIME into every other DRM device, which attaches and
 * maps it, and closed there, which unmaps and detaches it.
 *
 *   traffic [--rounds N] [--tasks N] [--keep N] [--pause-us N]
 *
 * When it is done it prints what it did, "NAME COUNT" a line, and a last line
 * "holding N". Imports that --keep left open stay so until its stdin ends.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/dma-buf.h>
#include <linux/dma-heap.h>
#include <linux/udmabuf.h>
#include <drm/drm.h>
#include <drm/drm_mode.h>

#define CARDS_MAX 4
#define NAME_SIZE 48

enum source_kind { SOURCE_HEAP, SOURCE_UDMABUF, SOURCE_DUMB };

/* A DRM device, as an importer and as the maker of dumb buffers. */
struct card {
	char path[32];
	char device[NAME_SIZE];	/* dev_name(), as attachments have it */
	int fd;			/* of this process */
};

struct source {
	enum source_kind kind;
	const char *exporter;	/* exp_name of its buffers */
	struct card *card;	/* of SOURCE_DUMB */
	int fd;			/* of this process */
};

struct buffer {
	int fd;
	size_t size;
	uint32_t handle;	/* of SOURCE_DUMB */
};

/* Shared by all tasks. */
struct counts {
	unsigned long exported[CARDS_MAX + 2];	/* by source */
	unsigned long released[CARDS_MAX + 2];
	unsigned long imported[CARDS_MAX];	/* by card */
	unsigned long closed[CARDS_MAX];
	unsigned long mmapped, synced, failed;
};

static struct card cards[CARDS_MAX];
static int card_count;
static struct source sources[CARDS_MAX + 2];
static int source_count;
static struct counts *counts;
static unsigned int pause_us;

#define ADD(what) __atomic_fetch_add(&counts->what, 1, __ATOMIC_RELAXED)

static void complain(const char *what)
{
	fprintf(stderr, "traffic: %s: %s\n", what, strerror(errno));
	ADD(failed);
}

static bool can_make_dumb(int fd)
{
	struct drm_mode_create_dumb create = { .width = 64, .height = 16, .bpp = 32 };
	struct drm_mode_destroy_dumb destroy = { 0 };

	if (ioctl(fd, DRM_IOCTL_MODE_CREATE_DUMB, &create))
		return false;
	destroy.handle = create.handle;
	return !ioctl(fd, DRM_IOCTL_MODE_DESTROY_DUMB, &destroy);
}

static void find_cards(void)
{
	char link[64], device[PATH_MAX];
	struct card *card;
	int i, fd;

	for (i = 0; i < 16 && card_count < CARDS_MAX; i++) {
		card = &cards[card_count];
		snprintf(card->path, sizeof(card->path), "/dev/dri/card%d", i);
		fd = open(card->path, O_RDWR | O_CLOEXEC);
		if (fd < 0)
			continue;
		snprintf(link, sizeof(link), "/sys/class/drm/card%d/device", i);
		if (!realpath(link, device))
			continue;
		snprintf(card->device, sizeof(card->device), "%.47s", basename(device));
		if (can_make_dumb(fd))
			sources[source_count++] = (struct source){ SOURCE_DUMB, "drm", card, -1 };
		close(fd);
		card_count++;
	}
}

static void find_sources(void)
{
	if (!access("/dev/dma_heap/system", R_OK))
		sources[source_count++] = (struct source){ SOURCE_HEAP, "system", NULL, -1 };
	if (!access("/dev/udmabuf", R_OK))
		sources[source_count++] = (struct source){ SOURCE_UDMABUF, "udmabuf", NULL, -1 };
	find_cards();
}

/* Each task has files of its own, like each client of a driver. */
static bool open_all(void)
{
	static const char *const path[] = { "/dev/dma_heap/system", "/dev/udmabuf" };
	int i;

	for (i = 0; i < card_count; i++) {
		cards[i].fd = open(cards[i].path, O_RDWR | O_CLOEXEC);
		if (cards[i].fd < 0) {
			complain(cards[i].path);
			return false;
		}
	}
	for (i = 0; i < source_count; i++) {
		if (sources[i].kind == SOURCE_DUMB)
			continue;
		sources[i].fd = open(path[sources[i].kind], O_RDWR | O_CLOEXEC);
		if (sources[i].fd < 0) {
			complain(path[sources[i].kind]);
			return false;
		}
	}
	return true;
}

static bool create_heap(struct source *source, struct buffer *buffer)
{
	struct dma_heap_allocation_data data = {
		.len = buffer->size,
		.fd_flags = O_RDWR | O_CLOEXEC,
	};

	if (ioctl(source->fd, DMA_HEAP_IOCTL_ALLOC, &data)) {
		complain("DMA_HEAP_IOCTL_ALLOC");
		return false;
	}
	buffer->fd = data.fd;
	return true;
}

static bool create_udmabuf(struct source *source, struct buffer *buffer)
{
	struct udmabuf_create create = { .flags = UDMABUF_FLAGS_CLOEXEC, .size = buffer->size };
	int memory = memfd_create("traffic", MFD_ALLOW_SEALING | MFD_CLOEXEC);

	if (memory < 0 || ftruncate(memory, buffer->size) ||
	    fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK)) {
		complain("memfd");
		return false;
	}
	create.memfd = memory;
	buffer->fd = ioctl(source->fd, UDMABUF_CREATE, &create);
	close(memory);
	if (buffer->fd < 0) {
		complain("UDMABUF_CREATE");
		return false;
	}
	return true;
}

static bool create_dumb(struct source *source, struct buffer *buffer)
{
	struct drm_mode_create_dumb create = { .width = 1024, .bpp = 32 };
	struct drm_prime_handle prime = { .flags = DRM_CLOEXEC | DRM_RDWR };

	create.height = buffer->size / 4096;
	if (ioctl(source->card->fd, DRM_IOCTL_MODE_CREATE_DUMB, &create)) {
		complain("DRM_IOCTL_MODE_CREATE_DUMB");
		return false;
	}
	buffer->handle = create.handle;
	buffer->size = create.size;
	prime.handle = create.handle;
	if (ioctl(source->card->fd, DRM_IOCTL_PRIME_HANDLE_TO_FD, &prime)) {
		complain("DRM_IOCTL_PRIME_HANDLE_TO_FD");
		return false;
	}
	buffer->fd = prime.fd;
	return true;
}

static bool create(struct source *source, struct buffer *buffer)
{
	bool done = source->kind == SOURCE_HEAP ? create_heap(source, buffer) :
		source->kind == SOURCE_UDMABUF ? create_udmabuf(source, buffer) :
		create_dumb(source, buffer);

	if (done)
		ADD(exported[source - sources]);
	return done;
}

static void close_handle(struct card *card, uint32_t handle)
{
	struct drm_gem_close close = { .handle = handle };

	if (ioctl(card->fd, DRM_IOCTL_GEM_CLOSE, &close))
		complain("DRM_IOCTL_GEM_CLOSE");
}

/* The last reference to the buffer, but for importers. */
static void destroy(struct source *source, struct buffer *buffer)
{
	close(buffer->fd);
	if (source->kind == SOURCE_DUMB)
		close_handle(source->card, buffer->handle);
	ADD(released[source - sources]);
}

static bool sync_cpu(struct buffer *buffer, unsigned int flags)
{
	struct dma_buf_sync sync = { .flags = flags | DMA_BUF_SYNC_RW };

	if (ioctl(buffer->fd, DMA_BUF_IOCTL_SYNC, &sync)) {
		complain("DMA_BUF_IOCTL_SYNC");
		return false;
	}
	ADD(synced);
	return true;
}

/* Write it and read it back, through the buffer's own mmap. */
static void use_from_cpu(struct buffer *buffer, unsigned char pattern)
{
	unsigned char *memory = mmap(NULL, buffer->size, PROT_READ | PROT_WRITE, MAP_SHARED,
				     buffer->fd, 0);
	size_t i;

	if (memory == MAP_FAILED) {
		complain("mmap");
		return;
	}
	ADD(mmapped);
	sync_cpu(buffer, DMA_BUF_SYNC_START);
	memset(memory, pattern, buffer->size);
	for (i = 0; i < buffer->size; i += 4096) {
		if (memory[i] != pattern) {
			errno = EIO;
			complain("what was written is not there");
			break;
		}
	}
	sync_cpu(buffer, DMA_BUF_SYNC_END);
	munmap(memory, buffer->size);
}

static bool import(struct card *card, struct buffer *buffer, uint32_t *handle)
{
	struct drm_prime_handle prime = { .fd = buffer->fd };

	if (ioctl(card->fd, DRM_IOCTL_PRIME_FD_TO_HANDLE, &prime)) {
		complain("DRM_IOCTL_PRIME_FD_TO_HANDLE");
		return false;
	}
	*handle = prime.handle;
	ADD(imported[card - cards]);
	return true;
}

static void rest(void)
{
	if (pause_us)
		usleep(pause_us);
}

/* One buffer's life. Returns how many of its imports were left open, at most @keep. */
static unsigned int live(struct source *source, size_t size, unsigned int keep)
{
	struct buffer buffer = { .size = size };
	uint32_t handles[CARDS_MAX];
	bool open[CARDS_MAX] = { false };
	unsigned int kept = 0;
	int i;

	if (!create(source, &buffer))
		return 0;
	use_from_cpu(&buffer, size >> 12);
	rest();
	for (i = 0; i < card_count; i++) {
		/* a driver gets its own buffers back without attaching */
		if (&cards[i] == source->card)
			continue;
		open[i] = import(&cards[i], &buffer, &handles[i]);
		rest();
	}
	for (i = 0; i < card_count; i++) {
		if (!open[i])
			continue;
		if (kept < keep) {
			kept++;
			continue;
		}
		close_handle(&cards[i], handles[i]);
		ADD(closed[i]);
		rest();
	}
	if (!kept)
		destroy(source, &buffer);
	return kept;
}

static void run(unsigned int rounds, unsigned int task)
{
	unsigned int round;
	int i;

	for (round = 0; round < rounds; round++)
		for (i = 0; i < source_count; i++)
			live(&sources[i], 4096ul << (round + i + task) % 5, 0);
}

static bool run_tasks(unsigned int tasks, unsigned int rounds)
{
	unsigned int task;
	char name[32];
	int status;
	bool good = true;

	for (task = 0; task < tasks; task++) {
		pid_t child = fork();

		if (child < 0) {
			complain("fork");
			return false;
		}
		if (child)
			continue;
		snprintf(name, sizeof(name), "client-%u", task);
		prctl(PR_SET_NAME, name);
		if (open_all())
			run(rounds, task);
		_exit(counts->failed != 0);
	}
	while (wait(&status) > 0)
		good = good && !status;
	return good;
}

static void report(unsigned int kept)
{
	unsigned long exported = 0, released = 0, imported = 0, closed = 0;
	int i;

	for (i = 0; i < source_count; i++) {
		const char *from = sources[i].card ? sources[i].card->device : "-";

		printf("exported/%s/%s %lu\n", sources[i].exporter, from, counts->exported[i]);
		exported += counts->exported[i];
		released += counts->released[i];
	}
	for (i = 0; i < card_count; i++) {
		printf("imported/%s %lu\n", cards[i].device, counts->imported[i]);
		printf("closed/%s %lu\n", cards[i].device, counts->closed[i]);
		imported += counts->imported[i];
		closed += counts->closed[i];
	}
	printf("exported %lu\nreleased %lu\nimported %lu\nclosed %lu\nmmapped %lu\nsynced %lu\n",
	       exported, released, imported, closed, counts->mmapped, counts->synced);
	printf("failed %lu\nholding %u\n", counts->failed, kept);
	fflush(stdout);
}

static unsigned int number(const char *text)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (!*text || *end || value > 1000000) {
		fprintf(stderr, "traffic: \"%s\" is not a number from 0 to 1000000\n", text);
		exit(2);
	}
	return value;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "rounds", required_argument, NULL, 'r' },
		{ "tasks", required_argument, NULL, 't' },
		{ "keep", required_argument, NULL, 'k' },
		{ "pause-us", required_argument, NULL, 'p' },
		{ }
	};
	unsigned int rounds = 10, tasks = 1, keep = 0, kept = 0;
	char rest_of_stdin[64];
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'r':
			rounds = number(optarg);
			break;
		case 't':
			tasks = number(optarg);
			break;
		case 'k':
			keep = number(optarg);
			break;
		case 'p':
			pause_us = number(optarg);
			break;
		default:
			return 2;
		}
	}
	counts = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		      -1, 0);
	if (counts == MAP_FAILED) {
		perror("traffic");
		return 1;
	}
	find_sources();
	if (!source_count || !card_count) {
		fprintf(stderr, "traffic: this kernel has no exporter or no importer that is known;"
			" load the modules vgem and cirrus\n");
		return 3;
	}
	if (!run_tasks(tasks, rounds))
		return 1;
	if (keep && !open_all())
		return 1;
	while (kept < keep) {
		unsigned int more = live(&sources[kept % source_count], 64 * 1024, keep - kept);

		if (!more)
			return 1;
		kept += more;
	}
	report(kept);
	/* What it holds, it holds until it is told to end. */
	while (kept && read(STDIN_FILENO, rest_of_stdin, sizeof(rest_of_stdin)) > 0)
		;
	return counts->failed != 0;
}
