/* A limiter that a package makes does nothing by itself: a route, a router or an app has to be handed it, or code has
 * to call it. What references lead to is followed by name, from file to file. */
#include "limit_join.h"

#include <stdint.h>

#include "limit_habit.h"
#include "limit_find.h"
#include "limit_proxy.h"
#include "limit_reach.h"
#include "limit_served.h"
#include "limit_value.h"
#include "row_get.h"

/* ---- what uses them ---- */

static void see_uses(struct limit_joiner *j)
{
	static const char *const lists[] = {"guards", "marks", "declares"};
	for (size_t i = 0; i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		if (str_listed(p->kind, "name export function class constant"))
			continue;
		for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
			const struct node *list = node_get(p->row, str_of(lists[k]));
			for (const struct node *ref = list ? list->child : NULL; ref; ref = ref->next) {
				struct limit_made *m = limit_follow(j, p->file, ref->text);
				m = m ? m : limit_made_there(j, p, ref->text);
				if (!m)
					continue;
				m->used = true;
				m->scope = m->scope.n ? m->scope : row_text(p->row, S("route"));
			}
		}
	}
}

static void explain(struct limit_joiner *j, size_t file)
{
	if (file < j->f->reach.files.n)
		j->explained[file] = true;
}

/* Nothing is known to run what stands in a file that answers nothing, and that no other one imports. */
static enum truth is_run(const struct limit_joiner *j, size_t file)
{
	return file == SIZE_MAX || j->answers[file] || j->linked[file] ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* The refusal behind a check: if (!success) return … 429. */
static const struct node *answer_of(const struct limit_joiner *j, const struct node *part)
{
	enum { NEAR = 12 };
	for (const struct node *r = rows_of(j->f->facts, S("limit_parts")); r; r = row_after(r))
		if (row_is(part, S("what"), S("called")) && row_is(r, S("what"), S("hint")) && r->line >= part->line &&
		    r->line - part->line <= NEAR && row_is(r, S("path"), row_text(part, S("path"))))
			return r;
	return NULL;
}

/* Does the file take the store from somewhere that is called so: a package, or a file of the app? */
static bool imports_store(const struct limit_joiner *j, str path)
{
	static const str sections[] = {STR_INIT("imports"), STR_INIT("links")};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		for (const struct node *r = rows_of(j->f->facts, sections[i]); r; r = row_after(r))
			if (row_is(r, S("path"), path) && str_eq(limit_store(row_text(r, S("module"))), S("shared")))
				return true;
	return false;
}

/* What switches off or leaves out says it of its tool, or of all that the file's framework has. */
static void add_row(struct limit_joiner *j, const struct node *part, const struct limit_made *m, enum truth wired)
{
	str tool = row_text(m && !row_text(part, S("tool")).n ? m->part : part, S("tool"));
	struct limit_fate fate = {.most = TRUTH_TRUE, .why = S("")};
	for (const struct node *r = rows_of(j->f->facts, S("limit_parts")); r; r = row_after(r)) {
		str of = row_text(r, S("tool"));
		bool off = row_is(r, S("what"), S("off")), leaves = row_is(r, S("what"), S("leaves"));
		bool same = of.n ? str_eq(of, tool) : str_listed(tool, "slowapi django-ratelimit");
		if (off && same && !row_is(r, S("side"), S("test")))
			fate = (struct limit_fate){.most = TRUTH_FALSE, .why = row_text(r, S("inert"))};
		else if (leaves && same && fate.most == TRUTH_TRUE && !str_eq(tool, S("@nestjs/throttler")))
			fate.most = TRUTH_UNKNOWN;
	}
	if (str_eq(tool, S("nginx")) && fate.most == TRUTH_TRUE)
		fate = (struct limit_fate){.most = limit_is_served(j->f->facts, row_text(part, S("path"))),
		                           .why = S("another file is given to the proxy in its place")};
	fate.tracks = limit_tracks(j->f->facts, tool);
	fate.own_store = !imports_store(j, row_text(m ? m->part : part, S("path")));
	fate.answer = answer_of(j, part);
	fate.one_caller = limit_sees_one_caller(j->f->facts, tool);
	limit_row(j->list, part, m, wired, &fate);
}

/* Of Python: a decorator above the one that gives the function its address, which never hears of it. */
static bool stands_above(const struct limit_joiner *j, size_t file, unsigned line)
{
	for (size_t i = limit_first_part(j, file, line + 1); i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		if (p->file != file || str_eq(p->kind, S("function")))
			return false;
		if (str_eq(p->kind, S("route")))
			return true;
	}
	return false;
}

/* A call of its own, ratelimit.limit(id), says what it counts by; one of something else is a limit by itself. */
static void add_called(struct limit_joiner *j, const struct node *part)
{
	size_t file = reach_file(&j->f->reach, row_text(part, S("path")));
	str ref = row_text(part, S("ref"));
	struct limit_made *m = file == SIZE_MAX || !ref.n ? NULL : limit_follow(j, file, ref);
	if (m)
		m->called = true;
	else if (file != SIZE_MAX && ref.n)
		explain(j, route_resolve(j->f, file, ref).file);
	bool above = file != SIZE_MAX && row_is(part, S("tool"), S("slowapi")) && stands_above(j, file, part->line);
	if (above) {
		struct limit_made none = m ? *m : (struct limit_made){.part = part, .file = file};
		none.why = S("it stands above the decorator that gives the function its address");
		add_row(j, part, &none, TRUTH_FALSE);
		return;
	}
	add_row(j, part, m, is_run(j, file));
}

/* It stands where a part of a route does whose limiter is known: that one speaks of it. */
static bool is_told(struct limit_joiner *j, const struct node *part)
{
	size_t file = reach_file(&j->f->reach, row_text(part, S("path")));
	for (size_t i = 0; i < j->n_made; i++) {
		const struct limit_made *m = &j->made[i];
		bool here = m->file == file && m->part->line == part->line && m->used;
		if (here ||
		    (row_text(part, S("tool")).n && str_eq(row_text(m->part, S("tool")), row_text(part, S("tool")))))
			return true;
	}
	for (size_t i = limit_first_part(j, file, part->line); i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		if (p->file != file || p->row->line != part->line)
			break;
		const struct node *guards =
		        str_listed(p->kind, "name export function") ? NULL : node_get(p->row, S("guards"));
		for (const struct node *ref = guards ? guards->child : NULL; ref; ref = ref->next)
			if (limit_follow(j, file, ref->text) || limit_made_there(j, p, ref->text))
				return true;
	}
	return false;
}

/* Something of the same package that its limiters are attached by: a guard, a decorator. */
static bool tool_attached(const struct node *facts, str tool)
{
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r))
		if (row_is(r, S("what"), S("attached")) && row_is(r, S("tool"), tool))
			return true;
	return false;
}

