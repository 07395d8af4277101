/* loose: loose objects, read by us as a backend of libgit2's object database. libgit2's own reader blocks on a FIFO,
 * spins on a truncated object and believes the size that a header claims. */
#ifndef SOURCE_LOOSE_H
#define SOURCE_LOOSE_H

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include "base/str.h"

/* Of one folder of objects. For one thread; freed by the database it is added to. NULL without memory. An object's
 * size and type are known only when all of it was inflated: what is reported is true. */
git_odb_backend *loose_backend(str folder);

#endif
