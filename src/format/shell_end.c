/* What a list of commands comes to, as far as its words say: whether what is behind || swallows a failure or passes it
 * on. Only the commands of the list itself are looked at, so that asking at each level costs the text once. */
#include "shell_int.h"

static const char never_fails[] = ": true echo printf cd export set pwd local declare readonly typeset unset shopt "
                                  "alias umask pushd popd mkdir touch clear tput hash trap";

static bool is_simple(const struct shell_tree *t, str name)
{
	return t->part == SHELL_SIMPLE && t->n_words && t->words[0].known && str_eq(t->words[0].text, name);
}

static const char came_of_it[] = "$? \"$?\" $LASTEXITCODE %errorlevel% %ERRORLEVEL%";

/* exit, return: the status that stands behind it, in cmd behind /b. */
static enum shell_end status_end(const struct shell_tree *t, enum shell_end failing)
{
	uint64_t status;
	size_t i = t->n_words > 2 && str_ieq(t->words[1].text, S("/b")) ? 2 : 1;
	if (t->n_words <= i || !t->words[i].known || !str_number(t->words[i].text, 255, &status))
		return SHELL_END_UNKNOWN;
	return status ? failing : SHELL_END_OK;
}

static enum shell_end simple_end(const struct shell_tree *t)
{
	if (is_simple(t, S("exit")))
		return status_end(t, SHELL_END_LEAVE);
	if (is_simple(t, S("return")))
		return status_end(t, SHELL_END_FAIL);
	if (is_simple(t, S("throw")))
		return SHELL_END_LEAVE;
	if (!t->n_words && t->assigns)
		return SHELL_END_UNKNOWN; /* it may be asked for later: || failed=1 */
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

/* exit $?, exit: the status of what ran before. */
static bool passes_status(const struct shell_tree *t)
{
	bool leaves = is_simple(t, S("exit")) || is_simple(t, S("return"));
	str word = t->n_words > 1 ? t->words[t->n_words - 1].text : S("$?");
	return leaves && str_listed(word, came_of_it);
}

enum shell_end shell_end_of(const struct shell_tree *t)
{
	if (passes_status(t))
		return is_simple(t, S("exit")) ? SHELL_END_LEAVE : SHELL_END_FAIL;
	if (t->part == SHELL_SIMPLE)
		return simple_end(t);
	if (t->part != SHELL_LIST)
		return SHELL_END_UNKNOWN;
	enum shell_end end = SHELL_END_OK;
	bool keeps = false;
	for (const struct shell_tree *c = t->child; c; c = c->next) {
		bool leaves = is_simple(c, S("exit")) || is_simple(c, S("return")) || is_simple(c, S("throw"));
		end = c->part == SHELL_LIST ? SHELL_END_UNKNOWN : shell_end_of(c);
		if (c == t->child && passes_status(c))
			return is_simple(c, S("exit")) ? SHELL_END_LEAVE : SHELL_END_FAIL;
		keeps = keeps || (c->part == SHELL_SIMPLE && !c->n_words && c->assigns);
		if (leaves || (c->part != SHELL_SIMPLE && c->part != SHELL_FUNCTION))
			break; /* what is behind it decides nothing, or it may leave itself */
	}
	return keeps && end == SHELL_END_OK ? SHELL_END_UNKNOWN : end;
}

bool shell_asks(const struct shell_tree *t)
{
	while (t && !t->asks && t->part != SHELL_SIMPLE && t->part != SHELL_FUNCTION)
		t = t->child;
	return t && (t->asks || is_simple(t, S("wait")));
}

/* [ $? -ne 0 ], and in PowerShell ($LASTEXITCODE -ne 0), whose one word is the whole. */
static bool asks_for_failure(const struct shell_tree *t)
{
	static const char wholes[] =
	        "($LASTEXITCODE) ($LASTEXITCODE-ne0) ($LASTEXITCODE-gt0) (!$?) (-not$?) (0-ne$LASTEXITCODE)";
	char packed[64];
	size_t n = 0;
	while (t->part == SHELL_LIST && t->child && !t->child->next)
		t = t->child;
	if (t->part == SHELL_NOT && t->child)
		t = t->child; /* how conditions of PowerShell are kept */
	if (t->part != SHELL_SIMPLE || t->n_words < 2)
		return false;
	if (t->n_words >= 4)
		return str_listed(t->words[1].text, came_of_it) && str_listed(t->words[2].text, "-ne -gt !=") &&
		       str_eq(t->words[3].text, S("0"));
	for (size_t i = 0; i < t->words[1].text.n && n < sizeof packed; i++)
		if (t->words[1].text.p[i] != ' ')
			packed[n++] = t->words[1].text.p[i];
	str whole = {packed, n}, one;
	for (str list = str_of(wholes); str_cut(&list, ' ', &one);)
		if (str_ieq(one, whole))
			return true;
	return false;
}

bool shell_passes_on(const struct shell_tree *t)
{
	if (t->part == SHELL_SIMPLE)
		return is_simple(t, S("exit")) && passes_status(t);
	const struct shell_tree *then = t->part == SHELL_IF && t->child ? t->child->next : NULL;
	if (t->part == SHELL_PERHAPS_RUN && t->asks && t->child)
		return shell_end_of(t->child) == SHELL_END_LEAVE; /* if errorlevel 1 exit /b 1 */
	return then && asks_for_failure(t->child) && shell_end_of(then) == SHELL_END_LEAVE;
}
