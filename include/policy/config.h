/* config: what `.microaudit.yaml` of a repository and an organisation's `--policy` file say, read from their parsed
 * trees. A repository's own file may add rules and exceptions and tighten; only the policy and the command line loosen.
 * Order: command line, policy, repository, defaults; config_merge() applies it.
 *
 *   fail_on: medium            # the repository: no weaker than the default (high)
 *   min_confidence: low        # likewise (medium)
 *   stage: launch              # the repository: raises the default; the policy: nothing goes below it
 *   strict: true
 *   rules_dir: audit/rules
 *   skip_rules: [ID]           # policy only
 *   exclude: ['*.pb.go']        # policy only
 *   allow_exceptions_in_change: true  # policy only, see policy/change.h
 *   baseline: sha256:…          # policy only: the baseline that counts at launch
 *   exceptions:
 *     - {finding: '1:9f2c…', why: …, by: E-MAIL, expires: 2027-01-31}
 *     - {rule: RULE-OR-CONTROL, path: docs/a.md, why: …, by: E-MAIL, expires: 2027-01-31}
 *   resolved:
 *     - {finding: '1:9f2c…', rotated: 2026-11-02, by: E-MAIL}
 *     - {finding: '1:9f2c…', not_a_secret: true, why: …, by: E-MAIL} */
#ifndef POLICY_CONFIG_H
#define POLICY_CONFIG_H

#include "base/arena.h"
#include "base/err.h"
#include "model/level.h"
#include "model/node.h"
#include "model/report.h"

/* One exception for findings (from a configuration) or for a control (from the manifest). */
struct exception {
	bool by_print; /* it names one finding, else a rule or control and a path */
	uint8_t print[PRINT_SIZE];
	str rule; /* id of a rule or control */
	str path; /* glob_rule() pattern; "" for every path (manifest only) */
	str why, by, expires;
	str file; /* where it stands */
	unsigned line;
	uint64_t apps; /* bits of those that its manifest registers, whose findings alone it is about; 0: of all */
	bool policy;   /* the organisation's: it is made for many apps, and who owns this one cannot change it */
};

struct resolution {
	uint8_t print[PRINT_SIZE];
	str rotated; /* YYYY-MM-DD; "" when it says that the value is no secret */
	str why, by;
	str file;
	unsigned line;
};

struct config {
	bool has_fail_on, has_min_confidence, has_stage;
	bool strict;
	enum severity fail_on;
	enum confidence min_confidence;
	enum stage stage;        /* merged: the command line's */
	enum stage raised_stage; /* merged: the repository's, else STAGE_WORK */
	enum stage least_stage;  /* merged: the policy's, else STAGE_WORK */
	str rules_dir;           /* as written, "" for none; relative to the folder of its file */
	struct strs skip_rules, exclude;
	bool allow_in_change;
	str baseline; /* its digest, "" for none */
	const struct exception *exceptions;
	size_t n_exceptions;
	const struct resolution *resolutions;
	size_t n_resolutions;
};

/* Reads one file's tree (NULL and null: an empty file). Strings stay those of the tree. False: err holds one line that
 * starts with "file_name:LINE: "; unknown keys are errors that name the nearest known one. */
bool config_read(const struct node *tree, str file_name, bool is_policy, struct arena *a, struct config *out,
                 struct err *err);

/* Joins the three, any of which may be NULL. The result has fail_on (HIGH) and min_confidence (MEDIUM) filled in. Of
 * policy and repository the tighter value counts; the command line outranks both. Lists are joined. rules_dir is the
 * repository's: the caller asks each file for its own. */
void config_merge(const struct config *command_line, const struct config *policy, const struct config *repository,
                  struct arena *a, struct config *out);

/* The stage of a run whose default is `usual`. The repository raises the default, the policy raises everything, except
 * in a run over changes (usual is STAGE_WORK): it has no checklist, and only the command line changes its stage. */
enum stage config_stage(const struct config *merged, enum stage usual);

#endif
