/* A loose object is a zlib stream of "TYPE SIZE\0" and the content (git's Documentation/gitformat-loose.txt), in
 * xx/yyyy… under its id. It counts only when the stream ends where the file does and holds as many bytes as it says. */
#include "loose.h"

#include <dirent.h>
#include <errno.h>
#include <libdeflate.h>
#include <stdlib.h>

#include "base/arena.h"
#include "peek.h"

enum {
	HEADER = 32,             /* is shorter */
	RATIO = 1032,            /* deflate makes a byte of no more than that many */
	LARGEST = 512 << 20,     /* inflated; git itself stores larger files in packs */
	LONGEST_PATH = 4096 + 64 /* of an object */
};

struct loose {
	git_odb_backend backend;
	struct libdeflate_decompressor *inflater;
	char *out;
	size_t room;
	char path[LONGEST_PATH];
	size_t n_folder;
};

/* An object inflated: valid until the next one. */
struct object {
	git_object_t type;
	str content;
};

static int fail(const char *why)
{
	git_error_set_str(GIT_ERROR_ODB, why);
	return GIT_ERROR;
}

/* folder/xx/yyyy… */
static str object_path(struct loose *l, const git_oid *id)
{
	char *p = l->path + l->n_folder;
	*p = '/';
	git_oid_pathfmt(p + 1, id);
	p[GIT_OID_HEXSZ + 2] = '\0';
	return str_of(l->path);
}

static bool parse_type(str word, git_object_t *out)
{
	static const git_object_t types[] = {GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq(word, str_of(git_object_type2string(types[i])))) {
			*out = types[i];
			return true;
		}
	return false;
}

static bool parse(str all, struct object *out)
{
	const char *end = all.n ? memchr(all.p, 0, all.n) : NULL;
	str head = str_at(all.p, end ? (size_t)(end - all.p) : 0), word;
	uint64_t size;
	if (!end || !str_cut(&head, ' ', &word) || !parse_type(word, &out->type) || !str_number(head, LARGEST, &size))
		return false;
	out->content = str_sub(all, (size_t)(end - all.p) + 1, all.n);
	return out->content.n == size;
}

/* Bytes of header and content by what the header says; 0 when it says nothing. */
static uint64_t claimed_size(str begin)
{
	uint64_t size;
	str word;
	const char *end = memchr(begin.p, 0, begin.n);
	str head = str_at(begin.p, end ? (size_t)(end - begin.p) : 0);
	bool says = end && str_cut(&head, ' ', &word) && str_number(head, UINT64_C(1) << 48, &size);
	return says ? (uint64_t)(end - begin.p) + 1 + size : 0;
}

static void make_room(struct loose *l, uint64_t n)
{
	if (n > l->room) {
		l->out = mem_grow(l->out, (size_t)n);
		l->room = (size_t)n;
	}
	memset(l->out, 0, HEADER);
}

/* A first attempt shows at least how the object begins; what that promises decides the second, and a promise that more
 * was already made than it says, or that no stream of this length could hold, is a lie. */
static int inflate(struct loose *l, str in, str *out)
{
	uint64_t most = (uint64_t)in.n * RATIO + HEADER, want = (uint64_t)in.n * 4 + 4096;
	for (int attempt = 0; attempt < 2; attempt++) {
		size_t used = 0, made = 0;
		make_room(l, want);
		enum libdeflate_result r =
		        libdeflate_zlib_decompress_ex(l->inflater, in.p, in.n, l->out, l->room, &used, &made);
		*out = str_at(l->out, made);
		if (r == LIBDEFLATE_SUCCESS)
			return used == in.n ? 0 : fail("garbage behind a loose object");
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
			break;
		want = claimed_size(str_at(l->out, HEADER));
		if (want <= l->room || want > most)
			return fail("the header of a loose object does not say what it holds");
		if (want > LARGEST)
			return fail("a loose object is larger than 512 MB");
	}
	return fail("a loose object is not a whole zlib stream");
}

