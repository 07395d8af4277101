/* One row for each model, closed off by what its reader could not know. */
#include "model_row.h"

enum { LONGEST_NAME = 200, LONGEST_TYPE = 120, MOST_FIELDS = 2000 };

struct model_row model_row_new(struct facts *f, str path, const struct model_head *head)
{
	struct model_row r = {.row = fact_new(f, S("models"), path, head->at ? head->at->line : 0)};
	const struct {
		str key, text;
	} said[] = {{S("tool"), head->tool}, {S("model"), head->model}, {S("class"), head->class}};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (said[i].text.n)
			members_scalar(&r.row, NODE_STRING, said[i].key, str_sub(said[i].text, 0, LONGEST_NAME),
			               head->at);
	members_scalar(&r.row, NODE_STRING, S("what"), str_of(head->what), head->at);
	r.bases = members_below(&r.row, NODE_ARRAY, S("bases"), head->at);
	r.fields = members_below(&r.row, NODE_ARRAY, S("fields"), head->at);
	return r;
}

void model_row_base(struct model_row *r, str base)
{
	members_scalar(&r->bases, NODE_STRING, S(""), str_sub(base, 0, LONGEST_NAME), NULL);
}

static void add_said(struct members *m, str key, enum model_said said)
{
	if (said != MODEL_UNSAID)
		members_bool(m, key, said == MODEL_YES);
}

void model_row_field(struct model_row *r, const struct model_field *field)
{
	if (!field->name.n || field->name.n > LONGEST_NAME)
		return;
	if (++r->n > MOST_FIELDS) {
		r->more = true;
		return;
	}
	struct members m = members_below(&r->fields, NODE_OBJECT, S(""), field->at);
	members_scalar(&m, NODE_STRING, S("name"), field->name, field->at);
	if (field->type.n)
		members_scalar(&m, NODE_STRING, S("type"), str_sub(field->type, 0, LONGEST_TYPE), field->at);
	members_scalar(&m, NODE_STRING, S("kind"), str_of(field->kind ? field->kind : model_kind(field->type)),
	               field->at);
	add_said(&m, S("required"), field->required);
	add_said(&m, S("unique"), field->unique);
}

void model_row_end(struct model_row *r, bool more)
{
	if (more || r->more)
		members_scalar(&r->fields, NODE_UNKNOWN, S("..."), S("what is not told here"), NULL);
}

void model_too_many(struct facts *f, str path)
{
	facts_unread_section(f, path, S("models"), false);
	facts_unread_section(f, path, S("fields"), false);
}

enum model_said model_said(bool known, bool yes) { return !known ? MODEL_UNSAID : yes ? MODEL_YES : MODEL_NO; }
