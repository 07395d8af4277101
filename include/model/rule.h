/* rule: one detector, as data. Immutable once loaded: the built-in ones are constants that rulec wrote at build time
 * from rules/, those of --rules DIR are read by the same reader at start. microaudit-rule(5) says what each key means.
 */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include <stdint.h>

#include "model/control.h"
#include "model/field.h"
#include "model/node.h"

enum rule_kind {
	RULE_TEXT,   /* anchors and a pattern, over bytes */
	RULE_CONFIG, /* conditions over the tree of one document */
	RULE_REPO,   /* conditions over the tree of facts about the whole repository */
	RULE_NOTICE, /* none: the run itself reports it (policy/notice.h) */
	RULE_CONTROL /* a control's own: what it looks at among the facts, and how its findings are worded */
};
enum boundary { BOUNDARY_TOKEN, BOUNDARY_WORD, BOUNDARY_NONE };
enum scope { SCOPE_WINDOW, SCOPE_LINE, SCOPE_DOCUMENT };
/* How an assignment is read where a rule has no pattern of its own (secret/assign/assign.h). */
enum assign_form { ASSIGN_NONE, ASSIGN_QUOTED, ASSIGN_BARE, ASSIGN_OPTION };

/* A path into a tree: a.b, *, **, 'quoted.name'. A step that is a number picks that item of an array (from 0). What
 * stands in front says where it starts. */
enum path_from {
	PATH_FROM_SUBJECT, /* nothing: the node that is judged (that of `each`, or an item of some, every, covers) */
	PATH_FROM_ROOT,    /* "$.": the root of the document or of the facts */
	PATH_FROM_OUTER, /* "^", "^^": what the enclosing some, every or covers is asked about, or the one around it */
	PATH_FROM_MANIFEST /* "$manifest.": the app's microapp.yaml */
};
enum step_kind { STEP_KEY, STEP_ANY, STEP_DEEP };
struct step {
	enum step_kind kind;
	str key;
};
struct path {
	str text;
	enum path_from from;
	unsigned up; /* how many "^" */
	const struct step *steps;
	size_t n;
};

enum cond_op {
	COND_ALL,
	COND_ANY,
	COND_NOT,
	COND_PERHAPS,  /* these four have kids; the last knows no TRUE, only UNKNOWN */
	COND_EQUALS,   /* scalar text equals the value's text, or measures the same (query/unit.h) */
	COND_IN,       /* equals any item of the value (an ARRAY) */
	COND_MATCHES,  /* PCRE2 pattern in the value's text, unanchored */
	COND_ABOVE,    /* measures, numbers, or versions compared part by part */
	COND_BELOW,    /* the same */
	COND_EXISTS,   /* value is true or false */
	COND_SOURCE,   /* `source`: the pattern is found in the source text of a computed value; others are FALSE */
	COND_NAMED,    /* `named`: the pattern is found in the key of what the path selects */
	COND_SUBSET,   /* all that the path selects is in the value (an ARRAY) */
	COND_DISJOINT, /* nothing of it is */
	COND_SOME,     /* `where` holds for something that the path selects: kids[0] */
	COND_EVERY,    /* `where` holds for all of it */
	COND_COVERS,   /* for all of it there is something at other (`by`) for which `where` holds */
	COND_COUNT     /* how much of it `where` (if there is one) holds for, is `than` the value */
};
struct cond {
	enum cond_op op;
	struct path path;
	const struct node *value; /* a scalar or an ARRAY of them; an OBJECT {low, medium, high} of these for by_tier */
	const struct path *other; /* what stands instead of a value: {path: …}; of `covers` the `by`; else NULL */
	const struct cond *kids;
	size_t n_kids;
	enum cond_op than; /* of `count`: COND_EQUALS, COND_ABOVE or COND_BELOW */
	str unit;          /* of a comparison: what a number without a unit is of ("ms"); "": see query/unit.h */
	bool words;        /* of some, every, count: a text is not one item, but each word of it is one */
};

/* One field of a fact that a rule makes. */
struct give {
	str field;
	struct path path;
	const struct node *value; /* a scalar; NULL: what the path selects */
	str unit;                 /* what a number without a unit is of, at the path ("ms"); "": of the field's own */
};

struct gives {
	const struct give *at;
	size_t n;
};

/* An example: `match` must give a finding, `clean` must not. Its text holds placeholders ({alnum:36}), see
 * rules/example.h. */
struct example {
	str path; /* "" means the rule's first file pattern made concrete, or "example.txt" */
	str text;
	str manifest; /* the app's microapp.yaml beside it; "": there is none */
};
struct examples {
	const struct example *at;
	size_t n;
};

/* Another pattern that must match within so many lines; "" for none. */
struct near {
	str pattern;
	unsigned lines;
};
/* The rules of a credential's other part, by their ids, and how far away that may stand; none for one of one part. */
struct partner {
	struct strs ids;
	unsigned lines;
};

/* The repository's own rules come with what is judged: they stand beside the others, and can add to what is wrong but
 * take nothing away. */
enum rule_from {
	RULE_BUILT_IN,
	RULE_GIVEN, /* by --rules or the policy */
	RULE_OWN
};

struct rule {
#define KEY(key, type, member)         FIELD_##type member;
#define WORD(key, type, member, words) type member;
#define OWN(type, member)              FIELD_##type member;
#include "model/rule.def"
};

struct ruleset {
	const struct rule *rules;
	size_t n_rules;
	const struct control *controls;
	size_t n_controls;
	str digest; /* "sha256:…" of everything that was read */
};

const struct rule *ruleset_find(const struct ruleset *set, str id); /* also by an old id; NULL when there is none */
const struct control *ruleset_control(const struct ruleset *set, str id);
/* The control's own rule, of kind RULE_CONTROL; NULL for one that looks at nothing. */
const struct rule *ruleset_own(const struct ruleset *set, const struct control *c);
/* Does the list name it: by its id, by an old id, or by its control? */
bool rule_named(const struct rule *r, struct strs list);

#endif
