/* What holds commands: what runs for certain, and whose failure becomes that of the text. */
#include "shell_walk.h"

#include "base/ascii.h"

/* PowerShell's own: Verb-Noun, and short names of it. They leave no status behind. */
static bool is_own(str name)
{
	static const char names[] = "echo cd sl ls dir cat rm del cp copy mv move md mkdir ni sleep pwd type cls";
	size_t dash = str_find(name, S("-"), 0);
	return str_listed(name, names) || (dash != SIZE_MAX && dash && ascii_upper(name.p[0]) && dash + 1 < name.n &&
	                                   ascii_upper(name.p[dash + 1]));
}

/* Does it leave a status of its own, in place of what ran before it? */
static bool decides(struct shell_run *r, const struct shell_tree *t)
{
	if (++r->steps > 4 * SHELL_NODES || t->asks)
		return true;
	if (t->part == SHELL_SIMPLE)
		return t->n_words &&
		       !(t->words[0].known && (is_own(t->words[0].text) || str_listed(t->words[0].text, "[ : set")));
	for (const struct shell_tree *c = t->part == SHELL_FUNCTION ? NULL : t->child; c; c = c->next)
		if (decides(r, c))
			return true;
	return false;
}

/* Where a status stays until a program leaves another, the last that leaves one decides. */
static const struct shell_tree *last_of(struct shell_run *r, const struct shell_tree *first)
{
	const struct shell_tree *last = NULL;
	for (const struct shell_tree *c = first; c; c = c->next)
		if (!r->power || decides(r, c) || !c->next)
			last = r->power && !decides(r, c) && last ? last : c;
	return last;
}

static void list(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w, struct shell_state *s)
{
	const struct shell_tree *last = last_of(r, t->child);
	for (const struct shell_tree *c = t->child; c; c = c->next) {
		struct shell_way own = *w;
		const struct shell_tree *next = c->next;
		bool passes = next && shell_asks(next);
		if (c != last)
			own.last = passes ? shell_and(SHELL_PERHAPS, w->leave) : SHELL_NO;
		if (next && shell_passes_on(next))
			own.last = w->leave;
		shell_walk(r, c, own, s);
	}
}

static void and_or(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w, struct shell_state *s)
{
	const struct shell_tree *a = t->child, *b = a->next;
	enum shell_sure ok = shell_succeeds(a), failing = w->last;
	struct shell_way first = *w, second = *w;
	if (t->part == SHELL_OR) {
		enum shell_end end = shell_end_of(b);
		failing = end == SHELL_END_LEAVE  ? w->leave
		          : end == SHELL_END_FAIL ? shell_run_fails(w, s)
		          : end == SHELL_END_OK   ? SHELL_NO
		                                  : SHELL_PERHAPS;
		second.runs = shell_and(w->runs, shell_not(ok));
	} else if (ok == SHELL_PERHAPS && w->last != SHELL_YES) {
		second.runs = shell_and(w->runs, SHELL_PERHAPS);
	} else if (ok == SHELL_NO) {
		second.runs = SHELL_NO;
	}
	first.last = failing;
	first.tested = SHELL_YES;
	shell_walk(r, a, first, s);
	shell_walk(r, b, second, s);
}

static void pipe_(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w,
                  const struct shell_state *s)
{
	const struct shell_tree *last = last_of(r, t->child);
	for (const struct shell_tree *c = t->child; c; c = c->next) {
		struct shell_way own = *w;
		struct shell_state shell = *s;
		if (c != last) {
			own.last = shell_and(w->last, s->pipefail);
			own.tested = shell_or(w->tested, shell_not(s->pipefail));
		}
		if (c->next && t->next && shell_asks(t->next))
			own.last = shell_or(own.last, SHELL_PERHAPS);
		shell_walk(r, c, own, &shell);
	}
}

/* What a failure of the condition comes to: the branch that is taken then says it. */
static enum shell_sure branch(const struct shell_tree *t, const struct shell_way *w, const struct shell_state *s)
{
	enum shell_end end = t ? shell_end_of(t) : SHELL_END_OK;
	return end == SHELL_END_LEAVE  ? w->leave
	       : end == SHELL_END_FAIL ? shell_run_fails(w, s)
	       : end == SHELL_END_OK   ? SHELL_NO
	                               : SHELL_PERHAPS;
}

