/* Every function of the app that writes such a thing is gone through once, as a stranger would come to it: what he has
 * written without being asked for anything is not proof of who he is. */
#include "route_keep.h"

#include "route_flow_text.h"
#include "route_word.h"
#include "row_get.h"

/* "session.user" of request.session['user'], "g.user", "request.user", "state.user"; "" of what is none. */
static str key_of(struct arena *a, str chain, str index)
{
	static const struct {
		const char *front, *key;
	} stores[] = {{"request.session", "session"},
	              {"self.request.session", "session"},
	              {"flask.session", "session"},
	              {"session", "session"},
	              {"flask.g", "g"},
	              {"g", "g"},
	              {"request.state", "state"},
	              {"self.request.state", "state"},
	              {"req.context", "context"},
	              {"request.ctx", "ctx"},
	              {"self.request", "request"},
	              {"request", "request"},
	              {"info.context", "request"}};
	str whole = index.n ? arena_printf(a, "%.*s.%.*s", STR_ARG(chain), STR_ARG(index)) : chain;
	for (size_t i = 0; i < sizeof stores / sizeof *stores; i++) {
		str front = str_of(stores[i].front);
		if (!str_starts(whole, front) || whole.n <= front.n + 1 || whole.p[front.n] != '.')
			continue;
		str name = str_sub(whole, front.n + 1, whole.n);
		name = str_sub(name, 0, str_find(name, S("."), 0));
		bool asked = str_eq(str_of(stores[i].key), S("request")); /* of its own it has much else */
		return asked && !str_listed(name, "user auth identity current_user principal account")
		               ? S("")
		               : arena_printf(a, "%s.%.*s", stores[i].key, STR_ARG(name));
	}
	return S("");
}

static str target_key(struct arena *a, const struct flow *target)
{
	const struct flow *key = target->kind == FLOW_INDEX ? flow_second(target) : NULL;
	if (target->kind == FLOW_INDEX && !(key && key->kind == FLOW_TEXT && key->text.n))
		return S("");
	return key ? key_of(a, route_flow_chain(target->child, a), key->text)
	           : key_of(a, route_flow_chain(target, a), S(""));
}

/* May a stranger have made it what it is? */
static bool is_his(struct flow_value v)
{
	if (v.caller || v.guessed || v.promise || v.perhaps)
		return false;
	for (size_t i = 0; v.worth == WORTH_OBJECT && i < v.n; i++)
		if (flow_is_sent(v.items[i]) || v.items[i].of_sent)
			return true;
	return flow_is_sent(v) || v.worth == WORTH_THERE || (v.worth == WORTH_UNKNOWN && v.of_sent);
}

void route_keep(struct flow_run *r, const struct flow_state *s, const struct flow *target, struct flow_value v)
{
	struct route_keeping *k = r->keeping;
	str key = target_key(r->arena, target);
	if (!key.n || !s->alive || s->sure != FLOW_SURE || s->region || !is_his(v) || k->n == ROUTE_KEPT)
		return;
	str path = r->frame ? r->f->reach.files.at[r->frame->file] : S("");
	k->kept[k->n++] = (struct route_kept){arena_str(r->f->arena, key),
	                                      arena_printf(r->f->arena, "%.*s:%u", STR_ARG(path), r->line)};
}

/* Does it give such a thing a value somewhere in there? */
static bool writes(struct arena *a, const struct flow *n)
{
	for (; n; n = n->next)
		if ((n->kind == FLOW_SET && n->child && !n->mark && target_key(a, n->child).n) ||
		    (n->child && writes(a, n->child)))
			return true;
	return false;
}

static void build(struct route_finder *f, struct route_keeping *k)
{
	enum { FUNCTIONS = 400 };
	struct arena scratch = {0};
	size_t seen = 0;
	k->building = true;
	for (size_t i = 0; i < f->n && seen < FUNCTIONS; i++) {
		struct route_part_at *p = &f->parts[i];
		str flow = row_text(p->row, S("flow"));
		if (!str_eq(p->kind, S("function")) || !str_ends(f->reach.files.at[p->file], S(".py")) ||
		    !route_has_word(flow, "n<session> m<session> n<g> m<user> m<state> m<context> m<ctx>"))
			continue;
		p->flow = p->flow_read ? p->flow : route_flow_read(flow, f->arena);
		p->flow_read = true;
		bool any = p->flow && writes(&scratch, p->flow);
		arena_reset(&scratch);
		if (!any)
			continue;
		seen++;
		route_flow_keeps(f, p, k);
	}
	arena_free(&scratch);
	k->building = false;
	k->built = true;
}

str route_kept(struct route_finder *f, str chain, str index)
{
	if (!f->keeping)
		f->keeping = arena_new(f->arena, struct route_keeping);
	struct route_keeping *k = f->keeping;
	str key = key_of(f->arena, chain, index);
	if (!key.n || k->building)
		return S("");
	if (!k->built)
		build(f, k);
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->kept[i].key, key))
			return k->kept[i].at;
	return S("");
}
