/* Paths of rules, walked through the table: what a rule reads is known before there is anything to read. */
#include "facts/section.h"

#include <stdint.h>

/* ---- one step ---- */

static bool is_number(str s)
{
	uint64_t n;
	return str_number(s, UINT32_MAX, &n);
}

static bool enter_section(struct section_place *at, const struct step *step, struct err *err)
{
	at->inside = true;
	at->free = step->kind != STEP_KEY; /* `*` and `**` may select anything */
	if (at->free)
		return true;
	at->section = section_find(step->key);
	return at->section || err_set(err, "no facts are called `%.*s`; did you mean `%.*s`?", STR_ARG(step->key),
	                              STR_ARG(section_nearest(step->key)));
}

static bool enter_row(struct section_place *at, const struct step *step, struct err *err)
{
	if (at->section->is_flag)
		return err_set(err, "`%.*s` is true or false: nothing stands below it", STR_ARG(at->section->name));
	if (step->kind == STEP_KEY && !is_number(step->key))
		return err_set(err, "`%.*s` is a list: write `%.*s.*.%.*s`", STR_ARG(at->section->name),
		               STR_ARG(at->section->name), STR_ARG(step->key));
	at->row = true;
	at->free = step->kind == STEP_DEEP;
	return true;
}

static str below(const struct section_place *at, str key, struct arena *a)
{
	return at->within.n ? arena_printf(a, "%.*s.%.*s", STR_ARG(at->within), STR_ARG(key)) : key;
}

/* Does the table say what stands below the place? */
static bool is_described(const struct section_place *at, struct arena *a)
{
	str prefix = below(at, S(""), a);
	for (size_t i = 0; i < at->section->n_fields; i++)
		if (str_starts(at->section->fields[i].name, prefix))
			return true;
	return false;
}

static bool unknown_field(const struct section_place *at, str key, struct arena *a, struct err *err)
{
	str prefix = at->within.n ? below(at, S(""), a) : S(""), best = S("");
	for (size_t i = 0; i < at->section->n_fields; i++) {
		str name = at->section->fields[i].name, last = str_sub(name, prefix.n, name.n);
		bool here = str_starts(name, prefix) && str_find(last, S("."), 0) == SIZE_MAX;
		if (here && (!best.n || str_distance(last, key) < str_distance(best, key)))
			best = last;
	}
	return err_set(err, "facts `%.*s` have no field `%.*s%.*s`; did you mean `%.*s`?", STR_ARG(at->section->name),
	               STR_ARG(prefix), STR_ARG(key), STR_ARG(best));
}

static bool enter_field(struct section_place *at, const struct step *step, struct arena *a, struct err *err)
{
	enum section_type type = at->field ? at->field->type : SECTION_OBJECT;
	bool list = type == SECTION_LIST && str_eq(at->within, at->field->name);
	if (type != SECTION_LIST && type != SECTION_OBJECT && type != SECTION_ANY)
		return err_set(err, "`%.*s` of facts `%.*s` is one value: nothing stands below it",
		               STR_ARG(at->field->name), STR_ARG(at->section->name));
	at->free = step->kind == STEP_DEEP || type == SECTION_ANY || (at->field && !is_described(at, a)) ||
	           (!list && step->kind == STEP_ANY);
	if (at->free)
		return true;
	if (list && step->kind == STEP_KEY && !is_number(step->key))
		return err_set(err, "`%.*s` of facts `%.*s` is a list: write `%.*s.*.%.*s`", STR_ARG(at->within),
		               STR_ARG(at->section->name), STR_ARG(at->within), STR_ARG(step->key));
	str name = below(at, list ? S("*") : step->key, a);
	bool dotted = str_find(step->key, S("."), 0) != SIZE_MAX; /* `'steps.*.run'` in quotes is no field */
	if (!list && (dotted || !section_field(at->section, name)))
		return unknown_field(at, step->key, a, err);
	at->within = name;
	at->field = list ? at->field : section_field(at->section, name);
	return true;
}

bool section_walk(const struct path *p, struct arena *a, struct section_place *at, struct err *err)
{
	if (p->from == PATH_FROM_ROOT)
		*at = (struct section_place){0};
	for (size_t i = 0; i < p->n && !at->free; i++) {
		const struct step *step = &p->steps[i];
		if (!(!at->inside ? enter_section(at, step, err)
		      : !at->row  ? enter_row(at, step, err)
		                  : enter_field(at, step, a, err)))
			return false;
	}
	return true;
}

/* ---- a whole rule ---- */

struct uses {
	struct arena *a;
	void *ctx;
	bool (*use)(void *ctx, const struct section_place *p);
	struct err *err;
};

/* Where the subject of a condition stands, and those of the conditions around it. */
struct around {
	const struct around *up;
	bool foreign; /* no fact: in the manifest */
	struct section_place at;
};

/* Walks on to where the path leads, and says that it is read. */
static bool use_path(const struct uses *u, const struct path *p, const struct around *s, struct around *to)
{
	const struct around *from = s;
	for (unsigned i = 0; p->from == PATH_FROM_OUTER && i < p->up && from; i++)
		from = from->up;
	*to = from ? *from : (struct around){0};
	to->up = s;
	to->foreign = p->from == PATH_FROM_MANIFEST || (to->foreign && p->from != PATH_FROM_ROOT);
	return to->foreign || (section_walk(p, u->a, &to->at, u->err) && (!u->use || u->use(u->ctx, &to->at)));
}

/* What `where` is asked about: the items of `path`; of `covers` those of `by`, with the former around them. */
static bool use_cond(const struct uses *u, const struct cond *c, const struct around *s)
{
	bool joins = c && c->op <= COND_PERHAPS;
	bool items = c && (c->op == COND_SOME || c->op == COND_EVERY || c->op == COND_COUNT);
	struct around at, other;
	if (!c)
		return true;
	if (!joins && !use_path(u, &c->path, s, &at))
		return false;
	if (!joins && c->other && !use_path(u, c->other, s, &other))
		return false;
	if (c->op == COND_COVERS)
		other.up = &at;
	const struct around *inner = c->op == COND_COVERS ? &other : items ? &at : s;
	for (size_t i = 0; i < c->n_kids; i++)
		if (!use_cond(u, &c->kids[i], inner))
			return false;
	return true;
}

bool section_uses(const struct rule *r, struct arena *a, void *ctx,
                  bool (*use)(void *ctx, const struct section_place *p), struct err *err)
{
	const struct uses u = {a, ctx, use, err};
	struct around each = {0};
	return section_walk(&r->each, a, &each.at, err) && (!r->each.n || !use || use(ctx, &each.at)) &&
	       use_cond(&u, r->where, &each) && use_cond(&u, r->require, &each) && use_cond(&u, r->forbid, &each);
}

bool section_touches(const struct section_place *p, str section)
{
	if (!p->inside)
		return false;
	if (!p->section || str_eq(p->section->name, section) || str_eq(p->section->of, section))
		return true;
	if (p->free && !p->field)
		return section_lives_on(p->section, section);
	return p->field && str_eq(p->field->of, section);
}
