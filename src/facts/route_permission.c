/* Permissions by name where they are the framework's, by their has_permission() where they are this repository's. */
#include "route_permission.h"

#include <stdint.h>

#include "route_branch.h"
#include "route_word.h"
#include "row_get.h"

enum { BASES_DEEP = 6 };

static const struct {
	const char *names;
	enum route_auth reads, writes;
} known[] = {
        {"IsAuthenticated IsAdminUser DjangoModelPermissions DjangoObjectPermissions HasAPIKey "
         "IsAuthenticatedOrTokenHasScope TokenHasScope TokenHasReadWriteScope TokenMatchesOASRequirements",
         ROUTE_GUARDED, ROUTE_GUARDED},
        {"AllowAny BasePermission none", ROUTE_OPEN, ROUTE_OPEN},
        {"IsAuthenticatedOrReadOnly DjangoModelPermissionsOrAnonReadOnly", ROUTE_OPEN, ROUTE_GUARDED},
};

static struct route_verdict says(struct route_finder *f, enum route_auth auth, str name)
{
	if (auth == ROUTE_OPEN)
		return (struct route_verdict){auth, S(""),
		                              arena_printf(f->arena, "%.*s lets everybody in", STR_ARG(name))};
	if (auth == ROUTE_UNKNOWN)
		return (struct route_verdict){auth, name,
		                              arena_printf(f->arena, "whom %.*s lets in is not known", STR_ARG(name))};
	return (struct route_verdict){auth, name,
	                              arena_printf(f->arena, "%.*s refuses whoever is not signed in", STR_ARG(name))};
}

static struct route_pair both(struct route_finder *f, enum route_auth reads, enum route_auth writes, str name)
{
	return (struct route_pair){says(f, reads, name), says(f, writes, name)};
}

static struct route_pair permission(struct route_finder *f, size_t file, str ref, unsigned depth);

/* A class of this repository; where it has no test of its own, its bases'. */
static struct route_pair of_class(struct route_finder *f, const struct route_part_at *class, unsigned depth)
{
	str name = arena_printf(f->arena, "%.*s.has_permission", STR_ARG(class->name));
	str object = arena_printf(f->arena, "%.*s.has_object_permission", STR_ARG(class->name));
	const struct route_part_at *test = route_find(f, class->file, S("function"), name);
	const struct node *bases = node_get(class->row, S("bases"));
	if (test && row_is(test->row, S("lets"), S("known")))
		return both(f, ROUTE_GUARDED, ROUTE_GUARDED, class->name);
	if (test && row_is(test->row, S("lets"), S("readers")))
		return both(f, ROUTE_OPEN, ROUTE_GUARDED, class->name);
	if (test && row_is(test->row, S("lets"), S("all")))
		return both(f, ROUTE_OPEN, ROUTE_OPEN, class->name);
	if (test || !bases || depth + 1 >= BASES_DEEP)
		return both(f, ROUTE_UNKNOWN, ROUTE_UNKNOWN, class->name);
	struct route_pair p = permission(f, class->file, bases->child->text, depth + 1);
	bool asks = route_find(f, class->file, S("function"), object);
	if (asks && p.reads.auth == ROUTE_OPEN) /* of one object, when it is there */
		p.reads = says(f, ROUTE_UNKNOWN, class->name);
	if (asks && p.writes.auth == ROUTE_OPEN)
		p.writes = says(f, ROUTE_UNKNOWN, class->name);
	return p;
}

static struct route_pair one(struct route_finder *f, size_t file, str ref, unsigned depth)
{
	struct route_target t = route_resolve(f, file, ref);
	const struct route_part_at *class = route_find(f, t.file, S("class"), t.name);
	str name = route_last(t.name.n ? t.name : ref);
	if (class)
		return of_class(f, class, depth);
	bool theirs = t.kind == ROUTE_TARGET_PACKAGE || str_eq(ref, S("none"));
	for (size_t i = 0; theirs && i < sizeof known / sizeof *known; i++)
		if (str_listed(name, known[i].names))
			return both(f, known[i].reads, known[i].writes,
			            str_eq(name, S("none")) ? S("an empty list") : name);
	return both(f, ROUTE_UNKNOWN, ROUTE_UNKNOWN, name);
}

static struct route_verdict weaker(struct route_verdict a, struct route_verdict b) { return a.auth < b.auth ? a : b; }

static struct route_pair permission(struct route_finder *f, size_t file, str ref, unsigned depth)
{
	bool either = str_find(ref, S("|"), 0) != SIZE_MAX, first = true;
	struct route_pair all = both(f, ROUTE_OPEN, ROUTE_OPEN, S(""));
	str part;
	if (str_eq(ref, S("?")))
		return both(f, ROUTE_UNKNOWN, ROUTE_UNKNOWN, S("a list that is computed"));
	while (str_cut(&ref, either ? '|' : '&', &part)) {
		struct route_pair p = one(f, file, part, depth);
		if (first)
			all = p;
		all.reads = either ? weaker(all.reads, p.reads) : all.reads;
		all.writes = either ? weaker(all.writes, p.writes) : all.writes;
		route_add_verdict(&all.reads, either ? all.reads : p.reads);
		route_add_verdict(&all.writes, either ? all.writes : p.writes);
		first = false;
	}
	return all;
}

static struct route_pair of_list(struct route_finder *f, size_t file, const struct node *list)
{
	struct route_pair all = permission(f, file, list->text, 0);
	for (const struct node *n = list->next; n; n = n->next) {
		struct route_pair p = permission(f, file, n->text, 0);
		route_add_verdict(&all.reads, p.reads);
		route_add_verdict(&all.writes, p.writes);
	}
	return all;
}

/* ---- settings ---- */

static void agree(struct route_finder *f, struct route_verdict *v, struct route_verdict other)
{
	if (v->auth != other.auth)
		*v = says(f, ROUTE_UNKNOWN, S("DEFAULT_PERMISSION_CLASSES, of which settings say different things,"));
}

static struct route_pair of_settings(struct route_finder *f)
{
	struct route_pair all = both(f, ROUTE_OPEN, ROUTE_OPEN, S("the default of Django REST framework"));
	bool said = false;
	for (size_t i = 0; i < f->n_defaults; i++) {
		const struct route_part_at *p = &f->parts[f->defaults[i]];
		const struct node *list = node_get(p->row, S("permissions"));
		if (!list || !list->child)
			continue;
		struct route_pair one = of_list(f, p->file, list->child);
		if (str_eq(list->child->text, S("none")))
			one = both(f, ROUTE_OPEN, ROUTE_OPEN, S("the default of Django REST framework"));
		one.reads = route_if_registered(f, one.reads, p->row, NULL);
		one.writes = route_if_registered(f, one.writes, p->row, NULL);
		if (said) {
			agree(f, &all.reads, one.reads);
			agree(f, &all.writes, one.writes);
		} else {
			all = one;
		}
		said = true;
	}
	if (!f->n_defaults || f->more_defaults)
		return both(f, ROUTE_UNKNOWN, ROUTE_UNKNOWN, S("what settings say, which were not found,"));
	return all;
}

struct route_pair route_permit(struct route_finder *f, size_t file, const struct node *list)
{
	return list ? of_list(f, file, list) : of_settings(f);
}
