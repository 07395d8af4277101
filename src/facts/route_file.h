/* route_file: files that a handler hands out, or keeps its data in: FileResponse(path), send_file(path),
 * json.load(open('orders.json')). What was made to be shown, a page or what a build left, gives nothing away. */
#ifndef FACTS_ROUTE_FILE_H
#define FACTS_ROUTE_FILE_H

#include "route_part.h"

/* Does the call hand out a file, or read one that holds data, which the function around it may give? */
bool route_gives_file(const struct route_file *r, const struct node *call, str callee);
/* Does a name of a folder or file say that it is there to be seen: static, dist, index.html? */
bool route_is_shown(str text);

#endif
