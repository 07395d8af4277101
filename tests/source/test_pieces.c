/* A document in pieces: every byte is in one core, and what stands around it is the document's. */
#include <fcntl.h>
#include <unistd.h>

#include "sandbox.h"
#include "source/pieces.h"

struct pieces_seen {
	str whole;       /* what they are pieces of */
	uint64_t at;     /* where the next core has to begin */
	size_t n, holes; /* pieces; steps over holes */
	bool last, right;
	size_t stop; /* after so many; 0: never */
};

static bool pieces_see(void *ctx, const struct doc *doc)
{
	struct pieces_seen *s = ctx;
	const struct piece *p = doc->piece;
	struct piece all = {.first = true, .last = true, .core_end = doc->bytes.n};
	p = p ? p : &all;
	s->holes += p->at > s->at;
	s->right = s->right && !s->last && p->first == (s->n == 0) && p->at >= s->at && p->core <= p->core_end &&
	           p->core_end <= doc->bytes.n && (p->core < p->core_end || p->last);
	size_t from = (size_t)p->at - p->core;
	s->right = s->right && str_eq(doc->bytes, str_sub(s->whole, from, from + doc->bytes.n));
	s->at = p->at + p->core_end - p->core;
	s->last = p->last;
	return ++s->n != s->stop;
}

static str pieces_text(struct arena *a, size_t n, bool lines)
{
	char *p = arena_alloc(a, n + 1);
	uint32_t state = 5;
	for (size_t i = 0; i < n; i++) {
		state = state * 1103515245u + 12345u;
		p[i] = lines && state >> 27 == 0 ? '\n' : (char)('a' + (state >> 16) % 26);
	}
	return str_at(p, n);
}

static int pieces_file(const struct sandbox *s, str text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/f", s->path);
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	cr_assert(fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n && lseek(fd, 0, SEEK_SET) == 0);
	return fd;
}

Test(pieces, every_byte_is_in_one_core)
{
	struct sandbox s;
	sandbox_open(&s);
	static const size_t lengths[] = {0, 1, 15, 16, 17, 40, 41, 1000, 4096};
	static const struct piece_sizes sizes[] = {{16, 8, 4}, {0, 1, 1}, {0, 64, 200}, {40, 7, 0}, {10000, 1, 1}};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
			for (int way = 0; way < 6; way++) {
				str text = pieces_text(&s.arena, lengths[i], way % 2);
				struct pieces_seen seen = {.whole = text, .right = true};
				struct doc doc = {.path = S("f")};
				if (way >= 4) {
					pieces_of(text, &sizes[k], &doc, &seen, pieces_see);
				} else {
					int fd = pieces_file(&s, text);
					uint64_t size = way >= 2 ? text.n : UINT64_MAX;
					cr_expect(pieces_read(fd, size, &sizes[k], &doc, &seen, pieces_see, NULL));
					close(fd);
				}
				cr_expect(seen.right && seen.last && seen.at == text.n, "%zu bytes, sizes %zu, way %d",
				          text.n, k, way);
				cr_expect(text.n > sizes[k].whole || seen.n == 1);
				cr_expect(way < 2 || text.n < 1000 || text.n <= sizes[k].whole || seen.n > 1);
			}
	sandbox_close(&s);
}

/* What was promised is more than there is, or less: it ends. */
Test(pieces, a_file_that_grows_or_shrinks)
{
	struct sandbox s;
	sandbox_open(&s);
	static const struct piece_sizes sizes = {16, 8, 4};
	str text = pieces_text(&s.arena, 1000, true);
	for (uint64_t size = 0; size < 3000; size += 499) {
		struct pieces_seen seen = {.whole = text, .right = true};
		struct doc doc = {.path = S("f")};
		int fd = pieces_file(&s, text);
		cr_expect(pieces_read(fd, size, &sizes, &doc, &seen, pieces_see, NULL));
		cr_expect(seen.right && seen.last && seen.at == (size < 1000 ? size : 1000), "%llu",
		          (unsigned long long)size);
		close(fd);
	}
	sandbox_close(&s);
}

Test(pieces, whoever_takes_them_may_stop)
{
	struct arena a = {0};
	static const struct piece_sizes sizes = {16, 8, 4};
	struct pieces_seen seen = {.whole = pieces_text(&a, 1000, true), .right = true, .stop = 3};
	struct doc doc = {.path = S("f")};
	pieces_of(seen.whole, &sizes, &doc, &seen, pieces_see);
	cr_expect(seen.n == 3 && !seen.last);
	arena_free(&a);
}

Test(pieces, a_read_that_fails)
{
	struct sandbox s;
	sandbox_open(&s);
	struct pieces_seen seen = {.right = true};
	struct doc doc = {.path = S("f")};
	struct err err = {{0}};
	int fd = open(s.path, O_RDONLY);
	cr_expect_not(pieces_read(fd, 100, &piece_sizes_usual, &doc, &seen, pieces_see, &err));
	cr_expect(err.text[0]);
	close(fd);
	sandbox_close(&s);
}

/* A file of a terabyte that holds one line is read in no time. */
Test(pieces, holes_are_stepped_over, .timeout = 20)
{
	struct sandbox s;
	sandbox_open(&s);
	static const struct piece_sizes sizes = {1 << 20, 1 << 20, 1 << 16};
	struct pieces_seen seen = {.right = true};
	struct doc doc = {.path = S("f")};
	int fd = pieces_file(&s, S("begins"));
	off_t far = (off_t)1 << 40;
	if (pwrite(fd, "ends", 4, far) != 4 || lseek(fd, 0, SEEK_DATA) != 0 ||
	    lseek(fd, 1 << 20, SEEK_DATA) < far - (1 << 20))
		cr_skip("no holes in this file system");
	lseek(fd, 0, SEEK_SET);
	char *zeros = arena_alloc(&s.arena, 4 << 20);
	memset(zeros, 0, 4 << 20);
	cr_expect(pieces_read(fd, (uint64_t)far + 4, &sizes, &doc, &seen, pieces_see, NULL));
	cr_expect(seen.last && seen.at == (uint64_t)far + 4 && seen.holes > 0 && seen.n < 16, "%zu pieces", seen.n);
	close(fd);
	sandbox_close(&s);
}
