/* The line that moves. */
#include "cmd/progress_line.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "audit/audit.h"

static const double QUIET_SECONDS = 0.5;

void progress_line_start(struct progress_line *l, bool wanted)
{
	*l = (struct progress_line){.began = guard_now()};
	l->wanted = wanted && isatty(STDERR_FILENO);
}

void progress_line_show(struct progress_line *l, const struct progress *p)
{
	if (!l->wanted || guard_now() - l->began < QUIET_SECONDS)
		return;
	uint64_t done = atomic_load(&p->commits) ? atomic_load(&p->blobs) : atomic_load(&p->files);
	const char *what = atomic_load(&p->commits) ? "versions of files" : "files";
	if (atomic_load(&p->stage) == AUDIT_GIT)
		fprintf(stderr, "\r\033[Kreading the git repository…");
	else if (atomic_load(&p->stage) == AUDIT_FINISHING)
		fprintf(stderr, "\r\033[Kworking out who introduced what…");
	else
		fprintf(stderr, "\r\033[K%" PRIu64 " of %" PRIu64 " %s", done, atomic_load(&p->total), what);
	fflush(stderr);
	l->shown = true;
}

void progress_line_clear(struct progress_line *l)
{
	if (l->shown)
		fprintf(stderr, "\r\033[K");
	l->shown = false;
}
