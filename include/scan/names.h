/* names: what files, folders and references are called, searched like text. A token in a name stands in every listing,
 * and in no file's content. */
#ifndef SCAN_NAMES_H
#define SCAN_NAMES_H

#include "scan/scan.h"

struct names_search {
	struct matcher *matcher;
	const struct scan_options *options;
	struct strs names;
	enum origin origin;
	void *ctx;
	/* names.at[name] holds it. The hit's place has the name as its path and no line, and there is no frame: what a
	 * report prints of it is masked like every path. */
	void (*hit)(void *ctx, size_t name, struct hit *hit);
};
/* Only providers' own formats count: what goes by the words beside a value finds no words in a name. False with err. */
bool names_search(const struct names_search *n, struct err *err);

#endif
