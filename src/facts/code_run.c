/* What hangs on a setting may be off, what stands in a function that nobody names is never come to, and a value that is
 * thrown away was not needed. Conditions on who asks, or on what was pressed, are what a sign-in is made of: they speak
 * against nothing. */
#include "facts/code_run.h"

#include <stdint.h>

#include "base/ascii.h"

/* Each call costs a look through its file: of longer ones nothing is said. */
enum { SHOWN = 60, LONGEST_STATEMENT = 600, LONGEST_FILE = 128 << 10 };

static int place_order(const struct node *x, const struct node *y)
{
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->col < y->col ? -1 : x->col > y->col;
}

static bool is_within(const struct node *outer, const struct node *n)
{
	const struct node end = {.line = outer->end_line, .col = outer->end_col};
	return place_order(outer, n) <= 0 && place_order(n, &end) < 0;
}

/* ---- conditions ---- */

/* What is the same for everybody as long as the program runs. */
static bool is_setting(str condition)
{
	static const char *const words[] = {"process.env", "import.meta.env", "os.environ", "getenv", "ENV[",
	                                    "settings.",   "config.",         "feature",    "flags",  "DEBUG"};
	condition = str_trim(condition);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(condition, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return str_listed(condition, "false False 0 !1 !true");
}

static str condition_around(const struct node *tree, const struct node *call)
{
	const struct node *branches = node_get(tree, S("branches"));
	for (const struct node *b = branches ? branches->child : NULL; b; b = b->next)
		if (is_within(b, call) && is_setting(b->text))
			return b->text;
	return S("");
}

/* ---- functions ---- */

static bool is_word(char c) { return ascii_alnum(c) || c == '_' || c == '$'; }

static size_t mentions(str text, str name)
{
	size_t n = 0;
	for (size_t at = 0; n < 2 && (at = str_find(text, name, at)) != SIZE_MAX; at += name.n)
		n += (at == 0 || !is_word(text.p[at - 1])) && (at + name.n == text.n || !is_word(text.p[at + name.n]));
	return n;
}

/* Only a module keeps its names to itself. */
static bool is_module(const struct node *tree)
{
	const struct node *imports = node_get(tree, S("imports")), *exports = node_get(tree, S("exports"));
	return (imports && imports->child) || (exports && exports->child);
}

/* The function that nothing else of the module names. Methods are called by what the file does not tell. */
static str unused_around(const struct node *tree, str text, const struct node *call)
{
	const struct node *functions = node_get(tree, S("functions")), *exports = node_get(tree, S("exports"));
	const struct node *classes = node_get(tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		if (is_within(c, call))
			return S("");
	for (const struct node *f = functions && is_module(tree) ? functions->child : NULL; f; f = f->next) {
		const struct node *name = node_get(f, S("name"));
		if (name && name->text.n && is_within(f, call) && !node_get(exports, name->text) &&
		    mentions(text, name->text) < 2)
			return name->text;
	}
	return S("");
}

/* ---- values ---- */

static size_t start_of(str text, const struct node *n)
{
	size_t at = 0;
	for (unsigned line = 1; line < n->line; line++) {
		size_t end = str_find(text, S("\n"), at);
		if (end == SIZE_MAX)
			return SIZE_MAX;
		at = end + 1;
	}
	return at;
}

/* From behind what ends the statement in front of it. */
static size_t statement_from(str text, size_t at)
{
	int depth = 0;
	size_t least = at > LONGEST_STATEMENT ? at - LONGEST_STATEMENT : 0;
	for (; at > least; at--) {
		char c = text.p[at - 1];
		if (c == ')' || c == ']')
			depth++;
		else if ((c == '(' || c == '[') && depth)
			depth--;
		else if (!depth && ascii_in(";{}\n", c))
			break;
	}
	return at;
}

/* Is anything done with what the statement gives: handed on, kept, given back? */
static bool is_kept(str before, str behind)
{
	static const char *const uses[] = {".then(", ".SecretString", ".Parameter", ".payload", ".value", ".data"};
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (str_find(behind, str_of(uses[i]), 0) != SIZE_MAX)
			return true;
	if (str_find(before, S("="), 0) != SIZE_MAX || str_find(before, S("return"), 0) != SIZE_MAX)
		return true;
	/* f(await client.send( is handed to f; client.send( alone is not */
	size_t open = 0;
	for (size_t i = 0; i < before.n; i++)
		open += before.p[i] == '(' || before.p[i] == '[' || before.p[i] == ',' || before.p[i] == ':';
	bool sends = str_find(before, S(".send("), 0) != SIZE_MAX;
	return open > (sends ? 1u : 0u) + (str_find(before, S("Client({"), 0) != SIZE_MAX ? 1u : 0u);
}

/* AddAzureKeyVault(…) is all that has to be said. */
static bool sets_up(const struct node *call)
{
	const struct node *callee = node_get(call, S("callee"));
	return callee && (str_find(callee->text, S(".Add"), 0) != SIZE_MAX || str_starts(callee->text, S("Add")));
}

static bool is_thrown_away(str text, const struct node *call)
{
	size_t line = start_of(text, call);
	if (line == SIZE_MAX || line + call->col > text.n || sets_up(call))
		return false;
	size_t at = line + call->col - 1, from = statement_from(text, at);
	size_t end = str_find(text, S(";"), at), next = str_find(text, S("\n"), at);
	end = next < end ? next : end;
	str before = str_sub(text, from, at), above = str_trim(str_sub(text, from > 200 ? from - 200 : 0, from));
	/* what goes on from the line above belongs to that one */
	if (above.n && ascii_in("=(,:?&|", above.p[above.n - 1]))
		return false;
	return !is_kept(before, str_sub(text, at, end == SIZE_MAX ? text.n : end));
}

str code_run_doubt(const struct node *tree, str text, const struct node *call, bool value, struct arena *a)
{
	if (text.n > LONGEST_FILE)
		return S("its file is too long to be looked through");
	str condition = condition_around(tree, call), function = unused_around(tree, text, call);
	if (condition.n)
		return arena_printf(a, "it hangs on %.*s", STR_ARG(str_sub(condition, 0, SHOWN)));
	if (function.n)
		return arena_printf(a, "nothing names the function %.*s that it stands in", STR_ARG(function));
	return value && is_thrown_away(text, call) ? S("what it gives is thrown away") : S("");
}
