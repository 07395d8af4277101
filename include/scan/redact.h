/* redact: takes secrets out of the words of a report. Values and frames are masked where they are found; but a path, a
 * branch, a reason or a message about the manifest is the repository's own text, and may hold a token as well. */
#ifndef SCAN_REDACT_H
#define SCAN_REDACT_H

#include "match/matcher.h"
#include "model/report.h"

/* Masks every match of a provider's own token format in what the writers will print as it is. Where there is no memory
 * for a search, nothing is changed and the result is false. */
bool redact_report(struct matcher *m, struct report *r, struct err *err);

/* The same for many texts, one after the other. NULL: no memory for a search. */
struct redaction;
struct redaction *redaction_open(struct matcher *m, struct arena *a, struct err *err);
void redaction_text(struct redaction *d, str *text);
void redaction_close(struct redaction *d);
/* The same for one text, which an error message or a table quotes. */
bool redact_text(struct matcher *m, struct arena *a, str *text, struct err *err);

#endif
