/* Terraform: what becomes a row, and what its names stand for when all files are there. */
#include "resource_show.h"

Test(resource_terraform, blocks_are_rows)
{
	struct repository r = repository_new();
	repository_add(&r, "infra/main.tf",
	               "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"x\"\n  rule {\n    id = 1\n  }\n  rule { id = "
	               "2 }\n}\n"
	               "data \"aws_iam_policy_document\" \"d\" {\n  statement { actions = [\"*\"] }\n}\n"
	               "provider \"aws\" { region = \"eu-west-1\" }\n"
	               "module \"m\" { source = \"example/m/aws\" }\n"
	               "terraform {\n  required_version = \">= 1\"\n  backend \"s3\" { bucket = \"state\" }\n}\n"
	               "output \"o\" { value = 1 }\n");
	resources_are(&r, "infra/main.tf:1 terraform aws_s3_bucket.a {bucket: \"x\", rule: {id: 1}, rule: {id: 2}}\n"
	                  "infra/main.tf:8 terraform data.aws_iam_policy_document.d {statement: {actions: [\"*\"]}}\n"
	                  "infra/main.tf:11 terraform provider.aws {region: \"eu-west-1\"}\n"
	                  "infra/main.tf:12 terraform module.m {source: \"example/m/aws\"}\n"
	                  "infra/main.tf:15 terraform backend.s3 {bucket: \"state\"}");
}

Test(resource_terraform, json_is_the_same)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf.json",
	               "{\"resource\": {\"aws_x\": {\"a\": {\"n\": \"${var.n}\"}, \"b\": [{\"n\": \"$${n}\"}]}},\n"
	               "\"variable\": {\"n\": {\"default\": 3}}}");
	resources_are(&r, "main.tf.json:1 terraform aws_x.a {n: 3}\n"
	                  "main.tf.json:1 terraform aws_x.b {n: ?\"$${n}\"}");
}

Test(resource_terraform, variables_and_locals_of_all_files)
{
	struct repository r = repository_new();
	repository_add(&r, "a/main.tf",
	               "resource \"aws_x\" \"y\" {\n"
	               "  auth = var.auth\n"
	               "  name = \"${var.stage}-${local.name}\"\n"
	               "  tags = local.tags\n"
	               "  one = local.tags[\"k\"]\n"
	               "  item = var.list[1]\n"
	               "  none = var.none\n"
	               "  half = \"a-${var.none}\"\n"
	               "  text = \"$${var.stage}\"\n"
	               "  both = \"$${x}${var.stage}\"\n"
	               "}\n");
	repository_add(&r, "a/variables.tf",
	               "variable \"auth\" { default = \"NONE\" }\nvariable \"stage\" { default = \"dev\" }\n"
	               "variable \"list\" { default = [1, 2] }\nvariable \"none\" {}\n");
	repository_add(&r, "a/locals.tf",
	               "locals {\n  name = var.auth\n  tags = { k = local.name, v = var.none }\n}\n");
	repository_add(&r, "b/variables.tf", "variable \"none\" { default = \"of another folder\" }\n");
	resources_are(&r, "a/main.tf:1 terraform aws_x.y {auth: \"NONE\", name: \"dev-NONE\", tags: {k: \"NONE\", "
	                  "v: ?\"var.none\"}, one: \"NONE\", item: 2, none: ?\"var.none\", half: ?\"a-${var.none}\", "
	                  "text: \"${var.stage}\", both: \"${x}dev\"}");
}

/* name: variables.tf, terraform.tfvars and the rest of what the folder holds, "|" between path and text. */
static void value_is(const char *const *files, const char *want)
{
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	repository_add(&r, "main.tf", "resource \"aws_x\" \"y\" { v = var.v }\nvariable \"v\" {}\n");
	for (; *files; files++) {
		str text = str_of(*files), path;
		str_cut(&text, '|', &path);
		repository_add(&r, arena_str(&r.arena, path).p, text.p);
	}
	buf_printf(&b, "main.tf:1 terraform aws_x.y {v: %s}", want);
	buf_byte(&b, '\0');
	resources_are(&r, b.p);
}

