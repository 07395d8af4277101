/* route_docblock: annotations that stand in comments of PHP, as controllers wrote them before attributes:
 *
 *   @Route("/a/{id}", methods={"GET"})   in the comment in front of: public function a() …
 *
 * become marks of the function or class that follows, as an attribute would (format/lang_function.h). Only those are
 * taken that say where something is answered and who may ask. Source: doctrine/annotations, DocParser. */
#ifndef FACTS_ROUTE_DOCBLOCK_H
#define FACTS_ROUTE_DOCBLOCK_H

#include "route_part.h"

/* Puts a tree with those marks in the place of the file's; call it before anything is indexed. */
void route_docblocks(struct route_file *r);

#endif
