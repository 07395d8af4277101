/* route_declare: what the makers of routes for Java, Kotlin and C# share. There a route is declared by an annotation of
 * a method, and who may call it by others, or by rules of the app as a whole. Beside the parts of facts/route_part.h
 * they add:
 *
 *   route    declares: what its declaration says of who may call it, each as "guarded Authorize", "open PermitAll",
 *            "unknown X", "method PreAuthorize" (counts where the app turns such on); the last that is not "method"
 *            wins. base: the classes whose marks count where it has none of its own
 *   controller  name: of a class that routes may inherit from; marks; base
 *   rule     of: the chain it stands in; method, route: what it matches, route absent: not known; name: its verdict,
 *            "open", "guarded" or "unknown"
 *   scope    of: the chain; route: it is asked for these paths only
 *   mount    like use, where it may be a router that is mounted; else it is nothing
 *   setting  name: "method-security", "fallback", "controllers", "secured", "filter": the app has it; ref: its function
 *   const    name: "Paths.USERS"; route: the text that it stands for, where others name it as ${Paths.USERS} */
#ifndef FACTS_ROUTE_DECLARE_H
#define FACTS_ROUTE_DECLARE_H

#include "route_part.h"

/* The annotation of this name ("GetMapping", with or without its package) among the marks of a node, or NULL. */
const struct node *route_mark(const struct node *of, str name);
/* Does a mark's name, without its package and without "Attribute", stand in the list? */
bool route_mark_is(const struct node *mark, const char *names);
/* Its name without them. */
str route_mark_name(const struct node *mark);
/* The argument called key, or the first without a name where positional is set; NULL when there is none. */
const struct node *route_mark_arg(const struct node *mark, str key, bool positional);
/* A path as its annotation gives it; what is not known stands as ${source}. Each of a list through `each`. */
str route_declared_path(struct route_file *r, const struct node *value);
str route_paths_joined(struct route_file *r, str a, str b);
/* Class.method */
str route_method_ref(struct route_file *r, size_t function);
void route_setting(struct route_file *r, str framework, str name, str ref, const struct node *at);
/* The members of a class that are texts and may be paths, as parts of the kind const. */
void route_consts(struct route_file *r);

/* What the makers below find in a file. */
void route_declares(struct route_file *r);
void route_spring(struct route_file *r);
void route_spring_chains(struct route_file *r);
void route_spring_functions(struct route_file *r);
void route_jaxrs(struct route_file *r);
void route_ktor(struct route_file *r);
void route_aspnet(struct route_file *r);
void route_aspnet_settings(struct route_file *r);

#endif
