/* A rule has to carry its proof: this is where one that does not is refused. */
#include "rules/rule_check.h"

#include <stdint.h>

#include "base/glob.h"
#include "facts/section.h"
#include "query/path.h"
#include "rules/example.h"
#include "rules/pattern_check.h"
#include "rules/rule_give.h"
#include "rules/ruleset.h"
#include "secret/proof/proof.h"
#include "cond_check.h"

enum { SHORTEST_ANCHOR = 3, LONGEST_ANCHOR = 200, MOST_STEPS = 7 };

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

static bool expand_matches(const struct rule *r, struct arena *a, struct strs *out, struct err *err)
{
	str *texts = arena_array(a, str, r->match.n);
	*out = (struct strs){texts, r->match.n};
	for (size_t i = 0; i < r->match.n; i++)
		if (!example_expand(r->match.at[i].text, ruleset_seed(r->id, i), a, &texts[i], err))
			return false;
	return true;
}

static bool holds_anchor(const struct rule *r, str text)
{
	for (size_t i = 0; i < r->anchors.n; i++)
		if (str_ifind(text, r->anchors.at[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* Is there an anchor inside of what the pattern matches? */
static bool matches_anchor(const struct rule *r, str text)
{
	enum { MOST_TRIES = 64 };
	size_t start, end, from = 0;
	bool any = false;
	for (int i = 0; i < MOST_TRIES && pattern_first(r->pattern, text, from, &start, &end); i++) {
		if (holds_anchor(r, str_sub(text, start, end)))
			return true;
		any = true;
		from = start + 1;
	}
	return !any; /* what is not matched at all is for `rules test` to tell */
}

/* Every match must hold an anchor, since a wrong anchor silences a rule without a sound. */
static bool check_anchors(const struct rule *r, const struct strs *matches, struct err *err)
{
	for (size_t i = 0; i < r->anchors.n; i++) {
		if (r->anchors.at[i].n < SHORTEST_ANCHOR)
			return err_set(err, "anchor \"%.*s\" is shorter than three bytes", STR_ARG(r->anchors.at[i]));
		if (r->anchors.at[i].n > LONGEST_ANCHOR) /* the literal database has a limit, and names no rule */
			return err_set(err, "anchor \"%.20s…\" is longer than 200 bytes: its beginning is enough",
			               r->anchors.at[i].p);
	}
	for (size_t i = 0; i < matches->n; i++) {
		if (!holds_anchor(r, matches->at[i]))
			return err_set(err, "match %zu holds none of the anchors, so the rule would never see it",
			               i + 1);
		if (r->pattern.n && !matches_anchor(r, matches->at[i]))
			return err_set(err, "what the pattern finds in match %zu holds none of the anchors", i + 1);
	}
	return true;
}

static bool check_text(const struct rule *r, struct arena *a, struct err *err)
{
	if (r->anchors.n == 0)
		return err_set(err, "a text rule needs anchors");
	if ((r->pattern.n == 0) == (r->form == ASSIGN_NONE))
		return err_set(err, "a text rule needs a pattern, or a form instead");
	if ((r->pattern.n && !pattern_compiles(r->pattern, true, err)) ||
	    (r->near.pattern.n && !pattern_compiles(r->near.pattern, true, err)))
		return false;
	if (r->alone != SEVERITY_OFF && !r->with.ids.n)
		return err_set(err, "`alone` says what the value is worth without its other part: add `with`");
	if (r->check.n && !proof_find(r->check))
		return err_set(err, "unknown check `%.*s`", STR_ARG(r->check));
	struct strs matches;
	return expand_matches(r, a, &matches, err) &&
	       (!r->pattern.n || pattern_affordable(r->pattern, &matches, err)) &&
	       (!r->near.pattern.n || pattern_affordable(r->near.pattern, &matches, err)) &&
	       check_anchors(r, &matches, err);
}

/* What would feed a control that is proven by facts, or call a secret public. */
static bool check_own(const struct rule *r, struct err *err)
{
	const char *key = r->fact.n ? "fact" : r->is_public ? "public" : NULL;
	if (r->from != RULE_OWN || !key)
		return true;
	return err_set(err, "`%s` lets a repository prove itself: only rules of --rules or of the policy may say it",
	               key);
}

static bool any_place(void *ctx, const struct section_place *p)
{
	(void)ctx, (void)p;
	return true;
}

/* A path that leads nowhere would make a rule that is never wrong. */
static bool check_paths(const struct rule *r, struct arena *a, struct err *err)
{
	struct path subject;
	struct section_place at = {0};
	return path_parse(r->subject, a, &subject, err) && section_uses(r, a, NULL, any_place, err) &&
	       section_walk(&r->each, a, &at, err) && section_walk(&subject, a, &at, err);
}

static bool check_files(const struct rule *r, struct err *err)
{
	for (size_t i = 0; i < r->files.n; i++)
		if (!glob_bounded(r->files.at[i]))
			return err_set(
			        err, "files: %.80s stands for too many patterns; write several, each with fewer braces",
			        r->files.at[i].p);
	return true;
}

bool rule_check(const struct rule *r, struct arena *a, struct err *err)
{
	size_t least = r->from != RULE_BUILT_IN ? 1 : 2;
	if (!check_name(r, err) || !check_own(r, err) || !check_files(r, err))
		return false;
	if (!rule_give_check(r, a, err))
		return false;
	if (!r->title.n || (!r->fact.n && (!r->control || !r->why.n || !r->fix.n)))
		return err_set(err, "a rule needs id, kind, control, title, why and fix");
	if (r->fix.n > MOST_STEPS)
		return err_set(err, "fix has more than seven steps");
	if (r->is_public && !r->protects.n)
		return err_set(err, "a public key's rule must say what protects it: protects");
	if (r->kind == RULE_NOTICE) /* what is built in: nothing in a file can speak for the program */
		return r->from == RULE_BUILT_IN || err_set(err, "`kind: notice` is the program's own");
	if (r->match.n < least || r->clean.n < least)
		return err_set(err, "examples are missing: at least %zu under match, and as many under clean", least);
	if (r->kind == RULE_TEXT)
		return check_text(r, a, err);
	if (r->kind == RULE_CONFIG && !r->files.n)
		return err_set(err, "a config rule needs files");
	if (!r->where && !r->require && !r->forbid)
		return err_set(err, "a config or repo rule needs where, require or forbid");
	if (r->kind == RULE_REPO && r->anchors.n)
		return err_set(err, "a repo rule has no document to look for anchors in");
	struct strs matches;
	if (r->anchors.n && !(expand_matches(r, a, &matches, err) && check_anchors(r, &matches, err)))
		return false;
	struct path subject;
	return path_parse(r->subject, a, &subject, err) && (r->kind != RULE_REPO || check_paths(r, a, err)) &&
	       cond_check_path(&r->each, false, err) && cond_check_path(&subject, false, err) &&
	       cond_check(r->where, false, err) && cond_check(r->require, false, err) &&
	       cond_check(r->forbid, false, err);
}
