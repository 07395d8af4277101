/* Rules of make: "a b: c d", and behind it lines that begin with a tab, each run by a shell of its own. A line that a -
 * stands in front of may fail. Variables and conditions are not followed: $(NAME) is not known, and both branches of an
 * ifdef are there. See "Recipe Syntax" of the manual of GNU make. */
#include "command_make.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "facts_int.h"

enum { TARGETS = 8 }; /* of one rule: each of them gets its recipe */

struct make {
	struct facts *f;
	struct command_place p;
	str file;
	str targets; /* of the rule at hand, blanks between them */
	bool any;    /* the first one was seen */
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

/* What the target is called by. */
static void set_target(struct make *m, str name)
{
	m->p.text = arena_printf(m->f->arena, "%.*s#%.*s", STR_ARG(m->file), STR_ARG(name));
}

static void each_target(struct make *m, void *ctx, void (*see)(struct make *m, void *ctx))
{
	str name;
	size_t n = 0;
	for (str list = m->targets; str_cut(&list, ' ', &name);) {
		if (!name.n)
			continue;
		if (n++ == TARGETS) {
			facts_unread_section(m->f, m->p.path, S("commands"), false);
			break;
		}
		set_target(m, name);
		see(m, ctx);
	}
}

struct line {
	str text;
	unsigned line;
};

static void add_needed(struct make *m, void *ctx)
{
	const struct line *l = ctx;
	str name;
	for (str list = l->text; str_cut(&list, ' ', &name);)
		if (name.n && name.p[0] != '|' && name.p[0] != '$')
			command_add_call(m->f, &m->p,
			                 arena_printf(m->f->arena, "%.*s#%.*s", STR_ARG(m->file), STR_ARG(name)),
			                 l->line);
}

static void add_recipe(struct make *m, void *ctx)
{
	const struct line *l = ctx;
	str text = l->text;
	struct command_place p = m->p;
	while (text.n && ascii_in("@-+ \t", text.p[0])) {
		p.fails = text.p[0] == '-' ? TRUTH_FALSE : p.fails;
		text = str_sub(text, 1, text.n);
	}
	command_add(m->f, &p, text, l->line);
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

/* make without a target makes the first one. */
static void see_first(struct make *m, unsigned number)
{
	str name = str_sub(m->targets, 0, str_find(m->targets, S(" "), 0));
	if (m->any || !name.n || name.p[0] == '.')
		return;
	m->any = true;
	set_target(m, S(""));
	command_add_call(m->f, &m->p, arena_printf(m->f->arena, "%.*s#%.*s", STR_ARG(m->file), STR_ARG(name)), number);
}

static void rule(struct make *m, str line, size_t colon, unsigned number)
{
	struct line needed = {str_trim(str_sub(line, colon + 1, line.n)), number}, recipe;
	size_t comment = str_find(needed.text, S("#"), 0), semicolon = str_find(needed.text, S(";"), 0);
	m->targets = arena_str(m->f->arena, str_trim(str_sub(line, 0, colon)));
	recipe = (struct line){
	        str_sub(needed.text, semicolon == SIZE_MAX ? needed.text.n : semicolon + 1, needed.text.n), number};
	needed.text = str_sub(needed.text, 0, comment < semicolon ? comment : semicolon);
	see_first(m, number);
	bool own = str_find(needed.text, S("="), 0) != SIZE_MAX; /* a variable of the target's */
	if (!own && needed.text.n)
		each_target(m, &needed, add_needed);
	if (!own && recipe.text.n)
		each_target(m, &recipe, add_recipe);
}

void command_make(struct facts *f, const struct command_place *p, str file, str bytes)
{
	struct make m = {.f = f, .p = *p, .file = file};
	struct buf line BUF_AUTO = {0};
	unsigned lines;
	m.p.setting.filled = SHELL_MAKE;
	for (unsigned number = 1; take_line(&bytes, &line, &lines); number += lines) {
		str text = buf_str(&line);
		size_t colon = colon_of(text);
		struct line recipe = {text, number};
		if (str_starts(text, S("\t")))
			each_target(&m, &recipe, add_recipe);
		else if (colon != SIZE_MAX)
			rule(&m, text, colon, number);
	}
}
