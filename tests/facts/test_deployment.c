/* Files that put something to work. */
#include "repo.h"

Test(deployment, dockerfiles_by_their_last_stage)
{
	struct repo_facts r =
	        REPO({"api/Dockerfile", "FROM node:22 AS build\nUSER root\nCOPY package.json web ./\nCMD [\"x\"]\n"
	                                "FROM nginx\nCOPY --from=build /x /y\nUSER app\nENTRYPOINT [\"nginx\"]\n"},
	             {"base/Dockerfile", "FROM alpine\nRUN true\n"});
	repo_expect(&r, "containers", "path folder image user runs copies",
	            "api/Dockerfile api nginx app [\"nginx\"] package.json,web|base/Dockerfile base alpine - - ");
	repo_free(&r);
}

Test(deployment, stages_go_on_from_others_and_users_come_from_variables)
{
	struct repo_facts r = REPO(
	        {"a/Dockerfile", "FROM python:3.12-slim AS base\nUSER app\nCMD flask run\nFROM base AS dev\nRUN x\n"},
	        {"b/Dockerfile", "FROM node:22 AS build\nUSER node\nFROM nginx:1.27\nCOPY --from=build /a /b\n"},
	        {"c/Dockerfile", "FROM alpine:3\nARG APP_USER=app\nUSER ${APP_USER}\n"},
	        {"d/Dockerfile", "FROM alpine:3\nENV UID=0\nUSER $UID\n"},
	        {"e/Dockerfile", "FROM gcr.io/distroless/static:nonroot\nUSER $SOMEBODY\n"});
	repo_expect(&r, "containers", "folder image tag user runs",
	            "a python 3.12-slim app flask run|b nginx 1.27 - -|c alpine 3 app -|d alpine 3 0 -|"
	            "e gcr.io/distroless/static nonroot ? -");
	repo_free(&r);
}

Test(deployment, compose_services_that_are_built_here)
{
	struct repo_facts r =
	        REPO({"ops/docker-compose.yml", "services:\n  db: {image: postgres}\n  web:\n    build: ../web\n  "
	                                        "api:\n    build:\n      context: ..\n"
	                                        "      dockerfile: api/Dockerfile\n    command: [python, -m, api]\n"
	                                        "  far: {build: 'https://github.com/x/y.git'}\n  out: {build: "
	                                        "../../other}\n  var: {build: '${DIR}'}\n"});
	repo_expect(&r, "deployments", "what name folder file runs",
	            "service web web - -|service api . api/Dockerfile python -m api");
	repo_free(&r);
}

Test(deployment, functions_stand_where_the_stack_says)
{
	struct repo_facts r = REPO(
	        {"template.yaml",
	         "Resources:\n  Hello:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: fn/hello/}\n"
	         "  Table: {Type: AWS::DynamoDB::Table}\n"},
	        {"s/serverless.yml",
	         "service: s\nprovider: {name: aws, region: eu-west-1}\nfunctions: {a: {handler: a.main}}\n"},
	        {"infra/main.tf",
	         "data \"archive_file\" \"z\" {\n  type = \"zip\"\n  source_dir = \"${path.module}/../lambda\"\n}\n"},
	        {"w/wrangler.toml", "name = \"w\"\nmain = \"src/index.ts\"\n[triggers]\ncrons = [\"0 3 * * *\"]\n"},
	        {"firebase.json", "{'hosting': {'public': 'dist'}, 'functions': {'source': 'fn'}}"});
	repo_expect(&r, "deployments", "path platform what folder name schedule region",
	            "firebase.json firebase function fn - - -|firebase.json firebase site . - - -|"
	            "infra/main.tf terraform function lambda z - -|s/serverless.yml aws stack s s - eu-west-1|"
	            "s/serverless.yml aws function s a - -|template.yaml aws function fn/hello Hello - -|"
	            "w/wrangler.toml cloudflare function w w - -|w/wrangler.toml cloudflare job w - 0 3 * * * -");
	repo_free(&r);
}

Test(deployment, hosts)
{
	struct repo_facts r = REPO(
	        {"Procfile", "web: npm start\nworker: node w.js\nrelease: x\n"},
	        {"a/fly.toml", "app = 'x'\nprimary_region = 'ams'\n"},
	        {"b/vercel.json", "{'crons': [{'path': '/api/x', 'schedule': '0 0 * * *'}]}"},
	        {"c/netlify.toml", "[build]\nbase = 'web'\n[functions]\ndirectory = 'fn'\n"},
	        {"render.yaml",
	         "services:\n- {type: web, name: r, rootDir: srv, region: frankfurt}\n- {type: redis, name: q}\n"},
	        {"d/app.yaml", "runtime: python312\n"}, {"e/app.yaml", "kind: Deployment\nruntime: x\n"},
	        {"f/manifest.json", "{'manifest_version': 3, 'name': 'x'}"}, {"g/manifest.json", "{'name': 'pwa'}"});
	repo_expect(
	        &r, "deployments", "path platform what folder",
	        "Procfile heroku service .|Procfile heroku job .|a/fly.toml fly service a|b/vercel.json vercel job b|"
	        "b/vercel.json vercel site b|c/netlify.toml netlify function c/fn|c/netlify.toml netlify site c/web|"
	        "d/app.yaml gcp service d|f/manifest.json browser-extension site f|render.yaml render service srv");
	repo_free(&r);
}
