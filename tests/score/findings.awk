# findings.awk: the places of secrets that a default run reports, from `microaudit scan --format jsonl`: PATH, LINE, RULE,
# separated by tabs, each place once. INFO is left out: it says that there is no secret.
function field(text, key, value) {
	if (!match(text, "\"" key "\":\"([^\"\\\\]|\\\\.)*\"")) return ""
	value = substr(text, RSTART + length(key) + 4, RLENGTH - length(key) - 5)
	gsub(/\\"/, "\"", value); gsub(/\\\//, "/", value); gsub(/\\\\/, "\\", value)
	return value
}
/^{"type":"finding"/ && /"id":"SECR-/ && !/"severity":"INFO"/ {
	rule = field($0, "rule")
	at = index($0, "\"occurrences\":[")
	rest = substr($0, at + 15)
	sub(/\],"occurrence_count".*/, "", rest)
	n = split(rest, one, /},\{/)
	for (i = 1; i <= n; i++) {
		path = field(one[i], "path")
		match(one[i], /"line":[0-9]+/)
		place = path "\t" substr(one[i], RSTART + 7, RLENGTH - 7)
		if (!(place in seen)) print place "\t" rule
		seen[place]
	}
}
