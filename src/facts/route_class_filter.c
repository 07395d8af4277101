/* What the class of a file, and what it is built upon, puts in front of its methods. */
#include <stdint.h>

#include "route_classed.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEPEST = 6, MOST = 48 };

static const struct node *list_of(const struct node *row, str key)
{
	const struct node *list = node_get(row, key);
	return list ? list->child : NULL;
}

/* ---- filters ---- */

static enum truth route_chosen(const struct node *paths, str method)
{
	bool only = false, among = false;
	for (const struct node *n = paths; n; n = n->next) {
		str word = S(""), rest = n->text;
		if (str_eq(rest, S("?")))
			return TRUTH_UNKNOWN;
		str_cut(&rest, ' ', &word);
		if (str_eq(word, S("except")) && str_eq(rest, method))
			return TRUTH_FALSE;
		only = only || str_eq(word, S("only"));
		among = among || (str_eq(word, S("only")) && str_eq(rest, method));
	}
	return only && !among ? TRUTH_FALSE : TRUTH_TRUE;
}

struct filters {
	struct route_joiner *j;
	str method;
	size_t own; /* the file of the class that is asked for */
	struct {
		size_t file;
		str ref;
		bool unsure;
	} at[MOST];
	size_t n;
	bool lost; /* something that it is built upon was not read */
	str lost_name;
};

static void add_filter(struct filters *s, const struct route_part_at *p)
{
	enum truth chosen = route_chosen(list_of(p->row, S("paths")), s->method);
	bool skip = row_is(p->row, S("method"), S("skip"));
	bool unsure = chosen == TRUTH_UNKNOWN || row_is(p->row, S("early"), S("true"));
	if (chosen == TRUTH_FALSE)
		return;
	for (const struct node *g = route_guards(p->row); g; g = g->next) {
		for (size_t i = 0; skip && i < s->n; i++)
			if (str_eq(s->at[i].ref, g->text) && unsure)
				s->at[i].unsure = true;
			else if (str_eq(s->at[i].ref, g->text))
				s->at[i].ref = S("");
		if (skip)
			continue;
		if (s->n == MOST) {
			s->lost = true;
			return;
		}
		s->at[s->n].file = p->file;
		s->at[s->n].ref = g->text;
		s->at[s->n++].unsure = unsure;
	}
}

/* ApplicationController as application_controller, Admin::Base as admin/base */
static str snake(struct route_joiner *j, str class)
{
	char *to = arena_alloc(j->m.arena, 2 * class.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < class.n; i++) {
		char c = class.p[i];
		bool big = c >= 'A' && c <= 'Z', before = i && class.p[i - 1] != ':';
		bool small = i && !(class.p[i - 1] >= 'A' && class.p[i - 1] <= 'Z');
		bool next = i + 1 < class.n && class.p[i + 1] >= 'a' && class.p[i + 1] <= 'z';
		if (c == ':' && i + 1 < class.n && class.p[i + 1] == ':')
			to[n++] = '/', i++;
		else if (big && before && (small || next))
			to[n++] = '_', to[n++] = (char)(c + 32);
		else
			to[n++] = big ? (char)(c + 32) : c;
	}
	str s = {to, n};
	return str_starts(s, S("/")) ? str_sub(s, 1, n) : s;
}

/* Bases that frameworks bring, and that put nothing in front of a method. */
static bool is_plain_base(str class)
{
	return route_has_word(class, "ActionController:: Devise:: AbstractController Illuminate/ HasMiddleware "
	                             "Symfony/ Psr/ Slim/") ||
	       str_listed(class, "Controller BaseController AuthorizesRequests DispatchesJobs ValidatesRequests");
}

static size_t base_file(struct route_joiner *j, size_t from, str base)
{
	bool ruby = str_ends(j->m.f->reach.files.at[from], S(".rb"));
	size_t file = ruby ? route_class_file(j, from, snake(j, base), S(".rb"), true)
	                   : route_class_file(j, from, base, S(".php"), false);
	return file == from ? SIZE_MAX : file;
}

