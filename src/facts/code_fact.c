/* One walk over calls and values. What a name is read from is told by the source of a computed value, since that is all
 * a reader knows of it. */
#include "facts/code_fact.h"

#include <stdint.h>

#include "base/glob.h"
#include "facts/folder.h"
#include "code_setting.h"

enum { DEPTH = 64, LONGEST_HOST = 253, LONGEST_TABLE = 128 };

struct looking {
	struct facts *f;
	str path, side;
};

static bool is_word(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static void add(const struct looking *l, str section, unsigned line, str key, str value, str from)
{
	struct members m = fact_new(l->f, section, l->path, line);
	members_scalar(&m, NODE_STRING, key, value, NULL);
	if (from.n)
		members_scalar(&m, NODE_STRING, S("from"), from, NULL);
	members_scalar(&m, NODE_STRING, S("side"), l->side, NULL);
}

/* ---- hosts ---- */

static bool is_nobody(str host)
{
	static const str ends[] = {STR_INIT("localhost"),   STR_INIT(".local"),      STR_INIT(".test"),
	                           STR_INIT(".invalid"),    STR_INIT(".internal"),   STR_INIT("example.com"),
	                           STR_INIT("example.org"), STR_INIT("example.net"), STR_INIT(".example"),
	                           STR_INIT("w3.org"),      STR_INIT("schema.org"),  STR_INIT("json-schema.org"),
	                           STR_INIT("xmlsoap.org")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(host, ends[i]))
			return true;
	return str_find(host, S("."), 0) == SIZE_MAX || (host.p[0] >= '0' && host.p[0] <= '9');
}

static bool is_host(str s)
{
	size_t i = 0;
	while (i < s.n && (is_word(s.p[i]) || s.p[i] == '-' || s.p[i] == '.'))
		i++;
	return s.n && i == s.n && s.n <= LONGEST_HOST;
}

static void look_for_host(const struct looking *l, str text, unsigned line)
{
	static const str ways[] = {STR_INIT("https://"), STR_INIT("http://"), STR_INIT("wss://"), STR_INIT("ws://")};
	size_t from = SIZE_MAX, to;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (str_starts(text, ways[i]))
			from = ways[i].n;
	if (from == SIZE_MAX)
		return;
	for (to = from; to < text.n && (is_word(text.p[to]) || text.p[to] == '-' || text.p[to] == '.');)
		to++;
	str host = str_sub(text, from, to);
	if (host.n == 0 || host.n > LONGEST_HOST || (to < text.n && !strchr("/:?#", text.p[to])) || is_nobody(host))
		return;
	add(l, S("addresses"), line, S("host"), host, S(""));
}

/* ---- tables ---- */

static bool is_identifier(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_word(s.p[i]))
			return false;
	return s.n && s.n <= LONGEST_TABLE && !(s.p[0] >= '0' && s.p[0] <= '9');
}

/* supabase.from('orders'); Array.from and its like are of the language, storage.from is of a bucket. */
static void look_for_table(const struct looking *l, const struct node *call)
{
	static const str ends[] = {STR_INIT(".from"), STR_INIT(".table")};
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL;
	if (!callee || !first || first->kind != NODE_STRING || !is_identifier(first->text))
		return;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		str name = callee->text, before = str_sub(name, 0, name.n - (name.n > ends[i].n ? ends[i].n : name.n));
		bool own = before.n && before.p[0] >= 'A' && before.p[0] <= 'Z';
		if (before.n && str_ends(name, ends[i]) && !own && !str_ends(before, S("storage")))
			add(l, S("queries"), first->line, S("name"), first->text, S(""));
	}
}

/* ---- the walk ---- */

static void look_below(const struct looking *l, const struct node *n, unsigned depth)
{
	if (n->kind == NODE_UNKNOWN)
		code_setting_text(l->f, l->path, l->side, n->text, n->line);
	if (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN)
		look_for_host(l,
		              n->kind == NODE_UNKNOWN && str_starts(n->text, S("`")) ? str_sub(n->text, 1, n->text.n)
		                                                                     : n->text,
		              n->line);
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next)
		look_below(l, c, depth + 1);
}

/* Is the text the name of a module? Both lists are as they stand in the file. */
static bool is_imported(const struct node **imports, const struct node *text)
{
	enum { LOOKS = 16 }; /* of imports in one line */
	while (*imports && (*imports)->line < text->line)
		*imports = (*imports)->next;
	const struct node *n = *imports;
	for (int i = 0; n && i < LOOKS && n->line == text->line; n = n->next, i++)
		if (str_eq(n->text, text->text))
			return true;
	return false;
}

/* Texts with holes, wherever they stand, and addresses that are put together. Where a page is written among them, what
 * it links to is no host that the program calls. */
static void look_at_texts(const struct looking *l, const struct node *tree)
{
	const struct node *strings = node_get(tree, S("strings")), *jsx = node_get(tree, S("jsx"));
	const struct node *addresses = node_get(tree, S("addresses")), *host;
	const struct node *imports = node_get(tree, S("imports"));
	imports = imports ? imports->child : NULL;
	if (jsx && jsx->child)
		return;
	for (const struct node *n = strings ? strings->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING && !is_imported(&imports, n))
			look_for_host(l, n->text, n->line);
	for (const struct node *n = addresses ? addresses->child : NULL; n; n = n->next)
		if ((host = node_get(n, S("host"))) && host->kind == NODE_STRING && !is_nobody(host->text) &&
		    is_host(host->text))
			add(l, S("addresses"), n->line, S("host"), host->text, S(""));
}

void code_fact_tree(struct facts *f, str path, const struct node *tree)
{
	const struct node *side = node_get(tree, S("side")), *calls = node_get(tree, S("calls"));
	const struct node *values = node_get(tree, S("values")), *imports = node_get(tree, S("imports"));
	const struct looking l = {f, path, side ? side->text : S("unknown")};
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && module->kind == NODE_STRING && str_starts(module->text, S(".")))
			add(&l, S("links"), module->line, S("module"), module->text, S(""));
	}
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next) {
		const struct node *args = node_get(n, S("args"));
		code_setting_call(f, path, l.side, n);
		look_for_table(&l, n);
		if (args)
			look_below(&l, args, 0);
	}
	if (values)
		look_below(&l, values, 0);
	look_at_texts(&l, tree);
}
