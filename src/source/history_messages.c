/* What people wrote into commits and tags. */
#include "history_int.h"

/* c: its commit; NULL for a tag, which no commit holds, and which a range has only when it is what is judged. */
static bool give_message(struct history *h, const git_oid *id, const struct commit *c, str path, str message)
{
	char hex[GIT_OID_HEXSZ + 1];
	struct doc doc = {
	        .path = path, .bytes = message, .origin = ORIGIN_MESSAGE, .tracked = true, .blob = UINT32_MAX};
	doc.reachable = h->options.kind == HISTORY_RANGE;
	if (c) {
		doc.time = c->time;
		doc.reachable = c->reachable;
	}
	doc.commit = str_of(git_oid_tostr(hex, sizeof hex, id));
	return !message.n || h->sink->doc(h->sink->ctx, &doc);
}

/* Does the head of a commit say more than who and when, or name somebody who was not named before? */
static bool is_news(struct history *h, str head, struct names *people)
{
	str line;
	bool news = false;
	while (str_cut(&head, '\n', &line)) {
		bool person = str_starts(line, S("author ")) || str_starts(line, S("committer "));
		const char *end = person ? memrchr(line.p, '>', line.n) : NULL;
		uint32_t known = people->n;
		if (end)
			news = names_add(people, &h->arena, str_sub(line, 0, (size_t)(end - line.p))) == known || news;
		else
			news = news || (line.n && !str_starts(line, S("tree ")) && !str_starts(line, S("parent ")));
	}
	return news;
}

static bool commit_message(struct history *h, uint32_t commit, struct names *people)
{
	struct commit_text text;
	const git_oid *id = &h->ids.at[commit];
	const struct commit *c = &h->commits[commit];
	git_odb_object *o = object_read(h, id, GIT_OBJECT_COMMIT, S(""));
	bool go = true;
	if (o && commit_parse(object_text(o), &text)) {
		str all = object_text(o), head = str_sub(all, 0, all.n - text.message.n);
		go = (!is_news(h, head, people) || give_message(h, id, c, S("commit header"), head)) &&
		     give_message(h, id, c, S("commit message"), text.message);
	}
	git_odb_object_free(o);
	return go;
}

static bool tag_message(struct history *h, const git_oid *id)
{
	git_oid target;
	str text;
	git_odb_object *o = object_read(h, id, GIT_OBJECT_TAG, S(""));
	bool go = true;
	if (o && tag_parse(object_text(o), &target, &text)) {
		str all = object_text(o);
		go = give_message(h, id, NULL, S("tag header"), str_sub(all, 0, all.n - text.n)) &&
		     give_message(h, id, NULL, S("tag message"), text);
	}
	git_odb_object_free(o);
	return go;
}

/* Below a prefix, only commits that change something there speak. */
bool history_messages(struct history *h, const struct source_sink *sink, struct err *err)
{
	(void)err;
	bool go = true, narrow = h->repo->prefix.n > 0;
	struct names people = {0};
	h->sink = sink;
	for (uint32_t i = 0; go && i < h->n_order; i++) {
		const struct commit *c = &h->commits[h->order[i]];
		bool is_commit = !c->hidden && !c->missing && c->blob_path == NONE &&
		                 !git_oid_equal(&c->tree, &h->ids.at[h->order[i]]);
		if (is_commit && (!narrow || c->n_changes))
			go = commit_message(h, h->order[i], &people);
	}
	for (uint32_t i = 0; go && !narrow && i < h->tags.n; i++)
		go = tag_message(h, &h->tags.at[i]);
	names_free(&people);
	h->sink = NULL;
	return true;
}
