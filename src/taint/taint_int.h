/* taint_int: the workbench of taint.h. A value is a set of bits and the source that it came from; what is not tainted
 * has bits as well, for they say what the text around is (SQL, mark-up, an address with its host). */
#ifndef TAINT_TAINT_INT_H
#define TAINT_TAINT_INT_H

#include "format/lang.h"
#include "taint/taint.h"

enum taint_language {
	TAINT_JS = 1,
	TAINT_PYTHON = 2,
	TAINT_PHP = 4,
	TAINT_GO = 8,
	TAINT_JAVA = 16,
	TAINT_CSHARP = 32,
	TAINT_RUBY = 64
};

/* How much of it is the caller's. */
enum taint_how {
	TAINT_NOT,
	TAINT_CHOSEN, /* of a form that was asked for (a number, what a schema lets pass), yet the caller's choice */
	TAINT_RAW
};
enum taint_bit {
	TAINT_WHOLE = 1,      /* may be an object with members of the caller's: req.body */
	TAINT_QUERY = 2,      /* stands in the address, which one may hand to another */
	TAINT_SEGMENT = 4,    /* one part of a path: there is no / in it */
	TAINT_FILE = 8,       /* about an uploaded file */
	TAINT_MODEL = 16,     /* what a language model answered */
	TAINT_BROWSER = 32,   /* taken in the browser */
	TAINT_BOUND = 64,     /* the body, written into a value of a declared type */
	TAINT_PARAM = 128,    /* a parameter that may be the request itself */
	TAINT_LED = 256,      /* something stands in front: the caller's part is not the first */
	TAINT_SCHEME = 512,   /* … which is no more than http:// */
	TAINT_SQL = 1024,     /* the text begins with a verb of SQL */
	TAINT_TAGS = 2048,    /* the text holds mark-up */
	TAINT_PUBLIC = 4096,  /* the text names a folder that is handed out */
	TAINT_JOINED = 8192,  /* it is part of a longer text */
	TAINT_CALLER = 16384, /* it says who the caller is */
	TAINT_ABOUT = 32768,  /* it tells of the value before its last dot */
	TAINT_BODY = 65536,   /* all of a body, with whatever members the caller gave it */
	TAINT_ROOT = 131072   /* of this object the caller has named every member, whatever it is called */
};
/* What belongs to the text and not to the caller's part. */
enum { TAINT_TEXT = TAINT_LED | TAINT_SCHEME | TAINT_SQL | TAINT_TAGS | TAINT_PUBLIC };
struct taint_value {
	enum taint_how how;
	unsigned bits;
	str source; /* as "req.query.name"; what is said of one holds for all that came from it */
};

/* Members that say what somebody may do. */
#define TAINT_ROLES "role roles isAdmin is_admin admin isStaff is_staff is_superuser isSuperuser permissions"

struct taint_var {
	str name;
	struct taint_value value;
};
struct taint_checked {
	str source;
	enum taint_how how; /* what is left of it */
};
struct taint_function {
	const struct node *node; /* format/code_function.h; NULL: the file itself */
	uint32_t from, to;       /* tokens */
	size_t vars, checked;    /* how many there were when it began */
	uint32_t call;           /* the ( of the call that registers it; 0: none */
	bool validated;          /* what is handed over in front of it validates the body */
	bool registered;         /* where it is called from is told here: a call, a mark, the name of a handler */
};

enum { TAINT_VARS = 512, TAINT_CHECKED = 256, TAINT_OPEN = 64, TAINT_PENDING = 32, TAINT_DEPTH = 20, TAINT_ARGS = 12 };
enum { TAINT_STEPS = 3000000 }; /* tokens looked at, of one file, again and again */
struct taint {
	str path, side;
	const struct node *tree;
	const struct code_tokens *t;
	unsigned language;
	struct arena *arena;
	void *ctx;
	taint_sink *each;

	struct taint_var vars[TAINT_VARS];
	size_t n_vars;
	struct taint_checked checked[TAINT_CHECKED];
	size_t n_checked;
	struct taint_function open[TAINT_OPEN]; /* around the token at hand; the first is the file */
	size_t n_open;
	struct { /* names that get their value behind token to */
		uint32_t to;
		str name;
		struct taint_value value;
	} pending[TAINT_PENDING];
	size_t n_pending;
	struct { /* conditions that count behind token to: what stands in them is done before they are known */
		uint32_t from, to;
		bool compared;
	} asked[TAINT_PENDING];
	size_t n_asked;
	unsigned *steps; /* looked at so far; where the budget ends, so does the walk */
	unsigned depth;
	bool unchecked; /* what was checked is not looked up: for whoever looks at the check itself */
	bool more;      /* a limit was hit */
};

/* ---- taint_value.c, taint_operand.c, taint_text.c: what an expression is worth ---- */

/* Of tokens [from, to). */
struct taint_value taint_value(struct taint *x, uint32_t from, uint32_t to);
/* The same of what stands at *i, and goes behind it: a name, a call, a literal, with members and calls behind. */
struct taint_value taint_operand(struct taint *x, uint32_t *i, uint32_t to);
/* The text at *i with what is computed in it. */
struct taint_value taint_text(struct taint *x, uint32_t *i);
/* a and then b. */
struct taint_value taint_joined(struct taint_value a, struct taint_value b);
/* The member of a value, by its name. */
struct taint_value taint_member(struct taint *x, struct taint_value v, str name);
/* What is called name, or the method of this name, gives of its arguments: see taint_pass.c. */
enum taint_pass {
	PASS_NOT,    /* something that is not known: nobody's */
	PASS_SAME,   /* the same, be it in another form */
	PASS_CHOSEN, /* a number, or what a schema lets pass */
	PASS_NAME,   /* the name of an uploaded file without folders; of others nobody's */
	PASS_MEMBER, /* a member of it, by a name */
	PASS_JOIN    /* all of them, one behind the other */
};
enum taint_pass taint_pass_call(const struct taint *x, str before, str name);
enum taint_pass taint_pass_method(const struct taint *x, str name);

