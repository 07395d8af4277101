/* What an answer of a server holds is looked at one level deep: {key: process.env.KEY} hands out the variable, what is
 * computed of it (!!process.env.KEY, a call) does not. */
#include "facts/code_handed.h"

#include <stdint.h>

#include "base/ascii.h"

enum { LONGEST_NAME = 128 };

/* res.json({…}), reply.send({…}), NextResponse.json({…}), jsonify({…}): what answers, and no client that asks. */
static bool answers(str callee)
{
	static const char *const ends[] = {".json", ".send", "jsonify", "JSONResponse", "jsonResponse"};
	static const char *const others[] = {"fetch", "axios", "client", "socket",   "transport", "queue", "mail",
	                                     "sns",   "sqs",   "ses",    "producer", "webhook",   "api."};
	bool found = false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		found = found || str_ends(callee, str_of(ends[i]));
	for (size_t i = 0; found && i < sizeof others / sizeof *others; i++)
		found = str_ifind(callee, str_of(others[i]), 0) == SIZE_MAX;
	return found;
}

/* The whole of the text reads one variable; "" else. */
static str variable_of(str text)
{
	static const struct {
		const char *before, *behind;
	} ways[] = {{"process.env.", ""},     {"import.meta.env.", ""}, {"env.", ""},
	            {"os.environ[\"", "\"]"}, {"os.environ['", "']"},   {"os.getenv(\"", "\")"},
	            {"os.getenv('", "')"},    {"Deno.env.get('", "')"}, {"Deno.env.get(\"", "\")"}};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		str before = str_of(ways[i].before), behind = str_of(ways[i].behind), name;
		if (!str_starts(text, before) || !str_ends(text, behind) || text.n <= before.n + behind.n)
			continue;
		name = str_sub(text, before.n, text.n - behind.n);
		if (str_ends(name, S("!")))
			name.n--;
		size_t n = 0;
		while (n < name.n && (ascii_alnum(name.p[n]) || name.p[n] == '_'))
			n++;
		return n == name.n && n <= LONGEST_NAME ? name : S("");
	}
	return S("");
}

void code_handed_tree(struct facts *f, str path, const struct node *tree)
{
	const struct node *side = node_get(tree, S("side")), *calls = node_get(tree, S("calls"));
	if (side && str_listed(side->text, "client test"))
		return;
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *callee = node_get(c, S("callee")), *args = node_get(c, S("args"));
		const struct node *first = args ? args->child : NULL;
		if (!callee || !first || first->kind != NODE_OBJECT || !answers(callee->text))
			continue;
		for (const struct node *m = first->child; m; m = m->next) {
			str name = m->kind == NODE_UNKNOWN ? variable_of(m->text) : S("");
			if (!name.n)
				continue;
			struct members row = fact_new(f, S("handed"), path, m->line);
			members_scalar(&row, NODE_STRING, S("name"), name, NULL);
		}
	}
}
