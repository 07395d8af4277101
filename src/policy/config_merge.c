/* Who outranks whom: command line, policy, repository, defaults. Of the last three the tightest value counts. */
#include "policy/config.h"

static struct strs join_strs(struct arena *a, struct strs x, struct strs y)
{
	str *at = arena_array(a, str, x.n + y.n);
	if (x.n)
		memcpy(at, x.at, x.n * sizeof *at);
	if (y.n)
		memcpy(at + x.n, y.at, y.n * sizeof *at);
	return (struct strs){at, x.n + y.n};
}

static void join_lists(struct config *out, const struct config *c, struct arena *a)
{
	out->skip_rules = join_strs(a, out->skip_rules, c->skip_rules);
	out->exclude = join_strs(a, out->exclude, c->exclude);
	size_t n = out->n_exceptions + c->n_exceptions, m = out->n_resolutions + c->n_resolutions;
	struct exception *e = arena_array(a, struct exception, n);
	struct resolution *s = arena_array(a, struct resolution, m);
	for (size_t i = 0; i < n; i++)
		e[i] = i < out->n_exceptions ? out->exceptions[i] : c->exceptions[i - out->n_exceptions];
	for (size_t i = 0; i < m; i++)
		s[i] = i < out->n_resolutions ? out->resolutions[i] : c->resolutions[i - out->n_resolutions];
	out->exceptions = e;
	out->n_exceptions = n;
	out->resolutions = s;
	out->n_resolutions = m;
	out->strict = out->strict || c->strict;
}

void config_merge(const struct config *command_line, const struct config *policy, const struct config *repository,
                  struct arena *a, struct config *out)
{
	static const struct config nothing = {0};
	const struct config *c = command_line ? command_line : &nothing, *p = policy ? policy : &nothing,
	                    *own = repository ? repository : &nothing;
	*out = (struct config){.has_fail_on = true, .has_min_confidence = true};
	out->fail_on = p->has_fail_on ? p->fail_on : SEVERITY_HIGH;
	if (own->has_fail_on && own->fail_on < out->fail_on)
		out->fail_on = own->fail_on;
	if (c->has_fail_on)
		out->fail_on = c->fail_on;
	out->min_confidence = p->has_min_confidence ? p->min_confidence : CONFIDENCE_MEDIUM;
	if (own->has_min_confidence && own->min_confidence < out->min_confidence)
		out->min_confidence = own->min_confidence;
	if (c->has_min_confidence)
		out->min_confidence = c->min_confidence;
	out->has_stage = c->has_stage;
	out->stage = c->stage;
	out->raised_stage = own->has_stage ? own->stage : STAGE_WORK;
	out->least_stage = p->has_stage ? p->stage : STAGE_WORK;
	out->rules_dir = own->rules_dir;
	out->allow_in_change = p->allow_in_change;
	out->baseline = p->baseline;
	join_lists(out, c, a);
	join_lists(out, p, a);
	join_lists(out, own, a);
}

enum stage config_stage(const struct config *merged, enum stage usual)
{
	if (usual == STAGE_WORK)
		return merged->has_stage ? merged->stage : usual;
	enum stage s = merged->has_stage ? merged->stage : merged->raised_stage > usual ? merged->raised_stage : usual;
	return s > merged->least_stage ? s : merged->least_stage;
}
