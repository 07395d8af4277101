/* Routes of PHP and Rails are put together: the file that takes theirs in, what stands in front, the method that
 * answers. */
#include <stdint.h>

#include "route_classed.h"
#include "route_sinatra.h"
#include "route_symfony.h"
#include "route_word.h"
#include "row_get.h"

bool route_is_classed(str framework) { return str_listed(framework, "Laravel Slim Symfony Rails Sinatra"); }

static bool is_away(const struct node *marks, str ref)
{
	for (const struct node *n = marks; n; n = n->next)
		if (str_eq(n->text, ref) || str_eq(n->text, S("?")))
			return true;
	return false;
}

static void judge_list(struct route_joiner *j, struct route_verdict *v, const struct route_part_at *p,
                       const struct node *marks)
{
	bool unsure = is_away(marks, S("?"));
	for (const struct node *g = route_guards(p->row); g && v->auth != ROUTE_GUARDED; g = g->next) {
		if (!unsure && is_away(marks, g->text))
			continue;
		struct route_verdict one = route_judge_named(j, p->file, g->text, 0);
		if (unsure && one.auth == ROUTE_GUARDED)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by, S("its guard may be taken away")};
		route_add_verdict(v, one);
	}
	if (row_is(p->row, S("more"), S("true")))
		route_add_verdict(
		        v, (struct route_verdict){ROUTE_UNKNOWN, S(""), S("more stands in front of it than was read")});
}

/* ---- Laravel: who takes the file in ---- */

static str below(struct route_joiner *j, str front, str path)
{
	while (front.n && front.p[0] == '/')
		front = str_sub(front, 1, front.n);
	return front.n ? arena_printf(j->m.arena, "/%.*s%.*s", STR_ARG(front), STR_ARG(path)) : path;
}

static void judge_loaded(struct route_joiner *j, struct route_verdict *v, const struct route_part_at *p, str *path)
{
	str file = j->m.f->reach.files.at[p->file], name = str_basename(file);
	const struct node *marks = node_get(p->row, S("marks"));
	marks = marks ? marks->child : NULL;
	bool api = str_eq(name, S("api.php")), usual = api || str_eq(name, S("web.php"));
	for (size_t i = 0; i < j->n_loads; i++) {
		const struct route_part_at *by = &j->m.f->parts[j->loads[i]];
		if (!str_ends(file, by->name) || by->file == p->file)
			continue;
		*path = below(j, row_text(by->row, S("route")), *path);
		judge_list(j, v, by, marks);
		return;
	}
	if (api)
		*path = below(j, S("api"), *path);
	if (usual && !is_away(marks, api ? S("=api") : S("=web")))
		route_add_verdict(v, route_judge_named(j, p->file, api ? S("=api") : S("=web"), 0));
	else if (!usual && v->auth == ROUTE_OPEN && str_find(file, S("routes/"), 0) != SIZE_MAX)
		*v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("where its file is taken in was not found")};
}

/* ---- the method ---- */

struct handler {
	size_t file;
	struct route_part_at *method;
	bool found; /* the file of its class */
};

static struct handler find_handler(struct route_joiner *j, const struct route_part_at *p, struct route_verdict *v)
{
	struct handler h = {.file = SIZE_MAX};
	str ref = row_text(p->row, S("ref")), class = ref, name;
	size_t hash = route_hash(ref);
	bool rails = row_is(p->row, S("framework"), S("Rails"));
	if (str_starts(ref, S("@"))) {
		h.method = route_find(j->m.f, p->file, S("function"), ref);
		h.file = p->file;
	}
	if (hash == SIZE_MAX)
		return h;
	class = str_sub(ref, 0, hash);
	name = str_sub(ref, hash + 1, ref.n);
	if (rails)
		class = arena_printf(j->m.arena, "controllers/%.*s_controller", STR_ARG(class));
	h.file = route_class_file(j, p->file, class, rails ? S(".rb") : S(".php"), rails);
	h.found = h.file != SIZE_MAX;
	if (h.found)
		route_add_verdict(v, route_classed_filters(j, h.file, name, &h.method));
	return h;
}

