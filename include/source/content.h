/* content: may a document be left out because no text is in it? Only when it is a known format by its magic, the header
 * behind the magic is one of that format (lengths, offsets and versions agree), and the bytes are mostly none of a
 * text's. Whatever is not known, whatever only begins like a picture, and text with NUL bytes in it, is searched: what
 * takes a file out of an audit must cost more than a few bytes. Name and content are two questions, since the caller
 * knows all names: no picture is called .env. */
#ifndef SOURCE_CONTENT_H
#define SOURCE_CONTENT_H

#include <stdint.h>

#include "base/str.h"

enum content {
	CONTENT_TEXT,   /* to be searched: text, or a format that is not known */
	CONTENT_BINARY, /* image, sound, film, font, program, object, keystore, model, index of a tool … */
	CONTENT_ARCHIVE /* an archive or a compressed file; jar, docx and apk are such */
};

/* head: the document's first bytes, some KiB of it or all; size: how long the whole is. */
enum content content_of(str head, uint64_t size);
/* Is this the name of a text format (.env, settings.py, Dockerfile), whose content is searched whatever it begins with?
 */
bool content_named_text(str path);

#endif
