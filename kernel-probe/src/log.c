// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "log.h"

void rs_vsay(const char *format, va_list args)
{
	fputs(RS_PROGRAM ": ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
}

void rs_say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	rs_vsay(format, args);
	va_end(args);
}

void *rs_realloc(void *old, unsigned long size)
{
	void *p = realloc(old, size);

	if (!p) {
		rs_say("out of memory (%lu bytes wanted): record for a shorter time or less traffic", size);
		exit(1);
	}
	return p;
}

void *rs_alloc(unsigned long size)
{
	void *p = rs_realloc(NULL, size);

	memset(p, 0, size);
	return p;
}

char *rs_strdup(const char *text)
{
	unsigned long size = strlen(text) + 1;

	return memcpy(rs_alloc(size), text, size);
}
