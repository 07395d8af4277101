/* Entities of Java, Kotlin and C#: JPA and Spring Data by their annotations, Entity Framework by the sets of a context.
 * A class of C# that no set names is told as one without a tool: another file may make a table of it. */
#include "model_readers.h"

#include <stdint.h>

#include "base/ascii.h"

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }

/* The annotation of one of these names, without its package. */
static const struct node *mark_of(const struct node *of, const char *words)
{
	const struct node *marks = node_get(of, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_listed(model_code_last(text_of(node_get(m, S("name")))), words))
			return m;
	return NULL;
}

/* What an annotation is given by name; NULL: nothing. */
static const struct node *given(const struct node *mark, str key)
{
	return mark ? model_code_keyword(mark, key) : NULL;
}

static void add_bases(struct model_row *row, const struct node *class)
{
	const struct node *list = node_get(class, S("bases"));
	for (const struct node *b = list ? list->child : NULL; b; b = b->next) {
		str name = model_code_last(b->text);
		bool interface = name.n > 1 && name.p[0] == 'I' && ascii_upper(name.p[1]);
		if (!interface && !str_listed(name, "Serializable Comparable Cloneable Persistable"))
			model_row_base(row, b->text);
	}
}

/* ---- Java, Kotlin ---- */

static const char checks[] = "NotNull NotBlank NotEmpty Email Size Pattern Min Max Past Future Positive";

static bool is_required(const struct node *field, const struct node *column, str type, bool kotlin)
{
	bool bare = str_listed(type, "int long short byte double float boolean char");
	if (model_code_is(given(column, S("nullable")), "false") || mark_of(field, "Id NotNull NotBlank NotEmpty"))
		return true;
	return bare || (kotlin && type.n && !str_ends(type, S("?")));
}

static void add_jvm_field(struct model_row *row, const struct node *field, bool kotlin)
{
	const struct node *column = mark_of(field, "Column JoinColumn Field");
	str name = text_of(given(column, S("name"))), type = text_of(node_get(field, S("type")));
	if (mark_of(field, "Transient OneToMany ManyToMany ElementCollection"))
		return;
	bool key = mark_of(field, "Id EmbeddedId");
	model_row_field(row,
	                &(struct model_field){
	                        .name = name.n ? name : text_of(node_get(field, S("name"))),
	                        .type = type,
	                        .kind = mark_of(field, "ManyToOne OneToOne JoinColumn DBRef") ? "reference"
	                                : mark_of(field, "Enumerated")                        ? "enum"
	                                                                                      : NULL,
	                        .required = model_said(true, is_required(field, column, type, kotlin)),
	                        .unique = model_said(true, key || model_code_is(given(column, S("unique")), "true")),
	                        .at = field});
}

static bool is_checked(const struct node *class)
{
	const struct node *fields = node_get(class, S("fields"));
	for (const struct node *f = fields ? fields->child : NULL; f; f = f->next)
		if (mark_of(f, checks))
			return true;
	return false;
}

static void read_jvm(struct model_code *c, const struct node *class, bool kotlin)
{
	const struct node *fields = node_get(class, S("fields")), *table = mark_of(class, "Table Document Entity");
	bool stored = mark_of(class, "Entity Document Embeddable"), base = mark_of(class, "MappedSuperclass");
	if (!stored && !base && !is_checked(class))
		return;
	const struct node *first = table ? model_code_arg(table, 0) : NULL;
	str name = text_of(given(mark_of(class, "Table"), S("name")));
	name = name.n ? name : text_of(first);
	struct model_row row =
	        model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = stored || base ? S("jpa") : S("bean-validation"),
	                                           .model = name,
	                                           .class = text_of(node_get(class, S("name"))),
	                                           .what = base     ? "base"
	                                                   : stored ? "stored"
	                                                            : "shape",
	                                           .at = class});
	add_bases(&row, class);
	for (const struct node *f = fields ? fields->child : NULL; f; f = f->next)
		add_jvm_field(&row, f, kotlin);
	model_row_end(&row, false);
}

/* ---- C# ---- */

/* DbSet<User> Users */
static bool add_set(struct model_code *c, const struct node *field)
{
	str type = text_of(node_get(field, S("type")));
	if (!str_starts(type, S("DbSet<")))
		return false;
	str of = str_sub(type, 6, str_find(type, S(">"), 0));
	const struct model_head head = {.tool = S("ef-core"),
	                                .model = text_of(node_get(field, S("name"))),
	                                .class = of,
	                                .what = "stored",
	                                .at = field};
	struct model_row row = model_row_new(c->f, c->path, &head);
	model_row_base(&row, of);
	model_row_end(&row, false);
	return true;
}

/* Of a list of others, or of what is computed, there is no column. */
static bool is_left(const struct node *field, str type)
{
	static const str lists[] = {STR_INIT("ICollection<"), STR_INIT("IEnumerable<"),
	                            STR_INIT("List<"),        STR_INIT("IList<"),
	                            STR_INIT("HashSet<"),     STR_INIT("IReadOnlyCollection<")};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (str_starts(type, lists[i]) && str_eq(str_of(model_kind(type)), S("other")))
			return true;
	return mark_of(field, "NotMapped");
}

static void read_csharp(struct model_code *c, const struct node *class)
{
	const struct node *fields = node_get(class, S("fields"));
	str table = text_of(model_code_arg(mark_of(class, "Table"), 0));
	struct model_row row = {.n = 0};
	bool begun = false;
	for (const struct node *f = fields ? fields->child : NULL; f; f = f->next) {
		str type = text_of(node_get(f, S("type"))), name = text_of(node_get(f, S("name")));
		str column = text_of(model_code_arg(mark_of(f, "Column"), 0));
		bool property = name.n && ascii_upper(name.p[0]), key = mark_of(f, "Key") || str_eq(name, S("Id"));
		if (!property || add_set(c, f) || is_left(f, type))
			continue;
		if (!begun)
			row = model_row_new(c->f, c->path,
			                    &(struct model_head){.model = table,
			                                         .class = text_of(node_get(class, S("name"))),
			                                         .what = "shape",
			                                         .at = class});
		begun = true;
		model_row_field(&row, &(struct model_field){.name = column.n ? column : name,
		                                            .type = type,
		                                            .required = model_said(true, !str_ends(type, S("?"))),
		                                            .unique = model_said(true, key),
		                                            .at = f});
	}
	if (!begun)
		return;
	add_bases(&row, class);
	model_row_end(&row, false);
}

void model_entity(struct model_code *c)
{
	const struct node *classes = node_get(c->tree, S("classes"));
	bool csharp = str_ends(c->path, S(".cs")), kotlin = str_ends(c->path, S(".kt"));
	for (const struct node *k = classes ? classes->child : NULL; k; k = k->next) {
		if (csharp)
			read_csharp(c, k);
		else
			read_jvm(c, k, kotlin);
	}
}
