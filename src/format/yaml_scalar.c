/* What a YAML scalar is: the core schema of YAML 1.2.2, section 10.3.2, and tags. */
#include "format/yaml.h"

#include <stdlib.h>

static const str yaml_tags = STR_INIT("tag:yaml.org,2002:");

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool any_of(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str_of(words[i])))
			return true;
	return false;
}

static bool is_true(str s) { return any_of(s, (const char *const[]){"true", "True", "TRUE"}, 3); }
static bool is_false(str s) { return any_of(s, (const char *const[]){"false", "False", "FALSE"}, 3); }
static bool is_null(str s) { return any_of(s, (const char *const[]){"", "~", "null", "Null", "NULL"}, 5); }

static bool is_radix(str s)
{
	if (s.n < 3 || s.p[0] != '0' || (s.p[1] != 'x' && s.p[1] != 'o'))
		return false;
	for (size_t i = 2; i < s.n; i++) {
		char c = s.p[i];
		bool ok =
		        s.p[1] == 'o' ? c >= '0' && c <= '7' : is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
		if (!ok)
			return false;
	}
	return true;
}

static size_t skip_digits(str s, size_t i)
{
	while (i < s.n && is_digit(s.p[i]))
		i++;
	return i;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?  and .inf, .nan */
static bool is_number(str s)
{
	if (is_radix(s))
		return true;
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
	str word = str_sub(s, i, s.n);
	if (any_of(word, (const char *const[]){".inf", ".Inf", ".INF"}, 3) ||
	    any_of(s, (const char *const[]){".nan", ".NaN", ".NAN"}, 3))
		return true;
	size_t whole = skip_digits(s, i), end = whole;
	if (end < s.n && s.p[end] == '.')
		end = skip_digits(s, end + 1);
	if (end - i < 1 || (whole == i && end - i < 2))
		return false;
	if (end < s.n && (s.p[end] | 0x20) == 'e') {
		size_t sign = end + 1 < s.n && (s.p[end + 1] == '-' || s.p[end + 1] == '+');
		size_t from = end + 1 + sign;
		end = skip_digits(s, from);
		if (end == from)
			return false;
	}
	return end == s.n;
}

bool yaml_custom_tag(str tag) { return tag.n > 1 && !str_starts(tag, yaml_tags); }

/* A block of several lines is a text of its own (a script, a file): its ${…} is not ours. */
static enum node_kind text_kind(str value, yaml_scalar_style_t style)
{
	bool block = style == YAML_LITERAL_SCALAR_STYLE && str_find(str_trim(value), S("\n"), 0) != SIZE_MAX;
	return block ? NODE_STRING : scalar_kind(value);
}

static enum node_kind plain_kind(str value)
{
	return is_null(value)                      ? NODE_NULL
	       : is_true(value) || is_false(value) ? NODE_BOOL
	       : is_number(value)                  ? NODE_NUMBER
	                                           : text_kind(value, YAML_PLAIN_SCALAR_STYLE);
}

static enum node_kind tagged_kind(str value, str name)
{
	if (str_eq(name, S("null")))
		return NODE_NULL;
	if (str_eq(name, S("bool")) && (is_true(value) || is_false(value)))
		return NODE_BOOL;
	if ((str_eq(name, S("int")) || str_eq(name, S("float"))) && is_number(value))
		return NODE_NUMBER;
	return scalar_kind(value);
}

void yaml_scalar(struct node *n, struct arena *a, str value, str tag, yaml_scalar_style_t style)
{
	n->text = value;
	if (yaml_custom_tag(tag)) {
		n->kind = NODE_UNKNOWN;
		n->text = arena_printf(a, "%.*s %.*s", STR_ARG(tag), STR_ARG(value));
		return;
	}
	if (str_starts(tag, yaml_tags))
		n->kind = tagged_kind(value, str_sub(tag, yaml_tags.n, tag.n));
	else if (!tag.n && style == YAML_PLAIN_SCALAR_STYLE)
		n->kind = plain_kind(value);
	else
		n->kind = text_kind(value, style);
	if (n->kind == NODE_NULL)
		n->text = (str){0};
	else if (n->kind == NODE_BOOL)
		n->text = is_true(value) ? S("true") : S("false");
}
