/* An address asks for sign-in by an authorizer of its own, or of the API that it belongs to. What SAM's Globals say is
 * not read: an address without an authorizer of its own may have one there. The Serverless Framework has no such thing.
 */
#include "route_lambda.h"

#include <stdint.h>
#include <string.h>

#include "facts/folder.h"
#include "route_word.h"
#include "row_get.h"

enum { EVENTS = 200 };

struct lambda {
	struct route_joiner *j;
	const struct node *row; /* of the resource */
	size_t file;            /* of its code; SIZE_MAX: not found */
	str handler;            /* in it */
};

static const struct node *at(const struct node *n, const char *key)
{
	return n && n->kind == NODE_OBJECT ? node_get(n, str_of(key)) : NULL;
}

static str text_at(const struct node *n, const char *key)
{
	const struct node *v = at(n, key);
	return v && v->kind == NODE_STRING ? v->text : S("");
}

/* ---- its code ---- */

/* "src/put.handler" below a folder: the file, and "handler". */
static void find_code(struct lambda *l, str folder, str handler)
{
	static const char *const endings[] = {"ts", "js", "mjs", "cjs", "mts", "py"};
	struct arena *a = l->j->m.arena;
	str last = route_last(handler), way = str_sub(handler, 0, handler.n > last.n ? handler.n - last.n - 1 : 0),
	    whole;
	l->handler = last;
	l->file = SIZE_MAX;
	if (!way.n || !folder_join(folder, way, a, &whole))
		return;
	for (size_t i = 0; i < sizeof endings / sizeof *endings && l->file == SIZE_MAX; i++)
		l->file = reach_file(&l->j->m.f->reach, arena_printf(a, "%.*s.%s", STR_ARG(whole), endings[i]));
}

/* ---- an address ---- */

static void add(struct lambda *l, str method, str path, struct route_verdict v)
{
	const struct route_deed deed = {.writes = TRUTH_UNKNOWN, .gives = TRUTH_UNKNOWN};
	bool found = l->file != SIZE_MAX;
	struct route_verdict own = {ROUTE_UNKNOWN, S(""), S("its code was not found")};
	char *upper = (char *)arena_str(l->j->m.arena, method).p;
	for (size_t i = 0; i < method.n; i++)
		upper[i] = upper[i] >= 'a' && upper[i] <= 'z' ? (char)(upper[i] - 'a' + 'A') : upper[i];
	method = str_at(upper, method.n);
	if (!method.n || str_listed(method, "ANY *"))
		method = S("any");
	if (found)
		own = route_judge_handler(l->j->m.f, l->file, l->handler);
	if (v.auth != ROUTE_GUARDED)
		route_add_verdict(&v, own);
	const struct route_handled h = {.row = l->row,
	                                .place = l->row,
	                                .file = found ? l->file : 0,
	                                .method = method,
	                                .handler = l->handler,
	                                .deed = found ? NULL : &deed};
	str whole = str_starts(path, S("/")) ? path : arena_printf(l->j->m.arena, "/%.*s", STR_ARG(path));
	route_row_add(l->j, &h, whole, S("Lambda"), &v);
}

static struct route_verdict guarded(struct lambda *l, str by)
{
	return (struct route_verdict){ROUTE_GUARDED, by,
	                              arena_printf(l->j->m.arena, "the authorizer %.*s refuses", STR_ARG(by))};
}

/* ---- SAM ---- */

/* Does the API that an event names ask by itself? */
static str default_authorizer(struct lambda *l, const struct node *event)
{
	bool http = str_eq(text_at(event, "Type"), S("HttpApi"));
	const struct node *id = at(at(event, "Properties"), http ? "ApiId" : "RestApiId");
	for (const struct node *r = rows_of(l->j->m.f->facts, S("resources")); r && id; r = row_after(r)) {
		bool api = row_is(r, S("type"), http ? S("AWS::Serverless::HttpApi") : S("AWS::Serverless::Api"));
		if (api && row_is(r, S("name"), id->text) && row_is(r, S("path"), row_text(l->row, S("path"))))
			return text_at(at(at(r, "attributes"), "Auth"), "DefaultAuthorizer");
	}
	return S("");
}

