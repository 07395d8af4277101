/* Where a module belongs: the longest name of code_side.def that stands for it. */
#include "format/code_side.h"

static const struct {
	str name;
	enum code_place place;
} table[] = {
#define MODULE(name, place) {STR_INIT(name), CODE_##place},
#include "format/code_side.def"
#undef MODULE
};

enum { LONGEST = 64 };

static enum code_place place_of(str name)
{
	size_t n = sizeof table / sizeof *table, i = str_search(table, n, sizeof *table, name);
	return i < n ? table[i].place : CODE_PLACES;
}

/* Can the first n bytes of a module be the name of one that it is a part of? */
static bool is_name(str module, size_t n)
{
	char last = module.p[n - 1], next = n < module.n ? module.p[n] : '/';
	return last == '/' || last == ':' || last == '-' || next == '/' || next == '.' || next == ':' || next == '\\';
}

enum code_place code_side_module(str module)
{
	enum code_place place = CODE_PLACES;
	for (size_t n = module.n < LONGEST ? module.n : LONGEST; n && place == CODE_PLACES; n--)
		if (is_name(module, n))
			place = place_of(str_sub(module, 0, n));
	return place;
}
