/* Words: quotes, escapes, here-documents. A word is read once, from its first byte to its last. */
#include "shell_int.h"

#include "base/ascii.h"
#include "shell_put.h"

struct shell_tree *shell_tree_new(struct shell_reader *r, enum shell_part part)
{
	struct shell_tree *t = arena_new(r->arena, struct shell_tree);
	*t = (struct shell_tree){.part = part, .line = shell_line(r)};
	if (++r->nodes > SHELL_NODES) {
		r->cut = true;
		r->at = r->s.n;
	}
	return t;
}

unsigned shell_line(struct shell_reader *r)
{
	for (; r->mark < r->at; r->mark++)
		r->line += r->s.p[r->mark] == '\n';
	return r->line;
}

bool shell_enter(struct shell_reader *r)
{
	if (r->depth >= SHELL_DEPTH) {
		r->cut = true;
		r->at = r->s.n;
		return false;
	}
	r->depth++;
	return true;
}

bool shell_ends_word(int c) { return c < 0 || ascii_in(" \t\r\n;&|<>()", (char)c); }

void shell_add_word(struct shell_tree *t, struct arena *a, struct shell_word w)
{
	size_t n = t->n_words;
	if ((n & (n - 1)) == 0 && n != 1) { /* full at 0, 2, 4, 8 … */
		struct shell_word *more = arena_array(a, struct shell_word, n ? 2 * n : 2);
		if (n)
			memcpy(more, t->words, n * sizeof w);
		t->words = more;
	}
	t->words[t->n_words++] = w;
}

/* ---- quotes ---- */

static void take_single(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	size_t from = ++r->at;
	if (!shell_put_skip_to(r, S("'"))) {
		r->broken = true;
		r->at = r->s.n + 1;
	}
	buf_add(&w->text, str_sub(r->s, from, r->at - 1));
	r->at = r->at < r->s.n ? r->at : r->s.n;
}

static void take_c_quoted(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	for (r->at += 2; r->at < r->s.n && r->s.p[r->at] != '\''; r->at++) {
		char c = r->s.p[r->at];
		if (c == '\\' && r->at + 1 < r->s.n) {
			c = r->s.p[++r->at];
			c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
		}
		buf_byte(&w->text, c);
	}
	r->at += r->at < r->s.n;
}

static void take_double(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	for (r->at++; r->at < r->s.n && r->s.p[r->at] != '"';) {
		char c = r->s.p[r->at];
		if (c == '\\' && r->at + 1 < r->s.n) {
			char next = r->s.p[r->at + 1];
			r->at += 2;
			if (next == '\n')
				continue;
			if (!ascii_in("$`\"\\", next))
				buf_byte(&w->text, c);
			buf_byte(&w->text, next);
		} else if (c == '`') {
			w->known = false;
			shell_put_backticks(w);
		} else if ((c != '$' || !shell_put_dollar(w)) && !shell_put_filled(w)) {
			buf_byte(&w->text, c);
			r->at++;
		}
	}
	r->broken = r->broken || r->at >= r->s.n;
	r->at += r->at < r->s.n;
}

/* One piece of a word at hand. */
static void take_piece(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	char c = r->s.p[r->at];
	int next = shell_peek(r, 1);
	w->quoted = w->quoted || ascii_in("'\"\\", c);
	if (c == '\\' && (next == '\n' || (next == '\r' && shell_peek(r, 2) == '\n'))) {
		r->at += next == '\n' ? 2 : 3;
	} else if (c == '\\' && next >= 0) {
		buf_byte(&w->text, (char)next);
		r->at += 2;
	} else if (c == '\'') {
		take_single(w);
	} else if (c == '"') {
		take_double(w);
	} else if (c == '$' && (next == '\'' || next == '"')) {
		w->quoted = true;
		if (next == '\'') {
			take_c_quoted(w);
		} else {
			r->at++;
			take_double(w);
		}
	} else if (c == '`') {
		w->known = false;
		shell_put_backticks(w);
	} else if (c != '$' || !shell_put_dollar(w)) {
		buf_byte(&w->text, c);
		r->at++;
	}
}

struct shell_word shell_next_word(struct shell_reader *r, struct shell_tree *of, bool *quoted)
{
	struct shell_building w = {.r = r, .of = of, .known = true};
	size_t from = r->at;
	for (;;) {
		int c = shell_peek(r, 0);
		if (c == '(' && r->at > from && ascii_in("?*+@!", r->s.p[r->at - 1]) && !w.quoted) {
			r->at++; /* an extended pattern */
			shell_put_skip(r, '(', ')');
			w.known = false;
		} else if (!shell_put_filled(&w)) {
			if (shell_ends_word(c))
				break;
			take_piece(&w);
		}
	}
	*quoted = w.quoted;
	r->at = r->at < r->s.n ? r->at : r->s.n;
	str text = w.known ? arena_str(r->arena, buf_str(&w.text)) : str_sub(r->s, from, r->at);
	buf_free(&w.text);
	return (struct shell_word){text, w.known};
}

/* ---- here-documents ---- */

static str take_line(struct shell_reader *r)
{
	size_t end = str_find(r->s, S("\n"), r->at), from = r->at;
	r->at = end == SIZE_MAX ? r->s.n : end + 1;
	str line = str_sub(r->s, from, end == SIZE_MAX ? r->s.n : end);
	return str_ends(line, S("\r")) ? str_sub(line, 0, line.n - 1) : line;
}

void shell_take_heres(struct shell_reader *r)
{
	for (size_t i = 0; i < r->n_heres; i++) {
		size_t from = r->at, to = r->at;
		bool ended = false;
		while (r->at < r->s.n && !ended) {
			to = r->at;
			str line = take_line(r);
			while (r->heres[i].dash && line.n && line.p[0] == '\t')
				line = str_sub(line, 1, line.n);
			ended = str_eq(line, r->heres[i].mark);
		}
		r->heres[i].of->input = str_sub(r->s, from, ended ? to : r->s.n);
		r->heres[i].of->has_input = true;
		r->broken = r->broken || !ended;
	}
	r->n_heres = 0;
}
