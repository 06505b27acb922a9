// SPDX-License-Identifier: GPL-2.0
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "log.h"
#include "recorder.h"

#define SUFFIX ".rangescope"
/* A regular file takes what it is given at once, or fails. */
#define FINISH_MS 3000

/* ---- files ---- */

static void name_file(struct rs_recorder *r)
{
	snprintf(r->name, sizeof(r->name), "%s.%05u" SUFFIX, r->base, r->number);
}

/* "my.rangescope" and "my" both make my.00001.rangescope and so on. */
static bool name_files(struct rs_recorder *r)
{
	const char *output = r->options->output, *last;
	size_t length = strlen(output), suffix = strlen(SUFFIX);
	unsigned int number;
	struct dirent *entry;
	DIR *dir;

	if (length > suffix && !strcmp(output + length - suffix, SUFFIX))
		length -= suffix;
	if (length >= sizeof(r->base) - 1) {
		rs_say("%s: the name is too long", output);
		return false;
	}
	memcpy(r->base, output, length);
	last = strrchr(r->base, '/');
	last = last ? last + 1 : r->base;
	memcpy(r->directory, r->base, last - r->base);
	if (last == r->base)
		strcpy(r->directory, ".");
	dir = opendir(r->directory);
	if (!dir || faccessat(AT_FDCWD, r->directory, W_OK | X_OK, AT_EACCESS)) {
		rs_say("%s: %s; choose another place with -o", r->directory, strerror(errno));
		if (dir)
			closedir(dir);
		return false;
	}
	/* those of earlier captures stay, and these are numbered after them */
	while ((entry = readdir(dir))) {
		int end = 0;

		if (strncmp(entry->d_name, last, strlen(last)))
			continue;
		if (sscanf(entry->d_name + strlen(last), ".%5u" SUFFIX "%n", &number, &end) == 1 && end &&
		    !entry->d_name[strlen(last) + end] && number > r->number)
			r->number = number;
	}
	closedir(dir);
	r->first = r->number + 1;
	return true;
}

static void none_open(struct rs_output *out)
{
	memset(out, 0, sizeof(*out));
	out->fd = -1;
	out->last = &out->first;
}

/* Makes the next file and begins a recording in it. */
static bool next_file(struct rs_recorder *r)
{
	r->number++;
	name_file(r);
	return rs_output_open(&r->out, r->name) && rs_output_begin(&r->out);
}

/* --max-size keeps the newest files. */
static void delete_oldest(struct rs_recorder *r)
{
	unsigned int next = r->number + 1, max = r->options->max_files;
	char name[sizeof(r->name)];

	if (!max || next < r->first + max)
		return;
	snprintf(name, sizeof(name), "%s.%05u" SUFFIX, r->base, next - max);
	if (unlink(name) && errno != ENOENT)
		rs_say("%s: %s; it stays beside the newer ones", name, strerror(errno));
}

/* The open recording is over. */
static bool end_file(struct rs_recorder *r, int ms)
{
	bool whole = rs_output_finish(&r->out, ms, r->hurry);

	r->packets += r->out.packets;
	r->bytes += r->out.bytes;
	r->records += r->out.records;
	r->unwritten += r->out.lost;
	if (!whole)
		r->unwhole = true;
	return whole;
}

/* ---- the beginning and the end of a recording ---- */

static void write_metadata(struct rs_recorder *r, struct rs_ctf *ctf)
{
	char *text = r->metadata(r->context, ctf);

	rs_ctf_metadata(ctf, text);
	free(text);
}

/* A stream, and the time and CPU that all records get. */
struct writer {
	struct rs_lexicon *lexicon;
	struct rs_ctf *ctf;
	uint64_t time;
};

static void copy_body(struct rs_ctf *ctf, const struct rs_event_header *record)
{
	uint8_t *to = rs_ctf_record(ctf, record->id, record->size, record->cpu, record->timestamp);

	memcpy(to + sizeof(*record), record + 1, record->size - sizeof(*record));
}

static void write_at(void *context, struct rs_event_header *record)
{
	struct writer *w = context;

	record->timestamp = w->time;
	rs_lexicon_send(w->lexicon, w->ctf, record);
	copy_body(w->ctf, record);
}

