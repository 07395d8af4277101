/* One command: what it changes in the shell, what it runs in turn, and the row that it becomes. */
#include "shell_run.h"

#include "shell_walk.h"

enum { MOST = 20000, CALLS = 8, CALLS_DEEP = 12, TEXTS = 8 };

enum shell_sure shell_run_fails(const struct shell_way *w, const struct shell_state *s)
{
	enum shell_sure ends = shell_and(s->errexit, shell_not(w->tested));
	return shell_or(w->last, shell_and(ends, w->leave));
}

static enum shell_sure runs(const struct shell_run *r, const struct shell_way *w, const struct shell_state *s)
{
	return shell_and(shell_and(w->runs, r->sure), shell_and(s->here, s->returned));
}

/* ---- commands that change the shell ---- */

static bool is_one(const struct shell_tree *t, const char *names)
{
	return t->n_words && t->words[0].known && str_listed(t->words[0].text, names);
}

static void change(enum shell_sure *what, enum shell_sure to, enum shell_sure run)
{
	*what = run == SHELL_YES || *what == to ? to : run == SHELL_NO ? *what : SHELL_PERHAPS;
}

/* set -e, set +e, set -o pipefail, set -euo pipefail. */
static void set_options(const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	for (size_t i = 1; i < t->n_words; i++) {
		str word = t->words[i].text;
		enum shell_sure on = word.n && word.p[0] == '-' ? SHELL_YES : SHELL_NO;
		if (!word.n || (word.p[0] != '-' && word.p[0] != '+') || str_starts(word, S("--")))
			continue;
		for (size_t k = 1; k < word.n; k++) {
			bool named = word.p[k] == 'o' && i + 1 < t->n_words;
			if (word.p[k] == 'e' || (named && str_eq(t->words[i + 1].text, S("errexit"))))
				change(&s->errexit, on, run);
			if (named && str_eq(t->words[i + 1].text, S("pipefail")))
				change(&s->pipefail, on, run);
		}
	}
}

static void change_folder(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	struct shell_word to = {S(""), false};
	size_t i = 1;
	while (i < t->n_words && str_starts(t->words[i].text, S("-")) && t->words[i].text.n > 1)
		i++;
	if (i < t->n_words)
		to = t->words[i];
	str way = to.text;
	bool back = !way.n || way.p[0] == '-' || way.p[0] == '~' || is_one(t, "popd");
	bool known = to.known && !back && run == SHELL_YES;
	if (run == SHELL_NO)
		return;
	if (!known || (way.p[0] != '/' && !s->folder.known))
		s->folder = (struct shell_word){way, false};
	else if (way.p[0] == '/' || !s->folder.text.n)
		s->folder = to;
	else if (s->folder.text.n < 4096)
		s->folder.text = arena_printf(r->arena, "%.*s/%.*s", STR_ARG(s->folder.text), STR_ARG(way));
}

static void leave(const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	enum shell_sure *what = is_one(t, "exit") ? &s->here : &s->returned;
	bool failing = is_one(t, "exit") && shell_end_of(t) == SHELL_END_LEAVE;
	if (run == SHELL_YES)
		*what = SHELL_NO;
	else if (run == SHELL_PERHAPS && !failing) /* what fails has no need of what is behind it */
		*what = shell_and(*what, SHELL_PERHAPS);
}

/* True: it is no program. */
static bool builtin(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	if (is_one(t, "set"))
		set_options(t, s, run);
	else if (is_one(t, "cd pushd popd"))
		change_folder(r, t, s, run);
	else if (is_one(t, "exit return break continue"))
		leave(t, s, run);
	else
		return is_one(t, "wait [ [[ (( : shopt local export declare readonly typeset unset shift let");
	return true;
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
	if (in->own_shell)
		own = (struct shell_state){in->setting.errexit, in->setting.pipefail, s->here, s->returned, s->folder};
	r->cut = r->cut || p.cut;
	r->sure = p.broken ? shell_and(sure, SHELL_PERHAPS) : sure;
	w = (struct shell_way){shell_and(w.runs, in->runs), failing, shell_not(failing), failing, w.depth + 1};
	shell_walk(r, p.list, w, in->own_shell ? &own : s);
	r->sure = sure;
}

static void run_words(struct shell_run *r, const struct shell_tree *t, struct shell_way w, struct shell_state *s)
{
	const struct shell_word *words = t->words;
	size_t n = t->n_words;
	struct shell_wrapped in;
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
		if (!wraps || in.shown)
			add(r, &c);
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
	if (!t->n_words || builtin(r, t, s, runs(r, &w, s)))
		return;
	struct shell_function *f = t->words[0].known ? map_get(&r->functions, r, t->words[0].text) : NULL;
	if (f)
		call(r, f, w, s);
	else
		run_words(r, t, w, s);
	if (is_one(t, "exec") && t->n_words > 1)
		change(&s->here, SHELL_NO, runs(r, &w, s));
}
