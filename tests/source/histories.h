/* Tests of histories: a "secret" is K and a digit, and what a history says about them becomes lines of text, with
 * commits named by their subject. */
#ifndef TEST_HISTORIES_H
#define TEST_HISTORIES_H

#include "sandbox.h"
#include "source/history.h"

struct past {
	struct sandbox *box;
	struct repo *repo;
	struct history *history;
	struct source_sink sink;
	struct holding rows[4096];
	size_t n;
};

static inline bool past_message(void *ctx, const struct doc *doc)
{
	buf_printf(&((struct past *)ctx)->box->troubles, "%.*s: %.*s", STR_ARG(doc->path), STR_ARG(doc->bytes));
	return true;
}

static inline void past_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	sandbox_trouble(((struct past *)ctx)->box, class, reason, hint, path);
}

static inline void past_search(struct past *p, uint32_t blob, str bytes)
{
	for (size_t i = 0; i + 1 < bytes.n; i++)
		if (bytes.p[i] == 'K' && bytes.p[i + 1] >= '0' && bytes.p[i + 1] <= '9') {
			cr_assert(p->n < sizeof p->rows / sizeof *p->rows);
			p->rows[p->n++] = (struct holding){blob, (uint32_t)(bytes.p[i + 1] - '0')};
		}
}

/* Opens the repository at `below` and reads all its blobs. */
static inline struct past *past_open(struct sandbox *s, const char *below, struct history_options o)
{
	struct past *p = arena_new(&s->arena, struct past);
	struct err err;
	bool bad_ref;
	p->box = s;
	p->sink = (struct source_sink){p, past_message, past_trouble};
	cr_assert_eq(repo_open(&p->repo, sandbox_path(s, below), true, true, &err), REPO_OK, "%s", err.text);
	p->history = history_open(p->repo, &o, &p->sink, &bad_ref, &err);
	cr_assert(p->history != NULL, "%s", err.text);
	struct history_reader *reader = history_reader_new(p->history, &err);
	cr_assert(reader != NULL);
	for (uint32_t b = 0; b < history_blobs(p->history); b++) {
		str bytes;
		cr_assert(history_read(reader, b, &bytes, &err), "%s", err.text);
		past_search(p, b, bytes);
	}
	history_reader_free(reader);
	return p;
}

static inline void past_close(struct past *p)
{
	history_close(p->history);
	repo_close(p->repo);
}

static inline str past_subject(struct past *p, const char *below, str commit)
{
	if (!commit.n)
		return S("index");
	struct arena *a = &p->box->arena;
	return sandbox_read(p->box, arena_printf(a, "git -C ./%s cat-file commit %.*s | sed '1,/^$/d' | head -1", below,
	                                         STR_ARG(commit))
	                                    .p);
}

static inline const char *past_held(bool in_head, bool reachable)
{
	return in_head ? "head" : reachable ? "history" : "elsewhere";
}

/* "K1 SUBJECT held: PATH SUBJECT held, …" for each secret. */
static inline str past_text(struct past *p, const char *below)
{
	struct history_result r;
	struct buf b = {0};
	cr_assert(history_places(p->history, p->rows, p->n, &p->box->arena, &r, NULL));
	for (size_t s = 0, at = 0; s < r.n_secrets; s++) {
		const struct history_secret *k = &r.secrets[s];
		buf_printf(&b, "K%u %.*s %s:", k->secret, STR_ARG(past_subject(p, below, k->introduced_by)),
		           past_held(k->in_head, k->reachable));
		for (; at < r.n_places && r.places[at].secret == k->secret; at++)
			buf_printf(&b, " %.*s %.*s %s,", STR_ARG(r.places[at].path),
			           STR_ARG(past_subject(p, below, r.places[at].commit)),
			           past_held(r.places[at].in_head, r.places[at].reachable));
		buf_byte(&b, '\n');
	}
	str out = arena_str(&p->box->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static inline void past_expect(struct sandbox *s, const char *below, struct history_options o, const char *want)
{
	struct past *p = past_open(s, below, o);
	str got = past_text(p, below);
	cr_assert(str_eq(got, str_of(want)), "got:\n%.*swant:\n%s", STR_ARG(got), want);
	past_close(p);
}

#endif
