/* Calls of Ruby without brackets, `get "/x", to: "a#b"`, and what rescue binds. */
#include "format/lang.h"

enum { COMMANDS = 16, FEW_ARGUMENTS = 200 };

/* rescue E => e */
bool ruby_note(struct code_file *f, uint32_t i)
{
	if (code_op(&f->t, i, S("=>")) && code_at(&f->t, i + 1)->kind == CODE_WORD &&
	    code_at(&f->t, i - 1)->kind == CODE_WORD)
		code_bind(f, i + 1, 0);
	return false;
}

static bool tight(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->to == code_at(t, i + 1)->from; }

/* `f (a).b, c`: the brackets belong to the first argument */
static bool goes_on(const struct code_tokens *t, uint32_t open)
{
	uint32_t after = code_at(t, open)->mate + 1;
	return code_dot(t, after) || code_op(t, after, S(","));
}

/* Does token i, behind a name and a blank, begin an argument? */
static bool argues(struct code_file *f, uint32_t name, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	const struct code_token *k = code_at(t, i);
	bool local = code_name(f, code_text(t, name)) && !code_dot(t, name - 1);
	switch (k->kind) {
	case CODE_STRING:
	case CODE_HEAD:
	case CODE_NUMBER:
	case CODE_REGEX:
		return true;
	case CODE_WORD:
		return !code_one_of(code_text(t, i), " if unless while until and or in then do rescue end ");
	case CODE_OPEN:
		return code_open(t, i, '[') || (code_open(t, i, '(') && goes_on(t, i));
	case CODE_OP:
		return code_op(t, i, S("->")) ||
		       (!local && tight(t, i) && code_one_of(code_text(t, i), " * & ** - :: ! "));
	default:
		return false;
	}
}

/* Nothing but blanks between token i and the next one, and a \ where the line ends? */
static bool same_line(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i), *next = code_at(t, i + 1);
	if (next->line == k->line || next->from <= k->to)
		return next->from > k->to;
	return memchr(t->bytes.p + k->to, '\\', next->from - k->to);
}

uint32_t ruby_item_end(struct code_file *f, uint32_t i, uint32_t end)
{
	const struct code_tokens *t = &f->t;
	uint32_t to = code_item_end(t, i, end);
	for (; i + 1 < to; i = code_next(t, i)) {
		bool name = code_at(t, i)->kind == CODE_WORD && !code_operator_word(t, i) && !code_op(t, i + 1, S(":"));
		if (name && code_at(t, i + 1)->kind != CODE_OP && same_line(t, i) && argues(f, i, i + 1))
			return end;
	}
	return to;
}

/* Where the arguments that begin at i end: with the line, a block or a condition behind them; 0: not within so many. */
static uint32_t arguments_end(const struct code_tokens *t, uint32_t i, uint32_t most)
{
	for (uint32_t n = 0; i < t->n; n++) {
		if (n == most)
			return 0;
		const struct code_token *k = code_at(t, i);
		bool word = k->kind == CODE_WORD && !code_dot(t, i - 1) && !code_op(t, i + 1, S(":")) &&
		            code_one_of(code_text(t, i), " if unless while until and or then do rescue end ");
		bool sign =
		        k->kind == CODE_OP && (k->flags & CODE_COMMA || (k->from == k->to) || code_op(t, i, S(";")));
		if (word || sign || k->kind == CODE_CLOSE || k->kind == CODE_TAIL || k->kind == CODE_MIDDLE)
			return i; /* {…} is handed to the last of them and ends nothing */
		i = code_next(t, i);
	}
	return i;
}

/* The same for the call at i. Each call in the arguments of another ends where that does, so that of many, which is no
 * program, only the last ones are looked for; 0: it is none. */