/* ---- taint_source.c ---- */

/* The source that begins at token i; *to goes behind it. How is TAINT_NOT where none does. */
struct taint_value taint_source(struct taint *x, uint32_t i, uint32_t *to);
/* The parameters of a function that begins, as names. */
void taint_params(struct taint *x, const struct taint_function *f);

/* ---- taint_scope.c ---- */

str taint_name(const struct taint *x, uint32_t i); /* without the signs in front of it */
const struct taint_value *taint_find_var(const struct taint *x, str name);
void taint_bind(struct taint *x, str name, struct taint_value value);
/* What the source is worth as far as it was checked. */
struct taint_value taint_left(const struct taint *x, struct taint_value v);
void taint_check(struct taint *x, str source, enum taint_how how);
/* Gives tokens [from, to), a name or a pattern, the value; later: behind that token. */
void taint_assign(struct taint *x, uint32_t from, uint32_t to, struct taint_value value, uint32_t later);
/* The first token of the target that ends in front of the sign at i. */
uint32_t taint_target(const struct taint *x, uint32_t i);

/* ---- taint_function.c, taint_step.c ---- */

/* Of tokens [from, to); node: NULL for the file itself. */
void taint_open_function(struct taint *x, const struct node *node, uint32_t from, uint32_t to);
void taint_close_functions(struct taint *x, uint32_t i); /* those that end there */
struct taint_call;
void taint_loop(struct taint *x, uint32_t i);                        /* at its word */
void taint_step_before(struct taint *x, const struct taint_call *c); /* Decode(&v) */
void taint_step(struct taint *x, const struct taint_call *c);

/* ---- taint_check.c ---- */

/* Tokens [from, to) are asked: what is compared with something is checked from there on. compared: all of it is, as the
 * head of a switch. */
void taint_condition(struct taint *x, uint32_t from, uint32_t to, bool compared);
/* The call at ( may be one that checks what it is given. */
void taint_check_call(struct taint *x, const struct taint_call *c);

/* ---- taint_call.c ---- */

struct taint_argument {
	str name; /* of a named one */
	uint32_t from, to;
};
struct taint_call {
	str name, before; /* fetch; query and db of db.query; before is "()" behind a call, "" where nothing is */
	uint32_t start;   /* the first token of the callee */
	uint32_t open, close;
	struct taint_argument args[TAINT_ARGS];
	size_t n;
	bool made; /* new */
};
/* The call whose ( stands at i; false: it is none. */
bool taint_call_at(const struct taint *x, uint32_t i, struct taint_call *c);
/* Its arguments, parted. */
void taint_args(const struct taint *x, struct taint_call *c);
/* The member of this name of the object literal at {, as tokens; "" for a spread: the first one. False: none. */
bool taint_property(const struct taint *x, uint32_t open, str name, uint32_t *from, uint32_t *to);
/* "db.query", as it is written in a row. */
str taint_callee(struct taint *x, const struct taint_call *c);
bool taint_is(const struct taint *x, uint32_t i, const char *words); /* a word of these */
/* Does a word in tokens [from, to) hold one of these, whatever its case? words: parted by |. */
bool taint_speaks(const struct taint *x, uint32_t from, uint32_t to, const char *words);

/* ---- what does harm ---- */

void taint_report(struct taint *x, str what, str sink, str source, str name, uint32_t at);
void taint_sinks(struct taint *x, struct taint_call *c);                   /* taint_sink.c */
void taint_sink_assign(struct taint *x, uint32_t i, struct taint_value v); /* a.innerHTML = v: the sign at i */
void taint_sink_word(struct taint *x, uint32_t i);                         /* echo, return, a property of JSX */
void taint_gives(struct taint *x, struct taint_call *c);                   /* taint_give.c: rows, roles */
void taint_role(struct taint *x, const struct taint_call *c);              /* taint_role.c */
bool taint_signs_up(struct taint *x);                    /* Does the function at hand make accounts? */
void taint_price(struct taint *x, uint32_t i);           /* taint_price.c: a member that may be an amount */
void taint_model(struct taint *x, struct taint_call *c); /* taint_model.c: a language model */
void taint_limits_role(struct taint *x, uint32_t i);     /* role: {enum: […]}: at the word */
void taint_unguards(struct taint *x, uint32_t i);        /* $guarded = []: at the sign */
void taint_permits(struct taint *x, uint32_t i);         /* params.permit!: at the word */
void taint_password(struct taint *x, uint32_t i);        /* taint_password.c: a comparison */
bool taint_model_call(const struct taint *x, str before, str name);
/* Is the function that begins at this token what a tool of a model runs? */
bool taint_is_tool(const struct taint *x, uint32_t from);
void taint_browser(struct taint *x, uint32_t i);         /* taint_browser.c: an if */
void taint_owner(struct taint *x, struct taint_call *c); /* taint_owner.c: rows by their number */

/* The call around token i, the nearest; false: none. */
bool taint_around(const struct taint *x, uint32_t i, struct taint_call *c);
/* The model or table that a call is about; "": it is not known to be about any. */
str taint_table(struct taint *x, const struct taint_call *c);
/* Is it about people, their orders or their money? */
bool taint_is_of_people(str table);
/* The outermost function around the token at hand; NULL: none. */
const struct taint_function *taint_outer(const struct taint *x);

#endif
