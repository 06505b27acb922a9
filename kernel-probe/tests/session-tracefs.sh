#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest, in the shared directory: makes the same traffic with BPF and with
# tracefs for check_tracefs.py, kills the probe, and holds its reader up.
# shellcheck source=session-lib.sh
. ./session-lib.sh
tracing=/sys/kernel/tracing
exerciser=/sys/kernel/debug/dma-buf-exerciser
mkdir -p out

# left NAME: what of ours is in tracefs now
left() {
	{
		ls $tracing/instances
		grep -c rangescope $tracing/kprobe_events
	} >"out/$1.left"
}

if [ -e $exerciser ]; then
	names='clean rs01-detach-live rs03-swallowed rs06-double-unmap rs08-other-attachment rs12-refused'
	traffic() {
		dd if="/scenarios/$1.scn" of=$exerciser/run bs=131072 count=1 2>/dev/null
	}
else
	names=traffic
	modprobe -a vgem cirrus
	traffic() {
		./traffic --rounds 2 >>out/traffic.counts
	}
fi

echo "$names" >out/names
for scenario in $names; do
	probe "$scenario-bpf"
	traffic "$scenario"
	end "$scenario-bpf"
	probe "$scenario-tracefs" --attach tracefs
	traffic "$scenario"
	end "$scenario-tracefs"
done
left ended

probe killed --attach tracefs
kill -KILL "$probe_pid"
wait "$probe_pid"
left killed
rangescope-probe --doctor >out/doctor.txt 2>&1
probe next --attach tracefs
end next
left next

# nothing is read while the buffers overflow
probe stalled --attach tracefs --ring-size 1
kill -STOP "$probe_pid"
if [ -e $exerciser ]; then traffic throughput; else ./traffic --rounds 400 --tasks 2 >/dev/null; fi
cat $tracing/instances/rangescope-"$probe_pid"/per_cpu/cpu*/stats >out/stalled.stats
kill -CONT "$probe_pid"
end stalled

chmod 755 / /bin
./helper nobody /bin/rangescope-probe --attach tracefs -o /tmp/none >out/unprivileged.err 2>&1
echo $? >out/unprivileged.status
echo all >out/complete
