/* The answer in one line. */
#include "sample.h"

#include "report/wording.h"

static void says(const struct report *r, str want)
{
	struct buf b = {0};
	wording_verdict(&b, r);
	cr_expect(str_eq(buf_str(&b), want), "%.*s", STR_ARG(buf_str(&b)));
	buf_free(&b);
}

/* The sample without its troubles and with nothing that was known. */
static struct report *clear(struct sample *s)
{
	struct report *r = sample_new(s);
	r->n_troubles = 0;
	r->n_findings = 1;
	r->status = STATUS_READY;
	return r;
}

Test(last_line, counts_the_checklist)
{
	struct sample s;
	struct report *r = clear(&s);
	r->stage = STAGE_LAUNCH;
	says(r, S("READY TO LAUNCH (1 shown, 1 not proven)"));
	r->controls[0].verdict = VERDICT_NOT_APPLICABLE;
	says(r, S("READY TO LAUNCH (1 shown, 1 not proven, 1 does not apply)"));
	r->controls[0].verdict = VERDICT_EXCEPTED;
	says(r, S("READY TO LAUNCH (1 shown, 1 waived, 1 not proven)"));
	r->stage = STAGE_WORK;
	says(r, S("READY TO COMMIT"));
}

Test(last_line, says_what_does_not_count)
{
	struct sample s;
	struct report *r = clear(&s);
	r->stage = STAGE_WORK;
	r->n_findings = 2;
	s.findings[1].state = STATE_KNOWN;
	says(r, S("READY TO COMMIT, 1 known finding not counted"));
	s.findings[0].state = STATE_EXCEPTED;
	says(r, S("READY TO COMMIT, 1 known finding and 1 excepted not counted"));
	s.findings[1].state = STATE_EXCEPTED;
	says(r, S("READY TO COMMIT, 2 excepted not counted"));
	s.findings[0].state = s.findings[1].state = STATE_ROTATED;
	says(r, S("READY TO COMMIT"));
}

Test(last_line, names_what_was_not_seen)
{
	struct sample s;
	struct report *r = clear(&s);
	static const str path = STR_INIT("a");
	struct trouble t[] = {
	        {TROUBLE_DEGRADED, S("could not be parsed"), S(""), &path, 1, 1},
	        {TROUBLE_BOUNDARY, S("history before 2026-11-01 (shallow clone)"), S(""), NULL, 0, 1},
	        {TROUBLE_BOUNDARY, S("file version (left out of this partial clone)"), S(""), &path, 1, 57},
	        {TROUBLE_BOUNDARY, S("submodule history"), S(""), &path, 1, 2},
	        {TROUBLE_CHOSEN, S("binary"), S(""), &path, 1, 9},
	};
	r->stage = STAGE_WORK;
	r->troubles = t;
	r->n_troubles = 5;
	says(r,
	     S("READY TO COMMIT, history before 2026-11-01 not seen, 57 file versions not seen, 2 submodule histories "
	       "not seen, 1 thing read only in part"));
	r->n_troubles = 1;
	says(r, S("READY TO COMMIT, 1 thing read only in part"));
	r->status = STATUS_CLEAN;
	r->scope = S("staged changes");
	says(r, S("NO NEW PROBLEMS in staged changes, 1 thing read only in part"));
	r->status = STATUS_INCOMPLETE;
	s.findings[0].gates = r->controls[0].gates = false;
	says(r, S("INCOMPLETE: 1 thing read only in part"));
	t[0].class = TROUBLE_FAILED;
	r->n_troubles = 2;
	s.findings[0].gates = true;
	says(r, S("INCOMPLETE: 1 thing could not be read, see above; history before 2026-11-01 not seen; 1 to fix"));
	t[0].n_paths = 0;
	t[0].reason = S("nothing was read");
	r->n_troubles = 1;
	says(r, S("INCOMPLETE: nothing was read, see above; 1 to fix"));
}

Test(last_line, judges_no_empty_change)
{
	struct sample s;
	struct report *r = clear(&s);
	r->status = STATUS_CLEAN;
	r->nothing = true;
	says(r, S("CLEAN: nothing to judge"));
	r->scope = S("staged changes");
	says(r, S("CLEAN: nothing to judge in staged changes"));
	r->nothing = false;
	says(r, S("NO NEW PROBLEMS in staged changes"));
}

Test(last_line, says_what_to_do_and_where_to_begin)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->stage = STAGE_REGISTER;
	says(r, S("NOT READY TO REGISTER: 1 to fix, start at src/my app.js:12"));
	r->stage = STAGE_LAUNCH;
	r->controls[2].gates = true;
	says(r, S("NOT READY TO LAUNCH: 1 to fix, 1 to answer, start at src/my app.js:12"));
	s.findings[0].gates = r->controls[0].gates = r->controls[1].gates = false;
	str id = r->controls[2].control->id;
	struct buf want = {0};
	buf_printf(&want, "NOT READY TO LAUNCH: 1 to answer, start with %.*s", STR_ARG(id));
	says(r, buf_str(&want));
	buf_free(&want);
}
