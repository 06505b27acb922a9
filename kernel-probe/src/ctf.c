// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include "ctf.h"
#include "log.h"

/* One metadata packet: far below what any reader refuses. */
#define TSDL_CHUNK 32768u

void rs_ctf_restart(struct rs_ctf *ctf, struct rs_output *out)
{
	ctf->out = out;
	ctf->sequence = 0;
	if (getrandom(ctf->uuid, sizeof(ctf->uuid), 0) != sizeof(ctf->uuid)) {
		rs_say("the kernel gave no random bytes; is the system still booting? Try again");
		exit(1);
	}
	ctf->uuid[6] = (ctf->uuid[6] & 0x0f) | 0x40;
	ctf->uuid[8] = (ctf->uuid[8] & 0x3f) | 0x80;
}

void rs_ctf_init(struct rs_ctf *ctf, struct rs_output *out, uint32_t cpu_count)
{
	memset(ctf, 0, sizeof(*ctf));
	ctf->cpu_count = cpu_count;
	rs_ctf_restart(ctf, out);
}

static void uuid_text(const uint8_t uuid[16], char text[37])
{
	for (int i = 0; i < 16; i++)
		text += sprintf(text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", uuid[i]);
}

/* A TSDL string literal. */
static void put_string(FILE *to, const char *name, const char *value)
{
	fprintf(to, "\t%s = \"", name);
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			fprintf(to, "\\%c", *value);
		else if ((unsigned char)*value < ' ')
			fputc(' ', to);
		else
			fputc(*value, to);
	}
	fputs("\";\n", to);
}

