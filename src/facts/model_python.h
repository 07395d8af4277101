/* model_python: a class of Python while its fields are read. */
#ifndef FACTS_MODEL_PYTHON_H
#define FACTS_MODEL_PYTHON_H

#include "model_code.h"

/* How a class says its fields. */
enum model_style { MODEL_BY_TYPE, MODEL_BY_COLUMN, MODEL_BY_CALL };
struct model_base {
	const char *name; /* as its module has it, or as it is written */
	const char *module;
	const char *tool, *what;
	enum model_style style;
};
struct model_reading {
	struct model_code *c;
	const struct node *class, *meta, *at; /* meta: the class Meta within it; at: the field */
	const struct model_base *base;        /* NULL: not known in this file */
	enum model_style style;
	bool told; /* a base says what it is, and not its fields alone */
	bool shape;
	struct model_row row;
};

/* One line `name: type = value` of the class, at r->at. type "" and value NULL where it has none. */
void model_python_field(struct model_reading *r, str name, str type, const struct node *value);

static inline str model_python_text(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }

#endif
