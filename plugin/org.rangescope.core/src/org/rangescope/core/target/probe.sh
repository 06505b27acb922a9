#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# probe.sh PROBE COMMAND [OPTION...]: runs the probe, as told by words on standard input, a line each:
#   check  print what the target offers, and "end STATUS"
#   start  capture; from then on standard output is the recording. With COMMAND, that is run meanwhile
#   stop   end the capture in order
#   kill   end it at once
# The end of the input is a "stop": whoever held it is gone, or the connection is.
probe=$1
command=$2
shift 2
exec 3<&0 </dev/null
started=no
while [ $started = no ] && read -r word <&3; do
	case $word in
	check)
		"$probe" --doctor=lines "$@" 3<&-
		printf 'end\t%d\n' $?
		;;
	start) started=yes ;;
	*) exit 0 ;;
	esac
done
[ $started = yes ] || exit 0
if [ -n "$command" ]; then
	set -- "$@" -- /bin/sh -c "$command"
fi
"$probe" "$@" 3<&- &
probe=$!
(
	stopped=no
	while read -r word <&3; do
		case $word in
		stop)
			# a second one would end it without what is on its way
			[ $stopped = yes ] || kill -TERM "$probe"
			stopped=yes
			;;
		kill) kill -KILL "$probe" ;;
		esac
	done
	[ $stopped = yes ] || kill -TERM "$probe"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
trap 'kill -TERM "$probe"' HUP INT TERM
wait "$probe"
status=$?
# a signal ends the waiting, not what is waited for
while kill -0 "$probe" 2>/dev/null; do
	wait "$probe"
	status=$?
done
kill "$watcher" 2>/dev/null
exit $status
