/* weigh: what the place of a hit takes away from it. Three questions, three tables:
 *
 *                        test      example   manual    in a commit message, or
 *                                                      in old versions only
 *   proven               -         -         -         -
 *   whole private key    MEDIUM    MEDIUM    -         -
 *   provider's token     -         -         -         -        (medium confidence in the first three)
 *   a guess              LOW       LOW       LOW       LOW unless it is strong for its place
 *   configuration        hidden    LOW       LOW
 *
 * Proven: a checksum is right, the role stands in the token, both parts stand together. A guess is what a generic rule
 * found, or a value that a rule for configuration took for a secret. Documentation that stands in code (comments,
 * docstrings) is a manual. A guess that its place lowered is `possible`: shown, counted, and no control fails by it. */
#ifndef SCAN_WEIGH_H
#define SCAN_WEIGH_H

#include "match/path_class.h"
#include "model/finding.h"

/* For h->place.path and origin; h->rule, confidence, at_most and what was proven are set. Sets place.sample. */
void weigh_place(struct hit *h);
/* The same where what the path says is known. */
void weigh_place_in(struct hit *h, const struct path_classes *path);
/* After it, for a place in the history that HEAD no longer holds. A guess in a file made to hold secrets keeps its
 * severity, in settings where no person made it up, in code where it is strong and a client is made with it. */
void weigh_past(struct hit *h);

#endif
