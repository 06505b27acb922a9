// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include "log.h"
#include "output.h"

#define QUEUE_MAX (8u << 20)

static bool open_socket(struct rs_output *out, const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(address.sun_path)) {
		rs_say("%s: a socket path can have %zu characters at most", path, sizeof(address.sun_path) - 1);
		return false;
	}
	strcpy(address.sun_path, path);
	out->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (out->fd < 0 || connect(out->fd, (struct sockaddr *)&address, sizeof(address))) {
		rs_say("%s: %s; start the reader that listens there first", path, strerror(errno));
		return false;
	}
	out->socket = true;
	return true;
}

static bool open_stdout(struct rs_output *out)
{
	struct stat st;

	if (isatty(STDOUT_FILENO)) {
		rs_say("a recording is binary and stdout is a terminal; use -o FILE, or pipe it into a reader");
		return false;
	}
	if (fstat(STDOUT_FILENO, &st)) {
		rs_say("stdout: %s; use -o FILE", strerror(errno));
		return false;
	}
	out->socket = S_ISSOCK(st.st_mode);
	out->regular = S_ISREG(st.st_mode);
	/* an own description of the same pipe: O_NONBLOCK must not leak to others */
	out->fd = -1;
	if (S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode))
		out->fd = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
	if (out->fd < 0)
		out->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	return out->fd >= 0;
}

static bool open_path(struct rs_output *out, const char *path)
{
	struct stat st;

	out->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY | O_CLOEXEC, 0600);
	out->created = out->fd >= 0;
	/* opening a FIFO waits for its reader; only then is it made non-blocking */
	if (out->fd < 0 && errno == EEXIST)
		out->fd = open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0600);
	if (out->fd < 0 && errno == EINTR) {
		rs_say("%s: a signal came before anybody opened it to read", path);
		return false;
	}
	if (out->fd < 0 || fstat(out->fd, &st)) {
		rs_say("%s: %s; choose another file with -o", path, strerror(errno));
		return false;
	}
	out->regular = S_ISREG(st.st_mode);
	out->replaces = out->regular;
	if (!out->regular)
		fcntl(out->fd, F_SETFL, fcntl(out->fd, F_GETFL) | O_NONBLOCK);
	return true;
}

bool rs_output_open(struct rs_output *out, const char *where)
{
	bool ok;

	memset(out, 0, sizeof(*out));
	out->fd = -1;
	out->name = where;
	out->last = &out->first;
	if (!strcmp(where, "-")) {
		out->name = "stdout";
		ok = open_stdout(out);
	} else if (!strncmp(where, "unix:", 5)) {
		out->name = where + 5;
		ok = open_socket(out, where + 5);
	} else {
		ok = open_path(out, where);
	}
	if (!ok)
		rs_output_close(out);
	return ok;
}

/* Nobody reads half a packet. */
static void cut_back(struct rs_output *out)
{
	off_t whole;

	if (!out->regular || !out->first || !out->first->done)
		return;
	whole = lseek(out->fd, 0, SEEK_CUR) - (off_t)out->first->done;
	if (whole < 0 || ftruncate(out->fd, whole))
		rs_say("%s: its last packet is torn; readers drop it and say so", out->name);
}

static void fail(struct rs_output *out, int error)
{
	const char *step = "the recording so far is complete up to its last packet";

	out->failed = true;
	if (error == EPIPE || error == ECONNRESET)
		step = "the reader went away; start it again, then the probe";
	else if (error == ENOSPC || error == EDQUOT || error == EFBIG)
		step = "free some space or choose another place with -o; what was written before is readable";
	for (const struct rs_queued *q = out->first; q; q = q->next)
		out->lost += q->records;
	rs_say("%s: %s after %llu packets (%llu bytes): %s", out->name, strerror(error),
	       (unsigned long long)out->packets, (unsigned long long)out->bytes, step);
	cut_back(out);
}

bool rs_output_begin(struct rs_output *out)
{
	out->created = false;
	if (!out->replaces || !ftruncate(out->fd, 0))
		return true;
	rs_say("%s: %s; choose another file with -o", out->name, strerror(errno));
	return false;
}

