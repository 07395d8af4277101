/* Several apps in one report: what one of them would read of itself. */
#include "report/wording.h"

enum { STOPS_NAMED = 8 };

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