Test(resource_terraform, files_of_values)
{
	value_is((const char *const[]){NULL}, "?\"var.v\"");
	value_is((const char *const[]){"terraform.tfvars|v = \"a\"\n", NULL}, "\"a\"");
	value_is((const char *const[]){"terraform.tfvars|v = \"a\"\n", "b.auto.tfvars|v = \"b\"\n",
	                               "a.auto.tfvars|v = \"c\"\n", NULL},
	         "\"b\"");
	value_is((const char *const[]){"terraform.tfvars|v = \"a\"\n", "terraform.tfvars.json|{\"v\": \"b\"}", NULL},
	         "\"b\"");
	/* Nobody knows which of them a command names. */
	value_is((const char *const[]){"prod.tfvars|v = \"a\"\n", NULL}, "?\"var.v\"");
	value_is((const char *const[]){"terraform.tfvars|v = \"a\"\n", "env/prod.tfvars|v = \"b\"\n", NULL},
	         "?\"var.v\"");
	value_is((const char *const[]){"terraform.tfvars|v = \"a\"\n", "env/prod.tfvars|v = \"a\"\n", NULL}, "\"a\"");
	value_is((const char *const[]){"other/terraform.tfvars|v = \"a\"\n", NULL}, "?\"var.v\"");
}

Test(resource_terraform, a_default_gives_way_to_a_file_of_values)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf", "variable \"v\" { default = \"d\" }\nresource \"aws_x\" \"y\" { v = var.v }\n");
	repository_add(&r, "terraform.tfvars", "v = \"f\"\n");
	resources_are(&r, "main.tf:2 terraform aws_x.y {v: \"f\"}");
}

Test(resource_terraform, what_calls_hand_in)
{
	struct repository r = repository_new();
	repository_add(
	        &r, "main.tf",
	        "variable \"stage\" { default = \"dev\" }\n"
	        "module \"one\" {\n  source = \"./modules/x\"\n  same = var.stage\n  other = \"a\"\n}\n"
	        "module \"two\" {\n  source = \"./modules/../modules/x\"\n  same = \"dev\"\n  other = \"b\"\n}\n");
	repository_add(
	        &r, "modules/x/main.tf",
	        "variable \"same\" { default = \"no\" }\nvariable \"other\" { default = \"no\" }\n"
	        "variable \"left\" { default = \"l\" }\nvariable \"stage\" { default = \"inner\" }\n"
	        "resource \"aws_x\" \"y\" {\n  a = var.same\n  b = var.other\n  c = var.left\n  d = var.stage\n}\n");
	resources_are(
	        &r, "main.tf:2 terraform module.one {source: \"./modules/x\", same: \"dev\", other: \"a\"}\n"
	            "main.tf:7 terraform module.two {source: \"./modules/../modules/x\", same: \"dev\", other: \"b\"}\n"
	            "modules/x/main.tf:5 terraform aws_x.y {a: \"dev\", b: ?\"var.other\", c: \"l\", d: \"inner\"}");
}

Test(resource_terraform, circles_end)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf",
	               "locals {\n  a = local.b\n  b = local.a\n  c = \"${local.c}${local.c}\"\n}\n"
	               "resource \"aws_x\" \"y\" {\n  a = local.a\n  c = local.c\n}\n"
	               "module \"m\" {\n  source = \"./\"\n  v = var.v\n}\nvariable \"v\" {}\nresource \"aws_x\" \"z\" "
	               "{ v = var.v }\n");
	resources_are(&r, "main.tf:6 terraform aws_x.y {a: ?\"local.a\", c: ?\"local.c\"}\n"
	                  "main.tf:10 terraform module.m {source: \"./\", v: ?\"var.v\"}\n"
	                  "main.tf:15 terraform aws_x.z {v: ?\"var.v\"}");
}

