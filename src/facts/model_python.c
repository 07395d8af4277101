/* Classes of Python that are tables or shapes. A base says which library reads the class; where the base is of another
 * file, a column in it does, and else the whole repository (facts/model_field.h). */
#include "model_python_base.h"
#include "model_readers.h"

#include <stdint.h>

enum { DEEP = 4, MOST_BASES = 8 };

/* What Django's own users have. */
static void add_user(struct model_reading *r, bool whole)
{
	static const struct {
		const char *name, *type;
		bool base;
	} own[] = {{"password", "CharField", true},         {"last_login", "DateTimeField", true},
	           {"username", "CharField", false},        {"first_name", "CharField", false},
	           {"last_name", "CharField", false},       {"email", "EmailField", false},
	           {"is_staff", "BooleanField", false},     {"is_active", "BooleanField", false},
	           {"is_superuser", "BooleanField", false}, {"date_joined", "DateTimeField", false}};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (whole || own[i].base)
			model_row_field(&r->row, &(struct model_field){.name = str_of(own[i].name),
			                                               .type = str_of(own[i].type),
			                                               .at = r->class});
}

/* Meta: fields = ['name', 'email'] of a form or serializer of a model; all of it otherwise. */
static void add_listed(struct model_reading *r)
{
	const struct node *list = model_python_value(r->meta, "fields"), *model = model_python_value(r->meta, "model");
	if (!model || !r->shape)
		return;
	if (!list || list->kind != NODE_ARRAY) {
		model_row_base(&r->row, model->text);
		return;
	}
	for (const struct node *n = list->child; n; n = n->next)
		if (!node_get(node_get(r->class, S("values")), n->text))
			model_row_field(&r->row, &(struct model_field){.name = model_python_text(n), .at = n});
}

static bool within(const struct node *outer, const struct node *n)
{
	return model_code_behind(&(struct node){.end_line = outer->line, .end_col = outer->col}, n) &&
	       !model_code_behind(outer, n);
}

/* Types and values stand in two lists, each as the class has them: a value belongs to the type of its line. */
static void add_fields(struct model_reading *r)
{
	const struct node *fields = node_get(r->class, S("fields")), *values = node_get(r->class, S("values"));
	const struct node *f = fields ? fields->child : NULL, *v = values ? values->child : NULL;
	while (f || v) {
		bool before = v && (!f || (!within(f, v) && !model_code_behind(f, v)));
		r->at = before ? v : f;
		if (before) {
			model_python_field(r, v->key, S(""), v);
			v = v->next;
			continue;
		}
		const struct node *own = v && within(f, v) ? v : NULL;
		model_python_field(r, node_get(f, S("name"))->text, node_get(f, S("type"))->text, own);
		v = own ? v->next : v;
		f = f->next;
	}
}

/* ---- classes ---- */

/* Classes stand in the order in which they begin. */
static const struct node *meta_of(const struct node *class)
{
	unsigned looked = 0;
	for (const struct node *n = class->next; n && looked < MOST_BASES && within(class, n); n = n->next, looked++)
		if (model_code_is(node_get(n, S("name")), "Meta"))
			return n;
	return NULL;
}

static bool is_true(const struct node *n) { return model_code_is(n, "true"); }

/* The first base that the table knows; else the model of the file that has the name. */
static const struct model_base *known_base(const struct model_code *c, const struct node *class, unsigned depth)
{
	const struct node *list = node_get(class, S("bases"));
	unsigned n = 0;
	for (const struct node *b = list ? list->child : NULL; b && n < MOST_BASES; b = b->next, n++) {
		const struct model_base *base = model_python_base(c, b->text);
		const struct node *k = base || depth >= DEEP ? NULL : model_names_find(&c->classes, b->text);
		base = k && k != class ? known_base(c, k, depth + 1) : base;
		if (base)
			return base;
	}
	return NULL;
}

/* A class of the file without bases and columns: it brings nothing. */
static bool is_plain(const struct model_code *c, str name)
{
	const struct node *k = model_names_find(&c->classes, name), *list = k ? node_get(k, S("bases")) : NULL;
	return k && (!list || !list->child) && !model_python_by_fields(c, k);
}

