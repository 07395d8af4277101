/* Facts over the wire, a document's at a time. */
#include "audit_facts.h"

#include <assert.h>

#include "audit/wire.h"
#include "facts/facts_need.h"
#include "facts/facts_side.h"
#include "match/path_side.h"

enum { TOGETHER = 64 << 10 };

struct sending {
	struct fact_sender *s;
	struct buf out;
};

static void flush(struct sending *g)
{
	if (g->out.n)
		sender_send(g->s->sender, &g->out);
	buf_clear(&g->out);
}

static void trouble(struct fact_sender *s, str reason, str path)
{
	sender_trouble(s->sender, TROUBLE_DEGRADED, reason,
	               S("Checks of the repository as a whole do not know all of it."), path);
}

/* The section lacks what this file says. */
static void tell_too_long(struct sending *g, const struct row *row)
{
	str path = row->node->child->text;
	struct facts *one = facts_new();
	struct arena scratch = {0};
	facts_unread_section(one, path, row->section->name, false);
	struct table t = facts_rows(one, &scratch);
	wire_fact(&g->out, &t.rows[0]);
	trouble(g->s, S("says more than is kept of one file"), path);
	arena_free(&scratch);
	facts_free(one);
}

static void send_row(void *ctx, const struct row *row)
{
	struct sending *g = ctx;
	size_t before = g->out.n;
	assert(section_fits(row->section, row->node));
	if (atomic_load(&g->s->bytes) > FACTS_MOST) {
		if (!atomic_exchange(&g->s->cut, true))
			trouble(g->s, S("more facts than are kept"), S(""));
		return;
	}
	if (!wire_fact(&g->out, row))
		tell_too_long(g, row);
	atomic_fetch_add(&g->s->bytes, g->out.n - before);
	if (g->out.n > TOGETHER)
		flush(g);
}

bool audit_facts_trees(const struct audit *a)
{
	return a->repository_rules && (a->all_facts || facts_need_trees(matcher_rules(a->matcher), a->on));
}

void audit_facts_file(struct facts *f, const struct reading *r, const struct doc *doc, uint64_t size)
{
	struct path_classes own;
	const struct path_classes *c = &own;
	if (r->given) /* else the scanner knows another path */
		c = scanner_classes(r->scanner, doc->path);
	else
		own = path_classes(doc->path);
	facts_file(f, doc->path, size, doc->tracked);
	facts_sides(f, doc->path, path_side(c, facts_code_side(f, doc->path)));
}

void audit_facts_send(struct fact_sender *s, struct facts *f)
{
	struct sending g = {.s = s};
	facts_drain(f, &g, send_row);
	flush(&g);
	buf_free(&g.out);
}
