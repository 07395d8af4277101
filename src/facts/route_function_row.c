/* What a function does as a row of route_parts: the traits that were seen, its decorators, and its evaluation. */
#include "route_decorate.h"
#include "route_doubt.h"
#include "route_exit.h"
#include "route_flow_text.h"
#include "route_trait.h"
#include "row_get.h"

/* Decorators that do not make it a route; those of routes stand with these. */
static void add_marks(struct route_file *r, struct members *m, size_t function)
{
	struct route_marks marks = {.action = NULL};
	if (r->functions[function].routed || !str_ends(r->path, S(".py")))
		return;
	route_marks_read(r, node_get(r->functions[function].node, S("marks")), &marks);
	route_add_list(m, S("guards"), &marks.guards);
	route_add_list(m, S("permissions"), &marks.permissions);
	route_add_list(m, S("serves"), &marks.serves);
}

/* (err, req, res, next): Express asks it only when something went wrong. */
static bool asks_about_errors(const struct node *f)
{
	const struct node *params = node_get(f, S("params")), *first = params ? params->child : NULL;
	size_t n = 0;
	for (const struct node *p = first; p; p = p->next)
		n++;
	return n == 4 && str_listed(row_text(first, S("name")), "err error e _err _error ex exception");
}

void route_function_row(struct route_file *r, str name, size_t function, const struct route_traits *t)
{
	const struct node *f = r->functions[function].node;
	struct members m = fact_new(r->f, S("route_parts"), r->path, f->line);
	const struct {
		str key, text;
	} texts[] = {{S("refuses"), t->refuses},   {S("identity"), t->identity},
	             {S("decodes"), t->decodes},   {S("writes"), t->writes.n ? t->writes : t->saves},
	             {S("gives"), t->gives},       {S("rows"), t->rows},
	             {S("signs"), t->signs},       {S("hands"), t->hands},
	             {S("only"), t->only},         {S("lets"), t->lets},
	             {S("returns"), t->returns},   {S("apart"), t->apart},
	             {S("stops"), t->stops},       {S("passes"), t->passes},
	             {S("doubt"), route_doubt(t)}, {S("unseen"), t->unseen}};
	members_scalar(&m, NODE_STRING, S("kind"), S("function"), NULL);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, str_sub(texts[i].text, 0, 120), NULL);
	struct members list = members_below(&m, NODE_ARRAY, S("calls"), NULL);
	for (size_t i = 0; i < t->calls.n; i++)
		members_scalar(&list, NODE_STRING, S(""), t->calls.at[i], NULL);
	route_add_list(&m, S("perhaps"), &t->perhaps);
	if (t->paths.n) {
		struct members paths = members_below(&m, NODE_ARRAY, S("paths"), NULL);
		for (size_t i = 0; i < t->paths.n; i++)
			members_scalar(&paths, NODE_STRING, S(""), t->paths.at[i], NULL);
	}
	add_marks(r, &m, function);
	route_add_traits(r, &r->functions[function], &m);
	if (!t->changes && (t->policed || t->saves.n))
		members_bool(&m, S("policed"), true);
	if (asks_about_errors(f))
		members_bool(&m, S("errors"), true);
	route_flow_add(r, function, &m);
	if (t->more || t->calls.more)
		members_bool(&m, S("more"), true);
}
