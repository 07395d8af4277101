/* firerules_int: what the parts of the reader of Firebase's rules share. Text becomes expressions (firerules_parse.c)
 * in declarations (firerules.c, firerules_database.c), each a value for one caller (firerules_eval.c, _member.c,
 * _compare.c), and what it is for all callers the tree (firerules_judge.c). */
#ifndef FORMAT_FIRERULES_INT_H
#define FORMAT_FIRERULES_INT_H

#include "format/firerules.h"
#include "format/reader.h"

/* ---- syntax ---- */

enum fire_op {
	FIRE_NULL,
	FIRE_TRUE,
	FIRE_FALSE,
	FIRE_NUMBER,
	FIRE_STRING,
	FIRE_NAME,
	FIRE_MEMBER,  /* child.text */
	FIRE_INDEX,   /* child[next] */
	FIRE_CALL,    /* child(next, …) */
	FIRE_NOT,     /* !child */
	FIRE_AND,     /* all children */
	FIRE_OR,      /* any of them */
	FIRE_COMPARE, /* child text next: == != < <= > >= */
	FIRE_IN,      /* child in next */
	FIRE_IS,      /* child is text */
	FIRE_CHOICE,  /* child ? next : next */
	FIRE_SUM,     /* child + … */
	FIRE_OTHER,   /* other arithmetic, a range, a pattern, an object */
	FIRE_LIST,    /* [child, …] */
	FIRE_PATH     /* /child/…: STRING for what is written, else what stands in $(…) */
};

struct fire_expr {
	enum fire_op op;
	str text;
	struct fire_expr *child, *next;
};

/* Where names are looked up: the file, a service, a match. */
struct fire_scope {
	const struct fire_scope *up;
	str service, path; /* "" outside */
	str place;         /* the path below what stands in front of every one */
};

struct fire_let {
	str name;
	const struct fire_expr *is;
	struct fire_let *next;
};

enum { FIRE_PARAMS = 10, FIRE_LONGEST_PATH = 512 };
struct fire_function {
	str params[FIRE_PARAMS];
	size_t n_params, n_lets;
	struct fire_let *lets;
	const struct fire_expr *body;
	const struct fire_scope *scope;
};

struct fire_allow {
	const struct fire_scope *scope;
	struct strs methods; /* as written; "validate" of a database lets nobody in */
	const struct fire_expr *when;
	bool always; /* no condition */
	str text;
	unsigned line, col;
	struct fire_allow *next;
};

struct fire {
	struct reader r;
	bool database;
	size_t bytes;         /* of all that is worked out */
	struct map functions; /* (scope, name) → fire_function */
	struct fire_allow *allows, **tail;
	size_t work;          /* steps that are left for working out */
	struct arena scratch; /* of one condition */
};

void fire_space(struct reader *r); /* blanks and comments */
str fire_word(struct reader *r);   /* a name at r->at, or "" */
bool fire_take(struct reader *r, const char *what);
struct fire_expr *fire_make(struct fire *f, enum fire_op op, str text); /* NULL: over the budget */
struct fire_expr *fire_broken(struct fire *f, const char *what);        /* NULL */
/* a, b, … up to `end`, behind the bracket that opened the list; linked to *tail. */
bool fire_list(struct fire *f, struct fire_expr **tail, const char *end);
/* What stands between operators, without members and calls. */
struct fire_expr *fire_primary(struct fire *f);
/* A whole expression at r->at; NULL when broken. */
struct fire_expr *fire_expression(struct fire *f);

/* ---- values ---- */

/* What a condition, or a part of it, comes to for a caller who wants it to be true. */
enum fire_truth {
	FIRE_NO,
	FIRE_YES,
	FIRE_CHOSEN, /* as he chooses what he sends */
	FIRE_PERHAPS,
	FIRE_ERROR /* no value: refuses, unless the other side of || is true */
};

