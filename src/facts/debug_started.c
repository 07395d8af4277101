/* A command names a file by its path from the folder that is put to work, or from a folder that was copied into the
 * image: `python app.py` of ["python", "app.py"]. */
#include "debug_started.h"

#include <stdint.h>

#include "facts/folder.h"
#include "row_get.h"

struct starting {
	const struct node *facts;
	str path; /* of the program */
};

/* One word of a command, without what JSON puts around it. */
static str next_word(str *rest)
{
	static const char ends[] = " \t\n\"',[]();&|";
	size_t from = 0, to;
	while (from < rest->n && str_find(str_of(ends), str_sub(*rest, from, from + 1), 0) != SIZE_MAX)
		from++;
	for (to = from; to < rest->n && str_find(str_of(ends), str_sub(*rest, to, to + 1), 0) == SIZE_MAX;)
		to++;
	str word = str_sub(*rest, from, to);
	*rest = str_sub(*rest, to, rest->n);
	return word;
}

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

static bool names(str text, str path)
{
	for (str word; (word = next_word(&text)).n;)
		if (is_named(path, word))
			return true;
	return false;
}

static bool is_below(const struct node *row, str path) { return folder_holds(row_text(row, S("folder")), path); }

/* Does a row of one of these name the file? */
static bool deployed(const struct starting *s, str path)
{
	static const str sections[] = {STR_INIT("containers"), STR_INIT("deployments")};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		for (const struct node *row = rows_of(s->facts, sections[i]); row; row = row_after(row)) {
			bool counts = !row_is(row, S("side"), S("test")) && !row_is(row, S("side"), S("docs"));
			if (counts && is_below(row, path) && names(row_text(row, S("runs")), path))
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
		if (found && deployed(s, row_text(row, S("path"))))
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
		if (!row_is(row, S("what"), S("program")) && !row_is(row, S("what"), S("perhaps")))
			continue;
		if (!str_eq(last, s.path)) {
			last = s.path;
			started = paths++ < MOST_PATHS && (deployed(&s, s.path) || scripted(&s));
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
