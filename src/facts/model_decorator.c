/* Classes of TypeScript whose decorators say what they are: entities of TypeORM and MikroORM, schemas of Mongoose in
 * Nest, tables of sequelize-typescript, inputs that class-validator checks, types of GraphQL. */
#include "model_readers.h"

#include <stdint.h>

static const struct reader {
	const char *module, *tool, *what;
	const char *class; /* its decorator; "": those of the fields are enough */
	const char *fields;
	const char *references, *left; /* kinds of relation with a column, and without */
} readers[] = {
        {"typeorm", "typeorm", "stored", "Entity",
         "Column PrimaryColumn PrimaryGeneratedColumn CreateDateColumn UpdateDateColumn DeleteDateColumn VersionColumn "
         "ObjectIdColumn ViewColumn",
         "ManyToOne OneToOne", "OneToMany ManyToMany RelationCount"},
        {"@mikro-orm/core", "mikro-orm", "stored", "Entity", "Property PrimaryKey Enum SerializedPrimaryKey Unique",
         "ManyToOne OneToOne", "OneToMany ManyToMany"},
        {"@nestjs/mongoose", "mongoose", "stored", "Schema", "Prop", "", ""},
        {"sequelize-typescript", "sequelize", "stored", "Table", "Column PrimaryKey ForeignKey CreatedAt UpdatedAt", "",
         "HasMany BelongsToMany BelongsTo HasOne"},
        {"@nestjs/graphql", "graphql", "shape", "ObjectType InputType ArgsType", "Field", "", ""},
        {"type-graphql", "graphql", "shape", "ObjectType InputType ArgsType", "Field", "", ""},
        {"class-validator", "class-validator", "shape", "", "", "", ""},
        {"@nestjs/swagger", "nest", "shape", "", "ApiProperty ApiPropertyOptional", "", ""},
};

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }
static bool is_true(const struct node *n) { return model_code_is(n, "true"); }

static str word_of(const struct node *mark) { return str_sub(mark->text, 0, str_find(mark->text, S("("), 0)); }

static const struct node *mark_of(const struct node *of, const char *words)
{
	const struct node *marks = node_get(of, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_listed(word_of(m), words))
			return m;
	return NULL;
}

/* A call of class-validator: IsEmail, MinLength and the like. */
static const struct node *check_of(const struct node *field)
{
	const struct node *marks = node_get(field, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_starts(m->text, S("Is")) || str_listed(word_of(m), "MinLength MaxLength Length Min Max Matches "
		                                                           "ValidateNested ArrayNotEmpty Contains"))
			return m;
	return NULL;
}

static const struct node *call_of(const struct model_code *c, const struct node *mark)
{
	size_t i = mark ? model_code_call(c, mark) : c->n_calls;
	return i < c->n_calls ? c->calls[i] : NULL;
}

/* Of the object that the decorator is given, wherever among its arguments. */
static const struct node *option(const struct node *call, str key)
{
	const struct node *args = node_get(call, S("args"));
	for (const struct node *a = args ? args->child : NULL; a; a = a->next)
		if (a->kind == NODE_OBJECT && node_get(a, key))
			return node_get(a, key);
	return NULL;
}

static void add_field(struct model_code *c, const struct reader *r, struct model_row *row, const struct node *field)
{
	bool checked = !*r->fields;
	const struct node *mark = checked ? check_of(field) : mark_of(field, r->fields);
	const struct node *refers = mark_of(field, r->references);
	if ((!mark && !refers) || mark_of(field, r->left))
		return;
	const struct node *call = call_of(c, mark ? mark : refers), *first = call ? model_code_arg(call, 0) : NULL;
	const struct node *type = node_get(field, S("type")), *null = option(call, S("nullable")),
	                  *must = option(call, S("required"));
	str column = text_of(option(call, S("name"))), written = text_of(option(call, S("type")));
	str said = text_of(first).n && !refers && !checked ? first->text : written;
	bool key = mark_of(field, "PrimaryColumn PrimaryGeneratedColumn PrimaryKey ObjectIdColumn");
	bool optional = is_true(null) || mark_of(field, "IsOptional ApiPropertyOptional AllowNull");
	bool stored = str_eq(str_of(r->what), S("stored")), mongoose = str_eq(str_of(r->tool), S("mongoose"));
	bool uuid = str_listed(said, "uuid increment identity rowid");
	model_row_field(row,
	                &(struct model_field){.name = stored && column.n ? column : node_get(field, S("name"))->text,
	                                      .type = said.n && !uuid ? said
	                                              : type          ? type->text
	                                                              : said,
	                                      .kind = refers || mark_of(field, "ForeignKey") || option(call, S("ref"))
	                                                      ? "reference"
	                                              : option(call, S("enum")) || mark_of(field, "IsEnum") ? "enum"
	                                                                                                    : NULL,
	                                      .required = model_said(true, mongoose ? is_true(must) : !optional),
	                                      .unique = model_said(stored, key || is_true(option(call, S("unique")))),
	                                      .at = field});
}

static bool has_field(const struct reader *r, const struct node *class)
{
	const struct node *fields = node_get(class, S("fields"));
	for (const struct node *f = fields ? fields->child : NULL; f; f = f->next)
		if (*r->fields ? mark_of(f, r->fields) : check_of(f))
			return true;
	return false;
}

static void read_class(struct model_code *c, const struct reader *r, const struct node *class)
{
	const struct node *fields = node_get(class, S("fields")), *list = node_get(class, S("bases"));
	const struct node *mark = *r->class ? mark_of(class, r->class) : NULL, *call = call_of(c, mark);
	if (!mark && !has_field(r, class))
		return;
	str name = call ? text_of(model_code_arg(call, 0)) : S("");
	const char *keys[] = {"name", "tableName", "collection"};
	for (size_t i = 0; call && !name.n && i < 3; i++)
		name = text_of(option(call, str_of(keys[i])));
	struct model_row row = model_row_new(
	        c->f, c->path,
	        &(struct model_head){.tool = str_of(r->tool),
	                             .model = name,
	                             .class = text_of(node_get(class, S("name"))),
	                             .what = *r->class && !mark && str_eq(str_of(r->what), S("stored")) ? "base"
	                                                                                                : r->what,
	                             .at = class});
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (!str_listed(b->text, "BaseEntity Model Document AggregateRoot"))
			model_row_base(&row, b->text);
	for (const struct node *f = fields ? fields->child : NULL; f; f = f->next)
		add_field(c, r, &row, f);
	model_row_end(&row, false);
}

void model_decorator(struct model_code *c)
{
	const struct node *classes = node_get(c->tree, S("classes"));
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		bool on = model_code_imports(c, str_of(readers[i].module));
		for (const struct node *k = on && classes ? classes->child : NULL; k; k = k->next)
			read_class(c, &readers[i], k);
	}
}
