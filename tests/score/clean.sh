#!/bin/sh
# clean.sh B DIR...: what the program in B reports in the trees of clean repositories, without their history: for each
# its files, places of secrets that a default run reports (LOW and above, each path and line once), and both together
# per 10,000 files. LIST=FILE gets the places, one a line: DIR, path, line, rule, text.
#
# What is reported there is not false for that: a test's private key is a private key. Look at the lines.
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
B=$1
shift
list=${LIST-/dev/null}
: >"$list"
part=$(mktemp -d "${TMPDIR:-/tmp}/clean.XXXXXX")
trap 'rm -rf "$part"' EXIT
for dir; do
	"$B/microaudit" scan "$dir" --no-git --only secrets --no-progress --format jsonl >"$part/jsonl" || [ $? = 1 ]
	awk -f "$here/findings.awk" "$part/jsonl" >"$part/places"
	printf '%s\t%d\t%d\t%d\n' "$(basename "$dir")" "$(find "$dir" -type f ! -path '*/.git/*' | wc -l)" \
		"$(wc -l <"$part/places")" "$(grep -c '^{"type":"finding".*"id":"SECR-' "$part/jsonl" || :)"
	sed "s|^|$(basename "$dir")	|" "$part/places" | awk -F '\t' -v dir="$dir/" '{
		path = dir $2
		for (line = 0; line < $3; line++) getline text <path
		close(path)
		gsub(/\t/, " ", text)
		print $0 "\t" substr(text, 1, 160)
	}' >>"$list"
done | awk -F '\t' '
	BEGIN { printf "%-28s %8s %8s %10s\n", "repository", "files", "lines", "per 10,000" }
	{ printf "%-28s %8d %8d %10.1f\n", $1, $2, $3, $2 ? 10000 * $3 / $2 : 0; files += $2; lines += $3 }
	END { printf "%-28s %8d %8d %10.1f\n", "all", files, lines, files ? 10000 * lines / files : 0 }'
