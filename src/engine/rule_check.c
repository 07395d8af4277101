/* A rule has to carry its proof: this is where one that does not is refused. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/rule_check.h"

#include <pcre2.h>
#include <stdint.h>

#include "engine/example.h"
#include "engine/path.h"
#include "engine/proof.h"
#include "engine/ruleset.h"

enum { SHORTEST_ANCHOR = 3, MOST_STEPS = 7 };

static bool check_pattern(str pattern, struct err *err)
{
	int code;
	PCRE2_SIZE at;
	pcre2_code *p = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, 0, &code, &at, NULL);
	if (p) {
		pcre2_code_free(p);
		return true;
	}
	PCRE2_UCHAR text[128];
	pcre2_get_error_message(code, text, sizeof text);
	return err_set(err, "the pattern does not compile: %s at offset %zu", (const char *)text, (size_t)at);
}

static bool check_cond(const struct cond *c, struct err *err)
{
	if (!c)
		return true;
	bool pattern = c->op == COND_MATCHES || c->op == COND_SOURCE || c->op == COND_NAMED;
	if (pattern && !check_pattern(c->value->text, err))
		return false;
	for (size_t i = 0; i < c->n_kids; i++)
		if (!check_cond(&c->kids[i], err))
			return false;
	return true;
}

static bool check_name(const struct rule *r, struct err *err)
{
	str base = str_basename(r->file);
	base.n -= str_extension(base).n ? str_extension(base).n + 1 : 0;
	for (size_t i = 0; i < r->id.n; i++) {
		char c = r->id.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
			return err_set(err, "id %.*s: use small letters, digits and dashes", STR_ARG(r->id));
	}
	bool begins = str_starts(r->id, base) && (r->id.n == base.n || r->id.p[base.n] == '-');
	return begins || err_set(err, "id %.*s must begin with the file's name (%.*s, or %.*s-…)", STR_ARG(r->id),
	                         STR_ARG(base), STR_ARG(base));
}

/* Every match must hold an anchor, since a wrong anchor silences a rule without a sound. */
static bool check_anchors(const struct rule *r, struct arena *a, struct err *err)
{
	for (size_t i = 0; i < r->anchors.n; i++)
		if (r->anchors.at[i].n < SHORTEST_ANCHOR)
			return err_set(err, "anchor \"%.*s\" is shorter than three bytes", STR_ARG(r->anchors.at[i]));
	for (size_t i = 0; i < r->n_match; i++) {
		str text;
		if (!example_expand(r->match[i].text, ruleset_seed(r->id, i), a, &text, err))
			return false;
		bool found = false;
		for (size_t j = 0; j < r->anchors.n && !found; j++)
			found = str_ifind(text, r->anchors.at[j], 0) != SIZE_MAX;
		if (!found)
			return err_set(err, "match %zu holds none of the anchors, so the rule would never see it",
			               i + 1);
	}
	return true;
}

static bool check_text(const struct rule *r, struct arena *a, struct err *err)
{
	if (r->anchors.n == 0)
		return err_set(err, "a text rule needs anchors");
	if ((r->pattern.n == 0) == (r->form == ASSIGN_NONE))
		return err_set(err, "a text rule needs a pattern, or a form instead");
	if ((r->pattern.n && !check_pattern(r->pattern, err)) || (r->near.n && !check_pattern(r->near, err)))
		return false;
	if (r->alone != SEVERITY_OFF && !r->with.n)
		return err_set(err, "`alone` says what the value is worth without its other part: add `with`");
	if (r->check.n && !proof_find(r->check))
		return err_set(err, "unknown check `%.*s`", STR_ARG(r->check));
	return check_anchors(r, a, err);
}

bool rule_check(const struct rule *r, struct arena *a, struct err *err)
{
	size_t least = r->user ? 1 : 2;
	if (!check_name(r, err))
		return false;
	if (!r->title.n || (!r->fact.n && (!r->control || !r->why.n || !r->fix.n)))
		return err_set(err, "a rule needs id, kind, control, title, why and fix");
	if (r->fix.n > MOST_STEPS)
		return err_set(err, "fix has more than seven steps");
	if (r->is_public && !r->protects.n)
		return err_set(err, "a public key's rule must say what protects it: protects");
	if (r->n_match < least || r->n_clean < least)
		return err_set(err, "give at least %zu examples under match and as many under clean", least);
	if (r->kind == RULE_TEXT)
		return check_text(r, a, err);
	if (r->kind == RULE_CONFIG && !r->files.n)
		return err_set(err, "a config rule needs files");
	if (!r->where && !r->require && !r->forbid)
		return err_set(err, "a config or repo rule needs where, require or forbid");
	struct path subject;
	return path_parse(r->subject, a, &subject, err) && check_cond(r->where, err) && check_cond(r->require, err) &&
	       check_cond(r->forbid, err);
}
