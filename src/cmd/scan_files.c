/* Files of the scanned root come from the jobs that read it, those of a change from its two sides. */
#include "cmd/scan_files.h"

static const struct wire_file *sent_file(const struct scan_run *r, str name)
{
	for (size_t i = 0; i < r->result.found.n_files; i++)
		if (str_eq(r->result.found.files[i].name, name))
			return &r->result.found.files[i];
	return NULL;
}

bool scan_file(const struct scan_run *r, str name, str *bytes)
{
	const struct side_file *base = audit_side_file(&r->plan.sides, 0, name);
	const struct wire_file *sent = sent_file(r, name);
	if (r->plan.ask->kind.changes ? !base : !sent)
		return false;
	*bytes = r->plan.ask->kind.changes ? base->bytes : sent->bytes;
	return true;
}

bool scan_side_file(const struct scan_run *r, unsigned side, str name, str *bytes)
{
	const struct side_file *f = audit_side_file(&r->plan.sides, side, name);
	if (f)
		*bytes = f->bytes;
	return f != NULL;
}

struct strs scan_files_unread(struct scan_run *r)
{
	struct strs wanted = r->plan.options.job.files, out = {0};
	str *at = arena_array(&r->arena, str, wanted.n);
	for (size_t i = 0; i < wanted.n; i++)
		for (size_t k = 0; k < r->result.found.n_troubles && !sent_file(r, wanted.at[i]); k++)
			if (str_eq(r->result.found.troubles[k].path, wanted.at[i])) {
				at[out.n++] = wanted.at[i];
				break;
			}
	out.at = at;
	return out;
}
