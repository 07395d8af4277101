/* What an expression comes to for one caller. Recursion is bounded by depth, work by steps: beyond, all is UNKNOWN, and
 * the file counts as one that was too much. */
#include "firerules_int.h"

enum { DEEPEST = 300, CALLS = 20 /* Firebase's own limit */ };

/* ---- truth ---- */

enum fire_truth fire_not(enum fire_truth t)
{
	if (t == FIRE_YES || t == FIRE_NO)
		return t == FIRE_YES ? FIRE_NO : FIRE_YES;
	return t; /* who chooses may choose the other */
}

static enum fire_truth first_of(enum fire_truth a, enum fire_truth b, const enum fire_truth order[5])
{
	for (size_t i = 0; i < 5; i++)
		if (a == order[i] || b == order[i])
			return order[i];
	return FIRE_PERHAPS;
}

enum fire_truth fire_and(enum fire_truth a, enum fire_truth b)
{
	static const enum fire_truth order[] = {FIRE_NO, FIRE_ERROR, FIRE_PERHAPS, FIRE_CHOSEN, FIRE_YES};
	return first_of(a, b, order);
}

enum fire_truth fire_or(enum fire_truth a, enum fire_truth b)
{
	static const enum fire_truth order[] = {FIRE_YES, FIRE_CHOSEN, FIRE_PERHAPS, FIRE_ERROR, FIRE_NO};
	return first_of(a, b, order);
}

enum fire_truth fire_truth(struct fire_look *l, struct fire_value v)
{
	switch (v.kind) {
	case FV_TRUTH:
		return v.truth;
	case FV_GIVEN:
	case FV_KEYS:
	case FV_CAPTURE:
		return FIRE_CHOSEN;
	case FV_CLAIM:
		return fire_claim(l, v, false);
	case FV_OWN_DOC:
	case FV_OWN_DATA:
		return fire_role(l, v, S("true"));
	case FV_SHARE:
		return l->caller.owner ? FIRE_YES : FIRE_NO;
	case FV_STORED:
	case FV_DOC:
	case FV_DOC_DATA:
	case FV_UNKNOWN:
		return FIRE_PERHAPS;
	default: /* neither true nor false: refused */
		return FIRE_ERROR;
	}
}

/* ---- names ---- */

/* Of a parameter or a let that is known already: its index among the frame's values, or n_values. */
static size_t value_of(const struct fire_frame *frame, str name)
{
	const struct fire_function *fn = frame->function;
	size_t at = 0;
	if (!fn)
		return frame->n_values;
	const struct fire_let *let = fn->lets;
	for (; at < fn->n_params; at++)
		if (str_eq(fn->params[at], name))
			return at;
	for (; let && !str_eq(let->name, name); let = let->next)
		at++;
	return at;
}

/* {name}, {name=**} or, in a database, $name as a part of the path */
static bool is_captured(const struct fire_scope *scope, str name)
{
	str rest = scope->path, part;
	while (str_cut(&rest, '/', &part)) {
		bool braces = part.n > 2 && part.p[0] == '{';
		str inner = braces ? str_sub(part, 1, part.n - 1) : part, own;
		if (!str_cut(&inner, '=', &own) || (!braces && (!own.n || own.p[0] != '$')))
			continue;
		if (str_eq(own, name))
			return true;
	}
	return false;
}

static const struct {
	str name;
	enum fire_kind kind;
	bool database, rules;
} globals[] = {
        {STR_INIT("request"), FV_REQUEST, false, true}, {STR_INIT("resource"), FV_RESOURCE, false, true},
        {STR_INIT("auth"), FV_AUTH, true, false},       {STR_INIT("now"), FV_NOW, true, false},
        {STR_INIT("data"), FV_RESOURCE, true, false},   {STR_INIT("newData"), FV_SENT, true, false},
        {STR_INIT("root"), FV_DOC, true, false},        {STR_INIT("query"), FV_GIVEN, true, false},
};

