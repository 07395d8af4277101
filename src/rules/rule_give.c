/* Checked against the table of facts when a rule is read: what is given to no field would be lost without a sound. */
#include "rules/rule_give.h"

#include "facts/section.h"
#include "facts/section_value.h"
#include "query/path.h"

static bool read_one(const struct node *n, struct arena *a, struct give *out, struct err *err)
{
	*out = (struct give){.field = arena_str(a, n->key)};
	if (node_is_leaf(n)) {
		out->value = n;
		return true;
	}
	const struct node *path = n->kind == NODE_OBJECT ? n->child : NULL, *unit = path ? path->next : NULL;
	bool two = unit && !unit->next && str_eq(unit->key, S("unit")) && node_is_leaf(unit);
	if (!path || (unit && !two) || !str_eq(path->key, S("path")) || !node_is_leaf(path))
		return err_set(err, "`give`: `%.*s` takes a value or {path: …}, with a unit or without",
		               STR_ARG(n->key));
	out->unit = two ? arena_str(a, unit->text) : S("");
	if (!path_parse(arena_str(a, path->text), a, &out->path, err))
		return false;
	return out->path.from == PATH_FROM_SUBJECT || out->path.from == PATH_FROM_ROOT ||
	       err_set(err, "`give`: `%.*s` is a path of the document itself, not %.*s", STR_ARG(n->key),
	               STR_ARG(path->text));
}

bool rule_give_read(const struct node *map, struct arena *a, struct gives *out, struct err *err)
{
	size_t n = 0;
	if (map->kind != NODE_OBJECT || !map->child)
		return err_set(err, "`give` takes {field: value}");
	for (const struct node *m = map->child; m; m = m->next)
		n++;
	struct give *give = arena_array(a, struct give, n);
	*out = (struct gives){give, n};
	for (const struct node *m = map->child; m; m = m->next)
		if (!read_one(m, a, give++, err))
			return false;
	return true;
}

static bool check_field(const struct section *s, const struct give *g, struct arena *a, struct err *err)
{
	const struct section_field *f = section_field(s, g->field);
	struct path as_path = {.n = 1, .steps = &(struct step){STEP_KEY, g->field}};
	struct section_place row = {.inside = true, .section = s, .row = true};
	str text;
	if (!section_walk(&as_path, a, &row, err))
		return false;
	if (!f || f < s->fields + SECTION_COMMON || f->of.n)
		return err_set(err, "`give`: `%.*s` of facts `%.*s` is not for rules to give", STR_ARG(g->field),
		               STR_ARG(s->name));
	/* Its items have fields of their own. */
	if (f + 1 < s->fields + s->n_fields && str_starts(f[1].name, f->name) && f[1].name.n > f->name.n &&
	    f[1].name.p[f->name.n] == '.')
		return err_set(err, "`give`: `%.*s` of facts `%.*s` is too large for a rule to give", STR_ARG(g->field),
		               STR_ARG(s->name));
	if (g->unit.n && !section_takes_unit(f, g->unit))
		return err_set(err, "`give`: `%.*s` is not measured in %.*s", STR_ARG(g->field), STR_ARG(g->unit));
	if (g->value && (f->type == SECTION_LIST || f->type == SECTION_OBJECT))
		return err_set(err, "`give`: `%.*s` takes {path: …}, for a rule cannot write a whole %.*s",
		               STR_ARG(g->field), STR_ARG(section_type_name(f->type)));
	if (g->value && section_value(f, g->value, S(""), a, &text) == NODE_UNKNOWN)
		return err_set(err, "`give`: `%.*s` is no %.*s%s%.*s", STR_ARG(g->value->text),
		               STR_ARG(section_type_name(f->type)), f->unit ? " in " : "",
		               STR_ARG(section_unit_name(f->unit)));
	return true;
}

bool rule_give_check(const struct rule *r, struct arena *a, struct err *err)
{
	const struct section *s = section_find(r->fact);
	if (!r->fact.n)
		return !r->give.n || err_set(err, "`give` says what to give to facts: add `fact`");
	if (r->kind != RULE_CONFIG)
		return err_set(err, "`fact` is for rules of kind config: they see a file, and facts are made of files");
	if (!s)
		return err_set(err, "`fact`: no facts are called `%.*s`; did you mean `%.*s`?", STR_ARG(r->fact),
		               STR_ARG(section_nearest(r->fact)));
	if (s->is_flag || (!r->give.n && !section_field(s, S("text"))))
		return err_set(err, "`fact`: facts `%.*s` have no field `text`; say what to `give`", STR_ARG(r->fact));
	for (size_t i = 0; i < r->give.n; i++)
		if (!check_field(s, &r->give.at[i], a, err))
			return false;
	return true;
}
