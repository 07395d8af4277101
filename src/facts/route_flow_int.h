/* route_flow_int: what the parts of route_flow share.
 *
 * A state is where a run stands: what names are worth, and how sure it is that a stranger comes that far. Where two
 * ways meet, their states are joined. Names are a list that only grows, so that a state is copied for nothing; each
 * variable has a number, and what is declared in a block is forgotten behind it. */
#ifndef FACTS_ROUTE_FLOW_INT_H
#define FACTS_ROUTE_FLOW_INT_H

#include "route_flow_run.h"

/* ---- route_flow_state.c ---- */

struct flow_value flow_worth(enum flow_worth worth);
/* What was found out about it on a way that only strangers go is told by that. */
struct flow_value flow_told(struct flow_run *r, struct flow_value v, bool guessed);
struct flow_value flow_nobody(enum flow_worth worth); /* the same, since nobody is known */
struct flow_value flow_join_values(struct flow_run *r, struct flow_value a, struct flow_value b);
struct flow_state flow_join(struct flow_run *r, const struct flow_state *a, const struct flow_state *b);
const struct flow_env *flow_find(const struct flow_env *env, str name);
void flow_declare(struct flow_run *r, struct flow_state *s, str name, struct flow_value v);
void flow_assign(struct flow_run *r, struct flow_state *s, str name, struct flow_value v);
/* Forgets what was declared since id. */
void flow_forget(struct flow_run *r, struct flow_state *s, const struct flow_env *before, unsigned id);
void flow_doubt(struct flow_state *s, enum flow_sure sure, str why);
/* A stranger gets on there. */
void flow_pass(struct flow_run *r, const struct flow_state *s, unsigned line);
void flow_throw(struct flow_run *r, struct flow_state *s);
bool flow_step(struct flow_run *r); /* false: it has gone on for too long */

/* ---- route_flow_side.c ---- */

/* Does a parameter say that something stands behind the function; does it take a request; so how is it entered? */
bool flow_has_on(const struct flow_run *r, const struct flow *f);
bool flow_takes_request(const struct flow_run *r, const struct flow *f);
enum flow_mode flow_mode_of(const struct flow_run *r, const struct flow *f, bool answers);

/* ---- route_flow.c ---- */

/* Goes through a function of the repository as if it stood in front of a route. */
void flow_enter_part(struct flow_run *r, struct route_part_at *p);

/* ---- route_flow_condition.c ---- */

enum flow_answer {
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_HIS /* he decides */,
	ANSWER_SET /* the environment */,
	ANSWER_PATH,
	ANSWER_NOTE,
	ANSWER_OPEN
};
enum flow_answer flow_answer_of(struct flow_value v);
/* Of x === null: what x is worth where null and undefined are two. */
struct flow_value flow_strictly(const struct flow_run *r, struct flow_value v, const struct flow *nothing, bool strict);
const struct flow *flow_nothing_of(const struct flow *n); /* of a comparison: null, undefined, "" in it, or NULL */
/* Two ways that came from s meet. */
void flow_meet(struct flow_run *r, const struct flow_state *s, const struct flow_state *a, const struct flow_state *b,
               struct flow_state *out);
/* v, made of these. */
struct flow_value flow_both(struct flow_value a, struct flow_value b, struct flow_value v);
bool flow_is_sent(struct flow_value v);
const struct flow *flow_second(const struct flow *n);

/* ---- route_flow_member.c ---- */

struct flow_value flow_chain_value(struct flow_run *r, struct flow_state *s, const struct flow *n);
struct flow_value flow_index_value(struct flow_run *r, struct flow_state *s, const struct flow *n);

/* ---- route_flow_value.c ---- */

struct flow_value flow_value(struct flow_run *r, struct flow_state *s, const struct flow *n);
/* Parts a state by what a condition says. */
void flow_condition(struct flow_run *r, const struct flow_state *s, const struct flow *n, struct flow_state *yes,
                    struct flow_state *no);
/* Does it hang on what decorators noted? */
bool flow_asks_for_note(struct flow_run *r, const struct flow_state *s, const struct flow *n);
/* Parts it by a value; asked: what has it, so that it is known behind it. */
void flow_part(struct flow_run *r, const struct flow_state *s, struct flow_value v, const struct flow *asked,
               struct flow_state *yes, struct flow_state *no);
void flow_give(struct flow_run *r, struct flow_state *s, const struct flow *target, struct flow_value v, bool declare);
struct flow_value flow_call(struct flow_run *r, struct flow_state *s, const struct flow *n);
struct flow_value flow_apply(struct flow_run *r, struct flow_state *s, struct flow_value function,
                             const struct flow_value *args, size_t n_args);
