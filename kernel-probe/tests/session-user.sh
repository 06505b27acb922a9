#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest, in the shared directory: captures of several recordings, around
# leaks, and with few privileges. Each step leaves NAME.err, NAME.status and its
# recordings, NAME.*.rangescope, below out/.
# shellcheck source=session-lib.sh
. ./session-lib.sh
exerciser=/sys/kernel/debug/dma-buf-exerciser

scenario() {
	dd if="$1" of=$exerciser/run bs=131072 count=1 2>/dev/null
}

# end NAME: keeps its recordings and its status.
end() {
	kill -TERM "$probe_pid"
	wait "$probe_pid"
	echo $? >"out/$1.status"
	for file in /tmp/"$1".*rangescope; do
		[ ! -e "$file" ] || mv "$file" out/
	done
}

chmod 755 / /bin
mkdir -p out
cat >/tmp/busy.scn <<-TEXT
	export vram ranges=8
	attach bo vram gpu0
	attach fb vram gpu1
	map stays bo
	repeat 4000
	map m bo
	map n fb
	unmap n
	unmap m
	end
	unmap stays
	detach fb
	detach bo
	release vram
	TEXT

# parts, all of them and the newest ones
probe parts --max-size 512K --ring-size 64 --range-rate 0
scenario /tmp/busy.scn
cat $exerciser/counts >out/parts.counts
end parts
probe newest --range-rate 0 --max-size 512K --max-files 2 --ring-size 64
scenario /tmp/busy.scn
end newest

# the disk is full in the middle of the third part
mkdir -p /tmp/small
mount -t tmpfs -o size=1408k tmpfs /tmp/small
rangescope-probe -o /tmp/small/full.rangescope --range-rate 0 --max-size 512K --ring-size 64 \
	-- dd if=/tmp/busy.scn of=$exerciser/run bs=131072 count=1 2>out/full.err
echo $? >out/full.status
cp /tmp/small/full.*.rangescope out/
umount /tmp/small

# nothing leaks, then something does, twice
probe clean --trigger-on-leak
scenario /scenarios/clean.scn
end clean
probe leaks --trigger-on-leak=3
scenario /scenarios/rs01-detach-live.scn
until_says out/leaks.err 'leak RS01'
# the second one after the recording of the first is over
until_says out/leaks.err 'leaks.00001.rangescope is complete'
scenario /scenarios/rs03-swallowed.scn
end leaks

# each kind of leak
for file in rs02-release-live rs04-no-unmap rs06-double-unmap rs08-other-attachment; do
	probe "$file" --trigger-on-leak
	scenario "/scenarios/$file.scn"
	end "$file"
done

# what is left of the privileges, and somebody who never had more
probe privileges
grep -E '^(Cap|NoNewPrivs)' "/proc/$probe_pid/status" >out/privileges.root
scenario /scenarios/rs01-detach-live.scn
end privileges
chmod 1777 /tmp
./helper caps 39,38,34 /bin/rangescope-probe -o /tmp/few.rangescope 2>out/few.err &
probe_pid=$!
until_says out/few.err ': ready, [0-9]* hooks'
grep -E '^(Uid|Cap|NoNewPrivs)' "/proc/$probe_pid/status" >out/privileges.few
scenario /scenarios/rs01-detach-live.scn
end few
./helper caps 38,34 /bin/rangescope-probe -o /tmp/none 2>out/missing.err
echo $? >out/missing.status

# what the filters leave
cat >/tmp/mixed.scn <<-TEXT
	export vram ranges=4
	attach bo vram gpu0
	attach mr vram nic0
	attach fr vram codec0
	as gpu-submit
	repeat 5
	map m bo
	unmap m
	end
	map late bo
	end
	repeat 7
	map m mr
	unmap m
	end
	map-sg f fr
	unmap f
	unmap late
	detach fr
	detach mr
	detach bo
	release vram
	TEXT
filtered() {
	name=$1
	shift
	probe "$name" "$@"
	scenario /tmp/mixed.scn
	end "$name"
}
filtered by-device --device nic0 --device none
filtered by-process --process gpu-submit
filtered by-exporter --exporter dmabuf-exerciser
filtered by-other-exporter --exporter none
filtered by-adapter --adapter sgt
filtered by-both --device gpu0 --process dd
mkfifo /tmp/go
sh -c "read -r _ </tmp/go; exec dd if=/tmp/mixed.scn of=$exerciser/run bs=131072 count=1" 2>/dev/null &
writer=$!
probe by-pid --pid $writer
echo >/tmp/go
wait $writer
end by-pid

# what exists, as debugfs and as the kernel side of the probe say it
cat >/tmp/older.scn <<-TEXT
	export vram ranges=4
	attach bo vram gpu0
	attach mr vram nic0
	sleep 600000
	detach mr
	detach bo
	release vram
	TEXT
dd if=/tmp/older.scn of=$exerciser/run bs=131072 count=1 2>/dev/null &
writer=$!
tries=0
until grep -q nic0 /sys/kernel/debug/dma_buf/bufinfo || [ $((tries += 1)) -gt 600 ]; do
	sleep 0.05
done
./bufinfo /sys/kernel/debug/dma_buf/bufinfo >out/bufinfo.txt 2>&1
probe older
end older
kill $writer
wait $writer

# a command keeps what the probe gave up
rangescope-probe -o /tmp/command.rangescope -- grep CapEff /proc/self/status >out/command.caps 2>out/command.err
echo $? >out/command.status
echo all >out/complete
