/* Packages that a program names to its build: build.gradle in both languages, Gemfile and gemspec, Package.swift. They
 * are read line by line, since what they compute is not known anyway: a version that stands in a variable of the same
 * file is found, any other is not known. */
#include "dependency_row.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"

enum { LONGEST_LINE = 4096, MOST_QUOTED = 6, MOST_VARIABLES = 200 };

struct script {
	struct facts *f;
	str path, bytes, line;
	unsigned number;
	struct arena scratch;
	str quoted[MOST_QUOTED]; /* texts of the line, in either kind of quotes */
	size_t n;
	unsigned variables;        /* that were looked for in the file */
	unsigned depth, dev_depth; /* Gemfile: blocks that are open; that of a group for development, 0: none */
};

static void read_quoted(struct script *s)
{
	s->n = 0;
	for (size_t i = 0; i < s->line.n && s->n < MOST_QUOTED; i++) {
		char quote = s->line.p[i];
		if (quote != '"' && quote != '\'')
			continue;
		size_t end = i + 1;
		while (end < s->line.n && s->line.p[end] != quote)
			end++;
		if (end == s->line.n)
			return;
		s->quoted[s->n++] = str_sub(s->line, i + 1, end);
		i = end;
	}
}

/* The first word of the line: what stands in front of a blank or a bracket. */
static str first_word(str line)
{
	size_t end = 0;
	while (end < line.n && (ascii_alnum(line.p[end]) || line.p[end] == '_'))
		end++;
	return str_sub(line, 0, end);
}

static void add(struct script *s, str ecosystem, str name, str version, bool elsewhere, bool dev)
{
	dependency_row(s->f, s->path,
	               &(struct dependency_row){.ecosystem = ecosystem,
	                                        .name = name,
	                                        .version = version,
	                                        .elsewhere = elsewhere,
	                                        .use = dev ? DEPENDENCY_DEV : DEPENDENCY_RUNS,
	                                        .line = s->number});
}

/* ---- Gradle ---- */

/* name = "1.0", def name = '1.0', val name by … is not known; "" where the file does not tell. */
static str variable(struct script *s, str name)
{
	size_t looked = s->variables++ < MOST_VARIABLES ? 0 : 32;
	for (size_t at = 0; name.n && looked < 32 && (at = str_find(s->bytes, name, at)) != SIZE_MAX;
	     at += name.n, looked++) {
		str rest = str_trim(str_sub(s->bytes, at + name.n, at + name.n + 80));
		bool word = at && (ascii_alnum(s->bytes.p[at - 1]) || s->bytes.p[at - 1] == '_' ||
		                   s->bytes.p[at - 1] == '$' || s->bytes.p[at - 1] == '{');
		while (rest.n && ascii_in("\")'] ", rest.p[0])) /* extra["name"] = */
			rest = str_sub(rest, 1, rest.n);
		if (word || !str_starts(rest, S("=")))
			continue;
		rest = str_trim(str_sub(rest, 1, rest.n));
		if (rest.n > 2 && ascii_in("\"'", rest.p[0]))
			return str_sub(rest, 1, str_find(rest, str_sub(rest, 0, 1), 1));
	}
	return S("");
}

/* "1.0", "$version", "${versions.kotlin}" */
static void add_gradle(struct script *s, str name, str version, bool dev)
{
	bool computed = version.n && memchr(version.p, '$', version.n);
	if (computed) {
		size_t from = 1 + str_starts(version, S("${")), end = from;
		while (end < version.n && (ascii_alnum(version.p[end]) || ascii_in("_.", version.p[end])))
			end++;
		str word = str_sub(version, from, end);
		for (size_t i = word.n; i > 0; i--)
			if (word.p[i - 1] == '.') {
				word = str_sub(word, i, word.n);
				break;
			}
		version = version.p[0] == '$' ? variable(s, word) : S("");
	}
	if (name.n && !memchr(name.p, '$', name.n))
		add(s, S("gradle"), name, version, !version.n, dev);
}

