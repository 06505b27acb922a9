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

/* Prints what the kernel offers and what to do about what it lacks, to stdout. */
enum rs_health rs_doctor(const struct rs_loader_options *options);

#endif
