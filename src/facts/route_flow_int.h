/* route_flow_int: what the parts of route_flow share.
 *
 * A state is where a run stands: what names are worth, and how sure it is that a stranger comes that far. Where two
 * ways meet, their states are joined. Names are a list that only grows, so that a state is copied for nothing; each
 * variable has a number, and what is declared in a block is forgotten behind it. */
#ifndef FACTS_ROUTE_FLOW_INT_H
#define FACTS_ROUTE_FLOW_INT_H

#include "format/code_flow.h"
#include "query/truth.h"
#include "route_flow.h"
#include "route_flow_known.h"

enum flow_worth {
	WORTH_UNKNOWN,
	WORTH_NOTHING,  /* null, undefined, nil, what is not there */
	WORTH_FALSE,    /* false */
	WORTH_EMPTY,    /* "", 0 */
	WORTH_THERE,    /* anything that is true */
	WORTH_SENT,     /* what the caller sends: anything, or nothing */
	WORTH_SENT_IN,  /* what he sends, and is there */
	WORTH_SETTING,  /* of the environment, and may be unset */
	WORTH_SECRET,   /* what only somebody knows who was told: keys, hashes made with them */
	WORTH_NOTE,     /* what decorators noted about a route: looked at elsewhere (route_nest_join.c) */
	WORTH_ADDRESS,  /* the path or the method that is asked for */
	WORTH_NOBODY,   /* an object that says who calls: nobody */
	WORTH_FUNCTION, /* function, env */
	WORTH_LIST,     /* items: several values, or a list */
	WORTH_OBJECT,   /* items with names; others: there may be more */
	WORTH_ON,       /* what goes on to whatever stands behind, when it is called */
	WORTH_OUTER,    /* a parameter of what made the function: a handler, when it is called */
	WORTH_PASS,     /* an answer by which it goes on: NextResponse.next() */
	WORTH_ANSWER,   /* any other */
	WORTH_GATE      /* a guard of a package, when it is called */
};
struct flow_env;
struct flow_args;
struct flow_value {
	uint8_t worth;
	bool caller;              /* since nobody is known */
	bool guessed;             /* by its name alone */
	bool promise;             /* nobody waited for it: it is there, whatever it will be */
	bool perhaps;             /* it may be such a promise */
	bool token;               /* of what is sent: it should prove something */
	bool asked_for;           /* of what is sent: what is asked for, and not who asks */
	bool compared;            /* of a setting: with what somebody sent */
	bool password;            /* it says whether a password is right that came with what is asked for */
	bool of_token, of_nobody; /* made of such */
	bool of_sent;             /* made of what is sent, and of nothing that proves something */
	bool async;
	bool rejects; /* who waits for it has a fault thrown */
	bool looked;  /* of NOTHING, in Go: looked up for nobody, and given with an error (route_flow_go.c) */
	bool others;
	uint8_t n;
	size_t file;
	const struct flow *function;
	const struct flow_env *env;
	const struct flow_value *items;
	const str *names;
	uint8_t none; /* of NOTHING: enum flow_none */
	str name;     /* the chain of names that it was read by, where nothing is known of it */
	str text;     /* of THERE, EMPTY, ADDRESS: what it says; p NULL: that is not known */
	str by;       /* where it is given to everybody: it says of nobody who he is (route_flow_store.c) */
};
enum flow_none { NONE_EITHER, NONE_NULL, NONE_UNDEFINED };
struct flow_env {
	const struct flow_env *next;
	str name; /* or a chain: req.user */
	unsigned id;
	struct flow_value value;
};
#define FLOW_WHERE_SET "guards only where a variable is set"
enum flow_sure {
	FLOW_SURE,
	FLOW_APART /* for some paths or methods */,
	FLOW_TOLD /* where something holds that has nothing to do with him */,
	FLOW_MAYBE
};
struct flow_state {
	bool alive, region; /* region: where only strangers come */
	bool answered;      /* with a refusal; in Gin: aborted */
	uint8_t sure;
	str why; /* not sure: since when */
	const struct flow_env *env;
};
struct flow_attempt { /* of a try */
	struct flow_attempt *outer;
	struct flow_state thrown; /* alive: something was */
	unsigned id;
};
struct flow_frame { /* of a function */
	struct flow_frame *outer;
	const struct flow *function;
	size_t file;
	struct flow_state end; /* where it was left */
	struct flow_value gives;
	bool returned;
};
enum flow_mode { MODE_ON, MODE_BACK, MODE_ANSWER, MODE_TEST, MODE_HOOK, MODE_GIN, MODE_HANDLER };
struct flow_run {
	struct route_finder *f;
	struct arena *arena;
	enum flow_mode mode;
	bool python, go, script;          /* which language: of JavaScript, script */
	unsigned depth, steps, ids, line; /* line: of the statement at hand */
	bool asked, proven;               /* something that says who calls decided; and not by its name alone */
	bool compared;                    /* something that was sent is compared with a setting that may be unset */
	bool passes, apart, may_pass;     /* apart: he does for some of what may be asked */
	str how, why, leaves;             /* leaves: what may refuse was not read, as the end of a sentence */
	bool kept;                        /* of a handler: a stranger is refused something */
	bool otherwise;                   /* asked: not only for a password that he sends along */
	bool exempts;                     /* ways to sign in pass */
	bool left_out;                    /* the guard that it gives lets other paths pass */
	bool hands;                       /* what was not read is handed something that says who calls */
	bool doubted;  /* something that may prove who calls decides, in a way that was not understood */
	bool entering; /* parameters are given what a framework gives */
	bool gate;     /* what it makes is a guard of a package */
	bool making;   /* a function is entered for the function that it gives */
	const struct flow_value *argument; /* what it is made with, where that is known; NULL */
	str asks, path;                    /* the method and the path that are asked for; "": any */
	struct flow_state fell_off;        /* where the outermost function ended without a return */
	struct flow_watch *watch; /* what a name is given on the way is noted there; NULL: nothing is looked for */
	struct flow_frame *frame;
	struct flow_attempt *attempt;
	str endpoint;                  /* what answers, as Flask calls it; "": not known */
	struct route_keeping *keeping; /* it is gone through for what it keeps (route_keep.h) */
};
enum { FLOW_STEPS = 20000, FLOW_STEPS_ALL = 5000000 };

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

/* ---- route_flow_go.c ---- */

/* What was looked up for nobody, as the name that takes it: err is an error, ok is false. */
struct flow_value flow_go_named(struct flow_value v, str name);
/* The same beside several values, as another way gives them. */
struct flow_value flow_go_several(struct flow_run *r, struct flow_value v, struct flow_value like);
/* Errors of Go, made or asked for: errors.New(…), errors.Is(err, ErrExpired). False: it is no such call. */
bool flow_go_error(const struct flow_run *r, str chain, const struct flow_args *a, struct flow_value *v);
bool flow_go_is_error(str chain); /* is it called as an error is that a package shows: ErrNotFound? */

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