/* Writes what can be written now: a number of bytes, or a negative errno. */
static ssize_t put(struct rs_output *out, const uint8_t *data, size_t size)
{
	ssize_t n;

	do {
		if (out->socket)
			n = send(out->fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL);
		else
			n = write(out->fd, data, size);
	} while (n < 0 && errno == EINTR);
	if (n >= 0) {
		out->taken += n;
		return n;
	}
	return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -errno;
}

static void written(struct rs_output *out, size_t size, uint32_t records)
{
	out->packets++;
	out->bytes += size;
	out->records += records;
}

void rs_output_pump(struct rs_output *out)
{
	struct rs_queued *q;

	while (!out->failed && (q = out->first)) {
		ssize_t n = put(out, q->data + q->done, q->size - q->done);

		if (n < 0)
			fail(out, -n);
		if (n <= 0)
			return;
		q->done += n;
		if (q->done < q->size)
			continue;
		written(out, q->size, q->records);
		out->queued -= q->size;
		out->first = q->next;
		if (!out->first)
			out->last = &out->first;
		free(q);
	}
}

void rs_output_packet(struct rs_output *out, const void *data, size_t size, uint32_t records)
{
	struct rs_queued *q;
	ssize_t n = 0;

	if (out->failed) {
		out->lost += records;
		return;
	}
	/* most outputs take it whole; then nothing is copied */
	if (!out->first) {
		n = put(out, data, size);
		if (n == (ssize_t)size) {
			written(out, size, records);
			return;
		}
	}
	q = rs_realloc(NULL, sizeof(*q) + size);
	q->next = NULL;
	q->size = size;
	q->done = n > 0 ? n : 0;
	q->records = records;
	memcpy(q->data, data, size);
	*out->last = q;
	out->last = &q->next;
	out->queued += size;
	if (n < 0)
		fail(out, -n);
	else
		rs_output_pump(out);
}

bool rs_output_full(const struct rs_output *out)
{
	return out->queued > QUEUE_MAX;
}

void rs_output_wait(struct rs_output *out, int ms)
{
	struct pollfd pfd = { .fd = out->fd, .events = POLLOUT };

	poll(&pfd, 1, ms);
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Leaves the recording as it is, without the packets that are still queued. */
static void give_up(struct rs_output *out, const char *why)
{
	out->failed = true;
	for (const struct rs_queued *q = out->first; q; q = q->next)
		out->lost += q->records;
	rs_say("%s: %s; the recording has no end, and %s", out->name, why,
	       out->first->done && !out->regular ? "its last packet is torn: readers drop it and say so" :
	       "is whole up to its last packet");
	cut_back(out);
}

bool rs_output_finish(struct rs_output *out, int ms, bool (*hurry)(void))
{
	uint64_t taken = out->taken;
	int64_t end = now_ms() + ms, left;
	char why[80];

	for (;;) {
		rs_output_pump(out);
		if (out->failed)
			return false;
		if (!out->first)
			return true;
		if (out->taken != taken) {
			taken = out->taken;
			end = now_ms() + ms;
		}
		left = end - now_ms();
		if (left <= 0) {
			snprintf(why, sizeof(why), "the reader took nothing for %g s", ms / 1000.0);
			give_up(out, why);
			return false;
		}
		if (hurry && hurry()) {
			give_up(out, "a second signal came before the reader had taken everything");
			return false;
		}
		rs_output_wait(out, left < 100 ? left : 100);
	}
}

void rs_output_close(struct rs_output *out)
{
	while (out->first) {
		struct rs_queued *q = out->first;

		out->first = q->next;
		free(q);
	}
	out->last = &out->first;
	out->queued = 0;
	if (out->created)
		unlink(out->name);
	out->created = false;
	if (out->fd >= 0 && close(out->fd) && !out->failed)
		rs_say("%s: %s when closing it; check the recording", out->name, strerror(errno));
	out->fd = -1;
}
