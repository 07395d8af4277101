/* err: why something failed, in one line a person can act on. Libraries fill it and return false; only cmd/ prints it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

struct err {
	char text[512];
};

/* Sets the text (cut to fit) and returns false, so that "return err_set(e, …)" reads well. e may be NULL. */
bool err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
