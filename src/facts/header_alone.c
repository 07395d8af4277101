/* A file is looked at as a whole: which of its functions answer which address, only a framework's reader would tell. */
#include "header_alone.h"

static const struct node *argument_of(const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	return args ? args->child : NULL;
}

static bool is_page_header(str name)
{
	return str_ieq(name, S("x-frame-options")) || str_ieq(name, S("content-security-policy"));
}

/* Python, Go, C#, Java: the first place where a file sets such a header. */
static const struct node *sets_one(const struct node *calls, const struct node *values)
{
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *name = argument_of(c);
		if (name && name->kind == NODE_STRING && is_page_header(name->text))
			return c;
	}
	for (const struct node *v = values ? values->child : NULL; v; v = v->next) {
		size_t at = v->key.n;
		while (at > 0 && v->key.p[at - 1] != '.')
			at--;
		if (at && is_page_header(str_sub(v->key, at, v->key.n)))
			return v;
	}
	return NULL;
}

static bool speaks_of(str text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Words of what runs for every answer. */
static bool is_for_all(str text)
{
	static const char *const words[] = {"after_request",  "iddleware",   "process_response",
	                                    "start_response", "ServeHTTP(",  ".Next()",
	                                    "next(",          ".Use(",       "OncePerRequest",
	                                    "Filter",         "Interceptor", "dispatch(",
	                                    "next_handler",   "call_next",   "hook",
	                                    "def add_",       "after_action"};
	return speaks_of(text, words, sizeof words / sizeof *words);
}

void header_alone(struct facts *f, str path, str text, const struct node *tree)
{
	const struct node *first = sets_one(node_get(tree, S("calls")), node_get(tree, S("values")));
	if (!first || is_for_all(text))
		return;
	struct members m = fact_new(f, S("security_headers"), path, first->line);
	members_scalar(&m, NODE_STRING, S("what"), S("alone"), first);
	members_scalar(&m, NODE_STRING, S("tool"), S("code"), first);
}
