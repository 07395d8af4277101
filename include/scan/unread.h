/* unread: what a file that was not read leaves open. Each rule that would have judged it says of its control that it is
 * unproven, and what the file would have told about the repository is missing from the facts (section "unread" of
 * facts/facts.h), which rules of kind repo are then told by scan_repository(). */
#ifndef SCAN_UNREAD_H
#define SCAN_UNREAD_H

#include "match/path_index.h"
#include "scan/scan.h"

struct unread {
	str path;
	str why;     /* "could not be parsed" */
	bool chosen; /* left out by the user or the policy */
	/* All tokens of its code were seen, only how they belong together is not known (FORMAT_UNCLOSED): what it
	 * imports, calls and names stands in the facts, and no compiler takes it. */
	bool seen;
	str text; /* of one that was seen */
};

/* about: of the path. wanted says whether a rule would have judged the file; each control is told of once. facts may be
 * NULL. */
void unread_tell(const struct unread *u, const struct path_about *about, const struct ruleset *set,
                 const struct scan_sink *sink, struct facts *facts, void *ctx,
                 bool (*wanted)(void *ctx, const struct rule *rule));

/* The same for a file of which nothing was read: every selected rule (on, by number; NULL: all) that is meant for it.
 */
void unread_whole(const struct unread *u, struct matcher *m, const bool *on, const struct scan_sink *sink,
                  struct facts *facts);

/* Does this rule of kind repo read the section of the facts? */
bool unread_section_matters(const struct rule *rule, str section);

#endif
