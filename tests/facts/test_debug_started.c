/* Programs with a switch for their makers, and what puts them to work. */
#include "repo.h"

#include "facts/fact.h"

/* The switch of a program at `path`, as rules find it, among these files. */
static void is_started(const char *path, const char *want, const struct repo_file *files, size_t n)
{
	struct repo_facts r = {.facts = facts_new()};
	for (size_t i = 0; i < n; i++)
		repo_see(&r, files[i].path, files[i].text);
	struct members m = fact_new(r.facts, S("debug_switches"), str_of(path), 1);
	members_scalar(&m, NODE_STRING, S("what"), S("program"), NULL);
	r.tree = facts_finish(r.facts, &r.arena);
	repo_expect(&r, "debug_switches", "path started", want);
	repo_free(&r);
}
#define STARTED(path, want, ...)                                                                                       \
	is_started(path, want, (const struct repo_file[]){__VA_ARGS__},                                                \
	           sizeof((const struct repo_file[]){__VA_ARGS__}) / sizeof(struct repo_file))

Test(debug_started, an_image_or_a_platform_names_the_file)
{
	STARTED("app.py", "app.py true", {"Dockerfile", "FROM python:3.12\nCMD [\"python3\", \"app.py\"]\n"});
	STARTED("api/server.py", "api/server.py true",
	        {"api/Dockerfile", "FROM python:3.12\nCMD python /app/server.py\n"});
	STARTED("app.py", "app.py true", {"Procfile", "web: python ./app.py\n"});
	STARTED("app.py", "app.py true",
	        {"Dockerfile", "FROM python:3.12 AS a\nCMD python app.py\nFROM a\nUSER app\n"});
}

Test(debug_started, a_script_that_an_image_runs)
{
	STARTED("app.py", "app.py true", {"Dockerfile", "FROM python:3.12\nCMD [\"./start.sh\"]\n"},
	        {"start.sh", "python app.py\n"});
	STARTED("app.py", "app.py -", {"Dockerfile", "FROM python:3.12\nCMD gunicorn app:app\n"},
	        {"start.sh", "python app.py\n"});
}

Test(debug_started, a_module_that_is_run_and_a_script_that_calls_a_script)
{
	STARTED("lunch/__main__.py", "lunch/__main__.py true", {"Procfile", "web: python -m lunch\n"});
	STARTED("lunch/web.py", "lunch/web.py true", {"Procfile", "web: python -m lunch.web\n"});
	STARTED("punch/web.py", "punch/web.py -", {"Procfile", "web: python -m lunch.web\n"});
	STARTED("app.py", "app.py true", {"Dockerfile", "FROM python:3.12\nCMD make serve\n"},
	        {"Makefile", "serve:\n\tpython app.py\n"});
}

/* What a file does to whoever takes it in happens under gunicorn as well. */
Test(debug_started, a_program_that_is_taken_in)
{
	static const struct {
		const char *path, *runs, *want;
	} cases[] = {{"wsgi.py", "web: gunicorn wsgi:application\n", "wsgi.py true"},
	             {"shop/wsgi.py", "web: gunicorn shop.wsgi:app\n", "shop/wsgi.py true"},
	             {"shop/other.py", "web: gunicorn shop.wsgi:app\n", "shop/other.py -"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts r = {.facts = facts_new()};
		repo_see(&r, "Procfile", cases[i].runs);
		struct members m = fact_new(r.facts, S("debug_switches"), str_of(cases[i].path), 1);
		members_scalar(&m, NODE_STRING, S("what"), S("loaded"), NULL);
		r.tree = facts_finish(r.facts, &r.arena);
		repo_expect(&r, "debug_switches", "path started", cases[i].want);
		repo_free(&r);
	}
}

Test(debug_started, another_file_or_another_server_starts_nothing)
{
	STARTED("app.py", "app.py -", {"Dockerfile", "FROM python:3.12\nCMD python myapp.py\n"});
	STARTED("app.py", "app.py -", {"Procfile", "web: gunicorn app:app\n"});
	STARTED("web/app.py", "web/app.py -", {"api/Dockerfile", "FROM python:3.12\nCMD python app.py\n"});
}

/* Of more programs than are looked for nobody says that they are not started. */
Test(debug_started, too_many_programs_are_not_known)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "Procfile", "web: gunicorn app:app\n");
	for (int i = 0; i < 201; i++) {
		str path = arena_printf(&r.arena, "p%03d.py", i);
		struct members m = fact_new(r.facts, S("debug_switches"), path, 1);
		members_scalar(&m, NODE_STRING, S("what"), S("program"), NULL);
	}
	r.tree = facts_finish(r.facts, &r.arena);
	const struct node *row = node_get(r.tree, S("debug_switches"))->child, *last = row;
	for (; row; row = row->next)
		last = row;
	cr_expect_null(node_get(node_get(r.tree, S("debug_switches"))->child, S("started")));
	cr_assert_not_null(node_get(last, S("started")));
	cr_expect_eq(node_get(last, S("started"))->kind, NODE_UNKNOWN);
	repo_free(&r);
}
