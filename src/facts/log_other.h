/* log_other: what writes into a log without being a log call: values that are bound to a logger once for all its lines,
 * tokens and formats of morgan, what is added to a file of a log, and errors that are made of what somebody sent. */
#ifndef FACTS_LOG_OTHER_H
#define FACTS_LOG_OTHER_H

#include "log_made.h"

/* Does the call write so? Then found says what; looked: what its arguments hold by their names. */
bool log_other(const struct log_file *f, str callee, const struct node *call, struct log_text looked,
               struct log_text *found);

#endif
