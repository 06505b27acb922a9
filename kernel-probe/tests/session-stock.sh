#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Runs inside the guest on a kernel of Debian's own, in the shared directory: makes what
# check_stock.py looks at. Under lockdown it only finds out whether the probe works.
# shellcheck source=session-lib.sh
. ./session-lib.sh
mkdir -p out
uname -r >out/release

case $(cat /proc/cmdline) in
*lockdown=*)
	mode=$(sed 's/.*lockdown=\([a-z]*\).*/\1/' /proc/cmdline)
	./helper bpf >"out/$mode.before.bpf"
	rangescope-probe --doctor >"out/$mode.doctor" 2>&1
	modprobe -a vgem cirrus
	rangescope-probe -o "/tmp/$mode.rangescope" -- ./traffic --rounds 1 >"out/$mode.counts" 2>"out/$mode.err"
	finish "$mode" $?
	./helper bpf >"out/$mode.after.bpf"
	echo all >"out/$mode.complete"
	exit
	;;
esac

# whoever has no privileges must at least reach the probe
chmod 755 / /bin
./helper bpf >out/before.bpf
rangescope-probe --doctor >out/doctor.txt 2>&1
echo $? >out/doctor.status
./helper nobody /bin/rangescope-probe -o /tmp/none >out/unprivileged.err 2>&1
echo $? >out/unprivileged.status

# a kernel that does not show its types
mkdir -p /tmp/empty
mount -o bind /tmp/empty /sys/kernel/btf
rangescope-probe -o /tmp/none -- true >out/nobtf.err 2>&1
echo $? >out/nobtf.status
rangescope-probe --doctor >out/nobtf.doctor 2>&1
umount /sys/kernel/btf

modprobe -a vgem cirrus

# several clients at once; what is still imported at the end is imported on purpose
probe traffic --ring-size 32
mkfifo /tmp/hold
sh -c 'exec ./traffic --rounds 6 --tasks 4 --keep 3' </tmp/hold >out/traffic.counts 2>out/traffic.said &
traffic=$!
exec 9>/tmp/hold
until_says out/traffic.counts '^holding 3$'
end traffic
exec 9>&-
wait $traffic
echo $? >out/traffic.exit

# attached and mapped before the capture began, undone in it
mkfifo /tmp/before
sh -c 'exec ./traffic --rounds 0 --keep 2' </tmp/before >out/older.counts 2>&1 &
traffic=$!
exec 9>/tmp/before
until_says out/older.counts '^holding 2$'
# which must not hold the pipe open, too
probe older 9>&-
exec 9>&-
wait $traffic
end older

# the kernel's own tests
probe selftests --ring-size 32
./dmabuf-heap >out/dmabuf-heap.tap 2>&1
echo $? >out/dmabuf-heap.exit
./udmabuf >out/udmabuf.tap 2>&1
end selftests

# killed in the middle of it: the kernel must let go of everything
probe killed
./traffic --rounds 20 --tasks 2 >out/killed.counts &
traffic=$!
kill -KILL "$probe_pid"
wait "$probe_pid"
wait $traffic
finish killed $?
tries=0
until ./helper bpf | cmp -s - out/before.bpf || [ $((tries += 1)) -gt 600 ]; do
	sleep 0.05
done
./helper bpf >out/after.bpf
echo all >out/complete
