// SPDX-License-Identifier: GPL-2.0
/*
 * Attaches the programs of peers.bpf.c and reads what they write:
 *
 *   peer empty | peer record RANGES
 *
 * It says "ready" on standard error when they are attached, looks at the ring every
 * 10 ms as the probe does, and says at SIGTERM what was lost.
 */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "peer.h"
#include "peers.skel.h"

static volatile sig_atomic_t stop;
static unsigned long long records;

static void on_signal(int signal)
{
	stop = signal;
}

static int on_record(void *context, void *data, size_t size)
{
	(void)context;
	(void)data;
	(void)size;
	records++;
	return 0;
}

int main(int argc, char **argv)
{
	bool record = argc == 3 && !strcmp(argv[1], "record");
	struct ring_buffer *ring = NULL;
	struct peers_bpf *s;
	int status = 1;

	if (!record && (argc != 2 || strcmp(argv[1], "empty"))) {
		fprintf(stderr, "usage: peer empty | peer record RANGES\n");
		return 2;
	}
	signal(SIGTERM, on_signal);
	signal(SIGINT, on_signal);
	s = peers_bpf__open();
	if (!s) {
		perror("peer: open");
		return 1;
	}
	bpf_program__set_autoload(s->progs.map_leave, !record);
	bpf_program__set_autoload(s->progs.unmap_leave, !record);
	bpf_program__set_autoload(s->progs.map_leave_record, record);
	bpf_program__set_autoload(s->progs.unmap_leave_record, record);
	if (record)
		s->rodata->map_bytes = PEER_MAP_BYTES(strtoul(argv[2], NULL, 10));
	if (peers_bpf__load(s) || peers_bpf__attach(s)) {
		perror("peer: load");
		goto out;
	}
	ring = ring_buffer__new(bpf_map__fd(s->maps.ring), on_record, NULL, NULL);
	if (!ring) {
		perror("peer: ring buffer");
		goto out;
	}
	fprintf(stderr, "peer: ready\n");
	while (!stop) {
		ring_buffer__poll(ring, 10);
		ring_buffer__consume(ring);
	}
	fprintf(stderr, "peer: %llu records; lost: %llu in the ring\n", records, (unsigned long long)s->bss->lost);
	status = 0;
out:
	ring_buffer__free(ring);
	peers_bpf__destroy(s);
	return status;
}
