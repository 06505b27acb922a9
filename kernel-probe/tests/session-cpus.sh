#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside a guest with another number of CPUs: the parallel load of session.sh alone.
# shellcheck source=session-lib.sh
. ./session-lib.sh
mkdir -p out
parallel_load
