/* route_controller: controllers, pages and functions of Azure, in C#. */
#ifndef FACTS_ROUTE_CONTROLLER_H
#define FACTS_ROUTE_CONTROLLER_H

#include "route_part.h"
#include "route_rules.h"

/* Bases that ASP.NET brings, between blanks. */
extern const char route_aspnet_bases[];

void route_controllers(struct route_file *r);
/* The path of a page whose model stands in the file, as its @page says; and "[base]/x" with what the classes that a
 * controller is built upon have in front. */
str route_page_path(const struct route_finder *f, size_t file, str path);
str route_controller_path(const struct route_finder *f, str base, str handler, str path);

#endif
