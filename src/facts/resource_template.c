/* ${ ends at the brace that closes it: strings inside may hold braces, and templates again. */
#include "resource_template.h"

#include <stdint.h>

static size_t skip_string(str e, size_t i)
{
	for (i++; i < e.n && e.p[i] != '"'; i++) {
		bool opens = (e.p[i] == '$' || e.p[i] == '%') && i + 1 < e.n && e.p[i + 1] == '{';
		if (e.p[i] == '\\')
			i++;
		else if (opens)
			i = str_find(e, S("}"), i) == SIZE_MAX ? e.n - 1 : str_find(e, S("}"), i);
	}
	return i < e.n ? i + 1 : e.n;
}

size_t resource_template_skip(str e, size_t i)
{
	size_t depth = 0;
	while (i < e.n) {
		char c = e.p[i];
		depth += c == '(' || c == '[' || c == '{';
		depth -= (c == ')' || c == ']' || c == '}') && depth;
		i = c == '"' ? skip_string(e, i) : i + 1;
		if (!depth)
			return i;
	}
	return e.n;
}

static bool marks(str t, size_t i)
{
	bool mark = t.p[i] == '$' || t.p[i] == '%';
	return mark && i + 1 < t.n && (t.p[i + 1] == '{' || t.p[i + 1] == t.p[i]);
}

struct resource_part resource_template_next(str *rest)
{
	str t = *rest;
	struct resource_part part = {0};
	size_t end = 0;
	while (end < t.n && !marks(t, end))
		end++;
	if (end) {
		part.text = str_sub(t, 0, end);
	} else if (t.p[1] == '{') {
		end = resource_template_skip(t, 1);
		part = (struct resource_part){str_sub(t, 2, end - 1), true, t.p[0] == '%'};
	} else {
		bool escaped = t.n > 2 && t.p[2] == '{';
		end = escaped ? 3 : 1;
		part.text = str_sub(t, escaped, end);
	}
	*rest = str_sub(t, end, t.n);
	return part;
}

bool resource_template_alone(str template, str *inside)
{
	struct resource_part part = {0};
	if (template.n)
		part = resource_template_next(&template);
	*inside = str_trim(part.text);
	return part.computed && !part.directive && !template.n;
}
