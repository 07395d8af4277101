/* The commits of a history: from its tips back to roots, boundaries and what is hidden. Depth first, so that each
 * commit comes after its parents and a line of commits stays together. */
#include <stdlib.h>

#include "history_int.h"
#include "peek.h"
#include "ranges.h"
#include "reflogs.h"
#include "refs.h"

static struct commit *commit_at(struct history *h, const git_oid *id, uint32_t *number)
{
	*number = ids_add(&h->ids, id);
	if (*number == h->n_commits) {
		mem_room(h->commits, h->n_commits, h->cap_commits);
		h->commits[h->n_commits++] = (struct commit){.blob_path = NONE};
	}
	return &h->commits[*number];
}

/* Reads a commit and names its parents. One that cannot be read counts as a commit without tree and parents. */
static void load(struct history *h, uint32_t number, struct commit like)
{
	struct commit_text text;
	git_oid id = h->ids.at[number];
	struct commit c = like;
	c.loaded = true;
	c.first_parent = h->n_parents;
	git_odb_object *o = object_read(h, &id, GIT_OBJECT_COMMIT, S(""));
	c.missing = !o || !commit_parse(object_text(o), &text);
	if (o && c.missing)
		h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("corrupt object"), S("Run git fsck."), S(""));
	if (!c.missing) {
		git_oid parent;
		c.tree = text.tree;
		c.time = text.time;
		bool root = ids_find(&h->shallow, &id) != NONE;
		while (!root && commit_next_parent(&text.parents, &parent)) {
			uint32_t p;
			commit_at(h, &parent, &p);
			mem_room(h->parents, h->n_parents, h->cap_parents);
			h->parents[h->n_parents++] = p;
			c.n_parents++;
		}
		h->walked += !c.hidden;
	}
	h->commits[number] = c;
	git_odb_object_free(o);
}

static void finish(struct history *h, uint32_t number)
{
	mem_room(h->order, h->n_order, h->cap_order);
	h->order[h->n_order++] = number;
}

/* Walks what tip reaches and was not walked before; each such commit gets the marks of `like`. Returns its number. */
static uint32_t walk_from(struct history *h, const git_oid *tip, struct commit like)
{
	struct step {
		uint32_t commit, next;
	} *stack = NULL;
	size_t n = 0, cap = 0;
	uint32_t first;
	if (commit_at(h, tip, &first)->loaded)
		return first;
	load(h, first, like);
	mem_room(stack, n, cap);
	stack[n++] = (struct step){first, 0};
	while (n) {
		struct step *top = &stack[n - 1];
		const struct commit *c = &h->commits[top->commit];
		if (top->next == c->n_parents) {
			finish(h, top->commit);
			n--;
			continue;
		}
		uint32_t parent = h->parents[c->first_parent + top->next++];
		if (h->commits[parent].loaded)
			continue;
		load(h, parent, like);
		mem_room(stack, n, cap);
		stack[n++] = (struct step){parent, 0};
	}
	free(stack);
	return first;
}

/* A tag may name a tree or a blob: then it stands for a commit that has nothing else. */
static void add_bare(struct history *h, const git_oid *id, bool is_blob, str name)
{
	uint32_t number;
	struct commit *c = commit_at(h, id, &number);
	if (c->loaded || (is_blob && h->repo->prefix.n))
		return;
	*c = (struct commit){.tree = *id, .loaded = true, .blob_path = NONE, .first_parent = h->n_parents};
	if (is_blob)
		c->blob_path = names_add(&h->paths, &h->arena, name);
	finish(h, number);
}

/* Any object that a reference names, tags peeled; a tag seen before was followed before. */
static void add_tip(struct history *h, const git_oid *id, str name)
{
	git_oid at = *id;
	while (ids_find(&h->tags, &at) == NONE) {
		uint32_t known = ids_find(&h->ids, &at);
		if (known != NONE && h->commits[known].loaded)
			return;
		git_odb_object *o = object_read(h, &at, GIT_OBJECT_ANY, name);
		git_object_t type = o ? git_odb_object_type(o) : GIT_OBJECT_INVALID;
		str message;
		bool tag = type == GIT_OBJECT_TAG;
		if (tag)
			ids_add(&h->tags, &at);
		if (tag && !tag_parse(object_text(o), &at, &message))
			h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("corrupt object"), S("Run git fsck."), name);
		git_odb_object_free(o);
		if (type == GIT_OBJECT_COMMIT)
			walk_from(h, &at, (struct commit){.blob_path = NONE});
		else if (type == GIT_OBJECT_TREE || type == GIT_OBJECT_BLOB)
			add_bare(h, &at, type == GIT_OBJECT_BLOB, name);
		if (!tag)
			return;
	}
}

/* What a log still holds; entries whose commit is gone say nothing. */
static void add_log(void *ctx, str name, str text)
{
	struct history *h = ctx;
	str line;
	name = arena_str(&h->arena, name);
	while (str_cut(&text, '\n', &line)) {
		git_oid ids[2];
		if (!reflog_line(line, &ids[0], &ids[1])) {
			if (line.n)
				repo_note(h->repo, S("a line of a reflog is not understood"), name);
			continue;
		}
		for (int i = 0; i < 2; i++)
			if (!no_object(&ids[i]) && git_odb_exists_ext(h->odb, &ids[i], GIT_ODB_LOOKUP_NO_REFRESH))
				add_tip(h, &ids[i], name);
	}
}

static void add_all(struct history *h, const struct refs *refs)
{
	for (size_t i = 0; i < refs->n; i++)
		add_tip(h, &refs->at[i].id, refs->at[i].name);
}

