/* Tables as their migrations leave them. What stands in no order comes behind, and may never have been run: its tables
 * are shown all the same, since a question about fields asks for each that may be there. */
#include "model_sql.h"

#include "model_row.h"
#include "row_get.h"
#include "sql_run.h"
#include "sql_set.h"

static bool is_key(const struct sql_column *c)
{
	return c->key || (c->said && row_is(c->said, S("primary"), S("true")));
}

struct adding {
	struct members *list;
	const struct person_words *words;
};

/* alone: no other column is a part of its key. */
static void add_column(struct adding *to, const struct sql_table *t, const struct sql_column *c, bool alone)
{
	const struct node *said = c->said, *from = c->row ? c->row : t->row;
	if (!c->name.n || !said)
		return;
	str type = c->type.n ? c->type : row_text(said, S("type"));
	str kind = c->references.n ? S("reference") : str_of(model_kind(type));
	bool key = is_key(c);
	bool null = c->null == TRUTH_UNKNOWN ? !row_is(said, S("nullable"), S("false")) : c->null == TRUTH_TRUE;
	struct members row = members_below(to->list, NODE_OBJECT, S(""), said->line ? said : from);
	const struct {
		str key, text;
	} texts[] = {{S("path"), row_text(from, S("path"))},
	             {S("side"), row_text(from, S("side"))},
	             {S("tool"), S("sql")},
	             {S("model"), t->name},
	             {S("what"), S("stored")},
	             {S("field"), c->name},
	             {S("type"), type},
	             {S("kind"), kind}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&row, NODE_STRING, texts[i].key, texts[i].text, NULL);
	members_bool(&row, S("required"), key || !null);
	members_bool(&row, S("unique"), (key && alone) || row_is(said, S("unique"), S("true")));
	person_say(&row, to->words, t->name, c->name, kind);
}

static void add_table(struct adding *to, const struct sql_table *t)
{
	const struct sql_column *columns[2000];
	size_t n = 0, keys = 0;
	for (const struct sql_column *c = t->columns; c && n < sizeof columns / sizeof *columns; c = c->next)
		columns[n++] = c, keys += is_key(c);
	while (n) /* the last one stands first */
		add_column(to, t, columns[--n], keys < 2);
}

void model_sql(const struct node *facts, struct members *list, const struct person_words *words)
{
	struct adding to = {list, words};
	struct sql_set set = sql_set_of(facts, list->arena);
	for (size_t i = 0; i < set.n; i++) {
		struct sql_state s;
		sql_state_start(&s, false, list->arena);
		for (size_t u = 0; u < set.at[i].n_units; u++) {
			s.schema = S("public");
			for (size_t k = 0; k < set.at[i].units[u].n; k++)
				sql_run(&s, set.at[i].units[u].rows[k], !set.at[i].units[u].ordered);
		}
		for (const struct sql_table *t = s.first_table; t; t = t->next)
			if (t->created)
				add_table(&to, t);
	}
}
