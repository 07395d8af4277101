/* search: every text rule over a document's bytes. */
#ifndef MATCH_SEARCH_H
#define MATCH_SEARCH_H

#include "match/matcher.h"

struct decoded;

/* One per thread: match data, JIT stack, scratch, and what the rules cost. */
struct search;
struct search *search_new(struct matcher *m, struct err *err);
void search_free(struct search *s);

/* A confirmed match in a document's bytes. */
struct match {
	const struct rule *rule;
	size_t start, end;             /* the secret */
	size_t whole_start, whole_end; /* the whole match */
	size_t name;                   /* of a rule with a form: where the name begins */
	bool row;                      /* the name is a column's, the secret a row's */
	/* For scan/judge: the text these count in, NULL for the document itself, and where the secret stands there.
	 */
	const struct decoded *in;
	size_t at, at_end;
};
/* Runs every selected text rule over bytes: literals first, then a window around each. on[] (one flag for each rule, or
 * NULL for all) selects. Matches come in no particular order, each once. Returns false when PCRE2 hit a limit somewhere
 * (what was found is still given): the caller reports "limit hit". */
bool search_text(struct search *s, str bytes, const bool *on, void *ctx,
                 void (*match)(void *ctx, const struct match *m));
/* Was an anchor of the rule, of whatever kind, seen in one of the texts searched since search_forget()? */
bool search_saw(const struct search *s, const struct rule *r);
void search_forget(struct search *s);
/* From here on the calling thread may compute for so many seconds of its own CPU time in search_text(); what is left
 * then is given up. Asked now and then, at anchors. */
void search_allow(struct search *s, double seconds);
/* What to allow a text of so many bytes, the first of its document or another: far more than any took that was not made
 * for it. */
double search_allowance(bool first, size_t bytes);
/* Was anything given up since? */
bool search_gave_up(const struct search *s);
/* What a rule cost so far. */
struct rule_cost {
	uint64_t tried;   /* how often one of its anchors woke it */
	uint64_t matched; /* how often it then matched, whatever was made of that */
	uint64_t time;    /* nanoseconds it was awake, its compilation included; 0 unless measured */
};
/* By rule number; *total is the time of the whole search: what no rule took, the pass over the anchors did. */
const struct rule_cost *search_costs(const struct search *s, uint64_t *total);
/* Measure times (off by default: two clock readings for each confirmation). */
void search_measure(struct search *s, bool on);
/* Counts up now and then while a document is searched, so that a long one does not look stalled; NULL: none. */
void search_beat(struct search *s, _Atomic uint64_t *beat);

#endif