static struct fire_value named(struct fire_look *l, const struct fire_frame *frame, str name)
{
	size_t at = value_of(frame, name);
	if (at < frame->n_values)
		return frame->values[at];
	if (is_captured(frame->scope, name))
		return (struct fire_value){.kind = FV_CAPTURE, .text = name};
	for (size_t i = 0; i < sizeof globals / sizeof *globals; i++)
		if (str_eq(globals[i].name, name) && (l->f->database ? globals[i].database : globals[i].rules))
			return fire_kind_value(globals[i].kind == FV_AUTH && !l->caller.signed_in ? FV_NULL
			                                                                          : globals[i].kind);
	return (struct fire_value){.kind = FV_MODULE, .text = name};
}

/* ---- calls ---- */

static const struct fire_function *function_of(struct fire *f, const struct fire_scope *scope, str name)
{
	const struct fire_function *fn = NULL;
	for (; scope && !fn; scope = scope->up)
		fn = map_get(&f->functions, scope, name);
	return fn;
}

static struct fire_value run(struct fire_look *l, const struct fire_frame *from, const struct fire_function *fn,
                             const struct fire_expr *args)
{
	struct arena *a = &l->f->scratch; /* a list that is returned stands in its frame */
	struct fire_frame *own = arena_new(a, struct fire_frame);
	*own = (struct fire_frame){fn, fn->scope, arena_array(a, struct fire_value, fn->n_params + fn->n_lets), 0};
	if (l->calls == CALLS)
		return fire_kind_value(FV_UNKNOWN);
	for (; args && own->n_values < fn->n_params; args = args->next) {
		struct fire_value v = fire_eval(l, from, args);
		own->values[own->n_values++] = v;
	}
	if (own->n_values < fn->n_params || args)
		return fire_truth_value(FIRE_ERROR);
	l->calls++;
	for (const struct fire_let *let = fn->lets; let; let = let->next) {
		struct fire_value v = fire_eval(l, own, let->is);
		own->values[own->n_values++] = v;
	}
	struct fire_value v = fire_eval(l, own, fn->body);
	l->calls--;
	return v;
}

static struct fire_value call(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	const struct fire_expr *callee = e->child, *args = callee->next;
	const struct fire_function *fn = callee->op == FIRE_NAME ? function_of(l->f, frame->scope, callee->text) : NULL;
	if (fn)
		return run(l, frame, fn, args);
	if (callee->op == FIRE_NAME)
		return fire_builtin(l, frame, callee->text, args);
	if (callee->op == FIRE_MEMBER)
		return fire_method(l, frame, fire_eval(l, frame, callee->child), callee->text, args);
	return fire_kind_value(FV_UNKNOWN);
}

/* ---- operators ---- */

static struct fire_value joined(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	bool and = e->op == FIRE_AND;
	enum fire_truth t = and? FIRE_YES : FIRE_NO;
	for (const struct fire_expr *c = e->child; c; c = c->next) {
		enum fire_truth one = fire_truth(l, fire_eval(l, frame, c));
		t = and? fire_and(t, one) : fire_or(t, one);
	}
	return fire_truth_value(t);
}

static struct fire_value choice(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	enum fire_truth t = fire_truth(l, fire_eval(l, frame, e->child));
	if (t == FIRE_ERROR)
		return fire_truth_value(t);
	struct fire_value yes = fire_eval(l, frame, e->child->next), no = fire_eval(l, frame, e->child->next->next);
	if (t == FIRE_YES || t == FIRE_NO)
		return t == FIRE_YES ? yes : no;
	enum fire_truth a = fire_truth(l, yes), b = fire_truth(l, no);
	if (t == FIRE_CHOSEN)
		return fire_truth_value(fire_or(a, b));
	return a == b ? fire_truth_value(a) : fire_kind_value(FV_UNKNOWN);
}