struct route_part_at *route_class_method(struct route_joiner *j, size_t file, str name, unsigned depth)
{
	struct route_part_at *p = route_find_method(j->m.f, file, name), *class = route_class_of(j, file);
	if (!p)
		p = route_find(j->m.f, file, S("function"), name);
	for (const struct node *b = class ? list_of(class->row, S("bases")) : NULL; b && !p; b = b->next) {
		size_t base = depth < DEEPEST ? base_file(j, file, b->text) : SIZE_MAX;
		if (base != SIZE_MAX)
			p = route_class_method(j, base, name, depth + 1);
	}
	return p;
}

/* A method of a class takes filters away: for which actions is its own matter. */
static void see_wrapped(struct filters *s, str call)
{
	for (size_t a = 0; a < s->j->n_aliases; a++) {
		const struct route_part_at *p = &s->j->m.f->parts[s->j->aliases[a]];
		if (!str_eq(p->kind, S("filter")) || !str_eq(p->name, call))
			continue;
		for (const struct node *g = route_guards(p->row); g; g = g->next)
			for (size_t i = 0; i < s->n; i++)
				s->at[i].unsure = s->at[i].unsure || str_eq(s->at[i].ref, g->text);
	}
}

/* Controllers of Devise let people sign in; who changes an account has signed in. Source: devise, its
 * registrations_controller.rb. */
static void see_devise(struct filters *s, size_t file, str base)
{
	bool own = str_eq(base, S("Devise::RegistrationsController")) && str_listed(s->method, "edit update destroy");
	if (!own || s->n == MOST)
		return;
	s->at[s->n].file = file;
	s->at[s->n].unsure = false;
	s->at[s->n++].ref = S("=authenticate_scope!");
}

static void see_file(struct filters *s, size_t file, unsigned depth)
{
	struct route_joiner *j = s->j;
	struct route_part_at *class = route_class_of(j, file), *p;
	size_t at = SIZE_MAX, n = 0;
	const struct node *bases[24];
	for (const struct node *b = class ? list_of(class->row, S("bases")) : NULL; b && n < 24; b = b->next)
		bases[n++] = b;
	for (size_t i = 0; i < n; i++) { /* the class comes first in the list, and in time */
		bool lost = str_eq(bases[i]->text, S("?"));
		size_t base = depth < DEEPEST && !lost ? base_file(j, file, bases[i]->text) : SIZE_MAX;
		see_devise(s, file, bases[i]->text);
		if (base != SIZE_MAX)
			see_file(s, base, depth + 1);
		else if (lost || (!is_plain_base(bases[i]->text) && str_ends(bases[i]->text, S("Controller")))) {
			s->lost = true;
			s->lost_name = lost ? S("its class") : bases[i]->text;
		}
	}
	for (const struct node *c = class ? list_of(class->row, S("calls")) : NULL; c; c = c->next)
		see_wrapped(s, c->text);
	while ((p = route_find_next(j->m.f, file, S("filter"), S("*"), &at)))
		add_filter(s, p);
}

struct route_verdict route_classed_filters(struct route_joiner *j, size_t file, str name, struct route_part_at **method)
{
	struct filters s = {.j = j, .method = name, .own = file};
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	see_file(&s, file, 0);
	*method = route_class_method(j, file, name, 0);
	for (size_t i = 0; i < s.n && v.auth != ROUTE_GUARDED; i++) {
		if (!s.at[i].ref.n)
			continue;
		bool ruby = str_ends(j->m.f->reach.files.at[file], S(".rb")), named = str_starts(s.at[i].ref, S("="));
		/* a method may be the one of the class itself, whoever named it */
		struct route_verdict one = route_judge_named(j, ruby && named ? file : s.at[i].file, s.at[i].ref, 0);
		if (s.at[i].unsure && one.auth == ROUTE_GUARDED)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by,
			                             S("whether its guard is asked was not read")};
		route_add_verdict(&v, one);
	}
	if (s.lost)
		route_add_verdict(&v, (struct route_verdict){ROUTE_UNKNOWN, s.lost_name,
		                                             arena_printf(j->m.arena, "what %.*s does was not read",
		                                                          STR_ARG(s.lost_name))});
	return v;
}
