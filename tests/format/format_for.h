/* The first reader of the table that is meant for a path, asked one glob after the other. */
#ifndef TESTS_FORMAT_FORMAT_FOR_H
#define TESTS_FORMAT_FORMAT_FOR_H

#include "base/glob.h"
#include "format/format.h"

static inline const struct format *format_for(str path)
{
	for (size_t i = 0; i < format_count; i++)
		for (size_t j = 0; j < format_table[i].globs.n; j++)
			if (glob_rule(format_table[i].globs.at[j], path))
				return &format_table[i];
	return NULL;
}

#endif
