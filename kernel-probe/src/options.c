// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "log.h"
#include "options.h"
#include "probe.h"
#include "rangescope_stream.h"

#ifndef RS_VERSION
#define RS_VERSION "0"
#endif

#define SECOND 1000000000ull
#define MAX_SIZE_LEAST (64u << 10)

static const char usage[] =
"Usage: rangescope-probe [OPTION]... [-- COMMAND [ARGUMENT]...]\n"
"Captures every map and unmap of dma-bufs in the running kernel.\n"
"\n"
"Where the recording goes, and how long:\n"
"  -o, --output FILE     write it to FILE; - is stdout (the default), unix:PATH a\n"
"                        socket on which a reader listens\n"
"      --duration S      stop after S seconds (may be a fraction)\n"
"      --max-size SIZE   go on in another file when one has SIZE bytes (K, M or G may\n"
"                        follow): -o my.rangescope makes my.00001.rangescope, ...\n"
"      --trigger-on-leak[=S]\n"
"                        record only when a definite leak happens: the S seconds\n"
"                        before it (default 5) and 2 s after it, a file for each,\n"
"                        named as with --max-size\n"
"      --max-files N     of these files, keep at most N: with --max-size the newest,\n"
"                        with --trigger-on-leak the first (default 0: all)\n"
"\n"
"What is recorded:\n"
"      --pid N           only calls of this process\n"
"      --process NAME    only calls of processes of this name\n"
"      --exporter NAME   only buffers of this exporter\n"
"      --device NAME     only attachments of this importing device\n"
"      --adapter NAME    only maps of this kind: sgt, interconnect-v1, interconnect-v2,\n"
"                        or interconnect for both of these\n"
"                        each of the five up to 16 times; those of one kind are\n"
"                        alternatives, and all kinds that are given must fit\n"
"      --stacks HOW      call stacks: reused (default) takes the one that was last walked\n"
"                        from the same call site, all walks it for every event,\n"
"                        none is cheapest, but leaks have no call site\n"
"      --no-stacks       the same as --stacks none\n"
"      --max-ranges N    walk at most N ranges of each map (1-65536, default 4096)\n"
"      --range-rate N    record at most N ranges a second, the totals stay exact\n"
"                        (default 20000, 0: no limit)\n"
"      --precise         see each store of a range with a hardware breakpoint: costly\n"
"      --frees           see what unmaps and failed maps free\n"
"      --raw-pointers    record kernel addresses as they are, not as keyed hashes,\n"
"                        and ranges as physical addresses; think before you share it\n"
"\n"
"How the kernel is observed:\n"
"      --attach HOW      fentry, kprobe, or auto: fentry, and kprobe where the kernel\n"
"                        refuses it (the default); tracefs works without BPF, and\n"
"                        gives no ranges, stacks and lock owners\n"
"      --btf FILE        read the kernel's types from FILE, when it has none itself\n"
"      --ring-size MIB   room for events on their way (a power of two, 1-512, default 8)\n"
"      --verbose         show what libbpf says\n"
"\n"
"Instead of recording:\n"
"      --doctor[=FORM]   say what this kernel offers and what is missing, and exit:\n"
"                        0 interconnect maps, 1 only sg-table maps, 3 nothing;\n"
"                        FORM is text (default), or lines for a program to read\n"
"      --layout          print the layout of all records, and exit\n"
"      --version         print the version, and exit\n"
"  -h, --help            print this, and exit\n"
"\n"
"With COMMAND, it is run once everything is attached, and the capture ends with it;\n"
"otherwise with Ctrl-C, SIGTERM or --duration. What COMMAND prints goes to stderr when\n"
"the recording goes to stdout. When the capture ends first, COMMAND gets SIGTERM, but not\n"
"when the recording cannot be written any more. The exit status is 0 when the recording\n"
"is whole, 1 when it could not be made or finished, 2 for wrong options.\n";

static bool parse(const char *text, double low, double high, double *value)
{
	char *end;

	errno = 0;
	*value = strtod(text, &end);
	return end != text && !*end && !errno && *value >= low && *value <= high;
}

static bool number(const char *name, const char *text, double low, double high, double *value)
{
	if (parse(text, low, high, value))
		return true;
	rs_say("--%s %s: give a number from %.15g to %.15g", name, text, low, high);
	return false;
}

