/* The Serverless Framework: functions, what CloudFormation makes for them, and variables. */
#include "resource_show.h"

static void file_is(const char *path, const char *text, const char *want)
{
	struct repository r = repository_new();
	repository_add(&r, path, text);
	resources_are(&r, want);
}

Test(resource_serverless, functions_and_resources)
{
	file_is("api/serverless.yml",
	        "service: shop\nprovider:\n  name: aws\n  environment: {TABLE: '${self:service}'}\nfunctions:\n"
	        "  check: {handler: auth.check}\n  list:\n    handler: list.main\n    role: ListRole\n    events:\n"
	        "      - http: {path: /, method: get, authorizer: check}\n      - httpApi: {path: /a, authorizer: "
	        "{name: "
	        "jwt}}\n    environment: {QUEUE: !Ref Queue}\nresources:\n  Resources:\n    Queue:\n"
	        "      Type: AWS::SQS::Queue\n      Properties: {QueueName: '${self:service}-${opt:stage, \"dev\"}', "
	        "Arn: "
	        "!GetAtt Dead.Arn}\n",
	        "api/serverless.yml:2 serverless provider.aws {name: \"aws\", environment: {TABLE: \"shop\"}}\n"
	        "api/serverless.yml:6 serverless function.check {handler: \"auth.check\"}\n"
	        "api/serverless.yml:7 serverless function.list {handler: \"list.main\", role: \"ListRole\", events: "
	        "[{http: "
	        "{path: \"/\", method: \"get\", authorizer: \"check\"}}, {httpApi: {path: \"/a\", authorizer: {name: "
	        "\"jwt\"}}}], environment: {QUEUE: ?\"Queue\"}} <- function.check by events.http.authorizer <- "
	        "ListRole by "
	        "role <- Queue by environment.QUEUE\n"
	        "api/serverless.yml:16 cloudformation AWS::SQS::Queue.Queue {QueueName: \"shop-dev\", Arn: "
	        "?\"Dead.Arn\"} <- "
	        "Dead by Arn");
}

/* What is in other files, and what a program makes. */
Test(resource_serverless, what_stands_elsewhere_is_said)
{
	file_is("serverless.yml",
	        "service: a\nprovider: aws\nfunctions:\n  - ${file(a.yml)}\n  - b: {handler: b.c}\nresources: "
	        "['${file(r.yml)}']\n",
	        "serverless.yml:2 serverless provider.aws \"aws\"\n"
	        "serverless.yml:4 serverless function.${file(a.yml)} {...: ?\"...\"}\n"
	        "serverless.yml:5 serverless function.b {handler: \"b.c\"}\n"
	        "serverless.yml:6 cloudformation ....${file(r.yml)} {...: ?\"...\"}");
	file_is("serverless.ts", "export default {functions: {}};\n",
	        "serverless.ts:1 serverless ....... {...: ?\"...\"}");
	file_is("other.yml", "provider: x\na: b\n", "");
}

/* A function whose memory is written so, below these settings. */
static void value_is(const char *value, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct buf all BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(&text,
	           "functions:\n  f:\n    memory: %s\nservice: shop\nprovider: {name: aws, stage: '${opt:stage, "
	           "\"dev\"}'}\n"
	           "custom:\n  size: {dev: 128, prod: 256}\n  list: [a, b]\n  loop: ${self:custom.loop}\n  open: "
	           "${file(x.yml):a}\n%c",
	           value, 0);
	buf_printf(
	        &all,
	        "serverless.yml:2 serverless function.f {memory: %s}\nserverless.yml:5 serverless provider.aws {name: "
	        "\"aws\", stage: \"dev\"}%c",
	        want, 0);
	repository_add(&r, "serverless.yml", text.p);
	resources_are(&r, all.p);
}

Test(resource_serverless, variables)
{
	value_is("${self:custom.size.dev}", "128");
	value_is("${self:custom.size.${self:provider.stage}}", "128");
	value_is("${self:custom.size.${opt:stage, 'prod'}}", "256");
	value_is("${self:custom.size}", "{dev: 128, prod: 256}");
	value_is("${self:custom.list.1}-x", "\"b-x\"");
	value_is("'${self:service}-${sls:stage}'", "\"shop-dev\"");
	value_is("${self:custom.none, self:service}", "\"shop\"");
	value_is("${env:X, '512'}", "\"512\"");
}

Test(resource_serverless, variables_that_are_not_known)
{
	value_is("${opt:stage}", "?\"${opt:stage}\"");
	value_is("${self:custom.none}", "?\"${self:custom.none}\"");
	value_is("${self:custom.open, 'a'}", "?\"${self:custom.open, 'a'}\"");
	value_is("${file(x.yml):a, 'b'}", "?\"${file(x.yml):a, 'b'}\"");
	value_is("${ssm:/a}", "?\"${ssm:/a}\"");
	value_is("${self:custom.loop}", "?\"${self:custom.loop}\"");
	value_is("'${self:service}-${ssm:/a}'", "?\"${self:service}-${ssm:/a}\"");
	value_is("'${self:service}-${AWS::Region}'", "?\"${self:service}-${AWS::Region}\"");
}

Test(resource_serverless, both_languages_in_one_text)
{
	value_is("!Sub 'x-${self:service}'", "\"x-shop\"");
	value_is("!Sub '${self:service}-${AWS::Region}'", "?\"${self:service}-${AWS::Region}\"");
}
