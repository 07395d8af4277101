/* Overlays of kustomize: which of them is used nobody knows, so that what they change is open, and nothing else is. */
#include "facts/fact.h"

#include "resource_show.h"

#define BASE                                                                                                           \
	"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n  template:\n    spec:\n" \
	"      hostNetwork: true\n      containers:\n        - {name: web, image: 'shop/web:1', tty: true, args: "     \
	"[a]}\n"                                                                                                       \
	"        - {name: side, image: side}\n"
#define OBJECT "apiVersion: \"apps/v1\", kind: \"Deployment\", "

/* base/web.yaml, and an overlay that says this of it. */
static struct repository overlaid(const char *kustomization)
{
	struct repository r = repository_new();
	repository_add(&r, "base/web.yaml", BASE);
	repository_add(&r, "base/kustomization.yaml", "resources: [web.yaml]\n");
	repository_add(&r, "prod/kustomization.yaml", kustomization);
	return r;
}

/* Every text of more than one line. */
static str masked(void *ctx, str key, str text)
{
	(void)ctx, (void)key;
	return str_find(text, S("\n"), 0) == SIZE_MAX ? text : S("**");
}

static void base_is(struct repository *r, const char *want)
{
	struct buf b BUF_AUTO = {0};
	const struct node *row = node_get(facts_finish(r->facts, &r->arena), S("resources"))->child;
	show_row(&b, row);
	buf_byte(&b, '\0');
	const char *start = strstr(b.p, "metadata");
	cr_expect_str_eq(start ? start : b.p, want);
	facts_free(r->facts);
	arena_free(&r->arena);
}

Test(resource_overlay_kustomize, without_patches_all_is_as_written)
{
	struct repository r = overlaid("resources: [../base]\n");
	base_is(&r, "metadata: {name: \"web\"}, spec: {replicas: 1, template: {spec: {hostNetwork: true, containers: "
	            "[{name: \"web\", image: \"shop/web:1\", tty: true, args: [\"a\"]}, {name: \"side\", image: "
	            "\"side\"}]}}}}");
}

Test(resource_overlay_kustomize, a_patch_opens_what_it_changes)
{
	struct repository r = overlaid("resources: [../base]\npatches: [{path: p.yaml}]\n");
	repository_add(
	        &r, "prod/p.yaml",
	        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n  paused: true\n"
	        "  template:\n    spec:\n      hostNetwork: false\n      containers: [{name: web, tty: false, args: "
	        "[b]}]\n");
	base_is(&r,
	        "metadata: {name: \"web\"}, spec: {replicas: 1, template: {spec: {hostNetwork: ?\"true\", containers: "
	        "[{name: \"web\", image: \"shop/web:1\", tty: ?\"true\", args: ?\"...\"}, {name: \"side\", image: "
	        "\"side\"}, ?\"...\"]}}, paused: ?\"true\"}}");
}

Test(resource_overlay_kustomize, a_patch_is_a_part)
{
	struct repository r = repository_new();
	repository_add(&r, "kustomization.yaml", "patchesStrategicMerge: [p.yaml]\n");
	repository_add(&r, "p.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {a: [b]}\n");
	const struct node *row = node_get(facts_finish(r.facts, &r.arena), S("resources"))->child;
	const struct node *part = node_get(row, S("part"));
	cr_expect(part && str_eq(part->text, S("true")));
	struct buf b BUF_AUTO = {0};
	show_row(&b, row);
	buf_byte(&b, '\0');
	cr_expect_str_eq(
	        b.p, "p.yaml:1 kubernetes Pod.web@... {apiVersion: \"v1\", kind: \"Pod\", metadata: {name: \"web\", "
	             "...: ?\"...\"}, spec: {a: [\"b\", ?\"...\"], ...: ?\"...\"}, ...: ?\"...\"}");
	facts_free(r.facts);
	arena_free(&r.arena);
}

Test(resource_overlay_kustomize, operations_inline_and_in_files)
{
	struct repository r = overlaid("resources: [../base]\npatches:\n  - target: {kind: Deployment}\n    patch: |-\n"
	                               "      - {op: replace, path: /spec/replicas, value: 3}\n"
	                               "      - {op: add, path: /spec/template/spec/containers/1/tty, value: true}\n");
	base_is(&r,
	        "metadata: {name: \"web\"}, spec: {replicas: ?\"1\", template: {spec: {hostNetwork: true, containers: "
	        "[{name: \"web\", image: \"shop/web:1\", tty: true, args: [\"a\"]}, {name: \"side\", image: \"side\", "
	        "...: ?\"...\"}]}}}}");
	r = overlaid(
	        "resources: [../base]\npatchesJson6902: [{path: p.json, target: {kind: Deployment, name: web}}]\n");
	repository_add(&r, "prod/p.json", "[{\"op\": \"remove\", \"path\": \"/spec/template\"}]");
	base_is(&r, "metadata: {name: \"web\"}, spec: {replicas: 1, template: ?\"...\"}}");
}

