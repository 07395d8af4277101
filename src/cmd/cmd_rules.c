/* microaudit rules: list, show, test, new, time, doc. */
#include "cmd/cmd.h"
#include "cmd/command.h"
#include "cmd/rules.h"
#include "report/jsonout.h"
#include "rules/ruleset.h"

static const str kinds[] = {STR_INIT("text"), STR_INIT("config"), STR_INIT("repo"), STR_INIT("notice"),
                            STR_INIT("control")};

static void list_text(struct buf *out, const struct ruleset *set)
{
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		str control = r->control ? r->control->id : S("(fact)");
		str title = r->title.n ? r->title : r->fact;
		buf_printf(out, "%-36.*s %-8.*s %-6.*s %.*s\n", STR_ARG(r->id), STR_ARG(control),
		           STR_ARG(kinds[r->kind]), STR_ARG(title));
	}
}

static void list_json(struct buf *out, const struct ruleset *set)
{
	struct arena scratch = {0};
	struct err err = {{0}};
	struct writing w = {.out = out, .err = &err, .scratch = &scratch};
	cJSON *root = jsonout_root(&w, true);
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		cJSON *o = jsonout_object(&w, root, NULL);
		jsonout_str(&w, o, "id", r->id);
		jsonout_str_or_null(&w, o, "control", r->control ? r->control->id : S(""));
		jsonout_str(&w, o, "kind", kinds[r->kind]);
		jsonout_str(&w, o, "title", r->title);
		jsonout_str(&w, o, "confidence", confidence_name(r->confidence));
		jsonout_bool(&w, o, "generic", r->generic);
		jsonout_bool(&w, o, "user", r->from != RULE_BUILT_IN);
		jsonout_strs(&w, o, "references", r->references.at, r->references.n);
		jsonout_str(&w, o, "file", r->file);
	}
	jsonout_print(&w, root, false);
	arena_free(&scratch);
}

static int list(const struct args *args)
{
	str format = opt_value(args, OPT_FORMAT, S("text"));
	struct arena arena = {0};
	struct buf out BUF_AUTO = {0};
	struct err err = {{0}};
	struct ruleset set;
	int status = EXIT_USAGE;
	if (!cmd_rules(opt_value(args, OPT_RULES, S("")), &arena, &set, &err)) {
		status = cmd_error(&err);
	} else if (!str_eq(format, S("json")) && !str_eq(format, S("text"))) {
		cmd_usage("--format: rules are listed as text or json, not %.*s", STR_ARG(format));
	} else {
		if (str_eq(format, S("json")))
			list_json(&out, &set);
		else
			list_text(&out, &set);
		status = cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
	}
	arena_free(&arena);
	return status;
}

/* Letters, digits and hyphens, as every id is. */
static bool id_valid(str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.p[i]) || !id.p[i])
			return false;
	return id.n > 1 && id.p[0] != '-' && id.n <= 64;
}

/* A rule to begin with, on standard output: it passes `rules test` as it stands. */
static int new_rule(const struct args *args)
{
	struct buf out BUF_AUTO = {0};
	if (args->n_words != 2 || !id_valid(args->words[1]))
		return cmd_usage("rules new takes the id of the new rule: small letters, digits and hyphens");
	str id = args->words[1];
	buf_printf(
	        &out,
	        "# Save this as %.*s.yaml in a folder of your own. Try it with:\n"
	        "#   microaudit rules test --rules FOLDER\n"
	        "#   microaudit scan . --rules FOLDER\n"
	        "# microaudit-rule(5) explains every key.\n"
	        "id: %.*s\n"
	        "kind: text                  # text: a pattern; config: one file's tree; repo: the whole repository\n"
	        "control: SECR-02            # the line of the checklist it decides: microaudit checklist\n"
	        "title: Token of our own service\n"
	        "anchors: [acme_]            # literals; nothing is looked at until one of them is seen\n"
	        "pattern: 'acme_[A-Za-z0-9]{24}'\n"
	        "prefix: acme_               # may be shown; the rest of a value is masked\n"
	        "why: Whoever reads it can act as our service.\n"
	        "fix:\n"
	        "  - Revoke it in the service's console, and issue a new one.\n"
	        "  - Keep the new one in the secret store and read it from the environment.\n"
	        "  - Take it out of the git history as well if it was ever pushed.\n"
	        "  - Look in the service's log for calls you do not know.\n"
	        "match:                      # must be found; {alnum:24} is 24 letters and digits\n"
	        "  - 'token = \"acme_{alnum:24}\"'\n"
	        "clean:                      # must not be found\n"
	        "  - 'acme_{alnum:23}'\n",
	        STR_ARG(id), STR_ARG(id));
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

static int show(const struct args *args)
{
	struct args rest = *args;
	rest.words++;
	rest.n_words--;
	return cmd_explain(&rest);
}

int cmd_rules_command(const struct args *args)
{
	str verb = args->n_words ? args->words[0] : S("list");
	if (str_eq(verb, S("show")))
		return show(args);
	if (str_eq(verb, S("test")))
		return rules_test(args);
	if (str_eq(verb, S("new")))
		return new_rule(args);
	if (str_eq(verb, S("time")))
		return rules_time(args);
	if (str_eq(verb, S("doc")))
		return rules_doc(args);
	if (args->n_words > 1)
		return cmd_usage("rules list takes no argument");
	return list(args);
}
