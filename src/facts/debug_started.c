/* A command names a file by its path from the folder that is put to work, or from a folder that was copied into the
 * image: `python app.py` of ["python", "app.py"]. */
#include "debug_started.h"

#include <stdint.h>

#include "facts/folder.h"
#include "row_get.h"
#include "run_follow.h"

struct starting {
	const struct node *facts;
	str path; /* of the program */
};

/* api/main.py by main.py, and by ./main.py; by /app/main.py, since images have folders of their own. */
static bool is_named(str path, str word)
{
	str name = str_basename(path);
	while (str_starts(word, S("./")))
		word = str_sub(word, 2, word.n);
	if (!str_eq(str_basename(word), name))
		return false;
	bool rooted = str_starts(word, S("/")), whole = str_eq(path, word);
	return rooted || whole || (str_ends(path, word) && path.p[path.n - word.n - 1] == '/');
}

/* python -m shop.web runs shop/web/__main__.py, or shop/web.py. */
static bool is_module(str path, str module, str tail)
{
	size_t n = module.n + tail.n;
	if (!module.n || path.n < n || !str_ends(path, tail) || (path.n > n && path.p[path.n - n - 1] != '/'))
		return false;
	for (size_t i = 0; i < module.n; i++) {
		char c = path.p[path.n - n + i];
		if (c != module.p[i] && !(c == '/' && module.p[i] == '.'))
			return false;
	}
	return true;
}

/* gunicorn shop.wsgi:app takes shop/wsgi.py in, and does not run what is under its main. */
static bool is_loaded(str path, str word)
{
	size_t colon = str_find(word, S(":"), 0);
	return colon != SIZE_MAX && is_module(path, str_sub(word, 0, colon), S(".py"));
}

static bool names(str text, str path, bool loaded)
{
	bool module = false;
	for (str word; (word = run_next_word(&text)).n;) {
		if (is_named(path, word) || (loaded && is_loaded(path, word)) ||
		    (module && (is_module(path, word, S(".py")) || is_module(path, word, S("/__main__.py")))))
			return true;
		module = str_eq(word, S("-m"));
	}
	return false;
}

/* By its command, or by one that this comes to. */
static bool starts_it(const struct node *row, str path, bool loaded)
{
	const struct node *list = node_get(row, S("comes_to"));
	bool found = names(row_text(row, S("runs")), path, loaded);
	for (const struct node *n = list ? list->child : NULL; n && !found; n = n->next)
		found = names(n->text, path, loaded);
	return found;
}

static bool is_below(const struct node *row, str path) { return folder_holds(row_text(row, S("folder")), path); }

/* Does a row of one of these name the file? */
static bool deployed(const struct starting *s, str path, bool loaded)
{
	static const str sections[] = {STR_INIT("containers"), STR_INIT("deployments")};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		for (const struct node *row = rows_of(s->facts, sections[i]); row; row = row_after(row)) {
			bool counts = !row_is(row, S("side"), S("test")) && !row_is(row, S("side"), S("docs"));
			if (counts && is_below(row, path) && starts_it(row, path, loaded))
				return true;
		}
	return false;
}

/* A script that an image or a platform runs, and that runs the file. */
static bool scripted(const struct starting *s)
{
	for (const struct node *row = rows_of(s->facts, S("commands")); row; row = row_after(row)) {
		const struct node *args = node_get(row, S("args"));
		bool found = false;
		if (!row_is(row, S("where"), S("script")))
			continue;
		for (const struct node *n = args ? args->child : NULL; n && !found; n = n->next)
			found = n->kind == NODE_STRING && is_named(s->path, n->text);
		if (found && deployed(s, row_text(row, S("path")), false))
			return true;
	}
	return false;
}

/* Each path is looked for once, and of very many the first ones. */
enum { MOST_PATHS = 200 };

void debug_started(struct members *root)
{
	str last = S("");
	bool started = false;
	size_t paths = 0;
	for (const struct node *row = rows_of(root->node, S("debug_switches")); row; row = row_after(row)) {
		struct starting s = {root->node, row_text(row, S("path"))};
		bool loaded = row_is(row, S("what"), S("loaded"));
		if (!loaded && !row_is(row, S("what"), S("program")) && !row_is(row, S("what"), S("perhaps")))
			continue;
		if (loaded || !str_eq(last, s.path)) {
			last = loaded ? S("") : s.path;
			started = paths++ < MOST_PATHS && (deployed(&s, s.path, loaded) || scripted(&s));
		}
		if (!started && paths <= MOST_PATHS)
			continue;
		struct members m = {root->arena, (struct node *)row, (const struct node **)&row->child};
		while (*m.tail)
			m.tail = (const struct node **)&(*m.tail)->next;
		if (started)
			members_bool(&m, S("started"), true);
		else
			members_scalar(&m, NODE_UNKNOWN, S("started"), S("too many programs to look for"), NULL);
	}
}
