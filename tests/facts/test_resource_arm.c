/* Azure Resource Manager: resources at all depths, and expressions as far as the template and its parameters tell. */
#include "resource_show.h"

#define SCHEMA "\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", "
#define PARAMETERS                                                                                                     \
	"\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", "

static void template_is(const char *body, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(&text, "{" SCHEMA "%s}%c", body, 0);
	repository_add(&r, "infra/main.json", text.p);
	resources_are(&r, want);
}

Test(resource_arm, resources_at_all_depths)
{
	template_is(
	        "\"parameters\": {\"server\": {\"type\": \"string\", \"defaultValue\": \"shop\"}}, \"resources\": [\n"
	        "{\"type\": \"Microsoft.Sql/servers\", \"name\": \"[parameters('server')]\", \"properties\": "
	        "{\"publicNetworkAccess\": \"Enabled\"}, \"resources\": [\n"
	        "{\"type\": \"firewallRules\", \"name\": \"all\", \"dependsOn\": "
	        "[\"[resourceId('Microsoft.Sql/servers', "
	        "parameters('server'))]\"]}]},\n"
	        "{\"type\": \"Microsoft.App/containerApps\", \"name\": \"[[x]\", \"properties\": {\"template\": "
	        "{\"a\": 1}}}]",
	        "infra/main.json:2 arm Microsoft.Sql/servers.shop {type: \"Microsoft.Sql/servers\", name: \"shop\", "
	        "properties: {publicNetworkAccess: \"Enabled\"}}\n"
	        "infra/main.json:3 arm Microsoft.Sql/servers/firewallRules.all {type: \"firewallRules\", name: "
	        "\"all\", "
	        "dependsOn: [?\"[resourceId('Microsoft.Sql/servers', parameters('server'))]\"]} <- "
	        "Microsoft.Sql/servers.shop by dependsOn\n"
	        "infra/main.json:4 arm Microsoft.App/containerApps.[x] {type: \"Microsoft.App/containerApps\", name: "
	        "\"[x]\", properties: {template: {a: 1}}}");
}

Test(resource_arm, deployments_inside_of_deployments)
{
	template_is(
	        "\"variables\": {\"v\": \"x\"}, \"resources\": {\"d\": {\"type\": \"Microsoft.Resources/deployments\", "
	        "\"name\": "
	        "\"d\", \"properties\": {\"mode\": \"Incremental\", \"template\": {\"resources\": [{\"type\": \"A/b\", "
	        "\"name\": "
	        "\"[variables('v')]\"}]}}},\n\"e\": {\"type\": \"Microsoft.Resources/deployments\", \"name\": \"e\", "
	        "\"properties\": {\"expressionEvaluationOptions\": {\"scope\": \"inner\"}, \"template\": "
	        "{\"resources\": "
	        "[{\"type\": \"A/b\", \"name\": \"[variables('v')]\", \"condition\": false, \"tags\": "
	        "\"[variables('v')]\"}]}}}}",
	        "infra/main.json:1 arm A/b.x {type: \"A/b\", name: \"x\"}\n"
	        "infra/main.json:1 arm Microsoft.Resources/deployments.d {type: \"Microsoft.Resources/deployments\", "
	        "name: "
	        "\"d\", properties: {mode: \"Incremental\"}}\n"
	        "infra/main.json:2 arm A/b.variables('v')? {type: \"A/b\", name: ?\"variables('v')\", condition: "
	        "false, tags: "
	        "?\"variables('v')\"}\n"
	        "infra/main.json:2 arm Microsoft.Resources/deployments.e {type: \"Microsoft.Resources/deployments\", "
	        "name: "
	        "\"e\", properties: {expressionEvaluationOptions: {scope: \"inner\"}}}");
}

