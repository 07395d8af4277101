/* Ruby beside its row: symbols, % literals, here documents and regular expressions as tokens, and calls without
 * brackets: `get "/x", to: "a#b"`. */
#include "format/lang.h"

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static char at(const struct lexer *x, size_t i) { return i < x->s.n ? x->s.p[i] : 0; }

/* May an operand begin here? Behind a name only where a blank stands before it and none behind. */
static bool begins(const struct lexer *x)
{
	uint32_t last = lexer_last(x);
	if (!code_operand_ends(x->out, last))
		return true;
	bool blank = x->pos && is_space(x->s.p[x->pos - 1]);
	return code_at(x->out, last)->kind == CODE_WORD && blank && !is_space(at(x, x->pos + 1)) &&
	       at(x, x->pos + 1) != '=';
}

/* :name, :"name", :+ */
static bool symbol(struct lexer *x)
{
	size_t from = x->pos;
	char c = at(x, from + 1);
	if (c == ':' || (from && x->s.p[from - 1] == ':'))
		return false;
	if (c == '"' || c == '\'') {
		size_t end = str_find(x->s, str_at(&c, 1), from + 2);
		size_t line = str_find(x->s, S("\n"), from);
		if (end == SIZE_MAX || end > line)
			return false;
		lang_emit_text(x, from, end + 1, from + 2, end, CODE_RAW);
		return true;
	}
	if (!lang_starts_name(x, from + 1))
		return false;
	size_t end = lang_name_end(x, from + 1);
	end += (at(x, end) == '?' || at(x, end) == '!' || at(x, end) == '=') && at(x, end + 1) != '=' &&
	       at(x, end + 1) != '>';
	lang_emit_text(x, from, end, from + 1, end, CODE_RAW);
	return true;
}

/* %w[a b] %i[a] %q(…) %Q(…) %r{…} %(…) */
static bool percent(struct lexer *x)
{
	static const char open[] = "([{<", close[] = ")]}>";
	size_t from = x->pos, start = from + 1;
	char kind = at(x, start);
	bool letter = kind && strchr("wWiIqQrsx", kind);
	start += letter;
	const char *pair = at(x, start) ? strchr(open, at(x, start)) : NULL;
	char quote = at(x, start);
	if (!begins(x) || (!pair && !(letter && quote && strchr("|!/^~-", quote))))
		return false;
	char end = pair ? close[pair - open] : quote;
	size_t to = start + 1;
	for (unsigned depth = 1; to < x->s.n; to++) {
		depth += pair && x->s.p[to] == quote;
		to += x->s.p[to] == '\\';
		if (at(x, to) == end && --depth == 0)
			break;
	}
	if (to >= x->s.n)
		return false;
	bool words = letter && strchr("wWiI", kind),
	     holes = memchr(x->s.p + start, '#', to - start) && !strchr("wiq", kind);
	if (letter && (kind == 'r' || kind == 'x')) {
		lexer_emit(x, CODE_REGEX, from, to + 1);
		return true;
	}
	if (!words) {
		lang_emit_text(x, from, to + 1, start + 1, to,
		               (uint16_t)((kind == 'q' ? CODE_PLAIN : 0) | (holes ? CODE_COMPUTED : 0)));
		return true;
	}
	lexer_emit(x, CODE_OPEN, from, start + 1);
	x->out->at[lexer_last(x)].from = (uint32_t)(from + 2);
	lexer_push(x, '[');
	for (size_t i = start + 1, next; i < to; i = next) {
		for (next = i; next < to && !is_space(x->s.p[next]); next++)
			;
		if (next > i) {
			lang_emit_text(x, i, next, i, next, (uint16_t)(CODE_RAW | (holes ? CODE_COMPUTED : 0)));
			lexer_emit(x, CODE_OP, next, next);
			x->out->at[lexer_last(x)].flags = CODE_COMMA;
		}
		next += next < to;
	}
	lexer_close_top(x, to, to + 1);
	return true;
}

/* <<~END, <<-'END', <<END */
static bool here(struct lexer *x)
{
	size_t from = x->pos, start = from + 2;
	char c = at(x, start);
	start += c == '~' || c == '-';
	char quote = at(x, start);
	bool quoted = quote == '"' || quote == '\'' || quote == '`';
	start += quoted;
	if (!lang_starts_name(x, start) || (!quoted && !(at(x, start) >= 'A' && at(x, start) <= 'Z')) ||
	    (c != '~' && c != '-' && !begins(x)))
		return false;
	size_t end = lang_name_end(x, start);
	if (quoted && at(x, end) != quote)
		return false;
	lang_here(x, from, end + quoted, str_sub(x->s, start, end), quote == '\'' ? CODE_RAW : 0);
	return true;
}

