/* A use is app.use(helmet()), and what is told of it is where it stands: below which condition, with which address,
 * behind which routes of the same receiver in the same function. */
#include "header_use.h"

#include "base/ascii.h"

/* Files with very many calls are made by programs; of those nothing is said. */
enum { MOST_CALLS = 20000, MOST_USES = 16 };

struct header_file {
	struct facts *f;
	str path;
	const struct node *calls, *functions, *branches, *values, *names;
};

static bool is_before(const struct node *x, const struct node *y)
{
	return x->line != y->line ? x->line < y->line : x->col < y->col;
}

static bool is_within(const struct node *outer, const struct node *n)
{
	const struct node end = {.line = outer->end_line, .col = outer->end_col};
	return !is_before(n, outer) && is_before(n, &end);
}

static str callee_of(const struct node *call)
{
	const struct node *callee = node_get(call, S("callee"));
	return callee ? callee->text : S("");
}

/* "app" and "use" of app.use. */
static str last_word(str callee, str *receiver)
{
	size_t at = callee.n;
	while (at > 0 && callee.p[at - 1] != '.')
		at--;
	*receiver = str_sub(callee, 0, at ? at - 1 : 0);
	return str_sub(callee, at, callee.n);
}

static const struct node *argument(const struct node *call, unsigned n)
{
	const struct node *args = node_get(call, S("args")), *a = args ? args->child : NULL;
	for (; a && n; n--)
		a = a->next;
	return a;
}

/* ---- which uses ---- */

