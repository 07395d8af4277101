/* Statement after statement, as a stranger would run them: what he gets to, and what stops him. */
#include "sql_guard_int.h"

#include <stdint.h>

#include "row_get.h"

enum going { GOES_ON, REFUSES, RETURNS };

static enum going run(struct guard_frame *f, const struct node *way, unsigned depth);

static void note(struct guard_frame *f, unsigned deeds)
{
	f->deeds->sure |= f->doubt ? 0 : deeds;
	f->deeds->maybe |= deeds;
}

static void set_variable(struct guard_frame *f, str name, struct guard_value v)
{
	size_t i = 0;
	while (i < f->n && !str_eq(f->at[i].name, name))
		i++;
	if (i == GUARD_VARIABLES)
		return;
	f->n += i == f->n;
	f->at[i].name = name;
	f->at[i].value = v;
}

/* ---- one statement ---- */

static void give(struct guard_frame *f, struct guard_value v)
{
	struct guard_value *g = &f->given;
	g->text = g->can ? S("") : v.text;
	g->can |= v.can;
	g->caller = g->caller || v.caller;
	g->data = g->data || v.data;
	g->secret = g->secret || v.secret;
	if (v.data && v.can & ~(unsigned)IS_NULL)
		note(f, SQL_DEED_GIVE | (v.secret ? (unsigned)SQL_DEED_SECRET : 0));
}

/* RETURN QUERY SELECT …: each of its columns. */
static void give_rows(struct guard_frame *f, const struct node *select)
{
	const struct node *targets = node_get(select, S("targets")), *tables = node_get(select, S("tables"));
	bool caller = false, before = f->doubt;
	enum truth rows = guard_rows(f, select, &caller, 0);
	if (rows == TRUTH_FALSE) {
		give(f, (struct guard_value){.can = guard_sums(select) ? IS_ANY : IS_NULL, .caller = caller});
		return;
	}
	f->doubt = f->doubt || caller;
	for (const struct node *t = targets ? row_at(targets->child) : NULL; t; t = row_after(t)) {
		struct guard_value v = guard_eval(f, t, 0);
		v.data = v.data || (tables && tables->child);
		v.can |= rows == TRUTH_UNKNOWN ? (unsigned)IS_NULL : 0;
		v.caller = v.caller || caller;
		give(f, v);
	}
	if (node_get(select, S("plain")) && tables && tables->child)
		note(f, SQL_DEED_GIVE);
	f->doubt = before;
}

static bool asks_clock(const struct node *n, unsigned depth)
{
	const struct node *args = node_get(n, S("args"));
	if (row_is(n, S("op"), S("session")) || row_is(n, S("name"), S("now")))
		return true;
	for (const struct node *a = args && depth < GUARD_NESTED ? row_at(args->child) : NULL; a; a = row_after(a))
		if (asks_clock(a, depth + 1))
			return true;
	return false;
}

static void change(struct guard_frame *f, const struct node *step, unsigned deed)
{
	const struct node *where = node_get(step, S("where")), *from = node_get(step, S("value"));
	bool caller = false, before = f->doubt;
	if (where) {
		struct guard_value v = guard_eval(f, where, 0);
		if (!(v.can & (IS_TRUE | IS_SOME)))
			return;
		caller = v.caller;
	}
	if (from && guard_rows(f, from, &caller, 0) == TRUTH_FALSE)
		return;
	f->doubt = f->doubt || caller;
	note(f, deed == SQL_DEED_CHANGE && where && asks_clock(where, 0) ? SQL_DEED_TIDY : deed);
	f->doubt = before;
}

static void set(struct guard_frame *f, const struct node *step)
{
	const struct node *value = node_get(step, S("value"));
	struct guard_value v = guard_eval(f, value, 0);
	set_variable(f, row_text(step, S("name")), v);
	if (row_is(value, S("op"), S("select")) && node_get(value, S("target"))) {
		bool caller = false;
		enum truth rows = guard_rows(f, value, &caller, 0);
		f->found = (struct guard_value){.can = guard_sums(value)     ? IS_TRUE
		                                       : rows == TRUTH_FALSE ? IS_FALSE
		                                       : rows == TRUTH_TRUE  ? IS_TRUE
		                                                             : IS_BOOL,
		                                .caller = caller};
		f->raised = f->raised || (rows == TRUTH_FALSE && node_get(step, S("strict")));
	}
}

