/* Folders as text: nothing here asks the disk. */
#include "facts/folder.h"

#include <stdint.h>

str folder_of(str path)
{
	size_t n = path.n;
	while (n && path.p[n - 1] != '/')
		n--;
	return n ? str_sub(path, 0, n - 1) : S(".");
}

bool folder_holds(str folder, str path)
{
	return str_eq(folder, S(".")) || (str_starts(path, folder) && (path.n == folder.n || path.p[folder.n] == '/'));
}

/* An address, a variable, a home: no folder of this repository. */
static bool leads_away(str way)
{
	return str_starts(way, S("/")) || str_starts(way, S("~")) || str_find(way, S("://"), 0) != SIZE_MAX ||
	       str_find(way, S("$"), 0) != SIZE_MAX || str_find(way, S("{{"), 0) != SIZE_MAX ||
	       str_starts(way, S("git@")) || memchr(way.p ? way.p : "", '\0', way.n) ||
	       memchr(way.p ? way.p : "", '\n', way.n);
}

bool folder_join(str from, str way, struct arena *a, str *out)
{
	if (leads_away(way))
		return false;
	size_t room = from.n + way.n + 2, n = 0;
	char *p = arena_alloc(a, room);
	if (!str_eq(from, S("."))) {
		memcpy(p, from.p, from.n);
		n = from.n;
	}
	str step;
	for (str rest = way; str_cut(&rest, '/', &step);) {
		if (step.n == 0 || str_eq(step, S(".")))
			continue;
		if (str_eq(step, S(".."))) {
			if (n == 0)
				return false;
			while (n && p[n - 1] != '/')
				n--;
			n -= n > 0;
			continue;
		}
		if (n)
			p[n++] = '/';
		memcpy(p + n, step.p, step.n);
		n += step.n;
	}
	*out = n ? str_at(p, n) : S(".");
	return true;
}

/* Is one of the folders on the way one of these? Words in a string, since this is asked of every file. */
/* Where folders begin and end that are the name of a package: below src/main/java, and com/example[/demo], as packages
 * are called until somebody owns a domain. False: there are none. */
static bool find_namespace(str path, size_t *from, size_t *to)
{
	static const str roots[] = {STR_INIT("src/main/java/"), STR_INIT("src/main/kotlin/"),
	                            STR_INIT("src/main/scala/"), STR_INIT("src/main/groovy/")};
	static const str names[] = {STR_INIT("com/example/"), STR_INIT("org/example/"), STR_INIT("net/example/"),
	                            STR_INIT("io/example/"), STR_INIT("dev/example/")};
	size_t last = path.n;
	while (last && path.p[last - 1] != '/')
		last--;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		size_t at = str_find(path, roots[i], 0);
		if (at != SIZE_MAX && (!at || path.p[at - 1] == '/')) {
			*from = at + roots[i].n;
			*to = last;
			return *to > *from;
		}
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		*from = str_find(path, names[i], 0);
		if (*from == SIZE_MAX || (*from && path.p[*from - 1] != '/'))
			continue;
		*to = *from + names[i].n;
		if (str_starts(str_sub(path, *to, path.n), S("demo/")))
			*to += S("demo/").n;
		return true;
	}
	return false;
}

bool folder_without_namespace(str path, struct folder_path *out)
{
	size_t from, to;
	if (!find_namespace(path, &from, &to) || path.n - (to - from) > sizeof out->bytes)
		return false;
	memcpy(out->bytes, path.p, from);
	memcpy(out->bytes + from, path.p + to, path.n - to);
	out->path = (str){out->bytes, path.n - (to - from)};
	return true;
}

static bool any_folder(str path, const char *words)
{
	str step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step, words))
			return true;
	return false;
}

bool folder_is_foreign(str path)
{
	return any_folder(path, "node_modules bower_components vendor third_party site-packages .venv venv .next .nuxt "
	                        ".svelte-kit .turbo .yarn .output .vercel .netlify .wrangler");
}

/* web-e2e, acme-examples, next_template */
static bool any_ending(str path, const char *words)
{
	str step, word;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		for (str list = str_of(words); str_cut(&list, ' ', &word);)
			if (step.n > word.n && str_ends(step, word) && strchr("-_.", step.p[step.n - word.n - 1]))
				return true;
	return false;
}

bool folder_is_sample(str path)
{
	struct folder_path bare;
	if (folder_without_namespace(path, &bare))
		path = bare.path;
	return any_folder(path, "test tests androidTest RunnerTests RunnerUITests __tests__ spec specs testdata "
	                        "test-data fixture fixtures __fixtures__ mock "
	                        "mocks __mocks__ e2e cypress playwright bench benches benchmark benchmarks example "
	                        "examples sample samples demo demos playground playgrounds starters cookbook tutorial "
	                        "tutorials snippets template templates boilerplate boilerplates") ||
	       any_ending(path, "test tests e2e example examples sample samples template templates");
}
