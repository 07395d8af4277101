/* pattern_memory: what PCRE2 allocates by: without memory the process ends (base/arena.h), for a pattern that could not
 * be compiled or tried would find nothing and say nothing. */
#ifndef QUERY_PATTERN_MEMORY_H
#define QUERY_PATTERN_MEMORY_H

#ifndef PCRE2_CODE_UNIT_WIDTH
#define PCRE2_CODE_UNIT_WIDTH 8
#endif
#include <pcre2.h>

/* The caller's, to be freed with pcre2_general_context_free(), after what was made with it. Never NULL. */
pcre2_general_context *pattern_memory(void);
/* Of the options a compile context may hold, none. Never NULL. */
pcre2_compile_context *pattern_compiling(pcre2_general_context *memory);

#endif
