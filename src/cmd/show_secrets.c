/* Unmasked lines, on purpose and on a terminal only. */
#include "cmd/show_secrets.h"

#include <stdlib.h>
#include <unistd.h>

#include "cmd/opt.h"
#include "scan/frame.h"
#include "scan/place.h"

bool show_secrets_allowed(const struct args *args, struct err *err)
{
	const char *ci = getenv("CI");
	bool only_text = true;
	for (size_t i = 0; i < args->n; i++)
		only_text = only_text && (args->given[i].id != OPT_FORMAT || str_eq(args->given[i].value, S("text")));
	if (!opt_given(args, OPT_SHOW_SECRETS))
		return true;
	if (!only_text || opt_given(args, OPT_REPORT) || !isatty(STDOUT_FILENO) || (ci && ci[0]))
		return err_set(err, "--show-secrets works for a text report on a terminal only");
	return true;
}

void show_secrets(struct report *r)
{
	for (size_t i = 0; i < r->n_findings; i++) {
		struct hit *h = &r->findings[i].main;
		str bytes;
		if (h->place.origin != ORIGIN_WORKTREE || !h->place.line)
			continue;
		str path = arena_printf(r->arena, "%.*s/%.*s", STR_ARG(r->root), STR_ARG(h->place.path));
		if (!cmd_read_file(path.p, r->arena, &bytes, NULL))
			continue;
		struct frames frames = {.text = bytes, .arena = r->arena, .whole = true};
		h->frame = frames_at(&frames, place_line_start(bytes, h->place.line));
	}
}