static uint64_t ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* What a recording begins with that is not the capture's first. */
static void write_beginning(struct rs_recorder *r, struct rs_ctf *ctf, const struct rs_state *state, uint64_t time)
{
	struct writer w = { .lexicon = &r->lexicon, .ctf = ctf, .time = time };
	struct rs_capture_start start = {
		.header = { .id = RS_REC_capture_start, .size = sizeof(start) },
		.realtime_ns = ns(CLOCK_REALTIME) - (ns(CLOCK_MONOTONIC) - time),
		.task = r->task,
		.part = r->files,
		.states = rs_state_count(state),
	};

	write_metadata(r, ctf);
	write_at(&w, &start.header);
	rs_state_write(state, write_at, &w);
	r->statistics(r->context, ctf, time);
}

static void write_end(struct rs_recorder *r, struct rs_ctf *ctf, enum rs_stop_reason reason, uint64_t time)
{
	struct writer w = { .lexicon = &r->lexicon, .ctf = ctf, .time = time };
	uint32_t live = rs_state_write_live(&r->state, write_at, &w);
	struct rs_capture_stop *stop = RS_RECORD(ctf, capture_stop, 0, time);

	stop->reason = reason;
	stop->live = live;
	r->statistics(r->context, ctf, time);
	rs_ctf_flush(ctf);
}

/* ---- --max-size ---- */

static bool is_event(uint32_t id)
{
	return id >= RS_REC_buffer_export && id != RS_REC_range;
}

static uint64_t part_size(const struct rs_recorder *r)
{
	return r->out.bytes + r->out.queued + rs_ctf_waiting(r->ctf);
}

/* Room for the records that a part ends with. */
static uint64_t ending(const struct rs_recorder *r)
{
	return r->state.live * sizeof(struct rs_live) + 1024;
}

static void cut(struct rs_recorder *r)
{
	uint64_t time = r->ctf->last_ns;

	write_end(r, r->ctf, RS_STOP_SIZE, time);
	if (!end_file(r, FINISH_MS)) {
		r->failed = true;
		return;
	}
	rs_output_close(&r->out);
	delete_oldest(r);
	if (!next_file(r)) {
		r->failed = true;
		return;
	}
	r->files++;
	r->lexicon.recording++;
	rs_ctf_restart(r->ctf, &r->out);
	write_beginning(r, r->ctf, &r->state, time);
	r->floor = part_size(r);
}

static void part_before(void *context, enum rs_record id, uint64_t time)
{
	struct rs_recorder *r = context;
	uint64_t limit = r->options->max_size;

	(void)time;
	if (!is_event(id) || r->stopped || r->failed || r->out.failed)
		return;
	/* so much may exist that a part is nothing but its beginning */
	if (limit < 2 * r->floor)
		limit = 2 * r->floor;
	if (part_size(r) + ending(r) >= limit)
		cut(r);
}

static void part_complete(void *context, struct rs_event_header *record)
{
	struct rs_recorder *r = context;
	uint64_t copy[(RS_STRING_MAX + 64) / sizeof(uint64_t)];
	struct rs_leak leak;

	/* most records are; they change nothing and refer to nothing */
	if (record->id == RS_REC_range)
		return;
	if (record->id == RS_REC_capture_start) {
		struct rs_capture_start *start = (void *)record;

		start->part = 1;
		r->task = start->task;
	} else if (record->id == RS_REC_capture_stop) {
		r->stopped = true;
	}
	if (rs_is_dictionary(record->id)) {
		rs_lexicon_keep(&r->lexicon, record);
		rs_lexicon_sent(&r->lexicon, record);
	} else {
		rs_state_apply(&r->state, record, &leak);
	}
	if (rs_lexicon_complete(&r->lexicon, record))
		return;
	rs_ctf_withdraw(r->ctf, copy);
	rs_lexicon_send(&r->lexicon, r->ctf, (void *)copy);
	copy_body(r->ctf, (void *)copy);
}

/* ---- --trigger-on-leak ---- */

static void copy_chunk(struct rs_recorder *r, const uint8_t *records, size_t size)
{
	for (size_t at = 0; at < size;) {
		const struct rs_event_header *record = (const void *)(records + at);

		if (record->id != RS_REC_capture_start) {
			rs_lexicon_send(&r->lexicon, r->copy, record);
			copy_body(r->copy, record);
		}
		at += record->size;
	}
}

/* What happened in the oldest chunk is what there was before the window now. */
static void expire(struct rs_recorder *r)
{
	struct rs_chunk *chunk = r->oldest;
	struct rs_leak leak;

	for (size_t at = 0; at < chunk->size;) {
		const struct rs_event_header *record = (const void *)(chunk->records + at);

		rs_state_apply(&r->before, record, &leak);
		at += record->size;
	}
	r->window -= chunk->size;
	r->oldest = chunk->next;
	if (!r->oldest)
		r->newest = &r->oldest;
	free(chunk);
}

