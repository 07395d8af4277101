/* One row of the section `routes`: its method, path and handler, who guards it, what it does. */
#include "route_row.h"

#include "route_word.h"
#include "row_get.h"

static void add_truth(struct members *m, str key, enum truth t)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, key, NULL);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* send_mail, send-mail, sendMail */
static bool next_word(str *rest, str *word)
{
	size_t i = 0, n = 0;
	while (i < rest->n && !is_letter(rest->p[i]))
		i++;
	*rest = str_sub(*rest, i, rest->n);
	while (n < rest->n && is_letter(rest->p[n]) && !(n && rest->p[n] >= 'A' && rest->p[n] <= 'Z'))
		n++;
	*word = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return n;
}

/* /users/seed: by a word of the path, whoever opens the address has something done. */
static bool has_done(str path)
{
	static const char deeds[] =
	        "seed seeder reset delete remove clear wipe purge truncate drop migrate populate import "
	        "sync cron job jobs cleanup send trigger create add insert update approve reject";
	str part, word;
	for (str rest = path; str_cut(&rest, '/', &part);)
		for (str words = part; part.n && part.p[0] != ':' && part.p[0] != '{' && next_word(&words, &word);)
			if (str_listed(word, deeds))
				return true;
	return false;
}

/* What is fetched changes nothing, unless its code does: a count of visits, or what its path promises. */
static enum truth changes(str method, str path, const struct route_deed *deed)
{
	if (deed->idle)
		return TRUTH_FALSE;
	if (str_eq(method, S("PUT")) || str_eq(method, S("PATCH")) || str_eq(method, S("DELETE")))
		return TRUTH_TRUE;
	if (!str_eq(method, S("GET")) && !str_eq(method, S("HEAD")) && !str_eq(method, S("OPTIONS")))
		return deed->writes;
	if (deed->writes == TRUTH_TRUE && str_eq(method, S("GET")) && has_done(path))
		return TRUTH_TRUE;
	return deed->writes == TRUTH_TRUE && deed->removes ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

bool route_is_page(const struct node *part)
{
	const struct node *marks = node_get(part, S("marks"));
	return row_is(part, S("framework"), S("Next.js")) && marks && marks->child &&
	       str_eq(marks->child->text, S("page"));
}

void route_row_add(struct route_joiner *j, const struct route_handled *h, str path, str framework,
                   const struct route_verdict *v)
{
	str method = h->method, handler = h->handler;
	struct route_deed deed = h->deed ? *h->deed : route_deed(j->m.f, h->file, handler);
	if (row_text(h->row, S("writes")).n)
		deed.writes = TRUTH_TRUE; /* by its form */
	if (deed.idle)
		deed.gives = TRUTH_FALSE;
	if (str_eq(method, S("any")) && deed.only.n)
		method = deed.only;
	const struct node at = {.line = h->place->line, .col = 1, .key_line = h->place->line};
	struct members m = members_below(j->list, NODE_OBJECT, S(""), &at);
	const struct node *side = node_get(h->place, S("side"));
	str public = h->public.n ? h->public : route_public(method, path);
	const struct route_verdict signed_for = {ROUTE_GUARDED, handler, S("it checks who signed what it is sent")};
	if (deed.signs && v->auth != ROUTE_GUARDED && route_is_hook(path))
		v = &signed_for;
	public = public.n || !route_is_entrance(route_last(handler)) ? public : S("people sign in there");
	public = deed.idle ? S("it refuses whoever asks") : public;
	if (v->auth == ROUTE_GUARDED) /* whatever it is called */
	public = S("");
	members_scalar(&m, NODE_STRING, S("path"), row_text(h->place, S("path")), NULL);
	if (side)
		members_copy(&m, S("side"), side);
	members_scalar(&m, NODE_STRING, S("method"), method, NULL);
	members_scalar(&m, NODE_STRING, S("route"), path.n ? path : S("/"), NULL);
	members_scalar(&m, NODE_STRING, S("handler"), handler, NULL);
	if (framework.n)
		members_scalar(&m, NODE_STRING, S("framework"), framework, NULL);
	if (v->auth == ROUTE_UNKNOWN)
		members_scalar(&m, NODE_UNKNOWN, S("auth"), v->why, NULL);
	else
		members_scalar(&m, NODE_STRING, S("auth"), v->auth == ROUTE_GUARDED ? S("guarded") : S("open"), NULL);
	if (v->by.n)
		members_scalar(&m, NODE_STRING, S("guard"), v->by, NULL);
	add_truth(&m, S("changes"), changes(method, path, &deed));
	add_truth(&m, S("gives"), deed.gives);
	if (deed.rows && !deed.knows && !route_is_page(h->row))
		members_bool(&m, S("rows"), true);
	if (public.n)
		members_scalar(&m, NODE_STRING, S("public"), public, NULL);
	members_scalar(&m, NODE_STRING, S("why"), v->why.n ? v->why : S("nothing in front of it asks who calls"), NULL);
}
