/* The tree: what the index tracks, what the walk sees; each file read once by one of the workers, and its facts. */
#include <stdlib.h>

#include "audit/pool.h"
#include "audit/wire.h"
#include "scan/names.h"
#include "scan/unread.h"
#include "source/modules.h"
#include "app_manifest.h"
#include "audit_facts.h"
#include "audit_packages.h"
#include "reading.h"

struct tree_job {
	const struct audit *audit;
	struct sender sender;
	struct scan_sink sink;
	struct scan_options options;
	struct walk_options walk;
	struct arena arena;
	struct walk_entry *entries;
	size_t cap;
	struct pool_queue queue; /* of entries */
	uint64_t unread;         /* of the audit's files, by number */
	bool bare;               /* the folder is a bare repository: its objects are read as history */
	struct fact_sender facts;
	struct package_sides packages;
	struct facts *left_out; /* what the walk passed over would have told; NULL where no facts are wanted */
};

/* A file that was not read at all leaves open what each rule meant for it decides. */
static void tell_unread(struct tree_job *j, struct facts *facts, str path, bool chosen)
{
	const struct unread u = {path, chosen ? S("was left out by choice") : S("could not be read"), chosen};
	unread_whole(&u, j->audit->matcher, j->options.on, &j->sink, facts);
}

static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	struct tree_job *j = ctx;
	/* What decides about the run and is a link would count as not there. */
	if (str_eq(reason, S("symbolic link")) && strs_ihas(j->audit->files, path))
		sender_trouble(&j->sender, TROUBLE_FAILED, S("cannot be read"),
		               S("It is a symbolic link, which is never followed; put the file itself in its place."),
		               path);
	else
		sender_trouble(&j->sender, class, reason, hint, path);
	if (path.n)
		tell_unread(j, j->left_out, path, class == TROUBLE_CHOSEN);
}

static void send_repo(struct tree_job *j, const struct repo_info *info)
{
	struct buf b BUF_AUTO = {0};
	wire_repo(&b, info);
	sender_send(&j->sender, &b);
}

/* What git knows: the tracked files and the description. A repository that cannot be read is trouble, and the tree is
 * scanned as a plain folder. */
static void ask_git(struct tree_job *j)
{
	const struct audit *a = j->audit;
	struct repo *repo = NULL;
	struct err err = {{0}};
	struct repo_info info = {0};
	struct modules modules;
	struct source_sink source = sender_source(&j->sender);
	enum repo_status status = repo_open(&repo, a->root, true, a->from_env, &err);
	/* Without a repository nothing is untracked, and a list of what to ignore (unpacked with the files) hides
	 * nothing but the settings of one machine. */
	j->walk.use_ignore = status == REPO_OK || status == REPO_BROKEN || status == REPO_UNSUPPORTED;
	j->walk.ignore_env = status == REPO_NONE;
	if (status == REPO_BROKEN || status == REPO_UNSUPPORTED)
		sender_trouble(&j->sender, TROUBLE_FAILED, arena_printf(&j->arena, "git repository: %s", err.text),
		               S("The files were scanned as a plain folder; the history was not."), S(""));
	/* A HEAD that cannot be read is trouble; the repository is one nevertheless, and its history is searched. */
	if (status == REPO_OK && !repo_describe(repo, &j->arena, &info, &err))
		sender_trouble(&j->sender, TROUBLE_FAILED, arena_printf(&j->arena, "git repository: %s", err.text),
		               S(""), S(""));
	if (status == REPO_OK)
		send_repo(j, &info);
	j->bare = info.bare;
	if (status == REPO_OK && !info.bare) {
		if (modules_read(repo, a->root, &j->arena, &source, &modules, &err)) {
			struct strs *kept = arena_new(&j->arena, struct strs);
			*kept = modules.tracked;
			j->walk.tracked = kept;
			j->walk.modules = modules.at;
			j->walk.n_modules = modules.n;
		} else {
			sender_trouble(&j->sender, TROUBLE_FAILED, arena_printf(&j->arena, "git index: %s", err.text),
			               S("Ignored files that are tracked may have been left out."), S(""));
		}
		j->walk.exclude_file = arena_printf(&j->arena, "%.*s/info/exclude", STR_ARG(info.commondir));
		if (info.prefix.n)
			j->walk.ignore_above = info.top;
	}
	repo_close(repo);
}