Test(resource_overlay_kustomize, others_are_left_alone)
{
	const char *as_written =
	        "metadata: {name: \"web\"}, spec: {replicas: 1, template: {spec: {hostNetwork: true, "
	        "containers: [{name: \"web\", image: \"shop/web:1\", tty: true, args: [\"a\"]}, {name: "
	        "\"side\", image: \"side\"}]}}}}";
	struct repository r =
	        overlaid("resources: [../base]\nreplicas: [{name: other, count: 2}]\nimages: [{name: we}]\n");
	base_is(&r, as_written);
	r = overlaid("resources: [../else]\nnamespace: x\n");
	base_is(&r, as_written);
}

Test(resource_overlay_kustomize, settings)
{
	struct repository r = overlaid("resources: [../base]\nnamespace: x\nimages: [{name: shop/web, newTag: '2'}]\n");
	base_is(&r,
	        "metadata: {name: \"web\", ...: ?\"...\"}, spec: {replicas: 1, template: {spec: {hostNetwork: true, "
	        "containers: [{name: \"web\", image: ?\"shop/web:1\", tty: true, args: [\"a\"]}, {name: \"side\", "
	        "image: \"side\"}]}}}}");
}

/* A text that holds a secret is masked on its way, and no YAML any more. */
Test(resource_overlay_kustomize, a_patch_is_read_before_it_is_masked)
{
	struct repository r =
	        overlaid("resources: [../base]\npatches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: "
	                 "Deployment\n      metadata: {name: web}\n      spec:\n        replicas: 2\n");
	facts_rewrite(r.facts, NULL, masked);
	base_is(&r,
	        "metadata: {name: \"web\"}, spec: {replicas: ?\"1\", template: {spec: {hostNetwork: true, containers: "
	        "[{name: \"web\", image: \"shop/web:1\", tty: true, args: [\"a\"]}, {name: \"side\", image: "
	        "\"side\"}]}}}}");
}

/* What cannot be read, or is not there, may change anything. */
Test(resource_overlay_kustomize, a_patch_that_is_not_known)
{
	struct repository r = overlaid("resources: [../base]\npatches: [{path: missing.yaml}]\n");
	base_is(&r, "base/web.yaml:1 kubernetes Deployment.web ?\"...\"");
	r = overlaid("resources: [../base]\ncomponents: [../part]\n");
	repository_add(&r, "part/kustomization.yaml",
	               "kind: Component\npatches: [{patch: '{', target: {name: 'w.*'}}]\n");
	base_is(&r, "base/web.yaml:1 kubernetes Deployment.web ?\"...\"");
}

Test(resource_overlay_kustomize, generated_and_foreign)
{
	struct repository r = repository_new();
	repository_add(
	        &r, "kustomization.yaml",
	        "resources: ['https://example.com/a?ref=v1', b.yaml]\nconfigMapGenerator:\n  - {name: settings, "
	        "literals: [A=1]}\nsecretGenerator: [{name: keys, envs: [.env]}]\nhelmCharts: [{name: redis}]\n");
	resources_are(
	        &r, "kustomization.yaml:1 kubernetes ....https://example.com/a?ref=v1 {...: ?\"...\"}\n"
	            "kustomization.yaml:3 kubernetes ConfigMap.settings {name: \"settings\", literals: {A: ?\"...\"}}\n"
	            "kustomization.yaml:4 kubernetes Secret.keys {name: \"keys\", envs: [\".env\"]}\n"
	            "kustomization.yaml:5 kubernetes ....redis {...: ?\"...\"}");
}

/* Kustomizations that name each other, and one patch for each of many files. */
Test(resource_overlay_kustomize, circles_end)
{
	struct repository r = overlaid("resources: [../base, ../next, ../next]\nnamespace: x\n");
	repository_add(&r, "next/kustomization.yaml", "resources: [../prod, ../prod, ../next]\nnamespace: y\n");
	const struct node *row = node_get(facts_finish(r.facts, &r.arena), S("resources"))->child;
	cr_expect_eq(node_get(row, S("attributes"))->kind, NODE_UNKNOWN);
	cr_expect(r.arena.used < 64u << 20, "%zu", r.arena.used);
	facts_free(r.facts);
	arena_free(&r.arena);
}