static str last_of(str chain)
{
	size_t at = chain.n;
	while (at && chain.p[at - 1] != '.')
		at--;
	return str_sub(chain, at, chain.n);
}

/* A call has this name, or is handed what has. */
static bool is_mentioned(const struct node *part, str name)
{
	const struct node *list = node_get(part, S("keyed"));
	if (str_eq(last_of(row_text(part, S("ref"))), name))
		return true;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (str_find(n->text, name, 0) != SIZE_MAX)
			return true;
	return false;
}

/* No other file imports the one that it stands in, and that one attaches and calls nothing of the kind. */
static bool is_alone(struct limit_joiner *j, const struct limit_made *m, const struct node *facts)
{
	if (m->file == SIZE_MAX || !m->name.n || j->more_made || j->links_nowhere || j->linked[m->file])
		return false;
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r)) {
		bool here = str_eq(row_text(r, S("path")), row_text(m->part, S("path")));
		bool uses = str_listed(row_text(r, S("what")), "called attached");
		if ((here && uses) || (!row_is(r, S("what"), S("made")) && is_mentioned(r, m->name)))
			return false;
	}
	return !j->answers[m->file];
}

/* What limits nothing by itself, and says why; "": a package whose limiters are called or attached by name. */
static void judge(struct limit_joiner *j, struct limit_made *m, const struct node *facts)
{
	str tool = row_text(m->part, S("tool"));
	const struct limit_habit *habit = limit_habit(tool);
	bool go = str_ends(row_text(m->part, S("path")), S(".go"));
	m->wired = m->used || (!(go && !tool.n) && tool_attached(facts, tool)) ? TRUTH_TRUE : TRUTH_UNKNOWN;
	if (m->wired == TRUTH_TRUE || limit_may_be_unread(facts) ||
	    (go && !tool.n)) /* a package is imported, not a file */
		return;
	if (habit && habit->needs.n)
		m->wired = TRUTH_FALSE, m->why = habit->needs;
	else if (limit_is_idle(facts, m))
		m->wired = TRUTH_FALSE, m->why = S("the file that makes it hands it to no app and to no route");
	else if (is_alone(j, m, facts))
		m->wired = TRUTH_FALSE,
		m->why = S("no other file imports the one that makes it, which uses it nowhere");
}

