// SPDX-License-Identifier: GPL-2.0
/*
 * The traffic of the measurement: runs in the guest and tells what one map and unmap
 * cost its thread.
 *
 *   cycle CPU RANGES CYCLES     ns per cycle, on standard output
 *   cycle CPU RANGES 0 SECONDS  as many as there is time for, in scenarios of 1000;
 *                               how many cycles, and the ns they took
 *
 * The scenario's own setup and the words of its loop cost the same with and without a
 * probe. Setup is taken out by a second, short run, the words by comparing.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#define EXERCISER "/sys/kernel/debug/dma-buf-exerciser/"
#define SECOND 1000000000ull

static int run_fd;

static unsigned long long now(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return ts.tv_sec * SECOND + ts.tv_nsec;
}

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

/* The time of this thread that a scenario with so many cycles takes. */
static unsigned long long scenario(int ranges, const char *store, unsigned long cycles)
{
	unsigned long long begin;
	char text[512];
	int size;

	size = snprintf(text, sizeof(text),
			"export vram ranges=%d store=%s\n"
			"attach bo vram gpu0\n"
			"repeat %lu\n"
			"	map m bo\n"
			"	unmap m\n"
			"end\n"
			"detach bo\n"
			"release vram\n", ranges, store, cycles);
	begin = now(CLOCK_THREAD_CPUTIME_ID);
	if (write(run_fd, text, size) != size)
		fail(EXERCISER "run");
	return now(CLOCK_THREAD_CPUTIME_ID) - begin;
}

int main(int argc, char **argv)
{
	unsigned long long few, many, end, begin;
	unsigned long cycles;
	struct sched_param highest = { .sched_priority = 1 };
	cpu_set_t cpus;
	int ranges;

	if (argc < 4 || argc > 5) {
		fprintf(stderr, "usage: cycle CPU RANGES CYCLES | cycle CPU RANGES 0 SECONDS\n");
		return 2;
	}
	CPU_ZERO(&cpus);
	CPU_SET(atoi(argv[1]), &cpus);
	if (sched_setaffinity(0, sizeof(cpus), &cpus))
		fail("sched_setaffinity");
	/*
	 * On a single CPU, the readers' work and what the kernel does in the background would
	 * come in between, and partly be taken for ours: it has to wait.
	 */
	if (get_nprocs() == 1 && sched_setscheduler(0, SCHED_FIFO, &highest))
		fail("sched_setscheduler");
	run_fd = open(EXERCISER "run", O_WRONLY);
	if (run_fd < 0)
		fail(EXERCISER "run");
	cycles = strtoul(argv[3], NULL, 10);
	ranges = atoi(argv[2]);
	/*
	 * The allocator of the ranges is slower when what it hands out lies in several
	 * slabs, as others left them. This makes it begin with a whole one.
	 */
	scenario(4096, "each", 1);
	if (cycles) {
		scenario(ranges, "each", 1);
		few = scenario(ranges, "each", 1);
		many = scenario(ranges, "each", cycles + 1);
		printf("%llu\n", (many - few) / cycles);
		return 0;
	}
	begin = now(CLOCK_MONOTONIC);
	end = begin + strtoul(argc > 4 ? argv[4] : "3", NULL, 10) * SECOND;
	do {
		scenario(ranges, "array", 1000);
		cycles += 1000;
	} while (now(CLOCK_MONOTONIC) < end);
	printf("%lu %llu\n", cycles, now(CLOCK_MONOTONIC) - begin);
	return 0;
}
