/* Who is let in stands in the deployment's settings as well, which no file holds: what appsscript.json says is what the
 * next deployment offers. */
#include "door_script.h"

#include "row_get.h"

static const struct {
	const char *access, *to;
	enum truth open;
	const char *says;
} table[] = {
        {"ANYONE_ANONYMOUS", "anyone", TRUTH_TRUE,
         "anyone on the internet may call it: access is ANYONE_ANONYMOUS in appsscript.json; use DOMAIN, or check a "
         "signature in doGet and doPost"},
        {"ANYONE", "signed-in", TRUTH_UNKNOWN,
         "everybody with a Google account may call it, and whether its code asks who that is was not read"},
        {"DOMAIN", "signed-in", TRUTH_FALSE, "only people of the organisation may call it"},
        {"MYSELF", "nobody", TRUTH_FALSE, "only whoever deploys it may call it"},
};

static void add(struct doors *d, const struct node *row, size_t i)
{
	const struct door door = {.row = row,
	                          .line = row->line,
	                          .what = S("page"),
	                          .name = arena_printf(d->arena, "web app of %.*s", STR_ARG(row_text(row, S("name")))),
	                          .open = table[i].open,
	                          .to = str_of(table[i].to),
	                          .by = table[i].open == TRUTH_TRUE ? S("setting") : S(""),
	                          .may = S("execute"),
	                          .says = str_of(table[i].says),
	                          .people = TRUTH_UNKNOWN};
	door_add(d, &door);
}

void doors_of_scripts(struct doors *d)
{
	for (const struct node *row = rows_of(d->facts, S("resources")); row; row = row_after(row)) {
		if (!row_is(row, S("tool"), S("apps-script")))
			continue;
		const struct node *access = node_get(node_get(row, S("attributes")), S("access"));
		size_t n = sizeof table / sizeof *table, i = 0;
		while (i < n &&
		       !(access && access->kind == NODE_STRING && str_eq(access->text, str_of(table[i].access))))
			i++;
		if (i < n)
			add(d, row, i);
		else
			door_add(d, &(struct door){.row = row,
			                           .line = row->line,
			                           .what = S("page"),
			                           .name = S("web app"),
			                           .open = TRUTH_UNKNOWN,
			                           .says = S("whom the script lets in is not said in appsscript.json"),
			                           .people = TRUTH_UNKNOWN});
	}
}
