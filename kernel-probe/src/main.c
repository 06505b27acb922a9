// SPDX-License-Identifier: GPL-2.0
/*
 * rangescope-probe: captures what happens to dma-bufs and writes it as one stream.
 */
#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "caps.h"
#include "ctf.h"
#include "dict.h"
#include "doctor.h"
#include "events.h"
#include "kernel.h"
#include "loader.h"
#include "log.h"
#include "options.h"
#include "output.h"
#include "recorder.h"
#include "snapshot.h"
#include "symbols.h"
#include "tracefs.h"

#ifndef RS_VERSION
#define RS_VERSION "0"
#endif

#define MS 1000000ull
#define SECOND (1000 * MS)
/* An event waits this long for older ones of other CPUs ... */
#define SORT_WINDOW (50 * MS)
/* ... and a packet this long for more events: together below 100 ms. */
#define PACKET_AGE (30 * MS)
#define POLL_MS 10
/* Events taken from the ring before sorted ones are written again. */
#define BATCH 8192
/* The command has this long to end after SIGTERM. */
#define COMMAND_WAIT (8 * SECOND)
/* At the end the reader gets the rest, as long as it takes some of it within this time. */
#define FINISH_MS 3000

enum {
	EXIT_OK = 0,
	EXIT_FAILED = 1,
};

static volatile sig_atomic_t stop_signal;
static volatile sig_atomic_t stop_again;

static void on_signal(int signal)
{
	if (stop_signal)
		stop_again = 1;
	stop_signal = signal;
}

/* Does somebody want it to end at once? */
static bool hurry(void)
{
	return stop_again;
}

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (uint64_t)ts.tv_sec * SECOND + ts.tv_nsec;
}

/* ---- the capture ---- */

struct capture {
	struct rs_options options;
	struct rs_kernel kernel;
	struct rs_loader loader;
	struct rs_tracefs *tracefs;	/* instead of it, with --attach tracefs */
	struct rs_recorder recorder;
	struct rs_ctf *ctf;
	struct rs_symbols symbols;
	struct rs_dict dict;
	struct rs_events events;
	struct ring_buffer *ring;
	unsigned int taken;		/* of the present batch */
	pid_t child;
	int child_status;
	uint64_t end_ns;		/* of --duration */
	uint64_t unseen;		/* calls that were not seen to return, but did */
	uint64_t statistics_ns;		/* when they are due */
};

static int on_event(void *context, void *data, size_t size)
{
	struct capture *c = context;

	rs_events_take(&c->events, data, size);
	return ++c->taken < BATCH ? 0 : -EAGAIN;
}

static struct rs_losses on_losses(void *context)
{
	struct capture *c = context;
	struct rs_losses losses = c->tracefs ? rs_tracefs_losses(c->tracefs) : rs_loader_losses(&c->loader);

	losses.missed += c->unseen;
	return losses;
}

/* "a,b", each once: the two programs of one function are one hook to a reader. */
static char *list_hooks(bool attached)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	bool first = true;

	for (unsigned int i = 0; to && i < rs_hook_count; i++) {
		const struct rs_hook *hook = &rs_hooks[i];

		if (hook->attached != attached || hook->left_out || hook->kind == RS_HOOK_STASH ||
		    hook->kind == RS_HOOK_ITERATOR || hook->kind == RS_HOOK_RUN ||
		    (i && !strcmp(hook->function, rs_hooks[i - 1].function)))
			continue;
		if (!first)
			fputs(attached ? "," : "; ", to);
		fputs(hook->function, to);
		if (!attached)
			fprintf(to, ": %s", hook->why);
		first = false;
	}
	if (to)
		fclose(to);
	return text ? text : rs_strdup("");
}