/* ---- what holds statements ---- */

/* Its statements end the function. */
static bool ends(const struct node *way)
{
	const struct node *last = NULL;
	for (const struct node *n = way ? row_at(way->child) : NULL; n; n = row_after(n))
		last = n;
	return last && (row_is(last, S("does"), S("raise")) || row_is(last, S("does"), S("return")));
}

/* Branch after branch. One that only some come to leaves a doubt behind, where it hangs on who calls and ends there. */
static enum going choose(struct guard_frame *f, const struct node *step, unsigned depth)
{
	const struct node *list = node_get(step, S("branches"));
	bool later = f->doubt, goes = false, freely = false; /* freely: by a branch that does not hang on who calls */
	for (const struct node *b = list ? row_at(list->child) : NULL; b; b = row_after(b)) {
		const struct node *when = node_get(b, S("when")), *way = node_get(b, S("way"));
		struct guard_value v = when ? guard_eval(f, when, 0) : (struct guard_value){.can = IS_TRUE};
		if (f->raised)
			return REFUSES;
		if (!(v.can & (IS_TRUE | IS_SOME))) {
			f->deeds->null = f->deeds->null || (v.caller && v.can & IS_NULL && ends(way));
			continue;
		}
		bool perhaps = v.caller && v.can != IS_TRUE, entry = later || perhaps;
		f->doubt = entry;
		enum going r = run(f, way, depth + 1);
		later = later || (f->doubt && !entry) || (perhaps && r != GOES_ON);
		goes = goes || r == GOES_ON;
		freely = freely || (r == GOES_ON && !perhaps);
		f->doubt = later;
		if (v.can != IS_TRUE)
			continue;
		f->doubt = later || (goes && r != GOES_ON && !freely);
		return goes ? GOES_ON : r;
	}
	return GOES_ON;
}

static enum going one(struct guard_frame *f, const struct node *step, unsigned depth)
{
	static const struct {
		const char *does;
		unsigned deed;
	} deeds[] = {{"insert", SQL_DEED_INSERT}, {"update", SQL_DEED_CHANGE}, {"delete", SQL_DEED_CHANGE}};
	str does = row_text(step, S("does"));
	const struct node *value = node_get(step, S("value"));
	bool counts = node_get(step, S("counts")) != NULL;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (str_eq(does, str_of(deeds[i].does)))
			change(f, step, counts ? SQL_DEED_COUNT : deeds[i].deed);
	if (str_eq(does, S("raise")))
		return REFUSES;
	if (str_eq(does, S("if")))
		return choose(f, step, depth);
	if (str_eq(does, S("loop"))) {
		run(f, node_get(step, S("way")), depth + 1); /* perhaps not once */
		return f->raised ? REFUSES : GOES_ON;
	}
	if (str_eq(does, S("block"))) {
		enum going r = run(f, node_get(step, S("way")), depth + 1);
		if (r != REFUSES || !node_get(step, S("handler")))
			return r;
		f->raised = false;
		return run(f, node_get(step, S("handler")), depth + 1);
	}
	if (str_eq(does, S("set")))
		set(f, step);
	else if (str_eq(does, S("give")) && row_is(value, S("op"), S("select")))
		give_rows(f, value);
	else if (str_eq(does, S("give")))
		note(f, SQL_DEED_GIVE);
	else if (str_eq(does, S("perform")) && value)
		guard_eval(f, value, 0);
	else if (str_eq(does, S("other")))
		f->deeds->maybe |= SQL_DEED_CHANGE | SQL_DEED_GIVE;
	if (!str_eq(does, S("return")))
		return f->raised ? REFUSES : GOES_ON;
	if (value)
		give(f, guard_eval(f, value, 0));
	return f->raised ? REFUSES : RETURNS;
}

