/* The answer in one line. Whoever reads nothing else must not take it for more than it is, so it says by itself what
 * the gate does not count and what was not seen. */
#include "report/wording.h"

/* "(4 shown, 2 declared, 1 waived, 38 not proven, 46 do not apply)"; nothing where there is no checklist. */
static void checklist(struct buf *b, const struct report *r)
{
	enum { SHOWN, DECLARED, ATTESTED, WAIVED, NOT_PROVEN, NOT_APPLICABLE, PARTS };
	static const char *const words[PARTS] = {"shown",  "declared",   "attested",
	                                         "waived", "not proven", "do not apply"};
	static const int of_verdict[] = {[VERDICT_EXCEPTED] = WAIVED,
	                                 [VERDICT_UNPROVEN] = NOT_PROVEN,
	                                 [VERDICT_FAIL] = PARTS,
	                                 [VERDICT_NOT_APPLICABLE] = NOT_APPLICABLE};
	unsigned long of[PARTS + 1] = {0};
	const char *between = " (";
	for (size_t i = 0; i < r->n_controls; i++) {
		const struct judgement *j = &r->controls[i];
		if (j->verdict == VERDICT_PASS)
			of[j->basis == BASIS_DECLARED ? DECLARED : j->basis == BASIS_ATTESTED ? ATTESTED : SHOWN]++;
		else
			of[of_verdict[j->verdict]]++;
	}
	for (size_t i = 0; i < PARTS; i++) {
		if (!of[i])
			continue;
		bool one = i == NOT_APPLICABLE && of[i] == 1;
		buf_printf(b, "%s%lu %s", between, of[i], one ? "does not apply" : words[i]);
		between = ", ";
	}
	if (between[0] == ',')
		buf_byte(b, ')');
}

/* What a baseline, an exception or an ignore comment took away. */
static void not_counted(struct buf *b, const struct report *r)
{
	struct tally t = wording_tally(r);
	if (t.known)
		wording_count((buf_add(b, S(", ")), b), t.known, "known finding", "known findings");
	if (t.excepted)
		buf_printf(b, "%s%lu excepted", t.known ? " and " : ", ", t.excepted);
	if (t.known || t.excepted)
		buf_add(b, S(" not counted"));
}

/* A boundary's reason names what is not there (report.h): "file version (left out of this partial clone)". */
static void boundary(struct buf *b, const struct trouble *t)
{
	str what = str_sub(t->reason, 0, str_find(t->reason, S(" ("), 0));
	bool many = t->count > 1;
	if (many || t->n_paths)
		buf_printf(b, "%lu ", t->count);
	if (many && str_ends(what, S("y")))
		buf_printf(b, "%.*sies", (int)what.n - 1, what.p);
	else
		buf_printf(b, "%.*s%s", STR_ARG(what), many ? "s" : "");
	buf_add(b, S(" not seen"));
}

/* Each boundary by its name, and how many things were looked at only in part. False when there is none of either. */
static bool not_seen(struct buf *b, const struct report *r, const char *before)
{
	unsigned long partly = 0;
	size_t start = b->n;
	for (size_t i = 0; i < r->n_troubles; i++) {
		const struct trouble *t = &r->troubles[i];
		partly += t->class == TROUBLE_DEGRADED ? t->count : 0;
		if (t->class != TROUBLE_BOUNDARY || !t->count)
			continue;
		buf_add(b, b->n > start ? S(", ") : str_of(before));
		boundary(b, t);
	}
	if (partly) {
		buf_add(b, b->n > start ? S(", ") : str_of(before));
		wording_count(b, partly, "thing", "things");
		buf_add(b, S(" read only in part"));
	}
	return b->n > start;
}

static str place_to_go(enum stage s)
{
	static const str names[] = {STR_INIT("COMMIT"), STR_INIT("REGISTER"), STR_INIT("LAUNCH")};
	return names[s];
}

/* Where to begin: the first gating finding that has a place, else the control of the first that has none, else the
 * first blocking control. */
