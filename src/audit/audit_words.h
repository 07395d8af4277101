/* audit_words: what a history says besides its files: messages and heads of commits and tags, names of paths and
 * references. A part of the history job of audit/audit.h. */
#ifndef AUDIT_AUDIT_WORDS_H
#define AUDIT_AUDIT_WORDS_H

#include "audit_sink.h"

struct audit_words {
	const struct audit *audit;
	struct sender *sender;
	const struct scan_options *options;
	struct history *history;
};
/* Searches and sends. A range has messages, heads and new names, the index (HISTORY_STAGED) new names alone. */
void audit_words(const struct audit_words *w);

#endif
