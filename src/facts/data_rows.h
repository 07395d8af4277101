/* data_rows: files of rows in which people may stand: tables of text, exports of databases, and files of databases and
 * spreadsheets, which nobody here reads. */
#ifndef FACTS_DATA_ROWS_H
#define FACTS_DATA_ROWS_H

#include <stdint.h>

#include "facts/fact.h"

/* Adds a row of `data_rows` for a table (CSV, TSV), and for a file of JSON or SQL in which enough people seem to stand.
 * What is made by a package manager, and lists of components, are left alone: they name their authors. */
void data_rows_text(struct facts *f, str path, str bytes);

/* The same for a file that is known by its name alone. */
void data_rows_file(struct facts *f, str path, uint64_t size);

#endif
