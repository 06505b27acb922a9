/* SPDX-License-Identifier: GPL-2.0 */
#ifndef RANGESCOPE_DOCTOR_H
#define RANGESCOPE_DOCTOR_H

#include "loader.h"

/* What --doctor returns. */
enum rs_health {
	RS_HEALTH_INTERCONNECT = 0,	/* interconnect maps can be captured */
	RS_HEALTH_SGT = 1,		/* only sg-table maps */
	RS_HEALTH_NOTHING = 3,		/* 2 is for wrong options */
};

/*
 * Prints what the kernel offers and what to do about what it lacks, to stdout.
 *
 * With @lines for a program to read: one thing a line, its fields separated by tabs.
 * What a reader does not know it leaves out.
 *   rangescope-doctor	1
 *   kernel	RELEASE	MACHINE	VERSION
 *   result	interconnect|sg-table|nothing	SENTENCE
 *   check	access|adapter|extra|hook|leftover	ok|less|no	WHAT	STATE	STEP
 * STEP, what to do about it, may be missing. "less" works without; "no" does not.
 */
enum rs_health rs_doctor(const struct rs_loader_options *options, bool lines);

#endif