static bool add_references(struct history *h, struct err *err)
{
	struct refs refs;
	if (!refs_list(h->repo, &h->arena, &refs, err))
		return false;
	add_all(h, &refs);
	str *names = arena_array(&h->arena, str, refs.n);
	for (size_t i = 0; i < refs.n; i++)
		names[i] = refs.at[i].name;
	h->references = (struct strs){names, refs.n};
	/* Older stashes stand in the reflog of the newest, and nowhere else. */
	reflogs_each(h->repo, h->options.reflog ? S("refs") : S("refs/stash"), h, add_log);
	if (!h->options.reflog)
		return true;
	reflogs_each(h->repo, S("HEAD"), h, add_log);
	refs_left_behind(h->repo, &h->arena, &refs);
	add_all(h, &refs);
	return true;
}

/* Commits whose parents were left out of a shallow clone. */
static bool read_shallow(struct history *h, struct err *err)
{
	enum { SHALLOW_SIZE = 64 << 20 };
	str text = S(""), line;
	str path = arena_printf(&h->arena, "%.*sshallow", STR_ARG(h->repo->common));
	enum peek p = peek_read(&h->arena, path, SHALLOW_SIZE, &text);
	git_oid id;
	if (p != PEEK_FILE && p != PEEK_ABSENT)
		return err_set(err, "the list of shallow commits cannot be read: %s", peek_why(p));
	while (str_cut(&text, '\n', &line)) {
		if (line.n == GIT_OID_HEXSZ && git_oid_fromstrn(&id, line.p, line.n) == 0)
			ids_add(&h->shallow, &id);
		else if (line.n)
			repo_note(h->repo, S("a line of the list of shallow commits is no commit"), S("shallow"));
	}
	return true;
}

/* The tags that lead from what was named to its commit: their messages come with the new side, too. */
static void add_tags(struct history *h, git_oid at, const git_oid *old)
{
	bool tag = true;
	while (tag && !git_oid_equal(&at, old) && ids_find(&h->tags, &at) == NONE) {
		git_oid id = at;
		str message;
		git_odb_object *o = object_read(h, &at, GIT_OBJECT_ANY, S(""));
		tag = o && git_odb_object_type(o) == GIT_OBJECT_TAG && tag_parse(object_text(o), &at, &message);
		if (tag)
			ids_add(&h->tags, &id);
		git_odb_object_free(o);
	}
}

static int by_name(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* What is pushed, and what it is called there. */
static void add_pushed(struct history *h, const struct range_ends *ends)
{
	const struct history_options *o = &h->options;
	str *names = arena_array(&h->arena, str, o->n_ranges);
	size_t n = 0;
	for (size_t i = 0; i < o->n_ranges; i++) {
		static const git_oid none = {{0}};
		if (ends[i].nothing)
			continue;
		add_tags(h, ends[i].to_named, ends[i].has_from ? &ends[i].from_named : &none);
		if (o->ranges[i].name.n)
			names[n++] = o->ranges[i].name;
	}
	if (n)
		qsort(names, n, sizeof *names, by_name);
	h->references = (struct strs){names, n};
}

/* The new side of a range, whatever object it is. */
static uint32_t walk_end(struct history *h, const struct range_ends *end, str name)
{
	uint32_t number;
	if (!end->bare)
		return walk_from(h, &end->to, (struct commit){.reachable = true, .blob_path = NONE});
	add_bare(h, &end->to, end->is_blob, name.n ? name : S("the blob that is pushed"));
	commit_at(h, &end->to, &number)->reachable = true;
	return number;
}

/* All old sides first: what one of several branches of a push has there already is new in none. */
static bool walk_range(struct history *h, bool *bad_ref, struct err *err)
{
	const struct history_options *o = &h->options;
	struct range_ends *ends = arena_array(&h->arena, struct range_ends, o->n_ranges);
	const struct commit old = {.hidden = true, .blob_path = NONE};
	for (size_t i = 0; i < o->n_ranges; i++) {
		if (!range_ends(h->repo, &o->ranges[i], o->remote, &h->arena, &ends[i], bad_ref, err))
			return false;
		if (ends[i].has_from)
			walk_from(h, &ends[i].from, old);
		for (size_t k = 0; k < ends[i].n_others; k++)
			walk_from(h, &ends[i].others[k], old);
	}
	h->ends = arena_array(&h->arena, uint32_t, o->n_ranges);
	for (size_t i = 0; i < o->n_ranges; i++)
		if (!ends[i].nothing)
			h->ends[h->n_ends++] = walk_end(h, &ends[i], o->ranges[i].name);
	add_pushed(h, ends);
	return true;
}

bool commits_walk(struct history *h, bool *bad_ref, struct err *err)
{
	git_oid head;
	struct err why = {{0}};
	h->head = NONE;
	if (!read_shallow(h, err))
		return false;
	if (h->options.kind == HISTORY_RANGE)
		return walk_range(h, bad_ref, err);
	enum ref_end end = refs_resolve(h->repo, S("HEAD"), &head, NULL, &why);
	if (end == REF_BROKEN && h->options.kind == HISTORY_STAGED)
		return err_set(err, "%s", why.text);
	if (end == REF_BROKEN)
		repo_note(h->repo, str_of(why.text), S("HEAD"));
	if (h->options.kind == HISTORY_STAGED) {
		uint32_t number;
		if (end == REF_FOUND) {
			commit_at(h, &head, &number);
			load(h, number, (struct commit){.blob_path = NONE});
			h->head = number;
		}
		h->walked = 0;
		return true;
	}
	if (end == REF_FOUND)
		h->head = walk_from(h, &head, (struct commit){.reachable = true, .blob_path = NONE});
	return add_references(h, err);
}
