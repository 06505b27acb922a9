# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# What the scripts of the guest share. Sourced, not run.

# shellcheck disable=SC2034 # for those who source this
readonly EXIT_USAGE=2 EXIT_SETUP=3 EXIT_FAILED=4

guest_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
kernel_dir=$(cd "$guest_dir/../kernel" && pwd)
cache_dir=${RANGESCOPE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rangescope}
export guest_dir kernel_dir cache_dir

say() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# die STATUS MESSAGE...
die() {
	local status=$1
	shift
	say "$@"
	exit "$status"
}

# need_packages PACKAGE...: install what is missing, or say how.
need_packages() {
	local package missing=()

	command -v dpkg-query >/dev/null ||
		die "$EXIT_SETUP" "this needs a Debian machine with the packages: $*"
	for package; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
			missing+=("$package")
	done
	[ ${#missing[@]} -gt 0 ] || return 0

	local install=(apt-get install -y --no-install-recommends "${missing[@]}")
	local as_root=()
	if [ "$(id -u)" -ne 0 ]; then
		if ! sudo -n true 2>/dev/null; then
			die "$EXIT_SETUP" "packages are missing; type: sudo apt-get update && sudo ${install[*]}"
		fi
		as_root=(sudo -n)
	fi
	say "installing ${missing[*]}"
	if ! "${as_root[@]}" apt-get update -q >&2 ||
		! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" -q >&2; then
		die "$EXIT_SETUP" "apt could not install them; type: apt-get update && ${install[*]}"
	fi
}
