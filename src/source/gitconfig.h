/* gitconfig: a repository's own configuration file as git-config(1) defines its syntax, and that file alone: include
 * and includeIf lead elsewhere, are not followed, and no setting that this program reads is looked for there. */
#ifndef SOURCE_GITCONFIG_H
#define SOURCE_GITCONFIG_H

#include "base/arena.h"
#include "base/err.h"

/* Section and name in small letters, a subsection as it stands: "remote.Origin.url". value: without quotes and
 * comments; "true" for a name alone. */
struct setting {
	str name, value;
};
struct settings {
	struct setting *at;
	size_t n;
};
/* False: err names the line that is not understood. All in the arena. */
bool gitconfig_parse(str text, struct arena *a, struct settings *out, struct err *err);
/* The last one of this name; {NULL, 0} when there is none. */
str gitconfig_get(const struct settings *s, str name);

#endif
