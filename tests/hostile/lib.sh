# Helpers of the hostile cases, beside those of ../cli/lib.sh.

# token [SEED]: like pat, and remembered: no output may hold it.
token() {
	token_made=$(pat "${1-1}")
	printf '%s\n' "$token_made" >>"$HOME/planted"
	printf '%s' "$token_made"
}
# line [SEED]: a line of a program that holds a token.
line() { printf 'const t = "%s"\n' "$(token "${1-1}")"; }
# repeat N TEXT: TEXT N times, without line ends of its own.
repeat() { awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'; }
# repo: an empty repository here.
repo() { git init -q -b main --template= .; }
# start: a repository here with one harmless commit.
start() { repo && echo hello >hello.txt && commit first; }
# leaked: one whose only token is in a commit that a later one undid.
leaked() { start && line >a.js && commit leak && git rm -q a.js && commit undo; }
# object TYPE: writes standard input as an object, whatever it holds, prints its name.
object() { git hash-object -w -t "$1" --literally --stdin; }
# loose ID: the file of a loose object.
loose() { printf '.git/objects/%s/%s' "$(printf %.2s "$1")" "${1#??}"; }
# tree: the object of `MODE NAME ID` lines, in the order given, whatever they say.
tree() {
	while read -r mode name id; do
		printf '%s %s\0' "$mode" "$name"
		printf %s "$id" | sed 's/../\\x&/g' | { read -r bytes || :; env printf "$bytes"; }
	done | object tree
}
# point REF ID: a reference, whatever ID is.
point() { mkdir -p ".git/$(dirname "$1")" && echo "$2" >".git/$1"; }
# commit_of TREE [PARENT...]: a commit object.
commit_of() {
	{
		echo "tree $1"
		shift
		for p in "$@"; do echo "parent $p"; done
		printf 'author A <a@example.com> 1769900000 +0000\ncommitter A <a@example.com> 1769900000 +0000\n\nmade\n'
	} | object commit
}
# as_nobody COMMAND...: where root reads everything, somebody else does not.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}
# stored: standard input as a zlib stream of one stored block, which may say of itself what it likes.
stored() {
	od -An -v -tu1 | tr -s ' ' '\n' | awk '
		function byte(v) { return sprintf("\\%03o", v) }
		NF { at[n++] = $1; a = (n == 1 ? 1 : a); a = (a + $1) % 65521; b = (b + a) % 65521 }
		END {
			printf "%s", byte(120) byte(1) byte(1) byte(n % 256) byte(int(n / 256))
			printf "%s", byte(255 - n % 256) byte(255 - int(n / 256))
			for (i = 0; i < n; i++) printf "%s", byte(at[i])
			printf "%s", byte(int(b / 256)) byte(b % 256) byte(int(a / 256)) byte(a % 256)
		}' | { read -r stored_text || :; printf "$stored_text"; }
}
