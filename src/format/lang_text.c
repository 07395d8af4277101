/* Texts by the row of a language: where one ends, and which parts of it are computed. A computed part makes tokens of
 * its own, so that calls in it are seen: "a${b}c" is HEAD b TAIL, "a$b" is HEAD b TAIL with nothing in front of its
 * quote. */
#include "format/lang.h"

enum { HASHES_MOST = 200 };

enum stop_kind { STOP_END, STOP_LINE, STOP_HOLE };
struct stop {
	enum stop_kind kind;
	size_t at, length; /* of the closing quote, or of what opens the hole */
	char close;        /* of the hole; 0: a name without brackets */
};

static const struct code_quote *quote_of(const struct lexer *x, uint8_t i) { return &x->out->language->quotes[i]; }

/* Bytes at which a text may end, or go on otherwise, beside the first one of its closing quote. */
static const bool may_stop[256] = {
        ['\n'] = true, ['\\'] = true, ['{'] = true, ['}'] = true, ['$'] = true, ['#'] = true};

static bool at_text(const struct lexer *x, size_t at, const char *text)
{
	/* Asked at each byte: most stand apart by their first one. */
	return at < x->s.n && x->s.p[at] == text[0] && str_starts(str_sub(x->s, at, x->s.n), str_of(text));
}

/* The hole at byte at, if one begins there. */
static bool hole_at(const struct lexer *x, size_t at, struct stop *stop)
{
	static const struct {
		uint8_t hole;
		const char *open;
		uint8_t length;
		char close;
	} holes[] = {{HOLE_DOLLAR, "${", 2, '}'}, {HOLE_COMMAND, "$(", 2, ')'}, {HOLE_HASH, "#{", 2, '}'},
	             {HOLE_ROUND, "\\(", 2, ')'}, {HOLE_BRACE, "{", 1, '}'},    {HOLE_PHP, "{$", 1, '}'}};
	uint8_t own = x->out->language->holes;
	for (size_t i = 0; i < sizeof holes / sizeof *holes; i++)
		if (own & holes[i].hole && at_text(x, at, holes[i].open)) {
			*stop = (struct stop){STOP_HOLE, at, holes[i].length, holes[i].close};
			return true;
		}
	if (!(own & HOLE_NAME) || x->s.p[at] != '$' || at + 1 >= x->s.n)
		return false;
	char next = x->s.p[at + 1];
	bool name = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
	*stop = (struct stop){STOP_HOLE, at, 1, 0};
	return name;
}

static size_t closes(const struct lexer *x, const struct code_quote *q, unsigned hashes, size_t at)
{
	if (!at_text(x, at, q->close))
		return 0;
	size_t n = strlen(q->close);
	for (unsigned i = 0; i < hashes; i++, n++)
		if (at + n >= x->s.n || x->s.p[at + n] != '#')
			return 0;
	return n;
}

/* Where the text goes no further, from byte i on. */
static struct stop stop_from(const struct lexer *x, const struct code_quote *q, unsigned hashes, size_t i)
{
	bool raw = q->how & QUOTE_RAW, holes = q->how & QUOTE_HOLES, braces = x->out->language->holes & HOLE_BRACE;
	struct stop stop;
	for (; i < x->s.n; i++) {
		char c = x->s.p[i], next = i + 1 < x->s.n ? x->s.p[i + 1] : 0;
		size_t n;
		if (!may_stop[(unsigned char)c] && c != q->close[0])
			continue;
		if (c == '\n' && !(q->how & QUOTE_LINES))
			return (struct stop){STOP_LINE, i, 0, 0};
		if (holes && braces && (c == '{' || c == '}') && next == c) {
			i++;
		} else if (holes && hole_at(x, i, &stop)) {
			return stop;
		} else if (c == '\\' && !raw) {
			i++;
		} else if ((n = closes(x, q, hashes, i))) {
			if (q->how & QUOTE_DOUBLED && next == c)
				i++;
			else if (n < 3 || hashes || next != c || i + n >= x->s.n || x->s.p[i + n] != c)
				return (struct stop){STOP_END, i, n, 0};
		}
	}
	return (struct stop){STOP_LINE, x->s.n, 0, 0};
}

