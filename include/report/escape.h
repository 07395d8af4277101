/* escape: text made safe for the place it is put in. Everything a report shows may have been written by someone who
 * wants to move the reader's cursor, end a cell, open a tag or issue a command to the CI system; every writer passes
 * every string that is not its own literal through one of these.
 *
 * All append to b, and all but the first two start from utf_safe(): C0, C1, DEL, bidirectional controls and bytes that
 * are not UTF-8 become \xNN or \u{NNNN}, so what they give is one line of valid UTF-8. */
#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

#include "base/buf.h"

/* Valid UTF-8 without NUL and otherwise unchanged, newlines included: for JSON strings, whose own escapes do the rest.
 */
void escape_utf8(struct buf *b, str s);
/* JSON text that is done: what utf_safe() would hide becomes \uNNNN, which means the same to a reader of JSON. */
void escape_json_text(struct buf *b, str json);
/* Element content and quoted attribute values of XML 1.0 and HTML, without the characters XML forbids. */
void escape_markup(struct buf *b, str s);
/* Markdown as GitHub renders it: no markup, no table cell, no mention. */
void escape_markdown(struct buf *b, str s);
/* The same as a code span, fenced with more backticks than it holds; cells of a table need their '|' escaped. */
void escape_code_span(struct buf *b, str s, bool in_table);
/* One cell of RFC 4180, always quoted; what a spreadsheet would run as a formula gets an apostrophe in front. */
void escape_csv(struct buf *b, str s);
/* Message of a GitHub workflow command; a property needs ':' and ',' escaped too. */
void escape_command(struct buf *b, str s, bool property);
/* A relative URI of a path: every byte but letters, digits, "-._~" and '/' becomes %NN. Not utf_safe: a byte is a byte.
 */
void escape_uri(struct buf *b, str path);

#endif
