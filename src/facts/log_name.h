/* log_name: what a name in a program says of the value behind it, for whoever reads it in a log. */
#ifndef FACTS_LOG_NAME_H
#define FACTS_LOG_NAME_H

#include "base/str.h"

/* Worse is greater. */
enum log_name {
	LOG_NAME_PLAIN,  /* an id, a count, a fault, anything else */
	LOG_NAME_WHOLE,  /* a whole record, what somebody wrote, whom it is about: user, row, prompt, to. It may hold
	                    anything */
	LOG_NAME_PRIVATE /* a secret, an address of a person, all of a request */
};

/* Of one name: userEmail, user_email, USER_EMAIL. */
enum log_name log_name(str name);
/* ADMIN_EMAIL: a constant of the program. */
bool log_name_is_loud(str name);
/* Does a function of this name give less than it is handed: maskEmail, len, sha256? */
bool log_name_hides(str function);
/* Does it give the same in another form: JSON.stringify, str, trim? */
bool log_name_keeps(str function);

#endif
