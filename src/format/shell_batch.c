/* cmd: one command a line. A label may be gone to from anywhere, so that behind the first one nothing is sure; neither
 * is what stands behind if and for. Only the last command decides about the text. See `help cmd` and `help if`. */
#include "shell_int.h"

#include "base/ascii.h"

static bool ends_word(int c) { return c < 0 || ascii_in(" \t\r\n&|<>()", (char)c); }

static void skip_blanks(struct shell_reader *r)
{
	while (ascii_in(" \t\r@(", (char)shell_peek(r, 0)) || (shell_peek(r, 0) == '^' && shell_peek(r, 1) == '\n'))
		r->at += shell_peek(r, 0) == '^' ? 2 : 1;
}

static struct shell_word take_word(struct shell_reader *r)
{
	size_t from = r->at, start = 0;
	bool quoted = false;
	for (; r->at < r->s.n && (quoted ? r->s.p[r->at] != '\n' : !ends_word(shell_peek(r, 0))); r->at++)
		quoted = quoted != (r->s.p[r->at] == '"');
	str text = str_sub(r->s, from, r->at);
	bool known = str_find(text, S("%"), 0) == SIZE_MAX && str_find(text, S("${{"), 0) == SIZE_MAX;
	start = text.n > 1 && text.p[0] == '"' && text.p[text.n - 1] == '"';
	return (struct shell_word){str_sub(text, start, text.n - start), known};
}

static bool is_word(struct shell_word w, const char *names)
{
	str name;
	for (str list = str_of(names); str_cut(&list, ' ', &name);)
		if (str_ieq(w.text, name))
			return true;
	return false;
}

/* if [not] exist FILE command; for %%x in (…) do command: the command is behind, whether it runs is not known. */
static void skip_condition(struct shell_reader *r, struct shell_word first, bool *asks)
{
	struct shell_word w;
	bool loop = is_word(first, "for");
	for (unsigned i = 0; i < 3 && !loop; i++) {
		skip_blanks(r);
		w = take_word(r);
		*asks = *asks || str_ifind(w.text, S("errorlevel"), 0) != SIZE_MAX;
		if (str_find(w.text, S("=="), 0) != SIZE_MAX)
			return;
		i -= is_word(w, "not /i") && i == 0 ? 1 : 0;
		if (i == 1 && !is_word(w, "equ neq lss leq gtr geq =="))
			return;
	}
	while (loop && r->at < r->s.n && r->s.p[r->at] != '\n') {
		size_t from = r->at;
		w = take_word(r);
		if (is_word(w, "do"))
			return;
		r->at += r->at == from;
	}
}

/* A script that is not called takes the place of the one that names it. */
static bool is_script(struct shell_word w)
{
	str end = str_extension(w.text);
	return is_word(w, "npm npx yarn pnpm mvn gradle gradlew") || str_ieq(end, S("cmd")) || str_ieq(end, S("bat"));
}

static struct shell_tree *perhaps(struct shell_reader *r, struct shell_tree *t, bool asks)
{
	struct shell_tree *outer = shell_tree_new(r, SHELL_PERHAPS_RUN);
	outer->asks = asks;
	outer->child = t;
	return outer;
}

static struct shell_tree *take_command(struct shell_reader *r, bool *sure)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_SIMPLE);
	bool conditional = false, called = false, asks = false;
	for (size_t from = SIZE_MAX; from != r->at;) {
		from = r->at;
		skip_blanks(r);
		if (ascii_in("<>)", (char)shell_peek(r, 0))) {
			r->at++;
			continue;
		}
		if (ends_word(shell_peek(r, 0)))
			break;
		struct shell_word w = take_word(r);
		if (!t->n_words && (is_word(w, "if for else"))) {
			conditional = true;
			skip_condition(r, w, &asks);
		} else if (!t->n_words && (is_word(w, "rem") || (w.text.n && w.text.p[0] == ':'))) {
			*sure = *sure && (is_word(w, "rem") || str_starts(w.text, S("::")));
			while (r->at < r->s.n && r->s.p[r->at] != '\n')
				r->at++;
		} else if (!t->n_words && is_word(w, "call start")) {
			called = true;
		} else {
			if (!t->n_words && !called && is_script(w)) /* nothing behind it runs */
				shell_add_word(t, r->arena, (struct shell_word){S("exec"), true});
			shell_add_word(t, r->arena, w);
		}
	}
	if (t->n_words && is_word(t->words[0], "goto"))
		*sure = false;
	return conditional ? perhaps(r, t, asks) : t;
}

static struct shell_tree *joined(struct shell_reader *r, struct shell_tree *first, bool *sure)
{
	bool and = shell_sees(r, S("&&")), or = shell_sees(r, S("||"));
	struct shell_tree *t = shell_tree_new(r, and? SHELL_AND : or ? SHELL_OR : SHELL_PIPE);
	t->child = first;
	r->at += and || or ? 2 : 1;
	first->next = take_command(r, sure);
	return t;
}

struct shell_parsed shell_parse_batch(str text, struct arena *a)
{
	struct shell_reader r = {.s = text, .arena = a, .line = 1};
	struct shell_tree *list = shell_tree_new(&r, SHELL_LIST), **tail = &list->child;
	bool sure = true;
	while (r.at < text.n && !r.cut) {
		struct shell_tree *t = take_command(&r, &sure);
		for (unsigned links = 0; shell_peek(&r, 0) == '|' || shell_sees(&r, S("&&")); links++) {
			if (links == SHELL_CHAIN) { /* each link is a level */
				r.cut = true;
				r.at = text.n;
				break;
			}
			t = joined(&r, t, &sure);
		}
		*tail = t;
		tail = &t->next;
		r.at += r.at < text.n; /* the newline, or & */
	}
	return (struct shell_parsed){list, !sure, r.cut};
}
