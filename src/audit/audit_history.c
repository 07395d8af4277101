/* History: every blob searched once, without a path; then the hits get their commits and paths, and what depends on a
 * path is decided. */
#include <stdlib.h>

#include "audit/pool.h"
#include "audit/print_table.h"
#include "audit/wire.h"
#include "scan/place.h"
#include "scan/weigh.h"
#include "source/sides.h"
#include "audit_sink.h"
#include "audit_words.h"

/* A hit in a blob, waiting for its places; strings in the worker's arena. */
struct blob_hit {
	uint32_t blob, secret;
	struct hit hit;
};
struct worker {
	struct history_job *job;
	unsigned number;
	struct arena arena;
	struct blob_hit *hits;
	size_t n, cap;
};
struct history_job {
	const struct audit *audit;
	struct arena arena;
	struct sender sender;
	struct scan_options options;
	struct history *history;
	struct worker *workers;
	_Atomic uint32_t next;
	bool alone;            /* only suspects are read */
	_Atomic bool taken;    /* a worker has seen the end of the blobs */
	struct err why;        /* when none has: what stopped the first one */
	struct blob_hit *hits; /* of all workers, joined, sorted by secret and blob */
	size_t n_hits;
	struct print_table prints;
	struct sides *sides;           /* of a change */
	struct history_reader *reader; /* for what is asked after all is read; with sides */
};

static struct hit keep_hit(struct arena *a, const struct hit *from)
{
	struct hit h = *from;
	h.ignore_why = arena_str(a, h.ignore_why);
	h.shown = arena_str(a, h.shown);
	h.note = arena_str(a, h.note);
	h.subject = arena_str(a, h.subject);
	h.frame = arena_str(a, h.frame);
	h.place.path = arena_str(a, h.place.path);
	return h;
}

static void on_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	struct worker *w = ctx;
	struct buf early BUF_AUTO = {0};
	mem_room(w->hits, w->n, w->cap);
	w->hits[w->n++] = (struct blob_hit){.blob = doc->blob, .hit = keep_hit(&w->arena, hit)};
	if (history_is_old(w->job->history, doc->blob))
		return;
	wire_hit(&early, WIRE_EARLY, hit);
	sender_send(&w->job->sender, &early);
}

static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	sender_trouble(&((struct worker *)ctx)->job->sender, class, reason, hint, path);
}

/* Structure is judged at the tree, the index or a range's end; a blob cannot prove anything about the whole. */
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static void read_blobs(struct worker *w, struct scanner *scanner, struct history_reader *reader)
{
	struct history_job *j = w->job;
	struct progress *p = j->sender.progress;
	enum origin origin = j->audit->kind == HISTORY_STAGED ? ORIGIN_INDEX : ORIGIN_HISTORY;
	uint32_t n = (uint32_t)history_blobs(j->history), i;
	while ((i = atomic_fetch_add(&j->next, 1)) < n) {
		struct doc doc = {.path = history_path(j->history, i), .origin = origin, .tracked = true, .blob = i};
		doc.names = history_paths(j->history, i);
		struct err err = {{0}};
		uint64_t id = (uint64_t)i + 1;
		if (!audit_turn(j->audit, j->alone, id))
			continue;
		progress_take(p, w->number, id, doc.path);
		if (!history_read(reader, i, &doc.bytes, &err)) {
			sender_trouble(&j->sender, TROUBLE_FAILED, str_of(err.text),
			               S("Fetch the repository again, or run git fsck."), doc.path);
			continue;
		}
		size_t length = doc.bytes.n;
		if (scanner_bytes(scanner, &doc) && length)
			atomic_fetch_add_explicit(&p->text_blobs, 1, memory_order_relaxed);
		atomic_fetch_add_explicit(&p->blobs, 1, memory_order_relaxed);
		atomic_fetch_add_explicit(&p->bytes, length, memory_order_relaxed);
	}
	progress_drop(p, w->number);
}

static void work(void *ctx, unsigned number)
{
	struct history_job *j = ctx;
	struct worker *w = &j->workers[number];
	struct err err = {{0}};
	w->job = j;
	w->number = number;
	struct scan_sink sink = {w, on_hit, on_trouble, on_statement};
	struct scanner *scanner = scanner_new(j->audit->matcher, &j->options, &sink, NULL, &err);
	struct history_reader *reader = history_reader_new(j->history, &err);
	if (scanner && reader) { /* else others take its work, and what nobody took is told in the end */
		read_blobs(w, scanner, reader);
		atomic_store(&j->taken, true);
	} else if (number == 0) {
		j->why = err;
	}
	history_reader_free(reader);
	scanner_free(scanner);
}

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