static void start_at(struct buf *b, const struct report *r)
{
	const struct control *first = NULL;
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct place *p = &r->findings[i].main.place;
		/* Of several roots, what concerns one as a whole stands at its folder. */
		if (r->findings[i].gates && p->path.n && !str_ends(p->path, S("/"))) {
			buf_add(b, S(", start at "));
			buf_add(b, p->path);
			if (p->line)
				buf_printf(b, ":%u", p->line);
			return;
		}
		if (r->findings[i].gates && !first)
			first = r->findings[i].control;
	}
	for (size_t i = 0; i < r->n_controls && !first; i++)
		if (wording_blocks(&r->controls[i]))
			first = r->controls[i].control;
	if (first)
		buf_printf(b, ", start with %.*s", STR_ARG(first->id));
}

/* ": 2 to fix, 9 to set up, 31 to answer" */
static void to_do(struct buf *b, const struct report *r)
{
	static const char *const words[OPEN_KINDS] = {
	        [OPEN_FIX] = "to fix", [OPEN_SET_UP] = "to set up", [OPEN_ANSWER] = "to answer"};
	struct to_do t = wording_to_do(r);
	const char *between = ": ";
	for (size_t i = OPEN_FIX; i < OPEN_KINDS; i++)
		if (t.of[i]) {
			buf_printf(b, "%s%lu %s", between, t.of[i], words[i]);
			between = ", ";
		}
}

/* What failed: its reason where there is one and it names no path, else how much. */
static bool failed(struct buf *b, const struct report *r)
{
	unsigned long n = 0;
	const struct trouble *only = NULL;
	for (size_t i = 0; i < r->n_troubles; i++) {
		if (r->troubles[i].class != TROUBLE_FAILED)
			continue;
		only = n ? NULL : &r->troubles[i];
		n += r->troubles[i].count;
	}
	if (r->below)
		wording_count(b, r->below, "repository below was not looked at",
		              "repositories below were not looked at");
	else if (only && !only->n_paths)
		wording_trouble(b, only);
	else if (n)
		wording_count(b, n, "thing could not be read", "things could not be read");
	if (r->below && n > r->below)
		wording_count((buf_add(b, S("; ")), b), n - r->below, "thing could not be read",
		              "things could not be read");
	if (n && !(r->below && r->retry.n))
		buf_add(b, S(", see above"));
	return n;
}

/* What failed, else what --strict or the launch does not let pass. */
static void incomplete(struct buf *b, const struct report *r)
{
	buf_add(b, S("INCOMPLETE: "));
	not_seen(b, r, failed(b, r) ? "; " : "");
	unsigned long fix = wording_to_do(r).of[OPEN_FIX]; /* what to answer may be answered by the rest */
	if (fix)
		buf_printf(b, "; %lu to fix", fix);
	if (r->below && r->retry.n)
		buf_printf(b, "; next: %.*s", STR_ARG(r->retry));
}

static void clean(struct buf *b, const struct report *r)
{
	buf_add(b, r->nothing ? S("CLEAN: nothing to judge") : S("NO NEW PROBLEMS"));
	if (r->scope.n || !r->nothing)
		buf_add(b, S(" in "));
	buf_add(b, r->scope.n || r->nothing ? r->scope : S("the part that was looked at"));
}

void wording_verdict(struct buf *b, const struct report *r)
{
	switch (r->status) {
	case STATUS_READY:
		buf_add(b, S("READY TO "));
		buf_add(b, place_to_go(r->stage));
		if (r->stage != STAGE_WORK)
			checklist(b, r);
		if (r->stage != STAGE_WORK && !r->history && !r->scope.n)
			buf_add(b, S(", no git history here"));
		break;
	case STATUS_CLEAN:
		clean(b, r);
		break;
	case STATUS_ACTION_REQUIRED:
		buf_printf(b, "NOT READY TO %.*s", STR_ARG(place_to_go(r->stage)));
		to_do(b, r);
		start_at(b, r);
		return;
	case STATUS_INCOMPLETE:
		incomplete(b, r);
		return;
	}
	not_counted(b, r);
	not_seen(b, r, ", ");
}
