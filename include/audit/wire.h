/* wire: how a scanning child tells its supervisor what it found: records with a length in front, in a pipe. Both ends
 * are the same program, but the child may have been broken by what it read: the reader trusts no length and no number.
 */
#ifndef AUDIT_WIRE_H
#define AUDIT_WIRE_H

#include "base/arena.h"
#include "base/buf.h"
#include "facts/fact.h"
#include "model/report.h"
#include "source/repo.h"
#include "source/walk.h"

enum wire_type {
	WIRE_HIT = 'H', /* final */
	WIRE_EARLY =
	        'h', /* from history, before commits and paths are known: counts only if the child does not finish */
	WIRE_TROUBLE = 'T',
	WIRE_STATEMENT = 'E',
	WIRE_REPO = 'R',  /* what repo_describe said */
	WIRE_FILE = 'F',  /* a file of the root that the supervisor reads: configuration, manifest */
	WIRE_BELOW = 'B', /* a repository below the root */
	WIRE_FACT = 'A',  /* a row of the facts */
	WIRE_ERROR = 'X', /* a usage error: the text; the run ends with exit 2 */
	WIRE_DONE = 'D'   /* always the last: without it the job did not come to its end, whatever its status says */
};

struct wire_trouble {
	enum trouble_class class;
	str reason, hint, path;
};
struct wire_file {
	str name, bytes;
};
struct wire_below {
	enum walk_below what;
	str path;
};
/* What a job says of itself when it has come to its end. */
struct wire_end {
	bool placed; /* every early hit has been sent as a final one, if it counts */
	bool facts;  /* it collected facts, and has sent them all */
};
struct record {
	enum wire_type type;
	union {
		struct hit hit;
		struct wire_trouble trouble;
		struct statement statement;
		struct repo_info repo;
		struct wire_file file;
		struct wire_below below;
		struct row fact;
		str error;
		struct wire_end end; /* of DONE */
	};
};

/* Appends one record with its length. */
void wire_hit(struct buf *b, enum wire_type type, const struct hit *h);
void wire_trouble(struct buf *b, enum trouble_class class, str reason, str hint, str path);
void wire_statement(struct buf *b, const struct statement *s);
void wire_repo(struct buf *b, const struct repo_info *info);
void wire_file(struct buf *b, str name, str bytes);
void wire_below(struct buf *b, enum walk_below what, str path);
void wire_error(struct buf *b, str text);
void wire_done(struct buf *b, struct wire_end end);
/* A fact that is nested too deep or longer than this is not sent, and false. */
enum { WIRE_FACT_LONGEST = 1 << 20 };
bool wire_fact(struct buf *b, const struct row *row);

/* Takes one whole record off the front of bytes[*at…]; false when there is no whole one yet. *bad is set when the bytes
 * make no sense. Strings are copied into the arena; rules and controls are found in the set. */
bool wire_next(str bytes, size_t *at, const struct ruleset *set, struct arena *a, struct record *out, bool *bad);

#endif
