/* Functions that open and close while a file is gone through, and who calls them. */
#include "taint_int.h"

/* router.get('/x', guard, function), app.route(…), Deno.serve(function) */
static bool registers(const struct taint *x, const struct taint_call *c)
{
	static const char verbs[] =
	        "get post put patch delete del all use route on options handle HandleFunc Handle Get Post Put "
	        "Patch Delete GET POST PUT PATCH DELETE register";
	bool path =
	        code_at(x->t, c->open + 1)->kind == CODE_STRING || code_at(x->t, c->open + 1)->kind == CODE_TEMPLATE;
	bool chain = str_eq(c->before, S("()")); /* router.route('/x').get(…) */
	return (c->before.n && str_listed(c->name, verbs) && (path || chain)) ||
	       str_listed(c->name,
	                  "serve onRequest onCall defineEventHandler eventHandler mutation query action withAuth");
}

/* Is it known here who calls it, and what stands in front of it? */
static void register_function(struct taint *x, struct taint_function *f)
{
	static const char validates[] = "valid|schema|celebrate|joi|zod|checkSchema|yup|dto";
	const struct node *marks = f->node ? node_get(f->node, S("marks")) : NULL, *name;
	struct taint_call c;
	if (!f->node)
		return;
	name = node_get(f->node, S("name"));
	f->registered = (marks && marks->child) ||
	                (name && str_listed(name->text, "GET POST PUT PATCH DELETE action loader handler default"));
	for (uint32_t at = f->from, n = 0; at > 0 && n < 80; at--, n++) {
		if (!code_open(x->t, at - 1, '(') || code_at(x->t, at - 1)->mate < f->to ||
		    !taint_call_at(x, at - 1, &c))
			continue;
		if (!registers(x, &c))
			continue; /* a wrapper: asyncHandler(function) */
		f->registered = true;
		f->call = c.open;
		f->validated = taint_speaks(x, at, f->from, validates);
		break;
	}
}

void taint_open_function(struct taint *x, const struct node *node, uint32_t from, uint32_t to)
{
	if (x->n_open == TAINT_OPEN) {
		x->more = true;
		return;
	}
	struct taint_function *f = &x->open[x->n_open++];
	*f = (struct taint_function){.node = node, .from = from, .to = to, .vars = x->n_vars, .checked = x->n_checked};
	register_function(x, f);
	taint_params(x, f);
}

void taint_close_functions(struct taint *x, uint32_t i)
{
	while (x->n_open > 1 && x->open[x->n_open - 1].to <= i) {
		const struct taint_function *f = &x->open[--x->n_open];
		x->n_vars = f->vars;
		x->n_checked = f->checked;
	}
}
