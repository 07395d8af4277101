/* config_hits: from what a rule for configuration found in a document's tree to hits. All of a document are shown
 * together: what one of them knows to be a secret is masked in the lines of the others, and a document may hold a
 * hundred thousand. */
#ifndef SCAN_CONFIG_HITS_H
#define SCAN_CONFIG_HITS_H

#include "query/tree.h"
#include "scan/matches.h"
#include "scan/place.h"
#include "scan/scan.h"
#include "scan/weigh.h"

enum { CONFIG_PLACES = 64 }; /* of one rule that are told apart: more of them are one finding each */
struct config_pending;
/* Start with the first six. */
struct config_hits {
	const struct doc *doc;
	str text;
	struct matches *matches; /* of all text rules; secrets that are found in the tree are added */
	str as_of;
	const struct scan_sink *sink;
	struct arena *arena; /* the document's */
	bool began, added, heeds;
	struct line_index lines;
	struct line_cursor cursor;
	struct config_pending *at;
	size_t n, cap;
	size_t far; /* bytes that were searched for values that do not stand where their nodes do */
	struct strs secrets;
	size_t shortest;
	const struct rule *rule; /* the last one, and where it found something */
	uint64_t places[CONFIG_PLACES];
	size_t n_places;
};

void config_hits_add(struct config_hits *c, const struct rule *r, const struct tree_hit *t);
/* Gives all to the sink that have not been given yet, and frees what it holds beside the arena. */
void config_hits_end(struct config_hits *c);

#endif
