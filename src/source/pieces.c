/* One buffer: filled, given, and moved on. */
#include "source/pieces.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

const struct piece_sizes piece_sizes_usual = {64 << 20, 8 << 20, (1 << 20) + (64 << 10)};

typedef bool give_doc(void *ctx, const struct doc *doc);

struct reader {
	int fd;
	uint64_t left; /* to be read */
	uint64_t at;   /* of the buffer's first byte, in the document */
	char *to;      /* the buffer */
	size_t n, cap;
	bool end, ok;
	struct err *err;
};

/* Fills the buffer, or reads to the end. */
static void fill(struct reader *r)
{
	while (!r->end && r->n < r->cap) {
		size_t room = r->cap - r->n, want = room < r->left ? room : (size_t)r->left;
		ssize_t got = want ? read(r->fd, r->to + r->n, want) : 0;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			r->ok = err_set(r->err, "%s", strerror(errno));
		r->end = got <= 0;
		r->n += got > 0 ? (size_t)got : 0;
		r->left -= got > 0 ? (uint64_t)got : 0;
	}
	r->end = r->end || r->left == 0;
}

static void grow(struct reader *r, size_t cap)
{
	r->to = mem_grow(r->to, cap);
	r->cap = cap;
}

/* Bytes of the hole that begins where the next byte would be read, if it is a long one. */
static uint64_t hole_ahead(const struct reader *r, size_t least)
{
	uint64_t hole = 0;
#ifdef SEEK_DATA
	off_t now = r->end ? -1 : lseek(r->fd, 0, SEEK_CUR);
	off_t data = now < 0 ? -1 : lseek(r->fd, now, SEEK_DATA);
	if (data > now)
		hole = (uint64_t)(data - now);
	else if (now >= 0 && data < 0 && errno == ENXIO)
		hole = r->left;
	hole = hole < r->left ? hole : r->left;
	if (now >= 0 && lseek(r->fd, now + (off_t)(hole < least ? 0 : hole), SEEK_SET) < 0)
		return 0;
#endif
	return hole < least ? 0 : hole;
}

/* Where a core ends that may end at most: behind a line, if one ends near, else between two characters. */
static size_t cut(const char *bytes, size_t core, size_t most)
{
	enum { NEAR = 64 << 10 };
	size_t low = most > NEAR && most - NEAR > core ? most - NEAR : core;
	const char *lf = memrchr(bytes + low, '\n', most - low);
	size_t end = lf ? (size_t)(lf - bytes) + 1 : most;
	for (unsigned i = 0; !lf && i < 3 && end > core + 1 && ((unsigned char)bytes[end] & 0xc0) == 0x80; i++)
		end--;
	return end;
}

/* Behind [0, core_end): what stands in front of the next piece stays. */
static void move_on(struct reader *r, struct piece *p, size_t around, uint64_t hole)
{
	size_t drop = p->core_end > around ? p->core_end - around : 0;
	if (hole)
		drop = r->n;
	memmove(r->to, r->to + drop, r->n - drop);
	r->n -= drop;
	r->at += drop + hole;
	r->left -= hole;
	p->core = hole ? 0 : p->core_end - drop;
	p->first = false;
}

/* The document is longer than what was read of it: pieces. */
static void read_pieces(struct reader *r, const struct piece_sizes *z, struct doc *doc, void *ctx, give_doc *give)
{
	struct piece p = {.first = true};
	bool go = true;
	doc->piece = &p;
	while (go && !p.last) {
		fill(r);
		uint64_t hole = hole_ahead(r, z->core);
		p.last = r->end || (hole && hole == r->left);
		p.core_end = p.last || hole ? r->n : cut(r->to, p.core, r->n - z->around);
		p.at = r->at + p.core;
		doc->bytes = str_at(r->to, r->n);
		go = give(ctx, doc);
		move_on(r, &p, z->around, hole);
	}
	doc->piece = NULL;
}

bool pieces_read(int fd, uint64_t size, const struct piece_sizes *z, struct doc *doc, void *ctx, give_doc *give,
                 struct err *err)
{
	enum { PIPE = 64 << 10 };
	struct reader r = {.fd = fd, .left = size, .ok = true, .err = err};
	size_t long_cap = z->core + 2 * z->around;
	grow(&r, size > z->whole && size != UINT64_MAX ? long_cap : size < PIPE ? (size_t)size + 1 : PIPE);
	if (size <= z->whole)
		grow(&r, (size_t)size + 1);
	fill(&r);
	while (!r.end && size == UINT64_MAX && r.n <= z->whole) {
		grow(&r, 2 * r.cap);
		fill(&r);
	}
	if (r.end && r.n <= z->whole) {
		doc->bytes = str_at(r.to, r.n);
		give(ctx, doc);
	} else {
		if (r.cap < long_cap)
			grow(&r, long_cap);
		read_pieces(&r, z, doc, ctx, give);
	}
	free(r.to);
	return r.ok;
}

void pieces_of(str bytes, const struct piece_sizes *z, struct doc *doc, void *ctx, give_doc *give)
{
	struct piece p = {.first = true};
	doc->bytes = bytes;
	if (bytes.n <= z->whole) {
		give(ctx, doc);
		return;
	}
	doc->piece = &p;
	for (size_t at = 0, end; at < bytes.n || p.first; at = end) {
		size_t from = at > z->around ? at - z->around : 0;
		end = bytes.n - at > z->core ? cut(bytes.p, at, at + z->core) : bytes.n;
		p.last = end == bytes.n;
		p.at = at;
		p.core = at - from;
		p.core_end = end - from;
		doc->bytes = str_sub(bytes, from, bytes.n - end > z->around ? end + z->around : bytes.n);
		if (!give(ctx, doc))
			break;
		p.first = false;
	}
	doc->piece = NULL;
}
