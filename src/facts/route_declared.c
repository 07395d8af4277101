/* An annotation of the method, then of its class, then the rules of the app, then what it does with all that nobody
 * speaks of. What stands in another package than the route leaves it unknown. */
#include "route_declared.h"

#include <stdint.h>

#include "route_branch.h"
#include "route_controller.h"
#include "route_rules.h"
#include "route_word.h"
#include "row_get.h"

enum { BASES = 5 };

bool route_is_declared(str framework)
{
	return str_listed(framework, "Spring JAX-RS ASP.NET") || str_eq(framework, S("Razor Pages")) ||
	       str_eq(framework, S("Azure Functions"));
}

/* ---- handlers ---- */

const struct route_part_at *route_named_anywhere(const struct route_finder *f, str name, const char *extensions)
{
	const struct route_part_at *only = NULL;
	for (size_t i = 0; i < f->n; i++) {
		const struct route_part_at *p = &f->parts[i];
		if (!str_eq(p->kind, S("function")) || !str_eq(p->name, name) ||
		    !str_listed(str_extension(f->reach.files.at[p->file]), extensions))
			continue;
		if (only)
			return NULL;
		only = p;
	}
	return only;
}

struct route_verdict route_judge_declared(struct route_finder *f, size_t file, str handler)
{
	struct route_target t = route_resolve(f, file, handler);
	bool elsewhere = !t.part && str_find(handler, S("."), 0) != SIZE_MAX;
	const struct route_part_at *found = elsewhere ? route_named_anywhere(f, handler, "java kt") : NULL;
	if (found) {
		file = found->file;
		t = route_resolve(f, file, handler);
	}
	struct route_verdict v = route_judge_handler(f, file, handler);
	str identity = t.part ? row_text(t.part->row, S("identity")) : S("");
	bool known = t.part && row_text(t.part->row, S("refuses")).n &&
	             route_has_word(identity, "principal user.identity user.find securitycontext authoriz session");
	if (v.auth == ROUTE_GUARDED && !known)
		v = route_verdict_of(ROUTE_UNKNOWN, v.by,
		                     arena_printf(f->arena, "whom %.*s refuses is not known", STR_ARG(v.by)));
	return v;
}

/* ---- marks ---- */

static str behind(str mark) { return str_sub(mark, str_find(mark, S(" "), 0) + 1, mark.n); }

/* Marks of methods that an app has to turn on, and the setting that does. */
static const struct {
	const char *kind, *setting;
} turned[] = {{"method", "method-security"}, {"secured", "method-secured"}, {"jsr250", "method-jsr250"}};
enum { TURNED = sizeof turned / sizeof *turned, ALL_TURNED = (1 << TURNED) - 1 };

/* What a list of marks says. on: a bit for each kind that is turned on; where one of them is, the others ask nothing.
 */
static bool judge_marks_on(struct route_finder *f, const struct node *row, unsigned on, struct route_verdict *v)
{
	const struct node *list = node_get(row, S("declares"));
	bool said = false;
	for (const struct node *m = list ? list->child : NULL; m; m = m->next) {
		str by = behind(m->text);
		str kind = str_sub(m->text, 0, m->text.n - by.n - 1);
		bool guards = str_eq(kind, S("guarded")), off = false;
		for (size_t i = 0; i < TURNED; i++) {
			bool same = str_eq(kind, str_of(turned[i].kind));
			guards = guards || (same && (on & 1u << i));
			off = off || (same && on && !(on & 1u << i));
		}
		if (str_starts(m->text, S("open "))) {
			*v = route_verdict_of(ROUTE_OPEN, S(""),
			                      arena_printf(f->arena, "%.*s lets all in", STR_ARG(by)));
			said = true;
		} else if (off) {
			continue; /* nothing asks for it */
		} else if (guards) {
			*v = route_verdict_of(ROUTE_GUARDED, by, arena_printf(f->arena, "%.*s refuses", STR_ARG(by)));
			return true;
		} else {
			*v = route_verdict_of(ROUTE_UNKNOWN, by,
			                      arena_printf(f->arena, "what %.*s does is not known", STR_ARG(by)));
			said = true;
		}
	}
	return said;
}

