/* What the command of an image or a platform comes to. */
#include "repo.h"

#include "base/buf.h"

static void come_to(const char *section, const char *want, const struct repo_file *files, size_t n)
{
	struct repo_facts r = repo_read(files, n);
	const struct node *list = node_get(r.tree, str_of(section)), *row = list->child;
	struct buf got BUF_AUTO = {0};
	const struct node *to = row ? node_get(row, S("comes_to")) : NULL;
	for (const struct node *c = to ? to->child : NULL; c; c = c->next)
		buf_printf(&got, "%s%.*s", got.n ? "|" : "", STR_ARG(c->text));
	cr_expect(str_eq(buf_str(&got), str_of(want)), "is %.*s, wanted %s", STR_ARG(buf_str(&got)), want);
	repo_free(&r);
}
#define COMES_TO(section, want, ...)                                                                                   \
	come_to(section, want, (const struct repo_file[]){__VA_ARGS__},                                                \
	        sizeof((const struct repo_file[]){__VA_ARGS__}) / sizeof(struct repo_file))

Test(run_follow, scripts_of_packages_of_the_shell_and_of_make)
{
	COMES_TO("containers", "npm run serve|next dev -p=3000",
	         {"Dockerfile", "FROM node:22\nCMD [\"npm\", \"start\"]\n"},
	         {"package.json", "{'scripts': {'start': 'npm run serve', 'serve': 'next dev -p 3000'}}"});
	COMES_TO("containers", "flask run --host=0.0.0.0",
	         {"Dockerfile", "FROM python:3.12\nCMD [\"sh\", \"/app/start.sh\"]\n"},
	         {"start.sh", "#!/bin/sh\nexec flask run --host 0.0.0.0\n"});
	COMES_TO("containers", "flask run --app=app --debug", {"web/Dockerfile", "FROM python:3.12\nCMD make serve\n"},
	         {"web/Makefile", "serve:\n\tflask --app app run --debug\n"});
	COMES_TO("deployments", "node server.js", {"Procfile", "web: yarn start\n"},
	         {"package.json", "{'scripts': {'start': 'node server.js', 'dev': 'next dev'}}"});
}

Test(run_follow, what_is_no_call_or_leads_nowhere_or_in_a_circle)
{
	COMES_TO("containers", "", {"Dockerfile", "FROM node:22\nCMD [\"node\", \"server.js\"]\n"},
	         {"package.json", "{'scripts': {'start': 'next dev'}}"});
	COMES_TO("containers", "", {"Dockerfile", "FROM node:22\nCMD npm run gone\n"},
	         {"package.json", "{'scripts': {'start': 'next dev'}}"});
	COMES_TO("containers", "", {"a/Dockerfile", "FROM node:22\nCMD npm start\n"},
	         {"package.json", "{'scripts': {'start': 'next dev'}}"});
	COMES_TO("containers", "npm run b|npm run a|npm run b|npm run a|npm run b|npm run a",
	         {"Dockerfile", "FROM node:22\nCMD npm run a\n"},
	         {"package.json", "{'scripts': {'a': 'npm run b', 'b': 'npm run a'}}"});
}
