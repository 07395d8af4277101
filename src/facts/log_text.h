/* log_text: what a piece of a program, as it is written, would put into a log. */
#ifndef FACTS_LOG_TEXT_H
#define FACTS_LOG_TEXT_H

#include "log_name.h"

struct log_text {
	enum log_name worst;
	str name; /* what says so, a part of the text */
};

/* Literals put nothing into it but what their holes do: `mail to ${email}`, f"{email}". What is compared, negated or
 * asked for its length tells nothing; of a chain the last member counts: user.email, user["email"]. */
struct log_text log_text(str source);
/* Of {email: x}: a value that says nothing itself may be what its key says. */
struct log_text log_text_of_key(str key, str value);
/* Of two that are as bad, the one whose name says more. */
struct log_text log_text_worse(struct log_text a, struct log_text b);

#endif
