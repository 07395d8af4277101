/* Which router a part, or a reference, means: by its name in a file, by the function that is handed one, or as the only
 * one there. */
#include <stdint.h>
#include <stdlib.h>

#include "route_mount.h"
#include "route_word.h"
#include "row_get.h"

enum { ROUTERS = 64 };

static int router_order(const void *x, const void *y)
{
	const struct route_router *a = x, *b = y;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	int order = str_cmp(a->name, b->name);
	return order ? order : (int)b->root - (int)a->root;
}

static size_t find_router(const struct route_mounts *j, size_t file, str name)
{
	size_t low = 0, high = j->n_routers;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct route_router *r = &j->routers[middle];
		int order = r->file != file ? (r->file < file ? -1 : 1) : str_cmp(r->name, name);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < j->n_routers && j->routers[low].file == file && str_eq(j->routers[low].name, name) ? low
	                                                                                                : SIZE_MAX;
}

/* The only router that a file makes and does not serve itself. */
static size_t only_router(const struct route_mounts *j, size_t file)
{
	size_t low = 0, high = j->n_routers, found = SIZE_MAX;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (j->routers[middle].file < file)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < j->n_routers && i < low + ROUTERS && j->routers[i].file == file; i++) {
		if (j->routers[i].root)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

static str without_ends(str ref)
{
	static const str ends[] = {
	        STR_INIT("()"),    STR_INIT(".routes"),   STR_INIT(".middleware"),          STR_INIT(".callback"),
	        STR_INIT(".urls"), STR_INIT(".http_app"), STR_INIT(".streamable_http_app"), STR_INIT(".sse_app")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(ref, ends[i]) && ref.n > ends[i].n)
			ref.n -= ends[i].n;
	return ref;
}

/* The one router that a function of this name is handed, wherever it stands; SIZE_MAX: none, or several. */
static size_t handed_router(struct route_mounts *j, str ref)
{
	str name = str_sub(ref, 7, ref.n), ends = S(".kt");
	size_t found = SIZE_MAX;
	if (str_starts(ref, S("csharp")))
		ends = S(".cs");
	for (size_t i = 0; i < j->f->n_wide; i++) {
		const struct route_part_at *p = &j->f->parts[j->f->wide[i]];
		if (!str_eq(p->kind, S("router")) || !str_eq(p->name, name) ||
		    !str_ends(j->f->reach.files.at[p->file], ends))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = find_router(j, p->file, name);
	}
	return found;
}

/* f(*), f(=): see route_handed.h */
static bool is_of_function(str ref) { return str_ends(ref, S("(*)")) || str_ends(ref, S("(=)")); }

/* F(2): see route_go_handed.c */
static bool is_numbered(str ref)
{
	return ref.n > 3 && str_ends(ref, S(")")) && ref.p[ref.n - 3] == '(' && ref.p[ref.n - 2] >= '0' &&
	       ref.p[ref.n - 2] <= '9';
}

static size_t function_router(struct route_mounts *j, size_t file, str ref)
{
	size_t own = find_router(j, file, ref);
	struct route_target t = route_resolve(j->f, file, str_sub(ref, 0, ref.n - 3));
	if (own != SIZE_MAX || t.kind != ROUTE_TARGET_FUNCTION)
		return own;
	str name = arena_printf(j->arena, "%.*s%.*s", STR_ARG(t.part->name), STR_ARG(str_sub(ref, ref.n - 3, ref.n)));
	return find_router(j, t.part->file, name);
}

/* get_router(), or a name that stands for what it gave. */
static bool is_made(const struct route_mounts *j, size_t file, str ref)
{
	const struct route_part_at *name = route_find(j->f, file, S("name"), ref);
	return str_ends(ref, S("()")) || (name && str_ends(row_text(name->row, S("ref")), S("()")));
}

/* The router that a reference means; SIZE_MAX: none. */
size_t route_mount_named(struct route_mounts *j, size_t file, str ref)
{
	if (str_starts(ref, S("kotlin#")) || str_starts(ref, S("csharp#")))
		return handed_router(j, ref);
	if (is_of_function(ref) || is_numbered(ref))
		return function_router(j, file, ref);
	bool go = str_ends(j->f->reach.files.at[file], S(".go")); /* where a method may be called routes */
	str bare = !go ? without_ends(ref) : str_ends(ref, S("()")) ? str_sub(ref, 0, ref.n - 2) : ref;
	size_t own = find_router(j, file, ref);
	own = own == SIZE_MAX ? find_router(j, file, bare) : own;
	if (own != SIZE_MAX)
		return own;
	struct route_target t = route_resolve(j->f, file, bare);
	if (t.kind == ROUTE_TARGET_PACKAGE && t.inside && str_eq(t.module, S("fastify-plugin")))
		return find_router(j, t.inside->file, arena_printf(j->arena, "%.*s()", STR_ARG(t.inside->name)));
	if (t.kind == ROUTE_TARGET_PACKAGE)
		return SIZE_MAX;
	size_t named = find_router(j, t.file, t.name);
	if (named != SIZE_MAX)
		return named;
	if (t.part || t.inside) { /* a function that is handed one */
		str name = arena_printf(j->arena, "%.*s()", STR_ARG((t.part ? t.part : t.inside)->name));
		size_t handed = find_router(j, t.file, name);
		if (handed != SIZE_MAX || str_ends(j->f->reach.files.at[t.file], S(".go")))
			return handed;
		return t.near && is_made(j, file, ref) ? only_router(j, t.file) : SIZE_MAX;
	}
	if (t.near && str_eq(t.name, S("*")) && find_router(j, t.file, S("urlpatterns")) != SIZE_MAX)
		return find_router(j, t.file, S("urlpatterns")); /* include(a module) */
	return t.near ? only_router(j, t.file) : SIZE_MAX;
}

void route_mounts_routers(struct route_mounts *j)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < j->f->n; i++)
		n += !str_eq(j->f->parts[i].kind, S("function"));
	j->routers = arena_array(j->arena, struct route_router, n);
	n = 0;
	for (size_t i = 0; i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		str of = row_text(p->row, S("of"));
		struct route_router r = {.file = p->file, .name = of};
		if (str_eq(p->kind, S("router"))) {
			r.name = p->name;
			r.prefix = row_text(p->row, S("route"));
			r.framework = row_text(p->row, S("framework"));
			r.root = row_is(p->row, S("method"), S("root"));
		} else if (str_eq(p->kind, S("function")) || !of.n || route_hash(of) != SIZE_MAX ||
		           is_of_function(of) || str_listed(p->kind, "rule scope setting")) {
			continue;
		}
		j->routers[n++] = r;
	}
	if (n)
		qsort(j->routers, n, sizeof *j->routers, router_order);
	for (size_t i = 0; i < n; i++) { /* the one that a row makes comes before those that are only named */
		struct route_router *r = &j->routers[i], *last = kept ? &j->routers[kept - 1] : NULL;
		if (!last || last->file != r->file || !str_eq(last->name, r->name))
			j->routers[kept++] = *r;
		else if (!last->framework.n && r->framework.n)
			*last = *r;
		else if (!last->prefix.n && r->prefix.n)
			last->prefix = r->prefix;
	}
	j->n_routers = kept;
}

size_t route_mount_of(struct route_mounts *j, const struct route_part_at *p)
{
	str of = row_text(p->row, S("of"));
	return of.n ? route_mount_named(j, p->file, of) : SIZE_MAX;
}
