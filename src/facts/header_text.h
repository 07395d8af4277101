/* header_text: headers that a browser is told to be careful by, in files of web servers and platforms that no reader
 * makes a tree of: Caddyfile, _headers (Netlify, Cloudflare Pages), .htaccess and others of Apache, HAProxy. */
#ifndef FACTS_HEADER_TEXT_H
#define FACTS_HEADER_TEXT_H

#include "facts/fact.h"

/* Adds a row of `security_headers` for each header that such a file sets, and one for the place itself. */
void header_text(struct facts *f, str path, str bytes);

#endif