static void window_packet(void *context, const uint8_t *records, size_t size, uint64_t begin_ns, uint64_t end_ns)
{
	struct rs_recorder *r = context;
	struct rs_chunk *chunk = rs_realloc(NULL, sizeof(*chunk) + size);

	chunk->next = NULL;
	chunk->begin_ns = begin_ns;
	chunk->end_ns = end_ns;
	chunk->size = size;
	memcpy(chunk->records, records, size);
	*r->newest = chunk;
	r->newest = &chunk->next;
	r->window += size;
	if (r->until_ns)
		copy_chunk(r, records, size);
	while (r->oldest && r->oldest->end_ns + r->options->before_ns < end_ns)
		expire(r);
	while (r->oldest != chunk && r->window > r->window_max) {
		r->cut_ns = r->oldest->end_ns;
		expire(r);
	}
}

static const char *plural(uint32_t count)
{
	return count == 1 ? "" : "s";
}

/* One sentence: what, on what, by whom. */
static void describe(const struct rs_recorder *r, const struct rs_leak *leak, char *text, size_t size)
{
	const struct rs_task *task = rs_lexicon_find(&r->lexicon, RS_REC_task, leak->task);
	const struct rs_device *device = rs_lexicon_find(&r->lexicon, RS_REC_device, leak->device);
	const char *comm = task ? rs_lexicon_string(&r->lexicon, task->comm, "?") : "?";
	char what[80];

	switch (leak->rule) {
	case 1:
		snprintf(what, sizeof(what), "detached with %u live mapping%s", leak->mappings, plural(leak->mappings));
		break;
	case 2:
		snprintf(what, sizeof(what), "buffer released with %u live mapping%s", leak->mappings,
			 plural(leak->mappings));
		break;
	case 3:
		strcpy(what, "unmap swallowed, the interconnect is no longer allowed");
		break;
	case 4:
		strcpy(what, "unmap swallowed, the exporter has no unmap op");
		break;
	case 6:
		strcpy(what, "unmapped twice");
		break;
	default:
		strcpy(what, "unmapped on another attachment than it was mapped on");
		break;
	}
	snprintf(text, size, "leak RS%02u: %s (exporter %s, device %s, process %s, pid %u)", leak->rule, what,
		 rs_lexicon_string(&r->lexicon, leak->exporter, "not known"),
		 device ? rs_lexicon_string(&r->lexicon, device->name, "?") : "not known", comm, task ? task->pid : 0);
}

/* The recording of a leak is over; @time is that of the last record. */
static void end_leak(struct rs_recorder *r)
{
	bool whole;

	r->until_ns = 0;
	whole = end_file(r, FINISH_MS);
	if (whole && r->more)
		rs_say("%s is complete, with %llu more leak%s", r->name, (unsigned long long)r->more,
		       plural(r->more > 1 ? 2 : 1));
	else if (whole)
		rs_say("%s is complete", r->name);
	rs_output_close(&r->out);
}

/* The leak is the last record of the stream. */
static void begin_leak(struct rs_recorder *r, const struct rs_leak *leak, uint64_t time)
{
	uint64_t lost = r->lost(r->context), before_ns = r->options->before_ns, from;
	char text[512], honest[160] = "";

	describe(r, leak, text, sizeof(text));
	if (lost)
		snprintf(honest, sizeof(honest), "; %llu event%s had been lost before, an unmap may be among them",
			 (unsigned long long)lost, plural(lost > 1 ? 2 : 1));
	if (r->options->max_files && r->files >= r->options->max_files) {
		rs_say("%s%s; no recording: --max-files %u are written", text, honest, r->options->max_files);
		return;
	}
	if (!next_file(r)) {
		rs_say("%s%s; no recording of it", text, honest);
		r->unwhole = true;
		return;
	}
	r->files++;
	rs_say("%s%s; see %s", text, honest, r->name);
	if (r->cut_ns && r->cut_ns + before_ns > time)
		rs_say("%s begins %.1f s before the leak only: %llu MiB of events are kept at most", r->name,
		       (time - r->cut_ns) / 1e9, (unsigned long long)(r->window_max >> 20));
	r->lexicon.recording++;
	r->more = 0;
	rs_ctf_init(r->copy, &r->out, r->ctf->cpu_count);
	from = r->oldest ? r->oldest->begin_ns : time;
	write_beginning(r, r->copy, &r->before, from);
	for (const struct rs_chunk *chunk = r->oldest; chunk; chunk = chunk->next)
		copy_chunk(r, chunk->records, chunk->size);
	rs_ctf_flush(r->copy);
	r->until_ns = time + r->options->after_ns;
}

