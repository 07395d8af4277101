/* One walk over the bytes, for any language: names with what hangs on them are judged, whatever stands between them is
 * passed. Text within quotes is searched for holes. */
#include "log_text.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "log_scan.h"

enum { DEEPEST = 8 };

struct log_text log_text_worse(struct log_text a, struct log_text b)
{
	return b.worst > a.worst || (b.worst == a.worst && a.name.n < 2 && b.name.n > 1) ? b : a;
}

/* ---- chains ---- */

struct chain {
	str name;   /* its last member */
	str before; /* the one in front of it */
	size_t end;
	bool hides; /* some function of it gives less than it is handed */
};

static struct log_text judge(str s, unsigned depth);

static void take_member(struct chain *c, str name)
{
	c->before = c->name;
	c->name = name;
}

/* What a function gives by its own name: getEmail() is an e-mail, makeToken(user) may be a token. */
static str given_by(str function, str args)
{
	str rest = str_starts(function, S("get")) ? str_sub(function, 3, function.n) : S("");
	if (rest.n && str_trim(str_sub(args, 1, args.n ? args.n - 1 : 0)).n == 0 && !ascii_lower(rest.p[0]))
		return rest;
	return log_name(function) == LOG_NAME_PRIVATE ? S("data") : S("");
}

static bool is_request(str args)
{
	return str_listed(str_trim(str_sub(args, 1, args.n ? args.n - 1 : 0)), "req request ctx.req ctx.request c.req");
}

/* What any other function makes of what it is handed is not known: describe(req), fmt(user.password). A field of zap or
 * slog is what it is handed, and locals() are all that a function knows. */
static struct log_text made_of(const struct chain *c, str function, str args, unsigned depth)
{
	bool field = str_listed(c->before, "zap slog zapcore"), all = str_listed(function, "locals vars globals");
	if (str_listed(function, "DumpRequest DumpRequestOut dump_all"))
		return (struct log_text){LOG_NAME_PRIVATE, function};
	struct log_text found = judge(str_sub(args, 1, args.n ? args.n - 1 : 0), depth + 1);
	if (field)
		return found;
	bool may = all || is_request(args) || found.worst == LOG_NAME_PRIVATE;
	return (struct log_text){may ? LOG_NAME_WHOLE : LOG_NAME_PLAIN, found.name.n ? found.name : function};
}

/* A call within a chain: what it is handed may count, it may give a member by its name, or it hides all. */
static struct log_text take_call(struct chain *c, str args, unsigned depth)
{
	struct log_text found = {0};
	str literal = log_literal_in(args), function = c->name;
	c->hides = c->hides || log_name_hides(function);
	if (c->hides)
		return found;
	if (str_listed(c->before, "req request") && str_listed(function, "json text formData body get_json get_data")) {
		c->name = S("rawBody"); /* await req.json(): what another server answers is less */
		return found;
	}
	if (log_name_keeps(function)) {
		/* headers.get(NAME) is one of them */
		bool picks =
		        str_listed(function, "get Get fetch getenv GetEnv Getenv at FormValue PostFormValue GetHeader "
		                             "header param query DefaultQuery PostForm Param Query");
		c->name = literal.n ? literal : picks ? S("") : c->before;
		return literal.n ? found : judge(str_sub(args, 1, args.n ? args.n - 1 : 0), depth + 1);
	}
	found = made_of(c, function, args, depth);
	c->name = given_by(function, args);
	return found;
}

static struct log_text follow(str s, size_t at, struct chain *c, unsigned depth)
{
	struct log_text found = {0};
	c->name = log_name_at(s, at);
	at += c->name.n;
	for (;;) {
		size_t next = log_behind_step(s, at);
		if (next > at) {
			take_member(c, log_name_at(s, next));
			at = next + c->name.n;
			continue;
		}
		if (str_starts(str_sub(s, at, s.n), S("?.")))
			at += 2;
		if (at >= s.n || (s.p[at] != '(' && s.p[at] != '['))
			break;
		size_t end = log_behind_bracket(s, at);
		str inner = str_sub(s, at, end), literal = log_literal_in(inner);
		if (s.p[at] == '(')
			found = log_text_worse(found, take_call(c, inner, depth));
		else if (literal.n)
			take_member(c, literal);
		at = end;
	}
	c->end = at;
	return found;
}

/* ---- what becomes of it ---- */

/* Only whether it is there, or what it equals, comes into the log. */
static bool is_asked(str s, size_t at)
{
	static const char *const signs[] = {"==", "!=", "<", ">", "? ", "&&", "instanceof ", "in ", "is "};
	str rest = str_sub(s, log_skip_blanks(s, at), s.n);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(rest, str_of(signs[i])))
			return true;
	return false;
}

static bool is_compared(str s, size_t at)
{
	static const char *const signs[] = {"!", "==", "!=", "typeof", "instanceof", "not", "if"};
	str front = str_trim(str_sub(s, 0, at));
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_ends(front, str_of(signs[i])))
			return true;
	return false;
}

