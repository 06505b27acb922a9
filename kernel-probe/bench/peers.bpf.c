// SPDX-License-Identifier: GPL-2.0
/*
 * The least that a probe of map and unmap can do: an empty fentry and fexit on each, and
 * the same with one record into a ring buffer at each exit.
 */
#include <linux/types.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include "peer.h"

char LICENSE[] SEC("license") = "GPL";

/* Set before load. */
const volatile __u32 map_bytes = PEER_MAP_BYTES(1);

__u64 lost;
char record[PEER_MAP_BYTES(PEER_RANGES_MAX)];

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 23);
} ring SEC(".maps");

/* Nobody is woken: that is the cheaper way, and the probe's. */
static __always_inline int output(__u32 size)
{
	if (size <= sizeof(record) && bpf_ringbuf_output(&ring, record, size, BPF_RB_NO_WAKEUP))
		__sync_fetch_and_add(&lost, 1);
	return 0;
}

SEC("fentry/dma_buf_map_interconnect")
int BPF_PROG(map_enter)
{
	return 0;
}

SEC("fexit/dma_buf_map_interconnect")
int BPF_PROG(map_leave)
{
	return 0;
}

SEC("fexit/dma_buf_map_interconnect")
int BPF_PROG(map_leave_record)
{
	return output(map_bytes);
}

SEC("fentry/dma_buf_unmap_interconnect")
int BPF_PROG(unmap_enter)
{
	return 0;
}

SEC("fexit/dma_buf_unmap_interconnect")
int BPF_PROG(unmap_leave)
{
	return 0;
}

SEC("fexit/dma_buf_unmap_interconnect")
int BPF_PROG(unmap_leave_record)
{
	return output(PEER_UNMAP_BYTES);
}