static char *make_metadata(void *context, const struct rs_ctf *ctf)
{
	static const char *const stacks[] = {
		[RS_STACKS_REUSED] = "reused",
		[RS_STACKS_ALL] = "all",
		[RS_STACKS_NONE] = "none",
	};
	struct capture *c = context;
	char adapters[64] = "";
	struct utsname u = { 0 };
	struct rs_env env = { 0 };
	char *attached = list_hooks(true), *missing = list_hooks(false), *filters, *tsdl;
	char rate[16] = "unlimited";

	for (unsigned int i = 0; i < RS_PARTS; i++)
		if (c->kernel.found[i] && rs_part_attached(i))
			sprintf(adapters + strlen(adapters), "%s%s", *adapters ? "," : "",
				rs_adapter_name(c->kernel.found[i]));
	uname(&u);
	env.tracer_version = RS_VERSION;
	env.hostname = u.nodename;
	env.kernel_release = u.release;
	env.kernel_version = u.version;
	env.architecture = u.machine;
	env.adapters = adapters;
	env.hooks_attached = attached;
	env.hooks_missing = missing;
	env.pointers = c->options.raw ? "raw" : "hashed";
	env.range_times = rs_loader_attached("store") ? "store" :
			  rs_loader_attached("allocation") ? "entry-allocation" : "unavailable";
	env.attach_mode = c->tracefs ? "tracefs" : rs_loader_mode(&c->loader);
	env.stacks = c->tracefs ? "none" : stacks[c->options.loader.stacks];
	if (c->options.loader.range_rate)
		snprintf(rate, sizeof(rate), "%u", c->options.loader.range_rate);
	env.range_rate = rate;
	filters = rs_options_filters(&c->options.loader.filter);
	env.filters = filters;
	tsdl = rs_ctf_tsdl(ctf, &env, (int64_t)(clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_MONOTONIC)));
	free(attached);
	free(missing);
	free(filters);
	return tsdl;
}

static void write_statistics(void *context, struct rs_ctf *ctf, uint64_t time)
{
	struct capture *c = context;

	rs_events_statistics(&c->events, ctf, time);
}

static uint64_t count_lost(void *context)
{
	struct rs_losses losses = on_losses(context);

	return losses.ring + losses.table + losses.missed;
}

/* Can no more be recorded? The reason was said. */
static bool failed(const struct capture *c)
{
	return c->recorder.failed || (c->recorder.out.failed && !c->options.trigger);
}

