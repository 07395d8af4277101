/* Expressions of Firebase's rules, and of those of its Realtime Database, which are a little JavaScript: what stands
 * between operators. */
#include "firerules_int.h"

#include "base/ascii.h"

static bool is_word(int c) { return c >= 0 && (ascii_alnum((char)c) || c == '_' || c == '$'); }

static bool comment(struct reader *r)
{
	bool line = reader_peek(r, 1) == '/';
	if (reader_peek(r, 0) != '/' || (!line && reader_peek(r, 1) != '*'))
		return false;
	size_t end = line ? reader_line_end(r) : str_find(r->bytes, S("*/"), r->at + 2);
	r->at = end == SIZE_MAX ? r->bytes.n : end + (line ? 0 : 2);
	return true;
}

void fire_space(struct reader *r)
{
	for (;;) {
		int c = reader_peek(r, 0);
		if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
			r->at++;
		else if (!comment(r))
			return;
	}
}

str fire_word(struct reader *r)
{
	size_t from = r->at;
	int c = reader_peek(r, 0);
	if (c >= '0' && c <= '9')
		return S("");
	while (is_word(reader_peek(r, 0)))
		r->at++;
	return str_sub(r->bytes, from, r->at);
}

bool fire_take(struct reader *r, const char *what)
{
	str s = str_of(what);
	if (!str_starts(reader_rest(r), s) || (is_word(s.p[s.n - 1]) && is_word(reader_peek(r, s.n))))
		return false;
	r->at += s.n;
	return true;
}

struct fire_expr *fire_make(struct fire *f, enum fire_op op, str text)
{
	if (!reader_count(&f->r, 1))
		return NULL;
	struct fire_expr *e = arena_new(f->r.arena, struct fire_expr);
	*e = (struct fire_expr){.op = op, .text = text};
	return e;
}

struct fire_expr *fire_broken(struct fire *f, const char *what)
{
	reader_broken(&f->r, what);
	return NULL;
}

bool fire_list(struct fire *f, struct fire_expr **tail, const char *end)
{
	struct reader *r = &f->r;
	for (fire_space(r); !fire_take(r, end); fire_space(r)) {
		struct fire_expr *e = fire_expression(f);
		if (!e)
			return false;
		*tail = e;
		tail = &e->next;
		fire_space(r);
		if (!fire_take(r, ",") && reader_peek(r, 0) != end[0])
			return reader_broken(r, "',' is missing");
	}
	return true;
}

static struct fire_expr *string(struct fire *f)
{
	struct reader *r = &f->r;
	int quote = reader_peek(r, 0);
	size_t from = ++r->at;
	for (int c; (c = reader_peek(r, 0)) != quote; r->at += c == '\\' ? 2 : 1)
		if (c < 0 || c == '\n' || (c == '\\' && reader_peek(r, 1) < 0))
			return fire_broken(f, "a string does not end");
	return fire_make(f, FIRE_STRING, str_sub(r->bytes, from, r->at++));
}

static struct fire_expr *number(struct fire *f)
{
	struct reader *r = &f->r;
	size_t from = r->at;
	while (is_word(reader_peek(r, 0)) || reader_peek(r, 0) == '.')
		r->at++;
	return fire_make(f, FIRE_NUMBER, str_sub(r->bytes, from, r->at));
}

/* /^a[/]b$/i of a database */
static struct fire_expr *pattern(struct fire *f)
{
	struct reader *r = &f->r;
	size_t from = r->at++;
	bool set = false;
	for (int c; (c = reader_peek(r, 0)) != '/' || set; r->at += c == '\\' ? 2 : 1) {
		if (c < 0 || c == '\n' || (c == '\\' && reader_peek(r, 1) < 0))
			return fire_broken(f, "a pattern does not end");
		set = c == '[' || (set && c != ']');
	}
	r->at++;
	fire_word(r);
	return fire_make(f, FIRE_OTHER, str_sub(r->bytes, from, r->at));
}

/* One part of a path; *e NULL where nothing stands. */
static bool segment(struct fire *f, struct fire_expr **e)
{
	static const str usual = STR_INIT("(default)");
	struct reader *r = &f->r;
	size_t from = r->at;
	*e = NULL;
	if (fire_take(r, "$(")) {
		*e = fire_expression(f);
		fire_space(r);
		return *e && (fire_take(r, ")") || reader_broken(r, "')' is missing"));
	}
	r->at += str_starts(reader_rest(r), usual) ? usual.n : 0;
	for (int c = reader_peek(r, 0); is_word(c) || c == '-' || c == '.' || c >= 0x80; c = reader_peek(r, 0))
		r->at++;
	if (r->at > from)
		*e = fire_make(f, FIRE_STRING, str_sub(r->bytes, from, r->at));
	return r->at == from || *e;
}

static struct fire_expr *path(struct fire *f)
{
	struct fire_expr *e = fire_make(f, FIRE_PATH, S("")), **tail = e ? &e->child : NULL, *part;
	while (e && fire_take(&f->r, "/")) {
		do {
			if (!segment(f, &part))
				return NULL;
			*tail = part;
			tail = part ? &part->next : tail;
		} while (part && str_starts(reader_rest(&f->r), S("$(")));
	}
	return e;
}

/* {'a': b, …}: what is in it matters to nobody, but that it ends. */
static struct fire_expr *object(struct fire *f)
{
	struct reader *r = &f->r;
	for (fire_space(r); !fire_take(r, "}"); fire_space(r)) {
		if (!fire_expression(f))
			return NULL;
		fire_space(r);
		if (!fire_take(r, ":") && !fire_take(r, ",") && reader_peek(r, 0) != '}')
			return fire_broken(f, "'}' is missing");
	}
	return fire_make(f, FIRE_OTHER, S("{}"));
}

static struct fire_expr *bracketed(struct fire *f)
{
	struct fire_expr *e = NULL;
	if (fire_take(&f->r, "[")) {
		e = fire_make(f, FIRE_LIST, S(""));
		return e && fire_list(f, &e->child, "]") ? e : NULL;
	}
	if (fire_take(&f->r, "{"))
		return object(f);
	f->r.at++;
	e = fire_expression(f);
	fire_space(&f->r);
	return !e || fire_take(&f->r, ")") ? e : fire_broken(f, "')' is missing");
}

static struct fire_expr *named(struct fire *f)
{
	static const struct {
		str name;
		enum fire_op op;
	} constants[] = {{STR_INIT("null"), FIRE_NULL}, {STR_INIT("true"), FIRE_TRUE}, {STR_INIT("false"), FIRE_FALSE}};
	str name = fire_word(&f->r);
	for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
		if (str_eq(name, constants[i].name))
			return fire_make(f, constants[i].op, name);
	if (str_eq(name, S("b")) && (reader_peek(&f->r, 0) == '\'' || reader_peek(&f->r, 0) == '"'))
		return string(f);
	return name.n ? fire_make(f, FIRE_NAME, name) : fire_broken(f, "a value is missing");
}

struct fire_expr *fire_primary(struct fire *f)
{
	int c = reader_peek(&f->r, 0);
	if (c == '\'' || c == '"')
		return string(f);
	if (c == '(' || c == '[' || c == '{')
		return bracketed(f);
	if (c == '/')
		return f->database ? pattern(f) : path(f);
	return c >= '0' && c <= '9' ? number(f) : named(f);
}
