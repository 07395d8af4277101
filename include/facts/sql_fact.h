/* sql_fact: the statements of SQL that decide who may reach what in a database, as facts: what rows the file changes
 * and asks for is left out, and of functions what their bodies do is told in short. See format/sql.h for a statement.
 */
#ifndef FACTS_SQL_FACT_H
#define FACTS_SQL_FACT_H

#include "facts/facts.h"

/* Files of SQL; and supabase/config.toml, which says what schemas are exposed and sets up buckets. */
void sql_fact_tree(struct facts *f, str path, str format, const struct node *tree);
/* Would sql_fact_tree() add to the section `sql`? */
bool sql_fact_reads(str path, str format);

#endif
