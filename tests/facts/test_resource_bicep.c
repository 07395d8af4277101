/* Bicep: resources with their conditions and loops, modules and what they are handed, and expressions. */
#include "resource_show.h"

static void file_is(const char *text, const char *want)
{
	struct repository r = repository_new();
	repository_add(&r, "infra/main.bicep", text);
	resources_are(&r, want);
}

Test(resource_bicep, resources)
{
	file_is("param on bool = false\nparam open bool\nresource app 'Microsoft.Web/sites@2022-09-01' = {\n  name: "
	        "'app'\n"
	        "  properties: {\n    serverFarmId: plan.id\n  }\n  resource auth 'config' = {\n    name: "
	        "'authsettings'\n  }\n}\n"
	        "resource plan 'Microsoft.Web/serverfarms@2022-09-01' existing = {\n  name: 'plan'\n}\n"
	        "resource no 'A/b@1' = if (on) {}\nresource who 'A/b@1' = if (open) {}\nresource yes 'A/b@1' = if (!on "
	        "&& "
	        "'a' == 'a') {}\n",
	        "infra/main.bicep:3 bicep Microsoft.Web/sites.app {name: \"app\", properties: {serverFarmId: "
	        "?\"plan.id\"}} <- "
	        "plan by properties.serverFarmId\n"
	        "infra/main.bicep:8 bicep Microsoft.Web/sites/config.auth {name: \"authsettings\"}\n"
	        "infra/main.bicep:12 bicep existing.Microsoft.Web/serverfarms.plan {name: \"plan\"}\n"
	        "infra/main.bicep:15 bicep A/b.no! {}\ninfra/main.bicep:16 bicep A/b.who? {}\ninfra/main.bicep:17 "
	        "bicep "
	        "A/b.yes? {}");
}

/* What a loop binds hides what the file calls so. */
Test(resource_bicep, loops)
{
	file_is("param name string = 'x'\nparam list array = [\n  1\n]\nparam none array = []\n"
	        "resource a 'A/b@1' = [for name in list: {\n  name: name\n  kind: '${names}'\n}]\n"
	        "resource c 'A/b@1' = [for i in none: {\n  name: name\n}]\nresource d 'A/b@1' = [for i in range(0, 2): "
	        "{}]\n"
	        "resource e 'A/b@1' = [for i in list: if (true) {}]\n",
	        "infra/main.bicep:6 bicep A/b.a {name: ?\"[name]\", kind: ?\"'${names}'\"}\n"
	        "infra/main.bicep:10 bicep A/b.c! {name: \"x\"}\ninfra/main.bicep:13 bicep A/b.d? {}\n"
	        "infra/main.bicep:14 bicep A/b.e? {}");
}

Test(resource_bicep, modules)
{
	struct repository r = repository_new();
	repository_add(
	        &r, "infra/main.bicep",
	        "param stage string = 'prod'\nmodule one './core/app.bicep' = {\n  name: 'one'\n  params: {\n    "
	        "public: "
	        "'Disabled'\n    name: 'a-${stage}'\n  }\n}\nmodule two 'core/app.bicep' = {\n  params: {\n    public: "
	        "'Disabled'\n    name: 'b'\n  }\n}\nmodule far 'br/public:a:1' = {}\n");
	repository_add(
	        &r, "infra/core/app.bicep",
	        "param public string = 'Enabled'\nparam name string\nparam kind string = 'k'\nresource a 'A/b@1' = {\n"
	        "  name: name\n  access: public\n  kind: kind\n}\n");
	resources_are(
	        &r,
	        "infra/core/app.bicep:4 bicep A/b.a {name: ?\"name\", access: \"Disabled\", kind: \"k\"}\n"
	        "infra/main.bicep:2 bicep module.one {source: \"./core/app.bicep\", name: \"one\", params: {public: "
	        "\"Disabled\", name: \"a-prod\"}}\n"
	        "infra/main.bicep:9 bicep module.two {source: \"core/app.bicep\", params: {public: \"Disabled\", "
	        "name: \"b\"}}\ninfra/main.bicep:15 bicep module.far {source: \"br/public:a:1\"}");
}

/* A setting that is written so, with these parameters and variables. */
static void value_is(const char *value, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct buf all BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(&text,
	           "param stage string = 'prod'\nparam open string\n@secure()\nparam word string = 'hush'\nparam set "
	           "string = "
	           "'a'\nvar sku = {\n  name: 'F1'\n  sizes: [\n    1\n    stage\n  ]\n}\nvar loop = loop\nresource r "
	           "'A/b@1' = "
	           "{\n  v: %s\n}\n%c",
	           value, 0);
	buf_printf(&all, "infra/main.bicep:14 bicep A/b.r {v: %s}%c", want, 0);
	repository_add(&r, "infra/main.bicep", text.p);
	repository_add(&r, "infra/prod.bicepparam", "using 'main.bicep'\nparam set = 'b'\nparam stage = 'prod'\n");
	resources_are(&r, all.p);
}

Test(resource_bicep, expressions)
{
	value_is("stage", "\"prod\"");
	value_is("'a-${stage}-${toLower('X')}'", "\"a-prod-x\"");
	value_is("sku", "{name: \"F1\", sizes: [1, \"prod\"]}");
	value_is("sku.sizes[1]", "\"prod\"");
	value_is("stage == 'prod' ? 'Disabled' : 'Enabled'", "\"Disabled\"");
	value_is("stage != 'prod' || open == 'x' ? 1 : 2", "?\"stage != 'prod' || open == 'x' ? 1 : 2\"");
	value_is("open == 'x' ? 'same' : 'same'", "\"same\"");
	value_is("stage == 'prod' ? {\n  a: stage\n} : null", "{a: \"prod\"}");
	value_is("stage == 'dev' ? {} : open == 'x' ? 1 : 1", "1");
	value_is("empty(open) ? [] : [\n  sku.name\n]", "?\"empty(open) ? [] : [\n  sku.name\n]\"");
	value_is("{\n  env: [\n    {\n      name: 'A'\n      value: stage == 'prod' ? 'hush' : 'no'\n    }\n  ]\n}",
	         "{env: [{name: \"A\", value: ?\"...\"}]}");
	value_is("concat('it\\'s', '$', '''x''')", "\"it's$x\"");
	value_is("any(stage)", "\"prod\"");
}

Test(resource_bicep, expressions_that_are_not_known)
{
	value_is("open", "?\"open\"");
	value_is("word", "?\"word\"");
	value_is("set", "?\"set\"");
	value_is("loop", "?\"loop\"");
	value_is("other", "?\"other\"");
	value_is("'a-${open}'", "?\"'a-${open}'\"");
	value_is("'\\u{41}'", "?\"'\\u{41}'\"");
	value_is("uniqueString(stage)", "?\"uniqueString(stage)\"");
	value_is("map(sku.sizes, s => s)", "?\"map(sku.sizes, s => s)\"");
	value_is("[for s in sku.sizes: stage]", "?\"[for s in sku.sizes: stage]\"");
	value_is("1 + 2 == 3", "?\"1 + 2 == 3\"");
}

Test(resource_bicep, what_was_not_read)
{
	struct repository r = repository_new();
	facts_unread(r.facts, S("infra/main.bicep"), S("bicep"), false);
	resources_are(&r, "infra/main.bicep:1 bicep ....... {...: ?\"...\"}");
}
