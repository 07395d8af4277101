/* The table of section.def as constants, and what is looked up in it. */
#include "facts/section.h"

#include <stdint.h>

#define RULES "rules"
#define LATER ""
#define FIELD(name_, type_, unit_, meaning_)                                                                           \
	{.name = STR_INIT(name_), .type = SECTION_##type_, .unit = SECTION_##unit_, .meaning = STR_INIT(meaning_)},
#define JOINED(name_, type_, unit_, of_, meaning_)                                                                     \
	{.name = STR_INIT(name_),                                                                                      \
	 .type = SECTION_##type_,                                                                                      \
	 .unit = SECTION_##unit_,                                                                                      \
	 .of = STR_INIT(#of_),                                                                                         \
	 .meaning = STR_INIT(meaning_)},
#define FIELDS(...) ((const struct section_field[]){__VA_ARGS__})
#define ROWS(name_, cost_, maker_, reader_, meaning_, fields_)                                                         \
	{.name = STR_INIT(#name_),                                                                                     \
	 .cost = SECTION_##cost_,                                                                                      \
	 .maker = STR_INIT(maker_),                                                                                    \
	 .reader = STR_INIT(reader_),                                                                                  \
	 .meaning = STR_INIT(meaning_),                                                                                \
	 .fields = FIELDS(EVERY_ROW fields_),                                                                          \
	 .n_fields = sizeof FIELDS(EVERY_ROW fields_) / sizeof(struct section_field)},
#define FLAG(name_, of_, maker_, reader_, meaning_)                                                                    \
	{.name = STR_INIT(#name_),                                                                                     \
	 .is_flag = true,                                                                                              \
	 .of = STR_INIT(#of_),                                                                                         \
	 .maker = STR_INIT(maker_),                                                                                    \
	 .reader = STR_INIT(reader_),                                                                                  \
	 .meaning = STR_INIT(meaning_)},

/* clang-format off */
const struct section section_table[] = {
#include "facts/section.def"
};
/* clang-format on */
const size_t section_count = sizeof section_table / sizeof *section_table;

const struct section *section_find(str name)
{
	for (size_t i = 0; i < section_count; i++)
		if (str_eq(section_table[i].name, name))
			return &section_table[i];
	return NULL;
}

str section_nearest(str name)
{
	str best = section_table[0].name;
	for (size_t i = 1; i < section_count; i++)
		if (str_distance(section_table[i].name, name) < str_distance(best, name))
			best = section_table[i].name;
	return best;
}

const struct section_field *section_field(const struct section *s, str name)
{
	for (size_t i = 0; i < s->n_fields; i++)
		if (str_eq(s->fields[i].name, name))
			return &s->fields[i];
	return NULL;
}

bool section_lives_on(const struct section *s, str name)
{
	if (str_eq(s->of, name))
		return true;
	for (size_t i = 0; i < s->n_fields; i++)
		if (str_eq(s->fields[i].of, name))
			return true;
	return false;
}

str section_type_name(enum section_type t)
{
	static const str names[] = {STR_INIT("text"), STR_INIT("number"), STR_INIT("true or false"),
	                            STR_INIT("list"), STR_INIT("object"), STR_INIT("as written")};
	return names[t];
}

str section_unit_name(enum section_unit u)
{
	static const str names[] = {STR_INIT(""), STR_INIT("seconds"), STR_INIT("bytes"), STR_INIT("per second"),
	                            STR_INIT("date")};
	return names[u];
}

/* ---- rows ---- */

static bool is_type(enum section_type t, enum node_kind kind)
{
	static const enum node_kind kinds[] = {[SECTION_TEXT] = NODE_STRING,
	                                       [SECTION_NUMBER] = NODE_NUMBER,
	                                       [SECTION_BOOL] = NODE_BOOL,
	                                       [SECTION_LIST] = NODE_ARRAY,
	                                       [SECTION_OBJECT] = NODE_OBJECT};
	return t == SECTION_ANY || kind == NODE_UNKNOWN || kind == kinds[t];
}

/* A place in a section's rows: the names of the fields there begin with `within` and a dot. */
static bool is_below(str name, str within)
{
	return !within.n || (str_starts(name, within) && name.n > within.n && name.p[within.n] == '.');
}

/* The field `key` below a place. A dot in a key is not one of the table. */
static const struct section_field *field_at(const struct section *s, str within, str key)
{
	if (str_find(key, S("."), 0) != SIZE_MAX)
		return NULL;
	for (size_t i = 0; i < s->n_fields; i++) {
		str name = s->fields[i].name;
		if (is_below(name, within) && str_eq(str_sub(name, within.n ? within.n + 1 : 0, name.n), key))
			return &s->fields[i];
	}
	return NULL;
}

bool section_describes(const struct section *s, str within)
{
	for (size_t i = 0; i < s->n_fields; i++)
		if (within.n && is_below(s->fields[i].name, within))
			return true;
	return !within.n;
}

static bool fits_below(const struct section *s, str within, const struct node *object);

static bool fits_field(const struct section *s, const struct section_field *f, const struct node *n)
{
	if (!is_type(f->type, n->kind))
		return false;
	if (n->kind == NODE_OBJECT && section_describes(s, f->name))
		return fits_below(s, f->name, n);
	/* "steps" and behind it in the table "steps.*.job" */
	const struct section_field *next = f + 1 < s->fields + s->n_fields && is_below(f[1].name, f->name) ? f + 1 : 0;
	for (const struct node *c = n->kind == NODE_ARRAY && next ? n->child : NULL; c; c = c->next)
		if (!fits_below(s, str_sub(next->name, 0, f->name.n + 2), c))
			return false;
	return true;
}

static bool fits_below(const struct section *s, str within, const struct node *object)
{
	if (object->kind == NODE_UNKNOWN)
		return true;
	for (const struct node *n = object->child; n; n = n->next) {
		const struct section_field *f = field_at(s, within, n->key);
		if (!f || !fits_field(s, f, n))
			return false;
	}
	return object->kind == NODE_OBJECT;
}

bool section_fits(const struct section *s, const struct node *row)
{
	const struct node *path = row->kind == NODE_OBJECT ? row->child : NULL;
	return !s->is_flag && path && path->kind == NODE_STRING && str_eq(path->key, s->fields[0].name) &&
	       fits_below(s, S(""), row);
}

bool section_allows(const struct node *facts, struct err *err)
{
	if (facts->kind != NODE_OBJECT)
		return err_set(err, "facts are `name: rows`");
	for (const struct node *n = facts->child; n; n = n->next) {
		const struct section *s = section_find(n->key);
		if (!s)
			return err_set(err, "no facts are called `%.*s`; did you mean `%.*s`?", STR_ARG(n->key),
			               STR_ARG(section_nearest(n->key)));
		bool ok = n->kind == (s->is_flag ? NODE_BOOL : NODE_ARRAY);
		for (const struct node *row = n->child; ok && row; row = row->next)
			ok = section_fits(s, row);
		if (!ok)
			return err_set(err,
			               "line %u: facts `%.*s` are not like this; microaudit-facts(7) has their fields",
			               n->line, STR_ARG(n->key));
	}
	return true;
}
