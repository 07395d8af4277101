/* Names that nobody imports: what stands in server/utils of a Nuxt app is there for all of its server. */
#include <stdint.h>

#include "route_find.h"
#include "route_word.h"
#include "row_get.h"

enum { LOOKS = 256 };

static bool is_app(const struct route_finder *f, str root)
{
	static const char *const configs[] = {"nuxt.config.ts", "nuxt.config.js", "nuxt.config.mjs", "nitro.config.ts"};
	for (size_t i = 0; i < sizeof configs / sizeof *configs; i++)
		if (reach_file(&f->reach, arena_printf(f->arena, "%.*s%s", STR_ARG(root), configs[i])) != SIZE_MAX)
			return true;
	return false;
}

static size_t first_below(const struct route_finder *f, str folder)
{
	size_t low = 0, high = f->reach.files.n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(f->reach.files.at[middle], folder) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool route_follow_shared(struct route_finder *f, struct route_target *t, str name)
{
	size_t file = t->file;
	str path = f->reach.files.at[file];
	bool own = str_starts(path, S("server/"));
	size_t at = own ? 0 : str_find(path, S("/server/"), 0);
	if (at == SIZE_MAX || str_find(name, S("."), 0) != SIZE_MAX || route_hash(name) != SIZE_MAX)
		return false;
	str root = str_sub(path, 0, own ? 0 : at + 1);
	if (!is_app(f, root))
		return false;
	str folder = arena_printf(f->arena, "%.*sserver/utils/", STR_ARG(root));
	size_t i = first_below(f, folder);
	for (size_t n = 0; n < LOOKS && i < f->reach.files.n && str_starts(f->reach.files.at[i], folder); n++, i++) {
		if (i == file || (!route_find(f, i, S("function"), name) && !route_find(f, i, S("name"), name)))
			continue;
		t->file = i;
		return t->near = true;
	}
	return false;
}

bool route_follow_decorated(struct route_finder *f, struct route_target *t, str module, str member, str *again)
{
	bool own = str_eq(module, S("fastify")) && route_last(member).n < member.n;
	const struct route_part_at *p = own ? route_find_decorated(f, route_last(member)) : NULL;
	if (!p)
		return false;
	t->file = p->file;
	*again = row_text(p->row, S("ref"));
	return true;
}
