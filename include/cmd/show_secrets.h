/* show_secrets: --show-secrets, for the person at the terminal alone. Findings hold no raw value, so the lines are read
 * again from the files. */
#ifndef CMD_SHOW_SECRETS_H
#define CMD_SHOW_SECRETS_H

#include "cmd/cmd.h"

/* True unless the option was given and anything but a text report to a terminal would be written, or CI is set. */
bool show_secrets_allowed(const struct args *args, struct err *err);
/* Puts the unmasked line of the working tree into the frame of each finding whose main place is there. */
void show_secrets(struct report *r);

#endif
