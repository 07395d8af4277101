/* Options of the shell, its folder, ways out of it, traps, and files that it reads: of such a file nobody knows here
 * whether it turns -e off or leaves, except that it is one of those that only set variables. */
#include "shell_state.h"

enum { TRAP_DEPTH = 8 };

static bool is_one(const struct shell_tree *t, const char *names)
{
	return t->n_words && t->words[0].known && str_listed(t->words[0].text, names);
}

void shell_state_set(enum shell_sure *what, enum shell_sure to, enum shell_sure run)
{
	*what = run == SHELL_YES || *what == to ? to : run == SHELL_NO ? *what : SHELL_PERHAPS;
}

/* ---- set ---- */

/* set -e, set +e, set -o pipefail, set -euo pipefail; with -n it reads and runs nothing. */
static void set_options(const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	for (size_t i = 1; i < t->n_words; i++) {
		str word = t->words[i].text;
		enum shell_sure on = word.n && word.p[0] == '-' ? SHELL_YES : SHELL_NO;
		if (!t->words[i].known)
			shell_state_set(&s->errexit, shell_not(s->errexit), shell_and(run, SHELL_PERHAPS));
		if (!word.n || (word.p[0] != '-' && word.p[0] != '+') || str_starts(word, S("--")))
			continue;
		for (size_t k = 1; k < word.n; k++) {
			bool named = word.p[k] == 'o' && i + 1 < t->n_words;
			if (word.p[k] == 'e' || (named && str_eq(t->words[i + 1].text, S("errexit"))))
				shell_state_set(&s->errexit, on, run);
			if (named && str_eq(t->words[i + 1].text, S("pipefail")))
				shell_state_set(&s->pipefail, on, run);
			if (on == SHELL_YES && word.p[k] == 'n')
				shell_state_set(&s->here, SHELL_NO, run);
		}
	}
}

/* ---- cd ---- */

struct shell_word shell_state_folder(struct shell_run *r, struct shell_word from, struct shell_word to)
{
	str way = to.text;
	bool back = !way.n || way.p[0] == '-' || way.p[0] == '~';
	if (!to.known || back || (way.p[0] != '/' && !from.known))
		return (struct shell_word){way, false};
	if (way.p[0] == '/' || !from.text.n)
		return to;
	if (from.text.n < 4096)
		from.text = arena_printf(r->arena, "%.*s/%.*s", STR_ARG(from.text), STR_ARG(way));
	return from;
}

static void change_folder(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	struct shell_word to = {S(""), false};
	size_t i = 1;
	while (i < t->n_words && str_starts(t->words[i].text, S("-")) && t->words[i].text.n > 1)
		i++;
	if (i < t->n_words)
		to = t->words[i];
	if (run == SHELL_NO)
		return;
	to.known = to.known && run == SHELL_YES && !is_one(t, "popd");
	s->folder = shell_state_folder(r, s->folder, to);
}

/* ---- exit ---- */

static void leave(const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	enum shell_sure *what = is_one(t, "exit") ? &s->here : &s->returned;
	bool failing = is_one(t, "exit") && shell_end_of(t) == SHELL_END_LEAVE;
	if (run == SHELL_YES)
		*what = SHELL_NO;
	else if (run == SHELL_PERHAPS && !failing) /* what fails has no need of what is behind it */
		*what = shell_and(*what, SHELL_PERHAPS);
}

/* ---- trap ---- */

/* Does it leave with success? What hands $? on is no such thing. */
static enum shell_sure exits_well(struct shell_run *r, const struct shell_tree *t, unsigned depth)
{
	enum shell_sure any = SHELL_NO;
	if (!t || depth > TRAP_DEPTH || ++r->steps > 4 * SHELL_NODES)
		return t ? SHELL_PERHAPS : SHELL_NO;
	if (is_one(t, "exit") && t->n_words > 1) {
		enum shell_end end = shell_end_of(t);
		return end == SHELL_END_OK ? SHELL_YES : end == SHELL_END_LEAVE ? SHELL_NO : SHELL_PERHAPS;
	}
	struct shell_function *f = t->n_words && t->words[0].known ? map_get(&r->functions, r, t->words[0].text) : NULL;
	if (f && t->part == SHELL_SIMPLE)
		return exits_well(r, f->body, depth + 1);
	for (const struct shell_tree *c = t->child; c; c = c->next)
		any = shell_or(any, exits_well(r, c, depth + 1));
	return any;
}

/* trap 'text' EXIT: what it leaves with is the status of all; one of ERR leaves as soon as something fails. */
static void trap(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	bool ends = false;
	for (size_t i = 2; i < t->n_words; i++)
		ends = ends || !t->words[i].known || str_listed(t->words[i].text, "EXIT 0 ERR SIGEXIT SIGERR");
	if (!ends || t->words[1].text.n == 0 || str_eq(t->words[1].text, S("-")))
		return;
	enum shell_sure well = SHELL_PERHAPS;
	if (t->words[1].known && str_find(t->words[1].text, S("$?"), 0) != SIZE_MAX)
		well = SHELL_NO;
	else if (t->words[1].known)
		well = exits_well(r, shell_parse(t->words[1].text, &(struct shell_setting){0}, r->arena).list, 0);
	if (well != SHELL_NO)
		shell_state_set(&s->lost, SHELL_YES, shell_and(run, well));
}

/* ---- . ---- */

void shell_state_source(const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	static const char setting_up[] = "activate env nvm.sh .bashrc .bash_profile .profile .zshrc profile conda.sh "
	                                 "mamba.sh asdf.sh sdkman-init.sh emsdk_env.sh setenv.sh";
	str file = t->n_words > 1 ? t->words[1].text : S("");
	while (file.n && (file.p[file.n - 1] == '"' || file.p[file.n - 1] == '\''))
		file = str_sub(file, 0, file.n - 1);
	str name = str_basename(file);
	if (run == SHELL_NO || str_listed(name, setting_up) || str_starts(name, S(".env")) || str_ends(name, S(".env")))
		return;
	shell_state_set(&s->errexit, shell_not(s->errexit), SHELL_PERHAPS);
	shell_state_set(&s->pipefail, shell_not(s->pipefail), SHELL_PERHAPS);
	s->here = shell_and(s->here, SHELL_PERHAPS);
}

bool shell_state_change(struct shell_run *r, const struct shell_tree *t, struct shell_state *s, enum shell_sure run)
{
	if (is_one(t, "set"))
		set_options(t, s, run);
	else if (is_one(t, "cd pushd popd") || (r->power && is_one(t, "Set-Location Push-Location sl")))
		change_folder(r, t, s, run);
	else if (is_one(t, "exit return break continue"))
		leave(t, s, run);
	else if (is_one(t, "trap"))
		trap(r, t, s, run);
	return is_one(t, "set cd pushd popd exit return break continue wait [ [[ (( : shopt local export declare "
	                 "readonly typeset unset shift let");
}
