# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# What run, test and the scripts below .ci share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$root/target
workbench=$root/update-site/workbench/target/products/rangescope/linux/gtk/x86_64
plain_workbench=$root/update-site/workbench/target/products/plain/linux/gtk/x86_64
site=$root/update-site/site/target/repository
tests_site=$root/update-site/tests/target/repository
cli_jar=$root/plugin/org.rangescope.cli/target/rangescope.jar
demo=$root/update-site/workbench/recordings/demo.rangescope
# All that come with the product, the demo first.
bundled=()
for recording in "$demo" "$root"/update-site/workbench/recordings/*.rangescope; do
	if [ -f "$recording" ] && [[ " ${bundled[*]} " != *" $recording "* ]]; then
		bundled+=("$recording")
	fi
done
unset recording
export root work workbench plain_workbench site tests_site cli_jar demo

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "${0##*/}: $*"
	exit 1
}

# packages_of GROUP...: the Debian packages of these groups.
packages_of() {
	local group
	for group; do
		sed -n "s/^$group: //p" "$root/.ci/packages"
	done | tr ' ' '\n' | sort -u
}

# missing_packages GROUP...: those of them that are not installed.
missing_packages() {
	local package
	for package in $(packages_of "$@"); do
		case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
		installed) ;;
		*) echo "$package" ;;
		esac
	done
}

