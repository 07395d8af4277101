/* A rule in words: what it finds, how, how sure that is, what to do. */
#include "cmd/rule_text.h"

#include <inttypes.h>

#include "base/buf.h"
#include "secret/proof/proof.h"

enum { MOST_NAMED = 4 };

const struct rule_after rule_after[2] = {
        {STR_INIT("It was revoked and replaced"),
         STR_INIT("microaudit resolve FINGERPRINT --rotated DATE --by E-MAIL")},
        {STR_INIT("It is no secret"), STR_INIT("microaudit resolve FINGERPRINT --not-a-secret --why TEXT --by E-MAIL")},
};

bool rule_is_secret(const struct rule *r) { return !r->is_public && (r->kind == RULE_TEXT || r->secret); }

static void put(struct rule_text *t, str label, str text)
{
	if (text.n && t->n < RULE_FIELDS) {
		t->fields[t->n].label = label;
		t->fields[t->n++].text = text;
	}
}

/* "a, b or c", "a, b, c, d and 7 more" */
static str list_words(struct strs list, str last, size_t most, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	size_t n = list.n > most ? most : list.n;
	for (size_t i = 0; i < n; i++) {
		buf_add(&b, i == 0 ? S("") : i + 1 == list.n ? last : S(", "));
		buf_add(&b, list.at[i]);
	}
	if (list.n > n)
		buf_printf(&b, " and %zu more", list.n - n);
	return arena_str(a, buf_str(&b));
}

str rule_shape_words(str shape, struct arena *a)
{
	static const struct {
		str set, words;
	} sets[] = {{STR_INIT("hex"), STR_INIT("hexadecimal digits")},
	            {STR_INIT("alnum"), STR_INIT("letters and digits")},
	            {STR_INIT("lownum"), STR_INIT("small letters and digits")},
	            {STR_INIT("upnum"), STR_INIT("capital letters and digits")},
	            {STR_INIT("digit"), STR_INIT("digits")}};
	str rest = str_sub(shape, 1, shape.n ? shape.n - 1 : 0), set;
	uint64_t length;
	if (str_eq(shape, S("{uuid}")))
		return S("a UUID");
	if (str_starts(shape, S("{")) && str_ends(shape, S("}")) && str_cut(&rest, ':', &set) &&
	    str_number(rest, 9999, &length))
		for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
			if (str_eq(sets[i].set, set))
				return arena_printf(a, "%" PRIu64 " %.*s", length, STR_ARG(sets[i].words));
	return str_starts(shape, S("/")) ? S("a value of its shape")
	                                 : arena_printf(a, "a value such as %.*s", STR_ARG(shape));
}

/* A name that fits: the first alternative of each word, ACME_API_KEY. */
static str name_words(struct strs name, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	for (size_t i = 0; i < name.n; i++) {
		str rest = name.at[i], word = S("");
		str_cut(&rest, '|', &word);
		if (i)
			buf_byte(&b, '_');
		for (size_t k = 0; k < word.n; k++) {
			bool small = word.p[k] >= 'a' && word.p[k] <= 'z';
			buf_byte(&b, small ? (char)(word.p[k] - 'a' + 'A') : word.p[k]);
		}
	}
	return arena_str(a, buf_str(&b));
}

/* How it is found, in one line. */
static str found_words(const struct rule *r, struct arena *a)
{
	str anchors = list_words(r->anchors, S(" or "), MOST_NAMED, a);
	static const str whose[] = {[ASSIGN_QUOTED] = STR_INIT("a text in quotes under a name with"),
	                            [ASSIGN_BARE] = STR_INIT("a setting whose name has"),
	                            [ASSIGN_OPTION] = STR_INIT("what follows an option such as")};
	if (r->kind == RULE_NOTICE)
		return S("");
	if (r->kind == RULE_CONFIG)
		return S("settings or calls of the files below, read as a tree");
	if (r->kind == RULE_REPO)
		return S("what is known about the whole repository");
	if (r->name.n)
		return arena_printf(a, "%.*s under a name such as %.*s", STR_ARG(rule_shape_words(r->value, a)),
		                    STR_ARG(name_words(r->name, a)));
	if (r->form != ASSIGN_NONE)
		return arena_printf(a, "%.*s %.*s", STR_ARG(whose[r->form]), STR_ARG(anchors));
	if (!r->pattern.n)
		return S("");
	return arena_printf(a, "its shape, with %.*s in it%s", STR_ARG(anchors),
	                    r->near.pattern.n ? " and what belongs to it near by" : "");
}

