/* Fields of a fact, from the nodes of a document. */
#include "fact_give.h"

#include "facts/code_run.h"
#include "facts/fact.h"
#include "facts/section_value.h"
#include "query/query_each.h"

struct giving {
	struct arena *scratch;
	const struct section_field *field;
	str unit;                 /* of plain numbers */
	struct members row, list; /* list: of a field that takes all that a path selects */
	bool given;
};

static void give_node(struct giving *g, struct members *to, str key, const struct node *n)
{
	bool takes_all =
	        g->field->type == SECTION_LIST || g->field->type == SECTION_OBJECT || g->field->type == SECTION_ANY;
	if (takes_all) {
		members_copy(to, key, n);
		return;
	}
	str text;
	enum node_kind kind = section_value(g->field, n, g->unit, g->scratch, &text);
	members_scalar(to, kind, key, text, n);
}

/* Of several nodes a list takes all, any other field the first. */
static bool give_selected(void *ctx, const struct node *n, const struct query_way *way)
{
	struct giving *g = ctx;
	(void)way;
	if (g->field->type != SECTION_LIST) {
		bool fits = g->field->type != SECTION_OBJECT || n->kind == NODE_OBJECT;
		if (fits)
			give_node(g, &g->row, g->field->name, n);
		else
			members_scalar(&g->row, NODE_UNKNOWN, g->field->name, n->text, n);
		g->given = true;
		return false;
	}
	if (!g->given)
		g->list = members_below(&g->row, NODE_ARRAY, g->field->name, n);
	g->given = true;
	for (const struct node *item = n->kind == NODE_ARRAY ? n->child : n; item; item = item->next) {
		give_node(g, &g->list, S(""), item);
		if (item == n)
			break;
	}
	return true;
}

/* What the rule itself says stands where it saw the fact. */
static struct node said_at(const struct node *value, const struct node *at)
{
	struct node n = *value;
	n.line = at->line;
	n.col = at->col;
	n.end_line = at->end_line;
	n.end_col = at->end_col;
	return n;
}

/* Of a section that asks whether its call is ever made; what is no code is read whenever the file is. */
static void give_run(struct giving *g, const struct section *s, const struct query *q, const struct node *at, str text)
{
	if (!section_field(s, S("runs")) || !section_field(s, S("doubt")))
		return;
	bool code = node_get(q->root, S("calls")) != NULL, value = str_eq(s->name, S("secret_reads"));
	str doubt = code ? code_run_doubt(q->root, text, at, value, g->scratch) : S("");
	if (doubt.n) {
		members_scalar(&g->row, NODE_UNKNOWN, S("runs"), S("runs"), NULL);
		members_scalar(&g->row, NODE_STRING, S("doubt"), doubt, NULL);
	} else {
		members_bool(&g->row, S("runs"), true);
	}
}

void fact_give(struct facts *f, const struct rule *r, struct query *q, const struct tree_hit *hit, str path, str text)
{
	const struct node *at = hit->subject_node ? hit->subject_node : hit->node;
	const struct section *s = section_find(r->fact);
	if (!r->give.n) {
		facts_add(f, r->fact, path, at->line, hit->subject);
		return;
	}
	struct giving g = {.scratch = q->arena, .row = fact_new(f, r->fact, path, at->line)};
	for (size_t i = 0; s && i < r->give.n; i++) {
		const struct give *give = &r->give.at[i];
		g.field = section_field(s, give->field);
		g.given = false;
		g.unit = give->unit;
		const struct node said = give->value ? said_at(give->value, at) : (struct node){0};
		if (give->value)
			give_node(&g, &g.row, g.field->name, &said);
		else if (!query_each(q, &give->path, hit->each, &g, give_selected) && !g.given)
			members_scalar(&g.row, NODE_UNKNOWN, g.field->name, give->path.text, at);
	}
	if (s)
		give_run(&g, s, q, hit->node, text);
}
