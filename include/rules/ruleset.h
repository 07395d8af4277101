/* ruleset: reading rule and control files into model/rule.h, with every mistake named by file and line. The same reader
 * serves the build (rulec), --rules DIR and a repository's own rules. */
#ifndef RULES_RULESET_H
#define RULES_RULESET_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

struct ruleset_file {
	str path; /* shown in messages; ids begin with its base name */
	str bytes;
};

/* Reads files (in this order) into a set in the arena. base may be NULL; its rules come first and its controls are
 * known. Checked: YAML, known keys, unique and rightly named ids, known controls and checks, patterns that compile,
 * examples (two of each, one unless built in), an anchor in every match; that the
 * repository's own rules say nothing that makes a verdict milder. False with err ("rules/x.yaml:12: …") on the
 * first mistake. */
bool ruleset_read(const struct ruleset_file *files, size_t n, const struct ruleset *base, enum rule_from from,
                  struct arena *a, struct ruleset *out, struct err *err);

/* The rules compiled into this program. */
const struct ruleset *ruleset_builtin(void);
/* Their anchors as a serialised literal database (match/prefilter.h); "" when the build had none. */
str ruleset_builtin_database(void);

/* A file of rules/templates/ as compiled in, "" when there is none of this name. */
str ruleset_template(str name);

/* The seed of a rule's n-th example: stable, so that a failing example can be run again. */
uint64_t ruleset_seed(str id, size_t n);

#endif
