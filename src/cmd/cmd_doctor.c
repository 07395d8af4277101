/* microaudit doctor: is everything here that a scan needs, and can its files be read? */
#include "cmd/cmd.h"

#include <errno.h>
#include <sys/stat.h>

#include "audit/about.h"
#include "audit/pool.h"
#include "audit/sandbox.h"
#include "base/utf.h"
#include "cmd/git_here.h"
#include "cmd/hook_file.h"
#include "cmd/command.h"
#include "cmd/program.h"
#include "format/format.h"
#include "policy/config.h"
#include "policy/manifest.h"
#include "policy/schema.h"
#include "rules/ruleset.h"

struct checkup {
	struct arena arena;
	struct buf out;
	bool wrong; /* something needs doing */
};

static void row(struct checkup *c, const char *name, str what)
{
	buf_printf(&c->out, "%-17s ", name);
	utf_safe(&c->out, what);
	buf_byte(&c->out, '\n');
}

static void wrong(struct checkup *c, const char *name, str what)
{
	c->wrong = true;
	row(c, name, arena_printf(&c->arena, "PROBLEM: %.*s", STR_ARG(what)));
}

static void check_program(struct checkup *c)
{
	struct arena *a = &c->arena;
	const struct ruleset *set = ruleset_builtin();
	struct about about = about_engine(a);
	row(c, "microaudit", S(MICROAUDIT_VERSION));
	row(c, "rules", arena_printf(a, "%zu, for %zu lines of the checklist", set->n_rules, set->n_controls));
	row(c, "pcre2",
	    arena_printf(a, "%.*s, %s", STR_ARG(about.pcre2),
	                 about.jit ? "compiled to machine code" : "interpreted, so slower"));
	row(c, "vectorscan",
	    arena_printf(a, "%.*s%s", STR_ARG(about.vectorscan),
	                 about.vectors ? "" : ", not on this processor: slower without"));
	row(c, "sandbox",
	    sandbox_available() ? S("Landlock: scans can read only what they scan")
	                        : S("none: this kernel has no Landlock"));
	row(c, "threads", arena_printf(a, "%u", pool_processors()));
}

