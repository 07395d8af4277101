/* From models to fields. A class that inherits is a model when one of its bases is, and has the fields of all of them;
 * where a base is not found, or several have its name, it may have more. */
#include "facts/model_field.h"

#include <stdlib.h>

#include "model_sql.h"
#include "person_word.h"
#include "row_get.h"

enum { DEEP = 8, MOST_INHERITED = 50000, MOST_BASES = 8 };

struct model {
	const struct node *row;
	str class;
	const struct model *like; /* that says which tool reads it; NULL: nothing does */
	bool asked;
};
struct models {
	struct arena *arena;
	struct members *list;
	const struct person_words *words;
	struct model *at; /* as the rows stand */
	struct model **by_class;
	size_t n, inherited;
	bool rails_schema;
};

static int model_order(const void *x, const void *y)
{
	const struct model *a = *(struct model *const *)x, *b = *(struct model *const *)y;
	int order = str_cmp(a->class, b->class);
	order = order ? order : str_cmp(row_text(a->row, S("path")), row_text(b->row, S("path")));
	return order ? order : (a->row->line > b->row->line) - (a->row->line < b->row->line);
}

/* Of a name as written: schemas.UserBase, Base<User>, Base[User] */
static str class_of(str base)
{
	size_t end = 0, from = 0;
	while (end < base.n && !strchr("<[(", base.p[end]))
		end++;
	for (size_t i = 0; i < end; i++)
		from = base.p[i] == '.' ? i + 1 : from;
	return str_sub(base, from, end);
}