static bool start_command(struct capture *c)
{
	int pipefd[2], error = 0;

	if (!c->options.command)
		return true;
	if (pipe2(pipefd, O_CLOEXEC)) {
		rs_say("pipe: %s", strerror(errno));
		return false;
	}
	c->child = fork();
	if (c->child < 0) {
		rs_say("fork: %s", strerror(errno));
		return false;
	}
	if (!c->child) {
		signal(SIGINT, SIG_DFL);
		signal(SIGTERM, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		signal(SIGPIPE, SIG_DFL);
		/* what it prints is no part of the recording */
		if (!strcmp(c->options.output, "-") && dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
			close(STDOUT_FILENO);
		execvp(c->options.command[0], c->options.command);
		error = errno;
		if (write(pipefd[1], &error, sizeof(error)) != sizeof(error))
			_exit(126);
		_exit(127);
	}
	close(pipefd[1]);
	if (read(pipefd[0], &error, sizeof(error)) == sizeof(error)) {
		rs_say("%s: %s; nothing was recorded", c->options.command[0], strerror(error));
		waitpid(c->child, NULL, 0);
		c->child = 0;
	}
	close(pipefd[0]);
	return !error;
}

/* Keeps what reads tables and names until the end, and no more. */
static bool drop_privileges(const struct capture *c)
{
	uint64_t keep = RS_CAP(BPF) | RS_CAP(SYSLOG);

	if (!(rs_caps_effective() & RS_CAP(BPF)))
		keep |= RS_CAP(SYS_ADMIN);
	/* the command may be somebody else by then */
	if (c->child)
		keep |= RS_CAP(KILL);
	/* the events are removed at the end by writing to files of root's */
	if (c->tracefs && geteuid())
		keep |= RS_CAP(DAC_OVERRIDE);
	/* there are files to be made yet */
	if (*c->recorder.directory && !rs_caps_may_write(c->recorder.directory))
		keep |= RS_CAP(DAC_OVERRIDE);
	return rs_caps_drop(keep);
}

static bool command_ended(struct capture *c)
{
	return c->child && waitpid(c->child, &c->child_status, WNOHANG) == c->child;
}

/* Takes events from the ring; true when it was emptied. */
static bool take_events(struct capture *c)
{
	int n;

	c->taken = 0;
	if (c->tracefs)
		return rs_tracefs_read(c->tracefs, POLL_MS, on_event, c);
	n = ring_buffer__poll(c->ring, POLL_MS);
	if (n != -EAGAIN)
		n = ring_buffer__consume(c->ring);
	return n != -EAGAIN;
}

/* What debugfs knows of buffers and attachments, as if the kernel side had sent it. */
static void read_bufinfo(struct capture *c)
{
	struct rs_known_buffer *buffers;
	size_t count;
	int error = rs_snapshot_bufinfo(RS_BUFINFO, &buffers, &count);

	if (error)
		rs_say("buffers that are older than the capture are not known yet: " RS_BUFINFO ": %s; %s",
		       strerror(-error), rs_snapshot_step(error));
	for (size_t i = 0; i < count; i++) {
		struct rp_buffer buffer = {
			.head.type = RP_BUFFER_STATE, .inode = buffers[i].inode, .size = buffers[i].size,
			.attachments = buffers[i].device_count, .source = RS_SOURCE_BUFINFO,
		};

		strncpy(buffer.exporter, buffers[i].exporter, sizeof(buffer.exporter) - 1);
		rs_events_take(&c->events, &buffer, sizeof(buffer));
		for (uint32_t j = 0; buffers[i].devices && j < buffers[i].device_count; j++) {
			struct rp_attach attach = {
				.head.type = RP_ATTACHMENT_STATE, .inode = buffers[i].inode, .size = buffers[i].size,
				.error = RS_SOURCE_BUFINFO,
			};

			strncpy(attach.device, buffers[i].devices[j], sizeof(attach.device) - 1);
			rs_events_take(&c->events, &attach, sizeof(attach));
		}
	}
	rs_snapshot_free(buffers, count);
}

/* What existed before, in front of all events. */
static void take_snapshot(struct capture *c)
{
	uint64_t buffers;
	bool whole;

	if (!c->tracefs) {
		whole = rs_loader_snapshot(&c->loader, &c->symbols, &buffers);
		do {
			c->taken = 0;
		} while (ring_buffer__consume(c->ring) == -EAGAIN);
		if (whole)
			return;
		rs_events_forget_states(&c->events);
	}
	read_bufinfo(c);
}

/* One round of the main loop. */
static void turn(struct capture *c)
{
	uint64_t before = clock_ns(CLOCK_MONOTONIC), newest, now;

	if (rs_output_full(&c->recorder.out)) {
		/* the ring holds what the reader does not take, and counts what it cannot */
		rs_output_wait(&c->recorder.out, POLL_MS);
	} else {
		bool all = take_events(c);

		/* what is still in the ring may be older than the present moment */
		newest = c->events.newest;
		if (!all && newest < before)
			before = newest;
		if (before > SORT_WINDOW)
			rs_events_write(&c->events, before - SORT_WINDOW);
	}
	now = clock_ns(CLOCK_MONOTONIC);
	if (now >= c->statistics_ns) {
		rs_events_mark(&c->events, RP_STATISTICS, now);
		c->statistics_ns = now + SECOND;
		/* a stack that is known may be in a module that is not the one it was */
		if (c->options.loader.stacks != RS_STACKS_NONE)
			rs_symbols_refresh(&c->symbols);
	}
	if (rs_ctf_waiting_since(c->ctf) < now - SORT_WINDOW - PACKET_AGE)
		rs_ctf_flush(c->ctf);
	rs_output_pump(&c->recorder.out);
}

static enum rs_stop_reason run(struct capture *c)
{
	for (;;) {
		turn(c);
		if (failed(c))
			return RS_STOP_ERROR;
		if (stop_signal)
			return RS_STOP_SIGNAL;
		if (command_ended(c)) {
			c->child = 0;
			return RS_STOP_COMMAND;
		}
		if (c->end_ns && clock_ns(CLOCK_MONOTONIC) >= c->end_ns)
			return RS_STOP_DURATION;
	}
}

/* Ends the command if it still runs, and goes on capturing while it does. */
static void end_command(struct capture *c, enum rs_stop_reason reason)
{
	uint64_t end = clock_ns(CLOCK_MONOTONIC) + COMMAND_WAIT;
	const char *name = c->child ? c->options.command[0] : NULL;
	int pid = c->child;

	if (c->child && reason == RS_STOP_ERROR) {
		/* that nothing can be recorded is no reason to end somebody's work */
		rs_say("%s (process %d) goes on without being watched", name, pid);
	} else if (c->child) {
		kill(c->child, SIGTERM);
		while (!command_ended(c)) {
			turn(c);
			if (stop_again || failed(c) || clock_ns(CLOCK_MONOTONIC) >= end) {
				rs_say("%s (process %d) did not end at SIGTERM; it goes on without being watched",
				       name, pid);
				break;
			}
		}
		c->child = 0;
	} else if (c->options.command && WIFEXITED(c->child_status) && WEXITSTATUS(c->child_status)) {
		rs_say("%s ended with status %d", c->options.command[0], WEXITSTATUS(c->child_status));
	} else if (c->options.command && WIFSIGNALED(c->child_status)) {
		rs_say("%s ended by signal %d", c->options.command[0], WTERMSIG(c->child_status));
	}
}

static void enable(struct capture *c, bool on)
{
	if (c->tracefs)
		rs_tracefs_enable(c->tracefs, on);
	else
		rs_loader_enable(&c->loader, on);
}

/* Everything that is in the kernel goes to the stream, then the end is written. */
static bool finish(struct capture *c, enum rs_stop_reason reason)
{
	struct rs_pending_call *calls;
	struct rp_live_key *keys;
	struct rp_live *values;
	struct rs_losses losses;
	uint64_t live_lost, time;
	size_t live, pending, count;
	bool whole_recording;

	enable(c, false);
	time = clock_ns(CLOCK_MONOTONIC);
	if (!c->tracefs)
		rs_loader_detach(&c->loader);
	do {
		c->taken = 0;
	} while (c->tracefs ? !rs_tracefs_read(c->tracefs, 0, on_event, c) :
		 ring_buffer__consume(c->ring) == -EAGAIN);
	count = c->tracefs ? rs_tracefs_calls(c->tracefs, &calls) : rs_loader_calls(&c->loader, time, &calls);
	pending = rs_events_pending(&c->events, time, calls, count);
	c->unseen = count - pending;
	free(calls);
	live = c->tracefs ? rs_tracefs_live(c->tracefs, &keys, &values, &live_lost) :
			    rs_loader_live(&c->loader, &keys, &values, &live_lost);
	rs_events_stop(&c->events, time, reason, keys, values, live, live_lost);
	free(keys);
	free(values);
	losses = on_losses(c);
	whole_recording = rs_recorder_finish(&c->recorder, FINISH_MS);
	if (c->recorder.unwritten)
		rs_say("%llu records were not written: the recording does not have them",
		       (unsigned long long)c->recorder.unwritten);
	if (losses.filtered)
		rs_say("%llu calls were left out by the filters", (unsigned long long)losses.filtered);
	if (c->options.trigger && !c->recorder.leaks)
		rs_say("no definite leak happened, so no recording was made");
	rs_say("%llu events, %llu records in %llu bytes written; lost: %llu in the ring, %llu missed, %llu table updates; "
	       "late: %llu; still mapped: %zu; map calls that had not returned: %zu",
	       (unsigned long long)c->events.seen, (unsigned long long)c->recorder.records,
	       (unsigned long long)c->recorder.bytes, (unsigned long long)losses.ring,
	       (unsigned long long)losses.missed, (unsigned long long)losses.table,
	       (unsigned long long)c->events.late, live, pending);
	if (live && (losses.missed || losses.table))
		rs_say("some of what is still mapped may have been unmapped: not all calls were seen");
	if (losses.ring)
		rs_say("the ring was too small or the reader too slow: try a larger --ring-size, or -o FILE");
	return whole_recording;
}

/* A file that was there keeps its mode. */
static void warn_of_readers(const struct capture *c)
{
	const struct rs_output *out = &c->recorder.out;
	struct stat st;

	if (c->options.raw && out->regular && !fstat(out->fd, &st) && st.st_mode & 077)
		rs_say("others may read %s, which will have addresses of the kernel: chmod 600 it", out->name);
}

static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static int capture(const struct rs_options *options)
{
	struct capture *c = rs_alloc(sizeof(*c));
	int cpus = libbpf_num_possible_cpus(), status = EXIT_FAILED;
	enum rs_stop_reason reason;
	bool started, opened = false;
	uint64_t now;

	c->options = *options;
	c->ctf = rs_alloc(sizeof(*c->ctf));
	rs_ctf_init(c->ctf, &c->recorder.out, sysconf(_SC_NPROCESSORS_ONLN));
	c->recorder.options = &c->options;
	c->recorder.ctf = c->ctf;
	c->recorder.metadata = make_metadata;
	c->recorder.statistics = write_statistics;
	c->recorder.lost = count_lost;
	c->recorder.hurry = hurry;
	c->recorder.context = c;
	if (cpus < 1)
		cpus = 1;
	rs_events_init(&c->events, cpus);
	catch_signals();

	rs_kernel_read(&c->kernel, &c->options.loader);
	if (options->loader.mode == RS_ATTACH_TRACEFS) {
		c->tracefs = rs_tracefs_open(&c->kernel, &c->options.loader);
		if (!c->tracefs)
			goto cleanup;
	} else if (!rs_may_load(&c->kernel) || !rs_loader_load(&c->loader, &c->kernel, &c->options.loader)) {
		/* not where that lacks something, too: privileges, types, or what --adapter asks for */
		if (c->kernel.btf && !(c->kernel.only && !(c->kernel.only & c->kernel.has)) && !rs_caps_missing() &&
		    strcmp(rs_lockdown(), "confidentiality"))
			rs_say("--attach tracefs needs no BPF: it gives maps and unmaps, but no ranges, stacks and "
			       "lock owners");
		goto cleanup;
	}
	if (!rs_recorder_open(&c->recorder))
		goto cleanup;
	opened = true;
	warn_of_readers(c);
	if (rs_symbols_read(&c->symbols, "/proc/kallsyms", "/proc/modules") && options->loader.stacks != RS_STACKS_NONE)
		rs_say("/proc/kallsyms gives no addresses: call stacks will have no names. Add CAP_SYSLOG, "
		       "or set kernel.kptr_restrict=1");
	if (!c->tracefs) {
		if (!rs_loader_attach(&c->loader, &c->symbols))
			goto cleanup;
		rs_loader_iov(&c->loader, rs_symbols_address(&c->symbols, "dma_buf_iov_interconnect"));
	}
	rs_dict_init(&c->dict, c->ctf, &c->symbols, options->raw);
	c->events.ctf = c->ctf;
	c->events.dict = &c->dict;
	c->events.kernel = &c->kernel;
	c->events.switches = rs_loader_attached("switched");
	c->events.losses = on_losses;
	c->events.context = c;
	if (!c->tracefs)
		c->ring = ring_buffer__new(rs_loader_ring_fd(&c->loader), on_event, c, NULL);
	if (!c->tracefs && !c->ring) {
		rs_say("ring buffer: %s; report this", strerror(errno));
		goto cleanup;
	}
	now = clock_ns(CLOCK_MONOTONIC);
	rs_events_mark(&c->events, RP_START, now);
	c->statistics_ns = now + SECOND;
	enable(c, true);
	take_snapshot(c);
	started = !stop_signal;
	if (started) {
		rs_say("ready, %u hooks", c->tracefs ? rs_tracefs_hooks(c->tracefs) : c->loader.attached);
		/* while the output is as it was: if this fails, there is no new recording */
		if (!start_command(c))
			goto cleanup;
	} else if (options->command) {
		rs_say("a signal came before everything was attached: %s was not started", options->command[0]);
	}
	if (!drop_privileges(c) || !rs_recorder_begin(&c->recorder))
		goto cleanup;
	if (options->duration_ns)
		c->end_ns = clock_ns(CLOCK_MONOTONIC) + options->duration_ns;
	reason = run(c);
	end_command(c, reason);
	if (finish(c, reason) && reason != RS_STOP_ERROR && (started || !options->command))
		status = EXIT_OK;
cleanup:
	if (c->child)
		rs_say("%s (process %d) goes on without being watched", options->command[0], c->child);
	ring_buffer__free(c->ring);
	rs_loader_free(&c->loader);
	rs_tracefs_close(c->tracefs);
	if (opened)
		rs_recorder_close(&c->recorder);
	rs_events_free(&c->events);
	rs_dict_free(&c->dict);
	rs_symbols_free(&c->symbols);
	rs_kernel_free(&c->kernel);
	free(c->ctf);
	free(c);
	return status;
}

int main(int argc, char **argv)
{
	struct rs_options options;
	int status = rs_options_read(argc, argv, &options);

	if (status >= 0)
		return status;
	if (options.layout) {
		rs_ctf_print_layout(stdout);
		return EXIT_OK;
	}
	if (options.doctor)
		return rs_doctor(&options.loader, options.doctor_lines);
	return capture(&options);
}
