/* Reading a configuration: one table of keys for the file, one for each kind of entry. The first thing that is wrong
 * ends it, with its line: a setting that is skipped in silence would be worse than none. */
#include "policy/config.h"

#include "base/glob.h"
#include "config_int.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct key {
	str name;
	bool policy_only; /* it loosens */
	bool (*read)(struct config_reading *r, const struct node *n);
};

static bool bad_level(struct config_reading *r, const struct node *n, const char *choices)
{
	return config_fail(r, config_line(n),
	                   arena_printf(r->arena, "%.*s must be one of %s", STR_ARG(n->key), choices));
}

static bool read_version(struct config_reading *r, const struct node *n)
{
	return str_eq(n->text, S("1")) || config_fail(r, config_line(n), S("version must be 1"));
}

static bool read_fail_on(struct config_reading *r, const struct node *n)
{
	struct config *c = r->config;
	c->has_fail_on = config_is_text(n) && severity_parse(n->text, &c->fail_on) && c->fail_on != SEVERITY_OFF;
	if (!c->has_fail_on)
		return bad_level(r, n, "info, low, medium, high, critical");
	if (!r->is_policy && c->fail_on > SEVERITY_HIGH)
		return config_fail(r, config_line(n),
		                   S("fail_on: a repository's own file cannot ask for less than high; the "
		                     "organisation's policy or the command line can"));
	return true;
}

static bool read_min_confidence(struct config_reading *r, const struct node *n)
{
	struct config *c = r->config;
	c->has_min_confidence = config_is_text(n) && confidence_parse(n->text, &c->min_confidence);
	if (!c->has_min_confidence)
		return bad_level(r, n, "low, medium, high, certain");
	if (!r->is_policy && c->min_confidence > CONFIDENCE_MEDIUM)
		return config_fail(r, config_line(n),
		                   S("min_confidence: a repository's own file cannot hide more than the default "
		                     "(medium); the organisation's policy or the command line can"));
	return true;
}

static bool read_stage(struct config_reading *r, const struct node *n)
{
	r->config->has_stage = config_is_text(n) && stage_parse(n->text, &r->config->stage);
	return r->config->has_stage || bad_level(r, n, "work, register, launch");
}

static bool read_strict(struct config_reading *r, const struct node *n)
{
	r->config->strict = n->kind == NODE_BOOL && str_eq(n->text, S("true"));
	return n->kind == NODE_BOOL || bad_level(r, n, "true, false");
}

static bool read_rules_dir(struct config_reading *r, const struct node *n)
{
	if (!config_is_text(n))
		return config_fail(r, config_line(n), S("rules_dir must be the path of a folder"));
	r->config->rules_dir = n->text;
	return true;
}

static bool read_allow(struct config_reading *r, const struct node *n)
{
	r->config->allow_in_change = n->kind == NODE_BOOL && str_eq(n->text, S("true"));
	return n->kind == NODE_BOOL || bad_level(r, n, "true, false");
}

static bool read_baseline(struct config_reading *r, const struct node *n)
{
	enum { HEX = 64 };
	str digest = config_is_text(n) ? n->text : S(""), hex = str_sub(digest, S("sha256:").n, digest.n);
	bool ok = str_starts(digest, S("sha256:")) && hex.n == HEX;
	for (size_t i = 0; i < hex.n && ok; i++)
		ok = strchr("0123456789abcdef", hex.p[i]) != NULL;
	if (!ok)
		return config_fail(r, config_line(n),
		                   S("baseline must be the digest of the file, sha256: and 64 small hex digits, as a "
		                     "report shows it"));
	r->config->baseline = digest;
	return true;
}

static bool read_list(struct config_reading *r, const struct node *n, struct strs *out)
{
	str *at = arena_array(r->arena, str, config_count(n));
	out->at = at;
	out->n = 0;
	if (n->kind != NODE_ARRAY)
		return config_fail(r, config_line(n),
		                   arena_printf(r->arena, "%.*s must be a list: [a, b]", STR_ARG(n->key)));
	for (const struct node *i = n->child; i; i = i->next) {
		if (!config_is_text(i))
			return config_fail(r, i->line,
			                   arena_printf(r->arena, "%.*s must be a list of texts", STR_ARG(n->key)));
		at[out->n++] = i->text;
	}
	return true;
}

static bool read_skip_rules(struct config_reading *r, const struct node *n)
{
	return read_list(r, n, &r->config->skip_rules);
}
static bool read_exclude(struct config_reading *r, const struct node *n)
{
	if (!read_list(r, n, &r->config->exclude))
		return false;
	for (const struct node *i = n->child; i; i = i->next)
		if (!glob_bounded(i->text))
			return config_fail(r, i->line,
			                   S("exclude: braces that stand for too many patterns; write several"));
	return true;
}

static const struct key keys[] = {
        {STR_INIT("version"), false, read_version},
        {STR_INIT("fail_on"), false, read_fail_on},
        {STR_INIT("min_confidence"), false, read_min_confidence},
        {STR_INIT("stage"), false, read_stage},
        {STR_INIT("strict"), false, read_strict},
        {STR_INIT("rules_dir"), false, read_rules_dir},
        {STR_INIT("skip_rules"), true, read_skip_rules},
        {STR_INIT("exclude"), true, read_exclude},
        {STR_INIT("allow_exceptions_in_change"), true, read_allow},
        {STR_INIT("baseline"), true, read_baseline},
        {STR_INIT("exceptions"), false, config_exceptions},
        {STR_INIT("resolved"), false, config_resolved},
};

static bool read_key(struct config_reading *r, const struct node *n)
{
	str names[COUNT(keys)];
	for (size_t i = 0; i < COUNT(keys); i++) {
		names[i] = keys[i].name;
		if (!str_eq(keys[i].name, n->key))
			continue;
		if (keys[i].policy_only && !r->is_policy)
			return config_fail(
			        r, config_line(n),
			        arena_printf(r->arena,
			                     "%.*s leaves things out, which only the organisation's policy or the "
			                     "command line may; use exceptions instead",
			                     STR_ARG(n->key)));
		return keys[i].read(r, n);
	}
	return config_unknown_key(r, n, names, COUNT(names));
}

bool config_read(const struct node *tree, str file_name, bool is_policy, struct arena *a, struct config *out,
                 struct err *err)
{
	struct config_reading r = {file_name, is_policy, a, out, err};
	*out = (struct config){0};
	if (!tree || tree->kind == NODE_NULL)
		return true;
	if (tree->kind != NODE_OBJECT)
		return config_fail(&r, tree->line,
		                   S("the file must consist of keys and values, such as fail_on: medium"));
	for (const struct node *n = tree->child; n; n = n->next)
		if (!read_key(&r, n))
			return false;
	return true;
}
