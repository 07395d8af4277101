/* Tables that a builder makes: `create_table "users" do |t| t.string "email"`, `Schema::create('users', function
 * (Blueprint $table) { $table->string('email'); })`, `createTable('users', t => { t.string('email') })`. The calls of
 * the builder stand behind the call that opens it. */
#include "model_readers.h"

#include <stdint.h>

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }
static bool is_false(const struct node *n) { return model_code_is(n, "false"); }

static const struct opener {
	const char *callee; /* ends so */
	const char *tool;
	bool new; /* the table is made: it has a key */
} openers[] = {
        {"create_table", "rails", true},      {"change_table", "rails", false},
        {"Schema.create", "laravel", true},   {"Schema.table", "laravel", false},
        {"schema.createTable", "knex", true}, {"schema.createTableIfNotExists", "knex", true},
        {"schema.alterTable", "knex", false}, {"schema.table", "knex", false},
};

static const struct opener *opener_of(const struct node *call)
{
	const struct node *name = node_get(call, S("name"));
	for (size_t i = 0; name && i < sizeof openers / sizeof *openers; i++)
		if (str_eq(name->text, str_of(openers[i].callee)) && text_of(model_code_arg(call, 0)).n)
			return &openers[i];
	return NULL;
}

/* What is called on a builder and adds no column. */
static bool adds_nothing(str word)
{
	return str_listed(word,
	                  "index unique primary foreign check_constraint exclusion_constraint dropColumn dropIndex "
	                  "dropForeign dropUnique dropPrimary renameColumn rename remove column_exists engine "
	                  "comment charset collation dropTimestamps unique_constraint dropIfExists inherits "
	                  "fullText spatialIndex foreign_key dropConstrainedForeignId dropSoftDeletes "
	                  "dropMorphs renameIndex setNullable dropNullable");
}

struct walk {
	struct model_code *c;
	const struct opener *opener;
	struct model_row row;
	str builder; /* t, table */
};

static void add_column(struct walk *w, const struct node *call, str name, str type)
{
	struct node end = *call; /* the whole of the chain */
	end.end_line = UINT32_MAX;
	const struct node *null = model_code_keyword(call, S("null"));
	bool rails = str_eq(str_of(w->opener->tool), S("rails"));
	bool refers = str_listed(type, "references belongs_to foreignId foreignUuid foreignUlid foreignIdFor") ||
	              model_code_chained(w->c, &end, "references constrained");
	bool key = str_listed(type, "id increments bigIncrements");
	bool never = str_listed(type, "timestamps timestampsTz softDeletes rememberToken");
	bool must = rails ? is_false(null)
	            : str_eq(str_of(w->opener->tool), S("laravel"))
	                    ? !model_code_chained(w->c, &end, "nullable")
	                    : key || model_code_chained(w->c, &end, "notNullable primary");
	bool id = str_listed(type, "references belongs_to");
	name = id ? arena_printf(&w->c->scratch, "%.*s_id", STR_ARG(name)) : name;
	model_row_field(&w->row,
	                &(struct model_field){
	                        .name = name,
	                        .type = type,
	                        .kind = refers ? "reference" : NULL,
	                        .required = model_said(true, must && !never),
	                        .unique = model_said(!rails, key || model_code_chained(w->c, &end, "unique primary")),
	                        .at = call});
}

/* Columns whose names the builder chooses. */
static const struct {
	const char *type, *name;
} alone[] = {{"id", "id"},
             {"increments", "id"},
             {"bigIncrements", "id"},
             {"timestamps", "created_at"},
             {"timestamps", "updated_at"},
             {"timestampsTz", "created_at"},
             {"timestampsTz", "updated_at"},
             {"softDeletes", "deleted_at"},
             {"rememberToken", "remember_token"}};

/* t.string :a, :b, null: false; $table->id() */
static void add_call(struct walk *w, const struct node *call)
{
	str type = model_code_last(model_code_callee(call));
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	if (adds_nothing(type))
		return;
	if (str_eq(type, S("column")) && text_of(first).n && first->next) {
		add_column(w, call, first->text, first->next->text);
		return;
	}
	bool rails = str_eq(str_of(w->opener->tool), S("rails"));
	for (size_t i = 0; !first && i < sizeof alone / sizeof *alone; i++)
		if (str_eq(type, str_of(alone[i].type)))
			add_column(w, call, str_of(alone[i].name), type);
	for (const struct node *n = first; n && n->kind == NODE_STRING; n = rails ? n->next : NULL)
		add_column(w, call, n->text, type);
}

static bool is_of(const struct walk *w, str callee)
{
	return str_starts(callee, w->builder) && callee.n > w->builder.n + 1 && callee.p[w->builder.n] == '.' &&
	       !memchr(callee.p, '(', callee.n);
}

static size_t read_table(struct model_code *c, size_t i, const struct opener *o)
{
	const struct node *call = c->calls[i], *id = model_code_keyword(call, S("id"));
	const struct model_head head = {
	        .tool = str_of(o->tool), .model = text_of(model_code_arg(call, 0)), .what = "stored", .at = call};
	struct walk w = {.c = c, .opener = o, .row = model_row_new(c->f, c->path, &head)};
	if (o->new &&str_eq(str_of(o->tool), S("rails")) && !is_false(id))
		model_row_field(&w.row, &(struct model_field){.name = S("id"),
		                                              .type = text_of(id).n ? text_of(id) : S("bigint"),
		                                              .required = MODEL_YES,
		                                              .unique = MODEL_YES,
		                                              .at = call});
	for (i++; i < c->n_calls && !opener_of(c->calls[i]); i++) {
		str callee = model_code_callee(c->calls[i]);
		if (!w.builder.n && str_listed(str_sub(callee, 0, str_find(callee, S("."), 0)), "t table tbl builder"))
			w.builder = str_sub(callee, 0, str_find(callee, S("."), 0));
		if (w.builder.n && is_of(&w, callee))
			add_call(&w, c->calls[i]);
	}
	model_row_end(&w.row, false);
	return i;
}

void model_builder(struct model_code *c)
{
	for (size_t i = 0; i < c->n_calls;) {
		const struct opener *o = opener_of(c->calls[i]);
		i = o ? read_table(c, i, o) : i + 1;
	}
}
