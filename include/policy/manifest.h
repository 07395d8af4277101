/* manifest: what microapp.yaml declares about an app, and whether it is well-formed. The schema
 * (rules/templates/microapp.schema.json) decides; the sentences are for the person who wrote the file. */
#ifndef POLICY_MANIFEST_H
#define POLICY_MANIFEST_H

#include "policy/config.h"
#include "policy/schema.h"

enum exposure { EXPOSURE_UNKNOWN, EXPOSURE_PRIVATE, EXPOSURE_INTERNAL, EXPOSURE_PARTNER, EXPOSURE_PUBLIC };
enum data_class { DATA_UNKNOWN, DATA_PUBLIC, DATA_INTERNAL, DATA_CONFIDENTIAL, DATA_REGULATED };

/* Where it is looked for, first one wins: "microapp.yaml", "microapp.yml", ".microapp.yaml", … NULL-free, n of them. */
extern const struct strs manifest_paths;

struct manifest {
	str path;
	str app_id, name, owner, backup, status; /* status "draft" when it says nothing */
	enum tier declared;                      /* risk.tier, or its override while that lasts */
	enum exposure exposure;
	enum data_class data;
	bool special; /* collects a special category of personal data (GDPR, article 9) */
	bool admin;   /* its service account may do everything somewhere */
	bool anonymous;
	bool unread;                           /* it is there, and no reader can read it */
	const struct exception *exceptions;    /* they waive controls */
	size_t n_exceptions, n_bad_exceptions; /* bad: not complete, so they waive nothing */
};

/* Takes what it can from a tree, valid or not; strings stay those of the tree. as_of decides whether an override of the
 * tier still counts. */
void manifest_facts(const struct node *tree, str path, str as_of, struct arena *a, struct manifest *out);

/* Of several apps: it registers these, and its exceptions are about their findings alone. */
void manifest_limit(struct manifest *m, uint64_t apps, struct arena *a);

/* Adds a REGI-01 finding to r for each error of the tree against the schema's tree (the schema stops at 200, which the
 * last one says). */
void manifest_check(struct report *r, const struct node *tree, const struct node *schema, str path);
/* The same for a manifest that its reader refused: why is the reader's sentence ("line 12: …"). */
void manifest_broken(struct report *r, str path, str why);

#endif
