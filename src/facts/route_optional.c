/* Guards of PHP and Ruby that ask only whoever sent something: `if request.headers['Authorization'].present? … end`,
 * `if ($request->hasHeader('Authorization')) return $auth->process(…)`. Whoever sends nothing gets on. */
#include "route_exit.h"

#include "route_branch.h"
#include "route_word.h"
#include "row_get.h"

/* Does the condition hold only of those who sent who they are? */
static bool is_sent(str condition)
{
	static const char *const turns[] = {"!",     "not ",  "||", " or ",    "unless ", "null", "nil",
	                                    "empty", "blank", "=",  "missing", "absent",  "else", "?"};
	str shown = condition;
	if (str_ends(shown, S(".present?"))) /* the one mark that turns nothing */
		shown.n -= 9;
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (str_find(shown, str_of(turns[i]), 0) != SIZE_MAX)
			return false;
	return route_has_word(condition, "bearertoken() authorization") &&
	       route_has_word(condition, "header bearertoken isset( server env[");
}

bool route_is_sent_only(struct route_file *r, const struct node *place)
{
	struct route_refs under = {.n = 0};
	if (!str_listed(str_extension(r->path), "php rb"))
		return false;
	route_under(r, place, &under);
	for (size_t i = 0; i < under.n; i++)
		if (is_sent(str_sub(under.at[i], str_find(under.at[i], S(" "), 0) + 1, under.at[i].n)))
			return true;
	return false;
}

/* Does it hand on whatever was sent, at its end? */
static bool hands_on(const struct node *f)
{
	const struct node *exits = node_get(f, S("exits")), *last = exits ? exits->child : NULL;
	while (last && last->next)
		last = last->next;
	return last && route_passes(row_text(last, S("says"))) && !row_text(last, S("if")).n &&
	       !node_get(last, S("under"));
}

void route_optional(struct route_file *r, struct route_traits *t, const struct node *f)
{
	bool asks = t->refuses.n || t->odd || t->more || t->calls.more;
	for (size_t i = 0; i < t->calls.n; i++)
		asks = asks ||
		       (route_guard_name(route_last(t->calls.at[i])) && !route_has_word(t->calls.at[i], "header"));
	if (t->optional && !asks && (str_ends(r->path, S(".rb")) || hands_on(f)))
		t->lets = S("all");
}

/* Does it stand alone in its line, with no `if` behind it? */
static bool stands_alone(const struct route_file *r, const struct node *n)
{
	enum { MOST_FUNCTIONS = 256 }; /* each looks for its line from the first one on */
	str text = r->tree->text, line = S("");
	if (r->n_functions > MOST_FUNCTIONS)
		return false;
	for (unsigned i = 0; i < n->line; i++)
		if (!str_cut(&text, '\n', &line))
			return false;
	line = str_trim(line);
	str behind = str_starts(line, n->text) ? str_sub(line, n->text.n, line.n) : S("?");
	return !behind.n || (behind.p[0] == '(' && str_find(behind, S(")"), 0) == behind.n - 1);
}

bool route_asks_warden(struct route_file *r, const struct node *read)
{
	struct route_refs under = {.n = 0};
	if (!str_ends(r->path, S(".rb")) || !str_ends(read->text, S(".authenticate!")) ||
	    !route_has_word(read->text, "warden"))
		return false;
	route_under(r, read, &under);
	return !under.n && stands_alone(r, read);
}
