// SPDX-License-Identifier: GPL-2.0
/*
 * What the tests need inside the guest and busybox does not have:
 *   helper bpf              how many BPF programs and links the kernel holds
 *   helper nobody COMMAND   run a command without privileges
 *   helper caps 39,38 COMMAND   run a command as nobody, but with these capabilities
 */
#include <bpf/bpf.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Becomes nobody, with capabilities that last beyond execve(). */
static int become(char *numbers)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = { 0 };
	char *rest, *copy = strdup(numbers);

	for (char *n = strtok_r(copy, ",", &rest); n; n = strtok_r(NULL, ",", &rest))
		data[atoi(n) / 32].permitted |= 1u << atoi(n) % 32;
	for (int i = 0; i < 2; i++)
		data[i].effective = data[i].inheritable = data[i].permitted;
	if (prctl(PR_SET_KEEPCAPS, 1) || setgid(65534) || setuid(65534) || syscall(SYS_capset, &header, data))
		return -1;
	for (char *n = strtok_r(numbers, ",", &rest); n; n = strtok_r(NULL, ",", &rest))
		if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, atoi(n), 0, 0))
			return -1;
	return 0;
}

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
	if (argc > 3 && !strcmp(argv[1], "caps")) {
		if (become(argv[2])) {
			perror("helper");
			return 126;
		}
		execv(argv[3], argv + 3);
		perror(argv[3]);
		return 127;
	}
	fprintf(stderr, "usage: helper bpf | helper nobody COMMAND... | helper caps NUMBERS COMMAND...\n");
	return 2;
}