static bool judge_marks(struct route_finder *f, const struct node *row, bool methods, struct route_verdict *v)
{
	return judge_marks_on(f, row, methods ? ALL_TURNED : 0, v);
}

/* Classes that the controller is built upon. */
static bool judge_bases(struct route_finder *f, str base, struct route_verdict *v)
{
	for (unsigned n = 0; n < BASES && base.n && !str_listed(base, route_aspnet_bases); n++) {
		const struct route_part_at *c = route_named(f, S("controller"), base);
		if (!c) {
			*v = route_verdict_of(ROUTE_UNKNOWN, base,
			                      arena_printf(f->arena, "its class %.*s was not found", STR_ARG(base)));
			return true;
		}
		if (judge_marks(f, c->row, true, v))
			return true;
		base = row_text(c->row, S("ref"));
	}
	return false;
}

/* ---- Spring ---- */

static void judge_spring(struct route_rules *a, const struct route_part_at *p, str path, struct route_verdict *v)
{
	struct route_verdict mark = *v, all = *v;
	const struct route_part_at *methods = NULL;
	unsigned on = 0;
	for (size_t i = 0; i < TURNED; i++) {
		const struct route_part_at *one = route_setting_of(a, str_of(turned[i].setting));
		methods = one ? one : methods;
		on |= one ? 1u << i : 0;
	}
	bool marked = judge_marks_on(a->f, p->row, on, &mark);
	if (methods)
		mark = route_if_registered(a->f, mark, methods->row, NULL);
	unsigned chains = route_judge_chains(a, row_text(p->row, S("method")), path, &all);
	struct route_verdict ignored = *v;
	if (marked && mark.auth == ROUTE_GUARDED)
		all = mark;
	else if (route_judge_ignored(a, row_text(p->row, S("method")), path, &ignored))
		all = ignored;
	else if (chains && all.auth == ROUTE_OPEN && marked && mark.auth == ROUTE_UNKNOWN)
		all = mark;
	else if (!chains && route_setting_of(a, S("starter")) && !route_setting_of(a, S("secured")))
		all = route_verdict_of(ROUTE_GUARDED, S("Spring Security"),
		                       S("Spring Security guards everything by default"));
	else if (!chains && (route_setting_of(a, S("secured")) || route_setting_of(a, S("starter")) || a->elsewhere))
		all = route_verdict_of(ROUTE_UNKNOWN, S(""), S("its chain of filters was not found"));
	else if (!chains && marked && mark.auth == ROUTE_UNKNOWN)
		all = mark;
	else if (!chains && !route_setting_of(a, S("built")))
		all = route_verdict_of(ROUTE_UNKNOWN, S(""), S("what the app is built of was not read"));
	route_judge_filters(a, &all, chains > 0);
	*v = all;
}

/* ---- JAX-RS ---- */

/* An annotation that a filter is bound to: what the filter does. */
static void judge_bound(struct route_rules *a, const struct route_part_at *p, struct route_verdict *v)
{
	const struct node *list = node_get(p->row, S("declares")), *m = list ? list->child : NULL;
	str says = m ? behind(m->text) : S(""), name = str_sub(says, 0, str_find(says, S("("), 0));
	for (size_t i = 0; i < a->f->n_wide && name.n; i++) {
		const struct route_part_at *s = &a->f->parts[a->f->wide[i]];
		if (!str_eq(s->kind, S("setting")) || !str_eq(s->name, S("bound")) || !row_is(s->row, S("of"), name))
			continue;
		struct route_verdict own = route_judge(a->f, s->file, row_text(s->row, S("ref")));
		if (own.auth == ROUTE_GUARDED && str_find(says, S("optional"), 0) == SIZE_MAX)
			*v = route_verdict_of(ROUTE_GUARDED, name, own.why);
	}
}