/* A check that is no sum and no structure decides whether there is a finding at all. */
static bool is_detector(str check)
{
	static const str detectors[] = {STR_INIT("assigned"),    STR_INIT("named"),          STR_INIT("none"),
	                                STR_INIT("place-key"),   STR_INIT("place-password"), STR_INIT("placeholder"),
	                                STR_INIT("url-password")};
	for (size_t i = 0; i < sizeof detectors / sizeof *detectors; i++)
		if (str_eq(detectors[i], check))
			return true;
	return false;
}

static str proof_words(const struct rule *r, struct arena *a)
{
	str says = proof_says(r->check);
	if (!says.n || str_eq(r->check, S("none")))
		return S("");
	return is_detector(r->check) ? says
	                             : arena_printf(a, "%.*s (right: certain, wrong: a step less sure)", STR_ARG(says));
}

static str confidence_words(const struct rule *r, struct arena *a)
{
	static const str words[] = {[CONFIDENCE_LOW] = STR_INIT("a guess; hidden unless asked for"),
	                            [CONFIDENCE_MEDIUM] = STR_INIT("probably; look at it"),
	                            [CONFIDENCE_HIGH] = STR_INIT("hardly anything else looks like it"),
	                            [CONFIDENCE_CERTAIN] = STR_INIT("proven")};
	return arena_printf(a, "%.*s (%.*s)%s", STR_ARG(confidence_name(r->confidence)), STR_ARG(words[r->confidence]),
	                    r->generic ? "; gives way to a rule that knows more" : "");
}

/* "HIGH, CRITICAL from high risk on": what the control says, under the rule's own cap. */
static str severity_words(const struct rule *r, struct arena *a)
{
	static const char *const risks[] = {"low", "medium", "high"};
	struct buf b BUF_AUTO = {0};
	enum severity before = SEVERITY_OFF;
	for (size_t i = 0; i < 3; i++) {
		enum severity s = r->control->severity[i];
		if (r->at_most != SEVERITY_OFF && s > r->at_most)
			s = r->at_most;
		if (i == 0)
			buf_add(&b, severity_name(s));
		else if (s != before)
			buf_printf(&b, ", %.*s from %s risk on", STR_ARG(severity_name(s)), risks[i]);
		before = s;
	}
	if (r->generic)
		buf_add(&b, S("; LOW in tests, examples and documentation"));
	else if (r->in_sample != SEVERITY_OFF)
		buf_printf(&b, "; at most %.*s in tests and examples", STR_ARG(severity_name(r->in_sample)));
	if (r->alone != SEVERITY_OFF)
		buf_printf(&b, "; at most %.*s without its other part", STR_ARG(severity_name(r->alone)));
	return arena_str(a, buf_str(&b));
}

struct rule_text rule_text(const struct rule *r, struct arena *a)
{
	struct rule_text t = {.id = r->id, .title = r->title, .why = r->why, .protects = r->protects, .fix = r->fix};
	if (r->control) {
		put(&t, S("Control"),
		    arena_printf(a, "%.*s, %.*s%s", STR_ARG(r->control->id), STR_ARG(r->control->title),
		                 r->control->required ? " (required for launch)" : ""));
		put(&t, S("Severity"), severity_words(r, a));
	}
	put(&t, S("Confidence"), confidence_words(r, a));
	put(&t, S("Found by"), found_words(r, a));
	put(&t, S("Proof"), proof_words(r, a));
	if (r->with.ids.n)
		put(&t, S("Other part"),
		    arena_printf(a, "%.*s within %u lines: a step surer",
		                 STR_ARG(list_words(r->with.ids, S(" or "), r->with.ids.n, a)), r->with.lines));
	put(&t, S("Files"), list_words(r->files, S(", "), r->files.n, a));
	put(&t, S("Adds"),
	    r->fact.n ? arena_printf(a, "to the facts as %.*s, and reports nothing", STR_ARG(r->fact)) : S(""));
	put(&t, S("Formerly"), list_words(r->was, S(", "), r->was.n, a));
	put(&t, S("References"), list_words(r->references, S(", "), r->references.n, a));
	put(&t, S("Steps"), r->checked.n ? arena_printf(a, "last checked in %.*s", STR_ARG(r->checked)) : S(""));
	put(&t, S("Written in"), r->file);
	return t;
}