static uint16_t flags_of(const struct lexer *x, const struct code_quote *q)
{
	bool braces = q->how & QUOTE_HOLES && x->out->language->holes & HOLE_BRACE;
	return (uint16_t)((q->how & QUOTE_RAW ? CODE_RAW : 0) | (q->how & QUOTE_PLAIN ? CODE_PLAIN : 0) |
	                  (q->how & QUOTE_DOUBLED ? CODE_DOUBLED : 0) | (braces ? CODE_BRACES : 0) |
	                  (q->how & QUOTE_UNREAD ? CODE_COMPUTED : 0));
}

/* The name of a hole without brackets: $name, in PHP $name[…] and $name->name too. */
static size_t hole_name_end(const struct lexer *x, size_t at)
{
	size_t end = at;
	while (end < x->s.n && lexer_is_word(x->s.p[end]) && !strchr("$#\\", x->s.p[end]) &&
	       (unsigned char)x->s.p[end] < 0x80)
		end++;
	if (!(x->out->language->holes & HOLE_PHP) || end >= x->s.n)
		return end;
	if (at_text(x, end, "->") && lang_starts_name(x, end + 2))
		return lang_name_end(x, end + 2);
	if (x->s.p[end] != '[')
		return end;
	size_t close = str_find(str_sub(x->s, end, end + 64 < x->s.n ? end + 64 : x->s.n), S("]"), 0);
	return close == SIZE_MAX ? end : end + close + 1;
}

struct piece {
	size_t from, lead; /* its first byte, and what of it is no content */
	bool head;
};

/* From the piece on to the end of the text, or into its next hole with brackets. */
static void go_on(struct lexer *x, uint8_t quote, uint8_t hashes, struct piece p)
{
	const struct code_quote *q = quote_of(x, quote);
	for (;;) {
		struct stop stop = stop_from(x, q, hashes, p.from + p.lead);
		size_t to = stop.at + stop.length, n = x->out->n;
		if (stop.kind != STOP_HOLE && p.head)
			lexer_emit(x, CODE_STRING, p.from, to);
		else if (stop.kind != STOP_HOLE)
			lexer_close_top(x, p.from, to);
		else
			lexer_emit(x, p.head ? CODE_HEAD : CODE_MIDDLE, p.from, to);
		struct code_token *k = &x->out->at[n];
		k->lead = (uint8_t)p.lead;
		k->tail = (uint8_t)stop.length;
		k->quote = q->close[0];
		k->flags |= flags_of(x, q);
		if (stop.kind == STOP_LINE && q->how & QUOTE_LINES && !x->out->broken_line)
			x->out->broken_line = k->line;
		if (stop.kind != STOP_HOLE)
			return;
		if (p.head) {
			lexer_push(x, OPEN_TEMPLATE);
			x->stack[x->depth - 1].quote = quote;
			x->stack[x->depth - 1].hashes = hashes;
		}
		struct open *o = &x->stack[x->depth - 1];
		x->open_count[(unsigned char)o->kind]--;
		o->kind = stop.close == ')' ? OPEN_ROUND : OPEN_TEMPLATE;
		x->open_count[(unsigned char)o->kind]++;
		if (stop.close)
			return;
		size_t end = hole_name_end(x, to);
		lexer_emit(x, CODE_WORD, to, end);
		p = (struct piece){end, 0, false};
	}
}

void lang_text_resume(struct lexer *x)
{
	const struct open *o = &x->stack[x->depth - 1];
	go_on(x, o->quote, o->hashes, (struct piece){x->pos, 1, false});
}