bool ruby_lex(struct lexer *x)
{
	char c = lexer_peek(x, 0), next = lexer_peek(x, 1);
	str rest = str_sub(x->s, x->pos, x->s.n);
	bool line = x->pos == 0 || x->s.p[x->pos - 1] == '\n';
	size_t n;
	if (line && str_starts(rest, S("=begin"))) {
		size_t end = str_find(x->s, S("\n=end"), x->pos);
		x->pos = end == SIZE_MAX ? x->s.n : end + 5;
		return true;
	}
	if (line && str_starts(rest, S("__END__"))) {
		x->pos = x->s.n;
		return true;
	}
	if (c == ':')
		return symbol(x);
	if (c == '%' && next != '=')
		return percent(x);
	if (c == '<' && next == '<')
		return here(x);
	if (c == '/' && begins(x) && (n = lexer_regex_length(x))) {
		lexer_emit(x, CODE_REGEX, x->pos, x->pos + n);
		return true;
	}
	bool character = c == '?' && !code_operand_ends(x->out, lexer_last(x)) && next && !is_space(next) &&
	                 !lang_starts_name(x, x->pos + 2);
	if (!character)
		return false;
	lang_emit_text(x, x->pos, x->pos + 2, x->pos + 1, x->pos + 2, CODE_RAW);
	return true;
}

/* rescue E => e */
bool ruby_note(struct code_file *f, uint32_t i)
{
	if (code_op(&f->t, i, S("=>")) && code_at(&f->t, i + 1)->kind == CODE_WORD &&
	    code_at(&f->t, i - 1)->kind == CODE_WORD)
		code_bind(f, i + 1, 0);
	return false;
}

/* ---- calls without brackets ------------------------------------------------------------------------------------- */

static bool tight(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->to == code_at(t, i + 1)->from; }

/* Does token i, behind a name and a blank, begin an argument? */
static bool argues(struct code_file *f, uint32_t name, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	const struct code_token *k = code_at(t, i);
	bool local = code_name(f, code_text(t, name)) && !code_dot(t, name - 1);
	switch (k->kind) {
	case CODE_STRING:
	case CODE_HEAD:
	case CODE_NUMBER:
	case CODE_REGEX:
		return true;
	case CODE_WORD:
		return !code_one_of(code_text(t, i), " if unless while until and or in then do rescue end ");
	case CODE_OPEN:
		return code_open(t, i, '[') && !local;
	case CODE_OP:
		return code_op(t, i, S("->")) ||
		       (!local && tight(t, i) && code_one_of(code_text(t, i), " * & ** - :: ! "));
	default:
		return false;
	}
}

/* Where the arguments that begin at i end: with the line, a block or a condition behind them. */
static uint32_t arguments_end(const struct code_tokens *t, uint32_t i)
{
	while (i < t->n) {
		const struct code_token *k = code_at(t, i);
		bool word = k->kind == CODE_WORD && !code_dot(t, i - 1) && !code_op(t, i + 1, S(":")) &&
		            code_one_of(code_text(t, i), " if unless while until and or then do rescue end ");
		bool sign =
		        k->kind == CODE_OP && (k->flags & CODE_COMMA || (k->from == k->to) || code_op(t, i, S(";")));
		if (word || sign || k->kind == CODE_CLOSE || k->kind == CODE_TAIL || k->kind == CODE_MIDDLE ||
		    (code_open(t, i, '{') && k->flags & CODE_BLOCK))
			return i;
		i = code_next(t, i);
	}
	return i;
}

bool ruby_token(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	const struct code_token *k = code_at(t, i), *next = code_at(t, i + 1);
	struct code_chain c = {0};
	if (k->kind != CODE_WORD ||
	    (!code_dot(t, i - 1) &&
	     (code_operator_word(t, i) || code_one_of(code_text(t, i), " end self nil true false "))))
		return false;
	bool created = code_word(t, i, S("new")) && code_dot(t, i - 1) && !code_open(t, i + 1, '(');
	bool argued = next->line == k->line && next->from > k->to && argues(f, i, i + 1);
	if (argued && code_at(t, i - 1)->kind == CODE_WORD &&
	    code_one_of(code_text(t, i - 1), " def class module alias undef "))
		return false;
	if (code_op(t, i + 1, S(":")) || (!created && !argued) || !code_read_chain(f, i, &c))
		return false;
	if (code_one_of(c.text, t->language->imports))
		return false;
	struct code_made m = {.made = created, .first = i + 1, .last = i + 1};
	if (argued)
		m.last = arguments_end(t, i + 1);
	m.end = m.last;
	if (argued &&
	    (code_word(t, m.end, S("do")) || (code_open(t, m.end, '{') && code_at(t, m.end)->flags & CODE_BLOCK)))
		m.block = m.end;
	if (created) {
		c.text = str_sub(c.text, 0, c.text.n - (c.text.n > 4 ? 4 : 0));
		c.name = str_sub(c.name, 0, c.name.n - (c.name.n > 4 ? 4 : 0));
	}
	code_walk_made(w, &c, &m);
	return false;
}
