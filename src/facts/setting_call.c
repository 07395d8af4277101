/* One look at each call, and at the imports only where one has such a name. */
#include "setting_call.h"

#include "facts/fact.h"

enum { LONGEST_NAME = 128 };

/* Libraries whose function has anybody's name: the file must import the module besides. */
static const struct {
	str call, module;
} readers[] = {{STR_INIT("config"), STR_INIT("decouple")},   {STR_INIT("env"), STR_INIT("environs")},
               {STR_INIT("env.str"), STR_INIT("environs")},  {STR_INIT("env"), STR_INIT("environ")},
               {STR_INIT("env.str"), STR_INIT("environ")},   {STR_INIT("env.db"), STR_INIT("environ")},
               {STR_INIT("env.bool"), STR_INIT("environ")},  {STR_INIT("env.int"), STR_INIT("environ")},
               {STR_INIT("env.bool"), STR_INIT("environs")}, {STR_INIT("env.int"), STR_INIT("environs")}};

static bool has_import(const struct node *imports, str wanted)
{
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && module->kind == NODE_STRING && str_eq(module->text, wanted))
			return true;
	}
	return false;
}

static void on_call(struct facts *f, str path, str side, const struct node *call, const struct node *imports)
{
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL;
	if (!callee || !first || first->kind != NODE_STRING || !first->text.n || first->text.n > LONGEST_NAME)
		return;
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		if (!str_eq(callee->text, readers[i].call) || !has_import(imports, readers[i].module))
			continue;
		struct members m = fact_new(f, S("settings"), path, first->line);
		members_scalar(&m, NODE_STRING, S("name"), first->text, NULL);
		members_scalar(&m, NODE_STRING, S("from"), S("environment"), NULL);
		members_scalar(&m, NODE_STRING, S("side"), side, NULL);
	}
}

void setting_call(struct facts *f, str path, str side, const struct node *tree)
{
	const struct node *calls = node_get(tree, S("calls")), *imports = node_get(tree, S("imports"));
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next)
		on_call(f, path, side, n, imports);
}
