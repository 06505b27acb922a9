#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest, in the shared directory: what rules are judged by, seen in every
# way that the probe has to look. Each step leaves NAME.err, NAME.status and NAME.rangescope below out/.
# shellcheck source=session-lib.sh
. ./session-lib.sh
exerciser=/sys/kernel/debug/dma-buf-exerciser
watched="rs01-detach-live rs08-other-attachment rs11-no-lock rs15-malformed rs18-entries-kept \
rs19-failed-map-keeps-entries rs24-outlives-task"

scenario() {
	dd if="$1" of=$exerciser/run bs=131072 count=1 2>/dev/null
}

# way NAME OPTION...: what the watched scenarios are when looked at so. The clock of the
# shell is too coarse to tell them apart, so each is an own capture.
way() {
	way=$1
	shift
	for file in $watched; do
		probe "$way-$file" "$@"
		scenario "/scenarios/$file.scn"
		end "$way-$file"
	done
}

mkdir -p out
way fentry --frees
way kprobe --frees --attach kprobe
way precise --frees --precise

# the same call sites again and again: stacks are reused, range records limited
cat >/tmp/hot.scn <<-TEXT
	export vram ranges=8
	attach bo vram gpu0
	repeat 3000
	map m bo
	unmap m
	map m bo prefetch
	unmap m
	end
	detach bo
	release vram
TEXT
probe hot
scenario /tmp/hot.scn
end hot
probe hot-all --stacks all --range-rate 0
scenario /tmp/hot.scn
end hot-all
probe hot-kprobe --attach kprobe
scenario /tmp/hot.scn
end hot-kprobe

echo all >out/complete
