/* Reading a configuration: one table of keys for the file, one for each kind of entry. The first thing that is wrong
 * ends it, with its line: a setting that is skipped in silence would be worse than none. */
#include "policy/config.h"

#include "base/date.h"
#include "policy/schema_words.h"

enum { ENTRIES_MAX = 1000 };

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct reading {
	str file;
	bool is_policy;
	struct arena *arena;
	struct config *config;
	struct err *err;
};

struct key {
	str name;
	bool policy_only; /* it loosens */
	bool (*read)(struct reading *r, const struct node *n);
};

static bool fail(const struct reading *r, unsigned line, str what)
{
	return err_set(r->err, "%.*s:%u: %.*s", STR_ARG(r->file), line, STR_ARG(what));
}

static unsigned line_of(const struct node *n) { return n->key_line ? n->key_line : n->line; }

static bool is_text(const struct node *n)
{
	return n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER) && n->text.n;
}

static bool bad_level(struct reading *r, const struct node *n, const char *choices)
{
	return fail(r, line_of(n), arena_printf(r->arena, "%.*s must be one of %s", STR_ARG(n->key), choices));
}

static bool read_version(struct reading *r, const struct node *n)
{
	return str_eq(n->text, S("1")) || fail(r, line_of(n), S("version must be 1"));
}

static bool read_fail_on(struct reading *r, const struct node *n)
{
	struct config *c = r->config;
	c->has_fail_on = is_text(n) && severity_parse(n->text, &c->fail_on) && c->fail_on != SEVERITY_OFF;
	if (!c->has_fail_on)
		return bad_level(r, n, "info, low, medium, high, critical");
	if (!r->is_policy && c->fail_on > SEVERITY_HIGH)
		return fail(r, line_of(n),
		            S("fail_on: a repository's own file cannot ask for less than high; the "
		              "organisation's policy or the command line can"));
	return true;
}

static bool read_min_confidence(struct reading *r, const struct node *n)
{
	struct config *c = r->config;
	c->has_min_confidence = is_text(n) && confidence_parse(n->text, &c->min_confidence);
	if (!c->has_min_confidence)
		return bad_level(r, n, "low, medium, high, certain");
	if (!r->is_policy && c->min_confidence > CONFIDENCE_MEDIUM)
		return fail(r, line_of(n),
		            S("min_confidence: a repository's own file cannot hide more than the default "
		              "(medium); the organisation's policy or the command line can"));
	return true;
}

static bool read_stage(struct reading *r, const struct node *n)
{
	r->config->has_stage = is_text(n) && stage_parse(n->text, &r->config->stage);
	return r->config->has_stage || bad_level(r, n, "work, register, launch");
}

static bool read_strict(struct reading *r, const struct node *n)
{
	r->config->strict = n->kind == NODE_BOOL && str_eq(n->text, S("true"));
	return n->kind == NODE_BOOL || bad_level(r, n, "true, false");
}

static bool read_rules_dir(struct reading *r, const struct node *n)
{
	if (!is_text(n))
		return fail(r, line_of(n), S("rules_dir must be the path of a folder"));
	r->config->rules_dir = n->text;
	return true;
}

static bool read_allow(struct reading *r, const struct node *n)
{
	r->config->allow_in_change = n->kind == NODE_BOOL && str_eq(n->text, S("true"));
	return n->kind == NODE_BOOL || bad_level(r, n, "true, false");
}

static bool read_baseline(struct reading *r, const struct node *n)
{
	enum { HEX = 64 };
	str digest = is_text(n) ? n->text : S(""), hex = str_sub(digest, S("sha256:").n, digest.n);
	bool ok = str_starts(digest, S("sha256:")) && hex.n == HEX;
	for (size_t i = 0; i < hex.n && ok; i++)
		ok = strchr("0123456789abcdef", hex.p[i]) != NULL;
	if (!ok)
		return fail(r, line_of(n),
		            S("baseline must be the digest of the file, sha256: and 64 small hex digits, as a "
		              "report shows it"));
	r->config->baseline = digest;
	return true;
}

