/* code_export: names and exports of format/code_function.h, noted while a file is walked. */
#ifndef FORMAT_CODE_EXPORT_H
#define FORMAT_CODE_EXPORT_H

#include "format/code_walk.h"

/* Notes that the name which ends in front of token behind is given what is written in [from, to). */
void code_name_given(struct code_walk *w, str name, uint32_t from, uint32_t to);
/* Notes that the name that chain c is is given a value by the sign at i, unless it is declared there. */
void code_name_assigned(struct code_walk *w, uint32_t i, const struct code_chain *c);
void code_name_imported(struct code_walk *w, str name, str module, str member, uint32_t at);
/* Notes that other files see, under this name, what begins at token at. */
void code_export(struct code_walk *w, str name, uint32_t at);
/* The names of `import a, {b as c} from 'm'` at i, whose module stands at module; of `const {a: b} = require('m')`. */
void code_import_names(struct code_walk *w, uint32_t i, uint32_t module);
void code_require_names(struct code_walk *w, uint32_t require, str module);
/* export … and module.exports = … at i */
void code_exports(struct code_walk *w, uint32_t i);

#endif
