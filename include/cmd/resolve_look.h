/* resolve_look: is there such a secret, and is it still in use? A decision about a fingerprint that nothing has settles
 * nothing, and nobody would notice. A part of the command resolve. */
#ifndef CMD_RESOLVE_LOOK_H
#define CMD_RESOLVE_LOOK_H

#include "base/buf.h"
#include "cmd/cmd.h"
#include "model/finding.h"

/* Scans folder and looks for the secret of the fingerprint among all findings, whatever their confidence and whoever
 * holds them. False: err says that there is none, that it is no secret, or what is wrong with the scan. Appends to
 * still what keeps it a finding although it was rotated on that day: a sentence, or nothing. */
bool resolve_look(str folder, const uint8_t print[PRINT_SIZE], str rotated, struct buf *still, struct err *err);

#endif
