# Writes the apps of *.variants as folders tmp/1, tmp/2 …, and a line for each: number, control, kind, verdict, words.
BEGIN {
	usual["na"] = "not_applicable"; usual["violated"] = "fail"; usual["inert"] = "fail|unproven"
	usual["shown"] = "pass/shown"; usual["answered"] = "pass/declared"; usual["unread"] = "unproven"
}
function fault(text) { print FILENAME ":" FNR ": " text > "/dev/stderr"; bad = 1; exit 1 }
function folder(path) { sub("/[^/]*$", "", path); if (!(path in made)) { made[path] = 1; system("mkdir -p '" path "'") } }
function start(path) {
	if (path ~ /(^\/|\.\.|')/) fault("no path of an app: " path)
	if (out != "") close(out)
	out = ""
	if (into == "base") { texts[base, path] = ""; files[base] = files[base] path "\n"; at = path }
	else if (into == "app") { out = tmp "/" n "/" path; folder(out); printf "" > out }
}
/^=== base / { into = "base"; base = $3; at = ""; next }
/^=== / {
	split($0, half, ": "); split(half[1], word, " ")
	if (!(word[3] in usual)) fault("no kind of variant: " word[3])
	words = substr($0, length(half[1]) + 3)
	if (words == "") fault("it does not say what it is")
	if (out != "") close(out)
	out = ""; at = ""; into = only ~ /^ *$/ || index(only, " " word[2] " ") ? "app" : "none"
	if (into == "app") {
		n++; folder(tmp "/" n "/x")
		print n "\t" word[2] "\t" word[3] "\t" (word[4] == "" ? usual[word[3]] : word[4]) "\t" words
	}
	next
}
/^\+\+\+ / {
	if (into == "none") next
	if (!($2 in files)) fault("no base is called " $2)
	k = split(files[$2], path, "\n")
	for (i = 1; i < k; i++) { start(path[i]); if (into == "app") printf "%s", texts[$2, path[i]] > out; else texts[base, path[i]] = texts[$2, path[i]] }
	if (out != "") close(out)
	out = ""; at = ""; next
}
/^--- / { start($2); next }
into == "base" && at != "" { texts[base, at] = texts[base, at] $0 "\n"; next }
out != "" { print > out; next }
/^#/ || /^$/ || into == "none" { next }
{ fault("a line that stands in no file") }
END { if (bad) exit 1 }
