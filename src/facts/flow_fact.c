/* A row for each thing seen, with the place that the file has its effect at. */
#include "flow_fact.h"

#include <stdint.h>

#include "format/code_side.h"
#include "taint/taint.h"

struct flowing {
	struct facts *f;
	str path, side;
};

static void add(void *ctx, const struct taint_row *r)
{
	struct flowing *w = ctx;
	struct members row = fact_new(w->f, S("flows"), w->path, r->line);
	const struct {
		str key, text;
	} fields[] = {{S("side"), w->side},     {S("what"), r->what},         {S("sink"), r->sink},
	              {S("source"), r->source}, {S("function"), r->function}, {S("model"), r->name}};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i].text.n)
			members_scalar(&row, NODE_STRING, fields[i].key, fields[i].text, NULL);
	if (r->source.n)
		members_scalar(&row, NODE_STRING, S("says"),
		               arena_printf(row.arena, "%.*s gets %.*s", STR_ARG(r->sink), STR_ARG(r->source)), NULL);
	members_bool(&row, S("registered"), r->registered);
	members_bool(&row, S("runs"), true);
}

/* What somebody runs by hand has no caller but themselves. */
static bool is_left_out(str path)
{
	static const char folders[] =
	        "scripts script tooling hack ci .github .husky seeds seeders fixtures migrations e2e "
	        "vendor node_modules cypress __tests__ __mocks__ mocks stories bower_components";
	str step, name = str_basename(path);
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step, folders))
			return true;
	return str_starts(name, S("seed")) || str_find(name, S(".config."), 0) != SIZE_MAX ||
	       str_find(name, S(".min."), 0) != SIZE_MAX;
}

void flow_fact_tree(struct facts *f, str path, const struct node *tree)
{
	enum code_place told = code_side_told(tree);
	struct flowing w = {f, path, told == CODE_PLACES ? S("unknown") : code_place_name(told)};
	struct arena scratch = {0};
	if (!is_left_out(path) && !taint_find(path, w.side, tree, &scratch, &w, add))
		facts_unsure(f, S("flows"), path, 0);
	arena_free(&scratch);
}