static bool whole(const char *name, const char *text, unsigned int low, unsigned int high, unsigned int *value)
{
	double d;

	if (parse(text, low, high, &d) && d == (unsigned int)d) {
		*value = d;
		return true;
	}
	rs_say("--%s %s: give a whole number from %u to %u", name, text, low, high);
	return false;
}

static bool seconds(const char *name, const char *text, double low, double high, uint64_t *ns)
{
	double d;

	if (!number(name, text, low, high, &d))
		return false;
	*ns = d * SECOND;
	return true;
}

static bool size_of(const char *name, const char *text, uint64_t *bytes)
{
	unsigned int shift = 0;
	char *end;

	errno = 0;
	*bytes = strtoull(text, &end, 10);
	if (end != text && !errno && *text != '-') {
		if (*end == 'K' || *end == 'k')
			shift = 10;
		else if (*end == 'M' || *end == 'm')
			shift = 20;
		else if (*end == 'G' || *end == 'g')
			shift = 30;
		if (!end[!!shift] && *bytes <= 1ull << (62 - shift) && *bytes << shift >= MAX_SIZE_LEAST) {
			*bytes <<= shift;
			return true;
		}
	}
	rs_say("--%s %s: give a number of bytes from %uK, as in 500K, 64M or 2G", name, text, MAX_SIZE_LEAST >> 10);
	return false;
}

/* One of several words, or -1. */
static int word(const char *name, const char *text, const char *const *words)
{
	char all[160] = "";

	for (int i = 0; words[i]; i++) {
		if (!strcmp(words[i], text))
			return i;
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", i ? ", " : "", words[i]);
	}
	rs_say("--%s %s: give one of %s", name, text, all);
	return -1;
}

static bool room(const char *name, size_t count)
{
	if (count < RS_FILTER_MAX)
		return true;
	rs_say("--%s can be given %d times; record without it and filter in the reader", name, RS_FILTER_MAX);
	return false;
}

/* A name that the kernel keeps in @limit bytes, NUL included. */
static bool name_of(const char *name, const char *text, size_t limit, const char **names, size_t *count)
{
	if (!room(name, *count))
		return false;
	if (!*text) {
		rs_say("--%s: the name is empty; leave the option out for all of them", name);
		return false;
	}
	if (strlen(text) >= limit) {
		rs_say("--%s %s: such names have %zu characters at most; give the first %zu", name, text, limit - 1,
		       limit - 1);
		return false;
	}
	names[(*count)++] = text;
	return true;
}

static bool process(const char *text, struct rs_filter *filter)
{
	if (!room("pid", filter->pid_count))
		return false;
	/* the kernel never has larger ones */
	return whole("pid", text, 1, 4194304, &filter->pids[filter->pid_count++]);
}

static bool adapter(const char *text, struct rs_filter *filter)
{
	static const char *const words[] = { "sgt", "interconnect-v1", "interconnect-v2", "interconnect", NULL };
	static const uint32_t bits[] = {
		1u << RS_ADAPTER_SGT, 1u << RS_ADAPTER_INTERCONNECT_V1, 1u << RS_ADAPTER_INTERCONNECT_V2,
		1u << RS_ADAPTER_INTERCONNECT_V1 | 1u << RS_ADAPTER_INTERCONNECT_V2,
	};
	int i = word("adapter", text, words);

	if (i >= 0)
		filter->adapters |= bits[i];
	return i >= 0;
}

static bool stacks(const char *text, enum rs_stacks *value)
{
	static const char *const words[] = { "reused", "all", "none", NULL };
	static const enum rs_stacks values[] = { RS_STACKS_REUSED, RS_STACKS_ALL, RS_STACKS_NONE };
	int i = word("stacks", text, words);

	if (i >= 0)
		*value = values[i];
	return i >= 0;
}

static bool mode(const char *text, enum rs_attach_mode *value)
{
	static const char *const words[] = { "auto", "fentry", "kprobe", "tracefs", NULL };
	static const enum rs_attach_mode values[] = {
		RS_ATTACH_AUTO, RS_ATTACH_FENTRY, RS_ATTACH_KPROBE, RS_ATTACH_TRACEFS,
	};
	int i = word("attach", text, words);

	if (i >= 0)
		*value = values[i];
	return i >= 0;
}

static bool doctor(const char *text, bool *lines)
{
	static const char *const words[] = { "text", "lines", NULL };
	int i = word("doctor", text, words);

	*lines = i == 1;
	return i >= 0;
}

