# places.awk: where a program may be changed, one place a line: RANK FILE LINE KIND COLUMN TAB LINE-AS-IT-WOULD-BE.
# Strings, characters and comments are left alone, and so are declarations of macros and lists.
#
# The rank orders a draw: it follows from -v seed=N and the line itself, so that work elsewhere draws no other places.
#
#   equal       == for !=, and back          logic      && for ||, and back
#   order       < for <=, > for >=, back     sum        + for -, and back
#   truth       true for false, back; ! goes statement  an assignment or a call goes; a return of a bool is turned

# The line with each byte of strings, characters and comments made a blank.
function bare(line,   out, i, c, quote) {
	out = ""
	quote = ""
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (comment) {
			if (substr(line, i, 2) == "*/") { comment = 0; out = out " "; i++ }
			out = out " "
		} else if (quote != "") {
			if (c == "\\") { i++; out = out " " }
			else if (c == quote) quote = ""
			out = out " "
		} else if (c == "\"" || c == "'") {
			quote = c
			out = out " "
		} else if (substr(line, i, 2) == "/*") {
			comment = 1
			out = out "  "
			i++
		} else if (substr(line, i, 2) == "//") {
			break
		} else {
			out = out c
		}
	}
	return out
}
function rank(text,   h, i) {
	h = seed
	for (i = 1; i <= length(text); i++)
		h = (h * 31 + code_of[substr(text, i, 1)]) % 2147483647
	for (i = 0; i < 3; i++)
		h = (h * (16807 + seed) + seed) % 2147483647
	return h
}
function give(kind, column, n, new,   text) {
	text = FILENAME " " kind " " column " " $0
	printf "%010d ", rank(text seen[text]++)
	print FILENAME, FNR, kind, column "\t" substr($0, 1, column - 1) new substr($0, column + n)
}
function each(code, kind, old, new,   at, from) {
	for (from = 1; (at = index(substr(code, from), old)) > 0; from += at + length(old) - 1)
		give(kind, from + at - 1, length(old), new)
}
BEGIN {
	for (i = 1; i < 256; i++)
		code_of[sprintf("%c", i)] = i
}
FNR == 1 { comment = 0 }
{
	code = bare($0)
	if (code ~ /^#/ || code ~ /^(static )?const / || code ~ /^\t*(enum|struct|union) [a-z_]* *{/ || code ~ /^ *[\/*]/)
		next
	each(code, "equal", " == ", " != ")
	each(code, "equal", " != ", " == ")
	each(code, "order", " < ", " <= ")
	each(code, "order", " <= ", " < ")
	each(code, "order", " > ", " >= ")
	each(code, "order", " >= ", " > ")
	each(code, "logic", " && ", " || ")
	each(code, "logic", " || ", " && ")
	each(code, "sum", " + ", " - ")
	each(code, "sum", " - ", " + ")
	each(code, "truth", " true", " false")
	each(code, "truth", " false", " true")
	each(code, "truth", "(!", "(")
	unequal = code
	gsub(/ !=/, "   ", unequal)
	each(unequal, "truth", " !", " ")
	if (code ~ /^\t+[a-z][a-z_0-9>.\[\]-]* [-+|&]?= .*;$/ || code ~ /^\t+[a-z_0-9]+\(.*\);$/) {
		indent = match(code, /[^\t]/)
		give("statement", indent, length($0) - indent + 1, ";")
	}
	if (code ~ /^\t+return [a-z!(].*;$/ && code ~ /(==|!=|<|>|&&|\|\||is_|has_)/) {
		at = index(code, "return ") + 7
		give("statement", at, length($0) - at + 1, "!(" substr($0, at, length($0) - at) ");")
	}
}
