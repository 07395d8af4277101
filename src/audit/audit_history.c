/* History: every blob searched once, without a path; then the hits get their commits and paths, and what depends on a
 * path is decided. */
#include <stdlib.h>

#include "audit/wire.h"
#include "app_manifest.h"
#include "audit_place.h"
#include "audit_words.h"

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
	struct history_worker *w = ctx;
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
	sender_trouble(&((struct history_worker *)ctx)->job->sender, class, reason, hint, path);
}

/* Structure is judged at the tree, the index or a range's end; a blob cannot prove anything about the whole. */
static void on_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static void read_blobs(struct history_worker *w, struct scanner *scanner, struct history_reader *reader)
{
	struct history_job *j = w->job;
	struct progress *p = j->sender.progress;
	enum origin origin = j->audit->kind == HISTORY_STAGED ? ORIGIN_INDEX : ORIGIN_HISTORY;
	size_t number;
	while (pool_queue_next(&j->queue, &number)) {
		uint32_t i = (uint32_t)number;
		struct doc doc = {.path = history_path(j->history, i), .origin = origin, .tracked = true, .blob = i};
		doc.names = history_paths(j->history, i);
		struct err err = {{0}};
		uint64_t id = (uint64_t)i + 1;
		if (!audit_turn(j->audit, j->queue.alone, id))
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
	struct history_worker *w = &j->workers[number];
	struct err err = {{0}};
	w->job = j;
	w->number = number;
	struct scan_sink sink = {w, on_hit, on_trouble, on_statement};
	struct scanner *scanner = scanner_new(j->audit->matcher, &j->options, &sink, NULL, &err);
	struct history_reader *reader = history_reader_new(j->history, &err);
	if (scanner && reader) { /* else others take its work, and what nobody took is told in the end */
		read_blobs(w, scanner, reader);
	} else if (number == 0) {
		j->why = err;
	}
	history_reader_free(reader);
	scanner_free(scanner);
}

static void read_all(struct history_job *j, unsigned workers)
{
	j->queue.n = history_blobs(j->history);
	if (!pool_queue_run(&j->queue, j->audit->care.n_alone > 0, workers, j, work))
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
	bool ok = audit_place_hits(j, workers);
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
		j->options.manifest = j->sides ? app_manifest_of_base(a, j->sides, &j->arena) : NULL;
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
