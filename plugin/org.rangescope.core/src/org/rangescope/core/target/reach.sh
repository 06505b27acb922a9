#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
#
# Runs on the target for as long as somebody holds its standard input: says what the target is, makes a directory for the
# probe where programs can be executed, and removes that at the end, whatever the end is.
umask 077
directory=
for base in "${TMPDIR:-/tmp}" /tmp /var/tmp /dev/shm "${HOME:-/}"; do
	directory=$(mktemp -d "$base/rangescope.XXXXXXXXXX" 2>/dev/null) || continue
	if printf '#!/bin/sh\nexit 0\n' >"$directory/try" && chmod 700 "$directory/try" && "$directory/try" 2>/dev/null; then
		rm -f "$directory/try"
		break
	fi
	rm -rf "$directory"
	directory=
done
trap 'test -z "$directory" || rm -rf "$directory"' EXIT
trap 'exit 1' HUP INT TERM
root=no
if [ "$(id -u)" = 0 ]; then
	root=yes
elif sudo -n true 2>/dev/null; then
	root=sudo
elif command -v pkexec >/dev/null 2>&1; then
	root=pkexec
fi
printf 'system\t%s\n' "$(uname -s)"
printf 'machine\t%s\n' "$(uname -m)"
printf 'kernel\t%s\n' "$(uname -r)"
printf 'user\t%s\n' "$(id -un 2>/dev/null || id -u)"
printf 'root\t%s\n' "$root"
printf 'directory\t%s\n' "$directory"
printf 'ready\n'
cat >/dev/null