static void leak_before(void *context, enum rs_record id, uint64_t time)
{
	struct rs_recorder *r = context;
	uint64_t end = r->until_ns;

	if (!end || time <= end || r->stopped || rs_is_dictionary(id) || id == RS_REC_range)
		return;
	rs_ctf_flush(r->ctf);
	write_end(r, r->copy, RS_STOP_TRIGGER, end);
	end_leak(r);
}

/*
 * A second unmap is one only when no map in between was missed: with losses, or with maps of
 * other processes left out, the same address may have been mapped again.
 */
static bool is_definite(const struct rs_recorder *r, const struct rs_leak *leak)
{
	const struct rs_filter *filter = &r->options->loader.filter;

	return leak->rule != 6 || !(filter->pid_count || filter->comm_count || r->lost(r->context));
}

static void leak_complete(void *context, struct rs_event_header *record)
{
	struct rs_recorder *r = context;
	uint64_t copy[(RS_STRING_MAX + 64) / sizeof(uint64_t)], time = record->timestamp;
	struct rs_trigger *trigger;
	struct rs_leak leak;

	if (record->id == RS_REC_range)
		return;
	if (rs_is_dictionary(record->id)) {
		rs_lexicon_keep(&r->lexicon, record);
		rs_ctf_withdraw(r->ctf, copy);
		return;
	}
	rs_state_apply(&r->state, record, &leak);
	if (record->id == RS_REC_capture_start) {
		r->task = ((struct rs_capture_start *)record)->task;
	} else if (record->id == RS_REC_capture_stop) {
		r->stopped = true;
	} else if (record->id >= RS_REC_buffer_state && record->id <= RS_REC_mapping_state) {
		/* it was there before any window */
		rs_ctf_withdraw(r->ctf, copy);
		rs_state_apply(&r->before, (void *)copy, &leak);
		leak.rule = 0;
	}
	if (!leak.rule || !is_definite(r, &leak))
		return;
	r->leaks++;
	trigger = RS_RECORD(r->ctf, trigger, record->cpu, time);
	trigger->buffer = leak.buffer;
	trigger->attachment = leak.attachment;
	trigger->mapping = leak.mapping;
	trigger->rule = leak.rule;
	trigger->mappings = leak.mappings;
	if (r->until_ns) {
		r->more++;
		return;
	}
	rs_ctf_flush(r->ctf);
	begin_leak(r, &leak, time);
}

/* ---- all of them ---- */

bool rs_recorder_open(struct rs_recorder *r)
{
	none_open(&r->out);
	r->newest = &r->oldest;
	if (!r->window_max)
		r->window_max = RS_WINDOW_MAX;
	if (!r->options->max_size && !r->options->trigger) {
		if (!rs_output_open(&r->out, r->options->output))
			return false;
	} else if (!name_files(r)) {
		return false;
	} else if (r->options->max_size) {
		r->number++;
		name_file(r);
		if (!rs_output_open(&r->out, r->name))
			return false;
	}
	rs_ctf_restart(r->ctf, &r->out);
	return true;
}

bool rs_recorder_begin(struct rs_recorder *r)
{
	if (r->options->trigger) {
		r->copy = rs_alloc(sizeof(*r->copy));
		r->tap = (struct rs_ctf_tap){
			.before = leak_before, .complete = leak_complete, .packet = window_packet, .context = r,
		};
		r->ctf->tap = &r->tap;
		return true;
	}
	if (!rs_output_begin(&r->out))
		return false;
	r->files = 1;
	r->lexicon.recording = 1;
	if (r->options->max_size) {
		r->tap = (struct rs_ctf_tap){ .before = part_before, .complete = part_complete, .context = r };
		r->ctf->tap = &r->tap;
	}
	write_metadata(r, r->ctf);
	return true;
}

bool rs_recorder_finish(struct rs_recorder *r, int ms)
{
	rs_ctf_flush(r->ctf);
	if (r->options->trigger) {
		if (r->until_ns) {
			rs_ctf_flush(r->copy);
			end_leak(r);
		}
	} else if (!r->failed) {
		end_file(r, ms);
	}
	return !r->unwhole && !r->failed;
}

void rs_recorder_close(struct rs_recorder *r)
{
	rs_output_close(&r->out);
	while (r->oldest) {
		struct rs_chunk *chunk = r->oldest;

		r->oldest = chunk->next;
		free(chunk);
	}
	rs_lexicon_free(&r->lexicon);
	rs_state_free(&r->state);
	rs_state_free(&r->before);
	free(r->copy);
	r->copy = NULL;
}