enum fire_kind {
	FV_TRUTH,
	FV_NULL,
	FV_STRING,
	FV_NUMBER,
	FV_LIST, /* expr in frame */
	FV_REQUEST,
	FV_AUTH,
	FV_TOKEN,
	FV_UID,
	FV_CLAIM, /* text */
	FV_NOW,
	FV_DATE,  /* text: the day */
	FV_GIVEN, /* what is sent; field of its data, "" for the rest */
	FV_SENT,  /* request.resource, newData */
	FV_SENT_DATA,
	FV_KEYS,     /* names of fields of what is sent */
	FV_RESOURCE, /* what is stored at the place */
	FV_STORED,   /* of it; field */
	FV_STORED_DATA,
	FV_SHARE,   /* what stands there under the name of the caller */
	FV_CAPTURE, /* a part of the path: chosen by the caller */
	FV_DOC,     /* another document: text is its path; field */
	FV_DOC_DATA,
	FV_OWN_DOC, /* one whose path names the caller */
	FV_OWN_DATA,
	FV_MODULE, /* timestamp, firestore …: text */
	FV_UNKNOWN
};

struct fire_frame;
struct fire_value {
	enum fire_kind kind;
	enum fire_truth truth;
	str text, field;
	bool deep; /* something below the field */
	const struct fire_expr *expr;
	const struct fire_frame *frame;
};

struct fire_frame {
	const struct fire_function *function; /* NULL: a condition itself */
	const struct fire_scope *scope;
	struct fire_value *values; /* of parameters, then of lets */
	size_t n_values;
};

/* What decides about a role: a field (or the existence) of a document of the caller's own. */
struct fire_decider {
	str path, field, value;
};
enum { FIRE_DECIDERS = 4 };

struct fire_caller {
	bool signed_in, owner, promoted, claims;
};

struct fire_look {
	struct fire *f;
	struct fire_caller caller;
	bool late;                       /* every date that is named is past */
	const struct fire_decider *self; /* he tries to write this one */
	bool self_root;                  /* what is sent is the field itself */
	unsigned depth, calls;
	/* what was met on the way */
	str date;
	bool dated, dates; /* one; several that differ, or one that is not known */
	struct fire_decider deciders[FIRE_DECIDERS];
	size_t n_deciders;
};

static inline struct fire_value fire_truth_value(enum fire_truth t)
{
	return (struct fire_value){.kind = FV_TRUTH, .truth = t};
}
static inline struct fire_value fire_kind_value(enum fire_kind k) { return (struct fire_value){.kind = k}; }

struct fire_value fire_eval(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *e);
struct fire_value fire_member(struct fire_look *l, struct fire_value of, str name);
/* of.method(args), not evaluated yet. */
struct fire_value fire_method(struct fire_look *l, const struct fire_frame *frame, struct fire_value of, str method,
                              const struct fire_expr *args);
/* get(), exists(), timestamp.date() and their like by name. */
struct fire_value fire_builtin(struct fire_look *l, const struct fire_frame *frame, str name,
                               const struct fire_expr *args);
/* A document of Firestore by its path. */
struct fire_value fire_document(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *path);

enum fire_truth fire_truth(struct fire_look *l, struct fire_value v);
enum fire_truth fire_not(enum fire_truth t);
enum fire_truth fire_and(enum fire_truth a, enum fire_truth b);
enum fire_truth fire_or(enum fire_truth a, enum fire_truth b);
enum fire_truth fire_compare(struct fire_look *l, str how, struct fire_value a, struct fire_value b);
enum fire_truth fire_in(struct fire_look *l, struct fire_value a, struct fire_value b);
enum fire_truth fire_is(struct fire_look *l, struct fire_value v);
/* Does the role that the document, with this value in its field, stands for hold for the caller? */
enum fire_truth fire_role(struct fire_look *l, struct fire_value doc, str value);
/* Is the claim there; or, with constant, is it what it is compared with? */
enum fire_truth fire_claim(struct fire_look *l, struct fire_value claim, bool constant);

/* ---- the tree ---- */

const struct node *fire_tree(struct fire *f, unsigned line, unsigned col);

#endif
