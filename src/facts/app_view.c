/* Rows are copied shallowly, one node each, because the list runs through them. */
#include "facts/app_view.h"

#include <stdlib.h>

#include "facts/dependency_use.h"
#include "facts/fact.h"
#include "facts/section.h"
#include "command_join.h"
#include "dotenv_ignored.h"
#include "row_get.h"

struct viewing {
	const struct reach *r;
	uint64_t bit;
	enum view view;
	struct arena *arena;
	struct strs modules; /* that code of the view imports, sorted */
	bool *lacks;         /* by section of the table: a file that it needs was not read, and not by choice */
};

static bool is_seen(const struct viewing *v, uint64_t reach, bool unread)
{
	return (reach & v->bit) || (reach == 0 && (v->view == VIEW_VIOLATION || unread));
}

static struct node *copy_of(struct arena *a, const struct node *n)
{
	struct node *copy = arena_new(a, struct node);
	*copy = *n;
	copy->next = NULL;
	return copy;
}

static void append(struct members *list, struct node *n)
{
	*list->tail = n;
	list->tail = &n->next;
}

static void find_lacks(struct viewing *v)
{
	const struct reach_section *unread = reach_section(v->r, S("unread"));
	v->lacks = arena_array(v->arena, bool, section_count);
	for (size_t i = 0; i < unread->n; i++) {
		if (!is_seen(v, unread->of[i], true) || !row_is(unread->rows[i], S("chosen"), S("false")))
			continue;
		const struct section *s = section_find(row_text(unread->rows[i], S("section")));
		if (s)
			v->lacks[s - section_table] = true;
	}
}

static bool lacks(const struct viewing *v, str section)
{
	const struct section *s = section_find(section);
	return s && v->lacks[s - section_table];
}

static bool is_sample(const struct node *row)
{
	return row_is(row, S("side"), S("test")) || row_is(row, S("side"), S("docs"));
}

/* What tests, examples and documents set up is no part of the app: it proves nothing. That they are there, and that
 * they are parts of the repository, is so all the same. */
static bool is_shown(const struct viewing *v, str section, const struct node *row)
{
	static const char named[] = "files packages package_files apps unread";
	if (v->view != VIEW_PROOF || !is_sample(row))
		return true;
	return str_listed(section, named);
}

/* ---- rows of which a part is seen, or that say something of the whole ---- */

/* A workflow without the steps that are about others. */
static struct node *with_steps(struct viewing *v, struct node *row)
{
	uint64_t reach = reach_row(v->r, S("workflows"), row);
	struct node *object = copy_of(v->arena, row);
	struct members m = {v->arena, object, &object->child};
	for (const struct node *n = row->child; n; n = n->next) {
		struct node *member = copy_of(v->arena, n);
		append(&m, member);
		if (!str_eq(n->key, S("steps")))
			continue;
		struct members steps = {v->arena, member, &member->child};
		for (const struct node *s = n->child; s; s = s->next)
			if (is_seen(v, reach_step(v->r, reach, s), false))
				append(&steps, copy_of(v->arena, s));
		*steps.tail = NULL;
	}
	return object;
}

