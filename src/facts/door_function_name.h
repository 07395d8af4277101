/* door_function_name: what the name of a function at the edge says of who is meant to call it. */
#ifndef FACTS_DOOR_FUNCTION_NAME_H
#define FACTS_DOOR_FUNCTION_NAME_H

#include "base/str.h"

/* What people call before they are signed in, and what tells how the app is doing: by all words of the name, so that
 * register-conversation and notify-status are none of it. */
bool door_function_is_for_all(str name);
/* What another service calls when something happened: it comes without a token of the platform's, so that the function
 * works only where verify_jwt is off. */
bool door_function_is_for_service(str name);
/* What pages offer to people who never sign in: a form of contact, a widget. By any word of the name. */
bool door_function_is_for_strangers(str name);

#endif
