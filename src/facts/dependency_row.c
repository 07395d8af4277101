/* A row, with the bounds that the range has in the grammar of its ecosystem. */
#include "dependency_row.h"

#include "query/range.h"

enum { LONGEST_NAME = 214 };

static enum range_grammar grammar_of(str ecosystem)
{
	static const struct {
		const char *ecosystem;
		enum range_grammar grammar;
	} rows[] = {{"cargo", RANGE_CARGO},
	            {"composer", RANGE_COMPOSER},
	            {"nuget", RANGE_NUGET},
	            {"maven", RANGE_MAVEN},
	            {"gradle", RANGE_MAVEN}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(ecosystem, str_of(rows[i].ecosystem)))
			return rows[i].grammar;
	return RANGE_COMMON;
}

static void add_unknown(struct members *m, const struct node *at)
{
	static const str keys[] = {STR_INIT("version"), STR_INIT("lower"), STR_INIT("upper")};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		members_scalar(m, NODE_UNKNOWN, keys[i], S("set elsewhere"), at);
}

static void add_version(struct members *m, const struct dependency_row *d)
{
	str lower, upper;
	range_bounds(grammar_of(d->ecosystem), d->version, m->arena, &lower, &upper);
	members_scalar(m, NODE_STRING, S("version"), d->version, d->at);
	if (lower.n)
		members_scalar(m, NODE_STRING, S("lower"), lower, d->at);
	if (upper.n)
		members_scalar(m, NODE_STRING, S("upper"), upper, d->at);
}

void dependency_row(struct facts *f, str path, const struct dependency_row *d)
{
	if (d->name.n == 0 || d->name.n > LONGEST_NAME)
		return;
	struct members m = fact_new(f, S("dependencies"), path, d->at ? d->at->line : d->line);
	members_scalar(&m, NODE_STRING, S("name"), d->name, d->at);
	members_scalar(&m, NODE_STRING, S("ecosystem"), d->ecosystem, d->at);
	if (d->elsewhere)
		add_unknown(&m, d->at);
	else
		add_version(&m, d);
	if (d->use == DEPENDENCY_ANY)
		members_scalar(&m, NODE_UNKNOWN, S("dev"), S("not said"), d->at);
	else
		members_bool(&m, S("dev"), d->use == DEPENDENCY_DEV);
}