# need_packages GROUP...: installs what is missing, as root or through sudo, or says what to type.
need_packages() {
	local missing install as_root=()
	if ! command -v dpkg-query >/dev/null; then
		say "This is no Debian machine. If something is missing below, install what corresponds to: $(packages_of "$@" | tr '\n' ' ')"
		return 0
	fi
	mapfile -t missing < <(missing_packages "$@")
	[ ${#missing[@]} -gt 0 ] || return 0
	install=(apt-get install -y --no-install-recommends "${missing[@]}")
	if [ "$(id -u)" -ne 0 ]; then
		if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && [ ! -t 0 ]; }; then
			say 'Debian packages are missing. Type, as root:'
			say "  apt-get update && ${install[*]}"
			exit 1
		fi
		as_root=(sudo)
	fi
	say "Installing Debian packages: ${missing[*]}"
	mkdir -p "$work"
	if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" -q; } >"$work/apt.log" 2>&1; then
		tail -n 15 "$work/apt.log" >&2
		die "apt could not install them (log: $work/apt.log). Type, as root: apt-get update && ${install[*]}"
	fi
}

# java17: prints a Java of version 17 or newer.
java17() {
	local candidate version
	for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" /usr/lib/jvm/*17*/bin/java "$(command -v java || true)"; do
		[ -x "$candidate" ] || continue
		version=$("$candidate" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
		if [ "${version%%.*}" -ge 17 ] 2>/dev/null; then
			echo "$candidate"
			return 0
		fi
	done
	die 'no Java 17 or newer found; on Debian: apt-get install openjdk-17-jdk-headless'
}

# java_inputs: one hash of everything the Java build reads, without what the workbench writes beside a recording that is looked at.
java_inputs() {
	(cd "$root" && find pom.xml platform.target mvnw .mvn .config plugin feature update-site \
		\( -name target -o -name bin \) -not -path '*/src/*' -prune -o \( -name '*.rangescope-session*' -o -name '.*.rangescope.cache*' \
		-o -name .rangescope-suppressions \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64)
}

# java_built: whether the products are those of the present sources.
java_built() {
	[ -d "$workbench/plugins" ] && [ -f "$site/p2.index" ] && [ -f "$cli_jar" ] && [ "$(cat "$work/java.inputs" 2>/dev/null)" = "$1" ]
}

# build_java: builds the workbench and the headless program unless they are up to date.
build_java() {
	local inputs started=$SECONDS
	need_packages java probe-build
	"$root/.ci/probe-binaries"
	inputs=$(java_inputs)
	if java_built "$inputs"; then
		return 0
	fi
	mkdir -p "$work"
	say "Building the workbench (a minute or two; the first time also everything it is made of is fetched). Log: $work/build.log"
	rm -f "$work/java.inputs"
	if ! (cd "$root" && ./mvnw -B clean verify -DskipTests -am \
		-pl plugin/org.rangescope.cli,update-site/site,update-site/tests,update-site/workbench) 2>&1 | tee "$work/build.log" |
		sed -un 's/^\[INFO\] Building \([A-Z].*\) 0\.[^ ]* *\(\[[0-9/]*\]\)$/  \2 \1/p' >&2; then
		:
	fi
	if ! grep -q 'BUILD SUCCESS' "$work/build.log"; then
		grep -a '^\[ERROR\]' "$work/build.log" | cut -c1-400 | head -n 20 >&2
		die "the build failed; see $work/build.log"
	fi
	echo "$inputs" >"$work/java.inputs"
	say "Built in $((SECONDS - started)) s."
}

have_display() {
	[ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]
}

# eclipse PRODUCT [ARGUMENT...]: runs an Eclipse made of that product's directory, again when it asks for that, and returns its status.
# Arguments for Java go before a lone --. A signal ends the Eclipse.
eclipse() {
	local product=$1 vm=() arguments=() launcher java said out teeing waited
	# seen by the trap, which runs wherever the shell is by then
	eclipse_pid=
	eclipse_ended=no
	shift
	while [ $# -gt 0 ] && [ "$1" != -- ]; do
		vm+=("$1")
		shift
	done
	shift
	arguments=("$@")
	launcher=$(find "$product/plugins" -name 'org.eclipse.equinox.launcher_*.jar' | head -n 1)
	[ -n "$launcher" ] || die "$product holds no workbench"
	java=$(java17)
	said=$(mktemp)
	trap 'eclipse_ended=yes; if [ -n "$eclipse_pid" ]; then kill "$eclipse_pid" 2>/dev/null || true; fi' INT TERM HUP
	local status=23
	while [ $eclipse_ended = no ] && { [ $status -eq 23 ] || [ $status -eq 24 ]; }; do
		exec {out}> >(
			trap '' INT
			exec tee "$said"
		)
		teeing=$!
		# in the background, because a shell hears a signal only when what it waits for has ended
		"$java" -Djava.awt.headless=true "${vm[@]}" -jar "$launcher" -nosplash "${arguments[@]}" <&0 >&"$out" {out}>&- &
		eclipse_pid=$!
		if [ $eclipse_ended = yes ]; then kill "$eclipse_pid" 2>/dev/null || true; fi
		status=0
		wait "$eclipse_pid" || status=$?
		while kill -0 "$eclipse_pid" 2>/dev/null; do
			status=0
			wait "$eclipse_pid" || status=$?
		done
		eclipse_pid=
		exec {out}>&-
		# what the workbench has opened, such as a browser, may hold its output for as long as it likes
		for ((waited = 0; waited < 20; waited++)); do
			kill -0 "$teeing" 2>/dev/null || break
			sleep 0.1
		done
		eclipse_again "$status" "$said"
	done
	trap - INT TERM HUP
	rm -f "$said"
	return "$status"
}

# eclipse_again STATUS FILE: makes ready the arguments of the Eclipse that is run next. The status 24 means that it wrote the workspace
# to go on with to its output, which is in FILE, as the last -data and a line; there is no native launcher that it could tell.
eclipse_again() {
	local next each skip=no left=()
	# the workbench opens by itself what was open, and a second capture was asked of nobody
	for each in "${vm[@]}"; do
		case $each in
		-Drangescope.open* | -Drangescope.sample* | -Drangescope.compare* | -Drangescope.live=*) ;;
		*) left+=("$each") ;;
		esac
	done
	vm=("${left[@]}")
	[ "$1" -eq 24 ] || return 0
	next=$(awk 'wanted { data = $0 } { wanted = $0 == "-data" } END { print data }' "$2")
	[ -n "$next" ] || return 0
	left=()
	for each in "${arguments[@]}"; do
		if [ $skip = yes ]; then
			skip=no
		elif [ "$each" = -data ]; then
			skip=yes
		else
			left+=("$each")
		fi
	done
	arguments=("${left[@]}" -data "$next")
}

# each PROPERTY FILE...: prints options for Java that say each file in a property of its own, PROPERTY.1 and so on, for mapfile -d ''; a
# name may have any separator in it.
each() {
	local property=$1 i=0 file
	shift
	for file; do
		i=$((i + 1))
		printf -- '-D%s.%s=%s\0' "$property" "$i" "$file"
	done
}