static bool names_package(str text)
{
	static const char *const words[] = {"helmet", "secureHeaders", "lusca"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* app.use(helmet()), app.use('/', lusca.xframe(…)), where it is not one of several things. */
static bool is_use(const struct node *call)
{
	str receiver, verb = last_word(callee_of(call), &receiver);
	if (!receiver.n || !str_listed(verb, "use register"))
		return false;
	for (const struct node *a = argument(call, 0); a; a = a->next)
		if (a->kind == NODE_UNKNOWN && names_package(a->text))
			return true;
	return false;
}

/* ---- on what they hang ---- */

static bool speaks_of(str condition, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(condition, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* What holds in production, as it is written: NODE_ENV === 'production', !isDev. */
static bool holds_when_deployed(str condition)
{
	static const char *const live[] = {"prod"}, *const own[] = {"dev", "test", "local"};
	bool negates = str_find(condition, S("!"), 0) != SIZE_MAX;
	return negates ? speaks_of(condition, own, sizeof own / sizeof *own)
	               : speaks_of(condition, live, sizeof live / sizeof *live);
}

static bool is_choice(str condition)
{
	static const char *const words[] = {"env", "config", "settings", "feature", "flag", "enable", "dev", "prod"};
	condition = str_trim(condition);
	return speaks_of(condition, words, sizeof words / sizeof *words) || str_listed(condition, "false 0 !1 !true");
}

/* const secure = process.env.SECURE === '1': what a condition of one name stands for. */
static str condition_of(const struct header_file *h, str text)
{
	str name = str_trim(text);
	bool negates = str_starts(name, S("!"));
	name = negates ? str_sub(name, 1, name.n) : name;
	const struct node *given = node_get(h->values, name);
	given = given ? given : node_get(h->names, name);
	return given && given->kind == NODE_UNKNOWN && given->text.n && !negates ? given->text : text;
}

static bool hangs(const struct header_file *h, const struct node *call)
{
	for (const struct node *b = h->branches ? h->branches->child : NULL; b; b = b->next) {
		if (!is_within(b, call))
			continue;
		str condition = condition_of(h, b->text);
		if (is_choice(condition) && !holds_when_deployed(condition) && !holds_when_deployed(b->text))
			return true;
	}
	return false;
}

/* '/api' is an address of its own; '/', and what begins with a star, are all. */
static bool is_part(const struct node *address)
{
	return address && address->kind == NODE_STRING && address->text.n > 1 && address->text.p[0] == '/' &&
	       ascii_alnum(address->text.p[1]);
}

/* The name itself, or the name below what it stands for (format/code.h). */
static bool is_name_of(const struct node *n, str name)
{
	bool below = n->child && n->child->kind == NODE_STRING && str_eq(n->child->text, name);
	return n->kind == NODE_UNKNOWN && (below || str_eq(n->text, name));
}

/* const admin = express.Router(): what is put in front of a router stands in front of all where the router itself is
 * put at no address of its own. */
static bool is_in_part_router(const struct header_file *h, str router)
{
	const struct node *given = node_get(h->names, router);
	bool part = false, all = false;
	if (!given || str_find(given->text, S("Router("), 0) == SIZE_MAX)
		return false;
	for (const struct node *c = h->calls->child; c; c = c->next) {
		str receiver, verb = last_word(callee_of(c), &receiver);
		for (const struct node *a = argument(c, 0); str_eq(verb, S("use")) && a; a = a->next)
			if (is_name_of(a, router)) {
				part = part || is_part(argument(c, 0));
				all = all || !is_part(argument(c, 0));
			}
	}
	return part && !all;
}

/* ---- what stands in front of them ---- */

static const struct node *function_around(const struct header_file *h, const struct node *n)
{
	const struct node *found = NULL;
	for (const struct node *fn = h->functions ? h->functions->child : NULL; fn; fn = fn->next)
		if (is_within(fn, n) && (!found || is_within(found, fn)))
			found = fn;
	return found;
}

static bool is_route(const struct node *call, str receiver)
{
	str owner, verb = last_word(callee_of(call), &owner);
	const struct node *address = argument(call, 0);
	if (receiver.n && !str_eq(owner, receiver))
		return false;
	return str_listed(verb, "get post put patch delete all") && address && address->kind == NODE_STRING &&
	       str_starts(address->text, S("/")) && address->next;
}

static bool hands_files_out(const struct node *call, str receiver)
{
	str owner, verb = last_word(callee_of(call), &owner);
	if (!str_eq(owner, receiver) || !str_eq(verb, S("use")))
		return false;
	for (const struct node *a = argument(call, 0); a; a = a->next)
		if (a->kind == NODE_UNKNOWN && str_starts(a->text, S("express.static(")))
			return true;
	return false;
}

static bool comes_late(const struct header_file *h, const struct node *use)
{
	str receiver, verb = last_word(callee_of(use), &receiver);
	if (!str_eq(verb, S("use")))
		return false;
	const struct node *around = function_around(h, use);
	for (const struct node *c = h->calls->child; c; c = c->next)
		if (is_before(c, use) && (is_route(c, receiver) || hands_files_out(c, receiver)) &&
		    function_around(h, c) == around)
			return true;
	return false;
}

/* ---- headers of single routes ---- */

static bool sets_page_header(const struct node *call)
{
	str receiver, verb = last_word(callee_of(call), &receiver);
	const struct node *name = argument(call, 0);
	return receiver.n && str_listed(verb, "setHeader set header append") && name && name->kind == NODE_STRING &&
	       (str_ieq(name->text, S("x-frame-options")) || str_ieq(name->text, S("content-security-policy")));
}

/* if (url.pathname.startsWith('/admin')) … */
static bool asks_address(str condition)
{
	static const char *const words[] = {
	        "startsWith('/", "startsWith(\"/", "pathname ===", "path ===", "url ===", "pathname ==", "path == "};
	return speaks_of(condition, words, sizeof words / sizeof *words) && str_find(condition, S("!"), 0) == SIZE_MAX;
}

static bool is_of_one_route(const struct header_file *h, const struct node *call)
{
	for (const struct node *b = h->branches ? h->branches->child : NULL; b; b = b->next)
		if (is_within(b, call) && asks_address(b->text))
			return true;
	for (const struct node *c = h->calls->child; c; c = c->next)
		if (c != call && is_within(c, call) && is_route(c, S("")) && is_part(argument(c, 0)))
			return true;
	return false;
}

/* ---- rows ---- */

static void add(const struct header_file *h, const struct node *call, str what, str tool)
{
	struct members m = fact_new(h->f, S("security_headers"), h->path, call->line);
	members_scalar(&m, NODE_STRING, S("what"), what, call);
	members_scalar(&m, NODE_STRING, S("tool"), tool, call);
}

static bool in_part(const struct header_file *h, const struct node *use)
{
	str receiver;
	last_word(callee_of(use), &receiver);
	return is_in_part_router(h, receiver);
}

static struct header_file file_of(struct facts *f, str path, const struct node *tree)
{
	return (struct header_file){f,
	                            path,
	                            node_get(tree, S("calls")),
	                            node_get(tree, S("functions")),
	                            node_get(tree, S("branches")),
	                            node_get(tree, S("values")),
	                            node_get(tree, S("names"))};
}

void header_use(struct facts *f, str path, const struct node *tree)
{
	struct header_file h = file_of(f, path, tree);
	const struct node *single = NULL;
	bool everywhere = false;
	size_t calls = 0, uses = 0;
	for (const struct node *c = h.calls ? h.calls->child : NULL; c && calls < MOST_CALLS; c = c->next, calls++) {
		if (is_use(c) && uses++ < MOST_USES) {
			if (hangs(&h, c) || is_part(argument(c, 0)) || comes_late(&h, c) || in_part(&h, c))
				add(&h, c, S("short"), S("helmet"));
		} else if (sets_page_header(c) && !everywhere && uses++ < MOST_USES) {
			everywhere = !is_of_one_route(&h, c);
			single = single ? single : c;
		}
	}
	if (single && !everywhere)
		add(&h, single, S("alone"), S("code"));
}