/* Length of the opening quote q at pos, 0 when it is not there. */
static size_t opens(const struct lexer *x, const struct code_quote *q, uint8_t *hashes)
{
	*hashes = 0;
	if (!(q->how & QUOTE_HASHES))
		return at_text(x, x->pos, q->open) ? strlen(q->open) : 0;
	size_t prefix = strcspn(q->open, "\"");
	if (!str_starts(str_sub(x->s, x->pos, x->s.n), str_at(q->open, prefix)))
		return 0;
	size_t at = x->pos + prefix;
	while (at < x->s.n && x->s.p[at] == '#' && *hashes < HASHES_MOST)
		at++, ++*hashes;
	return *hashes && at_text(x, at, q->open + prefix) ? at - x->pos + strlen(q->open + prefix) : 0;
}

/* ' with one character behind it, and no lifetime or label? */
static bool is_char(const struct lexer *x, size_t lead)
{
	size_t at = x->pos + lead;
	if (at >= x->s.n || x->s.p[at] == '\'' || x->s.p[at] == '\n')
		return false;
	if (x->s.p[at] == '\\')
		return true;
	for (at++; at < x->s.n && ((unsigned char)x->s.p[at] & 0xc0) == 0x80;)
		at++;
	return at < x->s.n && x->s.p[at] == '\'';
}

bool lang_text(struct lexer *x)
{
	const struct code_language *l = x->out->language;
	for (uint8_t i = 0; i < sizeof l->quotes / sizeof *l->quotes && l->quotes[i].open; i++) {
		uint8_t hashes;
		size_t lead = opens(x, &l->quotes[i], &hashes);
		if (!lead || (l->quotes[i].how & QUOTE_CHAR && !is_char(x, lead)))
			continue;
		go_on(x, i, hashes, (struct piece){x->pos, lead, true});
		return true;
	}
	return false;
}

struct code_token *lang_emit_text(struct lexer *x, size_t from, size_t to, size_t inner, size_t inner_end,
                                  uint32_t flags)
{
	struct code_token *k = lexer_emit(x, CODE_STRING, from, to);
	bool cuts = inner - from < 256 && to - inner_end < 256;
	k->from = (uint32_t)(cuts ? from : inner);
	k->to = (uint32_t)(cuts ? to : inner_end);
	k->lead = cuts ? (uint8_t)(inner - from) : 0;
	k->tail = cuts ? (uint8_t)(to - inner_end) : 0;
	k->flags |= flags;
	return k;
}

/* #{…}, #@a, #$a */
bool lang_has_hole(str s)
{
	for (size_t at = 0; (at = str_find(s, S("#"), at)) != SIZE_MAX; at++)
		if (at + 1 < s.n && strchr("{@$", s.p[at + 1]) && s.p[at + 1])
			return true;
	return false;
}

void lang_here(struct lexer *x, size_t from, size_t to, str end, uint32_t flags)
{
	size_t line = x->here_to ? x->here_to : str_find(x->s, S("\n"), to), body = line, next;
	struct code_token *k = lexer_emit(x, CODE_STRING, from, to);
	if (line >= x->s.n || end.n == 0)
		return;
	if (!x->here_to)
		x->here_at = line;
	for (;; body = next) {
		next = str_find(x->s, S("\n"), body + 1);
		size_t stop = next == SIZE_MAX ? x->s.n : next;
		if (str_eq(str_trim(str_sub(x->s, body + 1, stop)), end) || next == SIZE_MAX) {
			x->here_to = stop;
			break;
		}
	}
	k->from = (uint32_t)line;
	k->to = (uint32_t)(body > line ? body + 1 : body); /* its last line end belongs to it */
	k->lead = 1;
	k->tail = 0;
	bool holes = !(flags & CODE_RAW) && lang_has_hole(str_sub(x->s, line, body));
	k->flags |= flags | (holes ? CODE_COMPUTED : 0);
}
