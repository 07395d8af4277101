/* Counts and sentences of the report, each put together once. */
#include "report/wording.h"

struct tally wording_tally(const struct report *r)
{
	struct tally t = {0};
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		t.severity[f->severity] += f->state == STATE_NEW;
		t.known += f->state == STATE_KNOWN;
		t.excepted += f->state == STATE_EXCEPTED;
		t.rotated += f->state == STATE_ROTATED;
		t.gating += f->gates;
	}
	return t;
}

bool wording_blocks(const struct judgement *j)
{
	return j->gates && (j->verdict == VERDICT_FAIL || j->verdict == VERDICT_UNPROVEN);
}

bool wording_has_finding(const struct report *r, const struct control *c)
{
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].gates && r->findings[i].control == c)
			return true;
	return false;
}

unsigned long wording_to_fix(const struct report *r)
{
	unsigned long n = wording_tally(r).gating;
	for (size_t i = 0; i < r->n_controls; i++)
		n += wording_blocks(&r->controls[i]) && !wording_has_finding(r, r->controls[i].control);
	return n;
}

str wording_severity(enum severity s)
{
	static const str names[] = {STR_INIT("Off"),    STR_INIT("Info"), STR_INIT("Low"),
	                            STR_INIT("Medium"), STR_INIT("High"), STR_INIT("Critical")};
	return names[s];
}

void wording_description(struct buf *b, const struct finding *f)
{
	buf_add(b, str_trim(f->main.rule->title));
	if (f->main.note.n) {
		buf_add(b, S(" ("));
		buf_add(b, f->main.note);
		buf_byte(b, ')');
	}
}

void wording_remediation(struct buf *b, const struct finding *f)
{
	struct strs fix = f->main.rule->fix;
	for (size_t i = 0; i < fix.n; i++) {
		str step = str_trim(fix.at[i]);
		while (i + 1 < fix.n && str_ends(step, S(".")))
			step.n--;
		buf_add(b, i ? S("; ") : S(""));
		buf_add(b, step);
	}
	if (fix.n == 0 && f->control)
		buf_add(b, str_trim(f->control->fix));
}

void wording_place(struct buf *b, const struct place *p)
{
	buf_add(b, p->path);
	if (p->path.n && p->line)
		buf_printf(b, ":%u", p->line);
	if (p->path.n && p->line && p->col)
		buf_printf(b, ":%u", p->col);
}

void wording_repo_path(struct buf *b, const struct report *r, str path)
{
	if (path.n && r->path.n && !str_eq(r->path, S("."))) {
		buf_add(b, r->path);
		buf_byte(b, '/');
	}
	buf_add(b, path);
}

void wording_anchor_path(struct buf *b, const struct report *r, str path)
{
	wording_repo_path(b, r, path.n ? path : r->manifest_path.n ? r->manifest_path : S("microapp.yaml"));
}

static void count_of(struct buf *b, unsigned long n, const char *one, const char *many)
{
	buf_printf(b, "%lu %s", n, n == 1 ? one : many);
}

void wording_amount(struct buf *b, const struct report *r)
{
	static const char *const units[] = {"KB", "MB", "GB", "TB"};
	count_of(b, r->files, "file", "files");
	if (r->commits || r->blobs) {
		buf_add(b, S(", "));
		count_of(b, r->blobs, "version of a file in ", "versions of files in ");
		count_of(b, r->commits, "commit", "commits");
	}
	double size = (double)r->bytes / 1000;
	size_t unit = 0;
	for (; size >= 1000 && unit + 1 < sizeof units / sizeof *units; unit++)
		size /= 1000;
	if (r->bytes < 1000)
		buf_printf(b, ", %llu bytes", r->bytes);
	else
		buf_printf(b, ", %.1f %s", size, units[unit]);
}

void wording_trouble(struct buf *b, const struct trouble *t)
{
	if (t->count > 1 || t->n_paths)
		buf_printf(b, "%lu × ", t->count);
	buf_add(b, t->reason);
}

