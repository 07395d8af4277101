/* Bicep: what format/bicep.c makes of a file. Expressions are resolved in resource_azure.c in the place of the file;
 * what a module is handed is a value in the place of the file that it calls. */
#include "resource_readers.h"

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"

enum { NESTED = 8, LONGEST = 200 /* names of one loop */ };

static bool is_object(const struct node *n) { return n && n->kind == NODE_OBJECT; }

static bool is_true(const struct node *n) { return n && str_eq(n->text, S("true")); }

/* ---- loops ---- */

static bool has_word(str text, str word)
{
	for (size_t at = 0; word.n && (at = str_find(text, word, at)) != SIZE_MAX; at++) {
		char before = at ? text.p[at - 1] : ' ', after = at + word.n < text.n ? text.p[at + word.n] : ' ';
		if (!ascii_alnum(before) && before != '_' && !ascii_alnum(after) && after != '_')
			return true;
	}
	return false;
}

/* "a in list", "(a, i) in list": the names that a loop binds, one at a time. */
static str next_name(str *rest)
{
	size_t from = 0, to;
	while (from < rest->n && !ascii_alnum(rest->p[from]) && rest->p[from] != '_')
		from++;
	for (to = from; to < rest->n && (ascii_alnum(rest->p[to]) || rest->p[to] == '_');)
		to++;
	str name = str_sub(*rest, from, to);
	*rest = str_sub(*rest, to, rest->n);
	return name;
}

/* a ? b : c is {"?:": [a, b, c, source]}. */
static void add_choice(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	struct members outer = members_below(to, NODE_OBJECT, key, n);
	struct members list = members_below(&outer, NODE_ARRAY, S("?:"), n);
	for (const struct node *k = n->child; k; k = k->next)
		resource_copy_below(c, &list, S(""), k);
	resource_copy_unknown(c, &list, S(""), n->text, n);
}

/* What a loop binds hides what the file calls so: text in brackets is no expression of the file. */
static void add_computed(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	if (n->child && resource_copy_hides(c)) {
		resource_copy_unknown(c, to, key, S("..."), n);
		return;
	}
	if (n->child) {
		add_choice(c, to, key, n);
		return;
	}
	str loop = resource_copy_file(c)->loop, bound = str_sub(loop, 0, str_find(loop, S(" in "), 0)), name;
	bool binds = bound.n > LONGEST;
	while (!binds && (name = next_name(&bound)).n)
		binds = has_word(n->text, name);
	str text = binds ? arena_printf(to->arena, "[%.*s]", STR_ARG(n->text)) : n->text;
	resource_copy_unknown(c, to, key, text, n);
}

/* ---- resources ---- */

/* A condition, or the list of a loop; both together are more than an expression. */
static void add_made(struct members *row, const struct node *n)
{
	const struct node *condition = node_get(n, S("if")), *loop = node_get(n, S("for"));
	size_t in = loop ? str_find(loop->text, S(" in "), 0) : SIZE_MAX;
	str list = in == SIZE_MAX ? S("...") : str_trim(str_sub(loop->text, in + 4, loop->text.n));
	if (condition || loop)
		members_scalar(row, NODE_UNKNOWN, S("made"),
		               condition && loop ? S("...")
		               : loop            ? list
		                                 : condition->text,
		               NULL);
}

/* 'Microsoft.Web/sites@2022-09-01', below another type. */
static str type_of(struct arena *a, const struct node *n, str around)
{
	const struct node *type = node_get(n, S("type"));
	str text = type ? type->text : S("");
	return arena_printf(a, "%s%.*s%s%.*s", is_true(node_get(n, S("existing"))) ? "existing." : "", STR_ARG(around),
	                    around.n ? "/" : "", STR_ARG(str_sub(text, 0, str_find(text, S("@"), 0))));
}

/* The value without resources inside of it, which are rows of their own, and with one more member. */
static const struct node *settings(struct arena *a, const struct node *value, const struct node *more)
{
	struct node *copy = arena_new(a, struct node);
	*copy = *value;
	const struct node **tail = &copy->child;
	for (const struct node *k = more ? more : value->child; k; k = k == more ? value->child : k->next) {
		bool inner = is_object(k) && str_eq(k->key, S("resource"));
		struct node *kept = inner ? NULL : arena_new(a, struct node);
		if (!kept)
			continue;
		*kept = *k;
		*tail = kept;
		tail = &kept->next;
	}
	*tail = NULL;
	return copy;
}

