# write.awk: turns the files of a set into templates for build/expand, one after the other, and fills in what only
# people make up: words, names, passwords that somebody can remember.
#
#   awk -f write.awk -v out=FOLDER FILE.set…
#
# A set holds files. "@@ PATH FORMAT CONTEXT" opens one; CONTEXT is real, test, example or docs; "crlf" may follow. A line that begins with
# "%+KIND/DIFFICULTY% " holds a secret, one with "%-KIND% " holds what only looks like one; the mark is not part of the
# file and stays until label.awk takes it away. "@human@" and the like are filled in here, "{alnum:36}" and the like by
# expand; "{{" stands as it is. FOLDER gets one template per file, 0001, 0002, …, and `index`: number, path, format,
# context, line ends.

function load(list, words) { size[list] = split(words, parts, " "); for (i in parts) item[list, i] = parts[i] }
# One stream of numbers for each file, from its path: a new file in a set changes no other.
function seed(text) {
	state = 7
	for (i = 1; i <= length(text); i++) state = (state * 131 + ord[substr(text, i, 1)]) % 2147483647
	state = state % 2147483646 + 1
	draw(1); draw(1)
}
function draw(n) { state = (state * 16807) % 2147483647; return int(state / 7) % n }
function pick(list) { return item[list, draw(size[list]) + 1] }
function capital(w) { return toupper(substr(w, 1, 1)) substr(w, 2) }
function leet(w) { sub(/a/, "4", w); sub(/e/, "3", w); sub(/o/, "0", w); sub(/s/, "5", w); return w }

# A password as a person makes it: words, a year or a house number, a sign where the form insisted on one.
function human(signs, how, sign) {
	how = draw(9)
	sign = substr(signs, draw(length(signs)) + 1, 1)
	if (how == 0) return capital(pick("word")) (1960 + draw(65)) sign
	if (how == 1) return capital(pick("word")) draw(90) + 10 sign pick("word")
	if (how == 2) return pick("word") "_" pick("word") draw(9000) + 1000
	if (how == 3) return capital(leet(pick("word"))) sign draw(900) + 100
	if (how == 4) return pick("word") "-" pick("word") "-" pick("word")
	if (how == 5) return capital(pick("word")) capital(pick("word")) draw(90) + 10
	if (how == 6) return capital(leet(pick("word"))) sign capital(pick("word")) sign
	if (how == 7) return pick("word") draw(900) + 100 capital(pick("word"))
	return capital(pick("word")) "." pick("word") "." draw(90) + 10
}
function random(how) {
	how = draw(7)
	if (how == 0) return "{alnum:" draw(9) + 10 "}"
	if (how == 1) return "{alnum:5}" pick("sign") "{alnum:6}" pick("sign") "{alnum:4}"
	if (how == 2) return "{lownum:" draw(8) + 10 "}"
	if (how == 3) return "{alnum:7}" pick("sign") "{word:9}"
	if (how == 4) return "{alpha:4}{digit:3}" pick("sign") "{alpha:4}{digit:2}"
	if (how == 5) return "{alnum:6}-{alnum:6}-{alnum:6}"
	return "{word:" draw(12) + 12 "}"
}
function key(how) {
	how = draw(5)
	if (how == 0) return "{alnum:" draw(33) + 20 "}"
	if (how == 1) return "{b64url:43}"
	if (how == 2) return "{b64url:" draw(12) + 20 "}"
	if (how == 3) return "{lownum:" draw(20) + 24 "}"
	return "{alnum:12}-{alnum:20}"
}
function fill(name) {
	if (name == "human") return human("!#*+?.$%")
	if (name == "humanurl") return human("!-._")
	if (name == "random") return random()
	if (name == "key") return key()
	if (name == "host") return pick("word") pick("hosttail")
	if (name == "year") return 2015 + draw(11)
	if (name == "num") return draw(900) + 100
	if (name == "at") return "@"
	if (name == "PEM") return "PRIVATE KEY"
	if (name == "mail") return pick("user") "@" pick("word") ".example"
	if (name == "Word") return capital(pick("word"))
	if (name in size) return pick(name)
	return ""
}
function filled(text, done, value) {
	done = ""
	while (match(text, /@[A-Za-z]+@/)) {
		value = fill(substr(text, RSTART + 1, RLENGTH - 2))
		if (value == "") value = substr(text, RSTART, RLENGTH - 1)
		else RLENGTH++
		done = done substr(text, 1, RSTART - 1) value
		text = substr(text, RSTART + RLENGTH - 1)
	}
	return done text
}

BEGIN {
	for (i = 1; i < 256; i++) ord[sprintf("%c", i)] = i
	load("word", "amber anchor basket beacon bishop blossom bonsai breeze butter cactus candle canyon carbon castle " \
		"cedar cherry cobalt comet copper coral cricket dagger dolphin dragon ember falcon ferry finch forest fossil " \
		"galaxy garden ginger glacier granite hammer harbor hazel hornet island ivory jaguar jasmine juniper kestrel " \
		"kitten ladder lagoon lantern lemon leopard lobster magnet mango maple marble meadow melon mercury meteor " \
		"mocha mustang nectar nickel nutmeg oasis olive onyx orchid otter oyster panda parrot pebble pepper phoenix " \
		"pigeon pirate planet pony poppy puffin quartz rabbit raven river robin rocket saffron salmon sapphire shadow " \
		"silver sparrow spider spring summer sunset swallow thunder tiger timber tomato topaz trumpet tulip tundra " \
		"turtle velvet violet walnut willow winter wizard wolf yellow zebra")
	load("weak", "hunter2 letmein qwerty123 admin123 welcome1 passw0rd abc12345 iloveyou monkey12 dragon1 sunshine1 " \
		"root123 toor Passw0rd! Welcome2024 Admin@123 football9 master99 shadow7 trustno1 zaq12wsx superman1 " \
		"postgres123 mysql4ever Summer2023 changeit1 pa55word 1q2w3e4r")
	load("user", "admin root deploy app svc_orders anna jonas maria backup reporting sa webuser postgres etl_user ci")
	load("app", "orders billing shop crm inventory payroll portal ledger bookings tickets fleet intranet")
	load("db", "orders_prod crm billing shopdb main warehouse hr_data metrics")
	load("env", "prod production staging live eu1")
	load("sign", "! # * + ? . _ - % =")
	load("hosttail", ".internal .corp.local -db.internal .prod.svc -01.dc2.lan .eu-west-1.rds.example.net")
}
$1 == "@@" {
	if (at) close(at)
	files++
	at = sprintf("%s/%04d", out, files)
	printf "%04d\t%s\t%s\t%s\t%s\n", files, $2, $3, $4, ($5 == "crlf" ? "crlf" : "lf") >(out "/index")
	seed($2)
	next
}
at {
	gsub(/\{\{/, "{{{{")
	print filled($0) >at
}
