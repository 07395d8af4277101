/* Tables of Drizzle, schemas of Mongoose, models of Sequelize, tables of Convex: a call is given an object whose keys
 * are fields. How a field says its type tells two kinds apart: a chain of calls, or a word and an object of settings.
 */
#include "model_readers.h"

#include <stdint.h>

enum { DEEP = 6, MOST_MODELS = 100 };

struct walk {
	struct model_code *c;
	struct model_row row;
	bool more;
};

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }
static bool is_true(const struct node *n) { return model_code_is(n, "true"); }

/* ---- Drizzle: text('e_mail').notNull() ---- */

static void add_chain(struct walk *w, const struct node *value)
{
	size_t i = model_code_call(w->c, value);
	if (str_eq(value->key, S("...")) || i == w->c->n_calls) {
		w->more = w->more || str_eq(value->key, S("..."));
		if (!str_eq(value->key, S("...")))
			model_row_field(&w->row,
			                &(struct model_field){.name = value->key, .type = value->text, .at = value});
		return;
	}
	const struct node *call = w->c->calls[i];
	str module, name = text_of(model_code_arg(call, 0));
	str type = model_code_name(w->c, model_code_last(model_code_callee(call)), &module);
	bool own = str_find(model_code_stands_for(w->c, type), S("Enum("), 0) != SIZE_MAX;
	bool choice = own || model_code_keyword(call, S("enum"));
	bool refers = model_code_chained(w->c, value, "references");
	bool key = model_code_chained(w->c, value, "primaryKey");
	bool required = key || model_code_chained(w->c, value, "notNull");
	model_row_field(&w->row, &(struct model_field){
	                                 .name = name.n ? name : value->key,
	                                 .type = type,
	                                 .kind = refers   ? "reference"
	                                         : choice ? "enum"
	                                                  : NULL,
	                                 .required = model_said(true, required),
	                                 .unique = model_said(true, key || model_code_chained(w->c, value, "unique")),
	                                 .at = value});
}

static void add_chains(struct walk *w, const struct node *object)
{
	if (!object || object->kind != NODE_OBJECT) {
		w->more = true;
		return;
	}
	for (const struct node *n = object->child; n; n = n->next)
		add_chain(w, n);
}

/* ---- Mongoose and Sequelize: String, {type: String, required: true}, [String] ---- */

static void add_words(struct walk *w, const struct node *object, str prefix, unsigned depth);

static void add_word(struct walk *w, const struct node *value, str prefix, unsigned depth)
{
	str name = arena_printf(&w->c->scratch, "%.*s%.*s", STR_ARG(prefix), STR_ARG(value->key));
	const struct node *said = value->kind == NODE_OBJECT ? value : NULL,
	                  *type = said ? node_get(said, S("type")) : value;
	if (str_eq(value->key, S("..."))) {
		w->more = true;
		return;
	}
	if (!said && value->kind == NODE_ARRAY && value->child) {
		type = value->child;
		said = type->kind == NODE_OBJECT ? type : NULL;
		type = said ? node_get(said, S("type")) : type;
	}
	if (said && (!type || type->kind == NODE_OBJECT) && depth < DEEP) { /* a document within */
		add_words(w, type ? type : said, arena_printf(&w->c->scratch, "%.*s.", STR_ARG(name)), depth + 1);
		return;
	}
	if (type && type->kind == NODE_ARRAY && type->child)
		type = type->child;
	const struct node *null = node_get(said, S("allowNull")), *must = node_get(said, S("required"));
	const struct node *column = node_get(said, S("field")),
	                  *many = must && must->kind == NODE_ARRAY ? must->child : must;
	bool key = is_true(node_get(said, S("primaryKey"))),
	     refers = node_get(said, S("ref")) || node_get(said, S("references"));
	bool choice = node_get(said, S("enum")) || (type && str_find(type->text, S("ENUM"), 0) != SIZE_MAX);
	model_row_field(&w->row,
	                &(struct model_field){
	                        .name = column && column->kind == NODE_STRING ? column->text : name,
	                        .type = type ? type->text : S(""),
	                        .kind = refers   ? "reference"
	                                : choice ? "enum"
	                                         : NULL,
	                        .required = model_said(true, key || is_true(many) || model_code_is(null, "false")),
	                        .unique = model_said(true, key || is_true(node_get(said, S("unique")))),
	                        .at = value});
}

static void add_words(struct walk *w, const struct node *object, str prefix, unsigned depth)
{
	if (!object || object->kind != NODE_OBJECT) {
		w->more = true;
		return;
	}
	for (const struct node *n = object->child; n; n = n->next)
		add_word(w, n, prefix, depth);
}

/* ---- who is asked how ---- */

static struct walk begin(struct model_code *c, const char *tool, str model, str class, const struct node *call)
{
	const struct model_head head = {
	        .tool = str_of(tool), .model = model, .class = class, .what = "stored", .at = call};
	return (struct walk){.c = c, .row = model_row_new(c->f, c->path, &head)};
}

