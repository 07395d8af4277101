/* Routes of Nest: methods of classes, told by the decorators in front of both. Guards stand in front of a class or a
 * method, or of a whole app (APP_GUARD, useGlobalGuards, middleware of a module). GraphQL resolvers and gateways are
 * routes, too: each of their methods is one door. */
#include "route_nest.h"

#include <stdint.h>

#include "route_class.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

enum { PREFIXES = 8 };

static const struct verb {
	const char *mark, *module, *method, *before; /* before: of the path of what has no path of its own */
	bool writes;                                 /* by its form, whatever its code does */
} verbs[] = {
        {"Get", "@nestjs/common", "GET", NULL, false},
        {"Post", "@nestjs/common", "POST", NULL, false},
        {"Put", "@nestjs/common", "PUT", NULL, false},
        {"Patch", "@nestjs/common", "PATCH", NULL, false},
        {"Delete", "@nestjs/common", "DELETE", NULL, false},
        {"All", "@nestjs/common", "any", NULL, false},
        {"Sse", "@nestjs/common", "GET", NULL, false},
        {"Query", "@nestjs/graphql", "GET", "/graphql", false},
        {"Mutation", "@nestjs/graphql", "POST", "/graphql", true},
        {"Subscription", "@nestjs/graphql", "GET", "/graphql", false},
        {"SubscribeMessage", "@nestjs/websockets", "any", "/:message", false},
};

/* ---- decorators ---- */

/* The decorator of this name and package in front of a class or a method; NULL: there is none. */
static const struct node *mark_of(struct route_file *r, const struct node *marked, str module, str name)
{
	const struct node *list = node_get(marked, S("marks"));
	for (const struct node *m = list ? list->child : NULL; m; m = m->next) {
		str ref = route_ref_text(r, m->text);
		ref.n -= str_ends(ref, S("()")) ? 2 : 0;
		if (str_starts(ref, module) && ref.n == module.n + 1 + name.n && str_ends(ref, name))
			return m;
	}
	return NULL;
}

static const struct node *call_at(const struct route_file *r, const struct node *mark)
{
	size_t i = route_call_from(r, mark);
	bool same = i < r->n_calls && r->calls[i]->line == mark->line && r->calls[i]->col == mark->col;
	return same ? r->calls[i] : NULL;
}

static bool has_word_for_all(str text)
{
	return route_has_word(text, "public optional anonymous skip unprotected noauth false");
}

/* What stands in front of it: guards, and decorators that may hold some or speak to some. */
static void add_marks(struct route_file *r, const struct node *marked, struct route_refs *guards,
                      struct route_refs *marks)
{
	const struct node *list = node_get(marked, S("marks"));
	for (const struct node *m = list ? list->child : NULL; m; m = m->next) {
		const struct node *call = call_at(r, m);
		str ref = route_ref_text(r, m->text);
		if (str_eq(ref, S("@nestjs/common#UseGuards()"))) {
			for (const struct node *n = route_arg(call, 0); n; n = n->next)
				route_refs_add(guards, route_ref_text(r, n->text));
			continue;
		}
		bool other = str_starts(ref, S("@nestjs/common#")) && !str_starts(ref, S("@nestjs/common#SetMetadata"));
		if (other || str_starts(ref, S("@nestjs/swagger#")) || str_starts(ref, S("@nestjs/graphql#")))
			continue;
		size_t open = str_find(m->text, S("("), 0);
		str args = open == SIZE_MAX ? S("") : str_sub(m->text, open, m->text.n);
		bool sets = str_starts(ref, S("@nestjs/common#SetMetadata"));
		bool asked = sets ? route_has_word(args, "false") : has_word_for_all(args);
		if (sets)
			ref = arena_printf(&r->scratch, "=%.*s", STR_ARG(route_key(r, route_arg(call, 0))));
		route_refs_add(marks, asked ? arena_printf(&r->scratch, "?%.*s", STR_ARG(ref)) : ref);
	}
}

str route_key(struct route_file *r, const struct node *value)
{
	if (!value)
		return S("?");
	if (value->kind == NODE_STRING)
		return arena_printf(&r->scratch, "'%.*s", STR_ARG(value->text));
	return value->kind == NODE_UNKNOWN ? route_ref_text(r, value->text) : S("?");
}

/* ---- paths ---- */

struct paths {
	str at[PREFIXES];
	size_t n;
};

static void add_path(struct paths *p, str text)
{
	if (p->n < PREFIXES)
		p->at[p->n++] = text;
}

