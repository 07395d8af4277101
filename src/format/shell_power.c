/* PowerShell: the same tree of its statements. A backtick escapes and goes on, # and <# #> are comments, @" "@ is text;
 * what stands in braces behind a word of the language is a list of statements. Only the last program decides about the
 * text, for nothing looks at the others' status; expressions are skipped. See about_Parsing and
 * about_Language_Keywords. */
#include "shell_int.h"

#include "base/ascii.h"
#include "shell_power_word.h"

static struct shell_tree *take_list(struct shell_reader *r, bool inside);

/* ---- statements ---- */

static bool takes(struct shell_reader *r, str word)
{
	shell_power_skip_blanks(r);
	if (r->s.n - r->at < word.n || !str_ieq(str_sub(r->s, r->at, r->at + word.n), word) ||
	    !shell_power_ends_word(shell_peek(r, word.n)))
		return false;
	r->at += word.n;
	return true;
}

static struct shell_tree *take_block(struct shell_reader *r)
{
	shell_power_skip_lines(r);
	if (shell_peek(r, 0) != '{')
		return shell_tree_new(r, SHELL_LIST);
	r->at++;
	struct shell_tree *list = take_list(r, true);
	r->broken = r->broken || shell_peek(r, 0) != '}';
	r->at += shell_peek(r, 0) == '}';
	return list;
}

static void add_child(struct shell_tree *t, struct shell_tree *child)
{
	struct shell_tree **tail = &t->child;
	while (*tail)
		tail = &(*tail)->next;
	*tail = child;
}

/* What stands in the parentheses behind a word of the language; only $false and $true say what comes of it. */
static struct shell_tree *take_condition(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_SIMPLE);
	shell_power_skip_blanks(r);
	size_t from = r->at;
	if (shell_peek(r, 0) == '(')
		shell_power_skip_group(r);
	str text = str_sub(r->s, from, r->at);
	bool never = str_ieq(text, S("($false)")), always = str_ieq(text, S("($true)"));
	t->asks = str_ifind(text, S("LASTEXITCODE"), 0) != SIZE_MAX || str_find(text, S("$?"), 0) != SIZE_MAX;
	shell_add_word(t, r->arena, (struct shell_word){never || always ? S(":") : S("["), true});
	shell_add_word(t, r->arena, (struct shell_word){text, false});
	if (!never)
		return t;
	struct shell_tree *not = shell_tree_new(r, SHELL_NOT);
	not ->child = t;
	return not ;
}

static struct shell_tree *take_if(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_IF);
	if (!shell_enter(r))
		return t;
	add_child(t, take_condition(r));
	add_child(t, take_block(r));
	size_t back = r->at;
	shell_power_skip_lines(r);
	if (takes(r, S("elseif")))
		add_child(t, take_if(r));
	else if (takes(r, S("else")))
		add_child(t, take_block(r));
	else
		r->at = back;
	r->depth--;
	return t;
}

/* try { } catch { } finally { }, switch, foreach, while: what runs at most. */
static struct shell_tree *take_blocks(struct shell_reader *r, enum shell_part part)
{
	struct shell_tree *t = shell_tree_new(r, part);
	shell_power_skip_blanks(r);
	if (shell_peek(r, 0) == '(')
		shell_power_skip_group(r);
	add_child(t, take_block(r));
	return t;
}

static struct shell_tree *take_function(struct shell_reader *r)
{
	struct shell_tree *t = shell_tree_new(r, SHELL_FUNCTION);
	shell_power_skip_blanks(r);
	shell_add_word(t, r->arena, shell_power_take_word(r));
	shell_power_skip_blanks(r);
	if (shell_peek(r, 0) == '(')
		shell_power_skip_group(r);
	add_child(t, take_block(r));
	return t;
}

static struct shell_tree *take_keyword(struct shell_reader *r)
{
	static const str loops[] = {STR_INIT("foreach"), STR_INIT("for"),   STR_INIT("while"),  STR_INIT("catch"),
	                            STR_INIT("do"),      STR_INIT("until"), STR_INIT("switch"), STR_INIT("trap"),
	                            STR_INIT("finally"), STR_INIT("begin"), STR_INIT("process")};
	if (takes(r, S("if")))
		return take_if(r);
	if (takes(r, S("function")) || takes(r, S("filter")))
		return take_function(r);
	if (takes(r, S("try")))
		return take_block(r);
	for (size_t i = 0; i < sizeof loops / sizeof *loops; i++)
		if (takes(r, loops[i]))
			return take_blocks(r, SHELL_PERHAPS_RUN);
	return NULL;
}

