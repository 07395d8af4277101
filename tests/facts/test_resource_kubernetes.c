/* Kubernetes: objects of every writing, whom they refer to and select, and templates, of which nothing is sure. */
#include "resource_show.h"

#define WEB                                                                                                            \
	"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n"                          \
	"    metadata: {labels: {app: web, tier: front}}\n    spec:\n      serviceAccountName: web\n"                  \
	"      containers:\n        - name: web\n          image: web:1\n          env:\n"                             \
	"            - {name: MODE, value: fast}\n"                                                                    \
	"            - {name: KEY, valueFrom: {secretKeyRef: {name: keys, key: k}}}\n"

static void file_is(const char *path, const char *text, const char *want)
{
	struct repository r = repository_new();
	repository_add(&r, path, text);
	resources_are(&r, want);
}

Test(resource_kubernetes, documents_lists_and_references)
{
	file_is("k8s/web.yaml",
	        WEB "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n"
	            "spec: {type: LoadBalancer, selector: {app: web}}\n",
	        "k8s/web.yaml:1 kubernetes Deployment.web {apiVersion: \"apps/v1\", kind: \"Deployment\", metadata: "
	        "{name: "
	        "\"web\"}, spec: {template: {metadata: {labels: {app: \"web\", tier: \"front\"}}, spec: "
	        "{serviceAccountName: \"web\", containers: [{name: \"web\", image: \"web:1\", env: [{name: \"MODE\", "
	        "value: ?\"...\"}, {name: \"KEY\", valueFrom: {secretKeyRef: {name: \"keys\", key: \"k\"}}}]}]}}}} <- "
	        "ServiceAccount.web by spec.template.spec.serviceAccountName <- Secret.keys by "
	        "spec.template.spec.containers.env.valueFrom.secretKeyRef\n"
	        "k8s/web.yaml:17 kubernetes Service.web@shop {apiVersion: \"v1\", kind: \"Service\", metadata: {name: "
	        "\"web\", namespace: \"shop\"}, spec: {type: \"LoadBalancer\", selector: {app: \"web\"}}} <- "
	        "Deployment.web by spec.selector");
	file_is("all.json",
	        "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{\"apiVersion\": \"v1\", \"kind\": "
	        "\"Secret\","
	        "\"metadata\": {\"generateName\": \"a-\"}, \"stringData\": {\"a\": \"hush\"}, \"data\": {\"b\": "
	        "\"hush\"}}]}",
	        "all.json:1 kubernetes Secret.generateName {apiVersion: \"v1\", kind: \"Secret\", metadata: "
	        "{generateName: "
	        "\"a-\"}, stringData: {a: ?\"...\"}, data: {b: ?\"...\"}}");
}

Test(resource_kubernetes, what_is_for_no_cluster)
{
	file_is("catalog-info.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\n", "");
}

/* The refs of the last of these documents. */
static void refs_are(const char *documents, const char *want)
{
	struct repository r = repository_new();
	struct buf b BUF_AUTO = {0};
	repository_add(&r, "a.yaml", documents);
	const struct node *list = node_get(facts_finish(r.facts, &r.arena), S("resources")), *last = list->child;
	while (last->next)
		last = last->next;
	for (const struct node *ref = node_get(last, S("refs"))->child; ref; ref = ref->next)
		buf_printf(&b, "%s%s%.*s", b.n ? ", " : "", ref->child->kind == NODE_UNKNOWN ? "?" : "",
		           STR_ARG(ref->child->text));
	buf_byte(&b, '\0');
	cr_expect_str_eq(b.p, want);
	facts_free(r.facts);
	arena_free(&r.arena);
}

#define SERVICE(selector, namespace)                                                                                   \
	WEB "---\napiVersion: v1\nkind: Service\nmetadata: {name: s" namespace "}\nspec: {selector: " selector "}\n"

Test(resource_kubernetes, selectors)
{
	refs_are(SERVICE("{app: web, tier: front}", ""), "Deployment.web");
	refs_are(SERVICE("{app: web, tier: back}", ""), "?...");
	refs_are(SERVICE("{app: other}", ""), "?...");
	refs_are(SERVICE("{app: '${APP}'}", ""), "?...");
	refs_are(SERVICE("{app: web}", ", namespace: x"), "Deployment.web");
	refs_are("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: y, labels: {a: b}}\n---\n"
	         "apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: x}\nspec: {selector: {a: b}}\n",
	         "?...");
	refs_are(WEB "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\n"
	             "spec: {podSelector: {matchLabels: {app: web}}}\n",
	         "Deployment.web");
	refs_are(WEB "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\n"
	             "spec: {podSelector: {matchExpressions: [{key: app, operator: Exists}]}}\n",
	         "?...");
}

Test(resource_kubernetes, what_objects_name)
{
	refs_are("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec:\n  tls: [{secretName: "
	         "t}]\n"
	         "  rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]\n",
	         "Secret.t, Service.web");
	refs_are("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: r}\n"
	         "roleRef: {kind: ClusterRole, name: admin}\nsubjects: [{kind: ServiceAccount, name: web}]\n",
	         "ClusterRole.admin, ServiceAccount.web");
}

/* Both branches of an {{ if }} are there, and what another template fills in is not. */
Test(resource_kubernetes, templates_of_helm)
{
	file_is("chart/templates/web.yaml",
	        "{{- if .Values.on }}\napiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n"
	        "  type: ClusterIP\n{{- end }}\n",
	        "chart/templates/web.yaml:2 kubernetes Service.{{ .Release.Name }}@...? {apiVersion: ?\"v1\", kind: "
	        "?\"Service\", "
	        "metadata: {name: ?\"{{ .Release.Name }}\", ...: ?\"...\"}, spec: {type: ?\"ClusterIP\", ...: "
	        "?\"...\"}, ...: "
	        "?\"...\"}");
	struct repository r = repository_new();
	facts_unread(r.facts, S("chart/templates/web.yaml"), S("yaml"), false);
	resources_are(&r, "chart/templates/web.yaml:1 kubernetes ....... {...: ?\"...\"}");
}
