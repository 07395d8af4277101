/* A document that is whole in memory, given to the scanner in pieces where it is long. */
#include "scan/scan.h"
#include "source/pieces.h"

struct whole {
	struct scanner *scanner;
	bool looked;
};

static bool on_piece(void *ctx, const struct doc *doc)
{
	struct whole *w = ctx;
	w->looked = scanner_document(w->scanner, doc);
	return w->looked;
}

bool scanner_bytes(struct scanner *s, struct doc *doc)
{
	struct whole w = {s, false};
	pieces_of(doc->bytes, &piece_sizes_usual, doc, &w, on_piece);
	return w.looked;
}
