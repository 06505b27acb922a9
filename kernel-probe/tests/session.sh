#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest, in the shared directory: makes all recordings that the checks
# look at.
# shellcheck source=session-lib.sh
. ./session-lib.sh
exerciser=/sys/kernel/debug/dma-buf-exerciser
generation=$(cat $exerciser/generation)

# scenario FILE: dd writes it without splitting; one write is one scenario.
scenario() {
	dd if="$1" of=$exerciser/run bs=131072 count=1 2>/dev/null
}

# whoever has no privileges must at least reach the probe
chmod 755 / /bin
mkdir -p out
./helper bpf >out/before.bpf
rangescope-probe --doctor >out/doctor.txt 2>&1
echo $? >out/doctor.status
./helper nobody /bin/rangescope-probe -o /tmp/none >out/unprivileged.err 2>&1
echo $? >out/unprivileged.status

cat $exerciser/help >out/help.txt

# As much as the machine can do: what the default ring cannot hold must be counted.
probe throughput --range-rate 0
scenario /scenarios/throughput.scn
cat $exerciser/counts >out/throughput.counts
end throughput

parallel_load

# all others in one capture, for starting it takes longer than most of them. They are
# told apart by time; the clock below has steps of 10 ms, so there is a pause before each.
probe scenarios --ring-size 32 --range-rate 0
for file in /scenarios/*.scn; do
	name=$(basename "$file" .scn)
	wanted=$(sed -n 's/^# generations: //p' "$file")
	case " ${wanted:-v1 v2} " in *" v$generation "*) ;; *) continue ;; esac
	[ "$name" != throughput ] || continue
	# one without an end is for watching live
	! grep -q '^[[:space:]]*forever' "$file" || continue
	sleep 0.05
	read -r begin _ </proc/uptime
	scenario "$file" || echo "$name failed: $(cat $exerciser/last_error)" >&2
	cat $exerciser/counts >"out/$name.counts"
	echo "$name $begin" >>out/scenarios
done
end scenarios

# two sessions of one scenario, one with raw addresses, one without stacks
for name in session-a session-raw session-nostacks; do
	case $name in
	*raw) option=--raw-pointers ;;
	*nostacks) option=--no-stacks ;;
	*) option=--max-ranges=4096 ;;
	esac
	probe "$name" "$option"
	scenario /scenarios/rs01-detach-live.scn
	end "$name"
done

# both at once see the same
rangescope-probe --range-rate 0 -o /tmp/together-a.rangescope 2>out/together-a.err &
other=$!
probe together-b --range-rate 0
until_says out/together-a.err ': ready'
scenario /scenarios/rs22-churn.scn
end together-b INT
kill -INT $other
wait $other
finish together-a $?

cat >/tmp/many.scn <<-TEXT
	export vram ranges=40
	attach bo vram gpu0
	map m bo
	unmap m
	detach bo
	release vram
	TEXT
probe cut --max-ranges 16 --duration 1
scenario /tmp/many.scn
wait $probe_pid
finish cut $?

# attached before the capture began; then each way of storing the ranges
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
# The second map has to come after the probe is ready: longer, where that takes longer.
for hold in 6000 25000 100000; do
	cat >/tmp/before.scn <<-TEXT
		export vram ranges=4
		attach bo vram nic1
		map a bo
		sleep $hold
		map b bo
		unmap b
		unmap a
		detach bo
		release vram
		TEXT
	scenario /tmp/before.scn &
	writer=$!
	probe older
	! grep -q '^mapped 1$' $exerciser/counts || break
	wait $writer
	end older
done
wait $writer
scenario /tmp/stores.scn
end older

rangescope-probe -o /tmp/nocommand -- /no/such/command 2>out/nocommand.err
finish nocommand $?
rangescope-probe -o /tmp/failing.rangescope -- sh -c 'exit 7' 2>out/failing.err
finish failing $?

# the capture ends while a map call sleeps
cat >/tmp/hanging.scn <<-TEXT
	export vram ranges=5 sleep-us=1000000
	attach bo vram npu0
	map m bo
	unmap m
	detach bo
	release vram
	TEXT
probe hanging
scenario /tmp/hanging.scn &
writer=$!
tries=0
until grep -qs ex_exporter_map_interconnect /proc/[0-9]*/stack || [ $((tries += 1)) -gt 600 ]; do
	sleep 0.05
done
end hanging
wait $writer

# what the command prints stays out of a recording on stdout
rangescope-probe -- sh -c 'echo printed by the command' >/tmp/printing.rangescope 2>out/printing.err
finish printing $?

# a command that does not end at once is captured to its end; one that fails leaves a file alone
cat >/tmp/ignoring.sh <<-TEXT
	trap "" TERM
	echo waiting >/tmp/ignoring.began
	until [ -e /tmp/ignoring.go ]; do sleep 0.05; done
	dd if=/scenarios/clean.scn of=$exerciser/run bs=131072 count=1 2>/dev/null
	TEXT
probe ignoring -- sh /tmp/ignoring.sh
until_says /tmp/ignoring.began waiting
kill -TERM $probe_pid
echo >/tmp/ignoring.go
wait $probe_pid
finish ignoring $?
echo precious >out/precious
rangescope-probe -o out/precious -- /no/such/command 2>/dev/null

# a reader that does not read: events are lost and counted, the drivers go on
cat >/tmp/flood.scn <<-TEXT
	export vram ranges=128
	attach bo vram gpu0
	repeat 2500
	map m bo
	unmap m
	end
	detach bo
	release vram
	TEXT
mkfifo /tmp/slow /tmp/go
(
	exec 9</tmp/slow
	read -r _ </tmp/go
	cat <&9 >/tmp/slow.read
) &
reader=$!
rangescope-probe -o /tmp/slow --ring-size 1 --range-rate 0 2>out/slow.err &
probe_pid=$!
until_says out/slow.err ': ready'
scenario /tmp/flood.scn
cat $exerciser/counts >out/slow.counts
echo >/tmp/go
end slow
wait $reader
mv /tmp/slow.read out/slow.rangescope

# a reader that goes away, and a disk that is full
rangescope-probe -o - 2>out/gone.err | head -c 1000 >/dev/null &
reader=$!
until_says out/gone.err ': ready'
scenario /scenarios/clean.scn
wait $reader
until_says out/gone.err 'still mapped'
mkdir -p /tmp/small
mount -t tmpfs -o size=256k tmpfs /tmp/small
rangescope-probe -o /tmp/small/full -- dd if=/scenarios/clean.scn of=$exerciser/run bs=131072 count=1 \
	2>out/full.err
echo $? >out/full.status
cp /tmp/small/full out/full.rangescope
rm /tmp/small/full

./helper bpf >out/after.bpf
echo all >out/complete
