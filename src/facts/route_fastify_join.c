/* Folders that @fastify/autoload registers: each file below is a plugin of its own, under the path of its folder. Files
 * called autohooks stand in front of what lies beside them. A plugin that is wrapped in fastify-plugin is no scope:
 * what it adds counts for the router around it. */
#include <stdint.h>

#include "base/buf.h"
#include "facts/folder.h"
#include "route_fastify.h"
#include "route_word.h"
#include "row_get.h"

enum { MARKS = 8, MOST_MADE = 20000 };

struct maker {
	const struct route_mounts *m;
	struct route_front *fronts; /* NULL: they are only counted */
	size_t n;
};

static const struct node *member(struct arena *a, str key, str text, const struct node *next)
{
	struct node *n = arena_new(a, struct node);
	*n = (struct node){.kind = NODE_STRING, .key = key, .text = text, .next = next};
	return n;
}

/* A row as route_parts would have it. */
static const struct node *row(struct arena *a, const struct route_part_at *at, str method, str route, bool early)
{
	struct node *n = arena_new(a, struct node);
	const struct node *list = member(a, S("kind"), S("use"), NULL);
	list = member(a, S("path"), row_text(at->row, S("path")), list);
	list = member(a, S("route"), route, list);
	list = member(a, S("method"), method, list);
	list = member(a, S("early"), early ? S("true") : S("false"), list);
	*n = (struct node){.kind = NODE_OBJECT, .line = at->row->line, .col = 1, .child = list};
	return n;
}

static void add(struct maker *w, const struct route_part_at *at, size_t router, size_t child, str method, str route,
                bool early)
{
	if (router == child || w->n == MOST_MADE)
		return;
	if (w->fronts)
		w->fronts[w->n] = (struct route_front){.router = router,
		                                       .file = at->file,
		                                       .row = row(w->m->arena, at, method, route, early),
		                                       .child = child,
		                                       .made = true};
	w->n++;
}

/* ---- what a file is ---- */

