/* edge_function: functions that Supabase runs at its edge: which of them config.toml lets be called without a token,
 * and what their code does to know who calls.
 *
 *   edge_functions  a row for each [functions.NAME] of supabase/config.toml that says verify_jwt
 *   edge_checks     a row for each kind of thing in a file of supabase/functions/:
 *     user        asks Supabase, or a library, whose token was sent
 *     signature   checks a signature or a shared secret in a way that throws or compares
 *     refuses     answers 401 or 403
 *     perhaps     reads a header or calls something whose name speaks of who calls */
#ifndef FACTS_EDGE_FUNCTION_H
#define FACTS_EDGE_FUNCTION_H

#include "facts/fact.h"

void edge_function_config(struct facts *f, str path, const struct node *tree);
/* tree as format/code.h has it. */
void edge_function_code(struct facts *f, str path, const struct node *tree);

#endif
