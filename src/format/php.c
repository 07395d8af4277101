/* PHP beside its row: the parts of a file that are no code, here documents, and what foreach and its like bind. */
#include "format/lang.h"

enum { LIST_LONGEST = 64 };

size_t php_enter(str bytes, size_t at)
{
	for (; (at = str_find(bytes, S("<?"), at)) != SIZE_MAX; at += 2) {
		str rest = str_sub(bytes, at, bytes.n);
		if (str_ieq(str_sub(rest, 0, 5), S("<?php")))
			return at + 5;
		if (str_starts(rest, S("<?=")))
			return at + 3;
	}
	return bytes.n;
}

/* <<<END … END, <<<'END' … END: the end may be indented, and what follows it goes on. */
static void here_document(struct lexer *x)
{
	size_t from = x->pos, at = from + 3;
	while (at < x->s.n && (x->s.p[at] == ' ' || x->s.p[at] == '\t'))
		at++;
	char quote = at < x->s.n ? x->s.p[at] : 0;
	bool raw = quote == '\'';
	at += raw || quote == '"';
	str tag = str_sub(x->s, at, lang_name_end(x, at));
	size_t line = str_find(x->s, S("\n"), at), body = line;
	if (!tag.n || line == SIZE_MAX) {
		lexer_emit(x, CODE_OP, from, from + 3);
		return;
	}
	for (size_t i = line; i < x->s.n; i = str_find(x->s, S("\n"), i + 1)) {
		size_t start = i + 1;
		while (start < x->s.n && (x->s.p[start] == ' ' || x->s.p[start] == '\t'))
			start++;
		str rest = str_sub(x->s, start, x->s.n);
		if (str_starts(rest, tag) && lang_name_end(x, start) == start + tag.n) {
			body = i;
			at = start + tag.n;
			break;
		}
		if (i == SIZE_MAX)
			break;
	}
	bool ends = at > line;
	size_t to = ends ? at : x->s.n;
	body = ends ? body : x->s.n;
	bool holes = !raw && memchr(x->s.p + line, '$', body - line);
	struct code_token *k = lexer_emit(x, CODE_STRING, from, to);
	k->from = (uint32_t)line;
	k->to = (uint32_t)body;
	k->lead = 1;
	k->tail = 0;
	k->flags |= (uint16_t)((raw ? CODE_RAW : 0) | (holes ? CODE_COMPUTED : 0));
	if (!ends && !x->out->broken_line)
		x->out->broken_line = k->line;
}

bool php_lex(struct lexer *x)
{
	str rest = str_sub(x->s, x->pos, x->s.n);
	if (str_starts(rest, S("?>"))) {
		lexer_emit(x, CODE_OP, x->pos, x->pos);
		x->pos = php_enter(x->s, x->pos + 2);
		return true;
	}
	if (!str_starts(rest, S("<<<")))
		return false;
	here_document(x);
	return true;
}

/* foreach (… as $k => $v), global $a, static $a */
bool php_note(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	if (!code_word(t, i, S("as")) && !code_word(t, i, S("global")) && !code_word(t, i, S("static")))
		return false;
	for (unsigned n = 0; n < LIST_LONGEST; n++) {
		const struct code_token *k = code_at(t, ++i);
		bool name = k->kind == CODE_WORD && t->bytes.p[k->from] == '$';
		if (name && !code_op(t, i + 1, S("=")))
			code_bind(f, i, 0);
		else if (name || (!code_op(t, i, S(",")) && !code_op(t, i, S("=>")) && !code_op(t, i, S("&")) &&
		                  k->kind != CODE_OPEN && k->kind != CODE_CLOSE))
			return false;
	}
	return false;
}
