/* route_classed: routes whose handler is a method of a class that another file holds by the rules of its language:
 * App\Http\Controllers\A of PHP in Http/Controllers/A.php, admin/posts of Rails in
 * controllers/admin/posts_controller.rb. Parts that only these frameworks have:
 *
 *   filter  what the class of the file puts in front of its methods: guards; method "skip": they are taken away again;
 *           paths "only index", "except show", "?" for a choice that is computed; early: under a condition
 *   alias   a name of middleware, and what it stands for
 *   loads   a file of routes that another one takes in: name, its path; route, guards
 *
 * A guard is "=name" for what the framework knows by a name ("=auth:sanctum"), or a class: App/Http/Middleware/A; "?"
 * is computed. A handler is class#method, or a function of the file. "-": nothing of this app's is run. */
#ifndef FACTS_ROUTE_CLASSED_H
#define FACTS_ROUTE_CLASSED_H

#include "route_part.h"
#include "route_row.h"

/* ---- makers ---- */

void route_php(struct route_file *r);
void route_php_class(struct route_file *r);
void route_slim(struct route_file *r);
void route_rails(struct route_file *r);
void route_ruby_class(struct route_file *r);

/* Argument i of a call; NULL: it has none. */
const struct node *route_call_arg(const struct node *call, size_t i);
/* The last argument where it holds names, as `only: …`; NULL: it does not. */
const struct node *route_call_options(const struct node *call);
/* Adds "only a", "except a" for each name, "?" for what is computed. */
void route_add_choice(struct route_file *r, struct route_refs *paths, const char *word, const struct node *names);

/* Of PHP: is it new A(…), or new\A(…), as a value is written out? */
bool route_php_is_new(str text);
/* Of PHP: "\App\A::class" or "new A(…)" as App/A, by what the file imports; "": it is no class. */
str route_php_named(struct route_file *r, str text);
/* Adds what a library of middleware is made with: "=" and its name, "?" where it chooses whom it asks. False: it is
 * none of Slim's. */
bool route_slim_library(struct route_file *r, struct route_refs *refs, const struct node *value);
/* The name that a container is asked for; "" for another value. */
str route_slim_from_container(str text);
/* Each value as a guard. */
void route_php_guards(struct route_file *r, struct route_refs *refs, const struct node *value);

/* ---- joining ---- */

bool route_is_classed(str framework);
/* What Slim's app puts in front of all its routes. */
void route_slim_front(struct route_joiner *j, const struct route_part_at *p, str path, struct route_verdict *v);
void route_classed_index(struct route_joiner *j);
void route_classed_add(struct route_joiner *j, const struct route_part_at *p);

/* The file of a class, seen from another one. whole: each part of its name counts. SIZE_MAX: not found, or several. */
size_t route_class_file(struct route_joiner *j, size_t from, str class, str ending, bool whole);
/* The class of a file; NULL: none was told. */
struct route_part_at *route_class_of(struct route_joiner *j, size_t file);
/* A method of the class of a file, or of what it is built upon. */
struct route_part_at *route_class_method(struct route_joiner *j, size_t file, str name, unsigned depth);
/* What a guard does in front of a route of a file. */
struct route_verdict route_judge_named(struct route_joiner *j, size_t file, str ref, unsigned depth);
/* What the class of a file puts in front of one of its methods; *method is set where it, or a base, has it. */
struct route_verdict route_classed_filters(struct route_joiner *j, size_t file, str name,
                                           struct route_part_at **method);

#endif
