/* Words: quotes, escapes, and what is put in by the shell. A word is read once, from its first byte to its last; what
 * it runs, $(…) and `…`, becomes a list of its own. */
#include "shell_int.h"

#include "base/ascii.h"
#include "base/buf.h"

struct word {
	struct shell_reader *r;
	struct shell_tree *of;
	struct buf text;
	bool known, quoted;
};

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

/* ---- what is put in ---- */

static void add_inner(struct shell_tree *of, struct shell_tree *list)
{
	struct shell_tree **tail = &of->inner;
	while (*tail)
		tail = &(*tail)->next;
	*tail = list;
}

/* Up to what closes it, quotes and nesting minded: ${…}, $((…)), extended patterns. */
static void skip_group(struct shell_reader *r, char open, char close)
{
	char quote = 0;
	for (size_t depth = 1; depth && r->at < r->s.n; r->at++) {
		char c = r->s.p[r->at];
		if (c == '\\' && quote != '\'')
			r->at++;
		else if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '\'' || c == '"' || c == '`')
			quote = c;
		else
			depth = depth + (c == open) - (c == close);
	}
	r->at = r->at < r->s.n ? r->at : r->s.n;
}

static bool skip_to(struct shell_reader *r, str close)
{
	size_t end = str_find(r->s, close, r->at);
	if (end == SIZE_MAX)
		return false;
	r->at = end + close.n;
	return true;
}

/* `…`: a backslash in it guards only itself, the dollar and the mark. */
static void take_backticks(struct word *w)
{
	struct shell_reader *r = w->r;
	struct buf text BUF_AUTO = {0};
	for (r->at++; r->at < r->s.n && r->s.p[r->at] != '`'; r->at++) {
		if (r->s.p[r->at] == '\\' && r->at + 1 < r->s.n && ascii_in("\\`$", r->s.p[r->at + 1]))
			r->at++;
		buf_byte(&text, r->s.p[r->at]);
	}
	r->broken = r->broken || r->at >= r->s.n;
	r->at += r->at < r->s.n;
	if (!shell_enter(r))
		return;
	struct shell_reader inner = {.s = arena_str(r->arena, buf_str(&text)),
	                             .arena = r->arena,
	                             .filled = r->filled,
	                             .depth = r->depth,
	                             .nodes = r->nodes,
	                             .line = shell_line(r)};
	add_inner(w->of, shell_parse_inner(&inner));
	r->nodes = inner.nodes;
	r->broken = r->broken || inner.broken;
	r->cut = r->cut || inner.cut;
	r->depth--;
}

static bool is_name(int c) { return c == '_' || (c >= 0 && ascii_alnum((char)c)); }

/* $(a.name) of Azure is no command; neither is $(NAME) of make. */
static bool is_macro(const struct shell_reader *r)
{
	size_t n = 2;
	if (r->filled != SHELL_AZURE && r->filled != SHELL_MAKE)
		return false;
	while (is_name(shell_peek(r, n)) || shell_peek(r, n) == '.')
		n++;
	return r->filled == SHELL_MAKE || (shell_peek(r, n) == ')' && n > 2);
}

static void take_parenthesis(struct word *w)
{
	struct shell_reader *r = w->r;
	bool macro = is_macro(r), sum = shell_peek(r, 2) == '(';
	r->at += 2;
	if (macro || sum) {
		skip_group(r, '(', ')');
	} else {
		add_inner(w->of, shell_parse_inner(r));
		r->broken = r->broken || shell_peek(r, 0) != ')';
		r->at += shell_peek(r, 0) == ')';
	}
}

static void take_name(struct word *w)
{
	struct shell_reader *r = w->r;
	char c = r->at + 1 < r->s.n ? r->s.p[r->at + 1] : 0;
	size_t from = ++r->at;
	if (is_name(c) && !ascii_digit(c))
		while (is_name(shell_peek(r, 0)))
			r->at++;
	else
		r->at++;
	w->of->asks = w->of->asks || c == '?' || str_eq(str_sub(r->s, from, r->at), S("PIPESTATUS"));
}

/* At a dollar; false: it is one. */
static bool take_dollar(struct word *w)
{
	struct shell_reader *r = w->r;
	int c = shell_peek(r, 1);
	if (r->filled == SHELL_MAKE && c == '$') {
		r->at++;
		return take_dollar(w);
	}
	if (shell_sees(r, S("${{"))) {
		if (!skip_to(r, S("}}")))
			r->at = r->s.n;
	} else if (c == '(') {
		take_parenthesis(w);
	} else if (c == '{') {
		size_t from = r->at;
		r->at += 2;
		skip_group(r, '{', '}');
		str inside = str_sub(r->s, from, r->at);
		w->of->asks = w->of->asks || str_starts(inside, S("${PIPESTATUS")) || str_eq(inside, S("${?}"));
	} else if (is_name(c) || (c >= 0 && ascii_in("?#@*!$-", (char)c))) {
		take_name(w);
	} else {
		return false;
	}
	w->known = false;
	return true;
}

bool shell_at_filled(const struct shell_reader *r)
{
	size_t at = r->at + 2;
	if (r->filled != SHELL_CIRCLECI || !shell_sees(r, S("<<")))
		return false;
	while (at < r->s.n && r->s.p[at] == ' ')
		at++;
	str rest = str_sub(r->s, at, r->s.n);
	return str_starts(rest, S("parameters")) || str_starts(rest, S("pipeline")) || str_starts(rest, S("matrix"));
}

static bool take_filled(struct word *w)
{
	if (!shell_at_filled(w->r))
		return false;
	w->known = false;
	return skip_to(w->r, S(">>"));
}

/* ---- quotes ---- */

static void take_single(struct word *w)
{
	struct shell_reader *r = w->r;
	size_t from = ++r->at;
	if (!skip_to(r, S("'"))) {
		r->broken = true;
		r->at = r->s.n + 1;
	}
	buf_add(&w->text, str_sub(r->s, from, r->at - 1));
	r->at = r->at < r->s.n ? r->at : r->s.n;
}

static void take_c_quoted(struct word *w)
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

static void take_double(struct word *w)
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
			take_backticks(w);
		} else if ((c != '$' || !take_dollar(w)) && !take_filled(w)) {
			buf_byte(&w->text, c);
			r->at++;
		}
	}
	r->broken = r->broken || r->at >= r->s.n;
	r->at += r->at < r->s.n;
}

/* One piece of a word at hand. */
static void take_piece(struct word *w)
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
		take_backticks(w);
	} else if (c != '$' || !take_dollar(w)) {
		buf_byte(&w->text, c);
		r->at++;
	}
}

struct shell_word shell_next_word(struct shell_reader *r, struct shell_tree *of, bool *quoted)
{
	struct word w = {.r = r, .of = of, .known = true};
	size_t from = r->at;
	for (;;) {
		int c = shell_peek(r, 0);
		if (c == '(' && r->at > from && ascii_in("?*+@!", r->s.p[r->at - 1]) && !w.quoted) {
			r->at++; /* an extended pattern */
			skip_group(r, '(', ')');
			w.known = false;
		} else if (!take_filled(&w)) {
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
