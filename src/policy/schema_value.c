/* Types, numbers, patterns and formats. */
#include "policy/schema_value.h"

#include <math.h>
#include <regex.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"

enum { NUMBER_MAX = 64, TEXT_MAX = 4096 };

double value_number(const struct node *v)
{
	char text[NUMBER_MAX] = "";
	if (v->text.n >= sizeof text)
		return HUGE_VAL;
	if (v->text.n)
		memcpy(text, v->text.p, v->text.n);
	return strtod(text, NULL);
}

static bool is_integer(const struct node *v)
{
	const double exact = 9007199254740992.0; /* 2^53: beyond it every double is whole */
	double x = value_number(v);
	return x <= -exact || x >= exact ? isfinite(x) : x == (double)(long long)x;
}

bool value_is(const struct node *v, str type)
{
	static const struct {
		str name;
		enum node_kind kind;
	} kinds[] = {{STR_INIT("object"), NODE_OBJECT}, {STR_INIT("array"), NODE_ARRAY},
	             {STR_INIT("string"), NODE_STRING}, {STR_INIT("number"), NODE_NUMBER},
	             {STR_INIT("boolean"), NODE_BOOL},  {STR_INIT("null"), NODE_NULL}};
	if (str_eq(type, S("integer")))
		return v->kind == NODE_NUMBER && is_integer(v);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(kinds[i].name, type))
			return v->kind == kinds[i].kind;
	return true;
}

str value_type_name(str type)
{
	static const struct {
		str type, name;
	} names[] = {{STR_INIT("object"), STR_INIT("a group of keys")},
	             {STR_INIT("array"), STR_INIT("a list")},
	             {STR_INIT("string"), STR_INIT("text (put it in quotes)")},
	             {STR_INIT("number"), STR_INIT("a number")},
	             {STR_INIT("integer"), STR_INIT("a whole number")},
	             {STR_INIT("boolean"), STR_INIT("true or false")}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i].type, type))
			return names[i].name;
	return type;
}

bool value_equal(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->kind == NODE_ARRAY || a->kind == NODE_OBJECT)
		return false;
	return a->kind == NODE_NUMBER ? value_number(a) == value_number(b) : str_eq(a->text, b->text);
}

/* JSON Schema's patterns are ECMAScript; POSIX knows no \s and \d, inside brackets or out. */
static void translate(struct buf *out, str pattern)
{
	bool inside = false;
	for (size_t i = 0; i < pattern.n; i++) {
		char c = pattern.p[i], next = i + 1 < pattern.n ? pattern.p[i + 1] : '\0';
		if (c == '\\' && (next == 's' || next == 'd')) {
			buf_printf(out, inside ? "%s" : "[%s]", next == 's' ? "[:space:]" : "0-9");
			i++;
		} else if (c == '\\' && next) {
			buf_byte(out, c);
			buf_byte(out, next);
			i++;
		} else {
			inside = c == '[' ? true : c == ']' ? false : inside;
			buf_byte(out, c);
		}
	}
	buf_byte(out, '\0');
}

bool value_matches(str pattern, str text)
{
	struct buf posix BUF_AUTO = {0}, subject BUF_AUTO = {0};
	regex_t regex;
	if (text.n > TEXT_MAX || (text.n && memchr(text.p, '\0', text.n)))
		return false;
	translate(&posix, pattern);
	buf_add(&subject, text);
	buf_byte(&subject, '\0');
	if (regcomp(&regex, posix.p, REG_EXTENDED | REG_NOSUB))
		return false;
	bool found = regexec(&regex, subject.p, 0, NULL, 0) == 0;
	regfree(&regex);
	return found;
}

/* RFC 1123: labels of letters, digits and inner hyphens. */
static bool is_hostname(str s)
{
	return s.n <= 253 && value_matches(S("^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
	                                     "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"),
	                                   s);
}

bool value_has_format(str format, str text)
{
	if (str_eq(format, S("date")))
		return date_valid(text);
	if (str_eq(format, S("hostname")))
		return is_hostname(text);
	if (str_eq(format, S("uri")))
		return value_matches(S("^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|^`]+$"), text);
	return true;
}

str value_format_name(str format)
{
	if (str_eq(format, S("date")))
		return S("a date such as 2027-01-31");
	if (str_eq(format, S("hostname")))
		return S("a host name such as api.example.com");
	return S("an address such as https://app.example.com");
}
