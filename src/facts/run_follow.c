/* A command calls a text by the name that command_parts give it: FILE#NAME. What such a text calls in turn stands in
 * its rows; the depth is bounded, and so are the commands of one row. */
#include "run_follow.h"

#include <stdint.h>

#include "facts/folder.h"
#include "row_get.h"

enum { DEEPEST = 6, MOST_COMMANDS = 32, MOST_ROWS = 400 };

struct following {
	struct arena *arena;
	const struct node *parts; /* the first row of command_parts */
	struct members list;      /* comes_to; without a node until there is something */
	struct members *row;
	size_t n;
};

str run_next_word(str *rest)
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

/* ---- one command, as text ---- */

static bool is_value(const struct node *options, str word)
{
	for (const struct node *o = options ? options->child : NULL; o; o = o->next)
		if (o->kind == NODE_STRING && str_eq(o->text, word))
			return true;
	return false;
}

/* "flask run --app=app --debug": words that are no values, then the options. */
static str spell(struct arena *a, const struct node *part)
{
	const struct node *args = node_get(part, S("args")), *options = node_get(part, S("options"));
	str text = row_text(part, S("program"));
	for (const struct node *n = args ? args->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING && !is_value(options, n->text))
			text = arena_printf(a, "%.*s %.*s", STR_ARG(text), STR_ARG(n->text));
	for (const struct node *o = options ? options->child : NULL; o; o = o->next) {
		bool valued = o->kind == NODE_STRING;
		text = arena_printf(a, "%.*s %.*s%s%.*s", STR_ARG(text), STR_ARG(o->key), valued ? "=" : "",
		                    STR_ARG(valued ? o->text : S("")));
	}
	return text;
}

static void add(struct following *f, const struct node *part)
{
	if (!node_get(part, S("program")) || f->n++ >= MOST_COMMANDS)
		return;
	if (!f->list.node)
		f->list = members_below(f->row, NODE_ARRAY, S("comes_to"), part);
	members_scalar(&f->list, NODE_STRING, S(""), spell(f->arena, part), part);
}

static void come_to(struct following *f, str text, unsigned depth)
{
	for (const struct node *p = depth < DEEPEST ? f->parts : NULL; p && f->n < MOST_COMMANDS; p = row_after(p)) {
		if (!row_is(p, S("text"), text))
			continue;
		const struct node *calls = node_get(p, S("calls"));
		add(f, p);
		for (const struct node *c = calls ? calls->child : NULL; c; c = c->next)
			if (c->kind == NODE_STRING)
				come_to(f, c->text, depth + 1);
	}
}

/* ---- which texts a command calls ---- */

static str in_folder(struct arena *a, str folder, str name)
{
	return str_eq(folder, S(".")) || !folder.n ? arena_str(a, name)
	                                           : arena_printf(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static void script_of_package(struct following *f, str folder, str rest)
{
	str name = run_next_word(&rest);
	if (str_listed(name, "run run-script"))
		name = run_next_word(&rest);
	if (name.n && name.p[0] != '-')
		come_to(f, in_folder(f->arena, folder, arena_printf(f->arena, "package.json#%.*s", STR_ARG(name))), 0);
}

static void target_of_make(struct following *f, str folder, str rest)
{
	str name = run_next_word(&rest);
	if (name.n && name.p[0] != '-')
		come_to(f, in_folder(f->arena, folder, arena_printf(f->arena, "Makefile#%.*s", STR_ARG(name))), 0);
}

/* start.sh and /app/docker/start.sh; images have folders of their own. */
static void script_of_shell(struct following *f, str folder, str word)
{
	str name = str_basename(word), last = S("");
	for (const struct node *p = f->parts; p && f->n < MOST_COMMANDS; p = row_after(p)) {
		str path = row_text(p, S("path"));
		if (!row_is(p, S("where"), S("script")) || str_eq(path, last))
			continue;
		last = path;
		if (str_eq(str_basename(path), name) && folder_holds(folder, path))
			come_to(f, row_text(p, S("text")), 0);
	}
}

static void follow(struct following *f, str folder, str command)
{
	for (str rest = command, word; (word = run_next_word(&rest)).n;) {
		if (str_listed(word, "npm yarn pnpm bun"))
			script_of_package(f, folder, rest);
		else if (str_eq(word, S("make")))
			target_of_make(f, folder, rest);
		else if (str_ends(word, S(".sh")) || str_ends(word, S("/entrypoint")) || str_ends(word, S("/start")))
			script_of_shell(f, folder, word);
	}
}

void run_follow(struct members *root)
{
	static const str sections[] = {STR_INIT("containers"), STR_INIT("deployments")};
	const struct node *parts = rows_of(root->node, S("command_parts"));
	size_t rows = 0;
	for (size_t i = 0; parts && i < sizeof sections / sizeof *sections; i++)
		for (const struct node *row = rows_of(root->node, sections[i]); row && rows < MOST_ROWS;
		     row = row_after(row), rows++) {
			struct members m = {root->arena, (struct node *)row, (const struct node **)&row->child};
			struct following f = {.arena = root->arena, .parts = parts, .row = &m};
			while (*m.tail)
				m.tail = (const struct node **)&(*m.tail)->next;
			follow(&f, row_text(row, S("folder")), row_text(row, S("runs")));
		}
}
