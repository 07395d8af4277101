/* The recipes of a Makefile as commands: each line is run by a shell of its own, unless .ONESHELL says that a recipe is
 * one text. A line that a - stands in front of may fail; so may all where .IGNORE or MAKEFLAGS say so. The last recipe
 * of a target counts. Of what stands in ifdef and the like nobody knows whether it is there. */
#include "command_make.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "facts/folder.h"
#include "facts_int.h"
#include "format/reader.h"
#include "make_file.h"

enum { TARGETS = 8 }; /* of one rule: each of them gets its recipe */

/* Which rule of a name has its recipe. */
struct target {
	const struct make_rule *last; /* that surely counts */
	bool perhaps;                 /* one behind it may */
};

struct make {
	struct facts *f;
	struct command_place p;
	str file;
	struct make_file read;
	struct make_options options; /* of MAKEFLAGS */
	struct map targets;
	struct arena scratch;
	const struct make_rule *rule; /* at hand */
};

static str called(const struct make *m, str name)
{
	return arena_printf(m->f->arena, "%.*s#%.*s", STR_ARG(m->file), STR_ARG(name));
}

static void each_target(struct make *m, void (*see)(struct make *m, str name))
{
	str name;
	size_t n = 0;
	for (str list = m->rule->targets; str_cut(&list, ' ', &name);) {
		if (!name.n)
			continue;
		if (n++ == TARGETS) {
			facts_unread_section(m->f, m->p.path, S("commands"), false);
			break;
		}
		see(m, name);
	}
}

static void see_target(struct make *m, str name)
{
	struct target *t = map_get(&m->targets, m, name);
	if (!m->rule->recipe || m->rule->doubled)
		return;
	if (!t) {
		t = arena_new(&m->scratch, struct target);
		map_put(&m->targets, &m->scratch, m, name, t);
	}
	t->perhaps = m->rule->conditional && t->last;
	t->last = m->rule->conditional && t->last ? t->last : m->rule;
}

/* ---- recipes ---- */

/* Is it this rule's recipe that make runs for the name? Rules are seen in order. */
static enum truth counts(const struct make *m, str name)
{
	const struct target *t = map_get(&m->targets, m, name);
	if (m->rule->conditional || (t && t->perhaps && m->rule->recipe))
		return TRUTH_UNKNOWN;
	return !t || m->rule->doubled || t->last == m->rule ? TRUTH_TRUE : TRUTH_FALSE;
}

static bool is_ignored(const struct make *m, str name)
{
	str one;
	for (str list = m->read.ignored; str_cut(&list, ' ', &one);)
		if (str_eq(one, name))
			return true;
	return m->read.ignores || m->options.forgets;
}

/* Without what make reads itself. */
static str recipe_text(str text, struct command_place *p)
{
	while (text.n && ascii_in("@-+ \t", text.p[0])) {
		p->fails = text.p[0] == '-' ? TRUTH_FALSE : p->fails;
		text = str_sub(text, 1, text.n);
	}
	return text;
}

/* .ONESHELL: lines stay where they were. */
static void add_whole(struct make *m, struct command_place *p)
{
	struct buf all BUF_AUTO = {0};
	const struct make_line *first = m->rule->recipe;
	unsigned line = first->line;
	for (const struct make_line *l = first; l; l = l->next) {
		for (; line < l->line && l != first; line++)
			buf_byte(&all, '\n');
		buf_add(&all, l == first ? recipe_text(l->text, p) : l->text);
		p->if_called = l->conditional && p->if_called == TRUTH_TRUE ? TRUTH_UNKNOWN : p->if_called;
	}
	command_add(m->f, p, arena_str(&m->scratch, buf_str(&all)), first->line);
}

static void see_recipe(struct make *m, str name)
{
	struct command_place p = m->p;
	p.text = called(m, name);
	p.if_called = m->options.runs_nothing ? TRUTH_FALSE : counts(m, name);
	p.fails = is_ignored(m, name) ? TRUTH_FALSE : TRUTH_TRUE;
	if (m->read.one_shell && m->rule->recipe) {
		add_whole(m, &p);
		return;
	}
	for (const struct make_line *l = m->rule->recipe; l; l = l->next) {
		struct command_place own = p;
		str text = recipe_text(l->text, &own);
		if (l->conditional && own.if_called == TRUTH_TRUE)
			own.if_called = TRUTH_UNKNOWN;
		command_add(m->f, &own, text, l->line);
	}
}

static void see_needed(struct make *m, str target)
{
	struct command_place p = m->p;
	str name;
	p.text = called(m, target);
	p.if_called = m->rule->conditional ? TRUTH_UNKNOWN : TRUTH_TRUE;
	p.fails = m->options.forgets || m->read.ignores ? TRUTH_FALSE : TRUTH_TRUE;
	for (str list = m->rule->needed; str_cut(&list, ' ', &name);)
		if (name.n && name.p[0] != '|' && name.p[0] != '$')
			command_add_call(m->f, &p, called(m, name), m->rule->line);
}

/* ---- the file ---- */

/* make without a target makes the first one, or .DEFAULT_GOAL. */
static void add_goal(struct make *m)
{
	str name = m->read.goal;
	unsigned line = 1;
	for (const struct make_rule *r = m->read.rules; r && !name.n; r = r->next) {
		str first = str_sub(r->targets, 0, str_find(r->targets, S(" "), 0));
		line = r->line;
		name = first.n && first.p[0] != '.' && first.p[0] != '%' ? first : S("");
	}
	struct command_place p = m->p;
	p.text = called(m, S(""));
	if (name.n)
		command_add_call(m->f, &p, called(m, name), line);
}

/* A target that is not here may be in one of these. */
static void add_included(struct make *m)
{
	str way;
	struct command_place p = m->p;
	p.text = called(m, S(COMMAND_INCLUDED));
	for (const struct make_line *l = m->read.included; l; l = l->next)
		if (folder_join(p.folder, l->text, m->f->arena, &way))
			command_add_call(m->f, &p, arena_printf(m->f->arena, "%.*s#", STR_ARG(way)), l->line);
}

/* .SHELLFLAGS: -eu -o pipefail -c */
static void set_shell(struct make *m)
{
	str word;
	m->p.setting.filled = SHELL_MAKE;
	for (str list = m->read.shell_flags; str_cut(&list, ' ', &word);) {
		bool letters = str_starts(word, S("-")) && !str_starts(word, S("--"));
		if (letters && str_find(word, S("e"), 0) != SIZE_MAX)
			m->p.setting.errexit = SHELL_YES;
		if (str_eq(word, S("pipefail")))
			m->p.setting.pipefail = SHELL_YES;
	}
}

void command_make(struct facts *f, const struct command_place *p, str file, str bytes)
{
	struct make m = {.f = f, .p = *p, .file = file};
	str word;
	make_file_read(&m.read, bytes, &m.scratch);
	for (str list = m.read.flags; str_cut(&list, ' ', &word);)
		make_file_option(&m.options, word, true);
	set_shell(&m);
	add_goal(&m);
	add_included(&m);
	for (m.rule = m.read.rules; m.rule; m.rule = m.rule->next)
		each_target(&m, see_target);
	for (m.rule = m.read.rules; m.rule; m.rule = m.rule->next) {
		each_target(&m, see_needed);
		if (m.rule->recipe && !str_starts(m.rule->targets, S(".")))
			each_target(&m, see_recipe);
	}
	arena_free(&m.scratch);
}
