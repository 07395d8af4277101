/* Comparisons, by what stands on the two sides: the caller's own name, what he sends, what is stored, a date. */
#include "firerules_int.h"

#include "base/date.h"

static bool is_error(struct fire_value v) { return v.kind == FV_TRUTH && v.truth == FIRE_ERROR; }
static bool is_constant(struct fire_value v)
{
	return v.kind == FV_STRING || v.kind == FV_NUMBER || v.kind == FV_NULL ||
	       (v.kind == FV_TRUTH && (v.truth == FIRE_YES || v.truth == FIRE_NO));
}

/* A bit for each kind, so that pairs can be told by a set. */
#define BIT(kind) (1u << (kind))
static const unsigned chosen = BIT(FV_GIVEN) | BIT(FV_SENT) | BIT(FV_SENT_DATA) | BIT(FV_KEYS) | BIT(FV_CAPTURE);
static const unsigned stored = BIT(FV_STORED) | BIT(FV_STORED_DATA) | BIT(FV_RESOURCE) | BIT(FV_DOC) | BIT(FV_DOC_DATA);
static const unsigned own_doc = BIT(FV_OWN_DOC) | BIT(FV_OWN_DATA);
static bool in_set(struct fire_value v, unsigned set) { return BIT(v.kind) & set; }

static enum fire_truth yes_if(bool b) { return b ? FIRE_YES : FIRE_NO; }

static str text_of(struct fire_value v)
{
	return v.kind == FV_TRUTH ? (v.truth == FIRE_YES ? S("true") : S("false")) : v.text;
}

/* ---- roles and claims ---- */

static void decide(struct fire_look *l, struct fire_value doc, str value)
{
	struct arena *a = l->f->r.arena;
	for (size_t i = 0; i < l->n_deciders; i++)
		if (str_eq(l->deciders[i].path, doc.text) && str_eq(l->deciders[i].field, doc.field))
			return;
	if (l->n_deciders < FIRE_DECIDERS)
		l->deciders[l->n_deciders++] =
		        (struct fire_decider){arena_str(a, doc.text), arena_str(a, doc.field), arena_str(a, value)};
}

enum fire_truth fire_role(struct fire_look *l, struct fire_value doc, str value)
{
	if (l->caller.promoted)
		decide(l, doc, value);
	return yes_if(l->caller.promoted);
}

/* What everybody's token says of him, and what he may say himself. */
static const struct {
	str name;
	bool free;
} everybodys[] = {{STR_INIT("email"), false},        {STR_INIT("email_verified"), true},
                  {STR_INIT("phone_number"), false}, {STR_INIT("name"), true},
                  {STR_INIT("picture"), true},       {STR_INIT("firebase"), true},
                  {STR_INIT("auth_time"), true},     {STR_INIT("iat"), true},
                  {STR_INIT("exp"), true},           {STR_INIT("sign_in_provider"), true},
                  {STR_INIT("provider"), true},      {STR_INIT("aud"), true}};

enum fire_truth fire_claim(struct fire_look *l, struct fire_value claim, bool constant)
{
	for (size_t i = 0; i < sizeof everybodys / sizeof *everybodys; i++)
		if (str_eq(everybodys[i].name, claim.text))
			return !constant || everybodys[i].free ? FIRE_CHOSEN : yes_if(l->caller.claims);
	return l->caller.claims ? FIRE_YES : constant ? FIRE_NO : FIRE_ERROR;
}

/* ---- equality ---- */

static enum fire_truth to_null(struct fire_look *l, struct fire_value v)
{
	if (v.kind == FV_NULL)
		return FIRE_YES;
	if (in_set(v, chosen) || v.kind == FV_RESOURCE)
		return FIRE_CHOSEN;
	if (v.kind == FV_CLAIM)
		return fire_not(fire_claim(l, v, false));
	if (v.kind == FV_OWN_DATA && v.field.n)
		return FIRE_PERHAPS;
	if (in_set(v, own_doc))
		return fire_not(fire_role(l, v, S("")));
	return in_set(v, stored) || v.kind == FV_SHARE || v.kind == FV_UNKNOWN ? FIRE_PERHAPS : FIRE_NO;
}