/* implementation, testImplementation, debugApi, kaptTest … */
static bool is_configuration(str word)
{
	static const str ends[] = {
	        STR_INIT("Implementation"),      STR_INIT("Api"),  STR_INIT("Only"),     STR_INIT("Compile"),
	        STR_INIT("AnnotationProcessor"), STR_INIT("Kapt"), STR_INIT("Classpath")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(word, ends[i]))
			return true;
	return str_listed(word, "implementation api compile runtime kapt ksp classpath annotationProcessor") ||
	       str_starts(word, S("kapt")) || str_starts(word, S("ksp"));
}

/* group: 'a', name: 'b', version: 'c' */
static bool is_map(str line)
{
	return str_find(line, S("group"), 0) != SIZE_MAX && str_find(line, S("name"), 0) != SIZE_MAX;
}

static void read_gradle(struct script *s)
{
	str word = first_word(s->line);
	size_t plugin = str_find(s->line, S("version"), 0);
	if (str_eq(word, S("id")) && s->n == 2 && plugin != SIZE_MAX)
		add_gradle(s, s->quoted[0], s->quoted[1], true);
	if (!is_configuration(word) || !s->n || str_find(s->line, S("project("), 0) != SIZE_MAX ||
	    str_find(s->line, S("files("), 0) != SIZE_MAX || str_find(s->line, S("fileTree("), 0) != SIZE_MAX)
		return;
	bool dev = str_ifind(word, S("test"), 0) != SIZE_MAX || str_eq(word, S("classpath"));
	str first = s->quoted[0];
	if (is_map(s->line) && s->n >= 2) {
		first = arena_printf(&s->scratch, "%.*s:%.*s", STR_ARG(first), STR_ARG(s->quoted[1]));
		add_gradle(s, first, s->n > 2 ? s->quoted[2] : S(""), dev);
		return;
	}
	size_t colon = str_find(first, S(":"), 0),
	       second = colon == SIZE_MAX ? SIZE_MAX : str_find(first, S(":"), colon + 1);
	bool kotlin = colon == SIZE_MAX && str_find(s->line, S("kotlin("), 0) != SIZE_MAX;
	if (kotlin)
		add_gradle(s, arena_printf(&s->scratch, "org.jetbrains.kotlin:kotlin-%.*s", STR_ARG(first)), S(""),
		           dev);
	if (colon == SIZE_MAX)
		return;
	str version = second == SIZE_MAX ? S("") : str_sub(first, second + 1, first.n);
	version = str_sub(version, 0, str_find(version, S(":"), 0)); /* group:name:1.0:classifier@ext */
	version = str_sub(version, 0, str_find(version, S("@"), 0));
	add_gradle(s, str_sub(first, 0, second), version, dev);
}

/* ---- Ruby ---- */

static bool for_development(str line)
{
	return str_find(line, S("test"), 0) != SIZE_MAX || str_find(line, S("development"), 0) != SIZE_MAX;
}

/* All ranges that stand behind the name, joined as one. */
static str ranges(struct script *s)
{
	str all = S("");
	for (size_t i = 1; i < s->n; i++) {
		str q = s->quoted[i];
		if (q.n && (ascii_digit(q.p[0]) || ascii_in("~><=!", q.p[0])))
			all = arena_printf(&s->scratch, "%.*s%s%.*s", STR_ARG(all), all.n ? ", " : "", STR_ARG(q));
	}
	return all;
}

