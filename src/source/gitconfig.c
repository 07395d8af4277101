/* One pass over the text, a line at a time; a value may go on behind a backslash at the end of its line. */
#include "gitconfig.h"

#include "base/buf.h"

struct parser {
	str text;
	size_t at;
	unsigned line;
	struct arena *arena;
	struct buf section, value;
};

static int peek_byte(const struct parser *p) { return p->at < p->text.n ? (unsigned char)p->text.p[p->at] : -1; }

static int take(struct parser *p)
{
	int c = peek_byte(p);
	p->at += c >= 0;
	p->line += c == '\n';
	return c;
}

static bool is_blank(int c) { return c == ' ' || c == '\t' || c == '\r'; }

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

static bool is_word(int c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

static void skip_blanks(struct parser *p)
{
	while (is_blank(peek_byte(p)))
		take(p);
}

static void skip_line(struct parser *p)
{
	for (int c = take(p); c >= 0 && c != '\n'; c = take(p))
		;
}

/* [section], [section "Sub section"], [section.sub] */
static bool read_section(struct parser *p)
{
	buf_clear(&p->section);
	while (is_word(peek_byte(p)) || peek_byte(p) == '.')
		buf_byte(&p->section, (char)lower(take(p)));
	skip_blanks(p);
	if (peek_byte(p) == '"') {
		take(p);
		buf_byte(&p->section, '.');
		for (int c = take(p); c != '"'; c = take(p)) {
			if (c == '\\')
				c = take(p);
			if (c < 0 || c == '\n')
				return false;
			buf_byte(&p->section, (char)c);
		}
		skip_blanks(p);
	}
	buf_byte(&p->section, '.');
	return p->section.n > 1 && take(p) == ']';
}

/* What a backslash in a value stands for; -1 for what git refuses. */
static int unescape(int c)
{
	return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'b' ? '\b' : c == '"' || c == '\\' ? c : -1;
}

static bool read_value(struct parser *p)
{
	bool quoted = false;
	size_t end = 0; /* of the value without the blanks behind it */
	buf_clear(&p->value);
	skip_blanks(p);
	for (int c = peek_byte(p); c >= 0 && (c != '\n' || quoted); c = peek_byte(p)) {
		take(p);
		if (c == '\n')
			return false;
		if (c == '"') {
			quoted = !quoted;
			continue;
		}
		if (!quoted && (c == '#' || c == ';')) {
			while (peek_byte(p) >= 0 && peek_byte(p) != '\n')
				take(p);
			break;
		}
		if (c == '\\') {
			if (peek_byte(p) == '\r')
				take(p);
			c = take(p);
			if (c == '\n')
				continue;
			c = unescape(c);
			if (c < 0)
				return false;
			buf_byte(&p->value, (char)c);
			end = p->value.n;
			continue;
		}
		buf_byte(&p->value, (char)c);
		if (quoted || !is_blank(c))
			end = p->value.n;
	}
	p->value.n = end;
	return !quoted;
}

static bool read_setting(struct parser *p, struct setting *out)
{
	struct buf name BUF_AUTO = {0};
	buf_add(&name, buf_str(&p->section));
	while (is_word(peek_byte(p)))
		buf_byte(&name, (char)lower(take(p)));
	skip_blanks(p);
	bool alone = peek_byte(p) != '=';
	buf_clear(&p->value);
	if (alone) {
		buf_add(&p->value, S("true"));
	} else {
		take(p);
		if (!read_value(p))
			return false;
	}
	*out = (struct setting){arena_str(p->arena, buf_str(&name)), arena_str(p->arena, buf_str(&p->value))};
	int c = peek_byte(p);
	return p->section.n && (c < 0 || c == '\n' || c == '#' || c == ';');
}

bool gitconfig_parse(str text, struct arena *a, struct settings *out, struct err *err)
{
	struct parser p = {.text = text, .line = 1, .arena = a};
	size_t lines = 1;
	bool ok = true;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n' || text.p[i] == ']'; /* a setting may stand behind its section */
	*out = (struct settings){.at = arena_array(a, struct setting, lines)};
	if (str_starts(text, S("\xEF\xBB\xBF")))
		p.at = 3;
	while (ok && p.at < text.n) {
		int c = peek_byte(&p);
		if (is_blank(c) || c == '\n') {
			take(&p);
		} else if (c == '#' || c == ';') {
			skip_line(&p);
		} else if (c == '[') {
			take(&p);
			ok = read_section(&p);
		} else {
			ok = is_word(c) && out->n < lines && read_setting(&p, &out->at[out->n]);
			out->n += ok;
		}
	}
	buf_free(&p.section);
	buf_free(&p.value);
	return ok || err_set(err, "line %u is no line of a git configuration", p.line);
}

str gitconfig_get(const struct settings *s, str name)
{
	for (size_t i = s->n; i--;)
		if (str_eq(s->at[i].name, name))
			return s->at[i].value;
	return (str){0};
}