static void judge_jaxrs(struct route_rules *a, const struct route_part_at *p, str path, struct route_verdict *v)
{
	struct route_verdict rules = *v, mark = *v;
	route_judge_permissions(a, row_text(p->row, S("method")), path, &rules);
	bool marked = judge_marks(a->f, p->row, true, &mark);
	if (rules.auth == ROUTE_GUARDED) /* paths are asked first, @PermitAll behind them */
		*v = rules;
	else if (marked)
		*v = mark;
	else if (route_setting_of(a, S("fallback")))
		*v = route_verdict_of(ROUTE_GUARDED, S("deny-unannotated-endpoints"),
		                      S("what has no annotation is denied"));
	else
		*v = rules;
	if (v->auth == ROUTE_UNKNOWN)
		judge_bound(a, p, v);
	route_judge_filters(a, v, false);
}

/* ---- ASP.NET, its pages, functions of Azure ---- */

/* What the app asks of everybody who is asked for nothing else, where something turns that on. */
static struct route_verdict by_default(struct route_rules *a, const struct route_part_at *setting)
{
	const struct route_part_at *use = route_setting_of(a, S("authorization"));
	struct route_verdict v = route_if_registered(
	        a->f,
	        route_verdict_of(ROUTE_GUARDED, S("FallbackPolicy"), S("the app asks everybody to sign in by default")),
	        setting->row, NULL);
	return use ? route_if_registered(a->f, v, use->row, NULL) : v;
}

/* Something of the app says yes whoever asks: a policy, or what its controllers are mapped with. */
static void judge_open(struct route_rules *a, bool routed, struct route_verdict *v)
{
	a->framework = S("ASP.NET");
	const struct route_part_at *policy = route_setting_of(a, S("assertion"));
	if (!routed && route_setting_of(a, S("anonymous")))
		*v = route_verdict_of(ROUTE_OPEN, S(""), S("AllowAnonymous lets all in"));
	else if (policy && v->auth == ROUTE_GUARDED)
		*v = route_verdict_of(ROUTE_UNKNOWN, v->by,
		                      arena_printf(a->f->arena, "the policy at %.*s:%u lets all in, and may be meant",
		                                   STR_ARG(row_text(policy->row, S("path"))), policy->row->line));
}

static void judge_aspnet(struct route_rules *a, const struct route_part_at *p, str path, struct route_verdict *v)
{
	struct route_verdict mark = *v;
	bool routed = row_text(p->row, S("of")).n, page = str_eq(a->framework, S("Razor Pages"));
	if (judge_marks(a->f, p->row, true, &mark)) {
		bool open = mark.auth == ROUTE_OPEN;
		*v = open || v->auth != ROUTE_GUARDED ? mark : *v;
	} else if (v->auth == ROUTE_GUARDED) {
		return;
	} else if ((!routed || p->name.n) && judge_bases(a->f, p->name, &mark)) {
		*v = mark;
	}
	bool said = node_get(p->row, S("declares")), open = said && v->auth == ROUTE_OPEN;
	if (page)
		route_judge_permissions(a, row_text(p->row, S("method")), path, v);
	a->framework = S("ASP.NET");
	if (open || v->auth == ROUTE_GUARDED)
		return;
	const struct route_part_at *all = route_setting_of(a, S("fallback"));
	if (!all && !routed)
		all = route_setting_of(a, page ? S("pages") : S("controllers"));
	if (all)
		*v = by_default(a, all);
	route_judge_filters(a, v, false);
}

/* Settings of another package, which may be what this one is served by. */
static void doubt(struct route_rules *a, const struct route_part_at *p, struct route_verdict *v)
{
	if (v->auth == ROUTE_OPEN && a->elsewhere && !node_get(p->row, S("marks")))
		*v = route_verdict_of(ROUTE_UNKNOWN, S(""), S("what another package asks of everybody may count here"));
}

void route_declared(struct route_finder *f, const struct route_part_at *p, str framework, str path,
                    struct route_verdict *v)
{
	struct route_rules a = route_rules_of(f, p->file, framework);
	if (str_eq(framework, S("Spring")))
		judge_spring(&a, p, path, v);
	else if (str_eq(framework, S("JAX-RS")))
		judge_jaxrs(&a, p, path, v);
	else if (str_eq(framework, S("Azure Functions")))
		judge_marks(f, p->row, true, v);
	else {
		judge_aspnet(&a, p, path, v);
		judge_open(&a, row_text(p->row, S("of")).n, v);
	}
	if (!str_eq(framework, S("Spring")))
		doubt(&a, p, v);
}
