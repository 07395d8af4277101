/* Names are the same in whatever case. What only says yes or no, a comparison or contains(), puts no text in. See
 * "Security hardening for GitHub Actions", untrusted input. */
#include "workflow_stranger.h"

#include "base/ascii.h"

enum { DEPTH = 4 };

static const char objects[] =
        "issue pull_request comment review review_comment discussion discussion_comment head_commit "
        "commits pages workflow_run merge_group release";
static const char members[] =
        "title body ref label message name email page_name head_branch display_title default_branch "
        "head_ref author_name";

static bool holds(const struct workflow_names *names, str text, unsigned depth, str *expression);

static bool is_listed(str word, const char *words)
{
	str one;
	for (str list = str_of(words); str_cut(&list, ' ', &one);)
		if (str_ieq(word, one))
			return true;
	return false;
}

static bool begins(str s, str with) { return s.n >= with.n && str_ieq(str_sub(s, 0, with.n), with); }

/* Behind the last dot. */
static str last_of(str name)
{
	size_t i = name.n;
	while (i > 0 && name.p[i - 1] != '.')
		i--;
	return str_sub(name, i, name.n);
}

static bool of_event(str name)
{
	static const str event = STR_INIT("github.event.");
	if (str_ieq(name, S("github.head_ref")) || begins(name, S("github.event[")))
		return true;
	if (!begins(name, event))
		return false;
	str rest = str_sub(name, event.n, name.n), object;
	size_t end = 0;
	while (end < rest.n && !ascii_in(".[", rest.p[end]))
		end++;
	object = str_sub(rest, 0, end);
	return is_listed(object, objects) && is_listed(last_of(name), members);
}

static const struct node *variable(const struct workflow_names *names, str name)
{
	for (size_t i = 0; i < 3; i++)
		for (const struct node *n = names->env[i] ? names->env[i]->child : NULL; n; n = n->next)
			if (str_ieq(n->key, name))
				return n;
	return NULL;
}

static bool of_variable(const struct workflow_names *names, str name, unsigned depth)
{
	str ignored;
	const struct node *n = begins(name, S("env.")) ? variable(names, str_sub(name, 4, name.n)) : NULL;
	return n && depth < DEPTH && holds(names, n->text, depth + 1, &ignored);
}

/* steps.ID.outputs.X, needs.JOB.outputs.X */
static bool of_output(const struct workflow_names *names, str name)
{
	size_t at = str_ifind(name, S(".outputs."), 0);
	bool steps = begins(name, S("steps.")), needs = begins(name, S("needs."));
	if (at == SIZE_MAX || (!steps && !needs))
		return false;
	str of = str_sub(name, 6, at), output = str_sub(name, at + 9, name.n);
	if (steps)
		return strs_ihas(names->steps, of);
	for (size_t i = 0; i < names->jobs.n; i++) {
		str job = names->jobs.at[i];
		if (job.n == of.n + 1 + output.n && begins(job, of) && str_ieq(str_sub(job, of.n + 1, job.n), output))
			return true;
	}
	return false;
}

static bool is_name(char c) { return ascii_alnum(c) || ascii_in("_-.*[]", c); }

static void skip_text(str s, size_t *i)
{
	for (++*i; *i < s.n && s.p[*i] != '\'';)
		++*i;
}

/* One side of && or ||. */
static bool gives(const struct workflow_names *names, str part, unsigned depth)
{
	bool whole = str_ifind(part, S("tojson("), 0) != SIZE_MAX;
	for (size_t i = 0; i < part.n; i++) {
		if (part.p[i] == '\'') {
			skip_text(part, &i);
			continue;
		}
		if (!is_name(part.p[i]))
			continue;
		size_t from = i;
		while (i < part.n && is_name(part.p[i]))
			i++;
		str name = str_sub(part, from, i);
		if (of_event(name) || of_variable(names, name, depth) || of_output(names, name) ||
		    (whole && is_listed(name, "github github.event")))
			return true;
	}
	return false;
}

static bool only_asks(str part)
{
	str t = str_trim(part);
	while (t.n && ascii_in("!( ", t.p[0]))
		t = str_sub(t, 1, t.n);
	return str_find(t, S("=="), 0) != SIZE_MAX || str_find(t, S("!="), 0) != SIZE_MAX ||
	       begins(t, S("contains(")) || begins(t, S("startsWith(")) || begins(t, S("endsWith(")) ||
	       (part.n && str_trim(part).p[0] == '!');
}

static bool expression_gives(const struct workflow_names *names, str e, unsigned depth)
{
	for (size_t from = 0; from <= e.n;) {
		size_t and = str_find(e, S("&&"), from), or = str_find(e, S("||"), from), to = and < or ? and : or ;
		to = to == SIZE_MAX ? e.n : to;
		str part = str_sub(e, from, to);
		if (!only_asks(part) && gives(names, part, depth))
			return true;
		from = to + 2;
	}
	return false;
}

static bool holds(const struct workflow_names *names, str text, unsigned depth, str *expression)
{
	for (size_t at = 0; (at = str_find(text, S("${{"), at)) != SIZE_MAX;) {
		size_t end = str_find(text, S("}}"), at);
		if (end == SIZE_MAX)
			return false;
		*expression = str_sub(text, at, end + 2);
		if (expression_gives(names, str_sub(text, at + 3, end), depth))
			return true;
		at = end + 2;
	}
	*expression = S("");
	return false;
}

str workflow_stranger(const struct workflow_names *names, str text)
{
	str expression = {0};
	return holds(names, text, 0, &expression) ? expression : S("");
}

/* $NAME or ${NAME…, not the beginning of another name. */
static bool uses(str script, str name)
{
	for (size_t at = 0; name.n && (at = str_find(script, name, at)) != SIZE_MAX; at += name.n) {
		size_t end = at + name.n;
		bool whole = end >= script.n || !(ascii_alnum(script.p[end]) || script.p[end] == '_');
		bool plain = at > 0 && script.p[at - 1] == '$';
		bool braces = at > 1 && script.p[at - 1] == '{' && script.p[at - 2] == '$';
		if (whole && (plain || braces))
			return true;
	}
	return false;
}

bool workflow_stranger_variable(const struct workflow_names *names, str script)
{
	str ignored;
	for (size_t i = 0; i < 3; i++)
		for (const struct node *n = names->env[i] ? names->env[i]->child : NULL; n; n = n->next)
			if (uses(script, n->key) && holds(names, n->text, 0, &ignored))
				return true;
	return false;
}
