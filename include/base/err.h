/* err: why something failed, in one line a person can act on. Libraries fill it and return false; only cmd/ prints it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

struct err {
	char text[512];
	bool system; /* not what was asked for is wrong, but what it takes could not be had: memory, a disk that reads
	              */
};

/* Sets the text (cut to fit) and returns false, so that "return err_set(e, …)" reads well. e may be NULL. */
bool err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for a failed call: ": " and what the number (errno) means are added, or this alone to no text. It is the
 * system's fault unless the number says that a path is wrong. */
bool err_system(struct err *e, int number, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