static void sam_event(struct lambda *l, const struct node *event)
{
	const struct node *p = at(event, "Properties"), *auth = at(p, "Auth");
	str own = text_at(auth, "Authorizer"), whole = default_authorizer(l, event);
	struct route_verdict v = {ROUTE_UNKNOWN, S(""), S("its API may ask for sign-in, and was not read")};
	if (!str_listed(text_at(event, "Type"), "Api HttpApi"))
		return;
	if (str_eq(own, S("NONE")))
		v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	else if (own.n || whole.n)
		v = guarded(l, own.n ? own : whole);
	str path = text_at(p, "Path");
	add(l, text_at(p, "Method"), path.n ? path : S("/{proxy+}"), v);
}

static void sam_function(struct lambda *l, const struct node *attributes)
{
	const struct node *events = at(attributes, "Events"), *url = at(attributes, "FunctionUrlConfig");
	str code = text_at(attributes, "CodeUri"), folder = folder_of(row_text(l->row, S("path"))), below = folder;
	unsigned n = 0;
	if (code.n)
		folder_join(folder, code, l->j->m.arena, &below);
	find_code(l, below, text_at(attributes, "Handler"));
	for (const struct node *e = events && events->kind == NODE_OBJECT ? events->child : NULL; e && n < EVENTS;
	     e = e->next, n++)
		sam_event(l, e);
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (url && !str_eq(text_at(url, "AuthType"), S("NONE")))
		v = guarded(l, S("AWS_IAM"));
	if (url)
		add(l, S("any"), S("/"), v);
}

/* ---- Serverless Framework ---- */

/* 'POST /p', or {path, method, authorizer} */
static void serverless_event(struct lambda *l, const struct node *event)
{
	str method = text_at(event, "method"), path = text_at(event, "path");
	const struct node *authorizer = at(event, "authorizer");
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (event->kind == NODE_STRING) {
		path = event->text;
		str_cut(&path, ' ', &method);
	}
	if (event->kind == NODE_UNKNOWN || (authorizer && authorizer->kind == NODE_UNKNOWN))
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("its event is computed")};
	else if (authorizer)
		v = guarded(l, authorizer->kind == NODE_STRING ? authorizer->text : text_at(authorizer, "name"));
	add(l, method, path, v);
}

static void serverless_function(struct lambda *l, const struct node *attributes)
{
	const struct node *events = at(attributes, "events"), *url = at(attributes, "url");
	unsigned n = 0;
	find_code(l, folder_of(row_text(l->row, S("path"))), text_at(attributes, "handler"));
	for (const struct node *e = events && events->kind == NODE_ARRAY ? events->child : NULL; e && n < EVENTS;
	     e = e->next, n++) {
		const struct node *http = at(e, "httpApi");
		http = http ? http : at(e, "http");
		if (http)
			serverless_event(l, http);
	}
	bool asks = at(url, "authorizer");
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (url && !(url->kind == NODE_BOOL && str_eq(url->text, S("false"))))
		add(l, S("any"), S("/"), asks ? guarded(l, S("aws_iam")) : v);
}

void routes_of_lambda(struct route_joiner *j)
{
	if (!j->m.f->reach.files.n)
		return; /* nothing that would answer was read */
	for (const struct node *r = rows_of(j->m.f->facts, S("resources")); r; r = row_after(r)) {
		struct lambda l = {.j = j, .row = r, .file = SIZE_MAX};
		if (row_is(r, S("type"), S("AWS::Serverless::Function")))
			sam_function(&l, at(r, "attributes"));
		else if (row_is(r, S("tool"), S("serverless")) && row_is(r, S("type"), S("function")))
			serverless_function(&l, at(r, "attributes"));
	}
}
