/* route_flow_known: what is known of calls and names of libraries. */
#ifndef FACTS_ROUTE_FLOW_KNOWN_H
#define FACTS_ROUTE_FLOW_KNOWN_H

#include "format/code_flow.h"

struct flow_run;

enum flow_known {
	KNOWN_NOT,
	KNOWN_NOTHING,
	KNOWN_NOBODY,
	KNOWN_FALSE,
	KNOWN_THROWS,
	KNOWN_ERROR, /* Go: nobody and an error */
	KNOWN_NO,    /* nothing and false: a value and whether it is there */
	KNOWN_SENT,
	KNOWN_SENT_PAIR,
	KNOWN_STORED,
	KNOWN_SECRET,
	KNOWN_STOPS, /* it throws, for everybody */
	KNOWN_ANSWER,
	KNOWN_PASS,
	KNOWN_GATE,
	KNOWN_THERE,
	KNOWN_ADDRESS,
	KNOWN_SETTING,
	KNOWN_NOTE,
	KNOWN_REFUSES, /* KNOWN_THROWS, by its name */
	KNOWN_FAILS    /* it throws, or gives nothing */
};
struct flow_fact {
	enum flow_known is;
	bool async; /* it gives a promise */
};
/* A call of what is not of this repository: chain as written, ref as resolved, or the same. */
struct flow_fact flow_known_call(const struct flow_run *r, str chain, str ref, const struct flow *call);
/* A chain of names that is read. */
struct flow_fact flow_known_read(const struct flow_run *r, str chain);
bool flow_is_token(str name);  /* does what is sent so prove something? */
bool flow_is_secret(str name); /* is it called as a secret is? */

/* ---- route_flow_check.c ---- */

bool flow_checks_nothing(const struct flow *call); /* it is told to, by what it is handed */
/* Of Python: a check of who signed what is sent, which throws. last, chain: its name, in small letters. */
bool flow_checks_signature(const struct flow_run *r, str last, str chain, const struct flow *call);

#endif
