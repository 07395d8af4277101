/* Several apps in one report: what one of them would read of itself. */
#include "report/wording.h"

enum { STOPS_NAMED = 8, APPS_TOLD = 5 };

struct report wording_app(const struct report *r, size_t app, struct arena *a)
{
	const struct app_report *is = &r->apps[app];
	struct report out = *r;
	size_t n = 0;
	for (size_t i = 0; i < r->n_findings; i++)
		n += apps_have(r->findings[i].main.apps, app);
	out.findings = arena_array(a, struct finding, n);
	out.n_findings = 0;
	for (size_t i = 0; i < r->n_findings; i++) {
		if (!apps_have(r->findings[i].main.apps, app))
			continue;
		struct finding *f = &out.findings[out.n_findings++];
		*f = r->findings[i];
		f->gates = f->stops >> app & 1;
	}
	out.controls = is->controls;
	out.app_id = is->app_id;
	out.owner = is->owner;
	out.tier = is->tier;
	out.stage = is->stage;
	out.status = is->status;
	out.exit_status = is->exit_status;
	out.next_command = is->next_command;
	out.apps = NULL;
	out.n_apps = 0;
	return out;
}

void wording_app_name(struct buf *b, const struct app_report *app)
{
	buf_add(b, app->id);
	if (!str_eq(app->id, app->path))
		buf_printf(b, " (%.*s)", STR_ARG(app->path));
}

/* What is violated comes before what nothing shows. */
void wording_stops(struct buf *b, const struct report *r)
{
	unsigned named = 0;
	for (int fails = 1; fails >= 0; fails--)
		for (size_t i = 0; i < r->n_controls && named <= STOPS_NAMED; i++) {
			const struct judgement *j = &r->controls[i];
			if (!j->gates || (j->verdict == VERDICT_FAIL) != fails)
				continue;
			buf_add(b, named ? S(", ") : S(""));
			buf_add(b, named < STOPS_NAMED ? j->control->id : S("…"));
			named++;
		}
}

/* What it is, without what it calls and where it runs. */
static str first_clause(str words)
{
	size_t end = str_find(words, S("; "), 0), full = str_find(words, S(". "), 0);
	end = full < end ? full : end;
	return str_sub(words, 0, end < words.n ? end : words.n - (words.n && words.p[words.n - 1] == '.'));
}

/* A profile is folded; a line stands for an app here. */
static void one_line(struct buf *b, str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_byte(b, s.p[i] == '\n' ? ' ' : s.p[i]);
}

void wording_profile(struct buf *b, const struct report *r)
{
	const struct node *list = node_get(r->facts, S("profile")), *row = list ? list->child : NULL;
	const struct node *words = row && row->kind == NODE_OBJECT ? node_get(row, S("words")) : NULL;
	if (!r->n_apps && words)
		buf_add(b, words->text);
	for (size_t i = 0; i < r->n_apps && i < APPS_TOLD; i++) {
		buf_add(b, i ? S("\n") : S(""));
		wording_app_name(b, &r->apps[i]);
		buf_add(b, S(": "));
		one_line(b, first_clause(r->apps[i].words));
	}
	if (r->n_apps > APPS_TOLD)
		buf_printf(b, "\nand %zu more apps", r->n_apps - APPS_TOLD);
}
