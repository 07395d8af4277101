/* What a run as a whole did not look at. A control that nothing was read for must not pass, and a run that read nothing
 * must not be READY, however it came about: an empty folder, a wrong PATH, everything ignored or left out. */
#include "cmd/scan_reach.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "policy/date.h"

void scan_reach_history(struct scan_run *r)
{
	struct collector *c = &r->found;
	if (r->plan.stream || r->plan.changes)
		return;
	if (!c->has_repo) {
		if (r->plan.audit.git && r->plan.history)
			collect_trouble(c, TROUBLE_CHOSEN, S("no git history"), S(""), S(""));
		r->plan.history = false;
		return;
	}
	if (!r->plan.history || !c->repo.shallow)
		return;
	str day = c->repo.shallow_before ? date_of(&r->arena, c->repo.shallow_before) : S("");
	str missing = day.n ? arena_printf(&r->arena, "history before %.*s (shallow clone)", STR_ARG(day))
	                    : S("older history (shallow clone)");
	collect_trouble(c, TROUBLE_BOUNDARY, missing,
	                S("Older commits are not here. Get them with: git fetch --unshallow"), S(""));
}

/* PATH as a command line would name it; the word itself where it is absolute, which no report may hold. */
static str path_word(struct scan_run *r)
{
	struct buf b BUF_AUTO = {0};
	str root = r->plan.audit.root;
	if (str_starts(root, S("/")))
		return S("PATH");
	if (str_starts(root, S("-")))
		buf_add(&b, S("./"));
	buf_shell_word(&b, root);
	return arena_str(&r->arena, buf_str(&b));
}

static void left_below(struct scan_run *r, str path)
{
	if (r->plan.changes) {
		collect_trouble(&r->found, TROUBLE_CHOSEN, S("nested repository"), S(""), path);
		return;
	}
	r->below++;
	r->retry = arena_printf(&r->arena, "microaudit scan --recursive %.*s", STR_ARG(path_word(r)));
	collect_trouble(&r->found, TROUBLE_FAILED, S("repository below that was not looked at"),
	                arena_printf(&r->arena, "Look at each with: %.*s", STR_ARG(r->retry)), path);
}

static void entered_below(struct scan_run *r, str path)
{
	if (r->plan.history && !r->plan.changes)
		collect_trouble(&r->found, TROUBLE_BOUNDARY, S("submodule history (another repository's)"),
		                arena_printf(&r->arena, "Look at it, too, with: microaudit scan --recursive %.*s",
		                             STR_ARG(path_word(r))),
		                path);
}

static int by_path(const void *x, const void *y)
{
	const struct wire_below *a = x, *b = y;
	int c = str_cmp(a->path, b->path);
	return c ? c : (int)a->what - (int)b->what;
}

void scan_reach_below(struct scan_run *r)
{
	struct scan_roots *roots = r->plan.roots;
	size_t n = 0;
	/* A job that had to run twice has said it twice. */
	if (r->found.n_below)
		qsort(r->found.below, r->found.n_below, sizeof *r->found.below, by_path);
	for (size_t i = 0; i < r->found.n_below; i++)
		if (!n || by_path(&r->found.below[i], &r->found.below[n - 1]) != 0)
			r->found.below[n++] = r->found.below[i];
	r->found.n_below = n;
	for (size_t i = 0; i < r->found.n_below; i++) {
		const struct wire_below *b = &r->found.below[i];
		bool has = roots && scan_roots_has(roots, &r->plan.root, b->path);
		if (roots && roots->recursive && !has)
			scan_roots_add(roots, &r->plan.root, b->path);
		if (roots && (roots->recursive || has))
			r->elsewhere++;
		else if (b->what == BELOW_LEFT)
			left_below(r, b->path);
		else
			entered_below(r, b->path);
	}
}

static bool has_trouble(const struct collector *c, enum trouble_class class)
{
	for (size_t i = 0; i < c->n_troubles; i++)
		if (c->troubles[i].class == class && c->troubles[i].path.n)
			return true;
	return false;
}

static bool has_failed(const struct collector *c)
{
	for (size_t i = 0; i < c->n_troubles; i++)
		if (c->troubles[i].class == TROUBLE_FAILED)
			return true;
	return false;
}

static str what_to_do(const struct scan_run *r)
{
	if (has_trouble(&r->found, TROUBLE_CHOSEN))
		return S("Everything here was left out by choice; -v lists it with the reasons.");
	if (r->plan.stream)
		return S("Give a larger --max-file-size, or none.");
	if (!r->plan.worktree)
		return S("There is no version of a file in the history here; without --no-worktree the files are "
		         "looked at.");
	return S("No file with anything in it is here (ignored files do not count); name the folder that holds the "
	         "app.");
}

/* An empty document that was named is looked at in full; an empty folder is the wrong folder. */
static bool is_one_document(const struct scan_run *r)
{
	struct stat st;
	return r->plan.stream || (stat(r->plan.audit.root.p, &st) == 0 && S_ISREG(st.st_mode));
}

bool scan_reach_nothing(struct scan_run *r)
{
	const struct progress *p = r->progress;
	uint64_t files = atomic_load(&p->files), blobs = atomic_load(&p->blobs), bytes = atomic_load(&p->bytes);
	if (has_failed(&r->found))
		return false; /* said already, and why */
	if (r->plan.changes)
		return files + blobs + atomic_load(&p->commits) == 0;
	if (bytes == 0 && files && is_one_document(r))
		return true;
	bool nothing = bytes == 0 || (r->found.repo.bare && blobs == 0);
	r->container = nothing && r->found.n_below && r->elsewhere == r->found.n_below;
	if (nothing && !r->container)
		collect_trouble(&r->found, TROUBLE_FAILED, S("nothing was read"), what_to_do(r), S(""));
	return false;
}
