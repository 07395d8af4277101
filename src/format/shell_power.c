/* PowerShell and cmd, as far as they are written like sh: nothing of it is sure. */
#include "shell_int.h"

static struct shell_parsed unsure(str text, struct arena *a)
{
	struct shell_parsed p = shell_parse(text, &(struct shell_setting){0}, a);
	p.broken = true;
	return p;
}

struct shell_parsed shell_parse_power(str text, struct arena *a) { return unsure(text, a); }

struct shell_parsed shell_parse_batch(str text, struct arena *a) { return unsure(text, a); }