static bool output(const char *text, struct rs_options *o)
{
	if (text[0] == '-' && text[1]) {
		rs_say("-o %s: is that an option? For a file of this name, write ./%s", text, text);
		return false;
	}
	if (!*text) {
		rs_say("-o: the name is empty; give a file, or - for stdout");
		return false;
	}
	o->output = text;
	return true;
}

static bool ring_size(const char *text, unsigned int *mib)
{
	if (!whole("ring-size", text, 1, 512, mib))
		return false;
	if (!(*mib & (*mib - 1)))
		return true;
	rs_say("--ring-size %s: give a power of two", text);
	return false;
}

/* Does the output have a place in a directory, so that others can stand beside it? */
static bool is_file(const char *output_name)
{
	struct stat st;

	return strcmp(output_name, "-") && strncmp(output_name, "unix:", 5) &&
	       (stat(output_name, &st) || S_ISREG(st.st_mode));
}

/* Options that are right by themselves, but not together. */
static bool makes_sense(const struct rs_options *o)
{
	const char *several = o->max_size ? "--max-size" : o->trigger ? "--trigger-on-leak" : NULL;

	if (o->max_size && o->trigger)
		rs_say("--max-size and --trigger-on-leak: give one of them; a recording of a leak is as long as its seconds");
	else if (several && !is_file(o->output) && !o->doctor && !o->layout)
		rs_say("%s makes several files, and %s is none: add -o FILE.rangescope", several,
		       strcmp(o->output, "-") ? o->output : "stdout");
	else if (o->max_files && !several)
		rs_say("--max-files needs several files: add --max-size or --trigger-on-leak");
	else if (o->loader.btf && o->loader.mode == RS_ATTACH_FENTRY)
		rs_say("--btf with --attach fentry: fentry needs the types of the kernel itself; use --attach kprobe");
	else if (o->loader.mode == RS_ATTACH_TRACEFS && (o->loader.precise || o->loader.frees))
		rs_say("--%s needs BPF: leave it out, or --attach tracefs", o->loader.precise ? "precise" : "frees");
	else if (o->command && (o->doctor || o->layout))
		rs_say("--%s records nothing: leave out %s", o->doctor ? "doctor" : "layout", o->command[0]);
	else
		return true;
	return false;
}

/* Takes one option; false when it makes no sense. */
enum {
	RAW = 256, NO_STACKS, STACKS, DURATION, RING_SIZE, MAX_RANGES, RANGE_RATE, PRECISE, FREES, ATTACH, BTF, PID,
	PROCESS, EXPORTER, DEVICE, ADAPTER, MAX_SIZE, MAX_FILES, TRIGGER, DOCTOR, LAYOUT, VERBOSE, VERSION,
};

static bool take(int c, const char *text, struct rs_options *o)
{
	struct rs_loader_options *loader = &o->loader;
	struct rs_filter *filter = &loader->filter;

	switch (c) {
	case 'o':
		return output(text, o);
	case RAW:
		o->raw = true;
		return true;
	case NO_STACKS:
		loader->stacks = RS_STACKS_NONE;
		return true;
	case STACKS:
		return stacks(text, &loader->stacks);
	case DURATION:
		return seconds("duration", text, 0.001, 1e8, &o->duration_ns);
	case RING_SIZE:
		return ring_size(text, &loader->ring_mib);
	case MAX_RANGES:
		return whole("max-ranges", text, 1, 65536, &loader->max_ranges);
	case RANGE_RATE:
		return whole("range-rate", text, 0, 1000000000, &loader->range_rate);
	case PRECISE:
		loader->precise = true;
		return true;
	case FREES:
		loader->frees = true;
		return true;
	case ATTACH:
		return mode(text, &loader->mode);
	case BTF:
		loader->btf = text;
		return true;
	case PID:
		return process(text, filter);
	case PROCESS:
		return name_of("process", text, RP_COMM_LEN, filter->comms, &filter->comm_count);
	case EXPORTER:
		return name_of("exporter", text, RP_NAME_LEN, filter->exporters, &filter->exporter_count);
	case DEVICE:
		return name_of("device", text, RP_NAME_LEN, filter->devices, &filter->device_count);
	case ADAPTER:
		return adapter(text, filter);
	case MAX_SIZE:
		return size_of("max-size", text, &o->max_size);
	case MAX_FILES:
		return whole("max-files", text, 0, 99999, &o->max_files);
	case TRIGGER:
		o->trigger = true;
		return !text || seconds("trigger-on-leak", text, 0.1, 600, &o->before_ns);
	case DOCTOR:
		o->doctor = true;
		return !text || doctor(text, &o->doctor_lines);
	case LAYOUT:
		o->layout = true;
		return true;
	case VERBOSE:
		loader->verbose = true;
		return true;
	default:
		rs_say("try --help");
		return false;
	}
}

