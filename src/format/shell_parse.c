/* The grammar of sh and bash, by recursive descent. A text that breaks it is read on from there, and nothing in it is
 * sure any more. Each function begins and ends between words, and the depth is bounded, so that time is linear. */
#include "shell_int.h"

#include "base/ascii.h"
#include "shell_compound.h"
#include "shell_redirect.h"

/* ---- between words ---- */

static void skip_comment(struct shell_reader *r)
{
	while (r->at < r->s.n && r->s.p[r->at] != '\n')
		r->at++;
}

void shell_skip_blanks(struct shell_reader *r)
{
	for (;;) {
		int c = shell_peek(r, 0), next = shell_peek(r, 1);
		if (c == ' ' || c == '\t' || c == '\r')
			r->at++;
		else if (c == '\\' && next == '\n')
			r->at += 2;
		else if (c == '\\' && next == '\r' && shell_peek(r, 2) == '\n')
			r->at += 3;
		else
			break;
	}
	if (shell_peek(r, 0) == '#')
		skip_comment(r);
}

void shell_skip_lines(struct shell_reader *r)
{
	for (;;) {
		shell_skip_blanks(r);
		if (shell_peek(r, 0) != '\n')
			return;
		r->at++;
		shell_take_heres(r);
	}
}

bool shell_at_word(const struct shell_reader *r, str word)
{
	return shell_sees(r, word) && shell_ends_word(shell_peek(r, word.n));
}

bool shell_take_word(struct shell_reader *r, str word)
{
	shell_skip_lines(r);
	if (!shell_at_word(r, word))
		return false;
	r->at += word.n;
	return true;
}

void shell_want_word(struct shell_reader *r, str word)
{
	if (!shell_take_word(r, word))
		r->broken = true;
}

/* What ends a list: nothing of it is a command. */
static bool at_end(const struct shell_reader *r)
{
	static const str words[] = {STR_INIT("then"), STR_INIT("do"),   STR_INIT("done"), STR_INIT("fi"),
	                            STR_INIT("else"), STR_INIT("elif"), STR_INIT("esac"), STR_INIT("}")};
	int c = shell_peek(r, 0);
	if (c < 0 || c == ')' || (c == ';' && (shell_peek(r, 1) == ';' || shell_peek(r, 1) == '&')))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (shell_at_word(r, words[i]))
			return true;
	return false;
}

/* ---- a simple command ---- */

static bool is_parentheses(const struct shell_reader *r, size_t *n)
{
	*n = 0;
	while (shell_peek(r, *n) == ' ')
		++*n;
	if (shell_peek(r, (*n)++) != '(')
		return false;
	while (shell_peek(r, *n) == ' ')
		++*n;
	return shell_peek(r, (*n)++) == ')';
}

static struct shell_tree *take_simple(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_SIMPLE);
	bool quoted;
	size_t n;
	for (size_t from = SIZE_MAX; from != r->at;) {
		from = r->at;
		shell_skip_blanks(r);
		if (shell_redirect(r, t))
			continue;
		if (shell_ends_word(shell_peek(r, 0)) && !shell_at_filled(r))
			break;
		if (!t->n_words && shell_redirect_assigns(r)) {
			shell_redirect_assignment(r, t);
			continue;
		}
		t->line = t->n_words ? t->line : shell_line(r); /* assignments may be long */
		shell_add_word(t, r->arena, shell_next_word(r, t, &quoted));
		if (t->n_words == 1 && !quoted && is_parentheses(r, &n)) {
			r->at += n;
			return shell_take_function(r, t);
		}
		bool declares = str_listed(t->words[0].text, "export local declare readonly typeset");
		if (declares && t->n_words > 1 && shell_peek(r, 0) == '(' && r->s.p[r->at - 1] == '=') {
			r->at--;
			shell_redirect_assignment(r, t);
		}
	}
	return t;
}

static struct shell_tree *take_command(struct shell_reader *r)
{
	shell_skip_blanks(r);
	struct shell_tree *t = shell_take_compound(r);
	if (!t)
		return take_simple(r);
	for (bool more = true; more;) {
		shell_skip_blanks(r);
		more = shell_redirect(r, t);
	}
	return t;
}

/* ---- lists ---- */

static struct shell_tree *above(struct shell_reader *r, enum shell_part part, struct shell_tree *child,
                                struct shell_tree *second)
{
	struct shell_tree *t = shell_tree_new(r, part);
	t->line = child->line;
	t->child = child;
	child->next = second;
	return t;
}

static bool takes_not(struct shell_reader *r)
{
	shell_skip_blanks(r);
	if (shell_peek(r, 0) != '!' || !(shell_ends_word(shell_peek(r, 1))))
		return false;
	r->at++;
	return true;
}

static struct shell_tree *take_pipe(struct shell_reader *r)
{
	bool not = false;
	while (takes_not(r))
		not = !not ;
	struct shell_tree *first = take_command(r), *last = first, *whole = first;
	for (shell_skip_blanks(r); shell_peek(r, 0) == '|' && shell_peek(r, 1) != '|'; shell_skip_blanks(r)) {
		r->at += shell_peek(r, 1) == '&' ? 2 : 1;
		shell_skip_lines(r);
		if (whole == first)
			whole = above(r, SHELL_PIPE, first, NULL);
		last->next = take_command(r);
		last = last->next;
	}
	return not ? above(r, SHELL_NOT, whole, NULL) : whole;
}

static struct shell_tree *take_and_or(struct shell_reader *r)
{
	struct shell_tree *t = take_pipe(r);
	for (unsigned links = 0;; links++) {
		if (links == SHELL_CHAIN) { /* each link is a level */
			r->cut = true;
			r->at = r->s.n;
			return t;
		}
		shell_skip_blanks(r);
		bool and = shell_sees(r, S("&&"));
		if (!and&&!shell_sees(r, S("||")))
			return t;
		r->at += 2;
		shell_skip_lines(r);
		t = above(r, and? SHELL_AND : SHELL_OR, t, take_pipe(r));
	}
}

struct shell_tree *shell_take_list(struct shell_reader *r)
{
	struct shell_tree *list = shell_tree_new(r, SHELL_LIST), **tail = &list->child;
	if (!shell_enter(r))
		return list;
	for (;;) {
		shell_skip_lines(r);
		if (at_end(r))
			break;
		size_t from = r->at;
		struct shell_tree *t = take_and_or(r);
		shell_skip_blanks(r);
		int c = shell_peek(r, 0);
		if (c == '&') {
			t = above(r, SHELL_BACK, t, NULL);
			r->at++;
		} else if (c == ';' && shell_peek(r, 1) != ';' && shell_peek(r, 1) != '&') {
			r->at++;
		}
		*tail = t;
		tail = &t->next;
		if (r->at == from) { /* nothing begins here */
			r->broken = true;
			r->at++;
		}
	}
	r->depth--;
	return list;
}

struct shell_tree *shell_parse_inner(struct shell_reader *r) { return shell_take_list(r); }

struct shell_parsed shell_parse(str text, const struct shell_setting *setting, struct arena *a)
{
	struct shell_reader r = {.s = text, .arena = a, .filled = setting->filled, .line = 1};
	struct shell_tree *list = shell_take_list(&r);
	struct shell_tree **tail = &list->child;
	while (r.at < text.n && !r.cut) { /* an end of something that never began */
		r.broken = true;
		do
			r.at++;
		while (!shell_ends_word(shell_peek(&r, 0)));
		while (*tail)
			tail = &(*tail)->next;
		*tail = shell_take_list(&r);
	}
	return (struct shell_parsed){list, r.broken, r.cut};
}