/* 'users/' + auth.uid is a path that names the caller. */
static struct fire_value sum(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	struct fire_value all = {.kind = FV_STRING};
	for (const struct fire_expr *c = e->child; c; c = c->next) {
		struct fire_value v = fire_eval(l, frame, c);
		if (v.kind == FV_TRUTH && v.truth == FIRE_ERROR)
			return v;
		bool own = v.kind == FV_UID || v.kind == FV_OWN_DOC;
		str text = v.kind == FV_STRING || v.kind == FV_OWN_DOC ? v.text : own ? S("{uid}") : S("{}");
		if (v.kind == FV_DATE || v.kind == FV_NOW) /* and a duration */
			return fire_kind_value(FV_UNKNOWN);
		if (own || (v.kind != FV_STRING && all.kind != FV_OWN_DOC))
			all.kind = own ? FV_OWN_DOC : FV_DOC;
		if (all.text.n + text.n > FIRE_LONGEST_PATH)
			return fire_kind_value(FV_UNKNOWN);
		all.text = arena_printf(&l->f->scratch, "%.*s%.*s", STR_ARG(all.text), STR_ARG(text));
	}
	return all;
}

static struct fire_value indexed(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	struct fire_value of = fire_eval(l, frame, e->child), by = fire_eval(l, frame, e->child->next);
	if (by.kind == FV_STRING)
		return fire_member(l, of, by.text);
	if (fire_truth(l, by) == FIRE_ERROR && by.kind == FV_TRUTH)
		return by;
	if (by.kind == FV_UID &&
	    (of.kind == FV_STORED || of.kind == FV_STORED_DATA || of.kind == FV_DOC_DATA || of.kind == FV_DOC))
		return fire_kind_value(FV_SHARE);
	return fire_member(l, of, S("[]"));
}

static struct fire_value constant(enum fire_op op, str text)
{
	static const enum fire_kind kinds[] = {[FIRE_NUMBER] = FV_NUMBER, [FIRE_STRING] = FV_STRING};
	if (op == FIRE_NULL)
		return fire_kind_value(FV_NULL);
	if (op == FIRE_TRUE || op == FIRE_FALSE)
		return fire_truth_value(op == FIRE_TRUE ? FIRE_YES : FIRE_NO);
	return (struct fire_value){.kind = kinds[op], .text = text};
}

static struct fire_value eval(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	struct fire_value a;
	switch (e->op) {
	case FIRE_NAME:
		return named(l, frame, e->text);
	case FIRE_MEMBER:
		return fire_member(l, fire_eval(l, frame, e->child), e->text);
	case FIRE_INDEX:
		return indexed(l, frame, e);
	case FIRE_CALL:
		return call(l, frame, e);
	case FIRE_NOT:
		return fire_truth_value(fire_not(fire_truth(l, fire_eval(l, frame, e->child))));
	case FIRE_AND:
	case FIRE_OR:
		return joined(l, frame, e);
	case FIRE_COMPARE:
		a = fire_eval(l, frame, e->child);
		return fire_truth_value(fire_compare(l, e->text, a, fire_eval(l, frame, e->child->next)));
	case FIRE_IN:
		a = fire_eval(l, frame, e->child);
		return fire_truth_value(fire_in(l, a, fire_eval(l, frame, e->child->next)));
	case FIRE_IS:
		return fire_truth_value(fire_is(l, fire_eval(l, frame, e->child)));
	case FIRE_CHOICE:
		return choice(l, frame, e);
	case FIRE_SUM:
		return sum(l, frame, e);
	case FIRE_LIST:
		return (struct fire_value){.kind = FV_LIST, .expr = e->child, .frame = frame};
	case FIRE_PATH:
		return fire_document(l, frame, e);
	case FIRE_OTHER:
		return fire_kind_value(FV_UNKNOWN);
	default:
		return constant(e->op, e->text);
	}
}

struct fire_value fire_eval(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e)
{
	if (l->depth == DEEPEST || !l->f->work) {
		if (!l->f->work)
			reader_limit(&l->f->r, "work");
		return fire_kind_value(FV_UNKNOWN);
	}
	l->f->work--;
	l->depth++;
	struct fire_value v = eval(l, frame, e);
	l->depth--;
	return v;
}
