/* limit_find: which limiters are made where, and which of them a reference of a file leads to. A part of limit_join. */
#ifndef FACTS_LIMIT_FIND_H
#define FACTS_LIMIT_FIND_H

#include "limit_row.h"
#include "route_find.h"

enum { LIMITS_MADE = 256 };

struct limit_joiner {
	struct members *list;
	struct route_finder *f;
	struct limit_made made[LIMITS_MADE];
	size_t n_made;
	bool more_made;     /* there are more than are followed: nothing is inert then */
	bool *explained;    /* by file: a limit of it is told, or one that is checked by what it shows */
	bool *linked;       /* by file: another one imports it, other than tests */
	bool *answers;      /* by file: it has routes, starts a server, or is a function of a platform */
	bool links_nowhere; /* an import leads to no file, though it should */
};

/* Takes a part that is `made` in; once all are in, those of packages are given the names that their files give them. */
void limit_find_made(struct limit_joiner *j, const struct node *part);
void limit_name_made(struct limit_joiner *j);
/* The limiter that a reference of a file leads to, or NULL. */
struct limit_made *limit_follow(struct limit_joiner *j, size_t file, str ref);
/* One that has no name, since it is made where it is handed over; NULL: there is none. */
struct limit_made *limit_made_there(struct limit_joiner *j, const struct route_part_at *p, str ref);
/* Fills in linked and answers. */
void limit_see_files(struct limit_joiner *j, struct arena *a);
/* The number of the first part of a route that stands in a file at a line, or behind it. */
size_t limit_first_part(const struct limit_joiner *j, size_t file, unsigned line);

/* May a file that was not read attach or call a limiter? */
bool limit_may_be_unread(const struct node *facts);

/* Does a hint speak of a package whose limiter is known? Does a part stand in a limiter that a function of Go is? */
bool limit_of_known(const struct limit_joiner *j, const struct node *hint);
bool limit_inside_go(const struct limit_joiner *j, const struct node *part);

/* Does the file that makes it never speak of it again? */
bool limit_is_idle(const struct node *facts, const struct limit_made *m);

#endif
