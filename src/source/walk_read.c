/* One entry of the walk, when it is read. */
#include "source/walk.h"

#include <sys/stat.h>
#include <unistd.h>

#include "source/pieces.h"

bool walk_read(const struct walk_options *o, struct trail *trail, str path, struct arena *a, str *bytes,
               struct err *err)
{
	int fd = path.n ? trail_open(trail, path) : open_named(o->root, 0);
	return read_regular(fd, o->limits.max_file_size, a, bytes, err);
}

bool walk_give(const struct walk_options *o, struct trail *trail, str path, struct doc *doc, void *ctx,
               bool (*give)(void *ctx, const struct doc *doc), struct err *err)
{
	struct stat st;
	int fd = path.n ? trail_open(trail, path) : open_named(o->root, 0);
	bool ok = is_regular(fd, o->limits.max_file_size, &st, err);
	ok = ok && pieces_read(fd, (uint64_t)st.st_size, &piece_sizes_usual, doc, ctx, give, err);
	if (fd >= 0)
		close(fd);
	return ok;
}
