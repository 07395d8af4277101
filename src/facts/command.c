/* One row for each command. Words that a rule may ask for are kept, long ones are not. */
#include "command.h"

#include <stdint.h>

#include "facts/folder.h"
#include "command_call.h"
#include "facts_int.h"
#include "secret/value/value.h"

enum { WORDS = 64, WORD = 1000 };

static enum truth truth_of(enum shell_sure s)
{
	return s == SHELL_YES ? TRUTH_TRUE : s == SHELL_NO ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static void add_truth(struct members *m, str key, enum truth t, const struct node *at)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, S(""), at);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

/* `vault login X`, `npm config set _authToken X`: what a machine made up is not kept. Rules that know a secret by what
 * stands around it find it in the text; this is for those that no rule knows. */
static bool may_be_secret(str key, str text)
{
	enum { SHORTEST = 12 }; /* what is shorter is a name or a number as often */
	bool place = str_find(text, S("/"), 0) != SIZE_MAX &&
	             (str_find(text, S("."), 0) != SIZE_MAX || str_find(text, S(":"), 0) != SIZE_MAX); /* an image */
	enum value_kind kind = text.n < SHORTEST || place ? VALUE_WORDS : value_judge(text, key, true).kind;
	return kind == VALUE_RANDOM || (kind == VALUE_PASSWORD && value_key(key) >= KEY_SECRET);
}

static void add_word(struct members *m, str key, struct shell_word w, const struct node *at)
{
	bool known = w.known && w.text.n <= WORD, secret = known && may_be_secret(key, w.text);
	str text = secret ? S("...") : str_sub(w.text, 0, WORD);
	members_scalar(m, known && !secret ? NODE_STRING : NODE_UNKNOWN, key, text, at);
}

/* --help, and --version without a value: it tells of itself and does nothing else. */
static bool only_tells(const struct shell_command *c)
{
	if (c->n_words == 1 && c->words[0].known && str_listed(c->words[0].text, "-h -V --version help"))
		return true;
	for (size_t i = 0; i < c->n_words && !str_eq(c->words[i].text, S("--")); i++) {
		struct shell_word w = c->words[i], next = i + 1 < c->n_words ? c->words[i + 1] : (struct shell_word){0};
		bool ends = !next.text.n || next.text.p[0] == '-';
		if (w.known && (str_eq(w.text, S("--help")) || (str_eq(w.text, S("--version")) && ends)))
			return true;
	}
	return c->n_words && c->words[0].known && str_eq(c->words[0].text, S("help"));
}

/* Options of this very program that take no value: what stands behind one is what it looks at. */
static bool is_flag(const struct shell_command *c, str option)
{
	static const char flags[] =
	        "--staged --hook --no-history --no-worktree --no-git --recursive --all-refs --reflog "
	        "--strict --quiet -q --verbose -v --no-progress --show-secrets";
	return str_eq(c->name.text, S("microaudit")) && str_listed(option, flags);
}

static bool is_option(struct shell_word w) { return w.text.n > 1 && w.text.p[0] == '-'; }

/* --name=value, --name value, -n value, --name. Behind an option that is not known any may stand. */
static void add_options(struct members *m, const struct shell_command *c, const struct node *at)
{
	struct members options = members_below(m, NODE_OBJECT, S("options"), at);
	size_t i = 0;
	for (; i < c->n_words && i < WORDS && !(c->words[i].known && str_eq(c->words[i].text, S("--"))); i++) {
		struct shell_word w = c->words[i];
		size_t equals = str_find(w.text, S("="), 0);
		if (!w.known && (!is_option(w) || equals == SIZE_MAX)) {
			bool one = w.text.n && w.text.p[0] == '"'; /* one word that is there */
			if (!one)
				members_scalar(&options, NODE_UNKNOWN, S("..."), str_sub(w.text, 0, WORD), at);
			continue;
		}
		if (!is_option(w) || w.text.n > WORD)
			continue;
		str key = arena_str(m->arena, str_sub(w.text, 0, equals));
		struct shell_word next = i + 1 < c->n_words ? c->words[i + 1] : (struct shell_word){0};
		if (equals != SIZE_MAX)
			add_word(&options, key, (struct shell_word){str_sub(w.text, equals + 1, w.text.n), w.known},
			         at);
		else if (next.text.n && !is_option(next) && !is_flag(c, key))
			add_word(&options, key, next, at);
		else
			members_bool(&options, key, true);
	}
	if (i == WORDS)
		members_scalar(&options, NODE_UNKNOWN, S("..."), S(""), at);
}

/* All words but options. */
static void add_arguments(struct members *m, const struct shell_command *c, const struct node *at)
{
	struct members args = members_below(m, NODE_ARRAY, S("args"), at);
	bool ended = false;
	for (size_t i = 0; i < c->n_words && i < WORDS; i++) {
		struct shell_word w = c->words[i];
		if (ended || !is_option(w))
			add_word(&args, S(""), w, at);
		ended = ended || (w.known && str_eq(w.text, S("--")));
	}
	if (c->n_words > WORDS)
		members_scalar(&args, NODE_UNKNOWN, S("..."), S(""), at);
}

