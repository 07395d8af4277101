/* intake: from a document's bytes to the text that is searched: what is left out and told (known binary formats,
 * archives, Git LFS pointers), and what is decoded as a whole (UTF-16, UTF-32). */
#ifndef SCAN_INTAKE_H
#define SCAN_INTAKE_H

#include "base/encoding.h"
#include "scan/place.h"
#include "scan/scan.h"

struct intake {
	enum encoding encoding;
	size_t mark; /* bytes in front that are no text */
};
/* Of the whole document or its first piece. False: the document is not looked into, and the sink was told why. */
bool intake_begin(struct intake *i, const struct doc *doc, const struct scan_sink *sink);
/* The text of a document or a piece of it, borrowed or in the arena, with its core; line and column are not set. */
struct stretch intake_text(const struct intake *i, const struct doc *doc, struct arena *a);
/* Has the document, among all its names, one of a text format? */
bool intake_named_text(const struct doc *doc);
/* Do bytes that no text holds stand around [start, end)? So do the strings of a program or a database: what looks like
 * the value of a setting there is mostly none. */
bool intake_strewn(str text, size_t start, size_t end);

#endif
