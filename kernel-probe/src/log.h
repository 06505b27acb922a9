/* SPDX-License-Identifier: GPL-2.0 */
/* Messages to a person: all on stderr, each naming the next step where there is one. */
#ifndef RANGESCOPE_LOG_H
#define RANGESCOPE_LOG_H

#include <stdarg.h>

#define RS_PROGRAM "rangescope-probe"

void rs_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void rs_vsay(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

/* Never returns NULL: a probe without memory says so and ends. */
void *rs_alloc(unsigned long size);
void *rs_realloc(void *old, unsigned long size);
char *rs_strdup(const char *text);

#endif
