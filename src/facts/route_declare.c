/* Annotations, and paths that they give. */
#include "route_declare.h"

#include "route_controller.h"
#include "route_word.h"
#include "row_get.h"

enum { CONSTS = 1000, MARK_SUFFIX = 9 };

static str bare(str name)
{
	name = route_last(name);
	for (size_t i = name.n; i; i--)
		if (name.p[i - 1] == '\\') { /* of PHP */
			name = str_sub(name, i, name.n);
			break;
		}
	return str_ends(name, S("Attribute")) && name.n > MARK_SUFFIX ? str_sub(name, 0, name.n - MARK_SUFFIX) : name;
}

str route_mark_name(const struct node *mark) { return bare(row_text(mark, S("name"))); }

bool route_mark_is(const struct node *mark, const char *names)
{
	return str_listed(bare(row_text(mark, S("name"))), names);
}

const struct node *route_mark(const struct node *of, str name)
{
	const struct node *marks = of ? node_get(of, S("marks")) : NULL;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_eq(bare(row_text(m, S("name"))), name))
			return m;
	return NULL;
}

const struct node *route_mark_arg(const struct node *mark, str key, bool positional)
{
	const struct node *args = mark ? node_get(mark, S("args")) : NULL, *first = args ? args->child : NULL;
	for (const struct node *n = first; n; n = n->next)
		if (n->kind == NODE_OBJECT && key.n && node_get(n, key))
			return node_get(n, key);
	return positional && first && first->kind != NODE_OBJECT ? first : NULL;
}

str route_declared_path(struct route_file *r, const struct node *value)
{
	if (!value)
		return S("");
	if (value->kind == NODE_STRING)
		return value->text;
	const struct node *named = route_name(r, value->text);
	if (named && named->kind == NODE_OBJECT) /* import static a.Paths.USERS */
		return arena_printf(&r->scratch, "${%.*s.%.*s}", STR_ARG(route_last(row_text(named, S("module")))),
		                    STR_ARG(row_text(named, S("member"))));
	return arena_printf(&r->scratch, "${%.*s}", STR_ARG(str_sub(value->text, 0, 80)));
}

str route_paths_joined(struct route_file *r, str a, str b)
{
	while (str_ends(a, S("/")))
		a.n--;
	if (!b.n)
		return a;
	bool slash = str_starts(b, S("/")) || str_starts(b, S("${"));
	const char *lead = a.n && !str_starts(a, S("/")) && !str_starts(a, S("${")) ? "/" : "";
	return arena_printf(&r->scratch, "%s%.*s%s%.*s", lead, STR_ARG(a), slash ? "" : "/", STR_ARG(b));
}

str route_method_ref(struct route_file *r, size_t function)
{
	const struct route_function *f = &r->functions[function];
	str name = row_text(f->node, S("name"));
	r->functions[function].used = true;
	return f->owner && name.n
	               ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(f->owner, S("name"))), STR_ARG(name))
	               : route_function_ref(r, function);
}

void route_setting(struct route_file *r, str framework, str name, str ref, const struct node *at)
{
	route_add(r, &(struct route_part){
	                     .kind = S("setting"), .framework = framework, .name = name, .ref = ref, .at = at});
}

void route_consts(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values")), *classes = node_get(r->tree, S("classes"));
	unsigned n = 0;
	bool wanted = r->wanted;
	for (const struct node *v = values ? values->child : NULL; v && n < CONSTS; v = v->next) {
		bool path = v->kind == NODE_STRING && str_starts(v->text, S("/")) && v->text.n < 120;
		const struct node *around = NULL;
		for (const struct node *c = classes ? classes->child : NULL; path && c; c = c->next)
			around = route_within(c, v) ? c : around;
		if (!around)
			continue;
		n++;
		route_add(r, &(struct route_part){.kind = S("const"),
		                                  .name = arena_printf(&r->scratch, "%.*s.%.*s",
		                                                       STR_ARG(row_text(around, S("name"))),
		                                                       STR_ARG(route_last(v->key))),
		                                  .route = v->text,
		                                  .at = v});
	}
	r->wanted = wanted;
}

void route_declares(struct route_file *r)
{
	if (str_ends(r->path, S(".cs"))) {
		route_aspnet(r);
		route_controllers(r);
		return;
	}
	route_spring(r);
	route_jaxrs(r);
	route_ktor(r);
}