static size_t count(const struct node *list)
{
	size_t n = 0;
	for (const struct node *i = list->child; i; i = i->next)
		n++;
	return n;
}

static bool read_list(struct reading *r, const struct node *n, struct strs *out)
{
	str *at = arena_array(r->arena, str, count(n));
	out->at = at;
	out->n = 0;
	if (n->kind != NODE_ARRAY)
		return fail(r, line_of(n), arena_printf(r->arena, "%.*s must be a list: [a, b]", STR_ARG(n->key)));
	for (const struct node *i = n->child; i; i = i->next) {
		if (!is_text(i))
			return fail(r, i->line,
			            arena_printf(r->arena, "%.*s must be a list of texts", STR_ARG(n->key)));
		at[out->n++] = i->text;
	}
	return true;
}

static bool read_skip_rules(struct reading *r, const struct node *n) { return read_list(r, n, &r->config->skip_rules); }
static bool read_exclude(struct reading *r, const struct node *n) { return read_list(r, n, &r->config->exclude); }

/* The error about a key that is not one of names, with the nearest of them. */
static bool unknown_key(const struct reading *r, const struct node *n, const str *names, size_t n_names)
{
	size_t best = 0;
	for (size_t i = 1; i < n_names; i++)
		if (str_distance(names[i], n->key) < str_distance(names[best], n->key))
			best = i;
	return fail(r, line_of(n),
	            arena_printf(r->arena, "unknown key %.*s; the nearest known one is %.*s",
	                         STR_ARG(words_key(n->key)), STR_ARG(names[best])));
}

/* Checks the keys of one entry of a list, and that each is a text (not_a_secret: a boolean). */
static bool check_entry(const struct reading *r, const struct node *entry, const str *names, size_t n_names)
{
	if (entry->kind != NODE_OBJECT)
		return fail(r, entry->line, S("an entry must have keys, such as: {finding: '1:…', why: …}"));
	for (const struct node *n = entry->child; n; n = n->next) {
		bool found = false;
		for (size_t i = 0; i < n_names && !found; i++)
			found = str_eq(names[i], n->key);
		if (!found)
			return unknown_key(r, n, names, n_names);
		if (!is_text(n) && n->kind != NODE_BOOL)
			return fail(r, line_of(n), arena_printf(r->arena, "%.*s must have a value", STR_ARG(n->key)));
	}
	return true;
}

static str text_of(const struct node *entry, str key)
{
	const struct node *n = node_get(entry, key);
	return n ? n->text : S("");
}

/* Everybody who decides something says who they are. */
static bool check_by(const struct reading *r, const struct node *entry)
{
	size_t at = str_find(text_of(entry, S("by")), S("@"), 0);
	return (at != SIZE_MAX && at > 0) ||
	       fail(r, entry->line, S("by is missing: write the e-mail address of the person who decided this"));
}

static bool check_date(const struct reading *r, const struct node *entry, str key)
{
	if (date_valid(text_of(entry, key)))
		return true;
	return fail(r, entry->line, arena_printf(r->arena, "%.*s must be a date such as 2027-01-31", STR_ARG(key)));
}

static bool check_print(const struct reading *r, const struct node *entry, uint8_t out[PRINT_SIZE])
{
	return print_parse(text_of(entry, S("finding")), out) ||
	       fail(r, entry->line, S("finding must be a fingerprint as reports show it: 1: and 32 hex digits"));
}

static bool read_exception(struct reading *r, const struct node *entry, struct exception *e)
{
	static const str names[] = {STR_INIT("finding"), STR_INIT("rule"), STR_INIT("path"),
	                            STR_INIT("why"),     STR_INIT("by"),   STR_INIT("expires")};
	if (!check_entry(r, entry, names, COUNT(names)))
		return false;
	*e = (struct exception){.file = r->file, .line = entry->line, .policy = r->is_policy};
	e->by_print = node_get(entry, S("finding"));
	e->rule = text_of(entry, S("rule"));
	e->path = text_of(entry, S("path"));
	e->why = text_of(entry, S("why"));
	e->by = text_of(entry, S("by"));
	e->expires = text_of(entry, S("expires"));
	if (e->by_print && (e->rule.n || e->path.n))
		return fail(r, entry->line, S("an exception names a finding, or a rule and a path, not both"));
	if (e->by_print ? !check_print(r, entry, e->print) : !e->rule.n || !e->path.n)
		return !e->by_print && fail(r, entry->line, S("an exception names a finding, or a rule and a path"));
	if (!e->why.n)
		return fail(r, entry->line, S("why is missing: write the reason for the exception"));
	return check_by(r, entry) && check_date(r, entry, S("expires"));
}