/* Entered by a framework, which gives it what it wants; args NULL. */
struct flow_value flow_enter_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                      const struct flow_value *args, size_t n_args);
struct flow_value flow_awaited(struct flow_value v);
/* The same, and what it throws is thrown. */
struct flow_value flow_waited(struct flow_run *r, struct flow_state *s, struct flow_value v);
struct flow_value flow_resolved_part(struct flow_run *r, struct route_part_at *p);
/* Does a call go on to what stands behind, or hand that away? By its names. */
bool flow_calls_on(const struct flow_run *r, const struct flow *call);
bool flow_is_on(const struct flow_run *r, str name);
bool flow_is_last_called(const struct flow *f, str name);
bool flow_is_outer(const struct flow_run *r, str name);
/* The value of a part that references lead to; UNKNOWN when there is none. */
struct flow_value flow_resolved(struct flow_run *r, size_t file, str ref);
struct flow_value flow_compare(struct flow_value a, struct flow_value b);
struct flow_value flow_within(struct flow_run *r, struct flow_value item, struct flow_value of,
                              const struct flow *list);

/* ---- route_flow_call.c and its parts ---- */

enum { FLOW_CALLS_DEEP = 6, FLOW_ARGS = 8 };

struct flow_args {
	struct flow_value at[FLOW_ARGS];
	str names[FLOW_ARGS];
	size_t n;
	bool of_token, of_nobody, hands_on, sent, plain, asked_for;
	bool asks;                  /* the same, or the request itself */
	bool proof;                 /* something that may prove who calls is among them */
	struct flow_value function; /* the first that is one */
};
const struct flow *flow_arguments(const struct flow *call);
struct flow_value flow_run_function(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                    const struct flow_args *a, bool entry);
struct flow_value flow_apply_args(struct flow_run *r, struct flow_state *s, struct flow_value f,
                                  const struct flow_args *a);
/* jwt(…).unless({path: ['/users/register']}): a guard still, where it leaves out nothing but ways to sign in. */
struct flow_value flow_excepted(struct flow_run *r, const struct flow *options, struct flow_value gate);
/* ctx.assert(user, 401), invariant(user): it throws unless that holds. */
struct flow_value flow_asserted(struct flow_run *r, struct flow_state *s, const struct flow *condition);
/* Does it go on by how it is called: next.ServeHTTP(w, r), c.Next(), opts.next()? And what happens then. */
bool flow_is_going_on(const struct flow_run *r, const struct flow *callee);
struct flow_value flow_go_on(struct flow_run *r, struct flow_state *s, const struct flow *call);
/* Changes of data, answers, refusals. */
/* Does a call hand away what a request is answered by? */
bool flow_leaves_answer(const struct flow_state *s, const struct flow *call);
/* Does it change data somewhere in there? */
bool flow_works(const struct flow *n, struct arena *a);
/* Is a block empty, or does it only write to a log? */
bool flow_does_nothing(const struct flow *block);
/* Does an answer refuse, by a status or by what it says? Or lead elsewhere? */
bool flow_refuses(const struct flow *n);
/* Does it, or what it calls, give somebody a token or a session? */
bool flow_signs_in(struct flow_run *r, const struct flow *n, size_t file, unsigned deep);
void flow_see_deed(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain);
struct flow_value flow_sent(void); /* something that should prove something */
struct flow_value flow_known(struct flow_run *r, struct flow_state *s, struct flow_fact fact, const struct flow *call,
                             str chain, const struct flow_args *a);
/* Goes through a function that may be called back. */
void flow_callback(struct flow_run *r, struct flow_state *s, struct flow_value f, struct flow_value a,
                   struct flow_value b);
/* .then(f), .catch(f): true and *v when it is one. */
bool flow_of_promise(struct flow_run *r, struct flow_state *s, const struct flow *call, struct flow_value of,
                     const struct flow_args *a, struct flow_value *v);
struct flow_value flow_dependency(struct flow_run *r, struct flow_state *s, const struct flow *call);

/* ---- route_flow_unread.c ---- */

/* What a call gives whose function nobody read, and what that leaves open: it may call back, go on, refuse by an
 * exception, or give what is asked for. chain: its name as written; of: what it is called on. */
struct flow_value flow_unread(struct flow_run *r, struct flow_state *s, const struct flow *call, str chain,
                              struct flow_value of, const struct flow_args *a);

/* ---- route_flow_address.c ---- */

bool flow_is_text(struct flow_value v); /* is it known what it says? */
/* An ADDRESS by the last name that it is read by; whole: of the request itself, not below a mount of it. */
struct flow_value flow_address(const struct flow_run *r, str name, bool whole);
/* Is the last name of a chain read of a request or its URL? */
bool flow_holds_address(str chain);
/* True and *v: it is decided, or an ADDRESS, by what is asked for. */
bool flow_compare_address(struct flow_value a, struct flow_value b, struct flow_value *v);
bool flow_address_within(struct flow_value item, struct flow_value of, struct flow_value *v);
bool flow_address_call(struct flow_run *r, struct flow_state *s, struct flow_value of, str name,
                       const struct flow_args *a, struct flow_value *v);
bool flow_made_address(str chain, const struct flow_args *a, struct flow_value *v); /* new URL(…), new Set(…) */
/* Patterns of Clerk's createRouteMatcher(), asked for the path. */
struct flow_value flow_matched(const struct flow_run *r, const struct flow *patterns);

/* ---- route_flow_run.c ---- */

void flow_statements_run(struct flow_run *r, struct flow_state *s, const struct flow *block);

#endif
