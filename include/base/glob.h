/* glob: path patterns as .gitignore and rule files use them. '/' separates; '*' and '?' do not cross it; a component
 * that is exactly '**' matches any number of components; '[a-z]' and '[!a-z]' match one byte; '\' takes the next byte
 * as it is; '{a,b}' matches either (rules only). Bytes are compared as they are unless GLOB_NOCASE. */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/str.h"

enum glob_flags { GLOB_NOCASE = 1, GLOB_BRACES = 2 };

/* Does pattern match the whole of path? Never slower than pattern × path, whatever the pattern. */
bool glob_match(str pattern, str path, unsigned flags);
/* As rules use it: braces, no regard to ASCII case, and a pattern without '/' is matched with the last component. */
bool glob_rule(str pattern, str path);
/* Gives each pattern without braces that a pattern stands for, until one call returns true; returns whether one did. A
 * plain pattern dies with the call. */
bool glob_expand(str pattern, void *ctx, bool (*each)(void *ctx, str plain));

/* Does all of the pattern count? One that stands for more than 64 patterns, or for one of more than 512 bytes, matches
 * by a part of them alone: whoever reads patterns from a file refuses it. */
bool glob_bounded(str pattern);

#endif
