/* The controls that the gate itself knows about. Nothing found is a proof only where everything was read. */
#include "policy/bench.h"

#include "base/buf.h"
#include "policy/asked.h"

enum { EVIDENCE_MAX = 20 };

void bench_note(struct bench *b, str path, unsigned line, str what)
{
	if (!b->evidence)
		b->evidence = arena_array(b->r->arena, struct evidence, EVIDENCE_MAX);
	if (b->j->n_evidence < EVIDENCE_MAX)
		b->evidence[b->j->n_evidence++] = (struct evidence){path, line, what};
	b->j->evidence = b->evidence;
}

void bench_say(struct bench *b, enum verdict v, str why)
{
	b->j->verdict = v;
	b->j->why = why;
}

/* ---- secrets ---- */

/* What may have hidden a secret: anything that failed, a text that was searched in part, a history that is not all
 * here. */
static const struct trouble *hindrance(const struct report *r, bool history)
{
	for (size_t i = 0; i < r->n_troubles; i++) {
		const struct trouble *t = &r->troubles[i];
		bool hides = t->class == TROUBLE_FAILED || (t->class == TROUBLE_BOUNDARY && history) ||
		             (t->class == TROUBLE_DEGRADED && !trouble_of_structure(t));
		if (hides && t->count)
			return t;
	}
	return NULL;
}

/* Files are counted; that there is no history at all is said elsewhere. */
static unsigned long left_out(const struct report *r)
{
	unsigned long n = 0;
	for (size_t i = 0; i < r->n_troubles; i++)
		n += r->troubles[i].class == TROUBLE_CHOSEN && r->troubles[i].n_paths ? r->troubles[i].count : 0;
	return n;
}

/* "no secret in 13 files but 1 that was rotated and 2 possible ones in tests and manuals (4 left out by choice)" */
static str no_secret(struct bench *b, bool history)
{
	const struct report *r = b->r;
	struct buf text BUF_AUTO = {0};
	unsigned long n = history ? r->commits : r->text_files, rotated = 0, possible = 0, out = left_out(r);
	unsigned long spared = asked_spared(r, b->o, b->j->control);
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (f->control != b->j->control)
			continue;
		rotated += f->state == STATE_ROTATED;
		possible += f->state == STATE_NEW && f->main.possible;
		if (f->state == STATE_ROTATED)
			bench_note(b, f->main.place.path, f->main.place.line, f->state_why);
	}
	buf_printf(&text, "no secret in %lu %s%s", n, history ? "commit" : "file", n == 1 ? "" : "s");
	if (rotated)
		buf_printf(&text, " but %lu that %s rotated", rotated, rotated == 1 ? "was" : "were");
	if (possible)
		buf_printf(&text, "%s%lu possible in tests and documentation", rotated ? " and " : " but ", possible);
	if (out || spared)
		buf_add(&text, S(" ("));
	if (out)
		buf_printf(&text, "%lu %s left out by choice", out, out == 1 ? "file" : "files");
	if (spared)
		buf_printf(&text, "%s%lu %s left out by the policy", out ? ", " : "", spared,
		           spared == 1 ? "rule" : "rules");
	if (out || spared)
		buf_byte(&text, ')');
	return arena_str(r->arena, buf_str(&text));
}

static void judge_secrets(struct bench *b, bool history)
{
	const struct report *r = b->r;
	const struct trouble *t = hindrance(r, history);
	if (t && t->n_paths)
		bench_note(b, t->paths[0], 0, t->reason);
	if (t)
		bench_say(b, VERDICT_UNPROVEN,
		          arena_printf(r->arena, "not everything was searched: %.*s", STR_ARG(t->reason)));
	else if (history && (!r->text_blobs || !r->commits))
		bench_say(b, VERDICT_UNPROVEN, S("no version of a file was searched"));
	else
		bench_say(b, VERDICT_PASS, no_secret(b, history));
}

/* ---- the manifest and exceptions ---- */

static void say_unread(struct bench *b, str path)
{
	bench_note(b, path, 0, S("could not be read"));
	bench_say(b, VERDICT_UNPROVEN, arena_printf(b->r->arena, "%.*s could not be read", STR_ARG(path)));
}

static void judge_manifest(struct bench *b)
{
	const struct report *r = b->r;
	str unread = asked_unread_manifest(b->o);
	if (unread.n) {
		say_unread(b, unread);
	} else if (r->has_manifest) {
		bench_note(b, r->manifest_path, 1, S("the manifest is complete and valid"));
		bench_say(b, VERDICT_PASS, S("the manifest is complete and valid"));
	} else {
		bench_say(b, VERDICT_UNPROVEN, S("not registered yet: there is no microapp.yaml"));
	}
}

static void judge_exceptions(struct bench *b)
{
	const struct report *r = b->r;
	const struct manifest *m = b->o->manifest;
	str unread = b->o->unread.n ? b->o->unread.at[0] : asked_unread_manifest(b->o);
	size_t n = (b->o->config ? b->o->config->n_exceptions : 0) + (m ? m->n_exceptions : 0);
	if (unread.n)
		say_unread(b, unread);
	else if (m && m->n_bad_exceptions)
		bench_say(b, VERDICT_UNPROVEN, S("an exception in the manifest is not complete, and does not count"));
	else if (n == 0)
		bench_say(b, VERDICT_PASS, S("there is no exception"));
	else if (r->narrowed || !r->history) {
		bench_say(b, VERDICT_UNPROVEN, S("only a full run shows whether each exception is still in use"));
		b->j->by_choice = true;
	} else
		bench_say(b, VERDICT_PASS, S("no exception has expired or is out of use"));
}

bool verdict_own(struct bench *b)
{
	str id = b->j->control->id;
	if (str_eq(id, S("SECR-01")) || str_eq(id, S("SECR-02")))
		judge_secrets(b, id.p[id.n - 1] == '1');
	else if (str_eq(id, S("REGI-01")))
		judge_manifest(b);
	else if (str_eq(id, S("GOVN-05")))
		judge_exceptions(b);
	else
		return false;
	return true;
}
