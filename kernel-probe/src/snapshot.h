/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What exists before a capture begins, as debugfs tells it: for kernels in which no
 * BPF program can walk the list of buffers. It has no identities.
 */
#ifndef RANGESCOPE_SNAPSHOT_H
#define RANGESCOPE_SNAPSHOT_H

#include <stddef.h>
#include <stdint.h>

#define RS_BUFINFO "/sys/kernel/debug/dma_buf/bufinfo"

/**
 * struct rs_known_buffer - a buffer that is there
 * @inode: its inode number
 * @size: bytes
 * @exporter: exp_name
 * @devices: names of the devices attached to it
 * @device_count: of them, or RS_UNKNOWN32 when that could not be read
 */
struct rs_known_buffer {
	uint64_t inode;
	uint64_t size;
	char *exporter;
	char **devices;
	uint32_t device_count;
};

/*
 * Reads the file, waiting 2 s at most for locks of drivers. Returns 0, or a negative errno:
 * -ENOENT when debugfs is not mounted or the kernel has no CONFIG_DEBUG_FS, -EACCES without
 * the privilege to read it, -EINTR when the time was over. The caller frees the buffers with
 * rs_snapshot_free().
 */
int rs_snapshot_bufinfo(const char *path, struct rs_known_buffer **buffers, size_t *count);
/* The same for text that was read already; @text is changed. Nothing in it is trusted. */
size_t rs_snapshot_parse(char *text, size_t size, struct rs_known_buffer **buffers);
void rs_snapshot_free(struct rs_known_buffer *buffers, size_t count);
/* What to do about such an error. */
const char *rs_snapshot_step(int error);

#endif