#define TSDL_FIELD(type, name, doc) fprintf(to, "\t\t%s %s; /* %s */\n", #type, #name, doc);
#define TSDL_TAIL(type, name, length, doc) \
	fprintf(to, "\t\t%s %s[%s]; /* %s */\n", !strcmp(#type, "u8") ? "utf8" : #type, #name, #length, doc);
#define TSDL_EVENT(name, number, doc) \
	fprintf(to, "/* %s */\nevent {\n\tid = %d;\n\tstream_id = 0;\n\tname = \"%s\";\n\tfields := struct {\n", \
		doc, number, #name); \
	RS_FIELDS_##name(TSDL_FIELD, TSDL_TAIL) \
	fputs("\t};\n};\n", to);

static void put_integer(FILE *to, const char *name, int bits, const char *more)
{
	fprintf(to, "typealias integer { size = %d; align = 8; %s } := %s;\n", bits, more, name);
}

char *rs_ctf_tsdl(const struct rs_ctf *ctf, const struct rs_env *env, int64_t realtime_offset_ns)
{
	char uuid[37], *text = NULL;
	int64_t offset_s = realtime_offset_ns / 1000000000, offset = realtime_offset_ns % 1000000000;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	if (!to) {
		rs_say("out of memory");
		exit(1);
	}
	if (offset < 0) {
		offset += 1000000000;
		offset_s--;
	}
	uuid_text(ctf->uuid, uuid);
	fputs("/* CTF 1.8 */\n", to);
	put_integer(to, "u8", 8, "signed = false;");
	put_integer(to, "utf8", 8, "signed = false; encoding = UTF8;");
	put_integer(to, "u16", 16, "signed = false;");
	put_integer(to, "u32", 32, "signed = false;");
	put_integer(to, "s32", 32, "signed = true;");
	put_integer(to, "u64", 64, "signed = false;");
	put_integer(to, "s64", 64, "signed = true;");
	put_integer(to, "h64", 64, "signed = false; base = 16;");
	fprintf(to, "trace {\n\tmajor = 1;\n\tminor = 8;\n\tuuid = \"%s\";\n\tbyte_order = le;\n"
		"\tpacket.header := struct { u32 magic; u8 uuid[16]; u32 stream_id; };\n};\n", uuid);
	fputs("env {\n", to);
	put_string(to, "tracer_name", RS_PROGRAM);
	put_string(to, "tracer_version", env->tracer_version);
	fprintf(to, "\trangescope_major = %d;\n\trangescope_minor = %d;\n", RS_FORMAT_MAJOR, RS_FORMAT_MINOR);
	put_string(to, "hostname", env->hostname);
	put_string(to, "kernel_release", env->kernel_release);
	put_string(to, "kernel_version", env->kernel_version);
	put_string(to, "architecture", env->architecture);
	put_string(to, "adapters", env->adapters);
	put_string(to, "hooks_attached", env->hooks_attached);
	put_string(to, "hooks_missing", env->hooks_missing);
	put_string(to, "pointers", env->pointers);
	put_string(to, "range_times", env->range_times);
	put_string(to, "attach_mode", env->attach_mode);
	put_string(to, "stacks", env->stacks);
	put_string(to, "range_rate", env->range_rate);
	put_string(to, "filters", env->filters);
	fputs("};\n", to);
	fprintf(to, "clock {\n\tname = monotonic;\n\tdescription = \"CLOCK_MONOTONIC\";\n\tfreq = 1000000000;\n"
		"\toffset_s = %lld;\n\toffset = %lld;\n};\n", (long long)offset_s, (long long)offset);
	put_integer(to, "ts64", 64, "signed = false; map = clock.monotonic.value;");
	fputs("stream {\n\tid = 0;\n"
	      "\tpacket.context := struct {\n\t\tts64 timestamp_begin;\n\t\tts64 timestamp_end;\n"
	      "\t\tu64 content_size;\n\t\tu64 packet_size;\n\t\tu64 events_discarded;\n"
	      "\t\tu64 packet_seq_num;\n\t\tu32 cpu_count;\n\t\tu32 record_count;\n\t};\n"
	      "\tevent.header := struct { u16 id; u16 size; u32 cpu; ts64 timestamp; };\n};\n", to);
	RS_RECORDS(TSDL_EVENT)
	fclose(to);
	return text;
}

void rs_ctf_metadata(struct rs_ctf *ctf, const char *tsdl)
{
	size_t left = strlen(tsdl);

	while (left) {
		uint8_t packet[sizeof(struct rs_tsdl_header) + TSDL_CHUNK + 8] = { 0 };
		size_t text = left < TSDL_CHUNK ? left : TSDL_CHUNK;
		size_t content = sizeof(struct rs_tsdl_header) + text;
		size_t whole = (content + 7) & ~(size_t)7;
		struct rs_tsdl_header header = {
			.magic = RS_TSDL_MAGIC,
			.content_size = content * 8,
			.packet_size = whole * 8,
			.major = 1,
			.minor = 8,
		};

		memcpy(header.uuid, ctf->uuid, sizeof(header.uuid));
		memcpy(packet, &header, sizeof(header));
		memcpy(packet + sizeof(header), tsdl, text);
		rs_output_packet(ctf->out, packet, whole, 0);
		tsdl += text;
		left -= text;
	}
}

/* The tap sees the last record, now that it is complete. */
static void settle(struct rs_ctf *ctf)
{
	struct rs_event_header *record;

	if (!ctf->tap || ctf->tapped || !ctf->open)
		return;
	record = (void *)(ctf->packet + ctf->open);
	ctf->tapped = true;
	ctf->tap->complete(ctf->tap->context, record);
	ctf->tapped = false;
	ctf->open = 0;
}

static void send_packet(struct rs_ctf *ctf)
{
	struct rs_packet_header header = {
		.magic = RS_CTF_MAGIC,
		.timestamp_begin = ctf->begin_ns,
		.timestamp_end = ctf->last_ns,
		.content_size = (uint64_t)ctf->used * 8,
		.packet_size = (uint64_t)ctf->used * 8,
		.events_discarded = ctf->discarded,
		.packet_seq_num = ctf->sequence,
		.cpu_count = ctf->cpu_count,
		.record_count = ctf->in_packet,
	};

	memcpy(header.uuid, ctf->uuid, sizeof(header.uuid));
	memcpy(ctf->packet, &header, sizeof(header));
	rs_output_packet(ctf->out, ctf->packet, ctf->used, ctf->in_packet);
	ctf->sequence++;
}

void rs_ctf_flush(struct rs_ctf *ctf)
{
	settle(ctf);
	if (!ctf->in_packet)
		return;
	if (ctf->tap && ctf->tap->packet)
		ctf->tap->packet(ctf->tap->context, ctf->packet + sizeof(struct rs_packet_header),
				 ctf->used - sizeof(struct rs_packet_header), ctf->begin_ns, ctf->last_ns);
	else
		send_packet(ctf);
	ctf->in_packet = 0;
	ctf->used = 0;
}

size_t rs_ctf_waiting(const struct rs_ctf *ctf)
{
	return ctf->used;
}

size_t rs_ctf_withdraw(struct rs_ctf *ctf, void *to)
{
	size_t size = ctf->used - ctf->open;

	memcpy(to, ctf->packet + ctf->open, size);
	ctf->used = ctf->open;
	ctf->in_packet--;
	ctf->records--;
	return size;
}

uint64_t rs_ctf_waiting_since(const struct rs_ctf *ctf)
{
	return ctf->in_packet ? ctf->begin_ns : UINT64_MAX;
}

void *rs_ctf_record(struct rs_ctf *ctf, enum rs_record id, size_t size, uint32_t cpu, uint64_t time)
{
	struct rs_event_header *header;

	if (time < ctf->last_ns)
		time = ctf->last_ns;
	if (ctf->tap && !ctf->tapped) {
		settle(ctf);
		ctf->tapped = true;
		ctf->tap->before(ctf->tap->context, id, time);
		ctf->tapped = false;
	}
	if (ctf->in_packet && ctf->used + size > sizeof(ctf->packet))
		rs_ctf_flush(ctf);
	if (!ctf->in_packet) {
		ctf->used = sizeof(struct rs_packet_header);
		ctf->begin_ns = time;
	}
	header = (void *)(ctf->packet + ctf->used);
	if (!ctf->tapped)
		ctf->open = ctf->used;
	memset(header, 0, size);
	header->id = id;
	header->size = size;
	header->cpu = cpu;
	header->timestamp = time;
	ctf->used += size;
	ctf->in_packet++;
	ctf->records++;
	ctf->last_ns = time;
	return header;
}

#define LAYOUT_FIELD(type, name, doc) fprintf(to, " %s:%s", #name, #type);
#define LAYOUT_TAIL(type, name, length, doc) fprintf(to, " %s:%s[%s]", #name, #type, #length);
#define LAYOUT_RECORD(name, number, doc) \
	fprintf(to, "%s %d %zu", #name, number, sizeof(struct rs_##name)); \
	RS_FIELDS_##name(LAYOUT_FIELD, LAYOUT_TAIL) \
	fputc('\n', to);

void rs_ctf_print_layout(FILE *to)
{
	fprintf(to, "# rangescope stream %d.%d: record id bytes field:type ...; every record begins with\n"
		"# id:u16 size:u16 cpu:u32 timestamp:u64, which the bytes include\n",
		RS_FORMAT_MAJOR, RS_FORMAT_MINOR);
	RS_RECORDS(LAYOUT_RECORD)
}
