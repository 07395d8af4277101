/* Each secret gets a number, history_places() says where it stands, and each place makes its own hit. */
#include "audit_place.h"

#include <stdlib.h>

#include "audit/wire.h"
#include "scan/place.h"
#include "scan/weigh.h"

static int by_secret(const void *a, const void *b)
{
	const struct blob_hit *x = a, *y = b;
	if (x->secret != y->secret)
		return x->secret < y->secret ? -1 : 1;
	return (x->blob > y->blob) - (x->blob < y->blob);
}

/* All hits in one array with their secrets numbered, and the rows for the attribution. */
static struct holding *join(struct history_job *j, unsigned workers, size_t *n)
{
	size_t count = 0, k = 0;
	for (unsigned i = 0; i < workers; i++)
		count += j->workers[i].n;
	j->hits = mem_grow(NULL, count * sizeof *j->hits);
	for (unsigned i = 0; i < workers; i++)
		for (size_t h = 0; h < j->workers[i].n; h++) {
			j->hits[k] = j->workers[i].hits[h];
			j->hits[k].secret = print_number(&j->prints, j->hits[k].hit.print);
			k++;
		}
	j->n_hits = count;
	if (count)
		qsort(j->hits, count, sizeof *j->hits, by_secret);
	struct holding *rows = mem_grow(NULL, count * sizeof *rows);
	*n = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || by_secret(&j->hits[i - 1], &j->hits[i]) != 0)
			rows[(*n)++] = (struct holding){j->hits[i].blob, j->hits[i].secret};
	return rows;
}

/* Does the base side have the comment, at this path? Lines move, so it is told by its rule and its reason, and no more
 * of them may stand there now than stood before. */
static bool ignored_before(struct history_job *j, const struct blob_hit *b, const struct history_place *at)
{
	struct arena a = {0};
	struct err err = {{0}};
	str old, new;
	bool stood = j->sides && j->reader && sides_base_file(j->sides, at->path, &a, &old) &&
	             history_read(j->reader, b->blob, &new, &err);
	if (stood) {
		size_t now = place_count_ignores(new, b->hit.rule, b->hit.ignore_why);
		stood = now > 0 && now <= place_count_ignores(old, b->hit.rule, b->hit.ignore_why);
	}
	arena_free(&a);
	return stood;
}

static void send_place(struct history_job *j, const struct blob_hit *b, const struct history_place *at,
                       const struct history_secret *secret)
{
	struct buf out BUF_AUTO = {0};
	struct hit h = b->hit;
	if (!path_counts(h.rule, at->path))
		return;
	h.introduced_by = secret->introduced_by;
	h.place.path = at->path;
	h.place.commit = at->commit;
	h.place.time = at->time;
	h.place.in_head = at->in_head;
	h.place.reachable = at->reachable;
	bool staged = !at->commit.n; /* in the index */
	if (staged)
		h.place.origin = ORIGIN_INDEX;
	if (j->options.pathless) {
		weigh_place(&h);
		if (!at->in_head && !staged)
			weigh_past(&h);
	}
	/* A comment in an old blob does nothing, one that HEAD or the index has does; in a change it depends on the
	 * base side. */
	if (j->audit->kind != HISTORY_ALL)
		h.ignore_new = h.ignored && !ignored_before(j, b, at);
	else
		h.ignored = h.ignored && (staged || at->in_head);
	wire_hit(&out, WIRE_HIT, &h);
	sender_send(&j->sender, &out);
}

static const struct history_secret *secret_of(const struct history_result *r, uint32_t secret)
{
	for (size_t low = 0, high = r->n_secrets; low < high;) {
		size_t mid = (low + high) / 2;
		if (r->secrets[mid].secret == secret)
			return &r->secrets[mid];
		if (r->secrets[mid].secret < secret)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void send_places(struct history_job *j, const struct history_result *r)
{
	for (size_t i = 0; i < r->n_places; i++) {
		const struct history_secret *secret = secret_of(r, r->places[i].secret);
		size_t low = 0, high = j->n_hits;
		struct blob_hit key = {.secret = r->places[i].secret, .blob = r->places[i].blob};
		while (low < high) {
			size_t mid = (low + high) / 2;
			if (by_secret(&j->hits[mid], &key) < 0)
				low = mid + 1;
			else
				high = mid;
		}
		for (; secret && low < j->n_hits && by_secret(&j->hits[low], &key) == 0; low++)
			send_place(j, &j->hits[low], &r->places[i], secret);
		progress_beat(j->sender.progress);
	}
}

bool audit_place_hits(struct history_job *j, unsigned workers)
{
	struct arena arena = {0};
	struct history_result result = {0};
	struct err err = {{0}};
	size_t n;
	struct holding *rows = join(j, workers, &n);
	bool ok = history_places(j->history, rows, n, &arena, &result, &err);
	if (ok)
		send_places(j, &result);
	else
		sender_trouble(&j->sender, TROUBLE_FAILED, str_of(err.text), S(""), S(""));
	free(rows);
	free(j->hits);
	arena_free(&arena);
	return ok;
}
