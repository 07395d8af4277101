/* sarif: the parts of the SARIF report, version 2.1.0 (OASIS), as GitHub code scanning takes it: one run, relative
 * percent-encoded addresses, four positions in every region, non-empty texts, a security-severity for each rule. */
#ifndef REPORT_SARIF_H
#define REPORT_SARIF_H

#include "report/jsonout.h"

/* {"text": s}, cut to 1,000 characters; links in it are broken. */
void sarif_message(struct writing *w, cJSON *to, const char *key, str s);
/* A reportingDescriptor for the rule of this finding, the first of its rule. */
void sarif_rule(struct writing *w, cJSON *rules, const struct finding *f);
/* The same for a control that has no finding, by the id that control_rule_id() gives. */
void sarif_control(struct writing *w, cJSON *rules, const struct control *c, str id, enum severity severity);
/* {"physicalLocation": …}; a place without a path points at the manifest. */
void sarif_location(struct writing *w, cJSON *locations, const struct place *p);
/* "error", "warning" or "note" */
str sarif_level(enum severity s);

#endif
