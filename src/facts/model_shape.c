/* Shapes that code checks what it is given against: `z.object({email: z.string()})` and what is written like it. An
 * object within an object is a part of it: its fields are called "address.zip". */
#include <stdint.h>

#include "model_readers.h"

enum { DEEP = 6 };

static const struct maker {
	const char *call; /* its last two names */
	const char *module, *tool;
	const char *required, *optional; /* what says so in the chain of a field; neither: fields are required */
} makers[] = {
        {"z.object", "zod", "zod", NULL, "optional nullish default catch prefault"},
        {"z.strictObject", "zod", "zod", NULL, "optional nullish default catch prefault"},
        {"z.looseObject", "zod", "zod", NULL, "optional nullish default catch prefault"},
        {"yup.object", "yup", "yup", "required", NULL},
        {"Yup.object", "yup", "yup", "required", NULL},
        {"object().shape", "yup", "yup", "required", NULL},
        {"Joi.object", "joi", "joi", "required", NULL},
        {"Joi.object", "@hapi/joi", "joi", "required", NULL},
        {"joi.object", "joi", "joi", "required", NULL},
        {"object().keys", "joi", "joi", "required", NULL},
        {"v.object", "valibot", "valibot", NULL, "optional nullish"},
        {"Type.Object", "@sinclair/typebox", "typebox", NULL, "Optional"},
        {"Type.Object", "typebox", "typebox", NULL, "Optional"},
        {"t.Object", "elysia", "elysia", NULL, "Optional"},
        {"vine.object", "@vinejs/vine", "vine", NULL, "optional"},
};

static const struct maker *maker_of(const struct model_code *c, const struct node *call)
{
	const struct node *name = node_get(call, S("name")), *first = model_code_arg(call, 0);
	for (size_t i = 0; first && first->kind == NODE_OBJECT && i < sizeof makers / sizeof *makers; i++)
		if (model_code_is(name, makers[i].call) && model_code_imports(c, str_of(makers[i].module)))
			return &makers[i];
	return NULL;
}

struct walk {
	struct model_code *c;
	const struct maker *m;
	struct model_row row;
	bool more;
};

static void add_object(struct walk *w, const struct node *object, str prefix, unsigned depth);

/* Without the name of the library, which says nothing: string().email() */
static str type_of(const struct node *value)
{
	size_t dot = str_find(value->text, S("."), 0);
	bool named = dot < str_find(value->text, S("("), 0);
	return value->kind == NODE_UNKNOWN ? str_sub(value->text, named ? dot + 1 : 0, value->text.n) : S("");
}

/* Objects within the value, but not those within them. */
static bool add_within(struct walk *w, const struct node *value, str name, unsigned depth)
{
	bool any = false;
	struct node end = {0};
	for (size_t i = model_code_call(w->c, value); i < w->c->n_calls; i++) {
		const struct node *call = w->c->calls[i];
		if (model_code_behind(value, call))
			break;
		if (any && !model_code_behind(&end, call))
			continue;
		const struct node *name_node = node_get(call, S("name"));
		if (!model_code_is(name_node, w->m->call) || !model_code_arg(call, 0))
			continue;
		end = *call;
		any = true;
		add_object(w, model_code_arg(call, 0), arena_printf(&w->c->scratch, "%.*s.", STR_ARG(name)), depth + 1);
	}
	return any;
}

static void add_field(struct walk *w, const struct node *value, str prefix, unsigned depth)
{
	const struct maker *m = w->m;
	if (str_eq(value->key, S("..."))) {
		w->more = true;
		return;
	}
	str name = arena_printf(&w->c->scratch, "%.*s%.*s", STR_ARG(prefix), STR_ARG(value->key));
	if (value->kind == NODE_OBJECT) {
		add_object(w, value, arena_printf(&w->c->scratch, "%.*s.", STR_ARG(name)), depth + 1);
		return;
	}
	if (depth < DEEP && add_within(w, value, name, depth))
		return;
	bool required = m->required ? model_code_chained(w->c, value, m->required) != NULL
	                            : !model_code_chained(w->c, value, m->optional);
	bool call = model_code_call(w->c, value) < w->c->n_calls;
	model_row_field(&w->row, &(struct model_field){.name = name,
	                                               .type = type_of(value),
	                                               .required = model_said(call, required),
	                                               .at = value});
}

static void add_object(struct walk *w, const struct node *object, str prefix, unsigned depth)
{
	if (object->kind != NODE_OBJECT || depth > DEEP) {
		w->more = true;
		return;
	}
	for (const struct node *n = object->child; n; n = n->next)
		add_field(w, n, prefix, depth);
}

static struct model_row begin(const struct model_code *c, const char *tool, const struct node *call)
{
	return model_row_new(
	        c->f, c->path,
	        &(struct model_head){
	                .tool = str_of(tool), .class = model_code_given(c, call), .what = "shape", .at = call});
}

static bool is_extension(str last) { return str_listed(last, "extend safeExtend"); }
static bool is_merger(str last) { return str_listed(last, "merge and"); }

/* .extend({…}) or .merge(Other), of what stands in front of it. */
static void add_extension(struct walk *w, const struct node *call)
{
	str last = model_code_last(model_code_callee(call));
	const struct node *first = model_code_arg(call, 0);
	str given = first ? model_code_given(w->c, first) : S("");
	if (first && is_merger(last))
		model_row_base(&w->row, given.n ? given : str_sub(first->text, 0, str_find(first->text, S("("), 0)));
	else if (first && is_extension(last))
		add_object(w, first, S(""), 0);
}

/* Login = SignUp.extend({…}): whether SignUp is a shape, another file may have to tell. */
static void extend(struct model_code *c, const struct node *call)
{
	str callee = model_code_callee(call), last = model_code_last(callee), module;
	str base = str_sub(callee, 0, callee.n - last.n ? callee.n - last.n - 1 : 0);
	const struct node *first = model_code_arg(call, 0);
	bool wanted = is_merger(last) || (is_extension(last) && first && first->kind == NODE_OBJECT);
	if (!wanted || !first || !base.n || memchr(base.p, '(', base.n) || memchr(base.p, '.', base.n))
		return;
	str stands = model_code_stands_for(c, base);
	model_code_name(c, base, &module);
	bool own = str_starts(stands, S("z.")) || str_find(stands, S(".extend("), 0) != SIZE_MAX;
	if (!own && !module.n)
		return;
	struct walk w = {.c = c, .m = &makers[0], .row = begin(c, own ? "zod" : "", call)};
	model_row_base(&w.row, base);
	add_extension(&w, call);
	model_row_end(&w.row, w.more);
}

void model_shape(struct model_code *c)
{
	struct node end = {0};
	bool zod = model_code_imports(c, S("zod"));
	for (size_t i = 0; i < c->n_calls; i++) {
		const struct node *call = c->calls[i];
		const struct maker *m = maker_of(c, call);
		if (!m && zod)
			extend(c, call);
		if (!m || (end.line && !model_code_behind(&end, call)))
			continue;
		end = *call;
		struct walk w = {.c = c, .m = m, .row = begin(c, m->tool, call)};
		add_object(&w, model_code_arg(call, 0), S(""), 0);
		for (size_t k = i + 1; k < c->n_calls && model_code_together(call, c->calls[k]); k++)
			add_extension(&w, c->calls[k]);
		model_row_end(&w.row, w.more);
	}
}
