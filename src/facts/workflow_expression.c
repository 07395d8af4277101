/* Operators, literals, and the few names and functions that the event decides: see "Evaluate expressions in workflows
 * and actions" of GitHub's manual. What is not known here is not known. */
#include "workflow_expression.h"

#include "base/ascii.h"

enum { DEPTH = 32 };

struct value {
	enum truth truth;
	bool text;      /* it is this text */
	bool beginning; /* it begins with this text */
	str is;
};

struct expression {
	str s;
	size_t at;
	str event;
	unsigned depth;
};

static struct value either(struct expression *e);

static void skip(struct expression *e)
{
	while (e->at < e->s.n && ascii_in(" \t\r\n", e->s.p[e->at]))
		e->at++;
}

static bool take(struct expression *e, const char *what)
{
	skip(e);
	if (!str_starts(str_sub(e->s, e->at, e->s.n), str_of(what)))
		return false;
	e->at += strlen(what);
	return true;
}

static struct value truth_value(enum truth t) { return (struct value){.truth = t}; }
static struct value text_value(str s)
{
	return (struct value){.truth = s.n ? TRUTH_TRUE : TRUTH_FALSE, .text = true, .is = s};
}

/* What a name is for a change that comes with the event. */
static struct value name_value(const struct expression *e, str name)
{
	bool request = str_starts(e->event, S("pull_request"));
	if (str_ieq(name, S("true")))
		return truth_value(TRUTH_TRUE);
	if (str_ieq(name, S("false")) || str_ieq(name, S("null")))
		return truth_value(TRUTH_FALSE);
	bool tag = str_eq(e->event, S(WORKFLOW_TAG)), push = tag || str_eq(e->event, S("push"));
	if (str_ieq(name, S("github.event.pull_request.draft")))
		return truth_value(TRUTH_FALSE); /* before it is merged it is none */
	if (str_ieq(name, S("github.event_name")) && e->event.n)
		return text_value(push ? S("push") : e->event);
	if (str_ieq(name, S("github.ref")) && (request || push))
		return (struct value){.truth = TRUTH_TRUE,
		                      .beginning = true,
		                      .is = request ? S("refs/pull/")
		                            : tag   ? S("refs/tags/")
		                                    : S("refs/heads/")};
	if (str_ieq(name, S("github.ref_type")) && push)
		return text_value(tag ? S("tag") : S("branch"));
	return truth_value(TRUTH_UNKNOWN);
}

static struct value number_value(str name) { return truth_value(str_eq(name, S("0")) ? TRUTH_FALSE : TRUTH_TRUE); }

static enum truth starts(const struct value *v, str with)
{
	if (v->text)
		return str_starts(v->is, with) ? TRUTH_TRUE : TRUTH_FALSE;
	if (!v->beginning)
		return TRUTH_UNKNOWN;
	if (str_starts(v->is, with))
		return TRUTH_TRUE;
	return str_starts(with, v->is) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

/* Behind the ( of a function: its first two values, up to the ). */
static struct value function(struct expression *e, str name)
{
	struct value of[2] = {{0}, {0}};
	size_t n = 0;
	while (!take(e, ")") && e->at < e->s.n) {
		size_t from = e->at;
		struct value v = either(e);
		if (n < 2)
			of[n] = v;
		n++;
		take(e, ",");
		e->at += e->at == from;
	}
	if (str_ieq(name, S("always")) || str_ieq(name, S("success")))
		return truth_value(TRUTH_TRUE);
	if (str_ieq(name, S("failure")) || str_ieq(name, S("cancelled")))
		return truth_value(TRUTH_FALSE);
	if (str_ieq(name, S("startsWith")) && n == 2 && of[1].text)
		return truth_value(starts(&of[0], of[1].is));
	return truth_value(TRUTH_UNKNOWN);
}

static struct value text_literal(struct expression *e)
{
	size_t from = e->at, to = str_find(e->s, S("'"), from);
	to = to == SIZE_MAX ? e->s.n : to;
	e->at = to < e->s.n ? to + 1 : to;
	return text_value(str_sub(e->s, from, to));
}

static struct value primary(struct expression *e)
{
	struct value v = {.truth = TRUTH_UNKNOWN};
	if (e->depth >= DEPTH) {
		e->at = e->s.n;
		return v;
	}
	e->depth++;
	if (take(e, "(")) {
		v = either(e);
		take(e, ")");
	} else if (take(e, "'")) {
		v = text_literal(e);
	} else {
		size_t from = e->at;
		while (e->at < e->s.n && (ascii_alnum(e->s.p[e->at]) || ascii_in("_-.*[]", e->s.p[e->at])))
			e->at++;
		str name = str_sub(e->s, from, e->at);
		if (take(e, "("))
			v = function(e, name);
		else
			v = name.n && ascii_digit(name.p[0]) ? number_value(name) : name_value(e, name);
	}
	e->depth--;
	return v;
}

/* Texts are the same in whatever case. */
static enum truth same(const struct value *x, const struct value *y)
{
	if (x->text && y->text)
		return str_ieq(x->is, y->is) ? TRUTH_TRUE : TRUTH_FALSE;
	if (x->beginning && y->text)
		return str_starts(y->is, x->is) ? TRUTH_UNKNOWN : TRUTH_FALSE;
	if (x->text || y->text || x->beginning || y->beginning || x->truth == TRUTH_UNKNOWN ||
	    y->truth == TRUTH_UNKNOWN)
		return TRUTH_UNKNOWN;
	return x->truth == y->truth ? TRUTH_TRUE : TRUTH_FALSE;
}

static struct value compared(struct expression *e)
{
	bool not = false;
	while (skip(e), e->at < e->s.n && e->s.p[e->at] == '!' && !str_starts(str_sub(e->s, e->at, e->s.n), S("!="))) {
		not = !not ;
		e->at++;
	}
	struct value v = primary(e);
	bool equal = take(e, "=="), unequal = !equal && take(e, "!=");
	if (not )
		v = truth_value(truth_not(v.truth));
	if (equal || unequal) {
		struct value other = primary(e);
		enum truth t = v.text || v.beginning ? same(&v, &other) : same(&other, &v);
		return truth_value(equal ? t : truth_not(t));
	}
	if (take(e, "<") || take(e, ">")) {
		take(e, "=");
		primary(e);
		return truth_value(TRUTH_UNKNOWN);
	}
	return v;
}

static struct value both(struct expression *e)
{
	struct value v = compared(e);
	while (take(e, "&&")) {
		struct value other = compared(e);
		v = truth_value(v.truth < other.truth ? v.truth : other.truth);
	}
	return v;
}

static struct value either(struct expression *e)
{
	struct value v = both(e);
	while (take(e, "||")) {
		struct value other = both(e);
		v = truth_value(v.truth > other.truth ? v.truth : other.truth);
	}
	return v;
}

enum truth workflow_expression(str text, str event)
{
	str t = str_trim(text);
	if (str_starts(t, S("${{")) && str_ends(t, S("}}")))
		t = str_sub(t, 3, t.n - 2);
	struct expression e = {.s = t, .event = event};
	struct value v = either(&e);
	skip(&e);
	return e.at < e.s.n ? TRUTH_UNKNOWN : v.truth;
}

bool workflow_expression_always(str text)
{
	return str_ifind(text, S("always()"), 0) != SIZE_MAX || str_ifind(text, S("cancelled()"), 0) != SIZE_MAX ||
	       str_ifind(text, S("failure()"), 0) != SIZE_MAX;
}
