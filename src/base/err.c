/* One line of explanation. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

bool err_set(struct err *e, const char *format, ...)
{
	if (!e)
		return false;
	va_list args;
	va_start(args, format);
	vsnprintf(e->text, sizeof e->text, format, args);
	va_end(args);
	e->system = false;
	return false;
}

bool err_system(struct err *e, int number, const char *format, ...)
{
	static const int of_paths[] = {ENOENT, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG, EEXIST};
	if (!e)
		return false;
	va_list args;
	va_start(args, format);
	vsnprintf(e->text, sizeof e->text, format, args);
	va_end(args);
	size_t n = strlen(e->text);
	snprintf(e->text + n, sizeof e->text - n, "%s%s", n ? ": " : "", strerror(number));
	e->system = true;
	for (size_t i = 0; i < sizeof of_paths / sizeof *of_paths; i++)
		if (number == of_paths[i])
			e->system = false;
	return false;
}
