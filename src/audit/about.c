/* Versions and abilities of the matching libraries. */
#include "audit/about.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <hs/hs.h>

struct about about_engine(struct arena *a)
{
	char version[64] = "";
	uint32_t jit = 0;
	pcre2_config(PCRE2_CONFIG_JIT, &jit);
	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof version)
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	return (struct about){.pcre2 = arena_str(a, str_of(version)),
	                      .jit = jit != 0,
	                      .vectorscan = str_trim(str_of(hs_version())),
	                      .vectors = hs_valid_platform() == HS_SUCCESS};
}
