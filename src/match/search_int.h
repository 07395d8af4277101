/* What the files of the search share. */
#ifndef MATCH_SEARCH_INT_H
#define MATCH_SEARCH_INT_H

#include "match/search.h"
#include "matcher_int.h"

struct search {
	struct matcher *m;
	struct prefilter_scratch *scratch;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t *done;    /* by rule: no match begins before this offset any more: one was given, or none was found */
	bool *saw;       /* by rule: an anchor of it, since search_forget() */
	size_t *tail;    /* by rule: where the next tail begins, as far as was looked; 0: nowhere yet */
	size_t *in_vain; /* by rule: bytes of this document's windows that held no match */
	struct rule_cost *costs; /* by rule */
	uint64_t total;          /* nanoseconds of all searches */
	bool measure;
	_Atomic uint64_t *beat;
	unsigned anchors_seen;
	uint64_t until; /* CPU time of this thread at which the document is given up; 0: never */
	bool gave_up;
	/* of the document being searched */
	str bytes;
	size_t rows, rows_end;       /* read last: inside them are no others, or rows in rows would take for ever */
	size_t line_start, line_end; /* the line looked at last: one line may hold a million anchors */
	bool has_line;
	const bool *on;
	void *ctx;
	void (*match)(void *ctx, const struct match *m);
	bool limit;    /* a rule ran into one */
	bool ran_into; /* the last run did */
};

/* Gives what the rule matches around one of its anchors, which is at [start, end). */
void search_confirm(struct search *s, const struct rule *r, size_t start, size_t end);

#endif
