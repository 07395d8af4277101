# matrix.awk: crosses the names, values and shapes of the three files of these names, and prints a set (see write.awk).
#
# Each shape gives FILES files of a project's own folder, the last of them a test or an example, of ENTRIES entries each;
# a little more than three look-alikes stand beside each secret, as in code that people write. What goes together is
# drawn from a fixed seed. No name stands twice in one file.
function draw(n) { state = (state * 16807) % 2147483647; return int(state / 7) % n }
function styled(name, style, word, i, n, done) {
	n = split(name, word, " ")
	done = style == "pascal" ? capital(word[1]) : word[1]
	for (i = 2; i <= n; i++) {
		if (style == "camel" || style == "pascal") done = done capital(word[i])
		else done = done (style == "kebab" ? "-" : style == "dotted" ? "." : "_") word[i]
	}
	return style == "upper" ? toupper(done) : done
}
function capital(w) { return toupper(substr(w, 1, 1)) substr(w, 2) }
# Puts a text in place of each occurrence; sub() would read '&' and '\' in it.
function put(text, what, by, at, done) {
	done = ""
	while ((at = index(text, what))) {
		done = done substr(text, 1, at - 1) by
		text = substr(text, at + length(what))
	}
	return done text
}
function quoted(value, language) {
	if (language ~ /^(json|js|ts|java|kt|cs|go|py|rust|c|dart|swift|toml|tf|yaml)$/) value = put(value, "\\", "\\\\")
	if (language == "xml") { value = put(value, "&", "&amp;"); value = put(value, "<", "&lt;") }
	return value
}
# A row of `values` for a language, or 0 when the drawn one does not fit: a key of a list is drawn before its value.
function fits(row, language) {
	if (where[row] == "all") return 1
	if (where[row] == "code") return language in is_code
	if (where[row] == "config") return !(language in is_code)
	return index("," where[row] ",", "," language ",") > 0
}
function choose(label, language, row, try) {
	for (try = 0; try < 2000; try++) {
		row = draw(2) || label == "+" ? draw(rows) + 1 : first_expression + draw(rows - first_expression + 1)
		if (sign[row] != label || !fits(row, language)) continue
		if (!(kind[row] in weight) || !draw(weight[kind[row]])) return row
	}
	return 0
}
function name_of(row, class) {
	class = named[row]
	if (class == "any") class = draw(2) ? "password" : "key"
	return class in names ? name[class, draw(names[class]) + 1] : class
}
function entry(shape, label, row, line, n, part, i, named_as, v, mark, raw) {
	row = choose(label, language[shape])
	if (!row) return
	named_as = name_of(row)
	if (named_as in used) return
	used[named_as]
	v = value[row]
	v = put(v, "$U", styled(named_as, "upper")); v = put(v, "$S", styled(named_as, "snake"))
	v = put(v, "$K", styled(named_as, "kebab")); v = put(v, "$C", styled(named_as, "camel"))
	raw = substr(v, 1, 1) == "="
	v = raw ? substr(v, 2) : quoted(v, language[shape])
	mark = "%" label kind[row] "% "
	n = split(way[shape, draw(ways[shape]) + 1], part, "\n")
	for (i = 1; i <= n; i++) {
		line = put(part[i], "$N", styled(named_as, style[shape]))
		if (raw) { line = put(line, "\"$V\"", v); line = put(line, "'$V'", v) }
		# What YAML would take for something else needs quotes, if the line has none.
		if (language[shape] ~ /^(yamlplain|compose)$/ && v ~ /^([*&!%@\[#|>]|[{][{]|[{]cipher)|: | #/)
			if (line ~ /: \$V$/) line = put(line, "$V", "\"$V\"")
		if (language[shape] == "dockerfile" && v ~ / / && line ~ /=\$V$/) line = put(line, "$V", "\"$V\"")
		if (index(part[i], "$V")) line = mark put(line, "$V", v)
		print line
	}
}
function file(shape, number, context, path, i) {
	split("", used)
	path = sprintf("p%02d%d/", shape, number)
	if (context == "test") path = path "tests/" shapes_path[shape]
	else if (context == "example") path = path "examples/" shapes_path[shape]
	else path = path shapes_path[shape]
	if (format[shape] == "markdown") context = "docs"
	print "@@ " path " " format[shape] " " context
	printf "%s", head[shape]
	for (i = 0; i < ENTRIES; i++) entry(shape, draw(100) < 20 ? "+" : "-")
	printf "%s", tail[shape]
}

BEGIN {
	if (!FILES) FILES = 6
	if (!ENTRIES) ENTRIES = 24
	# Of the rows of these kinds there are many: one in so many draws counts.
	weight["provider-token/easy"] = weight["provider-token/medium"] = 4
	weight["name-of-thing"] = weight["placeholder"] = 2
	state = 20260105
	n = split("js ts py java kt cs go php rb swift dart rust c ps", list, " ")
	for (i = 1; i <= n; i++) is_code[list[i]]
}
FNR == 1 { input++ }
/^#/ && input < 3 || /^$/ && input < 3 || input == 3 && !shapes && /^#/ { next }
input == 1 {
	split($0, side, ": ")
	n = split(side[2], list, "; ")
	for (i = 1; i <= n; i++) name[side[1], ++names[side[1]]] = list[i]
}
input == 2 {
	n = index($0, " |")
	rows++
	sign[rows] = substr($0, 1, 1)
	kind[rows] = substr($0, 3, n - 3)
	rest = substr($0, n + 3)
	n = index(rest, " | "); where[rows] = substr(rest, 1, n - 1); rest = substr(rest, n + 3)
	n = index(rest, " |"); named[rows] = substr(rest, 1, n - 1)
	value[rows] = substr(rest, n + 3)
	if (kind[rows] == "expression" && !first_expression) first_expression = rows
}
input == 3 && $1 == "==" {
	shapes++
	format[shapes] = $2; shapes_path[shapes] = $3; style[shapes] = $4; language[shapes] = $5
	next
}
input == 3 && /^\*/ { way[shapes, ++ways[shapes]] = substr($0, 2); next }
input == 3 && /^\+/ { way[shapes, ways[shapes]] = way[shapes, ways[shapes]] "\n" substr($0, 2); next }
input == 3 && ways[shapes] { tail[shapes] = tail[shapes] $0 "\n" }
input == 3 && !ways[shapes] { head[shapes] = head[shapes] $0 "\n" }
END {
	for (shape = 1; shape <= shapes; shape++)
		for (number = 1; number <= FILES; number++)
			file(shape, number, number < FILES ? "real" : shape % 2 ? "test" : "example")
}
