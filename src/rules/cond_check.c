/* Refused where it is read: in a scan it would be a rule that is never wrong. */
#include "cond_check.h"

#include "rules/pattern_check.h"

bool cond_check_start(const struct path *p, struct err *err)
{
	return p->from == PATH_FROM_SUBJECT || p->from == PATH_FROM_ROOT ||
	       err_set(err, "%.*s: what is selected stands in the tree itself", STR_ARG(p->text));
}

static bool check_path(const struct path *p, bool manifest, struct err *err)
{
	return manifest || p->from != PATH_FROM_MANIFEST ||
	       err_set(err, "%.*s: the manifest is given to controls alone", STR_ARG(p->text));
}

static bool check_pattern(const struct cond *c, struct err *err)
{
	const struct strs none = {NULL, 0};
	bool pattern = c->op == COND_MATCHES || c->op == COND_SOURCE || c->op == COND_NAMED;
	return !pattern || !c->value ||
	       (pattern_compiles(c->value->text, false, err) && pattern_affordable(c->value->text, &none, err));
}

bool cond_check(const struct cond *c, bool manifest, struct err *err)
{
	if (!c)
		return true;
	if (!check_pattern(c, err) || !check_path(&c->path, manifest, err) ||
	    (c->other && !check_path(c->other, manifest, err)))
		return false;
	for (size_t i = 0; i < c->n_kids; i++)
		if (!cond_check(&c->kids[i], manifest, err))
			return false;
	return true;
}