static enum going run(struct guard_frame *f, const struct node *way, unsigned depth)
{
	if (depth >= GUARD_NESTED) {
		f->deeds->maybe |= SQL_DEED_CHANGE | SQL_DEED_GIVE;
		return RETURNS;
	}
	for (const struct node *step = way ? row_at(way->child) : NULL; step; step = row_after(step)) {
		enum going r = ++*f->work > GUARD_WORK ? RETURNS : one(f, step, depth);
		if (r != GOES_ON)
			return r;
	}
	return GOES_ON;
}

/* ---- functions ---- */

static void start(struct guard_frame *f, const struct sql_state *s, struct sql_deeds *deeds, unsigned *work)
{
	*f = (struct guard_frame){.s = s, .deeds = deeds, .work = work};
	f->found = (struct guard_value){.can = IS_BOOL};
}

struct guard_value guard_call(struct guard_frame *f, const struct sql_function *called, const struct node *args,
                              unsigned depth)
{
	const struct node *way = node_get(called->statement, S("way")),
	                  *params = node_get(called->statement, S("params"));
	const struct node *arg = args ? row_at(args->child) : NULL;
	struct sql_deeds deeds = {.sure = 0};
	struct guard_frame *own = arena_new(f->s->arena, struct guard_frame);
	bool strict = row_is(called->statement, S("strict"), S("true"));
	start(own, f->s, &deeds, f->work);
	own->depth = f->depth + 1;
	own->doubt = f->doubt;
	if (!way || f->depth >= GUARD_DEEPEST || *f->work > GUARD_WORK)
		return (struct guard_value){.can = IS_ANY, .caller = true, .data = true};
	bool caller = false;
	size_t number = 1;
	for (const struct node *p = params ? row_at(params->child) : NULL; p; p = row_after(p), number++) {
		const struct node *value = arg ? arg : node_get(p, S("value"));
		struct guard_value v = value ? guard_eval(f, value, depth + 1) : (struct guard_value){.can = IS_ANY};
		caller = caller || v.caller;
		if (strict && v.can == IS_NULL)
			return (struct guard_value){.can = IS_NULL, .caller = caller};
		set_variable(own, row_text(p, S("name")), v);
		set_variable(own, arena_printf(f->s->arena, "$%zu", number), v);
		arg = arg ? row_after(arg) : NULL;
	}
	if (run(own, way, 0) == REFUSES)
		f->raised = true;
	struct guard_value v = own->given;
	v.can = v.can ? v.can : IS_NULL;
	v.caller = v.caller || caller;
	const unsigned kept = SQL_DEED_CHANGE | SQL_DEED_INSERT | SQL_DEED_COUNT | SQL_DEED_TIDY;
	f->doubt = f->doubt || own->doubt;
	f->deeds->sure |= deeds.sure & kept;
	f->deeds->maybe |= deeds.maybe & kept;
	return v;
}

struct sql_deeds sql_guard(const struct sql_state *s, const struct sql_function *function)
{
	const struct node *way = node_get(function->statement, S("way"));
	struct sql_deeds deeds = {.read = way != NULL};
	unsigned work = 0;
	struct guard_frame *f = arena_new(s->arena, struct guard_frame);
	start(f, s, &deeds, &work);
	const struct node *params = node_get(function->statement, S("params"));
	size_t number = 1;
	for (const struct node *p = params ? row_at(params->child) : NULL; p; p = row_after(p), number++) {
		set_variable(f, row_text(p, S("name")), (struct guard_value){.can = IS_ANY});
		set_variable(f, arena_printf(s->arena, "$%zu", number), (struct guard_value){.can = IS_ANY});
	}
	/* What is done before a refusal is undone by it. */
	if (run(f, way, 0) == REFUSES)
		deeds.sure = deeds.maybe = 0;
	if (work > GUARD_WORK)
		deeds.read = false;
	return deeds;
}