/* True when this hook runs microaudit, or should. */
static bool check_hook(struct checkup *c, str folder, const struct hook_kind *kind)
{
	struct stat st;
	struct err err = {{0}};
	enum hook_owner owner;
	str text, name = kind->name, path = arena_printf(&c->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
	if (!hook_owner(path, kind, program_path(&c->arena), &c->arena, &owner, &text, &err)) {
		wrong(c, "hook", str_of(err.text));
		return true;
	}
	bool ours = owner == HOOK_OURS || owner == HOOK_OLDER || owner == HOOK_CALLS;
	if (owner == HOOK_THEIRS || owner == HOOK_MANAGED)
		row(c, "hook", arena_printf(&c->arena, "%.*s is there, but does not run microaudit", STR_ARG(name)));
	else if (ours && (stat(path.p, &st) != 0 || !(st.st_mode & 0100)))
		wrong(c, "hook", arena_printf(&c->arena, "%.*s is not executable, so git ignores it", STR_ARG(name)));
	else if (ours)
		row(c, "hook", arena_printf(&c->arena, "%.*s runs microaudit", STR_ARG(name)));
	return owner != HOOK_NONE;
}

static void check_hooks(struct checkup *c, const struct git_here *here)
{
	bool any = false;
	if (here->hooks.n == 0) {
		row(c, "hook", here->hooks_trouble);
		return;
	}
	for (size_t i = 0; i < HOOKS; i++)
		any = check_hook(c, here->hooks, &hook_kinds[i]) || any;
	if (!any)
		row(c, "hook", S("none; add one with: microaudit hook install"));
}

static void check_git(struct checkup *c, str root)
{
	struct git_here here;
	struct err err = {{0}};
	if (!git_here(root, &c->arena, &here, &err)) {
		wrong(c, "git", str_of(err.text));
		return;
	}
	row(c, "libgit2", here.library);
	if (here.trouble.n)
		wrong(c, "git", here.trouble);
	else if (!here.repository)
		row(c, "git", S("no repository here: a scan looks at the files alone"));
	if (!here.repository)
		return;
	str branch = here.branch.n ? here.branch : S("no branch");
	row(c, "git",
	    arena_printf(&c->arena, "%.*s at %.12s%s%.*s", STR_ARG(branch), here.commit.n ? here.commit.p : "no commit",
	                 here.state.n ? "; " : "", STR_ARG(here.state)));
	check_hooks(c, &here);
}

/* Reads a file of the root as YAML; false when it is not there or its trouble was said. */
static bool read_yaml(struct checkup *c, const char *name, str path, const struct node **tree)
{
	struct stat st;
	struct err err = {{0}};
	str bytes;
	if (lstat(path.p, &st) != 0)
		return false;
	if (!cmd_read_file(path.p, &c->arena, &bytes, &err) ||
	    yaml_read(bytes, &c->arena, &format_default_budget, tree, &err) != FORMAT_OK) {
		wrong(c, name, str_of(err.text));
		return false;
	}
	return true;
}

static void check_config(struct checkup *c, str root)
{
	static const char name[] = ".microaudit.yaml";
	str path = arena_printf(&c->arena, "%.*s/%s", STR_ARG(root), name);
	const struct node *tree = NULL;
	struct config config;
	struct err err = {{0}};
	if (!read_yaml(c, name, path, &tree))
		return;
	if (config_read(tree, str_of(name), false, &c->arena, &config, &err))
		row(c, name, S("valid"));
	else
		wrong(c, name, str_of(err.text));
}

static void check_manifest(struct checkup *c, str root)
{
	static const char name[] = "microapp.yaml";
	struct arena *a = &c->arena;
	const struct node *schema = NULL, *tree = NULL;
	struct schema_error *errors;
	struct err err = {{0}};
	struct stat st;
	str path = S("");
	for (size_t i = 0; i < manifest_paths.n && path.n == 0; i++) {
		str here = arena_printf(a, "%.*s/%.*s", STR_ARG(root), STR_ARG(manifest_paths.at[i]));
		if (lstat(here.p, &st) == 0)
			path = here;
	}
	if (path.n == 0) {
		row(c, name, S("none; write one with: microaudit init"));
		return;
	}
	if (!read_yaml(c, name, path, &tree) || json_read(ruleset_template(S("microapp.schema.json")), a,
	                                                  &format_default_budget, &schema, &err) != FORMAT_OK)
		return;
	size_t n = tree ? schema_check(schema, tree, a, &errors) : 0;
	if (!tree)
		wrong(c, name, S("it is empty"));
	else if (n)
		wrong(c, name,
		      arena_printf(a, "%.*s:%u: %.*s%s", STR_ARG(path), errors[0].line, STR_ARG(errors[0].text),
		                   n > 1 ? " (and more: microaudit scan)" : ""));
	else
		row(c, name, S("valid"));
}

int cmd_doctor(const struct args *args)
{
	struct checkup c = {0};
	struct stat st;
	str root = args->n_words ? args->words[0] : S(".");
	if (args->n_words > 1)
		return cmd_usage("give one PATH, not %zu", args->n_words);
	if (root.n == 0 || stat(root.p, &st) != 0 || !S_ISDIR(st.st_mode))
		return cmd_usage("no such folder: %.*s", STR_ARG(root));
	check_program(&c);
	check_git(&c, root);
	check_config(&c, root);
	check_manifest(&c, root);
	bool written = cmd_say(cmd_masked(&c.arena, buf_str(&c.out)));
	buf_free(&c.out);
	arena_free(&c.arena);
	return !written ? EXIT_INCOMPLETE : c.wrong ? EXIT_FAILS : EXIT_HOLDS;
}