static void ready(struct buf *b, const struct report *r)
{
	static const str to[] = {STR_INIT("COMMIT"), STR_INIT("REGISTER"), STR_INIT("LAUNCH")};
	buf_add(b, S("READY TO "));
	buf_add(b, to[r->stage]);
	unsigned long unproven = 0;
	for (size_t i = 0; i < r->n_controls; i++)
		unproven += r->controls[i].verdict == VERDICT_UNPROVEN;
	if (unproven && r->stage != STAGE_WORK)
		buf_printf(b, " (%lu %s not proven)", unproven, unproven == 1 ? "control" : "controls");
}

/* Where to begin: the first gating finding that has a place, else the first blocking control. */
static void start_at(struct buf *b, const struct report *r)
{
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct place *p = &r->findings[i].main.place;
		if (r->findings[i].gates && p->path.n) {
			buf_add(b, S(", start at "));
			buf_add(b, p->path);
			if (p->line)
				buf_printf(b, ":%u", p->line);
			return;
		}
	}
	for (size_t i = 0; i < r->n_controls; i++)
		if (wording_blocks(&r->controls[i])) {
			buf_add(b, S(", start with "));
			buf_add(b, r->controls[i].control->id);
			return;
		}
}

/* What kept the run from being complete: failed first, else what --strict or the launch does not let pass. */
static void incomplete(struct buf *b, const struct report *r)
{
	unsigned long failed = 0, others = 0;
	const struct trouble *only = NULL;
	for (size_t i = 0; i < r->n_troubles; i++)
		if (r->troubles[i].class == TROUBLE_FAILED) {
			only = failed ? NULL : &r->troubles[i];
			failed += r->troubles[i].count;
		} else if (r->troubles[i].class != TROUBLE_CHOSEN) {
			others += r->troubles[i].count;
		}
	buf_add(b, S("INCOMPLETE: "));
	if (only && !only->n_paths)
		wording_trouble(b, only);
	else if (failed)
		count_of(b, failed, "thing could not be read", "things could not be read");
	else
		count_of(b, others, "thing was not looked at in full", "things were not looked at in full");
	buf_add(b, S(", see above"));
	unsigned long fix = wording_to_fix(r);
	if (fix)
		count_of((buf_add(b, S("; and ")), b), fix, "thing to fix", "things to fix");
}

void wording_verdict(struct buf *b, const struct report *r)
{
	unsigned long fix = wording_to_fix(r);
	switch (r->status) {
	case STATUS_READY:
		ready(b, r);
		return;
	case STATUS_CLEAN:
		buf_add(b, r->nothing ? S("CLEAN: nothing to judge") : S("NO NEW PROBLEMS"));
		if (r->scope.n || !r->nothing)
			buf_add(b, S(" in "));
		buf_add(b, r->scope.n || r->nothing ? r->scope : S("the part that was looked at"));
		return;
	case STATUS_ACTION_REQUIRED:
		buf_add(b, S("NOT READY: "));
		count_of(b, fix, "thing to fix", "things to fix");
		start_at(b, r);
		return;
	case STATUS_INCOMPLETE:
		incomplete(b, r);
	}
}

const struct section *wording_sections(size_t *n)
{
	static const struct section sections[] = {
	        {STR_INIT("secrets"), STR_INIT("Secrets")},
	        {STR_INIT("auth"), STR_INIT("Sign-in and access")},
	        {STR_INIT("ratelimit"), STR_INIT("Rate limits and quotas")},
	        {STR_INIT("monitoring"), STR_INIT("Monitoring")},
	        {STR_INIT("privacy"), STR_INIT("Privacy and data")},
	        {STR_INIT("hardening"), STR_INIT("Hardening")},
	        {STR_INIT("registration"), STR_INIT("Registration")},
	        {STR_INIT("governance"), STR_INIT("Governance")},
	};
	*n = sizeof sections / sizeof *sections;
	return sections;
}
