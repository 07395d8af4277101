/* What a run as a whole did not look at. A control that nothing was read for must not pass, and a run that read nothing
 * must not be READY, however it came about: an empty folder, a wrong PATH, everything ignored or left out. */
#include "audit_reach.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/date.h"

void audit_reach_history(struct run *r)
{
	struct collector *c = &r->out->found;
	struct report *report = &r->out->report;
	if (r->options->stream || run_is_change(r))
		return;
	if (!c->has_repo) {
		if (r->audit.git && report->history)
			collect_trouble(c, TROUBLE_CHOSEN, S("no git history"), S(""), S(""));
		report->history = false;
		return;
	}
	if (!report->history || !c->repo.shallow)
		return;
	str day = c->repo.shallow_before ? date_of(c->arena, c->repo.shallow_before) : S("");
	str missing = day.n ? arena_printf(c->arena, "history before %.*s (shallow clone)", STR_ARG(day))
	                    : S("older history (shallow clone)");
	collect_trouble(c, TROUBLE_BOUNDARY, missing,
	                S("Older commits are not here. Get them with: git fetch --unshallow"), S(""));
}

static void left_below(struct run *r, str path)
{
	struct collector *c = &r->out->found;
	str again = r->options->again;
	if (run_is_change(r)) {
		collect_trouble(c, TROUBLE_CHOSEN, S("nested repository"), S(""), path);
		return;
	}
	r->out->report.below++;
	r->out->report.retry = again;
	collect_trouble(c, TROUBLE_FAILED, S("repository below that was not looked at"),
	                arena_printf(c->arena, "Look at each with: %.*s", STR_ARG(again)), path);
}

static void entered_below(struct run *r, str path)
{
	struct collector *c = &r->out->found;
	if (r->out->report.history && !run_is_change(r))
		collect_trouble(c, TROUBLE_BOUNDARY, S("submodule history (another repository's)"),
		                arena_printf(c->arena, "Look at it, too, with: %.*s", STR_ARG(r->options->again)),
		                path);
}

static int by_path(const void *x, const void *y)
{
	const struct wire_below *a = x, *b = y;
	int c = str_cmp(a->path, b->path);
	return c ? c : (int)a->what - (int)b->what;
}

/* A job that had to run twice has said it twice. */
static void sort_below(struct collector *c)
{
	size_t n = 0;
	if (c->n_below)
		qsort(c->below, c->n_below, sizeof *c->below, by_path);
	for (size_t i = 0; i < c->n_below; i++)
		if (!n || by_path(&c->below[i], &c->below[n - 1]) != 0)
			c->below[n++] = c->below[i];
	c->n_below = n;
}

void audit_reach_below(struct run *r)
{
	struct collector *c = &r->out->found;
	const struct audit_watcher *w = &r->options->watcher;
	size_t apart = 0;
	sort_below(c);
	for (size_t i = 0; i < c->n_below; i++) {
		const struct wire_below *b = &c->below[i];
		if (w->apart && w->apart(w->ctx, b->path))
			apart++;
		else if (b->what == BELOW_LEFT)
			left_below(r, b->path);
		else
			entered_below(r, b->path);
	}
	r->out->report.container = c->n_below && apart == c->n_below;
}

static bool has_trouble(const struct collector *c, enum trouble_class class)
{
	for (size_t i = 0; i < c->n_troubles; i++)
		if (c->troubles[i].class == class && c->troubles[i].path.n)
			return true;
	return false;
}

static bool has_failed(const struct collector *c)
{
	for (size_t i = 0; i < c->n_troubles; i++)
		if (c->troubles[i].class == TROUBLE_FAILED)
			return true;
	return false;
}

static str what_to_do(const struct run *r)
{
	if (has_trouble(&r->out->found, TROUBLE_CHOSEN))
		return S("Everything here was left out by choice; -v lists it with the reasons.");
	if (r->options->stream)
		return S("Give a larger --max-file-size, or none.");
	if (!r->options->worktree)
		return S("There is no version of a file in the history here; without --no-worktree the files are "
		         "looked at.");
	return S("No file with anything in it is here (ignored files do not count); name the folder that holds the "
	         "app.");
}

/* An empty document that was named is looked at in full; an empty folder is the wrong folder. */
static bool is_one_document(const struct run *r)
{
	struct stat st;
	return r->options->stream || (stat(r->audit.root.p, &st) == 0 && S_ISREG(st.st_mode));
}

void audit_reach_nothing(struct run *r)
{
	struct report *report = &r->out->report;
	struct collector *c = &r->out->found;
	const struct progress *p = r->progress;
	uint64_t files = atomic_load(&p->files), blobs = atomic_load(&p->blobs), bytes = atomic_load(&p->bytes);
	bool nothing = bytes == 0 || (c->repo.bare && blobs == 0);
	bool holds_others = report->container;
	report->container = false;
	if (has_failed(c))
		return; /* said already, and why */
	if (run_is_change(r)) {
		report->nothing = files + blobs + atomic_load(&p->commits) == 0;
	} else if (bytes == 0 && files && is_one_document(r)) {
		report->nothing = true;
	} else if (nothing && holds_others) {
		report->container = true;
	} else if (nothing) {
		collect_trouble(c, TROUBLE_FAILED, S("nothing was read"), what_to_do(r), S(""));
	}
}