static struct members row_new(struct facts *f, const struct command_place *p, unsigned line, struct node *at)
{
	struct members m = fact_new(f, S("command_parts"), p->path, line);
	*at = (struct node){.line = line, .col = 1};
	members_scalar(&m, NODE_STRING, S("where"), p->where, at);
	members_scalar(&m, NODE_STRING, S("text"), p->text, at);
	if (p->job.n)
		members_scalar(&m, NODE_STRING, S("job"), p->job, at);
	if (p->events.n) {
		struct members events = members_below(&m, NODE_ARRAY, S("events"), at);
		for (size_t i = 0; i < p->events.n; i++)
			members_scalar(&events, NODE_STRING, S(""), p->events.at[i], at);
	}
	add_truth(&m, S("on_change"), p->starts.change, at);
	add_truth(&m, S("by_itself"), p->starts.itself, at);
	add_truth(&m, S("ever"), p->starts.ever, at);
	add_truth(&m, S("if_called"), p->if_called, at);
	if (p->missing != TRUTH_FALSE)
		add_truth(&m, S("fetched"), truth_not(p->missing), at);
	return m;
}

/* Where it works, from the root. */
static struct shell_word folder(struct facts *f, const struct command_place *p, const struct shell_command *c)
{
	str way = {0};
	if (!p->folder_known || !c->folder.known)
		return (struct shell_word){c->folder.text.n ? c->folder.text : p->folder, false};
	if (!c->folder.text.n)
		return (struct shell_word){p->folder, true};
	bool inside = folder_join(p->folder, c->folder.text, f->arena, &way);
	return inside ? (struct shell_word){way, true} : (struct shell_word){c->folder.text, false};
}

static void add_command(struct facts *f, const struct command_place *p, const struct shell_command *c, unsigned line)
{
	struct node at;
	struct members m = row_new(f, p, line, &at);
	struct shell_word in = folder(f, p, c);
	bool make = str_listed(c->name.text, "$(MAKE) ${MAKE}");
	add_word(&m, S("program"), make ? (struct shell_word){S("make"), true} : c->name, &at);
	add_arguments(&m, c, &at);
	add_options(&m, c, &at);
	add_word(&m, S("folder"), in, &at);
	add_truth(&m, S("runs"), only_tells(c) ? TRUTH_FALSE : truth_of(c->runs), &at);
	add_truth(&m, S("fails"), command_least(p->fails, truth_of(c->fails)), &at);
	if (command_calls_fail(c) != TRUTH_TRUE)
		add_truth(&m, S("calls_fail"), command_calls_fail(c), &at);
	struct members calls = members_below(&m, NODE_ARRAY, S("calls"), &at);
	if (in.known)
		command_calls(c, in.text, &calls);
}

void command_add_lines(struct facts *f, const struct command_place *p, str text, const unsigned *lines, size_t n)
{
	struct arena scratch = {0};
	struct shell_commands all = shell_commands(text, &p->setting, &scratch);
	for (size_t i = 0; i < all.n; i++) {
		size_t at = all.at[i].line - 1;
		add_command(f, p, &all.at[i], at < n ? lines[at] : lines[n - 1] + (unsigned)(at - n + 1));
	}
	if (all.cut)
		facts_unread_section(f, p->path, S("commands"), false);
	arena_free(&scratch);
}

void command_add(struct facts *f, const struct command_place *p, str text, unsigned line)
{
	command_add_lines(f, p, text, &line, 1);
}

void command_add_node(struct facts *f, const struct command_place *p, const struct node *n)
{
	bool block = n->text.n && n->end_line > n->line && str_find(n->text, S("\n"), 0) != SIZE_MAX;
	command_add(f, p, n->text, n->line + block);
}

void command_add_action(struct facts *f, const struct command_place *p, const struct node *where, str uses, str to)
{
	struct node at;
	struct members m = row_new(f, p, where->line, &at);
	members_scalar(&m, NODE_STRING, S("uses"), uses, &at);
	members_bool(&m, S("runs"), true);
	add_truth(&m, S("fails"), p->fails, &at);
	struct members calls = members_below(&m, NODE_ARRAY, S("calls"), &at);
	if (to.n)
		members_scalar(&calls, NODE_STRING, S(""), to, &at);
}

void command_add_call(struct facts *f, const struct command_place *p, str to, unsigned line)
{
	struct node at;
	struct members m = row_new(f, p, line, &at);
	members_bool(&m, S("runs"), true);
	add_truth(&m, S("fails"), p->fails, &at);
	struct members calls = members_below(&m, NODE_ARRAY, S("calls"), &at);
	members_scalar(&calls, NODE_STRING, S(""), to, &at);
}

void command_add_unknown(struct facts *f, const struct command_place *p, const struct node *where)
{
	struct node at;
	struct members m = row_new(f, p, where->line, &at);
	members_scalar(&m, NODE_UNKNOWN, S("program"), S("..."), &at);
	add_truth(&m, S("runs"), TRUTH_UNKNOWN, &at);
	add_truth(&m, S("fails"), TRUTH_UNKNOWN, &at);
}
