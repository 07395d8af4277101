/* Each text of the report through the text rules. The same path often comes many times in a row: the last answer is
 * kept. */
#include "scan/redact.h"

#include <stdlib.h>

#include "base/buf.h"
#include "scan/judge.h"
#include "secret/value/neighbour.h"

struct redaction {
	struct search *search;
	struct arena *arena;
	struct matches matches;
	str last, answer;
};

/* What goes by the name beside a value says little in a sentence. */
static void on_match(void *ctx, const struct match *m)
{
	struct matches *list = ctx;
	if (m->rule->form != ASSIGN_NONE)
		return;
	mem_room(list->at, list->n, list->cap);
	list->at[list->n++] = *m;
}

/* The same length with a blank for each hyphen and dot: in names of files and branches they part words, while beside a
 * token in code they would be part of something longer. */
static str words(struct arena *a, str text)
{
	char *p = arena_alloc(a, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		p[i] = text.p[i] == '-' || text.p[i] == '.' ? ' ' : text.p[i];
	return str_at(p, text.n);
}

static str masked(struct redaction *d, str text)
{
	struct buf out BUF_AUTO = {0};
	size_t at = 0;
	d->matches.n = 0;
	search_text(d->search, text, NULL, &d->matches, on_match);
	search_text(d->search, words(d->arena, text), NULL, &d->matches, on_match);
	if (d->matches.n == 0)
		return neighbours_mask(d->arena, text);
	matches_sort(&d->matches);
	for (size_t i = 0; i < d->matches.n; i++) {
		const struct match *m = &d->matches.at[i];
		if (m->end <= at)
			continue;
		size_t start = m->start > at ? m->start : at;
		buf_add(&out, str_sub(text, at, start));
		buf_add(&out, finding_mask(d->arena, str_sub(text, start, m->end), S("")));
		at = m->end;
	}
	buf_add(&out, str_sub(text, at, text.n));
	return neighbours_mask(d->arena, arena_str(d->arena, buf_str(&out)));
}

static void redact(struct redaction *d, str *text)
{
	if (!text->n)
		return;
	if (text->p != d->last.p || text->n != d->last.n) {
		d->last = *text;
		d->answer = masked(d, *text);
	}
	*text = d->answer;
}

/* The ids of apps in a finding are the apps' own. */
static void redact_ids(struct redaction *d, struct finding *f)
{
	str *at = arena_array(d->arena, str, f->app.n);
	for (size_t i = 0; i < f->app.n; i++) {
		at[i] = f->app.at[i];
		redact(d, &at[i]);
	}
	f->app.at = at;
}

static void redact_finding(struct redaction *d, struct finding *f)
{
	struct place *places = arena_array(d->arena, struct place, f->n_places);
	for (size_t i = 0; i < f->n_places; i++) {
		places[i] = f->places[i];
		redact(d, &places[i].path);
	}
	f->places = places;
	redact(d, &f->main.place.path);
	redact(d, &f->main.note);
	redact(d, &f->main.subject);
	redact(d, &f->state_why);
	if (f->app.n)
		redact_ids(d, f);
}

/* What the checklist itself says is no finding, though it names headers and settings as code does. */
static void redact_why(struct redaction *d, struct judgement *j)
{
	str own = j->control ? j->control->evidence : S("");
	if (!own.n || !str_ends(j->why, own)) {
		redact(d, &j->why);
		return;
	}
	str before = str_sub(j->why, 0, j->why.n - own.n);
	redact(d, &before);
	j->why = arena_printf(d->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(own));
}

static const struct evidence *redact_evidence(struct redaction *d, const struct evidence *from, size_t n)
{
	struct evidence *evidence = arena_array(d->arena, struct evidence, n);
	for (size_t i = 0; i < n; i++) {
		evidence[i] = from[i];
		redact(d, &evidence[i].path);
		redact(d, &evidence[i].what);
	}
	return evidence;
}

static void redact_judgement(struct redaction *d, struct judgement *j)
{
	j->evidence = redact_evidence(d, j->evidence, j->n_evidence);
	j->undecided = redact_evidence(d, j->undecided, j->n_undecided);
	redact_why(d, j);
}

static void redact_trouble(struct redaction *d, struct trouble *t)
{
	str *paths = arena_array(d->arena, str, t->n_paths);
	for (size_t i = 0; i < t->n_paths; i++) {
		paths[i] = t->paths[i];
		redact(d, &paths[i]);
	}
	t->paths = paths;
	redact(d, &t->reason);
}

static void redact_app(struct redaction *d, struct app_report *app, size_t n_controls)
{
	str *own[] = {&app->id, &app->path, &app->words, &app->app_id, &app->owner, &app->next_command};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		redact(d, own[i]);
	for (size_t i = 0; i < n_controls; i++)
		redact_judgement(d, &app->controls[i]);
}

bool redact_report(struct matcher *m, struct report *r, struct err *err)
{
	struct redaction d = {.search = search_new(m, err), .arena = r->arena};
	if (!d.search)
		return false;
	for (size_t i = 0; i < r->n_findings; i++)
		redact_finding(&d, &r->findings[i]);
	for (size_t i = 0; i < r->n_controls; i++)
		redact_judgement(&d, &r->controls[i]);
	for (size_t i = 0; i < r->n_apps; i++)
		redact_app(&d, &r->apps[i], r->n_controls);
	for (size_t i = 0; i < r->n_troubles; i++)
		redact_trouble(&d, &r->troubles[i]);
	str *own[] = {&r->branch, &r->path, &r->repository, &r->app_id, &r->owner, &r->scope, &r->next_command};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		redact(&d, own[i]);
	search_free(d.search);
	free(d.matches.at);
	return true;
}

struct redaction *redaction_open(struct matcher *m, struct arena *a, struct err *err)
{
	struct redaction *d = mem_grow(NULL, sizeof *d);
	*d = (struct redaction){.search = search_new(m, err), .arena = a};
	if (d->search)
		return d;
	free(d);
	return NULL;
}

void redaction_text(struct redaction *d, str *text) { redact(d, text); }

void redaction_close(struct redaction *d)
{
	search_free(d->search);
	free(d->matches.at);
	free(d);
}

bool redact_text(struct matcher *m, struct arena *a, str *text, struct err *err)
{
	struct redaction *d = redaction_open(m, a, err);
	if (!d)
		return false;
	redact(d, text);
	redaction_close(d);
	return true;
}
