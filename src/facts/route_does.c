/* What a handler does, with all that it calls: change data, give rows of a store, check a signature. */
#include "route_judge.h"
#include <stdint.h>
#include "route_declared.h"
#include "route_word.h"
#include "row_get.h"

const struct node *route_calls(const struct route_part_at *p)
{
	const struct node *list = node_get(p->row, S("calls"));
	return list ? list->child : NULL;
}

static void add_deed(struct route_deed *d, const struct route_deed *other)
{
	d->writes = other->writes > d->writes ? other->writes : d->writes;
	d->gives = other->gives > d->gives ? other->gives : d->gives;
	d->signs = d->signs || other->signs;
	d->rows = d->rows || other->rows;
	d->knows = d->knows || other->knows;
	d->removes = d->removes || other->removes;
}

static const struct route_deed *deed_of(struct route_finder *f, struct route_part_at *p, unsigned depth);

static void add_calls(struct route_finder *f, const struct route_part_at *p, const struct node *calls,
                      struct route_deed *d, unsigned depth)
{
	for (const struct node *c = calls ? calls->child : NULL; c && depth + 1 < ROUTE_CALLS_DEEP; c = c->next) {
		if (route_has_word(route_last(c->text),
		                   "log track notify capture analytics ratelimit rate_limit limiter audit revalidate"))
			continue;
		struct route_target t = route_resolve(f, p->file, c->text);
		if (t.kind == ROUTE_TARGET_FUNCTION)
			add_deed(d, deed_of(f, t.part, depth + 1));
		else if (t.kind == ROUTE_TARGET_NONE && !t.read)
			add_deed(d, &(struct route_deed){.writes = TRUTH_UNKNOWN});
	}
}

static const struct route_deed *deed_of(struct route_finder *f, struct route_part_at *p, unsigned depth)
{
	static const struct route_deed none = {.found = true};
	if (p->judging || p->deed[depth])
		return p->judging ? &none : p->deed[depth];
	struct route_deed *d = arena_new(f->arena, struct route_deed);
	*d = (struct route_deed){.found = true,
	                         .writes = row_text(p->row, S("writes")).n ? TRUTH_TRUE : TRUTH_FALSE,
	                         .gives = row_text(p->row, S("gives")).n || row_text(p->row, S("rows")).n ? TRUTH_TRUE
	                                                                                                  : TRUTH_FALSE,
	                         .rows = row_text(p->row, S("rows")).n > 0,
	                         .removes = route_has_word(row_text(p->row, S("writes")),
	                                                   "deleteMany truncate destroyAll dropDatabase delete_all"),
	                         .knows = row_text(p->row, S("identity")).n > 0,
	                         .signs = row_text(p->row, S("signs")).n > 0};
	if (d->writes == TRUTH_TRUE && route_leaves_to_policies(f, p))
		d->writes = TRUTH_UNKNOWN;
	p->judging = true;
	for (int i = 0; i < 2; i++)
		add_calls(f, p, node_get(p->row, i ? S("perhaps") : S("calls")), d, depth);
	if (row_text(p->row, S("unseen")).n) { /* an interface may do anything */
		d->writes = d->writes == TRUTH_FALSE ? TRUTH_UNKNOWN : d->writes;
		d->gives = d->gives == TRUTH_FALSE ? TRUTH_UNKNOWN : d->gives;
	}
	p->judging = false;
	p->deed[depth] = d;
	return d;
}

struct route_deed route_deed(struct route_finder *f, size_t file, str ref)
{
	struct route_target t = route_resolve(f, file, ref);
	const struct route_part_at *own = t.inside ? t.inside : t.part;
	struct route_deed d = {.found = own, .only = own ? row_text(own->row, S("only")) : S("")};
	if (t.inside)
		add_deed(&d, deed_of(f, t.inside, 0));
	if (t.part)
		add_deed(&d, deed_of(f, t.part, 0));
	d.idle = own && row_is(own->row, S("idle"), S("true"));
	bool shown =
	        t.kind == ROUTE_TARGET_PACKAGE && str_eq(t.module, S("net/http")) && str_eq(t.member, S("FileServer"));
	if (!d.found && !shown) /* a folder that was made to be shown: route_go_static.c */
		d.writes = d.gives = TRUTH_UNKNOWN;
	return d;
}
