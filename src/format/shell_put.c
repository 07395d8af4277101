/* What a shell puts in: variables, sums, and what commands print. What a word runs becomes a list of its own, which is
 * read where it stands, so that nothing is read twice. */
#include "shell_put.h"

#include "base/ascii.h"

void shell_put_inner(struct shell_tree *of, struct shell_tree *list)
{
	if (of->inner)
		of->inner_last->next = list;
	else
		of->inner = list;
	of->inner_last = list;
}

/* Up to what closes it, quotes and nesting minded: ${…}, $((…)), extended patterns. */
void shell_put_skip(struct shell_reader *r, char open, char close)
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

bool shell_put_skip_to(struct shell_reader *r, str close)
{
	size_t end = str_find(r->s, close, r->at);
	if (end == SIZE_MAX)
		return false;
	r->at = end + close.n;
	return true;
}

/* `…`: a backslash in it guards only itself, the dollar and the mark. */
void shell_put_backticks(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	struct buf text BUF_AUTO = {0};
	unsigned line = shell_line(r);
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
	                             .line = line};
	shell_put_inner(w->of, shell_parse_inner(&inner));
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

static void take_parenthesis(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	bool macro = is_macro(r), sum = shell_peek(r, 2) == '(';
	r->at += 2;
	if (macro || sum) {
		shell_put_skip(r, '(', ')');
	} else {
		shell_put_inner(w->of, shell_parse_inner(r));
		r->broken = r->broken || shell_peek(r, 0) != ')';
		r->at += shell_peek(r, 0) == ')';
	}
}

static void take_name(struct shell_building *w)
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
bool shell_put_dollar(struct shell_building *w)
{
	struct shell_reader *r = w->r;
	int c = shell_peek(r, 1);
	if (r->filled == SHELL_MAKE && c == '$') {
		r->at++;
		return shell_put_dollar(w);
	}
	if (shell_sees(r, S("${{"))) {
		if (!shell_put_skip_to(r, S("}}")))
			r->at = r->s.n;
	} else if (c == '(') {
		take_parenthesis(w);
	} else if (c == '{') {
		size_t from = r->at;
		r->at += 2;
		shell_put_skip(r, '{', '}');
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

bool shell_put_filled(struct shell_building *w)
{
	if (!shell_at_filled(w->r))
		return false;
	w->known = false;
	return shell_put_skip_to(w->r, S(">>"));
}
