/* A pack and its index, held against each other by their heads and ends (git's Documentation/gitformat-pack.txt).
 *
 *   pack   "PACK" version count … objects … | SHA-1 of all that
 *   index  v2: ff 't' 'O' 'c' 2 | 256 sums | names | CRCs | offsets | SHA-1 of the pack | SHA-1 of all that
 *          v1: 256 sums | offsets and names | the same two
 */
#include "packs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deltas.h"
#include "peek.h"

enum { SUMS = 256 * 4, SHA = 20, PACK_HEAD = 12 };

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* A regular file, open for reading, and its size; -1 with why. */
static int open_regular(str path, uint64_t *size, const char **why)
{
	struct stat st;
	enum peek p = peek_kind(path);
	int fd = p == PEEK_FILE ? open(path.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
	*why = p == PEEK_FILE ? "it cannot be opened" : peek_why(p);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		*size = (uint64_t)st.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool read_at(int fd, uint64_t at, unsigned char *to, size_t n)
{
	return pread(fd, to, n, (off_t)at) == (ssize_t)n;
}

/* What an index says of its pack. */
struct summary {
	uint32_t count;
	unsigned char sum[SHA];
};

static const char *read_index(int fd, uint64_t size, struct summary *out)
{
	static const unsigned char magic[8] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};
	unsigned char head[8 + SUMS];
	uint32_t last = 0;
	if (size < sizeof head + 2 * SHA - 8 || !read_at(fd, 0, head, size < sizeof head ? SUMS : sizeof head))
		return "its index is too short";
	bool v2 = memcmp(head, magic, sizeof magic) == 0;
	for (size_t i = 0; i < 256; i++) {
		uint32_t sum = big_endian(head + (v2 ? sizeof magic : 0) + 4 * i);
		if (sum < last)
			return "its index is corrupt";
		last = sum;
	}
	uint64_t least = v2 ? sizeof head + (uint64_t)last * 28 + 2 * SHA : SUMS + (uint64_t)last * 24 + 2 * SHA;
	uint64_t most = v2 && last ? least + ((uint64_t)last - 1) * 8 : least; /* of offsets beyond 2 GB */
	if (size < least || size > most)
		return "its index is corrupt";
	out->count = last;
	return read_at(fd, size - 2 * SHA, out->sum, SHA) ? NULL : "its index cannot be read";
}

static const char *check_pack(int fd, uint64_t size, const struct summary *index)
{
	unsigned char head[PACK_HEAD], sum[SHA];
	if (size < PACK_HEAD + SHA || !read_at(fd, 0, head, sizeof head) || !read_at(fd, size - SHA, sum, SHA))
		return "it is too short";
	uint32_t version = big_endian(head + 4);
	if (memcmp(head, "PACK", 4) != 0 || (version != 2 && version != 3) || big_endian(head + 8) != index->count)
		return "it is corrupt";
	return memcmp(sum, index->sum, SHA) == 0 ? NULL : "it is not the one that its index belongs to";
}

/* Both are open; NULL when they fit. */
static const char *check_open(struct repo *r, int index, uint64_t index_size, int pack, uint64_t pack_size)
{
	struct summary summary;
	const char *why = read_index(index, index_size, &summary);
	if (!why)
		why = check_pack(pack, pack_size, &summary);
	if (!why)
		why = deltas_check(index, index_size, pack, pack_size);
	r->pack_bytes += why ? 0 : pack_size;
	return why;
}

/* NULL when both fit, else what is wrong. path: of the index. */
static const char *check_pair(struct repo *r, str path)
{
	uint64_t index_size = 0, pack_size = 0;
	const char *why = NULL;
	int index = open_regular(path, &index_size, &why);
	if (index < 0)
		return arena_printf(&r->arena, "its index: %s", why).p;
	str other = arena_printf(&r->arena, "%.*spack", STR_ARG(str_sub(path, 0, path.n - 3)));
	int pack = open_regular(other, &pack_size, &why);
	if (pack >= 0) {
		why = check_open(r, index, index_size, pack, pack_size);
		close(pack);
	}
	close(index);
	return why;
}

static int by_bytes(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

void packs_find(struct repo *r, str objects)
{
	struct arena *a = &r->arena;
	size_t first = r->n_packs;
	DIR *dir = opendir(arena_printf(a, "%.*s/pack", STR_ARG(objects)).p);
	if (!dir && errno != ENOENT)
		repo_note(r, arena_printf(a, "packs cannot be listed: %s", strerror(errno)), S("objects/pack"));
	errno = 0;
	for (struct dirent *e; dir && (e = readdir(dir)); errno = 0) {
		str name = str_of(e->d_name);
		if (!str_ends(name, S(".idx")) || !str_starts(name, S("pack-")))
			continue;
		str path = arena_printf(a, "%.*s/pack/%.*s", STR_ARG(objects), STR_ARG(name));
		const char *why = check_pair(r, path);
		if (why) {
			repo_note(r, arena_printf(a, "a pack was not read: %s", why),
			          arena_printf(a, "objects/pack/%.*spack", STR_ARG(str_sub(name, 0, name.n - 3))));
			continue;
		}
		mem_room(r->packs, r->n_packs, r->cap_packs);
		r->packs[r->n_packs++] = path;
	}
	if (dir && errno)
		repo_note(r, arena_printf(a, "packs cannot be listed: %s", strerror(errno)), S("objects/pack"));
	if (dir)
		closedir(dir);
	if (r->n_packs > first)
		qsort(r->packs + first, r->n_packs - first, sizeof *r->packs, by_bytes);
}
