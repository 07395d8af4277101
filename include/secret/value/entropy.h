/* entropy: how many bits a text could hold. Short texts show less than their source has: n characters log2(n) at most.
 */
#ifndef SECRET_VALUE_ENTROPY_H
#define SECRET_VALUE_ENTROPY_H

#include "base/str.h"

/* To 16 binary places; 0 for n < 2. */
double entropy_log2(size_t n);
/* Of the bytes, in bits per byte: 0 for one repeated character, 8 at most. */
double entropy_of(str bytes);

#endif
