/* prose: paragraphs for people: what explain, checklist and doctor print. */
#ifndef CMD_PROSE_H
#define CMD_PROSE_H

#include "base/buf.h"
#include "model/rule.h"

/* Text folded between words at 80 columns, and a newline. Lines after the first are indented by `indent` columns, which
 * is where the first begins already. Bytes that are not safe to show are escaped. */
void prose_fold(struct buf *out, unsigned indent, str text);
/* "Label:    text" with the text folded in a column of its own. */
void prose_field(struct buf *out, str label, str text);
/* The id of a rule or control that is most like this one. */
str prose_nearest(const struct ruleset *set, str id);
/* What was probably meant: that one where a letter slipped, else up to three whose id or title holds the word, else
 * nothing. */
void prose_suggest(struct buf *out, const struct ruleset *set, str id);
/* The error for an id that nothing has, with what was probably meant, or where to look. */
void prose_unknown(struct buf *out, const struct ruleset *set, str id);

#endif
