/* level: the scales findings are measured on. Names are the report's; the order is the order of the values. */
#ifndef MODEL_LEVEL_H
#define MODEL_LEVEL_H

#include "base/str.h"

enum severity { SEVERITY_OFF, SEVERITY_INFO, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL };
enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH, CONFIDENCE_CERTAIN };
enum tier { TIER_NONE, TIER_LOW, TIER_MEDIUM, TIER_HIGH, TIER_CRITICAL }; /* NONE: not declared, judged as medium */
enum stage { STAGE_WORK, STAGE_REGISTER, STAGE_LAUNCH };

str severity_name(enum severity s);     /* "OFF" "INFO" … "CRITICAL" */
str confidence_name(enum confidence c); /* "low" … "certain" */
str tier_name(enum tier t);             /* "" for NONE, "low" … */
str stage_name(enum stage s);
/* By name, without regard to case; false when there is no such level. */
bool severity_parse(str name, enum severity *out);
bool confidence_parse(str name, enum confidence *out);
bool tier_parse(str name, enum tier *out);
bool stage_parse(str name, enum stage *out);

#endif
