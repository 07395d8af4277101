/* What a caller may set though the server should decide. */
#include "taint_int.h"
void taint_gives(struct taint *x, struct taint_call *c)
{
	(void)x;
	(void)c;
}