static int read_object(struct loose *l, const git_oid *id, struct object *out)
{
	struct arena a = {0};
	str in = S(""), all;
	enum peek p = peek_read(&a, object_path(l, id), LARGEST, &in);
	int code = p == PEEK_ABSENT ? GIT_ENOTFOUND : p != PEEK_FILE ? fail(peek_why(p)) : inflate(l, in, &all);
	if (code == 0 && !parse(all, out))
		code = fail("the header of a loose object does not say what it holds");
	arena_free(&a);
	return code;
}

static int give(git_odb_backend *b, const struct object *o, void **data, size_t *size, git_object_t *type)
{
	char *copy = git_odb_backend_data_alloc(b, o->content.n + 1);
	if (!copy)
		return -1;
	if (o->content.n)
		memcpy(copy, o->content.p, o->content.n);
	copy[o->content.n] = '\0';
	*data = copy;
	*size = o->content.n;
	*type = o->type;
	return 0;
}

static int backend_read(void **data, size_t *size, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	struct object o = {0};
	int code = read_object((struct loose *)b, id, &o);
	return code ? code : give(b, &o, data, size, type);
}

static int backend_header(size_t *size, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	struct object o = {0};
	int code = read_object((struct loose *)b, id, &o);
	*size = o.content.n;
	*type = o.type;
	return code;
}

static int backend_exists(git_odb_backend *b, const git_oid *id)
{
	return peek_kind(object_path((struct loose *)b, id)) != PEEK_ABSENT;
}

/* The one object whose id begins with n digits of short_id; n is 4 at least, so a single folder holds them all. */
static int backend_exists_prefix(git_oid *out, git_odb_backend *b, const git_oid *short_id, size_t n)
{
	struct loose *l = (struct loose *)b;
	char want[GIT_OID_HEXSZ + 1], hex[GIT_OID_HEXSZ + 1];
	int found = 0;
	git_oid_tostr(want, sizeof want, short_id);
	object_path(l, short_id);
	l->path[l->n_folder + 3] = '\0';
	DIR *dir = opendir(l->path);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		if (strlen(e->d_name) != GIT_OID_HEXSZ - 2)
			continue;
		memcpy(hex, want, 2);
		memcpy(hex + 2, e->d_name, GIT_OID_HEXSZ - 1);
		found += memcmp(hex, want, n) == 0 && git_oid_fromstr(out, hex) == 0;
	}
	if (dir)
		closedir(dir);
	return found == 0 ? GIT_ENOTFOUND : found == 1 ? 0 : GIT_EAMBIGUOUS;
}

static int backend_read_prefix(git_oid *out, void **data, size_t *size, git_object_t *type, git_odb_backend *b,
                               const git_oid *short_id, size_t n)
{
	int code = backend_exists_prefix(out, b, short_id, n);
	return code ? code : backend_read(data, size, type, b, out);
}

static void backend_free(git_odb_backend *b)
{
	struct loose *l = (struct loose *)b;
	libdeflate_free_decompressor(l->inflater);
	free(l->out);
	free(l);
}

git_odb_backend *loose_backend(str folder)
{
	struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
	if (!inflater || folder.n + GIT_OID_HEXSZ + 3 > LONGEST_PATH) {
		libdeflate_free_decompressor(inflater);
		return NULL;
	}
	struct loose *l = mem_grow(NULL, sizeof *l);
	*l = (struct loose){.backend = GIT_ODB_BACKEND_INIT, .inflater = inflater, .n_folder = folder.n};
	memcpy(l->path, folder.p, folder.n);
	l->backend.read = backend_read;
	l->backend.read_header = backend_header;
	l->backend.read_prefix = backend_read_prefix;
	l->backend.exists = backend_exists;
	l->backend.exists_prefix = backend_exists_prefix;
	l->backend.free = backend_free;
	return &l->backend;
}
