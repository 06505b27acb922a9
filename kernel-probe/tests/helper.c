// SPDX-License-Identifier: GPL-2.0
/*
 * What the tests need inside the guest and busybox does not have:
 *   helper bpf              how many BPF programs and links the kernel holds
 *   helper nobody COMMAND   run a command without privileges
 */
#include <bpf/bpf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	__u32 id, programs = 0, links = 0;

	if (argc == 2 && !strcmp(argv[1], "bpf")) {
		for (id = 0; !bpf_prog_get_next_id(id, &id); )
			programs++;
		for (id = 0; !bpf_link_get_next_id(id, &id); )
			links++;
		printf("%u programs, %u links\n", programs, links);
		return 0;
	}
	if (argc > 2 && !strcmp(argv[1], "nobody")) {
		if (setgid(65534) || setuid(65534)) {
			perror("helper");
			return 126;
		}
		execv(argv[2], argv + 2);
		perror(argv[2]);
		return 127;
	}
	fprintf(stderr, "usage: helper bpf | helper nobody COMMAND...\n");
	return 2;
}