Test(resource_terraform, choices)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf",
	               "variable \"on\" { default = false }\nvariable \"env\" { default = \"prod\" }\n"
	               "resource \"aws_x\" \"a\" {\n  count = var.on ? 1 : 0\n"
	               "  t = var.env == \"prod\" ? \"${var.env}-1\" : \"x\"\n  u = !var.on ? null : 1\n"
	               "  v = var.q ? 1 : 2\n  w = (var.env != \"prod\") ? 1 : var.on ? 2 : 3\n}\n"
	               "resource \"aws_x\" \"b\" {\n  for_each = var.q\n  k = each.key\n}\n"
	               "resource \"aws_x\" \"c\" { count = 2 }\n");
	resources_are(&r,
	              "main.tf:3 terraform aws_x.a! {count: 0, t: \"prod-1\", u: null, v: ?\"var.q ? 1 : 2\", w: 3}\n"
	              "main.tf:10 terraform aws_x.b? {for_each: ?\"var.q\", k: ?\"each.key\"}\n"
	              "main.tf:14 terraform aws_x.c {count: 2}");
}

Test(resource_terraform, references)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf",
	               "locals { arn = aws_s3_bucket.l.arn }\n"
	               "resource \"aws_x\" \"y\" {\n  policy = data.aws_iam_policy_document.d.json\n"
	               "  a = [aws_a.b.id, \"${aws_a.b.id}/*\", join(\",\", aws_c.d[*].id)]\n"
	               "  deep {\n    arn = local.arn\n    m = module.m.out\n  }\n  s = \"aws_not.this\"\n"
	               "  t = f(\"aws_nor.this ${aws_but.that.x}\")\n  u = [for k in v : k.aws_x.n]\n}\n");
	resources_are(&r,
	              "main.tf:2 terraform aws_x.y {policy: ?\"data.aws_iam_policy_document.d.json\", "
	              "a: [?\"aws_a.b.id\", ?\"${aws_a.b.id}/*\", ?\"join(\",\", aws_c.d[*].id)\"], deep: {arn: "
	              "?\"local.arn\", "
	              "m: ?\"module.m.out\"}, s: \"aws_not.this\", t: ?\"f(\"aws_nor.this ${aws_but.that.x}\")\", "
	              "u: ?\"[for k in v : k.aws_x.n]\"} <- data.aws_iam_policy_document.d by policy <- aws_a.b by a "
	              "<- aws_c.d by a <- aws_s3_bucket.l by deep.arn <- module.m by deep.m <- aws_but.that by t");
}

Test(resource_terraform, texts_that_are_json_and_blocks_by_number)
{
	struct repository r = repository_new();
	repository_add(&r, "main.tf",
	               "variable \"b\" { default = \"x\" }\n"
	               "resource \"aws_iam_policy\" \"p\" {\n  policy = <<EOF\n{\"Statement\": [{\"Action\": \"*\", "
	               "\"Resource\": \"arn:${var.b}/$${aws:username}\"}]}\nEOF\n"
	               "  other = jsonencode({ Action = var.b })\n"
	               "  dynamic \"ingress\" {\n    for_each = var.q\n    content { port = 1 }\n  }\n}\n");
	resources_are(&r,
	              "main.tf:2 terraform aws_iam_policy.p {policy: {Statement: [{Action: \"*\", Resource: "
	              "\"arn:x/${aws:username}\"}]}, other: {Action: \"x\"}, dynamic: {ingress: {for_each: ?\"var.q\", "
	              "content: {port: 1}}}, ingress: ?\"dynamic\"}");
}

Test(resource_terraform, of_environments_only_names_are_kept)
{
	struct repository r = repository_new();
	repository_add(
	        &r, "main.tf",
	        "variable \"db_password\" { default = \"hush\" }\nvariable \"x\" {\n  default = \"hush\"\n  sensitive "
	        "= true\n}\n"
	        "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      A = \"hush\"\n"
	        "      B = var.b\n      C = \"\"\n    }\n  }\n  p = var.db_password\n  q = var.x\n  environment_name = "
	        "\"kept\"\n}\n"
	        "resource \"google_cloud_run_v2_service\" \"s\" {\n  env {\n    name = \"A\"\n    value = \"hush\"\n  "
	        "}\n}\n");
	resources_are(
	        &r, "main.tf:6 terraform aws_lambda_function.f {environment: {variables: {A: ?\"...\", B: ?\"var.b\", "
	            "C: \"\"}}, p: ?\"var.db_password\", q: ?\"var.x\", environment_name: \"kept\"}\n"
	            "main.tf:18 terraform google_cloud_run_v2_service.s {env: {name: \"A\", value: ?\"...\"}}");
}
