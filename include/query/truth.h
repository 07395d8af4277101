/* truth: the three values of every answer (Kleene). The order is that of the values: of several, `all` is the least and
 * `any` the greatest. */
#ifndef QUERY_TRUTH_H
#define QUERY_TRUTH_H

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

static inline enum truth truth_not(enum truth t) { return TRUTH_TRUE - t; }

#endif