/* A setting that is written so, with these parameters and variables. */
static void value_is(const char *value, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct buf all BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(
	        &text,
	        "{" SCHEMA "\"parameters\": {\"stage\": {\"type\": \"string\", \"defaultValue\": \"prod\"}, \"open\": "
	        "{\"type\": \"string\"}, \"word\": {\"type\": \"secureString\", \"defaultValue\": \"hush\"}, \"set\": "
	        "{\"type\": \"string\", \"defaultValue\": \"a\"}, \"same\": {\"type\": \"bool\", \"defaultValue\": "
	        "true}},"
	        "\"variables\": {\"sku\": {\"name\": \"F1\", \"sizes\": [1, 2]}, \"loop\": \"[variables('loop')]\"}, "
	        "\"resources\": [{\"type\": \"A/b\", \"name\": \"n\", \"v\": \"[%s]\"}]}%c",
	        value, 0);
	buf_printf(&all, "infra/main.json:1 arm A/b.n {type: \"A/b\", name: \"n\", v: %s}%c", want, 0);
	repository_add(&r, "infra/main.json", text.p);
	repository_add(&r, "infra/main.parameters.json",
	               "{" PARAMETERS "\"parameters\": {\"set\": {\"value\": \"b\"}, \"same\": {\"value\": true}}}");
	repository_add(&r, "other/more/x.json", "{" PARAMETERS "\"parameters\": {\"stage\": {\"value\": \"dev\"}}}");
	resources_are(&r, all.p);
}

Test(resource_arm, expressions)
{
	value_is("parameters('stage')", "\"prod\"");
	value_is("parameters('same')", "true");
	value_is("concat('a-', parameters('stage'), '-', 1)", "\"a-prod-1\"");
	value_is("format('{0}-{1}', parameters('stage'), toUpper('x'))", "\"prod-X\"");
	value_is("variables('sku').name", "\"F1\"");
	value_is("variables('sku')['sizes'][1]", "2");
	value_is("variables('sku')", "{name: \"F1\", sizes: [1, 2]}");
	value_is("if(equals(parameters('stage'), 'prod'), 'Disabled', 'Enabled')", "\"Disabled\"");
	value_is("if(not(or(equals(parameters('open'), 'x'), true())), 1, 2)",
	         "?\"[if(not(or(equals(parameters('open'), 'x'), true())), 1, 2)]\"");
	value_is("if(equals(parameters('open'), 'x'), 'same', 'same')", "\"same\"");
	value_is("'it''s'", "\"it's\"");
}

Test(resource_arm, expressions_that_are_not_known)
{
	value_is("parameters('open')", "?\"[parameters('open')]\"");
	value_is("parameters('word')", "?\"[parameters('word')]\"");
	value_is("parameters('set')", "?\"[parameters('set')]\"");
	value_is("variables('loop')", "?\"[variables('loop')]\"");
	value_is("uniqueString(resourceGroup().id)", "?\"[uniqueString(resourceGroup().id)]\"");
	value_is("concat('a', uniqueString('b'))", "?\"[concat('a', uniqueString('b'))]\"");
	value_is("concat('a'", "?\"[concat('a']\"");
	value_is("parameters('stage') more", "?\"[parameters('stage') more]\"");
	value_is("format('{9}', 'a')", "?\"[format('{9}', 'a')]\"");
}

Test(resource_arm, conditions)
{
	template_is("\"parameters\": {\"on\": {\"type\": \"bool\", \"defaultValue\": false}, \"open\": {\"type\": "
	            "\"bool\"}}, "
	            "\"resources\": [{\"type\": \"A/a\", \"condition\": \"[parameters('on')]\"},\n{\"type\": \"A/b\", "
	            "\"condition\": \"[parameters('open')]\"},\n{\"type\": \"A/c\", \"condition\": "
	            "\"[not(parameters('on'))]\"}]",
	            "infra/main.json:1 arm A/a....! {type: \"A/a\", condition: false}\n"
	            "infra/main.json:2 arm A/b....? {type: \"A/b\", condition: ?\"[parameters('open')]\"}\n"
	            "infra/main.json:3 arm A/c.... {type: \"A/c\", condition: true}");
}

/* Brackets without end, and arguments without number. */
Test(resource_arm, hostile_expressions_end)
{
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("(("));
	buf_byte(&b, '\0');
	struct repository r = repository_new();
	struct buf text BUF_AUTO = {0};
	buf_printf(&text, "{" SCHEMA "\"resources\": [{\"type\": \"A/b\", \"name\": \"n\", \"v\": \"[%s]\"}]}%c", b.p,
	           0);
	repository_add(&r, "a.json", text.p);
	const struct node *row = node_get(facts_finish(r.facts, &r.arena), S("resources"))->child;
	cr_expect_eq(node_get(node_get(row, S("attributes")), S("v"))->kind, NODE_UNKNOWN);
	facts_free(r.facts);
	arena_free(&r.arena);
}