static int text_order(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

static void find_modules(struct viewing *v)
{
	const struct reach_section *imports = reach_section(v->r, S("imports"));
	size_t n = 0;
	for (size_t i = 0; i < imports->n; i++)
		n += is_seen(v, imports->of[i], false);
	str *at = arena_array(v->arena, str, n);
	n = 0;
	for (size_t i = 0; i < imports->n; i++) {
		const struct node *row = imports->rows[i];
		if (is_seen(v, imports->of[i], false) && !row_is(row, S("side"), S("test")) &&
		    is_shown(v, S("imports"), row))
			at[n++] = row_text(row, S("module"));
	}
	if (n)
		qsort(at, n, sizeof *at, text_order);
	v->modules = (struct strs){at, n};
}

static struct node *with_use(struct viewing *v, struct node *row)
{
	enum dependency_use use =
	        dependency_used(row_text(row, S("ecosystem")), row_text(row, S("name")), v->modules.at, v->modules.n);
	bool unknown = use == DEPENDENCY_PERHAPS || (use == DEPENDENCY_UNUSED && lacks(v, S("imports")));
	struct node *object = copy_of(v->arena, row);
	struct members m = {v->arena, object, &object->child};
	for (const struct node *n = row->child; n; n = n->next) {
		struct node *member = copy_of(v->arena, n);
		if (str_eq(n->key, S("imported"))) {
			member->kind = unknown ? NODE_UNKNOWN : NODE_BOOL;
			member->text = unknown ? n->key : use == DEPENDENCY_USED ? S("true") : S("false");
		}
		append(&m, member);
	}
	return object;
}

static const struct {
	str section;
	struct node *(*change)(struct viewing *v, struct node *row);
} changes[] = {{STR_INIT("workflows"), with_steps}, {STR_INIT("dependencies"), with_use}};

/* ---- sections ---- */

/* Are there more rows of it than are kept, whoever they are about? */
static bool is_cut(const struct node *section)
{
	const struct node *last = str_eq(section->key, S("commands")) ? section->child : NULL;
	while (last && last->next)
		last = last->next;
	return last && last->kind == NODE_UNKNOWN && str_eq(last->text, S(COMMANDS_CUT));
}

static void add_rows(struct viewing *v, struct members *root, const struct node *section)
{
	struct members list = members_below(root, NODE_ARRAY, section->key, section);
	bool unread = str_eq(section->key, S("unread"));
	struct node *(*change)(struct viewing * v, struct node * row) = NULL;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		if (str_eq(changes[i].section, section->key))
			change = changes[i].change;
	const struct reach_section *all = reach_section(v->r, section->key);
	for (size_t i = 0; i < all->n; i++) {
		if (!is_seen(v, all->of[i], unread) || !is_shown(v, section->key, all->rows[i]))
			continue;
		struct node *copy = copy_of(v->arena, all->rows[i]);
		append(&list, change ? change(v, copy) : copy);
	}
	*list.tail = NULL;
	if (lacks(v, section->key) || is_cut(section))
		members_scalar(&list, NODE_UNKNOWN, S("..."), S("files that were not read"), NULL);
}

/* A flag is raised by a row of its section with a member that is true, but for those of dotenv_ignored.h. */
static bool is_raised(const struct node *rows)
{
	for (const struct node *row = rows ? rows->child : NULL; row; row = row->next)
		for (const struct node *n = row->child; n; n = n->next)
			if (n->kind == NODE_BOOL && str_eq(n->text, S("true")))
				return true;
	return false;
}

static void add_flags(struct viewing *v, struct members *root)
{
	for (const struct node *n = v->r->facts->child; n; n = n->next) {
		bool own = str_listed(n->key, "env_ignored env_needed reads_secrets");
		const struct section *s = n->kind != NODE_ARRAY && !own ? section_find(n->key) : NULL;
		bool raised = s && is_raised(node_get(root->node, s->of));
		if (s && !raised && lacks(v, s->of))
			members_scalar(root, NODE_UNKNOWN, n->key, n->key, NULL);
		else if (s)
			members_bool(root, n->key, raised);
	}
}

/* What may be more of it comes first: so the rows behind can be shared. */
static struct node *opened(const struct node *list, struct arena *a)
{
	struct node *copy = copy_of(a, list), *more = arena_new(a, struct node);
	*more = (struct node){
	        .kind = NODE_UNKNOWN, .key = S("..."), .text = S("what other apps set up"), .next = list->child};
	copy->child = more;
	return copy;
}

/* Of apps that are not told apart nothing is proven: what is there may be another's than the one that lacks it. All of
 * it counts against them. */
static const struct node *nothing_is_whole(const struct node *facts, enum view view, struct arena *a)
{
	struct node *object = copy_of(a, facts);
	struct members root = {a, object, &object->child};
	for (const struct node *n = facts->child; n; n = n->next)
		if (n->kind != NODE_ARRAY)
			members_scalar(&root, NODE_UNKNOWN, n->key, n->key, NULL);
		else
			append(&root, view == VIEW_PROOF ? opened(n, a) : copy_of(a, n));
	return object;
}

const struct node *app_view(const struct reach *r, size_t app, enum view view, struct arena *a)
{
	struct viewing v = {.r = r, .bit = UINT64_C(1) << app, .view = view, .arena = a};
	if (r->apps->found > MOST_APPS)
		return nothing_is_whole(r->facts, view, a);
	if (r->apps->n == 1)
		return r->facts;
	struct node *object = arena_new(a, struct node);
	object->kind = NODE_OBJECT;
	struct members root = {a, object, &object->child};
	find_lacks(&v);
	find_modules(&v);
	for (const struct node *n = r->facts->child; n; n = n->next)
		if (n->kind == NODE_ARRAY)
			add_rows(&v, &root, n);
	add_flags(&v, &root);
	dotenv_flags(&root, lacks(&v, S("ignores")));
	return object;
}