static enum fire_truth to_caller(struct fire_look *l, struct fire_value v)
{
	if (v.kind == FV_UID || in_set(v, own_doc))
		return FIRE_YES;
	if (v.kind == FV_STRING)
		return yes_if(l->caller.claims);
	if (v.kind == FV_CAPTURE || in_set(v, stored) || v.kind == FV_SHARE)
		return yes_if(l->caller.owner);
	return in_set(v, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
}

/* What the caller tries to write into the field that decides about his role. */
static bool is_target(const struct fire_look *l, struct fire_value v)
{
	return l->self && v.kind == FV_GIVEN && !v.deep && v.field.n && str_eq(v.field, l->self->field);
}

static enum fire_truth to_sent(struct fire_look *l, struct fire_value sent, struct fire_value v)
{
	if (!is_target(l, sent))
		return FIRE_CHOSEN;
	if (v.kind == FV_STORED && str_eq(v.field, sent.field)) /* it stays as it was */
		return FIRE_NO;
	if (is_constant(v) && l->self->value.n)
		return yes_if(str_eq(text_of(v), l->self->value));
	return FIRE_PERHAPS;
}

static enum fire_truth to_claim(struct fire_look *l, struct fire_value claim, struct fire_value v)
{
	if (is_constant(v))
		return fire_claim(l, claim, true);
	if (in_set(v, chosen) && v.kind != FV_CAPTURE)
		return FIRE_CHOSEN;
	return v.kind == FV_CAPTURE || in_set(v, stored) ? yes_if(l->caller.owner) : FIRE_PERHAPS;
}

static enum fire_truth to_own_doc(struct fire_look *l, struct fire_value doc, struct fire_value v)
{
	if (str_eq(text_of(v), S("false")) && v.kind == FV_TRUTH)
		return FIRE_PERHAPS;
	if (is_constant(v))
		return fire_role(l, doc, text_of(v));
	if (v.kind == FV_CAPTURE || in_set(v, stored))
		return fire_or(yes_if(l->caller.owner), fire_role(l, doc, S("")));
	return in_set(v, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
}

/* ---- time ---- */

static bool is_moment(struct fire_look *l, struct fire_value v, str *day)
{
	uint64_t n;
	*day = v.kind == FV_DATE ? v.text : S("");
	if (v.kind == FV_NUMBER && str_number(v.text, UINT64_C(9999999999999), &n))
		*day = date_of(&l->f->scratch, (int64_t)(n / 1000));
	return date_valid(*day);
}

static enum fire_truth in_time(struct fire_look *l, str how, struct fire_value limit, bool now_left)
{
	bool before = (how.p[0] == '<') == now_left;
	str day;
	if (how.p[0] != '<' && how.p[0] != '>')
		return in_set(limit, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
	if (!is_moment(l, limit, &day))
		return in_set(limit, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
	l->dates = l->dates || (l->dated && !str_eq(l->date, day));
	l->date = arena_str(l->f->r.arena, day);
	l->dated = true;
	return yes_if(before != l->late);
}

/* ---- all ---- */

static enum fire_truth constants(str how, struct fire_value a, struct fire_value b)
{
	bool same = a.kind == b.kind && str_eq(text_of(a), text_of(b));
	if (how.n == 2 && how.p[1] == '=' && (how.p[0] == '=' || how.p[0] == '!'))
		return yes_if(same == (how.p[0] == '='));
	return FIRE_PERHAPS;
}

static enum fire_truth equal(struct fire_look *l, struct fire_value a, struct fire_value b)
{
	static const struct {
		unsigned kinds;
		enum fire_truth (*to)(struct fire_look *, struct fire_value, struct fire_value);
	} sides[] = {
	        {BIT(FV_GIVEN), to_sent}, {BIT(FV_CLAIM), to_claim}, {BIT(FV_OWN_DOC) | BIT(FV_OWN_DATA), to_own_doc}};
	if (a.kind == FV_NULL || b.kind == FV_NULL)
		return to_null(l, a.kind == FV_NULL ? b : a);
	if (a.kind == FV_UID || b.kind == FV_UID)
		return to_caller(l, a.kind == FV_UID ? b : a);
	if (a.kind == FV_SHARE || b.kind == FV_SHARE)
		return yes_if(l->caller.owner);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		if (in_set(a, sides[i].kinds))
			return sides[i].to(l, a, b);
		if (in_set(b, sides[i].kinds))
			return sides[i].to(l, b, a);
	}
	if (a.kind == FV_TRUTH || b.kind == FV_TRUTH) { /* isAdmin() == true */
		enum fire_truth x = fire_truth(l, a), y = fire_truth(l, b);
		return y == FIRE_YES ? x : y == FIRE_NO ? fire_not(x) : x == FIRE_YES ? y : fire_not(y);
	}
	if (is_constant(a) && is_constant(b))
		return constants(S("=="), a, b);
	if (in_set(a, stored) || in_set(b, stored))
		return FIRE_PERHAPS;
	return in_set(a, chosen) || in_set(b, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
}

/* What is said of a document of the caller's own, or of a claim, need not be there at all: that it differs is no fact.
 */
static enum fire_truth differs(struct fire_look *l, struct fire_value a, struct fire_value b)
{
	bool null = a.kind == FV_NULL || b.kind == FV_NULL;
	enum fire_truth same = equal(l, a, b);
	if (!null && same == FIRE_NO && (in_set(a, own_doc) || in_set(b, own_doc)))
		return FIRE_PERHAPS;
	return fire_not(same);
}

enum fire_truth fire_compare(struct fire_look *l, str how, struct fire_value a, struct fire_value b)
{
	if (is_error(a) || is_error(b))
		return FIRE_ERROR;
	if (a.kind == FV_NOW || b.kind == FV_NOW)
		return in_time(l, how, a.kind == FV_NOW ? b : a, a.kind == FV_NOW);
	if (str_eq(how, S("==")))
		return equal(l, a, b);
	if (str_eq(how, S("!=")))
		return differs(l, a, b);
	if (a.kind == FV_NULL || b.kind == FV_NULL)
		return FIRE_ERROR;
	if (in_set(a, own_doc) || in_set(b, own_doc)) /* level >= 5 */
		return fire_role(l, in_set(a, own_doc) ? a : b, S(""));
	if (a.kind == FV_CLAIM || b.kind == FV_CLAIM)
		return fire_claim(l, a.kind == FV_CLAIM ? a : b, true);
	if (in_set(a, stored) && in_set(b, stored))
		return FIRE_PERHAPS;
	return in_set(a, chosen) || in_set(b, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
}

static enum fire_truth in_list(struct fire_look *l, struct fire_value a, struct fire_value list)
{
	enum fire_truth any = FIRE_NO;
	for (const struct fire_expr *e = list.expr; e; e = e->next)
		any = fire_or(any, fire_compare(l, S("=="), a, fire_eval(l, list.frame, e)));
	return any;
}

enum fire_truth fire_in(struct fire_look *l, struct fire_value a, struct fire_value b)
{
	bool me = a.kind == FV_UID || a.kind == FV_CLAIM;
	if (is_error(a) || is_error(b) || b.kind == FV_NULL)
		return FIRE_ERROR;
	if (b.kind == FV_LIST)
		return in_list(l, a, b);
	if (b.kind == FV_SENT_DATA || b.kind == FV_KEYS) {
		bool target = l->self && a.kind == FV_STRING && str_eq(a.text, l->self->field);
		return target ? FIRE_YES : FIRE_CHOSEN;
	}
	if (b.kind == FV_TOKEN || b.kind == FV_CLAIM) {
		struct fire_value claim = {.kind = FV_CLAIM, .text = b.kind == FV_TOKEN ? a.text : b.text};
		return fire_claim(l, claim, true);
	}
	if (in_set(b, own_doc))
		return me ? FIRE_PERHAPS : to_own_doc(l, b, a);
	if (in_set(b, stored))
		return me ? yes_if(l->caller.owner) : FIRE_PERHAPS;
	return in_set(b, chosen) ? FIRE_CHOSEN : FIRE_PERHAPS;
}

enum fire_truth fire_is(struct fire_look *l, struct fire_value v)
{
	if (is_error(v))
		return FIRE_ERROR;
	if (in_set(v, chosen))
		return FIRE_CHOSEN;
	if (v.kind == FV_CLAIM)
		return fire_claim(l, v, false);
	if (in_set(v, own_doc))
		return fire_role(l, v, S(""));
	return v.kind == FV_NULL ? FIRE_NO : in_set(v, stored) || v.kind == FV_UNKNOWN ? FIRE_PERHAPS : FIRE_YES;
}