/* An action that is only its page: app/views/pages/home.html.erb. */
static bool is_shown(const struct route_joiner *j, const struct handler *h, str ref)
{
	const struct strs *files = &j->m.f->reach.files;
	size_t hash = route_hash(ref);
	if (!h->found || hash == SIZE_MAX || !str_ends(files->at[h->file], S(".rb")))
		return false;
	str view =
	        arena_printf(j->m.arena, "views/%.*s/%.*s.", (int)hash, ref.p, STR_ARG(str_sub(ref, hash + 1, ref.n)));
	for (size_t i = 0; i < files->n; i++)
		if (str_find(files->at[i], view, 0) != SIZE_MAX)
			return true;
	return false;
}

static void judge_method(struct route_joiner *j, struct route_verdict *v, const struct handler *h, str ref, str path)
{
	size_t hash = route_hash(ref);
	if (str_eq(ref, S("-")) || v->auth == ROUTE_GUARDED)
		return;
	/* whoever signs in is refused by a wrong password, and by nothing else */
	bool entrance = hash != SIZE_MAX && route_is_entrance(str_sub(ref, hash + 1, ref.n));
	if (h->method && (entrance || route_is_sign_in(path)))
		return;
	if (!h->method && is_shown(j, h, ref))
		return;
	if (h->method)
		route_add_verdict(v, route_judge_handler(j->m.f, h->method->file, h->method->name));
	else
		route_add_verdict(v, (struct route_verdict){
		                             ROUTE_UNKNOWN, ref,
		                             arena_printf(j->m.arena, "its handler %.*s was not found", STR_ARG(ref))});
}

void route_classed_add(struct route_joiner *j, const struct route_part_at *p)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	str path = row_text(p->row, S("route")), framework = row_text(p->row, S("framework")),
	    ref = row_text(p->row, S("ref"));
	const struct node *marks = node_get(p->row, S("marks"));
	path = str_starts(path, S("/")) ? path : arena_printf(j->m.arena, "/%.*s", STR_ARG(path));
	if (str_eq(framework, S("Symfony"))) {
		route_symfony_place(j, p, &path);
		route_symfony_judge(j, p, path, &v);
	} else if (str_eq(framework, S("Slim"))) {
		route_slim_front(j, p, path, &v);
	} else if (str_eq(framework, S("Sinatra"))) {
		route_sinatra_judge(j, p, &v);
		route_sinatra_place(j, p, &path);
	}
	judge_list(j, &v, p, marks ? marks->child : NULL);
	struct handler h = find_handler(j, p, &v);
	/* a resource declares more than its controller has */
	if (row_is(p->row, S("name"), S("resource")) && h.found && !h.method &&
	    (v.auth == ROUTE_OPEN || str_eq(framework, S("Rails"))))
		return;
	if (str_eq(framework, S("Laravel")))
		judge_loaded(j, &v, p, &path);
	judge_method(j, &v, &h, ref, path);
	struct route_deed deed = {.writes = TRUTH_UNKNOWN, .gives = TRUTH_UNKNOWN, .only = S("")};
	if (h.method)
		deed = route_deed(j->m.f, h.method->file, h.method->name);
	else if (str_eq(ref, S("-")))
		deed.writes = deed.gives = TRUTH_FALSE;
	const struct route_handled row = {.row = p->row,
	                                  .place = p->row,
	                                  .file = h.method ? h.method->file : p->file,
	                                  .method = row_text(p->row, S("method")),
	                                  .handler = ref,
	                                  .deed = &deed};
	route_row_add(j, &row, path, framework, &v);
}

void route_classed_index(struct route_joiner *j)
{
	const struct route_finder *f = j->m.f;
	j->aliases = arena_array(j->m.arena, uint32_t, f->n);
	j->loads = arena_array(j->m.arena, uint32_t, f->n);
	for (size_t i = 0; i < f->n; i++) {
		bool wraps = str_eq(f->parts[i].kind, S("filter")) && !str_eq(f->parts[i].name, S("*"));
		bool sinatra =
		        str_eq(f->parts[i].kind, S("filter")) && row_is(f->parts[i].row, S("framework"), S("Sinatra"));
		if (str_eq(f->parts[i].kind, S("alias")) || wraps || sinatra)
			j->aliases[j->n_aliases++] = (uint32_t)i;
		if (str_eq(f->parts[i].kind, S("loads")))
			j->loads[j->n_loads++] = (uint32_t)i;
	}
}
