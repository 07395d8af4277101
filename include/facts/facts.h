/* facts: what is known about the repository as a whole, as one tree that rules of kind repo judge. Each worker of
 * a child collects what one document says and sends its rows; the parent takes them all and finishes them once, sorted,
 * so that the order of work does not show.
 *
 * The tree is an OBJECT with a member for each section of facts/section.def: a BOOL, or an ARRAY of rows. A row is an
 * OBJECT whose first member is `path`; its line, and that of all below it, is the line in that file. ARRAYs without
 * rows are there. Strings live in the arena given to facts_finish or in the collector. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <stdint.h>

#include "base/arena.h"
#include "model/node.h"

struct facts;

struct facts *facts_new(void);
struct facts *facts_new_in(struct arena *a); /* rows are made there, and outlive it */
void facts_free(struct facts *f);            /* NULL is fine */

/* The day on which dates are judged, borrowed; without it, what a date decides is not known. */
void facts_as_of(struct facts *f, str day);

/* A file was read. tracked: it is in git's index. */
void facts_file(struct facts *f, str path, uint64_t size, bool tracked);
/* A file was read by the reader of this name ("json" "yaml" "toml" "env" "code" "python" …); open: values in it that
 * rules for keys public by design saw. Nothing of the tree is kept: what is of use is copied. tree may be NULL. */
void facts_tree(struct facts *f, str path, str format, struct strs open, const struct node *tree);
/* Does the tree of this file say something about packages or environment variables? */
bool facts_reads(str path, str format);
/* A file was there and not read: every section that facts_tree() would have added to, or one by its name, lacks it.
 * chosen: the user or the policy left it out. */
void facts_unread(struct facts *f, str path, str format, bool chosen);
void facts_unread_section(struct facts *f, str path, str section, bool chosen);
/* A rule with `fact: name` may have seen something, where only running would tell. */
void facts_unsure(struct facts *f, str name, str path, unsigned line);
/* The text of a file that no reader knows: .gitignore, requirements*.txt, go.mod; others are left alone. */
void facts_text(struct facts *f, str path, str bytes);
/* What a rule with `fact: name` saw. */
void facts_add(struct facts *f, str name, str path, unsigned line, str text);

/* Is there any row? */
bool facts_any(const struct facts *f);
/* It is not known what else there is: every section lacks something. */
void facts_cut_short(struct facts *f);
/* The tree, valid as long as both the arena and f. Call it once. */
const struct node *facts_finish(struct facts *f, struct arena *a);

#endif
