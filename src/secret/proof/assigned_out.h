/* assigned_out: where a value stands that is no secret, whatever its name promises. A part of proof_assigned.c. */
#ifndef SECRET_PROOF_ASSIGNED_OUT_H
#define SECRET_PROOF_ASSIGNED_OUT_H

#include "secret/proof/proof.h"
#include "secret/value/value.h"

/* Why the value is none, by where it stands; "" when it may be one. in has an assignment; listed: the two stand side by
 * side in a list, a call or a comparison. */
str assigned_ruled_out(const struct proof_input *in, str key, enum key_kind kind, bool listed);
/* POSTGRES_USER: shop, image: shop, create role shop with the same word: is the value the name of a user, a database or
 * an image beside it, so that everybody knows it already? */
bool assigned_is_name_beside(const struct proof_input *in);
/* Letters without digits, and an expression goes on behind them. */
bool assigned_in_program(str value, str after);

#endif
