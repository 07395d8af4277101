/* How long a repeated call waits: told by the call that waits, and by what the names that it is given are made of. */
#include <stdint.h>

#include "base/ascii.h"
#include "limit_body.h"
#include "retry_wait.h"
#include "row_get.h"

enum { NAMED = 4, GIVEN = 160 };

static bool within(const struct repeat *r, const struct node *n) { return n->line >= r->from && n->line <= r->to; }

bool retry_speaks_of_tries(str text)
{
	static const char words[] = "attempt|retry|retries|retrying|max_tries|maxtries|num_tries|tentativa|versuch";
	return limit_has_any(text, words) || limit_has_word(text, S("tries")) || limit_has_word(text, S("ntries"));
}

const struct node *retry_wait_of(const struct repeat *r)
{
	const struct node *calls = node_get(r->tree, S("calls")), *found = NULL;
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		str callee = row_text(c, S("callee"));
		if (within(r, c) && limit_has_any(callee, "sleep|settimeout|delay|wait|backoff") &&
		    !limit_has_any(callee, "waitfor|wait_for|waitgroup|await|wg.wait|waituntil|addeventlistener"))
			found = c;
	}
	return found;
}

static bool doubles(str text) { return limit_has_any(text, "**|pow(|<<|exponential|exp("); }

/* delay *= 2, delay = Math.min(delay * 2, most) */
static bool grows(const struct repeat *r, str name)
{
	for (size_t at = 0; name.n && (at = str_find(r->body, name, at)) != SIZE_MAX; at++) {
		str rest = str_sub(r->body, at + name.n, at + name.n + 60);
		str line = str_trim(str_sub(rest, 0, str_find(rest, S("\n"), 0)));
		bool again = str_starts(line, S("=")) && limit_has_word(line, name);
		if (str_starts(line, S("*=")) || (again && str_find(line, S("*"), 0) != SIZE_MAX))
			return true;
	}
	return false;
}

/* Is it given another value in the loop? */
static bool changes(const struct repeat *r, str name)
{
	static const char *const ways[] = {"=", "+=", "-=", "*=", "<<=", "++", ":="};
	for (size_t at = 0; (at = str_find(r->body, name, at)) != SIZE_MAX; at += name.n) {
		str rest = str_trim(str_sub(r->body, at + name.n, at + name.n + 8));
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
			if (str_starts(rest, str_of(ways[i])) && !str_starts(rest, S("==")))
				return true;
	}
	return false;
}

/* calculateDelay(attempt): a function of the file. */
static bool made_by(const struct repeat *r, str text)
{
	const struct node *functions = node_get(r->tree, S("functions"));
	unsigned looked = 0;
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		str name = row_text(n, S("name"));
		if (name.n < 3 || !limit_has_word(text, name) || ++looked > NAMED)
			continue;
		if (doubles(limit_body_lines(r->tree, n, r->arena).text))
			return true;
	}
	return false;
}

/* What a call is given, as it stands there: a name whose value changes is no value. */
static str given_to(const struct repeat *r, const struct node *call)
{
	str callee = row_text(call, S("callee"));
	size_t at = callee.n ? str_find(r->body, callee, 0) : SIZE_MAX, depth = 0;
	for (size_t next; at != SIZE_MAX && (next = str_find(r->body, callee, at + 1)) != SIZE_MAX;)
		at = next;
	size_t from = at == SIZE_MAX ? r->body.n : at + callee.n, to = from;
	for (; to < r->body.n && to < from + GIVEN; to++) {
		depth += r->body.p[to] == '(';
		depth -= depth && r->body.p[to] == ')';
		if (!depth)
			break;
	}
	return str_sub(r->body, from, to);
}

static bool any_grows(const struct repeat *r, str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		while (i < text.n && (ascii_letter(text.p[i]) || ascii_digit(text.p[i]) || text.p[i] == '_'))
			i++;
		if (i > from + 1 && ascii_letter(text.p[from]) && grows(r, str_sub(text, from, i)))
			return true;
		i += i == from;
	}
	return false;
}

/* sleep(retry_delay) with retry_delay = 1: a name that stands for one number, whatever it is called. */
static bool is_one_number(const struct repeat *r, const struct limit_body *b, str given)
{
	double seconds;
	str name = str_starts(given, S("(")) ? str_trim(str_sub(given, 1, given.n)) : str_trim(given);
	for (size_t i = 0; i < name.n; i++)
		if (!ascii_alnum(name.p[i]) && name.p[i] != '_')
			return false;
	return name.n && ascii_letter(name.p[0]) && !changes(r, name) && limit_body_number(b, name, &seconds);
}

/* Longer each time where a power stands in it, or a number that is doubled; as long where it is one number. */
enum truth retry_backs_off(const struct repeat *r)
{
	const struct node *wait = retry_wait_of(r), *args = wait ? node_get(wait, S("args")) : NULL;
	struct limit_body b = {.tree = r->tree, .function = r->tree, .text = r->body, .arena = r->arena};
	double seconds;
	if (!wait)
		return limit_has_any(r->body, "sleep|timeout|delay|wait(|pause") ? TRUTH_UNKNOWN : TRUTH_FALSE;
	str given = given_to(r, wait), callee = row_text(wait, S("callee"));
	str whole = limit_body_expand(&b, arena_printf(r->arena, "%.*s%.*s", STR_ARG(callee), STR_ARG(given)));
	if (doubles(whole) || any_grows(r, given) || made_by(r, whole))
		return TRUTH_TRUE;
	if (is_one_number(r, &b, given))
		return TRUTH_FALSE;
	if (retry_speaks_of_tries(whole) || limit_has_any(given, "[|*"))
		return TRUTH_UNKNOWN;
	for (const struct node *a = args ? args->child : NULL; a; a = a->next)
		if (node_is_leaf(a) && limit_body_number(&b, a->text, &seconds))
			return TRUTH_FALSE;
	return TRUTH_UNKNOWN;
}
