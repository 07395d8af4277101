/* References of Go: a name belongs to the package, which is the folder, and not to the file; a method is looked for by
 * what its object was made with, since the types of values are not known. */
#include <stdint.h>

#include "facts/folder.h"
#include "route_find.h"
#include "route_word.h"
#include "row_get.h"

enum { MOST_METHODS = 4096 };

static str folder_at(const struct route_finder *f, size_t part)
{
	return folder_of(f->reach.files.at[f->parts[part].file]);
}

static int order(const struct route_finder *f, size_t part, str folder, str kind, str name)
{
	int by = str_cmp(folder_at(f, part), folder);
	by = by ? by : str_cmp(f->parts[part].kind, kind);
	return by ? by : str_cmp(f->parts[part].name, name);
}

int route_packaged_order(const void *x, const void *y, void *finder)
{
	size_t b = *(const uint32_t *)y, a = *(const uint32_t *)x;
	const struct route_finder *f = finder;
	int by = order(f, a, folder_at(f, b), f->parts[b].kind, f->parts[b].name);
	return by ? by : a < b ? -1 : 1;
}

static size_t from(const struct route_finder *f, str folder, str kind, str name)
{
	size_t low = 0, high = f->n_packaged;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (order(f, f->packaged[middle], folder, kind, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct route_part_at *find(const struct route_finder *f, str folder, str kind, str name)
{
	size_t i = from(f, folder, kind, name);
	bool found = i < f->n_packaged && order(f, f->packaged[i], folder, kind, name) == 0;
	return found ? &f->parts[f->packaged[i]] : NULL;
}

/* A method, or a field that keeps a router: of the type itself, of what a constructor is called after (NewOrders gives
 * Orders), or the only one of that name. */
static struct route_part_at *find_member(const struct route_finder *f, str folder, str kind, str maker, str method)
{
	struct route_part_at *only = NULL, *named = NULL;
	size_t n = 0, n_named = 0, first = from(f, folder, kind, S(""));
	for (size_t i = first; i < f->n_packaged && i < first + MOST_METHODS; i++) {
		struct route_part_at *p = &f->parts[f->packaged[i]];
		if (!str_eq(p->kind, kind) || !str_eq(folder_at(f, f->packaged[i]), folder))
			break;
		str last = route_last(p->name), type = str_sub(p->name, 0, p->name.n - last.n - (p->name.n > last.n));
		if (!type.n || !str_eq(last, method))
			continue;
		only = p;
		n++;
		if (str_ifind(maker, type, 0) != SIZE_MAX) {
			named = p;
			n_named++;
		}
	}
	bool any = !str_eq(method, S("ServeHTTP")); /* many types have that */
	return any && n == 1 ? only : n_named == 1 ? named : NULL;
}

/* The one method of this name in all packages but for those that stand in for it in tests: what an interface may be. Of
 * several, the one whose type is called after the interface: PostgresOrderStore, orderStore of OrderStore. */
static struct route_part_at *find_anywhere(const struct route_finder *f, str interface, str method)
{
	struct route_part_at *only = NULL, *named = NULL;
	size_t n = 0, n_named = 0;
	for (size_t i = 0; i < f->n_packaged; i++) {
		struct route_part_at *p = &f->parts[f->packaged[i]];
		str path = f->reach.files.at[p->file], last = route_last(p->name);
		bool other = !str_eq(p->kind, S("function")) || !str_eq(last, method) || last.n == p->name.n;
		if (other || route_has_word(path, "mock fake stub"))
			continue;
		only = n++ ? NULL : p;
		if (str_ifind(str_sub(p->name, 0, p->name.n - last.n - 1), interface, 0) != SIZE_MAX)
			named = n_named++ ? NULL : p;
	}
	return n == 1 ? only : named;
}

/* Type.field.method, variable.method: by the type of the field, or variable, in *again. */
static bool by_type(struct route_finder *f, struct route_target *t, str folder, str member, str *again)
{
	str rest = member, head = S(""), field = S("");
	if (!str_cut(&rest, '.', &head) || !rest.n)
		return false;
	struct route_part_at *p = find(f, folder, S("type"), head);
	if (!p && str_cut(&rest, '.', &field) && rest.n)
		p = find(f, folder, S("type"), str_sub(member, 0, head.n + 1 + field.n));
	if (!p)
		return false;
	t->near = t->near || p->file != t->file;
	t->file = p->file;
	*again = arena_printf(f->arena, "%.*s.%.*s", STR_ARG(row_text(p->row, S("ref"))), STR_ARG(rest));
	return true;
}

/* Of an interface of the folder: its one implementation there, or anywhere. */
static struct route_part_at *of_interface(const struct route_finder *f, str folder, str type, str method)
{
	return find(f, folder, S("interface"), type) ? find_anywhere(f, type, method) : NULL;
}

/* The folder of an import, when it is one of this repository's. */
static bool folder_of_module(struct route_finder *f, str file, str module, str *folder)
{
	size_t number;
	if (str_eq(module, S("."))) {
		*folder = folder_of(file);
		return true;
	}
	if (reach_link(&f->links, file, module, &number) != REACH_PACKAGE)
		return false;
	const struct package *p = &f->reach.apps->packages.at[number];
	str below = str_sub(module, p->name.n < module.n ? p->name.n + 1 : module.n, module.n);
	arena_reset(&f->scratch);
	return folder_join(p->folder, below, f->arena, folder);
}

/* Before modules a package was imported by where it is hosted, example.org/owner/name/below, and nothing in the
 * repository tells its own name: below has to hold the function. */
static bool folder_by_host(struct route_finder *f, str module, str member, str *folder)
{
	enum { OF_HOST = 3 };
	const struct package_set *packages = &f->reach.apps->packages;
	str part;
	for (size_t i = 0; i < packages->n; i++)
		if (str_eq(packages->at[i].ecosystem, S("go")))
			return false;
	for (int i = 0; i < OF_HOST; i++)
		if (!str_cut(&module, '/', &part) || (i == 0 && str_find(part, S("."), 1) == SIZE_MAX))
			return false;
	*folder = module;
	return module.n && find(f, module, S("function"), member);
}

/* middleware.Access = middleware.Auth(key): what a variable of the package is given by another one, if only once. */
static struct route_part_at *given_elsewhere(const struct route_finder *f, str module, str member)
{
	struct route_part_at *only = NULL;
	for (size_t i = 0, n = 0; member.n && i < f->n_packaged; i++) {
		struct route_part_at *p = &f->parts[f->packaged[i]];
		str head = str_sub(p->name, 0, p->name.n - member.n - (p->name.n > member.n));
		if (!str_eq(p->kind, S("name")) || !head.n || p->name.p[head.n] != '.' || !str_ends(p->name, member))
			continue;
		const struct route_part_at *import = route_find(f, p->file, S("name"), head);
		str ref = import ? row_text(import->row, S("ref")) : S("");
		if (!str_starts(ref, module) || !str_eq(str_sub(ref, module.n, ref.n), S("#*")))
			continue;
		if (n++)
			return NULL;
		only = p;
	}
	return only;
}

static void found(struct route_target *t, struct route_part_at *p)
{
	t->near = t->near || p->file != t->file;
	t->file = p->file;
	t->name = p->name;
}

bool route_follow_go(struct route_finder *f, struct route_target *t, str module, str member, str *again)
{
	static const str kinds[] = {STR_INIT("router"), STR_INIT("name")};
	member = str_starts(member, S("*.")) ? str_sub(member, 2, member.n) : member; /* of all that it shows */
	str folder, method = route_last(member);
	*again = S("");
	t->name = member;
	if (!folder_of_module(f, f->reach.files.at[t->file], module, &folder) &&
	    !folder_by_host(f, module, member, &folder))
		return false;
	struct route_part_at *p = find(f, folder, S("function"), member);
	if (!p && by_type(f, t, folder, member, again))
		return true;
	str type = str_sub(member, 0, member.n - method.n - (member.n > method.n));
	if (!p && type.n)
		p = find_member(f, folder, S("function"), type, method);
	if (!p && type.n)
		p = of_interface(f, folder, type, method);
	t->kind = ROUTE_TARGET_NONE;
	t->read = true;
	if (p) {
		found(t, p);
		t->part = p;
		t->kind = ROUTE_TARGET_FUNCTION;
		return true;
	}
	for (size_t i = 0; i < 2 && !p; i++)
		p = find(f, folder, kinds[i], member);
	if (!p && type.n)
		p = find_member(f, folder, S("router"), type, method);
	if (!p && !type.n && !str_eq(module, S(".")))
		p = given_elsewhere(f, module, member);
	if (!p)
		return true;
	found(t, p);
	t->kind = ROUTE_TARGET_NAME;
	if (str_eq(p->kind, S("name")))
		*again = row_text(p->row, S("ref"));
	return true;
}
