/* What the statements of SQL leave open. */
#include "door_sql.h"

void doors_of_sql(struct doors *d) { (void)d; }
