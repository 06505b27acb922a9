# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=dash
# What the sessions in the guest share. Sourced, not run. What each step said and
# returned ends up below out/ as NAME.err, NAME.status and NAME.rangescope.

# until_says FILE TEXT: waits until a program has said so, at most 30 s.
until_says() {
	tries=0
	until grep -q "$2" "$1" 2>/dev/null; do
		tries=$((tries + 1))
		if [ $tries -gt 600 ]; then
			echo "session: waited 30 s for \"$2\" in $1" >&2
			return 1
		fi
		sleep 0.05
	done
}

# finish NAME STATUS: keeps the recording and the status of a step.
finish() {
	echo "$2" >"out/$1.status"
	[ ! -e "/tmp/$1.rangescope" ] || mv "/tmp/$1.rangescope" out/
}

# probe NAME [OPTION...]: starts it in the background, waits until it is ready.
probe() {
	name=$1
	shift
	rangescope-probe -o "/tmp/$name.rangescope" "$@" 2>"out/$name.err" &
	probe_pid=$!
	# it says what it stumbled over, and there is no use in waiting then
	until grep -q ': ready, [0-9]* hooks' "out/$name.err" 2>/dev/null; do
		if ! kill -0 "$probe_pid" 2>/dev/null; then
			wait "$probe_pid"
			echo $? >"out/$name.status"
			return 1
		fi
		sleep 0.05
	done
}

# end NAME [SIGNAL]
end() {
	kill -"${2:-TERM}" "$probe_pid"
	wait "$probe_pid"
	finish "$1" $?
}

# parallel_load: eight tasks on all CPUs, with as little as possible between their calls
parallel_load() {
	load=cpus$(nproc)
	cat >/tmp/load.scn <<-TEXT
		seed 3
		export shared ranges=8
		attach bo shared gpu0
		parallel 8 i
			export own ranges=4
			attach mr own nic0
			attach frame own codec0 dynamic
			repeat 500
				map a mr
				map b bo
				map-sg s frame
				unmap b
				unmap s
				unmap a
			end
			detach frame
			detach mr
			release own
		end
		detach bo
		release shared
	TEXT
	probe "$load" --range-rate 0
	dd if=/tmp/load.scn of=/sys/kernel/debug/dma-buf-exerciser/run bs=131072 count=1 2>/dev/null
	echo "$?" >"out/$load.scenario"
	cat /sys/kernel/debug/dma-buf-exerciser/counts >"out/$load.counts"
	end "$load"
}
