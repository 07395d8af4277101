# Helpers of the transcripts. $T is the empty folder a case begins in, $FIXTURES the expanded fixtures.
GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_NAME='Robin Fixture' GIT_AUTHOR_EMAIL=robin@example.com
GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
GIT_AUTHOR_DATE='1769900000 +0000' GIT_COMMITTER_DATE='1769900000 +0000'
export GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_DATE

# use NAME: a copy of that fixture, and into it.
use() { cp -R "$FIXTURES/$1" . && cd "$1"; }
# new NAME: an empty repository, and into it.
new() { git init -q -b main --template= "$1" && cd "$1"; }
# pat [SEED]: a made-up GitHub token, another for each seed.
pat() { printf '%s' 'ghp_{alnum:30}{sum:crc32-base62}' | expand "${1-1}"; }
commit() { git add -A && git commit -q --allow-empty -m "$1"; }
# A summary that more rules and controls do not change: findings with their places, notes, the last line, exit status.
brief() {
	brief_status=0
	microaudit scan "$@" >"$T/brief" 2>&1 || brief_status=$?
	sed 's/([0-9][^)]* not proven[^)]*)/(…)/' "$T/brief" | awk '
		/^(CRITICAL|HIGH|MEDIUM|LOW|INFO)\[/ || /^ *-->/ || /^ *= since:/ { print; last = ""; next }
		/^[^ 0-9].*[a-z]: / && !/^microaudit 0/ && !/^Next: / { print; last = ""; next }
		{ last = $0 }
		END { if (last != "") print last }'
	echo "exit $brief_status"
}
# uncounted: a report without how many controls it counts, which more rules and controls change.
uncounted() { sed -E 's/\((shown|[0-9]+ shown|[0-9]+ not proven)[^)]*\)/(…)/; /^[a-z]+ +[✗?✓–]/{ s/ [0-9]+ (not proven|to answer|does not apply|do not apply|pass)/ … \1/g; s/does not apply/do not apply/; }'; }
# apps NAME...: a workspace with an Express server in each of these folders, and into it.
apps() {
	new work && printf '{"private": true, "workspaces": ["**"]}\n' >package.json
	for apps_folder; do
		mkdir -p "$apps_folder"
		printf '{"name": "%s", "scripts": {"start": "node s.js"}, "dependencies": {"express": "4"}}\n' \
			"${apps_folder##*/}" >"$apps_folder/package.json"
		printf "const express = require('express');\nexpress().listen(3000);\n" >"$apps_folder/s.js"
	done
}
# verdicts IDS [ARGUMENTS]: what a scan says of these controls, of the whole and of each app that has another answer.
verdicts() {
	commit now
	verdicts_of=$1
	shift
	microaudit scan . -f json "$@" | awk -v ids="$verdicts_of" '
		{ n = match($0, /[^\t]/) - 1; v = $0; sub(/^[^:]*:\t/, "", v); gsub(/"|,$/, "", v) }
		n == 1 { part = /"apps"/ ? "app" : /"controls"/ ? "whole" : /}/ ? part : "" }
		part == "app" && n == 3 && /"id"/ { app = v }
		part == "app" && n == 3 && /"status"/ { print app ": " v }
		part == "" || n != (part == "app" ? 5 : 3) { next }
		/"id"/ { id = v; on = index(" " ids " ", " " id " ") }
		on && /"verdict"/ { verdict = v }
		on && /"why"/ { print "  " (part == "app" ? app : "whole") " " id " " verdict ": " v }'
}
# known SECTIONS: what is known of the folder, each row without its side.
known() {
	microaudit scan . --no-git --facts "$T/facts.json" >/dev/null
	for known_of; do
		echo "$known_of:"
		awk -v of="\"$known_of\": [" '
			index($0, of) == 1 { if (/\\[\\]/) exit; on = 1; next }
			on && /^\]/ { exit }
			on { gsub(/"side": "[^"]*"(, )?/, ""); sub(/, }/, "}"); sub(/,$/, ""); print }' "$T/facts.json"
	done
}
