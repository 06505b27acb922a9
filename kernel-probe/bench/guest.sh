#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs in the guest, in the shared directory. Does what the file "plan" says, a line each:
#
#   cost ROUND CYCLES RANGES,RANGES... VARIANT READY COMMAND...
#       what a cycle costs while COMMAND runs. With the word RANGES in it, it is started
#       anew for each number of ranges. It has begun when it says READY; "-": there is none.
#   rate NAME RANGES SECONDS READER COMMAND...
#       as many cycles as there is time for, while COMMAND sends to a host that reads
#       as READER says
#
# and says: cost ROUND VARIANT RANGES NS | failed VARIANT WHAT | lost VARIANT RANGES N
#           rate NAME CYCLES NS
traffic_cpu=0
reader_cpu=$(($(grep -c ^processor /proc/cpuinfo) > 1))
reader_mask=$((1 << reader_cpu))
# room for what bpftrace prints, for a lost event costs less
export HOME=/tmp BPFTRACE_PERF_RB_PAGES=4096

# begun READY: has the command said so? "attached": has it hooked the functions?
begun() {
	if [ "$1" = attached ]; then
		grep -q dma_buf_unmap_interconnect /sys/kernel/tracing/enabled_functions
	else
		grep -q "$1" /tmp/said
	fi
}

# until_begun READY: there is no limit here, for where time is counted in instructions, it
# flies while the machine waits for the host.
until_begun() {
	until begun "$1"; do
		kill -0 "$pid" 2>/dev/null || return 1
		usleep 50000
	done
}

# start READY COMMAND...
start() {
	ready=$1
	shift
	: >/tmp/said
	taskset $reader_mask "$@" >/tmp/said 2>&1 &
	pid=$!
	until_begun "$ready" && return
	echo "failed $variant $(tail -n 1 /tmp/said)"
	kill "$pid" 2>/dev/null
	wait "$pid"
	return 1
}

# stop RANGES: what was not recorded was cheaper than it would have been.
stop() {
	kill -INT "$pid"
	wait "$pid" 2>/dev/null
	lost=$(sed -n 's/.*lost: \([0-9]*\) in the ring.*/\1/p; s/^Lost \([0-9]*\) events/\1/p' /tmp/said | tail -n 1)
	[ "${lost:-0}" -eq 0 ] || echo "lost $variant $1 $lost"
}

measure() {
	ns=$(./cycle $traffic_cpu "$1" "$cycles") && echo "cost $round $variant $1 $ns"
}

cost() {
	round=$1 cycles=$2 ranges=$(echo "$3" | tr , ' ') variant=$4 ready=$5
	shift 5
	case " $* " in
	*" RANGES "*)
		for n in $ranges; do
			# shellcheck disable=SC2046 # a command has no blanks in its words
			start "$ready" $(echo "$*" | sed "s/RANGES/$n/") || return
			measure "$n"
			stop "$n"
		done
		return
		;;
	esac
	[ "$ready" = - ] || start "$ready" "$@" || return
	for n in $ranges; do
		measure "$n"
	done
	[ "$ready" = - ] || stop all
}

rate() {
	variant=$1 n=$2 seconds=$3 reader=$4
	shift 4
	# the host has set up its reader when it has answered
	echo "reader $variant $reader"
	until [ -e "reader.$variant" ]; do usleep 10000; done
	start 'ready, ' "$@" || return
	echo "rate $variant $(./cycle $traffic_cpu "$n" 0 "$seconds")"
	kill -INT "$pid"
	wait "$pid"
	sed "s/^/said $variant /" /tmp/said
}

while read -r verb line; do
	# shellcheck disable=SC2086 # words
	case $verb in
	cost) cost $line ;;
	rate) rate $line ;;
	esac
done <plan
exit 0
