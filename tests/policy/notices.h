/* notices: policy's own rules for a small rule set; c is the control that each of them is about. */
#ifndef TESTS_POLICY_NOTICES_H
#define TESTS_POLICY_NOTICES_H

#include "model/rule.h"

#define NOTICE_RULE(c, name)                                                                                           \
	{                                                                                                              \
		.kind = RULE_NOTICE, .confidence = CONFIDENCE_CERTAIN, .id = STR_INIT(name), .title = STR_INIT(name),  \
		.control = (c)                                                                                         \
	}
#define MANIFEST_NOTICES(c) NOTICE_RULE(c, "manifest-missing"), NOTICE_RULE(c, "manifest-invalid")
#define EXCEPTION_NOTICES(c)                                                                                           \
	NOTICE_RULE(c, "exception-expired"), NOTICE_RULE(c, "exception-unknown"), NOTICE_RULE(c, "exception-unused"),  \
	        NOTICE_RULE(c, "exception-in-change"), NOTICE_RULE(c, "resolution-unused"),                            \
	        NOTICE_RULE(c, "baseline-not-named")

#endif
