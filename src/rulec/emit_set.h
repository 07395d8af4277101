/* emit_set: a set of rules, and the files that the program needs as they are, as functions of C. */
#ifndef RULEC_EMIT_SET_H
#define RULEC_EMIT_SET_H

#include "emit.h"
#include "rules/ruleset.h"

/* ruleset_builtin() and ruleset_builtin_database(). */
void emit_set(struct emit *e, const struct ruleset *set, str database);
/* ruleset_template(). */
void emit_templates(struct emit *e, const struct ruleset_file *files, size_t n);

#endif
