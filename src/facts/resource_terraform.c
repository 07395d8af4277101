/* Terraform and OpenTofu. Every block that makes or reads something is a row; variables, locals, files of values and
 * what module blocks hand in are values for resource_finish(). A computed value is written as a template, so that one
 * reader understands both: var.x as "${var.x}", "a${var.x}" as it is. */
#include "resource_readers.h"

#include "base/glob.h"

static void add_template(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	bool written = resource_copy_is_json(c);
	str text = written ? n->text : n->child ? n->child->text : arena_printf(to->arena, "${%.*s}", STR_ARG(n->text));
	resource_copy_unknown(c, to, key, text, n);
}

/* A block stands once, or in JSON in a list of such. */
static void each_block(struct resource_file *f, const struct node *n, str type,
                       void (*block)(struct resource_file *f, str type, const struct node *n))
{
	if (n->kind == NODE_OBJECT)
		block(f, type, n);
	for (const struct node *k = n->kind == NODE_ARRAY ? n->child : NULL; k; k = k->next)
		if (k->kind == NODE_OBJECT) {
			struct node named = *k;
			named.key = n->key;
			block(f, type, &named);
		}
}

static void add_block(struct resource_file *f, str type, const struct node *n)
{
	struct node t = resource_text(type), name = resource_text(n->key);
	struct members row = resource_row(f, n, &t, &name);
	resource_attributes(f, &row, S("attributes"), n);
}

/* resource "TYPE" "NAME", data "TYPE" "NAME" */
static void add_typed(struct resource_file *f, str prefix, const struct node *types)
{
	for (const struct node *t = types->child; t; t = t->next) {
		struct arena scratch = {0};
		str type = prefix.n ? arena_printf(&scratch, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(t->key)) : t->key;
		for (const struct node *n = t->kind == NODE_OBJECT ? t->child : NULL; n; n = n->next)
			each_block(f, n, type, add_block);
		arena_free(&scratch);
	}
}

static void add_resource(struct resource_file *f, str type, const struct node *n)
{
	(void)type;
	add_typed(f, S(""), n);
}

static void add_data(struct resource_file *f, str type, const struct node *n) { add_typed(f, type, n); }

static void add_named(struct resource_file *f, str type, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		each_block(f, k, type, add_block);
}

/* terraform { backend "s3" {…} } */
static void add_settings(struct resource_file *f, str type, const struct node *n)
{
	(void)type;
	for (const struct node *k = n->child; k; k = k->next)
		if (str_eq(k->key, S("backend")))
			each_block(f, k, k->key, add_named);
}

/* ---- values ---- */

static void add_variable(struct resource_file *f, str type, const struct node *n)
{
	(void)type;
	const struct node *sensitive = node_get(n, S("sensitive"));
	resource_setting(f, S("default"), n, node_get(n, S("default")),
	                 sensitive && !str_eq(sensitive->text, S("false")));
}

static void add_values(struct resource_file *f, str kind, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		resource_setting(f, kind, k, k, false);
}

/* "./x" from folder a/b is a/b/x, "../x" is a/x. "" for what is above the root. */
static str folder_at(struct arena *a, str from, str source)
{
	str part, rest = source, at = from;
	while (str_cut(&rest, '/', &part)) {
		if (!part.n || str_eq(part, S(".")))
			continue;
		size_t parent = at.n > str_basename(at).n ? at.n - str_basename(at).n - 1 : 0;
		if (!str_eq(part, S("..")))
			at = at.n ? arena_printf(a, "%.*s/%.*s", STR_ARG(at), STR_ARG(part)) : part;
		else if (at.n)
			at = str_sub(at, 0, parent);
		else
			return S("..");
	}
	return at;
}

static bool is_meta(str key)
{
	static const str names[] = {STR_INIT("source"), STR_INIT("version"), STR_INIT("providers"),
	                            STR_INIT("for_each"), STR_INIT("depends_on")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i], key))
			return true;
	return false;
}

/* What the module's variables come to is known to who calls it. The row "call" is there even when nothing is handed in;
 * all have the number of the call, so that what one leaves out is told from what another one sets. */
static void add_call(struct resource_file *f, str type, const struct node *n)
{
	add_block(f, type, n);
	const struct node *source = node_get(n, S("source"));
	if (!source || source->kind != NODE_STRING || source->text.n == 0 || source->text.p[0] != '.')
		return;
	struct arena scratch = {0};
	struct resource_file called = *f;
	called.module = folder_at(&scratch, f->module, source->text);
	struct members call = resource_value(&called, n, S("call"), n->key, NULL);
	members_scalar(&call, NODE_STRING, S("from"), f->module, NULL);
	for (const struct node *k = n->child; k; k = k->next) {
		if (is_meta(k->key))
			continue;
		struct members m = resource_value(&called, k, S("input"), k->key, k);
		members_scalar(&m, NODE_STRING, S("from"), f->module, NULL);
		members_scalar(&m, NODE_STRING, S("call"), n->key, NULL);
	}
	f->nodes = called.nodes;
	f->bytes = called.bytes;
	arena_free(&scratch);
}

static void add_calls(struct resource_file *f, str type, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		each_block(f, k, type, add_call);
}

static void add_variables(struct resource_file *f, str type, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		each_block(f, k, type, add_variable);
}

void resource_terraform(struct resource_file *f, const struct node *tree)
{
	static const struct {
		str key, type;
		void (*add)(struct resource_file *f, str type, const struct node *n);
	} kinds[] = {
	        {STR_INIT("resource"), STR_INIT(""), add_resource},
	        {STR_INIT("data"), STR_INIT("data"), add_data},
	        {STR_INIT("module"), STR_INIT("module"), add_calls},
	        {STR_INIT("provider"), STR_INIT("provider"), add_named},
	        {STR_INIT("terraform"), STR_INIT(""), add_settings},
	        {STR_INIT("variable"), STR_INIT(""), add_variables},
	        {STR_INIT("locals"), STR_INIT("local"), add_values},
	};
	f->computed = add_template;
	f->blocks = true;
	if (glob_rule(S("*.{tfvars,tfvars.json}"), f->path)) {
		bool loaded = glob_rule(S("{terraform.tfvars,*.auto.tfvars}{,.json}"), f->path);
		add_values(f, loaded ? S("tfvars") : S("tfvars of a command"), tree);
		return;
	}
	for (const struct node *n = tree->child; n; n = n->next)
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (str_eq(kinds[i].key, n->key))
				each_block(f, n, kinds[i].type, kinds[i].add);
}
