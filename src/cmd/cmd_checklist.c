/* microaudit checklist: every control, by section, with its severity at each risk tier. */
#include "cmd/cmd.h"
#include "cmd/command.h"
#include "cmd/prose.h"
#include "report/jsonout.h"
#include "report/wording.h"
#include "rules/ruleset.h"

static void put_text(struct buf *out, const struct ruleset *set)
{
	size_t n;
	const struct wording_section *sections = wording_sections(&n);
	buf_add(out, S("                  severity at low, medium, high risk; * required for launch\n"));
	for (size_t s = 0; s < n; s++) {
		buf_printf(out, "\n%.*s (%.*s)\n", STR_ARG(sections[s].title), STR_ARG(sections[s].name));
		for (size_t i = 0; i < set->n_controls; i++) {
			const struct control *c = &set->controls[i];
			if (!str_eq(c->section, sections[s].name))
				continue;
			buf_printf(out, "  %-8.*s%c", STR_ARG(c->id), c->required ? '*' : ' ');
			for (size_t t = 0; t < 3; t++) {
				str name = severity_name(c->severity[t]);
				buf_printf(out, " %-8.*s", STR_ARG(name));
			}
			buf_byte(out, ' ');
			prose_fold(out, 39, c->title);
		}
	}
	buf_add(out, S("\nmicroaudit explain ID says what one of them asks and what proves it.\n"));
}

static void put_json(struct buf *out, const struct ruleset *set)
{
	static const char *const tiers[] = {"low", "medium", "high"};
	struct arena scratch = {0};
	struct err err = {{0}};
	struct writing w = {.out = out, .err = &err, .scratch = &scratch};
	cJSON *root = jsonout_root(&w, true);
	for (size_t i = 0; i < set->n_controls; i++) {
		const struct control *c = &set->controls[i];
		cJSON *o = jsonout_object(&w, root, NULL);
		jsonout_str(&w, o, "id", c->id);
		jsonout_str(&w, o, "section", c->section);
		jsonout_str(&w, o, "title", c->title);
		jsonout_str(&w, o, "ask", c->ask);
		jsonout_str(&w, o, "evidence", c->evidence);
		jsonout_str(&w, o, "fix", c->fix);
		jsonout_bool(&w, o, "required", c->required);
		cJSON *severity = jsonout_object(&w, o, "severity");
		for (size_t t = 0; t < 3; t++)
			jsonout_str(&w, severity, tiers[t], severity_name(c->severity[t]));
	}
	jsonout_print(&w, root, false);
	arena_free(&scratch);
}

int cmd_checklist(const struct args *args)
{
	str format = opt_value(args, OPT_FORMAT, S("text"));
	struct buf out BUF_AUTO = {0};
	if (args->n_words)
		return cmd_usage("checklist takes no argument; microaudit explain ID explains one line");
	if (str_eq(format, S("json")))
		put_json(&out, ruleset_builtin());
	else if (str_eq(format, S("text")))
		put_text(&out, ruleset_builtin());
	else
		return cmd_usage("--format: checklist is written as text or json, not %.*s", STR_ARG(format));
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}