static void end(struct walk *w) { model_row_end(&w->row, w->more); }

/* pgTable('users', {…}); also of a schema or of a maker of tables with a prefix. */
static bool is_drizzle(struct model_code *c, const struct node *call)
{
	str callee = model_code_callee(call), module, last = model_code_name(c, model_code_last(callee), &module);
	if (str_listed(last, "pgTable mysqlTable sqliteTable singlestoreTable gelTable"))
		return true;
	bool made = str_find(model_code_stands_for(c, callee), S("TableCreator("), 0) != SIZE_MAX;
	bool of_schema =
	        str_eq(last, S("table")) && callee.n > 6 &&
	        str_find(model_code_stands_for(c, str_sub(callee, 0, callee.n - 6)), S("Schema("), 0) != SIZE_MAX;
	return made || of_schema;
}

static void read_drizzle(struct model_code *c, const struct node *call)
{
	if (!text_of(model_code_arg(call, 0)).n || !model_code_arg(call, 1) || !is_drizzle(c, call))
		return;
	struct walk w = begin(c, "drizzle", text_of(model_code_arg(call, 0)), model_code_given(c, call), call);
	add_chains(&w, model_code_arg(call, 1));
	end(&w);
}

/* mongoose.model('User', userSchema): what the schema that begins at the place is called. */
static str mongoose_model(const struct model_code *c, const struct node *schema, str variable)
{
	unsigned looked = 0;
	for (size_t i = 0; i < c->n_calls && looked < MOST_MODELS; i++) {
		const struct node *call = c->calls[i], *what = model_code_arg(call, 1);
		str name = text_of(model_code_arg(call, 0));
		if (!what || !name.n || !str_eq(model_code_last(model_code_callee(call)), S("model")))
			continue;
		size_t k = model_code_call(c, what);
		if ((k < c->n_calls && c->calls[k] == schema) || (variable.n && str_eq(what->text, variable)))
			return name;
		looked++;
	}
	return S("");
}

static void read_mongoose(struct model_code *c, const struct node *call)
{
	const struct node *fields = model_code_arg(call, 0);
	str callee = model_code_callee(call);
	bool made = is_true(node_get(call, S("new"))), called = str_ends(callee, S(".Schema"));
	if (!str_eq(model_code_last(callee), S("Schema")) || !(made || called) || !fields)
		return;
	str variable = model_code_given(c, call), model = mongoose_model(c, call, variable);
	const struct node *options = model_code_arg(call, 1);
	str collection = text_of(node_get(options, S("collection")));
	struct walk w = begin(c, "mongoose", collection, model.n ? model : variable, call);
	add_words(&w, model_code_arg(call, 0), S(""), 0);
	end(&w);
}

static void read_sequelize(struct model_code *c, const struct node *call)
{
	str callee = model_code_callee(call), last = model_code_last(callee);
	const struct node *first = model_code_arg(call, 0), *second = model_code_arg(call, 1);
	bool own = model_code_imports(c, S("sequelize")) || str_find(callee, S("equelize"), 0) != SIZE_MAX;
	bool defines = own && str_eq(last, S("define")) && text_of(first).n && second;
	bool starts = str_eq(last, S("init")) && first && second && node_get(second, S("sequelize"));
	if (!defines && !starts)
		return;
	const struct node *options = defines ? model_code_arg(call, 2) : second;
	str class = starts && callee.n > 5 ? str_sub(callee, 0, callee.n - 5) : text_of(first);
	struct walk w = begin(c, "sequelize", text_of(node_get(options, S("tableName"))), class, call);
	add_words(&w, defines ? second : first, S(""), 0);
	end(&w);
}

/* defineSchema({users: defineTable({…})}) */
static void read_convex(struct model_code *c, const struct node *call)
{
	const struct node *tables = model_code_arg(call, 0);
	if (!str_eq(model_code_callee(call), S("defineSchema")) || !tables || tables->kind != NODE_OBJECT)
		return;
	for (const struct node *t = tables->child; t; t = t->next) {
		size_t i = model_code_call(c, t);
		struct walk w = begin(c, "convex", t->key, S(""), t);
		add_chains(&w, i < c->n_calls ? model_code_arg(c->calls[i], 0) : NULL);
		end(&w);
	}
}

void model_javascript(struct model_code *c)
{
	const struct {
		bool on;
		void (*read)(struct model_code *c, const struct node *call);
	} readers[] = {{model_code_imports(c, S("drizzle-orm")), read_drizzle},
	               {model_code_imports(c, S("mongoose")), read_mongoose},
	               {true, read_sequelize},
	               {model_code_imports(c, S("convex")), read_convex}};
	for (size_t r = 0; r < sizeof readers / sizeof *readers; r++)
		for (size_t i = 0; readers[r].on && i < c->n_calls; i++)
			readers[r].read(c, c->calls[i]);
}
