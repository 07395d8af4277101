/* log_made: names of a file that stand for a logger, or for what a log call writes: l, _ := zap.NewProduction();
 * const line = `${req.headers.cookie}`. */
#ifndef FACTS_LOG_MADE_H
#define FACTS_LOG_MADE_H

#include "log_text.h"
#include "model/node.h"

struct log_file {
	const struct node *calls, *names, *values, *functions, *classes;
};
struct log_file log_file_of(const struct node *tree);

/* Is the name given what makes a logger? Whatever it is called. */
bool log_made_logger(const struct log_file *f, str name);
/* What the names in a piece of the program were given, as far as the file says so at one place alone. */
struct log_text log_made_of(const struct log_file *f, str text);
/* The function that writes what it is handed in the log itself: log calls of it count as well. at: which argument.
 * NULL: it is none. */
const struct node *log_made_writer(const struct log_file *f, const struct node *call, unsigned *at);

#endif
