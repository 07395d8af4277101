/* git_memory: what libgit2 allocates by. Without memory version 1.5 follows null pointers in some places and forgets to
 * say so in others: then the process ends instead (base/arena.h). A length that is written in an object is another
 * matter: what nobody could have is refused, which the library tells. */
#ifndef SOURCE_GIT_MEMORY_H
#define SOURCE_GIT_MEMORY_H

/* Before git_libgit2_init(), as often as it is called. */
void git_memory_settle(void);

#endif