static void skip_up_to(struct shell_reader *r, const char *ends)
{
	while (r->at < r->s.n && !ascii_in(ends, (char)shell_peek(r, 0))) {
		int c = shell_peek(r, 0);
		size_t from = r->at;
		if (ascii_in("({[", (char)c))
			shell_power_skip_group(r);
		else if (c == '"' || c == '\'' || c == '@')
			shell_power_take_word(r);
		r->at += r->at == from;
	}
}

/* $x = …, [Type]::Call(…), (…), 'text': no program, but what is given to a variable may be one. */
static bool skip_expression(struct shell_reader *r)
{
	size_t from = r->at;
	int c = shell_peek(r, 0);
	if (c == '&' || (c == '.' && shell_peek(r, 1) == ' ')) {
		r->at++;
		shell_power_skip_blanks(r);
		return false;
	}
	if (c != '$' && c != '[' && c != '(' && c != '@' && c != '"' && c != '\'')
		return false;
	skip_up_to(r, "\n;|}=");
	bool gives = shell_peek(r, 0) == '=' && r->s.p[from] == '$';
	r->at += shell_peek(r, 0) == '=';
	shell_power_skip_blanks(r);
	c = shell_peek(r, 0);
	r->at += gives && c == '&';
	if (gives && c >= 0 && (ascii_letter((char)c) || c == '&'))
		return false;
	skip_up_to(r, "\n;|}");
	return true;
}

static struct shell_tree *take_command(struct shell_reader *r)
{
	struct shell_tree *t = take_keyword(r);
	if (t)
		return t;
	t = shell_tree_new(r, SHELL_SIMPLE);
	size_t begin = r->at;
	bool none = skip_expression(r);
	for (size_t from = SIZE_MAX; from != r->at && !none;) {
		from = r->at;
		shell_power_skip_blanks(r);
		int c = shell_peek(r, 0);
		if (c == '(' || c == '{') {
			size_t at = r->at;
			shell_power_skip_group(r);
			shell_add_word(t, r->arena, (struct shell_word){str_sub(r->s, at, r->at), false});
		} else if (c == '>' || c == '<' || c == ',') {
			r->at++;
		} else if (!shell_power_ends_word(c)) {
			shell_add_word(t, r->arena, shell_power_take_word(r));
		}
	}
	t->asks = t->n_words && str_ieq(t->words[t->n_words - 1].text, S("$LASTEXITCODE"));
	str own = str_sub(r->s, begin, r->at);
	if (!t->n_words && str_ifind(own, S("LASTEXITCODE"), 0) != SIZE_MAX)
		t->asks = true; /* it may set it */
	if (!t->n_words && str_ifind(own, S("PSNativeCommandUseErrorActionPreference"), 0) != SIZE_MAX) {
		shell_add_word(t, r->arena, (struct shell_word){S("set"), true});
		bool on = str_ifind(own, S("$true"), 0) != SIZE_MAX;
		shell_add_word(t, r->arena, (struct shell_word){on ? S("-e") : S("+e"), true});
	}
	return t;
}

static struct shell_tree *join(struct shell_reader *r, enum shell_part part, struct shell_tree *first)
{
	struct shell_tree *t = shell_tree_new(r, part);
	t->line = first->line;
	t->child = first;
	r->at += part == SHELL_PIPE ? 1 : 2;
	shell_power_skip_lines(r);
	first->next = take_command(r);
	return t;
}

static struct shell_tree *take_list(struct shell_reader *r, bool inside)
{
	struct shell_tree *list = shell_tree_new(r, SHELL_LIST), **tail = &list->child;
	if (!shell_enter(r))
		return list;
	for (shell_power_skip_lines(r); r->at < r->s.n && !(inside && shell_peek(r, 0) == '}');
	     shell_power_skip_lines(r)) {
		size_t from = r->at;
		struct shell_tree *t = take_command(r);
		for (unsigned links = 0;; links++) {
			shell_power_skip_blanks(r);
			bool or = shell_sees(r, S("||")), and = shell_sees(r, S("&&"));
			if (! or &&!and&&shell_peek(r, 0) != '|')
				break;
			if (links == SHELL_CHAIN) { /* each link is a level */
				r->cut = true;
				r->at = r->s.n;
				break;
			}
			t = join(r, or ? SHELL_OR : and? SHELL_AND : SHELL_PIPE, t);
		}
		*tail = t;
		tail = &t->next;
		r->at += r->at == from;
	}
	r->depth--;
	return list;
}

struct shell_parsed shell_parse_power(str text, struct arena *a)
{
	struct shell_reader r = {.s = text, .arena = a, .line = 1};
	struct shell_tree *list = take_list(&r, false);
	return (struct shell_parsed){list, r.broken, r.cut};
}
