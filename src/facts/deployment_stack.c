/* Files that describe a stack: functions with the folder of their code, services with theirs. */
#include "facts/folder.h"
#include "deployment_row.h"

static const struct node *at2(const struct node *n, str a, str b) { return node_get(node_get(n, a), b); }
static str text2(const struct node *n, str a, str b) { return deployment_text_of(at2(n, a, b)); }
static str text1(const struct node *n, str a) { return deployment_text_of(node_get(n, a)); }

/* The folder of what a path names: of "src/index.ts", "src". */
static str way_to(str file)
{
	str folder = folder_of(file);
	return str_eq(folder, S(".")) ? S("") : folder;
}

/* AWS SAM and CloudFormation. CodeUri of an image or of S3 is an OBJECT and leads nowhere. */
void deployment_sam(struct facts *f, str path, const struct node *tree)
{
	const struct node *resources = node_get(tree, S("Resources"));
	const struct node *shared = at2(node_get(tree, S("Globals")), S("Function"), S("CodeUri"));
	for (const struct node *r = resources ? resources->child : NULL; r; r = r->next) {
		const struct node *code = at2(r, S("Properties"), S("CodeUri"));
		bool machine = str_starts(text1(r, S("Type")), S("AWS::Serverless::Function"));
		code = code ? code : shared;
		if (machine && (!code || code->kind == NODE_STRING))
			deployment_add(f, &(struct deployment){.path = path,
			                                       .at = r,
			                                       .platform = "aws",
			                                       .what = "function",
			                                       .way = deployment_text_of(code),
			                                       .name = r->key});
	}
}

void deployment_serverless(struct facts *f, str path, const struct node *tree)
{
	const struct node *provider = node_get(tree, S("provider")), *functions = node_get(tree, S("functions"));
	str name = text1(provider, S("name"));
	if (!provider)
		return;
	const char *platform = str_eq(name, S("azure")) ? "azure" : str_eq(name, S("google")) ? "gcp" : "aws";
	deployment_add(f, &(struct deployment){.path = path,
	                                       .at = provider,
	                                       .platform = platform,
	                                       .what = "stack",
	                                       .name = text1(tree, S("service")),
	                                       .region = text1(provider, S("region"))});
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next)
		deployment_add(
		        f, &(struct deployment){
		                   .path = path, .at = n, .platform = platform, .what = "function", .name = n->key});
}

/* Azure Developer CLI */
void deployment_azd(struct facts *f, str path, const struct node *tree)
{
	const struct node *services = node_get(tree, S("services"));
	for (const struct node *s = services ? services->child : NULL; s; s = s->next) {
		str host = text1(s, S("host"));
		if (host.n)
			deployment_add(f, &(struct deployment){.path = path,
			                                       .at = s,
			                                       .platform = "azure",
			                                       .what = str_eq(host, S("function"))       ? "function"
			                                               : str_eq(host, S("staticwebapp")) ? "site"
			                                                                                 : "service",
			                                       .way = text1(s, S("project")),
			                                       .name = s->key});
	}
}

/* Azure Functions: host.json has this version and nothing of anybody else's. */
void deployment_host(struct facts *f, str path, const struct node *tree)
{
	if (str_eq(text1(tree, S("version")), S("2.0")))
		deployment_add(f,
		               &(struct deployment){.path = path, .at = tree, .platform = "azure", .what = "function"});
}

void deployment_supabase(struct facts *f, str path, const struct node *tree)
{
	deployment_add(f, &(struct deployment){.path = path,
	                                       .at = tree,
	                                       .platform = "supabase",
	                                       .what = "stack",
	                                       .name = text1(tree, S("project_id"))});
}

/* data "archive_file" "x" { source_dir = "${path.module}/../api" } */
void deployment_terraform(struct facts *f, str path, const struct node *tree)
{
	static const str here = STR_INIT("${path.module}/");
	for (const struct node *data = tree->child; data; data = data->next)
		for (const struct node *kind = str_eq(data->key, S("data")) ? data->child : NULL; kind;
		     kind = kind->next)
			for (const struct node *n = str_eq(kind->key, S("archive_file")) ? kind->child : NULL; n;
			     n = n->next) {
				const struct node *dir = node_get(n, S("source_dir")),
				                  *file = node_get(n, S("source_file"));
				str way = dir ? dir->text : file ? way_to(file->text) : S("");
				if (str_starts(way, here))
					way = str_sub(way, here.n, way.n);
				if (dir || file)
					deployment_add(f, &(struct deployment){.path = path,
					                                       .at = n,
					                                       .platform = "terraform",
					                                       .what = "function",
					                                       .way = way,
					                                       .name = n->key});
			}
}

void deployment_skaffold(struct facts *f, str path, const struct node *tree)
{
	const struct node *list = at2(tree, S("build"), S("artifacts"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		deployment_add(f, &(struct deployment){.path = path,
		                                       .at = n,
		                                       .platform = "kubernetes",
		                                       .what = "service",
		                                       .way = text1(n, S("context")),
		                                       .file = text2(n, S("docker"), S("dockerfile")),
		                                       .name = text1(n, S("image"))});
}
