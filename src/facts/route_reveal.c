/* By what is called, and by what an answer is given: res.json(orders), where orders is a list of the file. */
#include "route_reveal.h"

#include <stdint.h>

#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* A page, a picture, what is written for everybody: by its ending, wherever the text says it. */
static bool is_of_a_page(str text)
{
	return route_has_word(text, ".html .htm .css .js' .js\" .svg .png .jpg .jpeg .ico .webp .woff .txt .md .xml "
	                            ".ejs .hbs .pug .map manifest openapi swagger package.json robots sitemap");
}

static bool gives_file(const struct node *call, str callee)
{
	static const char files[] =
	        "readFile readFileSync createReadStream readJson readJSON readJsonSync sendFile download";
	if (!str_listed(route_last(callee), files))
		return false;
	const struct node *first = route_arg(call, 0);
	for (const struct node *n = first; n; n = n->next) /* 'index.html', {root: 'public'} */
		if (n->kind != NODE_OBJECT && is_of_a_page(n->text))
			return false;
	return first != NULL;
}

static bool gives_bucket(str callee)
{
	return str_listed(route_last(callee), "GetObjectCommand getObject getSignedUrl createSignedUrl getDownloadURL");
}

static bool runs_program(struct route_file *r, str callee)
{
	return str_listed(route_last(callee), "exec execSync execFile execFileSync spawn spawnSync") &&
	       (route_imports(r, S("child_process")) || route_imports(r, S("node:child_process")));
}

/* A name of the file, outside of its functions, that is a list to be filled, or made by what keeps things. */
static bool keeps(struct route_file *r, str name)
{
	static const char makers[] = "Map( JSONFilePreset( low( lowdb( new Low JSONFileSync( Datastore( Loki(";
	const struct node *values = node_get(r->tree, S("values")), *v = values ? node_get(values, name) : NULL;
	if (v && v->kind == NODE_ARRAY)
		return !v->child && route_around(r, v) == SIZE_MAX;
	const struct node *given = route_name(r, name);
	return given && given->kind == NODE_UNKNOWN && route_around(r, given) == SIZE_MAX &&
	       route_has_word(given->text, makers);
}

/* A list that is empty where it is made, outside of functions, and written by its name in the call. */
static bool is_named_list(struct route_file *r, const struct node *call, const struct node *value)
{
	return !route_within(call, value) && route_around(r, value) == SIZE_MAX;
}

/* res.json(orders), c.json([...cache.values()]), Response.json(db.data.users), res.json(process.env) */
static bool gives_memory(struct route_file *r, const struct node *call, str callee)
{
	const struct node *first = route_arg(call, 0);
	str text = first && first->kind == NODE_UNKNOWN ? first->text : S("");
	bool answers = str_listed(route_last(callee), "json send jsonp end");
	if (answers && first && first->kind == NODE_ARRAY && !first->child) /* a name that stands for it */
		return is_named_list(r, call, first);
	if (!answers || !text.n)
		return false;
	if (str_eq(text, S("process.env")))
		return true;
	while (text.n && (text.p[0] == '[' || text.p[0] == '.'))
		text = str_sub(text, 1, text.n);
	text = str_starts(text, S("Array.from(")) ? str_sub(text, 11, text.n) : text;
	str chain = route_chain(text), head = str_sub(chain, 0, str_find(chain, S("."), 0));
	return head.n && keeps(r, head);
}

bool route_reveals(struct route_file *r, const struct node *call, str callee)
{
	static const char scripts[] = "js jsx ts tsx mjs cjs mts cts";
	if (!str_listed(str_extension(r->path), scripts))
		return false;
	str receiver = route_receiver(callee);
	bool search = str_listed(route_last(callee), "find filter get values entries map") && receiver.n &&
	              str_find(receiver, S("."), 0) == SIZE_MAX && keeps(r, receiver);
	return search || gives_file(call, callee) || gives_bucket(callee) || runs_program(r, callee) ||
	       gives_memory(r, call, callee);
}
