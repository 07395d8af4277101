/* What a list of commands comes to, as far as its words say: whether what is behind || swallows a failure or passes it
 * on. Only the commands of the list itself are looked at, so that asking at each level costs the text once. */
#include "shell_int.h"

static const char never_fails[] = ": true echo printf cd export set pwd local declare readonly typeset unset shopt "
                                  "alias umask pushd popd mkdir touch clear tput hash trap";

static bool is_simple(const struct shell_tree *t, str name)
{
	return t->part == SHELL_SIMPLE && t->n_words && t->words[0].known && str_eq(t->words[0].text, name);
}

/* exit, return: the status that stands behind it. */
static enum shell_end status_end(const struct shell_tree *t, enum shell_end failing)
{
	uint64_t status;
	if (t->n_words < 2 || !t->words[1].known || !str_number(t->words[1].text, 255, &status))
		return SHELL_END_UNKNOWN;
	return status ? failing : SHELL_END_OK;
}

static enum shell_end simple_end(const struct shell_tree *t)
{
	if (is_simple(t, S("exit")))
		return status_end(t, SHELL_END_LEAVE);
	if (is_simple(t, S("return")))
		return status_end(t, SHELL_END_FAIL);
	enum shell_sure ok = shell_succeeds(t);
	return ok == SHELL_YES ? SHELL_END_OK : ok == SHELL_NO ? SHELL_END_FAIL : SHELL_END_UNKNOWN;
}

enum shell_sure shell_succeeds(const struct shell_tree *t)
{
	while (t->part == SHELL_LIST && t->child && !t->child->next)
		t = t->child;
	if (t->part == SHELL_LIST || t->part == SHELL_FUNCTION)
		return t->child && t->part == SHELL_LIST ? SHELL_PERHAPS : SHELL_YES;
	if (t->part == SHELL_NOT)
		return shell_not(shell_succeeds(t->child));
	if (t->part != SHELL_SIMPLE)
		return SHELL_PERHAPS;
	if (!t->n_words)
		return t->inner ? SHELL_PERHAPS : SHELL_YES;
	if (is_simple(t, S("false")))
		return SHELL_NO;
	return t->words[0].known && str_listed(t->words[0].text, never_fails) ? SHELL_YES : SHELL_PERHAPS;
}

enum shell_end shell_end_of(const struct shell_tree *t)
{
	if (t->part == SHELL_SIMPLE)
		return simple_end(t);
	if (t->part != SHELL_LIST)
		return SHELL_END_UNKNOWN;
	enum shell_end end = SHELL_END_OK;
	for (const struct shell_tree *c = t->child; c; c = c->next) {
		bool leaves = is_simple(c, S("exit")) || is_simple(c, S("return"));
		end = c->part == SHELL_LIST ? SHELL_END_UNKNOWN : shell_end_of(c);
		if (leaves || (c->part != SHELL_SIMPLE && c->part != SHELL_FUNCTION))
			break; /* what is behind it decides nothing, or it may leave itself */
	}
	return end;
}

bool shell_asks(const struct shell_tree *t)
{
	while (t && !t->asks && t->part != SHELL_SIMPLE && t->part != SHELL_FUNCTION)
		t = t->child;
	return t && (t->asks || is_simple(t, S("wait")));
}
