/* patterns: the regular expressions of `matches`, compiled on first use and shared by threads. A pattern works on bytes
 * (PCRE2, 8 bit, no UTF), and its work on one subject is bounded. */
#ifndef QUERY_PATTERNS_H
#define QUERY_PATTERNS_H

#include "base/str.h"
#include "query/truth.h"

struct patterns;
struct patterns *patterns_new(void);
/* NULL is fine. No other thread may still use it. */
void patterns_free(struct patterns *p);
/* Searches subject for pattern; UNKNOWN when a limit was hit before the answer was found; FALSE also for a pattern that
 * does not compile (the rule reader refused it already). */
enum truth patterns_search(struct patterns *p, str pattern, str subject);
/* For a pattern that a document holds: compiled for this once, without JIT and in little room. UNKNOWN also when it
 * does not compile or is longer than a kilobyte, for nobody has looked at it before. */
enum truth patterns_search_once(struct patterns *p, str pattern, str subject);

#endif