static bool read_resolution(struct reading *r, const struct node *entry, struct resolution *s)
{
	static const str names[] = {STR_INIT("finding"), STR_INIT("rotated"), STR_INIT("not_a_secret"), STR_INIT("why"),
	                            STR_INIT("by")};
	if (!check_entry(r, entry, names, COUNT(names)))
		return false;
	*s = (struct resolution){.file = r->file, .line = entry->line};
	s->rotated = text_of(entry, S("rotated"));
	s->why = text_of(entry, S("why"));
	s->by = text_of(entry, S("by"));
	bool no_secret = str_eq(text_of(entry, S("not_a_secret")), S("true"));
	if (!check_print(r, entry, s->print) || !check_by(r, entry))
		return false;
	if (no_secret == (s->rotated.n > 0))
		return fail(r, entry->line, S("say either rotated: DATE or not_a_secret: true"));
	if (no_secret)
		return s->why.n || fail(r, entry->line, S("why is missing: write why the value is no secret"));
	return check_date(r, entry, S("rotated"));
}

static bool check_list(const struct reading *r, const struct node *n)
{
	if (n->kind != NODE_ARRAY)
		return fail(r, line_of(n), arena_printf(r->arena, "%.*s must be a list of entries", STR_ARG(n->key)));
	if (count(n) > ENTRIES_MAX)
		return fail(r, line_of(n),
		            arena_printf(r->arena, "%.*s has more than %d entries", STR_ARG(n->key), ENTRIES_MAX));
	return true;
}

static bool read_exceptions(struct reading *r, const struct node *n)
{
	if (!check_list(r, n))
		return false;
	struct exception *list = arena_array(r->arena, struct exception, count(n));
	r->config->exceptions = list;
	r->config->n_exceptions = 0;
	for (const struct node *i = n->child; i; i = i->next)
		if (!read_exception(r, i, &list[r->config->n_exceptions++]))
			return false;
	return true;
}

static bool read_resolved(struct reading *r, const struct node *n)
{
	if (!check_list(r, n))
		return false;
	struct resolution *list = arena_array(r->arena, struct resolution, count(n));
	r->config->resolutions = list;
	r->config->n_resolutions = 0;
	for (const struct node *i = n->child; i; i = i->next)
		if (!read_resolution(r, i, &list[r->config->n_resolutions++]))
			return false;
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
        {STR_INIT("exceptions"), false, read_exceptions},
        {STR_INIT("resolved"), false, read_resolved},
};

static bool read_key(struct reading *r, const struct node *n)
{
	str names[COUNT(keys)];
	for (size_t i = 0; i < COUNT(keys); i++) {
		names[i] = keys[i].name;
		if (!str_eq(keys[i].name, n->key))
			continue;
		if (keys[i].policy_only && !r->is_policy)
			return fail(r, line_of(n),
			            arena_printf(r->arena,
			                         "%.*s leaves things out, which only the organisation's policy or the "
			                         "command line may; use exceptions instead",
			                         STR_ARG(n->key)));
		return keys[i].read(r, n);
	}
	return unknown_key(r, n, names, COUNT(names));
}

bool config_read(const struct node *tree, str file_name, bool is_policy, struct arena *a, struct config *out,
                 struct err *err)
{
	struct reading r = {file_name, is_policy, a, out, err};
	*out = (struct config){0};
	if (!tree || tree->kind == NODE_NULL)
		return true;
	if (tree->kind != NODE_OBJECT)
		return fail(&r, tree->line, S("the file must consist of keys and values, such as fail_on: medium"));
	for (const struct node *n = tree->child; n; n = n->next)
		if (!read_key(&r, n))
			return false;
	return true;
}
