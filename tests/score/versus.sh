#!/bin/sh
# versus.sh B OUTDIR DIR...: the program in B beside other scanners, each with its defaults, on the same files: the
# development set (made in OUTDIR) and the trees of clean repositories, all without history. One table: secrets of the
# set that were found, lines that were reported and hold none, recall, precision and F1 (real places only), lines that
# were reported in the clean trees per 10,000 files, seconds for everything.
#
# A scanner that is not installed is left out with a sentence. What a tool itself calls mere information is left out.
# TOOLS names the tools to run. OUTDIR/versus/ keeps what each reported.
set -eu
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
B=$(cd "$1" && pwd)
"$here/make-set" "$B/expand" "$2"
out=$(cd "$2" && pwd)/versus
shift 2
mkdir -p "$out"

# report_TOOL: PATH, a tab and the line of each place that the tool reports below the current folder.
report_microaudit() {
	"$B/microaudit" scan . --no-git --only secrets --no-progress --format jsonl >"$out/raw" || [ $? = 1 ]
	awk -f "$here/findings.awk" "$out/raw" | cut -f1,2
}
report_gitleaks() {
	gitleaks dir . --report-format json --report-path "$out/raw" --no-banner --exit-code 0 --log-level error
	sed -n 's/^  "StartLine": \([0-9]*\),$/\1/p; s/^  "File": "\(.*\)",$/\1/p' "$out/raw" |
		awk 'NR % 2 { line = $0; next } { print $0 "\t" line }'
}
report_detect_secrets() {
	detect-secrets scan --all-files . >"$out/raw"
	sed -n 's/^        "line_number": \([0-9]*\).*/\1/p; s/^        "filename": "\(.*\)",$/\1/p' "$out/raw" |
		awk 'NR % 2 { path = $0; next } { print path "\t" $0 }'
}
report_credsweeper() {
	credsweeper --path . --save-json "$out/raw" >"$out/log" 2>&1
	# A private key comes as one finding with each of its lines; the first one is its place, as with the others.
	awk '/^    "rule":/ { key = /PEM/; first = 1 }
		/^    "severity":/ { info = /"info"/ }
		/^            "line_num":/ { line = $2 + 0 }
		/^            "path":/ && !info && (first || !key) {
			sub(/^ *"path": "/, ""); sub(/",?$/, ""); print $0 "\t" line; first = 0
		}' "$out/raw"
}
report_secretlint() {
	echo '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}' >"$out/secretlintrc.json"
	secretlint --secretlintrc "$out/secretlintrc.json" --format unix '**/*' >"$out/raw" || [ $? = 1 ]
	sed -n 's/^\([^:]*\):\([0-9]*\):[0-9]*: .*/\1	\2/p' "$out/raw"
}

# places TOOL DIR NAME: the distinct places in OUTDIR/versus/TOOL.NAME, with paths relative to DIR.
places() {
	(cd "$2" && "report_$1") | sed "s|^$(cd "$2" && pwd)/||; s|^\./||" | sort -u >"$out/$1.$3"
}

files=0
for dir; do files=$((files + $(find "$dir" -type f ! -path '*/.git/*' | wc -l))); done
echo "The set: $(wc -l <"$out/../labels") labelled lines. Clean trees: $# with $files files."
printf '%-16s %6s %6s %7s %10s %7s %12s %8s\n' tool true false recall precision F1 'clean/10,000' seconds
for tool in ${TOOLS-microaudit gitleaks detect_secrets secretlint credsweeper}; do
	command=$(echo "$tool" | tr _ -)
	if [ "$tool" != microaudit ] && ! command -v "$command" >/dev/null; then
		echo "$command is not installed, left out."
		continue
	fi
	from=$(date +%s)
	places "$tool" "$out/../files" set
	clean=0
	for dir; do
		places "$tool" "$dir" "clean.$(basename "$dir")"
		clean=$((clean + $(wc -l <"$out/$tool.clean.$(basename "$dir")")))
	done
	took=$(($(date +%s) - from))
	awk -F '\t' -v tool="$command" -v clean="$clean" -v files="$files" -v took="$took" '
		FNR == NR { label[$1 "\t" $2] = $3; context[$1] = $7; if ($3 == "secret" && $7 == "real") all++; next }
		context[$1] == "real" { if (label[$1 "\t" $2] == "secret") hit++; else wrong++ }
		END { printf "%-16s %6d %6d %6.1f%% %9.1f%% %7.3f %12.1f %8d\n", tool, hit, wrong, 100 * hit / all,
			hit ? 100 * hit / (hit + wrong) : 0, hit ? 2 * hit / (all + hit + wrong) : 0,
			files ? 10000 * clean / files : 0, took }' "$out/../labels" "$out/$tool.set"
done