static bool attribute(struct history_job *j, unsigned workers)
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

/* Suspects first, by themselves. */
static void read_all(struct history_job *j, unsigned workers)
{
	j->alone = true;
	if (j->audit->care.n_alone)
		pool_run(1, j, work);
	j->alone = false;
	atomic_store(&j->next, 0);
	atomic_store(&j->taken, false);
	pool_run(workers, j, work);
	if (!atomic_load(&j->taken))
		sender_trouble(&j->sender, TROUBLE_FAILED, arena_str(&j->arena, str_of(j->why.text)),
		               S("The history was not searched."), S(""));
}

/* Did all that was found get its place? */
static bool search_history(struct history_job *j)
{
	unsigned workers = j->audit->jobs ? j->audit->jobs : 1;
	struct progress *p = j->sender.progress;
	atomic_store(&p->commits, history_commits(j->history));
	atomic_store(&p->total, history_blobs(j->history));
	atomic_store(&p->stage, AUDIT_READING);
	j->workers = mem_grow(NULL, workers * sizeof *j->workers);
	memset(j->workers, 0, workers * sizeof *j->workers);
	read_all(j, workers);
	atomic_store(&p->stage, AUDIT_FINISHING);
	bool ok = attribute(j, workers);
	const struct audit_words words = {j->audit, &j->sender, &j->options, j->history};
	audit_words(&words);
	for (unsigned i = 0; i < workers; i++) {
		free(j->workers[i].hits);
		arena_free(&j->workers[i].arena);
	}
	free(j->workers);
	print_table_free(&j->prints);
	return ok;
}

static void describe(struct history_job *j, struct repo *repo)
{
	struct arena arena = {0};
	struct repo_info info = {0};
	struct buf b BUF_AUTO = {0};
	if (repo_describe(repo, &arena, &info, NULL)) {
		wire_repo(&b, &info);
		sender_send(&j->sender, &b);
	}
	arena_free(&arena);
}

/* With the repository open. */
static bool audit_repository(struct history_job *j, struct repo *repo)
{
	const struct audit *a = j->audit;
	struct source_sink source = sender_source(&j->sender);
	struct history_options options = {.kind = a->kind,
	                                  .ranges = a->ranges,
	                                  .n_ranges = a->n_ranges,
	                                  .remote = a->remote,
	                                  .reflog = a->reflog,
	                                  .index = a->index,
	                                  .limits = a->limits,
	                                  .beat = &j->sender.progress->beat};
	struct err err = {{0}};
	bool bad_ref = false, ok = false, changes = a->kind != HISTORY_ALL;
	if (changes)
		describe(j, repo);
	j->history = history_open(repo, &options, &source, &bad_ref, &err);
	if (j->history && changes) {
		j->sides = sides_open(repo, &options, &bad_ref, &err);
		j->reader = history_reader_new(j->history, &err);
	}
	if (j->history)
		ok = search_history(j);
	else if (bad_ref)
		sender_error(&j->sender, str_of(err.text));
	else
		sender_trouble(&j->sender, TROUBLE_FAILED, str_of(err.text), S("The history was not searched."), S(""));
	history_reader_free(j->reader);
	sides_close(j->sides);
	history_close(j->history);
	return ok;
}

void audit_history(void *ctx, struct outlet *out, struct progress *p)
{
	struct audit *a = ctx;
	struct history_job j = {.audit = a, .sender = {out, a, p}};
	struct repo *repo = NULL;
	struct err err = {{0}};
	bool changes = a->kind != HISTORY_ALL, placed = false;
	struct buf done BUF_AUTO = {0};
	atomic_store(&p->stage, AUDIT_GIT);
	progress_doing(p, S("the git repository"));
	j.options = (struct scan_options){
	        .on = a->on, .as_of = a->as_of, .structure = changes, .pathless = !changes, .beat = &p->beat};
	enum repo_status status = repo_open(&repo, a->root, true, a->from_env, &err);
	if (status == REPO_OK)
		placed = audit_repository(&j, repo);
	else if (status == REPO_NONE)
		sender_error(&j.sender, S("not a git repository"));
	else
		sender_trouble(&j.sender, TROUBLE_FAILED, arena_printf(&j.arena, "git repository: %s", err.text),
		               S("The history was not searched."), S(""));
	repo_close(repo);
	wire_done(&done, (struct wire_end){.placed = placed});
	sender_send(&j.sender, &done);
	arena_free(&j.arena);
}
