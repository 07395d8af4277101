/* writers: the list of formats, once. The table of write.c, --format, help and completions come from it. */
#ifndef REPORT_WRITERS_H
#define REPORT_WRITERS_H

#include "report/writer.h"

/* clang-format off */
#define REPORT_WRITERS(X) \
	X(text) X(json) X(jsonl) X(sarif) X(junit) X(gitlab_secrets) X(gitlab_codequality) X(github) X(markdown) X(html) \
	X(csv) X(rdjson) X(prompt)
/* clang-format on */

#define REPORT_WRITER_DECLARE(name) extern const struct writer writer_##name;
REPORT_WRITERS(REPORT_WRITER_DECLARE)
#undef REPORT_WRITER_DECLARE

#endif
