// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
#include "log.h"
#include "rangescope_stream.h"
#include "snapshot.h"

#define PATIENCE_S 2
#define TEXT_MAX (64u << 20)

static void on_alarm(int signal)
{
	(void)signal;
}

/*
 * The kernel takes the reservation lock of each buffer while it prints, and somebody may hold
 * one for long: an alarm, repeated in case it comes before the read, ends the wait.
 */
static int read_all(const char *path, char **text, size_t *size)
{
	struct itimerval timer = { .it_value = { .tv_sec = PATIENCE_S }, .it_interval = { .tv_usec = 100000 } };
	struct sigaction action = { .sa_handler = on_alarm }, before;
	size_t capacity = 0;
	int fd, error = 0;
	ssize_t n = 1;

	*text = NULL;
	*size = 0;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return -errno;
	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &timer, NULL);
	while (n > 0 && *size < TEXT_MAX) {
		if (capacity - *size < 65536) {
			capacity += 1 << 20;
			*text = rs_realloc(*text, capacity + 1);
		}
		n = read(fd, *text + *size, capacity - *size);
		if (n > 0)
			*size += n;
	}
	if (n < 0)
		error = -errno;
	timer = (struct itimerval){ 0 };
	setitimer(ITIMER_REAL, &timer, NULL);
	sigaction(SIGALRM, &before, NULL);
	close(fd);
	(*text)[*size] = 0;
	return error;
}

/* ---- the text ---- */

/* Reads a number of at least @digits digits that a tab follows; NULL when there is none. */
static char *number(char *at, int base, size_t digits, uint64_t *value)
{
	size_t n = strspn(at, base == 16 ? "0123456789abcdef" : "0123456789");
	char *end;

	if (n < digits || at[n] != '\t')
		return NULL;
	errno = 0;
	*value = strtoull(at, &end, base);
	return errno ? NULL : end + 1;
}

/*
 * "00004096\t00000002\t000a0005\t00000003\tEXPORTER\t00000123\tNAME". The name is whatever a user gave
 * the buffer, up to 31 bytes of any kind, which is too little for another such line.
 */
static bool parse_head(char *line, struct rs_known_buffer *buffer)
{
	uint64_t ignored;
	char *exporter, *at;

	at = number(line, 10, 8, &buffer->size);
	at = at ? number(at, 16, 8, &ignored) : NULL;
	at = at ? number(at, 16, 8, &ignored) : NULL;
	exporter = at ? number(at, 10, 8, &ignored) : NULL;
	if (!exporter)
		return false;
	for (at = strchr(exporter, '\t'); at; at = strchr(at + 1, '\t')) {
		if (!number(at + 1, 10, 8, &buffer->inode))
			continue;
		buffer->exporter = rs_alloc(at - exporter + 1);
		memcpy(buffer->exporter, exporter, at - exporter);
		return true;
	}
	return false;
}

static bool parse_total(const char *line, uint32_t *count)
{
	unsigned long value;
	char *end;

	if (strncmp(line, "Total ", 6) || line[6] < '0' || line[6] > '9')
		return false;
	value = strtoul(line + 6, &end, 10);
	if (strcmp(end, " devices attached") || value > 1000000)
		return false;
	*count = value;
	return true;
}

/*
 * The lines of one buffer after its first. A name can have line breaks and look like what
 * follows it, so it is read from its end: the last total, and as many lines before it.
 */
static void parse_devices(char **lines, size_t count, struct rs_known_buffer *buffer)
{
	uint32_t devices;

	buffer->device_count = RS_UNKNOWN32;
	while (count && !parse_total(lines[count - 1], &devices))
		count--;
	if (!count || devices + 2 > count || strcmp(lines[count - devices - 2], "\tAttached Devices:"))
		return;
	lines += count - devices - 1;
	for (uint32_t i = 0; i < devices; i++)
		if (lines[i][0] != '\t')
			return;
	buffer->devices = rs_alloc((devices + 1) * sizeof(*buffer->devices));
	for (uint32_t i = 0; i < devices; i++)
		buffer->devices[i] = rs_strdup(lines[i] + 1);
	buffer->device_count = devices;
}

size_t rs_snapshot_parse(char *text, size_t size, struct rs_known_buffer **buffers)
{
	size_t count = 0, capacity = 0, line_count = 0, first = 0;
	char **lines = NULL;

	*buffers = NULL;
	for (char *at = text, *end = text + size; at < end;) {
		char *next = memchr(at, '\n', end - at);

		if (!(line_count & (line_count - 1)))
			lines = rs_realloc(lines, (line_count ? 2 * line_count : 1) * sizeof(*lines));
		lines[line_count++] = at;
		next = next ? next : end;
		*next = 0;
		at = next + 1;
	}
	for (size_t i = 0; i < line_count; i++) {
		struct rs_known_buffer buffer = { 0 };

		if (!parse_head(lines[i], &buffer))
			continue;
		if (count)
			parse_devices(lines + first, i - first, &(*buffers)[count - 1]);
		if (count == capacity) {
			capacity = capacity ? 2 * capacity : 64;
			*buffers = rs_realloc(*buffers, capacity * sizeof(**buffers));
		}
		(*buffers)[count++] = buffer;
		first = i + 1;
	}
	if (count)
		parse_devices(lines + first, line_count - first, &(*buffers)[count - 1]);
	free(lines);
	return count;
}

int rs_snapshot_bufinfo(const char *path, struct rs_known_buffer **buffers, size_t *count)
{
	size_t size;
	char *text;
	int error;

	*buffers = NULL;
	*count = 0;
	error = read_all(path, &text, &size);
	if (!error)
		*count = rs_snapshot_parse(text, size, buffers);
	free(text);
	return error;
}

void rs_snapshot_free(struct rs_known_buffer *buffers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (uint32_t j = 0; buffers[i].devices && j < buffers[i].device_count; j++)
			free(buffers[i].devices[j]);
		free(buffers[i].devices);
		free(buffers[i].exporter);
	}
	free(buffers);
}

const char *rs_snapshot_step(int error)
{
	switch (-error) {
	case ENOENT:
		return "mount -t debugfs none /sys/kernel/debug, in a kernel with CONFIG_DEBUG_FS=y";
	case EACCES:
	case EPERM:
		return "run it as root, or add CAP_DAC_READ_SEARCH; lockdown forbids it, too";
	case EINTR:
		return "a driver holds the reservation lock of a buffer for long; try again when it does not";
	}
	return "buffers that are mapped are described when that happens";
}
