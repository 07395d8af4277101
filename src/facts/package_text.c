/* Packages whose manifest is read as text: lines that are plain enough to need no parser. */
#include "facts/package.h"

#include "base/glob.h"
#include "facts/folder.h"
#include "package_row.h"

enum { LONGEST_LINE = 4096 };

static str without_comment(str line, str mark) { return str_trim(str_sub(line, 0, str_find(line, mark, 0))); }

static void read_go(struct facts *f, str path, str bytes)
{
	str line;
	while (str_cut(&bytes, '\n', &line)) {
		line = without_comment(line, S("//"));
		if (!str_starts(line, S("module ")))
			continue;
		struct package_row r =
		        package_row_new(f, path, S("go"), str_trim(str_sub(line, S("module ").n, line.n)), 1);
		r.publishes = r.runs = KNOWN_NOT;
		package_row_end(&r);
		return;
	}
}

/* use ./a, or use ( … ) with one on each line */
static void read_go_work(struct facts *f, str path, str bytes)
{
	struct package_row r = package_row_new(f, path, S("go"), S(""), 1);
	bool inside = false;
	str line;
	while (str_cut(&bytes, '\n', &line)) {
		line = without_comment(line, S("//"));
		bool alone = str_starts(line, S("use ")) && !str_ends(line, S("("));
		if (str_starts(line, S("use")) && str_ends(line, S("(")))
			inside = true;
		else if (str_eq(line, S(")")))
			inside = false;
		else if ((alone || inside) && line.n && line.n < LONGEST_LINE)
			package_row_member(&r, str_trim(alone ? str_sub(line, S("use ").n, line.n) : line), NULL);
	}
	package_row_end(&r);
}

static void read_requirements(struct facts *f, str path, str bytes)
{
	(void)bytes;
	struct package_row r = package_row_new(f, path, S("pypi"), S(""), 1);
	r.publishes = KNOWN_FALSE;
	package_row_end(&r);
}

/* project(':lib:core'), in either kind of quotes: a folder from the root of the build on. */
static void add_projects(struct package_row *r, str bytes)
{
	for (size_t at = 0; (at = str_find(bytes, S("project("), at)) != SIZE_MAX;) {
		at += S("project(").n;
		size_t from = at + 1, to = from;
		while (to < bytes.n && to - from < LONGEST_LINE && !strchr("'\"\n", bytes.p[to]))
			to++;
		if (from < bytes.n && bytes.p[from] == ':')
			package_row_use(r, str_sub(bytes, from, to), NULL);
		at = to;
	}
}

/* Plugins that pack a program with its server, or a mobile app. */
static void read_gradle(struct facts *f, str path, str bytes)
{
	static const str programs[] = {STR_INIT("org.springframework.boot"), STR_INIT("com.android.application"),
	                               STR_INIT("io.quarkus"), STR_INIT("io.ktor.plugin"),
	                               STR_INIT("io.micronaut.application")};
	struct package_row r = package_row_new(f, path, S("gradle"), S(""), 1);
	r.runs = r.publishes = KNOWN_NOT;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		size_t at = str_find(bytes, programs[i], 0);
		str line = at == SIZE_MAX ? S("") : str_sub(bytes, at, str_find(bytes, S("\n"), at));
		if (line.n && str_find(line, S("apply false"), 0) == SIZE_MAX)
			r.runs = KNOWN_TRUE;
	}
	add_projects(&r, bytes);
	package_row_end(&r);
}

/* include ':app', ":lib:core" and include(":app"): a colon is a folder. */
static void read_gradle_settings(struct facts *f, str path, str bytes)
{
	struct package_row r = package_row_new(f, path, S("gradle"), S(""), 1);
	str line, piece;
	while (str_cut(&bytes, '\n', &line)) {
		line = without_comment(line, S("//"));
		if (!str_starts(line, S("include")) || str_starts(line, S("includeBuild")) || line.n > LONGEST_LINE)
			continue;
		for (str rest = line; str_cut(&rest, line.n && memchr(line.p, '"', line.n) ? '"' : '\'', &piece);) {
			if (!str_starts(piece, S(":")) || piece.n < 2)
				continue;
			str folder = arena_str(r.m.arena, str_sub(piece, 1, piece.n));
			for (char *p = (char *)folder.p; p < folder.p + folder.n; p++)
				*p = *p == ':' ? '/' : *p;
			package_row_member(&r, folder, NULL);
		}
	}
	package_row_end(&r);
}

static void read_ruby(struct facts *f, str path, str bytes)
{
	(void)bytes;
	struct package_row r = package_row_new(f, path, S("gem"), S(""), 1);
	r.runs = KNOWN_NOT;
	package_row_end(&r);
}

void package_text(struct facts *f, str path, str bytes)
{
	static const struct {
		const char *glob;
		void (*read)(struct facts *f, str path, str bytes);
	} readers[] = {
	        {"go.mod", read_go},
	        {"go.work", read_go_work},
	        {"requirements*.txt", read_requirements},
	        {"build.gradle{,.kts}", read_gradle},
	        {"settings.gradle{,.kts}", read_gradle_settings},
	        {"Gemfile", read_ruby},
	};
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (glob_rule(str_of(readers[i].glob), path) && !folder_is_foreign(path)) {
			readers[i].read(f, path, bytes);
			return;
		}
}
