/* Refused where it is read: in a scan it would be a rule that is never wrong. */
#include "cond_check.h"

#include "rules/pattern_check.h"

bool cond_check_start(const struct path *p, struct err *err)
{
	return p->from == PATH_FROM_SUBJECT || p->from == PATH_FROM_ROOT ||
	       err_set(err, "%.*s: what is selected stands in the tree itself", STR_ARG(p->text));
}

static bool check_pattern(const struct cond *c, struct err *err)
{
	const struct strs none = {NULL, 0};
	bool pattern = c->op == COND_MATCHES || c->op == COND_SOURCE || c->op == COND_NAMED;
	return !pattern || !c->value ||
	       (pattern_compiles(c->value->text, false, err) && pattern_affordable(c->value->text, &none, err));
}

bool cond_check(const struct cond *c, bool tier, struct err *err)
{
	if (!c)
		return true;
	if (!check_pattern(c, err))
		return false;
	if (!tier && c->value && c->value->kind == NODE_OBJECT)
		return err_set(err, "by_tier: the tier is not known yet when a document is judged; ask in a control, "
		                    "or in a rule of kind repo");
	for (size_t i = 0; i < c->n_kids; i++)
		if (!cond_check(&c->kids[i], tier, err))
			return false;
	return true;
}