/* A function of the app beside one that is called, which may call it in turn. */
static bool is_helper(const struct limit_joiner *j, const struct limit_made *m)
{
	for (size_t i = 0; i < j->n_made; i++)
		if (j->made[i].called && j->made[i].file == m->file && row_text(m->part, S("ref")).n)
			return true;
	return false;
}

/* What only speaks of limits may be one: once for each file in which nothing else says more. */
static void add_hints(struct limit_joiner *j, const struct node *facts)
{
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r)) {
		size_t file = reach_file(&j->f->reach, row_text(r, S("path")));
		if (!row_is(r, S("what"), S("hint")) || (file != SIZE_MAX && j->explained[file]) ||
		    limit_of_known(j, r))
			continue;
		explain(j, file);
		add_row(j, r, NULL, TRUTH_UNKNOWN);
	}
}

/* Rules of the user's own may have given whole limits already. */
static struct members list_of(struct members *root)
{
	struct node *n = (struct node *)node_get(root->node, S("limits"));
	if (!n)
		return members_below(root, NODE_ARRAY, S("limits"), NULL);
	struct members list = {root->arena, n, &n->child};
	while (*list.tail)
		list.tail = (const struct node **)&(*list.tail)->next;
	return list;
}

void limits_make(struct members *root, const struct app_set *apps)
{
	const struct node *facts = root->node;
	struct members list = list_of(root);
	if (!rows_of(facts, S("limit_parts")))
		return;
	struct limit_joiner *j = arena_new(root->arena, struct limit_joiner);
	*j = (struct limit_joiner){.list = &list, .f = route_finder_new(facts, apps, root->arena)};
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r))
		if (row_is(r, S("what"), S("made")))
			limit_find_made(j, r);
	limit_name_made(j);
	see_uses(j);
	j->explained = arena_array(root->arena, bool, j->f->reach.files.n);
	limit_see_files(j, root->arena);
	for (const struct node *r = rows_of(facts, S("limit_parts")); r; r = row_after(r)) {
		if (!str_listed(row_text(r, S("what")), "hint mentioned off leaves trusts behind tracks idle"))
			explain(j, reach_file(&j->f->reach, row_text(r, S("path"))));
		if (str_listed(row_text(r, S("what")), "called attached") && limit_inside_go(j, r))
			continue;
		if (row_is(r, S("what"), S("called")))
			add_called(j, r);
		else if (row_is(r, S("what"), S("limit")) || (row_is(r, S("what"), S("attached")) && !is_told(j, r)))
			add_row(j, r, NULL, is_run(j, reach_file(&j->f->reach, row_text(r, S("path")))));
	}
	for (size_t i = 0; i < j->n_made; i++)
		judge(j, &j->made[i], facts);
	if (!limit_may_be_unread(facts))
		limit_reach(j, facts, apps, root->arena);
	for (size_t i = 0; i < j->n_made; i++) {
		bool by_itself = tool_attached(facts, row_text(j->made[i].part, S("tool"))) &&
		                 node_get(j->made[i].part, S("rate"));
		if ((j->made[i].called && !by_itself) || is_helper(j, &j->made[i]))
			continue;
		add_row(j, j->made[i].part, &j->made[i], j->made[i].wired);
	}
	add_hints(j, facts);
	route_finder_free(j->f);
}
