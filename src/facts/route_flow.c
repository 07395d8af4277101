/* From which side a function is entered, and what counts as getting on. A function that gives a function is gone
 * through first: what it gives is the guard. */
#include "route_flow.h"

#include "route_flow_int.h"
#include "route_flow_text.h"
#include "route_keep.h"
#include "route_word.h"
#include "row_get.h"

enum { MAKERS_DEEP = 4 };

static void begin(struct flow_run *r, enum flow_mode mode)
{
	r->mode = mode;
	r->kept = r->doubted = r->hands = r->asked = r->proven = r->passes = r->apart = r->may_pass = r->otherwise =
	        r->compared = false;
	r->how = r->why = r->leaves = S("");
	r->frame = NULL;
	r->attempt = NULL;
	r->depth = 0;
}

static struct flow_value enter(struct flow_run *r, struct flow_value f, enum flow_mode mode)
{
	struct flow_state s = {.alive = true};
	begin(r, mode);
	bool told = r->making && r->argument;
	struct flow_value v = flow_enter_function(r, &s, f, r->argument, told ? 1 : 0);
	if (s.alive && !r->making &&
	    (mode == MODE_BACK || mode == MODE_HOOK || mode == MODE_GIN || mode == MODE_ANSWER) && r->fell_off.alive &&
	    !(mode != MODE_BACK && mode != MODE_ANSWER && r->fell_off.answered))
		flow_pass(r, &r->fell_off, 0);
	return v;
}

/* What it gives, as long as that is a function. */
static struct flow_value made(struct flow_run *r, struct flow_value f)
{
	for (int i = 0; i < MAKERS_DEEP && !flow_takes_request(r, f.function) && (r->go || !flow_has_on(r, f.function));
	     i++) {
		r->making = true;
		struct flow_value v = flow_awaited(enter(r, f, MODE_ON));
		r->making = false;
		r->argument = NULL;
		r->gate = v.worth == WORTH_GATE;
		if (r->gate || !v.function || !v.function->child)
			break;
		f = v;
		f.worth = WORTH_FUNCTION;
	}
	return f;
}

/* Does something in there go on, or could what is handed it? */
static bool goes_on(const struct flow_run *r, const struct flow *n)
{
	for (; n; n = n->next) {
		if (n->kind == FLOW_CALL && n->child && flow_calls_on(r, n))
			return true;
		if (n->child && goes_on(r, n->child))
			return true;
	}
	return false;
}

/* if (!KEY) throw: whether the app is set up, and nobody who calls, is asked. Where it is, everybody gets on. */
static bool asks_setting_alone(const struct flow_run *r)
{
	return r->may_pass && str_eq(r->why, S(FLOW_WHERE_SET)) && !r->compared && !r->asked && !r->doubted &&
	       !r->leaves.n;
}

static struct route_flow told(struct flow_run *r, const struct flow *function, size_t file)
{
	if (r->steps >= FLOW_STEPS)
		return (struct route_flow){.end = ROUTE_FLOW_PERHAPS, .why = S("is too long to be followed")};
	if (r->passes)
		return (struct route_flow){.end = ROUTE_FLOW_PASSES, .why = r->how, .asks = r->hands || r->leaves.n};
	if (asks_setting_alone(r))
		return (struct route_flow){.end = ROUTE_FLOW_PASSES, .why = S("asks only whether a variable is set")};
	if (r->may_pass)
		return (struct route_flow){.end = ROUTE_FLOW_PERHAPS,
		                           .why = r->why,
		                           .doubted = r->doubted,
		                           .compared = r->compared || (r->asked && str_eq(r->why, S(FLOW_WHERE_SET))),
		                           .asks = r->asked || r->doubted || r->hands || r->leaves.n};
	if (r->apart)
		return (struct route_flow){.end = ROUTE_FLOW_APART, .why = S("tells apart what is asked for")};
	bool ends = r->mode == MODE_ON && !flow_has_on(r, function) && !goes_on(r, function->child);
	bool idle =
	        r->mode == MODE_HANDLER && !r->kept && !r->fell_off.answered && !flow_works(function->child, r->arena);
	if (ends || idle || !r->asked)
		return (struct route_flow){.end = ROUTE_FLOW_SILENT, .why = S("")};
	bool enters = r->mode == MODE_HANDLER && !r->go && !r->otherwise && flow_signs_in(r, function->child, file, 0);
	return (struct route_flow){
	        .end = r->proven ? ROUTE_FLOW_REFUSES : ROUTE_FLOW_SEEMS, .exempts = r->exempts, .enters = enters};
}

static struct flow_run run_of(struct route_finder *f, const struct route_part_at *p, struct arena *a)
{
	str path = f->reach.files.at[p->file];
	struct flow_run r = {.f = f, .arena = a, .python = str_ends(path, S(".py")), .go = str_ends(path, S(".go"))};
	r.script = !r.python && !r.go;
	return r;
}

bool route_flow_goes_on(struct route_finder *f, struct route_part_at *p)
{
	struct arena scratch = {0};
	struct flow_run r = run_of(f, p, &scratch);
	struct flow_value function = flow_resolved_part(&r, p);
	bool on = false;
	if (function.function && !p->following && f->flow_steps < FLOW_STEPS_ALL) {
		p->following = true;
		function = made(&r, function);
		p->following = false;
		on = flow_has_on(&r, function.function) && goes_on(&r, function.function->child);
	}
	f->flow_steps += r.steps;
	arena_free(&scratch);
	return on;
}

