/* What a function does as a row of route_parts: the traits that were seen, its decorators, and its evaluation. */
#include <stdint.h>

#include "route_decorate.h"
#include "route_doubt.h"
#include "route_exit.h"
#include "route_flow_text.h"
#include "route_trait.h"
#include "route_word.h"
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

/* return NextResponse.json('Forbidden', {status: 403}): whoever asks is refused, and nothing else is done. */
static bool refuses_all(const struct route_file *r, const struct node *f)
{
	static const char *const ways[] = {"status: 4",  "status: 501",  "status(4",
	                                   "status(501", "sendStatus(4", "error(4"};
	static const char answers[] =
	        "json Response NextResponse status send end sendStatus error text setHeader set header";
	const struct node *exits = node_get(f, S("exits")), *one = exits ? exits->child : NULL;
	str says = one ? row_text(one, S("says")) : S("");
	bool refuses = false;
	if (!one || one->next || node_get(one, S("if")) || str_find(says, S("?"), 0) != SIZE_MAX ||
	    str_find(says, S("&&"), 0) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof ways / sizeof *ways && !refuses; i++)
		refuses = str_find(says, str_of(ways[i]), 0) != SIZE_MAX;
	for (size_t c = route_call_from(r, f); refuses && c < r->n_calls && route_within(f, r->calls[c]); c++)
		refuses = str_listed(route_last(row_text(r->calls[c], S("callee"))), answers);
	return refuses;
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
	if (refuses_all(r, f))
		members_bool(&m, S("idle"), true);
	route_flow_add(r, function, &m);
	if (t->more || t->calls.more)
		members_bool(&m, S("more"), true);
}
