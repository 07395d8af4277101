/* finding: what a rule saw. It never holds the raw secret: finding_identify() takes the value and keeps its fingerprint
 * and its mask, so no writer can leak what no field holds.
 *
 * The engine emits hits (one rule, one place); the report joins the hits of one fingerprint into one finding. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "model/doc.h"
#include "model/rule.h"

enum state { STATE_NEW, STATE_KNOWN, STATE_EXCEPTED, STATE_ROTATED };
enum held { HELD_HEAD, HELD_HISTORY, HELD_ELSEWHERE }; /* ELSEWHERE: only other branches, tags or stashes */

struct place {
	enum origin origin;
	str path;
	unsigned line, col, end_line,
	        end_col; /* from 1; col in code points; end exclusive; all 0: the file as a whole */
	str commit;      /* hex, "" outside history */
	int64_t time;    /* of the commit, for "newest" only; never printed */
	bool in_head;    /* the newest commit of the current branch holds it at this path */
	bool reachable;  /* the commit is reachable from HEAD */
	bool sample;     /* a test, an example, documentation */
};

struct hit {
	const struct rule *rule;
	uint8_t print[PRINT_SIZE];
	enum confidence confidence;
	enum severity
	        at_most; /* cap from what was proven (encrypted key: LOW; known sample: INFO); SEVERITY_OFF: none */
	bool secret;     /* fingerprint is of a value, not of a place in a file */
	bool possible;   /* a guess at a place where guesses seldom hold: shown, but no control fails by it */
	/* for scan/weigh.h, not sent over the wire */
	bool proven;    /* what opens something was read out of it (a role), or its other part stands beside it */
	bool common;    /* the value is what everybody tries first */
	bool chosen;    /* the value is a password as people make them up */
	bool in_manual; /* it stands in documentation within code */
	bool in_client; /* a client is made with it */
	uint64_t apps;  /* for policy, not sent either: bit i for report.apps[i] that it counts for; 0: for all */

	bool ignored;    /* microaudit:ignore stands on or above the line */
	bool ignore_new; /* in a change: that comment came with it, the base side does not have it */
	str ignore_why;
	str shown;         /* the mask, or for a config finding the value judged */
	str note;          /* what was proven, one line: "expired on 2024-03-01"; "" for nothing */
	str subject;       /* config, repo: node path or subject */
	str frame;         /* the line(s) of the place, masked, cut to 160 columns; "" where there is none */
	str introduced_by; /* from history: a commit that holds the value while none of its parents does; "" when
	                      unknown */
	struct place place;
};

struct finding {
	struct hit main;               /* main.place is the main place; main.rule the most specific rule */
	const struct control *control; /* the rule's while tree or index holds it, else SECR-01 */
	enum severity severity;
	enum state state;
	enum held held;
	bool gates;      /* counts towards exit 1 in this run */
	size_t number;   /* the gate's own, while it judges several apps */
	uint64_t stops;  /* of a report about several apps, the bits of those that it gates for */
	struct strs app; /* the same of those that it counts for, by their ids; none where it counts for all of them */
	str state_why;   /* exception's reason and end, rotation's date and person; "" when new */
	str introduced_by; /* commit that holds it while none of its parents does; "" when unknown */
	const struct place *places;
	size_t n_places, all_places; /* listed (100 at most), counted */
};

/* Does it say that this control does not hold? Its own; and that of the history, where what it found is committed: it
 * stays there when it is taken out of the file; and that of the files that it stands in (`secrets_in`). */
bool finding_is_about(const struct finding *f, const struct control *c);
/* Of two sets of apps: 0 is all of them. */
static inline uint64_t apps_join(uint64_t x, uint64_t y) { return x && y ? x | y : 0; }
static inline bool apps_have(uint64_t apps, size_t app) { return !apps || apps >> app & 1; }

/* "1:" and 32 hex digits. */
str print_text(struct arena *a, const uint8_t print[PRINT_SIZE]);
/* Reads that form; false when it is not one. */
bool print_parse(str text, uint8_t out[PRINT_SIZE]);

/* prefix (the literal one of its kind, shown as it is), dots, and the last four characters from 24 characters on. */
str finding_mask(struct arena *a, str secret, str prefix);
/* Fills h->print, h->shown and h->secret from the raw value, which is not kept. */
void finding_identify(struct arena *a, struct hit *h, str secret, str prefix);

/* Worst first: severity down, confidence down, then path (what has none last), line, column, rule and fingerprint. */
int finding_order(const struct finding *a, const struct finding *b);

#endif
