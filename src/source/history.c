/* A history opened, its blobs read by any number of workers, its messages. */
#include "history_int.h"

#include <stdlib.h>

struct history *history_open(struct repo *r, const struct history_options *o, const struct source_sink *sink,
                             bool *bad_ref, struct err *err)
{
	struct history *h = mem_grow(NULL, sizeof *h);
	*h = (struct history){.repo = r, .sink = sink, .options = *o, .head = NONE, .index = NONE};
	*bad_ref = false;
	h->odb = r->odb;
	bool ok = commits_walk(h, bad_ref, err) && changes_collect(h, err);
	repo_troubles(r, sink);
	if (ok) {
		changes_number(h);
		h->sink = NULL;
		return h;
	}
	history_close(h);
	return NULL;
}

void history_close(struct history *h)
{
	if (!h)
		return;
	ids_free(&h->ids);
	ids_free(&h->shallow);
	ids_free(&h->missing);
	ids_free(&h->tags);
	ids_free(&h->blobs);
	ids_free(&h->swept);
	names_free(&h->paths);
	names_free(&h->submodules);
	free(h->commits);
	free(h->parents);
	free(h->order);
	free(h->changes.at);
	free(h->number);
	free(h->blob_ids);
	free(h->first_path);
	free(h->path_list);
	arena_free(&h->arena);
	free(h);
}

size_t history_commits(const struct history *h) { return h->walked; }

size_t history_blobs(const struct history *h) { return h->n_blobs; }

str history_path(const struct history *h, uint32_t blob) { return h->path_list[h->first_path[blob]]; }

struct strs history_paths(const struct history *h, uint32_t blob)
{
	uint32_t from = h->first_path[blob];
	return (struct strs){h->path_list + from, h->first_path[blob + 1] - from};
}

struct strs history_all_paths(const struct history *h) { return (struct strs){h->paths.at, h->paths.n}; }

bool history_path_is_new(const struct history *h, size_t path)
{
	bool new = false, old = false;
	for (uint32_t i = 0; i < h->changes.n; i++) {
		const struct change *c = &h->changes.at[i];
		new = new || (c->path == path && c->new != NONE);
		old = old || (c->path == path && c->old != NONE);
	}
	return new && !old;
}

struct strs history_references(const struct history *h) { return h->references; }

bool history_is_old(const struct history *h, uint32_t blob) { return blob >= h->n_new; }

/* ---- reading ---- */

struct history_reader {
	const struct history *history;
	git_odb *odb;
	git_odb_object *object;
};

struct history_reader *history_reader_new(const struct history *h, struct err *err)
{
	git_odb *odb = repo_objects(h->repo, err);
	if (!odb)
		return NULL;
	struct history_reader *reader = mem_grow(NULL, sizeof *reader);
	*reader = (struct history_reader){.history = h, .odb = odb};
	return reader;
}

void history_reader_free(struct history_reader *reader)
{
	if (!reader)
		return;
	git_odb_object_free(reader->object);
	git_odb_free(reader->odb);
	free(reader);
}

bool history_read(struct history_reader *reader, uint32_t blob, str *bytes, struct err *err)
{
	git_odb_object_free(reader->object);
	reader->object = NULL;
	if (git_odb_read(&reader->object, reader->odb, &reader->history->blob_ids[blob]) != 0)
		return repo_failed(err, "cannot read an object");
	if (git_odb_object_type(reader->object) != GIT_OBJECT_BLOB)
		return err_set(err, "cannot read an object: it is no blob");
	*bytes = object_text(reader->object);
	return true;
}
