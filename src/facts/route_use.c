/* use(path?, …) of JavaScript: what stands in front of the routes behind it, or is mounted there. */
#include <string.h>

#include "facts/folder.h"
#include "route_branch.h"
#include "route_each.h"
#include "route_fastify.h"
#include "route_path.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* fs.readdirSync(__dirname).forEach((file) => app.use(require(path.join(__dirname, file)))): each file below. */
static bool reads_folder(struct route_file *r, const struct node *value, str of, str path, const struct node *call)
{
	str text = value && value->kind == NODE_UNKNOWN ? value->text : S(""), name = route_chain(text);
	name = str_sub(name, 0, str_find(name, S("."), 0));
	const struct node *given = str_eq(name, S("require")) ? value : name.n ? route_name(r, name) : NULL;
	if (!given || given->kind != NODE_UNKNOWN || !str_starts(given->text, S("require(")))
		return false;
	bool computed = str_find(given->text, S("__dirname"), 0) != SIZE_MAX ||
	                str_find(given->text, S("'./' +"), 0) != SIZE_MAX ||
	                str_find(given->text, S("\"./\" +"), 0) != SIZE_MAX ||
	                str_find(given->text, S("`./${"), 0) != SIZE_MAX;
	bool plain = str_find(given->text, S("__dirname, '"), 0) != SIZE_MAX ||
	             str_find(given->text, S("__dirname, \""), 0) != SIZE_MAX;
	if (!computed || plain)
		return false;
	struct route_refs marks = {.n = 0};
	route_refs_add(&marks, S("flat"));
	route_refs_add(&marks, S("any"));
	route_add(r, &(struct route_part){.kind = S("autoload"),
	                                  .of = of,
	                                  .name = folder_of(r->path),
	                                  .route = path,
	                                  .marks = &marks,
	                                  .at = call});
	return true;
}

/* use(path?, …): what stands in front, or is mounted. */
static void add_use(struct route_file *r, const struct node *call, str of, const struct node *first,
                    const char *framework)
{
	bool path = first->kind != NODE_UNKNOWN ? route_is_path(first)
	                                        : first->next && (route_is_path(first) || route_may_be_path(r, first));
	struct route_refs refs = {.n = 0}, unless = {.n = 0};
	if (reads_folder(r, path ? first->next : first, of, path ? route_path_of(r, first) : S(""), call))
		return;
	for (const struct node *n = path ? first->next : first; n; n = n->next) {
		size_t before = refs.n;
		route_refs_all(r, &refs, n);
		if (n->kind == NODE_UNKNOWN && refs.n == before + 1)
			refs.at[before] = route_made_router(r, refs.at[before], n);
		if (n->kind == NODE_UNKNOWN && str_find(n->text, S(".unless("), 0) != SIZE_MAX)
			route_unless(r, &unless, n);
	}
	const struct node *options = first->next && first->next->kind == NODE_OBJECT ? first->next : NULL;
	str prefix = options ? route_member_text(options, S("prefix")) : S("");
	route_static_used(r, of, path ? route_path_of(r, first) : prefix, &refs, call);
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .route = path ? route_path_of(r, first) : prefix,
	                                  .guards = &refs,
	                                  .paths = &unless,
	                                  .framework = str_of(framework),
	                                  .at = call});
}

/* Is every argument a text, a function or a name that the file gives a value? Else it may be that of a loop. */
static bool all_known(const struct route_file *r, const struct node *args)
{
	for (const struct node *n = args; n; n = n->next) {
		str chain = n->kind == NODE_UNKNOWN ? route_chain(n->text) : S("");
		str head = str_sub(chain, 0, str_find(chain, S("."), 0));
		if (head.n && !route_name(r, head) && !route_has_function(r, head))
			return false;
	}
	return true;
}

void route_use(struct route_file *r, const struct node *call, str callee, const char *framework)
{
	if (*framework && route_fastify_autoload(r, call, callee))
		return;
	str of = route_router_of(r, call, route_receiver(callee));
	const struct node *first = route_arg(call, 0), *turn;
	struct route_turns turns;
	if (!of.n || !first)
		return;
	bool known = all_known(r, first);
	if (!known && route_turns(r, call, &turns) && (turn = route_turn(r, first, &turns)))
		for (; turn; turn = route_turn(r, first, &turns))
			add_use(r, call, of, turn, framework);
	else
		add_use(r, call, of, first, framework);
}
