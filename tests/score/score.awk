# score.awk: what was reported, held against the labels.  score.awk -v out=FOLDER LABELS REPORTED
#
# LABELS as label.awk writes them, REPORTED as findings.awk does. Prints recall, precision and F1 for what stands in
# real places, then by difficulty, kind and format, then a table for tests, examples and documentation. A reported line
# without a label is false, too. FOLDER gets `missed` and `false`, the lists of both.
function percent(a, b) { return b ? sprintf("%5.1f%%", 100 * a / b) : "    -" }
function total(title, hit, all, wrong) {
	printf "%-24s recall %s (%d of %d)   precision %s (%d false)   F1 %.3f\n", title, percent(hit, all), hit, all,
		percent(hit, hit + wrong), wrong, hit ? 2 * hit / (all + hit + wrong) : 0
}
function table(title, what, list, n, i, j, key, keys, swap) {
	printf "\n%-22s %7s %7s %7s %12s %7s\n", title, "secrets", "found", "recall", "look-alikes", "false"
	n = 0
	for (key in all) {
		split(key, list, SUBSEP)
		if (list[1] == what) keys[++n] = list[2]
	}
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && keys[j] < keys[j - 1]; j--) { swap = keys[j]; keys[j] = keys[j - 1]; keys[j - 1] = swap }
	for (i = 1; i <= n; i++) {
		key = what SUBSEP keys[i]
		printf "%-22s %7d %7d %7s %12d %7d\n", keys[i], secrets[key], hits[key], percent(hits[key], secrets[key]),
			all[key] - secrets[key], wrong[key]
	}
}
BEGIN { FS = "\t"; printf "" >(out "/missed"); printf "" >(out "/false") }
FNR == NR { place = $1 "\t" $2; label[place] = $3; kind[place] = $4; hard[place] = $5; form[place] = $6; context[place] = $7
	context_of[$1] = $7; form_of[$1] = $6; order[++places] = place; next }
{ reported[$1 "\t" $2] = $3; if (!(($1 "\t" $2) in label)) { order[++places] = $1 "\t" $2; label[$1 "\t" $2] = "none"
	kind[$1 "\t" $2] = "unlabelled"; form[$1 "\t" $2] = form_of[$1]; context[$1 "\t" $2] = context_of[$1] } }
function count(key, place) {
	all[key]++
	if (label[place] == "secret") { secrets[key]++; if (place in reported) hits[key]++ }
	else if (place in reported) wrong[key]++
}
END {
	for (i = 1; i <= places; i++) {
		place = order[i]
		count("context" SUBSEP context[place], place)
		if (label[place] == "secret" && !(place in reported)) print place "\t" kind[place] "\t" hard[place] >(out "/missed")
		if (label[place] != "secret" && place in reported)
			print place "\t" kind[place] "\t" reported[place] >(out "/false")
		if (context[place] != "real") continue
		count("kind" SUBSEP kind[place], place)
		count("format" SUBSEP form[place], place)
		if (label[place] == "secret") count("difficulty" SUBSEP hard[place], place)
	}
	real = "context" SUBSEP "real"
	table("kind", "kind")
	table("format", "format")
	table("difficulty", "difficulty")
	table("context", "context")
	print ""
	total("score, real places:", hits[real], secrets[real], wrong[real])
}