enum way { WAY_FRONT, WAY_HANDLER, WAY_MADE_OF_FALSE, WAY_MADE_OF_TRUE, WAY_TEST };

static struct route_flow follow(struct flow_run *r, struct route_part_at *p, enum way way)
{
	struct flow_value argument = flow_worth(way == WAY_MADE_OF_TRUE ? WORTH_THERE : WORTH_FALSE);
	bool handler = way == WAY_HANDLER;
	struct flow_value function = flow_resolved_part(r, p);
	if (!function.function)
		return (struct route_flow){.end = ROUTE_FLOW_SILENT};
	const struct flow *maker = function.function;
	r->argument = way == WAY_MADE_OF_FALSE || way == WAY_MADE_OF_TRUE ? &argument : NULL;
	function = made(r, function);
	if ((way == WAY_MADE_OF_FALSE || way == WAY_MADE_OF_TRUE) && function.function == maker)
		return (struct route_flow){.end = ROUTE_FLOW_SILENT}; /* it makes none */
	r->argument = NULL;
	if (r->gate && r->left_out)
		return (struct route_flow){.end = ROUTE_FLOW_PERHAPS, .why = S("leaves out paths that it lists")};
	if (r->gate)
		return (struct route_flow){.end = ROUTE_FLOW_REFUSES, .exempts = r->exempts};
	enum flow_mode mode = handler ? MODE_HANDLER
	                      : way == WAY_TEST
	                              ? MODE_TEST
	                              : flow_mode_of(r, function.function, row_is(p->row, S("answers"), S("true")));
	enter(r, function, mode);
	if (!handler && (mode == MODE_BACK || mode == MODE_ANSWER) && goes_on(r, function.function->child))
		enter(r, function, MODE_ON);
	return told(r, function.function, function.file);
}

/* With an arena of its own, since a run leaves much behind; all runs together are bounded, too. */
static struct route_flow run_apart(struct route_finder *f, struct route_part_at *p, enum way way,
                                   struct route_asked asked)
{
	struct arena scratch = {0};
	struct flow_run r = run_of(f, p, &scratch);
	r.asks = asked.method;
	r.path = asked.path;
	r.endpoint = asked.endpoint;
	if (p->following)
		return (struct route_flow){.end = ROUTE_FLOW_SILENT};
	if (f->flow_steps > FLOW_STEPS_ALL)
		return (struct route_flow){.end = ROUTE_FLOW_PERHAPS,
		                           .why = S("was not followed: there are too many functions")};
	p->following = true;
	struct route_flow flow = follow(&r, p, way);
	p->following = false;
	f->flow_steps += r.steps;
	flow.why = arena_str(f->arena, flow.why);
	flow.leaves = arena_str(f->arena, r.leaves);
	arena_free(&scratch);
	return flow;
}

void flow_enter_part(struct flow_run *r, struct route_part_at *p)
{
	struct flow_value function = flow_resolved_part(r, p);
	if (!function.function || p->following)
		return;
	p->following = true;
	function = made(r, function);
	if (!r->gate)
		enter(r, function, MODE_ON);
	p->following = false;
}

static const struct route_flow *kept(struct route_finder *f, struct route_part_at *p, enum way way)
{
	if (!p->way[way]) {
		struct route_flow *flow = arena_new(f->arena, struct route_flow);
		*flow = run_apart(f, p, way, (struct route_asked){.method = S("")});
		p->way[way] = flow;
	}
	return p->way[way];
}

struct route_flow route_flow_front(struct route_finder *f, struct route_part_at *p) { return *kept(f, p, WAY_FRONT); }
struct route_flow route_flow_handler(struct route_finder *f, struct route_part_at *p)
{
	return *kept(f, p, WAY_HANDLER);
}
struct route_flow route_flow_made(struct route_finder *f, struct route_part_at *p, bool argument)
{
	return *kept(f, p, argument ? WAY_MADE_OF_TRUE : WAY_MADE_OF_FALSE);
}

struct route_flow route_flow_test(struct route_finder *f, struct route_part_at *p) { return *kept(f, p, WAY_TEST); }

struct route_flow route_flow_asked(struct route_finder *f, struct route_part_at *p, bool handler,
                                   struct route_asked asked)
{
	return run_apart(f, p, handler ? WAY_HANDLER : WAY_FRONT, asked);
}

void route_flow_keeps(struct route_finder *f, struct route_part_at *p, struct route_keeping *k)
{
	struct arena scratch = {0};
	struct flow_run r = {.f = f, .arena = &scratch, .python = true};
	bool following = p->following; /* it may be asked while that is gone through */
	struct flow_value function =
	        f->flow_steps > FLOW_STEPS_ALL ? flow_worth(WORTH_UNKNOWN) : flow_resolved_part(&r, p);
	if (function.function) {
		p->following = true;
		function = made(&r, function);
		r.keeping = k;
		if (!r.gate)
			enter(&r, function,
			      flow_mode_of(&r, function.function, row_is(p->row, S("answers"), S("true"))));
		p->following = following;
	}
	f->flow_steps += r.steps;
	arena_free(&scratch);
}
