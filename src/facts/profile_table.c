/* What modules say: the rows stand in profile_modules.def. */
#include "profile_table.h"

const struct profile_mark profile_modules[] = {
#include "profile_modules.def"
        {NULL, NULL, NULL, NULL}};
