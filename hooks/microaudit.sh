#!/bin/sh
# pre-commit runs this from its own clone of this repository, in the repository that is being committed: builds the
# program there on the first run, then looks at what the hook is about. Nothing is installed behind anybody's back.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -x "$home/build/microaudit" ]; then
	log=$(mktemp)
	trap 'rm -f "$log"' EXIT
	if ! NO_INSTALL=1 make -C "$home" -s >"$log" 2>&1; then
		echo 'microaudit could not be built:' >&2
		tail -n 20 "$log" >&2
		exit 2
	fi
	rm -f "$log"
fi
exec "$home/build/microaudit" scan --hook "$@"
