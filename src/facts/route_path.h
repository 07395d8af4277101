/* route_path: paths as routers of JavaScript take them.
 *
 * A path that is put together keeps what is known: `/${process.env.V}/users` is /{V}/users, and API + '/users' is
 * ${./config#API}/users in a part, until it is known over all files what that name stands for. */
#ifndef FACTS_ROUTE_PATH_H
#define FACTS_ROUTE_PATH_H

#include "route_mount.h"
#include "route_part.h"

/* Is it one, by how it is written? Its text, of several the first. */
bool route_is_path(const struct node *n);
str route_path_of(struct route_file *r, const struct node *n);
/* May a value that is no text be one: a name that says so, or a sum with a text that begins with a slash? */
bool route_may_be_path(struct route_file *r, const struct node *n);
/* Names of paths that the file shows to others. */
void route_path_names(struct route_file *r);

/* Fills in what names stand for, seen from the file where the path is written. */
str route_path_filled(struct route_finder *f, size_t file, str path);
/* Is the path the one of a front, or below it; does its pattern (/^\/api/) take it in? */
enum truth route_path_covers(str front, str path);
str route_path_mounted(const struct route_mounts *m, const struct route_front *front); /* where it mounts others */

#endif
