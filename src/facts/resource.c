/* Which tool reads a file: its name says it, or what stands in it. */
#include "facts/resource.h"

#include "base/glob.h"

#include "resource_readers.h"

enum { NAMES = 3 };

struct tool {
	str name;
	resource_reader *read;
	const char *globs[NAMES];               /* files that nothing else can be */
	bool (*is_it)(const struct node *tree); /* of the others */
	const char *likely[NAMES];              /* names that files of the others mostly have */
};

static const struct tool tools[] = {
        {STR_INIT("terraform"), resource_terraform, {"*.{tf,tofu,tfvars}", "*.{tf,tofu,tfvars}.json"}, NULL, {NULL}},
        {STR_INIT("serverless"),
         resource_serverless,
         {"serverless.{js,ts,cjs,mjs}"},
         resource_is_serverless,
         {"serverless*.{yml,yaml,json}"}},
        {STR_INIT("wrangler"), resource_wrangler, {"wrangler*.{toml,json,jsonc}"}, NULL, {NULL}},
        {STR_INIT("apps-script"), resource_script, {"appsscript.json"}, NULL, {NULL}},
        {STR_INIT("cloudformation"),
         resource_cloudformation,
         {NULL},
         resource_is_cloudformation,
         {"{*template*,*stack*,*cloudformation*}.{yaml,yml,json}", "sam*.{yaml,yml}"}},
        {STR_INIT("bicep"), resource_bicep, {"*.{bicep,bicepparam}"}, NULL, {NULL}},
        {STR_INIT("arm"),
         resource_arm,
         {NULL},
         resource_is_arm,
         {"{azuredeploy,mainTemplate,template}*.json", "*.parameters.json"}},
        {STR_INIT("kubernetes"),
         resource_kubernetes,
         {"kustomization.{yaml,yml}"},
         resource_is_kubernetes,
         {"**/{k8s,kubernetes,kube,kustomize,manifests,base,overlays}/**/*.{yaml,yml}",
          "**/{helm,chart,charts}/**/templates/**/*.{yaml,yml}"}},
        {STR_INIT("compose"),
         resource_compose,
         {"*compose*.{yaml,yml}", ".env"},
         resource_is_compose,
         {"{*stack*,local,production,staging}.{yaml,yml}"}},
};
enum { TOOLS = sizeof tools / sizeof *tools };

static bool is_one_of(const char *const globs[NAMES], str path)
{
	for (size_t i = 0; i < NAMES && globs[i]; i++)
		if (glob_rule(str_of(globs[i]), path))
			return true;
	return false;
}

static const struct tool *tool_of(str path, const struct node *tree)
{
	for (size_t i = 0; i < TOOLS; i++)
		if (is_one_of(tools[i].globs, path))
			return &tools[i];
	for (size_t i = 0; i < TOOLS; i++)
		if (tools[i].is_it && (tree ? tools[i].is_it(tree) : is_one_of(tools[i].likely, path)))
			return &tools[i];
	return NULL;
}

static struct resource_file file_of(struct facts *f, str path, const struct tool *tool)
{
	size_t name = str_basename(path).n;
	str folder = str_sub(path, 0, path.n > name ? path.n - name - 1 : 0);
	return (struct resource_file){.facts = f, .path = path, .module = folder, .tool = tool->name};
}

void resource_tree(struct facts *f, str path, str format, const struct node *tree)
{
	static const str formats[] = {STR_INIT("hcl"), STR_INIT("json"), STR_INIT("yaml"), STR_INIT("toml"),
	                              STR_INIT("env"), STR_INIT("code"), STR_INIT("bicep")};
	bool readable = false;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		readable = readable || str_eq(format, formats[i]);
	const struct tool *tool = readable && tree ? tool_of(path, tree) : NULL;
	if (!tool)
		return;
	struct resource_file file = file_of(f, path, tool);
	tool->read(&file, tree);
}

void resource_unread(struct facts *f, str path, bool chosen)
{
	const struct tool *tool = tool_of(path, NULL);
	if (tool && chosen)
		facts_unread_section(f, path, S("resources"), true);
	if (!tool || chosen)
		return;
	struct resource_file file = file_of(f, path, tool);
	resource_hidden(&file, NULL, NULL);
}
