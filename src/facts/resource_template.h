/* resource_template: the text of Terraform's templates, piece by piece. */
#ifndef FACTS_RESOURCE_TEMPLATE_H
#define FACTS_RESOURCE_TEMPLATE_H

#include "base/str.h"

/* Literal text, with $${ made ${; or what stands between ${ and }, or %{ and } (directive). */
struct resource_part {
	str text;
	bool computed, directive;
};
/* Takes the next one off a template that is not empty. */
struct resource_part resource_template_next(str *rest);
/* Is all of it one ${…}? Then *inside is what stands there. */
bool resource_template_alone(str template, str *inside);

/* Behind what closes the string or bracket that opens at i; e.n when nothing does. */
size_t resource_template_skip(str e, size_t i);

#endif
