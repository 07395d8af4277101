/* python_function: what format/code_function.h says, for Python. */
#ifndef FORMAT_PYTHON_FUNCTION_H
#define FORMAT_PYTHON_FUNCTION_H

#include "format/code_walk.h"

/* Call it once, behind the walk. */
void python_functions(struct code_walk *w);

#endif
