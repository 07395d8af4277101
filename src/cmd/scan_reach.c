/* What a run as a whole did not look at. A control that nothing was read for must not pass, and a run that read nothing
 * must not be READY, however it came about: an empty folder, a wrong PATH, everything ignored or left out. */
#include "cmd/scan_reach.h"

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
	if (bytes == 0)
		collect_trouble(&r->found, TROUBLE_FAILED, S("nothing was read"), what_to_do(r), S(""));
	return false;
}
