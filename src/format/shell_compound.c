/* Commands that hold lists of commands. */
#include "shell_compound.h"

#include "base/ascii.h"

static void add_child(struct shell_tree *t, struct shell_tree *child)
{
	struct shell_tree **tail = &t->child;
	while (*tail)
		tail = &(*tail)->next;
	*tail = child;
}

/* Behind `if` or `elif`, up to what ends the whole. */
static struct shell_tree *take_if(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_IF);
	if (!shell_enter(r))
		return t;
	add_child(t, shell_take_list(r));
	shell_want_word(r, S("then"));
	add_child(t, shell_take_list(r));
	if (shell_take_word(r, S("elif"))) {
		add_child(t, take_if(r));
	} else {
		if (shell_take_word(r, S("else")))
			add_child(t, shell_take_list(r));
		shell_want_word(r, S("fi"));
	}
	r->depth--;
	return t;
}

static struct shell_tree *take_body(struct shell_reader *r)
{
	bool braces = !shell_take_word(r, S("do")) && shell_take_word(r, S("{"));
	struct shell_tree *list = shell_take_list(r);
	shell_want_word(r, braces ? S("}") : S("done"));
	return list;
}

static struct shell_tree *take_loop(struct shell_reader *r, enum shell_part part)
{
	struct shell_tree *t = shell_tree_new(r, part);
	add_child(t, shell_take_list(r));
	shell_want_word(r, S("do"));
	add_child(t, shell_take_list(r));
	shell_want_word(r, S("done"));
	return t;
}

/* ((…)) */
static void skip_sum(struct shell_reader *r)
{
	size_t depth = 0;
	for (; r->at < r->s.n; r->at++) {
		depth += r->s.p[r->at] == '(';
		depth -= r->s.p[r->at] == ')' && depth;
		if (!depth)
			break;
	}
	r->at += r->at < r->s.n;
}

static void skip_spaces(struct shell_reader *r)
{
	while (ascii_in(" \t\r", (char)shell_peek(r, 0)) || (shell_peek(r, 0) == '\\' && shell_peek(r, 1) == '\n'))
		r->at += shell_peek(r, 0) == '\\' ? 2 : 1;
}

static struct shell_tree *take_for(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_FOR_ARGS);
	bool quoted;
	skip_spaces(r);
	if (shell_sees(r, S("(("))) {
		skip_sum(r);
	} else {
		shell_next_word(r, t, &quoted);
		if (shell_take_word(r, S("in"))) {
			t->part = SHELL_FOR;
			for (skip_spaces(r); !shell_ends_word(shell_peek(r, 0)); skip_spaces(r))
				shell_add_word(t, r->arena, shell_next_word(r, t, &quoted));
		}
	}
	skip_spaces(r);
	r->at += shell_peek(r, 0) == ';';
	add_child(t, take_body(r));
	return t;
}

/* a | "b c") — up to the parenthesis. */
static void skip_pattern(struct shell_reader *r, struct shell_tree *t)
{
	bool quoted;
	shell_skip_lines(r);
	r->at += shell_peek(r, 0) == '(';
	for (size_t at = SIZE_MAX; at != r->at;) {
		at = r->at;
		skip_spaces(r);
		shell_next_word(r, t, &quoted);
		skip_spaces(r);
		r->at += shell_peek(r, 0) == '|';
	}
	r->broken = r->broken || shell_peek(r, 0) != ')';
	r->at += shell_peek(r, 0) == ')';
}

static struct shell_tree *take_case(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_CASE);
	bool quoted;
	skip_spaces(r);
	shell_next_word(r, t, &quoted);
	shell_want_word(r, S("in"));
	while (!r->broken && !shell_take_word(r, S("esac"))) {
		skip_pattern(r, t);
		struct shell_tree *body = shell_take_list(r);
		body->next = t->child; /* in what order does not matter */
		t->child = body;
		while (ascii_in(";&", (char)shell_peek(r, 0)))
			r->at++;
	}
	return t;
}

/* [[ a == (b|c) && -n $d ]] is one command, and runs nothing but what is put in. */
static struct shell_tree *take_test(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_SIMPLE);
	bool quoted;
	shell_add_word(t, r->arena, (struct shell_word){S("[["), true});
	while (r->at < r->s.n && !shell_at_word(r, S("]]"))) {
		if (shell_ends_word(shell_peek(r, 0)))
			r->at++;
		else
			shell_add_word(t, r->arena, shell_next_word(r, t, &quoted));
	}
	r->broken = r->broken || r->at >= r->s.n;
	r->at += r->at < r->s.n ? 2 : 0;
	return t;
}

static struct shell_tree *take_group(struct shell_reader *r)
{
	struct shell_tree *list = shell_take_list(r);
	shell_want_word(r, S("}"));
	return list;
}

static struct shell_tree *take_shell(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_SUB);
	r->at++;
	add_child(t, shell_take_list(r));
	r->broken = r->broken || shell_peek(r, 0) != ')';
	r->at += shell_peek(r, 0) == ')';
	return t;
}

/* ((…)) is a sum where its two ends stand together, within what people write; else shells in shells. */
static bool is_sum(const struct shell_reader *r)
{
	size_t depth = 0, n = 0;
	for (; n < 400; n++) {
		int c = shell_peek(r, n);
		depth += c == '(';
		depth -= c == ')' && depth;
		if (c < 0 || !depth)
			break;
	}
	return shell_peek(r, n) == ')' && n && shell_peek(r, n - 1) == ')';
}

struct shell_tree *shell_take_function(struct shell_reader *r, struct shell_tree *t)
{
	t->part = SHELL_FUNCTION;
	if (!shell_enter(r))
		return t;
	shell_skip_lines(r);
	struct shell_tree *body = shell_take_compound(r);
	r->broken = r->broken || !body;
	add_child(t, body ? body : shell_tree_new(r, SHELL_LIST));
	r->depth--;
	return t;
}

static struct shell_tree *take_named_function(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_FUNCTION);
	bool quoted;
	skip_spaces(r);
	shell_add_word(t, r->arena, shell_next_word(r, t, &quoted));
	skip_spaces(r);
	if (shell_sees(r, S("()")))
		r->at += 2;
	return shell_take_function(r, t);
}

struct shell_tree *shell_take_compound(struct shell_reader *r)
{
	static const str words[] = {STR_INIT("if"),  STR_INIT("while"),  STR_INIT("until"),
	                            STR_INIT("for"), STR_INIT("select"), STR_INIT("case"),
	                            STR_INIT("{"),   STR_INIT("[["),     STR_INIT("function")};
	size_t i = 0, n = sizeof words / sizeof *words;
	if (shell_sees(r, S("((")) && is_sum(r)) {
		struct shell_tree *t = shell_tree_new(r, SHELL_SIMPLE);
		shell_add_word(t, r->arena, (struct shell_word){S("(("), true});
		skip_sum(r);
		return t;
	}
	if (shell_peek(r, 0) == '(')
		return take_shell(r);
	while (i < n && !shell_at_word(r, words[i]))
		i++;
	if (i == n)
		return NULL;
	r->at += words[i].n;
	switch (i) {
	case 0:
		return take_if(r);
	case 1:
	case 2:
		return take_loop(r, i == 1 ? SHELL_LOOP : SHELL_UNTIL);
	case 3:
	case 4:
		return take_for(r);
	case 5:
		return take_case(r);
	case 6:
		return take_group(r);
	case 7:
		return take_test(r);
	default:
		return take_named_function(r);
	}
}
