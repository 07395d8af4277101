/* One line after the other. Variables are not followed: $(NAME) is not known. */
#include "make_file.h"

#include "base/ascii.h"
#include "base/buf.h"

struct reading {
	struct make_file *m;
	struct make_rule *rule; /* at hand */
	struct make_line **included_tail;
	struct arena *arena;
	unsigned depth; /* of conditionals */
	bool defining;  /* between define and endef */
};

/* The place of a colon that parts targets from what they need; SIZE_MAX: the line is no rule. */
static size_t colon_of(str line)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];
		if (c == '=' || c == '#' || (i == 0 && ascii_in(" \t", c)))
			return SIZE_MAX;
		if (c == ':')
			return i + 1 < line.n && (line.p[i + 1] == '=' ||
			                          str_starts(str_sub(line, i + 1, line.n), S(":=")))
			               ? SIZE_MAX
			               : i;
		if (c == '$' && i + 1 < line.n && line.p[i + 1] == '(')
			while (i < line.n && line.p[i] != ')')
				i++;
	}
	return SIZE_MAX;
}

/* The next line with those that go on behind a backslash. */
static bool take_line(str *rest, struct buf *out, unsigned *lines)
{
	str line;
	bool more = true;
	buf_clear(out);
	for (*lines = 0; more && str_cut(rest, '\n', &line); ++*lines) {
		line = str_ends(line, S("\r")) ? str_sub(line, 0, line.n - 1) : line;
		if (*lines)
			buf_byte(out, '\n');
		more = str_ends(line, S("\\"));
		buf_add(out, line);
	}
	return *lines > 0;
}

static struct make_line *line_new(struct reading *r, str text, unsigned number)
{
	struct make_line *l = arena_new(r->arena, struct make_line);
	*l = (struct make_line){.text = text, .line = number, .conditional = r->depth > 0};
	return l;
}

static void add_recipe(struct reading *r, str text, unsigned number)
{
	if (!r->rule)
		return;
	*r->rule->tail = line_new(r, text, number);
	r->rule->tail = &(*r->rule->tail)->next;
}

static void rule(struct reading *r, str line, size_t colon, unsigned number)
{
	struct make_rule *rule = arena_new(r->arena, struct make_rule);
	bool doubled = colon + 1 < line.n && line.p[colon + 1] == ':';
	str behind = str_trim(str_sub(line, colon + 1 + doubled, line.n));
	size_t comment = str_find(behind, S("#"), 0), semicolon = str_find(behind, S(";"), 0);
	*rule = (struct make_rule){.targets = str_trim(str_sub(line, 0, colon)),
	                           .needed = str_sub(behind, 0, comment < semicolon ? comment : semicolon),
	                           .line = number,
	                           .conditional = r->depth > 0,
	                           .doubled = doubled};
	rule->tail = &rule->recipe;
	if (str_find(rule->needed, S("="), 0) != SIZE_MAX)
		return; /* a variable of the target's */
	r->rule = rule;
	if (semicolon != SIZE_MAX && semicolon < comment)
		add_recipe(r, str_sub(behind, semicolon + 1, behind.n), number);
	if (str_eq(rule->targets, S(".ONESHELL")))
		r->m->one_shell = true;
	if (str_eq(rule->targets, S(".IGNORE"))) {
		r->m->ignores = r->m->ignores || !rule->needed.n;
		r->m->ignored = arena_printf(r->arena, "%.*s %.*s", STR_ARG(r->m->ignored), STR_ARG(rule->needed));
	}
	*r->m->tail = rule;
	r->m->tail = &rule->next;
}

/* NAME = value, with :=, ?=, += and !=, and with export or override in front. */
static void variable(struct reading *r, str line)
{
	size_t equals = str_find(line, S("="), 0);
	if (equals == SIZE_MAX)
		return;
	str name = str_trim(str_sub(line, 0, equals)), value = str_trim(str_sub(line, equals + 1, line.n));
	while (name.n && ascii_in(":?+! ", name.p[name.n - 1]))
		name = str_sub(name, 0, name.n - 1);
	for (size_t i = name.n; i > 0; i--)
		if (ascii_in(" \t", name.p[i - 1])) {
			name = str_sub(name, i, name.n);
			break;
		}
	struct {
		str name, *to;
	} const known[] = {
	        {S(".DEFAULT_GOAL"), &r->m->goal}, {S("SHELL"), &r->m->shell}, {S(".SHELLFLAGS"), &r->m->shell_flags}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(name, known[i].name))
			*known[i].to = value;
	if (str_listed(name, "MAKEFLAGS GNUMAKEFLAGS"))
		r->m->flags = arena_printf(r->arena, "%.*s %.*s", STR_ARG(r->m->flags), STR_ARG(value));
}

static bool include(struct reading *r, str word, str rest, unsigned number)
{
	str name;
	if (!str_listed(word, "include -include sinclude"))
		return false;
	while (str_cut(&rest, ' ', &name))
		if (name.n) {
			*r->included_tail = line_new(r, name, number);
			r->included_tail = &(*r->included_tail)->next;
		}
	return true;
}

/* ifeq, define, include: lines that are neither rules nor recipes. */
static bool directive(struct reading *r, str line, unsigned number)
{
	str rest = str_trim(line), word;
	str_cut(&rest, ' ', &word);
	word = str_sub(word, 0, str_find(word, S("("), 0));
	if (r->defining || str_eq(word, S("define"))) {
		r->defining = !str_eq(word, S("endef"));
		return true;
	}
	if (str_listed(word, "ifeq ifneq ifdef ifndef")) {
		r->depth++;
		return true;
	}
	if (str_eq(word, S("endif")))
		r->depth -= r->depth > 0;
	return str_listed(word, "endif else") || include(r, word, rest, number);
}

void make_file_read(struct make_file *m, str bytes, struct arena *a)
{
	struct reading r = {.m = m, .included_tail = &m->included, .arena = a};
	struct buf line BUF_AUTO = {0};
	unsigned lines;
	*m = (struct make_file){.tail = &m->rules};
	for (unsigned number = 1; take_line(&bytes, &line, &lines); number += lines) {
		str text = arena_str(a, buf_str(&line));
		size_t colon = colon_of(text);
		if (str_starts(text, S("\t")) && r.rule && !r.defining)
			add_recipe(&r, str_sub(text, 1, text.n), number);
		else if (directive(&r, text, number))
			continue;
		else if (colon != SIZE_MAX)
			rule(&r, text, colon, number);
		else
			variable(&r, text);
	}
}

void make_file_option(struct make_options *o, str word, bool bare)
{
	bool dash = str_starts(word, S("-"));
	if (str_starts(word, S("--"))) {
		o->forgets = o->forgets || str_eq(word, S("--ignore-errors"));
		o->runs_nothing = o->runs_nothing ||
		                  str_listed(word, "--dry-run --just-print --recon --touch --question --version "
		                                   "--help --print-data-base");
		return;
	}
	if ((!dash && !bare) || str_find(word, S("="), 0) != SIZE_MAX)
		return;
	for (size_t i = dash; i < word.n && !ascii_in("CfIjloWEO", word.p[i]); i++) {
		o->forgets = o->forgets || word.p[i] == 'i';
		o->runs_nothing = o->runs_nothing || ascii_in("ntqvh", word.p[i]);
	}
}
