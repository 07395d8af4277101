/* model: tables, models, schemas and messages that files declare, read one by one into the section `models`. Only the
 * whole repository tells what a model inherits from another file: facts/model_field.h makes the section `fields` of
 * them.
 *
 * A model row is
 *   {path, tool?, model?, class?, what: stored|shape|base, bases: ARRAY of STRING, fields: ARRAY of OBJECT {name,
 * type?, kind, required?, unique?}} tool is absent where only a base of another file can tell. A base is a name as the
 * file writes it. The list of fields ends with UNKNOWN "..." where the model has more than its file tells. */
#ifndef FACTS_MODEL_H
#define FACTS_MODEL_H

#include "facts/fact.h"

/* The tree that the reader of this name made of a file. */
void model_tree(struct facts *f, str path, str format, const struct node *tree);
/* Would models be read from such a file? */
bool model_reads(str path, str format);

#endif
