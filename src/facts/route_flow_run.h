/* route_flow_run: what a walk through a guard knows at each place: values and what they are worth, names, states, the
 * functions and tries it is in (route_flow_int.h has what is done with them). */
#ifndef FACTS_ROUTE_FLOW_RUN_H
#define FACTS_ROUTE_FLOW_RUN_H

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

#endif
