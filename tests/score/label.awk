# label.awk: takes the marks of write.awk out of expanded files and lists the marked lines.
#
#   label.awk -v out=FOLDER -v labels=FILE < "@@ PATH FORMAT CONTEXT lf|crlf" and the lines of that file, again and again
#
# FILE gets PATH, LINE, secret or look-alike, KIND, DIFFICULTY, FORMAT, CONTEXT, separated by tabs.
BEGIN { OFS = "\t" }
$1 == "@@" && NF == 5 {
	if (path) close(out "/" path)
	path = $2; format = $3; context = $4; end = $5 == "crlf" ? "\r" : ""; line = 0
	next
}
{
	line++
	if (match($0, /^%[-+][a-z0-9-]+(\/[a-z]+)?% ?/)) {
		mark = substr($0, 1, RLENGTH)
		$0 = substr($0, RLENGTH + 1)
		what = substr(mark, 2, 1) == "+" ? "secret" : "look-alike"
		sub(/^%[-+]/, "", mark); sub(/% ?$/, "", mark)
		difficulty = "-"
		if (split(mark, part, "/") > 1) difficulty = part[2]
		print path, line, what, part[1], difficulty, format, context >labels
	}
	print $0 end >(out "/" path)
}
