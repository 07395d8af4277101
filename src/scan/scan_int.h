/* What the files that scan one document share. */
#ifndef SCAN_SCAN_INT_H
#define SCAN_SCAN_INT_H

#include "scan/judge.h"
#include "scan/scan.h"
#include "intake.h"

struct scanner {
	struct matcher *m;
	const struct scan_options *o;
	const struct scan_sink *sink;
	struct facts *facts;
	struct search *search;
	struct arena arena; /* the document's */
	struct matches matches;
	const struct decoded *in; /* the text that is searched; NULL: the document itself */
	bool limit;
	bool cut; /* what is encoded goes on behind the stretch */
	/* of the document whose pieces are given */
	struct intake intake;
	bool left_out;
	unsigned line, col; /* where the next piece begins */
	struct manual_cursor manual;
	size_t manual_back; /* how far before the next core it stands */
	uint64_t reached;   /* bytes of the document behind which it should begin */
	const struct stretch *stretch;
	bool goes_on;            /* more pieces come */
	bool all;                /* matches are those of all rules, not of the selected ones alone */
	bool narrow;             /* rules were deselected */
	struct path_about about; /* of the document at hand, once it was asked for */
	bool has_about;
};

/* What its path says of the document at hand; looked up when it is first asked for. */
const struct path_about *scan_about(struct scanner *s, str path);
/* The document with its classes; of a blob without a path nothing is asked. */
struct doc scan_classified(struct scanner *s, const struct doc *doc);

/* What is shown must not show what rules see that nobody asked for: from here on matches are those of all rules. */
void scan_see_all(struct scanner *s, str text);
/* The document's structure: rules for it, and the facts. One that no selected rule asks for is not read, and that it
 * could not be is no news; of a document in pieces none is. */
void scan_structure(struct scanner *s, const struct doc *doc, str text);

#endif
