/* The entries of exceptions and resolved: who decided what, about which finding. */
#include "base/date.h"
#include "base/glob.h"
#include "config_int.h"

enum { ENTRIES_MAX = 1000 };

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Checks the keys of one entry of a list, and that each is a text (not_a_secret: a boolean). */
static bool check_entry(const struct config_reading *r, const struct node *entry, const str *names, size_t n_names)
{
	if (entry->kind != NODE_OBJECT)
		return config_fail(r, entry->line, S("an entry must have keys, such as: {finding: '1:…', why: …}"));
	for (const struct node *n = entry->child; n; n = n->next) {
		bool found = false;
		for (size_t i = 0; i < n_names && !found; i++)
			found = str_eq(names[i], n->key);
		if (!found)
			return config_unknown_key(r, n, names, n_names);
		if (!config_is_text(n) && n->kind != NODE_BOOL)
			return config_fail(r, config_line(n),
			                   arena_printf(r->arena, "%.*s must have a value", STR_ARG(n->key)));
	}
	return true;
}

static str text_of(const struct node *entry, str key)
{
	const struct node *n = node_get(entry, key);
	return n ? n->text : S("");
}

/* Everybody who decides something says who they are. */
static bool check_by(const struct config_reading *r, const struct node *entry)
{
	size_t at = str_find(text_of(entry, S("by")), S("@"), 0);
	return (at != SIZE_MAX && at > 0) ||
	       config_fail(r, entry->line, S("by is missing: write the e-mail address of the person who decided this"));
}

static bool check_date(const struct config_reading *r, const struct node *entry, str key)
{
	if (date_valid(text_of(entry, key)))
		return true;
	return config_fail(r, entry->line,
	                   arena_printf(r->arena, "%.*s must be a date such as 2027-01-31", STR_ARG(key)));
}

static bool check_print(const struct config_reading *r, const struct node *entry, uint8_t out[PRINT_SIZE])
{
	return print_parse(text_of(entry, S("finding")), out) ||
	       config_fail(r, entry->line, S("finding must be a fingerprint as reports show it: 1: and 32 hex digits"));
}

static bool read_exception(struct config_reading *r, const struct node *entry, struct exception *e)
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
		return config_fail(r, entry->line, S("an exception names a finding, or a rule and a path, not both"));
	if (e->by_print ? !check_print(r, entry, e->print) : !e->rule.n || !e->path.n)
		return !e->by_print &&
		       config_fail(r, entry->line, S("an exception names a finding, or a rule and a path"));
	if (!glob_bounded(e->path))
		return config_fail(r, entry->line, S("path: braces that stand for too many patterns; write several"));
	if (!e->why.n)
		return config_fail(r, entry->line, S("why is missing: write the reason for the exception"));
	return check_by(r, entry) && check_date(r, entry, S("expires"));
}

static bool read_resolution(struct config_reading *r, const struct node *entry, struct resolution *s)
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
		return config_fail(r, entry->line, S("say either rotated: DATE or not_a_secret: true"));
	if (no_secret)
		return s->why.n || config_fail(r, entry->line, S("why is missing: write why the value is no secret"));
	return check_date(r, entry, S("rotated"));
}

static bool check_list(const struct config_reading *r, const struct node *n)
{
	if (n->kind != NODE_ARRAY)
		return config_fail(r, config_line(n),
		                   arena_printf(r->arena, "%.*s must be a list of entries", STR_ARG(n->key)));
	if (config_count(n) > ENTRIES_MAX)
		return config_fail(
		        r, config_line(n),
		        arena_printf(r->arena, "%.*s has more than %d entries", STR_ARG(n->key), ENTRIES_MAX));
	return true;
}

bool config_exceptions(struct config_reading *r, const struct node *n)
{
	if (!check_list(r, n))
		return false;
	struct exception *list = arena_array(r->arena, struct exception, config_count(n));
	r->config->exceptions = list;
	r->config->n_exceptions = 0;
	for (const struct node *i = n->child; i; i = i->next)
		if (!read_exception(r, i, &list[r->config->n_exceptions++]))
			return false;
	return true;
}

bool config_resolved(struct config_reading *r, const struct node *n)
{
	if (!check_list(r, n))
		return false;
	struct resolution *list = arena_array(r->arena, struct resolution, config_count(n));
	r->config->resolutions = list;
	r->config->n_resolutions = 0;
	for (const struct node *i = n->child; i; i = i->next)
		if (!read_resolution(r, i, &list[r->config->n_resolutions++]))
			return false;
	return true;
}