static void add_bases(struct model_reading *r)
{
	const struct node *list = node_get(r->class, S("bases"));
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (!model_python_base(r->c, b->text) && !is_plain(r->c, b->text) && !memchr(b->text.p, '=', b->text.n))
			model_row_base(&r->row, b->text);
}

static bool has_base(const struct node *class, const char *name)
{
	const struct node *list = node_get(class, S("bases"));
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (str_eq(b->text, str_of(name)))
			return true;
	return false;
}

/* A class with columns and neither a table nor a base is there for others. */
static const char *what_of(const struct model_reading *r)
{
	bool declares = has_base(r->class, "DeclarativeBase") || is_true(model_python_value(r->class, "__abstract__"));
	bool mixed = !r->told && r->base && !node_get(r->class, S("bases"))->child;
	if (declares || is_true(model_python_value(r->meta, "abstract")) ||
	    (mixed && !model_python_value(r->class, "__tablename__")))
		return "base";
	if (has_base(r->class, "table = True"))
		return "stored";
	return r->base ? r->base->what : "shape";
}

static void read_class(struct model_code *c, const struct node *class)
{
	const struct node *list = node_get(class, S("bases"));
	struct model_reading r = {.c = c, .class = class, .meta = meta_of(class), .base = known_base(c, class, 0)};
	r.told = r.base != NULL;
	r.base = r.base ? r.base : model_python_by_fields(c, class);
	if (!r.base && (!list || !list->child))
		return;
	r.style = r.base ? r.base->style : MODEL_BY_TYPE;
	str table = model_python_text(model_python_value(class, "__tablename__"));
	const char *what = what_of(&r);
	r.shape = str_eq(str_of(what), S("shape"));
	table = table.n ? table : model_python_text(model_python_value(r.meta, "db_table"));
	r.row = model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = r.base ? str_of(r.base->tool) : S(""),
	                                           .model = table,
	                                           .class = node_get(class, S("name"))->text,
	                                           .what = what,
	                                           .at = class});
	add_bases(&r);
	if (has_base(class, "AbstractUser") || has_base(class, "AbstractBaseUser"))
		add_user(&r, has_base(class, "AbstractUser"));
	add_fields(&r);
	add_listed(&r);
	model_row_end(&r.row, false);
}

/* ---- tables without a class ---- */

/* Base = declarative_base() */
static void read_maker(struct model_code *c, const struct node *call)
{
	str name = model_code_given(c, call);
	if (!name.n || !str_eq(model_code_last(model_code_callee(call)), S("declarative_base")))
		return;
	struct model_row row =
	        model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = S("sqlalchemy"), .class = name, .what = "base", .at = call});
	model_row_end(&row, false);
}

/* Table('users', metadata, Column('email', String)) */
static void read_table(struct model_code *c, const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *name = args ? args->child : NULL;
	if (!name || name->kind != NODE_STRING || !str_listed(model_code_last(model_code_callee(call)), "Table"))
		return;
	struct model_reading r = {.c = c, .class = call, .style = MODEL_BY_COLUMN};
	r.row = model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = S("sqlalchemy"),
	                                           .model = name->text,
	                                           .class = model_code_given(c, call),
	                                           .what = "stored",
	                                           .at = call});
	for (const struct node *a = name->next; a; a = a->next) {
		r.at = a;
		if (a->kind == NODE_UNKNOWN && str_find(a->text, S("Column("), 0) != SIZE_MAX)
			model_python_field(&r, S(""), S(""), a);
	}
	model_row_end(&r.row, false);
}

void model_python(struct model_code *c)
{
	const struct node *classes = node_get(c->tree, S("classes"));
	bool alchemy = model_code_imports(c, S("sqlalchemy"));
	unsigned n = 0;
	for (const struct node *k = classes ? classes->child : NULL; k && n < MODEL_MOST; k = k->next, n++)
		read_class(c, k);
	if (n >= MODEL_MOST)
		model_too_many(c->f, c->path);
	for (size_t i = 0; alchemy && i < c->n_calls; i++) {
		read_maker(c, c->calls[i]);
		read_table(c, c->calls[i]);
	}
}
