/* model_row: one row of the section `models` while a reader fills it. */
#ifndef FACTS_MODEL_ROW_H
#define FACTS_MODEL_ROW_H

#include "facts/fact.h"

struct model_head {
	str tool, model, class; /* "" is not said; model: as the database or the interface calls it */
	const char *what;       /* stored, shape, base */
	const struct node *at;  /* where it is declared; NULL: the file as a whole */
};
enum { MODEL_MOST = 2000 }; /* models of one file */
enum model_said { MODEL_UNSAID, MODEL_NO, MODEL_YES };
struct model_field {
	str name, type;   /* type: as the tool writes it; "" is not said */
	const char *kind; /* NULL: what the type tells */
	enum model_said required, unique;
	const struct node *at;
};
struct model_row {
	struct members row, bases, fields;
	size_t n;
	bool more;
};

struct model_row model_row_new(struct facts *f, str path, const struct model_head *head);
void model_row_base(struct model_row *r, str base);
/* Names without text, or longer than any name, are left out. */
void model_row_field(struct model_row *r, const struct model_field *field);
/* Call it at the end. more: there are fields that the file does not tell. */
void model_row_end(struct model_row *r, bool more);

/* text number boolean date json binary reference enum other: what a type holds, as the tools of all languages write
 * them: "character varying(20)", "Mapped[Optional[str]]", "z.string().email()", "DateTime?". A list holds what its
 * items are. */
const char *model_kind(str type);
/* A file has more models than are read: the sections lack it. */
void model_too_many(struct facts *f, str path);
enum model_said model_said(bool known, bool yes);

#endif
