/* Ruby beside its row: symbols, % literals, here documents and regular expressions as tokens. Its calls without
 * brackets are in ruby_call.c. */
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

/* Length of the method that has no letters at i, as in :[] or :<=>; what might stand behind ? a : is none. */
static size_t operator_symbol(const struct lexer *x, size_t i)
{
	static const char *const names[] = {"[]=", "[]", "<=>", "===", "==", "=~", "**", "<<", ">>",
	                                    "<=",  ">=", "!=",  "!~",  "+@", "-@", "+",  "-",  "*",
	                                    "/",   "%",  "<",   ">",   "!",  "&",  "|",  "^"};
	bool sure = !code_operand_ends(x->out, lexer_last(x));
	for (size_t n = 0; n < sizeof names / sizeof *names && begins(x); n++)
		if ((sure || names[n][1]) && str_starts(str_sub(x->s, i, x->s.n), str_of(names[n])))
			return strlen(names[n]);
	return 0;
}

/* :name, :"name", :+ */
static bool symbol(struct lexer *x)
{
	size_t from = x->pos;
	char c = at(x, from + 1);
	if (c == ':' && begins(x) && lang_starts_name(x, from + 2)) {
		x->pos += 2; /* ::Name is a name */
		return true;
	}
	if (c == ':' || (from && x->s.p[from - 1] == ':'))
		return false;
	size_t operator= operator_symbol(x, from + 1);
	if (operator) {
		lang_emit_text(x, from, from + 1 + operator, from + 1, from + 1 + operator, CODE_RAW);
		return true;
	}
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
	bool mark = letter && quote > ' ' && quote < 0x7f && !lexer_is_word(quote);
	if (!begins(x) || (!pair && !mark && !(letter && quote == '#')))
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
	     holes = lang_has_hole(str_sub(x->s, start, to)) && !(letter && strchr("wiq", kind));
	if (letter && (kind == 'r' || kind == 'x')) {
		lexer_emit(x, CODE_REGEX, from, to + 1);
		return true;
	}
	if (!words) {
		lang_emit_text(x, from, to + 1, start + 1, to,
		               (kind == 'q' && letter ? CODE_PLAIN : 0) | (holes ? CODE_COMPUTED : 0));
		return true;
	}
	lexer_emit(x, CODE_OPEN, from, start + 1)->quote = '[';
	lexer_push(x, '[');
	for (size_t i = start + 1, next; i < to; i = next) {
		for (next = i; next < to && !is_space(x->s.p[next]); next++)
			;
		bool computed = holes && lang_has_hole(str_sub(x->s, i, next));
		if (next > i) {
			lang_emit_text(x, i, next, i, next, CODE_RAW | (computed ? CODE_COMPUTED : 0));
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
	bool sure = (c == '~' || c == '-') && !code_operand_ends(x->out, lexer_last(x));
	if (!lang_starts_name(x, start) || (!quoted && !sure && !(at(x, start) >= 'A' && at(x, start) <= 'Z')) ||
	    (c != '~' && c != '-' && !begins(x)))
		return false;
	size_t end = lang_name_end(x, start);
	if (quoted && at(x, end) != quote)
		return false;
	lang_here(x, from, end + quoted, str_sub(x->s, start, end),
	          (quote == '\'' ? CODE_RAW : 0) | (c == '~' ? CODE_INDENT : 0));
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
	if (c == '$' && next && strchr("'\"`/;,.!@&+~=:?<>*$\\", next)) {
		lexer_emit(x, CODE_WORD, x->pos, x->pos + 2); /* $' and its like are names */
		return true;
	}
	if (c == '%' && next != '=')
		return percent(x);
	if (c == '<' && next == '<')
		return here(x);
	if (c == '/' && begins(x) && (n = lexer_regex_length(x))) {
		lexer_emit(x, CODE_REGEX, x->pos, x->pos + n);
		return true;
	}
	bool character = c == '?' && begins(x) && next && !is_space(next) && !lang_starts_name(x, x->pos + 2);
	if (!character)
		return false;
	lang_emit_text(x, x->pos, x->pos + 2, x->pos + 1, x->pos + 2, CODE_RAW);
	return true;
}
