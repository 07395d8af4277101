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

static bool check_name(const struct rule *r, struct arena *a, struct err *err)
{
	(void)a;
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

/* What would feed a control that is proven by facts, or call a secret public. */
static bool check_own(const struct rule *r, struct arena *a, struct err *err)
{
	const char *key = r->fact.n ? "fact" : r->is_public ? "public" : NULL;
	(void)a;
	if (r->from != RULE_OWN || !key)
		return true;
	return err_set(err, "`%s` lets a repository prove itself: only rules of --rules or of the policy may say it",
	               key);
}

/* ---- what belongs together ----------------------------------------------------------------------------------------
 */
static bool sees_tree(const struct rule *r) { return r->kind == RULE_CONFIG || r->kind == RULE_REPO; }

static bool lacks_words(const struct rule *r)
{
	bool told = r->control && r->why.n && r->fix.n;
	return !r->title.n || !(told || r->fact.n);
}
static bool has_too_many_steps(const struct rule *r) { return r->fix.n > MOST_STEPS; }
static bool lacks_protection(const struct rule *r) { return r->is_public && !r->protects.n; }
/* What is built in: nothing in a file can speak for the program. */
static bool poses_as_program(const struct rule *r) { return r->kind == RULE_NOTICE && r->from != RULE_BUILT_IN; }
static bool lacks_anchors(const struct rule *r) { return r->kind == RULE_TEXT && !r->anchors.n; }
static bool lacks_pattern(const struct rule *r)
{
	return r->kind == RULE_TEXT && (r->pattern.n == 0) == (r->form == ASSIGN_NONE);
}
static bool is_alone_always(const struct rule *r)
{
	return r->kind == RULE_TEXT && r->alone != SEVERITY_OFF && !r->with.ids.n;
}
static bool lacks_files(const struct rule *r) { return r->kind == RULE_CONFIG && !r->files.n; }
static bool asks_nothing(const struct rule *r) { return sees_tree(r) && !r->where && !r->require && !r->forbid; }
static bool waits_for_nothing(const struct rule *r) { return r->kind == RULE_REPO && r->anchors.n; }

/* The first row that holds is told. */
static bool check_shape(const struct rule *r, struct arena *a, struct err *err)
{
	static const struct {
		bool (*wrong)(const struct rule *r);
		const char *why;
	} rows[] = {
	        {lacks_words, "a rule needs id, kind, control, title, why and fix"},
	        {has_too_many_steps, "fix has more than seven steps"},
	        {lacks_protection, "a public key's rule must say what protects it: protects"},
	        {poses_as_program, "`kind: notice` is the program's own"},
	        {lacks_anchors, "a text rule needs anchors"},
	        {lacks_pattern, "a text rule needs a pattern, or a form instead"},
	        {is_alone_always, "`alone` says what the value is worth without its other part: add `with`"},
	        {lacks_files, "a config rule needs files"},
	        {asks_nothing, "a config or repo rule needs where, require or forbid"},
	        {waits_for_nothing, "a repo rule has no document to look for anchors in"},
	};
	(void)a;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].wrong(r))
			return err_set(err, "%s", rows[i].why);
	return true;
}

static bool check_examples(const struct rule *r, struct arena *a, struct err *err)
{
	size_t least = r->from != RULE_BUILT_IN ? 1 : 2;
	(void)a;
	return r->kind == RULE_NOTICE || (r->match.n >= least && r->clean.n >= least) ||
	       err_set(err, "examples are missing: at least %zu under match, and as many under clean", least);
}

/* ---- what rules of each kind look at ------------------------------------------------------------------------------
 */
static bool check_pattern(str pattern, const struct strs *matches, struct err *err)
{
	return !pattern.n || (pattern_compiles(pattern, true, err) && pattern_affordable(pattern, matches, err));
}

static bool check_proof(const struct rule *r, struct arena *a, struct err *err)
{
	(void)a;
	return !r->check.n || proof_find(r->check) || err_set(err, "unknown check `%.*s`", STR_ARG(r->check));
}

static bool check_matches(const struct rule *r, struct arena *a, struct err *err)
{
	struct strs matches;
	if (!r->anchors.n)
		return true;
	return expand_matches(r, a, &matches, err) && check_pattern(r->pattern, &matches, err) &&
	       check_pattern(r->near.pattern, &matches, err) && check_anchors(r, &matches, err);
}

/* A path that leads nowhere would make a rule that is never wrong. */
static bool check_paths(const struct rule *r, struct arena *a, struct err *err)
{
	struct path subject;
	struct section_place at = {0};
	return path_parse(r->subject, a, &subject, err) && section_uses(r, a, NULL, NULL, err) &&
	       section_walk(&r->each, a, &at, err) && section_walk(&subject, a, &at, err);
}

static bool check_files(const struct rule *r, struct arena *a, struct err *err)
{
	(void)a;
	for (size_t i = 0; i < r->files.n; i++)
		if (!glob_bounded(r->files.at[i]))
			return err_set(
			        err, "files: %.80s stands for too many patterns; write several, each with fewer braces",
			        r->files.at[i].p);
	return true;
}

static bool check_tree(const struct rule *r, struct arena *a, struct err *err)
{
	struct path subject;
	bool tier = r->kind == RULE_REPO;
	if (!sees_tree(r))
		return true;
	return path_parse(r->subject, a, &subject, err) && (r->kind != RULE_REPO || check_paths(r, a, err)) &&
	       cond_check_start(&r->each, err) && cond_check_start(&subject, err) && cond_check(r->where, tier, err) &&
	       cond_check(r->require, tier, err) && cond_check(r->forbid, tier, err);
}

bool rule_check(const struct rule *r, struct arena *a, struct err *err)
{
	static bool (*const checks[])(const struct rule *r, struct arena *a, struct err *err) = {
	        check_name,     check_own,   check_files,   rule_give_check, check_shape,
	        check_examples, check_proof, check_matches, check_tree};
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (!checks[i](r, a, err))
			return false;
	return true;
}
