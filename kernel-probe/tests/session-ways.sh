#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest, on any kernel: the same traffic once for each way to hook the kernel
# and each mode that sees more.
# shellcheck source=session-lib.sh
. ./session-lib.sh
mkdir -p out
exerciser=/sys/kernel/debug/dma-buf-exerciser
cat >/tmp/stores.scn <<-TEXT
	for store each array insert alloc
	export vram ranges=8 store=\$store
	attach bo vram gpu0
	map m bo
	unmap m
	detach bo
	release vram
	end
	TEXT
cp /sys/kernel/btf/vmlinux /tmp/kernel.btf
mkdir -p /tmp/empty
[ -e $exerciser/run ] || modprobe -a vgem cirrus

# act NAME: the traffic, and what it says it did
act() {
	if [ ! -e $exerciser/run ]; then
		./traffic --rounds 2 --tasks 2 >"out/$1.counts" 2>"out/$1.said"
		return
	fi
	for file in /tmp/stores.scn /scenarios/rs01-detach-live.scn /scenarios/rs18-entries-kept.scn \
		/scenarios/rs19-failed-map-keeps-entries.scn /scenarios/knobs.scn; do
		dd if="$file" of=$exerciser/run bs=131072 count=1 2>/dev/null
		echo "$(basename "$file") $?" >>"out/$1.said"
	done
}

for way in fentry kprobe tracefs precise frees hidden filtered; do
	case $way in
	fentry | kprobe | tracefs) options="--attach $way" ;;
	hidden) options="--btf /tmp/kernel.btf" ;;
	filtered) options="--device gpu0 --device vgem" ;;
	*) options=--$way ;;
	esac
	[ $way != hidden ] || mount -o bind /tmp/empty /sys/kernel/btf
	# shellcheck disable=SC2086 # an option and its argument
	if probe "way-$way" $options; then
		act "way-$way"
		end "way-$way"
	fi
	[ $way != hidden ] || umount /sys/kernel/btf
done
echo all >out/ways.complete
