#!/bin/sh
# lint.sh: what keeps the house in order and a compiler does not see. Prints each breach as path: sentence.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.." || exit 1
out=$(mktemp "${TMPDIR:-/tmp}/lint.XXXXXX") || exit 1
trap 'rm -f "$out"' EXIT
checks=0

# may ROOM ROOMS: of our headers, files of the room include only those of these rooms. A header that stands beside the
# sources is the room's own and is included by its bare name.
may() {
	checks=$((checks + 1))
	for f in src/"$1"/*.[ch] include/"$1"/*.h; do
		sed -n 's/^#include "\([a-z/]*\)\/.*/\1/p' "$f" | sort -u | while read -r room; do
			case " $1 $2 " in
			*" $room "*) ;;
			*) echo "$f: $1 must not include $room (arrows point down)" ;;
			esac
		done
	done >>"$out"
}
may base ''
may model 'base'
low='base model'
may source "$low"
may format "$low"
may query "$low"
low="$low format query"
may taint 'base model format'
secrets='secret/decode secret/assign secret/value secret/proof'
may secret/decode "$low"
may secret/assign "$low"
may secret/value "$low"
may secret/proof "$low secret/assign secret/value"
low="$low $secrets"
low="$low taint"
may facts "$low"
low="$low facts"
may rules "$low"
low="$low rules"
may match "$low"
low="$low match source"
may scan "$low"
may audit "$low scan"
may policy 'base model query'
may report 'base model'
may cmd "$low scan audit policy report"

# Each folder of src is a room with a row above.
checks=$((checks + 1))
for d in $(find src -type d ! -path src ! -path src/secret ! -path src/rulec); do
	grep -q "^may ${d#src/} " tests/lint.sh || echo "$d: is no room of tests/lint.sh"
done >>"$out"

# Libraries return, commands speak. (guard.c ends the child that it made.)
checks=$((checks + 1))
for f in $(find src -name '*.[ch]' ! -path 'src/cmd/*' ! -path 'src/rulec/*' ! -path src/audit/guard.c); do
	grep -nE '(^|[^a-z_>.])(printf|puts|putchar|perror|exit)[[:space:]]*\(' "$f" |
		grep -vE '^[0-9]+:[[:space:]]*(/?\*|//)' | sed "s,^,$f:,; s,\$, (only commands print and exit),"
done >>"$out"

checks=$((checks + 1))
for f in $(find src include tests -name '*.[ch]'); do
	lines=$(wc -l <"$f")
	[ "$lines" -le 300 ] || echo "$f: $((lines)) lines are more than 300: make two rooms of it"
done >>"$out"

# What clang-format makes of an attribute before its variable, and of a < and a > that it takes for a pair.
checks=$((checks + 1))
for f in $(find src include tests -name '*.[ch]'); do
	grep -nE '^[[:space:]]*BUF_AUTO$|[a-z]<[a-z]+;' "$f" | sed "s,^,$f:,; s,\$, (not laid out as meant),"
done >>"$out"

# Each file says at its top what it is for.
checks=$((checks + 1))
for f in $(find src include -name '*.[ch]'); do
	head -1 "$f" | grep -q '^/\*' || echo "$f: opens without a comment on what it is for"
done >>"$out"

checks=$((checks + 1))
for f in src include rules tests fixtures bench man Makefile README.md CHANGELOG.md LICENSE; do
	[ -e "$f" ] || echo "$f: is missing at the top level"
done >>"$out"

# Rows that are searched by halves stand in the order of their names.
checks=$((checks + 1))
for f in include/format/code_side.def src/format/code_address_row.c src/format/code_amount_now.c; do
	sed -n 's/^[^"(]*("\([^"][^"]*\)"[),].*/\1/p' "$f" | sort -c 2>&1 |
		sed "s,^.*disorder: ,$f: is out of order: ,"
done >>"$out"

# A detector without examples proves nothing.
checks=$((checks + 1))
for f in $(find rules -name '*.yaml' ! -path 'rules/controls/*' ! -path 'rules/templates/*'); do
	! grep -q '^kind: notice' "$f" || continue # the run itself makes it
	for key in match clean; do
		grep -q "^ *$key:" "$f" || echo "$f: has no $key"
	done
done >>"$out"

# A transcript is complete.
checks=$((checks + 1))
for d in tests/cli/*/; do
	for part in cmd out status; do
		[ -f "$d$part" ] || echo "$d$part: is missing (make bless)"
	done
done >>"$out"

cat "$out"
bad=$(wc -l <"$out")
echo "lint: $checks passed, $((bad)) failed" | if [ "$bad" = 0 ]; then cat; else sed 's/: [0-9]* passed/: 0 passed/'; fi
[ "$bad" = 0 ]
