/* facts_json: the tree of facts (microaudit-facts(7)) as JSON, a row on a line, for whoever wants to see why something
 * was decided.
 *
 *   {"files": [
 *     {"path": ".env", "line": 3, "size": 40, "tracked": true}
 *   ], "env_open": false}
 *
 * "line" is the row's, where it has one. A value that only running would tell is {"unknown": "its source"}; so is the
 * last item of a list that may not be all there is. */
#ifndef REPORT_FACTS_JSON_H
#define REPORT_FACTS_JSON_H

#include "base/buf.h"
#include "model/node.h"

/* Appends the object, without a newline behind it. shown() says how a path may be shown. */
void facts_json(const struct node *facts, void *ctx, str (*shown)(void *ctx, str path), struct buf *out);
/* One JSON string, quotes and all. */
void facts_json_text(struct buf *out, str text);

#endif
