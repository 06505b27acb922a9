// SPDX-License-Identifier: GPL-2.0
/* Prints what the probe understands of a file such as /sys/kernel/debug/dma_buf/bufinfo. */
#include <stdio.h>
#include <string.h>
#include "snapshot.h"

int main(int argc, char **argv)
{
	struct rs_known_buffer *buffers;
	size_t count;
	int error;

	if (argc != 2) {
		fprintf(stderr, "usage: bufinfo FILE\n");
		return 2;
	}
	error = rs_snapshot_bufinfo(argv[1], &buffers, &count);
	if (error) {
		fprintf(stderr, "%s: %s; %s\n", argv[1], strerror(-error), rs_snapshot_step(error));
		return 1;
	}
	for (size_t i = 0; i < count; i++) {
		printf("%llu bytes of %s, inode %llu:", (unsigned long long)buffers[i].size, buffers[i].exporter,
		       (unsigned long long)buffers[i].inode);
		for (uint32_t j = 0; buffers[i].devices && j < buffers[i].device_count; j++)
			printf(" %s", buffers[i].devices[j]);
		printf("\n");
	}
	rs_snapshot_free(buffers, count);
	return 0;
}
