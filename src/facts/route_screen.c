/* Pages of data apps as routes. A page is guarded where its script, or a function that it calls, stops for whoever is
 * not signed in. What only speaks of sign-in, or leaves it to who calls, is not known. */
#include "route_screen.h"

#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

enum { CALLS_DEEP = 3 };

/* Does the function, or one that it calls, end the script? */
static bool stops(struct route_finder *f, size_t file, str ref, unsigned depth, str *by)
{
	struct route_target t = route_resolve(f, file, ref);
	if (t.kind != ROUTE_TARGET_FUNCTION || t.part->judging || depth == CALLS_DEEP)
		return false;
	str refuses = row_text(t.part->row, S("refuses"));
	bool whole = str_listed(t.name, "main run app") && row_is(t.part->row, S("stops"), S("return"));
	if (whole || str_starts(refuses, S("st.")) || str_starts(refuses, S("streamlit.")) ||
	    str_starts(refuses, S("sys.exit")) || str_starts(refuses, S("raise"))) {
		*by = t.name;
		return true;
	}
	const struct node *calls = node_get(t.part->row, S("calls"));
	bool found = false;
	t.part->judging = true;
	for (const struct node *c = calls ? calls->child : NULL; c && !found; c = c->next)
		found = stops(f, t.part->file, c->text, depth + 1, by);
	t.part->judging = false;
	return found;
}

static struct route_verdict judge(struct route_joiner *j, const struct route_part_at *p)
{
	str refuses = row_text(p->row, S("refuses")), asks = row_text(p->row, S("identity")), by = S("");
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	size_t router = route_mount_of(&j->m, p);
	bool served;
	if (router != SIZE_MAX) {
		str path = row_text(p->row, S("route")), framework = S("Gradio");
		v = route_climb(
		        &j->m, router,
		        (struct route_place){.file = p->file, .line = p->row->line, .row = p->row, .path = path}, &path,
		        &framework, &served);
	}
	if (v.auth != ROUTE_OPEN)
		return v;
	if (refuses.n)
		return (struct route_verdict){ROUTE_GUARDED, refuses,
		                              S("it goes no further for whoever is not signed in")};
	for (const struct node *g = route_guards(p->row); g; g = g->next)
		if (stops(j->m.f, p->file, g->text, 0, &by))
			return (struct route_verdict){
			        ROUTE_GUARDED, by,
			        arena_printf(j->m.arena, "%.*s ends it for whoever is not signed in", STR_ARG(by))};
	for (const struct node *g = route_guards(p->row); g; g = g->next)
		route_add_verdict(&v, route_judge(j->m.f, p->file, g->text));
	if (v.auth != ROUTE_OPEN || asks.n)
		return (struct route_verdict){
		        ROUTE_UNKNOWN, S(""),
		        arena_printf(j->m.arena, "it speaks of %.*s, and whether it stops without was not seen",
		                     STR_ARG(asks.n ? asks : v.by))};
	if (row_is(p->row, S("method"), S("local")))
		return (struct route_verdict){
		        ROUTE_UNKNOWN, S(""),
		        S("it answers only the machine that it runs on, unless its environment says "
		          "otherwise")};
	return v;
}

static void add(struct route_joiner *j, const struct route_part_at *p, const struct route_verdict *v)
{
	struct route_deed deed = {.writes = TRUTH_UNKNOWN,
	                          .gives = row_text(p->row, S("gives")).n ? TRUTH_TRUE : TRUTH_UNKNOWN};
	for (const struct node *g = route_guards(p->row); g; g = g->next) {
		struct route_deed one = route_deed(j->m.f, p->file, g->text);
		if (one.found && (one.gives == TRUTH_TRUE || one.writes == TRUTH_TRUE))
			deed.gives = TRUTH_TRUE;
	}
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = p->file,
	                                .method = S("any"),
	                                .handler = str_basename(row_text(p->row, S("path"))),
	                                .deed = &deed};
	route_row_add(j, &h, row_text(p->row, S("route")), row_text(p->row, S("framework")), v);
}

void route_screens(struct route_joiner *j)
{
	struct route_finder *f = j->m.f;
	bool several = false;
	for (size_t i = 0; i < f->n && !several; i++)
		several = str_eq(f->parts[i].kind, S("page")) && row_is(f->parts[i].row, S("method"), S("several"));
	for (size_t i = 0; i < f->n; i++) {
		const struct route_part_at *p = &f->parts[i];
		bool own = !several || !row_is(p->row, S("framework"), S("Streamlit")) ||
		           row_is(p->row, S("method"), S("several"));
		if (!str_eq(p->kind, S("page")) || !own)
			continue;
		struct route_verdict v = judge(j, p);
		add(j, p, &v);
	}
}
