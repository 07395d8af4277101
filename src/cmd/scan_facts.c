/* Facts for a person, or for a program of theirs. */
#include "cmd/scan_facts.h"

#include <stdlib.h>

#include "base/buf.h"
#include "cmd/cmd.h"
#include "report/facts_json.h"
#include "scan/redact.h"

static str shown(void *ctx, str path)
{
	redaction_text(ctx, &path);
	return path;
}

bool scan_facts_keep(struct scan_run *r, struct err *err)
{
	struct buf out BUF_AUTO = {0};
	struct redaction *d = redaction_open(r->result.matcher, &r->arena, err);
	if (!d)
		return false;
	if (r->result.report.facts)
		facts_json(r->result.report.facts, d, shown, &out);
	else
		buf_add(&out, S("null"));
	redaction_close(d);
	r->facts = arena_str(&r->arena, buf_str(&out));
	return true;
}

struct part {
	str label, facts;
};

static int by_label(const void *x, const void *y)
{
	return str_cmp(((const struct part *)x)->label, ((const struct part *)y)->label);
}

static void write_parts(const struct scan_all *all, struct arena *a, struct buf *out)
{
	struct part *parts = arena_array(a, struct part, all->n);
	for (size_t i = 0; i < all->n; i++)
		parts[i] = (struct part){all->roots.at[i].label, all->runs[i]->facts};
	qsort(parts, all->n, sizeof *parts, by_label);
	buf_add(out, S("\"roots\": ["));
	for (size_t i = 0; i < all->n; i++) {
		buf_add(out, i ? S(",\n{\"path\": ") : S("\n{\"path\": "));
		facts_json_text(out, cmd_masked(a, parts[i].label));
		buf_printf(out, ", \"facts\": %.*s}", STR_ARG(parts[i].facts));
	}
	buf_add(out, S("\n]"));
}

bool scan_facts_write(const struct scan_all *all, str file, struct err *err)
{
	struct arena scratch = {0};
	struct buf out BUF_AUTO = {0};
	buf_add(&out, S("{\"schema_version\": \"1.0\",\n"));
	if (all->roots.many)
		write_parts(all, &scratch, &out);
	else
		buf_printf(&out, "\"facts\": %.*s", STR_ARG(all->runs[0]->facts));
	buf_add(&out, S("}\n"));
	arena_free(&scratch);
	return cmd_write_file(file, buf_str(&out), err);
}