/* {email: x}: a name with a colon behind it, in an object. {email:>20} within quotes is of Python and has no bracket.
 */
static bool is_key(str s, size_t from, size_t end)
{
	return end < s.n && s.p[end] == ':' && str_find(str_sub(s, 0, from), S("{"), 0) != SIZE_MAX;
}

struct log_text log_text_of_key(str key, str value)
{
	value = str_trim(value);
	bool plain = value.n && log_is_name(value.p[0]) && !ascii_digit(value.p[0]);
	for (size_t i = 0; i < value.n; i++)
		plain = plain && !ascii_in("?(!&=", value.p[i]);
	bool says = plain && log_name(key) == LOG_NAME_PRIVATE;
	return (struct log_text){says ? LOG_NAME_WHOLE : LOG_NAME_PLAIN, key};
}

/* Of an object that is written in the text itself. */
static struct log_text judge_key(str key, str rest)
{
	size_t end = 0;
	while (end < rest.n && !ascii_in(",}", rest.p[end]))
		end++;
	return log_text_of_key(key, str_sub(rest, 1, end));
}

/* All of what a request brings, or all variables of the surroundings. */
static bool is_all(str before, str name)
{
	static const struct {
		const char *before, *names;
	} rows[] = {{"req request event ctx", "body json form data values"},
	            {"process os", "env environ"},
	            {"", "$_POST $_REQUEST _POST _REQUEST"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_listed(name, rows[i].names) && (!*rows[i].before || str_listed(before, rows[i].before)))
			return true;
	return false;
}

static struct log_text judge_name(const struct chain *c, str s, size_t from)
{
	str name = str_listed(c->name, "inspect to_s to_json to_h") ? c->before : c->name;
	enum log_name kind = log_name(name);
	bool fault = str_listed(c->before, "error err e ex exc exception status res response result resp");
	bool text = log_name_is_loud(name) && log_name_is_loud(c->before); /* MESSAGES.NO_EMAIL, of the program's own */
	if (text || (kind == LOG_NAME_WHOLE && fault))                     /* error.code, error.data */
		kind = LOG_NAME_PLAIN;
	if (is_all(c->before, name))
		kind = LOG_NAME_PRIVATE;
	return (struct log_text){kind, str_sub(s, from, c->end)};
}

static struct log_text judge_holes(str s, unsigned depth)
{
	struct log_text found = {0};
	for (size_t at = 0; at < s.n; at++) {
		if (s.p[at] == '\\') {
			at++;
			continue;
		}
		if (s.p[at] == '$' && at + 1 < s.n && ascii_letter(s.p[at + 1])) { /* "$name" of PHP and Kotlin */
			str name = log_name_at(s, at + 1);
			found = log_text_worse(found, (struct log_text){log_name(name), name});
		}
		if (s.p[at] != '{')
			continue;
		size_t end = log_behind_bracket(s, at);
		found = log_text_worse(found, judge(str_sub(s, at + 1, end ? end - 1 : 0), depth + 1));
		at = end - 1;
	}
	return found;
}

/* $"…" of C#, f"…" of Python: what stands in front of a quote and belongs to it. */
static size_t behind_prefix(str s)
{
	size_t at = 0;
	while (at < s.n && at < 2 && ascii_in("$@fFrR", s.p[at]))
		at++;
	return at < s.n && ascii_in("\"'", s.p[at]) ? at : 0;
}

static struct log_text judge(str s, unsigned depth)
{
	struct log_text found = {0};
	size_t at = behind_prefix(s);
	bool is_text = at < s.n && ascii_in("\"'`", s.p[at]);
	for (; at < s.n && depth < DEEPEST;) {
		char c = s.p[at];
		if (ascii_in("\"'`", c)) {
			size_t end = log_behind_quote(s, at);
			if (c == '`' || is_text)
				found = log_text_worse(found,
				                       judge_holes(str_sub(s, at + 1, end ? end - 1 : 0), depth));
			at = end;
			continue;
		}
		if (!log_is_name(c) || ascii_digit(c)) {
			at++;
			continue;
		}
		struct chain chain = {0};
		struct log_text inner = follow(s, at, &chain, depth);
		bool told = chain.hides || is_asked(s, chain.end) || is_compared(s, at);
		found = log_text_worse(found, inner);
		if (is_key(s, at, chain.end))
			found = log_text_worse(found, judge_key(chain.name, str_sub(s, chain.end, s.n)));
		else if (!told)
			found = log_text_worse(found, judge_name(&chain, s, at));
		at = chain.end;
	}
	return found;
}

struct log_text log_text(str source)
{
	if (str_eq(source, S("in"))) /* a name of Go; elsewhere a word between two others */
		return (struct log_text){LOG_NAME_WHOLE, source};
	return judge(source, 0);
}
