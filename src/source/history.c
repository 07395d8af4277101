/* A history opened, its blobs read by any number of workers, its messages. */
#include "history_int.h"

#include <stdlib.h>

struct history *history_open(struct repo *r, const struct history_options *o, const struct source_sink *sink,
                             bool *bad_ref, struct err *err)
{
	struct history *h = mem_grow(NULL, sizeof *h);
	*h = (struct history){.repo = r, .sink = sink, .options = *o, .head = NONE};
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

bool history_is_old(const struct history *h, uint32_t blob) { return blob >= h->n_new; }

/* ---- messages ---- */

/* c: its commit; NULL for a tag, which no commit holds. */
static bool give_message(struct history *h, const git_oid *id, const struct commit *c, str path, str message)
{
	char hex[GIT_OID_HEXSZ + 1];
	struct doc doc = {
	        .path = path, .bytes = message, .origin = ORIGIN_MESSAGE, .tracked = true, .blob = UINT32_MAX};
	if (c) {
		doc.time = c->time;
		doc.reachable = c->reachable;
	}
	doc.commit = str_of(git_oid_tostr(hex, sizeof hex, id));
	return !message.n || h->sink->doc(h->sink->ctx, &doc);
}

static bool commit_message(struct history *h, uint32_t commit)
{
	struct commit_text text;
	const git_oid *id = &h->ids.at[commit];
	git_odb_object *o = object_read(h, id, GIT_OBJECT_COMMIT, S(""));
	bool go = !o || !commit_parse(object_text(o), &text) ||
	          give_message(h, id, &h->commits[commit], S("commit message"), text.message);
	git_odb_object_free(o);
	return go;
}

static bool tag_message(struct history *h, const git_oid *id)
{
	git_oid target;
	str text;
	git_odb_object *o = object_read(h, id, GIT_OBJECT_TAG, S(""));
	bool go = !o || !tag_parse(object_text(o), &target, &text) || give_message(h, id, NULL, S("tag message"), text);
	git_odb_object_free(o);
	return go;
}

/* Below a prefix, only commits that change something there speak. */
bool history_messages(struct history *h, const struct source_sink *sink, struct err *err)
{
	(void)err;
	bool go = true, narrow = h->repo->prefix.n > 0;
	h->sink = sink;
	for (uint32_t i = 0; go && i < h->n_order; i++) {
		const struct commit *c = &h->commits[h->order[i]];
		bool is_commit = !c->hidden && !c->missing && c->blob_path == NONE &&
		                 !git_oid_equal(&c->tree, &h->ids.at[h->order[i]]);
		if (is_commit && (!narrow || c->n_changes))
			go = commit_message(h, h->order[i]);
	}
	for (uint32_t i = 0; go && !narrow && i < h->tags.n; i++)
		go = tag_message(h, &h->tags.at[i]);
	h->sink = NULL;
	return true;
}

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
