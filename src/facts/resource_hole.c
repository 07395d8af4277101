/* Holes in texts of compose and the Serverless Framework: ${NAME}, ${NAME:-${OTHER}}. */
#include "resource_hole.h"

#include <stdint.h>

size_t resource_hole_end(str s, size_t i)
{
	size_t depth = 0;
	for (; i < s.n; i++) {
		bool opens = s.p[i] == '$' && i + 1 < s.n && s.p[i + 1] == '{';
		depth += opens;
		i += opens;
		if (s.p[i] == '}' && !opens && --depth == 0)
			return i + 1;
	}
	return SIZE_MAX;
}
