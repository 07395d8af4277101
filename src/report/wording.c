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

bool wording_only_known(const struct report *r, const struct judgement *j)
{
	bool known = false;
	for (size_t i = 0; j->verdict == VERDICT_FAIL && i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (f->control != j->control || f->severity <= SEVERITY_INFO || f->main.possible)
			continue;
		if (f->state == STATE_NEW)
			return false;
		known = known || f->state == STATE_KNOWN;
	}
	return known;
}

bool wording_has_finding(const struct report *r, const struct control *c)
{
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].gates && finding_is_about(&r->findings[i], c))
			return true;
	return false;
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

void wording_count(struct buf *b, unsigned long n, const char *one, const char *many)
{
	buf_printf(b, "%lu %s", n, n == 1 ? one : many);
}

void wording_amount(struct buf *b, const struct report *r)
{
	static const char *const units[] = {"KB", "MB", "GB", "TB"};
	bool history = r->commits || r->blobs;
	if (r->files || !history)
		wording_count(b, r->files, "file", "files");
	if (history) {
		buf_add(b, r->files ? S(", ") : S(""));
		wording_count(b, r->blobs, "version of a file", "versions of files");
	}
	if (r->commits)
		wording_count((buf_add(b, S(" in ")), b), r->commits, "commit", "commits");
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

const struct wording_section *wording_sections(size_t *n)
{
	static const struct wording_section sections[] = {
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
