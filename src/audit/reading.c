/* What was given, and how much of it was text. */
#include "reading.h"

bool reading_content(void *ctx, const struct doc *doc)
{
	struct reading *r = ctx;
	bool looked = scanner_document(r->scanner, doc);
	r->given = true;
	r->text = r->text || (looked && doc->bytes.n);
	const struct piece *p = doc->piece;
	atomic_fetch_add(&r->progress->bytes, p ? p->core_end - p->core : doc->bytes.n);
	progress_beat(r->progress);
	return looked;
}
