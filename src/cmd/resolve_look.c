/* One scan of everything, and one look at its findings. */
#include "cmd/resolve_look.h"

#include "cmd/scan_run.h"
#include "base/date.h"
#include "report/wording.h"

enum { PLACES_NAMED = 3 };

static const struct finding *find(const struct report *r, const uint8_t print[PRINT_SIZE])
{
	for (size_t i = 0; i < r->n_findings; i++)
		if (memcmp(r->findings[i].main.print, print, PRINT_SIZE) == 0)
			return &r->findings[i];
	return NULL;
}

/* What the clone does not hold may hold it. */
static bool no_such(const struct report *r, str folder, str print, struct err *err)
{
	for (size_t i = 0; i < r->n_troubles; i++)
		if (r->troubles[i].class == TROUBLE_BOUNDARY || r->troubles[i].class == TROUBLE_FAILED)
			return err_set(err,
			               "no secret found here has the fingerprint %.*s, but not everything was "
			               "looked at (%.*s); microaudit scan says how to get the rest",
			               STR_ARG(print), STR_ARG(r->troubles[i].reason));
	return err_set(err,
	               "no secret found here has the fingerprint %.*s; microaudit scan -v %.*s shows those that "
	               "there are",
	               STR_ARG(print), STR_ARG(folder));
}

static bool is_present(const struct place *p)
{
	return p->in_head || p->origin == ORIGIN_WORKTREE || p->origin == ORIGIN_INDEX;
}

/* "src/a.js:12, src/b.js:3, …": the lines that hold it now. */
static void name_places(const struct finding *f, struct buf *out)
{
	size_t named = 0;
	const struct place *last = NULL;
	for (size_t i = 0; i < f->n_places; i++) {
		const struct place *p = &f->places[i];
		if (!is_present(p) || (last && last->line == p->line && str_eq(last->path, p->path)))
			continue;
		last = p;
		if (named == PLACES_NAMED) {
			buf_add(out, S(", …"));
			return;
		}
		buf_printf(out, "%s%.*s:%u", named++ ? ", " : "", STR_ARG(p->path), p->line);
	}
}

/* As policy/suppress.h judges it. */
static void tell_use(const struct finding *f, str rotated, struct buf *still)
{
	if (f->held == HELD_HEAD) {
		buf_add(still, S("It stays a finding until the value is gone from where it stands now: "));
		name_places(f, still);
		buf_byte(still, '.');
		return;
	}
	for (size_t i = 0; i < f->n_places; i++)
		if (f->places[i].time >= date_end(rotated)) {
			buf_printf(still, "It stays a finding: commit %.12s, made after %.*s, holds it.",
			           f->places[i].commit.p, STR_ARG(rotated));
			return;
		}
}

static bool look(struct scan_run *run, str folder, const uint8_t print[PRINT_SIZE], str rotated, struct buf *still,
                 struct err *err)
{
	const struct scan_root root = {.path = folder, .label = S(".")};
	struct scan_ask ask;
	if (!scan_ask_usual(&run->arena, &ask, err))
		return false;
	ask.levels.has_min_confidence = true;
	ask.levels.min_confidence = CONFIDENCE_LOW;
	if (!scan_plan_make(&ask, &root, NULL, &run->arena, &run->plan, err) || !scan_run(run, err))
		return false;
	const struct finding *f = find(&run->result.report, print);
	str text = print_text(&run->arena, print);
	if (!f)
		return no_such(&run->result.report, folder, text, err);
	if (!f->main.secret)
		return err_set(err,
		               "%.*s is no secret but a setting (%.*s); change it, or write an exception into "
		               ".microaudit.yaml",
		               STR_ARG(text), STR_ARG(f->main.rule->id));
	if (rotated.n)
		tell_use(f, rotated, still);
	return true;
}

bool resolve_look(str folder, const uint8_t print[PRINT_SIZE], str rotated, struct buf *still, struct err *err)
{
	struct scan_run run = {0};
	bool ok = look(&run, folder, print, rotated, still, err);
	scan_run_free(&run);
	return ok;
}
