/* about: what the engine is built on, for doctor. */
#ifndef AUDIT_ABOUT_H
#define AUDIT_ABOUT_H

#include "base/arena.h"

struct about {
	str pcre2;      /* "10.42 2022-12-11" */
	bool jit;       /* patterns are compiled to machine code */
	str vectorscan; /* "5.4.8 2023-…" */
	bool vectors;   /* this processor can run it */
};
struct about about_engine(struct arena *a);

#endif
