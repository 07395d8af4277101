/* init_form: the questions of `microaudit init`, and the manifest that a set of answers makes. */
#ifndef CMD_INIT_FORM_H
#define CMD_INIT_FORM_H

#include "cmd/opt.h"
#include "policy/schema.h"

/* One answer: what is asked, where it stands in the template, and what stands in for it until it is given (so that the
 * answers before it can be checked). */
struct init_question {
	enum option_id id;
	str blank; /* in the template; "" for a line that is commented out there */
	str line;  /* that line */
	str path;  /* in the document, as the schema names it */
	str ask;   /* one question in plain words */
	str stand_in;
	bool optional;
};
enum { INIT_QUESTIONS = 9 };
extern const struct init_question init_questions[INIT_QUESTIONS];

struct init_answers {
	str given[INIT_QUESTIONS]; /* in the order of the questions; "" until given */
};

/* The template with the answers filled in, in the arena. */
str init_fill(const struct init_answers *answers, struct arena *a);
/* What the schema says about a manifest: how many errors. err is set when it cannot be read at all. */
size_t init_check(str text, struct arena *a, struct schema_error **errors, struct err *err);
/* The first error that is about this answer, a sentence; "" for none. */
str init_problem(const struct init_answers *answers, size_t question, struct arena *a);

#endif