/* 'a', ['a', 'b'], {path: 'a', version: '1'}; nothing at all is an empty path. */
static struct paths paths_of(struct route_file *r, const struct node *value)
{
	struct paths p = {.n = 0};
	if (value && value->kind == NODE_OBJECT)
		value = node_get(value, S("path"));
	if (value && value->kind == NODE_ARRAY)
		for (const struct node *n = value->child; n; n = n->next)
			add_path(&p, n->kind == NODE_STRING ? n->text : S("{...}"));
	else if (value && value->kind == NODE_UNKNOWN)
		add_path(&p, arena_printf(&r->scratch, "{%.*s}", STR_ARG(str_sub(value->text, 0, 60))));
	if (!p.n)
		add_path(&p, route_text(value));
	return p;
}

static str joined(struct route_file *r, str a, str b)
{
	while (str_starts(a, S("/")))
		a = str_sub(a, 1, a.n);
	while (str_starts(b, S("/")))
		b = str_sub(b, 1, b.n);
	return arena_printf(&r->scratch, "%s%.*s%s%.*s", a.n ? "/" : "", STR_ARG(a), b.n ? "/" : "", STR_ARG(b));
}

/* "1" of {version: '1'} or @Version('1'), "" for none */
static str version_of(struct route_file *r, const struct node *marked, const struct node *options)
{
	const struct node *mark = mark_of(r, marked, S("@nestjs/common"), S("Version"));
	str own = mark && call_at(r, mark) ? route_text(route_arg(call_at(r, mark), 0)) : S("");
	return own.n ? own : route_member_text(options, S("version"));
}

/* ---- classes ---- */

struct host { /* a class whose methods answer */
	const struct node *class;
	struct paths prefixes;
	str version;
	struct route_refs guards, marks;
};

/* @Query(() => X, {name: 'me'}), @Mutation('me'), or what the method is called */
static str field_name(const struct node *call, str method)
{
	for (const struct node *n = route_arg(call, 0); n; n = n->next) {
		str name = n->kind == NODE_STRING ? n->text : route_member_text(n, S("name"));
		if (name.n)
			return name;
	}
	return method;
}

static void add_method(struct route_file *r, const struct host *h, const struct node *f, const struct verb *v,
                       const struct node *mark)
{
	struct route_refs guards = h->guards, marks = h->marks;
	str name = row_text(f, S("name")), version = version_of(r, f, NULL);
	const struct node *call = call_at(r, mark);
	struct paths own = {.at = {arena_printf(&r->scratch, "%.*s", STR_ARG(field_name(call, name)))}, .n = 1};
	if (!v->before)
		own = paths_of(r, route_arg(call, 0));
	add_marks(r, f, &guards, &marks);
	version = version.n ? version : h->version;
	for (size_t i = 0; i < (v->before ? 1 : h->prefixes.n); i++)
		for (size_t k = 0; k < own.n; k++)
			route_add(r, &(struct route_part){
			                     .kind = S("route"),
			                     .framework = S("NestJS"),
			                     .method = str_of(v->method),
			                     .route = joined(r, v->before ? str_of(v->before) : h->prefixes.at[i],
			                                     own.at[k]),
			                     .name = v->before ? S("-") : version,
			                     .ref = arena_printf(&r->scratch, "%.*s.%.*s",
			                                         STR_ARG(row_text(h->class, S("name"))), STR_ARG(name)),
			                     .guards = &guards,
			                     .marks = &marks,
			                     .writes = v->writes,
			                     .at = f});
}

static void add_methods(struct route_file *r, const struct host *h)
{
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node, *mark;
		if (r->functions[i].owner != h->class)
			continue;
		for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++)
			if ((mark = mark_of(r, f, str_of(verbs[v].module), str_of(verbs[v].mark))))
				add_method(r, h, f, &verbs[v], mark);
	}
}

static void add_host(struct route_file *r, const struct node *class)
{
	static const struct {
		const char *module, *mark;
	} hosts[] = {{"@nestjs/common", "Controller"},
	             {"@nestjs/graphql", "Resolver"},
	             {"@nestjs/websockets", "WebSocketGateway"}};
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		const struct node *mark = mark_of(r, class, str_of(hosts[i].module), str_of(hosts[i].mark));
		const struct node *options = mark && call_at(r, mark) ? route_arg(call_at(r, mark), 0) : NULL;
		if (!mark)
			continue;
		struct host h = {
		        .class = class, .prefixes = paths_of(r, options), .version = version_of(r, class, options)};
		add_marks(r, class, &h.guards, &h.marks);
		add_methods(r, &h);
	}
}

void route_nest(struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("classes"));
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		if (row_text(c, S("name")).n && node_get(c, S("marks")))
			add_host(r, c);
	route_nest_app(r);
}
