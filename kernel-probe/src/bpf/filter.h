/* SPDX-License-Identifier: GPL-2.0 */
/* Which calls are recorded. */
#ifndef RANGESCOPE_FILTER_H
#define RANGESCOPE_FILTER_H

static __always_inline bool process_passes(__u64 pid_tgid)
{
	__u32 pid = pid_tgid >> 32;

	if (filter_pids && !bpf_map_lookup_elem(&pass_pids, &pid))
		return false;
	if (filter_comms) {
		struct task_struct *task = (void *)bpf_get_current_task();
		struct rp_filter_key key = { .kind = RP_FILTER_COMM };

		BPF_CORE_READ_STR_INTO(&key.name, task, group_leader, comm);
		if (!bpf_map_lookup_elem(&pass_names, &key))
			return false;
	}
	return true;
}

/* @name is a kernel string. */
static __always_inline bool name_passes(__u32 kind, const char *name)
{
	struct rp_filter_key key = { .kind = kind };

	bpf_probe_read_kernel_str(key.name, sizeof(key.name), name);
	return bpf_map_lookup_elem(&pass_names, &key);
}

static __always_inline bool exporter_passes(const char *name)
{
	return !filter_exporters || name_passes(RP_FILTER_EXPORTER, name);
}

static __always_inline bool filtering(void)
{
	return filter_pids || filter_comms || filter_exporters || filter_devices;
}

#endif
