/* Functions on AWS: addresses and authorizers stand in a template, what the code does beside it. */
#include "repo.h"

#define CODE "export const handler = async (event) => { await db.put({}); };\n"

Test(route_lambda, serverless_framework)
{
	struct repo_facts r = REPO(
	        {"serverless.yml",
	         "service: a\nprovider: { name: aws }\nfunctions:\n  put:\n    handler: src/put.handler\n"
	         "    url: true\n    events:\n      - httpApi: 'POST /p'\n      - httpApi: { path: /q, method: "
	         "get, authorizer: jwt }\n      - http: { path: r, method: delete, authorizer: aws_iam }\n"
	         "      - http: { path: s, method: post, authorizer: '${self:x}' }\n"
	         "      - schedule: rate(1 day)\n"
	         "  own:\n    handler: src/own.handler\n    events:\n      - httpApi: 'PUT /own'\n"
	         "  gone:\n    handler: src/gone.handler\n    events:\n      - httpApi: 'PUT /gone'\n"},
	        {"src/put.ts", CODE},
	        {"src/own.ts",
	         "export const handler = async (event) => { const user = await verify(event.headers.authorization); "
	         "if (!user) return { statusCode: 401 }; await db.put({}); };\n"});
	repo_expect(&r, "routes", "method route auth guard changes",
	            "POST /p open - true|GET /q guarded jwt false|DELETE /r guarded aws_iam true|POST /s ? - true|any "
	            "/ open - "
	            "true|PUT /own guarded handler true|PUT /gone ? - true");
	repo_free(&r);
}

#define FUNCTION(name, event)                                                                                          \
	"  " name ":\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: src/\n      Handler: "      \
	"put.handler\n" event

Test(route_lambda, sam)
{
	struct repo_facts r = REPO(
	        {"template.yaml",
	         "Transform: AWS::Serverless-2016-10-31\nResources:\n" FUNCTION(
	                 "A", "      FunctionUrlConfig: { AuthType: NONE }\n      Events:\n        One: { Type: "
	                      "Api, Properties: "
	                      "{ Path: /one, Method: post } }\n        Two: { Type: HttpApi, Properties: { Path: "
	                      "/two, Method: "
	                      "ANY, Auth: { Authorizer: NONE } } }\n        Three: { Type: HttpApi, Properties: { "
	                      "Path: /three, "
	                      "Method: get, Auth: { Authorizer: Mine } } }\n        Four: { Type: Schedule }\n")},
	        {"src/put.ts", CODE},
	        {"b/template.yaml",
	         "Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: "
	         "AWS::Serverless::Api\n    Properties: { "
	         "Auth: { DefaultAuthorizer: Pool } }\n" FUNCTION(
	                 "B",
	                 "      FunctionUrlConfig: { AuthType: AWS_IAM }\n      "
	                 "Events:\n        One: { Type: Api, Properties: { Path: "
	                 "/four, Method: post, RestApiId: !Ref Api } }\n        Two: { Type: Api, Properties: { Path: "
	                 "/five, Method: post } }\n        Three: { Type: HttpApi, "
	                 "Properties: { Path: /six, Method: post, ApiId: !Ref Api } }\n")});
	repo_expect(&r, "routes", "method route auth guard",
	            "POST /four guarded Pool|POST /five ? -|POST /six ? -|any / guarded AWS_IAM|POST /one ? -|any /two "
	            "open -|GET /three guarded "
	            "Mine|any / "
	            "open -");
	repo_free(&r);
}