static void add_resource(struct resource_file *f, const struct node *n, str around, unsigned depth)
{
	struct arena scratch = {0};
	struct resource_file own = *f;
	const struct node *type = node_get(n, S("type")), *value = node_get(n, S("value")),
	                  *loop = node_get(n, S("for"));
	bool known = type && type->kind == NODE_STRING;
	str whole = type_of(&scratch, n, around);
	struct node kind = known ? resource_text(whole) : resource_unknown(S("...")), name = resource_text(n->key);
	own.loop = loop ? loop->text : f->loop;
	struct members row = resource_row(&own, n, &kind, &name);
	add_made(&row, n);
	if (value)
		resource_attributes(&own, &row, S("attributes"),
		                    is_object(value) ? settings(&scratch, value, NULL) : value);
	for (const struct node *k = is_object(value) ? value->child : NULL; k; k = k->next)
		if (is_object(k) && str_eq(k->key, S("resource")) && k->child) {
			if (depth < NESTED)
				add_resource(&own, k->child, whole, depth + 1);
			else
				resource_hidden(&own, k, NULL);
		}
	f->nodes = own.nodes;
	f->bytes = own.bytes;
	arena_free(&scratch);
}

/* ---- modules ---- */

/* The path of the file that is called; "" for a module of a registry. */
static str called_path(struct arena *a, const struct resource_file *f, str source)
{
	str path;
	bool local = str_ends(source, S(".bicep")) || str_ends(source, S(".json"));
	return local && str_find(source, S(":"), 0) == SIZE_MAX && folder_join(folder_of(f->path), source, a, &path)
	               ? path
	               : S("");
}

/* As resource_terraform.c does it: the call itself, and each value with its number. */
static void add_inputs(struct resource_file *f, str path, const struct node *n, const struct node *params)
{
	struct resource_file called = *f;
	called.module = path;
	struct members call = resource_value(&called, n, S("call"), n->key, NULL);
	members_scalar(&call, NODE_STRING, S("from"), f->path, NULL);
	for (const struct node *k = is_object(params) ? params->child : NULL; k; k = k->next) {
		struct members m = resource_value(&called, k, S("input"), k->key, k);
		members_scalar(&m, NODE_STRING, S("from"), f->path, NULL);
		members_scalar(&m, NODE_STRING, S("call"), n->key, NULL);
	}
	f->nodes = called.nodes;
	f->bytes = called.bytes;
}

static void add_module(struct resource_file *f, const struct node *n)
{
	static const struct node type = {.kind = NODE_STRING, .text = STR_INIT("module")}, none = {.kind = NODE_OBJECT};
	struct arena scratch = {0};
	const struct node *source = node_get(n, S("type")), *loop = node_get(n, S("for")),
	                  *value = node_get(n, S("value"));
	struct node name = resource_text(n->key), from = source ? *source : resource_unknown(S("..."));
	struct resource_file own = *f;
	own.loop = loop ? loop->text : S("");
	from.key = S("source");
	struct members row = resource_row(&own, n, &type, &name);
	add_made(&row, n);
	value = is_object(value) ? value : &none;
	resource_attributes(&own, &row, S("attributes"), settings(&scratch, value, &from));
	str path = called_path(&scratch, f, from.text);
	if (path.n)
		add_inputs(&own, path, n, node_get(value, S("params")));
	f->nodes = own.nodes;
	f->bytes = own.bytes;
	arena_free(&scratch);
}

/* ---- files ---- */

static void add_values(struct resource_file *f, const struct node *declaration, const struct node *n)
{
	bool given = glob_rule(S("*.bicepparam"), f->path), is_parameter = str_eq(declaration->key, S("param"));
	struct resource_file own = *f;
	str kind = given ? S("tfvars of a command") : is_parameter ? S("default") : S("local");
	own.module = given ? f->module : f->path;
	resource_setting(&own, kind, n, node_get(n, S("value")), is_true(node_get(n, S("secure"))));
	f->nodes = own.nodes;
	f->bytes = own.bytes;
}

static void add_symbol(struct resource_file *f, const struct node *n)
{
	struct resource_file own = *f;
	own.module = f->path;
	resource_value(&own, n, S("symbol"), n->key, NULL);
	const struct node *value = node_get(n, S("value"));
	for (const struct node *k = is_object(value) ? value->child : NULL; k; k = k->next)
		if (is_object(k) && str_eq(k->key, S("resource")) && k->child)
			resource_value(&own, k->child, S("symbol"), k->child->key, NULL);
}

void resource_bicep(struct resource_file *f, const struct node *tree)
{
	f->computed = add_computed;
	for (const struct node *n = tree->child; n; n = n->next) {
		const struct node *declared = is_object(n) ? n->child : NULL;
		bool resource = str_eq(n->key, S("resource")), module = str_eq(n->key, S("module"));
		if (!declared)
			continue;
		if (resource || module)
			add_symbol(f, declared);
		if (resource)
			add_resource(f, declared, S(""), 0);
		else if (module)
			add_module(f, declared);
		else if (str_eq(n->key, S("param")) || str_eq(n->key, S("var")))
			add_values(f, n, declared);
	}
}