static bool has_mark(const struct route_part_at *p, str mark)
{
	const struct node *list = node_get(p->row, S("marks"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (str_eq(n->text, mark))
			return true;
	return false;
}

/* module.exports = fp(async (fastify) => …) */
static bool is_no_scope(const struct route_mounts *m, size_t file)
{
	if (route_find(m->f, file, S("prefix"), S("encapsulate")))
		return false;
	static const char *const kinds[] = {"export", "export", "name"}, *const names[] = {"default", "*",
	                                                                                   "module.exports"};
	for (size_t i = 0; i < 3; i++) {
		const struct route_part_at *p = route_find(m->f, file, str_of(kinds[i]), str_of(names[i]));
		if (p && str_starts(row_text(p->row, S("ref")), S("fastify-plugin#")))
			return true;
	}
	return false;
}

static bool is_hooks(str path) { return str_starts(str_basename(path), S("autohooks.")); }

/* A router that a function is handed: the plugin. */
static bool is_plugin(const struct route_router *r) { return !r->root && str_ends(r->name, S("()")); }

/* What a file's own words say of its prefix; NULL: nothing. */
static const struct route_part_at *own_prefix(const struct route_mounts *m, size_t file)
{
	const struct route_part_at *p = route_find(m->f, file, S("prefix"), S("prefixOverride"));
	return p ? p : route_find(m->f, file, S("prefix"), S("autoPrefix"));
}

/* /api of the options, then the folders below the one that is registered. */
static str prefix_of(const struct route_mounts *m, const struct route_part_at *load, size_t file)
{
	str path = m->f->reach.files.at[file], part, base = row_text(load->row, S("route"));
	const struct route_part_at *own = own_prefix(m, file);
	if (own && str_eq(own->name, S("prefixOverride")))
		return row_text(own->row, S("route"));
	struct buf b BUF_AUTO = {0};
	buf_add(&b, base);
	if (own) {
		str text = row_text(own->row, S("route"));
		buf_printf(&b, "%s%.*s", str_starts(text, S("/")) ? "" : "/", STR_ARG(text));
	}
	str below = str_sub(path, load->name.n + 1, path.n - str_basename(path).n);
	while (!own && !has_mark(load, S("flat")) && str_cut(&below, '/', &part))
		if (part.n)
			buf_printf(&b, "/%s%.*s", part.p[0] == '_' ? ":" : "",
			           STR_ARG(part.p[0] == '_' ? str_sub(part, 1, part.n) : part));
	return arena_str(m->arena, buf_str(&b));
}

/* ---- folders ---- */

static bool lies_in(str path, str folder)
{
	return str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/';
}

/* Files called autohooks, in the folder of a file or, where they cascade, above it. */
static void add_hooks(struct maker *w, const struct route_part_at *load, size_t child)
{
	const struct route_mounts *m = w->m;
	str path = m->f->reach.files.at[m->routers[child].file];
	if (!has_mark(load, S("hooks")) && !has_mark(load, S("cascade")))
		return;
	for (size_t i = 0; i < m->n_routers; i++) {
		str hooks = m->f->reach.files.at[m->routers[i].file], folder = folder_of(hooks);
		bool beside = str_eq(folder, folder_of(path));
		bool above = has_mark(load, S("cascade")) && lies_in(path, folder);
		if (is_plugin(&m->routers[i]) && is_hooks(hooks) && lies_in(hooks, load->name) && (beside || above))
			add(w, load, child, i, S("handed"), S(""), true);
	}
}

/* The only router of a file that is read so, and not the one that reads it. */
static bool is_alone(const struct route_mounts *m, size_t router, const struct route_part_at *load)
{
	const struct route_router *r = &m->routers[router];
	bool other = (router && m->routers[router - 1].file == r->file) ||
	             (router + 1 < m->n_routers && m->routers[router + 1].file == r->file);
	return !r->root && r->file != load->file && !other && route_hash(r->name) == SIZE_MAX;
}

static void add_folder(struct maker *w, const struct route_part_at *load)
{
	const struct route_mounts *m = w->m;
	size_t router = route_mount_of((struct route_mounts *)m, load);
	for (size_t i = 0; i < m->n_routers && router != SIZE_MAX; i++) {
		str path = m->f->reach.files.at[m->routers[i].file];
		bool wanted = has_mark(load, S("any")) ? is_alone(m, i, load) : is_plugin(&m->routers[i]);
		if (!wanted || !(lies_in(path, load->name) || str_eq(load->name, S("."))) || is_hooks(path))
			continue;
		add(w, load, router, i, S(""), prefix_of(m, load, m->routers[i].file), false);
		if (is_no_scope(m, m->routers[i].file))
			add(w, load, router, i, S("handed"), S(""), false);
		else
			add_hooks(w, load, i);
	}
}

/* register(plugin) of one that is no scope. */
static void add_plugins(struct maker *w, const struct route_part_at *use)
{
	const struct route_mounts *m = w->m;
	size_t router = SIZE_MAX;
	for (const struct node *g = route_guards(use->row); g; g = g->next) {
		size_t child = route_mount_named((struct route_mounts *)m, use->file, g->text);
		if (child == SIZE_MAX || !is_plugin(&m->routers[child]) || !is_no_scope(m, m->routers[child].file))
			continue;
		router = router == SIZE_MAX ? route_mount_of((struct route_mounts *)m, use) : router;
		if (router != SIZE_MAX)
			add(w, use, router, child, S("handed"), S(""), false);
	}
}

size_t route_fastify_fronts(const struct route_mounts *m, struct route_front *fronts)
{
	struct maker w = {m, fronts, 0};
	for (size_t i = 0; i < m->f->n; i++) {
		const struct route_part_at *p = &m->f->parts[i];
		if (str_eq(p->kind, S("autoload")))
			add_folder(&w, p);
		else if (str_eq(p->kind, S("use")) && row_is(p->row, S("framework"), S("Fastify")))
			add_plugins(&w, p);
	}
	return w.n;
}

void route_fastify_roots(struct route_mounts *m)
{
	for (size_t i = 0; i < m->f->n; i++) {
		const struct route_part_at *p = &m->f->parts[i];
		bool loads = str_eq(p->kind, S("autoload")) && !has_mark(p, S("any"));
		size_t router = loads ? route_mount_of(m, p) : SIZE_MAX;
		if (router == SIZE_MAX || m->routers[router].n_mounts)
			continue;
		m->routers[router].root = true;
		m->routers[router].framework = S("Fastify");
	}
}
