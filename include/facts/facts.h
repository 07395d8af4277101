/* facts: what is known about the repository as a whole, as one tree that rules of kind repo judge. Each worker collects
 * into one of its own; they are joined and finished once, sorted, so that the order of work does not show.
 *
 *   OBJECT
 *     files         ARRAY of {path, size, tracked, ignored, values?, secrets?}
 *                   values, secrets: of an environment file, how many variables have a value, and how many of these a
 *                   name that speaks of a secret
 *     dependencies  ARRAY of {path, name, ecosystem: npm|pypi|go, version (as written), lower?, upper?
 * (query/range.h), dev, imported: true when a file imports it; UNKNOWN where a module may be named differently}
 *     imports       ARRAY of {path, module, side}: one for each module of each code file; no relative ones
 *     code          ARRAY of {path, side: client|server|test|unknown}
 *     sides         {client: true|false, server: true|false}: does any file of that side exist
 *     workflows     ARRAY of {path, ci: github|gitlab|circleci|bitbucket|azure, name?, on: OBJECT with a member for
 * each event, permissions?, steps, env} steps       ARRAY of {job, name?, uses?, run?, with?, environment?,
 * permissions? (of the job), continue_on_error: true|false|UNKNOWN, on_changes: true|false|UNKNOWN (does every change,
 * pushed or proposed, run it)}; uses and run are STRING even with ${{…}} in them;
 * a job that calls another workflow is a step as well env         ARRAY of {name, value, job?}: of workflow, job and
 * step, and `variables` of other systems ignores       ARRAY of {path, env: does this .gitignore cover a file .env
 * beside it} env_ignored   true when one of them does env_open   true when a file .env holds nothing but values that
 * are public by design keystores     ARRAY of {path, kind: "PKCS#12" …}: binary files that hold private keys manifest
 * microapp.yaml as it was read (also .microapp.yaml, .github/microapp.yaml); absent without one manifest_file {path}
 * NAME          ARRAY of {path, text}: what rules with `fact: NAME` added
 * unread        ARRAY of {path, section, chosen}: what is missing from a section; not there when nothing is
 *
 * Every item of an ARRAY is an OBJECT with the member `path`; its line, and that of all below it, is the line in that
 * file. Arrays without items are there. Strings live in the arena given to facts_finish or in the collector. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <stdint.h>

#include "base/arena.h"
#include "model/node.h"

struct facts;

struct facts *facts_new(void);
void facts_free(struct facts *f); /* and everything joined into it; NULL is fine */

/* A file was seen. tracked: in git's index; ignored: a .gitignore covers it. */
void facts_file(struct facts *f, str path, uint64_t size, bool tracked, bool ignored);
/* A file was read by the reader of this name ("json" "yaml" "toml" "env" "code" "python" …); open: values in it that
 * rules for keys public by design saw. Nothing of the tree is kept: what is of use is copied. tree may be NULL. */
void facts_tree(struct facts *f, str path, str format, struct strs open, const struct node *tree);
/* Does the tree of this file say something about packages or environment variables? */
bool facts_reads(str path, str format);
/* A file was there and not read: every section that facts_tree() would have added to, or one by its name, lacks it.
 * chosen: the user or the policy left it out. */
void facts_unread(struct facts *f, str path, str format, bool chosen);
void facts_unread_section(struct facts *f, str path, str section, bool chosen);
/* The text of a file that no reader knows: .gitignore, requirements*.txt, go.mod; others are left alone. */
void facts_text(struct facts *f, str path, str bytes);
/* What a rule with `fact: name` saw. */
void facts_add(struct facts *f, str name, str path, unsigned line, str text);

/* Moves everything from `from` into `into`; `from` is freed with it and must not be used again. */
void facts_join(struct facts *into, struct facts *from);
/* The tree, valid as long as both the arena and f. Call it once. */
const struct node *facts_finish(struct facts *f, struct arena *a);

/* The file that a node of the finished tree is about; "" for what is about the repository as a whole. */
str facts_path(const struct node *facts, const struct node *n);

#endif