static void if_(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w, struct shell_state *s)
{
	const struct shell_tree *c = t->child, *then = c ? c->next : NULL, *other = then ? then->next : NULL;
	struct shell_way asked = *w, yes = *w, no = *w;
	if (!then)
		return;
	const struct shell_tree *only = c->part == SHELL_LIST && c->child && !c->child->next ? c->child : c;
	bool not = only->part == SHELL_NOT;
	enum shell_sure ok = shell_succeeds(c);
	asked.tested = SHELL_YES;
	asked.last = branch(not ? then : other, w, s);
	yes.runs = shell_and(w->runs, ok);
	no.runs = shell_and(w->runs, shell_not(ok));
	shell_walk(r, not ? only->child : c, asked, s);
	shell_walk(r, then, yes, s);
	if (other)
		shell_walk(r, other, no, s);
}

static void loop(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w, struct shell_state *s)
{
	struct shell_way asked = *w, body = *w;
	const struct shell_tree *c = t->child;
	enum shell_sure ok = shell_succeeds(c), returned = s->returned;
	asked.last = SHELL_NO;
	asked.tested = SHELL_YES;
	body.runs = shell_and(w->runs, t->part == SHELL_UNTIL ? shell_not(ok) : ok);
	body.last = shell_and(w->last, SHELL_PERHAPS);
	shell_walk(r, c, asked, s);
	if (c->next)
		shell_walk(r, c->next, body, s);
	s->returned = returned;
}

static bool is_listed(const struct shell_tree *t)
{
	for (size_t i = 0; i < t->n_words; i++)
		for (size_t k = 0; k < t->words[i].text.n; k++)
			if (!t->words[i].known || ascii_in("*?[", t->words[i].text.p[k]))
				return false;
	return true;
}

static void for_(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w, struct shell_state *s)
{
	struct shell_way body = *w;
	enum shell_sure returned = s->returned;
	bool listed = t->part == SHELL_FOR && is_listed(t);
	body.runs = shell_and(w->runs, !listed ? SHELL_PERHAPS : t->n_words ? SHELL_YES : SHELL_NO);
	if (!listed || t->n_words != 1)
		body.last = shell_and(w->last, SHELL_PERHAPS);
	shell_walk(r, t->child, body, s);
	s->returned = returned;
}

static void define(struct shell_run *r, const struct shell_tree *t)
{
	struct shell_function *f = arena_new(r->arena, struct shell_function);
	*f = (struct shell_function){.name = t->words[0].text, .body = t->child};
	map_put(&r->functions, r->arena, r, f->name, f);
	*r->tail = f;
	r->tail = &f->next;
}

static void parts(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s)
{
	for (const struct shell_tree *c = t->child; c; c = c->next)
		shell_walk(r, c, w, s);
}

void shell_walk(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s)
{
	struct shell_state shell = *s;
	if (++r->steps > 4 * SHELL_NODES) {
		r->cut = true;
		return;
	}
	if (t->part != SHELL_SIMPLE)
		shell_run_inner(r, t, &w, s);
	switch (t->part) {
	case SHELL_SIMPLE:
		shell_run_simple(r, t, w, s);
		return;
	case SHELL_LIST:
		list(r, t, &w, s);
		return;
	case SHELL_AND:
	case SHELL_OR:
		and_or(r, t, &w, s);
		return;
	case SHELL_PIPE:
		pipe_(r, t, &w, s);
		return;
	case SHELL_IF:
		if_(r, t, &w, s);
		return;
	case SHELL_LOOP:
	case SHELL_UNTIL:
		loop(r, t, &w, s);
		return;
	case SHELL_FOR:
	case SHELL_FOR_ARGS:
		for_(r, t, &w, s);
		return;
	case SHELL_FUNCTION:
		define(r, t);
		return;
	case SHELL_NOT:
		w.last = SHELL_NO;
		w.tested = SHELL_YES;
		break;
	case SHELL_BACK:
		w.last = r->waits ? SHELL_PERHAPS : SHELL_NO;
		w.tested = SHELL_YES;
		break;
	case SHELL_SUB:
		w.leave = shell_run_fails(&w, s);
		parts(r, t, w, &shell);
		return;
	case SHELL_CASE:
	case SHELL_PERHAPS_RUN:
		w.runs = shell_and(w.runs, SHELL_PERHAPS);
		break;
	}
	parts(r, t, w, s);
}
