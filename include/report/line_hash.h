/* line_hash: the fingerprint by which GitHub recognises an alert when lines above it move (primaryLocationLineHash of
 * github/codeql-action, src/fingerprints.ts). It is taken of the masked line: no hash of a secret leaves this program,
 * and direct uploads, which get none from the action, are recognised too. */
#ifndef REPORT_LINE_HASH_H
#define REPORT_LINE_HASH_H

#include "model/report.h"

/* Rolling hash, base 37 modulo 2^64, of the first 100 UTF-16 units that are neither space nor tab, CR and CRLF being LF
 * and the end of the text being unit 65535; what is missing to 100 counts as 0. */
uint64_t line_hash(str text);

/* The hash of every finding's line, with how many different lines of the same file and hash stand before it. */
struct line_hashes {
	struct line_key *keys;
	size_t n;
};
struct line_hashes line_hashes_new(const struct report *r, struct arena *a);
/* "9f2c…:1" */
str line_hashes_text(const struct line_hashes *h, const struct finding *f, struct arena *a);

#endif