static void read_gemfile(struct script *s)
{
	str word = first_word(s->line);
	if (str_eq(word, S("gem")) && s->n) {
		size_t group = str_find(s->line, S("group"), 0);
		bool dev = s->dev_depth || (group != SIZE_MAX && for_development(str_sub(s->line, group, s->line.n)));
		add(s, S("gem"), s->quoted[0], ranges(s), false, dev);
	}
	bool opens = str_ends(s->line, S(" do")) || str_ends(s->line, S("|")) || str_listed(word, "if unless case");
	if (opens) {
		s->depth++;
		if (!s->dev_depth && str_eq(word, S("group")) && for_development(s->line))
			s->dev_depth = s->depth;
	} else if (str_eq(word, S("end")) && s->depth) {
		s->dev_depth = s->dev_depth == s->depth ? 0 : s->dev_depth;
		s->depth--;
	}
}

static void read_gemspec(struct script *s)
{
	bool dev = str_find(s->line, S("add_development_dependency"), 0) != SIZE_MAX;
	bool runs = str_find(s->line, S("add_dependency"), 0) != SIZE_MAX ||
	            str_find(s->line, S("add_runtime_dependency"), 0) != SIZE_MAX;
	if ((dev || runs) && s->n)
		add(s, S("gem"), s->quoted[0], ranges(s), false, dev);
}

/* ---- Swift ---- */

/* .package(url: "https://github.com/a/b.git", from: "1.0.0") */
static void read_swift(struct script *s)
{
	size_t url = str_find(s->line, S("url:"), 0);
	if (str_find(s->line, S(".package("), 0) == SIZE_MAX || url == SIZE_MAX || s->n < 1)
		return;
	size_t at = 0; /* name: "…" may stand in front */
	while (at < s->n && str_find(s->quoted[at], S("://"), 0) == SIZE_MAX)
		at++;
	if (at == s->n)
		return;
	str name = str_sub(s->quoted[at], str_find(s->quoted[at], S("://"), 0) + 3, s->quoted[at].n);
	name = str_ends(name, S(".git")) ? str_sub(name, 0, name.n - 4) : name;
	str version = at + 1 < s->n ? s->quoted[at + 1] : S("");
	bool upto = at + 2 < s->n && str_find(s->line, S("..<"), 0) != SIZE_MAX;
	bool minor = str_find(s->line, S("upToNextMinor"), 0) != SIZE_MAX,
	     exact = str_find(s->line, S("exact"), 0) != SIZE_MAX;
	bool fixed = str_find(s->line, S("branch:"), 0) != SIZE_MAX || str_find(s->line, S("revision:"), 0) != SIZE_MAX;
	if (upto)
		version = arena_printf(&s->scratch, ">=%.*s <%.*s", STR_ARG(version), STR_ARG(s->quoted[at + 2]));
	else if (version.n && !exact && !fixed)
		version = arena_printf(&s->scratch, "%s%.*s", minor ? "~" : "^", STR_ARG(version));
	add(s, S("swift"), name, fixed ? arena_printf(&s->scratch, "#%.*s", STR_ARG(version)) : version, false, false);
}

static const struct {
	const char *glob, *comment;
	void (*read)(struct script *s);
} readers[] = {{"*.gradle{,.kts}", "//", read_gradle},
               {"Gemfile", "#", read_gemfile},
               {"*.gemspec", "#", read_gemspec},
               {"Package.swift", "//", read_swift}};

/* A comment that stands alone; one behind code may be a part of an address. */
static bool is_comment(str line, const char *mark) { return str_starts(line, str_of(mark)); }

void dependency_script(struct facts *f, str path, str bytes)
{
	struct script s = {.f = f, .path = path, .bytes = bytes};
	size_t r = 0, n = sizeof readers / sizeof *readers;
	while (r < n && !glob_rule(str_of(readers[r].glob), path))
		r++;
	if (r == n || folder_is_foreign(path))
		return;
	while (str_cut(&bytes, '\n', &s.line)) {
		s.number++;
		s.line = str_trim(s.line);
		if (s.line.n > LONGEST_LINE || is_comment(s.line, readers[r].comment))
			continue;
		read_quoted(&s);
		readers[r].read(&s);
	}
	arena_free(&s.scratch);
}