static uint32_t command_end(struct code_walk *w, uint32_t i)
{
	bool within = i < w->command_end, many = within && w->commands >= COMMANDS;
	uint32_t end = arguments_end(&w->f->t, i + 1, many ? FEW_ARGUMENTS : UINT32_MAX);
	w->commands = within && end == w->command_end ? w->commands + 1 : within ? w->commands : 0;
	w->command_end = end > w->command_end ? end : w->command_end;
	return end;
}

/* A name by which somebody is let in or kept out; others may be a parameter. */
static bool names_access(str word)
{
	static const char *const starts[] = {"allow_",  "skip_",   "require_", "authenticate",
	                                     "ensure_", "verify_", "check_",   "protect_"};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(word, str_of(starts[i])))
			return true;
	return false;
}

/* Is it a name that is given a value somewhere, and not only a method's? */
static bool is_variable(struct code_file *f, str word)
{
	const struct code_name *name = code_name(f, word);
	return name && name->value && !str_ends(word, S("!"));
}

/* A word that calls nothing, unless a dot stands in front of it. */
static bool is_worth(const struct code_tokens *t, uint32_t i)
{
	return code_word(t, i, S("self")) || code_word(t, i, S("end")) || code_word(t, i, S("nil")) ||
	       code_word(t, i, S("true")) || code_word(t, i, S("false"));
}

static bool begins_statement(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *before = code_at(t, i - 1);
	return before->kind == CODE_NONE || (before->kind == CODE_OP && before->from == before->to) ||
	       code_op(t, i - 1, S(";")) || code_word(t, i - 1, S("do")) ||
	       (code_open(t, i - 1, '{') && before->flags & CODE_BLOCK);
}

/* `member do`, `before { … }`, `authenticate!`, `allow_all_in`: a statement of one word that is called without
 * arguments. */
static bool is_bare(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	const struct code_token *next = code_at(t, i + 1);
	str word = code_text(t, i);
	bool ends = (next->kind == CODE_OP && next->from == next->to) || next->kind == CODE_CLOSE;
	bool block = code_word(t, i + 1, S("do")) || (code_open(t, i + 1, '{') && next->flags & CODE_BLOCK);
	return begins_statement(t, i) && !is_variable(f, word) && word.n && word.p[0] >= 'a' &&
	       !code_one_of(word, " loop begin else ensure then do rescue ") &&
	       (block || str_ends(word, S("!")) || (names_access(word) && ends));
}

bool ruby_token(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	const struct code_token *k = code_at(t, i);
	struct code_chain c = {0};
	if (k->kind != CODE_WORD || (!code_dot(t, i - 1) && (code_operator_word(t, i) || is_worth(t, i))))
		return false;
	bool created = code_word(t, i, S("new")) && code_dot(t, i - 1) && !code_open(t, i + 1, '(');
	bool argued = same_line(t, i) && argues(f, i, i + 1);
	if (argued && code_at(t, i - 1)->kind == CODE_WORD &&
	    code_one_of(code_text(t, i - 1), " def class module alias undef "))
		return false;
	bool bare = !argued && !created && is_bare(f, i);
	if (code_op(t, i + 1, S(":")) || (!created && !argued && !bare) || !code_read_chain(f, i, &c))
		return false;
	if (code_one_of(c.text, t->language->imports))
		return false;
	struct code_made m = {.made = created, .first = i + 1, .last = i + 1};
	if (argued && !(m.last = command_end(w, i)))
		return false;
	if (argued && code_open(t, i + 1, '('))
		f->t.at[i + 1].flags |= CODE_PARAMS;
	m.end = m.last;
	if ((argued || bare) &&
	    (code_word(t, m.end, S("do")) || (code_open(t, m.end, '{') && code_at(t, m.end)->flags & CODE_BLOCK)))
		m.block = m.end;
	if (created) {
		c.text = str_sub(c.text, 0, c.text.n - (c.text.n > 4 ? 4 : 0));
		c.name = str_sub(c.name, 0, c.name.n - (c.name.n > 4 ? 4 : 0));
	}
	code_walk_made(w, &c, &m);
	return false;
}
