/* By lines, since all that is wanted are the names at the first indentation below the head of a class. */
#include "setting_class.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/fact.h"

enum { CLASSES = 32 };

struct reading {
	struct facts *f;
	str path, side;
	str classes[CLASSES]; /* that are such a class, or are made of one */
	size_t n;
	size_t indent; /* of the fields of the class at hand; 0: not known yet */
	bool inside;
};

static bool is_word(char c) { return ascii_letter(c) || ascii_digit(c) || c == '_'; }

static str word_at(str s)
{
	size_t n = 0;
	while (n < s.n && is_word(s.p[n]))
		n++;
	return str_sub(s, 0, n);
}

static bool is_setting_base(const struct reading *r, str base)
{
	base = str_trim(base);
	bool is = str_eq(base, S("BaseSettings")) || str_ends(base, S(".BaseSettings"));
	for (size_t i = 0; i < r->n && !is; i++)
		is = str_eq(r->classes[i], base);
	return is;
}

/* class Settings(BaseSettings): */
static void on_class(struct reading *r, str line)
{
	str name = word_at(str_sub(line, S("class ").n, line.n)), base;
	size_t open = str_find(line, S("("), 0), close = str_find(line, S(")"), 0);
	r->inside = false;
	r->indent = 0;
	if (open == SIZE_MAX || close == SIZE_MAX || close < open)
		return;
	for (str bases = str_sub(line, open + 1, close); !r->inside && str_cut(&bases, ',', &base);)
		r->inside = is_setting_base(r, base);
	if (r->inside && r->n < CLASSES)
		r->classes[r->n++] = name;
}

/* JWT_SECRET_KEY: str = "…" */
static void on_field(struct reading *r, str line, size_t indent, unsigned number)
{
	str name = word_at(str_sub(line, indent, line.n));
	r->indent = r->indent ? r->indent : indent;
	if (indent != r->indent || !name.n || indent + name.n >= line.n || line.p[indent + name.n] != ':' ||
	    str_eq(name, S("model_config")))
		return;
	struct members m = fact_new(r->f, S("settings"), r->path, number);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	members_scalar(&m, NODE_STRING, S("from"), S("environment"), NULL);
	members_scalar(&m, NODE_STRING, S("side"), r->side, NULL);
}

void setting_class(struct facts *f, str path, str side, str text)
{
	struct reading r = {.f = f, .path = path, .side = side};
	str line;
	unsigned number = 0;
	if (str_find(text, S("BaseSettings"), 0) == SIZE_MAX)
		return;
	for (str rest = text; str_cut(&rest, '\n', &line);) {
		size_t indent = 0;
		number++;
		while (indent < line.n && (line.p[indent] == ' ' || line.p[indent] == '\t'))
			indent++;
		if (indent == line.n || line.p[indent] == '#' || line.p[indent] == '\r')
			continue;
		if (str_starts(line, S("class ")))
			on_class(&r, line);
		else if (!indent)
			r.inside = false;
		else if (r.inside)
			on_field(&r, line, indent, number);
	}
}
