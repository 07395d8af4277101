/* A second look at a handful of small files, so that each file is read but once with all that is known of it. */
#include "audit_packages.h"

#include "match/path_class.h"
#include "source/trail.h"

enum { MOST_PACKAGES = 4096, LONGEST = 1 << 20 };

void audit_packages(const struct walk_options *walk, const struct walk_entries *entries, struct progress *p,
                    struct package_sides *out)
{
	struct trail trail = {.root = walk->root};
	struct arena scratch = {0};
	for (size_t i = 0; i < entries->n && out->n < MOST_PACKAGES; i++) {
		const struct walk_entry *e = &entries->at[i];
		struct err err = {{0}};
		str bytes;
		if (e->size > LONGEST || !package_side_reads(e->path) || path_is_foreign(e->path))
			continue;
		if (walk_read(walk, &trail, e->path, &scratch, &bytes, &err))
			package_sides_add(out, e->path, bytes);
		arena_reset(&scratch);
		progress_beat(p);
	}
	package_sides_end(out);
	arena_free(&scratch);
	trail_close(&trail);
}