/* .microaudit.yml is nobody's configuration (microapp.yml is a manifest): said, since whoever wrote it believes that it
 * counts. */
static void note_other_ending(struct tree_job *j, str path)
{
	struct strs wanted = j->audit->files;
	if (!str_ends(path, S(".yml")))
		return;
	str stem = str_sub(path, 0, path.n - S(".yml").n);
	for (size_t i = 0; i < wanted.n; i++)
		if (str_eq(wanted.at[i], path))
			return;
	for (size_t i = 0; i < wanted.n; i++)
		if (str_starts(wanted.at[i], stem) && str_eq(str_sub(wanted.at[i], stem.n, wanted.at[i].n), S(".yaml")))
			sender_trouble(&j->sender, TROUBLE_CHOSEN,
			               arena_printf(&j->arena, "not taken for %.*s", STR_ARG(wanted.at[i])),
			               S("Only the name that ends in .yaml counts; rename it."), path);
}

/* One of the files that decide about the run was not read when it was to be. */
static void note_unread(struct tree_job *j, str path)
{
	for (size_t i = 0; j->unread && i < j->audit->files.n; i++)
		if (j->unread >> i % 64 & 1 && str_eq(path, j->audit->files.at[i]))
			sender_trouble(&j->sender, TROUBLE_FAILED, S("cannot be read"), S(""), path);
}

static bool on_entry(void *ctx, const struct walk_entry *e)
{
	struct tree_job *j = ctx;
	note_unread(j, e->path);
	if (j->bare && str_starts(e->path, S("objects/")))
		return true;
	if (audit_excluded(j->audit, e->path)) {
		on_trouble(j, TROUBLE_CHOSEN, S("excluded by the policy"), S(""), e->path);
		return true;
	}
	note_other_ending(j, e->path);
	mem_room(j->entries, j->queue.n, j->cap);
	j->entries[j->queue.n++] = (struct walk_entry){arena_str(&j->arena, e->path), e->size, e->tracked};
	progress_beat(j->sender.progress);
	return true;
}

static void on_below(void *ctx, enum walk_below what, str path)
{
	struct tree_job *j = ctx;
	struct buf b BUF_AUTO = {0};
	if (audit_excluded(j->audit, path)) {
		sender_trouble(&j->sender, TROUBLE_CHOSEN, S("excluded by the policy"), S(""), path);
		return;
	}
	wire_below(&b, what, path);
	sender_send(&j->sender, &b);
}

static void scan_entry(struct tree_job *j, struct scanner *scanner, struct facts *facts, const struct walk_entry *e,
                       struct trail *trail)
{
	struct doc doc = {.path = e->path, .origin = ORIGIN_WORKTREE, .tracked = e->tracked, .blob = UINT32_MAX};
	struct progress *p = j->sender.progress;
	struct reading reading = {.scanner = scanner, .progress = p};
	struct err err = {{0}};
	if (doc.path.n == 0)
		doc.path = str_basename(j->audit->root);
	if (!walk_give(&j->walk, trail, e->path, &doc, &reading, reading_content, &err)) {
		sender_trouble(&j->sender, TROUBLE_FAILED, S("cannot be read"), str_of(err.text), e->path);
		tell_unread(j, facts, e->path, false);
		return;
	}
	if (facts)
		audit_facts_file(facts, &reading, &doc, e->size);
	if (reading.text)
		atomic_fetch_add(&p->text_files, 1);
	atomic_fetch_add(&p->files, 1);
}

static void work(void *ctx, unsigned worker)
{
	struct tree_job *j = ctx;
	struct err err = {{0}};
	struct trail trail = {.root = j->walk.root};
	struct facts *facts = j->audit->repository_rules ? facts_new() : NULL;
	struct scanner *scanner = scanner_new(j->audit->matcher, &j->options, &j->sink, facts, &err);
	size_t i;
	/* Without a scanner others take its work, and what nobody took is told in the end. */
	while (scanner && pool_queue_next(&j->queue, &i)) {
		const struct walk_entry *e = &j->entries[i];
		uint64_t id = audit_document(e->path);
		if (!audit_turn(j->audit, j->queue.alone, id)) {
			if (!j->queue.alone && audit_gave_up(j->audit, id))
				tell_unread(j, facts, e->path, false);
			continue;
		}
		progress_take(j->sender.progress, worker, id, e->path);
		scan_entry(j, scanner, facts, e, &trail);
		if (facts)
			audit_facts_send(&j->facts, facts);
		progress_drop(j->sender.progress, worker);
	}
	if (facts)
		audit_facts_send(&j->facts, facts);
	facts_free(facts);
	scanner_free(scanner);
	trail_close(&trail);
}