/* The model that a base names: of the same file, else the only one of that name. */
static struct model *find(const struct models *m, const struct node *heir, str base)
{
	str class = class_of(base);
	size_t low = 0;
	for (size_t high = m->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(m->by_class[middle]->class, class) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	struct model *found = NULL;
	bool several = false;
	for (size_t i = low; i < m->n && i < low + 64 && str_eq(m->by_class[i]->class, class); i++) {
		if (m->by_class[i]->row == heir)
			continue;
		several = found != NULL;
		found = m->by_class[i];
		if (str_eq(row_text(found->row, S("path")), row_text(heir, S("path"))))
			return found;
	}
	return several ? NULL : found;
}

static const struct node *bases_of(const struct node *row)
{
	const struct node *list = node_get(row, S("bases"));
	return list ? list->child : NULL;
}

/* Brings nothing with it. */
static bool is_plain(str base)
{
	return str_listed(class_of(base),
	                  "Generic ABC object Protocol UserMixin PermissionsMixin Serializable Cloneable "
	                  "str int Enum SerializerMixin MappedAsDataclass "
	                  "AsyncAttrs Comparable");
}

static const struct model *like(struct models *m, struct model *of, unsigned depth)
{
	if (of->asked || depth > DEEP)
		return of->like;
	of->asked = true;
	of->like = row_text(of->row, S("tool")).n ? of : NULL;
	unsigned n = 0;
	for (const struct node *b = bases_of(of->row); b && !of->like && n < MOST_BASES; b = b->next, n++) {
		struct model *base = find(m, of->row, b->text);
		of->like = base ? like(m, base, depth + 1) : NULL;
	}
	return of->like;
}

/* ---- rows ---- */

/* What is there for others to inherit from is a table in them. */
static str heir_is(const struct node *like)
{
	return row_is(like, S("what"), S("base")) ? S("stored") : row_text(like, S("what"));
}

static struct members begin(struct models *m, const struct model *of, const struct node *place, const struct node *from)
{
	str model = row_text(of->row, S("model")), what = row_text(of->row, S("what"));
	struct members row = members_below(m->list, NODE_OBJECT, S(""), place);
	const struct {
		str key, text;
	} said[] = {{S("path"), row_text(from, S("path"))},
	            {S("side"), row_text(from, S("side"))},
	            {S("tool"), row_text(of->like->row, S("tool"))},
	            {S("model"), model.n ? model : of->class},
	            {S("class"), of->class},
	            {S("what"), of->like == of ? what : heir_is(of->like->row)}};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (said[i].text.n)
			members_scalar(&row, NODE_STRING, said[i].key, said[i].text, NULL);
	return row;
}

static void add_more(struct models *m, const struct model *of)
{
	struct members row = begin(m, of, of->row, of->row);
	members_scalar(&row, NODE_UNKNOWN, S("field"), S("what is not told here"), NULL);
	members_scalar(&row, NODE_UNKNOWN, S("more"), S("what is not told here"), NULL);
}

static bool add_own(struct models *m, const struct model *of, const struct node *from)
{
	static const str keys[] = {STR_INIT("type"), STR_INIT("kind"), STR_INIT("required"), STR_INIT("unique")};
	const struct node *list = node_get(from, S("fields"));
	bool more = false;
	for (const struct node *f = list ? list->child : NULL; f; f = f->next) {
		more = more || f->kind == NODE_UNKNOWN;
		if (f->kind != NODE_OBJECT)
			continue;
		struct members row = begin(m, of, f, from);
		members_scalar(&row, NODE_STRING, S("field"), row_text(f, S("name")), NULL);
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			members_copy(&row, keys[i], node_get(f, keys[i]));
		person_say(&row, m->words, row_text(row.node, S("model")), row_text(f, S("name")),
		           row_text(f, S("kind")));
	}
	return more;
}

/* True: there are fields that nobody told. */
static bool add_all(struct models *m, const struct model *of, const struct node *from, unsigned depth)
{
	bool more = add_own(m, of, from);
	unsigned n = 0;
	for (const struct node *b = bases_of(from); b; b = b->next, n++) {
		const struct model *base = is_plain(b->text) ? NULL : find(m, from, b->text);
		if (is_plain(b->text))
			continue;
		if (!base || depth >= DEEP || n >= MOST_BASES || m->inherited++ > MOST_INHERITED)
			more = true;
		else
			more = add_all(m, of, base->row, depth + 1) || more;
	}
	return more;
}

/* What migrations of Rails make stands in its schema, too. */
static bool stands_elsewhere(const struct models *m, const struct node *row)
{
	return m->rails_schema && row_is(row, S("tool"), S("rails")) &&
	       str_find(row_text(row, S("path")), S("db/migrate/"), 0) != (size_t)-1;
}

static void add_model(struct models *m, struct model *of)
{
	bool base = row_is(of->row, S("what"), S("base")) && row_text(of->row, S("tool")).n;
	if (!like(m, of, 0) || base || stands_elsewhere(m, of->row))
		return;
	if (add_all(m, of, of->row, 0))
		add_more(m, of);
}

void fields_make(struct members *root)
{
	struct members list = members_below(root, NODE_ARRAY, S("fields"), NULL);
	struct models m = {.arena = root->arena, .list = &list, .words = person_words_new(root->arena)};
	const struct node *first = rows_of(root->node, S("models"));
	for (const struct node *row = first; row; row = row_after(row))
		m.n++;
	m.at = arena_array(root->arena, struct model, m.n + 1);
	m.by_class = arena_array(root->arena, struct model *, m.n + 1);
	size_t n = 0;
	for (const struct node *row = first; row; row = row_after(row)) {
		str class = row_text(row, S("class"));
		m.at[n] = (struct model){.row = row, .class = class.n ? class : row_text(row, S("model"))};
		m.by_class[n] = &m.at[n];
		n++;
		m.rails_schema = m.rails_schema || str_ends(row_text(row, S("path")), S("db/schema.rb"));
	}
	if (n)
		qsort(m.by_class, n, sizeof *m.by_class, model_order);
	for (size_t i = 0; i < n; i++)
		add_model(&m, &m.at[i]);
	model_sql(root->node, &list, m.words);
}
