/* One command: what it changes in the shell, what it runs in turn, and the row that it becomes. */
#include "shell_run.h"

#include "shell_state.h"
#include "shell_walk.h"

enum { MOST = 20000, CALLS = 8, CALLS_DEEP = 12, TEXTS = 8 };

enum shell_sure shell_run_fails(const struct shell_way *w, const struct shell_state *s)
{
	enum shell_sure ends = shell_and(s->errexit, shell_not(w->tested));
	return shell_and(shell_or(w->last, shell_and(ends, w->leave)), shell_not(s->lost));
}

static enum shell_sure runs(const struct shell_run *r, const struct shell_way *w, const struct shell_state *s)
{
	return shell_and(shell_and(w->runs, r->sure), shell_and(s->here, s->returned));
}

/* ---- programs ---- */

static void add(struct shell_run *r, const struct shell_command *c)
{
	if (r->n == MOST) {
		r->cut = true;
		return;
	}
	mem_room(r->at, r->n, r->cap);
	r->at[r->n++] = *c;
	r->any = r->any || !c->name.known;
}

/* A text that a shell of its own runs: what fails there is its status. */
static void run_text(struct shell_run *r, const struct shell_wrapped *in, struct shell_way w, struct shell_state *s)
{
	if (w.depth >= TEXTS) {
		r->cut = true;
		return;
	}
	struct shell_parsed p = shell_parse(in->text, &in->setting, r->arena);
	enum shell_sure sure = r->sure, failing = shell_run_fails(&w, s);
	struct shell_state own = *s;
	if (in->later)
		failing = SHELL_NO;
	if (in->own_shell)
		own = (struct shell_state){.errexit = in->setting.errexit,
		                           .pipefail = in->setting.pipefail,
		                           .here = s->here,
		                           .returned = s->returned,
		                           .folder = s->folder};
	r->cut = r->cut || p.cut;
	r->sure = p.broken ? shell_and(sure, SHELL_PERHAPS) : sure;
	w = (struct shell_way){shell_and(w.runs, in->runs), failing, shell_not(failing), failing, w.depth + 1};
	shell_walk(r, p.list, w, in->own_shell || in->later ? &own : s);
	r->sure = sure;
}

static void run_words(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s)
{
	const struct shell_word *words = t->words;
	size_t n = t->n_words;
	struct shell_wrapped in;
	struct shell_state moved = *s;
	for (unsigned depth = 0; n && depth < TEXTS; depth++) {
		bool wraps = shell_unwrap(words, n, t, r->arena, &in);
		const struct shell_command c = {.name = shell_program(words[0]),
		                                .called = words[0],
		                                .words = words + 1,
		                                .n_words = n - 1,
		                                .folder = s->folder,
		                                .line = t->line,
		                                .runs = runs(r, &w, s),
		                                .fails = shell_run_fails(&w, s),
		                                .sources = str_listed(words[0].text, ". source")};
		bool none = n == 1 && str_eq(words[0].text, S("exec")); /* it only redirects */
		if ((!wraps || in.shown) && !none)
			add(r, &c);
		if (wraps && in.moved) {
			moved.folder = shell_state_folder(r, s->folder, in.folder);
			s = &moved;
		}
		if (wraps && in.has_text)
			run_text(r, &in, w, s);
		w.runs = wraps ? shell_and(w.runs, in.runs) : w.runs;
		words = in.words;
		n = wraps && words ? in.n : 0;
	}
}

static void call(struct shell_run *r, struct shell_function *f, struct shell_way w, struct shell_state *s)
{
	enum shell_sure returned = s->returned;
	if (f->calls++ >= CALLS || ++w.depth > CALLS_DEEP)
		return;
	shell_walk(r, f->body, w, s);
	s->returned = returned;
}

/* What stands in $(…): its status is lost, but for an assignment's that stands alone. */
void shell_run_inner(struct shell_run *r, const struct shell_tree *t, const struct shell_way *w,
                     const struct shell_state *s)
{
	bool alone = !t->n_words && t->part == SHELL_SIMPLE;
	enum shell_sure failing = alone ? shell_run_fails(w, s) : SHELL_NO;
	for (const struct shell_tree *c = t->inner; c; c = c->next) {
		struct shell_state own = *s;
		shell_walk(r, c, (struct shell_way){runs(r, w, s), failing, shell_not(failing), failing, w->depth},
		           &own);
	}
}

void shell_run_simple(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s)
{
	shell_run_inner(r, t, &w, s);
	if (!t->n_words || shell_state_change(r, t, s, runs(r, &w, s)))
		return;
	struct shell_function *f = t->words[0].known ? map_get(&r->functions, r, t->words[0].text) : NULL;
	if (f)
		call(r, f, w, s);
	else
		run_words(r, t, w, s);
	if (!t->words[0].known)
		return;
	if (str_eq(t->words[0].text, S("exec")) && t->n_words > 1)
		shell_state_set(&s->here, SHELL_NO, runs(r, &w, s));
	if (str_listed(t->words[0].text, ". source") && !r->power)
		shell_state_source(t, s, runs(r, &w, s));
}