static void read_entries(struct tree_job *j, unsigned workers)
{
	if (!pool_queue_run(&j->queue, j->audit->care.n_alone > 0, workers, j, work))
		sender_trouble(&j->sender, TROUBLE_FAILED, S("no reader could be started"),
		               S("No file was looked at. Is there memory?"), S(""));
}

/* The files of the root that decide about the run: read like any other, sent as they are. */
static void send_files(struct tree_job *j)
{
	struct trail trail = {.root = j->walk.root};
	for (size_t i = 0; i < j->audit->files.n; i++) {
		struct buf b BUF_AUTO = {0};
		struct err err = {{0}};
		str bytes;
		str name = j->audit->files.at[i];
		if (!walk_read(&j->walk, &trail, name, &j->arena, &bytes, &err)) {
			if (err.system) /* is it there at all? The walk will tell. */
				j->unread |= UINT64_C(1) << i % 64;
			if (err.system)
				app_manifest_note(j->audit, name, NULL, &j->arena, &j->options.manifest);
			continue;
		}
		app_manifest_note(j->audit, name, &bytes, &j->arena, &j->options.manifest);
		wire_file(&b, name, bytes);
		sender_send(&j->sender, &b);
	}
	trail_close(&trail);
}

static void on_name(void *ctx, size_t name, struct hit *h)
{
	struct tree_job *j = ctx;
	struct buf out BUF_AUTO = {0};
	(void)name;
	wire_hit(&out, WIRE_HIT, h);
	sender_send(&j->sender, &out);
}

static void scan_names(struct tree_job *j)
{
	struct err err = {{0}};
	str *names = arena_array(&j->arena, str, j->queue.n);
	for (size_t i = 0; i < j->queue.n; i++)
		names[i] = j->entries[i].path;
	const struct names_search search = {.matcher = j->audit->matcher,
	                                    .options = &j->options,
	                                    .names = {names, j->queue.n},
	                                    .origin = ORIGIN_WORKTREE,
	                                    .ctx = j,
	                                    .hit = on_name};
	if (!names_search(&search, &err))
		sender_trouble(&j->sender, TROUBLE_FAILED, str_of(err.text), S(""), S(""));
}

void audit_tree(void *ctx, struct outlet *out, struct progress *p)
{
	struct audit *a = ctx;
	struct tree_job j = {.audit = a, .sender = {out, a, p}};
	struct source_sink source = {.ctx = &j, .trouble = on_trouble};
	struct err err = {{0}};
	unsigned workers = a->jobs ? a->jobs : 1;
	j.sink = sender_scan(&j.sender);
	j.options = (struct scan_options){.on = a->on, .as_of = a->as_of, .structure = true, .beat = &p->beat};
	j.options.trees = audit_facts_trees(a);
	j.left_out = a->repository_rules ? facts_new() : NULL;
	j.facts.sender = &j.sender;
	j.packages.arena = &j.arena;
	j.walk = (struct walk_options){.root = a->root, .limits = a->limits, .below = on_below, .plain = !a->git};
	atomic_store(&p->stage, AUDIT_GIT);
	progress_doing(p, S("the git repository"));
	if (a->git)
		ask_git(&j);
	atomic_store(&p->stage, AUDIT_READING);
	send_files(&j);
	if (!walk_tree(&j.walk, &j, on_entry, &source, &err))
		sender_trouble(&j.sender, TROUBLE_FAILED, str_of(err.text), S(""), S(""));
	atomic_store(&p->total, j.queue.n);
	j.options.packages = audit_packages(a, &j.walk, &(struct walk_entries){j.entries, j.queue.n}, p, &j.packages);
	read_entries(&j, workers);
	atomic_store(&p->stage, AUDIT_FINISHING);
	scan_names(&j);
	if (j.left_out)
		audit_facts_send(&j.facts, j.left_out);
	facts_free(j.left_out);
	struct buf done BUF_AUTO = {0};
	wire_done(&done, (struct wire_end){.placed = true, .facts = j.left_out && !j.facts.cut});
	sender_send(&j.sender, &done);
	free(j.packages.at);
	free(j.entries);
	arena_free(&j.arena);
}