int rs_options_read(int argc, char **argv, struct rs_options *o)
{
	static const struct option longs[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "raw-pointers", no_argument, NULL, RAW },
		{ "no-stacks", no_argument, NULL, NO_STACKS },
		{ "stacks", required_argument, NULL, STACKS },
		{ "duration", required_argument, NULL, DURATION },
		{ "ring-size", required_argument, NULL, RING_SIZE },
		{ "max-ranges", required_argument, NULL, MAX_RANGES },
		{ "range-rate", required_argument, NULL, RANGE_RATE },
		{ "precise", no_argument, NULL, PRECISE },
		{ "frees", no_argument, NULL, FREES },
		{ "attach", required_argument, NULL, ATTACH },
		{ "btf", required_argument, NULL, BTF },
		{ "pid", required_argument, NULL, PID },
		{ "process", required_argument, NULL, PROCESS },
		{ "exporter", required_argument, NULL, EXPORTER },
		{ "device", required_argument, NULL, DEVICE },
		{ "adapter", required_argument, NULL, ADAPTER },
		{ "max-size", required_argument, NULL, MAX_SIZE },
		{ "max-files", required_argument, NULL, MAX_FILES },
		{ "trigger-on-leak", optional_argument, NULL, TRIGGER },
		{ "doctor", optional_argument, NULL, DOCTOR },
		{ "layout", no_argument, NULL, LAYOUT },
		{ "verbose", no_argument, NULL, VERBOSE },
		{ "version", no_argument, NULL, VERSION },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int c;

	*o = (struct rs_options){
		.output = "-",
		.before_ns = 5 * SECOND,
		.after_ns = 2 * SECOND,
		.loader = { .stacks = RS_STACKS_REUSED, .ring_mib = 8, .max_ranges = 4096, .range_rate = 20000 },
	};
	optind = 0;
	while ((c = getopt_long(argc, argv, "+o:h", longs, NULL)) != -1) {
		if (c == VERSION) {
			printf(RS_PROGRAM " %s, stream format %d.%d\n", RS_VERSION, RS_FORMAT_MAJOR, RS_FORMAT_MINOR);
			return 0;
		}
		if (c == 'h') {
			fputs(usage, stdout);
			return 0;
		}
		if (!take(c, optarg, o))
			return RS_EXIT_USAGE;
	}
	if (optind < argc) {
		if (strcmp(argv[optind - 1], "--")) {
			rs_say("%s: what is to be done with it? A command goes after --; try --help", argv[optind]);
			return RS_EXIT_USAGE;
		}
		o->command = argv + optind;
	}
	return makes_sense(o) ? -1 : RS_EXIT_USAGE;
}

static void put_name(FILE *to, const char *option, const char *name)
{
	fprintf(to, " --%s ", option);
	if (!name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/@+,")]) {
		fputs(name, to);
		return;
	}
	fputc('\'', to);
	for (; *name; name++) {
		if (*name == '\'')
			fputs("'\\''", to);
		else
			fputc(*name, to);
	}
	fputc('\'', to);
}

char *rs_options_filters(const struct rs_filter *filter)
{
	static const char *const adapters[] = {
		[RS_ADAPTER_SGT] = "sgt",
		[RS_ADAPTER_INTERCONNECT_V1] = "interconnect-v1",
		[RS_ADAPTER_INTERCONNECT_V2] = "interconnect-v2",
	};
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	if (!to)
		return rs_strdup("");
	for (size_t i = 0; i < filter->pid_count; i++)
		fprintf(to, " --pid %u", filter->pids[i]);
	for (size_t i = 0; i < filter->comm_count; i++)
		put_name(to, "process", filter->comms[i]);
	for (size_t i = 0; i < filter->exporter_count; i++)
		put_name(to, "exporter", filter->exporters[i]);
	for (size_t i = 0; i < filter->device_count; i++)
		put_name(to, "device", filter->devices[i]);
	for (size_t i = RS_ADAPTER_SGT; i <= RS_ADAPTER_INTERCONNECT_V2; i++)
		if (filter->adapters >> i & 1)
			put_name(to, "adapter", adapters[i]);
	fclose(to);
	if (size)
		memmove(text, text + 1, size);
	return text;
}
